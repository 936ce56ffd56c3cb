//! Words of one block: UAX #29 word boundaries, then the joins a reader makes.
//!
//! Inner hyphens and apostrophes belong to the word; a web address, an e-mail
//! address, a path and a phone number are one token each; a template hole with
//! all that is glued to it is one word of its own class.
//!
//! Text is taken chunk by chunk between white space, where UAX #29 never
//! joins. A chunk of plain letters is a word by itself; a chunk of letters,
//! digits and common marks is cut by the short form of the rules in
//! [`fast`]; scripts without spaces are cut by ICU4X (feature `unspaced`), and
//! everything else goes to the `unicode-segmentation` crate.

mod address;
mod fast;
#[cfg(feature = "unspaced")]
mod unspaced;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::fold::{Letters, hash_within, letters};

/// A template value masked to the same length: this character and [`HOLE_PAD`].
pub const HOLE: char = '\u{E000}';
/// Two-byte filler of a masked template value.
pub const HOLE_PAD: char = '\u{378}';
/// A template statement or comment, masked to the same length: it prints nothing.
pub const UNSEEN: char = '\u{E001}';
/// Two-byte filler of a masked template statement.
pub const UNSEEN_PAD: char = '\u{379}';

/// What a token is, for counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// Letters, perhaps with digits, inner hyphens and apostrophes.
    Word,
    /// A number, an ordinal such as `3rd`, or a phone number.
    Number,
    /// A web address, an e-mail address, a host name or a path.
    Url,
    /// A template value, unknown until the page is filled in.
    Hole,
    /// A pictograph or arrow that stands alone.
    Symbol,
}

/// One token of a block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Word {
    /// Byte offset of the first character in the block's text.
    pub start: u32,
    /// Byte offset after the last character in the block's text.
    pub end: u32,
    /// Spoken syllables; 0 until [`crate::text::syllable::count_words`] has run, and for all but class `Word`.
    pub syllables: u8,
    /// What the token is.
    pub class: WordClass,
    /// Whether it is letters of ASCII and nothing else.
    pub(crate) plain: bool,
    /// Whether a letter behind its first is a capital.
    pub(crate) capitals: bool,
    /// Its hash as the dictionaries know it, case and apostrophes folded; [`NO_KEY`] for what can be no part of an
    /// entry: a template's hole, an address, a word longer than any.
    pub(crate) key: u64,
}

/// The key of what no dictionary holds.
pub(crate) const NO_KEY: u64 = 0;

impl Word {
    fn new(text: &str, start: usize, end: usize, class: WordClass) -> Self {
        let token = &text[start..end];
        let plain = class == WordClass::Word && token.bytes().all(|byte| byte.is_ascii_alphabetic());
        let capitals = token.chars().skip(1).any(char::is_uppercase);
        let key = match class {
            WordClass::Word | WordClass::Number => hash_within(text, start, end).unwrap_or(NO_KEY),
            _ => NO_KEY,
        };
        Self { start: start as u32, end: end as u32, syllables: 0, class, plain, capitals, key }
    }

    /// A part of it, as a word of the text it was cut from.
    pub(crate) fn part(&self, text: &str, start: u32, end: u32) -> Self {
        Self { syllables: self.syllables, ..Self::new(text, start as usize, end as usize, self.class) }
    }

    /// Takes it for something that is not read as a word: one token, no syllables, no dictionary.
    pub(crate) fn hide(&mut self) {
        (self.class, self.plain, self.key) = (WordClass::Url, false, NO_KEY);
    }

    /// The token's text in the block it was cut from; empty if `text` is not that block.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// Appends the tokens of `text` to `words`, in order.
///
/// Offsets are bytes of `text`, which must be shorter than 4 GiB.
pub fn cut(text: &str, words: &mut Vec<Word>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let first = bytes[at];
        if first.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        if first.is_ascii_alphabetic() {
            // A plain word, perhaps with marks behind it, needs no rules.
            let read = bytes[at..].first_chunk().and_then(letters);
            let letter = |byte: &&u8| byte.is_ascii_alphabetic();
            let end = at + read.map_or_else(|| bytes[at..].iter().take_while(letter).count(), |read| read.length);
            let mut next = end;
            while next < bytes.len() && matches!(bytes[next], b',' | b'.' | b';' | b':' | b'!' | b'?' | b')' | b'"') {
                next += 1;
            }
            if next == bytes.len() || bytes[next].is_ascii_whitespace() {
                words.push(match read {
                    Some(Letters { hash: key, capitals, .. }) => {
                        let (start, end, class) = (at as u32, end as u32, WordClass::Word);
                        Word { start, end, syllables: 0, class, plain: true, capitals, key }
                    }
                    None => Word::new(text, at, end, WordClass::Word),
                });
                at = next;
                continue;
            }
        }
        if first >= 0x80 {
            let white = text[at..].chars().next().filter(|c| c.is_whitespace());
            if let Some(white) = white {
                at += white.len_utf8();
                continue;
            }
        }
        at = cut_chunk(text, at, words);
    }
}

