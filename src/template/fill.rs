//! Fills the tags found so that the parsers after us see only text.

use rustc_hash::FxHashSet;

use super::{HOLE, HOLE_SHORT, Hole, HoleKind, INVISIBLE, INVISIBLE_SHORT};
use crate::source::Format;

/// What a tag does to the blocks of its template, as far as filling it is concerned.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Role {
    /// It opens or closes something.
    pub(super) steers: bool,
    /// It parts two arms of a condition.
    pub(super) parts: bool,
}

/// What a stretch is filled with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fill {
    Spaces,
    Hole,
    Invisible,
    /// Spaces that end in something, so that they are no hard line break.
    Closed,
}

/// What stands on a hole's line before and after it.
#[derive(Clone, Copy, Default)]
struct Beside {
    /// Only what may begin a block: spaces, quote marks, bullets, other statements.
    lead: bool,
    /// Running text ends right before it, spaces aside.
    text_before: bool,
    /// Something is shown after it.
    tail: bool,
}

/// Makes values of the statements that print a word or an address: those in an attribute or a
/// link, and those within running text (`see {% page "fees" %}.`) that open no block.
pub(super) fn find_values(text: &str, format: Format, holes: &mut [Hole], roles: &[Role]) {
    let bytes = text.as_bytes();
    let silent = holes.iter().filter(|hole| hole.kind == HoleKind::Statement && !hole.prints);
    let closed: FxHashSet<String> =
        silent.map(|hole| hole.name.strip_prefix("end").unwrap_or(&hole.name).to_owned()).collect();
    let markup = !matches!(format, Format::Markdown | Format::Text);
    let running = |byte: &u8| match byte {
        b'<' | b'>' => false,
        _ => !markup || byte.is_ascii_alphanumeric() || *byte >= 0x80 || b".,;:!?()&".contains(byte),
    };
    for index in 0..holes.len() {
        let hole = &holes[index];
        let steers = roles.get(index).is_some_and(|role| role.steers) || closed.contains(&hole.name);
        if hole.kind != HoleKind::Statement || !hole.prints || steers {
            continue;
        }
        let span = hole.span.range();
        let previous = index.checked_sub(1).map(|at| &holes[at]);
        let from = previous.map_or(0, |hole| hole.span.end as usize);
        let until = holes.get(index + 1).map_or(bytes.len(), |hole| hole.span.start as usize);
        let before = &bytes[from..span.start];
        let within = before.last().is_some_and(|byte| matches!(byte, b'"' | b'\'' | b'=' | b'('));
        let beside = || {
            let before = before.iter().rev().find(|&&byte| !is_blank(byte));
            let after = bytes[span.end..until].iter().find(|&&byte| !is_blank(byte));
            let text = |byte: Option<&u8>| byte.is_some_and(|byte| !is_line_end(*byte) && running(byte));
            let value = before.is_none() && previous.is_some_and(|hole| hole.kind == HoleKind::Value);
            value || text(before) || text(after)
        };
        if within || (!spans_lines(bytes, hole) && beside()) {
            holes[index].kind = HoleKind::Value;
        }
    }
}

fn spans_lines(text: &[u8], hole: &Hole) -> bool {
    memchr::memchr2(b'\n', b'\r', &text[hole.span.range()]).is_some()
}

