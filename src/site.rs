//! A site: the small facts of its documents, which is all that site rules see.

use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::facts::Facts;
use crate::facts::kind::Kind;
use crate::source::Format;

/// What a site rule knows of one document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SiteDocument {
    /// Path as reported.
    pub path: String,
    /// What kind it is.
    pub kind: Kind,
    /// Its format.
    pub format: Format,
    /// Its main language, as a primary subtag; empty when unknown.
    pub language: String,
    /// Its region, if known.
    pub region: Option<String>,
    /// What it says.
    pub facts: Facts,
    /// Whether it is a whole page and not a fragment.
    pub is_page: bool,
    /// Length of its text in bytes, for findings at its end.
    pub text_len: u32,
    /// Rules and categories that are ignored in all of it; an empty name means every rule.
    pub ignored: Vec<String>,
}

/// A set of pages that a reader moves about in.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// Its folder, as reported.
    pub root: &'a str,
    /// Its documents, by path.
    pub documents: &'a [SiteDocument],
    /// The configuration that holds for it.
    pub config: &'a Config,
}

impl Site<'_> {
    /// The document a reader would look at first for facts about the whole site: the home page,
    /// else the contact page, else the about page, else the first page.
    #[must_use]
    pub fn front(&self) -> Option<usize> {
        [Kind::Home, Kind::Contact, Kind::About]
            .into_iter()
            .find_map(|kind| self.documents.iter().position(|document| document.kind == kind))
            .or_else(|| self.documents.iter().position(|document| document.kind.is_web_page()))
    }

    /// Whether any document has a fact of this group that passes the test.
    pub fn any(&self, test: impl Fn(&Facts) -> bool) -> bool {
        self.documents.iter().any(|document| test(&document.facts))
    }
}
