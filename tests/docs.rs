//! What is written about the program: its manual pages and the reference of its rules are made from
//! the program itself, and the examples in the documentation can be run.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "cli")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;

use common::command::{out, run};
use plainspoken::config::{Config, OptionDefault};
use plainspoken::rule::{Category, Entry, vocabulary};
use plainspoken::rules::RULES;

/// Holds a file of `docs/` to what is made now. After a change of rules or of the command line:
/// `PLAINSPOKEN_WRITE=1 cargo test --test docs`.
fn holds(name: &str, made: &str) {
    let path = common::root().join("docs").join(name);
    if std::env::var_os("PLAINSPOKEN_WRITE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, made).unwrap();
    }
    let ships = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(ships == made, "docs/{name} is not up to date: run PLAINSPOKEN_WRITE=1 cargo test --test docs");
}

#[test]
fn the_manual_pages_say_what_help_says() {
    let mut command = plainspoken::cli::command();
    command.build();
    let page = |command: clap::Command, name: &str| {
        let mut page = Vec::new();
        clap_mangen::Man::new(command).title(name).render(&mut page).unwrap();
        holds(&format!("man/{name}.1"), &String::from_utf8(page).unwrap());
    };
    for part in command.get_subcommands().filter(|part| part.get_name() != "help") {
        page(part.clone(), &format!("plainspoken-{}", part.get_name()));
    }
    page(command, "plainspoken");
}

#[test]
fn shells_get_their_completions() {
    let home = tempfile::tempdir().unwrap();
    for (shell, words) in [
        ("bash", "_plainspoken()"),
        ("zsh", "#compdef plainspoken"),
        ("fish", "complete -c plainspoken"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let script = out(&run(home.path(), &["completions", shell]));
        assert!(script.contains(words) && script.contains("fail-on"), "{shell}");
    }
}

/// The page of a rule, one level of headings further down.
fn section(entry: &Entry, page: &mut String) {
    let meta = entry.meta;
    let _ = writeln!(page, "## {}\n\n{}. Level: {}.", meta.id, meta.title, meta.severity.name());
    for line in entry.docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if let Some(title) = line.strip_prefix("# ") {
            let _ = writeln!(page, "\n### {title}\n");
        } else if let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) {
            let mut parts = info.split(',');
            let language = parts.next().unwrap_or("");
            let is = if parts.next() == Some("bad") { "Found" } else { "Fine" };
            let _ = writeln!(page, "{is}:\n\n```{language}");
        } else if line == "```" {
            page.push_str("```\n\n");
        } else {
            page.push_str(line);
            page.push('\n');
        }
    }
    for option in meta.options {
        let default = match option.default {
            OptionDefault::Flag(flag) => flag.to_string(),
            OptionDefault::Integer(number, ..) => number.to_string(),
            OptionDefault::List => "[]".to_owned(),
        };
        let _ = writeln!(page, "\nOption `{} = {default}`: {}", option.name, option.help);
    }
    page.push('\n');
}

/// No blank line twice, none at the end.
fn tidy(page: &str) -> String {
    let mut tidy = String::new();
    let mut blank = true;
    for line in page.lines() {
        if line.trim().is_empty() {
            blank = true;
            continue;
        }
        if blank && !tidy.is_empty() {
            tidy.push('\n');
        }
        blank = false;
        tidy.push_str(line.trim_end());
        tidy.push('\n');
    }
    tidy
}

#[test]
fn the_reference_says_what_explain_says() {
    let mut index = String::from(
        "# The rules\n\nOne page for each family. `plainspoken explain RULE` shows the same on your screen.\n",
    );
    for category in Category::ALL {
        let name = category.name();
        let rules: Vec<&&Entry> = RULES.iter().filter(|entry| entry.meta.category == category).collect();
        let _ = writeln!(index, "\n## [{name}]({name}.md)\n\n| Rule | What holds | Level |\n|---|---|---|");
        let mut page = format!("# Rules: {name}\n\n[All rules](README.md)\n\n");
        for entry in rules {
            let meta = entry.meta;
            let link = meta.id.replace('/', "");
            let _ = writeln!(index, "| [{}]({name}.md#{link}) | {} | {} |", meta.id, meta.title, meta.severity.name());
            section(entry, &mut page);
        }
        holds(&format!("rules/{name}.md"), &tidy(&page));
    }
    holds("rules/README.md", &index);
}

/// The fenced examples of a language in all documentation: where they stand and what they say.
fn examples(language: &str) -> Vec<(String, String)> {
    let root = common::root();
    let pages =
        common::files(&root.join("docs")).into_iter().chain([root.join("README.md"), root.join("CONTRIBUTING.md")]);
    let mut found = Vec::new();
    for path in pages.filter(|path| {
        path.extension().is_some_and(|ending| ending == "md") && !path.starts_with(root.join("docs/rules"))
    }) {
        let text = fs::read_to_string(&path).unwrap();
        let mut open: Option<String> = None;
        for line in text.lines() {
            match (&mut open, line.trim_start().strip_prefix("```")) {
                (None, Some(info)) => open = (info.trim() == language).then(String::new).or(Some("\0".into())),
                (Some(_), Some(_)) => {
                    found.extend(
                        open.take()
                            .filter(|text| !text.starts_with('\0'))
                            .map(|text| (path.display().to_string(), text)),
                    );
                }
                (Some(example), None) => {
                    example.push_str(line);
                    example.push('\n');
                }
                (None, None) => {}
            }
        }
    }
    found
}

#[test]
fn commands_in_the_documentation_can_be_run() {
    let mut faults = BTreeMap::new();
    let mut tried = 0;
    for (path, text) in examples("sh").into_iter().chain(examples("text")) {
        for line in text.lines() {
            let line = line.trim().trim_start_matches("$ ");
            let words = line.split(" #").next().unwrap_or("").split(['|', '>']).next().unwrap_or("");
            if !words.starts_with("plainspoken ") {
                continue;
            }
            tried += 1;
            if let Err(error) = plainspoken::cli::command().try_get_matches_from(words.split_whitespace())
                && error.use_stderr()
            {
                faults.insert(format!("{path}: {line}"), error.to_string());
            }
        }
    }
    assert!(tried >= 20, "{tried} commands");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn settings_in_the_documentation_are_understood() {
    let none = |_: &str| Err(io::Error::other("none"));
    let mut tried = 0;
    for (path, text) in examples("toml") {
        // Messages and dictionaries are written in this form as well.
        if text.contains("what = ") || path.ends_with("dictionaries.md") || text.contains("extends") {
            continue;
        }
        tried += 1;
        match Config::parse(&text, "plainspoken.toml", &vocabulary(RULES), &none) {
            Ok((_, warnings)) => assert!(warnings.is_empty(), "{path}: {warnings:?}\n{text}"),
            Err(errors) => panic!("{path}: {errors:?}\n{text}"),
        }
    }
    assert!(tried >= 2, "{tried} settings");
}
