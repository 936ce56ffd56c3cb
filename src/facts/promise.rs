//! Lighter facts, told by their words: fees, reply times, language access, services, ways to write.

use super::cue::Cue;
use super::line::{Found, Line};
use super::{Confidence, Owner};
use crate::text::block::Role;

fn found(line: usize, start: usize, end: usize, normalized: &str, confidence: Confidence) -> Found {
    Found { line, start, end, until: None, normalized: normalized.to_owned(), owner: Owner::Own, confidence }
}

/// Prices of sessions, and how to learn them.
pub(crate) fn fees(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || line.has(Cue::NotFee) {
            continue;
        }
        if let Some(hit) = line.all(Cue::FeeWords).next() {
            out.push(found(
                index,
                hit.start,
                hit.end,
                &line.slice(hit.start, hit.end).to_lowercase(),
                Confidence::Likely,
            ));
        }
        let near = line.has(Cue::Fee)
            || line.section.is_none() && index > 0 && lines[index - 1].has(Cue::Fee) && line.text.len() < 60;
        if !near
            || !line.text.contains(['$', '\u{20ac}', '\u{a3}'])
                && !line.text.contains("USD")
                && !line.text.contains("R$")
                && !line.text.contains(" euros")
        {
            continue;
        }
        for word in line.tokens() {
            let digits: String = word.text.chars().filter(char::is_ascii_digit).collect();
            let after = line.text.get(word.end..).unwrap_or("").trim_start();
            let priced = matches!(word.before, '$' | '\u{20ac}' | '\u{a3}')
                || after.starts_with(['\u{20ac}', '$', '\u{a3}'])
                || after.starts_with("USD")
                || after.starts_with("euros");
            if priced && (1..=5).contains(&digits.len()) && word.text.starts_with(|c: char| c.is_ascii_digit()) {
                out.push(found(index, word.start, word.end, &digits, Confidence::Sure));
            }
        }
    }
    out
}

/// "within two business days": a number and a unit of time in a sentence about replying.
pub(crate) fn response_times(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || !line.has(Cue::Reply) {
            continue;
        }
        let words = line.tokens();
        for (at, word) in words.iter().enumerate() {
            let lower = word.text.to_lowercase();
            let unit = matches!(
                lower.as_str(),
                "hour"
                    | "hours"
                    | "day"
                    | "days"
                    | "hora"
                    | "horas"
                    | "día"
                    | "días"
                    | "dia"
                    | "dias"
                    | "stunden"
                    | "stunde"
                    | "tage"
                    | "tagen"
                    | "heures"
                    | "jours"
                    | "ore"
                    | "giorni"
                    | "minutes"
                    | "minutos"
                    | "week"
                    | "semana"
                    | "woche"
            );
            let numbered =
                (1..=3).take_while(|back| *back <= at).any(|back| is_count(&words[at - back].text.to_lowercase()));
            let fixed = matches!(lower.as_str(), "day" | "día")
                && at >= 1
                && matches!(
                    words[at - 1].text.to_lowercase().as_str(),
                    "same" | "next" | "business" | "siguiente" | "mismo"
                );
            // The sentence must speak of replying, near.
            if !(unit && (numbered || fixed)) {
                continue;
            }
            let near = line
                .between(word.start.saturating_sub(140), word.end + 140)
                .iter()
                .filter(|hit| hit.cue == Cue::Reply)
                .any(|hit| {
                    let (from, to) = if hit.end <= word.start { (hit.end, word.start) } else { (word.end, hit.start) };
                    to.saturating_sub(from) <= 120
                        && !line.slice(from, to).contains(['?', '!'])
                        && !line.slice(from, to).contains(". ")
                });
            if near {
                let start = words[at.saturating_sub(2)]
                    .start
                    .max(line.text.get(..word.start).and_then(|head| head.rfind(". ")).map_or(0, |mark| mark + 2));
                out.push(found(index, start, word.end, &line.slice(start, word.end).to_lowercase(), Confidence::Sure));
                break;
            }
        }
    }
    out
}

fn is_count(word: &str) -> bool {
    word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) && word.len() <= 5
        || matches!(
            word,
            "one"
                | "two"
                | "three"
                | "four"
                | "five"
                | "twenty-four"
                | "forty-eight"
                | "un"
                | "una"
                | "uno"
                | "dos"
                | "tres"
                | "cuatro"
                | "cinco"
                | "veinticuatro"
                | "zwei"
                | "drei"
                | "einem"
                | "einer"
                | "deux"
                | "trois"
                | "dois"
                | "duas"
                | "três"
                | "due"
                | "tre"
        )
}

/// Interpreters and other languages.
pub(crate) fn languages(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || line.has(Cue::NotInterpreter) {
            continue;
        }
        if let Some(hit) = line.all(Cue::Interpreter).max_by_key(|hit| hit.end - hit.start) {
            let weak = matches!(
                line.slice(hit.start, hit.end).to_lowercase().as_str(),
                "bilingual" | "bilingüe" | "bilingual therapist" | "asl" | "other languages" | "en español"
            );
            let text = line.slice(hit.start, hit.end).to_lowercase();
            out.push(found(index, hit.start, hit.end, &text, if weak { Confidence::Likely } else { Confidence::Sure }));
        }
    }
    out
}

