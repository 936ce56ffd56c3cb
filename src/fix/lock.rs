//! The meaning lock: a rewrite leaves numbers, names, negations, conditions and must or may alone.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::facts::{is_given, table_rows};

/// For each language with fixes, its words that bind, and its numbers in words where it has them.
const TEXTS: [(&str, &str, &str); 10] = [
    ("en", include_str!("../../dictionaries/en/meaning.tsv"), include_str!("../../dictionaries/en/numbers.tsv")),
    ("es", include_str!("../../dictionaries/es/meaning.tsv"), include_str!("../../dictionaries/es/numbers.tsv")),
    ("fr", include_str!("../../dictionaries/fr/meaning.tsv"), include_str!("../../dictionaries/fr/numbers.tsv")),
    ("pt", include_str!("../../dictionaries/pt/meaning.tsv"), include_str!("../../dictionaries/pt/numbers.tsv")),
    ("it", include_str!("../../dictionaries/it/meaning.tsv"), include_str!("../../dictionaries/it/numbers.tsv")),
    ("de", include_str!("../../dictionaries/de/meaning.tsv"), include_str!("../../dictionaries/de/numbers.tsv")),
    ("ca", include_str!("../../dictionaries/ca/meaning.tsv"), ""),
    ("nl", include_str!("../../dictionaries/nl/meaning.tsv"), ""),
    ("pl", include_str!("../../dictionaries/pl/meaning.tsv"), ""),
    ("sv", include_str!("../../dictionaries/sv/meaning.tsv"), ""),
];

/// Most words of a phrase that binds.
const LONGEST_PHRASE: usize = 8;
/// Shorter words may move past one that binds: of, the, to.
const SHORTEST_CONTENT: usize = 4;

/// What is bound by which words, of one language: words apart by one space, in small letters.
type Table = FxHashMap<String, &'static str>;

/// The table of a language; for one that has none, what all of them know together.
fn table(language: &str) -> &'static Table {
    static TABLES: [OnceLock<Table>; TEXTS.len() + 1] = [const { OnceLock::new() }; TEXTS.len() + 1];
    let of = |(_, binding, numbers): &(_, &'static str, &'static str)| {
        let binding = table_rows::<2>(binding).map(|[words, means]| (words, means));
        // One is an article as well in most languages.
        let numbers = table_rows::<3>(numbers)
            .filter(|[cue, _, figures]| *cue == "number" && !matches!(*figures, "0" | "1"))
            .map(|[_, words, figures]| (words, figures));
        let spelled = |words: &str| tokens(words).iter().map(|token| token.small.clone()).collect::<Vec<_>>().join(" ");
        binding.chain(numbers).map(|(words, means)| (spelled(words), means)).collect::<Vec<_>>()
    };
    let at = TEXTS.iter().position(|(tag, ..)| *tag == language);
    TABLES[at.unwrap_or(TEXTS.len())].get_or_init(|| match at {
        Some(at) => of(&TEXTS[at]).into_iter().collect(),
        None => TEXTS.iter().flat_map(of).collect(),
    })
}

/// A word, a number or a sign of money.
struct Token<'t> {
    text: &'t str,
    /// In small letters, with straight apostrophes.
    small: String,
}

impl Token<'_> {
    fn is_number(&self) -> bool {
        self.text.contains(char::is_numeric)
    }
}

/// Signs that say what a number counts.
const SIGNS: [char; 7] = ['$', '€', '£', '%', '§', '#', '№'];

/// What English writes behind an apostrophe; before anything else, an elided word ends there: n'avez, l'aide.
const CLITICS: [&str; 7] = ["s", "t", "m", "d", "re", "ve", "ll"];

/// The words, numbers and signs of a text.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_alphanumeric() || SIGNS.contains(&c)) {
        rest = &rest[start..];
        let (word, after) = rest.split_at(length(rest));
        found.push(Token { text: word, small: word.to_lowercase().replace('\u{2019}', "'") });
        rest = after;
    }
    found
}

