//! A word that a text speaks of is not a word that it uses.
#![allow(clippy::unwrap_used)]

use plainspoken::check::Checker;
use plainspoken::config::Config;
use plainspoken::source::{Format, Source};

/// What is found in one paragraph, as Markdown and with the same emphasis in HTML.
fn found(language: &str, text: &str) -> Vec<Vec<String>> {
    let checker = Checker::new(Config::default()).unwrap();
    let mut html = String::new();
    let mut open = false;
    for c in text.chars() {
        if c == '*' {
            html.push_str(if open { "</em>" } else { "<em>" });
            open = !open;
        } else {
            html.push(c);
        }
    }
    [
        ("x.md", Format::Markdown, format!("---\nlang: {language}\n---\n\n{text}\n")),
        ("x.md", Format::Markdown, format!("---\nlang: {language}\n---\n\n{}\n", text.replace('*', "_"))),
        ("x.html", Format::Html, format!("<!doctype html><html lang={language}><title>x</title><p>{html}</p>")),
    ]
    .into_iter()
    .map(|(name, format, text)| {
        let report = checker.check(&Source::from_text(name, format, &*text), name);
        let rules = report.diagnostics.iter().map(|located| located.diagnostic.rule);
        rules
            .filter(|rule| rule.starts_with("plain/word") || rule.starts_with("inclusive/"))
            .map(str::to_owned)
            .collect()
    })
    .collect()
}

#[test]
fn words_that_are_spoken_of_are_left_alone() {
    for (language, text) in [
        ("en", "Use *different sex* instead of *opposite sex*."),
        ("en", "Do not write *the disabled*; write people with disabilities."),
        ("en", "Say people with schizophrenia, not *schizophrenics*."),
        ("en", "Instead of *utilize*, write use."),
        ("en", "Avoid *utilize*, *commence* and *terminate*."),
        ("en", "Don\u{2019}t say *utilize*."),
        ("en", "Words like *utilize* are long."),
        ("en", "Avoid the word utilize."),
        ("en", "Avoid the word *utilize*."),
        ("en", "Please do not use the term utilize."),
        ("es", "No escriba *los discapacitados*; escriba las personas con discapacidad."),
        ("es", "En lugar de *los discapacitados*, diga personas con discapacidad."),
        ("es", "Evite la palabra discapacitados."),
        ("fr", "Au lieu de *solliciter*, \u{e9}crivez demander."),
        ("de", "Statt *ben\u{f6}tigen* schreiben Sie brauchen."),
        ("it", "Invece di *utilizzare* scriva usare."),
        ("pt", "Em vez de *utilizar*, escreva usar."),
    ] {
        for found in found(language, text) {
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}

#[test]
fn words_that_are_used_are_found_in_any_type() {
    for (language, text) in [
        ("en", "Please *utilize* the form."),
        ("en", "We do not *utilize* force."),
        ("en", "People who use services may *utilize* the form."),
        ("en", "We say that you may *utilize* the form."),
        ("en", "Our group serves *the disabled*."),
        ("en", "Write us. Services for *the disabled* are free."),
        ("en", "The term commences in May."),
        ("en", "The words on this form *utilize* a large type."),
        ("es", "Ayudamos a *los discapacitados*."),
        ("fr", "Vous pouvez *solliciter* une aide."),
        ("de", "Sie *ben\u{f6}tigen* einen Ausweis."),
        ("it", "Pu\u{f2} *utilizzare* il modulo."),
        ("pt", "Voc\u{ea} pode *utilizar* a sala."),
    ] {
        for found in found(language, text) {
            assert!(!found.is_empty(), "{text}");
        }
    }
}
