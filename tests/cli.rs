//! The program as people use it.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "cli")]

mod common;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use common::command::{err, folder, out, run};

const GOOD: &str =
    "# Our fees\n\nThe first visit is free. Please call us one day before if you cannot come to your visit.\n";
const BAD: &str = "<html lang=\"en\"><head><title>Fees</title></head><body><img src=\"a.jpg\"></body></html>\n";

#[test]
fn exit_codes_say_what_happened() {
    let home = folder(&[
        ("good.md", GOOD),
        ("bad.html", BAD),
        ("plain.md", "You may utilize the door before we commence the group today.\n"),
    ]);
    let code = |arguments: &[&str]| run(home.path(), arguments).status.code();
    assert_eq!(code(&["check", "good.md"]), Some(0));
    assert_eq!(code(&["check", "bad.html"]), Some(1));
    assert_eq!(code(&["check", "bad.html", "--fail-on", "never"]), Some(0));
    assert_eq!(code(&["check", "plain.md"]), Some(0));
    assert_eq!(code(&["check", "plain.md", "--fail-on", "note"]), Some(1));
    assert_eq!(code(&["check", "nothing-here.md"]), Some(2));
    assert_eq!(code(&["check", "--format", "yaml"]), Some(2));
    assert_eq!(code(&["explain", "access/image-alt"]), Some(0));
    assert_eq!(code(&["explain", "access/image-att"]), Some(2));
    assert_eq!(code(&["--help"]), Some(0));
}

#[test]
fn a_wrong_value_on_the_command_line_is_told_like_one_in_the_configuration() {
    for (key, value, nearest) in [
        ("region", "Colorado", "US-CO"),
        ("region", "uk", "GB"),
        ("language", "klingon", ""),
        ("language", "xx-yy-zzzzzzzzz", ""),
        ("language", "spanish", "es"),
        ("messages", "zz", "`en`, `es`"),
        ("messages", "fr", "`en`, `es`"),
        ("kind", "letr", "letter"),
    ] {
        let home = folder(&[("good.md", GOOD)]);
        let told = run(home.path(), &["check", &format!("--{key}"), value, "good.md"]);
        assert_eq!(told.status.code(), Some(2), "{key} {value}");
        let told = err(&told);
        let home = folder(&[("good.md", GOOD), ("plainspoken.toml", &format!("{key} = \"{value}\"\n"))]);
        let configured = err(&run(home.path(), &["check"]));
        assert!(told.contains(nearest) && configured.contains(nearest), "{told}\n{configured}");
        // The same sentence: from the value in its marks to the end of the line.
        let sentence =
            |text: &str| text[text.find(&format!("`{value}`")).unwrap()..].lines().next().unwrap().to_owned();
        assert_eq!(sentence(&told), sentence(&configured));
    }
    let home = folder(&[("good.md", GOOD)]);
    for right in
        [["--region", "US-CO"], ["--language", "es-MX"], ["--messages", "es-MX"], ["--messages", "es_ES.UTF-8"]]
    {
        assert_eq!(run(home.path(), &["check", "good.md", right[0], right[1]]).status.code(), Some(0), "{right:?}");
    }
}

#[test]
fn a_clean_run_does_not_promise_too_much() {
    let home = folder(&[("good.md", GOOD)]);
    let told = out(&run(home.path(), &["check"]));
    assert!(told.contains("No problems found by these checks. People must still check"), "{told}");
    let spanish = out(&run(home.path(), &["check", "--messages", "es"]));
    assert!(spanish.contains("Las personas aún deben ver"), "{spanish}");
}

#[test]
fn text_shows_the_place_and_plain_keeps_to_one_line() {
    let home = folder(&[("bad.html", BAD)]);
    let text = out(&run(home.path(), &["check", "--color", "never"]));
    assert!(text.contains("bad.html:1:55") && text.contains("^^^^") && text.contains("[access/image-alt]"), "{text}");
    let plain = out(&run(home.path(), &["check", "--format", "plain"]));
    assert!(
        plain
            .lines()
            .next()
            .unwrap()
            .starts_with("bad.html:1:55: error: This image has no text alternative. [access/image-alt]"),
        "{plain}"
    );
    assert!(!plain.contains('\u{1b}'));
    let dumb = Command::new(env!("CARGO_BIN_EXE_plainspoken"))
        .args(["check", "bad.html"])
        .current_dir(home.path())
        .env("TERM", "dumb")
        .output()
        .unwrap();
    assert!(out(&dumb).starts_with("bad.html:1:55:"));
}

