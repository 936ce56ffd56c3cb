//! Safe fixes never change what a text says: the same is asked of thousands of applications.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
#![cfg(feature = "cli")]

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use plainspoken::check::{Checker, Overrides};
use plainspoken::config::Config;
use plainspoken::fix::{self, Wish};
use plainspoken::source::Format;
use plainspoken::syntax;
use plainspoken::text::block::Role;

/// Words that say no, and words that bind, in the languages with safe fixes.
const NO: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "without", "cannot", "nor", "neither", "sin", "nunca", "jamás",
    "nadie", "nada", "ningún", "ninguna", "ninguno", "tampoco", "pas", "jamais", "sans", "aucun", "aucune", "não",
    "sem", "nenhum", "nenhuma", "ninguém", "non", "senza", "mai", "nessuno", "nessuna", "nicht", "kein", "keine",
    "keinen", "nie", "niemals", "ohne",
];
const MUST: &[&str] = &[
    "must", "may", "might", "shall", "should", "debe", "deben", "deberá", "deberán", "debería", "puede", "pueden",
    "podrá", "podrán", "doit", "devez", "doivent", "peut", "pouvez", "peuvent", "deve", "devem", "pode", "podem",
    "devono", "può", "possono", "muss", "müssen", "kann", "können", "darf", "dürfen", "soll", "sollen",
];
/// A condition in its long forms; each counts as one "if".
const IF_EN: &[&str] = &[
    "in the event that",
    "in the event of",
    "in case of",
    "in cases where",
    "provided that",
    "in the case that",
    "on the condition that",
    "on condition that",
    "if",
];
const IF_ES: &[&str] = &["en el caso de que", "en caso de que", "en el supuesto de que", "siempre y cuando", "si"];
const IF_DE: &[&str] = &["sofern", "falls", "wenn"];
const UNLESS: &[&str] =
    &["with the exception that", "with the exception of", "until such time as", "unless", "until", "except"];

/// Long ways to bind or to say no, each with the word that says the same.
const LONG: &[(&str, &str)] = &[
    ("vous êtes tenu de", "vous devez"),
    ("vous êtes dans l'obligation de", "vous devez"),
    ("vous avez l'obligation de", "vous devez"),
    ("est en mesure d'", "peut "),
    ("est susceptible de", "peut"),
    ("êtes susceptible d'", "pouvez "),
    ("êtes à même de", "pouvez"),
    ("sont en mesure de", "peuvent"),
    ("ha facoltà di", "può"),
    ("è in grado di", "può"),
    ("hanno la possibilità di", "possono"),
    ("in caso negativo", "se no"),
    ("sine die", "sem data"),
    ("impreterivelmente até", "até"),
    ("impreterivelmente", "sem falta"),
    ("senza indugio", "subito"),
];

/// What may never change, counted.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    numbers: BTreeMap<String, usize>,
    words: BTreeMap<String, usize>,
    conditions: usize,
    names: BTreeMap<String, usize>,
    facts: Vec<String>,
    code: Vec<String>,
    addresses: Vec<String>,
}

fn count(text: &str, phrases: &[&str]) -> usize {
    let mut rest = format!(
        " {} ",
        text.replace(|c: char| !c.is_alphanumeric(), " ").split_whitespace().collect::<Vec<_>>().join(" ")
    );
    let mut found = 0;
    for phrase in phrases {
        let phrase = format!(" {phrase} ");
        found += rest.matches(&phrase).count();
        rest = rest.replace(&phrase, " | ");
    }
    found
}

fn said(checker: &Checker, path: &str, bytes: &[u8]) -> Said {
    let source = syntax::read(path, Format::from_path(path).unwrap(), bytes.to_vec()).unwrap();
    let mut said = Said::default();
    let text = source.text.clone();
    // Addresses and paths, wherever they stand.
    for word in text.split(|c: char| c.is_whitespace() || "\"'()<>[]".contains(c)) {
        if word.contains("://") || word.starts_with("mailto:") || word.starts_with("tel:") {
            said.addresses.push(word.to_owned());
        }
    }
    let seen = checker.inspect(source, path);
    let facts = &seen.facts;
    for fact in facts.phones.iter().chain(&facts.emails).chain(&facts.addresses).chain(&facts.licence_numbers) {
        said.facts.push(fact.normalized.clone());
    }
    said.facts.sort();
    for block in &seen.blocks {
        if block.role == Role::Code {
            said.code.push(block.text.clone());
            continue;
        }
        let mut small = block.text.to_lowercase().replace('’', "'");
        for (long, short) in LONG {
            small = small.replace(long, short);
        }
        let tag = block.language.as_str();
        for word in small.split(|c: char| !(c.is_alphanumeric() || "'.,:$€%/".contains(c))) {
            let word = word.trim_matches(['.', ',', ':', '\'', '/']);
            if word.contains(|c: char| c.is_ascii_digit()) {
                *said.numbers.entry(word.to_owned()).or_default() += 1;
            } else if tag == "pt" && word == "no" {
                // «No» is “in the”.
            } else if NO.contains(&word) || MUST.contains(&word) || word.ends_with("n't") {
                *said.words.entry(word.to_owned()).or_default() += 1;
            }
        }
        // “porque” for “debido a que” and the like: one reason for another.
        if tag == "en" {
            said.conditions += count(&small, IF_EN) + 1000 * count(&small, UNLESS);
        } else if tag == "es" {
            said.conditions += count(&small, IF_ES);
        } else if tag == "de" {
            said.conditions += count(&small, IF_DE);
        }
        if tag == "de" {
            continue;
        }
        // Capitals inside a sentence are names.
        for sentence in &block.sentences {
            let shouted = |word| block.word(word).chars().filter(|c| c.is_uppercase()).count() > 1;
            if block.words_of(sentence).iter().filter(|word| shouted(word)).count() > 2 {
                continue;
            }
            for word in block.words_of(sentence).iter().skip(1) {
                let word = block.word(word);
                if word.starts_with(char::is_uppercase) && word.len() > 1 && word != "Internet" {
                    *said.names.entry(word.to_owned()).or_default() += 1;
                }
            }
        }
    }
    said
}