/// How long the token is that a text begins with.
fn length(text: &str) -> usize {
    let digits = text.starts_with(char::is_numeric);
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let inside = match c {
            '\'' | '\u{2019}' if at > 0 && !digits && (after.is_empty() || after.starts_with(char::is_alphabetic)) => {
                let tail = after.find(|c: char| !c.is_alphabetic()).map_or(after, |end| &after[..end]);
                if !CLITICS.contains(&tail) {
                    return at + c.len_utf8();
                }
                true
            }
            '-' if digits => after.starts_with(char::is_numeric),
            '-' => at > 0 && after.starts_with(char::is_alphabetic),
            '.' | ',' | ':' | '/' => digits && after.starts_with(char::is_numeric),
            _ => c.is_alphanumeric(),
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    // A sign stands alone.
    if end == 0 { text.chars().next().map_or(0, char::len_utf8) } else { end }
}

/// What of a text binds, in order, and the words before, between and behind that.
#[derive(Default)]
struct Bound {
    means: Vec<String>,
    gaps: Vec<Vec<String>>,
}

impl Bound {
    fn read(table: &Table, text: &str) -> Self {
        let tokens = tokens(text);
        let mut bound = Self { means: Vec::new(), gaps: vec![Vec::new()] };
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let longest = LONGEST_PHRASE.min(tokens.len() - at);
            let phrase = (1..=longest).rev().find_map(|count| {
                let words: Vec<&str> = tokens[at..at + count].iter().map(|token| &token.small[..]).collect();
                table.get(&words.join(" ")).map(|means| (count, *means))
            });
            match phrase {
                Some((count, means)) => {
                    means.split(' ').filter(|means| *means != "-").for_each(|means| bound.add(means));
                    at += count;
                }
                None => {
                    if token.is_number() || token.text.starts_with(SIGNS) {
                        bound.add(&token.small);
                    } else if let Some(gap) = bound.gaps.last_mut() {
                        gap.push(token.small.clone());
                    }
                    at += 1;
                }
            }
        }
        bound
    }

    fn add(&mut self, means: &str) {
        // “Two (2)” says one number.
        let again = is_number(means)
            && self.means.last().is_some_and(|last| last == means)
            && self.gaps.last().is_some_and(Vec::is_empty);
        if !again {
            self.means.push(means.to_owned());
            self.gaps.push(Vec::new());
        }
    }

    /// The place of each longer word that stands once.
    fn places(&self) -> FxHashMap<&str, usize> {
        let mut places = FxHashMap::default();
        let mut twice = FxHashSet::default();
        for (place, gap) in self.gaps.iter().enumerate() {
            for word in gap.iter().filter(|word| word.chars().count() >= SHORTEST_CONTENT) {
                if places.insert(&word[..], place).is_some() {
                    twice.insert(&word[..]);
                }
            }
        }
        places.retain(|word, _| !twice.contains(word));
        places
    }

    /// Whether another text binds the same, in the same order and the same words.
    fn is_like(&self, other: &Self) -> bool {
        self.means == other.means
            && self.means.iter().enumerate().all(|(at, means)| {
                let (before, after) = ((&self.gaps[at], &other.gaps[at]), (&self.gaps[at + 1], &other.gaps[at + 1]));
                let as_empty = |(own, other): (&Vec<String>, &Vec<String>)| own.is_empty() == other.is_empty();
                // What a number counts stays; a negation stays before what it denies.
                (!is_number(means) || counts_alike(after.0.first(), after.1.first()))
                    && (!NEGATIONS.contains(&&means[..]) || as_empty(before) && as_empty(after))
            })
            && {
                let others = other.places();
                self.places().iter().all(|(word, place)| others.get(word).is_none_or(|other| other == place))
            }
    }
}

/// What says no.
const NEGATIONS: [&str; 11] =
    ["not", "no", "never", "none", "nobody", "nothing", "without", "neither", "nor", "hardly", "ne"];

fn is_number(text: &str) -> bool {
    text.contains(char::is_numeric)
}

/// Whether a number counts the same: days, or a day.
fn counts_alike(old: Option<&String>, new: Option<&String>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old.starts_with(&new[..]) || new.starts_with(&old[..]),
        (old, new) => old == new,
    }
}

/// Whether a rewrite of `old` as `new` says the same where it counts. `before` is the text in front of it,
/// `language` a primary subtag.
///
/// Markup that is put in or changed carries none of the words looked at here and passes.
#[must_use]
pub fn keeps_meaning(language: &str, before: &str, old: &str, new: &str) -> bool {
    if old.is_empty() {
        return true;
    }
    let table = table(language);
    Bound::read(table, old).is_like(&Bound::read(table, new)) && names(language, old, new, opens_sentence(before))
}

/// Whether a sentence, a line or what stands behind a mark begins here, and with it a capital letter.
fn opens_sentence(before: &str) -> bool {
    let spaces = |c: char| matches!(c, ' ' | '\t' | '\u{a0}' | '"' | '\'' | '\u{201c}' | '\u{2018}' | '\u{ab}' | '(');
    let before = before.trim_end_matches(spaces);
    before.is_empty() || !before.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// What stands before German nouns, and seldom before a name.
const GERMAN_ARTICLES: [&str; 16] = [
    "der", "die", "das", "dem", "den", "des", "am", "im", "zum", "zur", "vom", "beim", "ein", "eine", "einem", "einer",
];

/// Whether a word is, or belongs to, a name. A capital at the start of a sentence may belong to the sentence.
fn is_name(language: &str, words: &[&str], at: usize, opens: bool) -> bool {
    let word = words[at];
    // An abbreviation is one wherever it stands.
    if word.chars().filter(|c| c.is_uppercase()).count() > 1 {
        return true;
    }
    // German nouns have capitals, as people have.
    let is_noun = || {
        let articles = words[..at].iter().rev().take(2).any(|before| GERMAN_ARTICLES.contains(before));
        language == "de" && (articles || !is_given(word))
    };
    word.starts_with(char::is_uppercase) && (at > 0 || !opens) && word != "Internet" && !is_noun()
}

/// Whether both texts name the same names, and begin alike.
fn names(language: &str, old: &str, new: &str, opens: bool) -> bool {
    let words = |text| -> Vec<&str> {
        let apart = |c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-'));
        str::split(text, apart).filter(|word| !word.is_empty()).collect()
    };
    let (old, new): (Vec<&str>, Vec<&str>) = (words(old), words(new));
    let of = |words: &[&str]| {
        let names = (0..words.len()).filter(|&at| is_name(language, words, at, opens));
        let mut names: Vec<String> = names.map(|at| words[at].to_owned()).collect();
        names.sort_unstable();
        names
    };
    let shouted = |words: &[&str]| !words.is_empty() && words.iter().all(|word| *word == word.to_uppercase());
    // “UTILIZE” in a line of capitals is no name.
    if shouted(&old) && shouted(&new) && old.iter().any(|word| word.chars().count() > 5) {
        return true;
    }
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let starts_alike = match (old.first(), new.first()) {
        // A noun may give way to a verb.
        _ if language == "de" && !opens => true,
        (Some(before), Some(after)) => capital(before) == capital(after) || after.starts_with(char::is_numeric),
        _ => true,
    };
    of(&old) == of(&new) && starts_alike
}

#[cfg(test)]
mod tests;
