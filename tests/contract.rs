//! What other programs may rely on: the JSON contract, exit codes, and that nothing is passed over in silence.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "cli")]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plainspoken"))
        .args(arguments)
        .current_dir(folder)
        .env("LANG", "en_US.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("TERM")
        .output()
        .unwrap()
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = run(folder, &[arguments, &["--format", "json"]].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("{error}: {} {}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    })
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// Makes the safe fixes of one document's JSON in the bytes of its file, last first.
fn with_fixes(document: &Value, mut bytes: Vec<u8>, encode: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut edits: Vec<(usize, usize, String)> = list(&document["diagnostics"])
        .iter()
        .filter_map(|diagnostic| diagnostic["fix"]["edits"].as_array())
        .flatten()
        .map(|edit| (number(&edit["start"]), number(&edit["end"]), edit["text"].as_str().unwrap().to_owned()))
        .collect();
    edits.sort();
    for (start, end, text) in edits.iter().rev() {
        bytes.splice(start..end, encode(text));
    }
    bytes
}

#[test]
fn edits_are_bytes_of_the_file_as_it_is() {
    let home = folder(&[("a.md", "# Café\n\nPlease utilize the café door.\n")]);
    let bytes = fs::read(home.path().join("a.md")).unwrap();
    let report = json(home.path(), &["check", "a.md", "--language", "en"]);
    let fixed = with_fixes(&report["documents"][0], bytes, |text| text.as_bytes().to_vec());
    assert_eq!(String::from_utf8(fixed).unwrap(), "# Café\n\nPlease use the café door.\n");

    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let file = |text: &str| [vec![0xff, 0xfe], wide(text)].concat();
    fs::write(home.path().join("wide.md"), file("# Café\n\nPlease utilize the café door.\n")).unwrap();
    let report = json(home.path(), &["check", "wide.md", "--language", "en"]);
    let bytes = fs::read(home.path().join("wide.md")).unwrap();
    assert_eq!(with_fixes(&report["documents"][0], bytes, wide), file("# Café\n\nPlease use the café door.\n"));
}

#[test]
fn a_repeated_word_is_one_finding_with_all_its_places_and_edits() {
    let text = "Please utilize the door. They utilized it. You may utilize the ramp.\n";
    let home = folder(&[("a.md", text)]);
    let report = json(home.path(), &["check", "a.md", "--language", "en"]);
    let found = list(&report["documents"][0]["diagnostics"]);
    let told: Vec<&Value> = found.iter().filter(|one| one["rule"] == "plain/word-choice").collect();
    assert_eq!((told.len(), number(&told[0]["data"]["more"]), list(&told[0]["related"]).len()), (1, 2, 2));
    for place in list(&told[0]["related"]) {
        assert!(text[number(&place["span"]["start"])..number(&place["span"]["end"])].starts_with("utilize"));
    }
    let fixed = with_fixes(&report["documents"][0], text.as_bytes().to_vec(), |text| text.as_bytes().to_vec());
    assert_eq!(String::from_utf8(fixed).unwrap(), "Please use the door. They used it. You may use the ramp.\n");
}

#[test]
fn the_summary_counts_what_the_documents_hold() {
    let report = json(&common::root().join("fixtures"), &["check", "practice-site"]);
    let mut all: Vec<&Value> = list(&report["documents"]).iter().flat_map(|one| list(&one["diagnostics"])).collect();
    all.extend(list(&report["site"]["diagnostics"]));
    let count = |key: &str, value: &str| {
        all.iter().filter(|one| one[key] == value && (key == "outcome" || one["outcome"] == "fail")).count()
    };
    let summary = &report["summary"];
    assert_eq!(number(&summary["documents"]), list(&report["documents"]).len());
    assert_eq!(number(&summary["errors"]), count("severity", "error"));
    assert_eq!(number(&summary["warnings"]), count("severity", "warning"));
    assert_eq!(number(&summary["notes"]), count("severity", "note"));
    assert_eq!(number(&summary["failures"]), count("outcome", "fail"));
    assert_eq!(number(&summary["reviews"]), count("outcome", "review"));
    assert!(list(&summary["not_tested"]).iter().any(|line| line.as_str().unwrap().contains("Captions")));
}

#[test]
fn keys_come_in_the_order_of_the_contract() {
    let report = json(&common::root().join("fixtures"), &["check", "practice-site"]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["version", "tool", "documents", "site", "summary"]);
    let document = list(&report["documents"]).iter().find(|one| !list(&one["diagnostics"]).is_empty()).unwrap();
    let first = ["path", "hash", "encoding", "format", "kind", "kind_source", "language", "region", "site", "holes"];
    assert_eq!(keys(document)[..10], first);
    assert_eq!(
        keys(&document["diagnostics"][0])[..6],
        ["rule", "category", "outcome", "severity", "message", "message_key"]
    );
}

#[test]
fn the_report_is_the_same_for_any_number_of_threads() {
    let fixtures = common::root().join("fixtures");
    let with = |threads: &str| run(&fixtures, &["check", ".", "--format", "json", "--threads", threads]).stdout;
    let one = with("1");
    assert_eq!(one, with("2"));
    assert_eq!(one, with("7"));
    let report: Value = serde_json::from_slice(&one).unwrap();
    let paths: Vec<&str> = list(&report["documents"]).iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert!(paths.is_sorted(), "{paths:?}");
}

#[test]
fn a_path_that_is_not_there_is_told_and_the_rest_is_done() {
    let home = folder(&[("good.md", "# Fees\n\nThe first visit is free.\n")]);
    let output = run(home.path(), &["check", "good.md", "gone.md", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["documents"][0]["path"], "gone.md");
    assert_eq!(report["documents"][0]["error"]["code"], "not-found");
    assert_eq!(report["documents"][0].as_object().unwrap().len(), 2);
    assert_eq!(report["documents"][1]["path"], "good.md");
    assert_eq!(report["summary"]["unreadable"], 1);
}

#[test]
fn a_folder_without_documents_is_no_success() {
    let home = folder(&[("notes.rs", "fn main() {}")]);
    assert_eq!(run(home.path(), &["check"]).status.code(), Some(2));
    assert_eq!(run(home.path(), &["fix"]).status.code(), Some(2));
}

#[test]
fn silenced_findings_show_only_when_asked_for() {
    let text = "<!-- plainspoken-ignore access/image-alt -- decoration -->\n<img src=\"a.jpg\">\n";
    let home = folder(&[("a.html", text)]);
    let silent = json(home.path(), &["check"]);
    assert!(list(&silent["documents"][0]["diagnostics"]).iter().all(|one| one["rule"] != "access/image-alt"));
    let shown = json(home.path(), &["check", "--show-suppressed"]);
    let found =
        list(&shown["documents"][0]["diagnostics"]).iter().find(|one| one["rule"] == "access/image-alt").unwrap();
    assert_eq!(found["suppressed"], true);
    assert_eq!(silent["summary"], shown["summary"]);
}

const PAGE: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Home</title></head><body><main><h1>Welcome</h1><p>We help people with grief and loss.</p></main></body></html>\n";

#[test]
fn site_rules_run_only_when_the_whole_site_is_known() {
    let home = folder(&[("plainspoken.toml", ""), ("index.html", PAGE), ("about.html", PAGE)]);
    let skipped = |arguments: &[&str]| list(&json(home.path(), arguments)["site"]["skipped"]).len();
    assert_eq!(skipped(&["check", "index.html"]), 1);
    assert_eq!(skipped(&["check", "."]), 0);
    assert_eq!(skipped(&["check", "index.html", "about.html"]), 0);
    fs::write(home.path().join("broken.html"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    assert_eq!(skipped(&["check", "."]), 1);
}

#[test]
fn messages_belong_to_no_site() {
    let letter = "Dear Sam,\n\nYour next visit is on Monday.\n";
    let home = folder(&[("plainspoken.toml", ""), ("one.txt", letter), ("two.txt", letter)]);
    let report = json(home.path(), &["check", ".", "--kind", "letter"]);
    assert!(list(&report["documents"]).iter().all(|one| one["site"].is_null()));
    assert!(list(&report["site"]["diagnostics"]).is_empty() && list(&report["site"]["skipped"]).is_empty());
}

#[test]
fn a_reader_that_stops_early_is_no_fault() {
    let fixtures = common::root().join("fixtures");
    let mut child = Command::new(env!("CARGO_BIN_EXE_plainspoken"))
        .args(["check", "practice-site"])
        .current_dir(fixtures)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(matches!(output.status.code(), Some(0 | 1)));
}

#[cfg(unix)]
#[test]
fn names_that_are_no_utf8_are_shown_as_well_as_can_be() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let home = folder(&[]);
    let name = OsStr::from_bytes(b"caf\xe9.md");
    // Some file systems refuse such names; then there is nothing to show.
    if fs::write(home.path().join(name), "# Fees\n\nThe first visit is free.\n").is_ok() {
        let report = json(home.path(), &["check", "."]);
        assert_eq!(report["documents"][0]["path"], "caf\u{fffd}.md");
        assert!(report["documents"][0].get("error").is_none());
    }
}

#[cfg(unix)]
#[test]
fn fix_keeps_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let home = folder(&[("a.md", "# Fees\n\nPlease utilize the side door.\n")]);
    let file = home.path().join("a.md");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.md", home.path().join("link.md")).unwrap();
    let output = run(home.path(), &["fix", "--in-place", "link.md", "--language", "en"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(home.path().join("link.md").symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), "# Fees\n\nPlease use the side door.\n");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}
