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

/// Which change comes next.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    /// The next sentence to split.
    Split,
    /// The next plainer word.
    Words,
}

/// The fewest steps that bring a text to its target. `level` is how hard it is with so many sentences more; `parts` are the
/// sentences that each split adds, and `gains` what each plainer word takes off, the largest first in both.
///
/// Each further sentence takes off less than the one before it in every formula (they divide by the sentences), and each
/// word less than the one before it: so the step that helps most now is never wrong later.
fn fewest(level: impl Fn(u32) -> f64, target: f64, parts: &[u32], gains: &[f64]) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut parts, mut gains) = (parts.iter().peekable(), gains.iter().peekable());
    let (mut added, mut by_words) = (0, 0.0);
    while level(added) - by_words > target && steps.len() < MOST_CHANGES {
        let split = parts.peek().map(|&&more| level(added) - level(added + more));
        let word = gains.peek().map(|&&gain| gain);
        if split.is_some_and(|gain| gain >= word.unwrap_or(0.0)) {
            added += parts.next().unwrap_or(&0);
            steps.push(Step::Split);
        } else {
            let Some(gain) = gains.next() else { break };
            by_words += gain;
            steps.push(Step::Words);
        }
    }
    steps
}

/// The changes that help most, until the target is met.
fn plan(document: &DocumentReport) -> Option<Plan<'_>> {
    let now = document.reading.shown.as_ref()?;
    let target = now.target?;
    let language = Language::parse(&document.language);
    // Every scale as one on which more is harder; turning twice gives the measure's own back.
    let harder = |value: f64| if now.higher_is_easier { -value } else { value };
    let with = |added: u32| {
        let mut counts: Counts = document.reading.counts;
        counts.sentences += added;
        harder(shown(&counts, language, None).map_or(now.value, |shown| shown.value))
    };
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
    let mut splits: Vec<(u32, Change<'_>)> = document
        .reading
        .hardest
        .iter()
        .filter(|sentence| sentence.words >= 2 * WORDS_OF_A_PART)
        .map(|sentence| {
            let more = (sentence.words / WORDS_OF_A_PART).saturating_sub(1).clamp(1, 3);
            let excerpt = &sentence.excerpt[..];
            (more, Change::Split { line: sentence.start.line, words: sentence.words, excerpt })
        })
        .collect();
    splits.sort_by_key(|(more, _)| std::cmp::Reverse(*more));
    let parts: Vec<u32> = splits.iter().map(|(more, _)| *more).collect();
    let gains: Vec<f64> = words.iter().map(|(gain, _)| *gain).collect();
    let (mut splits, mut words) = (splits.into_iter(), words.into_iter());
    let (mut added, mut by_words, mut changes) = (0, 0.0, Vec::new());
    for step in fewest(with, harder(target), &parts, &gains) {
        let change = match step {
            Step::Split => splits.next().map(|(more, change)| {
                added += more;
                change
            }),
            Step::Words => words.next().map(|(gain, change)| {
                by_words += gain;
                change
            }),
        };
        changes.extend(change.map(|change| (change, harder(with(added) - by_words))));
    }
    Some(Plan { shown: now, changes, value: harder(with(added) - by_words) })
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
        let value = format!("{} {}", plan.shown.scale(), decimal(plan.shown.value, language));
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest number of splits and words that reach the target, by trying them all.
    fn by_trying(level: impl Fn(u32) -> f64, target: f64, parts: &[u32], gains: &[f64]) -> Option<u32> {
        let subsets = |count: usize| 0..1_u32 << count;
        let chosen = |set: u32, at: usize| set >> at & 1 == 1;
        subsets(parts.len())
            .flat_map(|splits| subsets(gains.len()).map(move |words| (splits, words)))
            .filter(|(splits, words)| {
                let added = parts.iter().enumerate().filter(|(at, _)| chosen(*splits, *at)).map(|(_, more)| more).sum();
                let taken: f64 = gains.iter().enumerate().filter(|(at, _)| chosen(*words, *at)).map(|(_, g)| g).sum();
                level(added) - taken <= target + 1e-9
            })
            .map(|(splits, words)| splits.count_ones() + words.count_ones())
            .min()
    }

    #[test]
    fn no_shorter_list_of_changes_reaches_the_target() {
        let all_parts: [&[u32]; 4] = [&[], &[1], &[3, 2, 1, 1], &[3, 3, 1]];
        let all_gains: [&[f64]; 4] = [&[], &[0.4, 0.1], &[0.9, 0.3, 0.3, 0.05], &[0.2, 0.2, 0.2, 0.2, 0.2]];
        for words in [90.0, 160.0, 300.0] {
            // Flesch-Kincaid falls with the words of a sentence, SMOG with the root of one through the sentences.
            for root in [false, true] {
                let level = |added: u32| {
                    let length = words / f64::from(6 + added);
                    if root { 3.0 + 1.043 * (length * 3.0).sqrt() } else { 0.39 * length + 2.0 }
                };
                for (parts, gains) in all_parts.iter().flat_map(|parts| all_gains.map(|gains| (*parts, gains))) {
                    for target in [4.0, 5.5, 6.5, 7.7, 9.0, 11.0] {
                        let steps = fewest(level, target, parts, gains);
                        let reached = by_trying(level, target, parts, gains);
                        if let Some(fewest) = reached {
                            assert_eq!(steps.len() as u32, fewest, "{words} {parts:?} {gains:?} {target}");
                        } else {
                            assert_eq!(steps.len(), parts.len() + gains.len());
                        }
                    }
                }
            }
        }
    }
}
