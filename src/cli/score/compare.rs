//! What became easier or harder from one version to the next.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::json;

use super::{Options, ScoreForm, read};
use crate::check::{DocumentReport, Report};
use crate::cli::{Look, Outcome};
use crate::messages::Catalogue;
use crate::report::{decimal, level};

/// A difference that is smaller than this much of the value is noise.
const SAME: f64 = 0.005;

/// One document in both versions.
struct Pair<'r> {
    path: &'r str,
    old: Option<&'r DocumentReport>,
    new: Option<&'r DocumentReport>,
}

/// How a document changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Easier,
    Harder,
    Same,
    New,
    Gone,
    /// One of the two has no score, or they have different measures.
    None,
}

impl Change {
    fn key(self) -> &'static str {
        match self {
            Self::Easier => "easier",
            Self::Harder => "harder",
            Self::Same => "same",
            Self::New => "new",
            Self::Gone => "gone",
            Self::None => "none",
        }
    }
}

pub(super) fn run(options: &Options, old: &Path, new: &Path, look: &Look) -> Outcome {
    let before = read(options, vec![old.to_owned()], None)?;
    let after = read(options, vec![new.to_owned()], None)?;
    let pairs = pairs(&before, old, &after, new);
    match options.format {
        ScoreForm::Json => write_json(&pairs)?,
        ScoreForm::Text | ScoreForm::Csv => text(&pairs, look.catalogue_after(after.messages.as_deref()))?,
    }
    Ok(false)
}

/// Two files are one pair whatever they are called; in folders a file meets the one of its name.
fn pairs<'r>(before: &'r Report, old: &Path, after: &'r Report, new: &Path) -> Vec<Pair<'r>> {
    if let ([old], [new]) = (&before.documents[..], &after.documents[..]) {
        return vec![Pair { path: &new.path, old: Some(old), new: Some(new) }];
    }
    let mut all: BTreeMap<&str, Pair<'r>> = BTreeMap::new();
    for (report, root, is_new) in [(before, old, false), (after, new, true)] {
        let root = root.to_string_lossy().replace('\\', "/");
        let root = root.trim_start_matches("./").trim_end_matches('/');
        for document in &report.documents {
            let path = document.path.trim_start_matches("./");
            let path = path.strip_prefix(root).unwrap_or(path).trim_start_matches('/');
            let pair = all.entry(path).or_insert(Pair { path, old: None, new: None });
            *(if is_new { &mut pair.new } else { &mut pair.old }) = Some(document);
        }
    }
    all.into_values().collect()
}

impl Pair<'_> {
    fn values(&self) -> Option<(f64, f64, bool)> {
        let (old, new) = (self.old?.reading.shown.as_ref()?, self.new?.reading.shown.as_ref()?);
        (old.measure == new.measure).then_some((old.value, new.value, new.higher_is_easier))
    }

    fn change(&self) -> Change {
        match (self.old, self.new, self.values()) {
            (None, _, _) => Change::New,
            (_, None, _) => Change::Gone,
            (_, _, None) => Change::None,
            (_, _, Some((old, new, higher_is_easier))) => {
                if (old - new).abs() <= SAME * old.abs().max(new.abs()) {
                    Change::Same
                } else if (new > old) == higher_is_easier {
                    Change::Easier
                } else {
                    Change::Harder
                }
            }
        }
    }
}

fn text(pairs: &[Pair<'_>], catalogue: &Catalogue) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for pair in pairs {
        let told = |document: Option<&DocumentReport>| document.map_or_else(String::new, |d| level(d, catalogue));
        let change = pair.change();
        let key = format!("compare-{}", change.key());
        let said = catalogue.ui(&key, &[("level", &told(pair.new))]);
        match (pair.values(), pair.new.and_then(|new| new.reading.shown.as_ref())) {
            (Some((old, new, _)), Some(shown)) => {
                let language = catalogue.language();
                let measure = shown.scale();
                let (old, new) = (decimal(old, language), decimal(new, language));
                writeln!(out, "{}: {measure} {old} → {new}, {said}", pair.path)?;
            }
            _ => writeln!(out, "{}: {said}", pair.path)?,
        }
    }
    let number = |change| pairs.iter().filter(|pair| pair.change() == change).count().to_string();
    let (easier, harder, same) = (number(Change::Easier), number(Change::Harder), number(Change::Same));
    writeln!(out, "{}", catalogue.ui("compare-sum", &[("easier", &easier), ("harder", &harder), ("same", &same)]))?;
    out.flush()
}

fn write_json(pairs: &[Pair<'_>]) -> io::Result<()> {
    let documents: Vec<_> = pairs
        .iter()
        .map(|pair| {
            let values = pair.values();
            let measure = pair.new.or(pair.old).and_then(|d| d.reading.shown.as_ref()).map(|shown| shown.measure);
            json!({
                "path": pair.path,
                "change": pair.change().key(),
                "measure": measure,
                "old": values.map(|(old, ..)| old),
                "new": values.map(|(_, new, _)| new),
            })
        })
        .collect();
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", json!({"version": 1, "compare": documents}))?;
    out.flush()
}