/// The text with its holes filled.
pub(super) fn fill(text: &str, format: Format, holes: &[Hole], roles: &[Role]) -> String {
    let mut out = text.as_bytes().to_vec();
    let beside = if format == Format::Markdown { beside(text.as_bytes(), holes) } else { Vec::new() };
    let head = if matches!(format, Format::Html | Format::Email) { head_end(text.as_bytes()) } else { 0 };
    // A paragraph of Markdown goes on through a value of several lines.
    let further = if format == Format::Markdown { Fill::Invisible } else { Fill::Spaces };
    let mut at_head_level = false;
    for (index, hole) in holes.iter().enumerate() {
        let span = hole.span.range();
        if span.start < head {
            let from = index.checked_sub(1).map_or(0, |before| holes[before].span.end as usize);
            at_head_level = between_head_tags(text.as_bytes(), from, span.start, index == 0 || at_head_level);
        }
        let tag = &mut out[span.clone()];
        if hole.kind == HoleKind::Value {
            if span.start < head && at_head_level {
                // Text between the tags of a head would end it.
                lines(tag, Fill::Spaces, Fill::Spaces, Fill::Spaces);
            } else {
                lines(tag, Fill::Hole, further, further);
                if ends_tag_name(&text.as_bytes()[..span.start]) {
                    // `<option<?= … ?>>`: the name ends here.
                    let first = memchr::memchr2(b'\n', b'\r', tag).unwrap_or(tag.len());
                    write(&mut tag[..1], Fill::Spaces);
                    write(&mut tag[1..first], Fill::Hole);
                }
            }
        } else if let Some(beside) = beside.get(index) {
            let parts = roles.get(index).is_some_and(|role| role.parts);
            let (first, last) = markdown(text, hole, *beside, parts);
            lines(tag, first, Fill::Spaces, last);
        } else {
            lines(tag, Fill::Spaces, Fill::Spaces, Fill::Spaces);
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Fills a value in markup.
pub(super) fn value(tag: &mut [u8]) {
    lines(tag, Fill::Hole, Fill::Spaces, Fill::Spaces);
}

/// Fills the lines of a tag, the line ends between them left alone. Of a tag on one line, `last`
/// is the fill unless `first` is a value's.
fn lines(tag: &mut [u8], first: Fill, middle: Fill, last: Fill) {
    let mut start = 0;
    while start < tag.len() {
        let end = memchr::memchr2(b'\n', b'\r', &tag[start..]).map_or(tag.len(), |at| start + at);
        let fill = match (start, end == tag.len()) {
            (0, true) if first != Fill::Hole => last,
            (0, _) => first,
            (_, true) => last,
            _ => middle,
        };
        write(&mut tag[start..end], fill);
        start = end + 1;
    }
}

fn write(stretch: &mut [u8], fill: Fill) {
    let (long, short) = match fill {
        Fill::Spaces => return stretch.fill(b' '),
        Fill::Hole => (HOLE, HOLE_SHORT),
        Fill::Invisible => (INVISIBLE, INVISIBLE_SHORT),
        Fill::Closed => {
            let spaces = stretch.len().saturating_sub(3);
            stretch[..spaces].fill(b' ');
            return write(&mut stretch[spaces..], Fill::Invisible);
        }
    };
    // Every length from 2 is 3a + 2b.
    let shorts = match stretch.len() {
        0 | 1 => return stretch.fill(b' '),
        length => (3 - length % 3) % 3,
    };
    let (head, tail) = stretch.split_at_mut(stretch.len() - 2 * shorts);
    for bytes in head.chunks_exact_mut(3) {
        long.encode_utf8(bytes);
    }
    for bytes in tail.chunks_exact_mut(2) {
        short.encode_utf8(bytes);
    }
}

/// Whether `before` ends within the name of a tag.
fn ends_tag_name(before: &[u8]) -> bool {
    let name = before.iter().rev().take(40).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    let start = before.len() - name;
    name > 0
        && before[start].is_ascii_alphabetic()
        && (before[..start].ends_with(b"<") || before[..start].ends_with(b"</"))
}

/// Where the head of a page ends; 0 when it has none.
fn head_end(text: &[u8]) -> usize {
    let find = |from: usize, name: &[u8]| {
        memchr::memchr_iter(b'<', &text[from..]).map(|at| from + at).find(|&at| {
            text[at + 1..].get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
                && !text.get(at + 1 + name.len()).is_some_and(u8::is_ascii_alphanumeric)
        })
    };
    let Some(head) = find(0, b"head") else { return 0 };
    find(head, b"body").or_else(|| find(head, b"/head")).unwrap_or(0)
}

/// Whether a hole at `at` stands between the tags of a head, not in a title, script or attribute.
/// `before` says so of the hole that ends at `from`.
fn between_head_tags(text: &[u8], from: usize, at: usize, before: bool) -> bool {
    let between = text[from..at].trim_ascii_end();
    match between.last() {
        None => before,
        Some(b'>') => {
            let Some(open) = memchr::memrchr(b'<', between) else { return false };
            let name = between[open + 1..].split(|byte| !byte.is_ascii_alphanumeric()).next().unwrap_or(&[]);
            ![&b"title"[..], b"script", b"style", b"noscript", b"textarea"]
                .iter()
                .any(|raw| name.eq_ignore_ascii_case(raw))
        }
        Some(_) => false,
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// What stands beside each hole on its line.
fn beside(text: &[u8], holes: &[Hole]) -> Vec<Beside> {
    let mut found = vec![Beside::default(); holes.len()];
    for index in 0..holes.len() {
        let start = holes[index].span.start as usize;
        let from = index.checked_sub(1).map_or(0, |before| holes[before].span.end as usize);
        let line = memchr::memrchr2(b'\n', b'\r', &text[from..start]).map(|at| from + at + 1);
        // The hole before is on this line if no line ends between them.
        let previous = if line.is_none() && index > 0 { Some(index - 1) } else { None };
        let between = &text[line.unwrap_or(from)..start];
        let blank = between.iter().all(|&byte| is_blank(byte));
        let value = previous.is_some_and(|previous| holes[previous].kind == HoleKind::Value);
        let multiline = previous.is_some_and(|previous| spans_lines(text, &holes[previous]));
        found[index].lead = match previous {
            Some(previous) => blank && !value && (found[previous].lead || multiline),
            None => begins_block(between),
        };
        found[index].text_before = match between.trim_ascii_end().last() {
            Some(&byte) => byte.is_ascii_alphanumeric() || byte >= 0x80 || b".,;:!?)'\"".contains(&byte),
            None => value || (!multiline && previous.is_some_and(|previous| found[previous].text_before)),
        };
    }
    for index in (0..holes.len()).rev() {
        let end = holes[index].span.end as usize;
        let next = holes.get(index + 1);
        let until = next.map_or(text.len(), |next| next.span.start as usize);
        let rest = &text[end..until];
        let line = memchr::memchr2(b'\n', b'\r', rest);
        let shown = rest[..line.unwrap_or(rest.len())].iter().any(|&byte| !is_blank(byte));
        found[index].tail = shown
            || (line.is_none()
                && next.is_some_and(|next| {
                    next.kind == HoleKind::Value || (!spans_lines(text, next) && found[index + 1].tail)
                }));
    }
    found
}

/// Whether a line's beginning holds nothing but indentation, quote marks and list markers.
fn begins_block(line: &[u8]) -> bool {
    let mut rest = line;
    loop {
        rest = rest.trim_ascii_start();
        let digits = rest.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
        rest = match rest {
            [] => return true,
            [b'>', rest @ ..] | [b'-' | b'*' | b'+', b' ' | b'\t', rest @ ..] => rest,
            _ => match &rest[digits..] {
                [b'.' | b')', b' ' | b'\t', rest @ ..] if digits > 0 => rest,
                _ => return false,
            },
        };
    }
}

/// How the first and the last line of a statement or comment are filled in Markdown.
fn markdown(text: &str, hole: &Hole, beside: Beside, parts: bool) -> (Fill, Fill) {
    let bytes = text.as_bytes();
    let span = hole.span.range();
    let one_line = !spans_lines(bytes, hole);
    let before = span.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    let after = bytes.get(span.end).copied().unwrap_or(b' ');
    let mut last = Fill::Spaces;
    let mut first = Fill::Spaces;
    if (beside.lead || !one_line) && beside.tail {
        last = Fill::Invisible;
    } else if one_line {
        let word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
        let joins = !parts && (word(before) || b"/=_-".contains(&before)) && (word(after) || b"/_-".contains(&after));
        let emphasis = b"*_~".contains(&before) || b"*_~".contains(&after);
        if joins || emphasis {
            last = Fill::Invisible;
        } else if !beside.lead && beside.text_before && !beside.tail && text_follows(&bytes[span.end..]) {
            last = Fill::Closed;
        }
    } else if beside.text_before {
        first = Fill::Closed;
    }
    (first, last)
}

/// Whether the line ends here and the next is not blank.
fn text_follows(rest: &[u8]) -> bool {
    let rest = trim_blanks(rest);
    let next = rest.strip_prefix(b"\r").unwrap_or(rest);
    next.strip_prefix(b"\n").map(trim_blanks).and_then(<[u8]>::first).is_some_and(|&byte| !is_line_end(byte))
}

fn trim_blanks(rest: &[u8]) -> &[u8] {
    &rest[rest.iter().take_while(|&&byte| is_blank(byte)).count()..]
}
