//! Every rule's own examples and its fixtures: what is bad is found, what is good stays silent.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use plainspoken::check::{Checker, DocumentReport, Overrides};
use plainspoken::config::{Config, Entity, Level, OptionValue, RuleSettings};
use plainspoken::facts::kind::Kind;
use plainspoken::rule::Entry;
use plainspoken::rules::RULES;
use plainspoken::source::Format;
use plainspoken::syntax;

/// What an example's first line says about it: `html,bad,kind=email`.
#[derive(Default)]
struct Example {
    ending: String,
    bad: bool,
    settings: BTreeMap<String, String>,
    text: String,
}

fn settings_of(info: &str) -> BTreeMap<String, String> {
    info.split(',')
        .filter_map(|part| part.split_once('='))
        .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

fn examples(docs: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut open: Option<Example> = None;
    for line in docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let mut parts = info.split(',');
                let ending = parts.next().unwrap_or("").trim().to_owned();
                open = Some(Example {
                    ending,
                    bad: parts.next() == Some("bad"),
                    settings: settings_of(info),
                    text: String::new(),
                });
            }
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(example), None) => {
                example.text.push_str(line);
                example.text.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}

/// The documents of an example: one, or several apart by lines `<!-- file: PATH -->`.
fn documents(path: &str, bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    const MARK: &str = "<!-- file: ";
    let Ok(text) = std::str::from_utf8(&bytes) else { return vec![(path.to_owned(), bytes)] };
    if !text.contains(MARK) {
        return vec![(path.to_owned(), bytes)];
    }
    let mut parts = text.split(MARK);
    let mut found = vec![(path.to_owned(), parts.next().unwrap().into())];
    for part in parts {
        let (path, text) = part.split_once(" -->").unwrap();
        found.push((path.to_owned(), text.trim_start().into()));
    }
    found
}

/// Runs one rule alone over one document, and over the site that consists of it.
fn findings(entry: &Entry, name: &str, bytes: Vec<u8>, settings: &BTreeMap<String, String>) -> Vec<String> {
    let mut config =
        Config { sample: settings.get("sample").is_some_and(|sample| sample == "true"), ..Config::default() };
    config.region = settings.get("region").cloned();
    config.practice.entity = settings.get("entity").map(|entity| match &entity[..] {
        "practitioner" => Entity::Practitioner,
        "group" => Entity::Group,
        "agency" => Entity::Agency,
        "shelter" => Entity::Shelter,
        "hospital" => Entity::Hospital,
        "school" => Entity::School,
        "government" => Entity::Government,
        other => panic!("{other} is no entity of the examples"),
    });
    let said = |key: &str| settings.get(key).map(|value| value.replace('_', " "));
    for tag in ["en", "es", "fr"] {
        let own = config.vocabulary.entry(tag.to_owned()).or_default();
        own.forbid.extend(said("forbid"));
        own.allow.extend(said("allow"));
        let pair =
            |key: &str| said(key).and_then(|pair| pair.split_once(':').map(|(a, b)| (a.to_owned(), b.to_owned())));
        own.prefer.extend(pair("prefer"));
        own.explain.extend(pair("explain"));
    }
    config.practice.phones.extend(said("phone"));
    config.practice.emails.extend(said("email"));
    config.practice.names.extend(said("name"));
    if let Some(licence) = said("licence") {
        let (title, number) = licence.split_once(' ').unwrap();
        config.practice.licences.push(plainspoken::config::Licence {
            number: number.to_owned(),
            title: title.to_owned(),
            holder: said("name").unwrap_or_default(),
            ..Default::default()
        });
    }
    config.practice.confidential_location = settings.contains_key("confidential");
    for other in RULES {
        config.rules.insert(other.meta.id.into(), RuleSettings { level: Some(Level::Off), ..RuleSettings::default() });
    }
    let mut own = RuleSettings { level: Some(Level::Warning), ..RuleSettings::default() };
    for option in entry.meta.options {
        if let Some(value) = settings.get(option.name) {
            own.options.insert(
                option.name.into(),
                value.parse().map_or_else(|_| OptionValue::Flag(value == "true"), OptionValue::Integer),
            );
        }
    }
    config.rules.insert(entry.meta.id.into(), own);
    let overrides = Overrides {
        language: settings.get("lang").cloned(),
        kind: settings.get("kind").and_then(|kind| Kind::from_name(kind)),
        region: None,
        ..Overrides::default()
    };
    let checker = Checker::with_overrides(config, overrides).unwrap();
    let path = settings.get("path").cloned().unwrap_or_else(|| name.to_owned());
    let mut told: Vec<String> = Vec::new();
    let mut site = Vec::new();
    for (path, bytes) in documents(&path, bytes) {
        let source = syntax::read(&path, Format::from_path(&path).unwrap(), bytes).unwrap();
        let report: DocumentReport = checker.check(&source, &path);
        // What hangs on a file beside the document: here it is taken as if the file were as bad as can be.
        let found = report.diagnostics.iter().chain(&report.pending);
        told.extend(found.map(|located| located.diagnostic.finding.key.to_owned()));
        site.extend(report.for_site);
    }
    told.extend(checker.site(".", &site).into_iter().map(|(_, located)| located.diagnostic.finding.key.to_owned()));
    told
}

