//! A dictionary file as written: where its entries stand, and every surface each is looked up by.
//!
//! ```toml
//! source = "where the facts come from"
//! keep = ["utilization review"]        # names and terms no entry of the list may touch
//!
//! [sets]
//! det = ["the", "a"]                   # used in guards as "@det"
//!
//! [defaults]
//! tier = "suggest"
//!
//! [[entry]]
//! id = "utilize"
//! from = ["utilize~v", "utilise~v"]    # ~v, ~n, ~a inflect; (a|b|) stands for alternatives
//!                                      # Spanish: ~f is a verb without participle, ~p its personal forms
//! to = ["use~v"]                       # best first, in the same form as what was found
//! tier = "safe"                        # safe | suggest | explain | flag
//! test = [["She utilized it.", "She used it."]]
//! not = ["The utilization review is on Monday."]
//! ```
//! `docs/dictionaries.md` shows the notation by examples, language by language.
//! A replacement that starts with a bracket, `to = ["(the part of the bill that you pay)"]`, is put behind
//! the words found; an explain entry is silent where a bracket stands behind them already.
//!
//! Guards: `left`, `right` (the next word must be one of), `before`, `after`, `near` (one of the
//! next four), `sentence`, each with a `…-not`; `start` (first in its sentence); `followed` (the
//! character right behind); `case = "any"` (names are no exception) or `"capitals"` (TODO, not todo);
//! `quoted = true` (found in quotations too); `verb = true` (the base form is also a noun: only where
//! a verb can stand); `own = true` (in lists of words about people: also where writers speak of themselves).
//!
//! This module is part of the build script as well, which lays the surfaces out as tables: it knows
//! nothing of texts.

use std::ops::Range;

use serde::Deserialize;

use super::inflect::{self, ANY, Class, Tags};
use super::joint;

/// What opens an entry, on a line of its own.
const ENTRY: &str = "[[entry]]";

/// Where entries open, in order.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(ENTRY).map(|(at, _)| at).filter(|&at| at == 0 || text.as_bytes()[at - 1] == b'\n')
}

/// What a file says before its first entry.
pub(super) fn head(text: &str) -> &str {
    &text[..starts(text).next().unwrap_or(text.len())]
}

/// The byte range of each entry, without the line that opens it.
pub(super) fn entries(text: &str) -> Vec<Range<usize>> {
    let ends = starts(text).skip(1).chain([text.len()]);
    starts(text).zip(ends).map(|(start, end)| start + ENTRY.len()..end).collect()
}

/// The words an entry is written in, and what they become.
#[derive(Deserialize)]
pub(super) struct Wording {
    #[serde(default)]
    pub(super) id: String,
    #[serde(default)]
    pub(super) from: Vec<String>,
    #[serde(default)]
    pub(super) to: Vec<String>,
    /// Surfaces with what each becomes, best first, for what no paradigm covers: `[["afgesloten", "gesloten"]]`.
    #[serde(default)]
    pub(super) pairs: Vec<Vec<String>>,
    #[serde(default)]
    tier: Option<String>,
    /// All else that is said of it.
    #[serde(flatten)]
    rest: toml::Table,
}

/// What an entry may say beside its words and its tier; `note` is for who writes it.
const KEYS: &[&str] = &[
    "why",
    "review",
    "left",
    "left-not",
    "right",
    "right-not",
    "before",
    "before-not",
    "after",
    "after-not",
    "near",
    "near-not",
    "sentence",
    "sentence-not",
    "own",
    "start",
    "followed",
    "case",
    "quoted",
    "verb",
    "own",
    "test",
    "not",
    "note",
];

/// Lists whose rules say of a word that is only flagged what some readers prefer.
fn tells_of_flags(list: &str) -> bool {
    list.starts_with("inclusive/") || list == "person-first"
}

/// What a file says of all its entries, as far as their words go.
#[derive(Deserialize)]
struct Kept {
    #[serde(default)]
    keep: Vec<String>,
    #[serde(default)]
    defaults: Defaults,
}

#[derive(Default, Deserialize)]
struct Defaults {
    #[serde(default)]
    tier: Option<String>,
}

/// A pattern: one way an entry is written, with its brackets spelled out, and what it becomes, best first.
pub(super) type Written = (String, Vec<String>);

