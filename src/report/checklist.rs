//! What the documents show of the standards of 2005, as a list for an administrator: found, not found,
//! cannot tell, not asked here, or for a person to judge. Nothing is ever called met.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;

use super::{Reporter, Style};
use crate::check::{DocumentReport, Report};
use crate::facts::{Fact, Facts, Owner};

/// How the list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Markdown,
    Html,
    Json,
}

/// Where a fact of a row stands among the facts of a document.
type Group = fn(&Facts) -> &[Fact];

/// A row: its standard, its key in the messages, the facts that show it and the rules that miss it.
/// A row without facts is for a person to judge.
struct Row {
    standard: u8,
    key: &'static str,
    group: Option<Group>,
    rules: &'static [&'static str],
}

const fn fact(standard: u8, key: &'static str, group: Group, rules: &'static [&'static str]) -> Row {
    Row { standard, key, group: Some(group), rules }
}

const fn person(standard: u8, key: &'static str) -> Row {
    Row { standard, key, group: None, rules: &[] }
}

const ROWS: &[Row] = &[
    person(1, "check-ethics"),
    fact(2, "check-language", |facts| &facts.language_access, &["practice/language-access"]),
    person(2, "check-access"),
    person(3, "check-culture"),
    person(4, "check-skills"),
    fact(5, "check-licence-place", |facts| &facts.licence_jurisdictions, &["identity/licence-place"]),
    fact(6, "check-name", |facts| &facts.names, &["identity/full-name"]),
    fact(6, "check-credential", |facts| &facts.credentials, &["identity/credential"]),
    fact(6, "check-licence-number", |facts| &facts.licence_numbers, &["identity/licence-number"]),
    fact(6, "check-board", |facts| &facts.board_links, &["identity/board-link"]),
    fact(6, "check-address", |facts| &facts.addresses, &["contact/address"]),
    fact(6, "check-phone", |facts| &facts.phones, &["contact/phone"]),
    fact(6, "check-email", |facts| &facts.emails, &["contact/email"]),
    fact(6, "check-second-way", |facts| &facts.alternate_contact, &["contact/second-way"]),
    fact(7, "check-privacy", |facts| &facts.privacy_notice, &["privacy/notice"]),
    person(7, "check-security"),
    fact(8, "check-fees", |facts| &facts.fees, &["practice/fees"]),
    fact(8, "check-reply", |facts| &facts.response_time, &["contact/reply-time"]),
    fact(9, "check-crisis", |facts| &facts.emergency, &["practice/emergency"]),
    person(10, "check-teaching"),
];

/// What is known of a row.
struct Line {
    standard: u8,
    key: &'static str,
    status: &'static str,
    place: String,
    words: String,
}

/// Whether a fact speaks for the practice: its own, its board's, its crisis line; not a fax or the reader's.
fn counts(fact: &Fact, key: &str) -> bool {
    match fact.owner {
        Owner::Own => true,
        Owner::Board => key == "check-board",
        Owner::Crisis => key == "check-crisis",
        _ => false,
    }
}

/// The first place where a row is missing: what the site rules say comes first.
fn missing<'r>(report: &'r Report, rules: &[&str]) -> Option<&'r str> {
    let of_site = report.site.iter().map(|(path, located)| (&path[..], located));
    let of_pages = report
        .documents
        .iter()
        .flat_map(|document| document.diagnostics.iter().map(|located| (&document.path[..], located)));
    of_site
        .chain(of_pages)
        .find(|(_, located)| rules.contains(&located.diagnostic.rule) && !located.diagnostic.suppressed)
        .map(|(path, _)| path)
}

fn lines(report: &Report) -> Vec<Line> {
    let readable: Vec<&DocumentReport> = report.documents.iter().filter(|document| document.error.is_none()).collect();
    let unsure = readable.len() < report.documents.len() || !report.skipped_sites.is_empty() || readable.is_empty();
    ROWS.iter()
        .map(|row| {
            let line = |status, place: &str, words: &str| Line {
                standard: row.standard,
                key: row.key,
                status,
                place: place.to_owned(),
                words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            };
            let Some(group) = row.group else { return line("status-person", "", "") };
            let found = readable
                .iter()
                .find_map(|document| Some((document, group(&document.facts).iter().find(|it| counts(it, row.key))?)));
            match (found, missing(report, row.rules)) {
                (None, Some(path)) => line("status-missing", path, ""),
                // It stands on one page and is missing on another that owes it too.
                (Some(_), Some(path)) => line("status-partly", path, ""),
                (Some((document, fact)), None) => line("status-found", &document.path, &fact.value),
                (None, None) if unsure => line("status-unknown", "", ""),
                (None, None) => line("status-not-asked", "", ""),
            }
        })
        .collect()
}

/// How many documents of each kind were read.
fn kinds(report: &Report) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for document in report.documents.iter().filter(|document| document.error.is_none()) {
        *kinds.entry(document.kind.name()).or_default() += 1;
    }
    kinds
}

