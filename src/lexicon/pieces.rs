//! Words that are looked up in parts: l'aide, 신청서를, 进行.

use super::fold::hash;
use super::joint;
use super::scan::Lexicon;
use super::table::ROOT;
use crate::text::block::Block;
use crate::text::word::{Word, WordClass, is_unspaced};

/// Particles that Korean writes at the end of a word; the longer come first.
const PARTICLES: &[&str] = &[
    "에서는",
    "으로는",
    "에게는",
    "까지",
    "부터",
    "에서",
    "에게",
    "으로",
    "이나",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "로",
    "와",
    "과",
    "도",
    "만",
];

impl Lexicon {
    /// Whether words of this block are looked up in parts: l'aide, 신청서를, 进行.
    pub(super) fn cuts_words(&self, block: &Block) -> bool {
        match self.language {
            "fr" | "it" | "ca" => block.text.contains(['\'', '\u{2019}']),
            "ko" => true,
            // Entries are found by their characters, wherever a word was taken to end.
            "zh" | "ja" | "th" | "km" | "lo" | "my" => true,
            _ => false,
        }
    }

    /// Cuts words of scripts without spaces into their characters, elided words after their apostrophe, and Korean words before a particle when the
    /// dictionary knows only what stands before it.
    pub(super) fn cut(&self, block: &Block, words: &[Word], pieces: &mut Vec<Word>) {
        pieces.clear();
        for word in words {
            let text = block.word(word);
            if word.class == WordClass::Word && text.starts_with(is_unspaced) {
                pieces.extend(text.char_indices().map(|(at, c)| {
                    let start = word.start + at as u32;
                    word.part(&block.text, start, start + c.len_utf8() as u32)
                }));
                continue;
            }
            let at = if self.language == "ko" { self.before_particle(text) } else { self.after_apostrophe(text) };
            let Some(at) = at.filter(|_| word.class == WordClass::Word) else {
                pieces.push(*word);
                continue;
            };
            let middle = word.start + at as u32;
            pieces.push(word.part(&block.text, word.start, middle));
            pieces.push(word.part(&block.text, middle, word.end));
        }
    }

    fn after_apostrophe(&self, text: &str) -> Option<usize> {
        let at = text.find(['\'', '\u{2019}'])?;
        let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
        let start = format!("{}'", text[..at].to_lowercase());
        (end < text.len() && joint::elided(self.language).contains(&&*start)).then_some(end)
    }

    fn before_particle(&self, text: &str) -> Option<usize> {
        if self.table.starts().start(hash(text)?) != (false, false) {
            return None;
        }
        PARTICLES
            .iter()
            .filter_map(|particle| text.strip_suffix(particle))
            .find(|stem| hash(stem).is_some_and(|hash| self.table.step(ROOT, hash).is_some()))
            .map(str::len)
    }
}
