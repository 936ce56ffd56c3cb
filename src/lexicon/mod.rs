//! Dictionaries become lookup tables; one pass over a block's words yields matches.
//!
//! The files under `dictionaries/<language>/` hold words and phrases with their plain counterparts
//! and guards (see [`source`] for the notation). The build script expands them to all inflected forms
//! and lays these out as a tree of word hashes: each word of a text costs one look-up, only a word that
//! starts an entry costs more, and an entry is read the first time a text holds its words.

mod before;
mod bracket;
mod emphasis;
mod entry;
pub mod examples;
mod foreign;
mod german;
mod guard;
mod inflect;
mod joint;
mod law;
pub mod link_text;
mod mention;
mod name;
mod own_word;
mod pieces;
pub mod project;
mod repair;
mod repeat;
mod resolve;
mod scan;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod tier;

pub(crate) use emphasis::is_spoken_of;
pub use scan::{Lexicon, Lists};
pub use tier::{Review, Tier};

use crate::span::Span;
use crate::text::fold;

/// A second place that a replacement changes.
#[derive(Clone, Debug)]
pub struct Also {
    /// Where it stands, as a byte range of the block's text.
    pub start: u32,
    /// One past the last byte there.
    pub end: u32,
    /// Where it was written.
    pub span: Span,
    /// What to write there.
    pub text: String,
}

/// A dictionary entry found in a block.
#[derive(Clone, Debug)]
pub struct Match<'l> {
    /// The list it comes from: `word-choice`, `wordy-phrase`, `person-first`, `guarantee`, `placeholder`.
    pub list: &'l str,
    /// Stable id of the entry: `en.utilize`.
    pub id: &'l str,
    /// How sure the entry is.
    pub tier: Tier,
    /// Who has read the entry.
    pub review: Review,
    /// The text says what the term means right behind it.
    pub explained: bool,
    /// The words found, as a byte range of the block's text.
    pub start: u32,
    /// One past the last byte there.
    pub end: u32,
    /// Where they were written.
    pub span: Span,
    /// What to write instead, best first, already in the right form and case.
    pub replacements: Vec<String>,
    /// What else must change with the first replacement: "et de" after "afin de".
    pub also: Option<Also>,
    /// Why, in one short sentence in the entry's language; empty when the list says enough.
    pub why: &'l str,
}
