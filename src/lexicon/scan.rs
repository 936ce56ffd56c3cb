//! One pass over a block's words: a lookup per word, then the guards.

use rustc_hash::FxHashMap;

use super::Match;
use super::fold::{Folded, fold};
use super::list::has;
use super::table::{EntryData, Lexicon, Pattern};
use crate::text::block::{Block, Role, Sentence};
use crate::text::word::{Word, WordClass};

impl Lexicon {
    /// Adds every match in a block to `out`, by place. Matches of one list do not overlap.
    pub fn matches<'l>(&'l self, block: &Block, out: &mut Vec<Match<'l>>) {
        if block.sentences.is_empty() {
            return;
        }
        let mut ends: FxHashMap<&str, u32> = FxHashMap::default();
        for sentence in &block.sentences {
            let words = block.words_of(sentence);
            for at in 0..words.len() {
                if words[at].class != WordClass::Word {
                    continue;
                }
                let Some(folded) = Folded::of(block.word(&words[at])) else { continue };
                let Some(candidates) = self.heads.get(&folded.hash()) else { continue };
                for &index in candidates {
                    let pattern = &self.patterns[index as usize];
                    let entry = &self.entries[pattern.entry as usize];
                    if ends.get(entry.list).is_some_and(|&end| words[at].start < end)
                        || !fits(block, words, at, pattern)
                    {
                        continue;
                    }
                    let place = Place { block, sentence, words, at, length: pattern.words.len() };
                    if place.passes(entry) {
                        let found = self.found(&place, pattern, entry);
                        ends.insert(entry.list, found.end);
                        out.push(found);
                    }
                }
            }
        }
    }

    fn found<'l>(&'l self, place: &Place<'_>, pattern: &'l Pattern, entry: &'l EntryData) -> Match<'l> {
        let Place { block, words, at, .. } = *place;
        let last = &words[at + pattern.words.len() - 1];
        let (mut start, mut end) = (words[at].start, last.end);
        let text = block.text.get(start as usize..end as usize).unwrap_or("");
        let mut replacements: Vec<String> =
            pattern.replacements.iter().map(|replacement| in_case(replacement, text)).collect();
        if self.language == "en"
            && let Some(article) = at.checked_sub(1).map(|before| &words[before])
            && let Some(best) = replacements.first()
        {
            let written = block.word(article);
            if article_before(written, best).is_some() {
                start = article.start;
                for replacement in &mut replacements {
                    let fitting = article_before(written, replacement).unwrap_or(written);
                    *replacement = format!("{fitting} {replacement}");
                }
            }
        }
        if self.language == "es"
            && let Some(next) = words.get(at + pattern.words.len())
            && block.word(next) == "el"
        {
            let joins = |text: &str| text.ends_with(" de") || text.ends_with(" a") || text == "a" || text == "de";
            if replacements.first().is_some_and(|best| joins(best)) {
                end = next.end;
                for replacement in &mut replacements {
                    if joins(replacement) {
                        replacement.push('l');
                    } else {
                        replacement.push_str(" el");
                    }
                }
            }
        }
        Match {
            list: entry.list,
            id: &entry.id,
            tier: pattern.tier,
            start,
            end,
            span: block.span(start as usize, end as usize),
            replacements,
            why: entry.why,
        }
    }
}

/// Whether the words from `at` are the pattern's, with nothing but a space between them.
fn fits(block: &Block, words: &[Word], at: usize, pattern: &Pattern) -> bool {
    let Some(candidate) = words.get(at..at + pattern.words.len()) else { return false };
    candidate.iter().zip(&pattern.words).enumerate().all(|(index, (word, expected))| {
        let joined = index == 0
            || block
                .text
                .get(candidate[index - 1].end as usize..word.start as usize)
                .is_some_and(|gap| matches!(gap, " " | "\u{A0}"));
        joined
            && word.class == WordClass::Word
            && Folded::of(block.word(word)).is_some_and(|folded| folded.as_bytes() == expected.as_bytes())
    })
}

struct Place<'b> {
    block: &'b Block,
    sentence: &'b Sentence,
    words: &'b [Word],
    at: usize,
    length: usize,
}

