//! Files that a document names and that stand beside it.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::{Arg, Finding};

/// What is known of the files of a run; each is opened once.
pub(super) struct Opened<T> {
    known: Mutex<HashMap<PathBuf, Option<T>>>,
}

impl<T> Default for Opened<T> {
    fn default() -> Self {
        Self { known: Mutex::default() }
    }
}

impl<T: Copy> Opened<T> {
    /// What `read` gives for a file, now or when it was first asked for.
    pub(super) fn get(&self, path: &Path, read: impl FnOnce(&Path) -> Option<T>) -> Option<T> {
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(path) {
            return *known;
        }
        let found = read(path);
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_path_buf(), found);
        found
    }
}

/// Where the file lies that a finding names in its argument `name`, if that is inside the root.
pub(super) fn named(finding: &Finding, name: &str, document: &Path, root: &Path) -> Option<PathBuf> {
    finding.args.iter().find_map(|(of, arg)| match arg {
        Arg::Text(file) if *of == name => place_of(file, document, root),
        _ => None,
    })
}

/// Where a file lies that a document names, if that is inside the root.
fn place_of(file: &str, document: &Path, root: &Path) -> Option<PathBuf> {
    if file.contains(':') || file.starts_with("//") || file.contains('\\') {
        return None;
    }
    let file = decoded(file)?;
    let root = root.canonicalize().ok()?;
    // On a site `/pictures/a.gif` begins at its root.
    let path = match file.strip_prefix('/') {
        Some(inside) => root.join(inside),
        None => document.parent()?.join(&file),
    };
    if Path::new(&file).components().any(|part| matches!(part, Component::Prefix(_))) {
        return None;
    }
    // Links and `..` are followed first: what they lead to must be inside as well.
    let path = path.canonicalize().ok()?;
    (path.starts_with(&root) && path.is_file()).then_some(path)
}

/// The path of a link without its percent signs: `inscripci%C3%B3n.pdf`.
fn decoded(file: &str) -> Option<String> {
    let mut out = Vec::with_capacity(file.len());
    let mut rest = file.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(code) => {
                out.push(code);
                rest = &tail[2..];
            }
            None => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(out).ok().filter(|file| !file.contains(['\0', '\\', ':']))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_the_root_are_opened() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        std::fs::create_dir_all(root.join("mail")).unwrap();
        std::fs::write(folder.path().join("out.gif"), b"GIF89a").unwrap();
        std::fs::write(root.join("in.gif"), b"GIF89a").unwrap();
        std::fs::write(root.join("a \u{f1}.gif"), b"GIF89a").unwrap();
        let document = root.join("mail/may.html");
        for inside in ["../in.gif", "/in.gif", "%2E./in.gif", "../a%20%C3%B1.gif"] {
            assert!(place_of(inside, &document, &root).is_some(), "{inside}");
        }
        for outside in [
            "../../out.gif",
            "%2E%2E/../out.gif",
            "https://example.org/in.gif",
            "//example.org/in.gif",
            "C:\\in.gif",
            "no.gif",
            "in%00.gif",
            "%",
            "%FF",
            "%+1",
        ] {
            assert!(place_of(outside, &document, &root).is_none(), "{outside}");
        }
    }
}
