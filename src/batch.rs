//! Many files: found, read and checked in parallel; what cannot be read is told and the rest is done.

pub mod baseline;
mod beside;
pub mod cache;
pub mod git;
mod open;
#[cfg(feature = "pdf")]
mod pdfs;
mod pictures;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::WalkBuilder;
use rayon::prelude::*;

use crate::check::{Checker, DocumentReport, Overrides, Report, repeats};
use crate::config::{Config, ConfigError};
use crate::facts::kind::{Kind, KindSource};
use crate::laws;
use crate::rule::vocabulary;
use crate::rules::RULES;
use crate::said::Points;
use crate::source::{Format, Source, SourceError};
use crate::syntax;
use crate::text::block::Block;

/// Name of the configuration file.
pub const CONFIG_NAME: &str = "plainspoken.toml";

/// Largest file that is read, in bytes: offsets are 32 bits wide.
const LARGEST: u64 = u32::MAX as u64;

/// Which configuration holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The nearest `plainspoken.toml` above each file.
    #[default]
    Nearest,
    /// This file for everything.
    File(PathBuf),
    /// None.
    Nothing,
}

/// A text given on standard input, and the name it is to have.
#[derive(Clone, Debug)]
pub struct Input {
    /// Name for reports; its ending says the format.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What is to be done.
#[derive(Default)]
pub struct Job<'a> {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Text from standard input.
    pub input: Option<Input>,
    /// Which configuration holds.
    pub choice: Choice,
    /// What the command line sets over it.
    pub overrides: Overrides,
    /// Only these files, and only findings on these lines.
    pub changed: Option<git::Changed>,
    /// Content to read in place of files, by absolute path without links; other files are left out.
    pub contents: Option<HashMap<PathBuf, Vec<u8>>>,
    /// A folder that is left out, absolute without links: where a report is written.
    pub leave_out: Option<PathBuf>,
    /// Where reports of unchanged files are kept.
    pub cache: Option<&'a cache::Cache>,
    /// Called with each report, and its text when the report was made anew; what it gives is kept.
    pub each: Option<&'a Each<'a>>,
    /// Called as files are done: how many of how many.
    pub progress: Option<&'a (dyn Fn(usize, usize) + Sync)>,
    /// Told what a configuration says that can be put up with but does nothing.
    pub warn: Option<&'a (dyn Fn(&ConfigError) + Sync)>,
}

