//! `plainspoken audit`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::{self, IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use serde_json::{Value, json};

use super::progress::Bar;
use super::{Failure, Look, Outcome};
use crate::batch::cache::Cache;
use crate::batch::{self, Choice, Job, Projects, Shown, path_in, private_folder, shown};
use crate::check::{DocumentReport, Report};
use crate::config::ConfigError;
use crate::messages::Catalogue;
use crate::report::Style;
use crate::report::csv::write_row;
use crate::report::html::{self, Change, Overview, Row, Text};

/// Documents on one list.
const PER_LIST: usize = 500;
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
    row: Row,
    fingerprints: Vec<String>,
    csv: Vec<u8>,
}

/// Where an audit is written, and the first thing that went wrong there.
struct Out<'a> {
    folder: &'a Path,
    failed: Mutex<Option<(PathBuf, io::Error)>>,
}

impl Out<'_> {
    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.join(name);
        let write = || -> io::Result<()> {
            let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(self.folder))?;
            file.write_all(bytes)?;
            file.persist(&path)?;
            Ok(())
        };
        if let Err(error) = write() {
            let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
            failed.get_or_insert((path, error));
        }
    }

    fn is_broken(&self) -> bool {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// What went wrong, as a sentence.
    fn result(&self, catalogue: &Catalogue) -> Result<(), Failure> {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        match failed.take() {
            None => Ok(()),
            Some((path, error)) => {
                let reason = error.to_string();
                let args = [("path", &shown(&path)[..]), ("reason", &reason)];
                Err(Failure::Said(catalogue.ui("audit-full", &args)))
            }
        }
    }
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
        return Err(Failure::Said(format!("{}: there is no such folder.", options.folder.display())));
    }
    if let Some(threads) = options.threads {
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let old = options.since.as_deref().map(Earlier::read).transpose()?;
    let cannot = |error: io::Error| Failure::Said(format!("{}: cannot be written: {error}.", out.display()));
    private_folder(out).map_err(cannot)?;
    for name in ["documents", "lists"] {
        private_folder(&out.join(name)).map_err(cannot)?;
    }
    let target = Out { folder: out, failed: Mutex::new(None) };
    let date = today();
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
        .map_err(|error| Failure::Said(format!("{path}: cannot be removed: {error}.")))?;
    writeln!(io::stdout().lock(), "{}", catalogue.ui("audit-purged", &[("path", &path)]))?;
    Ok(false)
}

/// Checks every document and writes its page; gives what the overview needs, worst first.
fn read_all(options: &Options, look: &Look, cache: &Cache, target: &Out<'_>) -> Result<(Report, Vec<Kept>), Failure> {
    let catalogue = look.catalogue();
    let choice = match (&options.config, options.no_config) {
        (_, true) => Choice::Nothing,
        (Some(path), _) => Choice::File(path.clone()),
        _ => Choice::Nearest,
    };
    let projects = Projects::new(choice.clone(), crate::check::Overrides::default());
    let own = batch::git::canonical(&options.output);
    let kept: Mutex<Vec<Kept>> = Mutex::new(Vec::new());
    let each = |path: &Path, text: Option<Shown>, mut document: DocumentReport| {
        // What cannot be written any more need not be worked out; the cache keeps what is done.
        if !target.is_broken() {
            let one = one(path, text, &document, options, catalogue, &projects, target);
            kept.lock().unwrap_or_else(PoisonError::into_inner).push(one);
        }
        document.diagnostics = Vec::new();
        document.coverage = BTreeMap::new();
        document.facts = crate::facts::Facts::default();
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
        leave_out: Some(own),
        progress: Some(&progress),
        warn: Some(&warn),
        ..Job::default()
    };
    let report = batch::run(&job)?;
    bar.clear();
    drop(job);
    let mut kept = kept.into_inner().unwrap_or_else(PoisonError::into_inner);
    kept.sort_by(|a, b| b.row.weight().cmp(&a.row.weight()).then_with(|| a.row.path.cmp(&b.row.path)));
    Ok((report, kept))
}

