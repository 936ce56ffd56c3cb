//! E-mail addresses: in text, and spelled out as "name (at) example (dot) org".

use super::line::{Found, Line};
use super::{Confidence, Owner, owner};
use crate::text::block::Role;

/// Every e-mail address of the lines.
pub(crate) fn find(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code {
            continue;
        }
        let mut previous = 0;
        for at in memchr::memchr_iter(b'@', line.text.as_bytes()) {
            if let Some((start, end)) = around(line.text, at)
                && start >= previous
            {
                out.push(found(lines, index, start, end, line.slice(start, end).to_lowercase(), previous));
                previous = end;
            }
        }
        spelled(lines, index, &mut out);
    }
    out
}

fn found(lines: &[Line<'_>], line: usize, start: usize, end: usize, normalized: String, previous: usize) -> Found {
    Found {
        line,
        start,
        end,
        until: None,
        owner: if is_unread(&normalized) { Owner::Other } else { owner::of_contact(lines, line, start, end, previous) },
        confidence: if is_of_one_script(&normalized) { Confidence::Sure } else { Confidence::Likely },
        normalized,
    }
}

/// Letters of another script that look like Latin ones lead elsewhere.
fn is_of_one_script(address: &str) -> bool {
    let latin = address.split('.').next_back().is_some_and(str::is_ascii);
    !latin || !address.chars().any(|c| c.is_alphabetic() && c > '\u{24f}')
}

/// `noreply@…`: nobody reads what is sent there.
pub(crate) fn is_unread(address: &str) -> bool {
    let local: String = address.split('@').next().unwrap_or("").chars().filter(|c| c.is_alphabetic()).collect();
    matches!(&local[..], "noreply" | "donotreply" | "noresponder" | "nepasrepondre" | "nichtantworten" | "naoresponda")
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'')
}

fn is_domain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-')
}

/// The address around an `@`: at most 64 and 253 bytes each side, so that hostile text stays linear.
fn around(text: &str, at: usize) -> Option<(usize, usize)> {
    let mut start = at;
    for c in text.get(..at)?.chars().rev().take(64) {
        if !is_local(c) {
            break;
        }
        start -= c.len_utf8();
    }
    let local = text.get(start..at)?.trim_start_matches(['.', '-', '\'']);
    let start = at - local.len();
    let mut end = at + 1;
    for c in text.get(at + 1..)?.chars().take(253) {
        if !is_domain(c) {
            break;
        }
        end += c.len_utf8();
    }
    let domain = text.get(at + 1..end)?.trim_end_matches(['.', '-']);
    is_address(local, domain).then_some((start, at + 1 + domain.len()))
}

/// Whether the two sides make an address: a local part and a domain with a top level of letters.
fn is_address(local: &str, domain: &str) -> bool {
    let mut labels = domain.rsplit('.');
    let top = labels.next().unwrap_or("");
    !local.is_empty()
        && labels.next().is_some_and(|label| !label.is_empty())
        && top.chars().count() >= 2
        && top.chars().all(char::is_alphabetic)
        && !domain.contains("..")
        // icon@2x.png
        && !matches!(top, "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp")
}

/// The addresses of a `mailto:` target, percent-decoded where it matters, without its headers.
pub(crate) fn of_address(target: &str) -> Vec<String> {
    let list = target.split('?').next().unwrap_or("");
    list.replace("%40", "@")
        .replace("%20", "")
        .split([',', ';'])
        .filter_map(|address| {
            let address = address.trim();
            let (local, domain) = address.rsplit_once('@')?;
            is_address(local, domain).then(|| address.to_lowercase())
        })
        .collect()
}

/// "name (at) example (dot) org", "name [at] example.org".
fn spelled(lines: &[Line<'_>], index: usize, out: &mut Vec<Found>) {
    let text = lines[index].text;
    for open in memchr::memchr2_iter(b'(', b'[', text.as_bytes()) {
        let rest = text.get(open + 1..).unwrap_or("");
        let Some(close) = rest.bytes().take(14).position(|byte| matches!(byte, b')' | b']')) else { continue };
        let word = rest.get(..close).unwrap_or("").trim().to_lowercase();
        if !matches!(&word[..], "at" | "\u{e4}t" | "@" | "arroba" | "chiocciola" | "arobase" | "arobas" | "klammeraffe")
        {
            continue;
        }
        // Where the host begins.
        let host = open + 2 + close;
        let head = text.get(..open).unwrap_or("").trim_end();
        let local_start = head
            .rfind(|c: char| !is_local(c))
            .map_or(0, |mark| mark + head[mark..].chars().next().map_or(1, char::len_utf8));
        let local = head.get(local_start..).unwrap_or("");
        let tail = text.get(host..).unwrap_or("");
        let mut domain = String::new();
        let mut end = host;
        let mut offset = 0;
        while let Some(next) = tail.get(offset..) {
            let trimmed = next.trim_start();
            let skip = next.len() - trimmed.len();
            let dot = ["(dot)", "[dot]", "(punto)", "[punto]", "(.)"]
                .iter()
                .find(|dot| trimmed.get(..dot.len()).is_some_and(|part| part.eq_ignore_ascii_case(dot)));
            if let Some(dot) = dot {
                domain.push('.');
                offset += skip + dot.len();
                continue;
            }
            let length = trimmed.find(|c: char| !is_domain(c)).unwrap_or(trimmed.len());
            // After a label only a dot may go on.
            if length == 0 || !domain.is_empty() && !domain.ends_with('.') || domain.len() > 200 {
                break;
            }
            // A dot that ends the sentence ends the address.
            let label = trimmed.get(..length).unwrap_or("").trim_end_matches('.');
            domain.push_str(label);
            offset += skip + label.len();
            end = host + offset;
            if label.len() < length || label.is_empty() {
                break;
            }
        }
        let domain = domain.trim_end_matches('.').to_lowercase();
        if is_address(local, &domain) {
            out.push(found(lines, index, local_start, end, format!("{}@{domain}", local.to_lowercase()), 0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn emails(text: &str) -> Vec<(String, Owner)> {
        find(&page(&[(Role::Paragraph, text)])).into_iter().map(|found| (found.normalized, found.owner)).collect()
    }

    #[test]
    fn addresses_end_where_they_end() {
        assert_eq!(emails("Write to Noor.Haddad@example.org."), [("noor.haddad@example.org".to_owned(), Owner::Own)]);
        assert_eq!(emails("(hello@mail.example.com)")[0].0, "hello@mail.example.com");
        assert_eq!(emails("hello (at) example (dot) org, or call")[0].0, "hello@example.org");
        assert_eq!(emails("hello [at] example.org")[0].0, "hello@example.org");
    }

    #[test]
    fn other_uses_of_the_sign_are_not_addresses() {
        for text in ["@handle", "me@home", "5 @ $3.00", "icon@2x.png", "we meet (at) noon", "a@b"] {
            assert!(emails(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_supervisors_address_is_the_supervisors() {
        assert_eq!(emails("Supervised by Alan Whitcombe, alan@example.org")[0].1, Owner::Supervisor);
    }

    #[test]
    fn mailto_targets_lose_their_headers() {
        assert_eq!(of_address("A@example.org?subject=Hi"), ["a@example.org"]);
        assert_eq!(of_address("a%40example.org,b@example.org"), ["a@example.org", "b@example.org"]);
        assert!(of_address("").is_empty());
    }
}
