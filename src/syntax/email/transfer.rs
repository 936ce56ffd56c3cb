//! Content transfer encodings (RFC 2045 section 6), undone with the place of every byte kept.

use crate::source::charset::Octets;
use crate::span::{Span, Step};

/// How a part's bytes were made fit for mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transfer {
    /// 7bit, or nothing said: the bytes as they are, which should be ASCII.
    SevenBit,
    /// 8bit and binary: the bytes as they are.
    EightBit,
    /// Quoted-printable.
    QuotedPrintable,
    /// Base64.
    Base64,
}

impl Transfer {
    /// Reads the value of `Content-Transfer-Encoding`; `None` for one nobody registered.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "" | "7bit" | "7-bit" => Some(Self::SevenBit),
            "8bit" | "8-bit" | "binary" => Some(Self::EightBit),
            "quoted-printable" => Some(Self::QuotedPrintable),
            "base64" => Some(Self::Base64),
            _ => None,
        }
    }

    /// Undoes it. The second value is the file offset of the first byte that cannot be right.
    pub(crate) fn decode(self, raw: &[u8], span: Span) -> (Octets<'_>, Option<usize>) {
        match self {
            Self::SevenBit | Self::EightBit => (Octets::verbatim(raw, span), None),
            Self::QuotedPrintable => (quoted_printable(raw, span), None),
            Self::Base64 => base64(raw, span),
        }
    }
}

/// The value of a hexadecimal digit.
fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// The byte an escape `=XX` at `at` stands for.
pub(crate) fn escape(raw: &[u8], at: usize) -> Option<u8> {
    Some(hex(*raw.get(at + 1)?)? << 4 | hex(*raw.get(at + 2)?)?)
}

/// Where the soft line break that starts with the `=` at `at` ends.
pub(crate) fn soft_break(raw: &[u8], at: usize, end: usize) -> Option<usize> {
    let blank = raw[at + 1..end].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let at = at + 1 + blank;
    match raw[at..end] {
        [] => Some(at),
        [b'\n', ..] => Some(at + 1),
        [b'\r', b'\n', ..] => Some(at + 2),
        _ => None,
    }
}

/// Undoes quoted-printable. An `=` that starts no escape stands for itself, as every mail
/// program shows it; blanks before a line end were added on the way and are left out.
pub(crate) fn quoted_printable(raw: &[u8], span: Span) -> Octets<'_> {
    let end = span.range().end.min(raw.len());
    let mut out = Octets::empty();
    let mut at = span.range().start;
    while at < end {
        let line_end = memchr::memchr(b'\n', &raw[at..end]).map_or(end, |found| at + found);
        let line_break =
            if line_end > at && line_end < end && raw[line_end - 1] == b'\r' { line_end - 1 } else { line_end };
        let kept = at + raw[at..line_break].trim_ascii_end().len();
        // A soft break eats the line end; what stands before it, blanks too, is text.
        let mut soft = false;
        while at < kept {
            let next = memchr::memchr(b'=', &raw[at..kept]).map_or(kept, |found| at + found);
            out.push(&raw[at..next], Span::new(at, next), Step::Verbatim);
            at = next;
            if at >= kept {
                break;
            }
            if let Some(byte) = escape(raw, at).filter(|_| at + 3 <= kept) {
                out.push(&[byte], Span::new(at, at + 3), Step::Opaque);
                at += 3;
            } else if at + 1 == kept {
                soft = true;
                break;
            } else {
                out.push(b"=", Span::new(at, at + 1), Step::Verbatim);
                at += 1;
            }
        }
        let next = (line_end + 1).min(end);
        if !soft {
            out.push(&raw[line_break..next], Span::new(line_break, next), Step::Verbatim);
        }
        at = next;
    }
    out
}

/// The six bits a base64 character stands for.
pub(crate) fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// Undoes base64: a new run for each stretch of whole groups, usually a line.
pub(crate) fn base64(raw: &[u8], span: Span) -> (Octets<'_>, Option<usize>) {
    let end = span.range().end.min(raw.len());
    let mut out = Octets::empty();
    let mut wrong = None;
    let mut group: Vec<(u8, usize)> = Vec::with_capacity(4);
    let mut at = span.range().start;
    let mut bytes = Vec::new();
    while at < end {
        if group.is_empty() {
            bytes.clear();
            let start = at;
            while let Some(four) = raw[at..end].first_chunk::<4>().and_then(|four| whole(*four)) {
                bytes.extend_from_slice(&four);
                at += 4;
            }
            out.push(&bytes, Span::new(start, at), Step::Base64);
            if at >= end {
                break;
            }
        }
        let byte = raw[at];
        if let Some(bits) = sextet(byte) {
            group.push((bits, at));
            if group.len() == 4 {
                flush(&mut group, &mut out);
            }
        } else if byte == b'=' {
            // Padding ends a group; some senders go on after it.
            flush(&mut group, &mut out);
        } else if !byte.is_ascii_whitespace() {
            wrong = wrong.or(Some(at));
        }
        at += 1;
    }
    if let [(_, at)] = group[..] {
        wrong = wrong.or(Some(at));
    }
    flush(&mut group, &mut out);
    (out, wrong)
}

fn whole(four: [u8; 4]) -> Option<[u8; 3]> {
    let [a, b, c, d] = [sextet(four[0])?, sextet(four[1])?, sextet(four[2])?, sextet(four[3])?];
    Some([a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d])
}

/// Writes a group that is short or spread over a line end.
fn flush(group: &mut Vec<(u8, usize)>, out: &mut Octets<'_>) {
    let bits = |index: usize| group.get(index).map_or(0, |&(bits, _)| bits);
    let bytes = [bits(0) << 2 | bits(1) >> 4, bits(1) << 4 | bits(2) >> 2, bits(2) << 6 | bits(3)];
    if let (Some(&(_, first)), Some(&(_, last))) = (group.first(), group.last())
        && group.len() > 1
    {
        let step = if last - first + 1 == group.len() { Step::Base64 } else { Step::Opaque };
        out.push(&bytes[..group.len() - 1], Span::new(first, last + 1), step);
    }
    group.clear();
}
