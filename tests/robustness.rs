//! Bad input: nothing panics, nothing grows faster than the input, and what is not linted is named.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "fs")]

#[allow(dead_code, clippy::format_collect, clippy::format_push_string)] // Clarity before speed: these texts are made once.
#[path = "common/robust.rs"]
mod robust;

use plainspoken::batch::{self, Job};
use plainspoken::source::{Format, Source};
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
