//! Words as the dictionaries know them: lower case, straight apostrophes, no ligatures, hashed, nothing allocated.

/// Longest word, in bytes once folded, that a dictionary can hold; longer ones never match.
const LIMIT: usize = 48;

/// A word in lower case, on the stack.
#[derive(Clone, Copy)]
pub(crate) struct Folded {
    // Zero past `len`, so that whole chunks can be hashed.
    bytes: [u8; LIMIT],
    len: usize,
}

impl Folded {
    /// Folds a word; `None` when it is empty or too long for any dictionary.
    pub(crate) fn of(word: &str) -> Option<Self> {
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
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// Its 64-bit hash.
    pub(crate) fn hash(&self) -> u64 {
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
pub(crate) fn hash(word: &str) -> Option<u64> {
    hash_within(word, 0, word.len())
}

/// The same for the word that stands from `start` to `end` in a text.
#[inline]
pub(crate) fn hash_within(text: &str, start: usize, end: usize) -> Option<u64> {
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

/// A word of ASCII letters, as one look at sixteen bytes shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letters {
    /// How many letters.
    pub(crate) length: usize,
    /// The hash of the word they make; of no meaning without letters.
    pub(crate) hash: u64,
    /// Whether one behind the first is a capital.
    pub(crate) capitals: bool,
}

/// The letters of ASCII at the start of these bytes; `None` if all are letters, and more may follow.
#[inline]
pub(crate) fn letters(around: &[u8; 16]) -> Option<Letters> {
    let around = u128::from_le_bytes(*around);
    let (first, second) = (around as u64, (around >> 64) as u64);
    let marks = [not_letters(first), not_letters(second)];
    let length = match marks {
        [0, 0] => return None,
        [0, second] => 8 + second.trailing_zeros() / 8,
        [first, _] => first.trailing_zeros() / 8,
    };
    if length == 0 {
        return Some(Letters { length: 0, hash: 0, capitals: false });
    }
    // Every byte counted is a letter: its sixth bit tells small from capital.
    let counted = u128::MAX >> (128 - 8 * length);
    let capitals = !around & SMALL & counted & !0xFF != 0;
    let word = (around | SMALL) & counted;
    let state = mix(u64::from(length), word as u64);
    let state = if length > 8 { mix(state, (word >> 64) as u64) } else { state };
    Some(Letters { length: length as usize, hash: state ^ (state >> 32), capitals })
}

/// The bit that tells a small letter of ASCII from its capital, in each byte.
const SMALL: u128 = u128::from_ne_bytes([0x20; 16]);

/// The eighth bit of each byte that is no letter of ASCII.
fn not_letters(chunk: u64) -> u64 {
    let seven = (chunk | SMALL as u64) & !EIGHTH_BITS;
    let from_a = seven + (0x80 - u64::from(b'a')) * EACH;
    let past_z = seven + (0x7F - u64::from(b'z')) * EACH;
    (!(from_a ^ past_z) | chunk) & EIGHTH_BITS
}

/// One in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;
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
    let seven = chunk & !EIGHTH_BITS;
    let from_a = seven + (0x80 - u64::from(b'A')) * EACH;
    let past_z = seven + (0x7F - u64::from(b'Z')) * EACH;
    let capitals = (from_a ^ past_z) & EIGHTH_BITS;
    chunk | capitals >> 2
}

/// The folded word as a string, for building tables.
pub(crate) fn fold(word: &str) -> String {
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
    fn letters_are_counted_and_hashed_in_one_look() {
        for text in
            ["Utilize, and so on", "a b c d e f g h i", "ABCDEFGHI jklmnop", "zZ{[`@ and the rest", "1st of the month"]
        {
            let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
            let found = letters(text.as_bytes().first_chunk().unwrap()).unwrap();
            assert_eq!(found.length, length, "{text}");
            assert_eq!(found.hash, hash(&text[..length]).unwrap_or(0), "{text}");
            assert_eq!(found.capitals, text[..length].bytes().skip(1).any(|byte| byte.is_ascii_uppercase()), "{text}");
        }
        assert_eq!(letters(b"abcdefghijklmnop"), None);
        let length = |text: &str| letters(text.as_bytes().first_chunk().unwrap()).unwrap().length;
        assert_eq!(length("abcdefghijklmn\u{e9}"), 14);
        assert_eq!(length("\u{e9}tat d\u{2019}une lettre"), 0);
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