/// Writes the page of one document.
fn one(
    path: &Path,
    text: Option<Shown>,
    document: &DocumentReport,
    options: &Options,
    catalogue: &Catalogue,
    projects: &Projects,
    target: &Out<'_>,
) -> Kept {
    let whole = shown(path);
    let base = shown(&options.folder);
    let inside = whole.strip_prefix(base.trim_end_matches('/')).map_or(&whole[..], |rest| rest.trim_start_matches('/'));
    let name = format!("{:016x}.html", crate::check::hash(&[inside.as_bytes()]));
    let row = html::row(document, inside, &name, catalogue);
    let mut kept = Kept { row, fingerprints: Vec::new(), csv: Vec::new() };
    if document.error.is_some() {
        kept.csv = csv(document, options, catalogue);
        return kept;
    }
    let shown_findings = document.diagnostics.iter().filter(|located| !located.diagnostic.suppressed);
    kept.fingerprints = shown_findings.map(|located| located.diagnostic.fingerprint.clone()).collect();
    kept.csv = csv(document, options, catalogue);
    // A page says of what it was made, so that an audit that goes on need not make it again.
    let made_of = format!(
        "<!-- {} {} {} {} -->\n",
        document.hash,
        catalogue.language(),
        if options.no_excerpts { "without" } else { "with" },
        crate::check::hash(&[format!("{:?}{:?}", kept.fingerprints, kept.row.level).as_bytes()])
    );
    let file = format!("documents/{name}");
    if text.is_none() && starts_with(&target.folder.join(&file), made_of.as_bytes()) {
        return kept;
    }
    let text = if options.no_excerpts { None } else { text.or_else(|| again(path, projects)) };
    let part = text.as_ref().map(|shown| Text { source: &shown.source.text, blocks: &shown.blocks });
    let page = html::page(document, &kept.row, part, catalogue);
    target.write(&file, format!("{made_of}{page}").as_bytes());
    kept
}

fn starts_with(path: &Path, beginning: &[u8]) -> bool {
    use std::io::Read as _;
    let mut found = vec![0; beginning.len()];
    fs::File::open(path).and_then(|mut file| file.read_exact(&mut found)).is_ok() && found == beginning
}

