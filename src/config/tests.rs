//! What a person who writes `plainspoken.toml` can count on.

#![allow(clippy::unwrap_used)]

use std::io;

use super::*;

const LONG: &[OptionSpec] = &[
    OptionSpec { name: "max-words", default: OptionDefault::Integer(25, 5, 100), help: "Words a sentence may have." },
    OptionSpec { name: "strict", default: OptionDefault::Flag(false), help: "Counts headings too." },
    OptionSpec { name: "allow", default: OptionDefault::List, help: "Sentences left alone." },
];

pub(super) fn vocabulary() -> Vocabulary {
    Vocabulary {
        rules: vec![("access/image-alt", &[]), ("plain/word-choice", &[]), ("reading/long-sentence", LONG)],
        categories: vec!["access", "plain", "reading"],
    }
}

fn none(path: &str) -> io::Result<String> {
    Err(io::Error::new(io::ErrorKind::NotFound, format!("no {path}")))
}

fn parse(text: &str) -> Config {
    let (config, warnings) = Config::parse(text, "plainspoken.toml", &vocabulary(), &none).unwrap();
    assert_eq!(warnings, []);
    config
}

/// The only error, as shown.
fn error(text: &str) -> String {
    let errors = Config::parse(text, "plainspoken.toml", &vocabulary(), &none).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors[0].to_string()
}

#[test]
fn everything_at_once() {
    let config = parse(
        r#"
preset = "starter"
language = "en"
kind = "page"
region = "US-CO"
messages = "es"
sample = true
wcag = "2.2-AA"
exclude = ["drafts", "*.bak.md"]

[glossary]
LCSW = "licensed clinical social worker"

[practice]
entity = "group"
organization = "Cedar Creek Counseling"
names = ["Maya Ortiz"]
credentials = ["LCSW"]
phones = ["303-555-0142"]
emails = ["office@cedarcreek.example.org"]
addresses = ["12 Elm Street, Denver, CO 80202"]
languages = ["en", "es"]
jurisdictions-served = ["US-CO", "US-WY"]
confidential-location = true

[[practice.licences]]
number = "CSW.09921234"
jurisdiction = "US-CO"
title = "LCSW"
holder = "Maya Ortiz"

[rules]
"access/image-alt" = "off"
plain = "note"

[rules."reading/long-sentence"]
severity = "error"
max-words = 20
strict = true
allow = ["a"]

[[overrides]]
files = ["letters/**"]
kind = "letter"
language = "es"
region = "GB"
rules = { plain = "off" }

[[site]]
root = "./site/"
include = ["*.html"]
kind = "web"

[[ignore]]
rule = "plain"
path = "old/**"
text = "utilize"
reason = "Quoted from the law."
"#,
    );
    assert_eq!(config.root.as_deref(), Some("."));
    assert_eq!((config.preset, config.sample, config.wcag_2_2), (Preset::Starter, true, true));
    assert_eq!((config.kind, config.region.as_deref()), (Some(Kind::Page), Some("US-CO")));
    assert_eq!((config.language.as_deref(), config.messages.as_deref()), (Some("en"), Some("es")));
    assert_eq!(config.glossary["LCSW"], "licensed clinical social worker");
    assert_eq!(config.practice.entity, Some(Entity::Group));
    assert_eq!(config.practice.licences[0].number, "CSW.09921234");
    assert_eq!(config.practice.jurisdictions_served, ["US-CO", "US-WY"]);
    assert!(config.practice.confidential_location);
    assert_eq!(config.rules["access/image-alt"].level, Some(Level::Off));
    assert_eq!(config.rules["reading/long-sentence"].options["max-words"], OptionValue::Integer(20));
    assert_eq!(config.overrides[0].kind, Some(Kind::Letter));
    assert_eq!(config.sites, [SiteSettings { root: "site".into(), include: vec!["*.html".into()] }]);
    assert_eq!(config.ignores[0].reason, "Quoted from the law.");
}

#[test]
fn a_wrong_key_names_its_line_and_the_nearest_right_one() {
    assert_eq!(
        error("language = \"en\"\n\nkidn = \"page\"\n"),
        "plainspoken.toml:3: `kidn` is not a key plainspoken knows; did you mean `kind`?"
    );
    assert_eq!(
        error("[rules.\"reading/long-sentence\"]\nmax_words = 20"),
        "plainspoken.toml:2: `max_words` is not a key plainspoken knows in `reading/long-sentence`; did you mean \
         `max-words`?"
    );
    assert!(error("[practice]\nlicenses = []").ends_with("did you mean `licences`?"));
    assert!(error("color = 1").contains("the keys are `exclude`"));
}

#[test]
fn a_wrong_value_names_the_nearest_right_one() {
    assert!(error("kind = \"leter\"").ends_with("`kind` cannot be `leter`; did you mean `letter`?"));
    assert!(error("preset = \"strict\"").ends_with("it can be `starter`, `recommended`, `all`"));
    assert!(error("region = \"us-co\"").ends_with("did you mean `US-CO`?"));
    assert!(error("language = \"Spanish\"").ends_with("did you mean `es`?"));
    assert!(error("sample = \"yes\"").ends_with("`sample` must be `true` or `false`, not text in quotes"));
    assert!(error("wcag = \"2.1\"").contains("`2.1-AA`"));
    assert!(error("[practice]\nemails = [\"office at example.org\"]").contains("does not look like an e-mail"));
    assert!(error("[practice]\nemails = \"office@example.org\"").contains("must be a list"));
    assert!(error("exclude = [\"[a\"]").contains("not a pattern"));
}