impl Place<'_> {
    fn text(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| self.block.word(word))
    }

    /// The next word, folded, if only a space stands between.
    fn next(&self) -> Option<String> {
        let word = self.words.get(self.at + self.length)?;
        let gap = self.block.text.get(self.words[self.at + self.length - 1].end as usize..word.start as usize)?;
        (gap == " ").then(|| fold(self.block.word(word)))
    }

    fn previous(&self) -> Option<String> {
        let before = self.at.checked_sub(1)?;
        let gap = self.block.text.get(self.words[before].end as usize..self.words[self.at].start as usize)?;
        (gap == " ").then(|| fold(self.text(before)))
    }

    fn passes(&self, entry: &EntryData) -> bool {
        let guards = &entry.guards;
        if guards.bracketed {
            return self.is_bracketed();
        }
        if !guards.any_case && self.is_name() {
            return false;
        }
        if !guards.quoted && self.is_quoted() {
            return false;
        }
        if (guards.start && self.at != 0) || (guards.inside && self.at == 0) {
            return false;
        }
        if !guards.next.is_empty() || !guards.not_next.is_empty() || guards.followed {
            let next = self.next();
            if guards.followed && next.is_none() {
                return false;
            }
            let next = next.unwrap_or_default();
            if (!guards.next.is_empty() && !has(guards.next, &next))
                || (!next.is_empty() && has(guards.not_next, &next))
            {
                return false;
            }
        }
        if !guards.previous.is_empty() || !guards.not_previous.is_empty() {
            let previous = self.previous().unwrap_or_default();
            if (!guards.previous.is_empty() && !has(guards.previous, &previous))
                || (!previous.is_empty() && has(guards.not_previous, &previous))
            {
                return false;
            }
        }
        if !guards.not_before.is_empty() && (0..self.at).any(|index| has(guards.not_before, &fold(self.text(index)))) {
            return false;
        }
        // A hyphen on either side makes it another word: “age-appropriate”.
        let start = self.words[self.at].start as usize;
        let end = self.words[self.at + self.length - 1].end as usize;
        !self.block.text[..start].ends_with(['-', '/', '@', '#', '_'])
            && !self.block.text[end..].starts_with(['-', '@', '_'])
    }

    /// Whether capitals make it part of a name: “Food Assistance Program”.
    fn is_name(&self) -> bool {
        let capital = |index: usize| self.text(index).starts_with(char::is_uppercase);
        let shouted =
            self.block.text.chars().any(char::is_alphabetic) && !self.block.text.chars().any(char::is_lowercase);
        if shouted {
            return false;
        }
        let end = self.at + self.length;
        let inside = (self.at + usize::from(self.at == 0)..end).any(capital);
        let first_goes_on = self.at == 0
            && capital(0)
            && end < self.words.len()
            && self.next().is_some()
            && capital(end)
            && self.text(end) != "I";
        // In a heading in title case capitals say nothing, so it is left alone as well.
        inside
            || first_goes_on
            || (self.at == 0
                && capital(0)
                && matches!(self.block.role, Role::Subject | Role::Title)
                && self.length == self.words.len())
    }

    fn is_quoted(&self) -> bool {
        let start = self.words[self.at].start as usize;
        let before = tail(&self.block.text[self.sentence.start as usize..start], 4000);
        let straight = before.matches('"').count() % 2 == 1;
        let last = |open: char, close: char| before.rfind(open).is_some_and(|at| !before[at..].contains(close));
        straight || last('“', '”') || last('«', '»') || last('„', '“')
    }

    fn is_bracketed(&self) -> bool {
        let start = self.words[self.at].start as usize;
        let end = self.words[self.at + self.length - 1].end as usize;
        let (before, after) = (tail(&self.block.text[..start], 16), head(&self.block.text[end..], 64));
        let open = before
            .rfind(['[', '<', '{'])
            .is_some_and(|at| !before[at..].contains([']', '>', '}']) && before.len() - at <= 12);
        let close = after.find([']', '>', '}']).is_some_and(|at| at <= 60 && !after[..at].contains(['[', '<', '{']));
        // A link's words stand in brackets too, but their brackets are not in the text a reader sees.
        open && close
    }
}

/// The last `most` bytes of a text, or a few less: enough to see what a word stands in, and no
/// more work in a block of megabytes than in a short one.
fn tail(text: &str, most: usize) -> &str {
    let from = (text.len().saturating_sub(most)..=text.len()).find(|&at| text.is_char_boundary(at));
    &text[from.unwrap_or(text.len())..]
}

/// The first `most` bytes of a text, or a few less.
fn head(text: &str, most: usize) -> &str {
    let to = (0..=most.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    &text[..to.unwrap_or(0)]
}

/// A replacement with the capitals of what it replaces.
fn in_case(replacement: &str, found: &str) -> String {
    let letters = found.chars().filter(|c| c.is_alphabetic());
    if letters.clone().count() > 1 && letters.clone().all(char::is_uppercase) {
        return replacement.to_uppercase();
    }
    if found.starts_with(char::is_uppercase) {
        let mut characters = replacement.chars();
        return characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect());
    }
    replacement.to_owned()
}

/// The article `written` as it must be before `next`; `None` when it is none or is right already.
fn article_before(written: &str, next: &str) -> Option<&'static str> {
    let vowel = takes_an(next);
    match (written, vowel) {
        ("a", true) => Some("an"),
        ("A", true) => Some("An"),
        ("an", false) => Some("a"),
        ("An", false) => Some("A"),
        _ => None,
    }
}

