//! Web addresses written out in the text, without a link: a board's, a form's, an appointment book's.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::cue::Cue;
use super::line::{Found, Line};
use super::{Confidence, Owner, structure, table};
use crate::text::block::Role;

/// How a web address starts.
static STARTS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| [Finder::new("http"), Finder::new("www.")]);

/// A web address with its scheme or `www.`, as bytes of the text.
fn addresses(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(from..)?;
            let [http, www] = STARTS.each_ref().map(|start| start.find(rest.as_bytes()));
            let at = from + http.into_iter().chain(www).min()?;
            let tail = text.get(at..)?;
            let length = tail
                .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']' | ',' | ';'))
                .unwrap_or(tail.len());
            let end = at + tail.get(..length).unwrap_or("").trim_end_matches(['.', ':', '!', '?']).len();
            from = at + length.max(4);
            let written = text.get(at..end).unwrap_or("");
            if written.starts_with("http://")
                || written.starts_with("https://")
                || written.starts_with("www.") && written.len() > 8
            {
                return Some((at, end));
            }
        }
    })
}

/// Boards and certifying bodies, by their hosts, or because the sentence names a board.
pub(crate) fn boards(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.role != Role::Code) {
        for (start, end) in addresses(line.text) {
            let written = line.slice(start, end);
            let known = table::board_of(written);
            let near = line.between(start.saturating_sub(160), start);
            let named = || {
                near.iter()
                    .any(|hit| hit.cue == Cue::Board && hit.end <= start && !line.slice(hit.end, start).contains(". "))
            };
            if known.is_none() && !named() {
                continue;
            }
            out.push(found(index, start, end, known.filter(|code| !code.is_empty()).unwrap_or(written), Owner::Board));
        }
    }
    out
}

/// Forms, portals and appointment books.
pub(crate) fn channels(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.role != Role::Code) {
        for (start, end) in addresses(line.text) {
            if let Some(name) = structure::channel_of(&line.slice(start, end).to_ascii_lowercase()) {
                out.push(found(index, start, end, name, Owner::Own));
            }
        }
    }
    out
}

fn found(line: usize, start: usize, end: usize, normalized: &str, owner: Owner) -> Found {
    Found { line, start, end, until: None, normalized: normalized.to_owned(), owner, confidence: Confidence::Sure }
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn one(text: &str) -> Vec<Line<'_>> {
        page(&[(Role::Paragraph, text)])
    }

    #[test]
    fn boards_are_known_by_host_or_by_name() {
        let codes = |text: &str| boards(&one(text)).into_iter().map(|found| found.normalized).collect::<Vec<_>>();
        assert_eq!(codes("Complaints: www.bbs.ca.gov, 916-555-0100."), ["US-CA"]);
        assert_eq!(codes("The Board of Social Work, www.example.org/board."), ["www.example.org/board"]);
        assert!(codes("Read more at www.example.org. The board of the school meets.").is_empty());
        assert!(codes("httphttphttp www. www.x").is_empty());
    }

    #[test]
    fn forms_and_books_are_known_by_host() {
        let names = |text: &str| channels(&one(text)).into_iter().map(|found| found.normalized).collect::<Vec<_>>();
        assert_eq!(names("Compilate il modulo (https://forms.gle/x1)"), ["form"]);
        assert_eq!(names("https://calendly.com/ana"), ["booking"]);
        assert!(names("https://example.org/forms").is_empty());
    }
}
