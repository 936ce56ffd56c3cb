//! What a telephone number looks like.

use crate::facts::cue::is_word_edge;
use crate::facts::line::Line;

/// A number's shape in a text, before anyone asks whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether nothing but a telephone number looks like this.
    pub(super) sure: bool,
    /// Whether it is grouped as national numbers are, so that it needs no label.
    pub(super) grouped: bool,
}

impl Shape {
    /// "239 550 142 ou familia@example.org": nine digits in threes in a line that gives an address of e-mail.
    pub(super) fn beside_address(self, line: &Line<'_>) -> bool {
        line.text.len() < 200
            && line.text.contains('@')
            && line.slice(self.start, self.end).split(' ').map(str::len).eq([3, 3, 3])
    }
}

pub(super) fn shapes(text: &str) -> Vec<Shape> {
    let bytes = text.as_bytes();
    let mut out: Vec<Shape> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let second = || bytes[at - 1] == b'/' && out.last().is_some_and(|last| last.end + 1 == at);
        if !(byte.is_ascii_digit() || byte == b'+' || byte == b'(') || !(is_clean_start(text, at) || second()) {
            at += 1;
            // A run of digits that starts badly is passed over whole.
            if byte.is_ascii_digit() {
                while at < bytes.len() && bytes[at].is_ascii_digit() {
                    at += 1;
                }
            }
            continue;
        }
        let scanned = scan(text, at);
        if let Some(shape) = scanned {
            at = shape.end;
            out.push(shape);
        } else if byte.is_ascii_digit() {
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
        } else {
            at += 1;
        }
    }
    out
}

/// Whether a number may start here: not in the middle of a word, a path, a longer number or an amount.
fn is_clean_start(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..at).and_then(|head| head.chars().next_back()) else { return true };
    if before.is_alphanumeric()
        || matches!(before, '/' | '_' | '#' | '=' | '%' | '&' | '$' | '\u{20ac}' | '\u{a3}' | '@' | '+')
    {
        // "Tel/303-555-0142": not a path.
        let word = text.get(..at - 1).unwrap_or("").rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        return before == '/' && ["tel", "fax", "phone", "cell"].iter().any(|label| word.eq_ignore_ascii_case(label));
    }
    if matches!(before, '-' | '.' | ',') {
        // Not the tail of a longer number.
        return !text.get(..at - 1).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    }
    true
}

/// One group of digits and the separator before it.
struct Group {
    start: usize,
    end: usize,
}

/// Separators inside a number: one or two marks between groups.
fn separator(text: &str, at: usize) -> usize {
    let mut length = 0;
    let mut count = 0;
    for c in text.get(at..).unwrap_or("").chars().take(3) {
        if matches!(
            c,
            ' ' | '-'
                | '.'
                | ')'
                | '('
                | '\u{a0}'
                | '\u{2010}'
                | '\u{2011}'
                | '\u{2012}'
                | '\u{2013}'
                | '\u{202f}'
                | '/'
                | '\u{b7}'
                | '\u{2022}'
        ) {
            length += c.len_utf8();
            count += 1;
        } else {
            break;
        }
    }
    if count > 3 { 0 } else { length }
}

fn scan(text: &str, at: usize) -> Option<Shape> {
    let bytes = text.as_bytes();
    let plus = bytes.get(at) == Some(&b'+');
    let mut cursor = at + usize::from(plus || bytes.get(at) == Some(&b'('));
    let mut groups: Vec<Group> = Vec::new();
    let mut digits = 0;
    loop {
        let start = cursor;
        while bytes.get(cursor).is_some_and(u8::is_ascii_digit) {
            cursor += 1;
        }
        if cursor == start {
            break;
        }
        digits += cursor - start;
        groups.push(Group { start, end: cursor });
        if digits > 15 || groups.len() > 7 {
            break;
        }
        let gap = separator(text, cursor);
        // "944 550 155 / 688 550 142": the second number of two.
        if digits >= 9 && text.get(cursor..cursor + gap).is_some_and(|gap| gap.contains('/')) {
            break;
        }
        if gap == 0 || !bytes.get(cursor + gap).is_some_and(u8::is_ascii_digit) {
            break;
        }
        cursor += gap;
    }
    let sizes: Vec<usize> = groups.iter().map(|group| group.end - group.start).collect();
    let grouped = !plus && is_national_grouping(text, at, &groups, &sizes);
    if !plus && let Some(end) = vanity(text, &groups, &sizes) {
        return Some(Shape { start: at, end, sure: true, grouped });
    }
    if plus {
        // The longest run of groups with 8 to 15 digits in all.
        if digits < 8 || sizes.first().is_some_and(|first| *first > 3 && groups.len() > 1) {
            return None;
        }
        let end = groups.last()?.end;
        return (digits <= 15 && is_clean_end(text, end)).then_some(Shape { start: at, end, sure: true, grouped });
    }
    north_american(text, at, &groups, &sizes).or_else(|| national(text, at, &groups, &sizes, grouped))
}

