//! Messages over charset, transfer encoding and structure: what they hold is read as another
//! program wrote it, and every character leads back to its own bytes.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use plainspoken::source::encode::Replacement;
use plainspoken::source::{Format, PartKind, Source};
use plainspoken::span::{Span, Step};
use plainspoken::syntax;
use serde_json::Value;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/email");
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
    files.sort();
    assert!(files.len() >= 40, "{} messages", files.len());
    files
}

fn read(path: &Path) -> (Source, Value) {
    let name = path.file_name().unwrap().to_str().unwrap();
    let source = syntax::read(name, Format::Email, fs::read(path).unwrap()).unwrap();
    let holds = fs::read_to_string(path.with_extension("json")).unwrap();
    (source, serde_json::from_str(&holds).unwrap())
}

fn message(text: &str) -> Source {
    syntax::read("x.eml", Format::Email, text.as_bytes().to_vec()).unwrap()
}

fn notes(source: &Source) -> Vec<&str> {
    let mut keys = source.notes.iter().map(|note| note.key).collect::<Vec<_>>();
    keys.sort_unstable();
    keys
}

fn bodies(source: &Source) -> Vec<&str> {
    let bodies = source.parts.iter().filter(|part| part.kind != PartKind::Headers);
    bodies.map(|part| part.span.of(&source.text)).collect()
}

fn kind(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Headers => "headers",
        PartKind::Body(Format::Html) => "html",
        PartKind::Body(Format::Markdown) => "markdown",
        PartKind::Body(_) => "text",
        PartKind::Alternative => "alternative",
    }
}

#[test]
fn messages_hold_what_was_put_in() {
    for path in fixtures() {
        let (source, holds) = read(&path);
        let name = &source.path;
        assert_eq!(source.header("subject").unwrap().0, holds["subject"].as_str().unwrap(), "{name}");
        let parts = source.parts.iter().filter(|part| part.kind != PartKind::Headers).collect::<Vec<_>>();
        let expected = holds["parts"].as_array().unwrap();
        assert_eq!(parts.len(), expected.len(), "{name}");
        for (part, expected) in parts.iter().zip(expected) {
            assert_eq!(part.span.of(&source.text), expected["text"].as_str().unwrap(), "{name}");
            assert_eq!(kind(part.kind), expected["kind"].as_str().unwrap(), "{name}");
            assert_eq!(part.language.as_deref(), expected["language"].as_str(), "{name}");
        }
        let expected = holds["notes"].as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect::<Vec<_>>();
        assert_eq!(notes(&source), expected, "{name}");
    }
}

/// The bytes that raw bytes of a part stand for. Base64 may start inside a group of four.
fn undo(transfer: &str, raw: &[u8], start: usize, span: &[u8]) -> Vec<u8> {
    match transfer {
        "quoted-printable" if span.contains(&b'=') => {
            let text = String::from_utf8_lossy(span).into_owned();
            mail_parser::decoders::quoted_printable::quoted_printable_decode(text.as_bytes()).unwrap()
        }
        "base64" => {
            // Every line of these messages starts a group.
            let phase = raw[..start].iter().rev().take_while(|&&byte| byte != b'\n').count() % 4;
            let mut text = vec![b'A'; phase];
            text.extend(span.iter().filter(|byte| !byte.is_ascii_whitespace()));
            mail_parser::decoders::base64::base64_decode(&text).unwrap().split_off(phase)
        }
        _ => span.to_vec(),
    }
}

#[test]
fn every_character_leads_back_to_its_bytes() {
    let mut characters = 0;
    for path in fixtures() {
        let (source, holds) = read(&path);
        let raw = source.bytes();
        let parts = source.parts.iter().filter(|part| part.kind != PartKind::Headers);
        for (part, expected) in parts.zip(holds["parts"].as_array().unwrap()) {
            let transfer = expected["transfer"].as_str().unwrap();
            let charset = expected["charset"].as_str().unwrap().as_bytes();
            let charset = encoding_rs::Encoding::for_label(charset).unwrap();
            for (at, character) in part.span.of(&source.text).char_indices() {
                let span = Span::new(at, at + character.len_utf8()).shift(part.span.start as usize);
                let origin = source.map.to_origin(span);
                let bytes = undo(transfer, raw, origin.start as usize, &raw[origin.range()]);
                let (text, _) = charset.decode_without_bom_handling(&bytes);
                // Three bytes of base64 that are split by a line end stand or fall together.
                let same = if transfer == "base64" { text.contains(character) } else { text == character.to_string() };
                assert!(same, "{} {span} {character:?} {text:?} {origin}", source.path);
                characters += 1;
            }
        }
        // In the headers, what is said to be the same is the same.
        let header = source.parts[0].span;
        for (at, character) in header.of(&source.text).char_indices() {
            let span = Span::new(at, at + character.len_utf8());
            if source.map.is_verbatim(span) {
                assert_eq!(
                    &raw[source.map.to_origin(span).range()],
                    character.to_string().as_bytes(),
                    "{}",
                    source.path
                );
            }
        }
        // Places rise in the file as they do in the text.
        let places = (0..source.text.len()).map(|at| source.map.start(at)).collect::<Vec<_>>();
        assert!(places.is_sorted(), "{}", source.path);
    }
    assert!(characters > 5_000, "{characters}");
}

