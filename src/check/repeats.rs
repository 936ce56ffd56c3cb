//! A word that stands many times in a document is told once, where it stands first, with the count of the others.
//!
//! Nothing is lost by that: the others stay with the finding, and a fix mends them all.

use std::collections::HashMap;

use super::Located;
use crate::diagnostic::{Arg, Severity};

/// Under this name a finding counts its repeats.
const MORE: &str = "more";

/// What a note on wording is told by: its entry, and the words in small letters, which other entries may know in
/// other surroundings. What is a warning or an error is told at each place, and so is what each place must mend
/// for itself.
fn names(located: &Located) -> Option<[String; 2]> {
    let diagnostic = &located.diagnostic;
    let wording = diagnostic.rule.starts_with("plain/") || diagnostic.rule.starts_with("inclusive/");
    if !wording || diagnostic.severity != Severity::Note || diagnostic.suppressed {
        return None;
    }
    let arg = |name: &str| {
        diagnostic.finding.args.iter().find_map(|(own, value)| match value {
            Arg::Text(text) if *own == name => Some(text),
            _ => None,
        })
    };
    Some([arg("entry")?.clone(), arg("found")?.to_lowercase()])
}

/// Puts findings of the same dictionary entry, or on the same words, together with the first of them.
pub(crate) fn fold(diagnostics: &mut Vec<Located>) {
    let mut first: HashMap<(&'static str, String), usize> = HashMap::new();
    let mut kept: Vec<Located> = Vec::with_capacity(diagnostics.len());
    for located in diagnostics.drain(..) {
        let Some(names) = names(&located) else {
            kept.push(located);
            continue;
        };
        let keys = names.map(|name| (located.diagnostic.rule, name));
        let at = keys.iter().find_map(|key| first.get(key)).copied().unwrap_or(kept.len());
        for key in keys {
            first.entry(key).or_insert(at);
        }
        match kept.get_mut(at) {
            Some(told) => told.repeats.push(located),
            None => kept.push(located),
        }
    }
    for located in kept.iter_mut().filter(|located| !located.repeats.is_empty()) {
        located.diagnostic.finding.args.push((MORE, located.repeats.len().into()));
    }
    *diagnostics = kept;
}

/// Takes them apart again, for those who look at each place by itself.
#[cfg(feature = "fs")]
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