#[test]
fn json_follows_its_schema() {
    let site = common::root().join("fixtures");
    let report = out(&run(&site, &["check", "practice-site", "robust", "email", "--format", "json"]));
    let value: serde_json::Value = serde_json::from_str(&report).unwrap();
    let schema: serde_json::Value = serde_json::from_str(include_str!("../docs/report.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).take(5).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(value["documents"].as_array().unwrap().iter().any(|document| document.get("error").is_some()));
    // Spans are bytes of the file, and a document's lines are its own.
    for document in value["documents"].as_array().unwrap().iter().filter(|document| document.get("error").is_none()) {
        let bytes = fs::read(site.join(document["path"].as_str().unwrap())).unwrap();
        for diagnostic in document["diagnostics"].as_array().unwrap() {
            assert!(diagnostic["span"]["end"].as_u64().unwrap() as usize <= bytes.len());
        }
    }
    let lines = out(&run(&site, &["check", "practice-site", "--format", "jsonl"]));
    assert!(lines.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
}

#[test]
fn standard_input_is_read_under_its_name() {
    let home = folder(&[]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_plainspoken"))
        .args(["check", "-", "--stdin-filename", "page.html", "--format", "plain"])
        .current_dir(home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(BAD.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).starts_with("page.html:1:55"));
}

#[test]
fn ignored_files_are_left_out_unless_named() {
    let home = folder(&[
        (".gitignore", "drafts/\n"),
        (".plainspokenignore", "old.html\n"),
        ("drafts/a.html", BAD),
        ("old.html", BAD),
        ("good.md", GOOD),
    ]);
    assert_eq!(run(home.path(), &["check"]).status.code(), Some(0));
    assert_eq!(run(home.path(), &["check", "old.html"]).status.code(), Some(1));
    assert_eq!(run(home.path(), &["check", "drafts/a.html"]).status.code(), Some(1));
}

#[test]
fn a_wrong_configuration_is_told_with_line_and_nearest_key() {
    let home = folder(&[
        ("good.md", GOOD),
        ("plainspoken.toml", "preset = \"recommended\"\n\n[rules]\n\"acces/image-alt\" = \"off\"\n"),
    ]);
    let output = run(home.path(), &["check"]);
    assert_eq!(output.status.code(), Some(2));
    let told = err(&output);
    assert!(told.contains("plainspoken.toml:4") && told.contains("access/image-alt"), "{told}");
    assert_eq!(run(home.path(), &["check", "--no-config"]).status.code(), Some(0));
}

#[test]
fn configuration_switches_rules_and_levels() {
    let home = folder(&[("bad.html", BAD), ("plainspoken.toml", "[rules]\n\"access/image-alt\" = \"note\"\n")]);
    assert_eq!(run(home.path(), &["check"]).status.code(), Some(0));
    fs::write(home.path().join("plainspoken.toml"), "[rules]\naccess = \"off\"\n").unwrap();
    assert!(!out(&run(home.path(), &["check"])).contains("access/"));
}

#[test]
fn init_writes_a_configuration_that_works_and_never_overwrites() {
    let home = folder(&[("good.md", GOOD)]);
    assert_eq!(run(home.path(), &["init"]).status.code(), Some(0));
    assert_eq!(run(home.path(), &["check"]).status.code(), Some(0), "{}", err(&run(home.path(), &["check"])));
    let again = run(home.path(), &["init"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("left as it is"));
}

#[test]
fn init_proposes_who_the_practice_is_and_never_the_reader() {
    for preset in ["recommended", "starter"] {
        let home = folder(&[
            (
                "about.html",
                "<html lang=\"en\"><head><title>About</title></head><body><main><h1>About me</h1>\n<p>I am Noor Haddad, LCSW 40117 (Oregon).</p>\n<p>Call me at <a href=\"tel:+15035550142\">503-555-0142</a>.</p></main></body></html>\n",
            ),
            (
                "contact.md",
                "# Contact\n\nPhone: 503-555-0142\n\nEmail: noor@example.org\n\nYour phone: {{client.phone}}, your e-mail: {{client.email}}\n",
            ),
        ]);
        assert_eq!(run(home.path(), &["init", "--preset", preset]).status.code(), Some(0));
        let text = fs::read_to_string(home.path().join("plainspoken.toml")).unwrap();
        let value: toml::Value = toml::from_str(&text).unwrap();
        let practice = &value["practice"];
        assert_eq!(practice["phones"].as_array().unwrap().len(), 1, "{text}");
        assert_eq!(practice["emails"][0].as_str(), Some("noor@example.org"), "{text}");
        assert_eq!(practice["names"][0].as_str(), Some("Noor Haddad"), "{text}");
        assert!(text.contains("# found in contact.md:5; please check"), "{text}");
        assert!(!text.contains("client"), "{text}");
        let checked = run(home.path(), &["check", "--format", "plain"]);
        assert_ne!(checked.status.code(), Some(2), "{}", err(&checked));
        assert!(!out(&checked).contains("contact/profile") && !out(&checked).contains("identity/profile"));
    }
}

/// Sites in three languages: what stands on the pages, and what the profile must say.
#[test]
fn init_reads_sites_in_other_languages() {
    let page = |lang: &str, title: &str, body: &str| {
        format!(
            "<html lang=\"{lang}\"><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>\n"
        )
    };
    for (lang, region, home, contact, name, credential, phone) in [
        (
            "es",
            "ES",
            "<p>Soy Rebeca Olmedo, psicóloga sanitaria, colegiada M-20457. Atiendo a adolescentes en mi consulta.</p>",
            "<p>Llámeme al <a href=\"tel:+34910550133\">910 55 01 33</a>.</p><p>Calle del Pinar, 4, 28999 Madrid</p>",
            "Rebeca Olmedo",
            "psicóloga sanitaria",
            "910 55 01 33",
        ),
        (
            "de",
            "DE",
            "<p>Ich bin Renske Holthaus, Psychologische Psychotherapeutin. Ich biete Psychotherapie für Erwachsene an.</p>",
            "<p>Telefon <a href=\"tel:+493023125017\">030 23125 017</a></p><p>Lindenhofstraße 3, 12999 Berlin</p>",
            "Renske Holthaus",
            "Psychologische Psychotherapeutin",
            "030 23125 017",
        ),
        (
            "fr",
            "FR",
            "<p>Je suis Maëlle Tréhorel, psychologue clinicienne. Je reçois des adultes en thérapie à mon cabinet.</p>",
            "<p>Téléphone : <a href=\"tel:+33199000123\">01 99 00 01 23</a></p><p>14, rue des Tanneurs, 35999 Valmorin</p>",
            "Maëlle Tréhorel",
            "psychologue clinicienne",
            "01 99 00 01 23",
        ),
    ] {
        let (index, kontakt) = (page(lang, "Olmedo", home), page(lang, "Contact", contact));
        let folder = folder(&[("index.html", &index), ("contact.html", &kontakt)]);
        assert_eq!(run(folder.path(), &["init"]).status.code(), Some(0));
        let text = fs::read_to_string(folder.path().join("plainspoken.toml")).unwrap();
        let value: toml::Value = toml::from_str(&text).unwrap();
        assert_eq!(value["language"].as_str(), Some(lang), "{text}");
        assert_eq!(value.get("region").and_then(toml::Value::as_str), Some(region), "{text}");
        let practice = &value["practice"];
        assert_eq!(practice["entity"].as_str(), Some("practitioner"), "{text}");
        for (key, wanted) in [("names", name), ("credentials", credential), ("phones", phone), ("languages", lang)] {
            let found: Vec<_> = practice[key].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
            assert_eq!(found, [wanted], "{key}: {text}");
        }
        let checked = run(folder.path(), &["check", "--format", "plain"]);
        assert_ne!(checked.status.code(), Some(2), "{}", err(&checked));
        assert!(!out(&checked).contains("/profile"), "{}", out(&checked));
    }
}

#[test]
fn init_says_nothing_that_pages_do_not_agree_on() {
    let home = folder(&[
        ("denver.html", "<title>Denver</title><p>I offer therapy. 12 Sample Street, Denver, CO 80202</p>"),
        ("boise.html", "<title>Boise</title><p>I offer therapy. 14 Sample Street, Boise, ID 83702</p>"),
    ]);
    assert_eq!(run(home.path(), &["init"]).status.code(), Some(0));
    let text = fs::read_to_string(home.path().join("plainspoken.toml")).unwrap();
    assert!(text.contains("# region = ") && !text.contains("\nregion"), "{text}");
    // Licensed staff make no practitioner of a county, whose pages then owe no license number.
    let home = folder(&[
        (
            "index.html",
            "<title>Arbor County Department of Human Services</title><p>We help with food. Call 715-555-0162.</p>",
        ),
        ("staff.html", "<title>Staff | Arbor County Department of Human Services</title><p>Thessaly Orne, LCSW</p>"),
    ]);
    assert_eq!(run(home.path(), &["init"]).status.code(), Some(0));
    let text = fs::read_to_string(home.path().join("plainspoken.toml")).unwrap();
    assert!(text.contains("\nentity = \"government\""), "{text}");
    assert!(!out(&run(home.path(), &["check", "--format", "plain"])).contains("identity/licence-number"));
}

#[test]
fn the_checklist_takes_a_table_of_prices_as_evidence() {
    let fees = "# What it costs\n\n| Visit | Price |\n|---|---|\n| First visit | $160 |\n| Couples | $150 |\n\nPeople who earn less than $2,000 a month pay less.\n";
    let home = folder(&[
        ("index.md", "# Tern Cove\n\nI offer therapy for adults. I'm Noor Haddad, LCSW.\n"),
        ("fees.md", fees),
        ("plainspoken.toml", ""),
    ]);
    let told = out(&run(home.path(), &["check", "--format", "checklist", "--fail-on", "never"]));
    let line = told.lines().skip_while(|line| !line.contains("What it costs")).nth(1).unwrap_or("");
    assert!(line.contains("fees.md") && line.contains("$160, $150"), "{told}");
}

#[test]
fn init_keeps_a_secret_address_out() {
    let page =
        "# Shelter\n\nOur office: 12 Sample Street, Denver, CO 80202\n\nOur shelter is at a confidential location.\n";
    let home = folder(&[("index.md", page)]);
    assert_eq!(run(home.path(), &["init"]).status.code(), Some(0));
    let text = fs::read_to_string(home.path().join("plainspoken.toml")).unwrap();
    assert!(text.contains("# addresses = [") && !text.contains("\naddresses"), "{text}");
}

#[test]
fn score_shows_the_hardest_first() {
    let hard = "Notwithstanding administrative considerations, determinations regarding participation necessitate comprehensive documentation. ".repeat(8);
    let home = folder(&[("a-easy.md", GOOD), ("b-hard.md", &hard)]);
    let told = out(&run(home.path(), &["score", "--language", "en"]));
    assert!(told.lines().next().unwrap().starts_with("b-hard.md"), "{told}");
    let value: serde_json::Value =
        serde_json::from_str(&out(&run(home.path(), &["score", "--format", "json", "--language", "en"]))).unwrap();
    assert!(value["documents"][1]["reading"]["shown"]["value"].as_f64().unwrap() > 12.0);
}

#[test]
fn inspect_shows_every_block() {
    let home = folder(&[("a.md", "# Fees\n\nThe first visit is free. Call us at 9 a.m. on Monday.\n")]);
    let value: serde_json::Value =
        serde_json::from_str(&out(&run(home.path(), &["inspect", "a.md", "--format", "json"]))).unwrap();
    let blocks = value["blocks"].as_array().unwrap();
    assert_eq!(blocks.len(), 2);
    assert_eq!(blocks[1]["sentences"].as_array().unwrap().len(), 2);
    assert_eq!(
        blocks[1]["sentences"][0]["words"][0],
        serde_json::json!({"text": "The", "syllables": 1, "span": {"start": 8, "end": 11}})
    );
}

const FIXABLE: &str =
    "# Fees\n\nArrive ten minutes prior to your visit. You may utilize the side door in order to save time.\n";

#[test]
fn fix_shows_a_diff_and_writes_nothing() {
    let home = folder(&[("a.md", FIXABLE)]);
    let told = out(&run(home.path(), &["fix", "--diff", "a.md", "--language", "en"]));
    assert!(told.contains("+Arrive ten minutes before your visit. You may use the side door to save time."), "{told}");
    assert_eq!(fs::read_to_string(home.path().join("a.md")).unwrap(), FIXABLE);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
}

#[test]
fn fix_writes_a_copy_outside_git_and_in_place_inside() {
    let home = folder(&[("a.md", FIXABLE)]);
    run(home.path(), &["fix", "a.md", "--language", "en"]);
    assert_eq!(fs::read_to_string(home.path().join("a.md")).unwrap(), FIXABLE);
    assert!(
        fs::read_to_string(home.path().join("a.fixed.md")).unwrap().contains("You may use the side door to save time.")
    );
    fs::create_dir(home.path().join(".git")).unwrap();
    run(home.path(), &["fix", "a.md", "--language", "en"]);
    assert!(fs::read_to_string(home.path().join("a.md")).unwrap().contains("before your visit"));
    // A second run finds nothing more to do.
    assert!(out(&run(home.path(), &["fix", "a.md", "--language", "en"])).contains("Nothing to change"));
}

/// Runs `fix --interactive --diff` with these answers.
fn asked(text: &str, answers: &str) -> (String, String) {
    let home = folder(&[("a.md", text)]);
    let mut child =
        common::command::command(home.path(), &["fix", "--interactive", "--diff", "a.md", "--language", "en"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
    // The program may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    let output = child.wait_with_output().unwrap();
    (out(&output), err(&output))
}

#[test]
fn fix_asks_about_each_change_over_a_pipe() {
    // A number in words says the same in figures.
    let (diff, told) = asked(FIXABLE, "s\na\ns\na\n");
    assert!(told.contains("a.md:3: ") && told.matches("Change it?").count() == 4, "{told}");
    assert!(
        diff.contains("+Arrive ten minutes before your visit. You may utilize the side door to save time."),
        "{diff}"
    );
    // No more answers: nothing more is changed. What cannot be read is asked again.
    let (diff, _) = asked(FIXABLE, "what?\ns\na\n");
    assert!(diff.contains("+Arrive ten minutes before your visit. You may utilize the side door in order"), "{diff}");
    let (diff, told) = asked(FIXABLE, "q\n");
    assert!(!diff.contains('+') && told.matches("Change it?").count() == 1, "{diff}{told}");
}

#[test]
fn always_and_never_are_asked_once() {
    let twice = "You may utilize the side door. They utilize the front door. Please utilize a map.\n";
    let (diff, told) = asked(twice, "always\n");
    assert!(diff.contains("+You may use the side door. They use the front door. Please use a map."), "{diff}");
    assert_eq!(told.matches("Change it?").count(), 1, "{told}");
    let (diff, told) = asked(twice, "never\na\n");
    assert!(!diff.contains('+') && told.matches("Change it?").count() == 1, "{diff}{told}");
    let (diff, told) = asked(twice, "s\na\ns\n");
    assert!(diff.contains("+You may utilize the side door. They use the front door. Please utilize a map."), "{diff}");
    assert_eq!(told.matches("Change it?").count(), 3, "{told}");
}

#[test]
fn a_person_may_choose_a_change_that_is_only_suggested() {
    let (diff, _) = asked("Bring your lease and/or a bill to the visit.\n", "2\n");
    assert!(diff.contains("+Bring your lease and a bill to the visit."), "{diff}");
}

#[test]
fn fix_goes_no_further_than_the_level_asked_for() {
    let hard = "Please utilize the side door prior to the visit. ".repeat(6)
        + &"Subsequently, notify the individuals that reside with you, and commence the preparation of the documentation. ".repeat(6);
    let home = folder(&[("a.md", &format!("# Visits\n\n{hard}\n"))]);
    let made = |level: &str| {
        let run = run(home.path(), &["fix", "--diff", "--to-level", level, "a.md", "--language", "en"]);
        let after =
            out(&run).lines().filter(|line| line.starts_with('+') && !line.starts_with("+++")).collect::<String>();
        let words = ["utilize", "prior to", "Subsequently", "commence"];
        (words.iter().map(|word| hard.matches(word).count() - after.matches(word).count()).sum::<usize>(), err(&run))
    };
    // Already reached: nothing to do.
    let all = made("0");
    assert!(all.0 > 6 && all.1.contains("the reading level is now"), "{all:?}");
    let now: f64 = all.1.split("is now ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap().parse().unwrap();
    let some = made(&format!("{:.1}", now + 0.6));
    assert!(some.0 > 0 && some.0 < all.0, "{some:?} {all:?}");
}

#[test]
fn a_dictionary_of_your_own_is_tried_without_rust() {
    let entry = |to: &str| {
        format!(
            "[[entry]]\nid = \"grab\"\nfrom = [\"grab~v\"]\nto = [\"{to}\"]\ntest = [[\"She grabbed it.\", \"She took it.\"]]\nnot = [\"Hold it.\"]\n"
        )
    };
    let home = folder(&[
        ("en/word-choice.toml", &entry("take~v")),
        ("de/own.toml", "[[entry]]\nid =\n"),
        ("mine.toml", &entry("hold~v")),
    ]);
    let good = run(home.path(), &["dictionary", "check", "en/word-choice.toml"]);
    assert_eq!((good.status.code(), out(&good).contains("2 examples tried")), (Some(0), true), "{}", err(&good));
    let bad = run(home.path(), &["dictionary", "check", "mine.toml", "--language", "en"]);
    assert!(
        bad.status.code() == Some(1) && out(&bad).contains("becomes “She held it.”, not “She took it.”"),
        "{}",
        out(&bad)
    );
    assert_eq!(run(home.path(), &["dictionary", "check", "mine.toml"]).status.code(), Some(2));
    assert!(err(&run(home.path(), &["dictionary", "check", "de/own.toml"])).contains("de/own"));
}

#[test]
fn a_reader_gets_a_table_and_their_answers_come_back() {
    let home = folder(&[]);
    let table = run(home.path(), &["dictionary", "review", "es", "--list", "slash"]);
    let text = out(&table);
    let row = text.lines().find(|line| line.contains("y-o")).unwrap_or_else(|| panic!("{text}{}", err(&table)));
    assert!(row.contains("o un recibo") && row.ends_with(",,"), "{row}");
    let answered = text.replace(row, &format!("{}drop,no se dice aquí", row.strip_suffix(',').unwrap()));
    // As spreadsheets of some countries save it.
    let older: Vec<u8> = answered
        .trim_start_matches('\u{feff}')
        .replace(',', ";")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect();
    fs::write(home.path().join("older.csv"), older).unwrap();
    let read = run(home.path(), &["dictionary", "review", "es", "--import", "older.csv"]);
    assert!(out(&read).contains("no se dice aqu\u{ed}"), "{}{}", out(&read), err(&read));
    fs::write(home.path().join("answers.csv"), answered).unwrap();
    let read = run(home.path(), &["dictionary", "review", "es", "--import", "answers.csv", "-o", "patch.toml"]);
    assert!(err(&read).contains("drop: 1"), "{}", err(&read));
    let patch = fs::read_to_string(home.path().join("patch.toml")).unwrap();
    assert!(
        patch.contains("id = \"y-o\"") && patch.contains("decision = \"drop\"") && patch.contains("no se dice aquí"),
        "{patch}"
    );
    assert_eq!(run(home.path(), &["dictionary", "review", "xx"]).status.code(), Some(2));
    fs::write(home.path().join("wrong.csv"), "list,entry,sentence,keep_change_drop,comment\nslash,nothing,x,keep,\n")
        .unwrap();
    assert!(err(&run(home.path(), &["dictionary", "review", "es", "--import", "wrong.csv"])).contains("wrong.csv:2"));
}

#[test]
fn a_word_that_the_project_allows_is_not_told() {
    let config = "[vocabulary.en]\nallow = [\"utilize\"]\n";
    let home = folder(&[("plainspoken.toml", config), ("a.md", FIXABLE)]);
    let told = out(&run(home.path(), &["fix", "--diff", "a.md", "--language", "en"]));
    assert!(
        told.contains("+Arrive ten minutes before your visit. You may utilize the side door to save time."),
        "{told}"
    );
}

#[test]
fn the_words_of_a_project_are_found_in_their_forms_and_replaced_in_the_same_number() {
    let config = "[vocabulary.en]\nallow = [\"utilize\"]\n[vocabulary.en.prefer]\nvisit = \"appointment\"\nclient = \"person we serve\"\n";
    let text = "Come to a visit. Visits are free. You utilized them. Our clients like them. You can visit us.\n";
    let home = folder(&[("plainspoken.toml", config), ("a.md", text)]);
    let told = out(&run(home.path(), &["check", "--format", "json", "--language", "en", "a.md"]));
    let value: serde_json::Value = serde_json::from_str(&told).unwrap();
    let found = value["documents"][0]["diagnostics"].as_array().unwrap();
    assert!(found.iter().all(|finding| finding["data"]["found"] != "utilized"), "{told}");
    let own: Vec<_> = found.iter().filter(|finding| finding["rule"] == "plain/vocabulary").collect();
    let edits = |at: usize| -> Vec<&str> {
        let edits = own[at]["suggestions"][0]["edits"].as_array().unwrap();
        edits.iter().map(|edit| edit["text"].as_str().unwrap()).collect()
    };
    assert_eq!(own.len(), 3, "{told}");
    assert_eq!(edits(0), ["appointment", "an"]);
    assert_eq!(edits(1), ["Appointments"]);
    // “People we serve” is no form that the program can be sure of.
    assert!(edits(2).is_empty(), "{told}");
}

#[test]
fn fix_writes_over_no_copy_that_was_worked_on() {
    let home = folder(&[("a.md", FIXABLE), ("a.fixed.md", "My own words.\n")]);
    for _ in 0..2 {
        run(home.path(), &["fix", "a.md", "--language", "en"]);
    }
    assert_eq!(fs::read_to_string(home.path().join("a.fixed.md")).unwrap(), "My own words.\n");
    assert!(fs::read_to_string(home.path().join("a.fixed-2.md")).unwrap().contains("before your visit"));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 3);
}

#[test]
fn an_ignore_of_the_configuration_that_silenced_nothing_is_told_when_all_was_checked() {
    let config = "[[ignore]]\nrule = \"access/image-alt\"\nreason = \"logos\"\n\n[[ignore]]\nrule = \"access/page-title\"\nreason = \"old\"\n";
    let home = folder(&[("plainspoken.toml", config), ("bad.html", BAD), ("good.md", GOOD)]);
    let told = err(&run(home.path(), &["check"]));
    assert!(told.contains("plainspoken.toml:5: this [[ignore]] silenced nothing"), "{told}");
    assert_eq!(told.matches("silenced nothing").count(), 1, "{told}");
    // The other files may need it.
    assert!(!err(&run(home.path(), &["check", "bad.html"])).contains("silenced nothing"));
}

#[test]
fn the_configuration_chooses_the_language_of_messages_and_the_command_line_wins() {
    let home = folder(&[("plainspoken.toml", "messages = \"es\"\n"), ("good.md", GOOD)]);
    assert!(out(&run(home.path(), &["check"])).contains("documento"));
    assert!(out(&run(home.path(), &["check", "--messages", "en"])).contains("1 document."));
    assert!(out(&run(home.path(), &["score"])).contains("EE. UU."));
}

#[test]
fn rules_as_json_say_what_can_be_configured() {
    let rules: serde_json::Value =
        serde_json::from_str(&out(&run(Path::new("."), &["rules", "--format", "json"]))).unwrap();
    let long = rules.as_array().unwrap().iter().find(|rule| rule["id"] == "reading/long-sentence").unwrap();
    assert!(long["options"].as_array().unwrap().iter().any(|option| option["default"].is_i64()));
    assert!(long["messages"].as_object().unwrap().values().all(serde_json::Value::is_string));
}

#[test]
fn fix_keeps_encoding_and_line_ends_and_leaves_consents_to_people() {
    let home =
        folder(&[("consent.md", "# Consent to therapy\n\nYou may utilize the side door in order to come in.\n")]);
    fs::write(home.path().join("latin.html"), b"<html lang=\"en\"><head><meta charset=\"iso-8859-1\"><title>x</title></head><body><p>Caf\xe9: you may utilize it.</p>\r\n</body></html>\r\n").unwrap();
    run(home.path(), &["fix", "--in-place", ".", "--language", "en"]);
    assert_eq!(
        fs::read(home.path().join("latin.html")).unwrap(),
        b"<html lang=\"en\"><head><meta charset=\"iso-8859-1\"><title>x</title></head><body><p>Caf\xe9: you may use it.</p>\r\n</body></html>\r\n"
    );
    assert!(fs::read_to_string(home.path().join("consent.md")).unwrap().contains("utilize"));
    run(home.path(), &["fix", "--in-place", "--governed", ".", "--language", "en"]);
    assert!(fs::read_to_string(home.path().join("consent.md")).unwrap().contains("may use the"));
}

#[test]
fn several_reports_are_written_in_one_run() {
    let home = folder(&[("bad.html", BAD)]);
    let output = run(home.path(), &["check", "--format", "plain", "--format", "json=report.json"]);
    assert!(out(&output).starts_with("bad.html:1:55"));
    assert!(
        serde_json::from_str::<serde_json::Value>(&fs::read_to_string(home.path().join("report.json")).unwrap())
            .is_ok()
    );
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_done() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let home =
        folder(&[("bad.html", BAD), ("locked.md", GOOD), ("x.md/inside.md", GOOD), ("path with spaces.md", GOOD)]);
    fs::write(home.path().join("picture.html"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    symlink("nowhere.md", home.path().join("dangling.md")).unwrap();
    symlink(".", home.path().join("loop")).unwrap();
    fs::set_permissions(home.path().join("locked.md"), fs::Permissions::from_mode(0o000)).unwrap();
    let output = run(home.path(), &["check", "--format", "plain"]);
    let told = out(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("bad.html:1:55: error"), "{told}");
    assert!(told.contains("dangling.md: not checked"), "{told}");
    assert!(told.contains("loop: not checked: this link leads back"), "{told}");
    assert!(told.contains("picture.html: not checked"), "{told}");
    // Root may read everything.
    if fs::read(home.path().join("locked.md")).is_err() {
        assert!(told.contains("locked.md: not checked: cannot be read: you are not allowed"), "{told}");
    }
}

#[test]
fn nothing_readable_is_exit_code_two() {
    let home = folder(&[]);
    fs::write(home.path().join("a.html"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    assert_eq!(run(home.path(), &["check"]).status.code(), Some(2));
}

#[test]
fn explain_prints_what_only_people_can_check() {
    let empty = folder(&[]);
    let told = out(&run(empty.path(), &["explain", "manual-checks"]));
    assert!((1..=10).all(|step| told.contains(&format!("\n{step}. "))), "{told}");
    assert!(told.contains("Notes: ____") && told.contains("WCAG 2.2 1.4.11 Non-text Contrast: ____"), "{told}");
    let spanish = out(&run(empty.path(), &["--messages", "es", "explain", "manual-checks"]));
    assert!(spanish.contains("1. **Teclado.**"), "{spanish}");
}
