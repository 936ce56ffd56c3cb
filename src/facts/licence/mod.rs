//! Licence and registration numbers, and the places that gave the licence.

mod label;
mod place;
mod shape;

use super::cue::Cue;
use super::line::{Found, Line, last_before, on_line};
use super::{Confidence, Owner, owner, table};
use crate::text::block::Role;
use label::{is_denied, is_lone_label, label_before, numbered};
use shape::{is_prefixed, region_before, spaced};

pub(crate) use place::jurisdictions;
pub(crate) use shape::is_number;

/// The longest label or name of a place, in bytes.
const LONGEST: usize = 48;

/// Every licence number. `phones` are telephone numbers already found, so that none is taken twice.
pub(crate) fn numbers(lines: &[Line<'_>], credentials: &[Found], phones: &[Found]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || line.digits < 3 {
            continue;
        }
        let labelled = line.hits.iter().any(|hit| matches!(hit.cue, Cue::Licence | Cue::LicensedIn | Cue::Board));
        let here = on_line(credentials, index);
        let numbers = on_line(phones, index);
        let above_label = here.is_empty() && !labelled && index > 0 && is_lone_label(&lines[index - 1]);
        let named = || line.tokens().iter().any(|word| table::credential(word.text).is_some_and(|found| found.free));
        let marked = !here.is_empty() || labelled || above_label || line.may_hold_credentials && named();
        if !marked {
            continue;
        }
        let words = line.tokens();
        let mut last: Option<usize> = None;
        let mut passed = 0;
        for (at, word) in words.iter().enumerate() {
            let spaced = (at >= passed).then(|| spaced(line, words, at)).flatten();
            if at < passed
                || spaced.is_none() && !is_number(word.text)
                || last_before(numbers, word.end).is_some_and(|phone| word.start < phone.end)
                || numbers
                    .get(numbers.partition_point(|phone| phone.end <= word.end))
                    .is_some_and(|phone| phone.start < word.end)
            {
                continue;
            }
            let label = label_before(line, words, at, here)
                .or_else(|| is_prefixed(word.text).then_some(word.start))
                .or_else(|| numbered(line, words, at));
            // "LCSW 12345 and 67890": a second number after a first.
            let listed = last.is_some_and(|last| at - last <= 2 && words[at - 1].text.len() <= 3);
            if !(label.is_some() || listed || above_label && at == 0) || is_denied(line, words, at, label) {
                continue;
            }
            last = Some(at);
            let until = spaced.unwrap_or(at + 1);
            passed = until;
            let (start, end) = (region_before(words, at).unwrap_or(word.start), words[until - 1].end);
            out.push(Found {
                line: index,
                start,
                end,
                until: None,
                normalized: line
                    .slice(start, end)
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .flat_map(char::to_uppercase)
                    .collect(),
                owner: owner_of(line, word.start, here),
                confidence: Confidence::Sure,
            });
        }
    }
    out
}

fn owner_of(line: &Line<'_>, start: usize, credentials: &[Found]) -> Owner {
    last_before(credentials, start)
        .filter(|found| start - found.end <= 24)
        .map_or_else(|| owner::of_person(line, start), |found| found.owner)
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::super::{credential, name, phone};
    use super::*;

    fn read(text: &str) -> (Vec<(String, Owner)>, Vec<String>) {
        let lines = page(&[(Role::Paragraph, text)]);
        let names = name::find(&lines);
        let credentials = credential::find(&lines, &names);
        let phones = phone::find(&lines);
        let numbers = numbers(&lines, &credentials, &phones);
        let places = jurisdictions(&lines, &credentials, &numbers);
        (
            numbers
                .into_iter()
                .map(|found| (lines[found.line].slice(found.start, found.end).to_owned(), found.owner))
                .collect(),
            places.into_iter().map(|found| found.normalized).collect(),
        )
    }

    fn own(text: &str) -> Vec<String> {
        read(text).0.into_iter().filter(|(_, owner)| *owner == Owner::Own).map(|(number, _)| number).collect()
    }

    #[test]
    fn a_label_or_a_credential_makes_a_number_a_licence() {
        assert_eq!(own("Noor Haddad, LCSW 40117"), ["40117"]);
        assert_eq!(own("LMFT 143021"), ["143021"]);
        assert_eq!(own("License No. CSW.09921874"), ["CSW.09921874"]);
        assert_eq!(own("Lic. # LCS 28811"), ["28811"]);
        assert_eq!(own("California License #LMFT143021"), ["LMFT143021"]);
        assert_eq!(own("Psicóloga, núm. de colegiada M-28114"), ["M-28114"]);
        assert_eq!(own("Inés Duarte, psicóloga, CRP 06/114477"), ["06/114477"]);
        assert_eq!(own("Cédula profesional 7781224"), ["7781224"]);
        assert_eq!(own("LCSW (CO) 9923551"), ["9923551"]);
        assert_eq!(own("Noor Haddad, counsellor. Registered with Social Work England, SW112233."), ["SW112233"]);
        assert_eq!(own("Noor Haddad, PsyD, is a licensed psychologist (PSY 28114)."), ["28114"]);
    }

    #[test]
    fn other_numbers_are_not_licences() {
        for text in [
            "NPI 1417992207",
            "Noor Haddad, LCSW, NPI: 1417992207",
            "EIN 84-1129007",
            "ICO registration number ZA718220",
            "Registered charity number 1099234",
            "I have been licensed since 2012.",
            "Noor Haddad, LCSW, licensed in 2015",
            "Noor Haddad, LCSW, 303-555-0142",
            "Noor Haddad, LCSW, 4471 Alder Street",
            "Business license 448120",
            "You need 3000 hours for the license.",
            "Noor Haddad, LCSW\nDenver, CO 80203",
            "Driver's license number: 555123",
        ] {
            assert_eq!(own(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_supervisors_number_is_the_supervisors() {
        assert_eq!(read("Supervised by Alan Whitcombe, LCSW 20114").0, [("20114".to_owned(), Owner::Supervisor)]);
    }

    #[test]
    fn where_somebody_is_licensed_is_not_where_they_serve() {
        assert_eq!(read("I am licensed in Colorado, Utah and New Mexico.").1, ["US-CO", "US-UT", "US-NM"]);
        assert_eq!(read("Noor Haddad, LCSW (Oregon)").1, ["US-OR"]);
        assert_eq!(read("Colorado License 9923551").1, ["US-CO"]);
        assert_eq!(read("Tengo licencia en el estado de Nueva York.").1, ["US-NY"]);
        assert_eq!(read("I see clients in Utah and across Idaho.").1, Vec::<String>::new());
        assert_eq!(read("Our office is located in Denver, Colorado.").1, Vec::<String>::new());
    }
}
