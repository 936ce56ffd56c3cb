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

/// Web addresses written without scheme and `www.`: `coru.ie`, `doh.wa.gov/licenses`; not an e-mail's host.
fn hosts(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bytes = text.as_bytes();
    let inside = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'/' | b'_' | b'@' | b':');
    let mut from = 0;
    memchr::memchr_iter(b'.', bytes).filter_map(move |dot| {
        let joins = dot > from
            && bytes.get(dot + 1).is_some_and(u8::is_ascii_lowercase)
            && bytes.get(dot + 2).is_some_and(u8::is_ascii_lowercase);
        if !joins {
            return None;
        }
        let start = bytes[from..dot].iter().rposition(|&byte| !inside(byte)).map_or(from, |at| from + at + 1);
        let end = bytes[dot..].iter().position(|&byte| !inside(byte)).map_or(bytes.len(), |at| dot + at);
        from = end;
        let written = text.get(start..end)?;
        let end = start + written.trim_end_matches(['.', ':', '-', '/']).len();
        (!written.contains(['@', ':']) && has_domain(written) && !written.starts_with("www.") && written.len() < 120)
            .then_some((start, end))
    })
}

/// Whether the host ends in a domain that practices and registers use, so that "word.next" is none.
fn has_domain(written: &str) -> bool {
    const DOMAINS: [&str; 34] = [
        "com", "org", "net", "gov", "edu", "info", "health", "us", "ca", "uk", "ie", "au", "nz", "de", "at", "ch",
        "li", "fr", "be", "lu", "es", "cat", "eus", "gal", "it", "pt", "br", "mx", "ar", "cl", "co", "pe", "uy", "eu",
    ];
    let host = written.split('/').next().unwrap_or("").trim_end_matches('.');
    host.rsplit('.').next().is_some_and(|domain| DOMAINS.contains(&domain))
}

/// "Check my license at example.org": a register, whatever its host.
fn is_checked_there(line: &Line<'_>, start: usize) -> bool {
    const VERBS: [&str; 23] = [
        "check",
        "verify",
        "look up",
        "look me up",
        "confirm",
        "find me on",
        "search",
        "v\u{e9}rifi",
        "consult",
        "comprob",
        "comprueb",
        "verific",
        "controll",
        "\u{fc}berpr\u{fc}f",
        "pr\u{fc}fen",
        "confira",
        "puede ver",
        "puedes ver",
        "si verifica",
        "nachsehen",
        "einsehen",
        "retrouve",
        "trouve",
    ];
    let mut floor = start.saturating_sub(100);
    while !line.text.is_char_boundary(floor) {
        floor -= 1;
    }
    let head = line.slice(floor, start);
    let sentence = head.rfind(". ").map_or(floor, |mark| floor + mark + 2);
    let lower = line.slice(sentence, start).to_lowercase();
    line.between(sentence, start).iter().any(|hit| matches!(hit.cue, Cue::Licence | Cue::Board))
        && VERBS.iter().any(|verb| lower.contains(verb))
}

/// Boards and certifying bodies, by their hosts, or because the sentence names a board.
pub(crate) fn boards(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.role != Role::Code) {
        for (start, end) in addresses(line.text).chain(hosts(line.text)) {
            let written = line.slice(start, end);
            let known = table::board_of(written);
            let near = line.between(start.saturating_sub(160), start);
            let named = || {
                near.iter()
                    .any(|hit| hit.cue == Cue::Board && hit.end <= start && !line.slice(hit.end, start).contains(". "))
            };
            if known.is_none() && !named() && !is_checked_there(line, start) {
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
        assert_eq!(codes("You can check me on coru.ie."), ["IE"]);
        assert_eq!(codes("My license is at doh.wa.gov/licenses."), ["US-WA"]);
        assert_eq!(codes("Check my license at example.org."), ["example.org"]);
        for text in [
            "Write to ana@bbs.ca.gov.",
            "See notbbs.ca.gov.example.org.",
            "Read our license at the desk.see you",
            "Visit example.org.",
        ] {
            assert!(codes(text).is_empty(), "{text}");
        }
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