/// The regions of the documents, whose laws a person must know.
fn regions(report: &Report) -> Vec<&str> {
    let mut regions: Vec<&str> = report.documents.iter().filter_map(|document| document.region.as_deref()).collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}

/// The list in one of its shapes.
pub(super) struct Checklist<'a> {
    style: Style<'a>,
    shape: Shape,
}

impl<'a> Checklist<'a> {
    pub(super) fn new(style: Style<'a>, shape: Shape) -> Self {
        Self { style, shape }
    }

    fn say(&self, key: &str) -> String {
        self.style.catalogue.ui(key, &[])
    }

    /// The place of a line for people: the document, and the words there.
    fn place(line: &Line) -> String {
        if line.words.is_empty() { line.place.clone() } else { format!("{}: “{}”", line.place, line.words) }
    }

    fn laws(&self, report: &Report) -> Vec<String> {
        regions(report).into_iter().map(|region| self.style.catalogue.ui("check-law", &[("region", region)])).collect()
    }

    fn text(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}\n", self.say("check-title"))?;
        let mut standard = 0;
        for line in lines(report) {
            if line.standard != standard {
                standard = line.standard;
                writeln!(out, "{}", self.style.catalogue.ui("check-standard", &[("n", &standard.to_string())]))?;
            }
            let place = Self::place(&line);
            let mark = if place.is_empty() { "" } else { " - " };
            writeln!(out, "  {}: {}{mark}{place}", self.say(line.key), self.say(line.status))?;
        }
        for law in self.laws(report) {
            writeln!(out, "\n{law}")?;
        }
        let kinds: Vec<String> = kinds(report).into_iter().map(|(kind, n)| format!("{kind} {n}")).collect();
        writeln!(out, "\n{}: {}", self.say("check-kinds"), kinds.join(", "))?;
        writeln!(out, "{}", self.say("check-closing"))
    }

    fn table(&self, report: &Report, out: &mut dyn Write, html: bool) -> io::Result<()> {
        let escape = if html { markup } else { cell };
        let heads = ["check-head-standard", "check-head-fact", "check-head-status", "check-head-place"];
        if html {
            let language = self.style.catalogue.language();
            let title = markup(&self.say("check-title"));
            write!(
                out,
                "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
                 <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title></head>\n\
                 <body><main><h1>{title}</h1>\n<table><thead><tr>"
            )?;
            for head in heads {
                write!(out, "<th scope=\"col\">{}</th>", markup(&self.say(head)))?;
            }
            writeln!(out, "</tr></thead><tbody>")?;
        } else {
            writeln!(out, "# {}\n", cell(&self.say("check-title")))?;
            writeln!(out, "| {} |\n|---|---|---|---|", heads.map(|head| cell(&self.say(head))).join(" | "))?;
        }
        for line in lines(report) {
            let cells = [
                line.standard.to_string(),
                escape(&self.say(line.key)),
                escape(&self.say(line.status)),
                escape(&Self::place(&line)),
            ];
            if html {
                writeln!(out, "<tr><td>{}</td></tr>", cells.join("</td><td>"))?;
            } else {
                writeln!(out, "| {} |", cells.join(" | "))?;
            }
        }
        let mut closing = self.laws(report);
        closing.push(self.say("check-closing"));
        if html {
            writeln!(out, "</tbody></table>")?;
        }
        for sentence in closing {
            if html {
                writeln!(out, "<p>{}</p>", markup(&sentence))?;
            } else {
                writeln!(out, "\n{}", cell(&sentence))?;
            }
        }
        if html { writeln!(out, "</main></body></html>") } else { Ok(()) }
    }

    fn json(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let rows: Vec<_> = lines(report)
            .into_iter()
            .map(|line| {
                json!({
                    "standard": format!("NASW-ASWB 2005 Standard {}", line.standard),
                    "fact": line.key.trim_start_matches("check-"),
                    "name": self.say(line.key),
                    "status": line.status.trim_start_matches("status-"),
                    "path": (!line.place.is_empty()).then_some(line.place),
                    "words": (!line.words.is_empty()).then_some(line.words),
                })
            })
            .collect();
        let value =
            json!({ "version": 1, "checklist": rows, "kinds": kinds(report), "laws_for_a_person": regions(report) });
        writeln!(out, "{value:#}")
    }
}

/// Words in HTML.
fn markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Words in a cell of a Markdown table.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in markup(text).chars() {
        match character {
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' => out.extend(['\\', character]),
            _ => out.push(character),
        }
    }
    out
}

impl Reporter for Checklist<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        match self.shape {
            Shape::Text => self.text(report, out),
            Shape::Markdown => self.table(report, out, false),
            Shape::Html => self.table(report, out, true),
            Shape::Json => self.json(report, out),
        }
    }
}
