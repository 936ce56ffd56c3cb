//! Opening files: a named pipe holds whoever opens it until somebody writes, so it never is.

use std::fs::{self, File, FileType};
use std::io;
use std::path::Path;

/// Why a file was not opened.
pub(super) enum Refused {
    /// What it is instead of a file.
    Kind(&'static str),
    Io(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Opens a file, and nothing that only looks like one; with its length in bytes, 0 for what a shell
/// hands over.
pub(super) fn open(path: &Path) -> Result<(File, u64), Refused> {
    let data = fs::metadata(path)?;
    if data.is_file() {
        return Ok((File::open(path)?, data.len()));
    }
    if !data.is_dir() && is_handed_over(path) {
        return Ok((File::open(path)?, 0));
    }
    Err(Refused::Kind(kind(data.file_type())))
}

/// Whether this is the program's own input or an open descriptor, as `<(…)` of a shell is: somebody
/// writes there already.
fn is_handed_over(path: &Path) -> bool {
    ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.starts_with(folder)) || path == Path::new("/dev/stdin")
}

fn kind(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return "is a named pipe and no file, so it was not read. Please save its text in a file.";
        }
        if kind.is_socket() {
            return "is a socket and no file, so it was not read.";
        }
        if kind.is_block_device() || kind.is_char_device() {
            return "is a device and no file, so it was not read.";
        }
    }
    if kind.is_dir() { "is a folder and no file, so it was not read." } else { "is no file, so it was not read." }
}