/// A document as it was read.
pub struct Shown {
    /// The file.
    pub source: Source,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// What is called with each report of a run.
pub type Each<'a> = dyn Fn(&Path, Option<Shown>, DocumentReport) -> DocumentReport + Sync + 'a;

/// Why nothing could be done.
#[derive(Debug)]
pub enum BatchError {
    /// The configuration is wrong.
    Config(Vec<ConfigError>),
    /// A path cannot be used.
    Path(String),
}

impl std::fmt::Display for BatchError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Config(errors) => {
                for (index, error) in errors.iter().enumerate() {
                    if index > 0 {
                        writeln!(f)?;
                    }
                    write!(f, "{error}")?;
                }
                Ok(())
            }
            Self::Path(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for BatchError {}

/// A configuration and the checker made from it.
#[derive(Debug)]
pub struct Project {
    /// The checker.
    pub checker: Checker,
    /// All that its configuration and the command line say, hashed: for the names of cache entries.
    pub settings: String,
    /// Its folder, absolute; `None` without a configuration file.
    pub root: Option<PathBuf>,
    /// What can be put up with in the configuration.
    pub warnings: Vec<ConfigError>,
}

/// Finds the project of each file, and reads each configuration once.
pub struct Projects {
    choice: Choice,
    overrides: Overrides,
    by_folder: Mutex<HashMap<PathBuf, Option<PathBuf>>>,
    loaded: Mutex<BTreeMap<Option<PathBuf>, Arc<Project>>>,
}

impl Projects {
    /// For this choice of configuration.
    #[must_use]
    pub fn new(choice: Choice, overrides: Overrides) -> Self {
        Self { choice, overrides, by_folder: Mutex::default(), loaded: Mutex::default() }
    }

    /// The project a file belongs to.
    ///
    /// # Errors
    /// When its configuration is wrong or cannot be read.
    pub fn of(&self, file: &Path) -> Result<Arc<Project>, BatchError> {
        let config = match &self.choice {
            Choice::Nothing => None,
            Choice::File(path) => Some(path.clone()),
            Choice::Nearest => self.nearest(file.parent().unwrap_or(Path::new("."))),
        };
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(project) = loaded.get(&config) {
            return Ok(Arc::clone(project));
        }
        let project = Arc::new(self.load(config.as_deref())?);
        loaded.insert(config, Arc::clone(&project));
        Ok(project)
    }

    /// What the configurations loaded so far say in vain.
    pub fn warnings(&self) -> Vec<ConfigError> {
        let loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        loaded.values().flat_map(|project| project.warnings.iter().cloned()).collect()
    }

    /// The language a configuration asks messages to be in: the first that says.
    pub fn messages(&self) -> Option<String> {
        let loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        loaded.values().find_map(|project| project.checker.config().messages.clone())
    }

    fn nearest(&self, folder: &Path) -> Option<PathBuf> {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        let mut known = self.by_folder.lock().unwrap_or_else(PoisonError::into_inner);
        nearest(&folder, CONFIG_NAME, &mut known).map(|root| root.join(CONFIG_NAME))
    }

    fn load(&self, path: Option<&Path>) -> Result<Project, BatchError> {
        let Some(path) = path else {
            let config = Config { today: Some(laws::today()), ..Config::default() };
            let checker = Checker::with_overrides(config, self.overrides.clone())
                .map_err(|error| BatchError::Config(vec![error]))?;
            let settings = settings_of(&checker, &self.overrides);
            return Ok(Project { checker, settings, root: None, warnings: Vec::new() });
        };
        let name = shown(path);
        let text = fs::read_to_string(path)
            .map_err(|error| BatchError::Path(format!("{name}: this configuration cannot be read: {error}.")))?;
        let load = |path: &str| fs::read_to_string(path);
        let (mut config, warnings) =
            Config::parse(&text, &name, &vocabulary(RULES), &load).map_err(BatchError::Config)?;
        config.today = Some(laws::today());
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let root = absolute.parent().map(Path::to_path_buf);
        let checker =
            Checker::with_overrides(config, self.overrides.clone()).map_err(|error| BatchError::Config(vec![error]))?;
        let settings = settings_of(&checker, &self.overrides);
        Ok(Project { checker, settings, root, warnings })
    }
}

fn settings_of(checker: &Checker, overrides: &Overrides) -> String {
    // A copy has no compiled globs, so the same configuration always reads the same.
    let mut config = checker.config().clone();
    // The day decides only what site rules suggest, and those are never kept.
    config.today = None;
    blake3::hash(format!("{config:?}\0{overrides:?}").as_bytes()).to_hex().to_string()
}

/// Makes a folder that only its owner may look into; one that is there keeps its permissions.
///
/// # Errors
/// Whatever the file system says.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        fs::create_dir_all(above)?;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        fs::DirBuilder::new().mode(0o700).create(folder)
    }
    #[cfg(not(unix))]
    fs::create_dir(folder)
}

/// The nearest folder at or above this one that holds a file of this name. What is found out on the
/// way is kept: folders lie in one another.
fn nearest(folder: &Path, name: &str, known: &mut HashMap<PathBuf, Option<PathBuf>>) -> Option<PathBuf> {
    let mut passed = Vec::new();
    let mut found = None;
    for above in folder.ancestors() {
        if let Some(answer) = known.get(above) {
            found.clone_from(answer);
            break;
        }
        passed.push(above);
        if above.join(name).is_file() {
            found = Some(above.to_path_buf());
            break;
        }
    }
    for above in passed {
        known.insert(above.to_path_buf(), found.clone());
    }
    found
}

