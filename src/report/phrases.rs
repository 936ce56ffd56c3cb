//! Phrases every form for people needs.

use super::message::decimal;
use crate::check::{DocumentReport, HardSentence, Report};
use crate::messages::Catalogue;
use crate::text::readability::NoScore;

/// The reading level of a document in words, without the document's name.
#[must_use]
pub fn level(document: &DocumentReport, catalogue: &Catalogue) -> String {
    let reading = &document.reading;
    let (words, sentences) = (reading.counts.words.to_string(), reading.counts.sentences.to_string());
    if reading.counts.words == 0 {
        return catalogue.ui("no-prose", &[]);
    }
    if reading.no_score == Some(NoScore::NotEnoughText) {
        return catalogue.ui("not-enough-text", &[("words", &words)]);
    }
    let Some(shown) = &reading.shown else {
        let (key, language) = if document.language == "unknown" {
            ("no-score-unknown", "")
        } else {
            ("no-score", &document.language[..])
        };
        let name_key = format!("language-{language}");
        let name = catalogue.ui(&name_key, &[]);
        let language = if name == name_key { language } else { &name };
        return catalogue.ui(key, &[("language", language), ("words", &words), ("sentences", &sentences)]);
    };
    let value = decimal(shown.value, catalogue.language());
    let target = shown.target.map(|target| decimal(target, catalogue.language()));
    let mut text = match (&target, shown.measure) {
        // There is no school year below the first: very easy sentences take the formula under it.
        (Some(target), "flesch_kincaid_grade") if shown.value < 1.0 => {
            catalogue.ui("grade-lowest", &[("target", target)])
        }
        (Some(target), "flesch_kincaid_grade") => catalogue.ui("grade", &[("value", &value), ("target", target)]),
        (Some(target), _) => catalogue.ui(
            "measure",
            &[
                ("measure", shown.scale()),
                ("value", &value),
                ("band", catalogue.band(shown.band.key())),
                ("target", target),
            ],
        ),
        (None, _) => catalogue.ui(
            "no-measure",
            &[("measure", shown.scale()), ("value", &value), ("band", catalogue.band(shown.band.key()))],
        ),
    };
    if shown.short_text {
        text.push_str("; ");
        text.push_str(&catalogue.ui("short-text", &[]));
    }
    text
}

/// The reading level in as few words as a table takes.
#[must_use]
pub fn brief(document: &DocumentReport, catalogue: &Catalogue) -> String {
    let Some(shown) = &document.reading.shown else { return catalogue.ui("brief-none", &[]) };
    let text = if shown.measure == "flesch_kincaid_grade" {
        let value = decimal(shown.value.max(1.0), catalogue.language());
        let target = shown.target.map_or_else(String::new, |target| decimal(target, catalogue.language()));
        catalogue.ui("brief-grade", &[("value", &value), ("target", &target)])
    } else {
        catalogue.band(shown.band.key()).to_owned()
    };
    if shown.short_text { format!("{text} {}", catalogue.ui("brief-short", &[])) } else { text }
}

/// What is to be said of files that were met and are of kinds that are not read.
#[must_use]
pub fn left_out(report: &Report, catalogue: &Catalogue) -> Vec<String> {
    let of_kind = |is_pdf: bool| -> String {
        let kinds = report.left_out.iter().filter(|(kind, _)| (**kind == "pdf") == is_pdf);
        kinds.map(|(kind, n)| format!("{n} .{kind}")).collect::<Vec<_>>().join(", ")
    };
    let passed_over = report.passed_over.iter().map(|(path, key)| catalogue.ui(key, &[("path", path)]));
    let kinds = [("left-out", of_kind(false)), ("left-out-pdf", of_kind(true))]
        .into_iter()
        .filter(|(_, kinds)| !kinds.is_empty())
        .map(|(key, kinds)| catalogue.ui(key, &[("kinds", &kinds)]));
    passed_over.chain(kinds).collect()
}

/// Why a sentence is hard, in words: “long, long words”.
#[must_use]
pub fn reasons(sentence: &HardSentence, catalogue: &Catalogue) -> String {
    let words: Vec<String> =
        sentence.reasons.iter().map(|reason| catalogue.ui(&format!("reason-{}", reason.key()), &[])).collect();
    words.join(", ")
}