#[test]
fn another_reader_agrees() {
    for path in fixtures() {
        // mail-parser takes a boundary inside a line, or the start of a longer one, for its own,
        // does not join a character that is split over two encoded words, and puts a blank after
        // an encoded word where there is none.
        let name = path.file_stem().unwrap().to_str().unwrap();
        if name.starts_with("boundary-") || ["subject-split-character", "subject-two-words"].contains(&name) {
            continue;
        }
        let (source, _) = read(&path);
        let other = mail_parser::MessageParser::default().parse(source.bytes()).unwrap();
        assert_eq!(source.header("subject").map(|(text, _)| text), other.subject(), "{}", source.path);
        let html = source.parts.iter().find(|part| part.kind == PartKind::Body(Format::Html));
        if let Some(html) = html.filter(|_| !source.path.contains("meta-charset")) {
            assert_eq!(other.body_html(0).unwrap(), html.span.of(&source.text), "{}", source.path);
        }
    }
}

#[test]
fn an_edit_changes_its_own_line_alone() {
    for path in fixtures() {
        let (source, _) = read(&path);
        for part in source.parts.iter().filter(|part| part.kind != PartKind::Headers) {
            let text = part.span.of(&source.text);
            // Doubles a word of ASCII, which every charset here can write.
            let word = text.split(|c: char| !c.is_ascii_alphanumeric()).rfind(|word| word.len() > 1);
            // A new name of the charset would change how the page is read: rightly refused.
            let Some(word) = word.filter(|&word| word != "koi8") else { continue };
            let at = part.span.start as usize + text.rfind(word).unwrap();
            let span = Span::new(at, at + word.len());
            let new = format!("{word}{word}");
            let edit = Replacement { span, text: &new };
            let written = syntax::encode(&source, &[edit]).unwrap_or_else(|error| panic!("{}: {error}", source.path));
            let again = syntax::read(&source.path, Format::Email, written.clone()).unwrap();
            let mut meant = source.text.clone();
            meant.replace_range(span.range(), &new);
            assert_eq!(again.text, meant, "{}", source.path);
            // Up to the line of the edit, and after its part, nothing changed.
            let raw = source.bytes();
            let place = source.map.to_origin(span).range();
            let line = raw[..place.start].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
            assert_eq!(raw[..line], written[..line], "{}", source.path);
            let tail = raw.len() - source.map.end(part.span.end as usize);
            let tail = &raw[raw.len() - tail.saturating_sub(8)..];
            assert!(written.ends_with(tail), "{}", source.path);
        }
    }
}

#[test]
fn lines_and_columns_are_the_file_s() {
    let source = message("Subject: x\nContent-Transfer-Encoding: quoted-printable\n\none=\n two\nthree\n");
    let place = |word: &str| source.position(source.text.find(word).unwrap());
    assert_eq!((place("one").line, place("one").column), (4, 1));
    assert_eq!((place("two").line, place("two").column), (5, 2));
    assert_eq!((place("three").line, place("three").column), (6, 1));
    assert_eq!(source.text, "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\none two\nthree\n");
}

#[test]
fn a_bare_page_is_read_as_one() {
    let source = message("<html lang=en><p>Hello</html>");
    assert_eq!((source.format, notes(&source)), (Format::Html, vec!["no-headers"]));
    let source = message("Just words.\nSecond: line.");
    assert_eq!((source.format, notes(&source)), (Format::Text, vec!["no-headers"]));
    let source = message("");
    assert_eq!((source.text.as_str(), notes(&source)), ("", vec!["no-headers"]));
}

