//! The examples that stand in a dictionary file, and what comes of them.

use serde::Deserialize;

use super::{Lexicon, Match, Review, Tier};
use crate::span::Span;
use crate::text::block::{Block, Piece, Role, Sentence};
use crate::text::language::Language;
use crate::text::{sentence, word};

/// The examples of a file.
#[derive(Deserialize)]
struct File {
    #[serde(default)]
    review: Review,
    #[serde(default)]
    defaults: Defaults,
    #[serde(default)]
    entry: Vec<Entry>,
}

#[derive(Default, Deserialize)]
struct Defaults {
    tier: Option<Tier>,
}

/// An entry with its examples.
#[derive(Deserialize)]
struct Entry {
    id: String,
    tier: Option<Tier>,
    review: Option<Review>,
    #[serde(default)]
    test: Vec<Vec<String>>,
    #[serde(default)]
    not: Vec<String>,
}

/// What became of one example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The entry's id as written in its file.
    pub id: String,
    /// How sure the entry is.
    pub tier: Tier,
    /// Who has read it.
    pub review: Review,
    /// The sentence.
    pub sentence: String,
    /// Whether the entry was to be found there.
    pub wanted: bool,
    /// What the file says must come of it, if it says so.
    pub expected: Option<String>,
    /// What came of it; `None` where the entry was not found.
    pub result: Option<String>,
}

impl Tried {
    /// Whether the file is right about it.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.wanted == self.result.is_some() && (self.expected.is_none() || self.expected == self.result)
    }
}

/// A sentence as a block of its own.
#[must_use]
pub fn block(text: &str, language: &str) -> Block {
    let language = Language::parse(language);
    let mut words = Vec::new();
    word::cut(text, &mut words);
    let sentences = sentence::split(text, &words, language)
        .into_iter()
        .map(|range| {
            let first = words.partition_point(|word| word.start < range.start) as u32;
            let last = words.partition_point(|word| word.start < range.end) as u32;
            Sentence { start: range.start, end: range.end, words: first..last }
        })
        .collect();
    Block {
        role: Role::Paragraph,
        text: text.to_owned(),
        pieces: vec![Piece { at: 0, span: Span::new(0, text.len()) }],
        language,
        node: None,
        prose: true,
        hidden: false,
        sentences,
        words,
    }
}

/// The text with the first replacement of each match that `which` takes.
#[must_use]
pub fn rewritten(text: &str, matches: &[Match<'_>], which: impl Fn(&Match<'_>) -> bool) -> String {
    let mut result = String::new();
    let mut at = 0;
    for found in matches.iter().filter(|found| which(found)) {
        let Some(plain) = found.replacements.first() else { continue };
        result.push_str(&text[at..found.start as usize]);
        result.push_str(plain);
        at = found.end as usize;
        if let Some(also) = &found.also {
            result.push_str(&text[at..also.start as usize]);
            result.push_str(&also.text);
            at = also.end as usize;
        }
    }
    result + &text[at..]
}

/// Tries every example of a list's file.
///
/// # Errors
/// What cannot be read of the file, in one sentence.
pub fn tried(lexicon: &Lexicon, list: &str, text: &str) -> Result<Vec<Tried>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let language = lexicon.language();
    let mut all = Vec::new();
    for entry in &file.entry {
        let id = format!("{language}.{}", entry.id);
        let own = |found: &Match<'_>| found.id == id && found.list == list && !found.explained;
        let result = |sentence: &str| {
            let mut found = Vec::new();
            lexicon.matches(&block(sentence, language), &mut found);
            found.iter().any(own).then(|| rewritten(sentence, &found, own))
        };
        let examples = entry.test.iter().filter_map(|test| Some((test.first()?, true, test.get(1))));
        for (sentence, wanted, expected) in examples.chain(entry.not.iter().map(|sentence| (sentence, false, None))) {
            all.push(Tried {
                id: entry.id.clone(),
                tier: entry.tier.or(file.defaults.tier).unwrap_or(Tier::Suggest),
                review: entry.review.unwrap_or(file.review),
                sentence: sentence.clone(),
                wanted,
                expected: expected.cloned(),
                result: result(sentence),
            });
        }
    }
    Ok(all)
}
