//! Where a street or a box ends.

use super::town::is_postcode;
use super::word::{is_box, is_german_street, is_house_name, is_house_number, is_street_lead, is_street_word};
use crate::facts::line::Token;

/// The token after a street that starts at `at`.
pub(super) fn street(text: &str, words: &[Token<'_>], at: usize) -> Option<usize> {
    let word = &words[at];
    // PO Box 12.
    let first = word.text.chars().next()?;
    if !(first.is_ascii_digit() || first.is_uppercase() || matches!(first, 'p' | 'a' | 'b' | 'c')) {
        return None;
    }
    if is_box(text, word) {
        let number =
            (at..words.len().min(at + 5)).find(|&next| words[next].text.starts_with(|c: char| c.is_ascii_digit()))?;
        // "Postfach 15 50": in pairs.
        let pair = words.get(number + 1).is_some_and(|next| {
            words[number].text.len() <= 2
                && words[number].after == ' '
                && next.text.len() == 2
                && next.text.bytes().all(|byte| byte.is_ascii_digit())
        });
        return Some(number + 1 + usize::from(pair));
    }
    // 12 Alder Street, 12-B W. Alder St.
    if is_house_number(word.text) && !matches!(word.after, ':' | '%' | '/') && !matches!(word.before, '$' | '#') {
        let limit = words.len().min(at + 7);
        for next in at + 1..limit {
            let token = &words[next];
            // "10055 106 Street NW": a street that is a number.
            let numbered = next == at + 1
                && token.text.bytes().all(|byte| byte.is_ascii_digit())
                && words
                    .get(next + 1)
                    .is_some_and(|street| is_street_word(street.text) && street.text.starts_with(char::is_uppercase));
            if numbered {
                return Some(next + 2);
            }
            if next > at + 1 && is_street_word(token.text) && token.text.starts_with(char::is_uppercase) {
                return Some(next + 1);
            }
            if token.text.eq_ignore_ascii_case("broadway") {
                return Some(next + 1);
            }
            let ordinal = token.text.starts_with(|c: char| c.is_ascii_digit())
                && token.text.ends_with(|c: char| c.is_ascii_lowercase());
            let fits = token.text.starts_with(char::is_uppercase)
                || ordinal
                || matches!(token.text, "de" | "la" | "of" | "the");
            if !fits || !matches!(words[next - 1].after, ' ' | '.') || is_street_lead(token.text) && next == at + 1 {
                break;
            }
        }
        // "12, rue des Lilas", "12 rue Pasteur", "2 bis, place de la Mairie".
        let lead = at + 1 + usize::from(words.get(at + 1).is_some_and(|next| is_repeated(next.text)));
        if let Some(next) = words.get(lead)
            && is_street_lead(next.text)
            && next.text.starts_with(char::is_lowercase)
        {
            return Some(end_of_name(words, lead));
        }
        return None;
    }
    // Calle Mayor 5, Avda. de la Paz, 12.
    if first.is_uppercase() && (is_street_lead(word.text) || word.text == "C" && word.after == '/') {
        // "Praça da República, 7800-427 Beja": no number, but a postcode at once.
        let bare = (at + 1..words.len().min(at + 5)).find(|&next| words[next].after == ',');
        if let Some(last) = bare
            && words.get(last + 1).is_some_and(|next| next.text.len() >= 5 && is_postcode(words, last + 1))
        {
            return Some(last + 1);
        }
        return (at + 1..words.len().min(at + 8))
            .find(|&next| is_house_number(words[next].text))
            .map(|number| number + 1);
    }
    // "Am Mühlbach 4, 60486 Frankfurt": a preposition, a number and a postcode.
    if matches!(word.text, "Am" | "An" | "Im" | "In" | "Zum" | "Zur" | "Auf" | "Hinter" | "Unter" | "Beim") {
        let number = (at + 2..words.len().min(at + 5)).find(|&next| is_house_number(words[next].text))?;
        let named = words[at + 1..number]
            .iter()
            .all(|token| matches!(token.text, "der" | "den" | "dem") || token.text.starts_with(char::is_uppercase));
        let postcode = words.get(number + 1).is_some_and(|next| {
            matches!(next.text.len(), 4 | 5) && next.text.bytes().all(|byte| byte.is_ascii_digit())
        });
        return (named && words[number - 1].after == ' ' && (postcode || number + 1 == words.len()))
            .then_some(number + 1);
    }
    // "Fleethörn 9, 24103 Kiel": any name, where a number, a postcode and a town follow at once.
    if word.text.len() > 3
        && word.text.starts_with(char::is_uppercase)
        && word.after == ' '
        && words
            .get(at + 1)
            .is_some_and(|next| is_house_number(next.text) && next.text.len() <= 4 && matches!(next.after, ',' | ' '))
        && words
            .get(at + 2)
            .is_some_and(|code| code.text.len() == 5 && code.text.bytes().all(|byte| byte.is_ascii_digit()))
        && words.get(at + 3).is_some_and(|town| town.text.starts_with(char::is_uppercase))
    {
        return Some(at + 2);
    }
    if let Some(end) = named_house(words, at) {
        return Some(end);
    }
    // Lindenstraße 12.
    if words.get(at + 1).is_some_and(|next| is_house_number(next.text)) && is_german_street(word.text) {
        return Some(at + 2);
    }
    None
}

/// One past "Shire House, Market Way", whose word for a house stands at `at`; it stands before a British postcode.
fn named_house(words: &[Token<'_>], at: usize) -> Option<usize> {
    if !is_house_name(words[at].text) || words[at].after != ',' || at == 0 {
        return None;
    }
    let capital = |word: &Token<'_>| word.text.starts_with(char::is_uppercase);
    let end =
        (at + 2..words.len().min(at + 5)).find(|&next| is_street_word(words[next].text) && capital(&words[next]))?;
    words[at + 1..end].iter().all(capital).then_some(end + 1)
}

/// "12 bis", "12 ter".
fn is_repeated(word: &str) -> bool {
    matches!(word, "bis" | "ter" | "quater")
}

/// One past the name of a street whose word stands at `lead`: two words, and the small ones between them.
fn end_of_name(words: &[Token<'_>], lead: usize) -> usize {
    let mut end = lead + 1;
    let mut named = 0;
    while end < words.len() && named < 2 && words[end - 1].after != ',' {
        named +=
            usize::from(!matches!(words[end].text, "de" | "du" | "des" | "la" | "le" | "les" | "da" | "do" | "di"));
        end += 1;
    }
    end
}
