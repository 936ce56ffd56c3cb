//! The words before a number that make it a licence's, or something else's.

use super::LONGEST;
use super::shape::{is_filler, is_plain_digits, is_year};
use crate::facts::cue::Cue;
use crate::facts::line::{Found, Line, Token, last_before};
use crate::facts::{address, table};
use crate::text::block::Role;

/// A cell or term that holds only a label: the number stands in the next block.
pub(super) fn is_lone_label(line: &Line<'_>) -> bool {
    line.text.len() <= 40
        && line.has(Cue::Licence)
        && !line.has(Cue::NotLicence)
        && !line.text.bytes().any(|byte| byte.is_ascii_digit())
        && matches!(line.role, Role::Term | Role::Cell | Role::HeaderCell | Role::Label)
        && line.tokens().last().is_some_and(|last| is_filler(last.text))
}

/// Where the label of the number at token `at` starts: a licence word or a credential at most three tokens before, with only fillers between.
pub(super) fn label_before(line: &Line<'_>, words: &[Token<'_>], at: usize, credentials: &[Found]) -> Option<usize> {
    for back in 1..=3.min(at) {
        let token = &words[at - back];
        if last_before(credentials, token.end).is_some_and(|found| token.start < found.end)
            || table::credential(token.text).is_some_and(|found| found.free)
        {
            return Some(token.start);
        }
        if line
            .between(token.start.saturating_sub(LONGEST), token.end)
            .iter()
            .any(|hit| hit.cue == Cue::Licence && token.start < hit.end)
        {
            return Some(token.start);
        }
        // A state may stand between: "LCSW (CO) 12345", "License, Colorado: 12345".
        let prefix = (2..=4).contains(&token.text.len()) && token.text.bytes().all(|byte| byte.is_ascii_uppercase());
        if !is_filler(token.text)
            && !prefix
            && table::postal(token.text).is_none()
            && table::place_at(token.text).is_none()
        {
            return None;
        }
        if matches!(token.after, ';' | '|') || token.after == '.' && !is_filler(token.text) {
            return None;
        }
    }
    None
}

/// The start of the words that make "n. 15501" or "(L5501)" a licence number though others stand between:
/// "iscritta all'Albo degli Psicologi della Lombardia n. 15501", "Board of Licensed Social Workers (L5501)".
pub(super) fn numbered(line: &Line<'_>, words: &[Token<'_>], at: usize) -> Option<usize> {
    let word = &words[at];
    let before = at.checked_sub(1).map(|back| &words[back])?;
    let sign = matches!(
        before.text.trim_end_matches('.').to_lowercase().as_str(),
        "n" | "no"
            | "nº"
            | "n.\u{ba}"
            | "n.\u{aa}"
            | "n\u{b0}"
            | "num"
            | "núm"
            | "nr"
            | "número"
            | "number"
            | "numéro"
            | "nummer"
    ) || matches!(before.after, '#' | '\u{ba}' | '\u{b0}');
    let bracketed = word.before == '('
        && word.text.bytes().filter(u8::is_ascii_digit).count() >= 4
        && word.text.starts_with(|c: char| c.is_ascii_alphanumeric());
    if !(sign || bracketed) {
        return None;
    }
    let from = word.start.saturating_sub(if sign { 80 } else { 32 });
    let hit = line
        .between(from, word.start)
        .iter()
        .rev()
        .find(|hit| matches!(hit.cue, Cue::Licence | Cue::LicensedIn | Cue::Board) && hit.end <= word.start)?;
    let between = line.slice(hit.end, word.start);
    // "CRESS 12ª Região nº 15502": the region.
    let counted = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit() && !matches!(c, 'ª' | 'º'))
            .any(|part| part.starts_with(|c: char| c.is_ascii_digit()) && !part.ends_with(['ª', 'º']))
    };
    let clean = !counted(between) && !between.contains([';', '|', '!', '?']);
    (clean && !between.contains(". ") || clean && sign && between.matches(". ").count() == 1).then_some(hit.start)
}

pub(super) fn is_denied(line: &Line<'_>, words: &[Token<'_>], at: usize, label: Option<usize>) -> bool {
    let word = &words[at];
    // The nearest word that says what else the number is.
    let from = at.checked_sub(5).map_or(0, |back| words[back].start);
    let near_label = label.unwrap_or(from);
    let denied = line.between(from, word.start).iter().any(|hit| {
        hit.cue == Cue::NotLicence
            && hit.end <= word.start
            && (hit.end >= near_label || near_label - hit.end <= 24)
            && !separated(line, hit.end, near_label)
    });
    if denied {
        return true;
    }
    // "Licensed since 2012", "licensed in 2015", "license #" keeps a year-like number.
    if is_year(word.text) {
        let hard_label = at.checked_sub(1).is_some_and(|back| {
            let before = &words[back];
            matches!(before.after, '#' | ':' | '\u{ba}' | '\u{b0}')
                || matches!(
                    before.text.trim_end_matches('.').to_lowercase().as_str(),
                    "no" | "n" | "number" | "num" | "núm" | "nº" | "n.\u{ba}" | "n.\u{aa}" | "#"
                )
        });
        if !hard_label {
            return true;
        }
    }
    // Money, percent, dates, street numbers, ZIP codes after a state.
    let before = at.checked_sub(1).map(|back| &words[back]);
    let money = word.before == '$' || word.before == '\u{20ac}' || word.after == '%';
    let zip = word.text.len() == 5
        && is_plain_digits(word.text)
        && before.is_some_and(|before| table::postal(before.text).is_some() && matches!(before.after, ' '))
        && at >= 2
        && words[at - 2].after == ','
        && table::credential(words[at - 2].text).is_none();
    let time = line.text.get(word.end..).is_some_and(|rest| {
        let rest = rest.trim_start().chars().take(12).collect::<String>().to_lowercase();
        [
            "hour", "year", "day", "minute", "week", "client", "people", "street", "avenue", "hora", "año", "día",
            "clientes", "state",
        ]
        .iter()
        .any(|unit| rest.starts_with(unit))
    });
    let street =
        (1..=3).take_while(|step| matches!(words[(at + step - 1).min(words.len() - 1)].after, ' ' | ',')).any(|step| {
            words
                .get(at + step)
                .is_some_and(|next| address::is_street_word(next.text) && next.text.starts_with(char::is_uppercase))
        });
    money || zip || time || street
}

/// Whether a strong mark parts the two places: the earlier word speaks of another number.
fn separated(line: &Line<'_>, end: usize, start: usize) -> bool {
    line.slice(end, start).contains(['|', ';', '\n'])
        || line.slice(end, start).bytes().any(|byte| byte.is_ascii_digit())
}
