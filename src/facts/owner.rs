//! Whose a fact is. Nothing here claims ownership from a bare guess: what speaks against the
//! practice (a fax, a board, a hotline, a supervisor) is looked for first.

use super::Owner;
use super::cue::{Cue, Hit};
use super::line::Line;
use crate::text::block::Role;

/// Bytes after a number in which "(fax)" still belongs to it.
const AFTER: usize = 9;

/// Whose name or credential stands at `start`.
pub(crate) fn of_person(line: &Line<'_>, start: usize) -> Owner {
    if line.role == Role::Quote {
        return Owner::Other;
    }
    let sentence = sentence_start(line.text, start);
    let before = |cue: Cue| line.all(cue).any(|hit| hit.end <= start && hit.start >= sentence);
    if before(Cue::Supervisor) {
        Owner::Supervisor
    } else if before(Cue::Other) {
        Owner::Other
    } else if before(Cue::Recipient) {
        Owner::Recipient
    } else if line.section == Some(Owner::Other) {
        Owner::Other
    } else {
        Owner::Own
    }
}

/// Where the sentence that holds `at` begins: after the last `. `, `! ` or `? ` before it that ends one.
fn sentence_start(text: &str, at: usize) -> usize {
    let head = text.get(..at).unwrap_or("");
    let mut from = head.len();
    while let Some(found) = head.get(..from).and_then(|part| part.rfind(['.', '!', '?', '\u{2022}', '|', '\n'])) {
        let mark = head[found..].chars().next().unwrap_or('.');
        let after = found + mark.len_utf8();
        let word = head[..found].rsplit([' ', '\n', '(']).next().unwrap_or("");
        let abbreviation =
            mark == '.' && (word.len() <= 3 && word.starts_with(char::is_uppercase) || word.contains('.'));
        if head.get(after..).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
            && !abbreviation
        {
            return after;
        }
        from = found;
    }
    0
}

/// Whose telephone number, e-mail or address stands at `start..end`; `previous` ends the fact before it in the line.
pub(crate) fn of_contact(lines: &[Line<'_>], index: usize, start: usize, end: usize, previous: usize) -> Owner {
    let Some(line) = lines.get(index) else { return Owner::Other };
    let near: Vec<&Hit> = line.hits.iter().filter(|hit| hit.end <= start && hit.start >= previous).collect();
    // "555-0143 (fax)": the word after the number, when it does not begin the next one.
    let fax_after = line.all(Cue::Fax).any(|hit| {
        let gap = line.slice(end, hit.start);
        let next = line.text.get(hit.end..).unwrap_or("").trim_start_matches([':', ' ', '.', '#']);
        hit.start >= end
            && hit.start <= end + AFTER
            && !has_digit(gap)
            && !gap.contains([':', '|', '\n', ',', ';', '/'])
            && !next.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | '+'))
    });
    let phone_after = line.all(Cue::Phone).any(|hit| hit.start >= end && hit.start <= end + 3);
    // The nearest label wins: "Phone … Fax 555", "Tel/Fax 555" is a telephone too.
    let label = near.iter().rev().find(|hit| matches!(hit.cue, Cue::Fax | Cue::Phone));
    match label {
        Some(hit) if hit.cue == Cue::Fax && !phone_after => {
            let shared = near.iter().any(|other| {
                other.cue == Cue::Phone && hit.start.saturating_sub(other.end) <= 4 && hit.start >= other.end
            });
            if !shared {
                return Owner::Fax;
            }
        }
        Some(_) => {}
        None if fax_after => return Owner::Fax,
        None if previous == 0
            && is_lone_fax_label(lines, index)
            && line.text.get(..start).is_some_and(|head| head.trim().is_empty()) =>
        {
            return Owner::Fax;
        }
        None => {}
    }
    if fax_after && label.is_none() {
        return Owner::Fax;
    }
    let sentence = sentence_start(line.text, start);
    let before = |cue: Cue| line.all(cue).any(|hit| hit.end <= start && hit.start >= sentence);
    let around = |cue: Cue| {
        before(cue)
            || line
                .all(cue)
                .any(|hit| hit.start >= end && hit.start <= end + 60 && !line.slice(end, hit.start).contains(". "))
    };
    // "Call us", "my office": said plainly, and nearer than any other owner's word.
    let own = line.all(Cue::Own).filter(|hit| hit.end <= start && hit.start >= sentence).map(|hit| hit.end).max();
    let nearest =
        |cue: Cue| line.all(cue).filter(|hit| hit.end <= start && hit.start >= sentence).map(|hit| hit.end).max();
    let beats_own = |cue: Cue| nearest(cue).is_some_and(|at| own.is_none_or(|own| at > own));
    for (cue, owner) in [
        (Cue::Supervisor, Owner::Supervisor),
        (Cue::Board, Owner::Board),
        (Cue::Government, Owner::Government),
        (Cue::Crisis, Owner::Crisis),
        (Cue::Other, Owner::Other),
        (Cue::Recipient, Owner::Recipient),
    ] {
        if beats_own(cue) {
            return owner;
        }
    }
    if own.is_some() {
        return Owner::Own;
    }
    if around(Cue::Crisis) {
        return Owner::Crisis;
    }
    // The lines just above, in the same block, may name a board or an office: an address block.
    for back in 1..=4 {
        let Some(above) = index.checked_sub(back).and_then(|at| lines.get(at)) else { break };
        if above.block != line.block {
            break;
        }
        for hit in &above.hits {
            match hit.cue {
                Cue::Board => return Owner::Board,
                Cue::Government => return Owner::Government,
                Cue::Crisis => return Owner::Crisis,
                Cue::Supervisor => return Owner::Supervisor,
                _ => {}
            }
        }
    }
    line.section.unwrap_or(Owner::Own)
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A cell or a term "Fax" before the number's own block.
fn is_lone_fax_label(lines: &[Line<'_>], index: usize) -> bool {
    index
        .checked_sub(1)
        .and_then(|at| lines.get(at))
        .is_some_and(|above| above.text.len() <= 16 && above.has(Cue::Fax) && !above.has(Cue::Phone))
}
