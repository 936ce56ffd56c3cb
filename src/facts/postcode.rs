//! Postal addresses told by their postcode and town: `via Facciolati 155, 35126 Padova`, `17 bis, quai de la Fosse,
//! 44000 Nantes`. Whatever a street is called, a house number or a word for a street stands before them.

use super::address::{is_bare_street, is_german_street, is_house_number, is_street_lead};
use super::line::{Line, Token};
use super::table;

/// How many words before the postcode the street begins at most.
const WINDOW: usize = 18;

/// The addresses of a line as tokens: the first, one past the last.
pub(crate) fn find(line: &Line<'_>) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    if line.digits < 4 {
        return out;
    }
    let words = line.tokens();
    let mut floor = 0;
    for at in 1..words.len() {
        let Some(end) = town_after(words, at) else { continue };
        if at < floor {
            continue;
        }
        if let Some(start) = street_before(line.text, words, floor, at) {
            out.push((start, end));
            floor = end;
        }
    }
    out
}

/// One past the town, where a postcode stands at `at`.
fn town_after(words: &[Token<'_>], at: usize) -> Option<usize> {
    let text = words[at].text;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // "D-90402", "CH-6900", "F-67000".
    let bare = text
        .split_once('-')
        .filter(|(country, _)| {
            matches!(
                *country,
                "D" | "A" | "CH" | "F" | "I" | "E" | "B" | "L" | "P" | "FR" | "DE" | "AT" | "IT" | "ES" | "PT" | "BE"
            )
        })
        .map_or(text, |(_, code)| code);
    let before = at.checked_sub(1).map(|back| &words[back]);
    let labelled = before.is_some_and(|word| matches!(word.text, "CEP" | "CP" | "C.P" | "C.P."));
    let split = bare.split_once('-').is_some_and(|(first, second)| {
        digits(first) && digits(second) && matches!((first.len(), second.len()), (4 | 5, 3))
    });
    let plain = digits(bare) && matches!(bare.len(), 4 | 5);
    if !(split || plain) || matches!(words[at].before, '$' | '\u{20ac}' | '\u{a3}' | '#' | '+') {
        return None;
    }
    // Not the tail of a telephone number, nor a ZIP code after its state.
    if before.is_some_and(|word| {
        word.after == ' ' && digits(word.text) && word.text.len() > 1 && words[at].before != ',' && !labelled
            || table::postal(word.text).is_some() && word.after == ' ' && !bare.contains('-')
    }) {
        return None;
    }
    let mut end = at + 1;
    // In Brazil the town stands before its postcode.
    let gap = if labelled { matches!(words[at].after, ' ' | ',') } else { words[at].after == ' ' };
    while gap
        && end < words.len()
        && end - at <= 4
        && (words[end].text.starts_with(char::is_uppercase)
            || end > at + 1
                && matches!(
                    words[end].text,
                    "im" | "am" | "an" | "der" | "de" | "la" | "sur" | "do" | "da" | "del" | "di"
                ))
        && words[end].text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '\u{2019}' | '.'))
        && (end == at + 1 || words[end - 1].after == ' ')
    {
        end += 1;
    }
    while end > at + 1 && words[end - 1].text.starts_with(char::is_lowercase) {
        end -= 1;
    }
    // "corso Umberto 12 (70121)": the town is named elsewhere.
    let bracketed = bare.len() == 5 && words[at].before == '(' && words[at].after == ')';
    let town = end > at + 1 || bracketed;
    (town || split && (labelled || bare.len() == 9)).then_some(end)
}

