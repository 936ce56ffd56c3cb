//! The lines a report shows around a finding.

use super::Frame;
use crate::source::{Format, Source};
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
    let before = text.get(focus_span.start as usize..start).unwrap_or("");
    let marked = Span::new(start, (span.end as usize).min(focus_span.end as usize));
    let mut shown = Vec::new();
    let mut column = before.chars().count();
    for line in first..=last {
        let whole = lines.line_span(text, line).of(text);
        if line == focus_line {
            let (cut, dropped) = window(whole, column);
            column = column + usize::from(dropped > 0) - dropped;
            shown.push(cut);
        } else {
            shown.push(window(whole, 0).0);
        }
    }
    // An e-mail's lines are those of the file, not of the decoded text.
    let first_line = if source.format == Format::Email {
        source.position(start).line.saturating_sub((focus_line - first) as u32).max(1)
    } else {
        first as u32
    };
    Frame { first_line, lines: shown, focus: focus_line - first, column, width: marked.of(text).chars().count().max(1) }
}

/// The part of a line around a column, and how many characters were left out before it.
fn window(line: &str, column: usize) -> (String, usize) {
    if line.len() <= 2 * REACH {
        return (line.to_owned(), 0);
    }
    let from = column.saturating_sub(REACH);
    let mut characters = line.chars().skip(from);
    let mut cut = String::new();
    if from > 0 {
        cut.push('…');
    }
    cut.extend(characters.by_ref().take(2 * REACH));
    if characters.next().is_some() {
        cut.push('…');
    }
    (cut, from)
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
