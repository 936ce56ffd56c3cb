//! `plainspoken init`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Failure, Look, Outcome, baseline, profile};
use crate::batch::{self, CONFIG_NAME, Job, shown, write_atomically};

#[derive(Args)]
pub(super) struct Options {
    /// Folder to write it in
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Which rules run. With starter, today's findings go into a baseline, so that only new ones show
    #[arg(long, value_enum, default_value_t = Preset::Recommended)]
    preset: Preset,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum Preset {
    /// Ten rules that are nearly always right
    Starter,
    /// Everything that is stable
    Recommended,
    /// Everything
    All,
}

impl Preset {
    fn name(self) -> &'static str {
        match self {
            Self::Starter => "starter",
            Self::Recommended => "recommended",
            Self::All => "all",
        }
    }
}

/// What a new configuration says.
const STARTER: &str = include_str!("../../dictionaries/starter.toml");

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    let path = options.folder.join(CONFIG_NAME);
    if path.symlink_metadata().is_ok() {
        return Err(Failure::Said(look.catalogue().ui("init-exists", &[("path", &shown(&path))])));
    }
    if !Path::new(&options.folder).is_dir() {
        return Err(Failure::Said(look.catalogue().ui("no-folder", &[("path", &shown(&options.folder))])));
    }
    let text = STARTER.replace("preset = \"recommended\"", &format!("preset = \"{}\"", options.preset.name()));
    let text = profile::proposed(&text, &options.folder);
    write_atomically(&path, text.as_bytes()).map_err(|error| super::not_written(&path, &error, look))?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}", look.catalogue().ui("init-wrote", &[("path", &shown(&path))]))?;
    if options.preset == Preset::Starter {
        let job = Job { paths: vec![options.folder.clone()], ..Job::default() };
        let report = batch::run(&job)?;
        let told = baseline::write(&report, &options.folder.canonicalize()?, &job.paths, look)?;
        writeln!(out, "{told}")?;
    }
    Ok(false)
}
