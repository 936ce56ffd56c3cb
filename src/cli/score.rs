//! `plainspoken score`.

use std::cmp::Ordering;
use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};

use super::output::{self, Target};
use super::{Failure, Look, Outcome, Which};
use crate::batch::{self, Job};
use crate::check::{DocumentReport, Report};
use crate::report::{Summary, level};

#[derive(Args)]
pub(super) struct Options {
    #[command(flatten)]
    which: Which,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = ScoreForm::Text)]
    format: ScoreForm,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum ScoreForm {
    Text,
    Json,
}

/// Cells of the bar; the target is in the middle.
const BAR: usize = 20;

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    options.which.set_threads();
    let (paths, input) = options.which.split()?;
    let job =
        Job { paths, input, choice: options.which.choice(), overrides: options.which.overrides(), ..Job::default() };
    let mut report = batch::run(&job)?;
    report.site.clear();
    report.skipped_sites.clear();
    for document in &mut report.documents {
        document.diagnostics.clear();
    }
    let unreadable = Summary::of(&report).unreadable > 0;
    let readable = report.documents.len() > Summary::of(&report).unreadable;
    if options.format == ScoreForm::Json {
        let json: Vec<Target> = output::target("json").into_iter().collect();
        output::write(&report, &json, look, output::Wish::default())?;
    } else {
        report.documents.sort_by(|a, b| {
            strain(b).partial_cmp(&strain(a)).unwrap_or(Ordering::Equal).then_with(|| a.path.cmp(&b.path))
        });
        text(&report, look)?;
    }
    if readable { Ok(unreadable) } else { Err(Failure::Said("none of these files could be read.".into())) }
}

/// How far a document is from its target: above 1 is harder. `None` without a score.
fn strain(document: &DocumentReport) -> Option<f64> {
    let shown = document.reading.shown.as_ref()?;
    let target = shown.target.filter(|target| *target > 0.0)?;
    if shown.higher_is_easier { Some(target / shown.value.max(1.0)) } else { Some(shown.value.max(0.0) / target) }
}

fn text(report: &Report, look: &Look) -> io::Result<()> {
    let catalogue = look.catalogue_after(report.messages.as_deref());
    let mut out = BufWriter::new(io::stdout().lock());
    let widest = report.documents.iter().map(|document| document.path.chars().count()).max().unwrap_or(0).min(48);
    for document in &report.documents {
        if let Some(error) = &document.error {
            writeln!(out, "{:widest$}  {}: {}", document.path, catalogue.ui("not-read", &[]), error.message)?;
            continue;
        }
        // The middle of the bar is the target.
        let filled = strain(document)
            .map_or(0, |strain| (1..BAR).find(|cell| *cell as f64 >= strain * BAR as f64 / 2.0).unwrap_or(BAR));
        let bar: String = (0..BAR)
            .map(|cell| {
                if cell < filled {
                    '#'
                } else if cell == BAR / 2 {
                    '|'
                } else {
                    '.'
                }
            })
            .collect();
        writeln!(out, "{:widest$}  {bar}  {}", document.path, level(document, catalogue))?;
    }
    if report.documents.is_empty() {
        writeln!(out, "{}", catalogue.ui("nothing", &[]))?;
    }
    out.flush()
}
