//! `plainspoken check`.

use std::io::{self, IsTerminal, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{self, Target};
use super::progress::Bar;
use super::{Failure, Look, Outcome, Which};
use crate::batch::{self, Job, baseline, git};
use crate::check::Overrides;
use crate::config::ConfigError;
use crate::diagnostic::Severity;
use crate::report::Summary;

#[derive(Args)]
pub(super) struct Options {
    #[command(flatten)]
    which: Which,
    /// Form of the report, repeatable: text, plain, json, jsonl, sarif, junit, github, gitlab, csv,
    /// markdown; FORM=FILE writes a file
    #[arg(long, value_name = "FORM[=FILE]", value_parser = output::target)]
    format: Vec<Target>,
    /// The lowest level that makes the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// More warnings than this make the exit code 1
    #[arg(long, value_name = "N")]
    max_warnings: Option<usize>,
    /// Also write the line of each finding into CSV, SARIF, JSON and the like
    #[arg(long)]
    with_excerpts: bool,
    /// Findings only: no reading levels, no summary
    #[arg(long, short)]
    quiet: bool,
    /// Also show findings that an ignore silenced
    #[arg(long)]
    show_suppressed: bool,
    /// Only findings on lines that changed since the work left REF (with nothing: the last commit)
    #[arg(long, value_name = "REF", num_args = 0..=1, default_missing_value = "HEAD")]
    changed: Option<String>,
    /// Read what is staged in git, not what is on disk; only files that are staged
    #[arg(long)]
    staged: bool,
    /// Also show findings that a baseline knows
    #[arg(long)]
    no_baseline: bool,
    /// Keep what was found in unchanged files in DIR, locked with the files themselves
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Show no progress bar
    #[arg(long)]
    no_progress: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    fn level(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    options.which.set_threads();
    let (paths, input) = options.which.split()?;
    let warn = |warning: &ConfigError| {
        let _ = super::tell_warnings(std::slice::from_ref(warning));
    };
    let bar = Bar::new(!options.no_progress && io::stderr().is_terminal());
    let progress = |done: usize, total: usize| bar.show(done, total);
    let folder = paths.first().map_or_else(PathBuf::new, |path| batch::folder_of(path));
    let changed =
        options.changed.as_deref().map(|reference| git::changed(&folder, reference, options.staged)).transpose()?;
    let contents = options.staged.then(|| git::staged(&folder)).transpose()?;
    let partial = changed.is_some() || contents.is_some();
    let cache = options.cache.as_deref().map(|folder| super::open_cache(folder, look)).transpose()?;
    // What is kept may be asked for in another form next time.
    let rank_sentences = cache.is_some() || options.format.iter().any(Target::ranks_sentences);
    let job = Job {
        paths,
        cache: cache.as_ref(),
        input,
        changed,
        contents,
        choice: options.which.choice(),
        overrides: Overrides { rank_sentences, ..options.which.overrides() },
        leave_out: None,
        each: None,
        progress: Some(&progress),
        warn: Some(&warn),
    };
    let mut report = batch::run(&job)?;
    bar.clear();
    super::tell_broken(cache.as_ref(), look)?;
    if !options.no_baseline {
        let walked = if partial { &[][..] } else { &job.paths };
        let applied = baseline::apply(&mut report, walked)?;
        (report.known, report.stale) = (applied.silenced, applied.stale);
    }
    if partial && report.documents.is_empty() {
        // Nothing to find is what a hook hopes for.
        if !options.quiet {
            writeln!(io::stderr().lock(), "{}", look.catalogue().ui("nothing-changed", &[]))?;
        }
        output::write_files(&report, &options.format, look)?;
        return Ok(false);
    }
    let wish = output::Wish {
        quiet: options.quiet,
        show_suppressed: options.show_suppressed,
        excerpts: options.with_excerpts,
    };
    output::write(&report, &options.format, look, wish)?;
    let readable = report.documents.iter().any(|document| document.error.is_none());
    if !readable {
        let why = if report.documents.is_empty() { "no-files" } else { "none-readable" };
        return Err(Failure::Said(look.catalogue_after(report.messages.as_deref()).ui(why, &[])));
    }
    let summary = Summary::of(&report);
    let too_many = options.max_warnings.filter(|most| summary.warnings > *most);
    if let Some(most) = too_many {
        let (found, most) = (summary.warnings.to_string(), most.to_string());
        let told = look.catalogue().ui("too-many-warnings", &[("n", &found), ("most", &most)]);
        writeln!(io::stderr().lock(), "{told}")?;
    }
    Ok(too_many.is_some() || summary.fails(options.fail_on.level()))
}
