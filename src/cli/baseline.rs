//! `plainspoken baseline`.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Failure, Look, Outcome, Which};
use crate::batch::baseline::{BASELINE_NAME, Baseline};
use crate::batch::{self, CONFIG_NAME, Job};
use crate::check::Report;
use crate::report::Summary;

#[derive(Args)]
pub(super) struct Options {
    #[command(flatten)]
    which: Which,
}

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    options.which.set_threads();
    let (paths, input) = options.which.split()?;
    if input.is_some() {
        return Err(Failure::Said("a baseline needs files; it cannot be made of standard input.".into()));
    }
    let root = root(&paths)?;
    let job = Job { paths, choice: options.which.choice(), overrides: options.which.overrides(), ..Job::default() };
    let report = batch::run(&job)?;
    let told = write(&report, &root, &job.paths, look)?;
    writeln!(io::stdout().lock(), "{told}")?;
    Ok(report.documents.iter().any(|document| document.error.is_some()))
}

/// The folder a baseline belongs in: where one is already, else beside the configuration, else here.
fn root(paths: &[PathBuf]) -> io::Result<PathBuf> {
    let first = paths.first().map_or_else(PathBuf::new, |path| batch::folder_of(path));
    let first = first.canonicalize()?;
    let with = |name: &str| first.ancestors().find(|folder| folder.join(name).is_file()).map(Path::to_path_buf);
    match with(BASELINE_NAME).or_else(|| with(CONFIG_NAME)) {
        Some(root) => Ok(root),
        None => {
            let here = std::env::current_dir()?.canonicalize()?;
            Ok(if first.starts_with(&here) { here } else { first })
        }
    }
}

/// Writes the baseline of a report; gives what to tell.
pub(super) fn write(report: &Report, root: &Path, walked: &[PathBuf], look: &Look) -> Result<String, Failure> {
    let path = root.join(BASELINE_NAME);
    let mut baseline = if path.is_file() { Baseline::read(&path)? } else { Baseline::default() };
    let whole = walked.iter().filter_map(|path| path.canonicalize().ok()).any(|walked| root.starts_with(walked));
    baseline.update(report, root, whole);
    let catalogue = look.catalogue();
    if baseline.is_empty() && !path.is_file() {
        return Ok(catalogue.ui("baseline-empty", &[]));
    }
    baseline.write(&path)?;
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    let named = path.strip_prefix(&here).unwrap_or(&path);
    // The number that `check` printed: a word told once counts once, wherever else it stands.
    let told = Summary::of(report).findings();
    let key = if told == 1 { "baseline-written.one" } else { "baseline-written.other" };
    Ok(catalogue.ui(key, &[("path", &batch::shown(named)), ("n", &catalogue.number(told))]))
}
