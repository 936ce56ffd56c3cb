//! The baseline: findings that were there when plainspoken came, so that only new ones are told.
//!
//! It holds fingerprints and no words. A document is known by a hash of its path, a finding by
//! its rule and its fingerprint, which edits elsewhere in the file do not change.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{BatchError, shown, write_atomically};
use crate::check::{Located, Report, hash, repeats};

/// Name of the file; it holds for the folder it lies in and all below.
pub const BASELINE_NAME: &str = "plainspoken-baseline.json";

/// Fingerprints by rule.
type Known = BTreeMap<String, Vec<String>>;

/// What is known of each document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    version: u32,
    /// By the hash of the path, relative to the folder of the file.
    documents: BTreeMap<String, Known>,
}

/// What a baseline did in a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Findings it silenced, as `check` tells them: a word told once counts once, wherever else it stands.
    pub silenced: usize,
    /// Entries that match nothing any more, by rule.
    pub stale: BTreeMap<String, usize>,
}

/// Name of a document in a baseline.
fn name(root: &Path, file: &Path) -> Option<String> {
    let inside = super::git::canonical(file);
    let inside = inside.strip_prefix(root).ok()?;
    Some(format!("{:016x}", hash(&[shown(inside).as_bytes()])))
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// When it cannot be read, in one sentence.
    pub fn read(path: &Path) -> Result<Self, BatchError> {
        let wrong = |why: String| {
            BatchError::Path(format!(
                "{}: this baseline cannot be read: {why}. `plainspoken baseline` writes a new one.",
                shown(path)
            ))
        };
        let text = fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
        let baseline: Self = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        if baseline.version == 1 { Ok(baseline) } else { Err(wrong("it is from a newer plainspoken".into())) }
    }

    /// Takes in every finding of a report that no ignore silenced. Documents that were not in the
    /// run keep what was known of them unless `whole`: then they are gone.
    pub fn update(&mut self, report: &Report, root: &Path, whole: bool) {
        self.version = 1;
        if whole {
            self.documents.clear();
        }
        for document in report.documents.iter().filter(|document| document.error.is_none()) {
            if let Some(name) = name(root, Path::new(&document.path)) {
                self.documents.remove(&name);
            }
        }
        let of_documents = report
            .documents
            .iter()
            .flat_map(|document| document.diagnostics.iter().map(|located| (&document.path, located)))
            .flat_map(|(path, located)| located.places().map(move |located| (path, located)));
        for (path, located) in of_documents.chain(report.site.iter().map(|(path, located)| (path, located))) {
            let diagnostic = &located.diagnostic;
            if diagnostic.suppressed {
                continue;
            }
            let Some(name) = name(root, Path::new(path)) else { continue };
            let known = self.documents.entry(name).or_default().entry(diagnostic.rule.to_owned()).or_default();
            known.push(diagnostic.fingerprint.clone());
        }
        for known in self.documents.values_mut().flat_map(BTreeMap::values_mut) {
            known.sort_unstable();
            known.dedup();
        }
    }

    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written, in one sentence.
    pub fn write(&self, path: &Path) -> Result<(), BatchError> {
        let said =
            |error: &dyn std::fmt::Display| BatchError::Path(format!("{}: cannot be written: {error}.", shown(path)));
        let mut text = serde_json::to_string_pretty(self).map_err(|error| said(&error))?;
        text.push('\n');
        write_atomically(path, text.as_bytes()).map_err(|error| said(&error))
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }
}

/// Baselines by their folder, each read once.
#[derive(Default)]
struct Baselines {
    by_folder: HashMap<PathBuf, Option<PathBuf>>,
    /// The same for folders without links.
    above: HashMap<PathBuf, Option<PathBuf>>,
    read: BTreeMap<PathBuf, Baseline>,
}

