//! Letters in .docx and .odt.
#![allow(clippy::unwrap_used)]
#![cfg(all(feature = "cli", feature = "office"))]

mod common;

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::process::Output;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use common::command::{err, out, run};

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document><w:body>{body}</w:body></w:document>");
    let styles = "<w:styles><w:style w:styleId=\"Ttulo1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"T3\"><w:name w:val=\"heading 3\"/></w:style></w:styles>";
    let links = "<Relationships><Relationship Id=\"r1\" Target=\"https://example.org/fees\"/></Relationships>";
    archive(&[
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
    ])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_word_letter_is_read_and_lines_are_paragraphs() {
    let home = tempfile::tempdir().unwrap();
    let body = [
        "<w:p><w:pPr><w:pStyle w:val=\"Ttulo1\"/></w:pPr><w:r><w:t>Your visit</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:t>Dear </w:t></w:r><w:fldSimple w:instr=\" MERGEFIELD First_Name \\* MERGEFORMAT\"><w:r><w:t>«First_Name»</w:t></w:r></w:fldSimple><w:r><w:t>,</w:t></w:r></w:p>".to_owned(),
        paragraph("Please come ten minutes prior to your visit &amp; ring."),
        "<w:p><w:del><w:r><w:delText>utilize</w:delText><w:t>utilize</w:t></w:r></w:del><w:r><w:t>Use the side </w:t></w:r><w:r><w:t>door.</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:pPr><w:pStyle w:val=\"T3\"/></w:pPr><w:r><w:t>Fees</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"Picture 1\"/></w:drawing></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"Our front door\"/></w:drawing></w:r></w:p>".to_owned(),
        "<w:p><w:hyperlink r:id=\"r1\"><w:r><w:t>click here</w:t></w:r></w:hyperlink></w:p>".to_owned(),
    ]
    .concat();
    fs::write(home.path().join("a.docx"), docx(&body)).unwrap();
    let told = out(&run(home.path(), &["check", "--format", "plain", "--language", "en"]));
    for expected in ["a.docx:3:", "a.docx:5:", "a.docx:6:", "a.docx:8:"] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    for silent in ["a.docx:1:", "a.docx:2:", "a.docx:4:", "a.docx:7:"] {
        assert!(!told.contains(silent), "{silent}: {told}");
    }
    assert!(told.contains("prior to") && told.contains("access/heading-order"), "{told}");
    let json: serde_json::Value =
        serde_json::from_str(&out(&run(home.path(), &["check", "--format", "json"]))).unwrap();
    assert_eq!(json["documents"][0]["format"], "docx");
    assert_eq!(json["documents"][0]["holes"], 1);
}

#[test]
fn an_open_document_letter_is_read() {
    let home = tempfile::tempdir().unwrap();
    let content = "<office:document-content><office:body><office:text><text:h text:outline-level=\"1\">Visits</text:h><text:list><text:list-item><text:p>Come prior to <text:s/>nine.</text:p></text:list-item></text:list><text:p>Dear <text:placeholder text:placeholder-type=\"text\">&lt;Name&gt;</text:placeholder>, <draw:frame><draw:image/><svg:title>Our door</svg:title></draw:frame><draw:frame><draw:image/></draw:frame></text:p></office:text></office:body></office:document-content>";
    fs::write(home.path().join("a.odt"), archive(&[("content.xml", content.as_bytes())])).unwrap();
    let told = out(&run(home.path(), &["check", "--format", "plain", "--language", "en"]));
    assert!(told.contains("a.odt:2:") && told.contains("prior to"), "{told}");
    assert_eq!(told.matches("access/image-alt").count(), 1, "{told}");
}

#[test]
fn a_letter_that_would_unpack_without_end_is_refused() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("bomb.docx"), archive(&[("word/document.xml", &vec![b' '; 80 << 20])])).unwrap();
    fs::write(home.path().join("empty.docx"), b"").unwrap();
    fs::write(home.path().join("cut.docx"), &docx(&paragraph("x"))[..60]).unwrap();
    fs::write(home.path().join("none.odt"), archive(&[("other.xml", b"x")])).unwrap();
    fs::write(home.path().join("locked.docx"), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest").unwrap();
    let deep = format!("{}{}", "<w:x>".repeat(100_000), "</w:x>".repeat(100_000));
    fs::write(home.path().join("deep.docx"), docx(&deep)).unwrap();
    let told = out(&run(home.path(), &["check", "--format", "plain"]));
    for (file, why) in [
        ("bomb.docx", "more than 64 MB"),
        ("empty.docx", "damaged"),
        ("cut.docx", "damaged"),
        ("none.odt", "no text"),
        ("locked.docx", "save it as .docx"),
        ("deep.docx", "too deep"),
    ] {
        let line = told.lines().find(|line| line.starts_with(file)).unwrap_or_default();
        assert!(line.contains(why), "{file}: {told}");
    }
}

#[test]
fn an_old_word_file_says_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.doc"), b"\xD0\xCF\x11\xE0").unwrap();
    let done = run(home.path(), &["check", "a.doc", "--format", "plain"]);
    assert!(String::from_utf8_lossy(&done.stdout).contains("save it as .docx"), "{:?}", done.stdout);
}

/// The files of an archive: name, as compressed, and as unpacked.
fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = Vec::new();
    for index in 0..archive.len() {
        let mut raw = Vec::new();
        archive.by_index_raw(index).unwrap().read_to_end(&mut raw).unwrap();
        let mut entry = archive.by_index(index).unwrap();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).unwrap();
        found.push((entry.name().unwrap().into_owned(), raw, String::from_utf8_lossy(&text).into_owned()));
    }
    found
}

