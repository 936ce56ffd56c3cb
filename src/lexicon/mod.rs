//! Dictionaries become lookup tables; one pass over a block's words yields matches.
//!
//! The files under `dictionaries/<language>/` hold words and phrases with their plain counterparts
//! and guards (see [`entry`] for the notation). They are expanded to all inflected forms when a
//! language is first met, and laid out as a tree of word hashes: each word of a text costs one
//! look-up, and only a word that starts an entry costs more.

mod bracket;
mod entry;
mod fold;
mod guard;
mod inflect;
mod joint;
pub mod link_text;
mod repair;
mod scan;
#[cfg(test)]
mod tests;
mod tree;

use serde::Deserialize;

pub use scan::Lexicon;

use crate::span::Span;

/// How sure a dictionary entry is of its replacement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Right in every reading the guards let through; a fix.
    Safe,
    /// Usually right; a person chooses.
    Suggest,
    /// A term to keep and explain.
    Explain,
    /// Only pointed out.
    Flag,
}

/// Who has read an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Review {
    /// Only who wrote it.
    #[default]
    None,
    /// It was read a second time, apart from the writing and with fresh eyes.
    SecondReading,
    /// A native speaker who works with clients has read it.
    Native,
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
    /// Why, in one short sentence in the entry's language; empty when the list says enough.
    pub why: &'l str,
}
