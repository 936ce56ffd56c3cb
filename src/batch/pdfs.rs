//! PDFs that stand beside a document are opened as far as a finding needs it.
//!
//! As with pictures, what is known of them is worked out in every run and never kept in the cache.
//! A file that is missing, too large, locked with a password or broken settles nothing.

use std::collections::{HashMap, HashSet};
use std::io::Read as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use lopdf::xref::XrefRecovery;
use lopdf::{Dictionary, LoadOptions, Object, ObjectId, decode_text_string};

use super::beside::{Opened, named};
use super::open::open;
use crate::check::DocumentReport;
use crate::rules::access::pdf;

/// Largest file that is opened, in bytes.
const LARGEST: u64 = 32 << 20;
/// What the packed objects of a file may unpack to together, in bytes.
const MOST_UNPACKED: usize = 256 << 20;
/// What one packed stream may unpack to, in bytes.
const LARGEST_STREAM: usize = 8 << 20;
/// Pages, and drawings on them, that are looked at for text.
const MOST_LOOKS: usize = 5_000;
/// Drawings within drawings, and folders of pages above a page, that are followed.
const DEEPEST: usize = 8;

/// What a PDF has for those who cannot see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pdf {
    /// Its pages show pictures, and no page knows a font.
    is_scan: bool,
    /// It has a tree of tags with something in it.
    has_tags: bool,
    has_title: bool,
    has_language: bool,
}

impl Pdf {
    /// Whether a finding of the rule holds of this file.
    fn has_fault(self, key: &str) -> bool {
        match key {
            "scan" => self.is_scan,
            // Tags on a picture of a page help little: its text comes first.
            "untagged" => !self.has_tags && !self.is_scan,
            "no-title" => !self.has_title && self.has_language,
            "no-language" => !self.has_language && self.has_title,
            "no-title-language" => !self.has_title && !self.has_language,
            _ => false,
        }
    }
}

/// What is known of the PDFs of a run; each is opened once.
#[derive(Default)]
pub(super) struct Pdfs {
    known: Opened<Pdf>,
}

impl Pdfs {
    /// Settles the findings of a report that hang on a PDF in the project.
    ///
    /// `root` is the folder nothing outside of which is opened.
    pub(super) fn settle(&self, report: &mut DocumentReport, document: &Path, root: &Path) {
        if report.pending.is_empty() {
            return;
        }
        // Of several links to one file, the first is told.
        let (mut links, mut told) = (HashMap::new(), HashSet::new());
        let (mut opened, mut failed, mut right) = (0, 0, 0);
        for located in std::mem::take(&mut report.pending) {
            let finding = &located.diagnostic.finding;
            let pdf = *links.entry((located.origin.start, finding.node)).or_insert_with(|| {
                let path = named(finding, pdf::FILE, document, root)?;
                let pdf = self.known.get(&path, |path| bytes_of(path).and_then(|bytes| read(&bytes)))?;
                opened += 1;
                let is_first = told.insert(path);
                let is_right = pdf.has_tags && pdf.has_title && pdf.has_language && !pdf.is_scan;
                right += u32::from(is_right);
                is_first.then_some(pdf)
            });
            if pdf.is_some_and(|pdf| pdf.has_fault(finding.key)) {
                failed += 1;
                report.diagnostics.push(located);
            }
        }
        if let Some(coverage) = report.coverage.get_mut(pdf::ID) {
            coverage.cannot_tell = coverage.cannot_tell.saturating_sub(opened);
            coverage.failed += failed;
            coverage.passed += right;
        }
        if failed > 0 {
            report.diagnostics.sort_by_key(|located| (located.origin.start, located.origin.end));
        }
    }
}

fn bytes_of(path: &Path) -> Option<Vec<u8>> {
    let (file, length) = open(path).ok()?;
    if length > LARGEST {
        return None;
    }
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// What a file says of itself, if it can be read without a password.
fn read(bytes: &[u8]) -> Option<Pdf> {
    // Packed objects are unpacked when the file is loaded: each gets its share.
    let packed = memchr::memmem::find_iter(bytes, b"/ObjStm").count().max(1);
    let options = LoadOptions {
        max_decompressed_size: Some((MOST_UNPACKED / packed).min(LARGEST_STREAM)),
        ..LoadOptions::default()
    };
    // A library that reads what strangers made may meet what its authors did not think of.
    catch_unwind(AssertUnwindSafe(|| describe(&lopdf::Document::load_mem_with_options(bytes, options).ok()?)))
        .ok()
        .flatten()
}

fn describe(document: &lopdf::Document) -> Option<Pdf> {
    let catalog = document.catalog().ok()?;
    // A portfolio is a cover for other files.
    if document.is_encrypted() || catalog.has(b"Collection") {
        return None;
    }
    // What was lost, or was too large to unpack, may be what is looked for.
    let is_lost = |holder: &Dictionary, key: &[u8]| holder.has(key) && get(document, holder, key).is_none();
    let keys: [&[u8]; 4] = [b"StructTreeRoot", b"Lang", b"Metadata", b"AcroForm"];
    if matches!(document.xref_recovery, Some(XrefRecovery::Reconstructed))
        || keys.into_iter().any(|key| is_lost(catalog, key))
        || is_lost(&document.trailer, b"Info")
    {
        return None;
    }
    let pages: Vec<ObjectId> = document.page_iter().take(MOST_LOOKS).collect();
    if pages.is_empty() {
        return None;
    }
    let tags = dictionary(document, catalog, b"StructTreeRoot");
    if tags.is_some_and(|tags| is_lost(tags, b"K")) {
        return None;
    }
    let parts = tags.and_then(|tags| get(document, tags, b"K"));
    let has_tags = match parts {
        Some(Object::Array(parts)) => !parts.is_empty(),
        Some(Object::Dictionary(_)) => true,
        _ => false,
    };
    let title = dictionary(document, &document.trailer, b"Info").is_some_and(|info| has_text(document, info, b"Title"));
    // The language may stand on the tag around the whole text.
    let first = match parts {
        Some(Object::Array(parts)) => {
            parts.first().and_then(|part| document.dereference(part).ok()).map(|found| found.1)
        }
        part => part,
    };
    let first = first.and_then(|part| part.as_dict().ok());
    let has_form = dictionary(document, catalog, b"AcroForm").is_some();
    Some(Pdf {
        // The fields of a form have words of their own.
        is_scan: !has_form && is_scan(document, &pages),
        has_tags,
        has_title: title || has_title_in_xmp(document, catalog),
        has_language: has_text(document, catalog, b"Lang")
            || first.is_some_and(|part| has_text(document, part, b"Lang")),
    })
}

fn get<'d>(document: &'d lopdf::Document, holder: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    Some(document.dereference(holder.get(key).ok()?).ok()?.1)
}

