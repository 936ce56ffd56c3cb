//! The dictionaries run their own examples, and are read for contradictions.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use serde::Deserialize;

use super::scan::DICTIONARIES;
use super::{Lexicon, Match, Tier};
use crate::span::Span;
use crate::text::block::{Block, Piece, Role, Sentence};
use crate::text::language::Language;
use crate::text::{sentence, word};

pub(super) fn block(text: &str, language: &str) -> Block {
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

fn find<'l>(lexicon: &'l Lexicon, text: &str) -> Vec<Match<'l>> {
    let mut found = Vec::new();
    lexicon.matches(&block(text, lexicon.language()), &mut found);
    found
}

/// The text with the first replacement of each match that `which` takes.
fn rewritten(text: &str, matches: &[Match<'_>], which: impl Fn(&Match<'_>) -> bool) -> String {
    let mut result = String::new();
    let mut at = 0;
    for found in matches.iter().filter(|found| which(found)) {
        let Some(plain) = found.replacements.first() else { continue };
        result.push_str(&text[at..found.start as usize]);
        result.push_str(plain);
        at = found.end as usize;
    }
    result + &text[at..]
}

#[derive(Deserialize)]
struct Examples {
    #[serde(default)]
    entry: Vec<Example>,
}

#[derive(Deserialize)]
struct Example {
    id: String,
    from: Vec<String>,
    #[serde(default)]
    tier: Option<Tier>,
    #[serde(default)]
    test: Vec<Vec<String>>,
    #[serde(default)]
    not: Vec<String>,
    #[serde(default)]
    followed: String,
}

fn examples() -> impl Iterator<Item = (&'static str, &'static str, Vec<Example>)> {
    DICTIONARIES.iter().flat_map(|(language, lists)| {
        lists.iter().map(|(list, text)| (*language, *list, toml::from_str::<Examples>(text).unwrap().entry))
    })
}

#[test]
fn every_dictionary_can_be_built() {
    for (language, lists) in DICTIONARIES {
        if let Err(error) = Lexicon::build(language, lists) {
            panic!("{error}");
        }
    }
}

#[test]
fn every_entry_keeps_its_own_examples() {
    let mut wrong = Vec::new();
    for (language, list, entries) in examples() {
        let lexicon = Lexicon::get(language).unwrap();
        for entry in entries {
            let id = format!("{language}.{}", entry.id);
            let own = |found: &Match<'_>| found.id == id && found.list == list;
            for test in &entry.test {
                let matches = find(lexicon, &test[0]);
                if !matches.iter().any(own) {
                    wrong.push(format!("{id}: not found in “{}”", test[0]));
                } else if let Some(expected) = test.get(1) {
                    let result = rewritten(&test[0], &matches, own);
                    if result != *expected {
                        wrong.push(format!("{id}: “{}” became “{result}”, not “{expected}”", test[0]));
                    }
                    if entry.tier == Some(Tier::Safe) && matches.iter().any(|found| own(found) && found.tier != Tier::Safe) {
                        wrong.push(format!("{id}: not safe in “{}”", test[0]));
                    }
                }
            }
            for text in &entry.not {
                if find(lexicon, text).iter().any(own) {
                    wrong.push(format!("{id}: found in “{text}”"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn entries_do_not_contradict_each_other() {
    let mut wrong = Vec::new();
    for (language, list, entries) in examples() {
        let mut ids = BTreeMap::new();
        let mut sources = BTreeMap::new();
        for entry in &entries {
            *ids.entry(&entry.id).or_insert(0) += 1;
            for from in &entry.from {
                if let Some(other) = sources.insert((from, &entry.followed), &entry.id) {
                    wrong.push(format!("{language}/{list}: “{from}” in {} and {other}", entry.id));
                }
            }
            if entry.tier == Some(Tier::Safe) && (entry.test.is_empty() || entry.test.iter().any(|test| test.len() != 2)) {
                wrong.push(format!("{language}/{list}/{}: a safe entry shows what it does", entry.id));
            }
            if entry.test.is_empty() && list != "placeholder" {
                wrong.push(format!("{language}/{list}/{}: no example", entry.id));
            }
        }
        wrong.extend(ids.iter().filter(|(_, count)| **count > 1).map(|(id, _)| format!("{language}/{list}: {id} twice")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_suggested_is_plain_itself() {
    let mut wrong = Vec::new();
    for (language, lists) in DICTIONARIES {
        let lexicon = Lexicon::build(language, lists).unwrap_or_else(|error| panic!("{error}"));
        for form in &lexicon.forms {
            let entry = &lexicon.entries[form.entry as usize];
            if entry.tier == Tier::Explain {
                continue;
            }
            for (_, plain) in &form.plain {
                for found in find(&lexicon, plain) {
                    if matches!(found.tier, Tier::Safe | Tier::Suggest) {
                        wrong.push(format!("{}: “{plain}” is found by {}", entry.id, found.id));
                    }
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
