//! Bad input: nothing panics, nothing grows faster than the input, and what is not linted is named.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "fs")]

#[allow(dead_code, clippy::format_collect, clippy::format_push_string)] // Clarity before speed: these texts are made once.
#[path = "common/robust.rs"]
mod robust;

use plainspoken::batch::{self, Job};
use plainspoken::source::{Format, PartKind, Source};
use plainspoken::span::Span;
use plainspoken::syntax;
use robust::{Case, Expect, SHAPES, cases, kept};

fn outcome(case: &Case) -> Result<(), String> {
    let report = batch::run(&Job { paths: vec![case.path.clone()], ..Job::default() })
        .map_err(|error| format!("{}: {error}", case.name))?;
    let refused = report.documents.iter().find_map(|document| document.error.as_ref());
    match (case.expect, refused) {
        (Expect::Checked, Some(error)) => Err(format!("{}: not checked: {}", case.name, error.message)),
        (Expect::Refused, None) => Err(format!("{}: checked, though it should not be", case.name)),
        (Expect::Refused, Some(error)) if error.message.is_empty() => {
            Err(format!("{}: refused without a reason", case.name))
        }
        _ => Ok(()),
    }
}

#[test]
fn small_bad_files_are_checked_or_refused_with_a_reason() {
    let faults: Vec<String> = kept().unwrap().iter().filter_map(|case| outcome(case).err()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_folder_of_hostile_files_is_worked_through() {
    let folder = tempfile::tempdir().unwrap();
    let made = cases(folder.path()).unwrap();
    let report = batch::run(&Job { paths: vec![folder.path().to_path_buf()], ..Job::default() }).unwrap();
    assert!(report.documents.len() * 2 > made.len(), "{} documents of {} cases", report.documents.len(), made.len());
    assert!(report.documents.iter().any(|document| document.error.is_none()));
}

#[test]
fn the_builder_takes_steps_in_proportion_to_the_input() {
    let mut faults = Vec::new();
    for shape in SHAPES {
        let Some(format) = Format::from_path(&format!("x.{}", shape.extension)) else { continue };
        if format == Format::Email {
            continue;
        }
        let steps = |size: usize| syntax::parse(&Source::from_text("x", format, (shape.make)(size))).steps;
        let (small, large) = (steps(2_000), steps(4_000));
        // Depth is bounded at 512, so a walk up the tree may cost that much until the bound is reached.
        if large > 3 * small + 1_000 {
            faults.push(format!("{}: {small} steps, then {large}", shape.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_tag_with_too_many_attributes_loses_the_rest_and_nothing_behind_it() {
    for (name, format) in [("x.html", Format::Html), ("x.md", Format::Markdown)] {
        for attribute in ["a{}=1 ", "a{}\n", "a{}=\"b>c\" ", "a{} = 'd' "] {
            let list: String = (0..20_000).map(|at| attribute.replace("{}", &at.to_string())).collect();
            let source = Source::from_text(name, format, format!("<p {list}>Hello.</p>\n<p id=two>Bye.</p>\n"));
            let tree = syntax::parse(&source);
            let paragraphs: Vec<_> = tree.elements().filter(|element| element.name() == "p").collect();
            assert_eq!(paragraphs.len(), 2, "{name} {attribute}");
            assert!(
                paragraphs[0].attr("a511").is_some() && paragraphs[0].attr("a19999").is_none(),
                "{name} {attribute}"
            );
            assert!(paragraphs[0].span().of(&source.text).ends_with("19999=1 >") || attribute != "a{}=1 ");
            assert_eq!(paragraphs[1].span().of(&source.text), "<p id=two>", "{name} {attribute}");
            assert!(tree.notes.iter().any(|note| note.key == "too-many-attributes"), "{name} {attribute}");
        }
    }
    // A long value, many tags and a long comment are nothing of the kind.
    let long = "x ".repeat(50_000);
    for text in [
        format!("<img alt=\"{long}\"><!-- {long} <b {long} -->{long}<script>'<b {long}'</script>"),
        "<p id=a class=b>x".repeat(5_000),
    ] {
        let tree = syntax::parse(&Source::from_text("x.html", Format::Html, text));
        assert!(tree.notes.iter().all(|note| note.key != "too-many-attributes"));
    }
}

#[test]
fn a_part_of_a_message_is_found_by_its_place() {
    let message = "From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n\
                   One.\n--b\nContent-Type: text/html\n\n<p>Two.\n--b--\n";
    let source = syntax::read("x.eml", Format::Email, message.into()).unwrap();
    let kind = |words: &str| {
        let at = source.text.find(words).unwrap();
        source.part_around(Span::new(at, at + words.len())).map(|part| part.kind)
    };
    assert_eq!(kind("From"), Some(PartKind::Headers));
    assert_eq!(kind("One."), Some(PartKind::Body(Format::Text)));
    assert_eq!(kind("Two."), Some(PartKind::Body(Format::Html)));
    assert!(source.part_around(Span::new(0, source.text.len())).is_none());
}

#[test]
fn the_cascade_takes_steps_in_proportion_to_the_input() {
    let mut faults = Vec::new();
    for shape in SHAPES.iter().filter(|shape| shape.extension == "html") {
        let steps = |size: usize| {
            syntax::parse(&Source::from_text("x.html", Format::Html, (shape.make)(size)))
                .looks()
                .map_or(0, |looks| looks.steps)
        };
        let (small, large) = (steps(500), steps(1_000));
        // Up to a fixed number everything is tried; past it, so many for each element.
        if large > 3 * small + 100_000 {
            faults.push(format!("{}: {small} steps, then {large}", shape.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
