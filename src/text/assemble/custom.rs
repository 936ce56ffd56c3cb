//! Elements that are somebody's own, as `<va-table-row>` and `<Card>` are: only their place shows
//! whether they stand in a line of text or hold a block.

use ego_tree::NodeRef;
use scraper::Node;

use crate::syntax::tree::{Element, Tree};

/// Whether this is an element that HTML does not know and that stands apart from the text beside it.
pub(super) fn is_block(element: &Element<'_>) -> bool {
    let name = element.name();
    // HTML's own names are written in small letters, and none has a hyphen.
    if memchr::memchr(b'-', name.as_bytes()).is_none() && !name.starts_with(|first: char| first.is_ascii_uppercase()) {
        return false;
    }
    let tree = element.tree();
    let node = element.node();
    let before = is_text_beside(tree, node, |node| node.prev_sibling());
    let after = is_text_beside(tree, node, |node| node.next_sibling());
    // Nothing but running text may stand in a paragraph, so one side is enough there.
    let running = element.parent().is_some_and(|parent| {
        is_phrase(&parent) || matches!(parent.name(), "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "span")
    });
    !(before && after || running && (before || after))
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
