#![allow(clippy::unwrap_used)]

use super::*;
use crate::config::Config;

fn fixed(path: &str, text: &str, wish: Wish) -> Option<Fixed> {
    let checker = Checker::new(Config::default()).unwrap();
    fix(&checker, path, path, Format::from_path(path).unwrap(), text.as_bytes().to_vec(), wish).unwrap()
}

#[test]
fn safe_fixes_are_made_and_nothing_else_changes() {
    let text = "# Visits\r\n\r\nYou may utilize the side door prior to nine. Ring the bell and wait for us there.\r\n";
    let fixed = fixed("visit.md", text, Wish::default()).unwrap();
    assert_eq!(
        fixed.after,
        "# Visits\r\n\r\nYou may use the side door before nine. Ring the bell and wait for us there.\r\n"
    );
    assert_eq!((fixed.changes, fixed.bytes), (2, fixed.after.into_bytes()));
}

#[test]
fn a_second_run_has_nothing_to_do() {
    let text = "You may utilize the side door prior to nine. Ring the bell and wait for us there.\n";
    let first = fixed("visit.md", text, Wish::default()).unwrap();
    assert!(fixed("visit.md", &first.after, Wish::default()).is_none());
}

#[test]
fn a_governed_document_is_left_to_people_unless_named() {
    let text = "---\nkind: consent\n---\n# Consent\n\nYou may utilize the side door prior to nine.\n";
    let kept = fixed("consent.md", text, Wish::default()).unwrap();
    assert_eq!((kept.changes, &kept.after[..]), (0, text));
    assert_eq!(kept.left[0].reason, Reason::Governed(Kind::Consent));
    let changed = fixed("consent.md", text, Wish { governed: true, ..Wish::default() }).unwrap();
    assert_eq!(changed.changes, 2);
}

#[test]
fn crisis_text_is_left_to_people() {
    let text = "# Help\n\nIf you are in danger, call 911 prior to anything else. You can also call 988 at any time.\n\nPlease utilize the side door.\n";
    let fixed = fixed("help.md", text, Wish::default()).unwrap();
    assert!(fixed.after.contains("prior to anything") && fixed.after.contains("use the side door"), "{}", fixed.after);
    assert!(fixed.left.iter().any(|left| left.reason == Reason::Crisis && left.line == 3), "{:?}", fixed.left);
}

#[test]
fn crisis_text_is_left_alone_over_lines_in_html_and_in_spanish() {
    for (name, text) in [
        ("help.md", "Prior to anything else,\nif you are in danger, call 911\nor utilize the text line 988.\n"),
        ("help.md", "Prior to coming here in an emergency, go to the nearest emergency room.\n"),
        ("help.html", "<p>If you think about suicide, call or text 988.\nUtilize it prior to nine.</p>\n"),
        ("ayuda.md", "Con el fin de recibir ayuda en una emergencia,\nllame al 911.\n"),
    ] {
        let left = fixed(name, text, Wish::default());
        assert!(left.as_ref().is_none_or(|fixed| fixed.after == text), "{text}: {:?}", left.map(|fixed| fixed.after));
    }
}

#[test]
fn the_encoding_of_a_file_stays() {
    let checker = Checker::new(Config::default()).unwrap();
    let mut bytes = vec![0xff, 0xfe];
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    bytes.extend(wide("Please utilize the side door of the café.\n"));
    let fixed = fix(&checker, "a.md", "a.md", Format::Markdown, bytes, Wish::default()).unwrap().unwrap();
    let mut expected = vec![0xff, 0xfe];
    expected.extend(wide("Please use the side door of the café.\n"));
    assert_eq!(fixed.bytes, expected);
}

#[test]
fn changes_that_touch_wait_and_a_change_is_whole_or_not_made() {
    let located = |spans: &[(usize, usize)]| {
        let mut finding = crate::diagnostic::Finding::new("x", Span::at(0));
        let edits = spans.iter().map(|&(start, end)| Edit { span: Span::new(start, end), text: String::new() });
        finding.suggestions.push(Suggestion {
            title: String::new(),
            text: String::new(),
            applicability: Applicability::Safe,
            edits: edits.collect(),
            level_after: None,
        });
        let at = crate::span::Position { line: 1, column: 1 };
        Located {
            repeats: Vec::new(),
            diagnostic: crate::diagnostic::Diagnostic {
                rule: "plain/word-choice",
                severity: crate::diagnostic::Severity::Note,
                finding,
                node_path: None,
                language: None,
                fingerprint: String::new(),
                suppressed: false,
            },
            origin: Span::at(0),
            start: at,
            end: at,
            frame: crate::check::Frame::default(),
            edits: Vec::new(),
        }
    };
    let all = [located(&[(0, 5)]), located(&[(5, 8)]), located(&[(6, 9), (2, 3)]), located(&[(10, 12)])];
    let changes: Vec<Change<'_>> =
        all.iter().map(|located| Change { located, suggestion: &located.diagnostic.finding.suggestions[0] }).collect();
    let kept: Vec<u32> = apart(changes).iter().map(|change| change.edits()[0].span.start).collect();
    assert_eq!(kept, [0, 10]);
}
