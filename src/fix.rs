//! Fixes: edits that do not touch each other, checked again after each pass, and never a change
//! of what the text says.

use crate::check::{Checker, DocumentReport};
use crate::diagnostic::{Applicability, Edit};
use crate::facts::kind::Kind;
use crate::source::Format;
use crate::source::encode::Replacement;
use crate::syntax;

/// More passes than this mean that fixes call for each other without end.
const MOST_PASSES: usize = 10;

/// What the user allows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish {
    /// Also changes that are only probably right.
    pub with_unsafe: bool,
    /// Also documents whose wording law or consent governs.
    pub governed: bool,
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
    /// How many edits were made.
    pub changes: usize,
    /// What was not done, and why, in whole sentences.
    pub notes: Vec<String>,
}

/// Whether changes to such a document are left to people.
pub fn is_governed(kind: Kind) -> bool {
    matches!(kind, Kind::Consent | Kind::Authorization | Kind::PrivacyNotice | Kind::DecisionNotice)
}

/// Applies the fixes of one file until nothing is left to fix; `None` when there is nothing.
///
/// # Errors
/// When the file cannot be read or its encoding cannot carry the change, in one sentence.
pub fn fix(
    checker: &Checker,
    path: &str,
    path_in_config: &str,
    bytes: Vec<u8>,
    wish: Wish,
) -> Result<Option<Fixed>, String> {
    let Some(format) = Format::from_path(path) else { return Err("is of a kind plainspoken does not read.".into()) };
    let mut current = bytes;
    let mut before = None;
    let mut after = String::new();
    let mut changes = 0;
    let mut notes = Vec::new();
    let mut last_count = usize::MAX;
    for _ in 0..MOST_PASSES {
        let source = syntax::read(path, format, current.clone()).map_err(|error| error.message)?;
        let text = source.text.clone();
        let report =
            checker.check(syntax::read(path, format, current.clone()).map_err(|error| error.message)?, path_in_config);
        before.get_or_insert_with(|| text.clone());
        after.clone_from(&text);
        if is_governed(report.kind) && !wish.governed {
            if !edits(&report, &text, wish).is_empty() {
                notes.push(format!(
                    "this looks like a {}; its wording was left to you. Use --governed to change it all the same.",
                    report.kind.name().replace('-', " ")
                ));
            }
            break;
        }
        let edits = edits(&report, &text, wish);
        if edits.is_empty() {
            break;
        }
        let replacements: Vec<Replacement<'_>> =
            edits.iter().map(|edit| Replacement { span: edit.span, text: &edit.text }).collect();
        let next = syntax::encode(&source, &replacements).map_err(|error| error.to_string())?;
        let checked =
            checker.check(syntax::read(path, format, next.clone()).map_err(|error| error.message)?, path_in_config);
        let count = findings(&checked);
        if count > findings(&report) || count >= last_count {
            notes.push("a fix would have led to new findings, so it was taken back.".into());
            break;
        }
        last_count = count;
        changes += edits.len();
        current = next;
        after = syntax::read(path, format, current.clone()).map_err(|error| error.message)?.text;
    }
    let before = before.unwrap_or_default();
    if changes == 0 && notes.is_empty() {
        return Ok(None);
    }
    if changes == 0 {
        // Nothing to write, but something to say.
        return Ok(Some(Fixed { bytes: current, after: before.clone(), before, changes, notes }))
            .map(|fixed| fixed.filter(|fixed| !fixed.notes.is_empty()));
    }
    Ok(Some(Fixed { bytes: current, before, after, changes, notes }))
}

fn findings(report: &DocumentReport) -> usize {
    report.diagnostics.iter().filter(|located| !located.diagnostic.suppressed).count()
}

/// The edits of one pass: by place, none touching another, each keeping the meaning.
fn edits(report: &DocumentReport, text: &str, wish: Wish) -> Vec<Edit> {
    let mut wanted: Vec<&Edit> = Vec::new();
    for located in report.diagnostics.iter().filter(|located| !located.diagnostic.suppressed) {
        let chosen = located.diagnostic.finding.suggestions.iter().find(|suggestion| {
            !suggestion.edits.is_empty()
                && (suggestion.applicability == Applicability::Safe
                    || (wish.with_unsafe && suggestion.applicability == Applicability::Unsafe))
        });
        if let Some(suggestion) = chosen
            && suggestion.edits.iter().all(|edit| keeps_meaning(edit.span.of(text), &edit.text))
        {
            wanted.extend(&suggestion.edits);
        }
    }
    wanted.sort_by_key(|edit| edit.span.start);
    let mut kept: Vec<Edit> = Vec::new();
    for edit in wanted {
        // Touching edits wait for the next pass.
        if kept.last().is_none_or(|last| last.span.end < edit.span.start) {
            kept.push(edit.clone());
        }
    }
    kept
}

/// Words that turn, bind or limit what is said, in the languages with fixes.
const BINDING: &[&str] = &[
    "not", "no", "never", "none", "without", "cannot", "if", "unless", "until", "because", "must", "may", "shall",
    "should", "only", "except", "nor", "sin", "nunca", "ni", "si", "salvo", "porque", "hasta", "debe", "deben",
    "puede", "pueden", "solo", "sólo",
];

/// The meaning lock: numbers, names, negations, conditions and must or may stay as they were.
pub fn keeps_meaning(old: &str, new: &str) -> bool {
    // Markup that is put in changes no word.
    if old.is_empty() {
        return true;
    }
    let bound = |text: &str| -> Vec<String> {
        let mut found: Vec<String> = text
            .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
            .filter(|word| {
                word.chars().any(|c| c.is_ascii_digit())
                    || BINDING.contains(&&word.to_lowercase()[..])
                    || word.to_lowercase().ends_with("n't")
            })
            .map(str::to_lowercase)
            .collect();
        found.sort();
        found
    };
    // A capital inside is a name or an abbreviation; one at the start belongs to the sentence.
    let names = |text: &str| -> Vec<String> {
        text.split_whitespace().skip(1).filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned).collect()
    };
    let condition_for_condition = is_condition(old) && is_condition(new);
    (bound(old) == bound(new) || condition_for_condition) && names(old).iter().all(|name| new.contains(&name[..]))
}

/// Phrases that state a condition in many words (“in the event that”) may become “if”.
fn is_condition(text: &str) -> bool {
    let lower = text.to_lowercase();
    let starts = [
        "if",
        "in the event",
        "in case",
        "provided that",
        "si",
        "en caso",
        "en el caso",
        "because",
        "due to the fact",
        "porque",
        "debido a que",
        "until such time",
        "until",
    ];
    starts.iter().any(|start| lower == *start || lower.starts_with(&format!("{start} ")))
        && !["not", "no", "never", "unless"].iter().any(|word| lower.split_whitespace().any(|found| found == *word))
}

#[cfg(test)]
mod tests {
    use super::keeps_meaning;

    #[test]
    fn a_fix_never_changes_what_binds() {
        assert!(keeps_meaning("utilize", "use"));
        assert!(keeps_meaning("prior to", "before"));
        assert!(keeps_meaning("in the event that", "if"));
        assert!(!keeps_meaning("must not", "must"));
        assert!(!keeps_meaning("within 30 days", "soon"));
        assert!(!keeps_meaning("may", "must"));
        assert!(!keeps_meaning("call Ana", "call us"));
    }
}
