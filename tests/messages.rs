//! Messages: complete in every language, kind, plain and never a promise.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::format_collect)]

use std::fs;
use std::path::{Path, PathBuf};

use plainspoken::check::Checker;
use plainspoken::config::Config;
use plainspoken::messages::{Catalogue, LANGUAGES, gaps};
use plainspoken::rules::RULES;
use plainspoken::source::{Format, Source};

#[test]
fn every_language_says_everything() {
    for language in LANGUAGES.iter().filter(|language| **language != "en") {
        let catalogue = Catalogue::for_language(language);
        assert_eq!(catalogue.language(), *language);
        assert_eq!(gaps(catalogue, RULES), Vec::<String>::new(), "{language}");
    }
}

/// The texts a reader meets: pages and messages of the rules, without examples and standards.
fn prose() -> Vec<(String, String)> {
    RULES
        .iter()
        .map(|entry| {
            let page: String =
                entry.docs.lines().map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect();
            let before_examples = page.split("# Examples").next().unwrap().to_owned();
            let messages: String = entry
                .meta
                .messages
                .iter()
                .map(|message| format!("\n{}\n", message.text.replace(['{', '}'], "")))
                .collect();
            (entry.meta.id.to_owned(), before_examples + &messages)
        })
        .collect()
}

#[test]
fn the_rules_own_words_pass_our_own_reading_rules() {
    let checker = Checker::new(Config { language: Some("en".into()), ..Config::default() }).unwrap();
    let mut faults = Vec::new();
    for (id, text) in prose() {
        let report = checker.check(&Source::from_text("rule.md", Format::Markdown, text), "rule.md");
        for located in report.diagnostics.iter().filter(|located| located.diagnostic.rule.starts_with("reading/")) {
            faults.push(format!("{id}: {} {:?}", located.diagnostic.rule, located.diagnostic.finding.args));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Keys of sentences as the code names them: after `.ui("`, `.count("`, and in notes.
fn keys(code: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut after = |mark: &str, within: usize, make: &dyn Fn(&str) -> String| {
        for (at, _) in code.match_indices(mark) {
            let rest: String = code[at + mark.len()..].chars().take(within).collect();
            let rest =
                if within > 100 { rest.split_once("key: \"").map(|(_, rest)| rest.to_owned()) } else { Some(rest) };
            if let Some((key, _)) = rest.as_deref().and_then(|rest| rest.split_once('"')) {
                keys.push(make(key));
            }
        }
    };
    after(".ui(\"", 60, &|key| format!("ui.{key}"));
    after(".count(\"", 60, &|key| format!("ui.{key}.other"));
    after("SourceNote {", 120, &|key| format!("note.{key}"));
    after("TreeNote {", 120, &|key| format!("note.{key}"));
    keys
}

#[test]
fn every_key_in_the_code_has_a_sentence() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let (mut known, mut missing) = (0, Vec::new());
    for file in files {
        let code = fs::read_to_string(&file).unwrap();
        let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for key in keys(code) {
            match Catalogue::english().get(&key) {
                Some(_) => known += 1,
                None => missing.push(format!("{}: {key}", file.display())),
            }
        }
    }
    assert_eq!(missing, [""; 0]);
    assert!(known > 20, "the code is searched for keys, and only {known} were found");
}
