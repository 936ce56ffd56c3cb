//! The places that gave a licence.

use super::LONGEST;
use super::shape::is_number;
use crate::facts::cue::Cue;
use crate::facts::line::{Found, Line, on_line};
use crate::facts::{Confidence, Owner, owner, table};
use crate::text::block::Role;

/// Where somebody is licensed: "licensed in Colorado and Utah", "LCSW (Oregon)", a state's board by name.
pub(crate) fn jurisdictions(lines: &[Line<'_>], credentials: &[Found], numbers: &[Found]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code {
            continue;
        }
        for hit in line.all(Cue::LicensedIn) {
            list_of_places(line, index, hit.end, &mut out);
        }
        for credential in on_line(credentials, index) {
            after_credential(line, index, credential, &mut out);
        }
        for number in on_line(numbers, index).iter().filter(|found| found.owner == Owner::Own) {
            let rest = line.text.get(number.end..).unwrap_or("");
            let next = [" in the state of ", " in ", " (", ", ", " en "]
                .iter()
                .find_map(|lead| rest.strip_prefix(lead))
                .unwrap_or("");
            if !next.is_empty() {
                push_place(line, index, line.text.len() - next.len(), &mut out);
            }
            place_of_register(line, index, number.start, &mut out);
        }
        for hit in line.all(Cue::Licence) {
            before_label(line, index, hit.start, &mut out);
            // "License: Colorado CSW.0099", "License (Oregon)".
            let rest = line.text.get(hit.end..).unwrap_or("");
            let next = rest.trim_start_matches([':', ' ', '(', ',']);
            if rest.starts_with([':', '(']) || rest.starts_with(" (") {
                push_place(line, index, hit.end + rest.len() - next.len(), &mut out);
            }
        }
    }
    out.sort_by_key(|found| (found.line, found.start));
    out.dedup_by(|a, b| a.line == b.line && a.start == b.start);
    out
}

/// "Ordre des travailleurs sociaux du Québec (permis no 55014)", "Board of Social Work Examiners of Ohio, no. 55014":
/// the place in the register's name, before the number.
fn place_of_register(line: &Line<'_>, index: usize, number: usize, out: &mut Vec<Found>) {
    let mut floor = number.saturating_sub(160);
    while !line.text.is_char_boundary(floor) {
        floor += 1;
    }
    let Some(register) = line
        .between(floor, number)
        .iter()
        .rev()
        .find(|hit| matches!(hit.cue, Cue::LicensedIn | Cue::Board) && hit.end <= number)
    else {
        return;
    };
    let name = line.slice(register.end, number);
    if name.contains([';', '|']) || name.contains(". ") {
        return;
    }
    for lead in [" of ", " du ", " de ", " do "] {
        for (at, _) in name.match_indices(lead) {
            push_place(line, index, register.end + at + lead.len(), out);
        }
    }
}

/// Reads "the states of A, B and C" after a cue.
fn list_of_places(line: &Line<'_>, index: usize, from: usize, out: &mut Vec<Found>) {
    let mut at = from;
    let mut skipped = 0;
    while skipped <= 4 {
        let rest = line.text.get(at..).unwrap_or("");
        let next = rest.trim_start_matches([' ', ',', ':', '(', '&', '/', '\n']);
        // "Colorado (CSW.09925550) and Wyoming": a number in brackets may stand between.
        if rest.trim_start().starts_with('(')
            && let Some(close) = memchr::memchr(b')', &rest.as_bytes()[..rest.len().min(33)])
            && rest.get(..close).is_some_and(|inner| inner.bytes().any(|byte| byte.is_ascii_digit()))
        {
            at += close + 1;
            continue;
        }
        at += rest.len() - next.len();
        if next.is_empty() || rest.starts_with(['.', ';', '!', '?']) {
            break;
        }
        if let Some(length) = push_place(line, index, at, out) {
            at += length;
            skipped = 0;
            continue;
        }
        // A few small words may stand between: "the state of", "and", "both".
        let word_end = next.find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}').unwrap_or(next.len());
        let word = next.get(..word_end).unwrap_or("");
        if word_end == 0
            || !matches!(
                word.to_lowercase().as_str(),
                "the"
                    | "state"
                    | "states"
                    | "of"
                    | "and"
                    | "both"
                    | "el"
                    | "la"
                    | "los"
                    | "estado"
                    | "estados"
                    | "de"
                    | "y"
                    | "by"
                    | "in"
                    | "en"
                    | "e"
                    | "et"
                    | "board"
                    | "commonwealth"
                    | "province"
                    | "also"
                    | "as"
                    | "well"
                    | "or"
            )
        {
            break;
        }
        at += word_end;
        skipped += 1;
    }
}

/// "LCSW (Colorado)", "LCSW, CO 12345", "LCSW in Oregon", "LCSW 12345 (CA)".
fn after_credential(line: &Line<'_>, index: usize, credential: &Found, out: &mut Vec<Found>) {
    if !table::kind_of(&credential.normalized).is_licence() || credential.owner != Owner::Own {
        return;
    }
    let rest = line.text.get(credential.end..).unwrap_or("");
    let mut next = rest.trim_start_matches([' ', ',', '(', '-', '\u{2013}', ':', '#']);
    // A number may stand between.
    let word_end = next.find(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | '(' | ';')).unwrap_or(next.len());
    if next.get(..word_end).is_some_and(is_number) {
        next = next.get(word_end..).unwrap_or("").trim_start_matches([' ', ',', '(']);
    }
    next = next.strip_prefix("in ").or_else(|| next.strip_prefix("en ")).unwrap_or(next);
    next = next.strip_prefix("the state of ").unwrap_or(next);
    let at = line.text.len() - next.len();
    if at - credential.end <= 30 {
        push_place(line, index, at, out);
    }
}

/// "Colorado License 12345", "CA LCSW", "Oregon Board of Licensed …".
fn before_label(line: &Line<'_>, index: usize, at: usize, out: &mut Vec<Found>) {
    // A place's name is short: farther back nothing is looked for.
    let mut floor = at.saturating_sub(LONGEST);
    while !line.text.is_char_boundary(floor) {
        floor -= 1;
    }
    let head = line.slice(floor, at).trim_end();
    let from = head
        .rfind(|c: char| !(c.is_alphabetic() || c == ' '))
        .map_or(0, |mark| mark + head[mark..].chars().next().map_or(1, char::len_utf8));
    let lead = head.get(from..).unwrap_or("");
    // The last one or two words before the label.
    let mut starts: Vec<usize> = lead.match_indices(' ').map(|(space, _)| space + 1).collect();
    starts.insert(0, 0);
    for start in starts.into_iter().rev().take(3) {
        let text = lead.get(start..).unwrap_or("");
        let whole = table::place_at(text).filter(|(_, length)| *length == text.len()).map(|(_, length)| length);
        if whole.is_some() || table::postal(text).is_some() {
            push_place(line, index, floor + from + start, out);
            return;
        }
    }
}

/// Adds the place named at `at`, and says how long its name is.
fn push_place(line: &Line<'_>, index: usize, at: usize, out: &mut Vec<Found>) -> Option<usize> {
    let text = line.text.get(at..)?;
    let (code, length) = table::place_at(text).or_else(|| {
        let code = text.get(..2)?;
        let edge = !text.get(2..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        table::postal(code).filter(|_| edge).map(|found| (found, 2))
    })?;
    out.push(Found {
        line: index,
        start: at,
        end: at + length,
        until: None,
        normalized: code.to_owned(),
        owner: owner::of_person(line, at),
        confidence: Confidence::Sure,
    });
    Some(length)
}
