//! The sample site: each planted fault is found, and what is good stays silent.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "fs")]

mod common;

use plainspoken::batch::{self, Job};

#[test]
fn every_planted_fault_is_found_at_its_place() {
    let root = common::root();
    let site = root.join("fixtures/practice-site");
    let report = batch::run(&Job { paths: vec![site.clone()], ..Job::default() }).unwrap();
    assert!(report.documents.iter().all(|document| document.error.is_none()));
    let expected = std::fs::read_to_string(root.join("tests/practice_site.expected.tsv")).unwrap();
    let mut missed = Vec::new();
    for line in expected.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let mut columns = line.split('\t');
        let (file, rule, words) = (columns.next().unwrap(), columns.next().unwrap(), columns.next().unwrap());
        let path = site.join(file);
        let bytes = std::fs::read(&path).unwrap();
        let in_document = report
            .documents
            .iter()
            .filter(|document| {
                path.ends_with(&document.path) || document.path.ends_with(&format!("practice-site/{file}"))
            })
            .any(|document| {
                document.diagnostics.iter().filter(|located| located.diagnostic.rule == rule).any(|located| {
                    let text = String::from_utf8_lossy(&bytes[located.origin.range()]).into_owned();
                    let around = located.frame.lines.join("\n");
                    // Where a thing is missing there are no words to find.
                    text.contains(words)
                        || words.starts_with(&text[..]) && !text.is_empty()
                        || around.contains(words)
                        || words.starts_with("no ")
                })
            });
        let in_site = report.site.iter().any(|(_, located)| located.diagnostic.rule == rule);
        if !in_document && !in_site {
            missed.push(line.to_owned());
        }
    }
    assert!(missed.is_empty(), "not found:\n{}", missed.join("\n"));
}

#[test]
fn the_report_is_the_same_for_any_number_of_threads() {
    let site = common::root().join("fixtures/practice-site");
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let report = pool.install(|| batch::run(&Job { paths: vec![site.clone()], ..Job::default() })).unwrap();
        report
            .documents
            .iter()
            .flat_map(|document| {
                document.diagnostics.iter().map(|located| {
                    format!(
                        "{} {} {} {}",
                        document.path, located.origin, located.diagnostic.rule, located.diagnostic.fingerprint
                    )
                })
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(run(1), run(4));
}

#[test]
fn findings_about_the_site_stand_on_words_of_a_page() {
    let site = common::root().join("fixtures/practice-site");
    let report = batch::run(&Job { paths: vec![site.clone()], ..Job::default() }).unwrap();
    assert!(!report.site.is_empty());
    for (path, located) in &report.site {
        let rule = located.diagnostic.rule;
        assert!(!located.origin.is_empty(), "{path}: {rule} has no place");
        assert!(!located.frame.lines.is_empty(), "{path}: {rule} shows no lines");
    }
    let (_, crisis) = report.site.iter().find(|(_, located)| located.diagnostic.rule == "practice/emergency").unwrap();
    assert!(crisis.frame.lines[crisis.frame.focus].contains("<h1>Sessions by video</h1>"), "{:?}", crisis.frame);
}

#[test]
fn a_page_by_itself_owes_only_what_each_page_owes() {
    let folder = tempfile::tempdir().unwrap();
    let page = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let report = batch::run(&Job { paths: vec![path], choice: batch::Choice::Nothing, ..Job::default() }).unwrap();
        assert_eq!(report.site.len(), 0);
        let rules: Vec<&str> = report.documents[0]
            .diagnostics
            .iter()
            .map(|located| located.diagnostic.rule)
            .filter(|rule| rule.starts_with("practice/emergency") || rule.starts_with("identity/"))
            .collect();
        rules
    };
    let counseling = "<!DOCTYPE html><html lang=en><title>Counseling center</title><h1>Counseling center</h1>\
        <p>We offer counseling to students. Call us at 541-555-0142.</p></html>";
    assert_eq!(page("center.html", counseling), ["practice/emergency"]);
    let food = counseling.replace("ounseling", "ookery");
    assert_eq!(page("food.html", &food), [] as [&str; 0]);
    let housing = counseling.replace("Counseling center", "Housing counseling");
    assert_eq!(page("housing.html", &housing), [] as [&str; 0]);
    let framed = counseling.replace("<h1>", "{% include header.html %}<h1>");
    assert_eq!(page("framed.html", &framed), [] as [&str; 0]);
}

#[test]
fn wording_that_a_law_fixes_is_not_judged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("privacy-notice.md");
    let notice = "# Notice of Privacy Practices\n\nTHIS NOTICE DESCRIBES HOW MEDICAL INFORMATION ABOUT YOU MAY BE USED \
        AND DISCLOSED AND HOW YOU CAN GET ACCESS TO THIS INFORMATION, WHICH WE UTILIZE PRIOR TO YOUR VISIT. PLEASE \
        REVIEW IT CAREFULLY.\n";
    let told = |text: &str| {
        std::fs::write(&path, text).unwrap();
        let job = Job { paths: vec![path.clone()], choice: batch::Choice::Nothing, ..Job::default() };
        let report = batch::run(&job).unwrap();
        report.documents[0]
            .diagnostics
            .iter()
            .filter(|located| ["plain", "reading"].contains(&located.diagnostic.rule.split('/').next().unwrap()))
            .count()
    };
    assert_eq!(told(notice), 0);
    assert!(told(&notice.replace("MEDICAL INFORMATION ABOUT", "THINGS ABOUT")) > 0);
}

