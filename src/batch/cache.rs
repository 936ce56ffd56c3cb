//! What was found in a file that has not changed since.
//!
//! An entry holds what a report needs: names, numbers and lines of the document among it. So each
//! entry is locked with a key made from the document itself (its bytes, its path, the
//! configuration and the program): who has the file can open its entry, who has only the cache
//! cannot. The name of an entry is made from the same and tells none of it. Entries stand in packs,
//! see [`pack`].

mod pack;

use std::fs;
use std::io;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use self::pack::{NAME, Name, Packs};
use crate::check::DocumentReport;

/// Length of the seal that shows that an entry is whole.
const SEAL: usize = 16;
/// Said of each other by programs that make copies of folders: this one need not be kept.
const TAG: &str =
    "Signature: 8a477f597d28d172789f06886806bc55\n# Made by plainspoken. It may be deleted at any time.\n";

/// A folder of entries.
#[derive(Debug)]
pub struct Cache {
    packs: Packs,
    hits: AtomicUsize,
    broken: AtomicUsize,
}

/// What makes one entry: its name and its key.
pub struct Slot {
    name: Name,
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
        let packs = Packs::open(folder)?;
        let broken = AtomicUsize::new(packs.damaged());
        Ok(Self { packs, hits: AtomicUsize::new(0), broken })
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
        let mut out = [0; NAME + 32];
        hasher.finalize_xof().fill(&mut out);
        let name = std::array::from_fn(|index| out[index]);
        Slot { name, key: std::array::from_fn(|index| out[NAME + index]) }
    }

    /// The report of an unchanged file, if it is known.
    pub fn get(&self, slot: &Slot) -> Option<DocumentReport> {
        let bytes = self.packs.get(&slot.name)?;
        let report = open(bytes, slot);
        if report.is_some() { &self.hits } else { &self.broken }.fetch_add(1, Ordering::Relaxed);
        report
    }

    /// Keeps a report. What cannot be kept is worked out anew next time.
    pub fn put(&self, slot: &Slot, report: &DocumentReport) {
        let Ok(mut plain) = rmp_serde::to_vec(report) else { return };
        let seal = blake3::keyed_hash(&slot.key, &plain);
        lock(&mut plain, slot);
        let _ = self.packs.put(&slot.name, &seal.as_bytes()[..SEAL], &plain);
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

fn open(mut bytes: Vec<u8>, slot: &Slot) -> Option<DocumentReport> {
    let (seal, plain) = bytes.split_at_mut_checked(SEAL)?;
    lock(plain, slot);
    if blake3::keyed_hash(&slot.key, plain).as_bytes()[..SEAL] != *seal {
        return None;
    }
    rmp_serde::from_slice(plain).ok()
}
