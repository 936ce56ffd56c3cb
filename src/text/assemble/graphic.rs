//! The words of drawings: what an SVG writes out, and what its titles and descriptions tell of it.

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::Node;

use super::super::block::{Block, Role};
use super::super::language::Language;
use super::{Buffer, Draft, Walk, is_hidden};
use crate::syntax::tree::{Element, index_of};

/// Parts of a drawing whose words nobody sees.
fn is_unseen(element: &Element<'_>) -> bool {
    matches!(element.name(), "metadata" | "defs" | "script" | "style") || element.attr("display") == Some("none")
}

/// Whether a drawing holds HTML here, which is read as such.
pub(super) fn is_page_within(element: &Element<'_>) -> bool {
    element.name() == "foreignObject"
}

impl Walk<'_> {
    /// Each text, title and description of a drawing is a block of its own. The text around it goes on.
    pub(super) fn graphic(&mut self, svg: &Element<'_>) {
        let tree = self.tree;
        let around = std::mem::take(&mut self.buffer);
        let links = std::mem::take(&mut self.link_depth);
        let mut skipping: Option<NodeId> = None;
        let mut texts = 0_usize;
        for edge in svg.node().traverse() {
            match edge {
                Edge::Open(node) if skipping.is_none() => match node.value() {
                    Node::Text(text) if texts > 0 => self.text(index_of(node.id()), &text.text),
                    Node::Element(_) => {
                        let element = Element::new(tree, node);
                        match element.name() {
                            "title" | "desc" => {
                                self.told(&element);
                                skipping = Some(node.id());
                            }
                            "text" => texts += 1,
                            // A piece that is placed anew stands on a line of its own.
                            "tspan" if ["x", "y", "dy"].iter().any(|place| element.has_attr(place)) => {
                                self.buffer.opaque(" ", element.span());
                            }
                            _ if is_unseen(&element) || is_page_within(&element) => skipping = Some(node.id()),
                            _ => {}
                        }
                    }
                    _ => {}
                },
                Edge::Close(node) if skipping == Some(node.id()) => skipping = None,
                Edge::Close(node) if skipping.is_none() && node.value().is_element() => {
                    let element = Element::new(tree, node);
                    if element.name() == "text" {
                        texts = texts.saturating_sub(1);
                        self.push(Role::Paragraph, &element);
                    }
                }
                _ => {}
            }
        }
        self.buffer = around;
        self.link_depth = links;
    }

    /// A title or a description.
    fn told(&mut self, element: &Element<'_>) {
        let around = std::mem::take(&mut self.buffer);
        for node in element.node().descendants() {
            if let Node::Text(text) = node.value() {
                self.text(index_of(node.id()), &text.text);
            }
        }
        self.push(Role::Alt, element);
        self.buffer = around;
    }

    /// Ends a block of a drawing.
    fn push(&mut self, role: Role, element: &Element<'_>) {
        let Buffer { text, pieces, code, .. } = std::mem::take(&mut self.buffer);
        if text.is_empty() {
            return;
        }
        let scope = self.scope();
        let own = element.lang().filter(|_| !element.attr_has_hole("lang")).map(Language::parse);
        let language = own.filter(|language| language.is_known()).or(scope.language);
        self.drafts.push(Draft {
            block: Block {
                role,
                text,
                pieces,
                language: language.unwrap_or(Language::UNKNOWN),
                node: Some(element.index()),
                prose: false,
                hidden: scope.hidden || is_hidden(element),
                sentences: Vec::new(),
                words: Vec::new(),
            },
            declared: language.is_some(),
            in_data_table: false,
            code,
        });
    }
}
