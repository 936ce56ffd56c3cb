//! Header lines: folding, encoded words (RFC 2047) and parameters.

use crate::source::charset::{Charset, Decoded, Octets, decode};
use crate::span::{Span, Step};
use crate::syntax::email::transfer;

/// A header field as it stands in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// Its name.
    pub(crate) name: Span,
    /// Its value with folds, without the blanks around it.
    pub(crate) value: Span,
    /// The line end that closes it; empty at the end of the file.
    pub(crate) end: Span,
}

impl Field {
    /// Whether the field is called `name`, in any case.
    pub(crate) fn is(&self, raw: &[u8], name: &str) -> bool {
        raw.get(self.name.range()).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
    }
}

/// The header fields of one entity and where its body starts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    /// In file order.
    pub(crate) list: Vec<Field>,
    /// Offset of the first byte of the body.
    pub(crate) body: usize,
    /// Where a line stands that is neither a header nor the blank line before the body.
    pub(crate) broken: Option<usize>,
}

/// The end of the line at `at`, without and with its line break.
pub(crate) fn line_at(raw: &[u8], at: usize, end: usize) -> (usize, usize) {
    let Some(found) = memchr::memchr(b'\n', &raw[at..end]) else { return (end, end) };
    let line_break = at + found;
    let stop = if found > 0 && raw[line_break - 1] == b'\r' { line_break - 1 } else { line_break };
    (stop, line_break + 1)
}

/// Reads header fields from `span` up to the blank line.
pub(crate) fn fields(raw: &[u8], span: Span) -> Fields {
    let end = span.range().end.min(raw.len());
    let mut out = Fields { body: end, ..Fields::default() };
    let mut at = span.range().start;
    while at < end {
        let (mut stop, mut next) = line_at(raw, at, end);
        if stop == at {
            out.body = next;
            return out;
        }
        let line = &raw[at..stop];
        let name = line.iter().take_while(|&&byte| byte.is_ascii_graphic() && byte != b':').count();
        let colon = name + line[name..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        // No header starts like the line that ends a part.
        if name == 0 || line.get(colon) != Some(&b':') || line.starts_with(b"--") {
            out.broken = Some(at);
            out.body = at;
            return out;
        }
        let start = at + colon + 1;
        while next < end && matches!(raw[next], b' ' | b'\t') {
            let (fold_stop, fold_next) = line_at(raw, next, end);
            // A line of blanks only is the end of the header for many senders.
            if raw[next..fold_stop].trim_ascii().is_empty() {
                break;
            }
            (stop, next) = (fold_stop, fold_next);
        }
        let value = &raw[start..stop];
        let lead = value.len() - value.trim_ascii_start().len();
        let value = Span::new(start + lead, start + lead + value.trim_ascii().len());
        out.list.push(Field { name: Span::new(at, at + name), value, end: Span::new(stop, next) });
        at = next;
        // The blank line may hold blanks.
        let (stop, next) = line_at(raw, at, end);
        if stop > at && raw[at..stop].trim_ascii().is_empty() {
            out.body = next;
            return out;
        }
    }
    out
}

/// An encoded word as it stands in the file: `=?utf-8?Q?Caf=C3=A9?=`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EncodedWord {
    /// All of it.
    pub(crate) span: Span,
    /// Its text, between the last two question marks.
    pub(crate) text: Span,
    /// Its charset.
    pub(crate) charset: Charset,
    /// Whether it is base64; else a form of quoted-printable.
    pub(crate) base64: bool,
}

impl EncodedWord {
    /// The encoded word that starts at `at`, if it ends before `end`.
    pub(crate) fn at(raw: &[u8], at: usize, end: usize) -> Option<Self> {
        let rest = raw.get(at..end)?.strip_prefix(b"=?")?;
        // No registered charset name is longer, so a hostile header is read once.
        let label_end = rest.iter().take(72).position(|&byte| byte == b'?')?;
        let label = &rest[..label_end];
        // RFC 2231 adds a language after a star.
        let label = label.split(|&byte| byte == b'*').next().unwrap_or(label);
        let (method, text) = match &rest[label_end + 1..] {
            [method, b'?', text @ ..] => (method.to_ascii_lowercase(), text),
            _ => return None,
        };
        let length = text.iter().position(|byte| matches!(byte, b'?' | b'\n' | b'\r'))?;
        if text.get(length..length + 2) != Some(b"?=") || !matches!(method, b'b' | b'q') {
            return None;
        }
        let start = at + 2 + label_end + 3;
        let charset = encoding_rs::Encoding::for_label(label).and_then(Charset::of)?;
        Some(Self {
            span: Span::new(at, start + length + 2),
            text: Span::new(start, start + length),
            charset,
            base64: method == b'b',
        })
    }

    /// Its bytes, before the charset.
    pub(crate) fn octets(self, raw: &[u8]) -> Octets<'_> {
        if self.base64 {
            return transfer::base64(raw, self.text).0;
        }
        let mut out = Octets::empty();
        let (mut at, end) = (self.text.range().start, self.text.range().end);
        while at < end {
            let next = memchr::memchr2(b'=', b'_', &raw[at..end]).map_or(end, |found| at + found);
            out.push(&raw[at..next], Span::new(at, next), Step::Verbatim);
            at = next;
            if at >= end {
                break;
            }
            let escaped = transfer::escape(raw, at).filter(|_| raw[at] == b'=' && at + 3 <= end);
            let (byte, length) = match escaped {
                Some(byte) => (byte, 3),
                None if raw[at] == b'_' => (b' ', 1),
                None => (b'=', 1),
            };
            out.push(&[byte], Span::new(at, at + length), Step::Opaque);
            at += length;
        }
        out
    }
}

