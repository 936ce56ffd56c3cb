//! One finding a line, no colours, no frames: for simple terminals and for other programs.

use std::io::{self, Write};

use super::width::one_line;
use super::{Reporter, Style};
use crate::check::{Located, Report};
use crate::diagnostic::Outcome;

/// `path:line:column: severity: message [rule]`.
pub struct Plain<'a> {
    style: Style<'a>,
}

impl<'a> Plain<'a> {
    pub(super) fn new(style: Style<'a>) -> Self {
        Self { style }
    }

    fn line(&self, path: &str, located: &Located, out: &mut dyn Write) -> io::Result<()> {
        let diagnostic = &located.diagnostic;
        let level = if diagnostic.finding.outcome == Outcome::Review { "review" } else { diagnostic.severity.name() };
        writeln!(
            out,
            "{}:{}:{}: {}: {} [{}]",
            one_line(path),
            located.start.line,
            located.start.column,
            self.style.catalogue.ui(level, &[]),
            one_line(&self.style.message(located)),
            diagnostic.rule
        )
    }
}

impl Reporter for Plain<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        for document in &report.documents {
            if let Some(error) = &document.error {
                writeln!(
                    out,
                    "{}: {}: {}",
                    one_line(&document.path),
                    self.style.catalogue.ui("not-read", &[]),
                    one_line(&self.style.catalogue.unread(error))
                )?;
                continue;
            }
            if !self.style.quiet {
                for (note, at) in &document.notes {
                    let text = self.style.catalogue.note(note.key, &note.detail);
                    writeln!(
                        out,
                        "{}:{}:{}: {}: {}",
                        one_line(&document.path),
                        at.line,
                        at.column,
                        self.style.catalogue.ui("note", &[]),
                        one_line(&text)
                    )?;
                }
            }
            for located in self.style.shown(document) {
                self.line(&document.path, located, out)?;
            }
        }
        for (path, located) in self.style.shown_of_sites(report) {
            self.line(path, located, out)?;
        }
        if self.style.quiet {
            return Ok(());
        }
        super::text::closing(report, &self.style, out)
    }
}