/// The folder a path lies in, or the path itself when it is one.
pub fn folder_of(path: &Path) -> PathBuf {
    if path.is_dir() { path.to_path_buf() } else { holder(path).to_path_buf() }
}

/// The folder that holds a path, `.` for a bare name.
fn holder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A path for people: forward slashes, no leading `./`.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

/// A file to check, or a place where none could be had.
enum Found {
    File { path: PathBuf, explicit: bool },
    Broken { path: PathBuf, error: SourceError },
}

impl Found {
    fn path(&self) -> &Path {
        match self {
            Self::File { path, .. } | Self::Broken { path, .. } => path,
        }
    }
}

fn unreadable(message: impl Into<String>) -> SourceError {
    SourceError { code: "unreadable", message: message.into() }
}

/// An operating system's error as a short clause.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is not there (a link may lead nowhere, or it was removed meanwhile)".into(),
        io::ErrorKind::PermissionDenied => "you are not allowed to read it".into(),
        _ => clause(error),
    }
}

/// An operating system's error in its own words, without numbers.
pub fn clause(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or("").to_lowercase()
}

/// A walk through a folder that heeds `.gitignore` and `.plainspokenignore`, in the order of names.
fn walk(folder: &Path) -> ignore::Walk {
    builder(folder).build()
}

fn builder(folder: &Path) -> WalkBuilder {
    let mut builder = WalkBuilder::new(folder);
    builder
        .require_git(false)
        .follow_links(true)
        .add_custom_ignore_filename(".plainspokenignore")
        .sort_by_file_name(Ord::cmp);
    builder
}

/// Whether plainspoken reads files of this name when it walks a folder.
fn reads(path: &Path) -> bool {
    Format::from_path(&path.to_string_lossy()).is_some()
}

/// A walk that enters only folders with changed files and meets only those.
fn walk_changed(folder: &Path, changed: &git::Changed) -> ignore::Walk {
    let (base, given, changed) = (git::canonical(folder), folder.to_path_buf(), changed.clone());
    let mut builder = builder(folder);
    builder.filter_entry(move |entry| {
        let inside = entry.path().strip_prefix(&given).map_or_else(|_| base.clone(), |inside| base.join(inside));
        entry.depth() == 0 || changed.enters(&inside) || changed.lines(&inside).is_some()
    });
    builder.build()
}

/// Texts for clients that plainspoken does not read, by the ending of their names.
const UNREAD_KINDS: [&str; 6] = ["doc", "dot", "pages", "pdf", "rtf", "wps"];

/// The kind of a file that holds a text and is not read.
fn unread_kind(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?;
    UNREAD_KINDS.into_iter().find(|kind| ending.eq_ignore_ascii_case(kind))
}

/// The file a step of a walk is about, if plainspoken reads such files.
fn readable(entry: ignore::DirEntry) -> Option<PathBuf> {
    (reads(entry.path()) && !entry.file_type().is_some_and(|kind| kind.is_dir())).then(|| entry.into_path())
}

/// The files below these paths, by name as shown, each once; texts of kinds that are not read are
/// counted in `left_out`.
fn discover(
    paths: &[PathBuf],
    changed: Option<&git::Changed>,
    left_out: &mut BTreeMap<&'static str, usize>,
) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for path in paths {
        if path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            let error = SourceError { code: "not-found", message: "there is no such file or folder.".into() };
            found.push(Found::Broken { path: path.clone(), error });
        } else if !path.is_dir() {
            if changed.is_none_or(|changed| changed.lines(path).is_some()) {
                found.push(Found::File { path: path.clone(), explicit: true });
            }
        } else {
            for entry in changed.map_or_else(|| walk(path), |changed| walk_changed(path, changed)) {
                match entry {
                    Ok(entry) => {
                        if let Some(kind) = unread_kind(entry.path()) {
                            *left_out.entry(kind).or_default() += 1;
                        }
                        found.extend(readable(entry).map(|path| Found::File { path, explicit: false }));
                    }
                    Err(error) => found.extend(walk_error(&error)),
                }
            }
        }
    }
    // A file that is both named and met stands first as named: then it is checked even if ignored.
    found.sort_by_cached_key(|item| (shown(item.path()), !matches!(item, Found::File { explicit: true, .. })));
    found.dedup_by(|a, b| shown(a.path()) == shown(b.path()));
    found
}

