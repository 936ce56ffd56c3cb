//! Text becomes a tree: several token sources, one builder.

pub mod aria;
pub mod attributes;
mod bound;
mod dialect;
pub mod email;
pub mod exposure;
mod html;
mod long_tag;
mod markdown;
pub mod name;
#[cfg(feature = "office")]
mod office;
pub mod owners;
pub mod role;
mod sink;
pub mod style;
pub mod tree;

use std::cell::{OnceCell, RefCell};

use crate::source::encode::{EncodeError, Replacement};
use crate::source::{Format, FrontMatter, PartKind, Source, SourceError, SourceNote, front_matter};
use crate::span::Span;
use crate::template;
use dialect::Dialect;
use sink::Builder;
use tree::{Origin, Tree};

/// Parses a source into its one tree. Never fails: what cannot be kept is noted in [`Tree::notes`].
pub fn parse(source: &Source) -> Tree {
    let (front_matter, _) = front_matter_of(source);
    parse_after(source, front_matter.map_or(0, |found| found.span.end))
}

/// The front matter of a source, and what could not be read of it.
pub fn front_matter_of(source: &Source) -> (Option<FrontMatter>, Option<SourceNote>) {
    front_matter::read(&source.text, source.format)
}

/// Parses what stands after `start`, where the front matter ends.
pub fn parse_after(source: &Source, start: u32) -> Tree {
    let mut holes = Vec::new();
    let mut branches = Vec::new();
    let mut open_code: Option<Span> = None;
    let mut masked = String::with_capacity(source.text.len());
    for part in &source.parts {
        masked.push_str(&source.text[masked.len()..part.span.start as usize]);
        let text = part.span.of(&source.text);
        let PartKind::Body(format) = part.kind else {
            masked.push_str(text);
            continue;
        };
        let found = template::mask(text, format);
        masked.push_str(&found.text);
        open_code = open_code.or(found.open_code.map(|code| code.shift(part.span.start as usize)));
        if !found.holes.is_empty() {
            branches.push((part.span, found.branches));
        }
        holes.extend(found.holes.into_iter().map(|mut hole| {
            hole.span = hole.span.shift(part.span.start as usize);
            hole.inner = hole.inner.shift(part.span.start as usize);
            hole
        }));
    }
    masked.push_str(&source.text[masked.len()..]);

    let dialect = Dialect::of(source);
    let mut bound = Vec::new();
    dialect.cover(&mut masked, start as usize, &mut bound);
    let builder = Builder::new(masked.len(), dialect, bound);
    if let Some(span) = open_code {
        builder.note("open-code", "", span);
    }
    for part in &source.parts {
        let PartKind::Body(format) = part.kind else { continue };
        let span = Span { start: part.span.start.max(start).min(part.span.end), end: part.span.end };
        match format {
            Format::Markdown => markdown::feed(&builder, &masked, span),
            Format::Text => plain_text(&builder, &masked, span),
            Format::Html | Format::Mjml | Format::Svg | Format::Email | Format::Word | Format::OpenDocument => {
                let tokens = html::HtmlTokens::new(&builder, &masked);
                tokens.feed(span);
                tokens.end(html::anything);
            }
        }
        builder.close_raw(span.end);
    }
    let built = builder.finish(masked.len() as u32);
    Tree {
        html: built.html,
        places: built.places,
        runs: built.runs,
        holes,
        branches,
        bound: built.bound,
        masked,
        notes: built.notes,
        is_page: built.is_page,
        steps: built.steps,
        is_whole: source.format == Format::Email || built.is_page && source.format == Format::Html,
        looks: OnceCell::new(),
        exposure: OnceCell::new(),
        ids: OnceCell::new(),
        references: OnceCell::new(),
        ordinals: OnceCell::new(),
        styled: OnceCell::new(),
        in_order: OnceCell::new(),
        names: RefCell::default(),
    }
}

/// Plain text: paragraphs between blank lines, nothing else.
fn plain_text(builder: &Builder, text: &str, piece: Span) {
    use html5ever::LocalName;
    use html5ever::tendril::StrTendril;
    use html5ever::tokenizer::{Tag, TagKind, Token};
    let name = LocalName::from("p");
    let mut at = piece.start as usize;
    let end = piece.end as usize;
    while at < end {
        // A paragraph runs to the next blank line.
        let mut stop = at;
        while stop < end {
            let line_end = memchr::memchr(b'\n', &text.as_bytes()[stop..end]).map_or(end, |found| stop + found + 1);
            if text[stop..line_end].trim().is_empty() {
                break;
            }
            stop = line_end;
        }
        if stop > at {
            let whole = Span::new(at, at + text[at..stop].trim_end().len());
            let start = Tag {
                kind: TagKind::StartTag,
                name: name.clone(),
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            };
            let _ = builder.token(Token::TagToken(start), whole, Origin::Markdown);
            let _ =
                builder.token(Token::CharacterTokens(StrTendril::from_slice(whole.of(text))), whole, Origin::Markdown);
            let _ = builder.token(html::implied_end(name.clone()), Span::at(stop), Origin::Markdown);
        }
        // Past the blank line.
        let blank_end = memchr::memchr(b'\n', &text.as_bytes()[stop..end]).map_or(end, |found| stop + found + 1);
        at = blank_end.max(stop + usize::from(stop == blank_end && stop < end));
    }
}

/// Decodes the bytes of one file of any format; see [`Source::read`] and [`email::read`].
///
/// # Errors
/// [`SourceError`], when the file is not text plainspoken can read.
pub fn read(path: &str, format: Format, bytes: Vec<u8>) -> Result<Source, SourceError> {
    match format {
        Format::Email => email::read(path, bytes),
        #[cfg(feature = "office")]
        Format::Word | Format::OpenDocument => office::read(path, format, bytes),
        _ => Source::read(path, format, bytes),
    }
}

/// The bytes of a file of any format with replacements made in its text; see
/// [`source::encode::encode`](crate::source::encode::encode) and [`email::encode::encode`].
///
/// # Errors
/// [`EncodeError`], and then nothing should be written.
pub fn encode(source: &Source, edits: &[Replacement<'_>]) -> Result<Vec<u8>, EncodeError> {
    #[cfg(feature = "office")]
    if source.format.is_office() {
        return office::encode(source, edits);
    }
    if source.format == Format::Email {
        return email::encode::encode(source, edits);
    }
    let bytes = crate::source::encode::encode(source, edits)?;
    // A page saved as a message must not become a message by its edits.
    let bare = Format::from_path(&source.path) == Some(Format::Email);
    if bare && !email::read(&source.path, bytes.clone()).is_ok_and(|again| again.format == source.format) {
        return Err(EncodeError::Mismatch);
    }
    Ok(bytes)
}
