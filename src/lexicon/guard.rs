//! Guards: what must, or must not, stand around a match.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::fold::{Folded, fold, hash};
use super::repair::{Shape, shape};
use crate::text::block::Block;
use crate::text::language::is_function_word;
use crate::text::word::{Word, WordClass};

/// How far "near", "before" and "after" look, in words.
const NEAR: usize = 4;
/// How far "in the sentence" looks each way, in words: a sentence longer than this is no help as context.
const FAR: usize = 40;

/// Words and kinds of words that a guard names.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    hashes: Vec<u64>,
    beginnings: Vec<Box<str>>,
    endings: Vec<Box<str>>,
    number: bool,
    capital: bool,
    /// Nothing stands there, or a mark stands between.
    edge: bool,
}

impl Words {
    /// Reads the notation of the dictionaries: `word`, `begin*`, `*end`, `@set`, and the kinds
    /// `@num` (a number), `@cap` (a capital letter) and `@edge` (start or end of the sentence, or a mark).
    ///
    /// # Errors
    /// Names a set that is not defined.
    pub(super) fn read(items: &[String], sets: &FxHashMap<String, Vec<String>>) -> Result<Self, String> {
        let mut words = Self::default();
        words.add(items, sets)?;
        words.hashes.sort_unstable();
        Ok(words)
    }

    fn add(&mut self, items: &[String], sets: &FxHashMap<String, Vec<String>>) -> Result<(), String> {
        for item in items {
            match item.as_str() {
                "@num" => self.number = true,
                "@cap" => self.capital = true,
                "@edge" => self.edge = true,
                item => {
                    if let Some(name) = item.strip_prefix('@') {
                        self.add(sets.get(name).ok_or_else(|| format!("no word set @{name}"))?, &FxHashMap::default())?;
                    } else if let Some(start) = item.strip_suffix('*') {
                        self.beginnings.push(fold(start).into());
                    } else if let Some(end) = item.strip_prefix('*') {
                        self.endings.push(fold(end).into());
                    } else {
                        self.hashes.push(hash(item).ok_or_else(|| format!("{item} is too long"))?);
                    }
                }
            }
        }
        Ok(())
    }

    fn hold(&self, site: &Site, at: usize) -> bool {
        let (block, word) = (site.block, &site.words[at]);
        if self.hashes.binary_search(&word.key).is_ok() {
            return true;
        }
        if word.class == WordClass::Number && self.number {
            return true;
        }
        // A sentence starts with a capital letter whatever its first word is.
        if self.capital && at > 0 && block.word(word).starts_with(char::is_uppercase) {
            return true;
        }
        if self.beginnings.is_empty() && self.endings.is_empty() {
            return false;
        }
        let Some(folded) = Folded::of(block.word(word)) else { return false };
        self.beginnings.iter().any(|start| folded.as_bytes().starts_with(start.as_bytes()))
            || self.endings.iter().any(|end| folded.as_bytes().ends_with(end.as_bytes()))
    }

    fn hold_any(&self, site: &Site, mut words: Range<usize>) -> bool {
        words.any(|at| self.hold(site, at))
    }
}

/// One condition on the words around a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The word just before.
    Left,
    /// The word just after.
    Right,
    /// One of the few words before.
    Before,
    /// One of the few words after.
    After,
    /// Either of these.
    Near,
    /// Anywhere in the sentence, within reason.
    Sentence,
}

/// A condition: the place must hold one of the words, or must not.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    pub(super) place: Place,
    pub(super) wanted: bool,
    pub(super) words: Words,
}

/// A match with its sentence: indices into the sentence's words, `last` inclusive.
#[derive(Clone, Copy)]
pub(super) struct Site<'b> {
    pub(super) block: &'b Block,
    pub(super) words: &'b [Word],
    pub(super) first: usize,
    pub(super) last: usize,
}

impl<'b> Site<'b> {
    /// The word `by` places to the left of the match.
    pub(super) fn left(&self, by: usize) -> Option<&'b Word> {
        self.words.get(self.first.checked_sub(by)?)
    }

    /// The word `by` places to the right of the match.
    pub(super) fn right(&self, by: usize) -> Option<&'b Word> {
        self.words.get(self.last + by)
    }

    /// The text between two words of the sentence.
    pub(super) fn between(&self, from: &Word, to: &Word) -> &'b str {
        self.block.text.get(from.end as usize..to.start as usize).unwrap_or("\n")
    }

    /// The word before, when only a space stands between.
    pub(super) fn left_joined(&self) -> Option<&'b Word> {
        let word = self.left(1)?;
        is_space(self.between(word, &self.words[self.first])).then_some(word)
    }

    /// The word after, when only a space stands between.
    pub(super) fn right_joined(&self) -> Option<&'b Word> {
        let word = self.right(1)?;
        is_space(self.between(&self.words[self.last], word)).then_some(word)
    }

    /// Whether a word is all in capitals beside words found that are not: an abbreviation, and no article or pronoun
    /// of the same letters. French "CET", Spanish "SU".
    pub(super) fn is_abbreviation(&self, word: &Word) -> bool {
        let capitals = |word: &Word| word.capitals && shape(self.block.word(word)) == Shape::AllCapitals;
        capitals(word) && !self.words[self.first..=self.last].iter().any(capitals)
    }

    /// Whether the words found, and those around, are written with nothing in them that is not seen, no accent apart
    /// from its letter and no value of a template glued to them: else they may not be what they look like.
    pub(super) fn is_clear(&self) -> bool {
        const AROUND: usize = 3;
        let (from, to) = (self.first.saturating_sub(AROUND), (self.last + AROUND).min(self.words.len() - 1));
        let (words, text) = (&self.words[from..=to], &self.block.text);
        // What is glued to a word belongs to it.
        let end = text[self.words[to].end as usize..].chars().next().map_or(0, char::len_utf8);
        let around = text.get(self.words[from].start as usize..self.words[to].end as usize + end).unwrap_or("");
        let before = text[..self.words[from].start as usize].chars().next_back();
        // What stands on the next line is not read with the words: an<br>utilized room.
        let broken = |gap: &str| gap.contains('\n') && gap.chars().all(char::is_whitespace);
        let parted = self.left(1).is_some_and(|left| broken(self.between(left, &self.words[self.first])))
            || self.right(1).is_some_and(|right| broken(self.between(&self.words[self.last], right)));
        let glued = |word: &Word| word.class == WordClass::Hole && self.block.word(word).contains(char::is_alphabetic);
        (around.is_ascii() || !around.chars().any(is_unseen))
            && !before.is_some_and(is_unseen)
            && !parted
            && !words.iter().any(glued)
    }

    /// The places before and after, so many words far.
    fn around(&self, reach: usize) -> (Range<usize>, Range<usize>) {
        (self.first.saturating_sub(reach)..self.first, self.last + 1..(self.last + 1 + reach).min(self.words.len()))
    }
}

