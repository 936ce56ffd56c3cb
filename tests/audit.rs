//! The report of a folder: whole, private, and readable by all.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "cli")]

mod common;

use std::fs;
use std::path::Path;

use serde_json::Value;

use common::command::{err, folder, run};

fn read(home: &Path, name: &str) -> String {
    fs::read_to_string(home.join(name)).unwrap()
}

/// All HTML pages of a report.
fn pages(out: &Path) -> Vec<(String, String)> {
    common::files(out)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()))
        .collect()
}

const LETTER: &str = "# Your visit\n\nDear Dana Whitlock, please utilize the side door. Call (719) 555-0142.\n\n<img src=\"dana.png\">\n";

#[test]
fn a_report_is_whole_and_our_own_check_finds_nothing_in_it() {
    let home = tempfile::tempdir().unwrap();
    let site = common::root().join("fixtures/practice-site");
    for language in ["en", "es"] {
        let done = run(home.path(), &["audit", site.to_str().unwrap(), "-o", language, "--messages", language]);
        assert_eq!(done.status.code(), Some(0), "{}", err(&done));
        for name in ["index.html", "summary.md", "findings.csv", "documents.csv", "audit.json", "lists/1.html"] {
            assert!(home.path().join(language).join(name).is_file(), "{name}");
        }
        // The folder says that it is not to be checked with others, so its files are named.
        let out = home.path().join(language);
        let files: Vec<String> = pages(&out).into_iter().map(|(path, _)| path).collect();
        // The sample practice has sample numbers; its configuration says so.
        let config = site.join("plainspoken.toml");
        let mut arguments =
            vec!["check", "--config", config.to_str().unwrap(), "--format", "plain", "--fail-on", "note"];
        arguments.extend(files.iter().map(String::as_str));
        let checked = run(home.path(), &arguments);
        let told = String::from_utf8_lossy(&checked.stdout).into_owned();
        let found: Vec<&str> = told
            .lines()
            .filter(|line| [": error: ", ": warning: ", ": note: "].iter().any(|level| line.contains(level)))
            .collect();
        assert!(told.contains("hecked") || told.contains("Found"), "{language}: {told}");
        assert!(found.is_empty(), "{language}: {found:?}");
    }
    assert!(read(home.path(), "en/index.html").contains("Mend these three first"));
    assert!(read(home.path(), "es/index.html").contains("Corrija primero estas tres cosas"));
}

#[test]
fn a_word_told_once_is_marked_wherever_it_stands() {
    let text = "# Our visits\n\nYou may utilize the side door. They utilized it too.\n\n- Please utilize the ramp.\n- Come in.\n";
    let home = folder(&[("a.md", text)]);
    assert_eq!(run(home.path(), &["audit", ".", "-o", "out"]).status.code(), Some(0));
    let pages = pages(&home.path().join("out/documents"));
    let [(_, page)] = &pages[..] else { panic!("{} pages", pages.len()) };
    let (text, cards) = page.split_once("<section class=\"card").unwrap();
    for word in ["utilize", "utilized", "utilize"] {
        assert!(text.contains(&format!(" href=\"#f0\">{word}<sup>P1</sup></a>")), "{word}: {text}");
    }
    assert_eq!(text.matches("href=\"#f0\"").count(), 3, "{text}");
    assert_eq!(text.matches("id=\"m0\"").count(), 1, "one place for the card to lead to");
    assert!(!cards.contains("<section class=\"card"), "{cards}");
}

#[test]
fn pages_ask_for_nothing_and_run_nothing() {
    let home = folder(&[("letters/a.md", LETTER)]);
    run(home.path(), &["audit", "letters", "-o", "out"]);
    for (path, page) in pages(&home.path().join("out")) {
        assert!(page.contains("default-src 'none'"), "{path}");
        assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"), "{path}");
        assert!(page.contains("Not legal advice."), "{path}");
    }
}

#[test]
fn hostile_names_and_words_stay_words() {
    let hostile = "# <script>alert(1)</script>\n\nPlease utilize \"><img src=x onerror=alert(1)> it, friend.\n";
    let home = folder(&[("in/a<b>&\"'.md", hostile), ("in/=cmd.md", LETTER)]);
    let done = run(home.path(), &["audit", "in", "-o", "out"]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    for (path, page) in pages(&home.path().join("out")) {
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("a<b>"), "{path}");
    }
    assert!(read(home.path(), "out/documents.csv").contains("\"'=cmd.md\""));
}

