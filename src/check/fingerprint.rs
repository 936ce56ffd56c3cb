//! Names for findings that survive edits elsewhere in the file.

use rustc_hash::FxHashMap;

/// FNV-1a, 64 bits: stable over versions and machines, and no secret is at stake.
pub(crate) fn hash(parts: &[&[u8]]) -> u64 {
    parts.iter().fold(START, |hash, bytes| part(hash, bytes.iter().copied()))
}

/// The hash of nothing.
const START: u64 = 0xcbf2_9ce4_8422_2325;

/// A hash of a whole file, eight bytes at a time: it tells whether two files are the same, and no secret is at stake.
pub(crate) fn hash_of_file(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, chunk: u64| (hash.rotate_left(23) ^ chunk).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (chunks, rest) = bytes.as_chunks::<8>();
    let hash = chunks.iter().fold(bytes.len() as u64, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    let hash = rest.iter().fold(hash, |hash, byte| mix(hash, u64::from(*byte)));
    mix(hash ^ hash >> 32, START)
}

/// Adds one part to a hash.
fn part(hash: u64, bytes: impl Iterator<Item = u8>) -> u64 {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    add(bytes.fold(hash, add), 0xFF)
}

/// Hands out fingerprints: rule, message key, normalized text and how many the same came before.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: FxHashMap<u64, u32>,
}

impl Fingerprints {
    pub(super) fn next(&mut self, rule: &str, key: &str, text: &str) -> String {
        let start = part(part(START, rule.bytes()), key.bytes());
        let name = if text.is_ascii() {
            // As below, byte by byte. A vertical tab is white space to `split_whitespace` alone.
            let white = |byte: u8| byte.is_ascii_whitespace() || byte == 0xB;
            let mut gap = false;
            let words = text.bytes().skip_while(|byte| white(*byte)).flat_map(|byte| {
                let is_white = white(byte);
                let space = (gap && !is_white).then_some(b' ');
                gap = is_white;
                space.into_iter().chain((!is_white).then_some(byte.to_ascii_lowercase()))
            });
            part(start, words)
        } else {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            part(start, words.to_lowercase().bytes())
        };
        let ordinal = self.seen.entry(name).or_default();
        *ordinal += 1;
        format!("{:016x}", hash(&[&name.to_le_bytes(), &ordinal.to_le_bytes()]))
    }
}