/// Decodes the header value `raw[span]` onto the end of `out`: folds become one blank, encoded
/// words their text, and bytes beyond ASCII UTF-8 or else Windows-1252.
pub(crate) fn decode_value(raw: &[u8], span: Span, out: &mut Decoded) {
    let (mut at, end) = (span.range().start, span.range().end);
    let mut plain = Octets::empty();
    let mut words: Option<(Octets<'_>, Charset)> = None;
    while at < end {
        let next = memchr::memchr3(b'=', b'\n', b'\r', &raw[at..end]).map_or(end, |found| at + found);
        if next > at {
            if let Some((octets, charset)) = words.take() {
                decode(&octets, 0, charset, out);
            }
            plain.push(&raw[at..next], Span::new(at, next), Step::Verbatim);
            at = next;
            continue;
        }
        if let Some(word) = EncodedWord::at(raw, at, end) {
            flush(&mut plain, out);
            let octets = word.octets(raw);
            match &mut words {
                // A character may be split over two words, though it should not be.
                Some((before, charset)) if *charset == word.charset => join(before, &octets),
                other => {
                    if let Some((octets, charset)) = other.replace((octets, word.charset)) {
                        decode(&octets, 0, charset, out);
                    }
                }
            }
            at = word.span.range().end;
            // Blanks between two encoded words only keep them apart.
            let blank = raw[at..end].len() - raw[at..end].trim_ascii_start().len();
            if blank > 0 && EncodedWord::at(raw, at + blank, end).is_some() {
                at += blank;
            }
            continue;
        }
        if let Some((octets, charset)) = words.take() {
            decode(&octets, 0, charset, out);
        }
        if raw[at] == b'=' {
            plain.push(b"=", Span::new(at, at + 1), Step::Verbatim);
            at += 1;
        } else {
            let blank = raw[at..end].len() - raw[at..end].trim_ascii_start().len();
            plain.push(b" ", Span::new(at, at + blank.max(1)), Step::Opaque);
            at += blank.max(1);
        }
    }
    flush(&mut plain, out);
    if let Some((octets, charset)) = words {
        decode(&octets, 0, charset, out);
    }
}

fn flush(plain: &mut Octets<'_>, out: &mut Decoded) {
    if !plain.data.is_empty() {
        let valid = std::str::from_utf8(&plain.data).is_ok();
        let charset = if valid { Charset::Utf8 } else { Charset::Other(encoding_rs::WINDOWS_1252) };
        decode(plain, 0, charset, out);
        *plain = Octets::empty();
    }
}

/// Adds all of `more` to `octets`.
fn join(octets: &mut Octets<'_>, more: &Octets<'_>) {
    let runs = more.map.runs();
    for (index, run) in runs.iter().enumerate() {
        let end = runs.get(index + 1).map_or(more.map.text_len(), |next| next.text as usize);
        let origin = Span::new(run.origin as usize, (run.origin + run.origin_len) as usize);
        octets.push(&more.data[run.text as usize..end], origin, run.step);
    }
}

/// A value with parameters, as in `text/html; charset="utf-8"`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Value {
    /// What stands before the first semicolon, in lower case.
    pub(crate) main: String,
    /// The parameters, names in lower case.
    pub(crate) parameters: Vec<(String, String)>,
}

impl Value {
    /// The parameter called `name`.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Reads a value from the bytes of a field: comments are skipped, quotes undone, and the
    /// pieces of a parameter in sections (RFC 2231) put together.
    pub(crate) fn parse(raw: &[u8]) -> Self {
        let mut pieces = split(raw).into_iter();
        let main = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
        let mut parameters: Vec<(String, String)> = Vec::new();
        for piece in pieces {
            let Some((name, value)) = piece.split_once('=') else { continue };
            let name = name.trim().to_ascii_lowercase();
            let mut value = value.trim();
            let name = match name.split_once('*') {
                Some((plain, section)) => {
                    // `name*=charset'language'value`, or its first section.
                    if name.ends_with('*') && matches!(section, "" | "0*") {
                        value = value.splitn(3, '\'').nth(2).unwrap_or(value);
                    }
                    plain.to_owned()
                }
                None => name,
            };
            match parameters.last_mut().filter(|(own, _)| *own == name) {
                Some((_, before)) => before.push_str(value),
                None => parameters.push((name, value.to_owned())),
            }
        }
        Self { main, parameters }
    }
}

/// Cuts a value at its semicolons; quoted text loses its quotes, comments go.
fn split(raw: &[u8]) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = Vec::new();
    let (mut quoted, mut comment) = (false, 0_u32);
    let mut bytes = raw.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if quoted || comment > 0 => {
                if let (Some(next), 0) = (bytes.next(), comment) {
                    piece.push(next);
                }
            }
            b'"' if comment == 0 => quoted = !quoted,
            b'(' if !quoted => comment += 1,
            b')' if !quoted && comment > 0 => comment -= 1,
            _ if comment > 0 => {}
            b';' if !quoted => pieces.push(String::from_utf8_lossy(&std::mem::take(&mut piece)).into_owned()),
            b'\r' | b'\n' => {}
            _ => piece.push(byte),
        }
    }
    pieces.push(String::from_utf8_lossy(&piece).into_owned());
    pieces
}
