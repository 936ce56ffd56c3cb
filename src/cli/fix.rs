//! `plainspoken fix`.

mod ask;

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::{Failure, Look, Outcome, Which};
use crate::batch::{self, Input, Item, Projects, path_in, shown, write_atomically};
use crate::fix::{self, Answer, Asking, Fixed, Left, Offer, Reason, Wish};
use crate::messages::Catalogue;
use crate::report::decimal;
use crate::source::encode::EncodeError;
use crate::source::{Format, SourceError};

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
    Unreadable(SourceError),
    Fixed(Fixed),
}

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    options.which.set_threads();
    let projects = Projects::new(options.which.choice(), options.which.overrides());
    let (paths, input) = options.which.split()?;
    let wish = Wish { with_unsafe: options.r#unsafe, governed: options.governed, to_level: options.to_level };
    if let Some(input) = input {
        if !paths.is_empty() || options.interactive {
            let key = if options.interactive { "fix-input-asks" } else { "fix-input-alone" };
            return Err(Failure::Said(look.catalogue().ui(key, &[])));
        }
        return standard_input(input, options, &projects, wish, look);
    }
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
                Done::Unreadable(error) => {
                    failed = true;
                    writeln!(io::stderr().lock(), "{path}: {}", catalogue.unread(&error))?;
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
            tell_level(&path, &fixed, options, catalogue)?;
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
                let told = look.refused("not-written", &[("path", &shown(&target))], &error);
                writeln!(io::stderr().lock(), "{told}")?;
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
            catalogue.ui("none-readable", &[])
        }));
    }
    Ok(failed)
}

/// Fixes standard input: the text goes to standard output, and everything else to standard error.
fn standard_input(input: Input, options: &Options, projects: &Projects, wish: Wish, look: &Look) -> Outcome {
    let Input { name, bytes } = input;
    let path = Path::new(&name);
    let project = projects.of(path)?;
    let catalogue = look.catalogue_after(projects.messages().as_deref());
    super::tell_warnings(&projects.warnings())?;
    let format = Format::from_path(&name).unwrap_or(Format::Markdown);
    let in_project = path_in(&project, path);
    let fixed = fix::fix(&project.checker, &name, &in_project, format, bytes.clone(), wish)
        .map_err(|error| Failure::Said(format!("{name}: {}", catalogue.unread(&error))))?;
    let mut out = BufWriter::new(io::stdout().lock());
    let changed = fixed.as_ref().is_some_and(|fixed| fixed.changes > 0);
    match &fixed {
        Some(fixed) if changed => {
            tell_level(&name, fixed, options, catalogue)?;
            if options.diff { write_diff(&name, fixed, &mut out)? } else { out.write_all(&fixed.bytes)? }
        }
        _ if options.diff => {}
        _ => out.write_all(&bytes)?,
    }
    out.flush()?;
    let mut told = io::stderr().lock();
    for left in fixed.iter().flat_map(|fixed| &fixed.left) {
        writeln!(told, "{}", self::told(&name, left, catalogue))?;
    }
    if !changed {
        writeln!(told, "{}", catalogue.ui("not-changed", &[]))?;
    }
    Ok(false)
}

/// Tells the reading level that the changes lead to, where one was asked for.
fn tell_level(path: &str, fixed: &Fixed, options: &Options, catalogue: &Catalogue) -> io::Result<()> {
    let (Some(target), Some(level)) = (options.to_level, fixed.level) else { return Ok(()) };
    let (level, target) = (decimal(level, catalogue.language()), decimal(target, catalogue.language()));
    let said = catalogue.ui("level-now", &[("path", path), ("level", &level), ("target", &target)]);
    writeln!(io::stderr().lock(), "{said}")
}

/// Works out the fixes of one file.
fn one(item: &Item, wish: Wish, asking: Option<&mut Asking<'_>>) -> Done {
    if asking.as_ref().is_some_and(|asking| asking.is_stopped()) {
        return Done::Nothing;
    }
    if let Some(error) = &item.error {
        return Done::Unreadable(error.clone());
    }
    let (format, bytes) = match batch::bytes_of(&item.path) {
        Ok(found) => found,
        Err(error) => return Done::Unreadable(error),
    };
    let checker = &item.project.checker;
    let (path, in_project) = (shown(&item.path), path_in(&item.project, &item.path));
    match fix::fix_asking(checker, &path, &in_project, format, bytes, wish, asking) {
        Ok(Some(fixed)) => Done::Fixed(fixed),
        Ok(None) => Done::Nothing,
        Err(error) => Done::Unreadable(error),
    }
}

/// Why a fix was not made, as one line.
fn told(path: &str, left: &Left, catalogue: &Catalogue) -> String {
    let why = match &left.reason {
        Reason::Governed(kind) => catalogue.ui("left-governed", &[("kind", &kind.name().replace('-', " "))]),
        Reason::Crisis => catalogue.ui("left-crisis", &[]),
        Reason::Meaning => catalogue.ui("left-meaning", &[]),
        Reason::NewFindings => catalogue.ui("left-new-findings", &[]),
        Reason::Unfaithful => catalogue.ui("left-unfaithful", &[]),
        Reason::Encoding(EncodeError::Unmappable { character, encoding }) => {
            let args = [("character", &*character.to_string()), ("encoding", encoding)];
            catalogue.ui("left-unmappable", &args)
        }
        Reason::Encoding(error) => {
            let detail = error.to_string();
            catalogue.ui("left-encoding", &[("detail", catalogue.detail(&detail))])
        }
        Reason::Unread(error) => {
            catalogue.ui("left-encoding", &[("detail", catalogue.unread(error).trim_end_matches('.'))])
        }
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