impl Baselines {
    /// The folder of the nearest baseline above a file.
    fn root(&mut self, file: &Path) -> Result<Option<PathBuf>, BatchError> {
        // Most files are no links: their folder need not be followed for each.
        let folder = if file.is_symlink() { super::git::canonical(file) } else { file.to_path_buf() };
        let folder = super::holder(&folder);
        let found = match self.by_folder.get(folder) {
            Some(found) => found.clone(),
            None => {
                let real = super::git::canonical(folder);
                let found = super::nearest(&real, BASELINE_NAME, &mut self.above);
                self.by_folder.insert(folder.to_path_buf(), found.clone());
                found
            }
        };
        if let Some(root) = &found
            && !self.read.contains_key(root)
        {
            self.read.insert(root.clone(), Baseline::read(&root.join(BASELINE_NAME))?);
        }
        Ok(found)
    }
}

/// Silences what the nearest baselines know. `walked` are the folders whose every file is in the
/// run: below them a document that is not in the report is gone.
///
/// # Errors
/// When a baseline cannot be read.
pub fn apply(report: &mut Report, walked: &[PathBuf]) -> Result<Applied, BatchError> {
    let mut baselines = Baselines::default();
    let mut applied = Applied::default();
    // What was met of each document's entries.
    let mut met: HashMap<(PathBuf, String), HashSet<(String, String)>> = HashMap::new();
    let mut silence = |located: &mut Located, root: &Path, name: &str, all: &Baselines| {
        let diagnostic = &mut located.diagnostic;
        let entries = all.read.get(root).and_then(|baseline| baseline.documents.get(name)?.get(diagnostic.rule));
        if entries.is_some_and(|entries| entries.binary_search(&diagnostic.fingerprint).is_ok()) {
            let entry = (diagnostic.rule.to_owned(), diagnostic.fingerprint.clone());
            met.entry((root.to_path_buf(), name.to_owned())).or_default().insert(entry);
            return !std::mem::replace(&mut diagnostic.suppressed, true);
        }
        false
    };
    let mut seen: HashSet<(PathBuf, String)> = HashSet::new();
    for document in report.documents.iter_mut().filter(|document| document.error.is_none()) {
        let file = Path::new(&document.path).to_path_buf();
        let Some(root) = baselines.root(&file)? else { continue };
        let Some(name) = name(&root, &file) else { continue };
        for told in &mut document.diagnostics {
            let mut repeats = std::mem::take(&mut told.repeats);
            let places = std::iter::once(&mut *told).chain(&mut repeats);
            let silenced = places.filter_map(|place| silence(place, &root, &name, &baselines).then_some(())).count();
            told.repeats = repeats;
            applied.silenced += usize::from(silenced > 0);
        }
        // What is left of a word told once may be told at another of its places.
        repeats::unfold(&mut document.diagnostics);
        repeats::fold(&mut document.diagnostics);
        seen.insert((root, name));
    }
    for (path, located) in &mut report.site {
        let Some(root) = baselines.root(Path::new(&path[..]))? else { continue };
        let Some(name) = name(&root, Path::new(&path[..])) else { continue };
        applied.silenced += usize::from(silence(located, &root, &name, &baselines));
    }
    let sites_skipped = !report.skipped_sites.is_empty();
    for (root, baseline) in &baselines.read {
        let whole = walked.iter().any(|walked| root.starts_with(super::git::canonical(walked)));
        for (name, known) in &baseline.documents {
            let key = (root.clone(), name.clone());
            if !seen.contains(&key) && !whole {
                continue;
            }
            let met = met.get(&key);
            for (rule, fingerprint) in known.iter().flat_map(|(rule, all)| all.iter().map(move |one| (rule, one))) {
                // Rules that did not run cannot have found it.
                let of_site = crate::rules::RULES
                    .iter()
                    .any(|entry| entry.meta.id == rule && entry.meta.needs(crate::rule::Need::Site));
                if of_site && sites_skipped {
                    continue;
                }
                if !met.is_some_and(|met| met.contains(&(rule.clone(), fingerprint.clone()))) {
                    *applied.stale.entry(rule.clone()).or_default() += 1;
                }
            }
        }
    }
    Ok(applied)
}
