//! Finds phrases at the starts of words: one pass over a text, three bytes of each word looked up in a table.
//!
//! Most words begin no phrase and cost one look. Letters of ASCII and Latin-1 match in either case.

/// What stands in the table: a phrase in lower case, what it means, and whether any ending may follow.
struct Row<T> {
    key: u32,
    phrase: Box<[u8]>,
    open: bool,
    meaning: T,
}

/// Bits of the number of a bucket.
const BITS: u32 = 13;

/// Phrases by the bucket of their first three bytes.
pub(crate) struct Phrases<T> {
    /// By bucket, then by length.
    rows: Vec<Row<T>>,
    /// Where the rows of each bucket start; one more than there are buckets.
    starts: Vec<u16>,
    /// Bytes that begin a phrase without being part of a word, such as the telephone sign.
    marks: [bool; 256],
}

/// One byte in lower case; `before` is the byte before it, which makes it a Latin-1 letter or not.
fn lower(before: u8, byte: u8) -> u8 {
    if before == 0xc3 && (0x80..=0x9e).contains(&byte) && byte != 0x97 {
        byte + 0x20
    } else {
        byte.to_ascii_lowercase()
    }
}

/// The first three bytes at `at`, in lower case; zero stands for what is missing.
fn key(bytes: &[u8], at: usize) -> u32 {
    let byte = |n: usize| bytes.get(at + n).copied().unwrap_or(0);
    let (first, second, third) = (byte(0), byte(1), byte(2));
    u32::from(lower(0, first)) | u32::from(lower(first, second)) << 8 | u32::from(lower(second, third)) << 16
}

fn bucket(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> (32 - BITS)) as usize
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// A table of phrases; a `*` at the end of one lets any ending follow. An apostrophe is found in both forms.
    pub(crate) fn new<'p>(phrases: impl Iterator<Item = (&'p str, T)>) -> Self {
        let mut rows: Vec<Row<T>> = Vec::new();
        let mut marks = [false; 256];
        let mut add = |phrase: &str, open: bool, meaning: T| {
            let bytes: Box<[u8]> = phrase.to_lowercase().into_bytes().into();
            if !phrase.starts_with(char::is_alphanumeric)
                && let Some(&first) = bytes.first()
            {
                marks[first as usize] = true;
            }
            if bytes.len() >= 3 {
                rows.push(Row { key: key(&bytes, 0), phrase: bytes, open, meaning });
                return;
            }
            // A short phrase stands under every third byte.
            for third in 0..=255 {
                let key = key(&[bytes[0], *bytes.get(1).unwrap_or(&0), third], 0);
                if !rows.iter().any(|row| row.key == key && row.phrase == bytes && row.meaning == meaning) {
                    rows.push(Row { key, phrase: bytes.clone(), open, meaning });
                }
            }
        };
        for (phrase, meaning) in phrases.filter(|(phrase, _)| !phrase.is_empty()) {
            let (phrase, open) = phrase.strip_suffix('*').map_or((phrase, false), |stem| (stem, true));
            add(phrase, open, meaning);
            if phrase.contains('\'') {
                add(&phrase.replace('\'', "\u{2019}"), open, meaning);
            }
        }
        rows.sort_by_key(|row| (bucket(row.key), row.phrase.len()));
        let starts = (0..=1usize << BITS).map(|at| rows.partition_point(|row| bucket(row.key) < at) as u16).collect();
        Self { rows, starts, marks }
    }

    /// The phrases that start at `at`, the shortest first: what each means and where it ends. Whole words only.
    pub(crate) fn starting(&self, text: &str, at: usize) -> impl Iterator<Item = (T, usize)> {
        let bytes = text.as_bytes();
        let key = key(bytes, at);
        let bucket = bucket(key);
        let rows = self.starts.get(bucket..bucket + 2).map_or(0..0, |pair| pair[0] as usize..pair[1] as usize);
        self.rows[rows].iter().filter_map(move |row| {
            let end = at + row.phrase.len();
            let same = row.key == key
                && bytes.get(at..end).is_some_and(|written| {
                    let mut before = 0;
                    written.iter().zip(&row.phrase).all(|(&byte, &wanted)| {
                        let same = lower(before, byte) == wanted;
                        before = byte;
                        same
                    })
                });
            (same && (row.open || is_word_edge(text, end))).then_some((row.meaning, end))
        })
    }

    /// Reads `text` once: `word` gets the start of each word, `found` each phrase with its start and end, by place.
    pub(crate) fn scan(&self, text: &str, mut word: impl FnMut(usize), mut found: impl FnMut(T, usize, usize)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut inside = false;
        while let Some(&byte) = bytes.get(at) {
            let (alphanumeric, length) = if byte.is_ascii() {
                (byte.is_ascii_alphanumeric(), 1)
            } else {
                let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                (c.is_alphanumeric(), c.len_utf8())
            };
            if alphanumeric && !inside {
                word(at);
            }
            if alphanumeric && !inside || !alphanumeric && self.marks[byte as usize] {
                for (meaning, end) in self.starting(text, at) {
                    found(meaning, at, end);
                }
            }
            inside = alphanumeric;
            at += length;
        }
    }
}

/// Whether no word runs across `at`.
pub(crate) fn is_word_edge(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at..).and_then(|tail| tail.chars().next());
    !matches!((before, after), (Some(a), Some(b)) if a.is_alphanumeric() && b.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u8, &str)> {
        let rows =
            [("call", 1), ("call us", 2), ("suicid*", 3), ("by", 4), ("\u{260e}", 5), ("i'm", 6), ("teléfono", 7)];
        let table = Phrases::new(rows.into_iter());
        let mut found = Vec::new();
        table.scan(text, |_| {}, |meaning, start, end| found.push((meaning, &text[start..end])));
        found
    }

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        assert_eq!(found("Call us"), [(1, "Call"), (2, "Call us")]);
        assert_eq!(found("recall calls, call."), [(1, "call")]);
        assert_eq!(found("suicidal"), [(3, "suicid")]);
        assert_eq!(found("by"), [(4, "by")]);
        assert_eq!(found("by, baby, Byte"), [(4, "by")]);
        assert_eq!(found("\u{260e}555"), [(5, "\u{260e}")]);
        assert_eq!(found("I\u{2019}m"), [(6, "I\u{2019}m")]);
        assert_eq!(found("TELÉFONO Teléfono"), [(7, "TELÉFONO"), (7, "Teléfono")]);
        assert!(found("").is_empty());
    }
}