/// The text of a document whose findings came from the cache.
fn again(path: &Path, projects: &Projects) -> Option<Shown> {
    let project = projects.of(path).ok()?;
    let source = batch::read(path).ok()?;
    let inspection = project.checker.inspect(source, &path_in(&project, path));
    Some(Shown { source: inspection.source, blocks: inspection.blocks })
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

fn write_all(
    options: &Options,
    catalogue: &Catalogue,
    report: &Report,
    kept: Vec<Kept>,
    change: Option<&Change>,
    date: &str,
    target: &Out<'_>,
) {
    let folder = options.folder.canonicalize().unwrap_or_else(|_| options.folder.clone());
    let folder = folder.file_name().map_or_else(|| shown(&options.folder), |name| name.to_string_lossy().into_owned());
    let mut findings = crate::report::csv::head(options.with_excerpts);
    for one in &kept {
        findings.extend_from_slice(&one.csv);
    }
    let documents: Vec<Value> = kept
        .iter()
        .map(|one| {
            let mut value = serde_json::to_value(&one.row).unwrap_or_default();
            if let Value::Object(map) = &mut value {
                map.insert("fingerprints".into(), json!(one.fingerprints));
            }
            value
        })
        .collect();
    target.write("findings.csv", &findings);
    let site: Vec<(&'static str, String)> = report
        .site
        .iter()
        .filter(|(_, located)| !located.diagnostic.suppressed)
        .map(|(_, located)| {
            let finding = &located.diagnostic.finding;
            let message = crate::report::render(catalogue, located.diagnostic.rule, finding.key, &finding.args);
            (located.diagnostic.rule, message)
        })
        .collect();
    let whole = json!({
        "version": 1,
        "tool": {"name": "plainspoken", "version": env!("CARGO_PKG_VERSION")},
        "date": date,
        "folder": folder,
        "not_tested": crate::report::not_tested(),
        "documents": documents,
    });
    target.write("audit.json", format!("{whole:#}\n").as_bytes());
    let rows: Vec<Row> = kept.into_iter().map(|one| one.row).collect();
    target.write("documents.csv", &documents_csv(&rows));
    let read: Vec<&Row> = rows.iter().filter(|row| row.unread.is_empty()).collect();
    let lists = read.chunks(PER_LIST).len();
    for (index, chunk) in read.chunks(PER_LIST).enumerate() {
        let chunk: Vec<Row> = chunk.iter().map(|row| (*row).clone()).collect();
        target.write(&format!("lists/{}.html", index + 1), html::list(index + 1, &chunk, catalogue).as_bytes());
    }
    let overview = Overview { folder: &folder, date, rows: &rows, site: &site, lists, change };
    target.write("summary.md", html::summary(&overview, catalogue).as_bytes());
    // The overview comes last: while it is missing, the audit is not done.
    target.write("index.html", html::index(&overview, catalogue).as_bytes());
}

fn documents_csv(rows: &[Row]) -> Vec<u8> {
    let mut out = "\u{FEFF}".as_bytes().to_vec();
    let heads = [
        "path", "kind", "language", "grade", "target", "too_hard", "words", "errors", "warnings", "notes", "reviews",
        "not_read",
    ];
    let _ = write_row(&heads, &mut out);
    for row in rows {
        let numbers = [
            row.grade.map_or_else(String::new, |grade| format!("{grade:.1}")),
            row.target.to_string(),
            row.too_hard.to_string(),
            row.words.to_string(),
            row.counts[0].to_string(),
            row.counts[1].to_string(),
            row.counts[2].to_string(),
            row.reviews.to_string(),
        ];
        let mut cells = vec![&row.path[..], row.kind, &row.language];
        cells.extend(numbers.iter().map(String::as_str));
        cells.push(&row.unread);
        let _ = write_row(&cells, &mut out);
    }
    out
}

/// An earlier audit.
struct Earlier {
    date: String,
    documents: HashMap<String, (bool, Vec<String>)>,
}

impl Earlier {
    fn read(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join("audit.json");
        let wrong = |why: String| Failure::Said(format!("{}: this is no earlier audit: {why}.", shown(&path)));
        let text = fs::read_to_string(&path).map_err(|error| wrong(error.to_string()))?;
        let value: Value = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        let list = value["documents"].as_array().ok_or_else(|| wrong("it lists no documents".into()))?;
        let documents = list
            .iter()
            .filter_map(|document| {
                let fingerprints = document["fingerprints"].as_array()?;
                let fingerprints = fingerprints.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect();
                let hard = document["too_hard"].as_bool().unwrap_or_default();
                Some((document["path"].as_str()?.to_owned(), (hard, fingerprints)))
            })
            .collect();
        Ok(Self { date: value["date"].as_str().unwrap_or("?").to_owned(), documents })
    }

    fn compare(&self, kept: &[Kept]) -> Change {
        let mut change = Change { date: self.date.clone(), ..Change::default() };
        for one in kept {
            let Some((hard, before)) = self.documents.get(&one.row.path) else {
                change.new += one.fingerprints.len();
                continue;
            };
            let (before, now): (HashSet<&str>, HashSet<&str>) =
                (before.iter().map(String::as_str).collect(), one.fingerprints.iter().map(String::as_str).collect());
            change.left += now.intersection(&before).count();
            change.new += now.difference(&before).count();
            change.mended += before.difference(&now).count();
            change.easier += usize::from(*hard && !one.row.too_hard);
        }
        change
    }
}

/// Today in UTC, `2026-11-24`.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from(seconds / 86_400).unwrap_or(0);
    // Civil date from days, after Howard Hinnant.
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
