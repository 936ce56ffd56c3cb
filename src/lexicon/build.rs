//! The build script: lays out the dictionaries under `dictionaries/` as tables, one for each language.
//!
//! A file `dictionaries/<language>/<list>.toml` is all it takes to add a list or a language.

// What the build script does not need of the modules it shares with the program is no fault.
#![allow(dead_code, unused_imports, missing_docs, clippy::pedantic)]

#[path = "../text/fold.rs"]
mod fold;
mod inflect;
mod joint;
mod source;
mod table;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let dictionaries = root.join("dictionaries");
    for watched in ["dictionaries", "src/lexicon", "src/text/fold.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut code = String::from("&[\n");
    for language in names(&dictionaries)? {
        // Languages have two or three letters; the other folders hold tables of other kinds.
        if language.len() > 3 {
            continue;
        }
        let mut lists = Vec::new();
        collect(&dictionaries.join(&language), "", &mut lists)?;
        if lists.is_empty() {
            continue;
        }
        let mut outlines = Vec::new();
        let mut texts = String::new();
        for list in lists {
            let path = format!("dictionaries/{language}/{list}.toml");
            let text = fs::read_to_string(root.join(&path))?;
            outlines.push(source::outline(&language, &list, &text).map_err(|error| format!("{path}: {error}"))?);
            write!(texts, "({list:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{path}\"))), ")?;
        }
        let table = table::Table::new(&outlines);
        fs::write(out.join(format!("{language}.table")), table.bytes())?;
        writeln!(
            code,
            "({language:?}, &[{texts}], include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{language}.table\"))),"
        )?;
    }
    code.push(']');
    fs::write(out.join("dictionaries.rs"), code)?;
    Ok(())
}

/// What stands in a folder, in order.
fn names(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        if let Ok(name) = entry?.file_name().into_string() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The lists of a language: `word-choice`, `inclusive/housing`.
fn collect(folder: &Path, before: &str, lists: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for name in names(folder)? {
        let path = folder.join(&name);
        if path.is_dir() {
            collect(&path, &format!("{before}{name}/"), lists)?;
        } else if let Some(list) = name.strip_suffix(".toml") {
            lists.push(format!("{before}{list}"));
        }
    }
    Ok(())
}
