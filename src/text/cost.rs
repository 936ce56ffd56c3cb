//! Which sentences make a text hard, and why.

use serde::{Deserialize, Serialize};

use super::block::{Block, Sentence};
use super::language::{Language, is_function_word};
use super::readability::{Counts, difficulty};
use super::word::{Word, WordClass};

/// What makes a sentence hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// More than 20 words.
    Length,
    /// Three or more places where a new thought starts: commas, semicolons, dashes.
    Clauses,
    /// Many long words.
    LongWords,
    /// Four or more words in a row without a small word between them.
    StackedNouns,
    /// Four or more numbers.
    Numbers,
}

impl Reason {
    /// A key that never changes, to look a translation up by.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Clauses => "clauses",
            Self::LongWords => "long-words",
            Self::StackedNouns => "stacked-nouns",
            Self::Numbers => "numbers",
        }
    }
}

/// A sentence that makes its document harder.
#[derive(Clone, Debug)]
pub struct Costly<'b> {
    /// The block it stands in.
    pub block: &'b Block,
    /// The sentence.
    pub sentence: &'b Sentence,
    /// How far it takes the document above its target, in the unit of the shown measure.
    pub cost: f64,
    /// Its words.
    pub words: u32,
    /// Why, the plainest reason first.
    pub reasons: Vec<Reason>,
}

/// Words above which a sentence is long.
const LONG: u32 = 20;

/// The sentences that cost most, the worst first, at most `most`; none where nothing is shown.
///
/// A sentence costs what it lies above `target` (turned so that more is harder), weighed by its share
/// of the words: a long hard sentence costs more than a short one.
pub fn costly<'b>(
    blocks: impl Iterator<Item = &'b Block>,
    counts: &Counts,
    language: Language,
    target: f64,
    most: usize,
) -> Vec<Costly<'b>> {
    let total = f64::from((counts.words + counts.holes).max(1));
    let mut found: Vec<(f64, u32, &Block, &Sentence)> = Vec::new();
    for block in blocks {
        for sentence in &block.sentences {
            let mut own = Counts::default();
            own.add_sentence(&block.text, block.words_of(sentence), language);
            let words = own.words + own.holes;
            let cost = difficulty(&own, language).map_or(0.0, |level| (level - target) * f64::from(words) / total);
            if cost > 0.0 {
                found.push((cost, words, block, sentence));
            }
        }
    }
    // The worst first; the first of two alike.
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(most);
    found
        .into_iter()
        .map(|(cost, words, block, sentence)| Costly {
            block,
            sentence,
            cost,
            words,
            reasons: reasons(block, sentence, words, language),
        })
        .collect()
}

fn reasons(block: &Block, sentence: &Sentence, words: u32, language: Language) -> Vec<Reason> {
    const CLAUSES: usize = 3;
    const NUMBERS: usize = 4;
    let tokens = block.words_of(sentence);
    let text = block.text_of(sentence);
    let pauses = text.chars().filter(|c| matches!(c, ',' | ';' | ':' | '—' | '–' | '(')).count();
    let is_long = |word: &Word| {
        word.class == WordClass::Word && block.word(word).chars().filter(|c| c.is_alphabetic()).count() > 6
    };
    let long = tokens.iter().filter(|word| is_long(word)).count() as u32;
    let numbers = tokens.iter().filter(|word| word.class == WordClass::Number).count();
    let mut reasons = Vec::new();
    let mut add = |holds: bool, reason| {
        if holds {
            reasons.push(reason);
        }
    };
    add(words > LONG, Reason::Length);
    add(pauses >= CLAUSES, Reason::Clauses);
    add(long >= 3 && 4 * long >= words, Reason::LongWords);
    add(is_stacked(block, tokens, language), Reason::StackedNouns);
    add(numbers >= NUMBERS, Reason::Numbers);
    if reasons.is_empty() {
        reasons.push(if long > 0 { Reason::LongWords } else { Reason::Length });
    }
    reasons
}

/// Four words of four letters or more in a row, in small letters, with nothing but spaces between them:
/// "client intake assessment form". Only in English, whose nouns stand in such rows.
fn is_stacked(block: &Block, words: &[Word], language: Language) -> bool {
    const ROW: usize = 4;
    if language != Language::new("en") {
        return false;
    }
    let mut row = 0;
    let mut end = 0;
    for word in words {
        let text = block.word(word);
        let content = word.class == WordClass::Word
            && text.len() >= 4
            && text.bytes().all(|b| b.is_ascii_lowercase())
            && !text.ends_with("ly")
            && !is_function_word(text, language);
        let joined = row > 0 && block.text.get(end..word.start as usize) == Some(" ");
        row = match (content, joined) {
            (true, true) => row + 1,
            (true, false) => 1,
            _ => 0,
        };
        end = word.end as usize;
        if row >= ROW {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::source::{Format, Source};
    use crate::text::{assemble, segment};

    fn blocks(text: &str) -> (Vec<Block>, Counts) {
        let source = Source::from_text("x.md", Format::Markdown, text);
        let drafts = assemble::blocks(&source, &crate::syntax::parse(&source));
        let (mut blocks, _) = segment::segment(drafts, Some(Language::new("en")));
        segment::count_syllables(blocks.iter_mut());
        let counts = segment::count(blocks.iter().filter(|block| block.prose));
        (blocks, counts)
    }

    #[test]
    fn the_sentence_that_costs_most_comes_first_with_its_reasons() {
        let text = "We are here for you. Participants experiencing psychological difficulties, financial hardship, housing instability and family problems must communicate with appropriate administrative representatives before participation. The visit is free.";
        let (blocks, counts) = blocks(text);
        let found = costly(blocks.iter(), &counts, Language::new("en"), 8.0, 3);
        assert!(found[0].block.text_of(found[0].sentence).starts_with("Participants"));
        assert!(found[0].cost > 1.0);
        assert!(found[0].reasons.contains(&Reason::LongWords));
        assert!(found.iter().all(|sentence| sentence.cost > 0.0));
        assert_eq!(found.len(), 1, "short sentences are below the target");
    }

    #[test]
    fn nouns_in_a_row_are_seen() {
        let (blocks, counts) =
            blocks("Please complete the client intake assessment form before the meeting with your counselor today.");
        let found = costly(blocks.iter(), &counts, Language::new("en"), 8.0, 3);
        assert!(found[0].reasons.contains(&Reason::StackedNouns), "{:?}", found[0].reasons);
    }

    #[test]
    fn a_language_without_a_formula_has_no_cost() {
        let (blocks, counts) = blocks("We are here for you. The visit is free.");
        assert!(costly(blocks.iter(), &counts, Language::new("vi"), 8.0, 3).is_empty());
    }
}