/// Where the street begins before the postcode at `at`.
fn street_before(text: &str, words: &[Token<'_>], floor: usize, at: usize) -> Option<usize> {
    let mut from = at;
    while from > floor && at - from < WINDOW {
        let word = &words[from - 1];
        // A sentence, or a label, ends there.
        let ends = match word.after {
            '.' => word.text.chars().count() > 4 && from < at && !is_short_form(word.text),
            ';' | ':' | '!' | '?' | '\n' => true,
            _ => false,
        };
        if ends || word.text.contains('@') {
            break;
        }
        from -= 1;
    }
    let numbered = |range: &[Token<'_>]| {
        range.iter().any(|word| is_house_number(word.text) || matches!(word.text, "s" | "S" | "snc"))
    };
    // The word for a street nearest to the start, unless a number says that another line of text is meant.
    let lead = (from..at).find(|&place| {
        let word = &words[place];
        let led = is_street_lead(word.text)
            || word.text.eq_ignore_ascii_case("c") && text.get(word.end..).is_some_and(|rest| rest.starts_with('/'))
            || is_german_street(word.text)
            || is_bare_street(word.text);
        led && words.get(place + 1).is_some_and(|next| {
            next.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || matches!(
                    next.text,
                    "de" | "del"
                        | "du"
                        | "des"
                        | "da"
                        | "do"
                        | "dos"
                        | "das"
                        | "della"
                        | "dei"
                        | "delle"
                        | "di"
                        | "la"
                        | "las"
                        | "los"
                        | "le"
                        | "les"
                        | "d"
                        | "l"
                )
                || next.text.contains(['\'', '\u{2019}'])
        })
    });
    if let Some(lead) = lead
        && (at - lead <= 6 || numbered(&words[lead + 1..at]))
    {
        return Some(with_number_before(words, from, lead));
    }
    // "Kirchgasse 5", "Am Mühlbach 4": capitalized words, then a number, then only what says where in the house.
    let number = (from + 1..at).rev().find(|&place| {
        is_house_number(words[place].text)
            && words[place - 1].after == ' '
            && words[place - 1].text.starts_with(char::is_uppercase)
            && words[place - 1].text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.'))
            && words[place - 1].text.chars().count() > 2
    })?;
    let boxed = ["postal", "postale", "box", "postfach", "apartado"];
    if at - number > 5 || boxed.iter().any(|word| words[number - 1].text.eq_ignore_ascii_case(word)) {
        return None;
    }
    let mut start = number - 1;
    while start > from
        && number - start < 4
        && words[start - 1].after == ' '
        && (matches!(
            words[start - 1].text,
            "Am" | "An"
                | "Im"
                | "In"
                | "Zum"
                | "Zur"
                | "Auf"
                | "der"
                | "den"
                | "dem"
                | "St."
                | "Sankt"
                | "Alte"
                | "Neue"
        ))
    {
        start -= 1;
    }
    Some(start)
}

fn is_short_form(word: &str) -> bool {
    let lower = word.to_lowercase();
    ["str", "strasse", "av", "avda", "blvd", "mün"].iter().any(|end| lower.ends_with(end))
}

/// "12, rue Pasteur", "17 bis, quai de la Fosse": the number before the street belongs to it.
fn with_number_before(words: &[Token<'_>], from: usize, lead: usize) -> usize {
    let mut start = lead;
    // "Mariahilfer Straße 155": the street's name stands before its word.
    while is_bare_street(words[lead].text)
        && start > from
        && lead - start < 2
        && words[start - 1].after == ' '
        && words[start - 1].text.starts_with(char::is_uppercase)
    {
        start -= 1;
    }
    if start < lead {
        return start;
    }
    if start > from && matches!(words[start - 1].text, "bis" | "ter" | "B" | "A") {
        start -= 1;
    }
    if start > from && is_house_number(words[start - 1].text) && matches!(words[start - 1].after, ' ' | ',') {
        return start - 1;
    }
    lead
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;
    use crate::text::block::Role;

    fn addresses(text: &str) -> Vec<&str> {
        let lines = page(&[(Role::Paragraph, text)]);
        let words = lines[0].tokens();
        find(&lines[0]).into_iter().map(|(start, end)| &text[words[start].start..words[end - 1].end]).collect()
    }

    #[test]
    fn a_street_stands_before_its_postcode_and_town() {
        for (text, wanted) in [
            ("Scuola, via Ugo Foscolo 12, 35131 Padova", "via Ugo Foscolo 12, 35131 Padova"),
            ("Siamo in piazza San Marco 5, 60121 Ancona, di fianco", "piazza San Marco 5, 60121 Ancona"),
            (
                "Ricevo in corso Regina Elena II, 55 \u{2013} 10125 Torino (TO)",
                "corso Regina Elena II, 55 \u{2013} 10125 Torino",
            ),
            ("au 17 bis, quai de la Loire, 44000 Nantes", "17 bis, quai de la Loire, 44000 Nantes"),
            ("3, all\u{e9}e des Tilleuls, F-67000 Strasbourg", "3, all\u{e9}e des Tilleuls, F-67000 Strasbourg"),
            ("St. Johannis, Kirchgasse 5, D-90402 N\u{fc}rnberg.", "Kirchgasse 5, D-90402 N\u{fc}rnberg"),
            (
                "Rua Bela Vista 630, cj. 12, Curitiba \u{2013} PR, 80010-000",
                "Rua Bela Vista 630, cj. 12, Curitiba \u{2013} PR, 80010-000",
            ),
            (
                "calle del Doctor Prado, n.\u{ba} 8, bajo, 46015 Valencia.",
                "calle del Doctor Prado, n.\u{ba} 8, bajo, 46015 Valencia",
            ),
        ] {
            assert_eq!(addresses(text), [wanted], "{text}");
        }
    }

    #[test]
    fn years_counts_and_telephones_have_no_street() {
        for text in [
            "Since 2015 Denver has grown.",
            "We helped 4000 People in 12 Towns",
            "Tel. 0341 15510 Leipzig",
            "Boulder, CO 80302",
            "Im Jahr 2024 Berlin",
            "Law of 1996, Section 1320 Title",
        ] {
            assert!(addresses(text).is_empty(), "{text}: {:?}", addresses(text));
        }
    }
}
