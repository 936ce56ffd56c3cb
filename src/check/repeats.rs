//! A word that stands many times in a document is told once, where it stands first, with the count of the others.
//!
//! Nothing is lost by that: the others stay with the finding, and a fix mends them all.

use std::collections::HashMap;

use super::Located;
use crate::diagnostic::{Arg, Severity};

/// Under this name a finding counts its repeats.
const MORE: &str = "more";

/// The entry that a note on wording comes from. What is a warning or an error is told at each place, and so is
/// what each place must mend for itself.
fn entry(located: &Located) -> Option<(&'static str, &str)> {
    let diagnostic = &located.diagnostic;
    let wording = diagnostic.rule.starts_with("plain/") || diagnostic.rule.starts_with("inclusive/");
    if !wording || diagnostic.severity != Severity::Note || diagnostic.suppressed {
        return None;
    }
    diagnostic.finding.args.iter().find_map(|(name, value)| match (*name, value) {
        ("entry", Arg::Text(entry)) => Some((diagnostic.rule, &entry[..])),
        _ => None,
    })
}

/// Puts findings of the same dictionary entry together, with the first of them.
pub(crate) fn fold(diagnostics: &mut Vec<Located>) {
    let mut first: HashMap<(&'static str, String), usize> = HashMap::new();
    let mut kept: Vec<Located> = Vec::with_capacity(diagnostics.len());
    for located in diagnostics.drain(..) {
        if let Some((rule, entry)) = entry(&located) {
            match first.get(&(rule, entry.to_owned())) {
                Some(&at) => {
                    kept[at].repeats.push(located);
                    continue;
                }
                None => _ = first.insert((rule, entry.to_owned()), kept.len()),
            }
        }
        kept.push(located);
    }
    for located in kept.iter_mut().filter(|located| !located.repeats.is_empty()) {
        located.diagnostic.finding.args.push((MORE, located.repeats.len().into()));
    }
    *diagnostics = kept;
}

/// Takes them apart again, for those who look at each place by itself.
pub(crate) fn unfold(diagnostics: &mut Vec<Located>) {
    if diagnostics.iter().all(|located| located.repeats.is_empty()) {
        return;
    }
    let mut all = Vec::with_capacity(diagnostics.len());
    for mut located in diagnostics.drain(..) {
        let repeats = std::mem::take(&mut located.repeats);
        if !repeats.is_empty() {
            located.diagnostic.finding.args.retain(|(name, _)| *name != MORE);
        }
        all.push(located);
        all.extend(repeats);
    }
    all.sort_by_key(|located| (located.origin.start, located.origin.end));
    *diagnostics = all;
}
