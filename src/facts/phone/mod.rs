//! Telephone numbers: North American numbering, international numbers with their +, national ones after a label.
//!
//! One pass over the bytes of a line; dates, licence numbers, ten-digit identifiers and money do not have the shape.

mod digits;
mod shape;

use super::cue::Cue;
use super::line::{Found, Line};
use super::{Confidence, Owner, owner, table};
use crate::text::block::Role;
use digits::normalize;
use shape::{Shape, shapes};

pub use digits::of_address;

/// Every telephone number of the lines.
pub(crate) fn find(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || line.digits < 6 && !may_hold_vanity(line) {
            continue;
        }
        let mut previous = 0;
        for shape in shapes(line.text) {
            let labelled = is_labelled(lines, index, shape, previous);
            let digits = normalize(line.slice(shape.start, shape.end));
            let known = table::crisis_line(&digits).is_some();
            if !(shape.sure
                || labelled
                || known
                || follows(&out, line, index, shape) && !is_denied(line, shape, previous)
                || (shape.grouped || shape.beside_address(line)) && !is_denied(line, shape, previous))
            {
                continue;
            }
            let owner = match table::crisis_line(&digits) {
                Some(_) => Owner::Crisis,
                None => owner::of_contact(lines, index, shape.start, shape.end, previous),
            };
            out.push(Found {
                line: index,
                start: shape.start,
                end: shape.end,
                until: None,
                normalized: digits,
                owner,
                confidence: if shape.sure || labelled { Confidence::Sure } else { Confidence::Likely },
            });
            previous = shape.end;
        }
    }
    out
}

/// Whether a line of few digits may hold "1-800-FOR-HELP".
fn may_hold_vanity(line: &Line<'_>) -> bool {
    line.digits >= 3 && memchr::memchr_iter(b'8', line.text.as_bytes()).any(|at| {
        let code = line.text.as_bytes().get(at..at + 4).unwrap_or(&[]);
        matches!(code, [b'8', second, third, b'-' | b' ' | b')' | b'.'] if second.is_ascii_digit() && third.is_ascii_digit())
    })
}

/// Whether a telephone number stands just before it in the line: "070 155 0142 / 079 155 0142", "or 338 155 0142".
fn follows(out: &[Found], line: &Line<'_>, index: usize, shape: Shape) -> bool {
    out.last().is_some_and(|last| {
        let gap = line.slice(last.end, shape.start);
        last.line == index
            && gap.len() <= 40
            && !gap.contains(['.', ';', '$', '\u{20ac}', '#'])
            && normalize(line.slice(shape.start, shape.end)).len().abs_diff(last.normalized.len()) <= 1
    })
}

/// Whether a word such as "phone" stands before the number, after the number before it, or right above it alone.
fn is_labelled(lines: &[Line<'_>], index: usize, shape: Shape, previous: usize) -> bool {
    let line = &lines[index];
    let near = |cue: Cue| {
        line.between(previous.max(shape.start.saturating_sub(60)), shape.start).iter().any(|hit| {
            hit.cue == cue
                && hit.end <= shape.start
                && shape.start - hit.end <= 30
                && !line.slice(hit.end, shape.start).bytes().any(|byte| byte.is_ascii_digit())
        })
    };
    if is_denied(line, shape, previous) {
        return false;
    }
    // "600 555 014 por WhatsApp", "303 555 0142 (cell)".
    let named_after = line.between(shape.end, shape.end + 14).iter().any(|hit| {
        matches!(hit.cue, Cue::Phone | Cue::TextMessage)
            && !line
                .slice(shape.end, hit.start)
                .contains(|c: char| c.is_ascii_digit() || matches!(c, '|' | ':' | '.' | ';'))
            && !line.text.get(hit.end..).is_some_and(|rest| rest.starts_with(':'))
    });
    let headed = line.head.is_some_and(|head| lines[head].has(Cue::Phone) || lines[head].has(Cue::Fax));
    named_after
        || headed
        || near(Cue::Phone)
        || near(Cue::Fax)
        || near(Cue::TextMessage)
        || near(Cue::Crisis)
        || index.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|above| {
            above.text.len() <= 24 && (above.has(Cue::Phone) || above.has(Cue::Fax)) && line.text.len() <= 40
        })
}

/// Whether a word such as "NPI" right before says that the digits are another number.
fn is_denied(line: &Line<'_>, shape: Shape, previous: usize) -> bool {
    line.between(previous.max(shape.start.saturating_sub(60)), shape.start).iter().any(|hit| {
        let gap = shape.start.saturating_sub(hit.end);
        matches!(hit.cue, Cue::NotLicence | Cue::Licence)
            && hit.end <= shape.start
            && (gap <= 16 && !line.slice(hit.end, shape.start).contains('(')
                || gap <= 24 && !line.slice(hit.end, shape.start).bytes().any(|byte| byte.is_ascii_digit()))
    })
}

