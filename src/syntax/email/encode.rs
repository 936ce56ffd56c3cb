//! Edits of a message become bytes of its file: only the lines they touch are encoded anew.

mod header;

use std::ops::Range;

use crate::source::charset::{Decoded, Octets, decode};
use crate::source::encode::{EncodeError, Replacement, apply, in_charset, splice, with_line_ends};
use crate::source::{PartKind, Source};
use crate::span::Span;
use crate::syntax::email::header::line_at;
use crate::syntax::email::structure::{Leaf, Structure};
use crate::syntax::email::transfer::{Transfer, escape, soft_break};
use crate::syntax::email::{Frame, PartCharset, read};

/// Longest encoded line (RFC 2045 section 6.7).
const LINE: usize = 76;

/// A change of a part's bytes before its transfer encoding.
struct Change {
    span: Span,
    bytes: Vec<u8>,
}

/// The bytes of the message with the replacements made; see
/// [`source::encode`](crate::source::encode::encode) for what holds of them.
///
/// # Errors
/// [`EncodeError`], and then nothing should be written.
pub fn encode(source: &Source, edits: &[Replacement<'_>]) -> Result<Vec<u8>, EncodeError> {
    let around = |edit: &Replacement<'_>| {
        let part = source.parts.iter().find(|part| edit.span.end <= part.span.end);
        let text = part.map_or("", |part| part.span.of(&source.text));
        // A part of one line goes by the message's lines.
        let crlf = line_end(source.bytes(), Span::new(0, source.bytes().len())).len() == 2;
        if text.contains('\n') {
            text
        } else if crlf {
            "\r\n"
        } else {
            "\n"
        }
    };
    let new = edits.iter().map(|edit| with_line_ends(edit.text, around(edit))).collect::<Vec<_>>();
    let edits = edits.iter().zip(&new).map(|(edit, text)| Replacement { span: edit.span, text }).collect::<Vec<_>>();
    let meant = apply(&source.text, &edits)?;
    let raw = source.bytes();
    let skip = if raw.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let frame = Frame::of(raw, skip);
    let structure = Structure::of(raw, &frame.fields, frame.end);
    let mut pieces = Vec::new();
    let mut leaves = structure.leaves.iter();
    let mut rest = &edits[..];
    for part in &source.parts {
        let leaf = if part.kind == PartKind::Headers { None } else { leaves.next() };
        let inside = rest.iter().take_while(|edit| edit.span.end <= part.span.end).count();
        let (own, after) = rest.split_at(inside);
        rest = after;
        if own.is_empty() {
            continue;
        }
        if let Some(outside) = own.iter().find(|edit| edit.span.start < part.span.start) {
            return Err(EncodeError::Place(outside.span));
        }
        match leaf {
            Some(leaf) => body(raw, leaf, part.span, own, &mut pieces)?,
            None => header::edit(source, &frame.fields, own, &mut pieces)?,
        }
    }
    if let Some(outside) = rest.first() {
        return Err(EncodeError::Place(outside.span));
    }
    let bytes = splice(raw, &pieces)?;
    match read(&source.path, bytes) {
        Ok(again) if again.text == meant && again.parts.len() == source.parts.len() => {
            again.raw.ok_or(EncodeError::Mismatch)
        }
        _ => Err(EncodeError::Mismatch),
    }
}

