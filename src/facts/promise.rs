//! Lighter facts, told by their words: fees, reply times, language access, services, ways to write.

use super::cue::{Cue, Hit};
use super::line::{Found, Line, Token};
use super::{Confidence, Owner};
use crate::text::block::Role;

fn found(line: usize, start: usize, end: usize, normalized: &str, confidence: Confidence) -> Found {
    Found { line, start, end, until: None, normalized: normalized.to_owned(), owner: Owner::Own, confidence }
}

/// How far from a word such as "session" its price may stand, in bytes.
const PRICE: usize = 70;

/// Words that speak of money without saying for what.
fn is_weak_fee(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "cost" | "costs" | "price" | "prices" | "payment" | "charge" | "minutes" | "rate" | "rates"
    )
}

/// Prices of sessions, and how to learn them.
pub(crate) fn fees(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || line.has(Cue::NotFee) {
            continue;
        }
        if let Some(hit) = line.all(Cue::FeeWords).find(|hit| is_price_word(line, hit)) {
            out.push(found(
                index,
                hit.start,
                hit.end,
                &line.slice(hit.start, hit.end).to_lowercase(),
                Confidence::Likely,
            ));
        }
        if line.digits > 0 && holds_money(line.text) {
            prices(lines, index, &mut out);
        }
    }
    out
}

/// Whether "free" is said of the service: not of an interpreter, a crisis line or a choice.
fn is_price_word(line: &Line<'_>, hit: &Hit) -> bool {
    let around = line.between(hit.start.saturating_sub(60), hit.end + 40);
    let other = around.iter().any(|near| {
        matches!(near.cue, Cue::Interpreter)
            && (near.end <= hit.start && hit.start - near.end <= 30
                || near.end <= hit.start && !line.slice(near.end, hit.start).contains(". ")
                || near.start >= hit.end && !line.slice(hit.end, near.start).contains(". "))
    });
    let chosen = line.text.get(hit.end..).is_some_and(|rest| rest.starts_with(" to ") || rest.starts_with(" of "));
    !other && !chosen && !line.has(Cue::Danger) && !line.has(Cue::Crisis)
}

/// Whether a sign or name of a currency stands in the text.
fn holds_money(text: &str) -> bool {
    text.contains(['$', '\u{20ac}', '\u{a3}'])
        || ["USD", "EUR", "CHF", "MXN", "euro", "Euro", "reais", "dollars", "pesos"]
            .iter()
            .any(|name| text.contains(name))
}

/// Whether what follows an amount names a currency.
fn is_currency(text: &str) -> bool {
    text.starts_with(['\u{20ac}', '$', '\u{a3}'])
        || ["USD", "EUR", "CHF", "MXN", "euro", "Euro", "reais", "dollars", "pesos"]
            .iter()
            .any(|name| text.starts_with(name))
}

/// Amounts near a word that says they are the price of a service.
fn prices(lines: &[Line<'_>], index: usize, out: &mut Vec<Found>) {
    let line = &lines[index];
    let strong = |line: &Line<'_>| line.all(Cue::Fee).any(|hit| !is_weak_fee(line.slice(hit.start, hit.end)));
    let said = strong(line) || line.has(Cue::Fee) && (line.has(Cue::Therapy) || line.has(Cue::Offer));
    // "Individual session" in the cell or line above its price.
    let above = line.text.len() < 60
        && line.section.is_none()
        && index
            .checked_sub(1)
            .and_then(|above| lines.get(above))
            .is_some_and(|above| above.text.len() < 200 && strong(above));
    if !(said || above) {
        return;
    }
    let words = line.tokens();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    for (at, word) in words.iter().enumerate() {
        if !word.text.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // "100,55", "1,200": one amount.
        let joined = |first: &Token<'_>, second: &Token<'_>| {
            first.after == ','
                && second.start == first.end + 1
                && is_digits(second.text)
                && matches!(second.text.len(), 2 | 3)
        };
        if at > 0 && joined(&words[at - 1], word) {
            continue;
        }
        let last = words.get(at + 1).filter(|next| joined(word, next)).unwrap_or(word);
        let digits: String = line.slice(word.start, last.end).chars().filter(char::is_ascii_digit).collect();
        let after = line.text.get(last.end..).unwrap_or("").trim_start();
        let named =
            at > 0 && matches!(words[at - 1].text, "CHF" | "EUR" | "USD" | "GBP" | "MXN") && words[at - 1].after == ' ';
        let priced = matches!(word.before, '$' | '\u{20ac}' | '\u{a3}') || named || is_currency(after);
        let near = above
            || line.between(word.start.saturating_sub(PRICE), last.end + PRICE).iter().any(|hit| hit.cue == Cue::Fee)
            || out.last().is_some_and(|last: &Found| last.line == index && word.start - last.end <= PRICE);
        let lead = words.get(at.saturating_sub(3)).map_or(0, |first| first.start);
        let returned = ["rebate", "refund", "reimburs", "reembols", "rembours", "erstatt", "you pay"]
            .iter()
            .any(|word_of_return| line.slice(lead, word.start).to_lowercase().contains(word_of_return));
        if priced && near && !returned && (1..=6).contains(&digits.len()) {
            out.push(found(index, word.start, last.end, &digits, Confidence::Sure));
        }
    }
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
                    | "werktag"
                    | "werktage"
                    | "werktagen"
                    | "arbeitstage"
                    | "arbeitstagen"
                    | "tag"
                    | "jour"
                    | "giorno"
                    | "weekdays"
            );
            let counted =
                (1..=3).take_while(|back| *back <= at).find_map(|back| count(&words[at - back].text.to_lowercase()));
            // Weeks for a copy of a record are a duty under law, not a reply.
            let numbered = counted.is_some_and(|number| number < 14 || lower.starts_with(['h', 'o', 'm', 's']));
            let fixed = matches!(lower.as_str(), "day" | "día" | "jour" | "giorno" | "dia")
                && at >= 1
                && matches!(
                    words[at - 1].text.to_lowercase().as_str(),
                    "same" | "next" | "business" | "siguiente" | "mismo" | "même" | "stesso" | "mesmo"
                );
            // "by 6 p.m.", "before 5 pm".
            let hour = matches!(lower.trim_end_matches('.'), "p.m" | "pm" | "a.m" | "am")
                && at >= 2
                && matches!(words[at - 2].text, "by" | "before");
            // The sentence must speak of replying, near.
            if !(unit && (numbered || fixed) || hour) {
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
            if near && is_promised(line, word.start) {
                let sentence = line.text.get(..word.start).and_then(|head| head.rfind(". ")).map_or(0, |mark| mark + 2);
                let mut first = at.saturating_sub(2);
                while first < at
                    && (words[first].start < sentence
                        || matches!(
                            words[first].text.to_lowercase().as_str(),
                            "of" | "de"
                                | "the"
                                | "have"
                                | "a"
                                | "en"
                                | "in"
                                | "at"
                                | "di"
                                | "von"
                                | "is"
                                | "it"
                                | "them"
                        ))
                {
                    first += 1;
                }
                // "dos días hábiles", "deux jours ouvrés".
                let end = words
                    .get(at + 1)
                    .filter(|next| {
                        word.after == ' '
                            && matches!(
                                next.text.to_lowercase().as_str(),
                                "hábiles"
                                    | "laborables"
                                    | "úteis"
                                    | "uteis"
                                    | "útiles"
                                    | "ouvrés"
                                    | "ouvrables"
                                    | "lavorativi"
                            )
                    })
                    .map_or(word.end, |next| next.end);
                let start = words[first].start;
                out.push(found(index, start, end, &line.slice(start, end).to_lowercase(), Confidence::Sure));
                break;
            }
        }
    }
    out
}

