//! Letters in Word's `.docx` and in `OpenDocument`'s `.odt`.
//!
//! Each is a ZIP of XML files. What a reader sees of it is written out as markup, one paragraph a
//! line, and goes the way of all markup from there: the line of a finding is the number of its
//! paragraph. Fields that a mail merge fills become template holes.

mod docx;
mod odt;

use std::io::{Cursor, Read as _};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use crate::source::{Encoding, Format, Part, PartKind, Source, SourceError};
use crate::span::{SourceMap, Span};

/// The most that is unpacked of one file, in bytes: a letter has a few hundred thousand.
const MOST_UNPACKED: u64 = 64 << 20;
/// The most elements inside one another.
const DEEPEST: usize = 256;

fn broken(what: &str) -> SourceError {
    SourceError {
        code: "broken-document",
        message: format!("cannot be read: {what}. Please open it in your word processor and save it anew."),
    }
}

/// Reads a letter.
///
/// # Errors
/// When it is damaged, locked with a password, or unpacks to more than a letter can be.
pub(super) fn read(path: &str, format: Format, bytes: Vec<u8>) -> Result<Source, SourceError> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(SourceError {
            code: "old-word",
            message: "is an old Word file, or one with a password. Please open it in Word and save it as .docx without a password.".into(),
        });
    }
    let mut archive = ZipArchive::new(Cursor::new(&bytes[..])).map_err(|_| broken("it is damaged"))?;
    let text = if format == Format::Word { docx::read(&mut archive)? } else { odt::read(&mut archive)? };
    let whole = Part { span: Span::new(0, text.len()), kind: PartKind::Body(Format::Html), language: None };
    Ok(Source::assemble(path, format, text, SourceMap::identity(), Encoding::Utf8, vec![whole], Some(bytes)))
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// One file of the archive as text; `None` when there is none.
fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, SourceError> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut text = Vec::new();
    // The size an archive states may be a lie: what comes out is counted.
    file.take(MOST_UNPACKED + 1).read_to_end(&mut text).map_err(|_| broken("it is damaged"))?;
    if text.len() as u64 > MOST_UNPACKED {
        return Err(SourceError {
            code: "too-large",
            message: "unpacks to more than 64 MB, which no letter does, so it was not read.".into(),
        });
    }
    String::from_utf8(text).map(Some).map_err(|_| broken("its text is damaged"))
}

/// The value of an attribute, decoded.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(decoded(&found.value))
}

/// Text with its entities replaced; what is no entity stays.
fn decoded(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

/// The character of a reference such as `amp` or `#233`.
fn reference(name: &str) -> String {
    decoded(&format!("&{name};"))
}

/// Markup in the making, one paragraph a line.
#[derive(Default)]
struct Writer {
    out: String,
    in_list: bool,
}

impl Writer {
    fn escaped(text: &str, into: &mut String) {
        for character in text.chars() {
            match character {
                '&' => into.push_str("&amp;"),
                '<' => into.push_str("&lt;"),
                '>' => into.push_str("&gt;"),
                '"' => into.push_str("&quot;"),
                '\n' | '\r' | '\t' => into.push(' '),
                _ => into.push(character),
            }
        }
    }

    /// Ends a paragraph: its tag, its words, and whether it is an item of a list.
    fn paragraph(&mut self, tag: &str, words: &str, item: bool) {
        if item != self.in_list {
            self.out.push_str(if item { "<ul>" } else { "</ul>" });
            self.in_list = item;
        }
        let tag = if item { "li" } else { tag };
        self.out.extend(["<", tag, ">", words, "</", tag, ">\n"]);
    }

    /// Writes a tag between paragraphs.
    fn tag(&mut self, tag: &str) {
        if self.in_list {
            self.out.push_str("</ul>");
            self.in_list = false;
        }
        self.out.push_str(tag);
    }
}

/// A picture while it is read.
#[derive(Debug, Default, PartialEq, Eq)]
enum Picture {
    /// There is none.
    #[default]
    None,
    /// No text alternative has been met.
    Silent,
    /// Its text alternative; empty when it only decorates.
    Told(String),
}

impl Picture {
    /// Writes the picture as an image, if there is one, and forgets it.
    fn write(&mut self, into: &mut String) {
        match std::mem::take(self) {
            Self::Told(text) => {
                into.push_str("<img alt=\"");
                Writer::escaped(&text, into);
                into.push_str("\">");
            }
            Self::Silent => into.push_str("<img>"),
            Self::None => {}
        }
    }
}

/// A place that a mail merge fills, as a template writes it.
fn hole(name: &str, into: &mut String) {
    let name: String = name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-')).collect();
    into.extend(["{{ ", if name.is_empty() { "field" } else { &name }, " }}"]);
}