/// Edits of one part.
fn body(
    raw: &[u8],
    leaf: &Leaf,
    part: Span,
    edits: &[Replacement<'_>],
    pieces: &mut Vec<(Span, Vec<u8>)>,
) -> Result<(), EncodeError> {
    let (octets, wrong) = leaf.transfer.decode(raw, leaf.body);
    if wrong.is_some() {
        // Writing it anew would drop what could not be read.
        return Err(EncodeError::Place(part));
    }
    let charset = PartCharset::of(leaf, &octets.data, 0);
    // From the part's text to its bytes before the transfer encoding.
    let plain = Octets::verbatim(&octets.data, Span::new(0, octets.data.len()));
    let mut text = Decoded::default();
    decode(&plain, charset.skip, charset.read, &mut text);
    let mut changes = Vec::with_capacity(edits.len());
    for edit in edits {
        let own = Span::new((edit.span.start - part.start) as usize, (edit.span.end - part.start) as usize);
        let span = text.map.to_origin(own);
        let bytes = match charset.write {
            Some(_) if leaf.transfer == Transfer::SevenBit && octets.data.is_ascii() => ascii(edit.text, "7bit")?,
            Some(charset) => in_charset(edit.text, charset)?,
            None => ascii(edit.text, "us-ascii")?,
        };
        changes.push(Change { span, bytes });
    }
    match leaf.transfer {
        Transfer::SevenBit | Transfer::EightBit => {
            pieces.extend(changes.into_iter().map(|change| (origin(leaf.body, &octets, change.span), change.bytes)));
        }
        Transfer::QuotedPrintable => requote(raw, leaf.body, &octets, &changes, pieces),
        Transfer::Base64 => pieces.push(rebase(raw, leaf.body, &octets, &changes)),
    }
    Ok(())
}

fn ascii(text: &str, encoding: &str) -> Result<Vec<u8>, EncodeError> {
    match text.chars().find(|character| !character.is_ascii()) {
        Some(character) => Err(EncodeError::Unmappable { character, encoding: encoding.into() }),
        None => Ok(text.as_bytes().to_vec()),
    }
}

/// Where bytes of a part stand in the file. The map of an empty part knows no place.
fn origin(body: Span, octets: &Octets<'_>, span: Span) -> Span {
    if octets.data.is_empty() { Span::at(body.range().start) } else { octets.map.to_origin(span) }
}

/// Writes the touched lines of a quoted-printable part.
fn requote(raw: &[u8], body: Span, octets: &Octets<'_>, changes: &[Change], pieces: &mut Vec<(Span, Vec<u8>)>) {
    let line_end = line_end(raw, body);
    let mut changes = changes.iter().map(|change| (origin(body, octets, change.span), &change.bytes)).peekable();
    while let Some(first) = changes.next() {
        // The file's lines these changes touch, and the changes that share them.
        let mut lines = lines_of(raw, body, first.0);
        let mut group = vec![first];
        let shares = |at: usize, end: usize| at < end || (at == end && end == body.range().end);
        while let Some(next) = changes.next_if(|(span, _)| shares(span.range().start, lines.end)) {
            lines.end = lines.end.max(lines_of(raw, body, next.0).end);
            group.push(next);
        }
        let mut tokens = Vec::new();
        let mut at = lines.start;
        for (span, bytes) in group {
            keep(raw, at..span.range().start, false, &mut tokens);
            quote(bytes, line_end, &mut tokens);
            at = span.range().end;
        }
        let last = lines.end >= body.range().end;
        keep(raw, at..lines.end, last, &mut tokens);
        pieces.push((Span::from(lines), wrap(&tokens, line_end, last)));
    }
}

/// The line end a part uses.
fn line_end(raw: &[u8], body: Span) -> &'static [u8] {
    // An empty or one-line part goes by the line before it.
    let (start, end) = (body.range().start, body.range().end);
    let found = memchr::memchr(b'\n', &raw[start..end]).map(|at| start + at);
    let at = found.or_else(|| memchr::memrchr(b'\n', &raw[..start]));
    if at.is_some_and(|at| at > 0 && raw[at - 1] == b'\r') { b"\r\n" } else { b"\n" }
}

/// The lines of the file that `span` touches, with their line ends.
fn lines_of(raw: &[u8], body: Span, span: Span) -> Range<usize> {
    let (start, end) = (span.range().start, span.range().end);
    let first = memchr::memrchr(b'\n', &raw[body.range().start..start])
        .map_or(body.range().start, |at| body.range().start + at + 1);
    // A span that ends with a line end ends its line.
    let closed = end > start && raw[end - 1] == b'\n';
    let last = if closed { end } else { line_at(raw, end, body.range().end).1 };
    first..last
}

/// One unit of a quoted-printable line, which must not be cut.
enum Token {
    /// A byte, as itself or escaped.
    Byte(Vec<u8>),
    /// A line break of the text.
    Break(Vec<u8>),
    /// A soft line break that was there.
    Soft(Vec<u8>),
}

