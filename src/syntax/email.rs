//! E-mail messages: structure, decoded parts and the way back to their bytes.
//!
//! The text of a message is its header lines, unfolded and decoded, one per line, then the
//! decoded text of each part people read, each after one line break. Attachments and attached
//! messages are left out, and a note says so.

pub mod encode;
pub(crate) mod header;
pub(crate) mod structure;
pub(crate) mod transfer;

use crate::source::charset::{Charset, Decoded, decode};
use crate::source::read::{big_endian, by_mark, charset_of, check_size, declared, fallback_note, replaced_note};
use crate::source::{Encoding, Format, Header, Part, PartKind, Source, SourceError, SourceNote};
use crate::span::{Span, Step};
use header::{Fields, decode_value, fields};
use structure::{Leaf, Structure};

/// Decodes a message (`.eml`).
///
/// A file without header fields is read as what it looks like, a page or plain text, and a note
/// says so. An mbox file is read up to its second message.
///
/// # Errors
/// [`SourceError`] `binary`, `unreadable` or `too-large`, with what to do about it.
pub fn read(path: &str, bytes: Vec<u8>) -> Result<Source, SourceError> {
    check_size(bytes.len().saturating_mul(3))?;
    let skip = match by_mark(&bytes) {
        Some((Encoding::Utf8Bom, _, length)) => length,
        Some((_, charset, _)) if !utf16_markup(&bytes) => {
            let detail = charset.name().to_owned();
            let message = format!("it is a message in {detail}; mail is never sent so. Please save it as UTF-8.");
            return Err(SourceError { code: "unreadable", key: "message-charset", detail, message });
        }
        Some(_) => return bare(path, bytes),
        None => 0,
    };
    let frame = Frame::of(&bytes, skip);
    if frame.fields.list.is_empty() {
        return bare(path, bytes);
    }
    let mut reader = Reader { raw: &bytes, out: Decoded::default(), parts: Vec::new(), notes: Vec::new() };
    let headers = reader.headers(&frame.fields);
    let structure = Structure::of(&bytes, &frame.fields, frame.end);
    let mut encoding = None;
    for leaf in &structure.leaves {
        let own = reader.leaf(leaf);
        encoding = encoding.or(Some(own));
    }
    reader.remarks(&frame, &structure);
    let Reader { out: Decoded { text, map }, parts, mut notes, .. } = reader;
    notes.sort_by_key(|note| note.span);
    let encoding = encoding.unwrap_or(Encoding::Utf8);
    let mut source = Source::assemble(path, Format::Email, text, map, encoding, parts, Some(bytes));
    source.headers = headers;
    source.notes = notes;
    Ok(source)
}

/// A file named `.eml` that has no header: a page or a text that was saved under that name.
fn bare(path: &str, bytes: Vec<u8>) -> Result<Source, SourceError> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).trim_ascii_start();
    let format = if start.first() == Some(&b'<') || utf16_markup(&bytes) { Format::Html } else { Format::Text };
    let mut source = Source::read(path, format, bytes)?;
    source.notes.insert(0, SourceNote { key: "no-headers", detail: String::new(), span: Span::at(0) });
    // Lines and columns are those of the text, so the file keeps the format it really has.
    source.format = format;
    Ok(source)
}

/// Whether the first character after a UTF-16 byte order mark is `<`.
fn utf16_markup(bytes: &[u8]) -> bool {
    by_mark(bytes).is_some_and(|(_, charset, _)| charset != Charset::Utf8)
        && matches!(bytes.get(2..4), Some([b'<', 0] | [0, b'<']))
}

/// Where the message stands in its file.
pub(crate) struct Frame {
    /// Its header fields.
    pub(crate) fields: Fields,
    /// One past its last byte.
    pub(crate) end: usize,
    /// Where a second message of an mbox file starts.
    second: Option<usize>,
}

impl Frame {
    /// Finds the message in a file, past a byte order mark of length `skip` and an mbox line.
    pub(crate) fn of(raw: &[u8], skip: usize) -> Self {
        let mut start = skip;
        let mut second = None;
        if raw[skip..].starts_with(b"From ") {
            start = header::line_at(raw, skip, raw.len()).1;
            second = memchr::memmem::find_iter(&raw[start..], b"\nFrom ")
                .map(|at| start + at + 1)
                .find(|&at| is_mbox_line(raw, at));
        }
        let end = second.unwrap_or(raw.len());
        Self { fields: fields(raw, Span::new(start, end)), end, second }
    }
}

/// Whether the line at `at` starts a message: after a blank line, `From someone weekday … year`.
fn is_mbox_line(raw: &[u8], at: usize) -> bool {
    let blank = raw[..at].ends_with(b"\n\n") || raw[..at].ends_with(b"\n\r\n");
    let (stop, _) = header::line_at(raw, at, raw.len().min(at + 256));
    let line = &raw[at..stop];
    let words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).count();
    let clock = line
        .windows(6)
        .any(|six| six[0].is_ascii_digit() && six[1].is_ascii_digit() && six[2] == b':' && six[3].is_ascii_digit());
    blank && words >= 6 && clock
}

/// The charset to decode a part with, the one to write in, and what to tell about it.
pub(crate) struct PartCharset {
    /// To decode with.
    pub(crate) read: Charset,
    /// To write in; `None` for ASCII alone.
    pub(crate) write: Option<Charset>,
    /// How long the byte order mark is that the part starts with.
    pub(crate) skip: usize,
    encoding: Encoding,
    notes: Vec<SourceNote>,
}

