//! When an answer can be expected: a number and a unit of time in a sentence that promises to reply.

use super::Confidence;
use super::cue::{Cue, Hit};
use super::line::{Found, Line, Token};
use super::promise::found;
use crate::text::block::Role;

/// Units of time, in lower case.
const UNITS: [&str; 34] = [
    "journée",
    "giornata",
    "hour",
    "hours",
    "day",
    "days",
    "hora",
    "horas",
    "día",
    "días",
    "dia",
    "dias",
    "stunden",
    "stunde",
    "tage",
    "tagen",
    "heures",
    "jours",
    "ore",
    "giorni",
    "minutes",
    "minutos",
    "week",
    "semana",
    "woche",
    "werktag",
    "werktage",
    "werktagen",
    "arbeitstage",
    "arbeitstagen",
    "tag",
    "jour",
    "giorno",
    "weekdays",
];

/// "within two business days": a number and a unit of time in a sentence about replying.
pub(crate) fn find(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || !line.has(Cue::Reply) {
            continue;
        }
        let words = line.tokens();
        for (at, word) in words.iter().enumerate() {
            let lower = word.text.to_lowercase();
            let unit = UNITS.contains(&&lower[..]);
            let counted =
                (1..=3).take_while(|back| *back <= at).find_map(|back| count(&words[at - back].text.to_lowercase()));
            // Weeks for a copy of a record are a duty under law, not a reply.
            let numbered = counted.is_some_and(|number| number < 14 || lower.starts_with(['h', 'o', 'm', 's']));
            let before = || words[at - 1].text.to_lowercase();
            let fixed = at >= 1
                && match lower.as_str() {
                    // "Respondo los mensajes en el día".
                    "día" if at >= 2 && before() == "el" => words[at - 2].text == "en",
                    "day" | "día" | "jour" | "giorno" | "dia" | "tag" | "werktag" => matches!(
                        before().as_str(),
                        "same"
                            | "next"
                            | "business"
                            | "working"
                            | "siguiente"
                            | "mismo"
                            | "même"
                            | "stesso"
                            | "mesmo"
                            | "selben"
                            | "gleichen"
                            | "nächsten"
                            | "folgenden"
                    ),
                    // "Je rappelle dans la journée", "rispondo entro la giornata".
                    "journée" | "journ\u{e9}es" | "giornata" => matches!(before().as_str(), "la" | "in"),
                    // "I check messages twice a week".
                    "week" if at >= 2 => {
                        before() == "a" && matches!(words[at - 2].text.to_lowercase().as_str(), "once" | "twice")
                    }
                    _ => false,
                };
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
                .filter(|hit| hit.cue == Cue::Reply && !is_noun(line, hit))
                .any(|hit| {
                    let (from, to) = if hit.end <= word.start { (hit.end, word.start) } else { (word.end, hit.start) };
                    to.saturating_sub(from) <= 120
                        && !line.slice(from, to).contains(['?', '!'])
                        && !line.slice(from, to).contains(". ")
                });
            if near && is_promised(line, word.start) {
                let (start, end) = whole(line, words, at);
                out.push(found(index, start, end, &line.slice(start, end).to_lowercase(), Confidence::Sure));
                break;
            }
        }
    }
    out
}

/// From the words before the unit that belong to it to the one after: "within two business days", "dos días hábiles".
fn whole(line: &Line<'_>, words: &[Token<'_>], at: usize) -> (usize, usize) {
    let word = &words[at];
    let sentence = line.text.get(..word.start).and_then(|head| head.rfind(". ")).map_or(0, |mark| mark + 2);
    let mut first = at.saturating_sub(2);
    while first < at
        && (words[first].start < sentence
            || matches!(
                words[first].text.to_lowercase().as_str(),
                "of" | "de" | "the" | "have" | "a" | "en" | "in" | "at" | "di" | "von" | "is" | "it" | "them"
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
                    "hábil"
                        | "laborable"
                        | "útil"
                        | "ouvré"
                        | "ouvrable"
                        | "lavorativo"
                        | "hábiles"
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
    (words[first].start, end)
}

/// "If you get no answer in a week": the noun promises only in a short line, such as "Antwort in 24 Stunden".
fn is_noun(line: &Line<'_>, hit: &Hit) -> bool {
    let noun = matches!(
        &line.slice(hit.start, hit.end).to_lowercase()[..],
        "respuesta" | "r\u{e9}ponse" | "resposta" | "rispost" | "antwort" | "response"
    );
    let verb = line.text.get(hit.end..).is_some_and(|rest| rest.starts_with("e ") || rest.starts_with("en "));
    noun && !verb && line.text.len() > 80
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

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn replies(text: &str) -> Vec<String> {
        find(&page(&[(Role::Paragraph, text)])).into_iter().map(|found| found.normalized).collect()
    }

    #[test]
    fn reply_times_need_a_number_and_a_promise_to_reply() {
        assert_eq!(replies("I return calls within 24 hours."), ["within 24 hours"]);
        assert_eq!(replies("We reply in two business days."), ["two business days"]);
        assert_eq!(replies("Respondemos en un plazo de 48 horas."), ["48 horas"]);
        assert_eq!(replies("Le responder\u{e9} en dos d\u{ed}as h\u{e1}biles."), ["dos d\u{ed}as h\u{e1}biles"]);
        assert_eq!(replies("I return calls by 6 p.m.").len(), 1);
    }

    #[test]
    fn other_times_are_no_promise() {
        for text in [
            "We reply soon.",
            "Office hours: 9 to 5.",
            "Cancel 24 hours before the session.",
            "Reply to every ticket within 24 hours.",
            "We have 30 days to answer.",
        ] {
            assert!(replies(text).is_empty(), "{text}: {:?}", replies(text));
        }
    }
}
