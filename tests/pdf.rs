//! PDFs beside a document: what is missing in them is told, and nothing else is.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "pdf")]

use std::fs;

use plainspoken::batch::{self, Job};
use plainspoken::check::DocumentReport;
use plainspoken::diagnostic::Severity;

const RULE: &str = "access/pdf";

/// A PDF of these objects, numbered from 1; the first is the catalog.
fn pdf(trailer: &str, objects: &[&str]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let start = out.len();
    let size = objects.len() + 1;
    out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

const PAGES: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources 4 0 R >>";
const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>";
const FONT: &str = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
const PICTURE: &str = "<< /XObject << /I 5 0 R >> >>";
const IMAGE: &str = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream";

/// A PDF of one page; `catalog` is what its catalog says besides, the sixth object is `last`.
fn page(catalog: &str, trailer: &str, resources: &str, last: &str) -> Vec<u8> {
    let catalog = format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>");
    pdf(trailer, &[&catalog, PAGES, PAGE, resources, IMAGE, last])
}

/// Checks a page of Markdown that links to each file, and gives its report.
fn checked(folder: &std::path::Path, links: &[&str]) -> DocumentReport {
    let text = links.iter().fold(String::from("# Forms\n"), |text, link| text + "\n[Form (PDF, 9 KB)](" + link + ")\n");
    fs::write(folder.join("forms.md"), text).unwrap();
    let job = Job { paths: vec![folder.join("forms.md")], ..Job::default() };
    batch::run(&job).unwrap().documents.remove(0)
}

/// Line and key of each finding of the rule.
fn told(report: &DocumentReport) -> Vec<(u32, &'static str, Severity)> {
    let found = report.diagnostics.iter().filter(|located| located.diagnostic.rule == RULE);
    found.map(|located| (located.start.line, located.diagnostic.finding.key, located.diagnostic.severity)).collect()
}

const TAGS: &str = "/MarkInfo << /Marked true >> /StructTreeRoot << /Type /StructTreeRoot /K [6 0 R] >>";
const TAG: &str = "<< /Type /StructElem /S /Document >>";
const TITLE: &str = "/Info << /Title (Our fees) >>";
const LANGUAGE: &str = "/Lang (en-US)";

#[test]
fn what_is_missing_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let full = format!("{TAGS} {LANGUAGE}");
    write("full.pdf", &page(&full, TITLE, FONT, TAG));
    write("untagged.pdf", &page(LANGUAGE, TITLE, FONT, TAG));
    write("bare.pdf", &page("", "", FONT, TAG));
    write("scan.pdf", &page("", "", PICTURE, TAG));
    write("untitled.pdf", &page(&full, "/Info << /Title ( ) >>", FONT, TAG));
    write("mute.pdf", &page(TAGS, TITLE, FONT, TAG));
    // Word writes such a tree when tags are off and a program wanted one.
    write("hollow.pdf", &page(&format!("{LANGUAGE} /StructTreeRoot << /K [] >>"), TITLE, FONT, TAG));
    let report = checked(
        folder.path(),
        &[
            "full.pdf",
            "untagged.pdf",
            "bare.pdf",
            "scan.pdf",
            "untitled.pdf",
            "mute.pdf#page=1",
            "hollow.pdf",
            "./scan.pdf",
        ],
    );
    assert_eq!(
        told(&report),
        [
            (5, "untagged", Severity::Warning),
            (7, "untagged", Severity::Warning),
            (7, "no-title-language", Severity::Note),
            (9, "scan", Severity::Warning),
            (9, "no-title-language", Severity::Note),
            (11, "no-title", Severity::Note),
            (13, "no-language", Severity::Note),
            (15, "untagged", Severity::Warning),
        ]
    );
    let coverage = report.coverage[RULE];
    assert_eq!((coverage.passed, coverage.failed, coverage.cannot_tell), (1, 8, 0));
}

#[test]
fn what_says_it_elsewhere_stays_silent() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let full = format!("{TAGS} {LANGUAGE}");
    // The title in the metadata packet; the language on the outermost tag.
    let packet = "<x:xmpmeta><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Our fees</rdf:li></rdf:Alt></dc:title></x:xmpmeta>";
    let packet = format!("<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{packet}\nendstream", packet.len());
    let tagged = "/Metadata 6 0 R /StructTreeRoot << /K << /S /Document /Lang (es) >> >>";
    write("packet.pdf", &page(tagged, "", FONT, &packet));
    // Text in a drawing on the page; text that OCR laid over a scan; a form whose page is a picture.
    let drawing = format!("<< /Subtype /Form /Resources {FONT} /Length 0 >>\nstream\n\nendstream");
    let catalog = format!("{LANGUAGE} /StructTreeRoot << /K 3 0 R >>");
    write("drawing.pdf", &page(&catalog, TITLE, "<< /XObject << /D 6 0 R /I 5 0 R >> >>", &drawing));
    let both = "<< /Font << /F1 << /Type /Font >> >> /XObject << /I 5 0 R >> >>";
    write("ocr.pdf", &page(&full, TITLE, both, TAG));
    write("form.pdf", &page(&format!("{full} /AcroForm << /Fields [] >>"), TITLE, PICTURE, TAG));
    // A page of lines alone shows no picture.
    write("lines.pdf", &page(&full, TITLE, "<< >>", TAG));
    // A title in UTF-16, and a name with signs.
    write("a \u{f1}.pdf", &page(&full, "/Info << /Title <FEFF00D1> >>", FONT, TAG));
    let links = ["packet.pdf", "drawing.pdf", "ocr.pdf", "form.pdf", "lines.pdf", "a%20%C3%B1.pdf"];
    let report = checked(folder.path(), &links);
    assert_eq!(told(&report), []);
    assert_eq!(report.coverage[RULE].passed, 6);
}

