//! `plainspoken audit`.

mod earlier;
mod files;
mod out;

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{self, IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;

use clap::Args;
use serde_json::json;

use self::earlier::Earlier;
use self::files::write_all;
use self::out::Out;
use super::progress::Bar;
use super::{Failure, Look, Outcome};
use crate::batch::cache::Cache;
use crate::batch::{self, Choice, Job, Projects, Shown, path_in, private_folder, shown};
use crate::check::{DocumentReport, Report};
use crate::config::ConfigError;
use crate::laws;
use crate::messages::Catalogue;
use crate::report::Style;
use crate::report::html::{self, Row, Text};

/// Says that a folder was made here, so that it may be written over and purged.
const MARK: &str = "plainspoken-audit.json";

#[derive(Args)]
pub(super) struct Options {
    /// Folder of documents
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Folder to write the report to; only you may look into it
    #[arg(short, long, value_name = "OUT", default_value = "plainspoken-audit")]
    output: PathBuf,
    /// Show what got better since an earlier report: its folder
    #[arg(long, value_name = "OLD")]
    since: Option<PathBuf>,
    /// Show no words of the documents
    #[arg(long)]
    no_excerpts: bool,
    /// Also write the line of each finding into the CSV and JSON files
    #[arg(long, conflicts_with = "no_excerpts")]
    with_excerpts: bool,
    /// Remove the report in OUT with its cache, and do nothing else
    #[arg(long)]
    purge: bool,
    /// Use this configuration for everything
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Read no plainspoken.toml
    #[arg(long, conflicts_with = "config")]
    no_config: bool,
    /// How many threads to use
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Show no progress bar
    #[arg(long)]
    no_progress: bool,
}

/// What is remembered of each document for the rest of the run and for the next audit.
struct Kept {
    /// Path as reported.
    name: String,
    row: Row,
    fingerprints: Vec<String>,
    csv: Vec<u8>,
}

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    let catalogue = look.catalogue();
    let out = &options.output;
    let ours = out.join(MARK).is_file();
    let empty = fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    if options.purge || !(ours || empty) {
        return purge(options, ours, catalogue);
    }
    if !options.folder.is_dir() {
        return Err(Failure::Said(look.catalogue().ui("no-folder", &[("path", &shown(&options.folder))])));
    }
    if let Some(threads) = options.threads {
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let old = options.since.as_deref().map(Earlier::read).transpose()?;
    let cannot =
        |error: io::Error| Failure::Said(format!("{}: cannot be written: {}.", shown(out), batch::clause(&error)));
    private_folder(out).map_err(cannot)?;
    for name in ["documents", "lists"] {
        private_folder(&out.join(name)).map_err(cannot)?;
    }
    let target = Out::new(out);
    let date = laws::today();
    // A report that is being written anew must not look like a whole one.
    let _ = fs::remove_file(out.join("index.html"));
    target.write(MARK, format!("{}\n", json!({"made_by": "plainspoken audit", "date": date})).as_bytes());
    target.write(".plainspokenignore", b"*\n");
    target.write(".gitignore", b"*\n");
    target.result(catalogue)?;
    let cache = Cache::open(&out.join("cache")).map_err(cannot)?;
    let (report, kept) = read_all(options, look, &cache, &target)?;
    super::tell_broken(Some(&cache), look)?;
    target.result(catalogue)?;
    if kept.iter().all(|kept| !kept.row.unread.is_empty()) {
        return Err(Failure::Said(catalogue.ui("nothing", &[])));
    }
    let change = old.map(|old| old.compare(&kept));
    write_all(options, catalogue, &report, kept, change.as_ref(), &date, &target);
    target.result(catalogue)?;
    writeln!(io::stdout().lock(), "{}", catalogue.ui("audit-wrote", &[("path", &shown(&out.join("index.html")))]))?;
    Ok(false)
}

/// Removes an audit; refuses to touch a folder that is none.
fn purge(options: &Options, ours: bool, catalogue: &Catalogue) -> Outcome {
    let path = shown(&options.output);
    if !ours {
        return Err(Failure::Said(catalogue.ui("audit-not-ours", &[("path", &path)])));
    }
    fs::remove_dir_all(&options.output)
        .map_err(|error| Failure::Said(format!("{path}: cannot be removed: {}.", batch::clause(&error))))?;
    writeln!(io::stdout().lock(), "{}", catalogue.ui("audit-purged", &[("path", &path)]))?;
    Ok(false)
}

/// What the pages of the documents are made with.
struct Pages<'a> {
    options: &'a Options,
    catalogue: &'a Catalogue,
    projects: Projects,
    target: &'a Out<'a>,
}

