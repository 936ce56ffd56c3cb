//! Entries expanded to every form they can take, found by the hash of their first word.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Tier;
use super::fold::{fold, hash};
use super::inflect::{ANY, Class, Tags, forms};
use super::list::{Guards, files, rows};

/// One surface form of an entry.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The folded words.
    pub(super) words: Vec<String>,
    pub(super) entry: u32,
    pub(super) tier: Tier,
    /// In the form that fits, best first, lower case.
    pub(super) replacements: Vec<String>,
}

/// What all forms of an entry share.
#[derive(Debug)]
pub(super) struct EntryData {
    pub(super) list: &'static str,
    pub(super) id: String,
    pub(super) guards: Guards<'static>,
    pub(super) why: &'static str,
}

/// The dictionaries of one language.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) language: &'static str,
    pub(super) entries: Vec<EntryData>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) heads: FxHashMap<u64, Vec<u32>>,
}

impl Lexicon {
    /// The dictionaries of a language, by primary subtag; built when first asked for.
    pub fn get(language: &str) -> Option<&'static Self> {
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        static SPANISH: OnceLock<Lexicon> = OnceLock::new();
        match language {
            "en" => Some(ENGLISH.get_or_init(|| Self::build("en"))),
            "es" => Some(SPANISH.get_or_init(|| Self::build("es"))),
            _ => None,
        }
    }

    fn build(language: &'static str) -> Self {
        let mut lexicon = Self { language, entries: Vec::new(), patterns: Vec::new(), heads: FxHashMap::default() };
        for (list, text) in files(language) {
            for row in rows(text).flatten() {
                let entry = lexicon.entries.len() as u32;
                let id = format!("{language}.{}", row.from.split('~').next().unwrap_or("").replace(' ', "-"));
                lexicon.entries.push(EntryData { list, id, guards: row.guards, why: row.why });
                for (words, replacements, tier) in expand(language, row.from, row.to, row.tier) {
                    lexicon.add(Pattern { words, entry, tier, replacements });
                }
            }
        }
        // The longest form of several that start alike wins.
        let patterns = &lexicon.patterns;
        for candidates in lexicon.heads.values_mut() {
            candidates.sort_by_key(|&index| std::cmp::Reverse(patterns[index as usize].words.len()));
        }
        lexicon
    }

    fn add(&mut self, pattern: Pattern) {
        let Some(head) = pattern.words.first().and_then(|word| hash(word)) else { return };
        self.heads.entry(head).or_default().push(self.patterns.len() as u32);
        self.patterns.push(pattern);
    }
}

/// A word of an entry: its letters and, if it bends, its class.
fn parse(token: &str) -> (&str, Option<Class<'_>>) {
    match token.split_once('~') {
        Some((word, class)) => (word, Some(Class::new(class))),
        None => (token, None),
    }
}

type Expanded = (Vec<String>, Vec<String>, Tier);

fn expand(language: &str, from: &str, to: &str, tier: Tier) -> Vec<Expanded> {
    let tokens: Vec<_> = from.split_whitespace().map(parse).collect();
    let alternatives: Vec<&str> = to.split(';').map(str::trim).filter(|text| !text.is_empty()).collect();
    let bending = tokens.iter().position(|(_, class)| class.is_some());
    let mut expanded = Vec::new();
    let surfaces = match bending {
        None => vec![(ANY, String::new())],
        Some(at) => {
            let (word, class) = tokens[at];
            let Some(found) = class.and_then(|class| forms(language, word, class)) else { return Vec::new() };
            found
        }
    };
    for (tags, surface) in merged(surfaces) {
        let words: Vec<String> = tokens
            .iter()
            .enumerate()
            .map(|(index, (word, _))| fold(if Some(index) == bending { &surface } else { word }))
            .collect();
        let mut form_tier = tier;
        let mut replacements = Vec::new();
        for (index, alternative) in alternatives.iter().enumerate() {
            match bend(language, alternative, tags) {
                Some((text, sure)) => {
                    replacements.push(text);
                    if index == 0 && !sure && form_tier == Tier::Safe {
                        form_tier = Tier::Suggest;
                    }
                }
                None if index == 0 && form_tier == Tier::Safe => form_tier = Tier::Suggest,
                None => {}
            }
        }
        if replacements.is_empty() && !alternatives.is_empty() {
            continue;
        }
        expanded.extend(contracted(language, &words, &replacements, form_tier));
        expanded.push((words, replacements, form_tier));
    }
    expanded
}

/// Forms with the same letters become one with all their tags.
fn merged(surfaces: Vec<(Tags, String)>) -> Vec<(Tags, String)> {
    let mut merged: Vec<(Tags, String)> = Vec::new();
    for (tags, surface) in surfaces {
        match merged.iter_mut().find(|(_, known)| *known == surface) {
            Some((known, _)) => *known |= tags,
            None => merged.push((tags, surface)),
        }
    }
    merged
}

/// An alternative in the form with these tags, and whether that form is the only one it can be.
fn bend(language: &str, alternative: &str, tags: Tags) -> Option<(String, bool)> {
    let mut sure = true;
    let mut words = Vec::new();
    for token in alternative.split_whitespace() {
        let (word, class) = parse(token);
        let Some(class) = class else {
            words.push(word.to_owned());
            continue;
        };
        let fitting: Vec<(Tags, String)> =
            merged(forms(language, word, class)?).into_iter().filter(|(own, _)| own & tags != 0).collect();
        let covered = fitting.iter().fold(0, |all, (own, _)| all | own);
        let (_, first) = fitting.first()?;
        sure &= fitting.len() == 1 && covered & tags == tags;
        words.push(first.clone());
    }
    Some((words.join(" "), sure))
}

/// Spanish: a phrase that ends in “de” or “a” also stands as “del” or “al”.
fn contracted(language: &str, words: &[String], replacements: &[String], tier: Tier) -> Option<Expanded> {
    if language != "es" || words.len() < 2 {
        return None;
    }
    let joined = match words.last().map(String::as_str) {
        Some("de") => "del",
        Some("a") => "al",
        _ => return None,
    };
    let mut words = words.to_vec();
    words.pop();
    words.push(joined.to_owned());
    let replacements = replacements
        .iter()
        .map(|text| match text.rsplit_once(' ') {
            Some((rest, "de")) => format!("{rest} del"),
            Some((rest, "a")) => format!("{rest} al"),
            _ => format!("{text} el"),
        })
        .collect();
    Some((words, replacements, tier))
}
