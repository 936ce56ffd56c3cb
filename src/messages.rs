//! What the program says, in the reader's language.
//!
//! English stands beside each rule; other languages in
//! `dictionaries/messages/<lang>.toml`. A missing sentence falls back to English.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::rule::Entry;
use crate::source::SourceError;

/// The languages messages can be shown in.
pub const LANGUAGES: [&str; 2] = ["en", "es"];

/// The sentences of one language.
#[derive(Debug)]
pub struct Catalogue {
    language: &'static str,
    texts: BTreeMap<String, String>,
}

fn flatten(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            toml::Value::String(text) => {
                into.insert(path, text.clone());
            }
            toml::Value::Table(inner) => flatten(&path, inner, into),
            _ => {}
        }
    }
}

impl Catalogue {
    fn read(language: &'static str, text: &str) -> Self {
        let mut texts = BTreeMap::new();
        // The files ship inside the program; a test holds that they parse.
        if let Ok(table) = text.parse::<toml::Table>() {
            flatten("", &table, &mut texts);
        }
        Self { language, texts }
    }

    /// English.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Catalogue> = OnceLock::new();
        ENGLISH.get_or_init(|| Self::read("en", include_str!("../dictionaries/messages/en.toml")))
    }

    /// The catalogue for a language tag; English where there is none.
    pub fn for_language(tag: &str) -> &'static Self {
        static SPANISH: OnceLock<Catalogue> = OnceLock::new();
        match tag.split(['-', '_']).next() {
            Some("es") => SPANISH.get_or_init(|| Self::read("es", include_str!("../dictionaries/messages/es.toml"))),
            _ => Self::english(),
        }
    }

    /// The primary language subtag.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// A sentence by its dotted key, in this language only.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// A sentence of the program, filled; falls back to English, then to the key.
    #[must_use]
    pub fn ui(&self, key: &str, args: &[(&str, &str)]) -> String {
        let path = format!("ui.{key}");
        let template = self.get(&path).or_else(|| Self::english().get(&path)).unwrap_or(key);
        fill(template, |name| args.iter().find(|(arg, _)| *arg == name).map(|(_, value)| Cow::Borrowed(*value)))
    }

    /// The same for a number: `key.one` or `key.other`.
    #[must_use]
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "other" };
        self.ui(&format!("{key}.{form}"), &[("n", &self.number(n))])
    }

    /// A whole number for people: from five figures on, in groups of three.
    #[must_use]
    pub fn number(&self, n: usize) -> String {
        let figures = n.to_string();
        if figures.len() < 5 {
            return figures;
        }
        // Spanish takes a space that does not break.
        let between = if self.language == "es" { '\u{A0}' } else { ',' };
        let mut out = String::with_capacity(figures.len() + figures.len() / 2);
        for (at, figure) in figures.chars().enumerate() {
            if at > 0 && (figures.len() - at).is_multiple_of(3) {
                out.push(between);
            }
            out.push(figure);
        }
        out
    }

    /// A sentence about how a file was read.
    #[must_use]
    pub fn note(&self, key: &str, detail: &str) -> String {
        let path = format!("note.{key}");
        let template = self.get(&path).or_else(|| Self::english().get(&path)).unwrap_or(key);
        fill(template, |name| (name == "detail").then_some(Cow::Borrowed(detail)))
    }

    /// Why a file could not be read, in one sentence without its path.
    #[must_use]
    pub fn unread(&self, error: &SourceError) -> String {
        let Some(template) = self.get(&format!("unread.{}", error.key)) else { return error.message.clone() };
        fill(template, |name| (name == "detail").then(|| Cow::Borrowed(self.detail(&error.detail))))
    }

    /// A few words on what is wrong, given in English; as they are where this language has none.
    #[must_use]
    pub fn detail<'d>(&'d self, english: &'d str) -> &'d str {
        self.get(&format!("unread-detail.{english}")).unwrap_or(english)
    }

    /// A step of a reading scale in words, by its key; the key itself when there are none.
    pub fn band<'k>(&'k self, key: &'k str) -> &'k str {
        let path = format!("band.{key}");
        self.get(&path).or_else(|| Self::english().get(&path)).unwrap_or(key)
    }

    /// A rule's message template; `None` when this language has none.
    #[must_use]
    pub fn rule_message(&self, rule: &str, key: &str) -> Option<&str> {
        self.get(&format!("rules.{rule}.{key}"))
    }
}

