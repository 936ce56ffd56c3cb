//! What rules for e-mail ask of a message.

use ego_tree::iter::Edge;
use scraper::Node;

use crate::document::Document;
use crate::source::{Format, PartKind};
use crate::syntax::tree::{Element, index_of};
use crate::template::{is_hole_char, is_invisible_char};

/// Whether this is a whole message in HTML or MJML and not a part of one.
pub(super) fn is_whole_message(document: &Document<'_>) -> bool {
    if !document.is_mail {
        return false;
    }
    let tree = &document.tree;
    match document.source.format {
        Format::Email => document.source.parts.iter().any(|part| part.kind == PartKind::Body(Format::Html)),
        Format::Mjml => tree.elements().any(|element| element.name() == "mjml"),
        _ => tree.is_page && body(document).is_some_and(|body| body.is_written() || tree.root().is_written()),
    }
}

/// The `<body>` of a page, or the `<mj-body>` of an MJML file.
pub(super) fn body<'d>(document: &'d Document<'_>) -> Option<Element<'d>> {
    let name = if document.source.format == Format::Mjml { "mj-body" } else { "body" };
    document.tree.elements().find(|element| element.name() == name)
}

/// Whether an element is out of sight: the hidden preheader of a message.
pub(super) fn is_out_of_sight(element: &Element<'_>) -> bool {
    element.has_attr("hidden")
        || element.attr("style").is_some_and(|style| {
            super::inline::declaration(style, "display").is_some_and(|value| value.eq_ignore_ascii_case("none"))
                || super::inline::declaration(style, "mso-hide").is_some()
                || super::inline::declaration(style, "visibility")
                    .is_some_and(|value| value.eq_ignore_ascii_case("hidden"))
        })
}

/// Whether a piece of text is something people read, and not white space or a template's filling.
pub(super) fn has_words(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_hole_char(c) && !is_invisible_char(c) && !is_padding(c))
}

/// Characters without a shape that messages are padded with.
pub(super) fn is_padding(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{2000}'..='\u{200F}' | '\u{2060}' | '\u{2800}' | '\u{FEFF}'
    )
}

/// How the content of a body is wrapped in elements that carry an attribute.
pub(super) enum Wrapping<'d> {
    /// There is nothing to wrap.
    Nothing,
    /// All of it is.
    Whole,
    /// Some is not: the one element that could carry the attribute, or the body.
    Bare(Element<'d>),
}

/// Looks whether everything people read in `body` stands in an element with `attribute`.
pub(super) fn wrapping<'d>(body: &Element<'d>, attribute: &str) -> Wrapping<'d> {
    let (mut bare, mut content) = (Vec::new(), false);
    let mut skipping = None;
    let (mut child, mut depth) = (None, 0);
    for edge in body.node().traverse() {
        match edge {
            Edge::Open(node) => {
                depth += 1;
                if depth == 2 {
                    child = node.value().is_element().then(|| Element::new(body.tree(), node));
                }
                if skipping.is_some() {
                    continue;
                }
                let reads = match node.value() {
                    Node::Text(text) => has_words(&text.text),
                    Node::Element(_) if depth > 1 => {
                        let element = Element::new(body.tree(), node);
                        let given = element.has_attr(attribute) || element.has_open_attributes();
                        content |= given;
                        if given || is_out_of_sight(&element) || matches!(element.name(), "script" | "style" | "title")
                        {
                            skipping = Some(node.id());
                        }
                        element.name() == "img" && element.attr("alt").is_some_and(|alt| !alt.is_empty())
                    }
                    _ => false,
                };
                if reads && skipping.is_none() {
                    content = true;
                    let top = child.unwrap_or(*body);
                    if bare.last() != Some(&top) {
                        bare.push(top);
                    }
                    if bare.len() > 1 {
                        return Wrapping::Bare(*body);
                    }
                }
            }
            Edge::Close(node) => {
                depth -= 1;
                if skipping == Some(node.id()) {
                    skipping = None;
                }
            }
        }
    }
    match bare.first() {
        Some(top) => Wrapping::Bare(*top),
        None if content => Wrapping::Whole,
        None => Wrapping::Nothing,
    }
}

/// Letters and digits in the text nodes right inside an element, links and nested elements left out.
pub(super) fn own_text(element: &Element<'_>) -> String {
    element
        .node()
        .children()
        .filter_map(|node| match node.value() {
            Node::Text(text) => Some((&text.text[..], index_of(node.id()))),
            _ => None,
        })
        .map(|(text, _)| text)
        .collect()
}
