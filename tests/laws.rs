//! No rule is an error on the strength of a law that nobody read; a law's rows are whole.
#![allow(clippy::unwrap_used)]

mod common;

use plainspoken::diagnostic::Severity;
use plainspoken::laws;
use plainspoken::rules::RULES;

/// The day of the last look at the table: a given date, so that no calendar fails this test.
const DAY: &str = "2026-11-24";

#[test]
fn every_row_of_the_table_is_read_whole() {
    let text = std::fs::read_to_string(common::root().join("dictionaries/practice/laws.tsv")).unwrap();
    assert_eq!(text.lines().filter(|line| !line.starts_with('#')).count(), laws::all().len());
    for law in laws::all() {
        for day in [law.checked, law.expires] {
            assert!(day.len() == 10 && day.bytes().filter(|byte| *byte == b'-').count() == 2, "{law:?}");
        }
        assert!(law.checked < law.expires, "{law:?}");
        assert!(!law.citation.is_empty() && !law.region.is_empty(), "{law:?}");
        for rule in &law.rules {
            assert!(RULES.iter().any(|entry| entry.meta.id == *rule), "{rule}");
        }
    }
}

#[test]
fn an_error_needs_a_law_that_was_read_at_its_source() {
    for entry in RULES {
        let laws: Vec<_> = laws::all().iter().filter(|law| law.rules.contains(&entry.meta.id)).collect();
        let read = laws.iter().any(|law| law.is_read(DAY));
        assert!(
            laws.is_empty() || read || entry.meta.severity < Severity::Error,
            "{}: an error that rests on a law nobody read",
            entry.meta.id
        );
        // A number of a law stands in a rule's standards only if the law was read.
        for law in laws.iter().filter(|law| !law.is_read(DAY)) {
            assert!(!entry.meta.standards.contains(&law.citation), "{}: {}", entry.meta.id, law.citation);
            assert!(!entry.docs.contains(law.citation), "{}: {}", entry.meta.id, law.citation);
        }
    }
}
