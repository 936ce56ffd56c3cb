//! Entries of a cache in few files: ten thousand small ones cost more to open than to read.
//!
//! Each run that has something to keep adds one pack. A pack begins with [`MAGIC`]; then entry
//! follows entry, each with a head: its name, its length and a short sum over both. A run that is
//! stopped leaves an entry cut off at the end, which is passed over.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// Begins every pack; the digit is the version of the form.
const MAGIC: &[u8; 4] = b"PSC2";
/// Ending of the name of a pack.
const ENDING: &str = "pack";
/// Length of a name in bytes.
pub(super) const NAME: usize = 16;
/// Length of a head in bytes: name, length, sum.
const HEAD: usize = NAME + 8;
/// More packs than this become one.
const MOST_PACKS: usize = 12;
/// A cache larger than this starts anew, in bytes: nothing else removes what is not asked for any more.
const LARGEST: u64 = 1 << 30;
/// What is gathered before it is written, in bytes.
const BUFFER: usize = 256 * 1024;

/// The name of an entry.
pub(super) type Name = [u8; NAME];

/// Where an entry stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    pack: usize,
    at: u64,
    length: u32,
}

/// The packs of one folder.
#[derive(Debug)]
pub(super) struct Packs {
    folder: PathBuf,
    packs: Vec<(PathBuf, Mutex<File>)>,
    index: HashMap<Name, Place>,
    /// The pack of this run, once there is something to keep.
    own: Mutex<Option<BufWriter<File>>>,
    damaged: usize,
}

/// The head of an entry.
fn head(name: &Name, length: u32) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    head[..NAME].copy_from_slice(name);
    head[NAME..NAME + 4].copy_from_slice(&length.to_le_bytes());
    let sum = blake3::hash(&head[..NAME + 4]);
    head[NAME + 4..].copy_from_slice(&sum.as_bytes()[..4]);
    head
}

#[cfg(unix)]
fn read_at(file: &mut File, at: u64, into: &mut [u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, into, at)
}

#[cfg(not(unix))]
fn read_at(file: &mut File, at: u64, into: &mut [u8]) -> io::Result<()> {
    use std::io::{Read as _, Seek as _, SeekFrom};
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(into)
}

