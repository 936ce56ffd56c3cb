//! Counts of words seen before on this thread: half of running text is a few hundred words.

use std::cell::RefCell;

use crate::text::language::Language;
use crate::text::word::{NO_KEY, Word};

/// Bits of the number of a place.
const BITS: u32 = 14;

/// A table in which a word may stand in one place only; the last one to come stays.
pub(super) struct Cache {
    language: Language,
    /// The key of a word without its last eight bits, and in these its count. 128 KiB.
    places: Vec<u64>,
}

thread_local! {
    static CACHE: RefCell<Cache> = const { RefCell::new(Cache { language: Language::UNKNOWN, places: Vec::new() }) };
}

/// Lends this thread's table for one language.
pub(super) fn with<T>(language: Language, work: impl FnOnce(&mut Cache) -> T) -> T {
    CACHE.with_borrow_mut(|cache| {
        if cache.language != language || cache.places.is_empty() {
            cache.language = language;
            cache.places.clear();
            cache.places.resize(1 << BITS, 0);
        }
        work(cache)
    })
}

impl Cache {
    /// The count of a word: kept, or counted now. A lone letter, or a word with a capital behind its first letter, may
    /// be spelled out, and is counted each time.
    pub(super) fn get(&mut self, word: &Word, text: &str, count: impl FnOnce(&str) -> u8) -> u8 {
        if word.key == NO_KEY || word.capitals || word.end - word.start < 2 {
            return count(word.text(text));
        }
        // Multiply and take the upper bits, after Knuth.
        let mixed = word.key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let place = &mut self.places[(mixed >> (u64::BITS - BITS)) as usize];
        if *place & !0xFF != mixed & !0xFF {
            *place = mixed & !0xFF | u64::from(count(word.text(text)));
        }
        *place as u8
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::text::word;

    fn kept(language: &str, word: &str, count: u8) -> u8 {
        let mut words = Vec::new();
        word::cut(word, &mut words);
        with(Language::new(language), |cache| cache.get(words.first().unwrap(), word, |_| count))
    }

    #[test]
    fn a_word_is_counted_once_and_never_taken_for_another() {
        let words =
            ["ab", "abc", "abcd", "abcde", "abcdefg", "abcdefgh", "abcdefghijklmnopqrstuvwx", "abcdefghij\u{e9}"];
        for (at, word) in words.iter().enumerate() {
            assert_eq!(kept("en", word, at as u8), at as u8);
        }
        assert!(words.iter().filter(|word| kept("en", word, 99) != 99).count() >= words.len() - 1);
        // Another language starts anew.
        assert_eq!(kept("de", "abc", 7), 7);
        assert_eq!(kept("en", "abc", 8), 8);
    }

    #[test]
    fn a_word_in_capitals_is_another_word() {
        assert_eq!(kept("en", "us", 1), 1);
        assert_eq!(kept("en", "US", 2), 2);
        assert_eq!(kept("en", "Us", 3), 1);
        assert_eq!(kept("es", "b", 1), 1);
        assert_eq!(kept("es", "B", 2), 2);
    }
}