/// What the walk could not enter, as long as plainspoken would have read it.
fn walk_error(error: &ignore::Error) -> Option<Found> {
    match error {
        ignore::Error::WithPath { path, err } => {
            let is_loop = matches!(**err, ignore::Error::Loop { .. });
            let folder = Format::from_path(&path.to_string_lossy()).is_none();
            let message = match (err.io_error(), is_loop) {
                (_, true) => "this link leads back to a folder above it; it was not followed.".to_owned(),
                (Some(io), _) => format!("cannot be read: {}.", reason(io)),
                (None, _) => format!("cannot be read: {err}."),
            };
            // A dangling link to something plainspoken would not read is nobody's concern.
            let is_link_to_nothing = folder && path.symlink_metadata().is_ok_and(|data| data.is_symlink()) && !is_loop;
            (!is_link_to_nothing).then(|| Found::Broken { path: path.clone(), error: unreadable(message) })
        }
        ignore::Error::Loop { child, .. } => Some(Found::Broken {
            path: child.clone(),
            error: unreadable("this link leads back to a folder above it; it was not followed."),
        }),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => walk_error(err),
        _ => None,
    }
}

/// The format a file is read in: by its name, and as text when its name has no ending.
pub fn format_of(path: &Path) -> Option<Format> {
    if path.extension().is_none() { Some(Format::Text) } else { Format::from_path(&shown(path)) }
}

/// What to do about a file of a kind that is not read.
fn not_read(path: &Path) -> &'static str {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("doc" | "dot" | "rtf" | "pages" | "wps") => {
            "is of a kind plainspoken does not read. Please open it in your word processor and save it as .docx."
        }
        _ => {
            "is of a kind plainspoken does not read. It reads Markdown, HTML, MJML, SVG, e-mail (.eml), Word (.docx), OpenDocument (.odt) and plain text."
        }
    }
}