struct Bench {
    checker: Checker,
    applied: usize,
    wrong: Vec<String>,
}

impl Bench {
    fn new(language: Option<&str>) -> Self {
        let overrides = Overrides { language: language.map(str::to_owned), ..Overrides::default() };
        let checker = Checker::with_overrides(Config { sample: true, ..Config::default() }, overrides).unwrap();
        Self { checker, applied: 0, wrong: Vec::new() }
    }

    /// Fixes a text and compares what it says before and after; a second run must find nothing to do.
    fn try_on(&mut self, path: &str, bytes: &[u8]) {
        let Some(format) = Format::from_path(path) else { return };
        let wish = Wish { governed: true, ..Wish::default() };
        let Ok(Some(fixed)) = fix::fix(&self.checker, path, path, format, bytes.to_vec(), wish) else { return };
        if fixed.changes == 0 {
            return;
        }
        self.applied += fixed.changes;
        let (before, after) = (said(&self.checker, path, bytes), said(&self.checker, path, &fixed.bytes));
        if before != after {
            let diff = similar::TextDiff::from_lines(&fixed.before, &fixed.after);
            self.wrong.push(format!("{path}:\n{}", diff.unified_diff().context_radius(0)));
        }
        if let Ok(Some(again)) = fix::fix(&self.checker, path, path, format, fixed.bytes, wish)
            && again.changes > 0
        {
            self.wrong.push(format!("{path}: a second run makes {} changes", again.changes));
        }
    }

    fn files(&mut self, folder: &Path) {
        for path in common::files(folder) {
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            self.try_on(&name, &std::fs::read(&path).unwrap());
        }
    }
}

/// Every sentence that a dictionary changes safely, as Markdown, HTML and e-mail, with things around
/// that must stay.
#[test]
fn every_safe_entry_keeps_numbers_names_conditions_and_addresses() {
    let (mut applied, mut wrong) = (0, Vec::new());
    for language in ["en", "es", "fr", "pt", "it", "de"] {
        let mut bench = Bench::new(Some(language));
        for path in common::files(&common::root().join("dictionaries").join(language)) {
            if path.extension().is_none_or(|ending| ending != "toml") {
                continue;
            }
            let table: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            for entry in table.get("entry").and_then(|entries| entries.as_array()).into_iter().flatten() {
                if entry.get("tier").and_then(|tier| tier.as_str()) != Some("safe") {
                    continue;
                }
                for test in entry.get("test").and_then(|tests| tests.as_array()).into_iter().flatten() {
                    let text = test[0].as_str().unwrap();
                    let end = "Ana Reyes 719-555-0142 https://example.org/utilize?a=prior%20to";
                    bench.try_on(
                        "a.md",
                        format!("{text} {end}\n\n`utilize` [x](https://example.org/utilize)\n").as_bytes(),
                    );
                    bench.try_on("a.html", format!("<html lang=\"{language}\"><body><p id=\"utilize\" title=\"x\">{text} {end}</p><code>utilize</code></body></html>\n").as_bytes());
                    bench.try_on(
                        "b.html",
                        format!("<html lang=\"{language}\"><body><ul><li>{text}</li></ul><p>{end}</p></body></html>")
                            .as_bytes(),
                    );
                    bench.try_on("b.md", format!("> {end}\n\n- {text}\n- {end}\n").as_bytes());
                    bench.try_on("a.eml", format!("From: Ana Reyes <ana@example.org>\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n{end}\n").as_bytes());
                }
            }
        }
        applied += bench.applied;
        wrong.extend(bench.wrong);
    }
    println!("{applied} safe fixes applied");
    assert!(applied >= 2000, "only {applied}");
    assert!(wrong.is_empty(), "{} of {applied}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_fixtures_say_the_same_after_all_safe_fixes() {
    let mut bench = Bench::new(None);
    bench.files(&common::root().join("fixtures"));
    bench.files(&common::root().join("docs"));
    println!("{} safe fixes applied", bench.applied);
    assert!(bench.wrong.is_empty(), "{}", bench.wrong.join("\n"));
}

#[test]
fn real_documents_say_the_same_after_all_safe_fixes() {
    let Some(folder) = common::shared("documents") else { return };
    let mut bench = Bench::new(None);
    bench.files(&folder);
    println!("{} safe fixes applied", bench.applied);
    assert!(bench.wrong.is_empty(), "{} of {}:\n{}", bench.wrong.len(), bench.applied, bench.wrong.join("\n"));
}
