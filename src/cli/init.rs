//! `plainspoken init`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Failure, Outcome};
use crate::batch::{CONFIG_NAME, write_atomically};

#[derive(Args)]
pub(super) struct Options {
    /// Folder to write it in
    #[arg(default_value = ".")]
    folder: PathBuf,
}

/// What a new configuration says.
const STARTER: &str = include_str!("../../dictionaries/starter.toml");

pub(super) fn run(options: &Options) -> Outcome {
    let path = options.folder.join(CONFIG_NAME);
    if path.symlink_metadata().is_ok() {
        return Err(Failure::Said(format!("{}: there is one already; it was left as it is.", path.display())));
    }
    if !Path::new(&options.folder).is_dir() {
        return Err(Failure::Said(format!("{}: there is no such folder.", options.folder.display())));
    }
    write_atomically(&path, STARTER.as_bytes())
        .map_err(|error| Failure::Said(format!("{}: cannot be written: {error}.", path.display())))?;
    writeln!(
        io::stdout().lock(),
        "Wrote {}. Open it and fill in who you are; then run `plainspoken check`.",
        path.display()
    )?;
    Ok(false)
}
