//! The command line: one file per command, each thin.

mod audit;
mod baseline;
mod check;
mod completions;
mod dictionary;
mod explain;
mod fix;
mod init;
mod inspect;
mod output;
mod profile;
mod progress;
mod rules;
mod score;

use std::io::{self, IsTerminal, Read as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::batch::cache::Cache;
use crate::batch::{BatchError, Choice, Input};
use crate::check::Overrides;
use crate::config::{self, ConfigError};
use crate::facts::kind::Kind;
use crate::messages::{Catalogue, LANGUAGES};

/// Exit code when findings at or above the level asked for, or unreadable files, were met.
const FOUND: u8 = 1;
/// Exit code when the program could not do its work at all.
const COULD_NOT_RUN: u8 = 2;

/// Lints what clients read: reading level, plain words, contact details, accessible markup.
/// Everything stays on this computer.
#[derive(Parser)]
#[command(name = "plainspoken", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    look: Look,
}

/// How output looks.
#[derive(Args)]
struct Look {
    /// When to use colors
    #[arg(long, value_enum, default_value_t = When::Auto, global = true)]
    color: When,
    /// Language of messages: en or es
    #[arg(long, value_name = "LANG", global = true, value_parser = messages)]
    messages: Option<String>,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum When {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Command {
    /// Find what could be put right (default: this folder)
    Check(check::Options),
    /// Apply the safe fixes
    Fix(fix::Options),
    /// Show how hard documents are to read, hardest first
    Score(score::Options),
    /// Show blocks, sentences, words and facts as the program sees them
    Inspect(inspect::Options),
    /// List the rules
    Rules(rules::Options),
    /// Explain a rule: what it finds, why it matters, how to put it right
    Explain(explain::Options),
    /// Write a commented plainspoken.toml
    Init(init::Options),
    /// Check a folder of documents and write a report to read and print
    Audit(audit::Options),
    /// Try a dictionary of your own, or have one read by someone who speaks the language
    Dictionary(dictionary::Options),
    /// Remember today's findings, so that `check` shows only new ones
    Baseline(baseline::Options),
    /// Write what a shell needs to complete commands when you press Tab
    Completions(completions::Options),
}

/// Which files, and what holds for them.
#[derive(Args)]
struct Which {
    /// Files and folders; - reads standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Name for standard input; its ending says the format
    #[arg(long, value_name = "NAME", default_value = "stdin.md")]
    stdin_filename: String,
    /// Language of documents that do not declare one
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<String>,
    /// Kind of every document: page, letter, email, consent …
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// Region: US-CO, CA-ON, GB …
    #[arg(long, value_name = "CODE", value_parser = region)]
    region: Option<String>,
    /// Read no plainspoken.toml
    #[arg(long, conflicts_with = "config")]
    no_config: bool,
    /// Use this configuration for everything
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// How many threads to use
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

fn kind(name: &str) -> Result<Kind, String> {
    Kind::from_name(name).ok_or_else(|| config::not_a_choice("kind", name, &Kind::ALL.map(Kind::name)))
}

fn language(tag: &str) -> Result<String, String> {
    config::check_language(tag).map(|()| tag.to_owned())
}

fn region(code: &str) -> Result<String, String> {
    config::check_region(code).map(|()| code.to_owned())
}

/// `es`, and also `es-MX` or `es_ES.UTF-8`.
fn messages(tag: &str) -> Result<String, String> {
    let primary = tag.split(['-', '_', '.']).next().unwrap_or("").to_ascii_lowercase();
    let known = LANGUAGES.contains(&&*primary);
    if known { Ok(primary) } else { Err(config::not_a_choice("messages", tag, &LANGUAGES)) }
}

impl Which {
    fn choice(&self) -> Choice {
        match (&self.config, self.no_config) {
            (_, true) => Choice::Nothing,
            (Some(path), _) => Choice::File(path.clone()),
            _ => Choice::Nearest,
        }
    }

    fn overrides(&self) -> Overrides {
        Overrides {
            language: self.language.clone(),
            kind: self.kind,
            region: self.region.clone(),
            ..Overrides::default()
        }
    }

    /// Paths to walk, and standard input when `-` is among them.
    fn split(&self) -> io::Result<(Vec<PathBuf>, Option<Input>)> {
        let mut paths: Vec<PathBuf> = self.paths.iter().filter(|path| path.as_os_str() != "-").cloned().collect();
        let input = if paths.len() < self.paths.len() {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            Some(Input { name: self.stdin_filename.clone(), bytes })
        } else {
            None
        };
        if paths.is_empty() && input.is_none() {
            paths.push(PathBuf::from("."));
        }
        Ok((paths, input))
    }

    fn set_threads(&self) {
        if let Some(threads) = self.threads {
            // Set once, before any work: it cannot have been set already.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
        }
    }
}

/// Why a command ended early.
enum Failure {
    /// Said in full sentences already.
    Said(String),
    /// Nobody reads on: `plainspoken check | head`.
    BrokenPipe,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::BrokenPipe
        } else {
            Self::Said(format!("Output could not be written: {error}."))
        }
    }
}

impl From<BatchError> for Failure {
    fn from(error: BatchError) -> Self {
        Self::Said(error.to_string())
    }
}

/// What a command gives back: whether something was found that fails the run.
type Outcome = Result<bool, Failure>;

/// All that the command line knows, from which help, completions and manual pages are made.
#[must_use]
pub fn command() -> clap::Command {
    <Cli as clap::CommandFactory>::command()
}

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { COULD_NOT_RUN } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let outcome = match &cli.command {
        Command::Check(options) => check::run(options, &cli.look),
        Command::Fix(options) => fix::run(options, &cli.look),
        Command::Score(options) => score::run(options, &cli.look),
        Command::Inspect(options) => inspect::run(options),
        Command::Rules(options) => rules::run(options, &cli.look),
        Command::Explain(options) => explain::run(options, &cli.look),
        Command::Init(options) => init::run(options, &cli.look),
        Command::Audit(options) => audit::run(options, &cli.look),
        Command::Dictionary(options) => dictionary::run(options, &cli.look),
        Command::Baseline(options) => baseline::run(options, &cli.look),
        Command::Completions(options) => completions::run(options),
    };
    match outcome {
        Ok(true) => ExitCode::from(FOUND),
        Ok(false) | Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(Failure::Said(message)) => {
            let _ = writeln!(io::stderr().lock(), "plainspoken: {message}");
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Opens a cache.
fn open_cache(folder: &std::path::Path) -> Result<Cache, Failure> {
    Cache::open(folder)
        .map_err(|error| Failure::Said(format!("{}: this cannot be used as a cache: {error}.", folder.display())))
}

/// Tells of damaged entries of a cache.
fn tell_broken(cache: Option<&Cache>, look: &Look) -> io::Result<()> {
    match cache.map_or(0, Cache::broken) {
        0 => Ok(()),
        broken => writeln!(io::stderr().lock(), "{}", look.catalogue().count("cache-broken", broken)),
    }
}

/// Tells what a configuration says in vain, on standard error.
fn tell_warnings(warnings: &[ConfigError]) -> io::Result<()> {
    let mut out = io::stderr().lock();
    warnings.iter().try_for_each(|warning| writeln!(out, "{warning}"))
}

impl Look {
    /// The language for people: the command line, then the configuration, then the locale.
    fn catalogue_after(&self, configured: Option<&str>) -> &'static Catalogue {
        match configured {
            Some(language) if self.messages.is_none() => Catalogue::for_language(language),
            _ => self.catalogue(),
        }
    }

    fn catalogue(&self) -> &'static Catalogue {
        let from_environment = || {
            ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        };
        Catalogue::for_language(self.messages.clone().or_else(from_environment).as_deref().unwrap_or("en"))
    }

    /// Whether standard output takes colours.
    fn color(&self) -> bool {
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                    && !is_dumb()
            }
        }
    }
}

/// A terminal that can only print.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// How wide the terminal is; 100 columns where there is none.
fn columns() -> usize {
    let said = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    said().or_else(seen).unwrap_or(100)
}
