//! Findings as build servers show them: GitHub annotations, GitLab code quality, `JUnit`.

use std::io::{self, Write};

use serde_json::json;

use super::markup::escape;
use super::{Reporter, Style, excerpt};
use crate::check::{Located, Report};
use crate::diagnostic::{Outcome, Severity};

/// Workflow commands of GitHub Actions: one annotation a finding.
pub(super) struct Github<'a> {
    style: Style<'a>,
}

/// A code quality report of GitLab: one JSON list.
pub(super) struct Gitlab<'a> {
    style: Style<'a>,
}

/// `JUnit` XML: one suite a document.
pub(super) struct Junit<'a> {
    style: Style<'a>,
}

impl<'a> Github<'a> {
    pub(super) fn new(style: Style<'a>) -> Self {
        Self { style }
    }

    fn line(&self, path: &str, located: &Located, out: &mut dyn Write) -> io::Result<()> {
        let (start, end) = (located.start, located.end);
        // Columns may be given only for a place on one line.
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        let message = excerpt::message(&self.style, located);
        let help = excerpt::help(&self.style, located);
        let help = if help.is_empty() { String::new() } else { format!("\n{help}") };
        writeln!(
            out,
            "::{} file={},line={},endLine={}{columns},title={}::{}",
            command(located),
            property(path),
            start.line,
            end.line.max(start.line),
            property(located.diagnostic.rule),
            data(&format!("{message}{help}"))
        )
    }
}

/// What a person must judge is a notice, never an error.
fn command(located: &Located) -> &'static str {
    match (located.diagnostic.finding.outcome, located.diagnostic.severity) {
        (Outcome::Review, _) | (_, Severity::Note) => "notice",
        (_, Severity::Warning) => "warning",
        (_, Severity::Error) => "error",
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

impl Reporter for Github<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        for document in &report.documents {
            if let Some(error) = &document.error {
                writeln!(
                    out,
                    "::error file={}::{}",
                    property(&document.path),
                    data(&self.style.catalogue.unread(error))
                )?;
                continue;
            }
            for located in self.style.shown(document) {
                self.line(&document.path, located, out)?;
            }
        }
        for (path, located) in self.style.shown_of_sites(report) {
            self.line(path, located, out)?;
        }
        Ok(())
    }
}

impl<'a> Gitlab<'a> {
    pub(super) fn new(style: Style<'a>) -> Self {
        Self { style }
    }
}

impl Reporter for Gitlab<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"[")?;
        let mut first = true;
        let mut entry = |value: serde_json::Value, out: &mut dyn Write| -> io::Result<()> {
            out.write_all(if first { b"\n" } else { b",\n" })?;
            first = false;
            serde_json::to_writer(out, &value).map_err(io::Error::from)
        };
        for document in &report.documents {
            if let Some(error) = &document.error {
                let value = json!({
                    "description": self.style.catalogue.unread(error), "check_name": error.code, "severity": "blocker",
                    "fingerprint": format!("{}:{}", document.path, error.code),
                    "location": {"path": document.path, "lines": {"begin": 1}},
                });
                entry(value, out)?;
                continue;
            }
            for located in self.style.shown(document) {
                entry(self.entry(&document.path, located), out)?;
            }
        }
        for (path, located) in self.style.shown_of_sites(report) {
            entry(self.entry(path, located), out)?;
        }
        out.write_all(b"\n]\n")
    }
}

impl Gitlab<'_> {
    fn entry(&self, path: &str, located: &Located) -> serde_json::Value {
        let diagnostic = &located.diagnostic;
        let severity = match (diagnostic.finding.outcome, diagnostic.severity) {
            (Outcome::Review, _) => "info",
            (_, Severity::Note) => "minor",
            (_, Severity::Warning) => "major",
            (_, Severity::Error) => "critical",
        };
        json!({
            "description": excerpt::message(&self.style, located),
            "check_name": diagnostic.rule,
            // The same words may stand in two files.
            "fingerprint": format!("{path}:{}", diagnostic.fingerprint),
            "severity": severity,
            "location": {"path": path, "lines": {"begin": located.start.line, "end": located.end.line}},
        })
    }
}

impl<'a> Junit<'a> {
    pub(super) fn new(style: Style<'a>) -> Self {
        Self { style }
    }

    fn case(&self, path: &str, located: &Located, out: &mut dyn Write) -> io::Result<()> {
        let diagnostic = &located.diagnostic;
        let message = escape(&excerpt::message(&self.style, located));
        let place = format!("{}:{}:{}", escape(path), located.start.line, located.start.column);
        write!(out, "    <testcase classname=\"{}\" name=\"{} {place}\">", escape(path), diagnostic.rule)?;
        // What does not fail a run must not fail a test.
        if is_failure(located) {
            write!(out, "<failure type=\"{}\" message=\"{message}\">", diagnostic.severity.name())?;
            write!(out, "{place}: {message}\n{}</failure>", escape(&excerpt::help(&self.style, located)))?;
        } else {
            write!(out, "<skipped message=\"{message}\"/>")?;
        }
        writeln!(out, "</testcase>")
    }

    fn suite<'l>(
        &self,
        path: &str,
        found: impl Iterator<Item = &'l Located> + Clone,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let total = found.clone().count();
        let failures = found.clone().filter(|located| is_failure(located)).count();
        writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"{}\">",
            escape(path),
            total.max(1),
            total - failures
        )?;
        if total == 0 {
            writeln!(out, "    <testcase classname=\"{0}\" name=\"{0}\"/>", escape(path))?;
        }
        for located in found {
            self.case(path, located, out)?;
        }
        writeln!(out, "  </testsuite>")
    }
}

/// An error or a warning the rule is sure of.
fn is_failure(located: &Located) -> bool {
    let diagnostic = &located.diagnostic;
    !diagnostic.suppressed && diagnostic.finding.outcome == Outcome::Fail && diagnostic.severity > Severity::Note
}

impl Reporter for Junit<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"plainspoken\">")?;
        for document in &report.documents {
            if let Some(error) = &document.error {
                let path = escape(&document.path);
                writeln!(
                    out,
                    "  <testsuite name=\"{path}\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\
                     <testcase classname=\"{path}\" name=\"{path}\"><error message=\"{}\"/></testcase></testsuite>",
                    escape(&self.style.catalogue.unread(error))
                )?;
                continue;
            }
            let all = self.style.show_suppressed;
            let found = document.diagnostics.iter().filter(move |located| all || !located.diagnostic.suppressed);
            self.suite(&document.path, found, out)?;
        }
        let mut sites: Vec<&(String, Located)> = self.style.shown_of_sites(report).collect();
        sites.sort_by(|a, b| a.0.cmp(&b.0));
        for group in sites.chunk_by(|a, b| a.0 == b.0) {
            self.suite(&format!("{} (site)", group[0].0), group.iter().map(|(_, located)| located), out)?;
        }
        writeln!(out, "</testsuites>")
    }
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn a_message_cannot_end_its_annotation() {
        assert_eq!(data("a%\n::error::b"), "a%25%0A::error::b");
        assert_eq!(property("a,b:c\n"), "a%2Cb%3Ac%0A");
    }
}
