//! Messages: complete in every language, kind, plain and never a promise.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

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
