//! Fixes: edits that do not touch each other, checked again after each pass, and never a change
//! of what the text says.

mod ask;
mod lock;

use std::collections::{BTreeMap, HashSet};

use crate::check::{Checker, DocumentReport, Located};
use crate::diagnostic::{Applicability, Edit, Suggestion};
use crate::facts::kind::Kind;
use crate::rules::RULES;
use crate::source::encode::Replacement;
use crate::source::{Format, Source};
use crate::span::Span;
use crate::syntax;

pub use ask::{Answer, Asking, Offer};
pub use lock::keeps_meaning;

/// More passes than this mean that fixes call for each other without end.
const MOST_PASSES: usize = 10;

/// Changes made at most on the way to a reading level, each with a check of its own.
const MOST_STEPS: usize = 200;

/// Checks spent in one file on finding the edits that lead to new findings.
const MOST_TRIALS: usize = 48;

/// How far from a crisis number its text is taken to reach, in bytes of its paragraph.
const CRISIS_REACH: usize = 600;

/// What the user allows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish {
    /// Also changes that are only probably right.
    pub with_unsafe: bool,
    /// Also documents whose wording law or consent governs, and crisis text.
    pub governed: bool,
    /// Only the fewest changes that bring the document to this level, in the unit that `score` shows.
    pub to_level: Option<f64>,
}

/// A document after its fixes.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The file's new bytes, in its own encoding.
    pub bytes: Vec<u8>,
    /// Its decoded text before.
    pub before: String,
    /// Its decoded text afterwards.
    pub after: String,
    /// How many findings were put right.
    pub changes: usize,
    /// What was not done, and why.
    pub left: Vec<Left>,
    /// Its reading level afterwards, in the unit that `score` shows.
    pub level: Option<f64>,
}

/// Why a fix was left to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The document's wording is governed by law or consent.
    Governed(Kind),
    /// The place tells what to do in a crisis.
    Crisis,
    /// A number, name, condition, negation, or must and may would change.
    Meaning,
    /// The text afterwards would have more findings than before.
    NewFindings,
    /// The file's encoding cannot carry it; the words of the encoder.
    Encoding(String),
}

/// A fix that was not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Rule id; empty when the whole document is meant.
    pub rule: &'static str,
    /// Line it stands on, from 1; 0 when the whole document is meant.
    pub line: u32,
    /// Why.
    pub reason: Reason,
}

/// Whether changes to such a document are left to people.
#[must_use]
pub fn is_governed(kind: Kind) -> bool {
    matches!(kind, Kind::Consent | Kind::Authorization | Kind::PrivacyNotice | Kind::DecisionNotice)
}

/// A suggestion that is to be applied, whole or not at all.
#[derive(Clone, Copy)]
struct Change<'r> {
    located: &'r Located,
    suggestion: &'r Suggestion,
}

/// What a change is known by from pass to pass: its rule, its old words and its new ones.
type Name = (&'static str, Vec<(String, String)>);

impl Change<'_> {
    fn edits(&self) -> &[Edit] {
        &self.suggestion.edits
    }

    fn name(&self, text: &str) -> Name {
        let words = self.edits().iter().map(|edit| (edit.span.of(text).to_owned(), edit.text.clone())).collect();
        (self.located.diagnostic.rule, words)
    }

    /// Whether each of its edits says the same as before where it counts.
    fn keeps_meaning(&self, state: &State) -> bool {
        let text = &state.source.text;
        let language = self.located.diagnostic.language.as_ref().unwrap_or(&state.report.language);
        self.edits().iter().all(|edit| {
            let before = text.get(..edit.span.start as usize).unwrap_or_default();
            keeps_meaning(language, before, edit.span.of(text), &edit.text)
        })
    }

    fn left(&self, reason: Reason) -> Left {
        Left { rule: self.located.diagnostic.rule, line: self.located.start.line, reason }
    }
}

/// One state of the file and what was found in it.
struct State {
    source: Source,
    report: DocumentReport,
}

impl State {
    fn of(checker: &Checker, path: &str, in_config: &str, format: Format, bytes: Vec<u8>) -> Result<Self, String> {
        let source = syntax::read(path, format, bytes).map_err(|error| error.message)?;
        let report = checker.check(&source, in_config);
        Ok(Self { source, report })
    }
}

/// Applies the fixes of one file until nothing is left to fix.
struct Fixer<'c, 'a> {
    checker: &'c Checker,
    path: &'c str,
    in_config: &'c str,
    format: Format,
    wish: Wish,
    trials: usize,
    refused: HashSet<Name>,
    left: Vec<Left>,
    asking: Option<&'c mut Asking<'a>>,
}

/// Applies the fixes of one file until nothing is left to fix; `None` when there is nothing to
/// change and nothing to tell.
///
/// # Errors
/// When the file cannot be read, in one sentence.
pub fn fix(
    checker: &Checker,
    path: &str,
    path_in_config: &str,
    format: Format,
    bytes: Vec<u8>,
    wish: Wish,
) -> Result<Option<Fixed>, String> {
    fix_asking(checker, path, path_in_config, format, bytes, wish, None)
}

