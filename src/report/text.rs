//! Findings with the lines they stand on, for people.

use std::io::{self, Write};

use super::summary::safe_fix;
use super::width::{fit, one_line};
use super::{Reporter, Style, Styles, Summary, level};
use crate::check::{Located, Report};
use crate::diagnostic::{Applicability, Outcome};
use crate::fix::is_governed;

/// How many suggestions of one finding are shown.
const MOST_SUGGESTIONS: usize = 3;

/// The report for a terminal.
pub struct Text<'a> {
    style: Style<'a>,
    styles: Styles,
}

impl<'a> Text<'a> {
    pub(super) fn new(style: Style<'a>) -> Self {
        let styles = Styles::new(style.color);
        Self { style, styles }
    }

    fn finding(&self, path: &str, located: &Located, fixes: bool, out: &mut dyn Write) -> io::Result<()> {
        let Self { styles, style } = self;
        let diagnostic = &located.diagnostic;
        let review = diagnostic.finding.outcome == Outcome::Review;
        let (paint, word) =
            if review { (styles.note, "review") } else { (styles.of(diagnostic.severity), diagnostic.severity.name()) };
        let word = style.catalogue.ui(word, &[]);
        writeln!(
            out,
            "{paint}{word}{paint:#}: {} {faint}[{}]{faint:#}",
            one_line(&style.message(located)),
            diagnostic.rule,
            faint = styles.faint
        )?;
        let frame = &located.frame;
        let number = (frame.first_line as usize + frame.lines.len()).to_string().len();
        let faint = styles.faint;
        let strong = styles.strong;
        if frame.lines.is_empty() {
            writeln!(out, "  {faint}-->{faint:#} {}", one_line(path))?;
        } else {
            writeln!(
                out,
                "{:number$} {faint}-->{faint:#} {strong}{}:{}:{}{strong:#}",
                "",
                one_line(path),
                located.start.line,
                located.start.column
            )?;
            let room = style.columns.saturating_sub(number + 3).max(30);
            for (index, line) in frame.lines.iter().enumerate() {
                let at = frame.first_line as usize + index;
                if index == frame.focus {
                    let cut = fit(line, frame.column, frame.width, room);
                    writeln!(out, "{faint}{at:number$} |{faint:#} {}", cut.text)?;
                    let mark = cut.mark.min(room.saturating_sub(cut.before).max(1));
                    writeln!(
                        out,
                        "{:number$} {faint}|{faint:#} {:before$}{paint}{}{paint:#}",
                        "",
                        "",
                        "^".repeat(mark),
                        before = cut.before
                    )?;
                } else if !line.trim().is_empty() {
                    writeln!(out, "{faint}{at:number$} |{faint:#} {}", fit(line, 0, 1, room).text)?;
                }
            }
        }
        let safe = safe_fix(located);
        for (index, suggestion) in diagnostic.finding.suggestions.iter().take(MOST_SUGGESTIONS).enumerate() {
            let help = styles.help;
            let key = if suggestion.edits.is_empty() { "words" } else { "help" };
            let mark = match (safe == Some(index), suggestion.applicability) {
                (true, _) if fixes => " (plainspoken fix)",
                (_, Applicability::Unsafe) if fixes => " (plainspoken fix --unsafe)",
                _ => "",
            };
            // Where there is no place to put them, the words themselves are what helps.
            let title = style.title(located, suggestion);
            let words = if suggestion.edits.is_empty() && !title.contains(&suggestion.text) {
                format!(": {}", one_line(&suggestion.text))
            } else {
                String::new()
            };
            writeln!(
                out,
                "{:number$} {faint}={faint:#} {help}{}{help:#}: {}{words}{mark}",
                "",
                style.catalogue.ui(key, &[]),
                one_line(title)
            )?;
        }
        // Another place is told where the rule has a sentence of its own for it.
        let key = diagnostic.finding.key;
        for related in diagnostic.finding.related.iter().filter(|related| related.line > 0 && related.key != key) {
            let line = style.catalogue.ui("line", &[("line", &related.line.to_string())]);
            let (told, text) = (style.related(located, related), one_line(&related.text));
            writeln!(out, "{:number$} {faint}={faint:#} {line}: {} “{text}”", "", one_line(&told))?;
        }
        writeln!(out)
    }
}

