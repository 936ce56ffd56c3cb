//! Letters, pages, forms, messages and small sites, with what a careful reader would be told of them.
//!
//! `first` was labelled and run before the rules were looked at, `second` after they were mended, and
//! `third` after that. First runs, findings right of all told at warning and above, and duties found:
//! first 20 of 24 and 19 of 25; second 7 of 8 and 7 of 8. The test holds the mended state.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "fs")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plainspoken::batch::{self, Choice, Job};
use plainspoken::check::Located;
use plainspoken::diagnostic::Severity;

/// What may be said of one document.
#[derive(Default)]
struct Label {
    due: BTreeMap<String, Severity>,
    may: BTreeSet<String>,
}

fn labels(set: &Path) -> BTreeMap<String, Label> {
    let text = std::fs::read_to_string(set.join("expected.tsv")).unwrap();
    let mut labels = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let file = cells.next().unwrap();
        assert!(set.join(file).is_file(), "{file}: not there");
        let due = cells.next().unwrap().split_whitespace().map(|rule| match rule.chars().last() {
            Some('~') => (rule.trim_end_matches('~').to_owned(), Severity::Note),
            Some('!') => (rule.trim_end_matches('!').to_owned(), Severity::Error),
            _ => (rule.to_owned(), Severity::Warning),
        });
        let may = cells.next().unwrap_or("").split_whitespace().map(|rule| rule.trim_end_matches('~').to_owned());
        labels.insert(file.to_owned(), Label { due: due.collect(), may: may.collect() });
    }
    labels
}

/// What is told of the documents of one folder, by file; on its site as well where it is one.
fn told(folder: &Path) -> BTreeMap<String, Vec<(String, Severity)>> {
    let choice = if folder.join("plainspoken.toml").is_file() { Choice::Nearest } else { Choice::Nothing };
    let job = Job { paths: vec![folder.to_path_buf()], choice, ..Job::default() };
    let report = batch::run(&job).unwrap();
    let name = |path: &str| {
        let path = path.replace('\\', "/");
        let root = folder.parent().unwrap().to_string_lossy().replace('\\', "/");
        path.strip_prefix(&format!("{root}/")).unwrap_or(&path).to_owned()
    };
    let mut told: BTreeMap<String, Vec<(String, Severity)>> = BTreeMap::new();
    let mut add = |path: &str, located: &Located| {
        let rule = located.diagnostic.rule;
        let group = rule.split('/').next().unwrap();
        if ["identity", "contact", "privacy", "practice", "trust"].contains(&group) && rule != "contact/sample-number" {
            told.entry(name(path)).or_default().push((rule.to_owned(), located.diagnostic.severity));
        }
    };
    for document in &report.documents {
        document.diagnostics.iter().for_each(|located| add(&document.path, located));
    }
    report.site.iter().for_each(|(path, located)| add(path, located));
    told
}

fn hold(set: &str) {
    let set = common::root().join("fixtures/duties").join(set);
    let labels = labels(&set);
    let mut faults = Vec::new();
    let mut all: BTreeMap<String, Vec<(String, Severity)>> = BTreeMap::new();
    for entry in std::fs::read_dir(&set).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        all.extend(told(&entry.path()));
    }
    let none = Label::default();
    for (file, told) in &all {
        let label = labels.get(file).unwrap_or(&none);
        for (rule, severity) in told.iter().filter(|(_, severity)| *severity > Severity::Note) {
            if !label.due.contains_key(rule) && !label.may.contains(rule) {
                faults.push(format!("{file}: {rule} ({severity:?}) is not due"));
            }
        }
    }
    for (file, label) in &labels {
        for (rule, wanted) in &label.due {
            let found = all.get(file).into_iter().flatten().find(|(told, severity)| told == rule && severity >= wanted);
            if found.is_none() {
                faults.push(format!("{file}: {rule} is due and not told"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_first_set_is_told_what_is_due_and_no_more() {
    hold("first");
}

#[test]
fn the_second_set_is_told_what_is_due_and_no_more() {
    hold("second");
}
