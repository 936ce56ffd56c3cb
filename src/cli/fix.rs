//! `plainspoken fix`.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Failure, Look, Outcome, Which};
use crate::batch::{self, Projects, path_in, shown, write_atomically};
use crate::fix::{self, Fixed, Wish};

#[derive(Args)]
pub(super) struct Options {
    #[command(flatten)]
    which: Which,
    /// Show what would change and write nothing
    #[arg(long)]
    diff: bool,
    /// Also apply changes that are only probably right
    #[arg(long)]
    r#unsafe: bool,
    /// Write to the files themselves also outside a git work tree
    #[arg(long)]
    in_place: bool,
    /// Also change consents, authorizations, privacy notices and decision notices
    #[arg(long)]
    governed: bool,
}

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    let catalogue = look.catalogue();
    let projects = Projects::new(options.which.choice(), options.which.overrides());
    let (paths, input) = options.which.split()?;
    if input.is_some() {
        return Err(Failure::Said("fix needs files; it cannot change standard input. Try `check -`.".into()));
    }
    let wish = Wish { with_unsafe: options.r#unsafe, governed: options.governed };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    let mut any = false;
    for (path, project) in batch::files(&paths, &projects)? {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                failed = true;
                writeln!(io::stderr().lock(), "{}: cannot be read: {error}.", shown(&path))?;
                continue;
            }
        };
        let fixed = match fix::fix(&project.checker, &shown(&path), &path_in(&project, &path), bytes, wish) {
            Ok(Some(fixed)) => fixed,
            Ok(None) => continue,
            Err(message) => {
                failed = true;
                writeln!(io::stderr().lock(), "{}: {message}", shown(&path))?;
                continue;
            }
        };
        any = true;
        for note in &fixed.notes {
            writeln!(io::stderr().lock(), "{}: {note}", shown(&path))?;
        }
        if options.diff {
            write_diff(&shown(&path), &fixed, &mut out)?;
            continue;
        }
        let target = if options.in_place || in_git(&path) { path.clone() } else { beside(&path) };
        write_atomically(&target, &fixed.bytes)
            .map_err(|error| Failure::Said(format!("{}: cannot be written: {error}.", target.display())))?;
        writeln!(out, "{}", catalogue.ui("changed", &[("path", &shown(&target)), ("n", &fixed.changes.to_string())]))?;
    }
    if !any && !failed {
        writeln!(out, "{}", catalogue.ui("not-changed", &[]))?;
    }
    out.flush()?;
    Ok(failed)
}

fn write_diff(path: &str, fixed: &Fixed, out: &mut dyn Write) -> io::Result<()> {
    let diff = similar::TextDiff::from_lines(&fixed.before, &fixed.after);
    write!(out, "{}", diff.unified_diff().context_radius(1).header(path, path))
}

/// Whether a file lies in a git work tree: there what is changed can be looked at and undone.
fn in_git(path: &Path) -> bool {
    std::path::absolute(path).is_ok_and(|path| path.ancestors().skip(1).any(|folder| folder.join(".git").exists()))
}

/// `letter.md` becomes `letter.fixed.md`; an earlier copy is replaced.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (stem, ending) = name.split_once('.').unwrap_or((&name, "txt"));
    path.with_file_name(format!("{stem}.fixed.{ending}"))
}
