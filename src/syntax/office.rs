//! Letters in Word's `.docx` and in `OpenDocument`'s `.odt`.
//!
//! Each is a ZIP of XML files. What a reader sees of it is written out as markup, one paragraph a
//! line, and goes the way of all markup from there: the line of a finding is the number of its
//! paragraph. Fields that a mail merge fills become template holes. Each piece of text remembers
//! where it stands in the XML, so that a fix changes those words and nothing else.

mod docx;
mod edit;
mod odt;
mod page;
mod xml;

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::source::{Encoding, Format, Part, PartKind, Source, SourceError};
use crate::span::{SourceMap, Span};
use page::Page;

pub(super) use edit::encode;

/// The most that is unpacked of one file, in bytes: a letter has a few hundred thousand.
const MOST_UNPACKED: u64 = 64 << 20;

fn broken(what: &str) -> SourceError {
    SourceError {
        code: "broken-document",
        key: "broken-document",
        detail: what.to_owned(),
        message: format!("it cannot be read: {what}. Please open it in your word processor and save it anew."),
    }
}

/// Reads a letter.
///
/// # Errors
/// When it is damaged, locked with a password, or unpacks to more than a letter can be.
pub(super) fn read(path: &str, format: Format, bytes: Vec<u8>) -> Result<Source, SourceError> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(SourceError::new(
            "old-word",
            "old-word",
            "it is an old Word file, or one with a password. Please open it in Word and save it as .docx without a password.",
        ));
    }
    let text = unpack(format, &bytes)?.0.out;
    let whole = Part { span: Span::new(0, text.len()), kind: PartKind::Body(Format::Html), language: None };
    Ok(Source::assemble(path, format, text, SourceMap::identity(), Encoding::Utf8, vec![whole], Some(bytes)))
}

/// The markup of a letter with its pieces, and the files of the archive they come from.
fn unpack(format: Format, bytes: &[u8]) -> Result<(Page, Vec<File>), SourceError> {
    let mut package = Package::open(bytes)?;
    let page = if format == Format::Word { docx::read(&mut package)? } else { odt::read(&mut package)? };
    Ok((page, package.read))
}

/// A file of the archive that text was read from.
struct File {
    name: String,
    text: String,
}

/// An archive, and what may still be unpacked of it.
struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
    read: Vec<File>,
}

impl<'b> Package<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, SourceError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("it is damaged"))?;
        Ok(Self { archive, left: MOST_UNPACKED, read: Vec::new() })
    }

    /// One file of the archive as text; `None` when there is none.
    fn part(&mut self, name: &str) -> Result<Option<String>, SourceError> {
        let Ok(file) = self.archive.by_name(name) else { return Ok(None) };
        let mut text = Vec::new();
        // The size an archive states may be a lie: what comes out is counted.
        file.take(self.left + 1).read_to_end(&mut text).map_err(|_| broken("it is damaged"))?;
        let Some(left) = self.left.checked_sub(text.len() as u64) else {
            return Err(SourceError::new(
                "too-large",
                "unpacks",
                "it unpacks to more than 64 MB, which no letter does, so it was not read.",
            ));
        };
        self.left = left;
        String::from_utf8(text).map(Some).map_err(|_| broken("its text is damaged"))
    }

    /// Keeps a file whose text was read, and gives its number among [`File`]s.
    fn next_file(&self) -> u16 {
        self.read.len() as u16
    }

    fn keep(&mut self, name: String, text: String) {
        self.read.push(File { name, text });
    }
}