/// Whether somebody promises it: "We reply", "Calls are returned", "You will hear"; not "Reply to every ticket".
/// Verbs of other languages carry their person.
fn is_promised(line: &Line<'_>, at: usize) -> bool {
    let mut from = at.saturating_sub(160);
    while !line.text.is_char_boundary(from) {
        from -= 1;
    }
    let head = line.slice(from, at);
    let sentence = head.rfind(". ").map_or(head, |mark| head.get(mark + 2..).unwrap_or(head));
    let english = line
        .between(from, at + 140)
        .iter()
        .filter(|hit| hit.cue == Cue::Reply)
        .all(|hit| ENGLISH.contains(&&line.slice(hit.start, hit.end).to_lowercase()[..]));
    !english
        || sentence.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '\u{2019}')).any(|word| {
            let word = word.to_lowercase().replace('\u{2019}', "'");
            matches!(
                word.as_str(),
                "i" | "she"
                    | "he"
                    | "they"
                    | "we"
                    | "i'll"
                    | "we'll"
                    | "i'm"
                    | "you'll"
                    | "our"
                    | "my"
                    | "us"
                    | "me"
                    | "expect"
                    | "staff"
                    | "team"
                    | "answered"
                    | "returned"
                    | "someone"
                    | "somebody"
                    | "worker"
                    | "counselor"
                    | "therapist"
                    | "office"
            )
        })
}

/// The words about replying that are English.
const ENGLISH: [&str; 25] = [
    "answers",
    "reply",
    "replies",
    "respond",
    "responds",
    "response",
    "responded",
    "return calls",
    "return your call",
    "return all calls",
    "return messages",
    "return phone calls",
    "get back to you",
    "call you back",
    "be in touch",
    "hear back",
    "hear from",
    "answer",
    "answered",
    "contact you",
    "reach out to you",
    "calls returned",
    "call back",
    "returned within",
    "answered within",
];

/// A number in digits or words.
fn count(word: &str) -> Option<u32> {
    if word.len() <= 5 && word.starts_with(|c: char| c.is_ascii_digit()) {
        // "24-48": the first.
        return word.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok());
    }
    Some(match word {
        "one" | "un" | "una" | "uno" | "einem" | "einer" | "um" | "uma" | "une" => 1,
        "two" | "dos" | "zwei" | "deux" | "dois" | "duas" | "due" => 2,
        "three" | "tres" | "drei" | "trois" | "três" | "tre" => 3,
        "four" | "cuatro" | "vier" | "quatre" | "quatro" | "quattro" => 4,
        "five" | "cinco" | "fünf" | "cinq" | "cinque" => 5,
        "seven" | "siete" | "sieben" | "sept" | "sete" | "sette" => 7,
        "ten" | "diez" | "zehn" | "dix" | "dez" | "dieci" => 10,
        "twenty-four" | "veinticuatro" => 24,
        "forty-eight" => 48,
        _ => return None,
    })
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
    fn services_are_offered_and_not_only_named() {
        assert!(
            services(&one("I offer individual therapy for adults.")).iter().any(|found| found.normalized == "therapy")
        );
        assert!(services(&one("Research on therapy outcomes grew.")).is_empty());
    }
}
