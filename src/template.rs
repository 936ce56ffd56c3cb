//! Template languages are masked in place: same byte length, newlines kept, so spans stay true.
//!
//! [`mask`] finds the tags of the template languages clients' texts are written
//! in and fills each with characters that no parser and no dictionary takes for
//! markup or words. What the tags said stays in [`Masked::holes`]; which parts
//! of the text can never be seen together is asked of [`Masked::exclusive`].
//!
//! A text that itself holds one of the fill characters is taken as it is: such
//! a character then reads like part of a hole, which hides it from the rules and
//! does no other harm.

mod branch;
mod code;
mod fill;
mod meaning;
mod name;
mod scan;

use std::borrow::Cow;

use crate::source::Format;
use crate::span::Span;

pub use branch::Branches;
pub use name::words;

/// Fills a value hole, three bytes at a time. A private-use character: a letter to no one.
pub const HOLE: char = '\u{E000}';
/// Fills what is left of a value hole, two bytes at a time. Unassigned in Unicode.
pub const HOLE_SHORT: char = '\u{378}';
/// Fills a statement that must not turn into indentation, three bytes at a time.
pub const INVISIBLE: char = '\u{E001}';
/// Fills what is left of such a statement, two bytes at a time. Unassigned in Unicode.
pub const INVISIBLE_SHORT: char = '\u{379}';

/// Whether `character` stands for something a template prints.
#[must_use]
pub fn is_hole_char(character: char) -> bool {
    matches!(character, HOLE | HOLE_SHORT)
}

/// Whether anything a template prints stands in `text`.
#[must_use]
pub fn has_hole(text: &str) -> bool {
    // What begins the two in UTF-8 begins few others.
    memchr::memchr2(0xEE, 0xCD, text.as_bytes()).is_some() && text.contains(is_hole_char)
}

/// Whether `character` stands for nothing at all and is to be dropped from what is read.
#[must_use]
pub fn is_invisible_char(character: char) -> bool {
    matches!(character, INVISIBLE | INVISIBLE_SHORT)
}

/// What a template tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoleKind {
    /// Prints something: `{{ name }}`, `<%= name %>`, `%%NAME%%`; also a statement that prints and
    /// stands within a line of text or in an attribute (`see {% page "fees" %}`).
    Value,
    /// Steers: `{% if x %}`, `{{#each}}`, `<% end %>`.
    Statement,
    /// Never reaches the client: `{# … #}`, `{{!-- … --}}`, `<%# … %>`.
    Comment,
}

/// Which arm of which condition a hole stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// The innermost enclosing condition, numbered from 1 in source order; 0 outside any.
    pub condition: u32,
    /// Its arm, from 0.
    pub arm: u32,
}

/// A template tag found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole {
    /// The whole tag, delimiters included.
    pub span: Span,
    /// What stands between the delimiters, without the spaces around it.
    pub inner: Span,
    /// What it does.
    pub kind: HoleKind,
    /// The variable or keyword as written (`practice.phone`, `if`), filters cut off; empty when none.
    pub name: String,
    /// Whether text may come out of it. True of every value, and of statements that bring in
    /// other text (`{% include %}`, `{% block %}`, `{{> partial}}`) or that we do not know, so
    /// "nothing is written here" cannot be said of what holds it.
    pub prints: bool,
    /// Where it stands among conditions.
    pub branch: Branch,
}

/// A text with its template tags covered.
#[derive(Clone, Debug, Default)]
pub struct Masked<'a> {
    /// As long as the original, with every line end in its place; borrowed when there are no holes.
    pub text: Cow<'a, str>,
    /// The tags, in source order; they do not overlap.
    pub holes: Vec<Hole>,
    /// Which parts of the text are never shown together.
    pub branches: Branches,
    /// The start of a block of PHP that is never closed, though markup follows in it.
    pub open_code: Option<Span>,
}

impl Masked<'_> {
    /// The holes that share a byte with `span`, in source order.
    #[must_use]
    pub fn holes_in(&self, span: Span) -> &[Hole] {
        let first = self.holes.partition_point(|hole| hole.span.end <= span.start);
        let rest = &self.holes[first..];
        &rest[..rest.partition_point(|hole| hole.span.start < span.end)]
    }

    /// Comments that never reach the client, each with the place of its text.
    pub fn comments(&self) -> impl Iterator<Item = (&Hole, Span)> {
        self.holes.iter().filter(|hole| hole.kind == HoleKind::Comment).map(|hole| (hole, hole.inner))
    }

    /// Where the text at `offset` stands among conditions.
    #[must_use]
    pub fn branch_at(&self, offset: usize) -> Branch {
        self.branches.at(offset)
    }

    /// Whether the texts at `a` and `b` stand in different arms of one condition, so that no
    /// reader ever sees both.
    #[must_use]
    pub fn exclusive(&self, a: usize, b: usize) -> bool {
        self.branches.exclusive(self.branches.at(a), self.branches.at(b))
    }
}

/// Covers every template tag of `text`.
///
/// Values become [`HOLE`] characters on their first line, so that each is one
/// word; statements and comments become spaces. In Markdown, the further lines
/// of a value, and statements that would turn into indentation, a hard break or
/// broken emphasis, become [`INVISIBLE`] characters. In the head of a page, a
/// value between the tags becomes spaces, as text there would end the head. The time taken is linear in
/// the length of the text, whatever it holds.
#[must_use]
pub fn mask(text: &str, format: Format) -> Masked<'_> {
    mask_counting(text, format).0
}

/// Covers a value that another reader has found, as [`mask`] covers values: its first line with
/// [`HOLE`] characters, further lines with spaces.
pub(crate) fn cover(value: &mut [u8]) {
    fill::value(value);
}

/// [`mask`], with the number of bytes looked at.
fn mask_counting(text: &str, format: Format) -> (Masked<'_>, usize) {
    let mut scanner = scan::Scanner::new(text, format);
    let Some(first) = scanner.next() else {
        let masked = Masked { text: Cow::Borrowed(text), ..Masked::default() };
        return (masked, scanner.steps());
    };
    let mut holes = Vec::new();
    let mut builder = branch::Builder::default();
    let mut roles = Vec::new();
    let mut next = Some(first);
    while let Some(tag) = next {
        let meaning = meaning::read(text, &tag);
        let span = Span::new(tag.start, tag.end);
        let branch = builder.apply(meaning.family, &meaning.events, span);
        let parts = meaning.events.contains(&branch::Event::Arm);
        roles.push(fill::Role { steers: !meaning.events.is_empty(), parts });
        let inner = text.get(meaning.inner.clone()).unwrap_or("");
        let start = meaning.inner.start + (inner.len() - inner.trim_start().len());
        holes.push(Hole {
            span,
            inner: Span::new(start, start + inner.trim().len()),
            kind: meaning.kind,
            name: meaning.name,
            prints: meaning.prints,
            branch,
        });
        next = scanner.next();
    }
    fill::find_values(text, format, &mut holes, &roles);
    let filled = fill::fill(text, format, &holes, &roles);
    let open_code = scanner.open_code().filter(|from| code::has_markup(&text[*from..]));
    let open_code = open_code.map(|from| Span::new(from.saturating_sub(scan::PHP.len()), from));
    (Masked { text: Cow::Owned(filled), holes, branches: builder.finish(), open_code }, scanner.steps())
}

#[cfg(test)]
mod tests;
