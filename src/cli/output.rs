//! Where reports go: standard output, or files that are written whole or not at all.

use std::io::{self, BufWriter, Write as _};
use std::path::PathBuf;

use super::{Failure, Look, columns, is_dumb};
use crate::batch::write_atomically;
use crate::check::Report;
use crate::messages::Catalogue;
use crate::report::{Form, Style, reporter};

/// `FORM` or `FORM=FILE`.
#[derive(Clone, Debug)]
pub(super) struct Target {
    form: Form,
    file: Option<PathBuf>,
}

impl Target {
    /// Whether the report tells the hardest sentences of each document.
    pub(super) fn ranks_sentences(&self) -> bool {
        matches!(self.form, Form::Json | Form::Jsonl)
    }
}

/// What a report is to hold.
#[derive(Clone, Copy, Default)]
pub(super) struct Wish {
    pub(super) quiet: bool,
    pub(super) show_suppressed: bool,
    pub(super) excerpts: bool,
}

/// Reads one `--format`.
pub(super) fn target(text: &str) -> Result<Target, String> {
    let (name, file) = text.split_once('=').map_or((text, None), |(name, file)| (name, Some(PathBuf::from(file))));
    let form = Form::from_name(name).ok_or_else(|| format!("one of: {}", Form::ALL.map(Form::name).join(", ")))?;
    Ok(Target { form, file })
}

/// Writes a report in every form asked for; text where none was.
pub(super) fn write(report: &Report, targets: &[Target], look: &Look, wish: Wish) -> Result<(), Failure> {
    let default = [Target { form: if is_dumb() { Form::Plain } else { Form::Text }, file: None }];
    let targets = if targets.is_empty() { &default[..] } else { targets };
    for target in targets {
        // Programs read English unless another language is asked for.
        let catalogue = if target.form.is_for_people() {
            look.catalogue_after(report.messages.as_deref())
        } else {
            look.messages.as_deref().map_or_else(Catalogue::english, Catalogue::for_language)
        };
        let color = target.file.is_none() && look.color();
        let Wish { quiet, show_suppressed, excerpts } = wish;
        let style = Style { catalogue, show_suppressed, quiet, excerpts, color, columns: columns() };
        let reporter = reporter(target.form, style);
        match &target.file {
            None => {
                let mut out = BufWriter::new(io::stdout().lock());
                reporter.report(report, &mut out)?;
                out.flush()?;
            }
            Some(path) => {
                let mut bytes = Vec::new();
                reporter.report(report, &mut bytes)?;
                write_atomically(path, &bytes).map_err(|error| super::not_written(path, &error, look))?;
            }
        }
    }
    Ok(())
}

/// Writes a report only in the forms that go to files or are made for programs: a build that
/// waits for a file must find it, even when there was nothing to check.
pub(super) fn write_files(report: &Report, targets: &[Target], look: &Look) -> Result<(), Failure> {
    let wanted: Vec<Target> =
        targets.iter().filter(|target| target.file.is_some() || !target.form.is_for_people()).cloned().collect();
    if wanted.is_empty() { Ok(()) } else { write(report, &wanted, look, Wish::default()) }
}
