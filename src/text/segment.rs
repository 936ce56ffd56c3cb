//! Drafts become blocks: words are cut, the language is settled, sentences are cut.

use super::assemble::Draft;
use super::block::{Block, Role, Sentence};
use super::language::{Confidence, Language, detect, is_plainly};
use super::readability::Counts;
use super::word::{Word, WordClass};
use super::{sentence, syllable, word};

/// Words a detected language needs before it is believed against a declared one.
const WORDS_AGAINST_DECLARED: usize = 60;
/// Words a single block needs before it is taken to be in a language of its own.
const WORDS_OF_OWN_LANGUAGE: usize = 20;
/// Words from which a block without a full stop is still running text.
const WORDS_OF_RUNNING_TEXT: usize = 12;

/// A document's main language and how it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MainLanguage {
    /// The language; unknown when nothing declares it and the text does not show it.
    pub language: Language,
    /// Whether it is declared and the text does not clearly speak against it.
    pub declared: bool,
    /// What the text itself looks like, whatever is declared.
    pub detected: Language,
    /// A declaration the text clearly speaks against.
    pub contradicted: Option<Language>,
}

/// Cuts words and sentences. `declared` is what the document as a whole declares, if anything.
#[must_use]
pub fn segment(drafts: Vec<Draft>, declared: Option<Language>) -> (Vec<Block>, MainLanguage) {
    let mut drafts = drafts;
    for draft in &mut drafts {
        let mut words = Vec::with_capacity(draft.block.text.len() / 5);
        word::cut(&draft.block.text, &mut words);
        for &(from, to) in &draft.code {
            for word in
                words.iter_mut().filter(|word| from <= word.start && word.end <= to && word.class == WordClass::Word)
            {
                // Like an address.
                word.hide();
            }
        }
        draft.block.words = words;
    }
    let main = main_language(&drafts, declared);
    let blocks = drafts.into_iter().map(|draft| finish(draft, main)).collect();
    (blocks, main)
}

fn texts(block: &Block) -> impl Iterator<Item = &str> {
    block.words.iter().filter(|word| word.class == WordClass::Word).map(|word| word.text(&block.text))
}

fn main_language(drafts: &[Draft], declared: Option<Language>) -> MainLanguage {
    let judged = || {
        drafts
            .iter()
            .map(|draft| &draft.block)
            .filter(|block| !matches!(block.role, Role::Code | Role::Alternative) && !block.hidden)
    };
    let own = || {
        drafts
            .iter()
            .filter(|draft| !draft.declared || declared.is_none_or(|language| draft.block.language == language))
            .map(|draft| &draft.block)
    };
    let sample: String = {
        // The script shows in the longest running text.
        let longest = judged().max_by_key(|block| block.text.len());
        longest.map_or_else(String::new, |block| block.text.clone())
    };
    let words: usize = judged().map(|block| block.words.len()).sum();
    let found = detect(
        own().filter(|block| !matches!(block.role, Role::Code | Role::Alternative) && !block.hidden).flat_map(texts),
        &sample,
    );
    let detected = found.language;
    match declared {
        Some(language) => {
            let contradicted =
                found.confidence == Confidence::Sure && detected != language && words >= WORDS_AGAINST_DECLARED;
            MainLanguage {
                language: if contradicted { detected } else { language },
                declared: !contradicted,
                detected,
                contradicted: contradicted.then_some(language),
            }
        }
        None => MainLanguage { language: detected, declared: false, detected, contradicted: None },
    }
}

fn finish(draft: Draft, main: MainLanguage) -> Block {
    let Draft { mut block, declared, in_data_table, .. } = draft;
    if !declared || main.contradicted == Some(block.language) {
        block.language = main.language;
        if block.words.len() >= WORDS_OF_OWN_LANGUAGE
            && block.role != Role::Code
            && !is_plainly(main.language, &block.text, &block.words)
        {
            let found = detect(texts(&block), &block.text);
            if found.confidence == Confidence::Sure && found.language != main.language {
                block.language = found.language;
            }
        }
    }
    if block.role == Role::Code {
        return block;
    }
    let ranges = sentence::split(&block.text, &block.words, block.language);
    let mut at = 0;
    block.sentences = ranges
        .into_iter()
        .map(|range| {
            while block.words.get(at).is_some_and(|word: &Word| word.start < range.start) {
                at += 1;
            }
            let from = at;
            while block.words.get(at).is_some_and(|word| word.start < range.end) {
                at += 1;
            }
            Sentence { start: range.start, end: range.end, words: from as u32..at as u32 }
        })
        .collect();
    block.prose = is_prose(&block, in_data_table);
    block
}

/// Counts the syllables of these blocks' words.
pub fn count_syllables<'b>(blocks: impl Iterator<Item = &'b mut Block>) {
    for block in blocks {
        syllable::count_words(&block.text, &mut block.words, block.language);
    }
}

/// What the sentences of these blocks add up to; their syllables must be counted.
pub fn count<'b>(blocks: impl Iterator<Item = &'b Block>) -> Counts {
    let mut counts = Counts::default();
    for block in blocks {
        for sentence in &block.sentences {
            counts.add_sentence(&block.text, block.words_of(sentence), block.language);
        }
    }
    counts
}

fn is_prose(block: &Block, in_data_table: bool) -> bool {
    if block.hidden {
        return false;
    }
    let words = block.words.iter().filter(|word| matches!(word.class, WordClass::Word | WordClass::Hole)).count();
    let numbers = block.words.iter().filter(|word| word.class == WordClass::Number).count();
    let ends = block
        .text
        .trim_end_matches(['"', '”', '’', '»', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '።', '։', ':', '។']);
    let running = (ends && words >= 3) || words >= WORDS_OF_RUNNING_TEXT;
    match block.role {
        Role::Paragraph | Role::Quote | Role::Legal => running,
        Role::Item | Role::Caption => (ends && words >= 3) || words >= WORDS_OF_RUNNING_TEXT,
        Role::Cell => {
            (!in_data_table || words > 2 * numbers) && running && (ends || words >= 2 * WORDS_OF_RUNNING_TEXT)
        }
        _ => false,
    }
}
