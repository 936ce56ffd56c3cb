//! Placeholders in square brackets: `[Your name here]`, `[insert date]`, `[phone number]`.

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::fold::fold;
use crate::text::block::Block;
use crate::text::word::WordClass;

/// Most words a bracket may hold to be taken for a placeholder that is told by its nouns, or opens with “your”.
const MOST_WORDS: usize = 6;
/// Longest bracket looked at, in bytes.
const LONGEST: usize = 120;

/// How a language asks for something to be filled in.
#[derive(Deserialize)]
pub(super) struct Brackets {
    /// First words that ask to fill in: insert, enter, your.
    openers: FxHashSet<String>,
    /// Things to fill in: name, date, address.
    fields: FxHashSet<String>,
    /// Words that may stand with these: of, the, client, here.
    fillers: FxHashSet<String>,
}

impl Brackets {
    /// Appends the byte ranges of all placeholders of a block, brackets included.
    pub(super) fn find(&self, block: &Block, found: &mut Vec<(usize, usize)>) {
        let text = &block.text;
        for open in memchr::memchr_iter(b'[', text.as_bytes()) {
            let window = text.as_bytes().get(open + 1..(open + LONGEST).min(text.len())).unwrap_or(&[]);
            let Some(length) = memchr::memchr3(b']', b'[', b'\n', window) else { continue };
            if window[length] != b']' {
                continue;
            }
            let close = open + 1 + length;
            // A path, a link or an index, not a text to fill in.
            let glued = text[..open].ends_with(|c: char| c.is_alphanumeric() || "/!_".contains(c));
            let linked = text[close + 1..].starts_with(['(', '[', '/', '_']);
            if glued || linked {
                continue;
            }
            let first = block.words.partition_point(|word| (word.start as usize) < open);
            let last = block.words.partition_point(|word| (word.end as usize) <= close);
            let words = block.words.get(first..last).unwrap_or(&[]);
            if words.iter().any(|word| word.class != WordClass::Word) {
                continue;
            }
            let words: Vec<String> = words.iter().map(|word| fold(block.word(word))).collect();
            if self.is_placeholder(&words) {
                found.push((open, close + 1));
            }
        }
    }

    fn is_placeholder(&self, words: &[String]) -> bool {
        let Some((first, rest)) = words.split_first() else { return false };
        // “Your” opens many a sentence in brackets: only a short one asks to be filled in.
        let is_weak = self.fillers.contains(first) && words.len() > MOST_WORDS;
        if self.openers.contains(first) && !rest.is_empty() && !is_weak {
            return true;
        }
        words.len() <= MOST_WORDS
            && words.iter().any(|word| self.fields.contains(word))
            && words.iter().all(|word| self.fields.contains(word) || self.fillers.contains(word))
    }
}
