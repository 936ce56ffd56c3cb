//! Tags with very many attributes.
//!
//! For each attribute of a tag html5ever looks at all before it, so a hostile tag costs the square of its length.
//! It tells nothing until a tag ends; but a text that is fed in windows shows that a tag goes on beyond one.

use crate::span::Span;

/// So many bytes are given to the tokenizer at once, and about so many of a tag with too many attributes are read.
const WINDOW: usize = 8 * 1024;

/// A tag with more attributes than this is not read to its end.
const MOST_ATTRIBUTES: usize = 512;

/// Where the next window of a piece ends: before a tag, where there is one near, so that words stay whole.
pub(super) fn window_end(text: &str, piece: Span, from: usize) -> usize {
    let end = piece.range().end;
    if end - from <= WINDOW {
        return end;
    }
    let bytes = text.as_bytes();
    let least = from + WINDOW;
    let most = end.min(least + WINDOW / 8);
    let mut stop = memchr::memchr(b'<', &bytes[least..most]).map_or(most, |found| least + found);
    while !text.is_char_boundary(stop) {
        stop += 1;
    }
    stop
}

/// Where in a tag the next byte stands, as the HTML standard's tokenizer has it.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Name,
    Between,
    Attribute,
    BeforeValue,
    Quoted(u8),
    Value,
}

/// Follows one tag over several windows.
pub(super) struct LongTag {
    state: State,
    attributes: usize,
    /// Whether the tokenizer has all of it that it is to have, but for the `>`.
    cut: bool,
}

impl LongTag {
    /// The tag that starts with the first `<` of `part`, if it is one, and where that is.
    pub(super) fn first_in(text: &str, part: Span) -> Option<(Self, usize)> {
        let bytes = &text.as_bytes()[..part.range().end];
        let start = part.range().start + memchr::memchr(b'<', bytes.get(part.range())?)?;
        let name = bytes[start + 1..].strip_prefix(b"/").unwrap_or(&bytes[start + 1..]);
        let tag = Self { state: State::Name, attributes: 0, cut: false };
        name.first().is_some_and(u8::is_ascii_alphabetic).then_some((tag, start + 1))
    }

    /// Reads what the tokenizer has read.
    pub(super) fn read(&mut self, text: &str, part: Span) {
        self.go(text, part, |_| false);
    }

    /// Whether it has too many attributes to read on.
    pub(super) fn is_too_long(&self) -> bool {
        self.attributes > MOST_ATTRIBUTES
    }

    /// Reads on in `part`: up to where the tokenizer is still to read, and from where it is to read again. That is
    /// the end of the attribute at hand, and the `>` of the tag or the end of the part.
    pub(super) fn leave_out(&mut self, text: &str, part: Span) -> (usize, usize) {
        let mut cut = part.range().start;
        if !self.cut {
            cut = self.go(text, part, |state| state == State::Between);
            self.cut = cut < part.range().end;
        }
        (cut, self.go(text, Span::new(cut, part.range().end), |_| false))
    }

    /// Reads on until the tag ends, `stop` holds or the part is read; gives the place.
    fn go(&mut self, text: &str, part: Span, stop: impl Fn(State) -> bool) -> usize {
        for at in part.range() {
            let byte = text.as_bytes()[at];
            if stop(self.state) || byte == b'>' && !matches!(self.state, State::Quoted(_)) {
                return at;
            }
            self.step(byte);
        }
        part.range().end
    }

    fn step(&mut self, byte: u8) {
        let space = byte.is_ascii_whitespace();
        self.state = match self.state {
            State::Quoted(mark) if byte == mark => State::Between,
            State::Quoted(mark) => State::Quoted(mark),
            State::BeforeValue if space => State::BeforeValue,
            State::BeforeValue if matches!(byte, b'"' | b'\'') => State::Quoted(byte),
            State::Value if space => State::Between,
            State::Value | State::BeforeValue => State::Value,
            State::Name | State::Attribute | State::Between if space || byte == b'/' => State::Between,
            State::Attribute if byte == b'=' => State::BeforeValue,
            // “a = b”
            State::Between if byte == b'=' && self.attributes > 0 => State::BeforeValue,
            State::Between => {
                self.attributes += 1;
                State::Attribute
            }
            state @ (State::Name | State::Attribute) => state,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a tag is cut and goes on, when the tokenizer has read half of the text.
    fn cut(text: &str) -> Option<(usize, usize)> {
        let (mut tag, from) = LongTag::first_in(text, Span::new(0, text.len()))?;
        let half = text.len() / 2;
        tag.read(text, Span::new(from, half));
        tag.is_too_long().then(|| tag.leave_out(text, Span::new(half, text.len())))
    }

    #[test]
    fn a_tag_is_cut_between_attributes_and_goes_on_at_its_end() {
        for attribute in ["a='>' ", "a = \"b>c\"", "a=b\n", "a ", "a=</ "] {
            let text = format!("<p {}>x>", attribute.repeat(2 * MOST_ATTRIBUTES + 10));
            let (from, to) = cut(&text).unwrap_or_default();
            assert!(from >= text.len() / 2 && from < to, "{attribute}: {from} {to}");
            assert_eq!(&text[to..], ">x>", "{attribute}");
        }
    }

    #[test]
    fn other_long_things_are_left_whole() {
        let long = "x ".repeat(40_000);
        for text in [format!("<img alt=\"{long}\">"), format!("<!-- {long} -->"), format!("1 < 2 {long}")] {
            assert!(cut(&text).is_none());
        }
    }

    #[test]
    fn windows_end_before_a_tag_and_at_whole_characters() {
        let text = format!("{}<b>", "é".repeat(WINDOW));
        let whole = Span::new(0, text.len());
        let stop = window_end(&text, whole, 0);
        assert!(text.is_char_boundary(stop) && stop <= 2 * WINDOW + 4);
        let text = format!("{}<b>{}", "e ".repeat(WINDOW / 2 + 5), "x".repeat(WINDOW));
        assert_eq!(window_end(&text, Span::new(0, text.len()), 0), WINDOW + 10);
    }
}