impl PartCharset {
    /// The charset of a part whose bytes are `data`; notes stand at text offset `at`.
    pub(crate) fn of(leaf: &Leaf, data: &[u8], at: usize) -> Self {
        let mut notes = Vec::new();
        let label = leaf.charset.as_deref().map(str::trim).filter(|label| !label.is_empty());
        let mut known = label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
        known = known.filter(|&encoding| Charset::of(encoding).is_some());
        if let (Some(label), None) = (label, known) {
            notes.push(SourceNote { key: "unknown-charset", detail: label.to_owned(), span: Span::at(at) });
        }
        if label.is_none() && leaf.kind == PartKind::Body(Format::Html) {
            known = declared(data, Format::Html);
        }
        if let Some((encoding, charset, skip)) = by_mark(data) {
            return Self { read: charset, write: Some(charset), skip, encoding, notes };
        }
        // `utf-16` says nothing about the order; the bytes do.
        if label.is_some_and(|label| label.eq_ignore_ascii_case("utf-16")) && big_endian(data) {
            known = Some(encoding_rs::UTF_16BE);
        }
        let ascii_label = label.is_none_or(|label| label.to_ascii_lowercase().contains("ascii"));
        let fit = charset_of(data, known);
        notes.extend(fit.mismatch(at));
        let ascii_only = ascii_label && known.is_none_or(|known| known == encoding_rs::WINDOWS_1252) && data.is_ascii();
        Self { read: fit.charset, write: (!ascii_only).then_some(fit.write), skip: 0, encoding: fit.encoding(), notes }
    }
}

struct Reader<'a> {
    raw: &'a [u8],
    out: Decoded,
    parts: Vec<Part>,
    notes: Vec<SourceNote>,
}

impl Reader<'_> {
    /// Writes the header lines.
    fn headers(&mut self, fields: &Fields) -> Vec<Header> {
        let mut headers = Vec::with_capacity(fields.list.len());
        for field in &fields.list {
            let name = String::from_utf8_lossy(&self.raw[field.name.range()]).into_owned();
            self.out.push(&name, field.name, Step::Verbatim);
            let between = Span::new(field.name.range().end, field.value.range().start);
            let same = &self.raw[between.range()] == b": ";
            self.out.push(": ", between, if same { Step::Verbatim } else { Step::Opaque });
            let start = self.out.text.len();
            decode_value(self.raw, field.value, &mut self.out);
            headers.push(Header { name: name.to_ascii_lowercase(), value: Span::new(start, self.out.text.len()) });
            let same = &self.raw[field.end.range()] == b"\n";
            self.out.push("\n", field.end, if same { Step::Verbatim } else { Step::Opaque });
        }
        let span = Span::new(0, self.out.text.len());
        self.parts.push(Part { span, kind: PartKind::Headers, language: None });
        headers
    }

    /// Writes one part after a line break of its own.
    fn leaf(&mut self, leaf: &Leaf) -> Encoding {
        self.out.push("\n", Span::at(leaf.body.range().start), Step::Opaque);
        let start = self.out.text.len();
        let (octets, wrong) = leaf.transfer.decode(self.raw, leaf.body);
        let charset = PartCharset::of(leaf, &octets.data, start);
        let replaced = decode(&octets, charset.skip, charset.read, &mut self.out);
        let span = Span::new(start, self.out.text.len());
        self.notes.extend(charset.notes);
        if charset.encoding == Encoding::Fallback {
            self.notes.push(fallback_note(&self.out.text, start));
        }
        self.notes.extend(replaced_note(replaced, charset.read));
        if let Some(at) = wrong {
            let at = Span::at(self.text_at(at, span));
            self.notes.push(SourceNote { key: "broken-base64", detail: String::new(), span: at });
        }
        self.parts.push(Part { span, kind: leaf.kind, language: leaf.language.clone() });
        charset.encoding
    }

    /// What was noticed about the message as a whole.
    fn remarks(&mut self, frame: &Frame, structure: &Structure) {
        let whole = Span::new(0, self.out.text.len());
        let mut remark = |key, detail: &str, at| {
            let span = Span::at(self.text_at(at, whole));
            self.notes.push(SourceNote { key, detail: detail.to_owned(), span });
        };
        for found in &structure.remarks {
            remark(found.key, &found.detail, found.at);
        }
        if let Some(at) = frame.fields.broken {
            remark("broken-headers", "", at);
        }
        if let Some(at) = frame.second {
            remark("several-messages", "", at);
        }
        if structure.leaves.is_empty() {
            remark("no-text", "", frame.fields.body);
        }
    }

    /// The first text offset inside `within` that comes from file offset `at` or later.
    fn text_at(&self, at: usize, within: Span) -> usize {
        // Runs rise in the file as they do in the text.
        let runs = self.out.map.runs();
        let after = runs.partition_point(|run| ((run.origin + run.origin_len) as usize) <= at);
        let found = runs.get(after).map_or(self.out.text.len(), |run| {
            let into = if run.step == Step::Verbatim { at.saturating_sub(run.origin as usize) } else { 0 };
            run.text as usize + into
        });
        let mut found = found.clamp(within.range().start, within.range().end);
        while !self.out.text.is_char_boundary(found) {
            found -= 1;
        }
        found
    }
}
