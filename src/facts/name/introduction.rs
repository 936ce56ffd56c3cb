//! Names after words that introduce somebody, and after a copyright sign.

use super::title::is_ours;
use super::word::{is_given, is_prefix, name_from};
use crate::facts::Confidence;
use crate::facts::cue::Cue;
use crate::facts::line::{Line, Token};

pub(super) fn holds_copyright_sign(text: &str) -> bool {
    memchr::memchr_iter(0xa9, text.as_bytes()).any(|at| at > 0 && text.as_bytes()[at - 1] == 0xc2)
}

/// What follows " is ", with an article or a form of address in some languages.
fn after_verb(gap: &str) -> Option<&str> {
    let rest = ["is ", "es ", "est ", "ist ", "\u{e9} ", "\u{e8} "]
        .iter()
        .find_map(|verb| gap.strip_prefix(' ').and_then(|gap| gap.strip_prefix(verb)))?;
    Some(["a ", "o ", "la ", "el "].iter().find_map(|article| rest.strip_prefix(article)).unwrap_or(rest))
}

/// "My name is Jane Doe", "Soy Ana Ruiz", "Therapist: Jane Doe", "© 2024 Jane Doe".
pub(super) fn after_cues(line: &Line<'_>, words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
    for hit in &line.hits {
        let label = hit.cue == Cue::PersonLabel;
        if !(label || hit.cue == Cue::Intro) {
            continue;
        }
        let gap = line.text.get(hit.end..).unwrap_or("");
        // A label needs its colon; "by" and job titles may stand right before the name.
        let next = gap.trim_start_matches([' ', '\u{a0}', ':', ',', '\n']);
        // "Our coordinator is Ana Ruiz", "A coordenadora é a Ana Ruiz".
        let verb = label.then(|| after_verb(gap)).flatten();
        let next = verb.unwrap_or(next);
        let by = line.slice(hit.start, hit.end).eq_ignore_ascii_case("by");
        let led = line.slice(hit.start, hit.end).to_lowercase().ends_with(" by");
        // "our privacy officer, Greta Halloran".
        let ours = gap.starts_with(',') && is_ours(line.text.get(..hit.start).unwrap_or(""));
        if label
            && !(gap.starts_with(':')
                || gap.starts_with(" :")
                || gap.starts_with("\u{a0}:")
                || by
                || led
                || ours
                || verb.is_some())
        {
            continue;
        }
        let start = hit.end + (gap.len() - next.len());
        let mut at = words.partition_point(|token| token.start < start);
        if words.get(at).is_none_or(|token| token.start != start) {
            continue;
        }
        if is_prefix(words[at].text) {
            at += 1;
        }
        if let Some(end) = name_from(words, at) {
            // "We are Magdalena Stadler and": a practice speaks so too.
            let plural = || {
                matches!(
                    &line.slice(hit.start, hit.end).to_lowercase()[..],
                    "wir sind" | "nous sommes" | "somos" | "siamo" | "we are" | "don"
                )
            };
            if !label && plural() && !is_given(words[at].text) {
                continue;
            }
            if verb.is_some() && !is_given(words[at].text) {
                continue;
            }
            // "Don Anselmo Ruiz", alone in its line, is whom a letter is for.
            let polite = matches!(&line.slice(hit.start, hit.end).to_lowercase()[..], "don" | "do\u{f1}a" | "dona");
            if polite && hit.start == 0 && end == words.len() {
                continue;
            }
            // "by Name" is common in citations: only a known given name at the start of the line counts.
            if by && (hit.start != 0 || !is_given(words[at].text)) {
                continue;
            }
            push(at, end, if by { Confidence::Likely } else { Confidence::Sure });
        }
    }
    // © 2024 Name, © Name.
    if let Some(sign) = line.text.find('\u{a9}') {
        let mut at = words.iter().position(|token| token.start > sign).unwrap_or(words.len());
        while words.get(at).is_some_and(|token| {
            token.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '\u{2013}'))
                || token.text == "Copyright"
                || token.text == "by"
        }) {
            at += 1;
        }
        if let Some(end) = name_from(words, at)
            && is_given(words[at].text)
        {
            push(at, end, Confidence::Likely);
        }
    }
}