/// Replaces each `{name}` that has a value; the rest stays as it is.
pub fn fill<'v>(template: &str, value: impl Fn(&str) -> Option<Cow<'v, str>>) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let Some(close) = inside.find('}') else {
            out.push_str(&rest[open..]);
            return out;
        };
        match value(&inside[..close]) {
            Some(text) => out.push_str(&text),
            None => out.push_str(&rest[open..=open + 1 + close]),
        }
        rest = &inside[close + 1..];
    }
    out.push_str(rest);
    out
}

fn placeholders(template: &str) -> Vec<String> {
    let mut found: Vec<String> =
        template.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect();
    found.sort();
    found.dedup();
    found
}

/// What a language's catalogue lacks or has too much of, in words for the person who mends it.
#[must_use]
pub fn gaps(catalogue: &Catalogue, rules: &[&Entry]) -> Vec<String> {
    let mut wanted: BTreeMap<String, &str> =
        Catalogue::english().texts.iter().map(|(key, text)| (key.clone(), &text[..])).collect();
    for entry in rules {
        let id = entry.meta.id;
        wanted.extend(["title", "what", "why", "how"].map(|part| (format!("rules.{id}.{part}"), "")));
        wanted.extend(entry.meta.messages.iter().map(|message| (format!("rules.{id}.{}", message.key), message.text)));
    }
    let mut gaps = Vec::new();
    for (key, english) in &wanted {
        match catalogue.get(key) {
            None => gaps.push(format!("missing: {key}")),
            Some(text) if text.trim().is_empty() => gaps.push(format!("empty: {key}")),
            Some(text) if placeholders(text) != placeholders(english) => {
                gaps.push(format!("placeholders differ: {key}"));
            }
            Some(_) => {}
        }
    }
    gaps.extend(catalogue.texts.keys().filter(|key| !wanted.contains_key(*key)).map(|key| format!("unknown: {key}")));
    gaps
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_gap_is_named() {
        let text = "[ui]\nerror = \"error\"\nfound = \"Encontramos {counts}.\"\nand = \" \"\ntypo = \"x\"\n";
        let gaps = gaps(&Catalogue::read("es", text), &[]);
        for gap in ["missing: ui.warning", "placeholders differ: ui.found", "empty: ui.and", "unknown: ui.typo"] {
            assert!(gaps.contains(&gap.to_owned()), "{gap}");
        }
        assert!(!gaps.contains(&"missing: ui.error".to_owned()));
    }

    #[test]
    fn the_files_that_ship_are_whole_toml() {
        for text in [include_str!("../dictionaries/messages/en.toml"), include_str!("../dictionaries/messages/es.toml")]
        {
            assert_eq!(text.parse::<toml::Table>().err(), None);
        }
    }

    #[test]
    fn a_language_is_found_by_its_tag_and_locale() {
        for tag in ["es", "es-MX", "es_MX.UTF-8"] {
            assert_eq!(Catalogue::for_language(tag).language(), "es");
        }
        for tag in ["en-US", "C", "", "vi"] {
            assert_eq!(Catalogue::for_language(tag).language(), "en");
        }
    }

    #[test]
    fn sentences_are_filled_and_counted() {
        let spanish = Catalogue::for_language("es");
        assert_eq!(spanish.count("documents", 1), "1 documento");
        assert_eq!(spanish.count("documents", 12), "12 documentos");
        assert_eq!(spanish.count("documents", 10_000), "10\u{A0}000 documentos");
        assert_eq!(Catalogue::english().count("documents", 1_234_567), "1,234,567 documents");
        assert_eq!(Catalogue::english().count("documents", 9999), "9999 documents");
        assert_eq!(spanish.ui("wrote", &[("path", "a.md")]), "se escribió a.md");
        assert_eq!(spanish.ui("no-such-key", &[]), "no-such-key");
        assert!(spanish.note("unknown-rule", "acces").ends_with("acces."));
    }

    #[test]
    fn values_are_not_filled_again() {
        let value = |name: &str| (name == "a").then_some(Cow::Borrowed("{a}"));
        assert_eq!(fill("{a} {b} {", value), "{a} {b} {");
        assert_eq!(fill("«{a}»", value), "«{a}»");
    }
}
