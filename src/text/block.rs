//! Blocks: the pieces of a document that a reader takes in one at a time.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::language::Language;
use super::word::Word;
use crate::span::Span;

/// What part a block plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // The names say it.
pub enum Role {
    Heading,
    Paragraph,
    Item,
    Cell,
    HeaderCell,
    Caption,
    Quote,
    Term,
    Label,
    Button,
    /// A block that holds nothing but one link.
    Link,
    Navigation,
    Address,
    Code,
    /// A text alternative.
    Alt,
    /// The `<title>` of a page.
    Title,
    /// The subject line of an e-mail.
    Subject,
    /// Fixed legal wording.
    Legal,
    /// The plain-text twin of an HTML e-mail: read for facts, not judged twice.
    Alternative,
}

impl Role {
    /// The name used in the JSON contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::Cell => "cell",
            Self::HeaderCell => "header-cell",
            Self::Caption => "caption",
            Self::Quote => "quote",
            Self::Term => "term",
            Self::Label => "label",
            Self::Button => "button",
            Self::Link => "link",
            Self::Navigation => "navigation",
            Self::Address => "address",
            Self::Code => "code",
            Self::Alt => "alt",
            Self::Title => "title",
            Self::Subject => "subject",
            Self::Legal => "legal",
            Self::Alternative => "alternative",
        }
    }
}

/// A sentence of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the block's text.
    pub start: u32,
    /// One past its last byte there.
    pub end: u32,
    /// Its words, as a range into [`Block::words`].
    pub words: Range<u32>,
}

/// A stretch of a block's text and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it starts in the block's text; it runs to the next piece.
    pub at: u32,
    /// Where it was written.
    pub span: Span,
}

/// A piece of a document with its text cut into sentences and words.
#[derive(Clone, Debug)]
pub struct Block {
    /// What part it plays.
    pub role: Role,
    /// Its text: entities decoded, white space collapsed to one space, `\n` for a hard line break.
    pub text: String,
    /// From the text to the source, sorted by `at`.
    pub pieces: Vec<Piece>,
    /// Its language.
    pub language: Language,
    /// The element it belongs to; `None` outside the tree (e-mail headers, plain text).
    pub node: Option<u32>,
    /// Whether its sentences count for reading level and wording: not navigation, code, addresses or tables of numbers.
    pub prose: bool,
    /// Whether the reader does not see it (`hidden`, `display:none`, an e-mail's preheader).
    pub hidden: bool,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its words.
    pub words: Vec<Word>,
}

impl Block {
    /// Where a range of the block's text was written.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        let from = self.locate(start, false);
        let to = self.locate(end, true);
        Span::new(from, to.max(from))
    }

    /// Where the whole block was written.
    #[must_use]
    pub fn whole(&self) -> Span {
        self.span(0, self.text.len())
    }

    /// Where a sentence was written.
    #[must_use]
    pub fn sentence_span(&self, sentence: &Sentence) -> Span {
        self.span(sentence.start as usize, sentence.end as usize)
    }

    /// Where a word was written.
    #[must_use]
    pub fn word_span(&self, word: &Word) -> Span {
        self.span(word.start as usize, word.end as usize)
    }

    /// The text of a word.
    #[must_use]
    pub fn word(&self, word: &Word) -> &str {
        self.text.get(word.start as usize..word.end as usize).unwrap_or("")
    }

    /// The words of a sentence.
    #[must_use]
    pub fn words_of(&self, sentence: &Sentence) -> &[Word] {
        self.words.get(sentence.words.start as usize..sentence.words.end as usize).unwrap_or(&[])
    }

    /// The text of a sentence.
    #[must_use]
    pub fn text_of(&self, sentence: &Sentence) -> &str {
        self.text.get(sentence.start as usize..sentence.end as usize).unwrap_or("")
    }

    /// Whether a range of the text is, byte for byte, what the source says in one stretch: only
    /// then may a fix replace it.
    #[must_use]
    pub fn is_verbatim(&self, start: usize, end: usize, source: &str) -> bool {
        self.text.get(start..end).is_some_and(|text| self.span(start, end).of(source) == text)
    }

    fn locate(&self, at: usize, is_end: bool) -> usize {
        // The piece that holds the character at `at`, or for an end the one before it.
        let probe = if is_end { at.saturating_sub(1) } else { at };
        let index = self.pieces.partition_point(|piece| piece.at as usize <= probe).saturating_sub(1);
        let Some(piece) = self.pieces.get(index) else { return 0 };
        let next = self.pieces.get(index + 1).map_or(self.text.len(), |piece| piece.at as usize);
        let length = next - piece.at as usize;
        let into = at.saturating_sub(piece.at as usize);
        if length == piece.span.len() {
            (piece.span.start as usize + into).min(piece.span.end as usize)
        } else if is_end && into > 0 {
            piece.span.end as usize
        } else {
            piece.span.start as usize
        }
    }
}
