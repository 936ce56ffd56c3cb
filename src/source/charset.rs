//! Characters from bytes and back, with the place of every character kept.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, EncoderResult};

use crate::span::{Run, SourceMap, Span, Step};

/// How bytes stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Charset {
    /// UTF-8; what is not valid becomes U+FFFD.
    Utf8,
    /// UTF-16 in the byte order given.
    Utf16 {
        /// Most significant byte first.
        big: bool,
    },
    /// Any other encoding of the WHATWG Encoding Standard.
    Other(&'static encoding_rs::Encoding),
}

impl Charset {
    /// The charset of a WHATWG encoding. `None` for `replacement`, which stands for encodings
    /// that are not to be read.
    pub(crate) fn of(encoding: &'static encoding_rs::Encoding) -> Option<Self> {
        if encoding == encoding_rs::UTF_8 {
            Some(Self::Utf8)
        } else if encoding == encoding_rs::UTF_16LE {
            Some(Self::Utf16 { big: false })
        } else if encoding == encoding_rs::UTF_16BE {
            Some(Self::Utf16 { big: true })
        } else if encoding == encoding_rs::REPLACEMENT {
            None
        } else {
            Some(Self::Other(encoding))
        }
    }

    /// The name of the WHATWG Encoding Standard.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 { big: false } => "UTF-16LE",
            Self::Utf16 { big: true } => "UTF-16BE",
            Self::Other(encoding) => encoding.name(),
        }
    }
}

/// Bytes after a transfer encoding was undone, and where each comes from in the file.
#[derive(Clone, Debug)]
pub(crate) struct Octets<'a> {
    /// The bytes.
    pub(crate) data: Cow<'a, [u8]>,
    /// From offsets in `data` to offsets in the file. Never the identity: one run at least
    /// where there are bytes.
    pub(crate) map: SourceMap,
}

impl<'a> Octets<'a> {
    /// The bytes of `raw[span]` as they stand.
    pub(crate) fn verbatim(raw: &'a [u8], span: Span) -> Self {
        let data = raw.get(span.range()).unwrap_or(&[]);
        let mut map = SourceMap::default();
        map.push(data.len(), span, Step::Verbatim);
        Self { data: Cow::Borrowed(data), map }
    }

    /// Nothing yet; filled with [`Octets::push`].
    pub(crate) fn empty() -> Self {
        Self { data: Cow::Owned(Vec::new()), map: SourceMap::default() }
    }

    /// Adds bytes that come from `origin`.
    pub(crate) fn push(&mut self, bytes: &[u8], origin: Span, step: Step) {
        self.data.to_mut().extend_from_slice(bytes);
        self.map.push(bytes.len(), origin, step);
    }
}

/// A text under construction and the way back from it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Decoded {
    /// The text so far.
    pub(crate) text: String,
    /// From the text to the bytes of the file.
    pub(crate) map: SourceMap,
}

impl Decoded {
    /// Adds text that stands for all of `origin`.
    pub(crate) fn push(&mut self, text: &str, origin: Span, step: Step) {
        self.text.push_str(text);
        self.map.push(text.len(), origin, step);
    }
}

/// What could not be decoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Replaced {
    /// How many times U+FFFD stands for bytes that mean nothing.
    pub(crate) count: usize,
    /// Text offset of the first.
    pub(crate) first: usize,
}

/// Decodes `octets` from byte `from` on (past a byte order mark) onto the end of `out`.
pub(crate) fn decode(octets: &Octets<'_>, from: usize, charset: Charset, out: &mut Decoded) -> Replaced {
    let from = from.min(octets.data.len());
    let mut writer = Writer { map: &octets.map, out, replaced: Replaced::default() };
    match charset {
        Charset::Utf8 => writer.utf8(&octets.data, from),
        Charset::Utf16 { big } => writer.utf16(&octets.data, from, big),
        Charset::Other(encoding) if encoding.is_single_byte() => writer.single_byte(&octets.data, from, encoding),
        Charset::Other(encoding) => writer.multi_byte(&octets.data, from, encoding),
    }
    writer.replaced
}