impl Wording {
    /// The wording of an entry that a reader's code has read otherwise.
    pub(super) fn new(from: Vec<String>, to: Vec<String>, pairs: Vec<Vec<String>>) -> Self {
        Self { id: String::new(), from, to, pairs, tier: None, rest: toml::Table::new() }
    }

    /// What keeps a word of the entry from having an effect: a key nobody reads, a replacement nobody is shown.
    fn fault(&self, list: &str, tier: Option<&str>, patterns: &[Written]) -> Option<String> {
        if let Some(key) = self.rest.keys().find(|key| !KEYS.contains(&&key[..])) {
            return Some(format!("there is no key “{key}”"));
        }
        let mut replacements = patterns.iter().flat_map(|(_, to)| to);
        if let Some(open) = replacements.clone().find(|to| to.contains('|')) {
            return Some(format!(
                "“{open}”: its brackets are not those of the words found, so nothing chooses from them"
            ));
        }
        let tier = self.tier.as_deref().or(tier);
        match tier {
            Some("flag") if !tells_of_flags(list) => replacements
                .next()
                .map(|to| format!("“{to}” is never offered: a flag only points out (tier = \"suggest\" offers it)")),
            Some("explain") => replacements
                .find(|to| !to.contains('('))
                .map(|to| format!("“{to}” is no explanation, which stands in brackets behind the words found")),
            _ => None,
        }
    }

    /// Every pattern, in an order that never changes: its index names it.
    pub(super) fn patterns(&self, language: &str) -> Vec<Written> {
        let pairs = self.pairs.iter().filter_map(|pair| pair.split_first()).map(|(from, to)| (from, to.to_vec()));
        let all = self.from.iter().map(|from| (from, self.to.clone())).chain(pairs);
        let mut patterns = Vec::new();
        for (from, to) in all.flat_map(|(from, to)| alternatives(from, &to)) {
            let joined = joint::variants(language, &from, &to);
            patterns.push((from, to));
            patterns.extend(joined);
        }
        patterns
    }
}

/// The patterns of the terms that a file's head keeps.
///
/// # Errors
/// What is wrong with the head.
pub(super) fn kept(head: &str) -> Result<Vec<Written>, String> {
    Ok(kept_patterns(&read_head(head)?.keep))
}

fn read_head(head: &str) -> Result<Kept, String> {
    toml::from_str(head).map_err(|error| error.to_string())
}

fn kept_patterns(keep: &[String]) -> Vec<Written> {
    keep.iter().flat_map(|from| alternatives(from, &[])).collect()
}

/// Reads the wording of one entry.
///
/// # Errors
/// What is wrong with it.
fn wording(entry: &str) -> Result<Wording, String> {
    toml::from_str(entry).map_err(|error| error.to_string())
}

/// What stands in a file, for the tables: entries as ranges of the text, patterns, and surfaces.
#[derive(Default)]
pub(super) struct Outline {
    /// The range of each entry; the kept terms are one entry without a range of its own.
    pub(super) entries: Vec<Range<usize>>,
    /// For each pattern its entry, counted in this file, and which of the entry's patterns it is.
    pub(super) patterns: Vec<(u32, u32)>,
    /// Each surface as it is looked up, and its pattern.
    pub(super) surfaces: Vec<(String, u32)>,
}

/// Lays out a file.
///
/// # Errors
/// Names the entry and what is wrong with it.
pub(super) fn outline(language: &str, list: &str, text: &str) -> Result<Outline, String> {
    let mut outline = Outline::default();
    let Kept { keep, defaults } = read_head(head(text))?;
    // What is kept comes first: it silences an entry of the same words.
    let kept = kept_patterns(&keep);
    if !kept.is_empty() {
        outline.add(language, 0..0, &kept).map_err(|error| format!("keep: {error}"))?;
    }
    for entry in entries(text) {
        let wording = wording(&text[entry.clone()]).map_err(|error| {
            let line = text[..entry.start].lines().count();
            format!("entry at line {line}: {error}")
        })?;
        let patterns = wording.patterns(language);
        let fault = wording.fault(list, defaults.tier.as_deref(), &patterns);
        fault
            .map_or_else(|| outline.add(language, entry, &patterns), Err)
            .map_err(|error| format!("{}: {error}", wording.id))?;
    }
    Ok(outline)
}

