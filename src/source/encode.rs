//! Edits of a text become bytes of its file.

use std::fmt;

use crate::source::charset::{self, Charset};
use crate::source::{Encoding, Format, Source};
use crate::span::Span;

/// A replacement in [`Source::text`]; an empty span inserts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replacement<'a> {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub text: &'a str,
}

/// Why edits cannot be written into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodeError {
    /// The file's encoding has no place for this character.
    Unmappable {
        /// The character.
        character: char,
        /// The encoding, by its WHATWG name in lower case.
        encoding: String,
    },
    /// The edits overlap, are out of order, or cut a character.
    Edits,
    /// The place is not one that can be written to: it stands for no bytes, or for bytes that
    /// mean nothing.
    Place(Span),
    /// The bytes written would not be read as the text meant.
    Mismatch,
    /// A letter with a digital signature, which a change would break.
    Signed,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unmappable { character, encoding } => {
                write!(f, "“{character}” cannot be written in {encoding}; save the file as UTF-8 first")
            }
            Self::Edits => f.write_str("the changes overlap"),
            Self::Place(_) => {
                f.write_str("this place cannot be changed in the file as it is written; please change it by hand")
            }
            Self::Signed => f.write_str("this letter is signed, and a change would break its signature"),
            Self::Mismatch => f.write_str("the change cannot be written so that the file reads as meant"),
        }
    }
}

impl std::error::Error for EncodeError {}

/// The text with the replacements made. They must be sorted and apart.
///
/// # Errors
/// [`EncodeError::Edits`].
pub fn apply(text: &str, edits: &[Replacement<'_>]) -> Result<String, EncodeError> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(text.get(at..range.start).ok_or(EncodeError::Edits)?);
        // Both ends must lie between characters.
        text.get(range.clone()).ok_or(EncodeError::Edits)?;
        out.push_str(edit.text);
        at = range.end;
    }
    out.push_str(text.get(at..).ok_or(EncodeError::Edits)?);
    Ok(out)
}

/// `new` with the line ends that `around` has.
pub(crate) fn with_line_ends(new: &str, around: &str) -> String {
    let crlf = around.find('\n').is_some_and(|at| around[..at].ends_with('\r'));
    if crlf && new.contains('\n') { new.replace("\r\n", "\n").replace('\n', "\r\n") } else { new.to_owned() }
}

/// The bytes of the file with the replacements made, in the encoding the file has. What no
/// replacement touches stays byte for byte.
///
/// Replacements must be sorted and must not overlap. The result is read again and compared with
/// the text that is meant, so a file never silently changes its meaning. New lines end as the
/// file's lines do. For e-mail see
/// [`syntax::encode`](crate::syntax::encode).
///
/// # Errors
/// [`EncodeError`], and then nothing should be written.
pub fn encode(source: &Source, edits: &[Replacement<'_>]) -> Result<Vec<u8>, EncodeError> {
    let new = edits.iter().map(|edit| with_line_ends(edit.text, &source.text)).collect::<Vec<_>>();
    let edits = edits.iter().zip(&new).map(|(edit, text)| Replacement { span: edit.span, text }).collect::<Vec<_>>();
    let meant = apply(&source.text, &edits)?;
    let charset = charset_to_write(source)?;
    let mut pieces = Vec::with_capacity(edits.len());
    for edit in &edits {
        pieces.push((source.map.to_origin(edit.span), in_charset(edit.text, charset)?));
    }
    let bytes = splice(source.bytes(), &pieces)?;
    let format = if source.format == Format::Email { Format::Text } else { source.format };
    match Source::read(&source.path, format, bytes) {
        Ok(again) if again.text == meant => Ok(again.raw.unwrap_or_else(|| again.text.into_bytes())),
        _ => Err(EncodeError::Mismatch),
    }
}

/// Whether the file can be written as it was read: its text, encoded again, is the file. Bytes that mean nothing in
/// its encoding are lost once they are read.
pub fn reproduces(source: &Source) -> bool {
    const LOST: [&str; 3] = ["invalid-utf8", "invalid-bytes", "broken-base64"];
    if source.notes.iter().any(|note| LOST.contains(&note.key)) {
        return false;
    }
    // The parts of a message have encodings of their own, and a letter is an archive.
    let Some(raw) = source.raw.as_deref().filter(|_| !source.format.is_office() && source.parts.len() == 1) else {
        return true;
    };
    let mark = match source.encoding {
        Encoding::Utf8Bom => 3,
        Encoding::Utf16Le | Encoding::Utf16Be => 2,
        _ => 0,
    };
    charset_to_write(source)
        .and_then(|charset| in_charset(&source.text, charset))
        .is_ok_and(|bytes| raw.get(mark..).is_some_and(|raw| raw == bytes))
}

/// The charset a file is written in.
fn charset_to_write(source: &Source) -> Result<Charset, EncodeError> {
    Ok(match source.encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => Charset::Utf8,
        Encoding::Utf16Le => Charset::Utf16 { big: false },
        Encoding::Utf16Be => Charset::Utf16 { big: true },
        Encoding::Declared(encoding) => Charset::of(encoding).ok_or(EncodeError::Mismatch)?,
        Encoding::Fallback => Charset::Other(encoding_rs::WINDOWS_1252),
    })
}