/// The tokens of lines that stay as they are. Blanks before a line end are no text and go.
fn keep(raw: &[u8], range: Range<usize>, last: bool, tokens: &mut Vec<Token>) {
    let before = tokens.len();
    let trim = |tokens: &mut Vec<Token>| {
        let blank = |token: &Token| matches!(token, Token::Byte(bytes) if matches!(bytes[..], [b' ' | b'\t']));
        while tokens.len() > before && tokens.last().is_some_and(blank) {
            tokens.pop();
        }
    };
    let mut at = range.start;
    while at < range.end {
        let byte = raw[at];
        let (token, length) = match byte {
            b'=' if escape(raw, at).is_some() && at + 3 <= range.end => (Token::Byte(raw[at..at + 3].to_vec()), 3),
            b'=' => match soft_break(raw, at, range.end) {
                Some(end) => (Token::Soft(raw[at..end].to_vec()), end - at),
                None => (Token::Byte(vec![byte]), 1),
            },
            b'\n' => (Token::Break(vec![byte]), 1),
            b'\r' if raw.get(at + 1) == Some(&b'\n') && at + 2 <= range.end => {
                (Token::Break(raw[at..at + 2].to_vec()), 2)
            }
            _ => (Token::Byte(vec![byte]), 1),
        };
        if matches!(token, Token::Break(_)) {
            trim(tokens);
        }
        tokens.push(token);
        at += length;
    }
    if last {
        trim(tokens);
    }
}

/// The tokens of new bytes.
fn quote(bytes: &[u8], line_end: &[u8], tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(line_end) {
            tokens.push(Token::Break(line_end.to_vec()));
            at += line_end.len();
            continue;
        }
        let byte = bytes[at];
        at += 1;
        match byte {
            b' ' | b'\t' | b'!'..=b'<' | b'>'..=b'~' => tokens.push(Token::Byte(vec![byte])),
            _ => tokens.push(Token::Byte(format!("={byte:02X}").into_bytes())),
        }
    }
}

/// Sets tokens into lines of at most 76 characters. A blank at the end of a line is escaped,
/// where it was not one before.
fn wrap(tokens: &[Token], line_end: &[u8], last: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut column = 0;
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        match token {
            Token::Break(bytes) => {
                out.extend_from_slice(bytes);
                column = 0;
            }
            Token::Soft(bytes) => {
                if column > 0 {
                    out.extend_from_slice(bytes);
                }
                column = 0;
            }
            Token::Byte(bytes) => {
                let ends = matches!(next, Some(Token::Break(_))) || (next.is_none() && last);
                let bytes = match bytes[..] {
                    [b' '] if ends => b"=20",
                    [b'\t'] if ends => b"=09",
                    _ => &bytes[..],
                };
                // Room for the `=` of a soft break, unless the line ends here anyway.
                let room = if ends { LINE } else { LINE - 1 };
                if column + bytes.len() > room {
                    out.push(b'=');
                    out.extend_from_slice(line_end);
                    column = 0;
                }
                out.extend_from_slice(bytes);
                column += bytes.len();
            }
        }
    }
    out
}

/// Writes a base64 part from the first touched line on.
fn rebase(raw: &[u8], body: Span, octets: &Octets<'_>, changes: &[Change]) -> (Span, Vec<u8>) {
    let line_end = line_end(raw, body);
    let touched = changes.first().map_or(0, |change| change.span.range().start);
    // The last run that starts on a group at or before the change, and on a line of its own.
    let runs = octets.map.runs();
    let begins = |index: usize| {
        let origin = runs[index].origin as usize;
        origin == body.range().start || raw.get(origin - 1) == Some(&b'\n')
    };
    let mut index = runs.partition_point(|run| run.text as usize <= touched);
    while index > 0 && !begins(index - 1) {
        index -= 1;
    }
    let first = index.checked_sub(1).map(|index| runs[index]);
    let (from, start) = first.map_or((0, body.range().start), |run| (run.text as usize, run.origin as usize));
    let pieces = changes.iter().map(|change| (change.span, change.bytes.clone())).collect::<Vec<_>>();
    // `changes` come from sorted edits of a text, so they fit.
    let data = splice(&octets.data, &pieces).unwrap_or_default();
    let end = body.range().start + raw[body.range()].trim_ascii_end().len();
    // The width of the first of several lines; a single one says nothing.
    let stop = line_at(raw, body.range().start, end).0;
    let width = stop - body.range().start;
    let width = if stop < end && (4..=LINE).contains(&width) { width / 4 * 4 } else { LINE };
    let tail = data.get(from..).unwrap_or(&[]);
    (Span::new(start, end), to_base64(tail, width, line_end))
}

