//! Names by their place: a heading, a line or a cell of its own, under "Sincerely".

use super::normalize;
use super::word::{is_given, is_prefix, name_from};
use crate::facts::address::is_addressee;
use crate::facts::cue::{Cue, starts_with_title};
use crate::facts::line::{Found, Line, Token, on_line, tokens};
use crate::facts::{Confidence, Owner, column, table};
use crate::text::block::Role;

/// Whether the line may be nothing but a name with its titles.
pub(super) fn is_short_line(line: &Line<'_>) -> bool {
    matches!(
        line.role,
        Role::Heading
            | Role::Paragraph
            | Role::Term
            | Role::Cell
            | Role::HeaderCell
            | Role::Item
            | Role::Address
            | Role::Title
    ) && {
        // The letters that words begin with; a no-break space parts them too.
        let (mut capitals, mut words, mut opened) = (0, 1, false);
        for (at, byte) in line.text.bytes().enumerate() {
            if byte == b' ' || byte == 0xa0 && line.text.as_bytes()[at - 1] == 0xc2 {
                (words, opened) = (words + 1, false);
                if words == MOST_WORDS {
                    return false;
                }
            } else if !opened && byte.is_ascii() {
                opened = byte.is_ascii_alphabetic();
                capitals += usize::from(byte.is_ascii_uppercase());
            } else if !opened && let Some(c) = line.text.get(at..).and_then(|rest| rest.chars().next()) {
                opened = c.is_alphabetic();
                capitals += usize::from(c.is_uppercase());
            }
        }
        capitals >= 2
    }
}

/// A line of so many words is no name.
const MOST_WORDS: usize = 12;

