//! A sentence in another language in the middle of a text: its words are not those of the text's dictionary.

use super::{Match, Tier};
use crate::text::block::Block;
use crate::text::language::{Foreign, is_foreign};

/// Takes out the matches from `from` on that stand in a passage of another language; where that is not clear, a
/// person is to judge.
pub(super) fn settle(block: &Block, matches: &mut Vec<Match<'_>>, from: usize) {
    let mut index = 0;
    matches.retain_mut(|found| {
        index += 1;
        if index <= from || matches!(found.list, "placeholder" | "guarantee") {
            return true;
        }
        let next = block.sentences.partition_point(|sentence| sentence.end <= found.start);
        let Some(sentence) = block.sentences.get(next) else { return true };
        let words = block.words_of(sentence);
        let at = words.partition_point(|word| word.end <= found.start);
        match is_foreign(block.language, &block.text, words, at) {
            Foreign::No => {}
            Foreign::Perhaps if found.tier == Tier::Safe => found.tier = Tier::Suggest,
            Foreign::Perhaps => {}
            Foreign::Yes => return false,
        }
        true
    });
}
