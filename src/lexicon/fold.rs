//! Words as the dictionaries know them: lower case, straight apostrophes, hashed, nothing allocated.

/// Longest word, in bytes once folded, that a dictionary can hold; longer ones never match.
const LIMIT: usize = 48;

/// A word in lower case, on the stack.
#[derive(Clone, Copy)]
pub(super) struct Folded {
    // Zero past `len`, so that whole chunks can be hashed.
    bytes: [u8; LIMIT],
    len: usize,
}

impl Folded {
    /// Folds a word; `None` when it is empty or too long for any dictionary.
    pub(super) fn of(word: &str) -> Option<Self> {
        if word.is_empty() || word.len() > LIMIT {
            return None;
        }
        let mut folded = Self { bytes: [0; LIMIT], len: word.len() };
        if word.is_ascii() {
            for (to, from) in folded.bytes.iter_mut().zip(word.as_bytes()) {
                *to = from.to_ascii_lowercase();
            }
            return Some(folded);
        }
        folded.len = 0;
        for character in word.chars() {
            match character {
                '\u{2019}' | '\u{02bc}' => folded.push('\'')?,
                '\u{2010}' | '\u{2011}' => folded.push('-')?,
                // A soft hyphen shows where a word may break; it is not read.
                '\u{ad}' => {}
                _ => {
                    for lower in character.to_lowercase() {
                        folded.push(lower)?;
                    }
                }
            }
        }
        (folded.len > 0).then_some(folded)
    }

    fn push(&mut self, character: char) -> Option<()> {
        let end = self.len + character.len_utf8();
        character.encode_utf8(self.bytes.get_mut(self.len..end)?);
        self.len = end;
        Some(())
    }

    /// The folded word.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// Its 64-bit hash: multiply and rotate over whole chunks, then mixed so that low bits serve as an index.
    pub(super) fn hash(&self) -> u64 {
        const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
        let mut hash = self.len as u64;
        for chunk in self.bytes[..self.len.next_multiple_of(8)].chunks_exact(8) {
            let mut word = [0; 8];
            word.copy_from_slice(chunk);
            hash = (hash.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
        }
        hash ^ (hash >> 32)
    }
}

/// The hash of a word; `None` when no dictionary can hold it.
pub(super) fn hash(word: &str) -> Option<u64> {
    Folded::of(word).map(|folded| folded.hash())
}

/// The folded word as a string, for building tables.
pub(super) fn fold(word: &str) -> String {
    Folded::of(word).map_or_else(String::new, |folded| String::from_utf8_lossy(folded.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn case_and_apostrophes_do_not_tell_words_apart() {
        assert_eq!(fold("DON\u{2019}T"), "don't");
        assert_eq!(fold("ÁREA"), "área");
        assert_eq!(hash("Utilize"), hash("uTILIZE"));
        assert_ne!(hash("use"), hash("used"));
        assert_ne!(hash("a"), hash("a\0"));
    }

    #[test]
    fn words_too_long_for_a_dictionary_are_let_go() {
        assert!(hash(&"x".repeat(LIMIT)).is_some());
        assert!(hash(&"x".repeat(LIMIT + 1)).is_none());
        // Lower case of İ is longer than İ.
        assert!(hash(&"İ".repeat(LIMIT / 2)).is_none());
        assert!(hash("\u{ad}").is_none());
    }
}
