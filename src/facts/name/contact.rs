//! Names in a line that says how to reach somebody.

use super::word::{is_capitalized, is_given, is_not_name, is_prefix, name_from};
use crate::facts::Confidence;
use crate::facts::address::is_german_street;
use crate::facts::line::Token;

/// Small words between somebody who may be called and their name: "ask for", "bei", "aupr\u{e8}s de".
fn leads_to_name(words: &[Token<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|back| &words[back]) else { return true };
    let far = at.checked_sub(2).map_or("", |back| words[back].text);
    match &before.text.to_lowercase()[..] {
        "for" => far.eq_ignore_ascii_case("ask") || far.eq_ignore_ascii_case("looking"),
        "de" => far.eq_ignore_ascii_case("aupr\u{e8}s"),
        "with" | "call" | "contact" | "to" | "and" | "or" | "mit" | "bei" | "an" | "und" | "oder" | "avec" | "et"
        | "ou" | "con" | "a" | "y" | "o" | "e" | "com" | "per" | "por" | "text" | "email" | "frau" | "herr" => true,
        _ => false,
    }
}

/// "Loredana Bartolini, 071 155 014", "call Maria Lopez at 303-555-0142": a known given name in a line that says how
/// to reach somebody.
pub(super) fn beside_contact(words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
    let mut at = 0;
    while at + 1 < words.len() {
        let word = &words[at];
        let led = is_prefix(word.text);
        let start = if led { at + 1 } else { at };
        at += 1;
        let placed =
            led || matches!(
                word.before,
                '^' | ',' | '(' | ':' | '\u{2013}' | '\u{2014}' | '|' | '\u{2022}' | '\u{b7}' | '/' | '-' | '\n'
            ) || leads_to_name(words, start);
        if !placed || !words.get(start).is_some_and(|word| is_given(word.text)) {
            continue;
        }
        let Some(end) = name_from(words, start) else { continue };
        // "Ana Ruiz Center", "Martin-Luther-Stra\u{df}e 5": places and houses are named after people.
        let goes_on = words[end - 1].after == ' '
            && words.get(end).is_some_and(|next| is_capitalized(next.text) && is_not_name(next.text));
        if goes_on || words[start..end].iter().any(|word| is_german_street(word.text)) {
            continue;
        }
        push(start, end, Confidence::Likely);
        at = end;
    }
}