/// Whether digits are grouped as only telephone numbers are: `04 99 00 01 42`, `0113 496 0142`, `(11) 95550-0142`,
/// `0761/1550142`.
fn is_national_grouping(text: &str, at: usize, groups: &[Group], sizes: &[usize]) -> bool {
    let bytes = text.as_bytes();
    let bracketed =
        bytes.get(at) == Some(&b'(') && groups.first().is_some_and(|first| bytes.get(first.end) == Some(&b')'));
    let digits: usize = sizes.iter().sum();
    let zero = groups.first().is_some_and(|first| bytes.get(first.start) == Some(&b'0'));
    if bracketed {
        return matches!(sizes, [2, 4 | 5, 4] | [2, 1, 4, 4] | [2, 8 | 9] | [3, 3 | 4, 4] | [4, 6] | [5, 3, 3])
            || zero && (9..=12).contains(&digits) && (2..=5).contains(&sizes[0]);
    }
    // "91 155 01 42": Spain and Portugal.
    if matches!(sizes, [2, 3, 2, 2] | [3, 2, 2, 2]) && !zero && bytes.get(at).is_some_and(|first| *first >= b'2') {
        return true;
    }
    // "11 3155-0142": Brazil.
    let mark = |group: usize| groups.get(group).and_then(|group| bytes.get(group.end)).copied().unwrap_or(0);
    if matches!(sizes, [2, 4 | 5, 4]) && !zero && mark(0) == b' ' && mark(1) == b'-' {
        return true;
    }
    // "1800 155 014": Australia and Ireland.
    if matches!(sizes, [4, 3, 3])
        && groups.first().is_some_and(|first| matches!(text.get(first.start..first.end), Some("1800" | "1300")))
    {
        return true;
    }
    // "0033 1 99 00 01 42": abroad.
    if zero
        && matches!(sizes, [4 | 5, _, _, ..])
        && (10..=15).contains(&digits)
        && groups
            .first()
            .is_some_and(|first| bytes.get(first.start + 1) == Some(&b'0') && bytes.get(first.start + 2) != Some(&b'0'))
    {
        return true;
    }
    // The tail of a longer number: an account.
    let tail = text
        .get(..at)
        .is_some_and(|head| head.ends_with([' ', '\u{a0}']) && head.trim_end().ends_with(|c: char| c.is_ascii_digit()));
    if tail || !zero || !(9..=12).contains(&digits) {
        return false;
    }
    match sizes {
        // "0221 5550142", "0761/1550142".
        [3..=5, 5..=8] => true,
        // "0 69 / 15 50 14-11".
        [1, 2..=4, ..] => text.get(at..at + 8).is_some_and(|head| head.contains('/')),
        [_] | [_, _] => false,
        // Pairs are a French number; more or fewer of them are hours.
        _ if sizes.iter().all(|size| *size == 2) => sizes.len() == 5,
        _ => {
            // "069 155 014-0": the extension may be one digit.
            let (last, inner) = sizes.split_last().unwrap_or((&0, &[]));
            sizes.len() <= 5 && sizes[0] <= 5 && *last <= 4 && inner[1..].iter().all(|size| (2..=4).contains(size))
        }
    }
}

/// Nothing of the number goes on: no digit, letter or decimal after it; an extension may.
fn is_clean_end(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    let mut chars = rest.chars();
    match chars.next() {
        Some(c) if c.is_alphanumeric() => rest.starts_with('x') || rest.starts_with("ext"),
        // "555-0142/0143": the last digits of a second number.
        Some('/') => {
            let second = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
            second == 0 || matches!(second, 2..=4) && !rest[1 + second..].starts_with('/')
        }
        Some('-' | '.' | ',' | ':') => !chars.next().is_some_and(|next| next.is_ascii_digit()),
        Some('@' | '%' | '=' | '_') => false,
        _ => true,
    }
}

