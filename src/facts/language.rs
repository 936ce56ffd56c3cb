//! Interpreters, and the languages a practice offers its help in.

use super::cue::{Cue, Hit};
use super::line::{Found, Line};
use super::{Confidence, Owner};
use crate::text::block::Role;

/// A line no longer than this, in bytes, may offer by itself: a heading, an item, a button.
const SHORT: usize = 60;

/// How far after "we speak" the first language stands at most, in bytes.
const NEAR: usize = 40;

/// Interpreters and other languages; one fact a line.
pub(crate) fn find(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || line.has(Cue::NotInterpreter) {
            continue;
        }
        let spoken = spoken(line).or_else(|| paired(line));
        let hit = line.all(Cue::Interpreter).max_by_key(|hit| hit.end - hit.start);
        let (start, end, confidence) = match (hit, spoken) {
            (Some(hit), _) if is_offered(line, hit) => (
                hit.start,
                hit.end,
                if is_weak(line.slice(hit.start, hit.end)) { Confidence::Likely } else { Confidence::Sure },
            ),
            (_, Some((start, end))) => (start, end, Confidence::Sure),
            _ => continue,
        };
        out.push(Found {
            line: index,
            start,
            end,
            until: None,
            normalized: line.slice(start, end).to_lowercase(),
            owner: Owner::Own,
            confidence,
        });
    }
    out
}

/// "We speak Spanish and Bosnian", "sessions in English, Urdu and French": from the first language to the last.
fn spoken(line: &Line<'_>) -> Option<(usize, usize)> {
    line.all(Cue::Speak).find_map(|verb| {
        let near = line.between(verb.end, verb.end + NEAR + 80);
        let mut languages = near.iter().filter(|hit| hit.cue == Cue::Language);
        let first = languages.next()?;
        let clean = first.start - verb.end <= NEAR && !line.slice(verb.end, first.start).contains(['.', ';', '?']);
        clean.then_some((first.start, languages.next_back().unwrap_or(first).end))
    })
}

/// "en français ou en anglais": two languages joined, where the line offers help.
fn paired(line: &Line<'_>) -> Option<(usize, usize)> {
    let offers = |cue: Cue| {
        matches!(
            cue,
            Cue::Offer | Cue::OfferOwn | Cue::Therapy | Cue::SocialWork | Cue::Fee | Cue::Reply | Cue::Telehealth
        )
    };
    if !line.hits.iter().any(|hit| offers(hit.cue)) {
        return None;
    }
    let mut before: Option<&Hit> = None;
    for hit in line.all(Cue::Language) {
        if let Some(first) = before
            && first.end < hit.start
            && matches!(
                line.slice(first.end, hit.start).trim(),
                "or" | "and"
                    | "ou"
                    | "et"
                    | "ou en"
                    | "et en"
                    | "o"
                    | "y"
                    | "o en"
                    | "y en"
                    | "e"
                    | "e in"
                    | "o in"
                    | "und"
                    | "oder"
                    | "und auf"
                    | "oder auf"
                    | "ou em"
                    | "e em"
            )
        {
            return Some((first.start, hit.end));
        }
        before = Some(hit);
    }
    None
}

/// Words that may speak of a person's gift or of the page.
fn is_weak(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "bilingual"
            | "biling\u{fc}e"
            | "bilingual therapist"
            | "asl"
            | "other languages"
            | "another language"
            | "en espa\u{f1}ol"
    )
}

/// Whether the line offers what the hit names: staff guides speak of interpreters too.
fn is_offered(line: &Line<'_>, hit: &Hit) -> bool {
    const OFFERS: [&str; 39] = [
        "free",
        "available",
        "provide",
        "offer",
        "if you need",
        "do you need",
        "need an",
        "request an",
        "ask ",
        "tell us",
        "arrange",
        "call ",
        "we can",
        "we have",
        "gratis",
        "gratuit",
        "sin costo",
        "sin cargo",
        "sem custo",
        "disponib",
        "kostenlos",
        "kann ",
        "peut ",
        "puede ",
        "pode ",
        "sur demande",
        "su richiesta",
        "necesita",
        "pida",
        "hay ",
        "h\u{e1} ",
        "abbiamo",
        "pouvons",
        "holen",
        "temos",
        "können",
        "podemos",
        "possiamo",
        "faire venir",
    ];
    let text = line.slice(hit.start, hit.end);
    if is_weak(text) {
        return line.text.len() <= SHORT
            || line.hits.iter().any(|hit| matches!(hit.cue, Cue::Offer | Cue::OfferOwn | Cue::Therapy | Cue::Speak));
    }
    let head = line.text.get(..hit.start).unwrap_or("");
    let from = head.rfind(['.', '!', '?', ';']).map_or(0, |mark| mark + 1);
    let rest = line.text.get(hit.end..).unwrap_or("");
    let to = hit.end + rest.find(['.', '!', '?', ';']).unwrap_or(rest.len());
    if to - from <= SHORT || text.contains(' ') && !text.eq_ignore_ascii_case("sign language") {
        return true;
    }
    let lower = line.text.to_lowercase();
    OFFERS.iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn languages(text: &str) -> Vec<String> {
        find(&page(&[(Role::Paragraph, text)])).into_iter().map(|found| found.normalized).collect()
    }

    #[test]
    fn help_in_a_language_is_offered_in_many_words() {
        for text in [
            "Free interpreters are available.",
            "Se habla espa\u{f1}ol.",
            "Advocates speak English, Spanish and Crow.",
            "I offer sessions in English, Urdu and French.",
            "Consultations en fran\u{e7}ais, allemand et anglais.",
            "Wir beraten auch auf T\u{fc}rkisch und Arabisch.",
            "Abbiamo mediatrici che parlano arabo, cinese e spagnolo.",
        ] {
            assert_eq!(languages(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_talk_of_languages_offers_nothing() {
        for text in [
            "Interpreting drawings of children is part of play therapy.",
            "The translation bureau of the agency hired its first interpreter in the spring of that year.",
            "Children who speak. Spanish moss grows here.",
            "Write in plain English and say what you mean.",
        ] {
            assert!(languages(text).is_empty(), "{text}: {:?}", languages(text));
        }
    }
}
