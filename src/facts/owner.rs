//! Whose a fact is. Nothing here claims ownership from a bare guess: what speaks against the
//! practice (a fax, a board, a hotline, a supervisor) is looked for first.

use super::Owner;
use super::cue::{Cue, Hit};
use super::line::Line;
use crate::text::block::Role;

/// Bytes after a number in which "(fax)" still belongs to it.
const AFTER: usize = 9;

/// How far back in a line words are looked for that say whose a fact is, in bytes.
const FARTHEST: usize = 400;

/// Whose name or credential stands at `start`.
pub(crate) fn of_person(line: &Line<'_>, start: usize) -> Owner {
    if line.role == Role::Quote {
        return Owner::Other;
    }
    let sentence = sentence_start(line.text, start);
    let lead = line.between(sentence, start);
    let before = |cue: Cue| lead.iter().any(|hit| hit.cue == cue && hit.end <= start);
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
    // No word is looked for farther back: long lists stay linear.
    let mut floor = head.len().saturating_sub(FARTHEST);
    while !head.is_char_boundary(floor) {
        floor -= 1;
    }
    let mut rest = head.get(floor..).unwrap_or("");
    while let Some(found) = rest.rfind(['.', '!', '?', ';', '\u{2022}', '|', '\n']) {
        let mark = rest[found..].chars().next().unwrap_or('.');
        let after = floor + found + mark.len_utf8();
        let word = rest[..found].rsplit([' ', '\n', '(']).next().unwrap_or("");
        let abbreviation =
            mark == '.' && (word.len() <= 3 && word.starts_with(char::is_uppercase) || word.contains('.'));
        let ends = head.get(after..).is_some_and(|tail| tail.is_empty() || tail.starts_with(char::is_whitespace));
        if ends && !abbreviation {
            return after;
        }
        rest = &rest[..found];
    }
    floor
}