/// `text` in `charset`, or the character that stands in the way.
pub(crate) fn in_charset(text: &str, charset: Charset) -> Result<Vec<u8>, EncodeError> {
    charset::encode(text, charset)
        .map_err(|character| EncodeError::Unmappable { character, encoding: charset.name().to_ascii_lowercase() })
}

/// `bytes` with the pieces put in. They must be sorted and apart.
pub(crate) fn splice(bytes: &[u8], pieces: &[(Span, Vec<u8>)]) -> Result<Vec<u8>, EncodeError> {
    let added = pieces.iter().map(|(_, piece)| piece.len()).sum::<usize>();
    let mut out = Vec::with_capacity(bytes.len() + added);
    let mut at = 0;
    for (span, piece) in pieces {
        out.extend_from_slice(bytes.get(at..span.range().start).ok_or(EncodeError::Place(*span))?);
        out.extend_from_slice(piece);
        at = span.range().end;
    }
    out.extend_from_slice(bytes.get(at..).ok_or(EncodeError::Mismatch)?);
    Ok(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read(format: Format, bytes: &[u8]) -> Source {
        Source::read("x", format, bytes.to_vec()).unwrap()
    }

    fn replace<'a>(source: &Source, old: &str, new: &'a str) -> Replacement<'a> {
        let at = source.text.find(old).unwrap();
        Replacement { span: Span::new(at, at + old.len()), text: new }
    }

    #[test]
    fn utf16_is_written_as_utf16() {
        for big in [false, true] {
            let charset = Charset::Utf16 { big };
            let file = |text: &str| charset::encode(&format!("\u{FEFF}{text}"), charset).unwrap();
            let source = read(Format::Text, &file("Utilize the café 😀 now\r\n"));
            assert_eq!(source.text, "Utilize the café 😀 now\r\n");
            let edits = [replace(&source, "Utilize", "Use"), replace(&source, "😀", "日本")];
            assert_eq!(encode(&source, &edits).unwrap(), file("Use the café 日本 now\r\n"));
        }
    }

    #[test]
    fn windows_1252_keeps_its_bytes_and_names_what_it_lacks() {
        let source = read(Format::Text, b"caf\xe9 \x81 \x93utilize\x94 now");
        assert_eq!(source.encoding, Encoding::Fallback);
        let edit = replace(&source, "utilize", "naïve");
        assert_eq!(encode(&source, &[edit]).unwrap(), b"caf\xe9 \x81 \x93na\xefve\x94 now");
        let error = encode(&source, &[replace(&source, "utilize", "日")]).unwrap_err();
        assert_eq!(error, EncodeError::Unmappable { character: '日', encoding: "windows-1252".into() });
        assert!(error.to_string().contains('日'));
    }

    #[test]
    fn a_new_character_is_written_as_the_page_declares() {
        let page = b"<meta charset=iso-8859-1><p>utilize";
        let source = read(Format::Html, page);
        let written = encode(&source, &[replace(&source, "utilize", "\u{e9}")]).unwrap();
        assert_eq!(written, b"<meta charset=iso-8859-1><p>\xe9");
    }

    #[test]
    fn a_byte_order_mark_stays() {
        let source = read(Format::Markdown, "\u{FEFF}utilize é".as_bytes());
        assert_eq!(source.text, "utilize é");
        let edits = [replace(&source, "utilize", "use")];
        assert_eq!(encode(&source, &edits).unwrap(), "\u{FEFF}use é".as_bytes());
        let insert = [Replacement { span: Span::at(0), text: "We " }];
        assert_eq!(encode(&source, &insert).unwrap(), "\u{FEFF}We utilize é".as_bytes());
    }

    #[test]
    fn a_change_that_would_be_read_otherwise_is_refused() {
        // The declaration itself goes: the é would then be read by another rule.
        let source = read(Format::Html, b"<meta charset=koi8-r><p>\xc1\xc2");
        let edit = replace(&source, "koi8-r", "utf-8");
        assert_eq!(encode(&source, &[edit]), Err(EncodeError::Mismatch));
    }

    #[test]
    fn new_lines_end_as_the_file_s_do() {
        let source = read(Format::Text, b"one\r\ntwo\r\n");
        assert_eq!(encode(&source, &[replace(&source, "two", "2\n3")]).unwrap(), b"one\r\n2\r\n3\r\n");
        let source = read(Format::Text, b"one\ntwo\n");
        assert_eq!(encode(&source, &[replace(&source, "two", "2\n3")]).unwrap(), b"one\n2\n3\n");
    }

    #[test]
    fn edits_out_of_order_or_inside_a_character_are_refused() {
        let source = Source::from_text("x", Format::Text, "aé");
        for edits in [[2..2, 2..3], [0..2, 1..3], [1..3, 0..1], [3..4, 4..4]] {
            let edits = edits.map(|range| Replacement { span: Span::from(range), text: "x" });
            assert_eq!(encode(&source, &edits), Err(EncodeError::Edits));
        }
    }
}
