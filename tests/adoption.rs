//! Coming to an old site: a baseline, only what changed, and what is staged.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
#![cfg(feature = "cli")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::command::{err, folder, out, run};

/// A work tree with these files committed; `None`, and a line that says so, without git.
fn repository(files: &[(&str, &str)]) -> Option<tempfile::TempDir> {
    let home = folder(files);
    if Command::new("git").arg("--version").output().is_err() {
        println!("skipped: no git on this computer");
        return None;
    }
    git(home.path(), &["init", "-q", "-b", "main"]);
    git(home.path(), &["add", "-A"]);
    git(home.path(), &["commit", "-q", "-m", "start"]);
    Some(home)
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").arg("-C").arg(folder).args(identity).args(arguments).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

const OLD: &str =
    "# Visits of Dana Whitlock\n\n<img src=\"a.png\">\n\nCall 303-555-0142 on Monday to make a time for your visit.\n";

#[test]
fn a_baseline_keeps_old_findings_quiet_and_tells_new_ones() {
    let home = folder(&[("letters/dana-whitlock.md", OLD)]);
    assert_eq!(run(home.path(), &["check"]).status.code(), Some(1));
    let told = out(&run(home.path(), &["baseline"]));
    assert!(told.contains("plainspoken-baseline.json with 1 finding."), "{told}");
    let checked = run(home.path(), &["check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", out(&checked));
    assert!(out(&checked).contains("1 finding is in the baseline"), "{}", out(&checked));
    assert_eq!(run(home.path(), &["check", "--no-baseline"]).status.code(), Some(1));
    // Lines before it move the finding; it stays known.
    let moved = format!("Welcome to all of you.\n\n{OLD}");
    fs::write(home.path().join("letters/dana-whitlock.md"), &moved).unwrap();
    assert_eq!(run(home.path(), &["check"]).status.code(), Some(0));
    // The same fault once more is new.
    fs::write(home.path().join("letters/dana-whitlock.md"), format!("{moved}\n<img src=\"a.png\">\n")).unwrap();
    let checked = run(home.path(), &["check", "--format", "plain"]);
    assert_eq!(checked.status.code(), Some(1));
    assert_eq!(out(&checked).matches("access/image-alt").count(), 1, "{}", out(&checked));
    // So it is in another file.
    fs::write(home.path().join("letters/dana-whitlock.md"), OLD).unwrap();
    fs::write(home.path().join("letters/other.md"), OLD).unwrap();
    assert_eq!(run(home.path(), &["check"]).status.code(), Some(1));
}

#[test]
fn entries_that_are_mended_or_gone_are_told() {
    let home = folder(&[("a.md", OLD), ("b.md", OLD)]);
    run(home.path(), &["baseline"]);
    fs::write(home.path().join("a.md"), OLD.replace("<img", "<img alt=\"\"")).unwrap();
    fs::remove_file(home.path().join("b.md")).unwrap();
    let told = out(&run(home.path(), &["check"]));
    assert!(
        told.contains("2 entries of the baseline were not found any more") && told.contains("access/image-alt 2"),
        "{told}"
    );
    // One file alone says nothing about the other.
    let told = out(&run(home.path(), &["check", "a.md"]));
    assert!(told.contains("1 entry of the baseline"), "{told}");
    run(home.path(), &["baseline"]);
    assert!(!out(&run(home.path(), &["check"])).contains("of the baseline"));
}

/// The number behind a word or before one, in what was printed.
fn number(text: &str, before: &str, after: &str) -> usize {
    let rest = text.split(before).nth(1).unwrap_or_else(|| panic!("no “{before}” in {text}"));
    rest.split(after).next().unwrap().trim().parse().unwrap_or_else(|_| panic!("no number before “{after}” in {rest}"))
}

#[test]
fn a_baseline_counts_as_check_does() {
    let text = "# Our visits\n\nYou may utilize the side door. They utilized it. We utilize the ramp prior to nine.\n";
    let home = folder(&[("a.md", text), ("b.md", text)]);
    let checked = out(&run(home.path(), &["check", "--fail-on", "never"]));
    let found = number(&checked, "Found ", " note");
    assert_eq!(found, 4, "{checked}");
    assert_eq!(number(&out(&run(home.path(), &["baseline"])), ".json with ", " finding"), found);
    let again = out(&run(home.path(), &["check"]));
    assert!(again.contains(&format!("{found} findings are in the baseline")), "{again}");
    // One more place of a known word is new, and told; what was known stays known.
    fs::write(home.path().join("a.md"), format!("{text}\nPlease utilize it.\n")).unwrap();
    let more = out(&run(home.path(), &["check", "--fail-on", "never"]));
    assert_eq!(number(&more, "Found ", " note"), 1, "{more}");
    assert!(more.contains(&format!("{found} findings are in the baseline")), "{more}");
}

#[test]
fn a_baseline_holds_no_words() {
    let home = folder(&[(
        "letters/dana-whitlock.md",
        "Call (719) 555-0142, Dana. Please utilize the side door. <img src=\"dana.png\">\n",
    )]);
    run(home.path(), &["baseline", "--language", "en"]);
    let text = fs::read_to_string(home.path().join("plainspoken-baseline.json")).unwrap();
    for word in ["dana", "Dana", "whitlock", "0142", "utilize", "letters"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

#[test]
fn a_broken_baseline_is_told_and_nothing_is_hidden_by_it() {
    let home = folder(&[("a.md", OLD), ("plainspoken-baseline.json", "{\"version\":1,")]);
    let checked = run(home.path(), &["check"]);
    assert_eq!(checked.status.code(), Some(2));
    assert!(err(&checked).contains("baseline cannot be read"), "{}", err(&checked));
}

#[test]
fn starter_begins_quietly() {
    let home = folder(&[("a.md", OLD)]);
    let told = out(&run(home.path(), &["init", "--preset", "starter"]));
    assert!(told.contains("plainspoken-baseline.json with 1 finding"), "{told}");
    assert!(fs::read_to_string(home.path().join("plainspoken.toml")).unwrap().contains("\npreset = \"starter\""));
    assert_eq!(run(home.path(), &["check"]).status.code(), Some(0));
}

#[test]
fn only_lines_that_changed_are_told() {
    let Some(home) = repository(&[("old.md", OLD), ("page.md", OLD)]) else { return };
    let check =
        |arguments: &[&str]| run(home.path(), &[&["check", "--format", "plain", "--quiet"], arguments].concat());
    let nothing = check(&["--changed"]);
    assert_eq!((nothing.status.code(), &out(&nothing)[..]), (Some(0), ""));
    fs::write(home.path().join("page.md"), format!("{OLD}\n<img src=\"b.png\">\n")).unwrap();
    fs::write(home.path().join("new.md"), "<img src=\"c.png\">\n").unwrap();
    let told = out(&check(&["--changed"]));
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.contains("page.md:7:1") && told.contains("new.md:1:1"), "{told}");
    // From a folder below and for one file it is the same.
    assert!(out(&check(&["--changed", "HEAD", "page.md"])).contains("page.md:7:1"));
    assert_eq!(out(&check(&["--changed", "HEAD", "old.md"])), "");
}

#[test]
fn what_others_did_on_main_meanwhile_is_not_told() {
    let Some(home) = repository(&[("old.md", OLD)]) else { return };
    git(home.path(), &["checkout", "-q", "-b", "work"]);
    fs::write(home.path().join("mine.md"), "<img src=\"a.png\">\n").unwrap();
    git(home.path(), &["add", "-A"]);
    git(home.path(), &["commit", "-q", "-m", "mine"]);
    git(home.path(), &["checkout", "-q", "main"]);
    fs::write(home.path().join("old.md"), OLD.replace("a.png", "other.png")).unwrap();
    git(home.path(), &["commit", "-q", "-a", "-m", "theirs"]);
    git(home.path(), &["checkout", "-q", "work"]);
    let told = out(&run(home.path(), &["check", "--format", "plain", "--quiet", "--changed", "main"]));
    assert!(told.contains("mine.md") && !told.contains("old.md"), "{told}");
}

#[test]
fn what_is_staged_is_read_and_not_what_is_on_disk() {
    let Some(home) = repository(&[("a.md", "# Fees\n\nThe first visit is free for all of you.\n"), ("b.md", OLD)])
    else {
        return;
    };
    fs::write(home.path().join("a.md"), OLD).unwrap();
    git(home.path(), &["add", "a.md"]);
    fs::write(home.path().join("a.md"), "# Fees\n\nAll is well.\n").unwrap();
    let told = out(&run(home.path(), &["check", "--staged", "--format", "plain", "--quiet"]));
    assert!(told.contains("a.md:3:1") && !told.contains("b.md"), "{told}");
    // A file that is staged and then gone is read all the same.
    fs::remove_file(home.path().join("a.md")).unwrap();
    let told = out(&run(home.path(), &["check", "--staged", "--format", "plain", "--quiet"]));
    assert!(told.contains("a.md:3:1"), "{told}");
}

#[test]
fn without_git_or_outside_a_work_tree_it_says_so() {
    let home = folder(&[("a.md", OLD)]);
    let output = Command::new(env!("CARGO_BIN_EXE_plainspoken"))
        .args(["check", "--changed"])
        .current_dir(home.path())
        .env("PATH", home.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("no git was found on this computer"), "{}", err(&output));
    let Some(repository) = repository(&[("a.md", OLD)]) else { return };
    let output = run(home.path(), &["check", "--changed"]);
    assert!(err(&output).contains("not in a git work tree"), "{}", err(&output));
    for reference in ["no-such-branch", "--output=x"] {
        let output = run(repository.path(), &["check", &format!("--changed={reference}")]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("does not know the revision"), "{}", err(&output));
    }
    assert!(!repository.path().join("x").exists());
}
