//! What an earlier audit found, and what changed since.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Failure, Kept};
use crate::batch::shown;
use crate::report::html::Change;

/// An earlier audit.
pub(super) struct Earlier {
    date: String,
    documents: HashMap<String, (bool, Vec<String>)>,
}

impl Earlier {
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
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

    pub(super) fn compare(&self, kept: &[Kept]) -> Change {
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
