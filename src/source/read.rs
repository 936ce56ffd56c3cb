//! Bytes of a file become a [`Source`]: which encoding, and whether it is text at all.

use crate::source::charset::{Charset, Decoded, Octets, Replaced, decode};
use crate::source::{Encoding, Format, Part, PartKind, Source, SourceError, SourceNote};
use crate::span::Span;

/// How far into a page a declared charset counts (WHATWG HTML, "prescan a byte stream").
const PRESCAN: usize = 1024;

/// How much of a file is looked at to tell text from binary data.
const SAMPLE: usize = 64 * 1024;

/// What plainspoken reads, for messages about what it does not.
pub(crate) const READS: &str =
    "plainspoken reads Markdown, HTML, MJML, SVG, e-mail (.eml), Word (.docx), OpenDocument (.odt) and plain text.";

/// File kinds told by their first bytes, with the name people know them by.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office document or Outlook message"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x7fELF", "a program"),
    (b"OggS", "a sound recording"),
    (b"ID3", "a sound recording"),
    (b"SQLite format 3\0", "a database"),
];

impl Source {
    /// Decodes the bytes of one file.
    ///
    /// A byte order mark decides, then a charset the page declares, then UTF-8 if the bytes
    /// allow it, and Windows-1252 as a last resort, which leaves a note. Refuses what is not
    /// text. An e-mail has parts in encodings of their own: it is read by
    /// [`syntax::read`](crate::syntax::read).
    ///
    /// # Errors
    /// [`SourceError`] `binary`, `unreadable` or `too-large`, with what to do about it.
    pub fn read(path: &str, format: Format, bytes: Vec<u8>) -> Result<Self, SourceError> {
        check_size(bytes.len())?;
        if format == Format::Email {
            return Err(SourceError::new(
                "unreadable",
                "message-as-file",
                "it is an e-mail message; its parts are decoded one by one, not as one file.",
            ));
        }
        if let Some((encoding, charset, skip)) = by_mark(&bytes) {
            return finish(path, format, bytes, encoding, charset, skip);
        }
        check_text(&bytes)?;
        let fits = charset_of(&bytes, declared(&bytes, format));
        if fits.charset != Charset::Utf8 || !fits.valid {
            let encoding = fits.encoding();
            return finish(path, format, bytes, encoding, fits.charset, 0);
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                let mut source = Self::from_text(path, format, text);
                source.encoding = fits.encoding();
                source.notes.extend(fits.mismatch(0));
                source.notes.extend(nul_note(&source.text));
                Ok(source)
            }
            // Cannot be, since the bytes are valid; read as any other if it were.
            Err(error) => finish(path, format, error.into_bytes(), Encoding::Utf8, Charset::Utf8, 0),
        }
    }
}

/// Refuses what spans cannot count.
pub(crate) fn check_size(length: usize) -> Result<(), SourceError> {
    if u32::try_from(length).is_ok() {
        return Ok(());
    }
    Err(SourceError::new("too-large", "too-large", "it is larger than 4 GB; please split it."))
}

fn finish(
    path: &str,
    format: Format,
    bytes: Vec<u8>,
    encoding: Encoding,
    charset: Charset,
    skip: usize,
) -> Result<Source, SourceError> {
    // Decoding can make a text three times as long as its bytes, but never longer.
    let decoded_at_most = (bytes.len() - skip).saturating_mul(3);
    if charset != Charset::Utf8 || std::str::from_utf8(&bytes[skip..]).is_err() {
        check_size(decoded_at_most)?;
    }
    let octets = Octets::verbatim(&bytes, Span::new(0, bytes.len()));
    let mut decoded = Decoded::default();
    let replaced = decode(&octets, skip, charset, &mut decoded);
    drop(octets);
    let Decoded { text, map } = decoded;
    let whole = Part { span: Span::new(0, text.len()), kind: PartKind::Body(format), language: None };
    let mut notes = Vec::new();
    if encoding == Encoding::Fallback {
        notes.push(fallback_note(&text, 0));
    }
    notes.extend(replaced_note(replaced, charset));
    let mut source = Source::assemble(path, format, text, map, encoding, vec![whole], Some(bytes));
    source.notes = notes;
    Ok(source)
}

/// The note that Windows-1252 was guessed, at the first character that depends on it.
pub(crate) fn fallback_note(text: &str, from: usize) -> SourceNote {
    let rest = text.get(from..).unwrap_or("");
    let at = from + rest.find(|character: char| !character.is_ascii()).unwrap_or(0);
    let end = at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    SourceNote { key: "windows-1252", detail: String::new(), span: Span::new(at, end) }
}

