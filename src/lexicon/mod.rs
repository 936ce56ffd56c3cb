//! Dictionaries become lookup tables; one pass over a block's words yields matches.
//!
//! An entry is one line of `dictionaries/<lang>/<list>.tsv`: tier, what is found, what to write
//! instead, guards, why, and sentences that prove it. `list` reads them, `table` expands them by
//! paradigm into every form, and `scan` finds them.

mod fold;
mod inflect;
pub mod link_text;
mod list;
mod scan;
mod table;

pub use table::Lexicon;

use crate::span::Span;

/// How sure a dictionary entry is of its replacement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// A dictionary entry found in a block.
#[derive(Clone, Debug)]
pub struct Match<'l> {
    /// The list it comes from: `word-choice`, `wordy-phrase`, `person-first`, `guarantee`, `placeholder`.
    pub list: &'l str,
    /// Stable id of the entry: `en.utilize`.
    pub id: &'l str,
    /// How sure the entry is.
    pub tier: Tier,
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
