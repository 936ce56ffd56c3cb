//! One source becomes one [`DocumentReport`]. Pure: no file is read or written here.

mod fingerprint;
mod frame;
mod level_after;
mod reading;
pub(crate) mod repeats;
mod rule_set;
mod run;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::facts::Facts;
use crate::facts::kind::{Kind, KindSource};
use crate::said::Points;
use crate::site::SiteDocument;
use crate::source::{Format, SourceError, SourceNote};
use crate::span::{Position, Span};
use crate::text::cost::Reason;
use crate::text::readability::Counts;
use crate::text::readability::Measure;
use crate::text::readability::NoScore;
use crate::text::readability::Shown;

#[cfg(feature = "fs")]
pub(crate) use fingerprint::hash;
pub use run::{Checker, Inspection, Overrides};

/// The lines around a finding, cut to what a screen can show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Number of the first line, from 1.
    pub first_line: u32,
    /// The lines as decoded text, without line ends; long ones are cut with `…`.
    pub lines: Vec<String>,
    /// Which of them the finding starts on.
    pub focus: usize,
    /// Where it starts in that line as shown, in characters from 0.
    pub column: usize,
    /// How many characters of that line it marks, at least 1.
    pub width: usize,
}

/// A diagnostic with its place in the file, complete without the text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Located {
    /// What was found.
    pub diagnostic: Diagnostic,
    /// Its bytes in the original file.
    pub origin: Span,
    /// Where it starts, for people.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// The lines around it.
    pub frame: Frame,
    /// For each edit of each suggestion, in order, its bytes in the original file.
    pub edits: Vec<Span>,
    /// The same wording further on in the document, told with this finding and not by itself.
    pub repeats: Vec<Located>,
}

impl Located {
    /// The finding at each of its places.
    pub fn places(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.repeats)
    }
}

/// How a rule fared in one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Looked at and right.
    pub passed: u32,
    /// Findings.
    pub failed: u32,
    /// Could not be decided.
    pub cannot_tell: u32,
}

/// A sentence that takes a document above its target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HardSentence {
    /// Its bytes in the original file.
    pub origin: Span,
    /// Where it starts, for people.
    pub start: Position,
    /// Its first words.
    pub excerpt: String,
    /// Its words.
    pub words: u32,
    /// How far it takes the document above its target, in the unit of the shown measure.
    pub cost: f64,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// The reading level of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// US school years, or `None` where no formula gives them.
    pub grade: Option<f64>,
    /// What people see in this language.
    pub shown: Option<Shown>,
    /// Every measure that is valid for the language.
    pub measures: Vec<Measure>,
    /// What was counted.
    pub counts: Counts,
    /// Words left out, by the role of their block.
    #[serde(deserialize_with = "crate::intern::keys")]
    pub not_counted: BTreeMap<&'static str, u32>,
    /// Where a text that misses its target is hardest, the worst first; empty unless [`Overrides::rank_sentences`] asks.
    pub hardest: Vec<HardSentence>,
    /// Why nothing is shown, if nothing is.
    pub no_score: Option<NoScore>,
}

/// Everything found in one document; holds no text but the frames.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DocumentReport {
    /// Path with forward slashes, as given.
    pub path: String,
    /// Hash of the file's bytes, in hexadecimal.
    pub hash: String,
    /// Name of the encoding it was read in.
    pub encoding: String,
    /// What it is written in.
    pub format: Format,
    /// What kind of document it is.
    pub kind: Kind,
    /// How that is known.
    pub kind_source: KindSource,
    /// Main language as a primary subtag, `unknown` when not known.
    pub language: String,
    /// Region, if known.
    pub region: Option<String>,
    /// Folder of the site it belongs to, if any.
    pub site: Option<String>,
    /// How many template tags it has.
    pub holes: usize,
    /// How hard it is to read.
    pub reading: Reading,
    /// What it says; spans are bytes in the original file.
    pub facts: Facts,
    /// What was found, by place.
    pub diagnostics: Vec<Located>,
    /// Findings that may hold of a file the document names, until that file was read: see [`crate::batch`].
    #[serde(default)]
    pub pending: Vec<Located>,
    /// Per rule id: how it fared; rules that did not apply are absent.
    #[serde(deserialize_with = "crate::intern::keys")]
    pub coverage: BTreeMap<&'static str, Coverage>,
    /// What was noticed while reading and parsing.
    pub notes: Vec<(SourceNote, Position)>,
    /// Why the document could not be read; then only `path` and this mean anything.
    pub error: Option<SourceError>,
    /// The `[[ignore]]` tables of its configuration that were asked here, by number, and whether each silenced something.
    pub ignores: Vec<(usize, bool)>,
    /// What site rules may know of it.
    pub for_site: Option<SiteDocument>,
    /// What its words say of a practice's duties, for the checklist.
    #[serde(default)]
    pub said: Points,
    /// The first amounts of a page of prices as written, for the checklist: a table of prices needs
    /// no word such as "costs".
    #[serde(default)]
    pub prices: Vec<String>,
}

/// The result of a whole run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The documents, by path.
    pub documents: Vec<DocumentReport>,
    /// Findings of site rules: path of the document each stands on, and the finding.
    pub site: Vec<(String, Located)>,
    /// Paths of documents that got findings only when all were read.
    pub late: Vec<String>,
    /// Sites whose rules were skipped, with the reason.
    pub skipped_sites: Vec<(String, String)>,
    /// Files with texts of kinds that are not read, met on a walk: how many by ending, `doc`.
    pub left_out: BTreeMap<&'static str, usize>,
    /// Places a walk passed over, and the key of the reason.
    pub passed_over: Vec<(String, &'static str)>,
    /// Findings a baseline silenced.
    pub known: usize,
    /// Entries of a baseline that match nothing any more, by rule.
    pub stale: BTreeMap<String, usize>,
    /// The language a configuration asks messages to be in, for people.
    pub messages: Option<String>,
}