/// The same, with a person who is asked about each change, safe or not.
///
/// # Errors
/// When the file cannot be read, in one sentence.
pub fn fix_asking(
    checker: &Checker,
    path: &str,
    path_in_config: &str,
    format: Format,
    bytes: Vec<u8>,
    wish: Wish,
    asking: Option<&mut Asking<'_>>,
) -> Result<Option<Fixed>, String> {
    let mut fixer = Fixer {
        checker,
        path,
        in_config: path_in_config,
        format,
        wish,
        trials: 0,
        refused: HashSet::new(),
        left: Vec::new(),
        asking,
    };
    let mut state = State::of(checker, path, path_in_config, format, bytes)?;
    let before = state.source.text.clone();
    let mut changes = 0;
    for _ in 0..if wish.to_level.is_some() { MOST_STEPS } else { MOST_PASSES } {
        let (next, made) = fixer.pass(&state);
        let Some(next) = next else { break };
        changes += made;
        state = next;
    }
    let left = fixer.left;
    if changes == 0 && left.is_empty() {
        return Ok(None);
    }
    let bytes = state.source.bytes().to_vec();
    let level = state.report.reading.shown.as_ref().map(|shown| shown.value);
    Ok(Some(Fixed { bytes, before, after: state.source.text, changes, left, level }))
}

impl Fixer<'_, '_> {
    /// One pass: the next state and how many findings were put right; no state when nothing was.
    fn pass(&mut self, state: &State) -> (Option<State>, usize) {
        let wanted = self.wanted(state);
        if is_governed(state.report.kind) && !self.wish.governed {
            if !wanted.is_empty() && self.left.is_empty() {
                self.left.push(Left { rule: "", line: 0, reason: Reason::Governed(state.report.kind) });
            }
            return (None, 0);
        }
        let crisis = crisis_text(state);
        let mut allowed = Vec::new();
        for change in wanted {
            let reason = if !self.wish.governed && touches_any(&change, &crisis) {
                Reason::Crisis
            } else if !change.keeps_meaning(state) {
                Reason::Meaning
            } else {
                allowed.push(change);
                continue;
            };
            self.refuse(&change, state, reason);
        }
        if self.wish.to_level.is_some() {
            return self.step(state, allowed);
        }
        let chosen = self.asked(state, apart(allowed));
        if chosen.is_empty() {
            return (None, 0);
        }
        let good = self.good(state, &chosen);
        if good.is_empty() {
            return (None, 0);
        }
        // What is good alone may still not be good together.
        match self.apply(state, &good) {
            Ok(next) => (Some(next), good.len()),
            Err(reason) => {
                for change in &good {
                    self.refuse(change, state, reason.clone());
                }
                (None, 0)
            }
        }
    }

    /// The one change that helps the reading level most; no state once the level is reached or
    /// nothing brings it nearer.
    fn step(&mut self, state: &State, mut allowed: Vec<Change<'_>>) -> (Option<State>, usize) {
        let (Some(now), Some(target)) = (&state.report.reading.shown, self.wish.to_level) else { return (None, 0) };
        let hardness = |value: f64| if now.higher_is_easier { -value } else { value };
        let after = |change: &Change<'_>| change.suggestion.level_after.map(hardness);
        if hardness(now.value) <= hardness(target) {
            return (None, 0);
        }
        allowed.retain(|change| after(change).is_some_and(|after| after < hardness(now.value)));
        allowed.sort_by(|one, other| after(one).unwrap_or(f64::MAX).total_cmp(&after(other).unwrap_or(f64::MAX)));
        for change in allowed.into_iter().take(MOST_TRIALS) {
            match self.apply(state, &[change]) {
                Ok(next) => return (Some(next), 1),
                Err(reason) => self.refuse(&change, state, reason),
            }
        }
        (None, 0)
    }

