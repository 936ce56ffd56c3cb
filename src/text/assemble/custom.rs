//! Elements that are somebody's own, as `<va-table-row>` and `<Card>` are: only their place shows
//! whether they stand in a line of text or hold a block.

use ego_tree::NodeRef;
use scraper::Node;

use crate::syntax::tree::{Element, Tree};

/// Whether this is an element that HTML does not know and that stands apart from the text beside it.
pub(super) fn is_block(element: &Element<'_>) -> bool {
    // What stands in such an element without text beside it fills one of its places, as a cell does.
    let is_part = element.name() == "span" && element.parent().is_some_and(|parent| is_custom(&parent));
    if !is_part && !is_custom(element) {
        return false;
    }
    let tree = element.tree();
    let node = element.node();
    let before = is_text_beside(tree, node, |node| node.prev_sibling());
    let after = is_text_beside(tree, node, |node| node.next_sibling());
    if is_part {
        return !before && !after;
    }
    // Nothing but running text may stand in a paragraph, so one side is enough there.
    let running = element.parent().is_some_and(|parent| {
        is_phrase(&parent) || matches!(parent.name(), "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "span")
    });
    !(before && after || running && (before || after))
}

/// Whether HTML does not know an element: its own names are written in small letters without hyphens.
fn is_custom(element: &Element<'_>) -> bool {
    let name = element.name().as_bytes();
    memchr::memchr(b'-', name).is_some() || name.first().is_some_and(u8::is_ascii_uppercase)
}

/// Whether words stand right beside a node, white space aside.
fn is_text_beside<'t>(
    tree: &'t Tree,
    node: NodeRef<'t, Node>,
    step: impl Fn(NodeRef<'t, Node>) -> Option<NodeRef<'t, Node>>,
) -> bool {
    let mut beside = step(node);
    while let Some(node) = beside {
        match node.value() {
            Node::Text(text) if !text.text.trim_ascii().is_empty() => return true,
            Node::Text(_) | Node::Comment(_) => beside = step(node),
            Node::Element(_) => return is_phrase(&Element::new(tree, node)),
            _ => return false,
        }
    }
    false
}

/// Elements that mark words within a line.
fn is_phrase(element: &Element<'_>) -> bool {
    matches!(
        element.name(),
        "a" | "abbr" | "b" | "cite" | "em" | "i" | "mark" | "q" | "small" | "strong" | "time" | "u"
    )
}
