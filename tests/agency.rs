//! Documents of agencies and of practitioners: most owe nothing, and those that do are told what.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "fs")]

mod common;

use std::collections::BTreeMap;

use plainspoken::batch::{self, Job};
use plainspoken::diagnostic::Severity;

#[test]
fn agencies_are_told_only_what_is_due() {
    told_only_what_is_due("agency");
}

#[test]
fn practitioners_are_told_only_what_is_due() {
    told_only_what_is_due("practitioner");
}

/// Checks each document of a folder by itself against `expected.tsv`; names every difference.
fn told_only_what_is_due(folder: &str) {
    let folder = common::root().join("fixtures").join(folder);
    let expected = std::fs::read_to_string(folder.join("expected.tsv")).unwrap();
    let mut wanted: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let (file, rules) = line.split_once('\t').unwrap();
        wanted.insert(file.to_owned(), rules.split(' ').map(str::to_owned).collect());
    }
    let job = Job { paths: vec![folder], choice: batch::Choice::Nothing, ..Job::default() };
    let report = batch::run(&job).unwrap();
    assert!(report.documents.len() >= 28);
    assert!(report.site.is_empty());
    let mut faults = Vec::new();
    for document in &report.documents {
        let name = document.path.rsplit('/').next().unwrap();
        let told: Vec<String> = document
            .diagnostics
            .iter()
            .filter(|located| located.diagnostic.severity > Severity::Note)
            .map(|located| located.diagnostic.rule.to_owned())
            .filter(|rule| rule != "contact/sample-number")
            .filter(|rule| {
                ["identity", "contact", "privacy", "practice", "trust"].contains(&rule.split('/').next().unwrap())
            })
            .collect();
        let due = wanted.remove(name).unwrap_or_default();
        if told != due {
            faults.push(format!("{name} ({:?}): told {told:?}, due {due:?}", document.kind));
        }
    }
    faults.extend(wanted.keys().map(|name| format!("{name}: not there")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
