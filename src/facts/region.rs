//! Where a practice is, by its own addresses, else by its dialling codes. Never by language.

use super::address::{is_bare_street, is_german_street};
use super::{Facts, Owner, table};

/// Dialling codes and their countries.
const CODES: [(&str, &str); 16] = [
    ("351", "PT"),
    ("353", "IE"),
    ("352", "LU"),
    ("34", "ES"),
    ("44", "GB"),
    ("52", "MX"),
    ("49", "DE"),
    ("33", "FR"),
    ("55", "BR"),
    ("39", "IT"),
    ("61", "AU"),
    ("64", "NZ"),
    ("43", "AT"),
    ("41", "CH"),
    ("32", "BE"),
    ("57", "CO"),
];

/// The region the practice's own addresses name, else its dialling codes: `US-CO`, `GB`. Nothing where they differ.
#[must_use]
pub fn region(facts: &Facts) -> Option<String> {
    let own = || facts.addresses.iter().filter(|fact| fact.owner == Owner::Own);
    let mut found = own().filter_map(|fact| region_of_address(&fact.value));
    if let Some(first) = found.next() {
        return found.all(|other| other == first).then_some(first);
    }
    let mut found =
        facts.phones.iter().filter(|fact| fact.owner == Owner::Own && fact.value.contains('+')).filter_map(|fact| {
            CODES
                .iter()
                .find(|(code, _)| fact.normalized.starts_with(code) && fact.normalized.len() > 10)
                .map(|(_, region)| (*region).to_owned())
        });
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// The state or province between the town and the postcode of an address, or the country whose form it has.
fn region_of_address(address: &str) -> Option<String> {
    let words: Vec<&str> = address
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .collect();
    let state = words.windows(2).rev().find_map(|pair| {
        let next = pair[1].as_bytes();
        let zip = next.len() >= 5 && next[..5].iter().all(u8::is_ascii_digit);
        let canadian = next.len() >= 3 && next[0].is_ascii_uppercase() && next[1].is_ascii_digit();
        if !(zip || canadian) {
            return None;
        }
        // "Boise, Idaho 83706", "Montr\u{e9}al (Qu\u{e9}bec) H2J 2L6".
        let code = table::postal(pair[0]).or_else(|| {
            let named = table::place_at(pair[0]).filter(|(_, length)| *length == pair[0].len());
            named.map(|(code, _)| code)
        })?;
        (zip && code.starts_with("US-") || canadian && code.starts_with("CA-")).then(|| code.to_owned())
    });
    state.or_else(|| country(&words).map(str::to_owned))
}

fn digits(text: &str, lengths: &[usize]) -> bool {
    let mut parts = text.split('-');
    lengths.iter().all(|length| {
        parts.next().is_some_and(|part| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_digit()))
    }) && parts.next().is_none()
}

/// The country that writes addresses so. Where two do, none.
fn country(words: &[&str]) -> Option<&'static str> {
    let marked = words.iter().find_map(|word| {
        let (country, code) = word.split_once('-')?;
        if !(digits(code, &[5]) || digits(code, &[4])) {
            return None;
        }
        Some(match country {
            "D" | "DE" => "DE",
            "A" | "AT" => "AT",
            "CH" => "CH",
            "F" | "FR" => "FR",
            "I" | "IT" => "IT",
            "E" | "ES" => "ES",
            "B" | "BE" => "BE",
            "L" | "LU" => "LU",
            _ => return None,
        })
    });
    if marked.is_some() {
        return marked;
    }
    // "LS6 3AA": only British postcodes end so.
    let british = words.windows(2).any(|pair| {
        let (out, inward) = (pair[0].as_bytes(), pair[1].as_bytes());
        let shape = matches!(inward, [b'0'..=b'9', b'A'..=b'Z', b'A'..=b'Z']);
        shape && (2..=4).contains(&out.len()) && out[0].is_ascii_uppercase() && out.iter().any(u8::is_ascii_digit)
    });
    if british {
        return Some("GB");
    }
    if words.iter().any(|word| digits(word, &[5, 3])) {
        return Some("BR");
    }
    if words.iter().any(|word| digits(word, &[4, 3])) {
        return Some("PT");
    }
    let five = words.iter().skip(1).any(|word| digits(word, &[5]));
    let four = words.iter().skip(1).any(|word| digits(word, &[4]));
    let has = |list: &[&str]| {
        words.iter().any(|word| {
            let word = word.to_lowercase();
            list.contains(&word.trim_end_matches('.')) || list.contains(&&word[..])
        })
    };
    if five {
        if has(&["c.p", "c.p.", "col", "colonia", "int", "cdmx", "jal"]) {
            return Some("MX");
        }
        if words.iter().any(|word| is_german_street(word) || is_bare_street(word)) || has(&["postfach"]) {
            return Some("DE");
        }
        if has(&["rue", "boulevard", "quai", "all\u{e9}e", "chemin", "cours", "impasse", "cedex", "tsa", "bp"]) {
            return Some("FR");
        }
        if has(&["via", "viale", "piazza", "corso", "vicolo", "piazzale", "largo", "lungarno"]) {
            return Some("IT");
        }
        let spanish = has(&["calle", "c/", "avenida", "avda", "plaza", "paseo", "ronda", "carrer", "rambla"]);
        // Spain's postcodes end at 52; Mexico's and those of the United States go on.
        let in_spain = words.iter().any(|word| digits(word, &[5]) && &word[..2] <= "52");
        return (spanish && in_spain).then_some("ES");
    }
    // Belgium, Switzerland and Austria have four digits; only some words tell them apart.
    if four && words.iter().any(|word| word.to_lowercase().ends_with("strasse")) {
        return Some("CH");
    }
    (four && words.iter().any(|word| word.to_lowercase().ends_with("stra\u{df}e"))).then_some("AT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_stands_in_the_address() {
        for (address, region) in [
            ("418 Alder Street, Denver, CO 80203", Some("US-CO")),
            ("1055 North Curtis Road, Boise, Idaho 83706", Some("US-ID")),
            ("22 King Street West, Toronto, ON M5H 1A1", Some("CA-ON")),
            ("4820, rue Saint-Denis, Montr\u{e9}al (Qu\u{e9}bec) H2J 2L6", Some("CA-QC")),
            ("14 Otley Lane, Leeds LS6 3AA", Some("GB")),
            ("Rua Augusta, 1500, S\u{e3}o Paulo, 01304-001", Some("BR")),
            ("Avenida da Liberdade 5, 1250-096 Lisboa", Some("PT")),
            ("Kastanienallee 27, 10435 Berlin", Some("DE")),
            ("Kirchgasse 5, D-90402 N\u{fc}rnberg", Some("DE")),
            ("12 rue Pasteur, 35000 Rennes", Some("FR")),
            ("via Roma 5, 35126 Padova", Some("IT")),
            ("Calle Mayor, 5, 28013 Madrid", Some("ES")),
            ("Av. Ju\u{e1}rez 14, Col. Centro, C.P. 44100, Guadalajara", Some("MX")),
            // Four digits: Belgium, Switzerland or Luxembourg.
            ("Rue de Fer 55, 5000 Namur", None),
            ("Mariahilfer Stra\u{df}e 155, 1150 Wien", Some("AT")),
            ("Gesellschaftsstrasse 55, 3012 Bern", Some("CH")),
            ("1900 Avenida del Sol, Suite 5, 90210", None),
        ] {
            assert_eq!(region_of_address(address).as_deref(), region, "{address}");
        }
    }
}
