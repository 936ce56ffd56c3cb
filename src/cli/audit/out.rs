//! Where an audit is written.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::Failure;
use crate::batch::{self, shown};
use crate::messages::Catalogue;

/// The folder of an audit, and the first thing that went wrong there.
pub(super) struct Out<'a> {
    folder: &'a Path,
    failed: Mutex<Option<(PathBuf, io::Error)>>,
}

/// A new file that only its owner may read; an error when there is one of this name.
fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

impl<'a> Out<'a> {
    pub(super) fn new(folder: &'a Path) -> Self {
        Self { folder, failed: Mutex::new(None) }
    }

    /// Writes a file that is made in one piece.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) {
        self.note(name, |path| match create(path) {
            // Nothing stands there yet that a reader could see torn; what fails is taken away.
            Ok(mut file) => file.write_all(bytes).inspect_err(|_| drop(fs::remove_file(path))),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => replace(path, |out| out.write_all(bytes)),
            Err(error) => Err(error),
        });
    }

    /// Writes a file piece by piece.
    pub(super) fn write_with(&self, name: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        self.note(name, |path| replace(path, write));
    }

    fn note(&self, name: &str, write: impl FnOnce(&Path) -> io::Result<()>) {
        let path = self.folder.join(name);
        if let Err(error) = write(&path) {
            let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
            failed.get_or_insert((path, error));
        }
    }

    /// Whether a file begins and ends like this: then it was written whole.
    pub(super) fn has(&self, name: &str, beginning: &[u8], end: &[u8]) -> bool {
        let read = || -> io::Result<bool> {
            let mut file = File::open(self.folder.join(name))?;
            let mut found = vec![0; beginning.len()];
            file.read_exact(&mut found)?;
            let mut last = vec![0; end.len()];
            file.seek(SeekFrom::End(-i64::try_from(end.len()).unwrap_or(0)))?;
            file.read_exact(&mut last)?;
            Ok(found == beginning && last == end)
        };
        read().unwrap_or(false)
    }

    /// Removes from a folder what an earlier audit left and this one did not write anew.
    pub(super) fn sweep(&self, folder: &str, keep: &HashSet<&str>) {
        let Ok(entries) = fs::read_dir(self.folder.join(folder)) else { return };
        for entry in
            entries.flatten().filter(|entry| !entry.file_name().to_str().is_some_and(|name| keep.contains(name)))
        {
            // A folder is nothing this program made.
            let _ = fs::remove_file(entry.path());
        }
    }

    pub(super) fn is_broken(&self) -> bool {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// What went wrong, as a sentence.
    pub(super) fn result(&self, catalogue: &Catalogue) -> Result<(), Failure> {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        match failed.take() {
            None => Ok(()),
            Some((path, error)) => {
                let reason = batch::clause(&error);
                let args = [("path", &shown(&path)[..]), ("reason", &reason)];
                Err(Failure::Said(catalogue.ui("audit-full", &args)))
            }
        }
    }
}

/// Writes a file beside the one that stands there, then puts it in its place.
fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    let mut out = BufWriter::new(file.as_file_mut());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    file.persist(path)?;
    Ok(())
}
