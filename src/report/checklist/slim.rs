//! What the checklist needs of a document, so that ten thousand of them fit into memory.

use super::lines::counts;
use super::rows::{KINDS, ROWS};
use crate::check::DocumentReport;
use crate::facts::{Fact, Place};
use crate::laws;

/// Leaves of a document what [`super::page`] shows of it.
pub fn slim(document: &mut DocumentReport) {
    let asked = |rule: &str| {
        ROWS.iter().any(|row| row.rules.contains(&rule))
            || KINDS.iter().any(|(_, rules)| rules.contains(&rule))
            || laws::all().iter().any(|law| law.rules.contains(&rule))
    };
    document.diagnostics.retain(|located| !located.diagnostic.suppressed && asked(located.diagnostic.rule));
    for located in &mut document.diagnostics {
        located.diagnostic.finding.suggestions = Vec::new();
    }
    document.coverage.retain(|rule, _| asked(rule));
    document.facts.each_group(|group| *group = few(group));
    document.notes = Vec::new();
    document.pending = Vec::new();
    document.reading = crate::check::Reading::default();
}

/// Of a group the first fact that may be shown, and the first with a number, which says more of a price.
fn few(group: &[Fact]) -> Vec<Fact> {
    let visible = |fact: &&Fact| fact.place != Place::Text;
    let facts = || group.iter().filter(|fact| counts(fact));
    let first = facts().min_by_key(visible);
    let priced = facts().min_by_key(|fact| (visible(fact), !fact.value.bytes().any(|byte| byte.is_ascii_digit())));
    let mut few: Vec<Fact> = first.into_iter().chain(priced).cloned().collect();
    few.dedup();
    few
}