#[test]
fn every_rule_finds_its_bad_examples_and_passes_its_good_ones() {
    let mut faults = Vec::new();
    for entry in RULES {
        let id = entry.meta.id;
        let examples = examples(entry.docs);
        if !examples.iter().any(|example| example.bad) || !examples.iter().any(|example| !example.bad) {
            faults.push(format!("{id}: needs a bad and a good example"));
        }
        for example in examples {
            let told = findings(
                entry,
                &format!("example.{}", example.ending),
                example.text.clone().into_bytes(),
                &example.settings,
            );
            if example.bad == told.is_empty() {
                faults.push(format!(
                    "{id}: {} example gives {told:?}:\n{}",
                    if example.bad { "bad" } else { "good" },
                    example.text
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Settings of a fixture: a comment on its first line, `<!-- kind=email lang=es -->`, or for
/// e-mail a header `X-Plainspoken: kind=email`.
fn fixture_settings(text: &str) -> BTreeMap<String, String> {
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("X-Plainspoken:").or_else(|| line.strip_prefix("<!-- fixture:")))
        .unwrap_or("");
    settings_of(&line.replace("-->", "").split_whitespace().collect::<Vec<_>>().join(","))
}

fn check_fixture(entry: &Entry, path: &Path, faults: &mut Vec<String>) -> Option<bool> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let bad = name.starts_with("bad");
    if !bad && !name.starts_with("good") {
        return None;
    }
    let bytes = std::fs::read(path).ok()?;
    let settings = fixture_settings(&String::from_utf8_lossy(&bytes));
    let told = findings(entry, &name, bytes, &settings);
    if bad == told.is_empty() {
        faults.push(format!("{}: gives {told:?}", path.display()));
    }
    Some(bad)
}

#[test]
fn every_rule_has_fixtures_that_hold() {
    let mut faults = Vec::new();
    for entry in RULES {
        let folder = common::root().join("fixtures").join(entry.meta.id);
        let told: Vec<bool> =
            common::files(&folder).iter().filter_map(|path| check_fixture(entry, path, &mut faults)).collect();
        if !told.contains(&true) || !told.contains(&false) {
            faults.push(format!("{}: needs a bad and a good fixture", entry.meta.id));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_says_what_why_and_how() {
    let mut faults = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for entry in RULES {
        let meta = entry.meta;
        if !ids.insert(meta.id) {
            faults.push(format!("{}: stands twice", meta.id));
        }
        if meta.id.split('/').next() != Some(meta.category.name()) {
            faults.push(format!("{}: its category is {}", meta.id, meta.category.name()));
        }
        for section in
            ["# What it finds", "# Why it matters to the reader", "# How to put it right", "# Examples", "# Standards"]
        {
            if !entry.docs.contains(section) {
                faults.push(format!("{}: has no section “{section}”", meta.id));
            }
        }
        if meta.title.is_empty() || meta.messages.is_empty() || meta.needs.is_empty() || meta.standards.is_empty() {
            faults.push(format!("{}: lacks a title, a message, a need or a standard", meta.id));
        }
    }
    assert!(RULES.len() >= 30, "{} rules", RULES.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