/// Checks every document and writes its page; gives what the overview needs, worst first.
fn read_all(options: &Options, look: &Look, cache: &Cache, target: &Out<'_>) -> Result<(Report, Vec<Kept>), Failure> {
    let choice = match (&options.config, options.no_config) {
        (_, true) => Choice::Nothing,
        (Some(path), _) => Choice::File(path.clone()),
        _ => Choice::Nearest,
    };
    let projects = Projects::new(choice.clone(), crate::check::Overrides::default());
    let pages = Pages { options, catalogue: look.catalogue(), projects, target };
    let kept: Mutex<HashMap<String, Kept>> = Mutex::default();
    let keep = |one: Kept| {
        kept.lock().unwrap_or_else(PoisonError::into_inner).insert(one.name.clone(), one);
    };
    let each = |path: &Path, text: Option<Shown>, mut document: DocumentReport| {
        // What cannot be written any more need not be worked out; the cache keeps what is done.
        if !target.is_broken() {
            keep(pages.one(path, text, &document));
        }
        crate::report::slim(&mut document);
        document
    };
    let bar = Bar::new(!options.no_progress && io::stderr().is_terminal());
    let progress = |done: usize, total: usize| bar.show(done, total);
    let warn = |warning: &ConfigError| {
        let _ = super::tell_warnings(std::slice::from_ref(warning));
    };
    let job = Job {
        paths: vec![options.folder.clone()],
        choice,
        cache: Some(cache),
        each: Some(&each),
        leave_out: Some(batch::git::canonical(&options.output)),
        progress: Some(&progress),
        warn: Some(&warn),
        ..Job::default()
    };
    let report = batch::run(&job)?;
    bar.clear();
    // What only the whole folder tells of a document is known now: its page is made once more.
    let late: BTreeSet<&String> = report.late.iter().chain(report.site.iter().map(|(path, _)| path)).collect();
    for name in late.into_iter().take_while(|_| !target.is_broken()) {
        let path = Path::new(name);
        let project = pages.projects.of(path)?;
        let (text, mut document) = batch::again(path, &project, &job, report.late.contains(name));
        let of_site = report.site.iter().filter(|(of, _)| of == name);
        document.diagnostics.extend(of_site.map(|(_, located)| located.clone()));
        document.diagnostics.sort_by_key(|located| (located.origin.start, located.origin.end));
        keep(pages.one(path, text, &document));
    }
    drop(job);
    let mut kept: Vec<Kept> = kept.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect();
    kept.sort_by(|a, b| b.row.weight().cmp(&a.row.weight()).then_with(|| a.row.path.cmp(&b.row.path)));
    Ok((report, kept))
}

impl Pages<'_> {
    /// Writes the page of one document.
    fn one(&self, path: &Path, text: Option<Shown>, document: &DocumentReport) -> Kept {
        let Self { options, catalogue, target, .. } = self;
        let whole = shown(path);
        let base = shown(&options.folder);
        let inside =
            whole.strip_prefix(base.trim_end_matches('/')).map_or(&whole[..], |rest| rest.trim_start_matches('/'));
        let name = format!("{:016x}.html", crate::check::hash(&[inside.as_bytes()]));
        let row = html::row(document, inside, &name, catalogue);
        let mut kept =
            Kept { name: document.path.clone(), row, fingerprints: Vec::new(), csv: csv(document, options, catalogue) };
        if document.error.is_some() {
            return kept;
        }
        let shown_findings = document.diagnostics.iter().filter(|located| !located.diagnostic.suppressed);
        kept.fingerprints = shown_findings.map(|located| located.diagnostic.fingerprint.clone()).collect();
        // A page says of what it was made, so that an audit that goes on need not make it again.
        let made_of = format!(
            "<!-- {} {} {} {} {} -->\n",
            env!("CARGO_PKG_VERSION"),
            document.hash,
            catalogue.language(),
            if options.no_excerpts { "without" } else { "with" },
            crate::check::hash(&[format!("{:?}{:?}", kept.fingerprints, kept.row.level).as_bytes()])
        );
        let file = format!("documents/{name}");
        if text.is_none() && target.has(&file, made_of.as_bytes(), html::END.as_bytes()) {
            return kept;
        }
        let text = if options.no_excerpts { None } else { text.or_else(|| self.again(path)) };
        let part = text.as_ref().map(|shown| Text { source: &shown.source.text, blocks: &shown.blocks });
        let page = html::page(document, &kept.row, part, catalogue);
        target.write(&file, format!("{made_of}{page}").as_bytes());
        kept
    }

    /// The text of a document whose findings came from the cache.
    fn again(&self, path: &Path) -> Option<Shown> {
        let project = self.projects.of(path).ok()?;
        let source = batch::read(path).ok()?;
        let inspection = project.checker.inspect(source, &path_in(&project, path));
        Some(Shown { source: inspection.source, blocks: inspection.blocks })
    }
}

/// The rows of one document in the CSV file.
fn csv(document: &DocumentReport, options: &Options, catalogue: &Catalogue) -> Vec<u8> {
    let style = Style {
        catalogue,
        show_suppressed: false,
        quiet: true,
        excerpts: options.with_excerpts,
        color: false,
        columns: 100,
    };
    let mut bytes = Vec::new();
    let _ = crate::report::csv::Csv::new(style).document(document, &mut bytes);
    bytes
}