/// The note that some bytes meant nothing, at the first of them.
pub(crate) fn replaced_note(replaced: Replaced, charset: Charset) -> Option<SourceNote> {
    (replaced.count > 0).then(|| SourceNote {
        key: if charset == Charset::Utf8 { "invalid-utf8" } else { "invalid-bytes" },
        detail: if charset == Charset::Utf8 { replaced.count.to_string() } else { charset.name().to_owned() },
        span: Span::new(replaced.first, replaced.first + '\u{FFFD}'.len_utf8()),
    })
}

/// Encoding, charset and length of the byte order mark, if the file starts with one.
pub(crate) fn by_mark(bytes: &[u8]) -> Option<(Encoding, Charset, usize)> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        Some((Encoding::Utf8Bom, Charset::Utf8, 3))
    } else if bytes.starts_with(b"\xFF\xFE") && !bytes.starts_with(b"\xFF\xFE\0\0") {
        Some((Encoding::Utf16Le, Charset::Utf16 { big: false }, 2))
    } else if bytes.starts_with(b"\xFE\xFF") {
        Some((Encoding::Utf16Be, Charset::Utf16 { big: true }, 2))
    } else {
        None
    }
}

/// Refuses bytes that are no text, and says what they look like.
pub(crate) fn check_text(bytes: &[u8]) -> Result<(), SourceError> {
    let binary = |what: &str| {
        let message = format!("it looks like {what}. {READS}");
        Err(SourceError { code: "binary", key: "binary", detail: what.to_owned(), message })
    };
    if let Some(what) = magic(bytes) {
        return binary(what);
    }
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err(SourceError::new("unreadable", "utf-32", "it is in UTF-32; please save it as UTF-8."));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if memchr::memchr(0, bytes).is_some() {
        if looks_utf16(sample) {
            return Err(SourceError::new(
                "unreadable",
                "utf-16",
                "it looks like UTF-16 without a byte order mark; please save it as UTF-8.",
            ));
        }
        if !has_few_nuls(bytes) {
            return binary("binary data (it holds NUL bytes)");
        }
    }
    let control = sample.iter().filter(|&&byte| is_control(byte)).count();
    // Text holds next to none; one in twenty leaves room for old files' page marks.
    if control * 20 > sample.len() {
        return binary("binary data (it is full of control characters)");
    }
    Ok(())
}

/// Whether a text holds so few NULs that they got in by mistake: fewer than one in two hundred bytes.
fn has_few_nuls(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0, bytes).count() * 200 < bytes.len() && std::str::from_utf8(bytes).is_ok()
}

/// The note that a text holds NULs, at the first of them.
fn nul_note(text: &str) -> Option<SourceNote> {
    let at = memchr::memchr(0, text.as_bytes())?;
    let count = memchr::memchr_iter(0, &text.as_bytes()[at..]).count();
    Some(SourceNote { key: "nul", detail: count.to_string(), span: Span::new(at, at + 1) })
}

fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)) || byte == 0x7F
}

fn magic(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let start = &bytes[..bytes.len().min(4096)];
        let holds = |name: &[u8]| memchr::memmem::find(start, name).is_some();
        return Some(if holds(b"word/") {
            "a Word document (.docx)"
        } else if holds(b"xl/") {
            "an Excel workbook (.xlsx)"
        } else if holds(b"ppt/") {
            "a PowerPoint presentation (.pptx)"
        } else if holds(b"opendocument") {
            "an OpenDocument file"
        } else if holds(b"epub") {
            "an e-book (.epub)"
        } else if holds(b"[Content_Types].xml") {
            "an Office document"
        } else {
            "a ZIP archive"
        });
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("a WebP picture");
    }
    MAGIC.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, what)| what)
}

/// Whether UTF-16 without a byte order mark has its most significant byte first.
pub(crate) fn big_endian(data: &[u8]) -> bool {
    let sample = &data[..data.len().min(SAMPLE)];
    let nul = |odd: usize| sample.chunks_exact(2).filter(|pair| pair[odd] == 0).count();
    nul(0) > nul(1)
}

/// Whether every second byte is so often NUL that the text must be UTF-16.
fn looks_utf16(sample: &[u8]) -> bool {
    let pairs = sample.len() / 2;
    let nul = |odd: usize| sample.chunks_exact(2).filter(|pair| pair[odd] == 0).count();
    let (even, odd) = (nul(0), nul(1));
    let (most, least) = (even.max(odd), even.min(odd));
    pairs > 1 && most * 10 > pairs * 4 && least * 20 < pairs.max(20)
}

