//! `plainspoken fix`.

mod ask;

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::{Failure, Look, Outcome, Which};
use crate::batch::{self, Item, Projects, path_in, shown, write_atomically};
use crate::fix::{self, Answer, Asking, Fixed, Left, Offer, Reason, Wish};
use crate::messages::Catalogue;
use crate::report::decimal;

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
    /// Ask about each change: accept, skip, always or never
    #[arg(long, conflicts_with_all = ["unsafe", "to_level"])]
    interactive: bool,
    /// Only the fewest safe changes that reach this reading level, in the unit that `score` shows
    #[arg(long, value_name = "LEVEL", conflicts_with = "unsafe")]
    to_level: Option<f64>,
    /// Also change consents, authorizations, privacy notices and decision notices
    #[arg(long)]
    governed: bool,
}

/// What became of one file.
enum Done {
    Nothing,
    Unreadable(String),
    Fixed(Fixed),
}

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    options.which.set_threads();
    let projects = Projects::new(options.which.choice(), options.which.overrides());
    let (paths, input) = options.which.split()?;
    if input.is_some() {
        return Err(Failure::Said("fix needs files; it cannot change standard input. Try `check -`.".into()));
    }
    let wish = Wish { with_unsafe: options.r#unsafe, governed: options.governed, to_level: options.to_level };
    let items = batch::files(&paths, &projects)?;
    let catalogue = look.catalogue_after(projects.messages().as_deref());
    super::tell_warnings(&projects.warnings())?;
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut failed, mut read, mut changed) = (false, false, false);
    // A few files at a time, so that memory does not grow with their number.
    let mut person = options.interactive.then(|| ask::Person::new(catalogue));
    let mut ask = |offer: &Offer<'_>| person.as_mut().map_or(Answer::Stop, |person| person.ask(offer));
    let mut asking = options.interactive.then(|| Asking::new(&mut ask));
    for chunk in items.chunks(64) {
        let done: Vec<Done> = match &mut asking {
            None => chunk.par_iter().map(|item| one(item, wish, None)).collect(),
            Some(asking) => chunk.iter().map(|item| one(item, wish, Some(&mut *asking))).collect(),
        };
        for (item, done) in chunk.iter().zip(done) {
            let path = shown(&item.path);
            let fixed = match done {
                Done::Nothing => {
                    read = true;
                    continue;
                }
                Done::Unreadable(message) => {
                    failed = true;
                    writeln!(io::stderr().lock(), "{path}: {message}")?;
                    continue;
                }
                Done::Fixed(fixed) => fixed,
            };
            read = true;
            for left in &fixed.left {
                writeln!(io::stderr().lock(), "{}", told(&path, left, catalogue))?;
            }
            if fixed.changes == 0 {
                continue;
            }
            changed = true;
            if let (Some(target), Some(level)) = (options.to_level, fixed.level) {
                let (level, target) = (decimal(level, catalogue.language()), decimal(target, catalogue.language()));
                let said = catalogue.ui("level-now", &[("path", &path), ("level", &level), ("target", &target)]);
                writeln!(io::stderr().lock(), "{said}")?;
            }
            if options.diff {
                write_diff(&path, &fixed, &mut out)?;
                continue;
            }
            let target = if options.in_place || in_git(&item.path) {
                item.path.clone()
            } else {
                beside(&item.path, &fixed.bytes)
            };
            if let Err(error) = write_atomically(&target, &fixed.bytes) {
                failed = true;
                writeln!(io::stderr().lock(), "{}: cannot be written: {error}.", shown(&target))?;
                continue;
            }
            let count = fixed.changes.to_string();
            let key = if fixed.changes == 1 { "changed-one" } else { "changed" };
            writeln!(out, "{}", catalogue.ui(key, &[("path", &shown(&target)), ("n", &count)]))?;
        }
    }
    if !changed && read {
        writeln!(out, "{}", catalogue.ui("not-changed", &[]))?;
    }
    out.flush()?;
    if !read {
        return Err(Failure::Said(if items.is_empty() {
            catalogue.ui("nothing", &[])
        } else {
            "none of these files could be read.".into()
        }));
    }
    Ok(failed)
}

/// Works out the fixes of one file.
fn one(item: &Item, wish: Wish, asking: Option<&mut Asking<'_>>) -> Done {
    if asking.as_ref().is_some_and(|asking| asking.is_stopped()) {
        return Done::Nothing;
    }
    if let Some(error) = &item.error {
        return Done::Unreadable(error.message.clone());
    }
    let (format, bytes) = match batch::bytes_of(&item.path) {
        Ok(found) => found,
        Err(error) => return Done::Unreadable(error.message),
    };
    let checker = &item.project.checker;
    let (path, in_project) = (shown(&item.path), path_in(&item.project, &item.path));
    match fix::fix_asking(checker, &path, &in_project, format, bytes, wish, asking) {
        Ok(Some(fixed)) => Done::Fixed(fixed),
        Ok(None) => Done::Nothing,
        Err(message) => Done::Unreadable(message),
    }
}

/// Why a fix was not made, as one line.
fn told(path: &str, left: &Left, catalogue: &Catalogue) -> String {
    let why = match &left.reason {
        Reason::Governed(kind) => catalogue.ui("left-governed", &[("kind", &kind.name().replace('-', " "))]),
        Reason::Crisis => catalogue.ui("left-crisis", &[]),
        Reason::Meaning => catalogue.ui("left-meaning", &[]),
        Reason::NewFindings => catalogue.ui("left-new-findings", &[]),
        Reason::Encoding(detail) => catalogue.ui("left-encoding", &[("detail", detail)]),
    };
    if left.line == 0 { format!("{path}: {why}") } else { format!("{path}:{}: {why} [{}]", left.line, left.rule) }
}

fn write_diff(path: &str, fixed: &Fixed, out: &mut dyn Write) -> io::Result<()> {
    let diff = similar::TextDiff::from_lines(&fixed.before, &fixed.after);
    write!(out, "{}", diff.unified_diff().context_radius(1).header(&format!("a/{path}"), &format!("b/{path}")))
}

/// Whether a file lies in a git work tree: there what is changed can be looked at and undone.
fn in_git(path: &Path) -> bool {
    std::path::absolute(path).is_ok_and(|path| path.ancestors().skip(1).any(|folder| folder.join(".git").exists()))
}

/// `letter.md` becomes `letter.fixed.md`, or `letter.fixed-2.md` where someone has that name and
/// other words in it: an earlier copy may have been worked on.
fn beside(path: &Path, bytes: &[u8]) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (stem, ending) = name.split_once('.').unwrap_or((&name, "txt"));
    let same = |path: &PathBuf| path.is_file() && std::fs::read(path).is_ok_and(|there| there == bytes);
    let free = |path: &PathBuf| !path.exists() || same(path);
    let first = path.with_file_name(format!("{stem}.fixed.{ending}"));
    std::iter::once(first.clone())
        .chain((2..1000).map(|number| path.with_file_name(format!("{stem}.fixed-{number}.{ending}"))))
        .find(free)
        .unwrap_or(first)
}
