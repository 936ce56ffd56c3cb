//! What the documents show of the standards of 2005, of the laws of their place and of what each kind
//! of document owes, as a list for an administrator. Nothing is ever called met.

mod lines;
mod page;
mod rows;
mod slim;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;

use self::lines::{Line, Part, Spot, lines, regions};
use super::markup::escape;
use super::{Reporter, Style};
use crate::check::Report;
use crate::facts::place_name;
use crate::laws;

pub use page::page;
pub use slim::slim;

/// What the columns are called.
const HEADS: [&str; 3] = ["check-head-fact", "check-head-status", "check-head-place"];

/// How the list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Markdown,
    Html,
    Json,
}

/// How many documents of each kind were read.
fn kinds(report: &Report) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for document in report.documents.iter().filter(|document| document.error.is_none()) {
        *kinds.entry(document.kind.name()).or_default() += 1;
    }
    kinds
}

/// The list in one of its shapes.
pub(super) struct Checklist<'a> {
    style: Style<'a>,
    shape: Shape,
}

impl<'a> Checklist<'a> {
    /// With the words of the documents: they are the evidence.
    pub(super) fn whole(style: Style<'a>, shape: Shape) -> Self {
        Self::new(Style { excerpts: true, ..style }, shape)
    }

    fn new(style: Style<'a>, shape: Shape) -> Self {
        Self { style, shape }
    }

    fn say(&self, key: &str) -> String {
        self.style.catalogue.ui(key, &[])
    }

    fn lines<'r>(&'r self, report: &'r Report) -> Vec<Line<'r>> {
        lines(report, &self.style, &laws::today())
    }

    fn heading(&self, part: Part<'_>) -> String {
        let catalogue = self.style.catalogue;
        match part {
            Part::Standard(n) => catalogue.ui("check-standard", &[("n", &n.to_string())]),
            Part::Law(region) => catalogue.ui("check-laws", &[("region", &self.place(region))]),
            Part::Kind(kind, count) => {
                let kind = catalogue.ui(&format!("kind-{}", kind.name()), &[]);
                catalogue.ui("check-kind", &[("kind", &kind), ("n", &count.to_string())])
            }
        }
    }

    /// A region by its name, as far as we have it in the language of the list.
    fn place(&self, region: &str) -> String {
        let name = place_name(region).filter(|_| self.style.catalogue.language() == "en");
        name.map_or_else(|| region.to_owned(), |name| format!("{name} ({region})"))
    }

    /// The places of a line, each as a sentence part: `path` and `words` make a document's path and
    /// other words fit for the shape.
    fn places(&self, line: &Line<'_>, path: &dyn Fn(&str) -> String, words: &dyn Fn(&str) -> String) -> Vec<String> {
        let catalogue = self.style.catalogue;
        let place = |spot: &Spot| match &spot.words[..] {
            "" => path(&spot.path),
            of if spot.quoted => format!("{}: {}", path(&spot.path), words(&format!("“{of}”"))),
            of => format!("{}: {}", path(&spot.path), words(of)),
        };
        let mut places: Vec<String> = line.found.iter().map(&place).collect();
        let is_problem = line.status != "status-partly";
        places.extend(line.missing.iter().map(|spot| {
            let place = place(spot);
            if is_problem { place } else { catalogue.ui("check-not-in", &[("place", &place)]) }
        }));
        if line.more > 0 {
            places.push(words(&catalogue.ui("check-more", &[("n", &line.more.to_string())])));
        }
        places
    }

    fn text(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.say("check-title"))?;
        let mut part = None;
        for line in self.lines(report) {
            if part != Some(line.part) {
                part = Some(line.part);
                writeln!(out, "\n{}", self.heading(line.part))?;
            }
            writeln!(out, "  {}: {}", line.name, self.say(line.status))?;
            for place in self.places(&line, &str::to_owned, &str::to_owned) {
                writeln!(out, "      {place}")?;
            }
        }
        let kinds: Vec<String> =
            kinds(report).into_iter().map(|(kind, n)| format!("{} {n}", self.say(&format!("kind-{kind}")))).collect();
        writeln!(out, "\n{}: {}", self.say("check-kinds"), kinds.join(", "))?;
        self.closing(report).into_iter().try_for_each(|sentence| writeln!(out, "{sentence}"))
    }

    fn closing(&self, report: &Report) -> Vec<String> {
        let law = |region: &str| self.style.catalogue.ui("check-law", &[("region", &self.place(region))]);
        regions(report).into_iter().map(law).chain([self.say("check-closing")]).collect()
    }

    fn markdown(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let heads = HEADS.map(|key| cell(&self.say(key)));
        writeln!(out, "# {}", cell(&self.say("check-title")))?;
        let mut part = None;
        for line in self.lines(report) {
            if part != Some(line.part) {
                part = Some(line.part);
                writeln!(out, "\n## {}\n\n| {} |\n|---|---|---|", cell(&self.heading(line.part)), heads.join(" | "))?;
            }
            let places = self.places(&line, &cell, &cell);
            writeln!(out, "| {} | {} | {} |", cell(&line.name), cell(&self.say(line.status)), places.join("<br>"))?;
        }
        self.closing(report).into_iter().try_for_each(|sentence| writeln!(out, "\n{}", cell(&sentence)))
    }

    fn json(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let (mut standards, mut of_law, mut of_kind) = (Vec::new(), Vec::new(), Vec::new());
        for line in self.lines(report) {
            let first = line.found.as_ref().or(line.missing.first());
            let missing: Vec<_> =
                line.missing.iter().map(|spot| json!({ "path": spot.path, "words": spot.words })).collect();
            let mut row = json!({
                "name": line.name,
                "status": line.status.trim_start_matches("status-"),
                "path": first.map(|spot| &spot.path),
                "words": first.map(|spot| &spot.words).filter(|words| !words.is_empty()),
                "missing": missing,
                "more": line.more,
            });
            match line.part {
                Part::Standard(n) => {
                    row["standard"] = json!(format!("NASW-ASWB 2005 Standard {n}"));
                    row["fact"] = json!(line.key);
                    standards.push(row);
                }
                Part::Law(region) => {
                    row["region"] = json!(region);
                    row["law"] = json!(line.key);
                    of_law.push(row);
                }
                Part::Kind(kind, _) => {
                    row["kind"] = json!(kind.name());
                    row["rule"] = json!(line.key);
                    of_kind.push(row);
                }
            }
        }
        let value = json!({
            "version": 1,
            "checklist": standards,
            "laws": of_law,
            "by_kind": of_kind,
            "kinds": kinds(report),
            "laws_for_a_person": regions(report),
        });
        writeln!(out, "{value:#}")
    }
}

/// Words in a cell of a Markdown table.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in escape(text).chars() {
        match character {
            '\n' => out.push(' '),
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
            Shape::Markdown => self.markdown(report, out),
            Shape::Html => out.write_all(page(report, &self.style, "", &|path| escape(path)).as_bytes()),
            Shape::Json => self.json(report, out),
        }
    }
}