impl Packs {
    /// Opens the packs of a folder. One that is damaged is read as far as it goes.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        let mut packs = Self {
            folder: folder.to_path_buf(),
            packs: Vec::new(),
            index: HashMap::new(),
            own: Mutex::new(None),
            damaged: 0,
        };
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == ENDING));
        // Names begin with the time they were made: what is younger holds.
        paths.sort_unstable();
        let sizes = paths.iter().filter_map(|path| fs::metadata(path).ok()).map(|data| data.len());
        if sizes.sum::<u64>() > LARGEST {
            paths.drain(..).for_each(|path| drop(fs::remove_file(path)));
        }
        for path in paths {
            // Another run may have put it together with others meanwhile.
            if let Ok(mut file) = File::open(&path) {
                packs.damaged += usize::from(!packs.scan(&mut file).unwrap_or(false));
                packs.packs.push((path, Mutex::new(file)));
            }
        }
        if packs.packs.len() > MOST_PACKS || packs.damaged > 0 {
            // What is damaged goes for good; what cannot be put together stays as it was.
            let _ = packs.join();
        }
        Ok(packs)
    }

    /// Notes what a pack holds; whether it is sound.
    fn scan(&mut self, file: &mut File) -> io::Result<bool> {
        let size = file.metadata()?.len();
        let mut magic = [0; MAGIC.len()];
        if size < magic.len() as u64 {
            return Ok(true);
        }
        read_at(file, 0, &mut magic)?;
        if magic != *MAGIC {
            return Ok(false);
        }
        let mut at = magic.len() as u64;
        let mut found = [0; HEAD];
        while at + HEAD as u64 <= size {
            read_at(file, at, &mut found)?;
            let (name, rest) = found.split_at(NAME);
            let name: Name = std::array::from_fn(|index| name[index]);
            let length = u32::from_le_bytes([rest[0], rest[1], rest[2], rest[3]]);
            if found != head(&name, length) {
                return Ok(false);
            }
            at += HEAD as u64 + u64::from(length);
            if at > size {
                break;
            }
            self.index.insert(name, Place { pack: self.packs.len(), at: at - u64::from(length), length });
        }
        Ok(true)
    }

    /// The bytes of an entry.
    pub(super) fn get(&self, name: &Name) -> Option<Vec<u8>> {
        let place = self.index.get(name)?;
        let mut bytes = vec![0; place.length as usize];
        let mut file = self.packs[place.pack].1.lock().unwrap_or_else(PoisonError::into_inner);
        read_at(&mut file, place.at, &mut bytes).ok()?;
        Some(bytes)
    }

    /// Keeps an entry, given in two parts.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub(super) fn put(&self, name: &Name, seal: &[u8], bytes: &[u8]) -> io::Result<()> {
        let Ok(length) = u32::try_from(seal.len() + bytes.len()) else { return Ok(()) };
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        let out = match own.as_mut() {
            Some(out) => out,
            None => own.insert(self.create()?.1),
        };
        out.write_all(&head(name, length))?;
        out.write_all(seal)?;
        out.write_all(bytes)
    }

    /// A new pack.
    fn create(&self) -> io::Result<(PathBuf, BufWriter<File>)> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        let prefix = format!("{now:013x}-");
        let suffix = format!(".{ENDING}");
        let file = tempfile::Builder::new().prefix(&prefix).suffix(&suffix).tempfile_in(&self.folder)?;
        let (file, path) = file.keep().map_err(|error| error.error)?;
        let mut out = BufWriter::with_capacity(BUFFER, file);
        out.write_all(MAGIC)?;
        Ok((path, out))
    }

    /// Puts all packs together in one.
    fn join(&mut self) -> io::Result<()> {
        let mut entries: Vec<(Name, Place)> = self.index.iter().map(|(name, place)| (*name, *place)).collect();
        entries.sort_unstable_by_key(|(_, place)| (place.pack, place.at));
        let (path, mut out) = self.create()?;
        let copied = entries.iter().try_for_each(|(name, _)| {
            let bytes = self.get(name).ok_or(io::ErrorKind::UnexpectedEof)?;
            out.write_all(&head(name, bytes.len() as u32))?;
            out.write_all(&bytes)
        });
        if let Err(error) = copied.and_then(|()| out.flush()) {
            let _ = fs::remove_file(path);
            return Err(error);
        }
        for (old, _) in self.packs.drain(..) {
            let _ = fs::remove_file(old);
        }
        self.index.clear();
        let mut file = File::open(&path)?;
        self.scan(&mut file)?;
        self.packs.push((path, Mutex::new(file)));
        Ok(())
    }

    /// How many packs were damaged.
    pub(super) fn damaged(&self) -> usize {
        self.damaged
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn packs(folder: &Path) -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    }

    #[test]
    fn the_younger_of_two_entries_holds_and_many_packs_become_one() {
        let home = tempfile::tempdir().unwrap();
        for run in 0..=MOST_PACKS as u8 {
            let open = Packs::open(home.path()).unwrap();
            open.put(&[run; NAME], b"seal", &[run]).unwrap();
            open.put(&[99; NAME], b"seal", &[run]).unwrap();
            drop(open);
            // Names tell the time in milliseconds.
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        assert_eq!(packs(home.path()).len(), MOST_PACKS + 1);
        let open = Packs::open(home.path()).unwrap();
        assert_eq!(packs(home.path()).len(), 1);
        assert_eq!(open.get(&[0; NAME]).unwrap(), b"seal\0");
        assert_eq!(open.get(&[99; NAME]).unwrap(), [&b"seal"[..], &[MOST_PACKS as u8]].concat());
    }

    #[test]
    fn a_run_that_was_stopped_leaves_what_it_had_kept() {
        let home = tempfile::tempdir().unwrap();
        let open = Packs::open(home.path()).unwrap();
        for name in 0..3 {
            open.put(&[name; NAME], b"", &[name; 100]).unwrap();
        }
        drop(open);
        let path = packs(home.path()).remove(0);
        let bytes = fs::read(&path).unwrap();
        for end in 0..bytes.len() {
            fs::write(&path, &bytes[..end]).unwrap();
            let open = Packs::open(home.path()).unwrap();
            assert_eq!(open.damaged(), 0);
            let kept = (end.saturating_sub(MAGIC.len()) / (HEAD + 100)) as u8;
            assert_eq!((0..3).filter(|name| open.get(&[*name; NAME]).is_some()).count(), usize::from(kept));
        }
    }

    #[test]
    fn what_is_no_pack_is_told() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("a.pack"), b"PSC1 and more").unwrap();
        let mut bytes = MAGIC.to_vec();
        bytes.extend([7; 64]);
        fs::write(home.path().join("b.pack"), bytes).unwrap();
        assert_eq!(Packs::open(home.path()).unwrap().damaged(), 2);
    }
}