/// Whose telephone number, e-mail or address stands at `start..end`; `previous` ends the fact before it in the line.
pub(crate) fn of_contact(lines: &[Line<'_>], index: usize, start: usize, end: usize, previous: usize) -> Owner {
    let Some(line) = lines.get(index) else { return Owner::Other };
    let sentence = sentence_start(line.text, start);
    let before = |from: usize| line.between(from, start).iter().filter(|hit| hit.end <= start);
    let written = line.slice(start, end).contains('@')
        || line.slice(start, end).contains(['[', '(']) && line.slice(start, end).contains(char::is_alphabetic);
    // Letters of an extension or a vanity number are few; a street is mostly letters.
    let street = line.slice(start, end).chars().filter(|c| c.is_lowercase()).count() > 3;
    if !written
        && !street
        && let Some(owner) =
            fax(lines, index, start, end, &before(previous.max(sentence.saturating_sub(FARTHEST))).collect::<Vec<_>>())
    {
        return owner;
    }
    // The nearest word decides: "call us", "my office" against a board, an office, a supervisor.
    let mut own = None;
    let mut nearest = None;
    for hit in before(sentence) {
        match owner_of(hit.cue) {
            Some(Owner::Own) => own = Some(hit.end),
            // "Our helpline": a shelter's own.
            Some(Owner::Crisis) if is_ours(line, hit.start) => own = Some(hit.end),
            // "If someone reads your phone": not the reader's address.
            Some(Owner::Recipient) if written && says_phone(line.slice(hit.start, hit.end)) => {}
            // A line for crises or a board may be named before its own telephone.
            Some(owner) => nearest = Some((hit.end, owner)),
            None => {}
        }
    }
    // "Go to the emergency department at Mercy Hospital, 3643 North Street": another house's.
    let emergency_room = before(sentence)
        .filter(|hit| hit.cue == Cue::EmergencyRoom)
        .any(|hit| line.between(hit.start.saturating_sub(60), hit.start).iter().any(|go| go.cue == Cue::Go));
    if emergency_room && own.is_none() && nearest.is_none() {
        return Owner::Other;
    }
    match (own, nearest) {
        (Some(own), Some((at, owner))) if at > own => return owner,
        (None, Some((_, owner))) => return owner,
        (Some(_), _) => return Owner::Own,
        (None, None) => {}
    }
    let crisis_after = line
        .between(end, end + 60)
        .iter()
        .any(|hit| hit.cue == Cue::Crisis && !line.slice(end, hit.start).contains(". "));
    if crisis_after {
        return Owner::Crisis;
    }
    // The lines just above, in the same block, may name a board or an office: an address block.
    for back in 1..=4 {
        let Some(above) = index.checked_sub(back).and_then(|at| lines.get(at)) else { break };
        if above.block != line.block || above.text.len() > FARTHEST {
            break;
        }
        for hit in &above.hits {
            match hit.cue {
                Cue::Board => return Owner::Board,
                Cue::Government => return Owner::Government,
                Cue::Crisis => return Owner::Crisis,
                // "Counsellor and clinical supervisor" is the sender's own work.
                Cue::Supervisor if hit.start == 0 || above.slice(hit.start, hit.end).ends_with(['y', ':']) => {
                    return Owner::Supervisor;
                }
                _ => {}
            }
        }
    }
    of_row(lines, index).or(line.section).unwrap_or(Owner::Own)
}

/// Whose the row of a table is whose cell this is: "Legal aid | 216-555-0199".
fn of_row(lines: &[Line<'_>], index: usize) -> Option<Owner> {
    let mut head = lines.get(index)?.head?;
    for cell in lines.get(..index)?.iter().rev().take(4) {
        // The row's cells before this one stand under headings before this one's.
        if cell.head.is_none_or(|before| before >= head) {
            break;
        }
        head = cell.head?;
        let owner = cell.hits.iter().find_map(|hit| match hit.cue {
            Cue::Other => Some(Owner::Other),
            Cue::Crisis => Some(Owner::Crisis),
            Cue::Board => Some(Owner::Board),
            _ => None,
        });
        if owner.is_some() {
            return owner;
        }
    }
    None
}

/// Whether "our" or "my" stands before a place, with one word between at most: "our helpline", "our 24-hour helpline".
fn is_ours(line: &Line<'_>, start: usize) -> bool {
    line.text.get(..start).unwrap_or("").rsplit([' ', '\n', '\u{a0}']).filter(|word| !word.is_empty()).take(2).any(
        |word| {
            matches!(
                &word.to_lowercase()[..],
                "our"
                    | "my"
                    | "nuestra"
                    | "nuestro"
                    | "notre"
                    | "unser"
                    | "unsere"
                    | "unserem"
                    | "unseren"
                    | "nostro"
                    | "nostra"
                    | "nossa"
                    | "nosso"
            )
        },
    )
}

fn says_phone(text: &str) -> bool {
    ["phone", "number", "call", "cell", "mobile", "teléfono", "número", "llama"]
        .iter()
        .any(|word| text.to_lowercase().contains(word))
}

/// Whose facts a cue speaks of, if it speaks of somebody's.
fn owner_of(cue: Cue) -> Option<Owner> {
    Some(match cue {
        Cue::Own => Owner::Own,
        Cue::Supervisor => Owner::Supervisor,
        Cue::Board => Owner::Board,
        Cue::Government => Owner::Government,
        Cue::Crisis => Owner::Crisis,
        Cue::Other => Owner::Other,
        Cue::Recipient => Owner::Recipient,
        _ => return None,
    })
}

/// Whether the number at `start..end` is a fax, by the labels `near` before it or the word right after it.
fn fax(lines: &[Line<'_>], index: usize, start: usize, end: usize, near: &[&Hit]) -> Option<Owner> {
    let line = lines.get(index)?;
    let after = line.between(end, end + AFTER + 1);
    // "555-0143 (fax)": the word after the number, when it does not begin the next one.
    let fax_after = after.iter().filter(|hit| hit.cue == Cue::Fax).any(|hit| {
        let gap = line.slice(end, hit.start);
        let next = line.text.get(hit.end..).unwrap_or("").trim_start_matches([':', ' ', '.', '#']);
        !has_digit(gap)
            && !gap.contains([':', '|', '\n', ',', ';', '/'])
            && !next.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | '+'))
    });
    let phone_after = after.iter().any(|hit| hit.cue == Cue::Phone && hit.start <= end + 3);
    // The nearest label wins: "Phone … Fax 555"; "Tel/Fax 555" is a telephone too.
    let label = near.iter().rev().find(|hit| matches!(hit.cue, Cue::Fax | Cue::Phone));
    let Some(label) = label else {
        let alone =
            line.text.get(..start).is_some_and(|head| head.trim().is_empty()) && is_lone_fax_label(lines, index);
        let headed =
            line.head.and_then(|head| lines.get(head)).is_some_and(|head| head.has(Cue::Fax) && !head.has(Cue::Phone));
        return (fax_after || alone || headed).then_some(Owner::Fax);
    };
    let shared = near.iter().any(|other| {
        other.cue == Cue::Phone
            && other.end <= label.start
            && label.start - other.end <= 4
            && !has_digit(line.slice(other.end, label.start))
    });
    (label.cue == Cue::Fax && !phone_after && !shared).then_some(Owner::Fax)
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
