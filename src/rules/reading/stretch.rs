//! Prose between two things that help the eye: what the rules on walls and sections count.

use crate::document::Document;
use crate::span::Span;
use crate::text::block::{Block, Role};
use crate::text::word::WordClass;

/// A stretch of prose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its words.
    pub(super) words: usize,
    /// Its blocks.
    pub(super) blocks: usize,
    /// Where its first block was written.
    pub(super) first: Span,
}

impl Stretch {
    /// Adds a block.
    pub(super) fn add(&mut self, block: &Block) {
        if self.blocks == 0 {
            self.first = block.whole();
        }
        self.blocks += 1;
        self.words += words(block);
    }
}

/// Words, values that a template fills in, and numbers.
fn words(block: &Block) -> usize {
    block
        .words
        .iter()
        .filter(|word| matches!(word.class, WordClass::Word | WordClass::Hole | WordClass::Number))
        .count()
}

/// Whether a block is a heading to the eye: marked as one, or a short line that is no sentence, as when
/// only bold letters make it one.
pub(super) fn is_heading(block: &Block) -> bool {
    const LONGEST_LINE: usize = 10;
    match block.role {
        Role::Heading | Role::Term | Role::Caption | Role::Label => true,
        Role::Paragraph => !block.prose && words(block) <= LONGEST_LINE,
        _ => false,
    }
}

/// Whether a paragraph opens with bold words: a heading that runs into its text.
pub(super) fn opens_bold(block: &Block, document: &Document<'_>) -> bool {
    block
        .node
        .and_then(|node| document.tree.element(node))
        .and_then(|element| element.children().next())
        .is_some_and(|first| matches!(first.name(), "strong" | "b") && first.span().start <= block.whole().start)
}

/// Blocks that a reader sees as part of the text.
pub(super) fn is_seen(block: &Block) -> bool {
    !block.hidden && !matches!(block.role, Role::Title | Role::Subject | Role::Alternative | Role::Navigation)
}