    /// The changes the user allows, in the order of their place and then of the register.
    fn wanted<'s>(&self, state: &'s State) -> Vec<Change<'s>> {
        let text = &state.source.text;
        let mut wanted: Vec<Change<'s>> = state
            .report
            .diagnostics
            .iter()
            .filter(|located| !located.diagnostic.suppressed)
            .flat_map(Located::places)
            .filter_map(|located| {
                let suggestion = located.diagnostic.finding.suggestions.iter().find(|suggestion| {
                    !suggestion.edits.is_empty()
                        && (self.asking.is_some()
                            || suggestion.applicability == Applicability::Safe
                            || self.wish.with_unsafe && suggestion.applicability == Applicability::Unsafe)
                })?;
                Some(Change { located, suggestion })
            })
            .filter(|change| !self.refused.contains(&change.name(text)))
            .collect();
        let order = |rule: &str| RULES.iter().position(|entry| entry.meta.id == rule);
        wanted.sort_by_key(|change| {
            let start = change.edits().iter().map(|edit| edit.span.start).min();
            (start, order(change.located.diagnostic.rule))
        });
        wanted
    }

    fn refuse(&mut self, change: &Change<'_>, state: &State, reason: Reason) {
        self.refused.insert(change.name(&state.source.text));
        let left = change.left(reason);
        if !self.left.contains(&left) {
            self.left.push(left);
        }
    }

    /// The changes that lead to no new finding: all of them, or found by halving.
    fn good<'s>(&mut self, state: &State, changes: &[Change<'s>]) -> Vec<Change<'s>> {
        let reason = if self.trials < MOST_TRIALS {
            self.trials += 1;
            match self.apply(state, changes) {
                Ok(_) => return changes.to_vec(),
                Err(reason) => reason,
            }
        } else {
            Reason::NewFindings
        };
        if changes.len() == 1 || self.trials >= MOST_TRIALS {
            for change in changes {
                self.refuse(change, state, reason.clone());
            }
            return Vec::new();
        }
        let (first, second) = changes.split_at(changes.len() / 2);
        let mut good = self.good(state, first);
        good.extend(self.good(state, second));
        good
    }

    /// The state after these changes, unless something stands against it.
    fn apply(&self, state: &State, changes: &[Change<'_>]) -> Result<State, Reason> {
        let mut replacements: Vec<Replacement<'_>> = changes
            .iter()
            .flat_map(Change::edits)
            .map(|edit| Replacement { span: edit.span, text: &edit.text })
            .collect();
        replacements.sort_by_key(|replacement| replacement.span);
        let bytes =
            syntax::encode(&state.source, &replacements).map_err(|error| Reason::Encoding(error.to_string()))?;
        let next = State::of(self.checker, self.path, self.in_config, self.format, bytes).map_err(Reason::Encoding)?;
        if adds_findings(&state.report, &next.report) { Err(Reason::NewFindings) } else { Ok(next) }
    }
}

/// Whether some rule has more findings than before. Single findings cannot be compared: a
/// sentence that is still too long has new words after a fix.
fn adds_findings(before: &DocumentReport, after: &DocumentReport) -> bool {
    let count = |report: &DocumentReport| {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for located in report.diagnostics.iter().filter(|located| !located.diagnostic.suppressed) {
            *counts.entry(located.diagnostic.rule).or_default() += 1 + located.repeats.len();
        }
        counts
    };
    let before = count(before);
    count(after).into_iter().any(|(rule, found)| found > before.get(rule).copied().unwrap_or(0))
}

/// Changes that do not touch each other; those that do wait for the next pass.
fn apart(changes: Vec<Change<'_>>) -> Vec<Change<'_>> {
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    let mut kept = Vec::with_capacity(changes.len());
    for change in changes {
        let free = change.edits().iter().all(|edit| {
            let span = edit.span;
            // The last one that starts at or before the end reaches furthest: taken spans are apart.
            taken.range(..=span.end).next_back().is_none_or(|(_, &end)| end < span.start)
        });
        let itself = {
            let mut spans: Vec<Span> = change.edits().iter().map(|edit| edit.span).collect();
            spans.sort_unstable();
            spans.windows(2).all(|pair| pair[0].end < pair[1].start)
        };
        if free && itself {
            taken.extend(change.edits().iter().map(|edit| (edit.span.start, edit.span.end)));
            kept.push(change);
        }
    }
    kept
}

/// Where the text says what to do in a crisis, in bytes of the file: the paragraph around each such fact,
/// as far as the next empty line.
fn crisis_text(state: &State) -> Vec<Span> {
    let bytes = state.source.origin();
    let around = |span: Span| {
        let (start, end) = ((span.start as usize).min(bytes.len()), (span.end as usize).min(bytes.len()));
        let before = paragraph(bytes[..start].iter().rev());
        let after = paragraph(bytes[end..].iter());
        Span::new(start - before, end + after)
    };
    state.report.facts.emergency.iter().map(|fact| around(fact.span)).collect()
}

/// How many of these bytes belong to a paragraph: up to a line with nothing in it.
fn paragraph<'b>(bytes: impl Iterator<Item = &'b u8>) -> usize {
    let mut empty = false;
    let mut count = 0;
    for byte in bytes.take(CRISIS_REACH) {
        match byte {
            b'\n' if empty => return count,
            b'\n' => empty = true,
            b'\r' | b' ' | b'\t' | b'>' if empty => {}
            _ => empty = false,
        }
        count += 1;
    }
    count
}

fn touches_any(change: &Change<'_>, places: &[Span]) -> bool {
    let index = change
        .located
        .diagnostic
        .finding
        .suggestions
        .iter()
        .take_while(|suggestion| !std::ptr::eq(*suggestion, change.suggestion))
        .map(|suggestion| suggestion.edits.len())
        .sum::<usize>();
    let origins = change.located.edits.iter().skip(index).take(change.edits().len());
    origins.into_iter().any(|edit| places.iter().any(|place| edit.start <= place.end && place.start <= edit.end))
}

#[cfg(test)]
mod tests;
