//! `plainspoken completions`.

use std::io::{self, Write};

use clap::Args;
use clap_complete::Shell;

use super::Outcome;

#[derive(Args)]
pub(super) struct Options {
    /// The shell you use
    shell: Shell,
}

pub(super) fn run(options: &Options) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut super::command(), "plainspoken", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(false)
}
