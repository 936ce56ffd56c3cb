//! `plainspoken score`.

mod compare;
mod csv;
mod text;
mod what_if;

use std::cmp::Ordering;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{self, Target, Wish};
use super::{Failure, Look, Outcome, Which};
use crate::batch::{self, Job};
use crate::check::{DocumentReport, Overrides, Report};
use crate::report::Summary;

#[derive(Args)]
pub(super) struct Options {
    #[command(flatten)]
    which: Which,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = ScoreForm::Text)]
    format: ScoreForm,
    /// Show what became easier or harder from OLD to NEW, files or folders
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"], conflicts_with_all = ["paths", "what_if"])]
    compare: Option<Vec<PathBuf>>,
    /// List the fewest changes that reach the target
    #[arg(long)]
    what_if: bool,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum ScoreForm {
    Text,
    Json,
    Csv,
}

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    options.which.set_threads();
    if let Some([old, new]) = options.compare.as_deref() {
        return compare::run(options, old, new, look);
    }
    let (paths, input) = options.which.split()?;
    let mut report = read(options, paths, input)?;
    let unreadable = Summary::of(&report).unreadable > 0;
    let readable = report.documents.len() > Summary::of(&report).unreadable;
    report.documents.sort_by(worst_first);
    match options.format {
        ScoreForm::Json if !options.what_if => {
            report.documents.sort_by(|a, b| a.path.cmp(&b.path));
            clear(&mut report);
            let json: Vec<Target> = output::target("json").into_iter().collect();
            output::write(&report, &json, look, Wish::default())?;
        }
        ScoreForm::Json => what_if::json(&report)?,
        ScoreForm::Csv => csv::write(&report)?,
        ScoreForm::Text if options.what_if => what_if::text(&report, look.catalogue_after(report.messages.as_deref()))?,
        ScoreForm::Text => text::write(&report, look.catalogue_after(report.messages.as_deref()))?,
    }
    if readable { Ok(unreadable) } else { Err(Failure::Said(look.catalogue().ui("none-readable", &[]))) }
}

/// Checks the documents; findings of the site are not asked for.
fn read(options: &Options, paths: Vec<PathBuf>, input: Option<batch::Input>) -> Result<Report, Failure> {
    let overrides = Overrides { rank_sentences: true, ..options.which.overrides() };
    let job = Job { paths, input, choice: options.which.choice(), overrides, ..Job::default() };
    let mut report = batch::run(&job)?;
    report.site.clear();
    report.skipped_sites.clear();
    Ok(report)
}

/// Takes the findings out: the score is asked for, and nothing else.
fn clear(report: &mut Report) {
    for document in &mut report.documents {
        document.diagnostics.clear();
    }
}

/// How far a document is from its target: above 1 is harder. `None` without a score.
fn strain(document: &DocumentReport) -> Option<f64> {
    let shown = document.reading.shown.as_ref()?;
    let target = shown.target.filter(|target| *target > 0.0)?;
    if shown.higher_is_easier { Some(target / shown.value.max(1.0)) } else { Some(shown.value.max(0.0) / target) }
}

fn worst_first(a: &DocumentReport, b: &DocumentReport) -> Ordering {
    strain(b).partial_cmp(&strain(a)).unwrap_or(Ordering::Equal).then_with(|| a.path.cmp(&b.path))
}

fn is_too_hard(document: &DocumentReport) -> bool {
    document.reading.shown.as_ref().is_some_and(crate::text::readability::Shown::is_too_hard)
}
