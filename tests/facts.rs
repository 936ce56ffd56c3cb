//! Facts of the documents in `fixtures/facts`, each beside a table of what a careful reader finds in it.

use std::collections::BTreeSet;
use std::path::Path;

use plainspoken::check::Checker;
use plainspoken::config::Config;
use plainspoken::facts::{Fact, Facts};
use plainspoken::source::{Format, Source};

type Row = (String, String, String);

/// The groups a table speaks of; those that hold only single words of a document are left to it.
fn groups(facts: &Facts) -> Vec<(&'static str, &[Fact])> {
    vec![
        ("names", &facts.names),
        ("credentials", &facts.credentials),
        ("licence_numbers", &facts.licence_numbers),
        ("licence_jurisdictions", &facts.licence_jurisdictions),
        ("phones", &facts.phones),
        ("emails", &facts.emails),
        ("addresses", &facts.addresses),
        ("board_links", &facts.board_links),
        ("alternate_contact", &facts.alternate_contact),
        ("emergency", &facts.emergency),
        ("privacy_notice", &facts.privacy_notice),
        ("fees", &facts.fees),
        ("response_time", &facts.response_time),
        ("language_access", &facts.language_access),
    ]
}

fn read(path: &Path) -> (Facts, String) {
    let name = path.to_str().expect("a name in UTF-8");
    let format = Format::from_path(name).expect("a known ending");
    let text = std::fs::read_to_string(path).expect("a readable fixture");
    let checker = Checker::new(Config::default()).expect("the default configuration");
    (checker.inspect(Source::from_text(name, format, text.clone()), name).facts, text)
}

fn documents() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/facts");
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of fixtures")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "tsv") && !path.ends_with("README.md"))
        .collect();
    found.sort();
    found
}

#[test]
fn a_careful_reader_finds_the_same_facts() {
    let mut wrong = Vec::new();
    for path in documents() {
        let (facts, _) = read(&path);
        let table = std::fs::read_to_string(path.with_extension("tsv")).expect("a table beside the document");
        let expected: BTreeSet<Row> = table
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                (cells[0].to_owned(), cells[1].to_owned(), cells[2].to_owned())
            })
            .collect();
        let found: BTreeSet<Row> = groups(&facts)
            .into_iter()
            .flat_map(|(group, list)| {
                list.iter().map(move |fact| {
                    (group.to_owned(), fact.normalized.clone(), format!("{:?}", fact.owner).to_lowercase())
                })
            })
            .collect();
        let name = path.file_name().expect("a name").to_string_lossy();
        wrong.extend(expected.difference(&found).map(|row| format!("{name}: not found {row:?}")));
        wrong.extend(found.difference(&expected).map(|row| format!("{name}: not there {row:?}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn facts_stand_where_they_say() {
    for path in documents() {
        let (facts, text) = read(&path);
        for (group, list) in groups(&facts) {
            for fact in list {
                let written = fact.span.of(&text);
                assert!(!written.is_empty(), "{}: {group} {fact:?}", path.display());
                let first = fact.value.chars().next().expect("a value");
                assert!(
                    written.contains(first) || written.contains('&'),
                    "{}: {group} {:?} stands at {written:?}",
                    path.display(),
                    fact.value
                );
            }
        }
    }
}