/// Whether an English word starts with a vowel sound.
fn takes_an(word: &str) -> bool {
    let lower = word.to_lowercase();
    if ["hour", "honest", "honor", "heir"].iter().any(|start| lower.starts_with(start)) {
        return true;
    }
    if ["uni", "use", "usu", "eu", "one", "once", "ut"].iter().any(|start| lower.starts_with(start))
        && !lower.starts_with("unin")
    {
        return false;
    }
    lower.starts_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::print_stdout)]
    use super::super::Tier;
    use super::super::list::{files, rows};
    use super::*;
    use crate::source::{Format, Source};
    use crate::text::language::Language;
    use crate::text::{assemble, segment};

    fn blocks(text: &str, language: &str) -> Vec<Block> {
        let source = Source::from_text("x.txt", Format::Text, text);
        let tree = crate::syntax::parse(&source);
        segment::segment(assemble::blocks(&source, &tree), Some(Language::parse(language))).0
    }

    fn found(text: &str, language: &str, list: &str) -> Vec<(String, Option<String>)> {
        let lexicon = Lexicon::get(language).unwrap();
        let mut all = Vec::new();
        for block in blocks(text, language) {
            let mut matches = Vec::new();
            lexicon.matches(&block, &mut matches);
            all.extend(matches.iter().filter(|found| found.list == list).map(|found| {
                (block.text[found.start as usize..found.end as usize].to_owned(), found.replacements.first().cloned())
            }));
        }
        all
    }

    fn rewritten(text: &str, language: &str, list: &str) -> String {
        let lexicon = Lexicon::get(language).unwrap();
        let block = blocks(text, language).remove(0);
        let mut matches = Vec::new();
        lexicon.matches(&block, &mut matches);
        let mut out = block.text.clone();
        for found in matches.iter().rev().filter(|found| found.list == list) {
            if let Some(best) = found.replacements.first() {
                out.replace_range(found.start as usize..found.end as usize, best);
            }
        }
        out
    }

    #[test]
    fn every_line_can_be_read_and_proves_itself() {
        let mut faults = Vec::new();
        for language in ["en", "es"] {
            for (list, text) in files(language) {
                for row in rows(text) {
                    let row = match row {
                        Ok(row) => row,
                        Err(line) => {
                            faults.push(format!("{language}/{list}:{line}: cannot be read"));
                            continue;
                        }
                    };
                    if row.tier == Tier::Safe && row.tests.is_empty() {
                        faults.push(format!("{language}/{list}: safe without a sentence: {}", row.from));
                    }
                    let (fires, silent) = row.tests.split_once("!!").unwrap_or((row.tests, ""));
                    for test in fires.split("||").map(str::trim).filter(|test| !test.is_empty()) {
                        match test.split_once("=>") {
                            Some((given, wanted)) => {
                                let told = rewritten(given.trim(), language, list);
                                if told != wanted.trim() {
                                    faults.push(format!("{language}/{list}: {} => {told}, not {wanted}", given.trim()));
                                }
                            }
                            None if found(test, language, list).is_empty() => {
                                faults.push(format!("{language}/{list}: not found in: {test}"));
                            }
                            None => {}
                        }
                    }
                    for test in silent.split("||").map(str::trim).filter(|test| !test.is_empty()) {
                        let told = found(test, language, list);
                        if !told.is_empty() {
                            faults.push(format!("{language}/{list}: {told:?} found in: {test}"));
                        }
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn no_entry_stands_twice_and_none_leads_to_another() {
        let mut faults = Vec::new();
        for language in ["en", "es"] {
            let mut seen = std::collections::BTreeMap::new();
            for (list, text) in files(language) {
                for row in rows(text).flatten() {
                    if let Some(other) = seen.insert(row.from, *list) {
                        faults.push(format!("{language}: {} stands in {other} and in {list}", row.from));
                    }
                    for alternative in row.to.split(';').filter(|_| row.tier == Tier::Safe) {
                        let plain: String = alternative
                            .split_whitespace()
                            .map(|word| word.split('~').next().unwrap_or(word))
                            .collect::<Vec<_>>()
                            .join(" ");
                        for list in ["word-choice", "wordy-phrase"] {
                            if !found(&format!("x {plain} x."), language, list).is_empty() {
                                faults
                                    .push(format!("{language}: {} leads to {plain}, which is found itself", row.from));
                            }
                        }
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn names_quotations_and_code_words_are_left_alone() {
        for silent in [
            "Ask about the Utilize Housing Program.",
            "The sign said “utilize the door” in red.",
            "The re-utilize plan is old.",
        ] {
            assert_eq!(found(silent, "en", "word-choice"), [], "{silent}");
        }
    }

    #[test]
    fn articles_and_capitals_follow_the_new_word() {
        assert_eq!(rewritten("UTILIZE THE DOOR.", "en", "word-choice"), "USE THE DOOR.");
        assert_eq!(rewritten("Prior to the visit, call us.", "en", "wordy-phrase"), "Before the visit, call us.");
    }
}
