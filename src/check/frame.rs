//! The lines a report shows around a finding.

use super::Frame;
use crate::source::{Format, Source, words_of};
use crate::span::Span;

/// Characters of a line that are kept on each side of a finding.
const REACH: usize = 120;

/// A window of one line on each side of the start of `span`.
pub(super) fn frame(source: &Source, span: Span) -> Frame {
    let text = &source.text;
    let lines = source.lines();
    let start = (span.start as usize).min(text.len());
    let focus_line = lines.line(start);
    let first = focus_line.saturating_sub(1).max(1);
    let last = (focus_line + 1).min(lines.lines());
    let focus_span = lines.line_span(text, focus_line);
    let marked = Span::new(start, (span.end as usize).min(focus_span.end as usize));
    let mut shown = Vec::with_capacity(last + 1 - first);
    let mut column = 0;
    for line in first..=last {
        let whole = lines.line_span(text, line);
        let at = if line == focus_line { start } else { whole.start as usize };
        let (line_text, into) = (whole.of(text), at.saturating_sub(whole.start as usize));
        let (cut, before) = if source.format.is_office() {
            // A letter is shown as people see it, not as the markup it was written out as.
            let near = near(line_text, into);
            let before = Span::new(near.start as usize, into).of(line_text);
            window(&words_of(near.of(line_text)), words_of(before).len())
        } else {
            window(line_text, into)
        };
        if line == focus_line {
            column = before;
        }
        shown.push(cut);
    }
    // An e-mail's lines are those of the file, not of the decoded text.
    let first_line = if source.format == Format::Email {
        source.position(start).line.saturating_sub((focus_line - first) as u32).max(1)
    } else {
        first as u32
    };
    let marked = marked.of(text);
    let width = if source.format.is_office() {
        let end = near(marked, 0);
        words_of(end.of(marked)).chars().take(2 * REACH).count()
    } else {
        marked.chars().take(2 * REACH).count()
    };
    Frame { first_line, lines: shown, focus: focus_line - first, column, width: width.max(1) }
}

/// Most letters of a place that is quoted.
const QUOTED: usize = 120;

/// The first words at a place, without the markup between them.
pub(super) fn quote(source: &Source, span: Span) -> String {
    let text = span.of(&source.text);
    let near = near(text, 0);
    let words = if source.format == Format::Markdown { near.of(text).to_owned() } else { words_of(near.of(text)) };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}

/// Bytes of markup around a place in which its window surely lies.
const NEAR: usize = 4096;

/// The part of a line around the byte `at`, cut at whole characters, and at tags where it can be.
fn near(line: &str, at: usize) -> Span {
    let mut start = at.saturating_sub(NEAR);
    if start > 0 {
        start = memchr::memchr(b'>', &line.as_bytes()[start..at]).map_or(start, |found| start + found + 1);
    }
    let mut end = (at + NEAR).min(line.len());
    while !line.is_char_boundary(start) {
        start += 1;
    }
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(start, end)
}

/// The part of a line around the byte `at`, and how many characters of it stand before that byte.
/// Takes the same time in a line of any length.
fn window(line: &str, at: usize) -> (String, usize) {
    let at = at.min(line.len());
    let (before, after) = line.split_at_checked(at).unwrap_or((line, ""));
    let from = before.char_indices().rev().take(REACH).last().map_or(before.len(), |(index, _)| index);
    let room = 2 * REACH - before[from..].chars().count();
    let to = after.char_indices().nth(room).map_or(after.len(), |(index, _)| index);
    let mut cut = String::with_capacity(before.len() - from + to + 6);
    if from > 0 {
        cut.push('…');
    }
    cut.push_str(&before[from..]);
    let column = cut.chars().count();
    cut.push_str(&after[..to]);
    if to < after.len() {
        cut.push('…');
    }
    cut.shrink_to_fit();
    (cut, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("a\n{}x{}\nb", "é".repeat(1000), "z".repeat(1000));
        let at = 2 + 2000;
        let source = Source::from_text("x.md", Format::Markdown, text);
        let frame = frame(&source, Span::new(at, at + 1));
        assert_eq!(frame.lines.len(), 3);
        assert_eq!(frame.lines[1].chars().nth(frame.column), Some('x'));
        assert!(frame.lines[1].starts_with('…') && frame.lines[1].ends_with('…'));
        assert_eq!((frame.first_line, frame.focus, frame.width), (1, 1, 1));
    }
}
