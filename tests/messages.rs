//! Everything the program says, it says in every language it ships.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use plainspoken::config::MESSAGE_LANGUAGES;
use plainspoken::messages::{Catalogue, LANGUAGES, gaps};
use plainspoken::rules::RULES;

#[test]
fn every_language_has_every_message_with_the_same_placeholders() {
    assert_eq!(LANGUAGES, MESSAGE_LANGUAGES);
    for language in &LANGUAGES[1..] {
        assert_eq!(gaps(Catalogue::for_language(language), RULES), [""; 0], "{language}");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Keys of sentences as the code names them: after `.ui("`, `.count("`, and in notes.
fn keys(code: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut after = |mark: &str, within: usize, make: &dyn Fn(&str) -> String| {
        for (at, _) in code.match_indices(mark) {
            let rest: String = code[at + mark.len()..].chars().take(within).collect();
            let rest = if within > 100 { rest.split_once("key: \"").map(|(_, rest)| rest.to_owned()) } else { Some(rest) };
            if let Some((key, _)) = rest.as_deref().and_then(|rest| rest.split_once('"')) {
                keys.push(make(key));
            }
        }
    };
    after(".ui(\"", 60, &|key| format!("ui.{key}"));
    after(".count(\"", 60, &|key| format!("ui.{key}.other"));
    after("SourceNote {", 120, &|key| format!("note.{key}"));
    after("TreeNote {", 120, &|key| format!("note.{key}"));
    keys
}

#[test]
fn every_key_in_the_code_has_a_sentence() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let (mut known, mut missing) = (0, Vec::new());
    for file in files {
        let code = fs::read_to_string(&file).unwrap();
        let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for key in keys(code) {
            match Catalogue::english().get(&key) {
                Some(_) => known += 1,
                None => missing.push(format!("{}: {key}", file.display())),
            }
        }
    }
    assert_eq!(missing, [""; 0]);
    assert!(known > 20, "the code is searched for keys, and only {known} were found");
}