/// Writes `text` in `charset`; the error is the first character it has no place for.
pub(crate) fn encode(text: &str, charset: Charset) -> Result<Vec<u8>, char> {
    match charset {
        Charset::Utf8 => Ok(text.as_bytes().to_vec()),
        Charset::Utf16 { big } => {
            let units = text.encode_utf16();
            Ok(units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect())
        }
        Charset::Other(encoding) => {
            let mut encoder = encoding.new_encoder();
            let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len()).unwrap_or(text.len());
            let mut bytes = Vec::with_capacity(room);
            match encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true).0 {
                EncoderResult::Unmappable(character) => Err(character),
                EncoderResult::InputEmpty | EncoderResult::OutputFull => Ok(bytes),
            }
        }
    }
}

/// Carries runs from a map of bytes over to the map of the text.
struct Writer<'o> {
    map: &'o SourceMap,
    out: &'o mut Decoded,
    replaced: Replaced,
}

impl Writer<'_> {
    fn utf8(&mut self, data: &[u8], from: usize) {
        let mut at = from;
        for chunk in data[from..].utf8_chunks() {
            self.same(chunk.valid(), at);
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                self.unknown(at, at + chunk.invalid().len());
                at += chunk.invalid().len();
            }
        }
    }

    fn utf16(&mut self, data: &[u8], from: usize, big: bool) {
        let unit = |at: usize| {
            let pair = [*data.get(at)?, *data.get(at + 1)?];
            Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
        };
        let mut at = from;
        let mut ascii = String::new();
        while at < data.len() {
            ascii.clear();
            let start = at;
            while let Some(byte) = unit(at).and_then(|unit| u8::try_from(unit).ok()).filter(u8::is_ascii) {
                ascii.push(char::from(byte));
                at += 2;
            }
            self.double(&ascii, start);
            let Some(first) = unit(at) else {
                if at < data.len() {
                    self.unknown(at, data.len());
                }
                return;
            };
            let pair = [first, unit(at + 2).unwrap_or(0)];
            let character = char::decode_utf16(pair).next().and_then(Result::ok);
            if let Some(character) = character {
                let length = character.len_utf16() * 2;
                self.other(character.encode_utf8(&mut [0; 4]), at, at + length);
                at += length;
            } else {
                // Half a pair with half a unit after it is one fault.
                let length = if (0xD800..0xDC00).contains(&first) && data.len() - at == 3 { 3 } else { 2 };
                self.unknown(at, at + length);
                at += length;
            }
        }
    }

    fn single_byte(&mut self, data: &[u8], from: usize, encoding: &'static encoding_rs::Encoding) {
        let upper: Vec<Option<char>> = (0x80..=0xFF_u8)
            .map(|byte| {
                let text = encoding.decode_without_bom_handling_and_without_replacement(&[byte]).map(Cow::into_owned);
                text.and_then(|text| text.chars().next())
            })
            .collect();
        let mut at = from;
        while at < data.len() {
            at += self.ascii(data, at);
            let Some(&byte) = data.get(at) else { break };
            match upper[usize::from(byte & 0x7F)] {
                Some(character) => self.other(character.encode_utf8(&mut [0; 4]), at, at + 1),
                None => self.unknown(at, at + 1),
            }
            at += 1;
        }
    }

    /// One byte at a time, so that each character's bytes are known.
    fn multi_byte(&mut self, data: &[u8], from: usize, encoding: &'static encoding_rs::Encoding) {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut buffer = [0_u8; 64];
        let (mut at, mut start) = (from, from);
        loop {
            // Between characters nothing waits in the decoder, so ASCII is itself.
            if at == start && encoding.is_ascii_compatible() {
                at += self.ascii(data, at);
                start = at;
            }
            let last = at >= data.len();
            let next = data.get(at..=at).unwrap_or(&[]);
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(next, &mut buffer, last);
            at += read;
            let text = std::str::from_utf8(&buffer[..written]).unwrap_or("");
            match result {
                DecoderResult::Malformed(length, after) => {
                    let end = at.saturating_sub(usize::from(after)).max(start);
                    // What the decoder held back before them may come out first.
                    let bad = if text.is_empty() { start } else { end.saturating_sub(usize::from(length)).max(start) };
                    self.other(text, start, bad);
                    self.unknown(bad, end);
                    start = end;
                }
                DecoderResult::InputEmpty | DecoderResult::OutputFull => {
                    if !text.is_empty() {
                        if at == start + 1 && data.get(start..at) == Some(text.as_bytes()) {
                            self.same(text, start);
                        } else {
                            self.other(text, start, at);
                        }
                        start = at;
                    }
                    if last {
                        return;
                    }
                }
            }
        }
    }

    /// Passes the ASCII bytes at `at` on and says how many they were.
    fn ascii(&mut self, data: &[u8], at: usize) -> usize {
        let length = encoding_rs::Encoding::ascii_valid_up_to(&data[at..]);
        if let Ok(text) = std::str::from_utf8(&data[at..at + length]) {
            self.same(text, at);
        }
        length
    }

    /// Bytes that are the text itself.
    fn same(&mut self, text: &str, at: usize) {
        let end = at + text.len();
        let mut from = at;
        while from < end {
            let (run, run_end) = self.run(from);
            let mut to = run_end.min(end);
            while !text.is_char_boundary(to - at) {
                to -= 1;
            }
            if to > from {
                self.piece(run, from, to);
            } else {
                // A character whose bytes lie in more than one run.
                to = from + text[from - at..].chars().next().map_or(1, char::len_utf8);
                self.out.map.push(to - from, self.map.to_origin(Span::new(from, to)), Step::Opaque);
            }
            from = to;
        }
        self.out.text.push_str(text);
    }

    /// The run that holds byte `at`, and where it ends.
    fn run(&self, at: usize) -> (Run, usize) {
        let runs = self.map.runs();
        let after = runs.partition_point(|run| run.text as usize <= at);
        let end = runs.get(after).map_or(self.map.text_len(), |run| run.text as usize);
        let run = runs.get(after.wrapping_sub(1)).copied();
        (run.unwrap_or(Run { text: 0, origin: 0, origin_len: 0, step: Step::Verbatim }), end.max(at + 1))
    }

    /// Part of one run, cut as its step allows.
    fn piece(&mut self, run: Run, from: usize, to: usize) {
        let into = from - run.text as usize;
        match run.step {
            Step::Verbatim => {
                let origin = Span::new(run.origin as usize + into, run.origin as usize + into + to - from);
                self.out.map.push(to - from, origin, Step::Verbatim);
            }
            Step::Base64 => {
                // A base64 run must start on a group of four.
                let lead = ((3 - into % 3) % 3).min(to - from);
                self.out.map.push(lead, self.map.to_origin(Span::new(from, from + lead)), Step::Opaque);
                let rest = Span::new(from + lead, to);
                if !rest.is_empty() {
                    self.out.map.push(rest.len(), self.map.to_origin(rest), Step::Base64);
                }
            }
            Step::Double | Step::Opaque => {
                self.out.map.push(to - from, self.map.to_origin(Span::new(from, to)), Step::Opaque);
            }
        }
    }

    /// Text that stands for bytes other than its own.
    fn other(&mut self, text: &str, from: usize, to: usize) {
        self.out.push(text, self.map.to_origin(Span::new(from, to)), Step::Opaque);
    }

    /// ASCII whose bytes are two each.
    fn double(&mut self, ascii: &str, at: usize) {
        let end = at + ascii.len() * 2;
        if !ascii.is_empty() && self.map.is_verbatim(Span::new(at, end)) && self.map.runs().len() == 1 {
            self.out.push(ascii, self.map.to_origin(Span::new(at, end)), Step::Double);
            return;
        }
        for (index, character) in ascii.chars().enumerate() {
            self.other(character.encode_utf8(&mut [0; 4]), at + index * 2, at + index * 2 + 2);
        }
    }

    fn unknown(&mut self, from: usize, to: usize) {
        if self.replaced.count == 0 {
            self.replaced.first = self.out.text.len();
        }
        self.replaced.count += 1;
        self.other("\u{FFFD}", from, to);
    }
}
