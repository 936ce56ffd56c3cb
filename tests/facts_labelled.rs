//! How well facts are found in `fixtures/facts/labelled`: documents of many kinds in six languages, each beside a table
//! of the facts a careful reader finds in it. Prints precision, recall and F1 and holds them above floors.
//!
//! Only what is the sender's own counts, and crisis information and board links: a fax or a supervisor's number that
//! is taken for the sender's counts as wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use plainspoken::check::Checker;
use plainspoken::config::Config;
use plainspoken::facts::{Confidence, Fact, Facts, Owner};
use plainspoken::source::Format;

const GROUPS: [&str; 14] = [
    "names",
    "credentials",
    "licence_numbers",
    "licence_jurisdictions",
    "phones",
    "emails",
    "addresses",
    "board_links",
    "alternate_contact",
    "emergency",
    "privacy_notice",
    "fees",
    "response_time",
    "language_access",
];

fn of_group<'f>(facts: &'f Facts, group: &str) -> &'f [Fact] {
    match group {
        "names" => &facts.names,
        "credentials" => &facts.credentials,
        "licence_numbers" => &facts.licence_numbers,
        "licence_jurisdictions" => &facts.licence_jurisdictions,
        "phones" => &facts.phones,
        "emails" => &facts.emails,
        "addresses" => &facts.addresses,
        "board_links" => &facts.board_links,
        "alternate_contact" => &facts.alternate_contact,
        "emergency" => &facts.emergency,
        "privacy_notice" => &facts.privacy_notice,
        "fees" => &facts.fees,
        "response_time" => &facts.response_time,
        "language_access" => &facts.language_access,
        _ => panic!("no group {group}"),
    }
}