/// Base64 in lines of `width` characters.
pub(crate) fn to_base64(data: &[u8], width: usize, line_end: &[u8]) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::with_capacity(data.len().div_ceil(3) * 4 + data.len() / 57 * 2);
    for (index, group) in data.chunks(3).enumerate() {
        if index > 0 && index * 4 % width == 0 {
            out.extend_from_slice(line_end);
        }
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for sextet in 0..4 {
            let value = (bits >> (18 - 6 * sextet)) & 0x3F;
            out.push(if sextet > group.len() { b'=' } else { ALPHABET[value as usize] });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;
    use crate::syntax::email::transfer;

    fn to_quoted_printable(data: &[u8]) -> Vec<u8> {
        let mut tokens = Vec::new();
        quote(data, b"\r\n", &mut tokens);
        wrap(&tokens, b"\r\n", true)
    }

    fn from_quoted_printable(lines: &[u8]) -> Vec<u8> {
        transfer::quoted_printable(lines, Span::new(0, lines.len())).data.into_owned()
    }

    fn floor(text: &str, mut at: usize) -> usize {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn message(text: &str) -> Source {
        read("x.eml", text.as_bytes().to_vec()).unwrap()
    }

    fn replace<'a>(source: &Source, old: &str, new: &'a str) -> Replacement<'a> {
        let at = source.text.find(old).unwrap();
        Replacement { span: Span::new(at, at + old.len()), text: new }
    }

    fn edited(text: &str, old: &str, new: &str) -> Result<String, EncodeError> {
        let source = message(text);
        encode(&source, &[replace(&source, old, new)]).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn only_the_touched_quoted_printable_line_changes() {
        let head =
            "Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n";
        let text = format!("{head}Caf=c3=a9 stays  \nplease utilize this=\n and that=20\nlast=3d\n");
        let expected = format!("{head}Caf=c3=a9 stays  \nplease caf=C3=A9 this=\n and that=20\nlast=3d\n");
        assert_eq!(edited(&text, "utilize", "café").unwrap(), expected);
    }

    #[test]
    fn quoted_printable_lines_stay_short() {
        let head = "Subject: x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
        let text = format!("{head}{}utilize{}\r\nlast", "a".repeat(60), "b".repeat(9));
        let written = edited(&text, "utilize", &"é ".repeat(30)).unwrap();
        assert!(written.lines().all(|line| line.len() <= 76), "{written}");
        assert!(written.starts_with(head) && written.ends_with("\r\nlast"));
        let again = message(&written);
        assert!(again.text.contains(&format!("{}{}{}", "a".repeat(60), "é ".repeat(30), "b".repeat(9))));
    }

    #[test]
    fn a_blank_at_the_end_of_a_line_is_kept() {
        let head = "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n";
        assert_eq!(edited(&format!("{head}one two\nthree"), "two", "").unwrap(), format!("{head}one=20\nthree"));
        assert_eq!(edited(&format!("{head}one two"), "two", " ").unwrap(), format!("{head}one =20"));
    }

    #[test]
    fn base64_before_the_touched_line_stays() {
        let body = (0..40).map(|number| format!("Line {number} of the café.\r\n")).collect::<Vec<_>>().concat();
        let encoded = String::from_utf8(to_base64(body.as_bytes(), 60, b"\r\n")).unwrap();
        let head = "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        let text = format!("{head}{encoded}\r\n\r\n");
        let written = edited(&text, "Line 20", "Número 20").unwrap();
        let same = text.bytes().zip(written.bytes()).take_while(|(before, after)| before == after).count();
        let line = head.len() + body.find("Line 20").unwrap() / 45 * 62;
        assert!(same >= line, "{same} {line}");
        assert!(written.ends_with("\r\n\r\n") && written.lines().skip(4).all(|line| line.len() <= 60));
        let again = message(&written);
        assert!(again.text.ends_with(&body.replace("Line 20", "Número 20")));
    }

    #[test]
    fn plain_parts_take_what_they_can_hold() {
        let seven = "Subject: x\n\nplease utilize\n";
        assert_eq!(edited(seven, "utilize", "use").unwrap(), "Subject: x\n\nplease use\n");
        let error = edited(seven, "utilize", "é").unwrap_err();
        assert_eq!(error, EncodeError::Unmappable { character: 'é', encoding: "us-ascii".into() });
        let eight = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nplease utilize\n";
        assert!(edited(eight, "utilize", "é").unwrap().ends_with("please é\n"));
    }

    #[test]
    fn headers_take_plain_text_and_encoded_words() {
        let text = "Subject: Please utilize this\nFrom: a@example.org\n\nHi\n";
        assert!(edited(text, "utilize", "use").unwrap().starts_with("Subject: Please use this\n"));
        let written = edited(text, "utilize", "café").unwrap();
        assert!(written.starts_with("Subject: Please =?UTF-8?Q?caf=C3=A9?= this\n"), "{written}");
        let written = edited("Subject: =?utf-8?B?Y2Fmw6k=?= utilize\n\nHi\n", "utilize", "é").unwrap();
        assert!(message(&written).text.starts_with("Subject: café é\n"), "{written}");
        let written = edited("Subject: =?iso-8859-1?Q?caf=E9_utilize?= it\n\nHi\n", "utilize", "use").unwrap();
        assert!(message(&written).text.starts_with("Subject: café use it\n"), "{written}");
        assert!(edited(text, "example", "café").is_err());
        assert!(edited(text, "utilize", "a\nBcc: x").is_err());
    }

    #[test]
    fn the_line_between_parts_cannot_be_changed() {
        let source = message("Subject: x\n\nHi\n");
        let at = source.parts[0].span.range().end;
        let edit = Replacement { span: Span::new(at, at + 1), text: "" };
        assert!(matches!(encode(&source, &[edit]), Err(EncodeError::Place(_))));
    }

    #[test]
    fn an_edit_that_would_end_the_part_is_refused() {
        let text = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nplease utilize\n--b--\n";
        assert_eq!(edited(text, "please utilize", "--b"), Err(EncodeError::Mismatch));
    }

    proptest! {
        #[test]
        fn transfer_encodings_come_back(data in proptest::collection::vec(any::<u8>(), 0..300), width in 1_usize..20) {
            let lines = to_quoted_printable(&data);
            prop_assert!(lines.split(|&byte| byte == b'\n').all(|line| line.len() <= 77));
            prop_assert_eq!(&from_quoted_printable(&lines), &data);
            let lines = to_base64(&data, width * 4, b"\r\n");
            let (octets, wrong) = transfer::base64(&lines, Span::new(0, lines.len()));
            prop_assert_eq!(octets.data, data);
            prop_assert_eq!(wrong, None);
        }

        #[test]
        fn any_edit_is_written_or_refused(
            body in "[a-z é=\t]{0,20}(\r\n[ -~é]{0,90}){0,6}",
            new in "[a-z é=.\n]{0,90}",
            from in 0_usize..200,
            length in 0_usize..60,
            base64 in any::<bool>(),
        ) {
            let (name, encoded) = if base64 {
                ("base64", to_base64(body.as_bytes(), 76, b"\r\n"))
            } else {
                ("quoted-printable", to_quoted_printable(body.as_bytes()))
            };
            let head = format!(
                "Subject: x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {name}\r\n\r\n"
            );
            let file = [head.as_bytes(), &encoded].concat();
            let source = read("x.eml", file).unwrap();
            let part = source.parts[1].span;
            prop_assert_eq!(part.of(&source.text), body.as_str());
            let start = floor(&body, from.min(body.len()));
            let end = floor(&body, (start + length).min(body.len()));
            // Neither end may cut a line end in two.
            prop_assume!(!body[..start].ends_with('\r') && !body[..end].ends_with('\r'));
            let span = Span::new(start, end.max(start)).shift(part.range().start);
            let new_text = new.replace('\n', "\r\n");
            let written = encode(&source, &[Replacement { span, text: &new }]).unwrap();
            let again = read("x.eml", written).unwrap();
            let mut meant = body.clone();
            meant.replace_range(start..end.max(start), &new_text);
            prop_assert_eq!(again.parts[1].span.of(&again.text), meant.as_str());
        }
    }
}