fn fixed(name: &str, bytes: &[u8]) -> (Vec<(String, Vec<u8>, String)>, Output) {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join(name), bytes).unwrap();
    let done = run(home.path(), &["fix", "--in-place", name, "--language", "en"]);
    (entries(&fs::read(home.path().join(name)).unwrap()), done)
}

#[test]
fn a_fix_changes_the_words_of_a_letter_and_nothing_else() {
    // Word cuts a text into runs at will; here one phrase lies in two, and an entity stands beside.
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Dear &amp; kind,</w:t></w:r></w:p>\
        <w:p><w:r w:rsidR=\"0A\"><w:t>Come ten minutes pri</w:t></w:r><w:proofErr w:type=\"x\"/><w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr><w:t xml:space=\"preserve\">or to your visit &#233; </w:t></w:r></w:p>";
    let before = docx(body);
    let (after, done) = fixed("a.docx", &before);
    assert!(done.status.success(), "{}", err(&done));
    let told = &after[0].2;
    assert!(
        told.contains("<w:t xml:space=\"preserve\">Come ten minutes before</w:t></w:r><w:proofErr w:type=\"x\"/>"),
        "{told}"
    );
    assert!(told.contains("<w:t xml:space=\"preserve\"> your visit &#233; </w:t>"), "{told}");
    assert!(told.contains("<w:rPr><w:b/></w:rPr><w:t>Dear &amp; kind,</w:t>"), "{told}");
    for (old, new) in entries(&before).iter().zip(&after).skip(1) {
        assert_eq!(old, new);
    }
}

#[test]
fn a_fix_in_an_opendocument_letter_looks_through_spans_without_looks() {
    let content = "<o:d xmlns:o=\"x\"><office:automatic-styles><style:style style:name=\"T1\"><style:text-properties officeooo:rsid=\"00a\"/></style:style></office:automatic-styles><office:body><office:text><text:p>Come <text:span text:style-name=\"T1\">prior</text:span> to nine &lt;sharp&gt;.</text:p></office:text></office:body></o:d>";
    let mimetype = b"application/vnd.oasis.opendocument.text";
    let bytes = archive(&[("mimetype", mimetype), ("content.xml", content.as_bytes()), ("settings.xml", b"<s/>")]);
    let (after, done) = fixed("a.odt", &bytes);
    assert!(done.status.success(), "{}", err(&done));
    let wanted = content.replace(
        "Come <text:span text:style-name=\"T1\">prior</text:span> to nine",
        "Come <text:span text:style-name=\"T1\">before</text:span> nine",
    );
    assert_eq!((&after[0], &after[2]), (&entries(&bytes)[0], &entries(&bytes)[2]));
    assert_eq!(after[1].2, wanted);
}

#[test]
fn a_fix_that_would_change_looks_or_break_a_signature_is_left_to_people() {
    let half_bold = "<w:p><w:r><w:t xml:space=\"preserve\">Come prior </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>to your visit.</w:t></w:r></w:p>";
    let bytes = docx(half_bold);
    let (after, done) = fixed("a.docx", &bytes);
    assert_eq!(after, entries(&bytes));
    assert!(err(&done).contains("by hand"), "{}", err(&done));

    let document = format!("<w:document><w:body>{}</w:body></w:document>", paragraph("Come prior to your visit."));
    let bytes = archive(&[("word/document.xml", document.as_bytes()), ("_xmlsignatures/sig1.xml", b"<s/>")]);
    let (after, done) = fixed("b.docx", &bytes);
    assert_eq!(after, entries(&bytes));
    assert!(err(&done).contains("signed"), "{}", err(&done));
}

#[test]
fn heads_feet_and_boxes_are_read_and_hidden_text_is_not() {
    let home = tempfile::tempdir().unwrap();
    let head = format!("<w:hdr>{}</w:hdr>", paragraph("Maple Street Center, call 303-555-0142"));
    let body = "<w:p><w:r><w:t>One.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><w:txbxContent><w:p><w:r><w:t>In a box prior to two.</w:t></w:r></w:p></w:txbxContent></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:p><w:r><w:t>In a box prior to two.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t xml:space=\"preserve\"> More of one.</w:t></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>utilize</w:t></w:r><w:r><w:t>Come subsequent to three.</w:t></w:r></w:p>";
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let links =
        "<Relationships><Relationship Id=\"h\" Type=\"http://x/header\" Target=\"header1.xml\"/></Relationships>";
    let bytes = archive(&[
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
        ("word/header1.xml", head.as_bytes()),
    ]);
    fs::write(home.path().join("a.docx"), bytes).unwrap();
    let told = out(&run(home.path(), &["check", "--format", "plain", "--language", "en"]));
    assert!(told.matches("prior to").count() == 1 && told.contains("“subsequent to”"), "{told}");
    assert!(!told.contains("utilize") && !told.contains("image-alt"), "{told}");
    assert!(told.contains("a.docx:3:6:"), "the third paragraph, its sixth character: {told}");
    let json = out(&run(home.path(), &["check", "--format", "json", "--with-excerpts"]));
    assert!(json.contains("303-555-0142"), "{json}");
    let text = out(&run(home.path(), &["check", "--color", "never", "--language", "en"]));
    assert!(text.contains("3 | Come subsequent to three.") && !text.contains("<p>"), "{text}");
}