#[test]
fn rules_are_known_by_name() {
    assert!(error("[rules]\n\"acces/image-alt\" = \"off\"").ends_with("did you mean `access/image-alt`?"));
    assert!(error("[rules]\nimage-alt = \"off\"").ends_with("did you mean `access/image-alt`?"));
    assert!(error("[rules]\nplain = \"warn\"").ends_with("did you mean `\"warning\"`?"));
    assert!(error("[rules]\nplain = false").ends_with("did you mean `\"off\"`?"));
    assert!(error("[rules.reading]\nlong-sentence = \"off\"").contains("`\"reading/long-sentence\"`"));
    assert!(error("[[ignore]]\nrule = \"plane\"\nreason = \"x\"").ends_with("did you mean `plain`?"));
}

#[test]
fn options_have_a_type_and_a_range() {
    let option = |text: &str| error(&format!("[rules.\"reading/long-sentence\"]\n{text}"));
    assert!(option("max-words = 4").ends_with("`max-words` must be from 5 to 100, not 4"));
    assert!(option("max-words = 99999999999999999999999").contains("must be from 5 to 100"));
    assert!(option("max-words = \"20\"").contains("must be a whole number"));
    assert!(option("strict = 1").contains("`true` or `false`"));
    assert!(option("allow = [1]").contains("text in quotes"));
}

#[test]
fn ignores_and_overrides_must_say_enough() {
    assert!(error("[[ignore]]\nrule = \"plain\"").contains("needs a `reason`"));
    assert!(error("[[ignore]]\nrule = \"plain\"\nreason = \" \"").contains("`reason` is empty"));
    assert!(error("[[ignore]]\nreason = \"x\"").contains("silence everything"));
    assert!(error("[[overrides]]\nkind = \"letter\"").contains("needs `files`"));
    assert!(error("[[site]]\ninclude = [\"*\"]").contains("needs `root`"));
    let (_, warnings) =
        Config::parse("[[overrides]]\nfiles = [\"a\"]", "p/plainspoken.toml", &vocabulary(), &none).unwrap();
    assert_eq!(warnings[0].line, 1);
}

#[test]
fn all_errors_are_told_from_the_top() {
    let errors = Config::parse("wcag = 1\nkind = 2\n[a]\n", "plainspoken.toml", &vocabulary(), &none).unwrap_err();
    assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn broken_files_are_told() {
    assert!(error("kind = \n").starts_with("plainspoken.toml:1: this is not valid TOML"));
    assert!(error("a = [\nkind").contains("not valid TOML"));
    let deep = format!("exclude = {}", "[".repeat(100_000));
    assert!(Config::parse(&deep, "plainspoken.toml", &vocabulary(), &none).is_err());
    assert_eq!(parse("\u{FEFF}kind = \"page\"\r\n").kind, Some(Kind::Page));
    assert_eq!(parse("").preset, Preset::Recommended);
}

#[test]
fn extends_gives_what_the_nearer_file_does_not_say() {
    let load = |path: &str| match path {
        "shared/plainspoken.toml" => {
            Ok("language = \"es\"\nregion = \"US-CO\"\n[practice]\nnames = [\"Maya Ortiz\"]\n\
             phones = [\"303-555-0142\"]\n[rules.\"reading/long-sentence\"]\nmax-words = 20\n[[overrides]]\n\
             files = [\"a\"]\nkind = \"letter\"\n"
                .to_owned())
        }
        _ => none(path),
    };
    let text = "extends = \"../shared/plainspoken.toml\"\nlanguage = \"en\"\n[practice]\nnames = [\"Leo Hart\"]\n\
        [rules]\n\"reading/long-sentence\" = \"note\"\n[[overrides]]\nfiles = [\"b\"]\nkind = \"page\"\n";
    let (config, _) = Config::parse(text, "office/plainspoken.toml", &vocabulary(), &load).unwrap();
    assert_eq!(config.root.as_deref(), Some("office"));
    assert_eq!((config.language.as_deref(), config.region.as_deref()), (Some("en"), Some("US-CO")));
    assert_eq!(config.practice.names, ["Leo Hart"]);
    assert_eq!(config.practice.phones, ["303-555-0142"]);
    let rule = &config.rules["reading/long-sentence"];
    assert_eq!((rule.level, &rule.options["max-words"]), (Some(Level::Note), &OptionValue::Integer(20)));
    assert_eq!(
        config.overrides.iter().map(|over| over.kind).collect::<Vec<_>>(),
        [Some(Kind::Letter), Some(Kind::Page)]
    );
}

#[test]
fn extends_in_a_circle_is_refused() {
    let load =
        |path: &str| Ok(if path == "a.toml" { "extends = \"b.toml\"" } else { "extends = \"./a.toml\"" }.to_owned());
    let errors = Config::parse("extends = \"b.toml\"", "a.toml", &vocabulary(), &load).unwrap_err();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].to_string(), "b.toml:1: `extends` goes in a circle: a.toml → b.toml → a.toml");
    let endless = |path: &str| Ok(format!("extends = \"x{path}\""));
    let errors = Config::parse("extends = \"b.toml\"", "a.toml", &vocabulary(), &endless).unwrap_err();
    assert!(errors[0].message.contains("more than 16 files"));
    assert!(error("extends = \"gone.toml\"").contains("gone.toml, which cannot be read"));
}

