//! What the style attributes and old attributes of an element, and of those around it, say.
//! One declaration at a time; a document's style sheets are another matter.

use crate::document::Document;
use crate::rule::Context;
use crate::span::Span;
use crate::syntax::tree::Element;
use crate::text::block::Block;

/// The value of a property in the text of a `style` attribute; the last one holds.
pub(super) fn declaration<'s>(style: &'s str, property: &str) -> Option<&'s str> {
    style
        .split(';')
        .rev()
        .filter_map(|one| one.split_once(':'))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case(property))
        .map(|(_, value)| value.trim().trim_end_matches("!important").trim_end())
        .filter(|value| !value.is_empty())
}

/// The value of a property in an element's own `style`.
pub(super) fn own<'t>(element: &Element<'t>, property: &str) -> Option<&'t str> {
    declaration(element.attr("style")?, property)
}

/// The element a block of text belongs to and those around it, nearest first.
pub(super) fn around<'d>(block: &Block, document: &'d Document<'_>) -> impl Iterator<Item = Element<'d>> {
    let own = block.node.and_then(|index| document.tree.element(index));
    own.into_iter().flat_map(|element| std::iter::once(element).chain(element.ancestors()))
}

/// The element whose `style` decides an inherited property of a block, and its value. Nothing, when
/// it stands further out and a style sheet might say something else in between.
pub(super) fn inherited<'d>(
    block: &Block,
    document: &'d Document<'_>,
    property: &str,
) -> Option<(Element<'d>, &'d str)> {
    let (element, value) =
        around(block, document).find_map(|element| own(&element, property).map(|value| (element, value)))?;
    (block.node == Some(element.index()) || !in_style_sheet(document, property)).then_some((element, value))
}

/// Whether a style sheet of the document sets a property anywhere, or another file might.
pub(super) fn in_style_sheet(document: &Document<'_>, property: &str) -> bool {
    let text = document.tree.masked().as_bytes();
    let holds = |word: &[u8]| memchr::memmem::find(text, word).is_some();
    (holds(b"stylesheet") || holds(b"<style") || holds(b"<mj-style"))
        && document.tree.elements().any(|element| match element.name() {
            "style" | "mj-style" => element.node().children().any(|node| match node.value() {
                scraper::Node::Text(sheet) => sheet.text.contains(property),
                _ => false,
            }),
            "link" => element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("stylesheet")),
            _ => false,
        })
}

/// A length in CSS pixels: `12px`, `9pt`; relative ones are unknown.
pub(super) fn pixels(value: &str) -> Option<f64> {
    let value = value.trim().to_ascii_lowercase();
    let number = |unit: &str| value.strip_suffix(unit).and_then(|number| number.trim().parse::<f64>().ok());
    if let Some(pixels) = number("px") {
        return Some(pixels);
    }
    number("pt").map(|points| points * 4.0 / 3.0)
}

/// Whether the masked text holds one of these words; saves a rule its walk.
pub(super) fn mentions(context: &Context<'_>, words: &[&str]) -> bool {
    let text = context.document.tree.masked().as_bytes();
    words.iter().any(|word| memchr::memmem::find(text, word.as_bytes()).is_some())
}

/// Where a property is declared in a `style` attribute or, failing that, the start tag.
pub(super) fn place(element: &Element<'_>) -> Span {
    element.attr_or_tag("style")
}

/// Whether a place is inside code written in a line, where signs stand for themselves. It looks
/// back a little way only, so that many findings stay cheap.
pub(super) fn in_code(document: &Document<'_>, span: Span) -> bool {
    let text = document.tree.masked();
    let start = span.start as usize;
    let mut from = start.saturating_sub(600);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..start];
    if before
        .rfind("<code")
        .or_else(|| before.rfind("<kbd"))
        .is_some_and(|open| before.rfind("</code").is_none_or(|close| close < open))
    {
        return true;
    }
    let line = before.rsplit('\n').next().unwrap_or("");
    document.source.format == crate::source::Format::Markdown && line.matches('`').count() % 2 == 1
}
