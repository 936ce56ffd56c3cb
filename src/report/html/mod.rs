//! The report of an audit as web pages: no script, nothing from outside, readable on paper.

mod chart;
mod index;
mod page;

use super::markup::escape;
use crate::messages::Catalogue;
use crate::rules::RULES;

pub use index::{Change, FolderRow, Overview, index, list, summary};
pub use page::{Text, page, row};

/// The day the sources of the rules were last read.
pub const RULES_READ: &str = "2026-11-22";

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

/// A part of a rule's page, `# Why it matters to the reader` and the like, as one line.
pub(super) fn part_of_docs(rule: &str, catalogue: &Catalogue, key: &str) -> String {
    if let Some(text) = catalogue.rule_message(rule, key) {
        return text.to_owned();
    }
    let heading = match key {
        "what" => "# What it finds",
        "why" => "# Why it matters",
        _ => "# How to put it right",
    };
    let docs = RULES.iter().find(|entry| entry.meta.id == rule).map_or("", |entry| entry.docs);
    let mut lines = docs.lines().map(str::trim).skip_while(|line| !line.starts_with(heading)).skip(1);
    let mut out = String::new();
    for line in lines.by_ref().take_while(|line| !line.starts_with("# ")) {
        if !line.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(line);
        }
    }
    out.replace('`', "")
}

/// The title of a rule in the language of the report.
pub(super) fn title_of(rule: &str, catalogue: &Catalogue) -> String {
    let english = RULES.iter().find(|entry| entry.meta.id == rule).map_or(rule, |entry| entry.meta.title);
    catalogue.rule_message(rule, "title").unwrap_or(english).replace('`', "")
}

/// The name of a category for people.
pub(super) fn category(name: &str, catalogue: &Catalogue) -> String {
    catalogue.ui(&format!("category-{name}"), &[])
}

/// A page from its head to its foot. `up` leads to the overview, empty on the overview itself.
pub(super) fn whole(title: &str, body: &str, up: &str, catalogue: &Catalogue) -> String {
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
         <footer>\n<p>{}</p>\n<p class=\"small\">{}</p>\n</footer>\n</body>\n</html>\n",
        catalogue.language(),
        escape(title),
        include_str!("style.css"),
        say("audit-skip"),
        escape(&catalogue.ui("audit-legal", &[("date", RULES_READ)])),
        say("audit-stays"),
    )
}