#[test]
fn words_of_the_documents_stand_only_where_they_may() {
    let home = folder(&[("letters/a.md", LETTER)]);
    run(home.path(), &["audit", "letters", "-o", "out"]);
    let out = home.path().join("out");
    let page = pages(&out.join("documents")).remove(0).1;
    assert!(page.contains("Whitlock") && page.contains("Before") && page.contains(">use<"), "{page}");
    for name in ["index.html", "findings.csv", "documents.csv", "audit.json", "summary.md"] {
        let text = read(&out, name);
        assert!(!text.contains("Whitlock") && !text.contains("0142") && !text.contains("side door"), "{name}");
    }
    run(home.path(), &["audit", "letters", "-o", "bare", "--no-excerpts"]);
    for (path, page) in pages(&home.path().join("bare")) {
        assert!(!page.contains("Whitlock") && !page.contains("0142") && !page.contains("side door"), "{path}");
    }
    run(home.path(), &["audit", "letters", "-o", "full", "--with-excerpts"]);
    assert!(read(home.path(), "full/findings.csv").contains("side door"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(out.join("index.html")).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn an_earlier_report_shows_what_got_better() {
    let home = folder(&[("letters/a.md", LETTER)]);
    run(home.path(), &["audit", "letters", "-o", "old"]);
    fs::write(home.path().join("letters/a.md"), LETTER.replace("utilize", "use")).unwrap();
    fs::write(home.path().join("letters/b.md"), "Come ten minutes prior to your visit, please.\n").unwrap();
    run(home.path(), &["audit", "letters", "-o", "new", "--since", "old"]);
    let page = read(home.path(), "new/index.html");
    assert!(page.contains("1 finding is mended."), "{page}");
    let value: Value = serde_json::from_str(&read(home.path(), "new/audit.json")).unwrap();
    assert_eq!(value["documents"].as_array().unwrap().len(), 2);
    let wrong = run(home.path(), &["audit", "letters", "-o", "third", "--since", "letters"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("no earlier audit"), "{}", err(&wrong));
}

#[test]
fn an_audit_that_was_stopped_goes_on() {
    let home = folder(&[("letters/a.md", LETTER), ("letters/b.md", LETTER)]);
    run(home.path(), &["audit", "letters", "-o", "out"]);
    let whole = read(home.path(), "out/index.html");
    let page = common::files(&home.path().join("out/documents")).remove(0);
    fs::remove_file(&page).unwrap();
    fs::remove_file(home.path().join("out/index.html")).unwrap();
    let done = run(home.path(), &["audit", "letters", "-o", "out"]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    assert!(page.is_file());
    assert_eq!(read(home.path(), "out/index.html"), whole);
}

#[test]
fn pages_of_documents_that_are_gone_go_too() {
    let home = folder(&[("letters/a.md", LETTER), ("letters/b.md", LETTER)]);
    run(home.path(), &["audit", "letters", "-o", "out"]);
    let documents = home.path().join("out/documents");
    assert_eq!(common::files(&documents).len(), 2);
    fs::remove_file(home.path().join("letters/b.md")).unwrap();
    run(home.path(), &["audit", "letters", "-o", "out"]);
    assert_eq!(common::files(&documents).len(), 1);
}

#[test]
fn a_page_that_was_torn_is_written_anew() {
    let home = folder(&[("letters/a.md", LETTER)]);
    run(home.path(), &["audit", "letters", "-o", "out"]);
    let page = common::files(&home.path().join("out/documents")).remove(0);
    let whole = fs::read(&page).unwrap();
    fs::write(&page, &whole[..whole.len() / 2]).unwrap();
    run(home.path(), &["audit", "letters", "-o", "out"]);
    assert_eq!(fs::read(&page).unwrap(), whole);
}

#[test]
fn what_only_the_whole_folder_tells_stands_on_the_page_and_in_every_file() {
    let home = tempfile::tempdir().unwrap();
    let site = common::root().join("fixtures/practice-site");
    let site = site.to_str().unwrap();
    let told = run(home.path(), &["check", site, "--format", "json", "--fail-on", "never"]);
    let checked: Value = serde_json::from_slice(&told.stdout).unwrap();
    let of_site = checked["site"]["diagnostics"].as_array().unwrap();
    assert!(!of_site.is_empty());
    run(home.path(), &["audit", site, "-o", "out"]);
    let csv = read(home.path(), "out/findings.csv");
    let json = read(home.path(), "out/audit.json");
    for finding in of_site {
        let rule = finding["rule"].as_str().unwrap();
        assert!(csv.contains(rule) && json.contains(finding["fingerprint"].as_str().unwrap()), "{rule}");
        assert!(pages(&home.path().join("out/documents")).iter().any(|(_, page)| page.contains(rule)), "{rule}");
    }
    let all = checked["documents"].as_array().unwrap().iter();
    let all = all.map(|document| document["diagnostics"].as_array().unwrap().len()).sum::<usize>() + of_site.len();
    assert_eq!(csv.lines().count(), all + 1);
}

#[test]
fn the_checklist_shows_words_only_where_it_may() {
    let home = folder(&[("letters/a.md", LETTER)]);
    run(home.path(), &["audit", "letters", "-o", "out"]);
    assert!(read(home.path(), "out/checklist.html").contains("555-0142"));
    assert!(read(home.path(), "out/index.html").contains("checklist.html"));
    run(home.path(), &["audit", "letters", "-o", "bare", "--no-excerpts"]);
    let bare = read(home.path(), "bare/checklist.html");
    assert!(!bare.contains("0142") && !bare.contains("Whitlock"), "{bare}");
}

#[test]
fn letters_of_old_kinds_are_named_as_not_read() {
    let home = folder(&[("letters/a.md", LETTER), ("letters/b.doc", "x"), ("letters/c.PDF", "x")]);
    run(home.path(), &["audit", "letters", "-o", "out"]);
    let page = read(home.path(), "out/index.html");
    assert!(page.contains("1 .doc. Open them") && page.contains("1 .pdf."), "{page}");
    let checked = run(home.path(), &["check", "letters", "--fail-on", "never"]);
    assert!(String::from_utf8_lossy(&checked.stdout).contains("Not read: 1 .doc."));
}

#[test]
fn it_removes_what_it_made_and_nothing_else() {
    let home = folder(&[("letters/a.md", LETTER), ("mine/a.txt", "Keep me.\n")]);
    run(home.path(), &["audit", "letters", "-o", "out"]);
    assert_eq!(run(home.path(), &["audit", "--purge", "-o", "out"]).status.code(), Some(0));
    assert!(!home.path().join("out").exists());
    for arguments in [&["audit", "--purge", "-o", "mine"][..], &["audit", "letters", "-o", "mine"]] {
        let refused = run(home.path(), arguments);
        assert_eq!(refused.status.code(), Some(2));
        assert!(err(&refused).contains("was not made by"), "{}", err(&refused));
    }
    assert_eq!(read(home.path(), "mine/a.txt"), "Keep me.\n");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_told_and_no_report_looks_whole() {
    let home = folder(&[("letters/a.md", LETTER)]);
    run(home.path(), &["audit", "letters", "-o", "out"]);
    // A folder where a page should be: it cannot be replaced, not even by root.
    let page = common::files(&home.path().join("out/documents")).remove(0);
    fs::remove_file(&page).unwrap();
    fs::create_dir_all(page.join("inside")).unwrap();
    let done = run(home.path(), &["audit", "letters", "-o", "out"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(err(&done).contains("audit is not complete"), "{}", err(&done));
    assert!(!home.path().join("out/index.html").exists());
}

#[test]
fn ten_thousand_findings_in_one_file_still_make_a_page() {
    let text = "<img src=\"a.png\">\n\n".repeat(10_000);
    let home = folder(&[("letters/a.md", &text)]);
    let done = run(home.path(), &["audit", "letters", "-o", "out"]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    let page = pages(&home.path().join("out/documents")).remove(0).1;
    assert!(page.len() < 3_000_000 && page.contains("more are in the CSV and JSON files"), "{}", page.len());
}