/// Whether a sign is not seen by itself: a soft hyphen, a joiner, a mark of direction, an accent without its letter.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}')
}

/// Whether a gap between words is nothing but a space, or nothing at all where a word was cut in two
/// (l'aide) or none is written (Chinese).
pub(super) fn is_space(gap: &str) -> bool {
    matches!(gap, "" | " " | "\u{a0}" | "\u{202f}")
}

impl Condition {
    /// Whether the surroundings satisfy the condition.
    pub(super) fn holds(&self, site: &Site) -> bool {
        let found = match self.place {
            Place::Left => self.neighbour(site, site.first.checked_sub(1), site.left_joined()),
            Place::Right => {
                self.neighbour(site, Some(site.last + 1).filter(|at| *at < site.words.len()), site.right_joined())
            }
            Place::Before => self.words.hold_any(site, site.around(NEAR).0),
            Place::After => self.words.hold_any(site, site.around(NEAR).1),
            Place::Near => self.either(site, NEAR),
            Place::Sentence => self.either(site, FAR),
        };
        found == self.wanted
    }

    fn neighbour(&self, site: &Site, at: Option<usize>, joined: Option<&Word>) -> bool {
        // What is wanted must stand right there; what is not may not even stand behind a comma.
        let at = at.filter(|_| !self.wanted || joined.is_some());
        // What is wanted before a word is an article, a verb or the like.
        let function = |word: &Word| is_function_word(site.block.word(word), site.block.language);
        let names =
            |word: &Word| self.place == Place::Left && site.is_abbreviation(word) && (self.wanted || function(word));
        let at = at.filter(|_| !joined.is_some_and(names));
        (self.words.edge && joined.is_none()) || at.is_some_and(|at| self.words.hold(site, at))
    }

    fn either(&self, site: &Site, reach: usize) -> bool {
        let (before, after) = site.around(reach);
        self.words.hold_any(site, before) || self.words.hold_any(site, after)
    }
}

/// Answers, for rising offsets, whether a place stands inside quotation marks.
#[derive(Default)]
pub(super) struct Quotes {
    at: usize,
    range: Option<(usize, usize)>,
    // A mark that is never closed is looked for once.
    unclosed: [bool; 4],
}

const MARKS: [(char, char); 4] = [('"', '"'), ('\u{201c}', '\u{201d}'), ('«', '»'), ('„', '\u{201c}')];

impl Quotes {
    /// Whether `place` stands in a quotation; places must not fall from call to call.
    pub(super) fn hold(&mut self, text: &str, place: usize) -> bool {
        loop {
            if let Some((start, end)) = self.range {
                if place < end {
                    return place >= start;
                }
                self.at = end + text[end..].chars().next().map_or(1, char::len_utf8);
                self.range = None;
            }
            let Some(between) = text.get(self.at..place) else { return false };
            // The first bytes of the marks tell most of the text away.
            let opening = memchr::memchr3_iter(b'"', 0xe2, 0xc2, between.as_bytes()).find_map(|at| {
                let kind = MARKS.iter().position(|marks| between[at..].starts_with(marks.0))?;
                Some((self.at + at, kind))
            });
            let Some((open, kind)) = opening else {
                self.at = place;
                return false;
            };
            let inside = open + MARKS[kind].0.len_utf8();
            // 6" and a mark glued to the end of a word open nothing.
            let glued = kind == 0 && text[..open].ends_with(char::is_alphanumeric);
            self.at = inside;
            if glued || self.unclosed[kind] {
                continue;
            }
            match text[inside..].find(MARKS[kind].1) {
                Some(length) => self.range = Some((inside, inside + length)),
                None => self.unclosed[kind] = true,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_found_whatever_their_marks() {
        let text = "a \"b\" c \u{201c}d\u{201d} e 6\" f «g» h \"i";
        let mut quotes = Quotes::default();
        let inside: String = text
            .char_indices()
            .filter(|(_, c)| c.is_alphabetic())
            .filter(|(at, _)| quotes.hold(text, *at))
            .map(|(_, c)| c)
            .collect();
        assert_eq!(inside, "bdg");
    }
}
