//! Letters in .docx and .odt.
#![allow(clippy::unwrap_used)]
#![cfg(all(feature = "cli", feature = "office"))]

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::{Command, Output};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plainspoken"))
        .args(arguments)
        .current_dir(folder)
        .env("LANG", "en_US.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("TERM")
        .output()
        .unwrap()
}

fn out(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8_lossy(&run(folder, arguments).stdout).into_owned()
}

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
    let told = out(home.path(), &["check", "--format", "plain", "--language", "en"]);
    for expected in ["a.docx:3:", "a.docx:5:", "a.docx:6:", "a.docx:8:"] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    for silent in ["a.docx:1:", "a.docx:2:", "a.docx:4:", "a.docx:7:"] {
        assert!(!told.contains(silent), "{silent}: {told}");
    }
    assert!(told.contains("prior to") && told.contains("access/heading-order"), "{told}");
    let json: serde_json::Value = serde_json::from_str(&out(home.path(), &["check", "--format", "json"])).unwrap();
    assert_eq!(json["documents"][0]["format"], "docx");
    assert_eq!(json["documents"][0]["holes"], 1);
}

#[test]
fn an_open_document_letter_is_read() {
    let home = tempfile::tempdir().unwrap();
    let content = "<office:document-content><office:body><office:text><text:h text:outline-level=\"1\">Visits</text:h><text:list><text:list-item><text:p>Come prior to <text:s/>nine.</text:p></text:list-item></text:list><text:p>Dear <text:placeholder text:placeholder-type=\"text\">&lt;Name&gt;</text:placeholder>, <draw:frame><draw:image/><svg:title>Our door</svg:title></draw:frame><draw:frame><draw:image/></draw:frame></text:p></office:text></office:body></office:document-content>";
    fs::write(home.path().join("a.odt"), archive(&[("content.xml", content.as_bytes())])).unwrap();
    let told = out(home.path(), &["check", "--format", "plain", "--language", "en"]);
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
    let told = out(home.path(), &["check", "--format", "plain"]);
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

#[test]
fn fix_leaves_a_letter_as_it_is_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let bytes = docx(&paragraph("Please come ten minutes prior to your visit."));
    fs::write(home.path().join("a.docx"), &bytes).unwrap();
    let done = run(home.path(), &["fix", "--in-place", "a.docx", "--language", "en"]);
    assert_eq!(fs::read(home.path().join("a.docx")).unwrap(), bytes);
    assert!(String::from_utf8_lossy(&done.stderr).contains("word processor"), "{:?}", done.stderr);
}