fn letters(text: &str) -> String {
    text.to_lowercase()
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.'))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether a found fact is the one the label speaks of.
fn fits(group: &str, label: &str, fact: &Fact) -> bool {
    let normalized = fact.normalized.to_lowercase();
    match group {
        "phones" if label.starts_with(|c: char| c.is_ascii_digit()) => {
            let (label, found) = (digits(label), digits(&fact.normalized));
            let (label, found) = (label.trim_start_matches('0'), found.trim_start_matches('0'));
            found.len() >= 7 && (label.ends_with(found) || found.ends_with(label))
        }
        "licence_numbers" if label.contains(|c: char| c.is_ascii_digit()) => digits(label) == digits(&fact.normalized),
        "addresses" => letters(&fact.normalized).contains(&letters(label)),
        "board_links" => normalized.contains(label) || fact.value.to_lowercase().contains(label),
        "credentials" => normalized == label.to_lowercase() || fact.value.to_lowercase() == label.to_lowercase(),
        "fees" if label.starts_with(|c: char| c.is_ascii_digit()) => digits(&fact.normalized).starts_with(label),
        "fees" | "response_time" => {
            let value = fact.value.to_lowercase();
            value.contains(label) || label.contains(&value[..])
        }
        "language_access" => true,
        _ => normalized == label.to_lowercase(),
    }
}

#[derive(Clone, Copy, Default)]
struct Count {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Count {
    fn add(&mut self, other: Count) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    fn precision(self) -> f64 {
        ratio(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// Counts one group of one document; says what differs.
fn count(group: &str, labels: &[&str], facts: &[Fact], name: &str, notes: &mut Vec<String>) -> Count {
    let shown = |fact: &&Fact| {
        matches!(fact.owner, Owner::Own | Owner::Crisis | Owner::Board)
            && (fact.owner != Owner::Crisis || group == "emergency")
            && (fact.owner != Owner::Board || group == "board_links")
    };
    let facts: Vec<&Fact> = facts.iter().filter(shown).collect();
    let mut count = Count::default();
    for label in labels {
        if facts.iter().any(|fact| fits(group, label, fact)) {
            count.right += 1;
        } else {
            count.missed += 1;
            notes.push(format!("{name}: {group} missed {label}"));
        }
    }
    let mut wrong: BTreeSet<&str> = BTreeSet::new();
    for fact in facts {
        if !labels.iter().any(|label| fits(group, label, fact)) && wrong.insert(&fact.normalized) {
            notes.push(format!("{name}: {group} wrong {:?} ({})", fact.value, fact.normalized));
        }
    }
    count.wrong = u32::try_from(wrong.len()).expect("few facts");
    count
}

/// The labelled documents; `LABELLED=-3-` reads only those whose name holds these letters, and holds no floor.
fn documents() -> Vec<PathBuf> {
    let part = std::env::var("LABELLED").unwrap_or_default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/facts/labelled");
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of labelled documents")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "tsv"))
        .filter(|path| path.to_string_lossy().contains(&part))
        .collect();
    found.sort();
    found
}

/// The mean F1 of the groups that the documents speak of.
fn mean(counts: &BTreeMap<&str, Count>) -> f64 {
    let spoken: Vec<f64> =
        counts.values().filter(|count| count.right + count.missed + count.wrong > 0).map(|count| count.f1()).collect();
    spoken.iter().sum::<f64>() / spoken.len() as f64
}

#[test]
#[allow(clippy::print_stdout)]
fn facts_are_found_in_documents_of_many_kinds() {
    let checker = Checker::new(Config::default()).expect("the default configuration");
    let mut all: BTreeMap<&str, Count> = BTreeMap::new();
    let mut languages: BTreeMap<String, BTreeMap<&str, Count>> = BTreeMap::new();
    let mut notes = Vec::new();
    for path in documents() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("a readable document");
        let format = Format::from_path(&name).expect("a known ending");
        let source = plainspoken::syntax::read(&name, format, bytes).expect("a document that can be read");
        let facts = checker.inspect(source, &name).facts;
        let table = std::fs::read_to_string(path.with_extension("tsv")).expect("a table beside the document");
        let agency = ["agency", "government", "shelter", "hospital", "school"]
            .iter()
            .any(|entity| table.lines().any(|line| line.strip_prefix("entity\t") == Some(*entity)));
        let mut parts = vec![name[..2].to_owned()];
        if !name.starts_with("en") {
            parts.push("outside English".to_owned());
        }
        if agency {
            parts.push("agencies".to_owned());
        }
        let rows: Vec<(&str, &str)> = table.lines().filter_map(|line| line.split_once('\t')).collect();
        for group in GROUPS {
            let labels: Vec<&str> = rows.iter().filter(|row| row.0 == group).map(|row| row.1).collect();
            let found = count(group, &labels, of_group(&facts, group), &name, &mut notes);
            all.entry(group).or_default().add(found);
            for part in &parts {
                languages.entry(part.clone()).or_default().entry(group).or_default().add(found);
            }
        }
    }
    println!("{:<24} {:>6} {:>6} {:>6}   right wrong missed", "fact", "P", "R", "F1");
    for (group, count) in &all {
        println!(
            "{group:<24} {:6.3} {:6.3} {:6.3}   {:>5} {:>5} {:>6}",
            count.precision(),
            count.recall(),
            count.f1(),
            count.right,
            count.wrong,
            count.missed
        );
    }
    println!("{:<24} {:20.3}", "mean F1", mean(&all));
    for (language, counts) in &languages {
        println!("{language:<24} {:20.3}", mean(counts));
    }
    for note in &notes {
        println!("{note}");
    }
    assert!(mean(&all) >= 0.98, "the mean F1 of all facts fell to {:.3}", mean(&all));
    for (language, counts) in &languages {
        assert!(mean(counts) >= 0.95, "the mean F1 of {language} fell to {:.3}", mean(counts));
    }
    assert!(all["phones"].f1() >= 0.97 && all["emergency"].recall() >= 0.98 && all["emergency"].precision() >= 0.95);
}

/// What kind a document is and where its sender is, where its table says so.
#[test]
#[allow(clippy::print_stdout)]
fn kinds_and_regions_are_found_where_the_text_shows_them() {
    let checker = Checker::new(Config::default()).expect("the default configuration");
    let (mut kinds, mut regions, mut elsewhere) = ((0, 0), (0, 0), Vec::new());
    for path in documents() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let table = std::fs::read_to_string(path.with_extension("tsv")).expect("a table beside the document");
        let row = |key: &str| table.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('\t'));
        let Some(kind) = row("kind") else { continue };
        let bytes = std::fs::read(&path).expect("a readable document");
        let format = Format::from_path(&name).expect("a known ending");
        let source = plainspoken::syntax::read(&name, format, bytes).expect("a document that can be read");
        let report = checker.check(&source, &name);
        kinds.1 += 1;
        kinds.0 += u32::from(report.kind.name() == kind);
        if let Some(region) = row("region") {
            regions.1 += 1;
            regions.0 += u32::from(report.region.as_deref() == Some(region));
            if report.region.as_deref().is_some_and(|found| found != region) {
                elsewhere.push(format!("{name}: {:?}", report.region));
            }
        }
    }
    println!("kinds {}/{}, regions {}/{}", kinds.0, kinds.1, regions.0, regions.1);
    assert!(elsewhere.is_empty(), "a region is claimed only where the text shows it: {elsewhere:?}");
    assert!(kinds.1 == 0 || ratio(kinds.0, kinds.1) >= 0.4 && ratio(regions.0, regions.1) >= 0.6);
}

/// What nobody can be sure of is not claimed: letters of another script in an address, numbers of no length.
#[test]
fn doubtful_facts_are_doubtful_or_none() {
    let checker = Checker::new(Config::default()).expect("the default configuration");
    let read = |text: &str| {
        let source = plainspoken::syntax::read("x.md", Format::Markdown, text.as_bytes().to_vec()).expect("a text");
        checker.inspect(source, "x.md").facts
    };
    let facts = read("Write to \u{430}n\u{430}@ex\u{430}mple.org or ana@example.org.");
    let doubts: Vec<bool> = facts.emails.iter().map(|fact| fact.confidence == Confidence::Likely).collect();
    assert_eq!(doubts, [true, false]);
    assert!(read(&format!("Call {}", "5".repeat(5_000))).phones.is_empty());
    let facts = read("Call \u{202e}\u{5d3}\u{5e0}\u{5d4} \u{5db}\u{5d4}\u{5df}\u{202c} at 303-555-0142.");
    assert_eq!(facts.phones.len(), 1);
    let facts = read("Write to noreply@example.org. Account DE02 1203 0000 0000 2020 51.");
    assert!(facts.emails.iter().all(|fact| fact.owner != Owner::Own) && facts.phones.is_empty());
}

/// A number or a name in a table is what the heading of its column says.
#[test]
fn cells_are_read_under_their_headings() {
    let checker = Checker::new(Config::default()).expect("the default configuration");
    let read = |name: &str, text: &str| {
        let format = Format::from_path(name).expect("a known ending");
        let source = plainspoken::syntax::read(name, format, text.as_bytes().to_vec()).expect("a text");
        checker.inspect(source, name).facts
    };
    let own = |facts: &[Fact]| -> Vec<String> {
        facts.iter().filter(|fact| fact.owner == Owner::Own).map(|fact| fact.normalized.clone()).collect()
    };
    let facts = read(
        "x.html",
        "<table><tr><th>Office</th><th>Phone</th><th>Fax</th></tr><tr><th scope=row>Food Benefits</th><td>303-555-0142</td>\
         <td>303-555-0143</td></tr><tr><th scope=row>Aging</th><td></td><td>303-555-0144</td></tr></table>",
    );
    assert_eq!(own(&facts.phones), ["3035550142"]);
    assert!(facts.names.is_empty(), "{:?}", facts.names);
    let facts = read(
        "x.md",
        "| \u{c1}rea | Responsable | Tel\u{e9}fono |\n|---|---|---|\n| Desayunos Frescos | Ximena Tapia | 461 155 0144 |\n",
    );
    assert_eq!(own(&facts.phones), ["4611550144"]);
    assert_eq!(own(&facts.names), ["ximena tapia"]);
    // The row says whose the number is.
    let facts =
        read("x.md", "| Who helps | Call |\n|---|---|\n| Legal Aid | 216-555-0199 |\n| Ana Ruiz | 216-555-0142 |\n");
    assert_eq!(own(&facts.phones), ["2165550142"]);
    // A table without headings, and one whose first row already reaches somebody.
    let facts = read(
        "x.html",
        "<table><tr><td>Fax</td><td>303-555-0143</td></tr><tr><td>Tel</td><td>303-555-0142</td></tr></table>",
    );
    assert_eq!(own(&facts.phones), ["3035550142"]);
}

/// The entries of a directory are other people's; the numbers around it are the sender's.
#[test]
fn the_entries_of_a_directory_are_not_the_senders() {
    let checker = Checker::new(Config::default()).expect("the default configuration");
    let text = "# Where to get help\n\nCall us first: 859-555-0170.\n\n## Food\n\n- Bluegrass Bank, 859-555-0131\n\
                - Saint Mark Pantry: 859-555-0132\n";
    let source = plainspoken::syntax::read("x.md", Format::Markdown, text.as_bytes().to_vec()).expect("a text");
    let facts = checker.inspect(source, "x.md").facts;
    let owners: Vec<Owner> = facts.phones.iter().map(|fact| fact.owner).collect();
    assert_eq!(owners, [Owner::Own, Owner::Other, Owner::Other]);
}

/// The same signs over and over: each text is read a few times at most, so that ten times the text takes about ten
/// times the work. A quadratic reading would not end here.
#[test]
fn hostile_pages_are_read_in_one_pass() {
    let checker = Checker::new(Config::default()).expect("the default configuration");
    for unit in [
        "303-555-0142 ",
        "is free danger ",
        "sliding scale danger ",
        "licensed in (1) ",
        "owner, our owner, ",
        "psicóloga Ana Ruiz ",
        "Call 1 2 3 4 5 ",
        "a  \nb\n",
        "speak English, ",
        "§(at)x.y ",
        "by 5 pm reply ",
        "\u{202e}שלום 050-555-0142 ",
        "Board of Social Work n. 1 ",
        "12 rue de la Paix, 75001 Paris ",
        "Rua A 1, 75001 ",
        "Ana Ruiz et Julie Roy (a) und ",
        "Ana Ruiz \u{2014} licence ",
        "- Ana Ruiz, tel. 1\n",
        "http www. https://a.b ",
        "a(arroba)b[chiocciola]",
        "LANR 155 014 368 ",
        "0 69 / 15 50 14-11 / ",
        "00000000000000000000",
        "our helpline 1-888-555-0190; ",
        "PO Box 1 Postfach 15 50 ",
        "en fran\u{e7}ais ou en anglais, tarif ",
        "text 07700 900188 ",
        "\u{0430}n\u{0430}@ex\u{0430}mple.org ",
        "**Ana Ruiz** a\n",
    ] {
        let text = unit.repeat(10_000);
        let source = plainspoken::syntax::read("x.md", Format::Markdown, text.into_bytes()).expect("a text");
        checker.inspect(source, "x.md");
    }
}