#[test]
fn broken_messages_are_read_as_far_as_they_go() {
    // No blank line before the body.
    let source = message("Subject: x\nTo: a@example.org\n<p>Hello</p>\n");
    assert_eq!((bodies(&source), notes(&source)), (vec!["<p>Hello</p>\n"], vec!["broken-headers"]));
    // The end of the message is missing.
    let cut = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n";
    let source = message(cut);
    assert_eq!((bodies(&source), notes(&source)), (vec!["Hello\n"], vec!["missing-boundary"]));
    // No boundary is named, or one that is nowhere.
    for named in ["", "; boundary=other", "; boundary=\"\""] {
        let source = message(&format!("Content-Type: multipart/mixed{named}\n\n--b\n\nHello\n--b\n\nYou\n--b--\n"));
        assert_eq!((bodies(&source), notes(&source)), (vec!["Hello", "You"], vec!["missing-boundary"]), "{named}");
        let source = message(&format!("Content-Type: multipart/mixed{named}\n\nHello\n"));
        assert_eq!((bodies(&source), notes(&source)), (vec!["Hello\n"], vec!["missing-boundary"]), "{named}");
    }
    // An outer boundary ends what the inner one left open.
    let source = message(
        "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\n\
        Hello\n--a\n\nYou\n--a--\n",
    );
    assert_eq!((bodies(&source), notes(&source)), (vec!["Hello", "You"], vec!["missing-boundary"]));
    // Cut off in a group, and with a character that is no base64.
    let head = "Subject: x\nContent-Transfer-Encoding: base64\n\n";
    for (body, text) in [("SGVsbG8\n", "Hello"), ("SGVsbG\n", "Hell"), ("SGVsbA==\n", "Hell")] {
        let source = message(&format!("{head}{body}"));
        assert_eq!((bodies(&source), notes(&source)), (vec![text], vec![]), "{body}");
    }
    for (body, text) in [("SGVsbG8sI\n", "Hello,"), ("SGVs-bG8s", "Hello,")] {
        let source = message(&format!("{head}{body}"));
        assert_eq!((bodies(&source), notes(&source)), (vec![text], vec!["broken-base64"]), "{body}");
    }
    // Escapes that are none.
    let source = message("Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n1 = 2 =ZZ =4\n==41=\n");
    assert_eq!(bodies(&source), ["1 = 2 =ZZ =4\n=A"]);
    // What nobody can decode is left out, and said.
    let source = message("Subject: x\nContent-Transfer-Encoding: x-uuencode\n\nbegin\n");
    assert_eq!((bodies(&source), notes(&source)), (vec![], vec!["no-text", "unknown-encoding"]));
    let source = message("Subject: x\nContent-Type: text/plain; charset=klingon\n\nHello\n");
    assert_eq!((bodies(&source), notes(&source)), (vec!["Hello\n"], vec!["unknown-charset"]));
}

#[test]
fn an_mbox_is_read_up_to_its_second_message() {
    let from = "From rosa@example.org Mon Jan  5 09:30:00 2026\n";
    let source = message(&format!("{from}Subject: x\n\nHello\nFrom here on.\n"));
    assert_eq!((bodies(&source), notes(&source)), (vec!["Hello\nFrom here on.\n"], vec![]));
    let source = message(&format!("{from}Subject: x\n\nHello\n\n{from}Subject: y\n\nYou\n"));
    assert_eq!((bodies(&source), notes(&source)), (vec!["Hello\n\n"], vec!["several-messages"]));
}

#[test]
fn format_flowed_and_folded_headers() {
    let source = message("Content-Type: text/plain;\n format=flowed\nSubject: a\n\tb\n  c\nX-Empty:\n\none \ntwo\n");
    assert_eq!(source.header("subject").unwrap().0, "a b c");
    assert_eq!(source.header("x-empty").unwrap().0, "");
    assert_eq!(bodies(&source), ["one \ntwo\n"]);
    assert!(source.text.starts_with("Content-Type: text/plain; format=flowed\nSubject: a b c\nX-Empty: \n"));
}

#[test]
fn what_is_no_message_is_named() {
    for (bytes, word) in
        [(&b"%PDF-1.7\n"[..], "PDF"), (b"PK\x03\x04zzzzword/document.xml", "Word"), (b"\0\0\0", "binary")]
    {
        let error = syntax::read("x.eml", Format::Email, bytes.to_vec()).unwrap_err();
        assert_eq!(error.code, "binary");
        assert!(error.message.contains(word), "{}", error.message);
    }
    let utf16 = "\u{FEFF}Subject: x\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(syntax::read("x.eml", Format::Email, utf16).unwrap_err().code, "unreadable");
}