/// Cuts the chunk that starts at `at` and gives the offset after it (or after
/// a phone number, which may hold spaces).
fn cut_chunk(text: &str, at: usize, words: &mut Vec<Word>) -> usize {
    if let Some((start, end)) = address::phone(text, at) {
        words.push(Word::new(text, start, end, WordClass::Number));
        return end;
    }
    let end = chunk_end(text, at);
    let chunk = &text[at..end];
    if chunk.as_bytes().iter().any(|b| matches!(b, 0xEE | 0xCD)) && chunk.contains([UNSEEN, UNSEEN_PAD]) {
        cut_around_unseen(chunk, at, words);
    } else {
        cut_seen(text, at..end, words);
    }
    end
}

fn chunk_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < bytes.len() {
        let byte = bytes[end];
        if byte < 0x80 {
            if byte.is_ascii_whitespace() {
                return end;
            }
            end += 1;
        } else {
            // Only these lead bytes can begin a white-space character.
            let length = utf8_length(byte);
            if matches!(byte, 0xC2 | 0xE1 | 0xE2 | 0xE3) && text[end..].chars().next().is_some_and(char::is_whitespace)
            {
                return end;
            }
            end += length;
        }
    }
    end
}

fn utf8_length(lead: u8) -> usize {
    match lead {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

/// Cuts what a reader sees of a chunk with template statements in it.
fn cut_around_unseen(chunk: &str, base: usize, words: &mut Vec<Word>) {
    let mut seen = String::with_capacity(chunk.len());
    let mut places: Vec<u32> = Vec::with_capacity(chunk.len());
    for (offset, c) in chunk.char_indices() {
        if c != UNSEEN && c != UNSEEN_PAD {
            places.extend((0..c.len_utf8()).map(|byte| (base + offset + byte) as u32));
            seen.push(c);
        }
    }
    let from = words.len();
    cut_seen(&seen, 0..seen.len(), words);
    for word in &mut words[from..] {
        let length = word.end - word.start;
        word.start = places[word.start as usize];
        word.end = places[word.end as usize - 1] + 1;
        // What is written is not the word alone.
        if word.end - word.start != length {
            (word.plain, word.key) = (false, NO_KEY);
        }
    }
}

/// Cuts a chunk of `text` without template statements.
fn cut_seen(text: &str, range: Range<usize>, words: &mut Vec<Word>) {
    let (chunk, base) = (&text[range.clone()], range.start);
    // Looking for each address reads the rest of the chunk once: no chunk of prose holds more than a few.
    const MOST_ADDRESSES: usize = 16;
    let mut at = 0;
    for _ in 0..MOST_ADDRESSES {
        let Some((start, end)) = address::find(&chunk[at..]) else { break };
        if start > 0 {
            cut_pieces(text, base + at..base + at + start, words);
        }
        words.push(Word::new(text, base + at + start, base + at + end, WordClass::Url));
        at += end;
    }
    if at < chunk.len() {
        cut_pieces(text, base + at..range.end, words);
    }
}

fn cut_pieces(text: &str, range: Range<usize>, words: &mut Vec<Word>) {
    let (chunk, base) = (&text[range.clone()], range.start);
    let mut join = Join { text, chunk, base, words, open: None };
    if !fast::pieces(chunk, |start, end| join.piece(start, end)) {
        slow_pieces(chunk, |start, end| join.piece(start, end));
    }
    join.finish();
}

/// The UAX #29 segments of a chunk that hold a letter, a digit, a hole or a pictograph.
fn slow_pieces(chunk: &str, mut piece: impl FnMut(usize, usize)) {
    let is_seen = |segment: &str| segment.chars().any(|c| c.is_alphanumeric() || is_hole(c) || is_pictograph(c));
    #[cfg(feature = "unspaced")]
    if chunk.chars().any(is_unspaced) {
        unspaced::segments(chunk, |start, end| {
            if is_seen(&chunk[start..end]) {
                piece(start, end);
            }
        });
        return;
    }
    for (start, segment) in chunk.split_word_bound_indices() {
        if is_seen(segment) {
            piece(start, start + segment.len());
        }
    }
}

/// Whether a character is of a script that writes no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3041}'..='\u{30FF}'
            | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}'
    )
}

