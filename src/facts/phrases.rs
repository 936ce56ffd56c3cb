//! Finds phrases at the starts of words: one pass over a text, four bytes of each word looked up in a table.
//!
//! Most words begin no phrase and cost one look at a bit. Letters of ASCII and Latin-1 match in either case.

/// What stands in the table: a phrase in lower case, what it means, and whether any ending may follow.
struct Row<T> {
    key: u32,
    /// The next four bytes as in a key, and which of them the phrase has.
    next: u32,
    mask: u32,
    phrase: Box<[u8]>,
    open: bool,
    meaning: T,
}

/// Bits of the number of a bucket.
const BITS: u32 = 12;

/// Bits of the place in the filter before the buckets.
const FILTER_BITS: u32 = 16;

/// Phrases by the bucket of their first four bytes.
pub(crate) struct Phrases<T> {
    /// By bucket, then by length.
    rows: Vec<Row<T>>,
    /// Where the rows of each bucket start; one more than there are buckets.
    starts: Vec<u16>,
    /// One bit for each hash that a key has.
    filter: Vec<u64>,
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

/// Each letter and digit of ASCII in lower case; zero for every other byte.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// The first four bytes at `at`, folded; zero stands for what is missing too.
fn key(bytes: &[u8], at: usize) -> u32 {
    let fold = |byte: u8| FOLDED[byte as usize];
    if let Some(four) = bytes.get(at..).and_then(<[u8]>::first_chunk::<4>) {
        return u32::from_le_bytes(four.map(fold));
    }
    let folded = |n: usize| bytes.get(at + n).copied().map_or(0, fold);
    u32::from_le_bytes([folded(0), folded(1), folded(2), folded(3)])
}

/// A hash of `FILTER_BITS` bits.
fn hash(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> (32 - FILTER_BITS)) as usize
}

fn bucket(key: u32) -> usize {
    hash(key) >> (FILTER_BITS - BITS)
}

impl<T: Copy> Phrases<T> {
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
            // A phrase shorter than a key stands under everything that may follow it.
            let ends_word = !open && phrase.ends_with(char::is_alphanumeric);
            let follows: Vec<u8> = [0].into_iter().chain(b'a'..=b'z').chain(b'0'..=b'9').collect();
            let mut keys = vec![bytes.to_vec()];
            while keys[0].len() < 4 {
                let next = if ends_word && keys[0].len() == bytes.len() { &follows[..1] } else { &follows[..] };
                keys = keys.iter().flat_map(|key| next.iter().map(|next| [&key[..], &[*next]].concat())).collect();
            }
            let more = bytes.len().saturating_sub(4).min(4) as u32;
            rows.extend(keys.iter().map(|bytes_of_key| Row {
                key: key(bytes_of_key, 0),
                next: key(&bytes, 4),
                mask: if more == 0 { 0 } else { u32::MAX >> (32 - 8 * more) },
                phrase: bytes.clone(),
                open,
                meaning,
            }));
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
        let mut filter = vec![0; 1 << (FILTER_BITS - 6)];
        for row in &rows {
            let hash = hash(row.key);
            filter[hash / 64] |= 1 << (hash % 64);
        }
        Self { rows, starts, filter, marks }
    }

    /// The phrases that start at `at`, the shortest first: what each means and where it ends. Whole words only.
    pub(crate) fn starting(&self, text: &str, at: usize) -> impl Iterator<Item = (T, usize)> {
        let bytes = text.as_bytes();
        let first = key(bytes, at);
        let rows = if self.may_start(first) { self.candidates(first) } else { &[] };
        let next = if rows.is_empty() { 0 } else { key(bytes, at + 4) };
        rows.iter().filter_map(move |row| {
            let end = at + row.phrase.len();
            // Most phrases that begin alike differ in the next letters.
            let same = row.key == first
                && row.next == next & row.mask
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
            let start = at;
            match CLASSES[byte as usize] {
                Class::Letter => {
                    // The rest of the word: most of a text.
                    at += 1;
                    while bytes.get(at).is_some_and(|byte| CLASSES[*byte as usize] == Class::Letter) {
                        at += 1;
                    }
                    if inside {
                        continue;
                    }
                    inside = true;
                    word(start);
                }
                Class::Mark => {
                    at += 1;
                    inside = false;
                    if !self.marks[byte as usize] {
                        continue;
                    }
                }
                Class::Other => {
                    let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                    at += c.len_utf8();
                    let was_inside = std::mem::replace(&mut inside, c.is_alphanumeric());
                    if inside && was_inside || !inside && !self.marks[byte as usize] {
                        continue;
                    }
                    if inside {
                        word(start);
                    }
                }
            }
            if self.may_start(key(bytes, start)) {
                for (meaning, end) in self.starting(text, start) {
                    found(meaning, start, end);
                }
            }
        }
    }

    /// Whether a phrase may have this key.
    fn may_start(&self, key: u32) -> bool {
        let hash = hash(key);
        self.filter.get(hash / 64).is_some_and(|bits| bits >> (hash % 64) & 1 == 1)
    }

    /// The rows of the bucket of a key.
    fn candidates(&self, key: u32) -> &[Row<T>] {
        let bucket = bucket(key);
        match self.starts.get(bucket..bucket + 2) {
            Some(&[from, to]) => self.rows.get(from as usize..to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    /// A letter or digit of ASCII.
    Letter,
    /// Another byte of ASCII.
    Mark,
    /// Part of a longer character.
    Other,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = if (byte as u8).is_ascii_alphanumeric() { Class::Letter } else { Class::Mark };
        byte += 1;
    }
    classes
};

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
