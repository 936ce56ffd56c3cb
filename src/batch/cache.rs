//! What was found in a file that has not changed since.
//!
//! An entry holds what a report needs: names, numbers and lines of the document among it. So each
//! entry is locked with a key made from the document itself (its bytes, its path, the
//! configuration and the program): who has the file can open its entry, who has only the cache
//! cannot. The name of an entry is made from the same and tells none of it.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::check::DocumentReport;

/// Begins every entry; the digit is the version of the form.
const MAGIC: &[u8; 4] = b"PSC1";
/// Length of the seal that shows that an entry is whole.
const SEAL: usize = 16;
/// Said of each other by programs that make copies of folders: this one need not be kept.
const TAG: &str =
    "Signature: 8a477f597d28d172789f06886806bc55\n# Made by plainspoken. It may be deleted at any time.\n";

/// A folder of entries.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    hits: AtomicUsize,
    broken: AtomicUsize,
}

/// What makes one entry: its name and its key.
pub struct Slot {
    name: String,
    key: [u8; 32],
}

/// A hash of this program: its rules, its dictionaries and its version.
fn program() -> &'static [u8; 32] {
    static PROGRAM: OnceLock<[u8; 32]> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let mut hasher = blake3::Hasher::new();
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
        if let Ok(mut file) = std::env::current_exe().and_then(fs::File::open) {
            let _ = hasher.update_reader(&mut file);
        }
        *hasher.finalize().as_bytes()
    })
}

impl Cache {
    /// Opens a cache, and makes its folder when there is none; only its owner may look in.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn open(folder: &Path) -> io::Result<Self> {
        super::private_folder(folder)?;
        for (name, text) in [("CACHEDIR.TAG", TAG), (".gitignore", "*\n")] {
            let path = folder.join(name);
            if !path.exists() {
                fs::write(path, text)?;
            }
        }
        Ok(Self { folder: folder.to_path_buf(), hits: AtomicUsize::new(0), broken: AtomicUsize::new(0) })
    }

    /// Where the entry of a file is, for these settings.
    #[must_use]
    pub fn slot(settings: &str, path: &str, in_config: &str, bytes: &[u8]) -> Slot {
        let mut hasher = blake3::Hasher::new_derive_key("plainspoken cache of document reports, form 1");
        hasher.update(program());
        for part in [settings, path, in_config] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.update(bytes);
        let mut out = [0; 48];
        hasher.finalize_xof().fill(&mut out);
        let name = blake3::Hash::from_bytes(std::array::from_fn(|index| if index < 16 { out[index] } else { 0 }));
        Slot { name: name.to_hex()[..32].to_owned(), key: std::array::from_fn(|index| out[16 + index]) }
    }

    /// The report of an unchanged file, if it is known.
    pub fn get(&self, slot: &Slot) -> Option<DocumentReport> {
        let bytes = fs::read(self.path(slot)).ok()?;
        let report = open(&bytes, slot);
        if report.is_some() { &self.hits } else { &self.broken }.fetch_add(1, Ordering::Relaxed);
        report
    }

    /// Keeps a report. What cannot be kept is worked out anew next time.
    pub fn put(&self, slot: &Slot, report: &DocumentReport) {
        let Ok(mut plain) = rmp_serde::to_vec(report) else { return };
        let seal = blake3::keyed_hash(&slot.key, &plain);
        lock(&mut plain, slot);
        let path = self.path(slot);
        let Some(folder) = path.parent() else { return };
        let write = || -> io::Result<()> {
            fs::create_dir_all(folder)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(MAGIC)?;
            file.write_all(&seal.as_bytes()[..SEAL])?;
            file.write_all(&plain)?;
            file.persist(&path)?;
            Ok(())
        };
        let _ = write();
    }

    fn path(&self, slot: &Slot) -> PathBuf {
        self.folder.join(&slot.name[..2]).join(&slot.name[2..])
    }

    /// How many reports were found unchanged.
    pub fn hits(&self) -> usize {
        self.hits.load(Ordering::Relaxed)
    }

    /// How many entries were damaged and therefore not used.
    pub fn broken(&self) -> usize {
        self.broken.load(Ordering::Relaxed)
    }
}

/// Locks and opens: the same step does both.
fn lock(text: &mut [u8], slot: &Slot) {
    let mut stream = blake3::Hasher::new_keyed(&slot.key).update(b"stream").finalize_xof();
    let mut key = [0_u8; 4096];
    for piece in text.chunks_mut(key.len()) {
        stream.fill(&mut key[..piece.len()]);
        for (byte, key) in piece.iter_mut().zip(&key) {
            *byte ^= key;
        }
    }
}

fn open(bytes: &[u8], slot: &Slot) -> Option<DocumentReport> {
    let (seal, locked) = bytes.strip_prefix(MAGIC)?.split_at_checked(SEAL)?;
    let mut plain = locked.to_vec();
    lock(&mut plain, slot);
    if blake3::keyed_hash(&slot.key, &plain).as_bytes()[..SEAL] != *seal {
        return None;
    }
    rmp_serde::from_slice(&plain).ok()
}