impl Outline {
    fn add(&mut self, language: &str, entry: Range<usize>, patterns: &[Written]) -> Result<(), String> {
        for (nth, (from, _)) in patterns.iter().enumerate() {
            let pattern = self.patterns.len() as u32;
            for (_, surface) in surfaces(language, &Phrase::new(from))? {
                self.surfaces.push((looked_up(language, surface), pattern));
            }
            self.patterns.push((self.entries.len() as u32, nth as u32));
        }
        self.entries.push(entry);
        Ok(())
    }
}

/// A phrase of the dictionary: words around at most one inflected word.
pub(super) struct Phrase<'p> {
    before: &'p str,
    head: Option<(&'p str, Class<'p>)>,
    after: &'p str,
}

impl<'p> Phrase<'p> {
    pub(super) fn new(text: &'p str) -> Self {
        let Some(mark) = text.find('~') else { return Self { before: text, head: None, after: "" } };
        let start = text[..mark].rfind(' ').map_or(0, |at| at + 1);
        let end = text[mark..].find(' ').map_or(text.len(), |at| mark + at);
        Self {
            before: &text[..start],
            head: Some((&text[start..mark], Class::new(&text[mark + 1..end]))),
            after: &text[end..],
        }
    }

    /// Whether a word of it inflects.
    pub(super) fn inflects(&self) -> bool {
        self.head.is_some()
    }

    /// The gender of its noun, where the dictionary says.
    pub(super) fn gender(&self) -> Option<char> {
        self.head.and_then(|(_, class)| class.gender())
    }

    /// Every form with its tags.
    pub(super) fn forms(&self, language: &str) -> Result<Vec<(Tags, String)>, String> {
        let Some((lemma, class)) = self.head else { return Ok(vec![(ANY, self.before.to_owned())]) };
        let mut forms = inflect::forms(language, lemma, class)
            .ok_or_else(|| format!("{lemma}~{}: no such paradigm", class.part))?;
        for (_, form) in &mut forms {
            form.insert_str(0, self.before);
            form.push_str(self.after);
        }
        Ok(forms)
    }
}

/// Spells out every `(a|b|)` of a phrase. Where a replacement holds the same brackets, it takes the same choice.
fn alternatives(from: &str, to: &[String]) -> Vec<Written> {
    let group = from.find('(').and_then(|start| from[start..].find(')').map(|end| &from[start..=start + end]));
    let Some(group) = group else { return vec![(tidy(from), to.iter().map(|to| tidy(to)).collect())] };
    group[1..group.len() - 1]
        .split('|')
        .flat_map(|choice| {
            let to: Vec<String> = to.iter().map(|to| to.replacen(group, choice, 1)).collect();
            alternatives(&from.replacen(group, choice, 1), &to)
        })
        .collect()
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The surfaces of a phrase, each once, with all the forms it stands for.
pub(super) fn surfaces(language: &str, source: &Phrase<'_>) -> Result<Vec<(Tags, String)>, String> {
    let mut surfaces = source.forms(language)?;
    surfaces.sort_unstable_by(|one, other| one.1.cmp(&other.1));
    surfaces.dedup_by(|later, kept| {
        let same = later.1 == kept.1;
        if same {
            kept.0 |= later.0;
        }
        same
    });
    Ok(surfaces)
}

/// A surface as texts are looked up in: folded, with the words apart that a text is cut into.
pub(super) fn looked_up(language: &str, mut surface: String) -> String {
    // Most words of a dictionary are written in lower case already.
    if surface.chars().any(|c| c.is_uppercase() || c == '\u{2019}') {
        surface = surface.split(' ').map(super::fold::fold).collect::<Vec<_>>().join(" ");
    }
    if language == "zh" {
        surface.chars().map(String::from).collect::<Vec<_>>().join(" ")
    } else if surface.contains('\'') && !joint::elided(language).is_empty() {
        apart(language, &surface)
    } else {
        surface
    }
}

/// Elided words stand apart, as they are looked up: "l' aide".
fn apart(language: &str, surface: &str) -> String {
    let part = |word: &str| match word.split_once('\'') {
        Some((start, rest)) if !rest.is_empty() && joint::elided(language).contains(&&*format!("{start}'")) => {
            format!("{start}' {rest}")
        }
        _ => word.to_owned(),
    };
    surface.split(' ').map(part).collect::<Vec<_>>().join(" ")
}