/// `(303) 555-0142`, `1-303-555-0142`, `303.555.0142`, `3035550142`, and `555-0142` after a label.
fn north_american(text: &str, at: usize, groups: &[Group], sizes: &[usize]) -> Option<Shape> {
    let digit = |place: usize| text.as_bytes().get(place).copied().unwrap_or(0);
    let good = |place: usize| (b'2'..=b'9').contains(&digit(place));
    let first = usize::from(sizes.first() == Some(&1) && digit(groups.first()?.start) == b'1');
    let rest = sizes.get(first..)?;
    let part = |n: usize| groups.get(first + n);
    match rest {
        [3, 3, 4, ..] => {
            let (area, exchange, last) = (part(0)?, part(1)?, part(2)?);
            // Two numbers side by side: the next group belongs to the next one, if a new number starts there.
            let next_is_far = rest.len() == 3
                || rest.len() > 4 && text.get(last.end..).is_some_and(|gap| gap.starts_with([' ', '/']));
            (good(area.start)
                && good(exchange.start)
                && next_is_far
                && (is_clean_end(text, last.end) || rest.len() > 3))
                .then_some(Shape { start: at, end: last.end, sure: true, grouped: false })
        }
        [3, 7] => {
            let (area, last) = (part(0)?, part(1)?);
            (good(area.start) && good(last.start) && is_clean_end(text, last.end)).then_some(Shape {
                start: at,
                end: last.end,
                sure: false,
                grouped: false,
            })
        }
        [10] => {
            let only = part(0)?;
            (good(only.start) && good(only.start + 3) && is_clean_end(text, only.end)).then_some(Shape {
                start: at,
                end: only.end,
                sure: false,
                grouped: false,
            })
        }
        [11] if first == 0 && digit(part(0)?.start) == b'1' => {
            let only = part(0)?;
            (good(only.start + 1) && good(only.start + 4) && is_clean_end(text, only.end)).then_some(Shape {
                start: at,
                end: only.end,
                sure: false,
                grouped: false,
            })
        }
        [3, 4] if first == 0 => {
            let (exchange, last) = (part(0)?, part(1)?);
            (good(exchange.start) && is_clean_end(text, last.end)).then_some(Shape {
                start: at,
                end: last.end,
                sure: false,
                grouped: false,
            })
        }
        _ => None,
    }
}

/// `1-800-555-HELP`.
fn vanity(text: &str, groups: &[Group], sizes: &[usize]) -> Option<usize> {
    let toll = |group: &Group| {
        matches!(text.get(group.start..group.end), Some("800" | "833" | "844" | "855" | "866" | "877" | "888"))
    };
    let (last, have) = match sizes {
        [1, 3] => (groups.get(1).filter(|group| toll(group))?, 0),
        [3] => (groups.first().filter(|group| toll(group))?, 0),
        [1, 3, few] if *few < 4 => (groups.get(2).filter(|_| groups.get(1).is_some_and(toll))?, *few),
        [3, few] if *few < 4 => (groups.get(1).filter(|_| groups.first().is_some_and(toll))?, *few),
        _ => return None,
    };
    let mut letters = 0;
    let mut end = last.end;
    for (offset, c) in text.get(last.end..)?.char_indices().take(10) {
        if c.is_ascii_uppercase() || c.is_ascii_digit() {
            letters += 1;
            end = last.end + offset + 1;
        } else if !matches!(c, '-' | ' ' | '.' | ')') {
            break;
        }
        if letters + have == 7 {
            break;
        }
    }
    (letters + have == 7 && letters > 0 && is_word_edge(text, end)).then_some(end)
}

fn is_year(digits: Option<&str>) -> bool {
    digits.is_some_and(|digits| digits.starts_with("19") || digits.starts_with("20"))
}

/// National numbers of other countries: told by a label, so never sure.
fn national(text: &str, at: usize, groups: &[Group], sizes: &[usize], grouped: bool) -> Option<Shape> {
    let digits: usize = sizes.iter().sum();
    let first = text.as_bytes().get(groups.first()?.start).copied()?;
    let end = groups.last()?.end;
    let fits = match first {
        b'0' => (9..=13).contains(&digits) || digits == 8 && sizes.len() > 1,
        b'6'..=b'9' => {
            digits == 9 || [&[2, 4, 4][..], &[2, 5, 4], &[2, 4, 2, 2], &[3, 3, 4], &[2, 1, 4, 4]].contains(&sizes)
        }
        b'1'..=b'5' => {
            (9..=10).contains(&digits) && sizes.len() >= 2 && sizes != [4, 6]
                || matches!(sizes, [2, 5, 4] | [11])
                // "339 1550142" in one: an Italian mobile telephone.
                || sizes == [10] && first == b'3'
        }
        _ => false,
    } || grouped
        // "4555-0142": no area code.
        || sizes == [4, 4] && first >= b'2' && !(groups.iter().all(|group| is_year(text.get(group.start..group.end))));
    // A date such as 01.02.2024 or 2024-01-15 has other groups.
    let date = matches!(sizes, [1 | 2, 1 | 2, 4] | [4, 1 | 2, 1 | 2]);
    (fits && !date && is_clean_end(text, end)).then_some(Shape { start: at, end, sure: false, grouped })
}
