//! `plainspoken score`: worst first, why, what changed, what would help.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "cli")]

use std::path::Path;
use std::process::Command;

const EASY: &str = "We are here for you. You can call us at any time. The first visit is free. We ask what is hard for you. Then we plan the next steps. You can stop when you want. ";
const HARD: &str = "Participants experiencing psychological difficulties must communicate with the administrative representatives before participation, and they will receive information regarding the available alternatives. ";

fn folder(files: &[(&str, String)]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = home.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    home
}

fn score(home: &Path, args: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_plainspoken"))
        .args(["score", "--no-config", "--language", "en"])
        .args(args)
        .current_dir(home)
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn json(home: &Path, args: &[&str]) -> serde_json::Value {
    serde_json::from_str(&score(home, &[args, &["--format", "json"]].concat())).unwrap()
}

#[test]
fn the_sentences_that_cost_most_stand_below_the_document_with_their_reasons() {
    let home = folder(&[("a/easy.md", EASY.repeat(3)), ("b/hard.md", format!("{EASY}\n\n{}", HARD.repeat(4)))]);
    let told = score(home.path(), &["."]);
    assert!(told.starts_with("b/hard.md"), "{told}");
    assert!(told.contains("line 3, 21 words: many words"), "{told}");
    assert!(told.contains("b: 1 document, 1 above target"), "{told}");
    assert!(told.contains("our choice"), "{told}");
    let value = json(home.path(), &["b"]);
    let hardest = &value["documents"][0]["reading"]["hardest"][0];
    assert_eq!(hardest["start"]["line"], 3);
    assert!(hardest["cost"].as_f64().unwrap() > 0.0);
}

#[test]
fn there_is_no_grade_below_the_first() {
    let text =
        "We are here. Call us. We can help. You can come in. It is free. We are open. Ask us. Tell us more. ".repeat(8);
    let home = folder(&[("easy.md", text)]);
    let told = score(home.path(), &["easy.md"]);
    assert!(told.contains("US grade 1 or easier"), "{told}");
}

#[test]
fn csv_has_a_row_for_each_document() {
    let home = folder(&[("a.md", EASY.repeat(3)), ("b.md", HARD.repeat(4))]);
    let told = score(home.path(), &["--format", "csv", "."]);
    let rows: Vec<&str> = told.trim_start_matches('\u{FEFF}').lines().collect();
    assert_eq!(rows.len(), 3, "{told}");
    assert!(rows[0].starts_with("path,language,kind,measure,value,target"));
    assert!(rows[1].starts_with("b.md,en,") && rows[1].contains(",no,"), "{told}");
}

#[test]
fn compare_says_what_became_easier_or_harder() {
    let home = folder(&[
        ("old/a.md", HARD.repeat(4)),
        ("new/a.md", EASY.repeat(3)),
        ("old/b.md", EASY.repeat(3)),
        ("new/b.md", EASY.repeat(3)),
        ("new/c.md", EASY.repeat(3)),
    ]);
    let told = score(home.path(), &["--compare", "old", "new"]);
    assert!(told.lines().any(|line| line.starts_with("a.md: ") && line.ends_with(", easier")), "{told}");
    assert!(told.contains("c.md: new:") && told.contains("1 easier, 0 harder, 1 the same"), "{told}");
    let value = json(home.path(), &["--compare", "new/a.md", "old/a.md"]);
    assert_eq!(value["compare"][0]["change"], "harder");
}

#[test]
fn what_if_lists_the_changes_that_reach_the_target() {
    let long = "You can call the front desk every day from nine to five and we will find a new time with you and then we will call you again on the day before the visit and tell you what to bring. ";
    let home = folder(&[("a.md", long.repeat(5)), ("b.md", EASY.repeat(3))]);
    let told = score(home.path(), &["--what-if", "."]);
    assert!(told.contains("make more than one sentence of this"), "{told}");
    assert!(told.contains("the target is met") && told.contains("b.md: meets its target"), "{told}");
    let value = json(home.path(), &["--what-if", "a.md"]);
    let plan = &value["what_if"][0];
    assert_eq!(plan["reaches_target"], true);
    let changes = plan["changes"].as_array().unwrap();
    assert!(changes.len() < 5, "the fewest: {plan}");
    let levels: Vec<f64> = changes.iter().map(|change| change["level_after"].as_f64().unwrap()).collect();
    assert!(levels.is_sorted_by(|a, b| a > b) && levels.last() == plan["value_after"].as_f64().as_ref(), "{plan}");
}

#[test]
fn a_language_without_a_formula_is_named() {
    let text = "Chúng tôi giúp bạn. Hãy gọi cho chúng tôi hôm nay. Chúng tôi nói tiếng Việt.";
    let home = folder(&[("a.html", format!("<html lang=\"vi\"><body><p>{text}</p></body></html>"))]);
    let told = score(home.path(), &["a.html"]);
    assert!(told.contains("no score: no tested formula for Vietnamese"), "{told}");
}

#[test]
fn a_suggestion_says_what_level_it_leads_to() {
    let text = format!(
        "{EASY}Please utilize the front door. You can call the front desk every day of the week from nine in the morning to five in the evening, and we will find a new time for your visit together with you."
    );
    let home = folder(&[("a.md", text)]);
    let done = Command::new(env!("CARGO_BIN_EXE_plainspoken"))
        .args(["check", "--no-config", "--language", "en", "--format", "json", "a.md"])
        .current_dir(home.path())
        .output()
        .unwrap();
    let value: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let document = &value["documents"][0];
    let now = document["reading"]["shown"]["value"].as_f64().unwrap();
    for rule in ["plain/word-choice", "reading/long-sentence"] {
        let found = document["diagnostics"].as_array().unwrap().iter().find(|d| d["rule"] == rule).unwrap();
        let after = found["suggestions"][0]["level_after"].as_f64().unwrap();
        assert!(after < now, "{rule}: {after} is not below {now}");
    }
}

#[test]
fn the_same_text_has_the_same_score_in_every_format() {
    let paragraphs = [
        EASY.trim(),
        HARD.trim(),
        "Dr. Ana Reyes, LCSW, sees people on Mondays at 9 a.m. in Room 4. She speaks Spanish.",
    ];
    let markdown = paragraphs.join("\n\n");
    let html = paragraphs.map(|text| format!("<p>{text}</p>")).concat();
    let home = folder(&[
        ("a.md", markdown.clone()),
        ("b.txt", markdown),
        ("c.html", format!("<html lang=en><body>{html}</body></html>")),
    ]);
    let value = json(home.path(), &["."]);
    let readings: Vec<_> = value["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (&d["reading"]["measures"], &d["reading"]["counts"]))
        .collect();
    assert_eq!(readings.len(), 3);
    assert!(readings.windows(2).all(|pair| pair[0] == pair[1]), "{readings:?}");
}

#[test]
fn what_is_no_text_gets_no_number() {
    let long = "word ".repeat(400_000);
    let home = folder(&[
        ("empty.txt", String::new()),
        ("digits.txt", "1 2 3 4 5 6 7. 8 9.".into()),
        ("one.txt", "Hello.".into()),
        ("endless.txt", long),
        ("emoji.txt", "👍 🙏 👍🏽 ❤️.".into()),
        ("zero-width.txt", "\u{200B}\u{200B}\u{FEFF}\u{200D}.".into()),
        ("right-to-left.txt", "مرحبا بكم في المركز. نحن هنا لمساعدتك كل يوم.".into()),
        ("chinese.txt", "我们在这里帮助您。第一次会面是免费的。".into()),
    ]);
    let value = json(home.path(), &["."]);
    for document in value["documents"].as_array().unwrap() {
        assert!(document["reading"]["shown"].is_null() && document["reading"]["grade"].is_null(), "{document}");
    }
    let told = score(home.path(), &["endless.txt", "one.txt"]);
    assert!(told.contains("not enough text") && told.contains("no running text"), "{told}");
}
