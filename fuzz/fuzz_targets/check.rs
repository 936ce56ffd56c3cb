//! Whatever a file holds: no panic, and every place lies in the file, at whole characters.
#![no_main]

mod common;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use plainspoken::check::Checker;
use plainspoken::config::{Config, Preset};
use plainspoken::syntax;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let config = Config { preset: Preset::All, language: Some("en".into()), ..Config::default() };
    Checker::new(config).expect("the defaults hold")
});

fuzz_target!(|data: &[u8]| {
    let Some((name, format, bytes)) = common::file(data) else { return };
    let Ok(source) = syntax::read(name, format, bytes.to_vec()) else { return };
    let report = CHECKER.check(&source, name);
    for located in &report.diagnostics {
        let span = located.diagnostic.finding.span;
        assert!(source.text.get(span.start as usize..span.end as usize).is_some(), "{}: {span}", located.diagnostic.rule);
        assert!(located.origin.end as usize <= bytes.len(), "{}: {}", located.diagnostic.rule, located.origin);
        for suggestion in &located.diagnostic.finding.suggestions {
            for edit in &suggestion.edits {
                assert!(source.text.get(edit.span.start as usize..edit.span.end as usize).is_some());
            }
        }
    }
});
