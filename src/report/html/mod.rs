//! The report of an audit as web pages: no script, nothing from outside, readable on paper.

mod card;
mod chart;
mod index;
mod page;
mod words;

use super::markup::escape;
use crate::laws;
use crate::messages::Catalogue;

pub use index::{Change, FolderRow, Overview, SiteRow, index, list, summary};
pub use page::{Text, page, row};

/// How every page ends: by it a page that was written whole is known.
pub const END: &str = "</body>\n</html>\n";

/// What one document adds to the overview; small, so that ten thousand fit into memory.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Row {
    /// Path of the document.
    pub path: String,
    /// Name of its page, without the folder.
    pub page: String,
    /// What kind it is.
    pub kind: &'static str,
    /// Its language.
    pub language: String,
    /// School years, where a formula gives them.
    pub grade: Option<f64>,
    /// The reading level in words.
    pub level: String,
    /// The school year to reach.
    pub target: f64,
    /// Words that were counted.
    pub words: u32,
    /// The same in a few words, for a table.
    #[serde(skip)]
    pub brief: String,
    /// Whether there is enough text to say how it compares with its target.
    #[serde(skip)]
    pub scored: bool,
    /// Whether it is harder than its target.
    pub too_hard: bool,
    /// Sure findings by severity: errors, warnings, notes.
    pub counts: [usize; 3],
    /// Findings a person must judge.
    pub reviews: usize,
    /// Why it could not be read; empty when it could.
    pub unread: String,
    /// Findings by rule.
    pub rules: std::collections::BTreeMap<&'static str, usize>,
    /// By rule: how heavy its heaviest finding here is; what a person must judge is lightest.
    #[serde(skip)]
    pub weights: Vec<(&'static str, u8)>,
}

impl Row {
    /// How much there is to do; more is worse.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.counts[0] * 9 + self.counts[1] * 3 + self.counts[2] + usize::from(self.too_hard) * 6
    }

    /// All its findings.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.counts.iter().sum::<usize>() + self.reviews
    }
}

/// When the rules were read, in words.
pub(super) fn legal(catalogue: &Catalogue) -> String {
    let (date, counts) = laws::read_on(&laws::today());
    catalogue.ui(if counts { "audit-legal" } else { "audit-legal-old" }, &[("date", date)])
}

/// A page from its head to its foot. `up` leads to the overview; empty where there is none.
pub(in crate::report) fn whole(title: &str, body: &str, up: &str, catalogue: &Catalogue) -> String {
    let say = |key: &str| escape(&catalogue.ui(key, &[]));
    let nav = if up.is_empty() {
        String::new()
    } else {
        format!("<nav aria-label=\"{}\"><p><a href=\"{up}\">{}</a></p></nav>\n", say("audit-nav"), say("audit-up"))
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">{}</a>\n{nav}<main id=\"main\">\n{body}</main>\n\
         <footer>\n<p>{}</p>\n<p class=\"small\">{}</p>\n</footer>\n{END}",
        catalogue.language(),
        escape(title),
        include_str!("style.css").trim_end(),
        say("audit-skip"),
        escape(&legal(catalogue)),
        say("audit-stays"),
    )
}
