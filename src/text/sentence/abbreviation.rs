//! Abbreviations of each language, from `dictionaries/<lang>/abbreviations.txt`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::text::language::Language;
use crate::text::month;

/// What an abbreviation's stop means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Abbreviation {
    /// Never ends a sentence: `Dr.`, `e.g.`
    Never,
    /// Stays with the number after it: `No. 5`, `p. 12`
    Number,
    /// Ends a sentence if the next word is a function word with a capital: `Inc.`, `etc.`
    Open,
    /// Ends a sentence before a capital, but not before a day, month or time zone: `p.m.`
    End,
}

macro_rules! lists {
    ($($tag:literal),* $(,)?) => {
        &[$(($tag, include_str!(concat!("../../../dictionaries/", $tag, "/abbreviations.txt")))),*]
    };
}

const LISTS: &[(&str, &str)] = lists![
    "en", "es", "fr", "de", "it", "pt", "nl", "sv", "da", "no", "pl", "ca", "cs", "sk", "ro", "tr", "ru", "uk", "bg",
    "id", "tl", "fi", "hu", "kk", "ar", "el",
];

type List = FxHashMap<&'static str, Abbreviation>;

fn list(language: Language) -> Option<&'static List> {
    static READ: OnceLock<Vec<(Language, List)>> = OnceLock::new();
    let lists = READ.get_or_init(|| LISTS.iter().map(|(tag, text)| (Language::new(tag), read(text))).collect());
    // Text of a language without a list has Latin titles all the same.
    let tag = match language.as_str() {
        "nb" | "nn" => Language::new("no"),
        "fil" => Language::new("tl"),
        "gl" => Language::new("es"),
        "" => Language::new("en"),
        _ => language,
    };
    lists.iter().find(|(known, _)| *known == tag).map(|(_, list)| list)
}

fn read(text: &'static str) -> List {
    let mut list = List::default();
    let mut class = Abbreviation::Never;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line {
            "[never]" => class = Abbreviation::Never,
            "[number]" => class = Abbreviation::Number,
            "[open]" => class = Abbreviation::Open,
            "[end]" => class = Abbreviation::End,
            _ => {
                for word in line.split_whitespace() {
                    list.entry(word).or_insert(class);
                }
            }
        }
    }
    list
}

/// The class of a token (without its last stop) in the language, if it is a listed abbreviation.
pub(super) fn class(token: &str, language: Language) -> Option<Abbreviation> {
    const LONGEST: usize = 24;
    if token.len() > LONGEST {
        return None;
    }
    let list = list(language)?;
    if let Some(&class) = list.get(token) {
        return Some(class);
    }
    let lower = token.to_lowercase();
    list.get(lower.as_str()).copied()
}

/// Days, months and time zones: what follows a time of day without a new sentence.
pub(super) fn is_day_month_or_zone(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Mondays",
        "Tuesdays",
        "Wednesdays",
        "Thursdays",
        "Fridays",
        "Saturdays",
        "Sundays",
        "Mon",
        "Tue",
        "Tues",
        "Wed",
        "Thu",
        "Thurs",
        "Fri",
        "Sat",
        "Sun",
        "EST",
        "EDT",
        "ET",
        "CST",
        "CDT",
        "CT",
        "MST",
        "MDT",
        "MT",
        "PST",
        "PDT",
        "PT",
        "GMT",
        "UTC",
        "BST",
        "CET",
        "CEST",
        "Eastern",
        "Central",
        "Mountain",
        "Pacific",
        "Januar",
        "Februar",
        "März",
        "Mai",
        "Juni",
        "Juli",
        "Oktober",
        "Dezember",
        "I",
        "II",
        "III",
    ];
    month::ENGLISH.contains(&word) || NAMES.contains(&word)
}
