//! One finding a row, for spreadsheets.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::LazyLock;

use super::{Reporter, Style, excerpt};
use crate::check::{DocumentReport, Located, Report};
use crate::diagnostic::Outcome;
use crate::rules::RULES;

/// Comma-separated values (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8.
pub(crate) struct Csv<'a> {
    style: Style<'a>,
}

/// The columns; the last one only with excerpts.
const COLUMNS: [&str; 12] = [
    "path",
    "line",
    "column",
    "severity",
    "outcome",
    "category",
    "rule",
    "message",
    "suggestion",
    "standards",
    "fingerprint",
    "excerpt",
];

impl<'a> Csv<'a> {
    pub(crate) fn new(style: Style<'a>) -> Self {
        Self { style }
    }

    fn row(&self, path: &str, located: &Located, out: &mut dyn Write) -> io::Result<()> {
        let diagnostic = &located.diagnostic;
        static STANDARDS: LazyLock<HashMap<&str, String>> =
            LazyLock::new(|| RULES.iter().map(|entry| (entry.meta.id, entry.meta.standards.join("; "))).collect());
        let outcome = if diagnostic.finding.outcome == Outcome::Review { "review" } else { "fail" };
        let (line, column) = (located.start.line.to_string(), located.start.column.to_string());
        let message = excerpt::message(&self.style, located);
        let help = excerpt::help(&self.style, located);
        let standards = STANDARDS.get(diagnostic.rule).map_or("", String::as_str);
        let category = diagnostic.rule.split('/').next().unwrap_or("");
        let mut cells = vec![
            path,
            &line,
            &column,
            diagnostic.severity.name(),
            outcome,
            category,
            diagnostic.rule,
            &message,
            &help,
            standards,
            &diagnostic.fingerprint,
        ];
        if self.style.excerpts {
            cells.push(excerpt::line(&self.style, located).unwrap_or(""));
        }
        write_row(&cells, out)
    }
}

/// Writes one row of cells.
pub(crate) fn write_row(cells: &[&str], out: &mut dyn Write) -> io::Result<()> {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        out.write_all(quoted(cell).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// A cell as it may stand in a row. One that a spreadsheet would take for a formula gets an
/// apostrophe before it: the words of a file must never run as a command.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if !formula && !cell.contains(['"', ',', '\n', '\r', ';']) {
        return cell.to_owned();
    }
    format!("\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""))
}

/// The byte order mark and the row of column names.
pub(crate) fn head(excerpts: bool) -> Vec<u8> {
    let mut out = "\u{FEFF}".as_bytes().to_vec();
    let _ = write_row(&COLUMNS[..columns(excerpts)], &mut out);
    out
}

fn columns(excerpts: bool) -> usize {
    COLUMNS.len() - usize::from(!excerpts)
}

impl Csv<'_> {
    /// The rows of one document.
    pub(crate) fn document(&self, document: &DocumentReport, out: &mut dyn Write) -> io::Result<()> {
        if let Some(error) = &document.error {
            let message = self.style.catalogue.unread(error);
            let mut cells = vec![&document.path[..], "", "", "error", "unreadable", "", "", &message];
            cells.resize(columns(self.style.excerpts), "");
            return write_row(&cells, out);
        }
        self.style.shown(document).try_for_each(|located| self.row(&document.path, located, out))
    }
}

impl Reporter for Csv<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&head(self.style.excerpts))?;
        for document in &report.documents {
            self.document(document, out)?;
        }
        for (path, located) in self.style.shown_of_sites(report) {
            self.row(path, located, out)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("-1"), "\"'-1\"");
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("plain"), "plain");
    }
}