fn dictionary<'d>(document: &'d lopdf::Document, holder: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
    get(document, holder, key)?.as_dict().ok()
}

fn has_text(document: &lopdf::Document, holder: &Dictionary, key: &[u8]) -> bool {
    // Text that cannot be decoded is there all the same.
    get(document, holder, key).is_some_and(|text| {
        text.as_str().is_ok_and(|bytes| !bytes.is_empty())
            && decode_text_string(text)
                .map_or(true, |text| !text.trim_matches(['\0', ' ', '\t', '\n', '\r']).is_empty())
    })
}

/// Whether the metadata packet has a `dc:title` with words in it.
fn has_title_in_xmp(document: &lopdf::Document, catalog: &Dictionary) -> bool {
    let Some(stream) = get(document, catalog, b"Metadata").and_then(|object| object.as_stream().ok()) else {
        return false;
    };
    let unpacked = stream.decompressed_content_with_limit(LARGEST_STREAM);
    let packet = String::from_utf8_lossy(unpacked.as_deref().unwrap_or(&stream.content));
    let Some((title, _)) = packet.split_once("<dc:title").and_then(|(_, rest)| rest.split_once("</dc:title")) else {
        return false;
    };
    // What stands outside of `<…>`, after the end of the tag itself.
    title.split('>').skip(1).any(|part| !part.split('<').next().unwrap_or("").trim().is_empty())
}

/// Whether the pages show pictures and none of them knows a font, as far as all could be looked at.
fn is_scan(document: &lopdf::Document, pages: &[ObjectId]) -> bool {
    let mut look = Look { document, left: MOST_LOOKS, has_picture: false, seen: HashSet::new() };
    let has_font = pages.iter().any(|page| {
        let resources = document.get_dictionary(*page).ok().and_then(|page| resources(document, page));
        resources.is_some_and(|resources| look.has_font(resources, 0))
    });
    !has_font && look.has_picture && look.left > 0 && pages.len() < MOST_LOOKS
}

/// The resources of a page, its own or those of the folder of pages it is in.
fn resources<'d>(document: &'d lopdf::Document, page: &'d Dictionary) -> Option<&'d Dictionary> {
    let mut holder = page;
    for _ in 0..DEEPEST {
        if let Some(resources) = dictionary(document, holder, b"Resources") {
            return Some(resources);
        }
        holder = dictionary(document, holder, b"Parent")?;
    }
    None
}

struct Look<'d> {
    document: &'d lopdf::Document,
    left: usize,
    has_picture: bool,
    seen: HashSet<ObjectId>,
}

impl Look<'_> {
    /// Whether there is a font among resources or the drawings in them. What could not be looked at counts as one.
    fn has_font(&mut self, resources: &Dictionary, depth: usize) -> bool {
        let document = self.document;
        let is_lost = |key: &[u8]| resources.has(key) && dictionary(document, resources, key).is_none();
        if depth > DEEPEST || is_lost(b"Font") || is_lost(b"XObject") {
            return true;
        }
        if dictionary(document, resources, b"Font").is_some_and(|fonts| !fonts.is_empty()) {
            return true;
        }
        let Some(drawings) = dictionary(document, resources, b"XObject") else { return false };
        for (_, drawing) in drawings {
            let Some(left) = self.left.checked_sub(1) else { return true };
            self.left = left;
            if drawing.as_reference().is_ok_and(|id| !self.seen.insert(id)) {
                continue;
            }
            let Some(stream) = document.dereference(drawing).ok().and_then(|(_, object)| object.as_stream().ok())
            else {
                continue;
            };
            if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image") {
                self.has_picture = true;
            } else if let Some(inner) = dictionary(document, &stream.dict, b"Resources")
                && self.has_font(inner, depth + 1)
            {
                return true;
            }
        }
        false
    }
}