/// Whether the character is part of a masked template value.
#[must_use]
pub fn is_hole(c: char) -> bool {
    c == HOLE || c == HOLE_PAD
}

/// Whether the character is part of a masked template statement.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c == UNSEEN || c == UNSEEN_PAD
}

/// Arrows, dingbats and emoji: what people set as a sign in place of a word.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// A hyphen or apostrophe that joins what stands on both sides of it.
fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’')
}

/// Joins pieces over inner hyphens and apostrophes, and anything over a hole.
struct Join<'t, 'w> {
    text: &'t str,
    chunk: &'t str,
    base: usize,
    words: &'w mut Vec<Word>,
    open: Option<(usize, usize, WordClass)>,
}

impl Join<'_, '_> {
    fn piece(&mut self, start: usize, end: usize) {
        let class = classify(&self.chunk[start..end]);
        if let Some((open_start, open_end, open_class)) = self.open {
            let hole = open_class == WordClass::Hole || class == WordClass::Hole;
            let symbol = open_class == WordClass::Symbol || class == WordClass::Symbol;
            let mut between = self.chunk[open_end..start].chars();
            let joined = match (between.next(), between.next()) {
                (None, _) => hole && !symbol,
                (Some(mark), None) => is_joiner(mark) && !symbol,
                _ => false,
            };
            if joined {
                let both = if hole {
                    WordClass::Hole
                } else if open_class == WordClass::Number && class == WordClass::Number {
                    WordClass::Number
                } else {
                    WordClass::Word
                };
                self.open = Some((open_start, end, both));
                return;
            }
            self.words.push(Word::new(self.text, self.base + open_start, self.base + open_end, open_class));
        }
        self.open = Some((start, end, class));
    }

    fn finish(&mut self) {
        if let Some((start, end, class)) = self.open.take() {
            self.words.push(Word::new(self.text, self.base + start, self.base + end, class));
        }
    }
}

