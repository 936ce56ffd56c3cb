//! The bad input that the robustness tests use is as bad as it claims to be.

#![allow(clippy::unwrap_used)]

#[allow(clippy::format_collect, clippy::format_push_string)] // Clarity before speed: these texts are made once.
#[path = "common/robust.rs"]
mod robust;

use robust::{Expect, SHAPES, cases, kept};

#[test]
fn every_shape_doubles_when_asked_to() {
    for shape in SHAPES {
        let small = (shape.make)(500).len();
        let large = (shape.make)(1_000).len();
        assert!(large * 2 > small * 3, "{}.{} does not grow", shape.name, shape.extension);
    }
}

#[test]
fn all_cases_can_be_made_and_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path()).unwrap();
    let mut paths = cases.iter().map(|case| &case.path).collect::<Vec<_>>();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), cases.len());
    for case in &cases {
        match case.expect {
            Expect::Checked => assert!(std::fs::read(&case.path).is_ok(), "{}: {:?}", case.name, case.path),
            Expect::Refused | Expect::Named => {}
        }
    }
    let biggest = cases.iter().filter_map(|case| case.path.metadata().ok()).map(|file| file.len()).max();
    assert!(biggest > Some(10_000_000));
}

#[test]
fn the_kept_files_hold_every_encoding_they_are_named_for() {
    let bytes = |name: &str| {
        std::fs::read(kept().unwrap().iter().find(|case| case.path.ends_with(name)).unwrap().path.clone()).unwrap()
    };
    assert!(bytes("empty.md").is_empty());
    assert!(bytes("utf16.md").starts_with(&[0xff, 0xfe]));
    assert!(bytes("utf16-be.md").starts_with(&[0xfe, 0xff]));
    assert!(bytes("utf8-bom.md").starts_with(&[0xef, 0xbb, 0xbf]));
    assert!(bytes("nul.md").contains(&0));
    for name in ["latin1.html", "windows-1252.md", "truncated-utf8.md", "random-bytes.md", "random-bytes.html"] {
        assert!(String::from_utf8(bytes(name)).is_err(), "{name} is UTF-8");
    }
    assert!(!bytes("carriage-returns.md").contains(&b'\n'));
}
