//! `plainspoken inspect`.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use clap::{Args, ValueEnum};

use super::{Failure, Look, Outcome, Which};
use crate::batch::{self, Projects, path_in};
use crate::check::Inspection;
use crate::facts::Fact;
use crate::report::inspection;
use crate::source::Format;
use crate::syntax;

#[derive(Args)]
pub(super) struct Options {
    #[command(flatten)]
    which: Which,
    /// Form of the output; JSON Lines for several files
    #[arg(long, value_enum, default_value_t = InspectForm::Text)]
    format: InspectForm,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum InspectForm {
    Text,
    Json,
}

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    let catalogue = look.catalogue();
    let projects = Projects::new(options.which.choice(), options.which.overrides());
    let (paths, input) = options.which.split()?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    let mut any = false;
    for item in batch::files(&paths, &projects)? {
        let source = match item.error {
            Some(error) => Err(error),
            None => batch::read(&item.path),
        };
        match source {
            Ok(source) => {
                any = true;
                show(
                    &item.project.checker.inspect(source, &path_in(&item.project, &item.path)),
                    options.format,
                    &mut out,
                )?;
            }
            Err(error) => {
                failed = true;
                writeln!(io::stderr().lock(), "{}: {}", batch::shown(&item.path), catalogue.unread(&error))?;
            }
        }
    }
    if let Some(input) = input {
        let project = projects.of(Path::new(&input.name))?;
        let format = Format::from_path(&input.name).unwrap_or(Format::Markdown);
        let source = syntax::read(&input.name, format, input.bytes)
            .map_err(|error| Failure::Said(format!("{}: {}", input.name, catalogue.unread(&error))))?;
        any = true;
        show(&project.checker.inspect(source, &input.name), options.format, &mut out)?;
    }
    out.flush()?;
    if !any {
        return Err(Failure::Said(catalogue.ui("none-readable", &[])));
    }
    Ok(failed)
}

fn show(found: &Inspection, form: InspectForm, out: &mut dyn Write) -> io::Result<()> {
    if form == InspectForm::Json {
        return writeln!(out, "{}", inspection(found));
    }
    writeln!(out, "{} ({})", found.source.path, found.language)?;
    for block in &found.blocks {
        let at = found.source.position(block.whole().start as usize);
        let prose = if block.prose { "" } else { ", not counted" };
        writeln!(out, "\n{}:{} {}{prose}", at.line, at.column, block.role.name())?;
        for sentence in &block.sentences {
            let words: Vec<String> = block
                .words_of(sentence)
                .iter()
                .map(|word| format!("{}·{}", block.word(word), word.syllables))
                .collect();
            writeln!(out, "  {}", block.text_of(sentence).replace('\n', " / "))?;
            writeln!(out, "    {}", words.join(" "))?;
        }
        if block.sentences.is_empty() {
            writeln!(out, "  {}", block.text.replace('\n', " / "))?;
        }
    }
    let mut facts = found.facts.clone();
    let mut group = 0;
    const GROUPS: [&str; 15] = [
        "name",
        "credential",
        "license number",
        "licensed in",
        "phone",
        "e-mail",
        "address",
        "board link",
        "other contact",
        "crisis information",
        "privacy notice",
        "fee",
        "reply time",
        "language access",
        "service",
    ];
    let mut lines = Vec::new();
    facts.each_group(|list: &mut Vec<Fact>| {
        for fact in list.iter() {
            lines.push(
                format!("  {}: {} ({:?}, {:?})", GROUPS[group], fact.value, fact.owner, fact.confidence).to_lowercase(),
            );
        }
        group += 1;
    });
    if !lines.is_empty() {
        writeln!(out, "\nfacts")?;
        for line in lines {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
