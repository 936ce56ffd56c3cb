//! What a licence number looks like.

use super::LONGEST;
use crate::facts::cue::Cue;
use crate::facts::line::{Line, Token};
use crate::facts::table;

/// Whether a token has the shape of a licence number: three digits or more, few letters, not a year or a telephone number alone.
pub(crate) fn is_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // A Swiss GLN has thirteen digits.
    (3..=13).contains(&digits)
        && letters <= 6
        && text.len() <= 20
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '\u{2011}'))
}

pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn is_plain_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the number carries its board's own letters: `PSY28114`, `LCS 28811` written in one, `SW12345`.
pub(super) fn is_prefixed(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = &text[..text.len() - digits.len()];
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let known = matches!(letters, "PSY" | "LCS" | "MFC" | "SW" | "CSW" | "LSW")
        || table::credential(letters).is_some_and(|found| found.free);
    known && digits.len() >= 4 && is_plain_digits(digits)
}

/// Words that may stand between a label and its number.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.').to_lowercase().as_str(),
        "no" | "nº"
            | "n.\u{ba}"
            | "n.\u{aa}"
            | "n"
            | "num"
            | "núm"
            | "number"
            | "numbers"
            | "nr"
            | "número"
            | "license"
            | "licence"
            | "lic"
            | "is"
            | "es"
            | "registration"
            | "reg"
            | "de"
            | "col"
            | "id"
            | "state"
            | "numéro"
            | "nummer"
            | "registro"
            | "colegiada"
            | "colegiado"
            | "licencia"
            | "cédula"
            | "profesional"
            | "clinical"
            | "permit"
            | "certificate"
            | "licensed"
            | "los"
            | "the"
            | "my"
            | "m"
            | "º"
    )
}

/// One past the last token of a number written in groups: "RPPS 10 1550 14377", "LANR 155 014 368". Eight to twelve
/// digits, right after a label of a French or German register.
pub(super) fn spaced(line: &Line<'_>, words: &[Token<'_>], at: usize) -> Option<usize> {
    let digits = |word: &Token<'_>| word.text.len() <= 5 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    let first = words.get(at).filter(|word| digits(word))?;
    let joined = |at: usize| at > 0 && words[at - 1].after == ' ' && words[at].start == words[at - 1].end + 1;
    if at > 0 && joined(at) && digits(&words[at - 1]) {
        return None;
    }
    let near = line.between(first.start.saturating_sub(LONGEST), first.start);
    let registered = near.iter().any(|hit| {
        hit.cue == Cue::Licence
            && hit.end <= first.start
            && matches!(
                &line.slice(hit.start, hit.end).to_lowercase()[..],
                "adeli"
                    | "rpps"
                    | "num\u{e9}ro rpps"
                    | "num\u{e9}ro adeli"
                    | "n\u{b0} rpps"
                    | "n\u{b0} adeli"
                    | "lanr"
                    | "arztnummer"
                    | "lebenslange arztnummer"
            )
            && !line.slice(hit.end, first.start).contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | ';' | '|'))
    });
    if !registered {
        return None;
    }
    let mut end = at + 1;
    while end < words.len() && end - at < 7 && digits(&words[end]) && joined(end) {
        end += 1;
    }
    let count: usize = words[at..end].iter().map(|word| word.text.len()).sum();
    (end > at + 1 && (8..=12).contains(&count)).then_some(end)
}

/// Where the region before a number begins: "CRP-05 31551", "CRP 05 31551" number the council too.
pub(super) fn region_before(words: &[Token<'_>], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map(|back| &words[back]).filter(|before| matches!(before.after, ' ' | '/'))?;
    let council = |text: &str| text.eq_ignore_ascii_case("crp");
    let two = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((name, region)) = before.text.split_once('-')
        && council(name)
        && two(region)
    {
        return Some(before.end - 2);
    }
    (two(before.text) && at > 1 && council(words[at - 2].text)).then_some(before.start)
}