/// A heading or a line that is nothing but a name, before a title or with a known given name.
pub(super) fn in_position(
    lines: &[Line<'_>],
    index: usize,
    words: &[Token<'_>],
    push: &mut impl FnMut(usize, usize, Confidence),
) {
    let line = &lines[index];
    if words.len() > 6 {
        return;
    }
    // "Consulta de psicología | Lucía Ferrer": the part after the mark.
    if line.role == Role::Title
        && let Some(mark) =
            words.iter().rposition(|word| matches!(word.after, '|' | '\u{2013}' | '\u{2014}' | '\u{b7}'))
    {
        let from = mark + 1 + words[mark + 1..].iter().take_while(|word| is_prefix(word.text)).count();
        if name_from(words, from) == Some(words.len()) && is_given(words[from].text) {
            push(from, words.len(), Confidence::Likely);
        }
    }
    let from = words.iter().take_while(|word| is_prefix(word.text)).count();
    let Some(end) = name_from(words, from) else { return };
    let heading = line.role == Role::Heading && is_given(words[from].text);
    if end == words.len() {
        let titled = lines[index + 1..]
            .iter()
            .find(|next| !next.text.trim().is_empty())
            .is_some_and(|next| starts_with_title(next.text.trim()) || starts_with_credential(next.text));
        if titled {
            push(from, end, Confidence::Sure);
        } else if heading
            || from == 1 && line.role == Role::Heading
            || is_in_directory(lines, index, words[from].text)
            || lettered(lines, index, words, from)
        {
            push(from, end, Confidence::Likely);
        }
    } else if (heading && matches!(words[end - 1].after, '|' | ',' | '-' | '\u{2013}' | '\u{2014}' | ':'))
        || (line.role == Role::Title && is_given(words[from].text))
    {
        push(from, end, Confidence::Likely);
    }
}

/// Whether a line with a degree before its name heads an address or a telephone: an imprint, a letterhead, not the
/// reader's own address.
fn lettered(lines: &[Line<'_>], index: usize, words: &[Token<'_>], from: usize) -> bool {
    let line = &lines[index];
    let degree = words[..from].iter().any(|word| {
        ["Dr", "Prof", "Dipl", "Mag", "Dott", "dott", "Lic", "Psic", "Ps", "DSA", "Lcda", "Lcdo", "Mtra", "Mtro"]
            .iter()
            .any(|degree| word.text.starts_with(degree))
    });
    degree
        && matches!(line.role, Role::Paragraph | Role::Address | Role::Alternative)
        && lines.get(index + 1).is_some_and(|next| next.digits > 0 && next.text.len() <= 80)
        && !is_addressee(lines, index)
}

/// Whether a cell or term that is nothing but two capitalized words stands in a table of people: its word is a given
/// name, or a cell of its row says how to reach somebody.
fn is_in_directory(lines: &[Line<'_>], index: usize, first: &str) -> bool {
    let role = lines[index].role;
    let cell = matches!(role, Role::Cell | Role::Term);
    if let Some(head) = lines[index].head {
        return column::names_people(&lines[head]) || cell && is_given(first);
    }
    // Tables made for the layout have paragraphs for cells.
    let reached = |role: Role| {
        let block = lines[index].block;
        let apart = |next: &&Line<'_>| {
            next.role == role && next.text.len() <= 60 && (role != Role::Paragraph || next.block != block)
        };
        lines[index + 1..].iter().take(3).take_while(apart).any(|next| {
            next.text.contains('@')
                || next.digits >= 7
                || next.digits > 0 && next.text.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("ext"))
        })
    };
    cell && (is_given(first) || reached(Role::Cell)) || role == Role::Paragraph && is_given(first) && reached(role)
}

fn starts_with_credential(text: &str) -> bool {
    tokens(text).first().is_some_and(|first| table::credential(first.text).is_some_and(|found| found.free))
}

/// Where the name in a line begins that somebody signs for somebody else: after "i. A.", "p. o.", "gez."
fn after_mandate(text: &str) -> usize {
    ["i. A. ", "i.A. ", "i. V. ", "i.V. ", "p. o. ", "p.o. ", "p.p. ", "gez. ", "P. O. ", "P/O "]
        .iter()
        .find(|mandate| text.starts_with(**mandate))
        .map_or(0, |mandate| mandate.len())
}

/// The longest closing sentence of a letter, in bytes.
const LONGEST_CLOSING: usize = 160;

/// The first of the next lines that is nothing but a name: "La responsable du pôle," may stand between.
fn below(lines: &[Line<'_>], index: usize, names: &[Found]) -> Option<Found> {
    let target = (index + 1..lines.len()).take(3).find(|&next| {
        let words = lines[next].tokens();
        let from = words.iter().take_while(|word| is_prefix(word.text)).count();
        lines[next].digits == 0 && name_from(words, from) == Some(words.len())
    })?;
    let first = lines[target].tokens().iter().find(|word| !is_prefix(word.text))?;
    if !is_given(first.text) {
        return None;
    }
    if !on_line(names, target).is_empty() {
        return None;
    }
    let words = lines[target].tokens();
    let from = words.iter().take_while(|word| is_prefix(word.text)).count();
    let (start, end) = (words[from].start, words[words.len() - 1].end);
    Some(Found {
        line: target,
        start,
        end,
        until: None,
        normalized: normalize(lines[target].slice(start, end)),
        owner: Owner::Own,
        confidence: Confidence::Sure,
    })
}

/// "Sincerely," then a name, in the same line or one of the next two.
pub(super) fn signatures(lines: &[Line<'_>], names: &mut Vec<Found>) {
    let mut signed: Vec<Found> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(hit) = line
            .all(Cue::Closing)
            .filter(|hit| line.text.get(..hit.start).is_some_and(|head| head.trim().is_empty()))
            .max_by_key(|hit| hit.end)
        else {
            continue;
        };
        let rest = line.text.get(hit.end..).unwrap_or("");
        let here = rest.trim_start_matches([',', '!', '.', ' ', '\u{2014}', '-', '\n']);
        // "Je vous prie d'agréer, Madame, mes salutations distinguées.": a whole sentence.
        if !here.is_empty() && line.text.len() <= LONGEST_CLOSING && line.text.trim_end().ends_with(['.', ',']) {
            signed.extend(below(lines, index, names));
            continue;
        }
        let (target, mut offset) = if here.is_empty() {
            let Some(step) = (1..=3).find(|step| {
                lines.get(index + step).is_some_and(|next| !next.text.trim().is_empty() && next.role != Role::Alt)
            }) else {
                continue;
            };
            (index + step, 0)
        } else if rest.starts_with([',', '\n']) {
            (index, line.text.len() - here.len())
        } else {
            continue;
        };
        offset += lines[target].text.get(offset..).map_or(0, after_mandate);
        let Some(text) = lines[target].text.get(offset..) else { continue };
        let words = tokens(text);
        let from = words.iter().take_while(|word| is_prefix(word.text)).count();
        let Some(end) = name_from(&words, from) else {
            // "Mit freundlichem Gruß / Im Auftrag / Ana Ruiz".
            if here.is_empty() && lines[target].text.len() <= 60 {
                signed.extend(below(lines, target, names));
            }
            continue;
        };
        let leads = text.get(..words[from].start).is_some_and(|lead| lead.trim().len() <= 4);
        let (start, stop) = (offset + words[from].start, offset + words[end - 1].end);
        let ends = end == words.len()
            || !matches!(words[end - 1].after, ' ')
            || text.get(words[end - 1].end..).is_some_and(|rest| rest.starts_with('\n'));
        let known = names[names.partition_point(|found| found.line < target)..]
            .iter()
            .take_while(|found| found.line == target)
            .chain(signed.last().filter(|found| found.line == target))
            .any(|found| found.start < stop && start < found.end);
        if leads && ends && !known {
            signed.push(Found {
                line: target,
                start,
                end: stop,
                until: None,
                normalized: normalize(lines[target].slice(start, stop)),
                owner: Owner::Own,
                confidence: Confidence::Sure,
            });
        }
    }
    names.append(&mut signed);
}
