//! What the program says where it meets something odd, in English and in Spanish.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "cli")]

mod common;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use common::command::{command, err, folder, out, run};
use plainspoken::messages::Catalogue;

const GOOD: &str =
    "# Our fees\n\nThe first visit is free. Please call us one day before if you cannot come to your visit.\n";
const HARD: &str = "# Our fees\n\nYou may utilize the side door to come in on Sunday.\n";

/// Runs the program with a text on its standard input.
fn feed(home: &Path, arguments: &[&str], text: &[u8]) -> Output {
    let mut command = command(home, arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text).unwrap();
    child.wait_with_output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_up_is_passed_over_with_a_note() {
    use std::os::unix::fs::symlink;
    let home = folder(&[("d/good.md", GOOD)]);
    symlink("../d", home.path().join("d/self")).unwrap();
    let told = run(home.path(), &["check", "d"]);
    assert_eq!(told.status.code(), Some(0));
    assert!(out(&told).contains("note: d/self: this link leads back to a folder above it"), "{}", out(&told));
    assert!(!out(&told).contains("could not be read"), "{}", out(&told));
    // A link to a file in a circle is not read, in words and without what the system says.
    symlink("two.md", home.path().join("one.md")).unwrap();
    symlink("one.md", home.path().join("two.md")).unwrap();
    let told = run(home.path(), &["check"]);
    assert_eq!(told.status.code(), Some(1));
    assert!(out(&told).contains("one.md: it is a link that leads back to itself."), "{}", out(&told));
    let named = run(home.path(), &["check", "one.md"]);
    assert!(out(&named).contains("one.md: it is a link that leads back to itself."), "{}", out(&named));
}

#[test]
fn a_folder_with_the_name_of_the_configuration_is_told() {
    let home = folder(&[("good.md", GOOD), ("plainspoken.toml/x.txt", "Hello there.\n")]);
    let told = out(&run(home.path(), &["check"]));
    assert!(told.contains("note: plainspoken.toml: this is a folder"), "{told}");
}

#[test]
fn a_page_with_a_stray_nul_is_checked() {
    let text =
        format!("# Our fees\n\n{}The door is\0 open. You may utilize it.\n", "We open on Monday.\n\n".repeat(60));
    let home = folder(&[("a.md", &text)]);
    let told = run(home.path(), &["check", "--language", "en", "--format", "plain"]);
    assert_eq!(told.status.code(), Some(0));
    let told = out(&told);
    assert!(told.contains("a.md:123:12: note: This text holds a character that stands for nothing"), "{told}");
    assert!(told.contains("plain/word-choice"), "{told}");
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let home = folder(&[]);
    let fixed = feed(home.path(), &["fix", "-", "--language", "en"], HARD.as_bytes());
    assert_eq!(fixed.status.code(), Some(0));
    assert_eq!(out(&fixed), HARD.replace("utilize", "use"));
    let diff = out(&feed(home.path(), &["fix", "--diff", "-", "--language", "en"], HARD.as_bytes()));
    assert!(diff.contains("-You may utilize") && diff.contains("+You may use"), "{diff}");
    assert!(diff.contains("stdin.md"), "{diff}");
    // What needs no change comes out as it went in.
    let same = feed(home.path(), &["fix", "-", "--language", "en", "--stdin-filename", "x.txt"], GOOD.as_bytes());
    assert_eq!((out(&same), same.status.code()), (GOOD.to_owned(), Some(0)));
    assert!(!err(&same).is_empty());
    assert_eq!(feed(home.path(), &["fix", "-"], b"%PDF-1.7\n").status.code(), Some(2));
    assert_eq!(feed(home.path(), &["fix", "-", "a.md"], b"x").status.code(), Some(2));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing is written");
}

#[test]
fn files_that_would_not_come_back_as_they_are_get_no_fix() {
    let words = "<p>You may utilize the side door";
    let page = |charset: &str, rest: &[u8]| {
        let head = format!("<html lang=\"en\"><head><meta charset=\"{charset}\"><title>Doors</title></head>");
        [head.as_bytes(), words.as_bytes(), rest].concat()
    };
    let utf16 = |text: &str| -> Vec<u8> {
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    let odd = [&utf16("You may utilize the side door.\n")[..], b"x"].concat();
    for (name, bytes) in [
        ("cut.html", page("utf-8", b" at caf\xc3")),
        ("wrong.html", page("utf-8", b" at the caf\xe9.</p>")),
        ("odd.txt", odd),
    ] {
        let home = folder(&[]);
        let path = home.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let told = err(&run(home.path(), &["fix", "--in-place", "--language", "en", name]));
        assert!(told.contains("some of its bytes mean nothing in its encoding"), "{name}: {told}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name}");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "{name}");
    }
    // Encodings that are whole are changed in place, others than UTF-8 too.
    for (name, bytes) in
        [("latin.html", page("iso-8859-1", b" at the caf\xe9.</p>")), ("whole.txt", utf16("You may utilize it.\n"))]
    {
        let home = folder(&[]);
        let path = home.path().join(name);
        fs::write(&path, &bytes).unwrap();
        run(home.path(), &["fix", "--in-place", "--language", "en", name]);
        assert_ne!(fs::read(&path).unwrap(), bytes, "{name}");
    }
}

#[test]
fn spanish_goes_to_the_edge() {
    let home = folder(&[("good.md", GOOD), ("plainspoken.toml", "preset = \"recommended\"\n")]);
    fs::write(home.path().join("data.html"), b"\0\x01\x02").unwrap();
    let spanish = |arguments: &[&str]| {
        let output = command(home.path(), arguments).env("LANG", "es_ES.UTF-8").output().unwrap();
        out(&output) + &err(&output)
    };
    for (arguments, words) in [
        (&["check", "nope"][..], "nope: no existe ese archivo o carpeta."),
        (&["check", "data.html"], "data.html: parece datos binarios (contiene bytes NUL)."),
        (&["check", "data.html"], "no se pudo leer ninguno de estos archivos."),
        (&["inspect", "nope"], "nope: no existe ese archivo o carpeta."),
        (&["fix", "nope"], "nope: no existe ese archivo o carpeta."),
        (
            &["explain", "acces/image-alt"],
            "no hay ninguna regla que se llame acces/image-alt; ¿quiso decir access/image-alt?",
        ),
        (&["explain", "access/x"], "no hay ninguna regla que se llame access/x"),
        (&["init"], "plainspoken.toml: ya existe; se dejó como estaba."),
        (&["init", "no-folder"], "no-folder: no existe esa carpeta."),
    ] {
        let told = spanish(arguments);
        assert!(told.contains(words), "{arguments:?}: {told}");
    }
    let page = spanish(&["explain", "access/image-alt"]);
    for heading in
        ["QUÉ ENCUENTRA", "POR QUÉ IMPORTA", "CÓMO CORREGIRLO", "EJEMPLOS", "se señala:", "está bien:", "NORMAS"]
    {
        assert!(page.contains(heading), "{heading}: {page}");
    }
    for heading in ["EXAMPLES", "found:", "fine:", "STANDARDS"] {
        assert!(!page.contains(heading), "{heading}: {page}");
    }
}

#[test]
fn why_a_file_was_not_read_is_the_same_sentence_in_the_code_and_in_the_list() {
    let english = Catalogue::english();
    let mut seen = 0;
    let home = folder(&[("a.doc", "x"), ("a.xyz", "x")]);
    let bytes: [(&str, Vec<u8>); 6] = [
        ("a.html", b"%PDF-1.7".to_vec()),
        ("a.md", b"\0\0\0".to_vec()),
        ("b.md", b"\x01\x02\x03".to_vec()),
        ("c.md", b"\xFF\xFE\0\0h\0\0\0".to_vec()),
        ("d.md", "Hello, unmarked world\n".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("e.docx", b"PK\x03\x04zzzz".to_vec()),
    ];
    for (name, bytes) in &bytes {
        fs::write(home.path().join(name), bytes).unwrap();
    }
    for name in ["a.doc", "a.xyz", "gone.md", "."].into_iter().chain(bytes.iter().map(|(name, _)| *name)) {
        let Err(error) = plainspoken::batch::read(&home.path().join(name)) else { panic!("{name} was read") };
        assert!(english.get(&format!("unread.{}", error.key)).is_some(), "{name}: {}", error.key);
        assert_eq!(english.unread(&error), error.message, "{name}");
        seen += 1;
    }
    assert_eq!(seen, 10);
}
