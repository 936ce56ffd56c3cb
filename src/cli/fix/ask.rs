//! Asks a person about a change, on the terminal or over a pipe.

use std::io::{self, BufRead as _, Write as _};

use crate::fix::{Answer, Offer};
use crate::messages::Catalogue;
use crate::report::message;

/// Characters shown before and after the words that change.
const AROUND: usize = 60;
/// Ways to mend a place that are shown.
const MOST: usize = 9;

/// The person at the other end of standard input.
pub(super) struct Person {
    catalogue: &'static Catalogue,
    explained: bool,
}

impl Person {
    pub(super) fn new(catalogue: &'static Catalogue) -> Self {
        Self { catalogue, explained: false }
    }

    /// Shows a change and reads an answer; no more input means stop.
    pub(super) fn ask(&mut self, offer: &Offer<'_>) -> Answer {
        self.show(offer).and_then(|()| self.read(offer)).unwrap_or(Answer::Stop)
    }

    /// Questions go to standard error: standard output may be a diff that someone keeps.
    fn show(&mut self, offer: &Offer<'_>) -> io::Result<()> {
        let mut out = io::stderr().lock();
        if !self.explained {
            self.explained = true;
            writeln!(out, "{}", self.catalogue.ui("ask-how", &[]))?;
        }
        let place = offer.located;
        writeln!(out)?;
        let found = &place.diagnostic.finding;
        let said = message::render(self.catalogue, place.diagnostic.rule, found.key, &found.args);
        writeln!(out, "{}:{}: {said}", offer.path, place.start.line)?;
        for (number, suggestion) in offer.suggestions.iter().take(MOST).enumerate() {
            let Some(edit) = suggestion.edits.first() else { continue };
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            let (before, after) = (before(offer.text, start), after(offer.text, end));
            if number == 0 {
                writeln!(out, "  - {before}{}{after}", one_line(&offer.text[start..end]))?;
            }
            writeln!(out, "  {} {before}{}{after}", number + 1, one_line(&edit.text))?;
        }
        write!(out, "{} ", self.catalogue.ui("ask", &[]))?;
        out.flush()
    }

    fn read(&self, offer: &Offer<'_>) -> io::Result<Answer> {
        let mut line = String::new();
        loop {
            line.clear();
            if io::stdin().lock().read_line(&mut line)? == 0 {
                return Ok(Answer::Stop);
            }
            let said = line.trim().to_lowercase();
            let number = said.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            if let Some(index) = number.filter(|index| *index < offer.suggestions.len().min(MOST)) {
                return Ok(Answer::Accept(index));
            }
            match &said[..] {
                "a" | "accept" | "y" | "yes" | "aceptar" | "sí" | "si" => return Ok(Answer::Accept(0)),
                "s" | "skip" | "" | "n" | "no" | "saltar" => return Ok(Answer::Skip),
                "always" | "siempre" => return Ok(Answer::Always),
                "never" | "nunca" => return Ok(Answer::Never),
                "q" | "quit" | "salir" => return Ok(Answer::Stop),
                _ => {
                    let mut out = io::stderr().lock();
                    writeln!(out, "{}", self.catalogue.ui("ask-how", &[]))?;
                    write!(out, "{} ", self.catalogue.ui("ask", &[]))?;
                    out.flush()?;
                }
            }
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands before a place on its line, cut short.
fn before(text: &str, at: usize) -> String {
    let line = text[..at].rsplit(['\n', '\r']).next().unwrap_or("");
    let start = line.char_indices().rev().nth(AROUND).map_or(0, |(start, _)| start);
    let cut = if start > 0 { "…" } else { "" };
    format!("{cut}{}", &line[start..])
}

/// What stands behind a place on its line, cut short.
fn after(text: &str, at: usize) -> String {
    let line = text[at..].split(['\n', '\r']).next().unwrap_or("");
    let end = line.char_indices().nth(AROUND).map_or(line.len(), |(end, _)| end);
    let cut = if end < line.len() { "…" } else { "" };
    format!("{}{cut}", &line[..end])
}