/// The bytes of one file and the format they are to be read in.
///
/// # Errors
/// When there are none to be had, in one sentence.
pub fn bytes_of(path: &Path) -> Result<(Format, Vec<u8>), SourceError> {
    let refused = |error: io::Error| unreadable(format!("cannot be read: {}.", reason(&error)));
    let (file, length) = open::open(path).map_err(|why| match why {
        open::Refused::Kind(message) => unreadable(message),
        open::Refused::Io(error) => refused(error),
    })?;
    let Some(format) = format_of(path) else {
        return Err(SourceError { code: "unknown-format", message: not_read(path).into() });
    };
    let too_large = || SourceError { code: "too-large", message: "is larger than 4 GB; please split it.".into() };
    if length > LARGEST {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(length as usize + 1);
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    Ok((format, bytes))
}

/// Reads one file.
///
/// # Errors
/// When it cannot be read as text, in one sentence.
pub fn read(path: &Path) -> Result<Source, SourceError> {
    let (format, bytes) = bytes_of(path)?;
    syntax::read(&shown(path), format, bytes)
}

/// Checks one source; a fault of the program itself costs this one document and not the run.
fn check(project: &Project, source: &Source, path: &str) -> (DocumentReport, Vec<Block>) {
    let checked = catch_unwind(AssertUnwindSafe(|| project.checker.check_and_show(source, path)));
    checked.unwrap_or_else(|_| {
        let message = "was not checked: plainspoken failed on it. Please report this as a fault of the program.";
        (broken(source.path.clone(), SourceError { code: "internal", message: message.into() }), Vec::new())
    })
}

/// The report of a document that could not be read.
fn broken(path: String, error: SourceError) -> DocumentReport {
    DocumentReport {
        path,
        hash: String::new(),
        encoding: String::new(),
        format: Format::Text,
        kind: Kind::Page,
        kind_source: KindSource::Found,
        language: "unknown".into(),
        region: None,
        site: None,
        holes: 0,
        reading: crate::check::Reading::default(),
        facts: crate::facts::Facts::default(),
        diagnostics: Vec::new(),
        pending: Vec::new(),
        coverage: BTreeMap::new(),
        notes: Vec::new(),
        error: Some(error),
        ignores: Vec::new(),
        for_site: None,
        said: Points::default(),
        prices: Vec::new(),
    }
}

/// Path of a file relative to its project's folder, for globs.
pub fn path_in(project: &Project, file: &Path) -> String {
    let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    let inside = project.root.as_deref().and_then(|root| absolute.strip_prefix(root).ok().map(Path::to_path_buf));
    shown(&inside.unwrap_or_else(|| file.to_path_buf()))
}

/// Every file of a job, with its project; files a configuration leaves out are gone.
///
/// # Errors
/// When a configuration is wrong.
fn sort_out(projects: &Projects, found: Vec<Found>) -> Result<Vec<(Found, Arc<Project>)>, BatchError> {
    let mut kept = Vec::with_capacity(found.len());
    for item in found {
        let project = projects.of(item.path())?;
        let excluded = matches!(&item, Found::File { explicit: false, path } if project.checker.config().excludes(&path_in(&project, path)));
        if !excluded {
            kept.push((item, project));
        }
    }
    Ok(kept)
}

/// A file of a job, or why there is none, and the project it belongs to.
pub struct Item {
    /// Where it is.
    pub path: PathBuf,
    /// Why it cannot be read.
    pub error: Option<SourceError>,
    /// Its project.
    pub project: Arc<Project>,
}

/// Files of a job that are to be fixed or inspected one by one.
///
/// # Errors
/// When a configuration is wrong.
pub fn files(paths: &[PathBuf], projects: &Projects) -> Result<Vec<Item>, BatchError> {
    let sorted = sort_out(projects, discover(paths, None, &mut BTreeMap::new()))?;
    Ok(sorted
        .into_iter()
        .map(|(item, project)| match item {
            Found::File { path, .. } => Item { path, error: None, project },
            Found::Broken { path, error } => Item { path, error: Some(error), project },
        })
        .collect())
}

/// Leaves only files with staged content, and adds those whose file is gone meanwhile.
fn take_staged(found: &mut Vec<Found>, contents: &HashMap<PathBuf, Vec<u8>>, paths: &[PathBuf]) {
    found.retain(|item| contents.contains_key(&git::canonical(item.path())));
    let here: HashSet<PathBuf> = found.iter().map(|item| git::canonical(item.path())).collect();
    let asked: Vec<PathBuf> = paths.iter().map(|path| git::canonical(path)).collect();
    let gone = contents
        .keys()
        .filter(|path| !here.contains(*path) && !path.exists() && asked.iter().any(|asked| path.starts_with(asked)));
    found.extend(gone.map(|path| Found::File { path: path.clone(), explicit: false }));
    found.sort_by_cached_key(|item| shown(item.path()));
}

/// Files beside the documents of a run; each is opened once.
#[derive(Default)]
struct Opened {
    pictures: pictures::Pictures,
    #[cfg(feature = "pdf")]
    pdfs: pdfs::Pdfs,
}

/// Checks one file, or finds its report in the cache.
fn one(path: &Path, project: &Project, job: &Job<'_>, opened: &Opened) -> (Option<Shown>, DocumentReport) {
    let (shown, mut report) = text_of(path, project, job);
    let root = project.root.as_deref().or_else(|| path.parent()).filter(|root| !root.as_os_str().is_empty());
    let root = root.unwrap_or(Path::new("."));
    opened.pictures.settle(&mut report, path, root);
    #[cfg(feature = "pdf")]
    opened.pdfs.settle(&mut report, path, root);
    (shown, report)
}

/// Checks the text of one file.
fn text_of(path: &Path, project: &Project, job: &Job<'_>) -> (Option<Shown>, DocumentReport) {
    let name = shown(path);
    let given = job.contents.as_ref().and_then(|contents| contents.get(&git::canonical(path)));
    let read = match given {
        Some(bytes) => Ok((format_of(path).unwrap_or(Format::Text), bytes.clone())),
        None => bytes_of(path),
    };
    let (format, bytes) = match read {
        Ok(read) => read,
        Err(error) => return (None, broken(name, error)),
    };
    let in_config = path_in(project, path);
    let slot = job.cache.map(|cache| (cache, cache::Cache::slot(&project.settings, &name, &in_config, &bytes)));
    if let Some(report) = slot.as_ref().and_then(|(cache, slot)| cache.get(slot)) {
        return (None, report);
    }
    match syntax::read(&name, format, bytes) {
        Ok(source) => {
            let (report, blocks) = check(project, &source, &in_config);
            if let Some((cache, slot)) = slot.filter(|_| report.error.is_none()) {
                cache.put(&slot, &report);
            }
            (Some(Shown { source, blocks }), report)
        }
        Err(error) => (None, broken(name, error)),
    }
}

/// Takes out findings on lines that did not change.
fn only_changed(mut report: DocumentReport, path: &Path, changed: Option<&git::Changed>) -> DocumentReport {
    if let Some(lines) = changed.and_then(|changed| changed.lines(path)) {
        repeats::unfold(&mut report.diagnostics);
        report.diagnostics.retain(|located| lines.touch(located.start.line, located.end.line));
        repeats::fold(&mut report.diagnostics);
    }
    report
}

/// Checks everything and gives one report, the same for any number of threads.
///
/// # Errors
/// When a configuration is wrong.
pub fn run(job: &Job<'_>) -> Result<Report, BatchError> {
    let projects = Projects::new(job.choice.clone(), job.overrides.clone());
    let mut report = Report::default();
    let mut found = discover(&job.paths, job.changed.as_ref(), &mut report.left_out);
    if let Some(own) = &job.leave_out {
        let mut inside: HashMap<PathBuf, bool> = HashMap::new();
        found.retain(|item| {
            let folder = holder(item.path()).to_path_buf();
            !*inside.entry(folder).or_insert_with_key(|folder| git::canonical(folder).starts_with(own))
        });
    }
    if let Some(contents) = &job.contents {
        take_staged(&mut found, contents, &job.paths);
    }
    let work = sort_out(&projects, found)?;
    let walked = Walked::new(&job.paths);
    let done = AtomicUsize::new(0);
    let total = work.len();
    let opened = Opened::default();
    let mut documents: Vec<DocumentReport> = work
        .par_iter()
        .map(|(item, project)| {
            let (source, report) = match item {
                Found::File { path, .. } => one(path, project, job, &opened),
                Found::Broken { path, error } => (None, broken(shown(path), error.clone())),
            };
            let mut report = only_changed(report, item.path(), job.changed.as_ref());
            if site_root(project, item.path(), &walked).is_none() {
                lone_page(project, &mut report);
            }
            let report = match job.each {
                Some(each) => each(item.path(), source, report),
                None => report,
            };
            if let Some(progress) = job.progress {
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            }
            report
        })
        .collect();
    sites(&work, &mut documents, &walked, &mut report);
    for ((_, project), document) in work.iter().zip(&mut documents) {
        if lone_page(project, document) {
            report.late.push(document.path.clone());
        }
    }
    if let Some(input) = &job.input {
        documents.push(standard_input(input, &projects)?);
    }
    report.documents = documents;
    report.messages = projects.messages();
    if let Some(warn) = job.warn {
        projects.warnings().iter().for_each(warn);
        unused_ignores(&work, &report.documents, &job.paths).iter().for_each(warn);
    }
    Ok(report)
}

/// Checks a document of a job once more; `alone` when no site took it.
pub fn again(path: &Path, project: &Project, job: &Job<'_>, alone: bool) -> (Option<Shown>, DocumentReport) {
    let (shown, mut report) = one(path, project, job, &Opened::default());
    if alone {
        lone_page(project, &mut report);
    }
    (shown, report)
}

/// Asks the site rules about a document that no site took: what each page owes by itself is still
/// due. Whether anything was found.
fn lone_page(project: &Project, document: &mut DocumentReport) -> bool {
    let Some(page) = document.for_site.take().filter(|page| !page.kind.is_message()) else { return false };
    let found = project.checker.lone_page(&page);
    if found.is_empty() {
        return false;
    }
    document.diagnostics.extend(found);
    document.diagnostics.sort_by_key(|located| (located.origin.start, located.origin.end));
    true
}

fn standard_input(input: &Input, projects: &Projects) -> Result<DocumentReport, BatchError> {
    let path = Path::new(&input.name);
    let project = projects.of(path)?;
    let format = Format::from_path(&input.name).unwrap_or(Format::Markdown);
    Ok(match syntax::read(&input.name, format, input.bytes.clone()) {
        Ok(source) => {
            let mut report = check(&project, &source, &path_in(&project, path)).0;
            lone_page(&project, &mut report);
            report
        }
        Err(error) => broken(input.name.clone(), error),
    })
}

/// The `[[ignore]]` tables that silenced nothing, of each configuration whose whole folder was
/// checked: elsewhere they may still be needed for what was left out.
fn unused_ignores(work: &[(Found, Arc<Project>)], documents: &[DocumentReport], paths: &[PathBuf]) -> Vec<ConfigError> {
    let walked: Vec<PathBuf> = paths.iter().filter_map(|path| std::path::absolute(path).ok()).collect();
    let mut asked: BTreeMap<&Path, (&Project, BTreeMap<usize, bool>)> = BTreeMap::new();
    for ((_, project), document) in work.iter().zip(documents) {
        let Some(root) = project.root.as_deref() else { continue };
        if document.ignores.is_empty() || !walked.iter().any(|walked| root.starts_with(walked)) {
            continue;
        }
        let (_, ignores) = asked.entry(root).or_insert_with(|| (project, BTreeMap::new()));
        for (index, used) in &document.ignores {
            *ignores.entry(*index).or_default() |= used;
        }
    }
    let unused = asked.into_values().flat_map(|(project, ignores)| {
        let all = &project.checker.config().ignores;
        ignores.into_iter().filter(|(_, used)| !used).filter_map(|(index, _)| all.get(index))
    });
    unused
        .map(|ignore| ConfigError {
            path: ignore.file.clone(),
            line: ignore.line,
            message: "this [[ignore]] silenced nothing; please see if it is still needed.".into(),
        })
        .collect()
}

/// The folders a run was asked to walk through, absolute.
struct Walked {
    folders: Vec<PathBuf>,
    /// Those with a home page right in them.
    homes: Vec<PathBuf>,
}

impl Walked {
    fn new(paths: &[PathBuf]) -> Self {
        let folders: Vec<PathBuf> =
            paths.iter().filter(|path| path.is_dir()).filter_map(|path| std::path::absolute(path).ok()).collect();
        let is_home =
            |folder: &&PathBuf| ["index.html", "index.htm", "index.md"].iter().any(|home| folder.join(home).is_file());
        let homes = folders.iter().filter(is_home).cloned().collect();
        Self { folders, homes }
    }

    /// Whether all that lies in a folder was walked through.
    fn hold(&self, folder: &Path) -> bool {
        self.folders.iter().any(|walked| folder.starts_with(walked))
    }
}

/// A site in the making: its project, and which documents of the run belong to it.
struct Group {
    project: Arc<Project>,
    members: Vec<usize>,
    /// A file of it could not be read, so what it says is not known.
    unread: bool,
}

/// Groups the documents into sites and runs the rules that look at a whole site.
fn sites(work: &[(Found, Arc<Project>)], documents: &mut [DocumentReport], walked: &Walked, report: &mut Report) {
    let mut groups: BTreeMap<PathBuf, Group> = BTreeMap::new();
    for (index, ((item, project), document)) in work.iter().zip(documents.iter()).enumerate() {
        let Some(root) = site_root(project, item.path(), walked) else { continue };
        let group = groups.entry(root).or_insert_with(|| Group {
            project: Arc::clone(project),
            members: Vec::new(),
            unread: false,
        });
        match &document.for_site {
            // Messages are sent and letters handed over: a visitor of the site never sees them.
            Some(facts) if facts.kind.is_message() => {}
            Some(_) => group.members.push(index),
            None => group.unread = true,
        }
    }
    for (root, group) in groups {
        // A folder of messages and letters is no site.
        let is_site = group.members.iter().any(|&index| {
            let facts = documents[index].for_site.as_ref();
            facts.is_some_and(|facts| facts.kind == Kind::Home || facts.kind.is_web_page() && facts.is_page)
        });
        if !is_site {
            continue;
        }
        let name = relative(&root);
        let mut facts = Vec::with_capacity(group.members.len());
        for &index in &group.members {
            documents[index].site = Some(name.clone());
            facts.extend(documents[index].for_site.take());
        }
        if group.unread {
            report.skipped_sites.push((name, "skipped-unreadable".into()));
        } else if walked.hold(&root) || is_whole(&root, &group, work, walked) {
            report.site.extend(group.project.checker.site(&name, &facts));
        } else {
            report.skipped_sites.push((name, "skipped-files".into()));
            for (document, &index) in facts.into_iter().zip(&group.members) {
                documents[index].for_site = Some(document);
            }
        }
    }
}

/// Whether every file of a site is in this run. The walk ends at the first one that is not.
fn is_whole(root: &Path, group: &Group, work: &[(Found, Arc<Project>)], walked: &Walked) -> bool {
    let known: HashSet<PathBuf> = work.iter().filter_map(|(item, _)| std::path::absolute(item.path()).ok()).collect();
    let config = group.project.checker.config();
    walk(root).flatten().filter_map(readable).all(|path| {
        let elsewhere = site_root(&group.project, &path, walked).is_none_or(|site| site != root);
        elsewhere || known.contains(&path) || config.excludes(&path_in(&group.project, &path))
    })
}

/// The site a file belongs to: a configured one, else the folder of its configuration, else the
/// folder that was asked for when it has a home page right in it.
fn site_root(project: &Project, file: &Path, walked: &Walked) -> Option<PathBuf> {
    if let Some(root) = &project.root {
        let config = project.checker.config();
        if config.sites.is_empty() {
            return Some(root.clone());
        }
        let site = config.site(&path_in(project, file))?;
        return Some(if site.root.is_empty() { root.clone() } else { root.join(&site.root) });
    }
    let absolute = std::path::absolute(file).ok()?;
    walked.homes.iter().find(|folder| absolute.starts_with(folder)).cloned()
}

fn relative(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let inside = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    let text = shown(&inside.unwrap_or_else(|| path.to_path_buf()));
    if text.is_empty() { ".".into() } else { text }
}

/// Writes a file so that it is there whole or not at all, with the permissions it had.
///
/// # Errors
/// Whatever the file system says.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write as _;
    // A pipe or a device takes what is written and stays: a new file in its place would take it away from everybody.
    if fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir()) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    // A link stays a link: what it leads to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let mut file = tempfile::NamedTempFile::new_in(holder(&target))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    if let Ok(data) = fs::metadata(&target) {
        fs::set_permissions(file.path(), data.permissions())?;
    } else {
        plain_permissions(file.path())?;
    }
    file.persist(&target)?;
    Ok(())
}

#[cfg(unix)]
fn plain_permissions(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn plain_permissions(_: &Path) -> io::Result<()> {
    Ok(())
}
