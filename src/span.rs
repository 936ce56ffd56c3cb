//! Places in a text: [`Span`], [`LineIndex`] and [`SourceMap`].
//!
//! Everything in plainspoken points at the author's own words through a
//! [`Span`] into [`Source::text`](crate::source::Source::text), which is always
//! UTF-8. A [`SourceMap`] leads from there to the bytes of the file, and only
//! reports and fixes take that last step.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in a UTF-8 text, `start <= end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`; an inverted pair becomes empty at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end.max(start) as u32 }
    }

    /// The empty span at `at`: a place between two characters.
    #[must_use]
    pub fn at(at: usize) -> Self {
        Self::new(at, at)
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range to slice a text with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` this span covers; empty when it does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span, `by` bytes further on.
    #[must_use]
    pub fn shift(self, by: usize) -> Self {
        Self { start: self.start + by as u32, end: self.end + by as u32 }
    }

    /// Whether `offset` lies inside.
    #[must_use]
    pub fn contains(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A place as people count it: both numbers start at 1, columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Line number, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// The line starts of a text, for turning offsets into [`Position`]s.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Characters before each stretch of [`STRETCH`] bytes, so that a column in a line of two
    /// megabytes costs no more than one in a short line.
    before: Vec<u32>,
}

/// Bytes of text for each count of characters in a [`LineIndex`].
const STRETCH: usize = 1024;

/// Characters that start in these bytes: a character is counted at its first byte.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

impl LineIndex {
    /// Indexes `text`. LF, CR LF and a lone CR each end a line.
    pub fn new(text: impl AsRef<[u8]>) -> Self {
        let bytes = text.as_ref();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        let mut sum = 0;
        let mut before = Vec::with_capacity(bytes.len() / STRETCH + 1);
        for stretch in bytes.chunks(STRETCH) {
            before.push(sum);
            sum += characters(stretch);
        }
        Self { starts, before }
    }

    /// How many lines there are; a text without a line end has one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The 1-based line that holds `offset`.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= offset)
    }

    /// Line and column of `offset` in `text`, the text this index was made from.
    pub fn position(&self, text: impl AsRef<[u8]>, offset: usize) -> Position {
        let text = text.as_ref();
        let line = self.line(offset);
        let start = self.starts[line - 1] as usize;
        let offset = offset.min(text.len());
        let column = match text.get(start..offset) {
            Some(before) if before.len() <= STRETCH => characters(before) + 1,
            _ => {
                let count = |at: usize| {
                    let stretch = (at / STRETCH).min(self.before.len().saturating_sub(1));
                    let rest = text.get(stretch * STRETCH..at).unwrap_or(&[]);
                    self.before.get(stretch).copied().unwrap_or(0) + characters(rest)
                };
                count(offset) - count(start) + 1
            }
        };
        Position { line: line as u32, column }
    }

    /// The bytes of a 1-based line without its line end; empty past the last line.
    pub fn line_span(&self, text: impl AsRef<[u8]>, line: usize) -> Span {
        let text = text.as_ref();
        let Some(&start) = self.starts.get(line.wrapping_sub(1)) else {
            return Span::at(text.len());
        };
        let start = start as usize;
        let end = self.starts.get(line).map_or(text.len(), |&next| next as usize);
        let ends = text[start..end].iter().rev().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        Span::new(start, end - ends)
    }
}

/// How the bytes of one run of text lie in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Byte for byte the same.
    Verbatim,
    /// ASCII text in a two-byte encoding: one byte of text, two of the file.
    Double,
    /// Base64: three bytes of text for four characters of the file, starting on a group.
    Base64,
    /// The run stands for the file's bytes as a whole and cannot be cut.
    Opaque,
}

/// A stretch of text and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where the run starts in the text.
    pub text: u32,
    /// Where it starts in the file.
    pub origin: u32,
    /// How long it is in the file.
    pub origin_len: u32,
    /// How one leads to the other.
    pub step: Step,
}

/// The way from offsets in a decoded text to offsets in the bytes of its file.
///
/// Runs are sorted by text offset and tile the text. An empty map is the
/// identity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    runs: Vec<Run>,
    text_len: u32,
}

impl SourceMap {
    /// The map of a text that is its file, byte for byte.
    #[must_use]
    pub fn identity() -> Self {
        Self::default()
    }

    /// Whether offsets are the same on both sides.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.runs.is_empty()
    }

    /// Adds the next `text_len` bytes of text, which come from `origin`.
    pub fn push(&mut self, text_len: usize, origin: Span, step: Step) {
        if text_len == 0 {
            return;
        }
        if let Some(last) = self.runs.last_mut()
            && step == Step::Verbatim
            && last.step == Step::Verbatim
            && last.origin + last.origin_len == origin.start
        {
            last.origin_len += origin.len() as u32;
            self.text_len += text_len as u32;
            return;
        }
        self.runs.push(Run { text: self.text_len, origin: origin.start, origin_len: origin.len() as u32, step });
        self.text_len += text_len as u32;
    }

    /// Length of the text mapped so far, in bytes.
    #[must_use]
    pub fn text_len(&self) -> usize {
        self.text_len as usize
    }

    /// The runs, in text order.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Index of the run that holds text offset `at`.
    fn run_at(&self, at: usize) -> Option<usize> {
        self.runs.partition_point(|run| run.text as usize <= at).checked_sub(1)
    }

    /// Where a span of text starts in the file.
    #[must_use]
    pub fn start(&self, at: usize) -> usize {
        let Some(index) = self.run_at(at) else { return at };
        let run = self.runs[index];
        let into = at - run.text as usize;
        let length = run.origin_len as usize;
        run.origin as usize
            + match run.step {
                Step::Verbatim => into.min(length),
                Step::Double => (into * 2).min(length),
                Step::Base64 => (into / 3 * 4 + into % 3).min(length),
                // Past the end of the text: after the last run.
                Step::Opaque if at >= self.text_len as usize => length,
                Step::Opaque => 0,
            }
    }

    /// Where a span of text that ends at `at` ends in the file.
    #[must_use]
    pub fn end(&self, at: usize) -> usize {
        let Some(last) = at.checked_sub(1) else { return self.start(0) };
        let Some(index) = self.run_at(last) else { return at };
        let run = self.runs[index];
        let into = at - run.text as usize;
        let length = run.origin_len as usize;
        run.origin as usize
            + match run.step {
                Step::Verbatim => into.min(length),
                Step::Double => (into * 2).min(length),
                Step::Base64 => (into / 3 * 4 + if into.is_multiple_of(3) { 0 } else { into % 3 + 1 }).min(length),
                Step::Opaque => length,
            }
    }

    /// The bytes of the file a span of text comes from.
    #[must_use]
    pub fn to_origin(&self, span: Span) -> Span {
        if self.is_identity() {
            return span;
        }
        if span.is_empty() {
            return Span::at(self.start(span.start as usize));
        }
        Span::new(self.start(span.start as usize), self.end(span.end as usize))
    }

    /// Whether every run the span touches is byte for byte the same as the file.
    #[must_use]
    pub fn is_verbatim(&self, span: Span) -> bool {
        if self.is_identity() {
            return true;
        }
        let Some(first) = self.run_at(span.start as usize) else { return true };
        self.runs[first..]
            .iter()
            .take_while(|run| run.text < span.end.max(span.start + 1))
            .all(|run| run.step == Step::Verbatim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_three_ways() {
        let text = "año\r\nb\rc\nd";
        let index = LineIndex::new(text);
        assert_eq!(index.lines(), 4);
        assert_eq!(index.position(text, 4), Position { line: 1, column: 4 });
        assert_eq!(index.position(text, text.len()), Position { line: 4, column: 2 });
        assert_eq!(index.line_span(text, 1).of(text), "año");
        assert_eq!(index.line_span(text, 3).of(text), "c");
        assert_eq!(index.line_span(text, 9).of(text), "");
    }

    #[test]
    fn a_map_leads_back_through_every_step() {
        // "aé" from quoted-printable "a=C3=A9", then "xyz" from base64 "eHl6".
        let mut map = SourceMap::default();
        map.push(1, Span::new(10, 11), Step::Verbatim);
        map.push(2, Span::new(11, 17), Step::Opaque);
        map.push(3, Span::new(20, 24), Step::Base64);
        assert_eq!(map.to_origin(Span::new(0, 1)), Span::new(10, 11));
        assert_eq!(map.to_origin(Span::new(1, 3)), Span::new(11, 17));
        assert_eq!(map.to_origin(Span::new(0, 3)), Span::new(10, 17));
        assert_eq!(map.to_origin(Span::new(3, 6)), Span::new(20, 24));
        assert_eq!(map.to_origin(Span::new(4, 5)), Span::new(21, 23));
        assert!(map.is_verbatim(Span::new(0, 1)));
        assert!(!map.is_verbatim(Span::new(0, 2)));
    }

    #[test]
    fn the_identity_changes_nothing() {
        let map = SourceMap::identity();
        assert_eq!(map.to_origin(Span::new(3, 9)), Span::new(3, 9));
        assert!(map.is_verbatim(Span::new(3, 9)));
    }
}
