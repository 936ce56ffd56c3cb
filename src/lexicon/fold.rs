//! Words as the dictionaries know them: lower case, straight apostrophes, no ligatures, hashed, nothing allocated.

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
                // Letters that a printer's program drew together.
                '\u{fb00}'..='\u{fb04}' => {
                    for letter in ["ff", "fi", "fl", "ffi", "ffl"][character as usize - 0xfb00].chars() {
                        folded.push(letter)?;
                    }
                }
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

    /// Its 64-bit hash.
    pub(super) fn hash(&self) -> u64 {
        let mut state = self.len as u64;
        for chunk in self.bytes[..self.len.next_multiple_of(8)].chunks_exact(8) {
            let mut word = [0; 8];
            word.copy_from_slice(chunk);
            state = mix(state, u64::from_le_bytes(word));
        }
        state ^ (state >> 32)
    }
}

/// Multiply and rotate, so that after a last shift low bits serve as an index.
fn mix(state: u64, chunk: u64) -> u64 {
    (state.rotate_left(23) ^ chunk).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The hash of a word in lower case; `None` when no dictionary can hold it.
///
/// Eight ASCII letters are folded and hashed at a time; other letters take the way over [`Folded`].
pub(super) fn hash(word: &str) -> Option<u64> {
    hash_within(word, 0, word.len())
}

/// The same for the word that stands from `start` to `end` in a text.
#[inline]
pub(super) fn hash_within(text: &str, start: usize, end: usize) -> Option<u64> {
    // Most words are short, and few stand at the very end of a text: no step hangs on how long such a word is.
    let length = end.wrapping_sub(start);
    if let (1..=16, Some(around)) = (length, text.as_bytes().get(start..).and_then(<[u8]>::first_chunk::<16>)) {
        let around = u128::from_le_bytes(*around) & (u128::MAX >> (128 - 8 * length));
        let (first, second) = (around as u64, (around >> 64) as u64);
        if (first | second) & EIGHTH_BITS == 0 {
            let state = mix(length as u64, lower(first));
            let state = if length > 8 { mix(state, lower(second)) } else { state };
            return Some(state ^ (state >> 32));
        }
    }
    let bytes = text.as_bytes().get(start..end)?;
    if bytes.is_empty() || bytes.len() > LIMIT {
        return None;
    }
    let mut state = bytes.len() as u64;
    let mut seen = 0;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        let chunk = u64::from_le_bytes(*chunk);
        seen |= chunk;
        state = mix(state, lower(chunk));
    }
    if !rest.is_empty() {
        let chunk = short(rest);
        seen |= chunk;
        state = mix(state, lower(chunk));
    }
    if seen & EIGHTH_BITS != 0 {
        return Folded::of(text.get(start..end)?).map(|folded| folded.hash());
    }
    Some(state ^ (state >> 32))
}

const EIGHTH_BITS: u64 = 0x8080_8080_8080_8080;

/// One to seven bytes as a little-endian number, read from both ends.
fn short(bytes: &[u8]) -> u64 {
    let count = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << ((count - 4) * 8);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<2>(), bytes.last_chunk::<2>()) {
        return u64::from(u16::from_le_bytes(*first)) | u64::from(u16::from_le_bytes(*last)) << ((count - 2) * 8);
    }
    bytes.first().copied().map_or(0, u64::from)
}

/// Eight ASCII bytes in lower case: a carry into the eighth bit tells the letters A to Z.
fn lower(chunk: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let seven = chunk & !EIGHTH_BITS;
    let from_a = seven + (0x80 - u64::from(b'A')) * EACH;
    let past_z = seven + (0x7F - u64::from(b'Z')) * EACH;
    let capitals = (from_a ^ past_z) & EIGHTH_BITS;
    chunk | capitals >> 2
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
        assert_eq!(fold("\u{fb01}nalize o\u{fb03}ce"), "finalize office");
        assert_eq!(hash("Utilize"), hash("uTILIZE"));
        assert_ne!(hash("use"), hash("used"));
        assert_ne!(hash("a"), hash("a\0"));
        for word in
            ["Z", "Ab", "Abc", "Abcd", "aBcde", "abcdef", "Abcdefg", "ABCDEFGH", "Zz@[`{", "ABCDEFGHIJKLMNOPQ", "x-y's"]
        {
            assert_eq!(hash(word), Folded::of(word).map(|folded| folded.hash()), "{word}");
            let within = format!("é {word}{}", "!".repeat(20));
            assert_eq!(hash_within(&within, 3, 3 + word.len()), hash(word), "{word}");
        }
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
