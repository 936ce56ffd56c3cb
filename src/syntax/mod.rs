//! Text becomes a tree: several token sources, one builder.

pub mod attributes;
pub mod email;
pub mod tree;

use crate::source::{Format, Source, SourceError};

/// Decodes the bytes of one file of any format; see [`Source::read`] and [`email::read`].
///
/// # Errors
/// [`SourceError`], when the file is not text plainspoken can read.
pub fn read(path: &str, format: Format, bytes: Vec<u8>) -> Result<Source, SourceError> {
    if format == Format::Email { email::read(path, bytes) } else { Source::read(path, format, bytes) }
}