/// The class of one UAX #29 piece.
fn classify(piece: &str) -> WordClass {
    if piece.bytes().all(|b| b.is_ascii_alphabetic()) {
        return WordClass::Word;
    }
    let (mut letters, mut digit, mut hole) = (0, false, false);
    for c in piece.chars() {
        if is_hole(c) {
            hole = true;
        } else if c.is_alphabetic() {
            letters += 1;
        } else if c.is_numeric() {
            digit = true;
        }
    }
    if hole {
        WordClass::Hole
    } else if letters == 0 {
        if digit { WordClass::Number } else { WordClass::Symbol }
    } else if letters <= 2 && piece.starts_with(|c: char| c.is_numeric()) {
        // 3rd, 5pm, 90s, 10º: read as numbers.
        WordClass::Number
    } else {
        WordClass::Word
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<(&str, WordClass)> {
        let mut words = Vec::new();
        cut(text, &mut words);
        words.iter().map(|w| (w.text(text), w.class)).collect()
    }

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn inner_hyphens_and_apostrophes_join() {
        assert_eq!(
            words("Your well-being isn’t a 24-hour-a-day \"job\"."),
            ["Your", "well-being", "isn’t", "a", "24-hour-a-day", "job"]
        );
        assert_eq!(
            words("pre- and post-natal -- the l'eau d’accord rock-'n'-roll"),
            ["pre", "and", "post-natal", "the", "l'eau", "d’accord", "rock", "n", "roll"]
        );
    }

    #[test]
    fn an_address_is_one_token() {
        use WordClass::{Url, Word};
        assert_eq!(
            tokens("See https://example.org/a_(b)?c=1, www.example.com or (mail jo.doe@example.org)."),
            [
                ("See", Word),
                ("https://example.org/a_(b)?c=1", Url),
                ("www.example.com", Url),
                ("or", Word),
                ("mail", Word),
                ("jo.doe@example.org", Url),
            ]
        );
        assert_eq!(
            tokens("Open docs/forms/intake.pdf on example.org and/or he/she"),
            [
                ("Open", Word),
                ("docs/forms/intake.pdf", Url),
                ("on", Word),
                ("example.org", Url),
                ("and", Word),
                ("or", Word),
                ("he", Word),
                ("she", Word)
            ]
        );
    }

    #[test]
    fn a_phone_number_is_one_token_and_a_date_is_not() {
        use WordClass::{Number, Word};
        for phone in ["(555) 555-0123", "555-555-0123", "+1 555 555 0123", "555.555.0123", "020 7946 0958", "555-0123"]
        {
            let text = format!("Call {phone}, or text.");
            assert_eq!(tokens(&text), [("Call", Word), (phone, Number), ("or", Word), ("text", Word)], "{phone}");
        }
        assert_eq!(words("2024-05-12"), ["2024-05-12"]);
        assert_eq!(words("from 2010 to 2015"), ["from", "2010", "to", "2015"]);
        assert_eq!(
            tokens("It costs $1,250.50 on the 3rd"),
            [("It", Word), ("costs", Word), ("1,250.50", Number), ("on", Word), ("the", Word), ("3rd", Number)]
        );
    }

    #[test]
    fn a_hole_is_one_word_with_what_is_glued_to_it() {
        use WordClass::{Hole, Word};
        let text = "Dear \u{E000}\u{E000}\u{378}s, see \u{E000}-day.";
        assert_eq!(
            tokens(text),
            [("Dear", Word), ("\u{E000}\u{E000}\u{378}s", Hole), ("see", Word), ("\u{E000}-day", Hole)]
        );
    }

    #[test]
    fn a_template_statement_is_not_seen() {
        let text = "\u{E001}\u{379}Form\u{E001}s due \u{E001}\u{379} today\u{379}";
        assert_eq!(words(text), ["Form\u{E001}s", "due", "today"]);
    }

    #[test]
    #[cfg(feature = "unspaced")]
    fn scripts_without_spaces_have_words() {
        assert_eq!(words("我们可以帮助您找到住处。"), ["我们", "可以", "帮助", "您", "找到", "住处"]);
        assert_eq!(words("場所を探す"), ["場所", "を", "探す"]);
        assert_eq!(words("เราสามารถ"), ["เรา", "สามารถ"]);
        assert_eq!(words("យើងអាច"), ["យើង", "អាច"]);
        assert!(words(&"我们可以帮助您".repeat(500)).len() > 1500);
    }

    #[test]
    fn scripts_beyond_latin() {
        assert_eq!(words("Мама мыла раму."), ["Мама", "мыла", "раму"]);
        assert_eq!(words("café São João"), ["café", "São", "João"]);
        assert_eq!(tokens("go → 👍"), [("go", WordClass::Word), ("→", WordClass::Symbol), ("👍", WordClass::Symbol)]);
    }

    proptest! {
        #[test]
        fn the_fast_cut_is_the_uax29_cut(chunk in "[a-zA-Z0-9_.,;:'’‘·\\-–—“”«»¿¡!?()&/éÉñüßøşЖжўїΑωά…]{0,12}") {
            let (mut fast, mut slow) = (Vec::new(), Vec::new());
            prop_assert!(fast::pieces(&chunk, |s, e| fast.push((s, e))));
            slow_pieces(&chunk, |s, e| slow.push((s, e)));
            prop_assert_eq!(fast, slow);
        }

        #[test]
        fn tokens_are_ordered_and_on_character_bounds(text in "\\PC{0,60}") {
            let mut words = Vec::new();
            cut(&text, &mut words);
            let mut last = 0;
            for word in words {
                prop_assert!(word.start >= last && word.end > word.start);
                prop_assert!(text.get(word.start as usize..word.end as usize).is_some());
                last = word.end;
            }
        }

        #[test]
        fn plain_prose_gives_unicode_words(text in "([a-z]{1,8}[,.;:!?)\"]{0,2} ){0,12}") {
            let expected: Vec<&str> = text.unicode_words().collect();
            prop_assert_eq!(words(&text), expected);
        }
    }
}