#[test]
fn errors_of_an_extended_file_name_that_file() {
    let load = |_: &str| Ok("\nkidn = 1".to_owned());
    let errors = Config::parse("extends = \"base.toml\"", "a/b.toml", &vocabulary(), &load).unwrap_err();
    assert_eq!((&errors[0].path[..], errors[0].line), ("a/base.toml", 2));
}

#[test]
fn overrides_hold_in_order() {
    let config = parse(
        "kind = \"page\"\n[rules.\"reading/long-sentence\"]\nmax-words = 20\n[[overrides]]\nfiles = [\"letters\"]\n\
         kind = \"letter\"\nlanguage = \"es\"\nrules = { \"reading/long-sentence\" = \"off\" }\n[[overrides]]\n\
         files = [\"letters/consent*.md\"]\nkind = \"consent\"\n",
    );
    let letter = config.settings("letters/2024/a.md");
    let consent = config.settings("letters/consent-es.md");
    assert_eq!((letter.kind, letter.language.as_deref()), (Some(Kind::Letter), Some("es")));
    assert_eq!((consent.kind, consent.language.as_deref()), (Some(Kind::Consent), Some("es")));
    assert_eq!(config.settings("index.md").kind, Some(Kind::Page));
    assert_eq!(letter.rules["reading/long-sentence"].level, Some(Level::Off));
    assert_eq!(letter.options_for("reading/long-sentence", LONG).integer("max-words"), 20);
    assert_eq!(config.override_key("letters/a.md"), config.override_key("./letters/b/c.md"));
    assert_ne!(config.override_key("letters/a.md"), config.override_key("letters/consent.md"));
    assert_eq!(config.override_key("index.md"), OverrideKey::default());
}

#[test]
fn keys_hold_more_than_sixty_four_overrides() {
    let overrides = (0..70)
        .map(|n| Override { files: vec![format!("f{n}")], language: Some(format!("x{n}")), ..Override::default() })
        .collect();
    let config = Config { overrides, ..Config::default() };
    assert_eq!(config.settings("f69").language.as_deref(), Some("x69"));
    assert_eq!(config.settings("f3").language.as_deref(), Some("x3"));
}

#[test]
fn a_rule_wins_over_its_category_and_both_over_the_preset() {
    let level = |text: &str, from: Preset| {
        let config = parse(text);
        config.level_for("plain/word-choice", "plain", Severity::Warning, from, &config.settings("a.md"))
    };
    assert_eq!(level("", Preset::Recommended), Some(Severity::Warning));
    assert_eq!(level("", Preset::All), None);
    assert_eq!(level("preset = \"starter\"", Preset::Recommended), None);
    assert_eq!(level("preset = \"starter\"", Preset::Starter), Some(Severity::Warning));
    assert_eq!(level("preset = \"all\"", Preset::All), Some(Severity::Warning));
    assert_eq!(level("[rules]\nplain = \"note\"", Preset::Recommended), Some(Severity::Note));
    assert_eq!(level("[rules]\nplain = \"note\"", Preset::All), None);
    assert_eq!(level("preset = \"starter\"\n[rules]\nplain = \"note\"", Preset::Recommended), Some(Severity::Note));
    assert_eq!(level("[rules]\nplain = \"off\"", Preset::Starter), None);
    let both = "[rules]\nplain = \"off\"\n\"plain/word-choice\" = \"error\"";
    assert_eq!(level(both, Preset::All), Some(Severity::Error));
}

#[test]
fn options_have_defaults() {
    let options = parse("").settings("a.md").options_for("reading/long-sentence", LONG);
    assert_eq!(options.integer("max-words"), 25);
    assert!(!options.flag("strict"));
    assert!(options.list("allow").is_empty());
}

#[test]
fn sites_and_excludes_are_found_by_path() {
    let config = parse(
        "exclude = [\"drafts/\"]\n[[site]]\nroot = \"web\"\n[[site]]\nroot = \"web/es\"\ninclude = [\"*.html\"]\n",
    );
    let root = |path: &str| config.site(path).map(|site| &site.root[..]);
    assert_eq!(root("web/index.html"), Some("web"));
    assert_eq!(root("web/es/a/inicio.html"), Some("web/es"));
    assert_eq!(root("web/es/notas.md"), Some("web"));
    assert_eq!(root("website/a.html"), None);
    assert!(config.excludes("web/drafts/a.html"));
    assert!(!config.excludes("web/a.html"));
}