impl Reporter for Text<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let Self { styles, style } = self;
        for document in &report.documents {
            let path = one_line(&document.path);
            if let Some(error) = &document.error {
                let paint = styles.error;
                writeln!(
                    out,
                    "{paint}{}{paint:#}: {path}: {}\n",
                    style.catalogue.ui("not-read", &[]),
                    one_line(&style.catalogue.unread(error))
                )?;
                continue;
            }
            if !style.quiet {
                for (note, at) in &document.notes {
                    let paint = styles.note;
                    writeln!(
                        out,
                        "{paint}{}{paint:#}: {}\n  --> {path}:{}:{}\n",
                        style.catalogue.ui("note", &[]),
                        style.catalogue.note(note.key, &note.detail),
                        at.line,
                        at.column
                    )?;
                }
            }
            for located in style.shown(document) {
                self.finding(&document.path, located, !is_governed(document.kind), out)?;
            }
        }
        if style.shown_of_sites(report).next().is_some() {
            let strong = styles.strong;
            writeln!(out, "{strong}{}{strong:#}", style.catalogue.ui("site", &[]))?;
            for (path, located) in style.shown_of_sites(report) {
                self.finding(path, located, false, out)?;
            }
        }
        if style.quiet {
            return Ok(());
        }
        self.levels(report, out)?;
        closing(report, style, out)
    }
}

impl Text<'_> {
    /// The reading level of each document that has prose; many documents have `score` for that.
    fn levels(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        const MOST: usize = 30;
        let read: Vec<_> = report
            .documents
            .iter()
            .filter(|document| document.error.is_none() && document.reading.counts.words > 0)
            .collect();
        if read.is_empty() || read.len() > MOST {
            return Ok(());
        }
        let strong = self.styles.strong;
        writeln!(out, "{strong}{}{strong:#}", self.style.catalogue.ui("reading", &[]))?;
        for document in read {
            writeln!(out, "  {}: {}", one_line(&document.path), level(document, self.style.catalogue))?;
        }
        writeln!(out)
    }
}

/// The last lines: what was found, what could not be read, what was not looked at.
pub(super) fn closing(report: &Report, style: &Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let catalogue = style.catalogue;
    for (site, reason) in &report.skipped_sites {
        writeln!(out, "{}", catalogue.ui("skipped-site", &[("site", site), ("reason", &catalogue.ui(reason, &[]))]))?;
    }
    if report.known > 0 {
        writeln!(out, "{}", catalogue.count("known", report.known))?;
    }
    if !report.stale.is_empty() {
        let rules: Vec<String> = report.stale.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        writeln!(out, "{} ({})", catalogue.count("stale", report.stale.values().sum()), rules.join(", "))?;
    }
    for line in super::left_out(report, catalogue) {
        writeln!(out, "{line}")?;
    }
    if report.documents.is_empty() {
        return writeln!(out, "{}", catalogue.ui("nothing", &[]));
    }
    let summary = Summary::of(report);
    let parts: Vec<String> = [
        ("errors", summary.errors),
        ("warnings", summary.warnings),
        ("notes", summary.notes),
        ("reviews", summary.reviews),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(key, n)| catalogue.count(key, n))
    .collect();
    if summary.unreadable > 0 {
        writeln!(out, "{}", catalogue.count("unreadable", summary.unreadable))?;
    }
    match parts.split_last() {
        None => {
            writeln!(
                out,
                "{}",
                catalogue.ui(
                    "checked",
                    &[("documents", &catalogue.count("documents", summary.documents - summary.unreadable))]
                )
            )?;
            if summary.documents > summary.unreadable {
                writeln!(out, "{}", catalogue.ui("no-problems", &[]))?;
            }
        }
        Some((last, rest)) => {
            let counts = if rest.is_empty() {
                last.clone()
            } else {
                format!("{} {} {last}", rest.join(", "), catalogue.ui("and", &[]))
            };
            writeln!(
                out,
                "{}",
                catalogue.ui(
                    "found",
                    &[("counts", &counts), ("documents", &catalogue.count("documents", summary.affected))]
                )
            )?;
            if summary.fixable > 0 {
                writeln!(out, "{}", catalogue.count("fixable", summary.fixable))?;
            }
            writeln!(out, "{}", catalogue.ui("explain", &[]))?;
        }
    }
    writeln!(out, "{}", catalogue.ui("not-tested", &[]))
}
