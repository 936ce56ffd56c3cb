//! Postal addresses: US, Canada and the United Kingdom first, then the commonest European and Latin American shapes.
//!
//! A town alone ("Boulder, CO 80302") is no address; a PO box is one.

mod recipient;
mod street;
mod town;
mod word;

use super::line::{Found, Line};
use super::{Confidence, Owner, owner, postcode};
use crate::text::block::Role;
use recipient::is_to;

use street::street;
use town::{rest, town_below};
use word::is_house_name;

pub(crate) use recipient::is_addressee;
pub(crate) use word::{is_bare_street, is_german_street, is_house_number, is_street_lead, is_street_word};

/// Every postal address of the lines. An address may run over several lines of one block, or of blocks that follow each other.
pub(crate) fn find(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || line.text.len() < 6 || line.digits == 0 && !is_named_house(line) {
            continue;
        }
        let words = line.tokens();
        let anchored = postcode::find(line);
        for &(start, end) in &anchored {
            let (start, end) = (words[start].start, words[end - 1].end);
            out.push(Found {
                line: index,
                start,
                end,
                until: None,
                normalized: normalize(line.slice(start, end)),
                owner: owner_of(lines, index, start, end),
                confidence: Confidence::Sure,
            });
        }
        let mut at = 0;
        let mut known = anchored.into_iter().peekable();
        while at < words.len() {
            if let Some(&(start, end)) = known.peek()
                && at >= start
            {
                at = at.max(end);
                known.next();
                continue;
            }
            let Some(street_end) = street(line.text, words, at) else {
                at += 1;
                continue;
            };
            // "12, avenue du Port / CS 15501 / 61200 Saint-Aubert": a line of the address that began above.
            let inside = out
                .last()
                .and_then(|above: &Found| above.until)
                .is_some_and(|(last, stop)| index < last || index == last && words[at].start < stop);
            if inside {
                at = street_end.max(at + 1);
                continue;
            }
            let (end, town) = rest(words, street_end);
            let last = words[end - 1].end;
            let until = if town { None } else { town_below(lines, index) };
            let below = town || until.is_some();
            // "Mariahilfer Straße 88": the street's name before its word.
            let mut first = at;
            while first > 0
                && at - first < 2
                && (is_bare_street(words[at].text) || is_house_name(words[at].text))
                && words[first - 1].after == ' '
                && words[first - 1].text.starts_with(char::is_uppercase)
            {
                first -= 1;
            }
            let start = words[first].start;
            let normalized = until.map_or_else(
                || normalize(line.slice(start, last)),
                |(stop, end)| normalize(&joined(lines, index, start, stop, end)),
            );
            out.push(Found {
                line: index,
                start,
                end: last,
                until,
                normalized,
                owner: owner_of(lines, index, start, last),
                confidence: if below { Confidence::Sure } else { Confidence::Likely },
            });
            at = end.max(at + 1);
        }
    }
    out.sort_by_key(|found| (found.line, found.start));
    // A street without a town says where a room is, not where to write.
    out.retain(|found| found.confidence == Confidence::Sure);
    out
}

/// "Shire House, Market Way": no number.
fn is_named_house(line: &Line<'_>) -> bool {
    line.text.len() <= 80
        && memchr::memchr(b',', line.text.as_bytes()).is_some()
        && line.tokens().iter().any(|word| word.after == ',' && is_house_name(word.text))
}

fn owner_of(lines: &[Line<'_>], index: usize, start: usize, end: usize) -> Owner {
    if is_to(lines, index, start) { Owner::Recipient } else { owner::of_contact(lines, index, start, end, 0) }
}

/// The text of an address that ends in a later line, its lines parted by commas.
pub(crate) fn joined(lines: &[Line<'_>], first: usize, start: usize, last: usize, end: usize) -> String {
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate().take(last + 1).skip(first) {
        let from = if index == first { start } else { 0 };
        let to = if index == last { end } else { line.text.len() };
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(line.slice(from, to).trim().trim_end_matches(','));
    }
    text
}

fn normalize(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == ',')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn addresses(text: &str) -> Vec<String> {
        let lines = page(&[(Role::Paragraph, text)]);
        find(&lines)
            .into_iter()
            .map(|found| match found.until {
                Some((last, end)) => joined(&lines, found.line, found.start, last, end),
                None => lines[found.line].slice(found.start, found.end).to_owned(),
            })
            .collect()
    }

    #[test]
    fn addresses_have_a_street_and_a_town() {
        assert_eq!(
            addresses("Visit 418 Alder Street, Suite 2, Denver, CO 80203."),
            ["418 Alder Street, Suite 2, Denver, CO 80203"]
        );
        assert_eq!(
            addresses("418 W. 5th Ave\nSuite 2\nDenver, CO 80203"),
            ["418 W. 5th Ave, Suite 2, Denver, CO 80203"]
        );
        assert_eq!(addresses("PO Box 118, Salida, CO 81201"), ["PO Box 118, Salida, CO 81201"]);
        assert_eq!(addresses("22 King Street West, Toronto, ON M5H 1A1"), ["22 King Street West, Toronto, ON M5H 1A1"]);
        assert_eq!(addresses("14 Mill Lane, Leeds LS1 4AP"), ["14 Mill Lane, Leeds LS1 4AP"]);
        assert_eq!(addresses("Calle Mayor, 5, 28013 Madrid"), ["Calle Mayor, 5, 28013 Madrid"]);
        assert_eq!(addresses("Lindenstraße 12, 10969 Berlin"), ["Lindenstraße 12, 10969 Berlin"]);
    }

    #[test]
    fn towns_rooms_and_counts_are_not_addresses() {
        for text in [
            "Boulder, CO 80302",
            "We are on Alder Street.",
            "Room 12 on Main Street",
            "12 people in Denver",
            "5 Ways to Rest",
            "I have 12 Dr. visits a year.",
        ] {
            assert!(addresses(text).is_empty(), "{text}: {:?}", addresses(text));
        }
    }
}
