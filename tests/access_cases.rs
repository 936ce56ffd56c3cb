//! Cases for access in e-mail, Markdown and templates: what is due is found at its line, and what
//! must not be said is not.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use plainspoken::check::{Checker, Overrides};
use plainspoken::config::Config;
use plainspoken::diagnostic::Severity;
use plainspoken::facts::kind::Kind;
use plainspoken::source::Format;
use plainspoken::syntax;

/// The faults of one case.
fn faults(case: &str, faults: &mut Vec<String>) {
    let (head, text) = case.split_once("\n---\n").unwrap();
    let mut lines = head.lines();
    let mut words = lines.next().unwrap().split_whitespace();
    let (name, ending) = (words.next().unwrap(), words.next().unwrap());
    let mut overrides = Overrides::default();
    for setting in words {
        match setting.split_once('=') {
            Some(("kind", kind)) => overrides.kind = Kind::from_name(kind),
            Some(("lang", language)) => overrides.language = Some(language.to_owned()),
            _ => panic!("{name}: {setting}"),
        }
    }
    let path = format!("{name}.{ending}");
    let source = syntax::read(&path, Format::from_path(&path).unwrap(), text.as_bytes().to_vec()).unwrap();
    let report = Checker::with_overrides(Config::default(), overrides).unwrap().check(&source, &path);
    let found: Vec<(&str, usize, Severity)> = report
        .diagnostics
        .iter()
        .map(|located| (located.diagnostic.rule, located.start.line as usize, located.diagnostic.severity))
        .filter(|(rule, ..)| rule.starts_with("access/"))
        .collect();
    for line in lines {
        let (sign, rest) = line.split_once(' ').unwrap();
        let mut rest = rest.split_whitespace();
        let rule = rest.next().unwrap();
        if sign == "+" {
            let line: usize = rest.next().unwrap().parse().unwrap();
            if !found.iter().any(|(id, at, _)| *id == rule && *at == line) {
                faults.push(format!("{name}: {rule} is due in line {line}; found {found:?}"));
            }
        } else {
            let wrong = |(id, _, severity): &&(&str, usize, Severity)| {
                *id == rule || rule == "*" && *severity != Severity::Note
            };
            faults.extend(found.iter().filter(wrong).map(|found| format!("{name}: {found:?} must not be said")));
        }
    }
}

#[test]
fn what_is_due_is_found_and_nothing_else_is_said() {
    let folder = common::root().join("fixtures/access-cases");
    let mut told = Vec::new();
    let mut count = 0;
    for file in ["email.txt", "markdown.txt", "template.txt"] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        for case in text.strip_prefix("=== ").unwrap().split("\n=== ") {
            count += 1;
            faults(case, &mut told);
        }
    }
    assert!(count >= 140, "{count} cases");
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// A GIF of some frames of one pixel, each shown for `delay` hundredths of a second.
#[cfg(feature = "fs")]
fn gif(frames: usize, delay: u8, endless: bool) -> Vec<u8> {
    let mut bytes = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff".to_vec();
    if endless {
        bytes.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00");
    }
    for _ in 0..frames {
        bytes.extend([0x21, 0xf9, 4, 0, delay, 0, 0, 0]);
        bytes.extend(b"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00");
    }
    bytes.push(0x3b);
    bytes
}

#[cfg(feature = "fs")]
#[test]
fn a_gif_beside_the_document_settles_what_is_said() {
    use plainspoken::batch::{self, Job};
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("still.gif", &gif(1, 0, false));
    write("short.gif", &gif(3, 50, false));
    write("moving.gif", &gif(4, 50, true));
    write("fast.gif", &gif(30, 5, true));
    write("broken.gif", b"GIF89a");
    let text: String = ["still", "short", "moving", "fast", "broken", "absent", "../outside"]
        .iter()
        .fold(String::from("# Open house\n\n"), |text, name| text + "![Balloons by our door](" + name + ".gif)\n\n");
    write("may.md", text.as_bytes());
    let job = Job { paths: vec![folder.path().join("may.md")], ..Job::default() };
    let report = batch::run(&job).unwrap();
    let told: Vec<(u32, &str)> = report.documents[0]
        .diagnostics
        .iter()
        .filter(|located| located.diagnostic.rule == "access/moving-image")
        .map(|located| (located.start.line, located.diagnostic.finding.key))
        .collect();
    let asked = "may-move";
    assert_eq!(told, [(7, "moves"), (9, "flashes"), (11, asked), (13, asked), (15, asked)]);
}