/// What the document says the practice does for clients: `therapy`, `social-work`, `telehealth`; at most four each.
///
/// The profession alone does not count ("research on therapy"): the line must offer it, or be a title or heading.
pub(crate) fn services(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut counts = [0_u8; 3];
    for (index, line) in lines.iter().enumerate() {
        if matches!(line.role, Role::Code | Role::Navigation | Role::Alt) || line.hits.is_empty() {
            continue;
        }
        let offered = line.has(Cue::Offer) || line.has(Cue::OfferOwn);
        let headed = matches!(line.role, Role::Title | Role::Heading);
        if !offered && !headed {
            continue;
        }
        for (at, (cue, name)) in
            [(Cue::Therapy, "therapy"), (Cue::SocialWork, "social-work"), (Cue::Telehealth, "telehealth")]
                .into_iter()
                .enumerate()
        {
            if counts[at] < 4
                && let Some(hit) = line.all(cue).next()
            {
                counts[at] += 1;
                out.push(found(
                    index,
                    hit.start,
                    hit.end,
                    name,
                    if offered { Confidence::Sure } else { Confidence::Likely },
                ));
            }
        }
        // "My practice", "I see clients": one person speaks.
        if let Some(hit) = line.all(Cue::OfferOwn).next()
            && (line.has(Cue::Therapy) || line.has(Cue::SocialWork))
        {
            out.push(found(index, hit.start, hit.end, "first-person", Confidence::Sure));
        }
    }
    out
}

/// Ways to write besides telephone and e-mail that the words speak of.
pub(crate) fn channels(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code {
            continue;
        }
        for hit in &line.hits {
            let text = line.slice(hit.start, hit.end).to_lowercase();
            let name = match hit.cue {
                Cue::ReplyToMe if !line.has(Cue::NoReply) => "reply",
                Cue::TextMessage if text == "whatsapp" && line.text.bytes().any(|byte| byte.is_ascii_digit()) => {
                    "whatsapp"
                }
                Cue::TextMessage
                    if matches!(text.as_str(), "text me" | "text us" | "text or call" | "call or text")
                        && line.text.bytes().any(|byte| byte.is_ascii_digit())
                        && line.section.is_none()
                        && !line.has(Cue::Danger) =>
                {
                    "text"
                }
                Cue::Portal if line.role != Role::Heading => "portal",
                _ => continue,
            };
            out.push(found(
                index,
                hit.start,
                hit.end,
                name,
                if name == "portal" { Confidence::Likely } else { Confidence::Sure },
            ));
        }
    }
    out
}

/// The notice itself: its prescribed header, or a heading that is its title.
pub(crate) fn notices(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(hit) = line.all(Cue::PrivacyHeader).next() {
            out.push(found(index, hit.start, hit.end, "notice", Confidence::Sure));
        } else if line.role == Role::Heading
            && let Some(hit) = line.all(Cue::Privacy).max_by_key(|hit| hit.end - hit.start)
            && hit.end - hit.start > 8
            && line.text.len() <= hit.end - hit.start + 30
        {
            out.push(found(index, hit.start, hit.end, "notice", Confidence::Likely));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn one(text: &str) -> Vec<Line<'_>> {
        page(&[(Role::Paragraph, text)])
    }

    #[test]
    fn reply_times_need_a_number_and_a_reply() {
        assert_eq!(response_times(&one("I return calls within 24 hours.")).len(), 1);
        assert_eq!(response_times(&one("We reply in two business days.")).len(), 1);
        assert_eq!(response_times(&one("Respondemos en un plazo de 48 horas.")).len(), 1);
        assert!(response_times(&one("We reply soon.")).is_empty());
        assert!(response_times(&one("Office hours: 9 to 5.")).is_empty());
        assert!(response_times(&one("Cancel 24 hours before the session.")).is_empty());
    }

    #[test]
    fn fees_are_amounts_for_sessions() {
        assert_eq!(fees(&one("A 50-minute session costs $140."))[0].normalized, "140");
        assert_eq!(fees(&one("I offer a sliding scale."))[0].normalized, "sliding scale");
        assert_eq!(fees(&one("La sesión cuesta 60 €."))[0].normalized, "60");
        assert!(fees(&one("If your bill is $400 more than your Good Faith Estimate, you can dispute it.")).is_empty());
        assert!(fees(&one("We raised $9000 last session.")).is_empty());
    }

    #[test]
    fn an_interpreter_speaks_languages() {
        assert_eq!(languages(&one("Free interpreters are available.")).len(), 1);
        assert_eq!(languages(&one("Se habla español.")).len(), 1);
        assert!(languages(&one("Interpreting drawings of children is part of play therapy.")).is_empty());
    }

    #[test]
    fn services_are_offered_and_not_only_named() {
        assert!(
            services(&one("I offer individual therapy for adults.")).iter().any(|found| found.normalized == "therapy")
        );
        assert!(services(&one("Research on therapy outcomes grew.")).is_empty());
    }
}