#[test]
fn what_cannot_be_read_settles_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    fs::create_dir_all(&root).unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(root.join(name), bytes).unwrap();
    let bare = page("", "", FONT, TAG);
    fs::write(folder.path().join("outside.pdf"), &bare).unwrap();
    write("empty.pdf", b"");
    write("page.pdf", b"<!doctype html><p>Not found</p>");
    write("cut.pdf", &bare[..bare.len() / 3]);
    let locked = "/Encrypt << /Filter /Standard /V 5 /R 6 /O (x) /U (x) /P -4 >> /ID [(a) (b)]";
    write("locked.pdf", &page("", locked, FONT, TAG));
    write("portfolio.pdf", &page("/Collection << >>", "", FONT, TAG));
    // Tags that were lost may have been there.
    write("lost.pdf", &page("/StructTreeRoot 99 0 R", "", FONT, TAG));
    let names = ["empty", "page", "cut", "locked", "portfolio", "lost", "absent", "../outside"];
    let links: Vec<String> = names.iter().map(|name| format!("{name}.pdf")).collect();
    let mut links: Vec<&str> = links.iter().map(String::as_str).collect();
    links.extend(["https://example.org/bare.pdf", "//example.org/bare.pdf", "bare.html?file=bare.pdf"]);
    let report = checked(&root, &links);
    assert_eq!(told(&report), []);
    let coverage = report.coverage[RULE];
    assert_eq!((coverage.passed, coverage.failed, coverage.cannot_tell), (0, 0, 8));
}

#[test]
fn hostile_files_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let bare = text(page("", "", FONT, TAG));
    // Sizes, lengths and counts far beyond the file.
    write("size.pdf", bare.replace("/Size 7", "/Size 99999999999999").as_bytes());
    write("xref.pdf", bare.replace("xref\n0 7", "xref\n0 4294967295").as_bytes());
    write("count.pdf", bare.replace("/Count 1", "/Count 9223372036854775807").as_bytes());
    write("length.pdf", bare.replace("/Length 1", "/Length 18446744073709551615").as_bytes());
    write("image.pdf", bare.replace("/Width 1", "/Width 2147483647").as_bytes());
    let packed = "<< /Type /ObjStm /N 4294967295 /First 4294967295 /Length 3 >>\nstream\n7 0\nendstream";
    write("packed.pdf", &page("", "", FONT, packed));
    // Rounds without an end: of pages, of folders, of drawings, of tags.
    write("pages.pdf", bare.replace("/Kids [3 0 R]", "/Kids [2 0 R 2 0 R 3 0 R]").as_bytes());
    write("parent.pdf", bare.replace("/Resources 4 0 R", "/Parent 2 0 R").as_bytes());
    let round = "<< /Subtype /Form /Resources << /XObject << /D 6 0 R >> >> /Length 0 >>\nstream\n\nendstream";
    write("drawing.pdf", &page("/StructTreeRoot 6 0 R", "", "<< /XObject << /D 6 0 R >> >>", round));
    write("self.pdf", &page("/Lang 6 0 R", "/Info 6 0 R", FONT, "6 0 R"));
    // Deep nesting.
    write("deep.pdf", &page(&"/K [".repeat(50_000), "", FONT, &"<< /A ".repeat(50_000)));
    let names = ["size", "xref", "count", "length", "image", "packed", "pages", "parent", "drawing", "self", "deep"];
    let links: Vec<String> = names.iter().map(|name| format!("{name}.pdf")).collect();
    let report = checked(folder.path(), &links.iter().map(String::as_str).collect::<Vec<_>>());
    // Whatever each of them gives, the document was checked to its end and no file is called a scan.
    assert!(report.error.is_none());
    assert!(told(&report).iter().all(|(_, key, _)| *key != "scan"));
}

#[test]
fn a_directive_silences_it_and_a_level_holds() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bare.pdf"), page("", "", FONT, TAG)).unwrap();
    fs::write(folder.path().join("plainspoken.toml"), "[rules]\n\"access/pdf\" = \"note\"\n").unwrap();
    let report = checked(folder.path(), &["bare.pdf"]);
    assert_eq!(told(&report), [(3, "untagged", Severity::Note), (3, "no-title-language", Severity::Note)]);
    fs::write(folder.path().join("plainspoken.toml"), "[rules]\n\"access/pdf\" = \"off\"\n").unwrap();
    assert_eq!(told(&checked(folder.path(), &["bare.pdf"])), []);
}
