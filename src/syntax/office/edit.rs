//! Fixes of a letter: the words change in its XML, and every other file of the archive stays as it
//! is, byte for byte.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::page::Piece;
use super::{File, unpack, xml};
use crate::source::Source;
use crate::source::encode::{EncodeError, Replacement, apply};
use crate::span::Span;

/// Files that hold a signature: a change would break it.
const SIGNATURES: [&str; 2] = ["_xmlsignatures/", "META-INF/documentsignatures.xml"];

/// The bytes of the letter with replacements made in its markup. They must be sorted and apart.
///
/// # Errors
/// [`EncodeError`]: the place is no stretch of plain words, or the result would not read as meant.
pub(in crate::syntax) fn encode(source: &Source, edits: &[Replacement<'_>]) -> Result<Vec<u8>, EncodeError> {
    let meant = apply(&source.text, edits)?;
    let (page, files) = unpack(source.format, source.bytes()).map_err(|_| EncodeError::Mismatch)?;
    let mut changes = Vec::new();
    for edit in edits {
        change(&page.pieces, edit, &mut changes)?;
    }
    changes.sort_by_key(|change| (change.file, change.span));
    let bytes = pack(source.bytes(), &files, &changes)?;
    match super::read(&source.path, source.format, bytes) {
        Ok(again) if again.text == meant => again.raw.ok_or(EncodeError::Mismatch),
        _ => Err(EncodeError::Mismatch),
    }
}

/// New words in one file of the archive.
struct Change {
    file: u16,
    span: Span,
    text: String,
}

/// What one edit changes. Word cuts a text into runs at will, so an edit may lie in several: the
/// new words go to the first, if all look alike and nothing lies between.
fn change(pieces: &[Piece], edit: &Replacement<'_>, changes: &mut Vec<Change>) -> Result<(), EncodeError> {
    let span = edit.span;
    let place = || EncodeError::Place(span);
    let first = pieces.partition_point(|piece| {
        piece.text.end < span.start.max(1) || piece.text.end == span.start && !span.is_empty()
    });
    let touched = pieces[first..]
        .iter()
        .take_while(|piece| piece.text.start < span.end.max(span.start + 1) || piece.text.start == span.start);
    if edit.text.contains(['<', '\n', '\r', '\t']) {
        return Err(place());
    }
    let plain = xml::decoded(edit.text);
    let mut new = quick_xml::escape::minimal_escape(&plain[..]).into_owned();
    let (mut at, mut before) = (span.start, None::<Piece>);
    let mut spaces = BTreeSet::new();
    for piece in touched {
        if at < piece.text.start || before.is_some_and(|before| before.look != piece.look || before.file != piece.file)
        {
            return Err(place());
        }
        let end = span.end.min(piece.text.end);
        let written = if piece.verbatim {
            let start = piece.xml.start + (at - piece.text.start);
            Span { start, end: start + (end - at) }
        } else if span.is_empty() {
            Span::at(if at == piece.text.start { piece.xml.start } else { piece.xml.end } as usize)
        } else if at == piece.text.start && end == piece.text.end {
            piece.xml
        } else {
            return Err(place());
        };
        changes.push(Change { file: piece.file, span: written, text: std::mem::take(&mut new) });
        spaces.extend(piece.space.map(|space| (piece.file, space)));
        (at, before) = (end, Some(*piece));
        if at == span.end {
            break;
        }
    }
    if before.is_none() || at != span.end {
        return Err(place());
    }
    // Without this Word drops a blank at the edge of a text.
    for (file, space) in spaces {
        let span = Span::at(space as usize);
        if !changes.iter().any(|change| (change.file, change.span) == (file, span)) {
            changes.push(Change { file, span, text: " xml:space=\"preserve\"".into() });
        }
    }
    Ok(())
}

/// The archive with the changed files; all others are copied as they are compressed.
fn pack(bytes: &[u8], files: &[File], changes: &[Change]) -> Result<Vec<u8>, EncodeError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| EncodeError::Mismatch)?;
    if archive.file_names().flatten().any(|name| SIGNATURES.iter().any(|signature| name.starts_with(signature))) {
        return Err(EncodeError::Signed);
    }
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    out.set_raw_comment(archive.comment().into()).map_err(|_| EncodeError::Mismatch)?;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| EncodeError::Mismatch)?;
        let name = entry.name().map_err(|_| EncodeError::Mismatch)?.into_owned();
        let number = files.iter().position(|file| file.name == name);
        let here = |change: &&Change| Some(usize::from(change.file)) == number;
        let Some(number) = number.filter(|_| changes.iter().any(|change| here(&change))) else {
            out.raw_copy_file(entry).map_err(|_| EncodeError::Mismatch)?;
            continue;
        };
        let pieces: Vec<(Span, Vec<u8>)> =
            changes.iter().filter(here).map(|change| (change.span, change.text.clone().into_bytes())).collect();
        let text = crate::source::encode::splice(files[number].text.as_bytes(), &pieces)?;
        let mut options = SimpleFileOptions::default().compression_method(entry.compression());
        if let Some(time) = entry.last_modified() {
            options = options.last_modified_time(time);
        }
        if let Some(mode) = entry.unix_mode() {
            options = options.unix_permissions(mode);
        }
        out.start_file(name, options).map_err(|_| EncodeError::Mismatch)?;
        out.write_all(&text).map_err(|_| EncodeError::Mismatch)?;
    }
    out.finish().map(Cursor::into_inner).map_err(|_| EncodeError::Mismatch)
}