/// What a charset label led to.
pub(crate) struct Fit {
    /// The charset to decode with.
    pub(crate) charset: Charset,
    /// The charset to write in. It differs where ASCII alone was declared as something else:
    /// it is read as UTF-8, but a new "é" must be what the declaration says.
    pub(crate) write: Charset,
    /// Whether the bytes are valid UTF-8.
    pub(crate) valid: bool,
    /// The encoding declared, if one was.
    pub(crate) declared: Option<&'static encoding_rs::Encoding>,
    /// Nothing was declared and the bytes are not UTF-8.
    pub(crate) fallback: bool,
}

impl Fit {
    /// The encoding as a [`Source`] names it.
    pub(crate) fn encoding(&self) -> Encoding {
        match self.write {
            _ if self.fallback => Encoding::Fallback,
            Charset::Utf8 => Encoding::Utf8,
            Charset::Utf16 { big: false } => Encoding::Utf16Le,
            Charset::Utf16 { big: true } => Encoding::Utf16Be,
            Charset::Other(encoding) => Encoding::Declared(encoding),
        }
    }

    /// The note that a declaration is not what the bytes are.
    pub(crate) fn mismatch(&self, at: usize) -> Option<SourceNote> {
        let declared = self.declared.filter(|_| self.valid && self.charset == Charset::Utf8)?;
        (declared != encoding_rs::UTF_8).then(|| SourceNote {
            key: "charset-mismatch",
            detail: declared.name().to_ascii_lowercase(),
            span: Span::at(at),
        })
    }
}

/// The charset that fits the bytes best, given what is declared.
pub(crate) fn charset_of(bytes: &[u8], declared: Option<&'static encoding_rs::Encoding>) -> Fit {
    let valid = std::str::from_utf8(bytes).is_ok();
    let fit = |charset, fallback| Fit { charset, write: charset, valid, declared, fallback };
    match declared.and_then(Charset::of) {
        Some(Charset::Other(encoding)) => {
            // Western text that is valid UTF-8 beyond ASCII was not written in a Western
            // single-byte encoding: in those, é needs no second byte that fits.
            let western = [encoding_rs::WINDOWS_1252, encoding_rs::ISO_8859_15].contains(&encoding);
            let ascii = bytes.is_ascii() && encoding.is_ascii_compatible();
            if ascii {
                let write = Charset::Other(encoding);
                return Fit { charset: Charset::Utf8, write, valid, declared: None, fallback: false };
            }
            if valid && western { fit(Charset::Utf8, false) } else { fit(Charset::Other(encoding), false) }
        }
        Some(charset @ Charset::Utf16 { .. }) => fit(charset, false),
        Some(Charset::Utf8) => fit(Charset::Utf8, false),
        None if valid || mostly_utf8(bytes) => fit(Charset::Utf8, false),
        None => fit(Charset::Other(encoding_rs::WINDOWS_1252), true),
    }
}

/// Whether bytes that are not valid UTF-8 were still meant as UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut cut) = (0_usize, 0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        if !chunk.invalid().is_empty() {
            bad += 1;
            cut = chunk.invalid().len();
        }
    }
    // A file cut off inside its only character: a lead byte and at least one more say so; a
    // lead byte alone is as well the "é" of an older encoding.
    good > bad || (bad == 1 && cut > 1 && good == 0)
}

/// The encoding a page or XML file declares in its first bytes.
pub(crate) fn declared(bytes: &[u8], format: Format) -> Option<&'static encoding_rs::Encoding> {
    if !matches!(format, Format::Html | Format::Mjml | Format::Svg) {
        return None;
    }
    let head = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let label = xml_declaration(&head).or_else(|| meta_charset(&head))?;
    let encoding = encoding_rs::Encoding::for_label(label)?;
    // The declaration was read as ASCII, so it cannot be UTF-16 (WHATWG HTML says UTF-8).
    Some(if [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].contains(&encoding) { encoding_rs::UTF_8 } else { encoding })
}

fn xml_declaration(head: &[u8]) -> Option<&[u8]> {
    let rest = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let rest = &rest[..memchr::memchr(b'>', rest)?];
    value_after(rest, b"encoding")
}

fn meta_charset(head: &[u8]) -> Option<&[u8]> {
    let mut rest = head;
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            rest = &rest[memchr::memmem::find(&rest[2..], b"-->")? + 2..];
            continue;
        }
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        if rest.starts_with(b"<meta")
            && let Some(label) = value_after(&rest[..end], b"charset")
        {
            return Some(label);
        }
        rest = &rest[1..];
    }
    None
}

