//! Letters are large enough.

use std::collections::HashSet;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::{inline, mail};
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::Element;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Text in letters under 10 pixels. In an e-mail also body text that is mostly under 14 pixels.
    ///
    /// # Why it matters to the reader
    /// Many people over forty, and all people with low vision, cannot read small letters. In a mail
    /// program it is often hard to make them larger.
    ///
    /// # How to put it right
    /// Use 16 pixels for the text of a message, and at least 12 for the small print.
    /// Markdown leaves the size to the page, but for HTML inside it.
    ///
    /// # Examples
    /// ```html,bad
    /// <p style="font-size: 8px">You may cancel up to a day before your visit.</p>
    /// ```
    /// ```html,bad,kind=email
    /// <p style="font-size: 11px">Our group for young parents starts on Monday, May 4. We meet each week at ten in our front room.</p>
    /// ```
    /// ```html,good
    /// <p style="font-size: 16px">You may cancel up to a day before your visit.</p>
    /// ```
    /// ```html,good,kind=email
    /// <div style="display:none; font-size: 1px">What to bring to your first visit</div><p style="font-size: 16px">Hello.</p>
    /// ```
    /// ```html,good
    /// <p style="font-size: 0.5rem">Relative sizes follow what the reader has chosen.</p>
    /// ```
    ///
    /// # Standards
    /// Good practice; no criterion of WCAG sets a smallest size.
    TextSize {
        id: "access/text-size",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Letters are large enough",
        messages: &[
            Message { key: "tiny", text: "These letters are only {size} pixels high. Many people cannot read that." },
            Message { key: "small", text: "Most of the text of this e-mail is under 14 pixels. 16 is easier to read." },
        ],
    }
    |_| TextSize
}

/// Nobody should have to read letters below this size, in CSS pixels.
const TINY: f64 = 10.0;
/// Body text of a message has at least this size, in CSS pixels.
const BODY: f64 = 14.0;
/// A size of at most this is a trick to hide text or to close a gap.
const HIDDEN: f64 = 2.0;

struct TextSize;

impl Rule for TextSize {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !inline::mentions(context, &["font", "FONT"]) {
            return;
        }
        let sheet = inline::in_style_sheet(document, "font");
        let mut told = HashSet::new();
        let (mut small, mut known, mut first) = (0, 0, None);
        for block in &document.blocks {
            let read = matches!(
                block.role,
                Role::Paragraph
                    | Role::Item
                    | Role::Cell
                    | Role::Quote
                    | Role::Legal
                    | Role::Heading
                    | Role::Link
                    | Role::Address
            );
            if block.hidden || !read || !mail::has_words(&block.text) {
                continue;
            }
            let Some((element, size)) = size(block, document) else { continue };
            // Further out, a style sheet may have set another size in between.
            if sheet && block.node.is_none_or(|own| element.index() < own) {
                continue;
            }
            if size <= HIDDEN || name::is_hidden(&element) {
                continue;
            }
            if size < TINY {
                if told.insert(element.index()) {
                    let at =
                        if element.name() == "font" { element.attr_or_tag("size") } else { inline::place(&element) };
                    let at = if element.has_attr("font-size") { element.attr_or_tag("font-size") } else { at };
                    findings.push(Finding::new("tiny", at).arg("size", rounded(size)).node(element.index()));
                }
                continue;
            }
            findings.pass();
            // Short lines are captions and small print.
            if document.is_mail && block.prose && block.words.len() >= 12 {
                known += block.words.len();
                if size < BODY {
                    small += block.words.len();
                    first = first.or(Some(element));
                }
            }
        }
        if let Some(element) = first.filter(|_| small * 2 > known) {
            let at =
                if element.has_attr("font-size") { element.attr_or_tag("font-size") } else { inline::place(&element) };
            findings.push(Finding::new("small", at).node(element.index()));
        }
    }
}

/// The nearest size on, in or around a block that is given in pixels or points.
fn size<'d>(block: &Block, document: &'d Document<'_>) -> Option<(Element<'d>, f64)> {
    let own = block.node.and_then(|index| document.tree.element(index))?;
    // A single span or font that holds the whole text decides.
    let mut inner = own;
    while let Some(only) = only_child(&inner) {
        inner = only;
    }
    std::iter::once(inner).chain(inner.ancestors()).find_map(|element| {
        let value = inline::own(&element, "font-size").or_else(|| element.attr("font-size"));
        if let Some(value) = value {
            // A relative size says nothing, and neither does what stands around it.
            return Some(inline::pixels(value).map(|size| (element, size)));
        }
        if element.name() == "font"
            && element.attr("size").is_some_and(|size| size.trim() == "1" || size.trim() == "-2")
        {
            // Browsers draw size 1 as `x-small`, 10 of 16 pixels.
            return Some(Some((element, 9.9)));
        }
        None
    })?
}

/// The one inline element that holds everything there is in `element`.
fn only_child<'t>(element: &Element<'t>) -> Option<Element<'t>> {
    let mut children = element.children();
    let only = children.next()?;
    let inline = matches!(only.name(), "span" | "font" | "small" | "em" | "strong" | "i" | "b");
    (inline && children.next().is_none() && !mail::has_words(&mail::own_text(element))).then_some(only)
}

/// A size for people: whole pixels, rounded down.
fn rounded(size: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "sizes are small")]
    let whole = size.floor() as i64;
    whole
}