#[cfg(feature = "cli")]
fn checklist(form: &str, language: &str) -> String {
    use plainspoken::messages::Catalogue;
    use plainspoken::report::{Form, Style, reporter};

    let site = common::root().join("fixtures/practice-site");
    let report = batch::run(&Job { paths: vec![site], ..Job::default() }).unwrap();
    let catalogue = Catalogue::for_language(language);
    let style = Style { catalogue, show_suppressed: false, quiet: false, color: false, excerpts: true, columns: 80 };
    let mut out = Vec::new();
    reporter(Form::from_name(form).unwrap(), style).report(&report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[cfg(feature = "cli")]
#[test]
fn the_checklist_says_what_is_shown_and_never_that_a_standard_is_met() {
    let text = checklist("checklist", "en");
    let site = common::root().join("fixtures/practice-site").to_string_lossy().replace('\\', "/");
    for line in [
        "Full name: found, not verified",
        "License number: found, not verified, but not in each place where it is due",
        "missing in fixtures/practice-site/about.md: We did not find the license number of Theo Marsh.",
        "What to do in a crisis: found, not verified, but not in each place where it is due",
        "The right to a good faith estimate: found, not verified",
        "What a consent form tells: these checks found nothing against it",
        "What a refusal tells: found in part, not verified",
        "By kind of document: page about visits by video or phone (1)\n  What to do in a crisis: not found",
        "Phone number: found, not verified",
        "Skill with technology: for a person to judge",
        "Web access for people with disabilities: for a person to judge",
        "Laws of ",
    ] {
        let text = text.replace(&site, "fixtures/practice-site");
        assert!(text.contains(line), "{line}:\n{text}");
    }
    // No number of a law that nobody read.
    assert!(!plainspoken::laws::all().iter().any(|law| !law.read_at_source && text.contains(law.citation)), "{text}");
    let spanish = checklist("checklist", "es");
    assert!(
        spanish.contains("Lo que dice un formulario de permiso: estas pruebas no encontraron nada en contra"),
        "{spanish}"
    );
    assert!(!spanish.to_lowercase().contains("cumple"), "{spanish}");
    assert!(spanish.contains("Nombre completo: encontrado, sin verificar"), "{spanish}");
    for form in ["checklist", "checklist-markdown", "checklist-html", "checklist-json"] {
        let lower = checklist(form, "en").to_lowercase();
        assert!(!lower.contains("met\"") && !lower.contains(" met ") && !lower.contains("compliant"), "{form}");
    }
    let value: serde_json::Value = serde_json::from_str(&checklist("checklist-json", "en")).unwrap();
    assert_eq!(value["version"], 1);
    for part in ["laws", "by_kind"] {
        assert!(value[part].as_array().is_some_and(|rows| !rows.is_empty()), "{part}");
    }
    for standard in 1..=10 {
        let named = format!("NASW-ASWB 2005 Standard {standard}");
        assert!(value["checklist"].as_array().unwrap().iter().any(|row| row["standard"] == named[..]), "{named}");
    }
    assert!(value["checklist"].as_array().unwrap().iter().any(|row| row["status"] == "found"));
    assert!(checklist("checklist-html", "es").contains("<html lang=\"es\">"));
}
