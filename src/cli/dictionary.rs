//! `plainspoken dictionary`: for the people who write and read dictionaries.

mod answers;

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Failure, Look, Outcome};
use crate::batch::{shown, write_atomically};
use crate::lexicon::{Lexicon, examples};
use crate::report::csv::write_row;
use crate::source::{Format, Source};

#[derive(Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the examples of a dictionary file of your own
    Check(Check),
    /// Write a table of all entries for a reader to judge, or read the answers back
    Review(ReviewOptions),
}

#[derive(Args)]
struct Check {
    /// The file; its name is the list: word-choice.toml
    file: PathBuf,
    /// Its language; else the name of its folder
    #[arg(long, value_name = "LANG")]
    language: Option<String>,
}

#[derive(Args)]
struct ReviewOptions {
    /// The language: en, es …
    language: String,
    /// Only this list: word-choice, wordy-phrase …
    #[arg(long)]
    list: Option<String>,
    /// Read the answers from this table
    #[arg(long, value_name = "FILE")]
    import: Option<PathBuf>,
    /// Where to write; else standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    match &options.command {
        Command::Check(check) => run_check(check, look),
        Command::Review(review) => match &review.import {
            Some(file) => import(file, review, look),
            None => export(review),
        },
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    let bytes =
        std::fs::read(path).map_err(|error| Failure::Said(format!("{} cannot be read: {error}.", shown(path))))?;
    // Spreadsheets save tables in older encodings too.
    let source = Source::read(&shown(path), Format::Text, bytes)
        .map_err(|error| Failure::Said(format!("{} cannot be read: it {}", shown(path), error.message)))?;
    Ok(source.text.trim_start_matches('\u{feff}').to_owned())
}

fn run_check(check: &Check, look: &Look) -> Outcome {
    let text = read(&check.file)?;
    let name = |path: Option<&Path>| path.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let folder = check.file.parent();
    // A list of a group stands one folder further down: es/inclusive/housing.toml.
    let group = name(folder).filter(|name| name == "inclusive");
    let holder = if group.is_some() { folder.and_then(Path::parent) } else { folder };
    let language = check.language.clone().or_else(|| name(holder)).filter(|language| is_language(language));
    let Some(language) = language else {
        return Err(Failure::Said(
            "which language is it? Say --language es, or put it into a folder of that name.".into(),
        ));
    };
    let stem = check.file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let list = group.map_or_else(|| stem.clone(), |group| format!("{group}/{stem}"));
    // The tables borrow these for as long as the program runs, which is not long.
    let (language, list): (&'static str, &'static str) = (Box::leak(language.into()), Box::leak(list.into()));
    let files: Vec<(&'static str, &'static str)> = vec![(list, Box::leak(text.clone().into()))];
    let lexicon = Lexicon::build(language, Box::leak(files.into())).map_err(Failure::Said)?;
    let tried = examples::tried(&lexicon, list, &text).map_err(Failure::Said)?;
    let catalogue = look.catalogue();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut wrong = 0;
    for one in tried.iter().filter(|one| !one.is_right()) {
        wrong += 1;
        let arguments = [
            ("id", &one.id[..]),
            ("sentence", &one.sentence),
            ("result", one.result.as_deref().unwrap_or("")),
            ("expected", one.expected.as_deref().unwrap_or("")),
        ];
        let key = match (one.wanted, &one.result) {
            (true, None) => "example-not-found",
            (true, Some(_)) => "example-other",
            (false, _) => "example-found",
        };
        writeln!(out, "{}", catalogue.ui(key, &arguments))?;
    }
    let counts = [("n", &tried.len().to_string()[..]), ("wrong", &wrong.to_string())];
    writeln!(out, "{}", catalogue.ui("examples-tried", &counts))?;
    out.flush()?;
    Ok(wrong > 0)
}

/// Whether a name can be a language: two or three small letters.
fn is_language(name: &str) -> bool {
    matches!(name.len(), 2 | 3) && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The columns of the table; a reader fills in the last two.
const COLUMNS: [&str; 8] = ["list", "entry", "kind", "read_by", "sentence", "result", "keep_change_drop", "comment"];

fn lexicon_of(language: &str) -> Result<&'static Lexicon, Failure> {
    Lexicon::get(language).ok_or_else(|| Failure::Said(format!("there is no dictionary for “{language}”.")))
}

fn export(options: &ReviewOptions) -> Outcome {
    let lexicon = lexicon_of(&options.language)?;
    let mut table = Vec::new();
    // By the byte order mark spreadsheets know UTF-8.
    table.extend("\u{FEFF}".as_bytes());
    write_row(&COLUMNS, &mut table)?;
    let mut any = false;
    for (list, text) in lexicon.files().filter(|(list, _)| options.list.as_deref().is_none_or(|wanted| wanted == *list))
    {
        any = true;
        for one in examples::tried(lexicon, list, text).map_err(Failure::Said)?.iter().filter(|one| one.wanted) {
            let cells = [
                list,
                &one.id,
                one.tier.name(),
                one.review.name(),
                &one.sentence,
                one.result.as_deref().filter(|result| *result != one.sentence).unwrap_or(""),
                "",
                "",
            ];
            write_row(&cells, &mut table)?;
        }
    }
    if !any {
        return Err(Failure::Said(format!("there is no list “{}”.", options.list.as_deref().unwrap_or(""))));
    }
    write_out(options.output.as_deref(), &table)?;
    Ok(false)
}

fn import(file: &Path, options: &ReviewOptions, look: &Look) -> Outcome {
    let lexicon = lexicon_of(&options.language)?;
    let answers = answers::read(&read(file)?).map_err(|error| Failure::Said(format!("{}: {error}", shown(file))))?;
    let known = |answer: &answers::Answer| {
        lexicon.files().any(|(list, text)| list == answer.list && answers::names(text, &answer.id))
    };
    if let Some(unknown) = answers.iter().find(|answer| !known(answer)) {
        return Err(Failure::Said(format!(
            "{}:{}: there is no entry {} in {}.",
            shown(file),
            unknown.line,
            unknown.id,
            unknown.list
        )));
    }
    write_out(options.output.as_deref(), answers::patch(&options.language, &answers).as_bytes())?;
    let count = |decision| answers.iter().filter(|answer| answer.decision == decision).count().to_string();
    let (keep, change, drop) =
        (count(answers::Decision::Keep), count(answers::Decision::Change), count(answers::Decision::Drop));
    let said = look.catalogue().ui("answers-read", &[("keep", &keep), ("change", &change), ("drop", &drop)]);
    writeln!(io::stderr().lock(), "{said}")?;
    Ok(false)
}

fn write_out(path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    match path {
        Some(path) => write_atomically(path, bytes)
            .map_err(|error| Failure::Said(format!("{} cannot be written: {error}.", shown(path)))),
        None => Ok(io::stdout().lock().write_all(bytes)?),
    }
}
