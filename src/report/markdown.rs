//! A report to paste into a pull request, an e-mail or a wiki.

use std::io::{self, Write};

use super::{Reporter, Style, Summary, excerpt, level};
use crate::check::{Located, Report};
use crate::diagnostic::Outcome;

/// Headings, tables and lists.
pub(super) struct Markdown<'a> {
    style: Style<'a>,
}

impl<'a> Markdown<'a> {
    pub(super) fn new(style: Style<'a>) -> Self {
        Self { style }
    }

    fn item(&self, located: &Located, out: &mut dyn Write) -> io::Result<()> {
        let diagnostic = &located.diagnostic;
        let review = diagnostic.finding.outcome == Outcome::Review;
        let word = if review { "review" } else { diagnostic.severity.name() };
        write!(
            out,
            "- {}:{} **{}** {} `{}`",
            located.start.line,
            located.start.column,
            plain(&self.style.catalogue.ui(word, &[])),
            plain(&excerpt::message(&self.style, located)),
            diagnostic.rule
        )?;
        let help = excerpt::help(&self.style, located);
        if !help.is_empty() {
            write!(out, " → {}", plain(&help))?;
        }
        if let Some(line) = excerpt::line(&self.style, located).filter(|line| !line.is_empty()) {
            write!(out, "\n  > {}", plain(line))?;
        }
        writeln!(out)
    }
}

/// Words as they may stand in Markdown: nothing in them is a mark-up character.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '!' | '~' | '$' => out.extend(['\\', character]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            _ if character.is_control() || character.is_whitespace() => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}

impl Reporter for Markdown<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let catalogue = self.style.catalogue;
        writeln!(out, "# plainspoken\n")?;
        let mut closing = Vec::new();
        super::text::closing(report, &self.style, &mut closing)?;
        for line in String::from_utf8_lossy(&closing).lines() {
            // These are our own words, with code in backticks.
            writeln!(out, "{line}\n")?;
        }
        let summary = Summary::of(report);
        if summary.findings() > 0 && !self.style.quiet {
            writeln!(out, "| {} | |\n|---|--:|", catalogue.ui("rule", &[]))?;
            let mut rules = std::collections::BTreeMap::<&str, usize>::new();
            let documents = report.documents.iter().flat_map(|document| self.style.shown(document));
            for located in documents.chain(self.style.shown_of_sites(report).map(|(_, located)| located)) {
                *rules.entry(located.diagnostic.rule).or_default() += 1;
            }
            let mut rules: Vec<_> = rules.into_iter().collect();
            rules.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            for (rule, count) in rules {
                writeln!(out, "| `{rule}` | {count} |")?;
            }
            writeln!(out)?;
        }
        for document in &report.documents {
            let mut found = self.style.shown(document).peekable();
            if document.error.is_none() && found.peek().is_none() {
                continue;
            }
            writeln!(out, "## {}\n", plain(&document.path))?;
            if let Some(error) = &document.error {
                writeln!(out, "{}: {}\n", catalogue.ui("not-read", &[]), plain(&catalogue.unread(error)))?;
                continue;
            }
            if !self.style.quiet {
                writeln!(out, "{}: {}\n", catalogue.ui("reading", &[]), plain(&level(document, catalogue)))?;
            }
            for located in found {
                self.item(located, out)?;
            }
            writeln!(out)?;
        }
        if self.style.shown_of_sites(report).next().is_some() {
            writeln!(out, "## {}\n", catalogue.ui("site", &[]))?;
            for (path, located) in self.style.shown_of_sites(report) {
                writeln!(out, "- {}", plain(path))?;
                write!(out, "  ")?;
                self.item(located, out)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_of_a_file_are_never_markup() {
        assert_eq!(plain("<b>![x](y)\n# z @a"), "&lt;b&gt;\\!\\[x\\](y) \\# z &#64;a");
    }
}
