//! What we may say: what was found and not found. Never that anybody or anything conforms.
#![allow(clippy::unwrap_used)]

mod common;

use plainspoken::rules::RULES;

/// Words that promise or accuse.
const NEVER: &[&str] = &[
    "is compliant",
    "are compliant",
    "fully compliant",
    "hipaa-safe",
    "hipaa compliant",
    "hipaa-compliant",
    "ada compliant",
    "wcag compliant",
    "is accessible",
    "fully accessible",
    "guaranteed accessible",
    "you have no licence",
    "you have no license",
    "you violate",
    "you are violating",
    "illegal",
    "unlawful",
    "breaks the law",
    "easy read",
];

fn faults(name: &str, text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    NEVER.iter().filter(|words| lower.contains(**words)).map(|words| format!("{name}: says “{words}”")).collect()
}

#[test]
fn messages_reports_and_documents_never_claim_too_much() {
    let root = common::root();
    let mut told = Vec::new();
    for entry in RULES {
        let page = entry.docs.split("# Examples").next().unwrap();
        told.extend(faults(entry.meta.id, page));
        told.extend(faults(entry.meta.id, entry.meta.title));
        for message in entry.meta.messages {
            told.extend(faults(entry.meta.id, message.text));
        }
    }
    for folder in ["dictionaries/messages", "docs"] {
        for path in common::files(&root.join(folder)) {
            told.extend(faults(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap_or_default()));
        }
    }
    {
        let file = "README.md";
        told.extend(faults(file, &std::fs::read_to_string(root.join(file)).unwrap_or_default()));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn no_rule_is_an_error_by_law_and_no_2017_title_is_printed() {
    for entry in RULES {
        for standard in entry.meta.standards {
            assert!(!standard.contains("2017"), "{}: {standard}", entry.meta.id);
        }
        if ["identity", "contact", "practice"].contains(&entry.meta.category.name()) {
            assert!(
                entry.meta.severity < plainspoken::diagnostic::Severity::Error,
                "{}: a missing fact is at most a warning",
                entry.meta.id
            );
        }
    }
}
