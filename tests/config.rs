//! What ships with the program about `plainspoken.toml`: its schema and the one `init` writes.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::io;

use plainspoken::config::{Config, Entity, schema};
use plainspoken::rule::vocabulary;
use plainspoken::rules::RULES;

const STARTER: &str = include_str!("../dictionaries/starter.toml");

fn read(text: &str) -> Config {
    let none = |_: &str| Err(io::Error::other("none"));
    let (config, warnings) = Config::parse(text, "plainspoken.toml", &vocabulary(RULES), &none).unwrap();
    assert_eq!(warnings, []);
    config
}

/// After a change of keys, rules or options: `PLAINSPOKEN_WRITE=1 cargo test --test config`.
#[test]
fn the_schema_that_ships_is_the_one_the_program_follows() {
    let path = common::root().join("docs/plainspoken.schema.json");
    let made = serde_json::to_string_pretty(&schema(&vocabulary(RULES))).unwrap() + "\n";
    if std::env::var_os("PLAINSPOKEN_WRITE").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let ships = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert!(ships == made, "docs/plainspoken.schema.json is not up to date: run with PLAINSPOKEN_WRITE=1");
}

#[test]
fn what_init_writes_changes_nothing_until_it_is_filled_in() {
    assert_eq!(read(STARTER), Config { root: Some(".".into()), ..Config::default() });
}

#[test]
fn every_example_in_what_init_writes_can_be_used_as_it_is() {
    // An example is a line such as `# region = "US-CO"` or `# [[overrides]]`.
    let example = |line: &str| {
        let key = line.split('=').next().unwrap_or("").trim();
        let is_key = line.contains(" = ") && !key.contains(' ');
        is_key || line.starts_with('[') || key.starts_with('"')
    };
    let text: String = STARTER
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|rest| example(rest)).unwrap_or(line).to_owned() + "\n")
        .collect();
    let config = read(&text);
    assert_eq!(config.region.as_deref(), Some("US-CO"));
    assert_eq!(config.practice.entity, Some(Entity::Practitioner));
    assert!(!config.practice.licences.is_empty() && !config.overrides.is_empty());
    assert!(config.rules.contains_key("reading/long-sentence"));
    let value: serde_json::Value = toml::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema(&vocabulary(RULES))).unwrap();
    assert_eq!(validator.iter_errors(&value).map(|error| error.to_string()).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn the_sample_site_is_configured_as_the_schema_says() {
    let text = fs::read_to_string(common::root().join("fixtures/practice-site/plainspoken.toml")).unwrap();
    assert!(read(&text).sample);
    let value: serde_json::Value = toml::from_str(&text).unwrap();
    assert!(jsonschema::validator_for(&schema(&vocabulary(RULES))).unwrap().is_valid(&value));
}
