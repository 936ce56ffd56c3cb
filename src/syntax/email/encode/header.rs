//! Edits of header lines, as plain text or encoded words (RFC 2047).

use crate::source::Source;
use crate::source::charset::Charset;
use crate::source::encode::{EncodeError, Replacement, apply, in_charset};
use crate::span::Span;
use crate::syntax::email::header::{EncodedWord, Fields};

/// Longest encoded word (RFC 2047 section 2).
const WORD: usize = 75;

/// Edits of header lines. Plain ASCII goes in as it is; what touches encoded words, or needs
/// one, is written as encoded words.
pub(super) fn edit(
    source: &Source,
    fields: &Fields,
    edits: &[Replacement<'_>],
    pieces: &mut Vec<(Span, Vec<u8>)>,
) -> Result<(), EncodeError> {
    let raw = source.bytes();
    let mut edits = edits.iter().peekable();
    while let Some(first) = edits.next() {
        // Each header comes from the field of the same number.
        let values = source.headers.iter().map(|header| header.value).zip(&fields.list);
        let inside = |value: &Span| value.start <= first.span.start && first.span.end <= value.end;
        let (value, field) = { values }.find(|(value, _)| inside(value)).ok_or(EncodeError::Place(first.span))?;
        let mut group = vec![*first];
        while let Some(next) = edits.next_if(|edit| edit.span.end <= value.end) {
            group.push(*next);
        }
        if let Some(edit) = group.iter().find(|edit| edit.text.contains(['\r', '\n'])) {
            return Err(EncodeError::Place(edit.span));
        }
        let verbatim = group.iter().all(|edit| source.map.is_verbatim(edit.span) && edit.text.is_ascii());
        let words = words_in(raw, field.value);
        let in_word = |edit: &Replacement<'_>| {
            let own = source.map.to_origin(edit.span);
            words.iter().any(|word| word.span.start < own.end.max(own.start + 1) && own.start < word.span.end)
        };
        if verbatim && !group.iter().any(in_word) {
            pieces.extend(group.iter().map(|edit| (source.map.to_origin(edit.span), edit.text.as_bytes().to_vec())));
            continue;
        }
        rewrite(source, value, &words, &group, pieces)?;
    }
    Ok(())
}

/// The encoded words of a value.
fn words_in(raw: &[u8], span: Span) -> Vec<EncodedWord> {
    let (mut at, end) = (span.range().start, span.range().end);
    let mut words = Vec::new();
    while at < end {
        let Some(found) = memchr::memchr(b'=', &raw[at..end]) else { break };
        at += found;
        if let Some(word) = EncodedWord::at(raw, at, end) {
            words.push(word);
            at = word.span.range().end;
        } else {
            at += 1;
        }
    }
    words
}

/// Writes the stretch of a value between the first and the last touched word anew.
fn rewrite(
    source: &Source,
    value: Span,
    words: &[EncodedWord],
    edits: &[Replacement<'_>],
    pieces: &mut Vec<(Span, Vec<u8>)>,
) -> Result<(), EncodeError> {
    let raw = source.bytes();
    let text = value.of(&source.text);
    let base = value.range().start;
    let first = edits.first().map_or(0, |edit| edit.span.range().start - base);
    let last = edits.last().map_or(0, |edit| edit.span.range().end - base);
    // Widen to whole words of the text, then to whole encoded words of the file.
    let mut start = text[..first].rfind(' ').map_or(0, |at| at + 1);
    let mut end = text[last..].find(' ').map_or(text.len(), |at| last + at);
    let blank = |before: bool, start: usize, end: usize| {
        let wide = if before { (start.saturating_sub(1), start) } else { (end, (end + 1).min(text.len())) };
        let gap = text.get(wide.0..wide.1) == Some(" ");
        let gap = if gap { Span::new(base + wide.0, base + wide.1) } else { Span::new(base + start, base + end) };
        let gap = source.map.to_origin(gap);
        if before { gap.start } else { gap.end }
    };
    let mut charset = Charset::Utf8;
    let mut widened = true;
    while std::mem::take(&mut widened) {
        for word in words {
            // A word next to a new one loses the blank between them, so it is taken in too.
            if word.span.start > blank(false, start, end) || blank(true, start, end) > word.span.end {
                continue;
            }
            charset = word.charset;
            while start > 0 && source.map.end(base + start) > word.span.range().start {
                start = floor(text, start - 1);
                widened = true;
            }
            while end < text.len() && source.map.start(base + end) < word.span.range().end {
                end += text[end..].chars().next().map_or(1, char::len_utf8);
                widened = true;
            }
        }
    }
    let mut span = source.map.to_origin(Span::new(base + start, base + end));
    for word in words {
        // The marks around a word's text stand for no text of their own.
        if word.text.start <= span.start && span.start <= word.text.end {
            span.start = word.span.start;
        }
        if word.text.start <= span.end && span.end <= word.text.end {
            span.end = word.span.end;
        }
    }
    if text[start..end].contains(['"', '<', '@', ',']) && words.is_empty() {
        // Quoted names and addresses follow rules of their own.
        return Err(EncodeError::Place(value));
    }
    let inner = edits.iter().map(|edit| Replacement {
        span: Span::new(edit.span.range().start - base - start, edit.span.range().end - base - start),
        text: edit.text,
    });
    let new = apply(&text[start..end], &inner.collect::<Vec<_>>())?;
    // A word beyond ASCII in a header of plain ASCII: UTF-8, as mail programs write today.
    let charset = if in_charset(&new, charset).is_ok() { charset } else { Charset::Utf8 };
    let line_end = if raw[..span.range().start].contains(&b'\r') { "\r\n " } else { "\n " };
    pieces.push((span, encoded_words(&new, charset, line_end)?));
    Ok(())
}

/// A hexadecimal digit in upper case.
fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0').to_ascii_uppercase()
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// `text` as encoded words, each on a line of its own when there are several.
fn encoded_words(text: &str, charset: Charset, line_end: &str) -> Result<Vec<u8>, EncodeError> {
    let open = format!("=?{}?Q?", charset.name());
    let mut out = Vec::new();
    let mut word = String::new();
    for character in text.chars() {
        let mut unit = String::new();
        for byte in in_charset(character.encode_utf8(&mut [0; 4]), charset)? {
            // The set that is safe in a phrase too (RFC 2047 section 5, rule 3).
            match byte {
                b' ' => unit.push('_'),
                b'!' | b'*' | b'+' | b'-' | b'/' => unit.push(char::from(byte)),
                _ if byte.is_ascii_alphanumeric() => unit.push(char::from(byte)),
                _ => unit.extend(['=', digit(byte >> 4), digit(byte & 15)]),
            }
        }
        if !word.is_empty() && open.len() + word.len() + unit.len() + 2 > WORD {
            out.extend_from_slice(format!("{open}{word}?={line_end}").as_bytes());
            word.clear();
        }
        word.push_str(&unit);
    }
    out.extend_from_slice(format!("{open}{word}?=").as_bytes());
    Ok(out)
}