/// The value that follows `name =`, with or without quotes.
fn value_after<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let at = memchr::memmem::find(tag, name)? + name.len();
    let rest = tag[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b';' | b'/' | b'?');
    let value = &rest[..rest.iter().position(ends).unwrap_or(rest.len())];
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;
    use crate::source::charset::encode;

    fn read(format: Format, bytes: &[u8]) -> Source {
        Source::read("x", format, bytes.to_vec()).unwrap()
    }

    fn keys(source: &Source) -> Vec<&str> {
        source.notes.iter().map(|note| note.key).collect()
    }

    fn error(bytes: &[u8]) -> SourceError {
        Source::read("x", Format::Html, bytes.to_vec()).unwrap_err()
    }

    #[test]
    fn utf8_is_itself_with_or_without_a_mark() {
        let source = read(Format::Text, "año".as_bytes());
        assert_eq!((source.text.as_str(), &source.encoding, source.raw.is_none()), ("año", &Encoding::Utf8, true));
        let source = read(Format::Text, "\u{FEFF}año".as_bytes());
        assert_eq!((source.text.as_str(), &source.encoding), ("año", &Encoding::Utf8Bom));
        assert_eq!(source.map.to_origin(Span::new(1, 3)), Span::new(4, 6));
        assert_eq!(read(Format::Text, b"").text, "");
        assert_eq!(read(Format::Text, b"\xEF\xBB\xBF").text, "");
    }

    #[test]
    fn utf16_leads_back_to_pairs_of_bytes() {
        let bytes = encode("\u{FEFF}a é😀b", Charset::Utf16 { big: true }).unwrap();
        let source = read(Format::Text, &bytes);
        assert_eq!((source.text.as_str(), source.encoding.name().as_str()), ("a é😀b", "utf-16be"));
        assert_eq!(source.map.to_origin(Span::new(1, 2)), Span::new(4, 6));
        assert_eq!(source.map.to_origin(Span::new(4, 8)), Span::new(8, 12));
        // A half of a pair, and half a unit at the end.
        let source = read(Format::Text, b"\xFF\xFEa\0\x00\xD8b\0c");
        assert_eq!((source.text.as_str(), keys(&source)), ("a\u{FFFD}b\u{FFFD}", vec!["invalid-bytes"]));
    }

    #[test]
    fn a_page_is_read_as_it_declares() {
        for page in [
            &b"<meta charset=\"windows-1251\"><p>\xcf\xf0"[..],
            b"<!-- <meta charset=utf-8> --><meta http-equiv=Content-Type content='text/html; charset=cp1251'>\xcf\xf0",
            b"<?xml version='1.0' encoding='Windows-1251'?><p>\xcf\xf0</p>",
        ] {
            let source = read(Format::Html, page);
            assert!(source.text.contains("Пр"), "{}", source.text);
            assert_eq!((source.encoding.name().as_str(), keys(&source)), ("windows-1251", vec![]));
        }
        // Plain text declares nothing, and too late is not at all.
        assert_eq!(keys(&read(Format::Text, b"<meta charset=windows-1251>\xcf\xf0")), ["windows-1252"]);
        let late = [&b" ".repeat(PRESCAN)[..], b"<meta charset=windows-1251>\xcf\xf0"].concat();
        assert_eq!(keys(&read(Format::Html, &late)), ["windows-1252"]);
    }

    #[test]
    fn a_declaration_that_is_not_so_is_told() {
        let source = read(Format::Html, "<meta charset=iso-8859-1>año".as_bytes());
        assert!(source.text.ends_with("año"));
        assert_eq!(keys(&source), ["charset-mismatch"]);
    }

    #[test]
    fn bytes_that_are_not_utf8() {
        // An older file, with the place of the first doubtful character.
        let source = read(Format::Markdown, b"Sess\xe3o \x96 caf\xe9");
        assert_eq!((source.text.as_str(), keys(&source)), ("Sessão – café", vec!["windows-1252"]));
        assert_eq!(source.notes[0].span.of(&source.text), "ã");
        // UTF-8 with a slip in it, and UTF-8 cut off.
        let source = read(Format::Markdown, b"a\xc3\xb1o caf\xc3\xa9 \xff.");
        assert_eq!((source.text.as_str(), keys(&source)), ("año café \u{FFFD}.", vec!["invalid-utf8"]));
        assert_eq!(source.map.to_origin(source.notes[0].span), Span::new(11, 12));
        assert_eq!(keys(&read(Format::Markdown, b"20 \xe2\x82")), ["invalid-utf8"]);
        assert_eq!(read(Format::Markdown, b"caf\xe9").text, "café");
    }

    #[test]
    fn a_few_nuls_do_not_make_a_text_binary() {
        let text = format!("{}\0{}\0", "A good paragraph.\n\n".repeat(60), "Another one.\n\n".repeat(60));
        let source = read(Format::Markdown, text.as_bytes());
        assert_eq!((source.text.as_str(), keys(&source)), (&text[..], vec!["nul"]));
        assert_eq!((source.notes[0].span.of(&source.text), &source.notes[0].detail[..]), ("\0", "2"));
    }

    #[test]
    fn binary_files_are_named() {
        for (bytes, word) in [
            (&b"%PDF-1.7\nx"[..], "PDF"),
            (b"\x89PNG\r\n\x1a\nx", "PNG"),
            (b"\xff\xd8\xff\xe0", "JPEG"),
            (b"PK\x03\x04....word/document.xml", ".docx"),
            (b"PK\x03\x04....", "ZIP"),
            (b"\x1f\x8b\x08", "gzip"),
            (b"text\0text and more of it", "NUL"),
            (&[&b"text ".repeat(100)[..], b"\0\0\0"].concat(), "NUL"),
            (&[&b"caf\xe9 ".repeat(100)[..], b"\0"].concat(), "NUL"),
            (b"\x01\x02\x03text", "control"),
        ] {
            let error = error(bytes);
            assert_eq!(error.code, "binary", "{}", error.message);
            assert!(error.message.contains(word) && error.message.contains("Markdown"), "{}", error.message);
        }
        let unmarked = encode("Hello, unmarked world\n", Charset::Utf16 { big: false }).unwrap();
        assert_eq!((error(&unmarked).code, error(&unmarked).message.contains("UTF-16")), ("unreadable", true));
        assert!(error(b"\xFF\xFE\0\0h\0\0\0").message.contains("UTF-32"));
    }

    #[test]
    fn more_than_spans_can_count_is_refused() {
        assert!(check_size(u32::MAX as usize).is_ok());
        assert_eq!(check_size(u32::MAX as usize + 1).unwrap_err().code, "too-large");
    }

    const LABELS: &[&str] = &[
        "utf-8",
        "utf-16le",
        "utf-16be",
        "windows-1252",
        "iso-8859-15",
        "koi8-r",
        "shift_jis",
        "gb18030",
        "big5",
        "euc-jp",
        "euc-kr",
        "windows-1256",
        "macintosh",
    ];

    proptest! {
        #[test]
        fn bytes_in_any_charset_keep_their_places(
            data in proptest::collection::vec(any::<u8>(), 0..80),
            label in proptest::sample::select(LABELS),
        ) {
            let charset = Charset::of(encoding_rs::Encoding::for_label(label.as_bytes()).unwrap()).unwrap();
            let mut out = Decoded::default();
            decode(&Octets::verbatim(&data, Span::new(0, data.len())), 0, charset, &mut out);
            prop_assert_eq!(out.map.text_len(), out.text.len());
            // The text is what another decoder says.
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            prop_assert_eq!(&out.text, &encoding.decode_without_bom_handling(&data).0);
            // The places tile the bytes.
            let mut end = 0;
            for run in out.map.runs() {
                prop_assert_eq!(run.origin, end);
                end = run.origin + run.origin_len;
            }
            prop_assert_eq!(end as usize, if out.text.is_empty() { 0 } else { data.len() });
        }

        #[test]
        fn text_in_any_charset_comes_back(text in "[a-zé€ñ中文ソ表 ]{0,30}", label in proptest::sample::select(LABELS)) {
            let charset = Charset::of(encoding_rs::Encoding::for_label(label.as_bytes()).unwrap()).unwrap();
            let Ok(data) = encode(&text, charset) else { return Ok(()) };
            let mut out = Decoded::default();
            let octets = Octets::verbatim(&data, Span::new(0, data.len()));
            prop_assert_eq!(decode(&octets, 0, charset, &mut out).count, 0);
            prop_assert_eq!(&out.text, &text);
            for (at, character) in text.char_indices() {
                let span = Span::new(at, at + character.len_utf8());
                let own = &data[out.map.to_origin(span).range()];
                prop_assert_eq!(own, &encode(character.encode_utf8(&mut [0; 4]), charset).unwrap()[..]);
            }
        }

        #[test]
        fn no_bytes_panic(data in proptest::collection::vec(any::<u8>(), 0..200)) {
            for format in [Format::Html, Format::Text, Format::Svg] {
                if let Ok(source) = Source::read("x", format, data.clone()) {
                    prop_assert!(source.map.is_identity() || source.map.text_len() == source.text.len());
                }
            }
        }
    }
}
