//! Ignores silence what they name, where they stand, in every comment form.
#![allow(clippy::unwrap_used)]

use plainspoken::check::{Checker, DocumentReport};
use plainspoken::config::{Config, IgnoreSettings, Practice};
use plainspoken::source::{Format, Source};

fn check_with(config: Config, path: &str, text: &str) -> DocumentReport {
    let format = Format::from_path(path).unwrap();
    Checker::new(config).unwrap().check(&Source::from_text(path, format, text), path)
}

fn shown(report: &DocumentReport, rule: &str) -> usize {
    report
        .diagnostics
        .iter()
        .filter(|located| located.diagnostic.rule == rule && !located.diagnostic.suppressed)
        .count()
}

fn note_keys(report: &DocumentReport) -> Vec<&'static str> {
    report.notes.iter().map(|(note, _)| note.key).collect()
}

#[test]
fn every_comment_form_silences_the_next_element_and_no_other() {
    for comment in [
        "<!-- plainspoken-ignore access/image-alt -- decoration -->",
        "{# plainspoken-ignore access/image-alt -- decoration #}",
        "{{!-- plainspoken-ignore access/image-alt --}}",
        "<%# plainspoken-ignore access %>",
    ] {
        let text = format!("<p>Hello.</p>\n{comment}\n<img src=a>\n<img src=b>\n");
        let report = check_with(Config::default(), "x.html", &text);
        assert_eq!(shown(&report, "access/image-alt"), 1, "{comment}");
        assert_eq!(note_keys(&report), [""; 0], "{comment}");
    }
}

#[test]
fn a_comment_in_markdown_silences_the_next_block() {
    let text =
        "<!-- plainspoken-ignore plain/word-choice -->\n\nYou may utilize the door.\n\nYou may utilize the stairs.\n";
    assert_eq!(shown(&check_with(Config::default(), "x.md", text), "plain/word-choice"), 1);
}

#[test]
fn front_matter_and_file_comments_silence_the_whole_file() {
    for head in
        ["---\nplainspoken:\n  ignore: [plain/word-choice]\n---\n", "<!-- plainspoken-ignore-file plain -->\n\n"]
    {
        let text = format!("{head}You may utilize the door.\n\nYou may utilize the stairs.\n");
        assert_eq!(shown(&check_with(Config::default(), "x.md", &text), "plain/word-choice"), 0, "{head}");
    }
}

#[test]
fn configured_ignores_match_by_rule_path_and_text() {
    let ignore = IgnoreSettings {
        rule: "plain/word-choice".into(),
        path: "*.md".into(),
        text: "utilize".into(),
        reason: "house style".into(),
        ..IgnoreSettings::default()
    };
    let config = Config { ignores: vec![ignore], ..Config::default() };
    let text = "You may utilize the door before we commence.\n";
    assert_eq!(shown(&check_with(config.clone(), "x.md", text), "plain/word-choice"), 1);
    assert_eq!(shown(&check_with(config, "x.txt", text), "plain/word-choice"), 2);
}

#[test]
fn an_ignore_without_use_or_with_a_wrong_name_is_told() {
    let report =
        check_with(Config::default(), "x.md", "<!-- plainspoken-ignore access/image-alt -->\n\nHello there.\n");
    assert_eq!(note_keys(&report), ["unused-ignore"]);
    let report = check_with(Config::default(), "x.md", "<!-- plainspoken-ignore acess/image-alt -->\n\n<img src=a>\n");
    assert_eq!(note_keys(&report), ["unknown-rule"]);
    assert_eq!(shown(&report, "access/image-alt"), 1);
}

#[test]
fn an_ignore_holds_for_the_next_element_with_all_in_it() {
    let text = "<!-- plainspoken-ignore access/image-alt -->\n<div><p><img src=a></p><img src=b></div>\n<img src=c>\n";
    assert_eq!(shown(&check_with(Config::default(), "x.html", text), "access/image-alt"), 1);
    let list = "<!-- plainspoken-ignore plain/word-choice -->\n\n- You may utilize the door.\n- You may utilize the stairs.\n\nPlease utilize the bell.\n";
    assert_eq!(shown(&check_with(Config::default(), "x.md", list), "plain/word-choice"), 1);
}

#[test]
fn each_name_is_told_on_its_own_and_rules_that_do_not_apply_are_not() {
    let text = "<!-- plainspoken-ignore access/image-alt access/link-name -->\n<img src=a>\n";
    let report = check_with(Config::default(), "x.html", text);
    assert_eq!(report.notes.iter().map(|(note, _)| &note.detail[..]).collect::<Vec<_>>(), ["access/link-name"]);
    let report = check_with(Config::default(), "x.html", "<!-- plainspoken-ignore -->\n<p>Hello there.</p>\n");
    assert_eq!(note_keys(&report), ["unused-ignore-any"]);
    // There is no dictionary for Finnish, so the rule did not run here.
    let text = "<html lang=fi><title>x</title><!-- plainspoken-ignore plain/word-choice --><p>Tervetuloa.</p></html>\n";
    assert_eq!(note_keys(&check_with(Config::default(), "x.html", text)), [""; 0]);
}

#[test]
fn what_holds_for_the_whole_file_reaches_the_rules_of_the_site() {
    let practice = Practice { names: vec!["Odile Brandt".into()], ..Practice::default() };
    let config = Config { practice, ..Config::default() };
    let bare = "<title>Counseling</title>\n<h1>Counseling</h1>\n<p>I am Odile Brandt, LCSW.</p>\n";
    let ignored = format!("<!-- plainspoken-ignore-file contact/phone -- we only write -->\n{bare}");
    for (text, silenced) in [(&ignored[..], true), (bare, false)] {
        let checker = Checker::new(config.clone()).unwrap();
        let report = checker.check(&Source::from_text("index.html", Format::Html, text), "index.html");
        assert!(!note_keys(&report).contains(&"unused-ignore"));
        let found = checker.site(".", &[report.for_site.unwrap()]);
        let phone = found.iter().find(|(_, located)| located.diagnostic.rule == "contact/phone").unwrap();
        assert_eq!(phone.1.diagnostic.suppressed, silenced);
    }
}

#[test]
fn twenty_thousand_ignores_hold_for_the_same_element() {
    let text = "<!-- plainspoken-ignore access -->".repeat(20_000) + "<p><img src=a></p><img src=b>";
    let report = check_with(Config::default(), "x.html", &text);
    assert_eq!(shown(&report, "access/image-alt"), 1);
    assert_eq!(note_keys(&report), [""; 0]);
}
