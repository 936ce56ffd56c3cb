//! Counts of words seen before on this thread: half of running text is a few hundred words.

use std::cell::RefCell;

use crate::text::language::Language;

/// Places of the table, a power of two: 32 bytes each.
const PLACES: usize = 4096;
/// Longest word kept, in bytes.
const LONGEST: usize = 24;

/// The letters of a word, with zeros behind them.
type Key = [u64; LONGEST / 8];

/// A table in which a word may stand in one place only; the last one to come stays.
pub(super) struct Cache {
    language: Language,
    places: Vec<(Key, u8)>,
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
            cache.places.resize(PLACES, (Key::default(), 0));
        }
        work(cache)
    })
}

impl Cache {
    /// The count of a word: kept, or counted now. Upper and lower case are different words.
    pub(super) fn get(&mut self, word: &str, count: impl FnOnce() -> u8) -> u8 {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST || bytes.is_empty() {
            return count();
        }
        let mut key = Key::default();
        let mut rest = bytes;
        for part in &mut key {
            let (now, later) = rest.split_at(rest.len().min(8));
            *part = little_endian(now);
            rest = later;
        }
        // Multiply and take the upper bits, after Knuth.
        let mixed = (key[0] ^ key[1].rotate_left(21) ^ key[2].rotate_left(42)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let place = &mut self.places[(mixed >> (64 - PLACES.trailing_zeros())) as usize];
        if place.0 != key {
            *place = (key, count());
        }
        place.1
    }
}

/// Up to eight bytes as a number.
fn little_endian(bytes: &[u8]) -> u64 {
    if let Some(whole) = bytes.first_chunk::<8>() {
        return u64::from_le_bytes(*whole);
    }
    // Two reads that overlap, so that no byte needs a loop.
    let at = |chunk: &[u8; 4]| u64::from(u32::from_le_bytes(*chunk));
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => at(first) | at(last) << (8 * (bytes.len() - 4)),
        _ => bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_counted_once_and_never_taken_for_another() {
        let words = ["a", "ab", "abc", "abcd", "abcde", "abcdefg", "abcdefgh", "abcdefghijklmnopqrstuvwx", "ABCDEFG"];
        with(Language::new("en"), |cache| {
            for (at, word) in words.iter().enumerate() {
                assert_eq!(cache.get(word, || at as u8), at as u8);
            }
            let kept = words.iter().filter(|word| cache.get(word, || 99) != 99).count();
            assert!(kept >= words.len() - 1);
        });
        // Another language starts anew.
        with(Language::new("de"), |cache| assert_eq!(cache.get("abc", || 7), 7));
        with(Language::new("en"), |cache| assert_eq!(cache.get("abc", || 8), 8));
        with(Language::new("en"), |cache| assert_eq!(cache.get("abcdefghijklmnopqrstuvwxy", || 9), 9));
    }
}
