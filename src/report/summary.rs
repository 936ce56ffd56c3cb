//! The numbers of a run.

use serde::Serialize;

use crate::check::{Located, Report};
use crate::diagnostic::{Applicability, Outcome, Severity};
use crate::fix::is_governed;

/// How many findings a run has, silenced ones left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Documents, with those that could not be read.
    pub documents: usize,
    /// Documents that could not be read.
    pub unreadable: usize,
    /// Findings the rules are sure of.
    pub failures: usize,
    /// Of these: errors.
    pub errors: usize,
    /// Of these: warnings.
    pub warnings: usize,
    /// Of these: notes.
    pub notes: usize,
    /// Findings a person must judge.
    pub reviews: usize,
    /// Findings with a safe fix.
    #[serde(skip)]
    pub fixable: usize,
    /// Documents with at least one finding.
    #[serde(skip)]
    pub affected: usize,
}

impl Summary {
    /// Counts a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut summary = Self { documents: report.documents.len(), ..Self::default() };
        let mut affected: Vec<&str> = Vec::new();
        for document in &report.documents {
            if document.error.is_some() {
                summary.unreadable += 1;
                continue;
            }
            let before = summary.findings();
            // Governed wording is left to people: `fix` alone does not touch it.
            let fixes = !is_governed(document.kind);
            for located in &document.diagnostics {
                summary.count(located, fixes);
            }
            if summary.findings() > before {
                affected.push(&document.path);
            }
        }
        for (path, located) in &report.site {
            summary.count(located, false);
            if !located.diagnostic.suppressed {
                affected.push(path);
            }
        }
        affected.sort_unstable();
        affected.dedup();
        summary.affected = affected.len();
        summary
    }

    fn count(&mut self, located: &Located, fixes: bool) {
        if located.diagnostic.suppressed {
            return;
        }
        if fixes && located.places().any(|place| safe_fix(place).is_some()) {
            self.fixable += 1;
        }
        if located.diagnostic.finding.outcome == Outcome::Review {
            self.reviews += 1;
            return;
        }
        self.failures += 1;
        match located.diagnostic.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }

    /// All findings.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.failures + self.reviews
    }

    /// Whether the run fails: a sure finding at or above `level`, or a document that could not be
    /// read. Without a level only the latter counts.
    #[must_use]
    pub fn fails(&self, level: Option<Severity>) -> bool {
        let counted = match level {
            None => 0,
            Some(Severity::Error) => self.errors,
            Some(Severity::Warning) => self.errors + self.warnings,
            Some(Severity::Note) => self.failures,
        };
        counted > 0 || self.unreadable > 0
    }
}

/// The first safe suggestion that has edits.
pub(super) fn safe_fix(located: &Located) -> Option<usize> {
    located
        .diagnostic
        .finding
        .suggestions
        .iter()
        .position(|suggestion| suggestion.applicability == Applicability::Safe && !suggestion.edits.is_empty())
}