#[test]
fn nesting_ends() {
    // A message in a message in a message: attached, so none of it is read.
    let text = format!("Subject: x\n{}\nHi\n", "Content-Type: message/rfc822\n\n".repeat(100_000));
    let source = message(&text);
    assert_eq!((bodies(&source).len(), notes(&source)), (0, vec!["attached-message", "no-text"]));
    // Ten thousand parts, each in the one before.
    let part = |depth| format!("Content-Type: multipart/mixed; boundary=b{depth}x\n\n--b{depth}x\n");
    let parts = (0..10_000).map(part).collect::<Vec<_>>().concat();
    let source = message(&format!("Subject: x\n{parts}\nHi\n"));
    assert_eq!(notes(&source), ["deep-nesting", "missing-boundary", "no-text"]);
    // Ten thousand parts side by side, and the same boundary used again inside itself.
    let side = "--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHi\n--b--\n".repeat(10_000);
    let source = message(&format!("Content-Type: multipart/mixed; boundary=b\n\n{side}"));
    assert!(bodies(&source).iter().all(|body| *body == "Hi"));
}

#[test]
fn steps_do_not_pile_up() {
    // Runs of the map are what hostile input could multiply.
    for unit in ["=?", "=?utf-8?Q?", "=?utf-8?Q?a?= ", "=", "(", "\"", "\n ", ";a="] {
        let small = message(&format!("Subject: {}\n\nHi\n", unit.repeat(1_000))).map.runs().len();
        let large = message(&format!("Subject: {}\n\nHi\n", unit.repeat(10_000))).map.runs().len();
        assert!(large <= small * 11 + 20, "{unit:?} {small} {large}");
    }
    let plain = message(&format!("Subject: x\n\n{}", "a line\n".repeat(10_000)));
    let body = plain.map.runs().iter().filter(|run| run.step == Step::Verbatim).count();
    assert!(body < 6, "{body} runs");
}

mod hostile {
    use proptest::prelude::*;

    use super::*;

    const PIECES: &[&str] = &[
        "Subject: ",
        "From rosa@example.org Mon Jan 5 09:30:00 2026",
        "Content-Type: ",
        "multipart/mixed; boundary=b",
        "text/html",
        "; charset=utf-16",
        "; charset=iso-2022-jp",
        "; charset=\"gb18030\"",
        "Content-Transfer-Encoding: ",
        "base64",
        "quoted-printable",
        "message/rfc822",
        "multipart/alternative; boundary=\"b2\"",
        "--b",
        "--b2",
        "--",
        "\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        "=?utf-8?B?",
        "=?koi8-r?q?",
        "?=",
        "=",
        "=C3",
        "=\n",
        "SGVsbG8=",
        "é",
        "\u{FEFF}",
        "word",
        ":",
        ";",
        "\"",
        "(",
        "=20",
    ];

    proptest! {
        #[test]
        fn no_message_panics_and_every_place_is_in_the_file(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60),
            byte in any::<u8>(),
            at in any::<proptest::sample::Index>(),
            from in any::<proptest::sample::Index>(),
            to in any::<proptest::sample::Index>(),
        ) {
            let mut bytes = pieces.concat().into_bytes();
            bytes.insert(at.index(bytes.len() + 1), byte);
            let Ok(source) = syntax::read("x.eml", Format::Email, bytes) else { return Ok(()) };
            let text = &source.text;
            prop_assert!(source.map.is_identity() || source.map.text_len() == text.len());
            for part in &source.parts {
                prop_assert!(text.get(part.span.range()).is_some());
            }
            for note in &source.notes {
                prop_assert!(text.get(note.span.range()).is_some(), "{:?}", note);
            }
            for (at, character) in text.char_indices() {
                let origin = source.map.to_origin(Span::new(at, at + character.len_utf8()));
                prop_assert!(source.bytes().get(origin.range()).is_some());
            }
            // An edit anywhere is written so that it is read, or refused.
            let places = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect::<Vec<_>>();
            let (from, to) = (places[from.index(places.len())], places[to.index(places.len())]);
            let span = Span::new(from.min(to), from.max(to));
            let edit = Replacement { span, text: "new é" };
            if let Ok(written) = syntax::encode(&source, &[edit]) {
                let again = syntax::read("x.eml", Format::Email, written).unwrap();
                let meant = format!("{}new é{}", &text[..span.range().start], &text[span.range().end..]);
                prop_assert_eq!(again.text, meant);
            }
        }
    }
}