/// The telephone numbers a short text shows, such as a link's words, in one comparable form each.
#[must_use]
pub fn numbers(text: &str) -> Vec<String> {
    shapes(text).into_iter().map(|shape| normalize(text.get(shape.start..shape.end).unwrap_or(""))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn phones(text: &str) -> Vec<(String, Owner)> {
        find(&page(&[(Role::Paragraph, text)])).into_iter().map(|found| (found.normalized, found.owner)).collect()
    }

    fn own(text: &str) -> Vec<String> {
        phones(text).into_iter().filter(|(_, owner)| *owner == Owner::Own).map(|(number, _)| number).collect()
    }

    #[test]
    fn numbers_are_read_in_every_usual_shape() {
        for text in [
            "Call (303) 555-0142",
            "303-555-0142",
            "303.555.0142 ext. 4",
            "+1 303 555 0142",
            "1-303-555-0142.",
            "Phone: 3035550142",
            "Tel. 303\u{2011}555\u{2011}0142",
            "Office (303)555-0142 x12",
        ] {
            assert_eq!(own(text), ["3035550142"], "{text}");
        }
        assert_eq!(own("Tel: 020 7946 0958"), ["02079460958"]);
        assert_eq!(own("+44 20 7946 0958"), ["442079460958"]);
        assert_eq!(own("Teléfono: 912 345 678"), ["912345678"]);
        assert_eq!(own("Call 1-800-555-CARE today"), ["8005552273"]);
        assert_eq!(own("Phone 555-0142"), ["5550142"]);
    }

    #[test]
    fn other_digits_are_not_numbers() {
        for text in [
            "On 2024-01-15 we moved.",
            "NPI 1417992207",
            "NPI: 3035550142",
            "M10 303 555 0142.5",
            "Order 303-555-0142-88",
            "Case 4155550142",
            "SSN 123-45-6789",
            "Card 4111 1111 1111 1111",
            "https://example.org/303-555-0142",
            "Room 555-0142b",
            "It costs $303 555 0142",
            "ISBN 978-0-306-40615-7",
            "between 2019 and 2024 3035 people",
        ] {
            assert_eq!(own(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn numbers_of_many_shapes_are_read() {
        for (text, number) in [
            ("Call 1-800-FOR-HELP", "8003674357"),
            ("Cell 303\u{2022}555\u{2022}0142", "3035550142"),
            ("Phone: (303) 555-0142/0143", "3035550142"),
            ("1800 155 014", "1800155014"),
            ("0033 1 99 00 01 42", "33199000142"),
            ("Tel. 4555-0142", "45550142"),
            ("Chiama il 3391550142", "3391550142"),
            ("(11)31550142", "1131550142"),
            ("11 3155-0142", "1131550142"),
            ("WhatsApp (35) 9 9155-0142", "35991550142"),
            ("Tlm. 912 155 014", "912155014"),
        ] {
            assert_eq!(own(text), [number], "{text}");
        }
        for text in [
            "Call us in 2024-2025.",
            "Account 0155 0142 0155",
            "Dossier n\u{b0} 2026 155 014",
            "In 1800 155 people lived here.",
        ] {
            assert_eq!(own(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_fax_is_not_a_telephone() {
        assert_eq!(
            phones("Phone: 303-555-0142 | Fax: 303-555-0143"),
            [("3035550142".to_owned(), Owner::Own), ("3035550143".to_owned(), Owner::Fax)]
        );
        assert_eq!(phones("303-555-0143 (fax)"), [("3035550143".to_owned(), Owner::Fax)]);
        assert_eq!(phones("Fax\n303-555-0143"), [("3035550143".to_owned(), Owner::Fax)]);
        assert_eq!(phones("Phone/Fax: 303-555-0142"), [("3035550142".to_owned(), Owner::Own)]);
        assert_eq!(
            phones("303-555-0142 Fax: 303-555-0143"),
            [("3035550142".to_owned(), Owner::Own), ("3035550143".to_owned(), Owner::Fax)]
        );
    }

    #[test]
    fn other_peoples_numbers_are_theirs() {
        let owner = |text: &str| phones(text).first().map(|(_, owner)| *owner);
        assert_eq!(owner("National Domestic Violence Hotline: 1-800-799-7233"), Some(Owner::Crisis));
        assert_eq!(
            owner("You may file a complaint with the Board of Behavioral Sciences at (916) 555-0188."),
            Some(Owner::Board)
        );
        assert_eq!(owner("Office for Civil Rights, 202-555-0170"), Some(Owner::Government));
        assert_eq!(owner("My clinical supervisor: Alan Whitcombe, 303-555-0199"), Some(Owner::Supervisor));
        assert_eq!(owner("We will call you at 303-555-0177."), Some(Owner::Recipient));
        assert_eq!(owner("For couples in crisis, call us at 303-555-0142."), Some(Owner::Own));
    }

    #[test]
    fn tel_addresses_lose_their_marks() {
        assert_eq!(of_address("+1-303-555-0142"), "3035550142");
        assert_eq!(of_address("%2B1%20303%20555%200142;ext=4"), "3035550142");
        assert_eq!(of_address("303 555 0142"), "3035550142");
        assert_eq!(of_address(""), "");
    }

    #[test]
    fn endless_digits_take_one_pass() {
        let text = "9".repeat(200_000);
        assert!(own(&text).is_empty());
        let text = "303-555-0142 ".repeat(2000);
        assert_eq!(own(&text).len(), 2000);
    }
}
