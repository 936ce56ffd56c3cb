//! Colours of the text report. Every colour stands beside a word that says the same.

use anstyle::{AnsiColor, Style};

use crate::diagnostic::Severity;

/// What is shown in which colour; without colours every style is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Styles {
    /// Must be put right.
    pub error: Style,
    /// Should be put right.
    pub warning: Style,
    /// Advice, and what a person must judge.
    pub note: Style,
    /// File names and the summary.
    pub strong: Style,
    /// Line numbers and margins.
    pub faint: Style,
    /// Suggestions.
    pub help: Style,
}

impl Styles {
    /// The sixteen basic colours, which follow the reader's own theme.
    #[must_use]
    pub fn new(color: bool) -> Self {
        if !color {
            return Self::default();
        }
        let of = |color: AnsiColor| color.on_default();
        Self {
            error: of(AnsiColor::Red).bold(),
            warning: of(AnsiColor::Yellow).bold(),
            note: of(AnsiColor::Cyan).bold(),
            strong: Style::new().bold(),
            faint: of(AnsiColor::Blue),
            help: of(AnsiColor::Green),
        }
    }

    /// The style of a severity.
    #[must_use]
    pub fn of(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }
}
