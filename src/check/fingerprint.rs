//! Names for findings that survive edits elsewhere in the file.

use rustc_hash::FxHashMap;

/// FNV-1a, 64 bits: stable over versions and machines, and no secret is at stake.
pub(crate) fn hash(parts: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for &byte in *part {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        hash = (hash ^ 0xFF).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

/// Hands out fingerprints: rule, message key, normalized text and how many the same came before.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: FxHashMap<u64, u32>,
}

impl Fingerprints {
    pub(super) fn next(&mut self, rule: &str, key: &str, text: &str) -> String {
        let mut normal = String::with_capacity(text.len());
        let mut add = |word: &str| {
            if !normal.is_empty() {
                normal.push(' ');
            }
            normal.push_str(word);
        };
        if text.is_ascii() {
            // A vertical tab is white space to `split_whitespace` alone.
            text.split(|c: char| c.is_ascii_whitespace() || c == '\u{B}').filter(|word| !word.is_empty()).for_each(add);
        } else {
            text.split_whitespace().for_each(&mut add);
        }
        if normal.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
            normal = normal.to_lowercase();
        }
        let name = hash(&[rule.as_bytes(), key.as_bytes(), normal.as_bytes()]);
        let ordinal = self.seen.entry(name).or_default();
        *ordinal += 1;
        format!("{:016x}", hash(&[&name.to_le_bytes(), &ordinal.to_le_bytes()]))
    }
}
