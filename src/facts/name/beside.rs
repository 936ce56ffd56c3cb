//! Names beside names: joined by "and", or in a list whose other lines begin with one.

use std::collections::BTreeMap;

use super::found;
use super::word::{is_given, is_prefix, name_before, name_from};
use crate::facts::Confidence;
use crate::facts::line::{Found, Line, Token, on_line};
use crate::text::block::Role;

/// "Amina Belkacem et Julien Roy": who is joined to somebody named is named too.
pub(super) fn joined(line: &Line<'_>, words: &[Token<'_>], here: &BTreeMap<usize, Found>) -> Vec<(usize, usize)> {
    let mut more = Vec::new();
    for found in here.values() {
        let mut at = words.partition_point(|token| token.end <= found.end);
        // "Jutta Färber (-11) und Nazan Öztürk": what stands in brackets between them is passed over.
        if let Some(close) = bracket_after(line, found.end) {
            at = words.partition_point(|token| token.end <= close);
        }
        // "Ana Ruiz y Eva Sanz, psicólogas": the one before.
        let first = words.partition_point(|token| token.start < found.start);
        if let Some(and) = first.checked_sub(1)
            && matches!(words[and].text, "y" | "e" | "et" | "und" | "and")
            && and > 0
            && words[and - 1].after == ' '
            && let Some((from, end)) = name_before(words, and)
            && let Some(given) = (from..end - 1).find(|&word| is_given(words[word].text))
        {
            more.push((given, end));
        }
        while let Some(and) = words.get(at)
            && at > 0
            && matches!(words[at - 1].after, ' ' | '(' | ')')
            && matches!(and.text, "y" | "e" | "et" | "und" | "and" | "or" | "ou" | "o" | "oder")
        {
            let small = |word: &Token<'_>| {
                matches!(word.text, "com" | "o" | "a" | "con" | "la" | "el" | "avec" | "mit" | "il" | "le")
            };
            at += 1;
            at += words[at..].iter().take(2).take_while(|word| small(word)).count();
            let prefixes = words[at..].iter().take(3).take_while(|word| is_prefix(word.text)).count();
            at += prefixes;
            let Some(end) = name_from(words, at) else { break };
            if prefixes == 0 && !is_given(words[at].text) {
                break;
            }
            more.push((at, end));
            at = end;
        }
    }
    more
}

/// Where a short bracket right after a place ends.
fn bracket_after(line: &Line<'_>, at: usize) -> Option<usize> {
    let rest = line.text.get(at..)?;
    let inner = rest.trim_start().strip_prefix('(')?;
    let open = at + rest.len() - inner.len();
    let close = inner.bytes().take(40).position(|byte| byte == b')')?;
    Some(open + close + 1)
}

/// "Ueli Aeschbacher, Leitung" in a list whose other lines begin with a name and the same mark: a name too.
pub(super) fn siblings(lines: &[Line<'_>], names: &mut Vec<Found>) {
    let mut more: Vec<Found> = Vec::new();
    let see = |leader: &mut Option<(usize, char)>, index: usize, names: &[Found], more: &mut Vec<Found>| {
        let line = &lines[index];
        let role = matches!(line.role, Role::Item | Role::Paragraph | Role::Cell | Role::Address);
        if !role || line.text.len() > 200 {
            *leader = None;
            return;
        }
        let first = line.text.len() - line.text.trim_start().len();
        let beside = leader.is_some_and(|(other, _)| {
            other.abs_diff(index) == 1
                && lines[other].role == line.role
                && (line.role == Role::Item || lines[other].block == line.block)
        });
        let marked = |end: usize| {
            line.text.get(end..).unwrap_or("").trim_start().chars().next().filter(|mark| !mark.is_alphanumeric())
        };
        if let Some(known) = on_line(names, index).first() {
            *leader = (known.start <= first + 8).then(|| marked(known.end)).flatten().map(|mark| (index, mark));
        } else if beside {
            let words = line.tokens();
            let from = words.iter().take(3).take_while(|word| is_prefix(word.text)).count();
            let named = name_from(words, from)
                .filter(|end| leader.is_some_and(|(_, mark)| marked(words[end - 1].end) == Some(mark)));
            let Some(end) = named else {
                *leader = None;
                return;
            };
            if !more.iter().any(|found| found.line == index) {
                more.push(found(line, index, &words[from..end], Confidence::Likely));
            }
            *leader = leader.map(|(_, mark)| (index, mark));
        } else {
            *leader = None;
        }
    };
    if names.is_empty() {
        return;
    }
    let mut leader = None;
    for index in 0..lines.len() {
        see(&mut leader, index, names, &mut more);
    }
    leader = None;
    for index in (0..lines.len()).rev() {
        see(&mut leader, index, names, &mut more);
    }
    names.append(&mut more);
}
