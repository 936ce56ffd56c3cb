//! Text becomes a tree: several token sources, one builder.

pub mod attributes;
pub mod email;
pub mod tree;

use crate::source::encode::{EncodeError, Replacement};
use crate::source::{Format, Source, SourceError};

/// Decodes the bytes of one file of any format; see [`Source::read`] and [`email::read`].
///
/// # Errors
/// [`SourceError`], when the file is not text plainspoken can read.
pub fn read(path: &str, format: Format, bytes: Vec<u8>) -> Result<Source, SourceError> {
    if format == Format::Email { email::read(path, bytes) } else { Source::read(path, format, bytes) }
}

/// The bytes of a file of any format with replacements made in its text; see
/// [`source::encode::encode`](crate::source::encode::encode) and [`email::encode::encode`].
///
/// # Errors
/// [`EncodeError`], and then nothing should be written.
pub fn encode(source: &Source, edits: &[Replacement<'_>]) -> Result<Vec<u8>, EncodeError> {
    if source.format == Format::Email {
        email::encode::encode(source, edits)
    } else {
        crate::source::encode::encode(source, edits)
    }
}
