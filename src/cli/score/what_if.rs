//! The fewest changes that bring a document to its target: splits of long sentences and plainer words.

use std::io::{self, BufWriter, Write};

use serde_json::json;

use super::is_too_hard;
use crate::check::{DocumentReport, Located, Report};
use crate::messages::Catalogue;
use crate::report::decimal;
use crate::text::language::Language;
use crate::text::readability::{Counts, Shown, shown};

/// Changes listed at most: a longer list is a rewrite.
const MOST_CHANGES: usize = 25;
/// Words of the shortest sentence worth a split, and of each part.
const WORDS_OF_A_PART: u32 = 10;

/// One change.
enum Change<'r> {
    /// A sentence that becomes more than one: its line and its words.
    Split { line: u32, words: u32, excerpt: &'r str },
    /// A plainer word.
    Words { located: &'r Located, text: &'r str },
}

/// What the changes come to.
struct Plan<'r> {
    shown: &'r Shown,
    /// Each change, with the level after it and those before it, about.
    changes: Vec<(Change<'r>, f64)>,
    /// The level after all of them, about.
    value: f64,
}

/// Takes the change that helps most until the target is met.
fn plan(document: &DocumentReport) -> Option<Plan<'_>> {
    let now = document.reading.shown.as_ref()?;
    let target = now.target?;
    let language = Language::parse(&document.language);
    let harder = |value: f64| if now.higher_is_easier { -value } else { value };
    let at = |counts: &Counts| shown(counts, language, None).map_or(now.value, |shown| shown.value);
    // How much each plainer word helps, alone; together they add up to about their sum.
    let mut words: Vec<(f64, Change<'_>)> = document
        .diagnostics
        .iter()
        .filter(|located| !located.diagnostic.suppressed && located.diagnostic.rule.starts_with("plain/"))
        .flat_map(Located::places)
        .filter_map(|located| {
            let suggestion = located.diagnostic.finding.suggestions.first()?;
            let gain = harder(now.value) - harder(suggestion.level_after?);
            (gain > 0.0).then_some((gain, Change::Words { located, text: &suggestion.text }))
        })
        .collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut words = words.into_iter().peekable();
    let mut splits =
        document.reading.hardest.iter().filter(|sentence| sentence.words >= 2 * WORDS_OF_A_PART).peekable();
    let mut counts = document.reading.counts;
    let mut by_words = 0.0;
    let mut changes = Vec::new();
    let level = |counts: &Counts, by_words: f64| harder(at(counts)) - by_words;
    // Turning twice gives the measure's own scale back.
    let after = |counts: &Counts, by_words: f64| harder(level(counts, by_words));
    while level(&counts, by_words) > harder(target) && changes.len() < MOST_CHANGES {
        let split = splits.peek().map(|sentence| {
            let mut parted = counts;
            parted.sentences += (sentence.words / WORDS_OF_A_PART).saturating_sub(1).clamp(1, 3);
            (harder(at(&counts)) - harder(at(&parted)), parted)
        });
        let word = words.peek().map_or(0.0, |(gain, _)| *gain);
        match split {
            Some((gain, parted)) if gain >= word => {
                counts = parted;
                if let Some(sentence) = splits.next() {
                    let excerpt = &sentence.excerpt[..];
                    let split = Change::Split { line: sentence.start.line, words: sentence.words, excerpt };
                    changes.push((split, after(&counts, by_words)));
                }
            }
            _ => {
                let Some((gain, change)) = words.next() else { break };
                by_words += gain;
                changes.push((change, after(&counts, by_words)));
            }
        }
    }
    let value = after(&counts, by_words);
    Some(Plan { shown: now, changes, value })
}

impl Plan<'_> {
    fn reaches_target(&self) -> bool {
        !Shown { value: self.value, ..self.shown.clone() }.is_too_hard()
    }
}

pub(super) fn text(report: &Report, catalogue: &Catalogue) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let language = catalogue.language();
    for document in report.documents.iter().filter(|document| document.reading.shown.is_some()) {
        let path = &document.path[..];
        if !is_too_hard(document) {
            writeln!(out, "{}", catalogue.ui("what-if-met", &[("path", path)]))?;
            continue;
        }
        let Some(plan) = plan(document) else { continue };
        let value = format!("{} {}", plan.shown.measure.replace('_', " "), decimal(plan.shown.value, language));
        let target = decimal(plan.shown.target.unwrap_or_default(), language);
        writeln!(out, "{}", catalogue.ui("what-if-start", &[("path", path), ("value", &value), ("target", &target)]))?;
        for (change, after) in &plan.changes {
            let after = catalogue.ui("what-if-after", &[("value", &decimal(*after, language))]);
            match change {
                Change::Split { line, words, excerpt } => {
                    let (line, words) = (line.to_string(), words.to_string());
                    let said = catalogue.ui("what-if-split", &[("line", &line), ("words", &words)]);
                    writeln!(out, "    {said}; {after}\n        {excerpt}")?;
                }
                Change::Words { located, text } => {
                    let line = located.start.line.to_string();
                    let found = found(located);
                    let swap = format!("“{found}” → “{text}”");
                    let said = catalogue.ui("what-if-words", &[("line", &line), ("words", &swap)]);
                    writeln!(out, "    {said}; {after}")?;
                }
            }
        }
        let key = if plan.reaches_target() { "what-if-reached" } else { "what-if-short" };
        writeln!(out, "    {}", catalogue.ui(key, &[("value", &decimal(plan.value, language))]))?;
    }
    out.flush()
}

/// The words a finding is about.
fn found(located: &Located) -> String {
    use crate::diagnostic::Arg;
    let args = &located.diagnostic.finding.args;
    match args.iter().find(|(name, _)| *name == "found") {
        Some((_, Arg::Text(text))) => text.clone(),
        _ => String::new(),
    }
}

pub(super) fn json(report: &Report) -> io::Result<()> {
    let documents: Vec<_> = report
        .documents
        .iter()
        .map(|document| {
            let plan = if is_too_hard(document) { plan(document) } else { None };
            let changes = plan.iter().flat_map(|plan| &plan.changes).map(|(change, after)| match change {
                Change::Split { line, words, .. } => {
                    json!({"kind": "split", "line": line, "words": words, "level_after": after})
                }
                Change::Words { located, text } => {
                    let line = located.start.line;
                    json!({"kind": "words", "line": line, "found": found(located), "text": text, "level_after": after})
                }
            });
            json!({
                "path": document.path,
                "measure": document.reading.shown.as_ref().map(|shown| shown.measure),
                "value": document.reading.shown.as_ref().map(|shown| shown.value),
                "target": document.reading.shown.as_ref().and_then(|shown| shown.target),
                "changes": changes.collect::<Vec<_>>(),
                "value_after": plan.as_ref().map(|plan| plan.value),
                "reaches_target": plan.as_ref().is_none_or(Plan::reaches_target) && document.reading.shown.is_some(),
            })
        })
        .collect();
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", json!({"version": 1, "what_if": documents}))?;
    out.flush()
}
