//! Lighter facts, told by their words: services, ways to write, privacy notices.

use std::cell::OnceCell;

use super::cue::Cue;
use super::line::{Found, Line};
use super::{Confidence, Owner};
use crate::text::block::Role;

/// A fact of the practice itself.
pub(super) fn found(line: usize, start: usize, end: usize, normalized: &str, confidence: Confidence) -> Found {
    Found { line, start, end, until: None, normalized: normalized.to_owned(), owner: Owner::Own, confidence }
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
        // Asked once a line, and only where it matters.
        let (no_reply, danger) = (OnceCell::new(), OnceCell::new());
        let no_reply = || *no_reply.get_or_init(|| line.has(Cue::NoReply));
        let danger = || *danger.get_or_init(|| line.has(Cue::Danger));
        for hit in &line.hits {
            let text = line.slice(hit.start, hit.end).to_lowercase();
            let name = match hit.cue {
                Cue::ReplyToMe if !no_reply() => "reply",
                Cue::TextMessage if text == "whatsapp" && line.text.bytes().any(|byte| byte.is_ascii_digit()) => {
                    "whatsapp"
                }
                Cue::TextMessage
                    if matches!(text.as_str(), "text me" | "text us" | "text or call" | "call or text")
                        && line.text.bytes().any(|byte| byte.is_ascii_digit())
                        && line.section.is_none()
                        && !danger() =>
                {
                    "text"
                }
                Cue::TextMessage if matches!(text.as_str(), "zap" | "zapzap" | "whats") && beside_number(line, hit) => {
                    "whatsapp"
                }
                Cue::TextMessage
                    if is_written_message(&text)
                        && beside_number(line, hit)
                        && !danger()
                        && !line
                            .between(hit.end, hit.end + 12)
                            .iter()
                            .any(|next| line.slice(next.start, next.end).eq_ignore_ascii_case("whatsapp")) =>
                {
                    "text"
                }
                Cue::TextMessage if text == "text or whatsapp" || text == "sms possible" => "text",
                Cue::Go if text == "text" && is_keyword_text(line, hit.end) => "text",
                Cue::Portal if line.role != Role::Heading => "portal",
                Cue::Form if line.role != Role::Heading => "form",
                Cue::Booking
                    if matches!(line.role, Role::Paragraph | Role::Item)
                        && ["online", "en ligne", "turno"].iter().any(|word| text.contains(word)) =>
                {
                    "booking"
                }
                _ => continue,
            };
            out.push(found(
                index,
                hit.start,
                hit.end,
                name,
                if matches!(name, "portal" | "form" | "booking") { Confidence::Likely } else { Confidence::Sure },
            ));
        }
    }
    out
}

/// Words for a message to a telephone.
fn is_written_message(text: &str) -> bool {
    matches!(
        text,
        "text"
            | "by text"
            | "by text message"
            | "text message"
            | "sms"
            | "par sms"
            | "un sms"
            | "per sms"
            | "envoyez un sms"
            | "mandar sms"
            | "un texto"
            | "texto"
            | "texto :"
            | "mensaje de texto"
            | "un mensaje de texto"
            | "mensajes de texto"
            | "por mensaje"
            | "mensagem de texto"
            | "messaggio"
            | "signal"
            | "texts welcome"
            | "texts ok"
            | "text ok"
            | "texts are fine"
    )
}

/// Whether a telephone number, and no short code, stands near in the same clause: "text 07700 900142", "un SMS au 06 …",
/// "0660 155 01 42 – gerne auch per SMS".
fn beside_number(line: &Line<'_>, hit: &super::cue::Hit) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let after: String = line.text.get(hit.end..).unwrap_or("").chars().take(36).collect();
    let before: String = line.text.get(..hit.start).unwrap_or("").chars().rev().take(36).collect();
    let clause = |text: &str| text.split([';', '!', '?', '|']).next().map_or(0, digits);
    clause(&after) >= 7 || clause(&before) >= 9
}

/// "Text PANTRY to 515-555-0119": a word in capitals, then a whole telephone number.
fn is_keyword_text(line: &Line<'_>, at: usize) -> bool {
    let rest = line.text.get(at..).unwrap_or("").trim_start();
    let mut words = rest.split_whitespace();
    let keyword = words.next().unwrap_or("");
    keyword.len() >= 2
        && keyword.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && words.next() == Some("to")
        && words.take(4).flat_map(str::chars).take(18).filter(char::is_ascii_digit).count() >= 10
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
    fn services_are_offered_and_not_only_named() {
        assert!(
            services(&one("I offer individual therapy for adults.")).iter().any(|found| found.normalized == "therapy")
        );
        assert!(services(&one("Research on therapy outcomes grew.")).is_empty());
    }
}
