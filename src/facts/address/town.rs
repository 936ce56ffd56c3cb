//! The unit, town and postcode after a street, in its line or below.

use super::word::{UNITS, is_brazilian_state};
use crate::facts::line::{Line, Token};
use crate::facts::table;

/// Reads unit, town, state and postcode after the street: the token after them, and whether a town or postcode is there.
pub(super) fn rest(words: &[Token<'_>], from: usize) -> (usize, bool) {
    let mut end = from;
    let mut town = false;
    let limit = words.len().min(from + 14);
    for at in from..limit {
        let token = &words[at];
        if is_postcode(words, at) {
            end = at + 1 + usize::from(is_split_postcode(words, at));
            town = true;
            // "80123 Musterstadt", "28012 Madrid": the town follows.
            if end < limit
                && words[end].text.starts_with(char::is_uppercase)
                && matches!(words[at].after, ' ' | ',')
                && end == at + 1
                && matches!(token.text.len(), 4 | 5 | 8)
                && table::postal(words[at.saturating_sub(1)].text).is_none()
            {
                end += 1;
            }
            break;
        }
        if table::postal(token.text).is_some() || table::place_at(token.text).is_some() {
            let comma = at
                .checked_sub(1)
                .is_some_and(|back| words[back].after == ',' || words[back].text.starts_with(char::is_uppercase));
            if comma && at > from {
                end = at + 1;
                town = true;
                continue;
            }
        }
        // "Belo Horizonte/MG", "Curitiba – PR".
        if at > from && matches!(token.before, '/' | '-' | '\u{2013}') && is_brazilian_state(token.text) {
            return (at + 1, true);
        }
        let unit = UNITS.contains(&&token.text.trim_end_matches('.').to_lowercase()[..]);
        let fits = unit
            || token.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(token.after, 'º' | 'ª');
        let broken = at > from && matches!(words[at - 1].after, ';' | ':' | '|' | '!' | '?')
            || at > from && words[at - 1].after == '.' && words[at - 1].text.len() > 4;
        if !fits || broken {
            break;
        }
        // A word before a comma and a capitalized word after it: "Suite 4, Denver".
        if at + 1 == limit {
            break;
        }
    }
    // "12 Alder Street, Denver" without state: a capitalized word right after a comma.
    if !town && words.get(from.wrapping_sub(1)).is_some_and(|last| last.after == ',') {
        let mut at = from;
        if words.get(at).is_some_and(|token| {
            matches!(
                token.text.trim_end_matches('.').to_lowercase().as_str(),
                "suite"
                    | "ste"
                    | "unit"
                    | "floor"
                    | "apt"
                    | "room"
                    | "cj"
                    | "conj"
                    | "sala"
                    | "sl"
                    | "apto"
                    | "bloco"
                    | "lote"
                    | "loja"
                    | "andar"
                    | "int"
                    | "piso"
                    | "depto"
                    | "oficina"
                    | "of"
                    | "despacho"
            )
        }) {
            at += 2;
            if words.get(at.wrapping_sub(1)).is_none_or(|last| last.after != ',') {
                return (end, town);
            }
        }
        let mut stop = at;
        while words.get(stop).is_some_and(|token| {
            token.text.starts_with(char::is_uppercase) && token.text.chars().all(char::is_alphabetic)
        }) && stop < at + 3
        {
            stop += 1;
            if words[stop - 1].after != ' ' {
                break;
            }
        }
        if stop > at {
            return (stop, true);
        }
    }
    (end, town)
}

/// A US ZIP code, a Canadian or British postcode, or five digits of another country.
pub(super) fn is_postcode(words: &[Token<'_>], at: usize) -> bool {
    let text = words[at].text;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() == 5 && digits(text)
        || text.len() == 4
            && digits(text)
            && (at > 0 || words.len() <= 3)
            && words.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_uppercase))
    {
        return true;
    }
    if let Some((first, second)) = text.split_once('-')
        && digits(first)
        && digits(second)
        && (first.len() == 5 && matches!(second.len(), 3 | 4) || first.len() == 4 && second.len() == 3)
    {
        return true;
    }
    // "C1046" and "X5000ATP" in Argentina.
    let argentine = text.is_ascii()
        && matches!(text.len(), 5 | 8)
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && digits(&text[1..5])
        && text[5..].bytes().all(|byte| byte.is_ascii_uppercase());
    argentine || is_split_postcode(words, at) || is_letters_and_digits(text) && text.len() == 6
}

/// "M5V 2T6", "SW1A 1AA": two tokens.
fn is_split_postcode(words: &[Token<'_>], at: usize) -> bool {
    let first = words[at].text;
    let Some(second) = words.get(at + 1).map(|next| next.text) else { return false };
    let mixed = |part: &str| {
        part.bytes().any(|byte| byte.is_ascii_digit())
            && part.bytes().any(|byte| byte.is_ascii_uppercase())
            && part.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    (2..=4).contains(&first.len())
        && mixed(first)
        && mixed(second)
        && first.starts_with(|c: char| c.is_ascii_uppercase())
        && (second.len() == 3 && second.starts_with(|c: char| c.is_ascii_digit())
            // An Irish Eircode: "D02 X285".
            || second.len() == 4 && first.len() == 3)
}

fn is_letters_and_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 6
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at % 2 == 0 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() })
}

/// The next or second next line that names a town with its state or postcode, and where the address ends in it.
pub(super) fn town_below(lines: &[Line<'_>], index: usize) -> Option<(usize, usize)> {
    (1..=2).find_map(|step| {
        let below = lines.get(index + step)?;
        let words = below.tokens();
        if words.len() > 12 {
            return None;
        }
        let place = (0..words.len()).rev().find(|&at| {
            is_postcode(words, at) && words.len() > 1
                || at > 0
                    && words[at - 1].after == ','
                    && (table::postal(words[at].text).is_some() || table::place_at(words[at].text).is_some())
        })?;
        let mut last = place + usize::from(is_split_postcode(words, place));
        // "28013 Madrid": the town follows its postcode.
        if place == 0 {
            while last + 1 < words.len().min(4)
                && words[last].after == ' '
                && words[last + 1].text.starts_with(char::is_uppercase)
            {
                last += 1;
            }
        }
        Some((index + step, words[last].end))
    })
}
