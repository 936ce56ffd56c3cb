//! Wording that a law or a board fixes is not the writer's: rules on reading and words leave it alone,
//! and still read what stands beside it.
#![allow(clippy::unwrap_used)]

use plainspoken::check::Checker;
use plainspoken::config::Config;
use plainspoken::source::{Format, Source};

/// A sentence that rules on words and on reading speak about.
const OWN: &str = "We utilize the information you give us prior to your appointment in order to facilitate the provision of \
                   appropriate services, and we will subsequently notify you with regard to any modifications that may \
                   become necessary in the course of the aforementioned treatment.";

/// The findings on words and reading inside `fixed`, and how many there are outside of it.
fn inside_and_outside(path: &str, text: &str, fixed: &[&str]) -> (Vec<String>, usize) {
    let checker = Checker::new(Config::default()).unwrap();
    let report = checker.check(&Source::from_text(path, Format::from_path(path).unwrap(), text), path);
    let places: Vec<_> = fixed.iter().map(|part| text.find(part).map(|at| at..at + part.len()).unwrap()).collect();
    let of_words = report.diagnostics.iter().filter(|located| {
        let rule = located.diagnostic.rule;
        ["reading/", "plain/"].iter().any(|category| rule.starts_with(category)) && rule != "reading/level"
            || matches!(rule, "access/all-capitals")
    });
    let (inside, outside): (Vec<_>, Vec<_>) = of_words.partition(|located| {
        places.iter().any(|place| place.contains(&(located.diagnostic.finding.span.start as usize)))
    });
    (inside.iter().map(|located| located.diagnostic.rule.to_owned()).collect(), outside.len())
}

const HEADER: &str = "THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED AND HOW YOU CAN GET \
                      ACCESS TO THIS INFORMATION. PLEASE REVIEW IT CAREFULLY.";

#[test]
fn the_header_of_a_privacy_notice_is_left_alone() {
    for (path, text) in [
        ("privacy.md", format!("# Notice of Privacy Practices\n\n{HEADER}\n\n{OWN}\n")),
        ("privacy.html", format!("<h1>Notice of Privacy Practices</h1><p><strong>{HEADER}</strong></p><p>{OWN}</p>")),
    ] {
        let (inside, outside) = inside_and_outside(path, &text, &[HEADER]);
        assert!(inside.is_empty(), "{path}: {inside:?}");
        assert!(outside > 0, "{path}: our own words are read");
    }
}

#[test]
fn the_header_is_known_in_spanish_and_in_capitals() {
    let header = "ESTE AVISO DESCRIBE CÓMO SE PUEDE USAR Y DIVULGAR SU INFORMACIÓN MÉDICA Y CÓMO USTED PUEDE TENER ACCESO A ESA \
                  INFORMACIÓN. POR FAVOR, LÉALO CON ATENCIÓN.";
    let text = format!(
        "# Aviso de prácticas de privacidad\n\n{header}\n\nCon el fin de utilizar su información, la guardamos.\n"
    );
    let (inside, outside) = inside_and_outside("aviso.md", &text, &[header]);
    assert!(inside.is_empty(), "{inside:?}");
    assert!(outside > 0);
}

#[test]
fn the_model_notice_on_good_faith_estimates_is_left_alone() {
    let parts = [
        "You have the right to receive a \u{201c}Good Faith Estimate\u{201d} explaining how much your medical care will cost",
        "Under the law, health care providers need to give patients who don\u{2019}t have insurance or who are not using \
         insurance an estimate of the bill for medical items and services.",
        "You have the right to receive a Good Faith Estimate for the total expected cost of any non-emergency items or \
         services. This includes related costs like medical tests, prescription drugs, equipment, and hospital fees.",
        "Make sure your health care provider gives you a Good Faith Estimate in writing at least 1 business day before \
         your medical service or item. You can also ask your health care provider, and any other provider you choose, for \
         a Good Faith Estimate before you schedule an item or service.",
        "If you receive a bill that is at least $400 more than your Good Faith Estimate, you can dispute the bill.",
        "Make sure to save a copy or picture of your Good Faith Estimate.",
    ];
    let text = format!(
        "# Fees\n\n{OWN}\n\n**{}**\n\n{}\n\n- {}\n- {}\n- {}\n- {}\n",
        parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]
    );
    let (inside, outside) = inside_and_outside("fees.md", &text, &parts);
    assert!(inside.is_empty(), "{inside:?}");
    assert!(outside > 0);
}

#[test]
fn the_complaint_notice_of_a_board_is_left_alone() {
    let notice = "NOTICE TO CLIENTS: The Board of Behavioral Sciences receives and responds to complaints regarding services \
                  provided within the scope of practice of clinical social workers. You may contact the board online at \
                  www.bbs.ca.gov, or by calling (916) 574-7830.";
    let text = format!("# Consent to counseling\n\nI offer therapy. {OWN}\n\n{notice}\n");
    let (inside, outside) = inside_and_outside("consent.md", &text, &[notice]);
    assert!(inside.is_empty(), "{inside:?}");
    assert!(outside > 0);
}

#[test]
fn titles_of_laws_are_left_alone_and_what_follows_is_read() {
    for (language, title, rest) in [
        ("en", "Americans with Disabilities Act of 1990", "Under the {} you may utilize the ramp prior to noon."),
        (
            "fr",
            "décret n° 2005-1591 relatif à la prestation octroyée à domicile",
            "Le {}, afin de vous aider, permet d’utiliser ce formulaire.",
        ),
        (
            "es",
            "Ley 39/2006, de 14 de diciembre, de Promoción de la Autonomía con anterioridad a la atención",
            "Según la {}, usted puede utilizar este formulario.",
        ),
        (
            "pt",
            "Lei n.º 8.742, de 7 de dezembro de 1993, que dispõe sobre a organização a fim de utilizar",
            "A {}, permite utilizar este formulário.",
        ),
        (
            "it",
            "legge 8 novembre 2000, n. 328 recante disposizioni al fine di utilizzare i servizi",
            "La {}, permette di utilizzare questo modulo.",
        ),
        (
            "de",
            "Gesetz zur Gewährung von Leistungen bezüglich der Pflege (Pflegegesetz – PG)",
            "Nach dem {} benötigen Sie umgehend einen Antrag.",
        ),
    ] {
        let sentence = rest.replace("{}", title);
        let text = format!("<html lang=\"{language}\"><body><p>{sentence}</p></body></html>");
        let (inside, outside) = inside_and_outside("page.html", &text, &[title]);
        assert!(inside.is_empty(), "{language}: {inside:?}");
        assert!(outside > 0, "{language}: {sentence}");
    }
}
