//! Prices of services, and words that say how to learn them.

use super::Confidence;
use super::cue::{Cue, Hit};
use super::line::{Found, Line, Token};
use super::promise::found;
use crate::text::block::Role;

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
pub(crate) fn find(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code {
            continue;
        }
        // What is said of a bill, a grant or an income is no price in the same sentence.
        let denied = |start: usize, end: usize| {
            line.all(Cue::NotFee).any(|hit| {
                hit.end.min(end) == end
                    && hit.start - end.min(hit.start) <= 120
                    && !line.slice(end, hit.start).contains(". ")
                    || hit.end <= start && start - hit.end <= 160 && !line.slice(hit.end, start).contains(". ")
            })
        };
        let denies = line.has(Cue::NotFee);
        // What a crisis line costs is not what the service costs.
        let crisis = line.hits.iter().any(|hit| matches!(hit.cue, Cue::Danger | Cue::Crisis));
        if !crisis
            && let Some(hit) =
                line.all(Cue::FeeWords).find(|hit| is_price_word(line, hit) && !(denies && denied(hit.start, hit.end)))
        {
            out.push(found(
                index,
                hit.start,
                hit.end,
                &line.slice(hit.start, hit.end).to_lowercase(),
                Confidence::Likely,
            ));
        }
        if line.digits > 0 && holds_money(line.text) {
            let from = out.len();
            prices(lines, index, &mut out);
            if denies {
                let kept: Vec<Found> = out.drain(from..).filter(|price| !denied(price.start, price.end)).collect();
                out.extend(kept);
            }
        }
    }
    out
}

/// What is said to be free when it is a service.
const FREE: [&str; 22] = [
    "it",
    "everything",
    "all",
    "help",
    "service",
    "services",
    "program",
    "programs",
    "counseling",
    "counselling",
    "care",
    "group",
    "groups",
    "sessions",
    "visits",
    "support",
    "consultation",
    "classes",
    "food",
    "shelter",
    "meals",
    "appointments",
];

/// Whether "free" is said of the service: not of an interpreter, a crisis line or a choice.
fn is_price_word(line: &Line<'_>, hit: &Hit) -> bool {
    let around = line.between(hit.start.saturating_sub(60), hit.end + 40);
    let other = around.iter().any(|near| {
        let before = near.end <= hit.start;
        let same_sentence = !line.slice(near.end.min(hit.end), near.start.max(hit.start)).contains(". ");
        near.cue == Cue::Interpreter && (same_sentence || before && hit.start - near.end <= 30)
    });
    let text = line.slice(hit.start, hit.end).to_lowercase();
    let served = match &text[..] {
        "is free" | "are free" => {
            let subject = line.text.get(..hit.start).unwrap_or("").trim_end().rsplit([' ', '\n']).next().unwrap_or("");
            FREE.iter().any(|word| subject.eq_ignore_ascii_case(word))
        }
        "gratis" | "gr\u{e1}tis" | "gratuitamente" => {
            sentence_length(line.text, hit) < 80
                || line.hits.iter().any(|hit| matches!(hit.cue, Cue::Offer | Cue::OfferOwn | Cue::Therapy | Cue::Fee))
        }
        _ => true,
    };
    let rest = line.text.get(hit.end..).unwrap_or("");
    let chosen = rest.starts_with(" to ") || rest.starts_with(" of ");
    // "Sans frais : 1 866 555-0142": the call is free.
    let call = rest.trim_start_matches([' ', ':', '\u{a0}', '(']).starts_with(|c: char| c.is_ascii_digit() || c == '+');
    // "Free legal help: the public defender": somebody else's.
    let others = line.between(hit.start.saturating_sub(60), hit.end + 60).iter().any(|near| {
        near.cue == Cue::Other && !line.slice(near.end.min(hit.end), near.start.max(hit.start)).contains(". ")
    });
    served && !other && !chosen && !call && !others
}

/// How long the sentence around a hit is, in bytes.
fn sentence_length(text: &str, hit: &Hit) -> usize {
    let before = text.get(..hit.start).unwrap_or("");
    let after = text.get(hit.end..).unwrap_or("");
    let start = before.rfind(['.', '!', '?', '\n']).map_or(0, |at| at + 1);
    let end = after.find(['.', '!', '?', '\n']).map_or(text.len(), |at| hit.end + at);
    end - start
}

/// Currencies by name.
const CURRENCIES: [&str; 16] = [
    "USD", "EUR", "CHF", "MXN", "euro", "Euro", "reais", "dollars", "pesos", "franchi", "francs", "Franken", "soles",
    "S/", "pounds", "Fr.",
];

/// Whether a sign or name of a currency stands in the text.
fn holds_money(text: &str) -> bool {
    text.contains(['$', '\u{20ac}', '\u{a3}']) || CURRENCIES.iter().any(|name| text.contains(name))
}

/// Whether what follows an amount names a currency.
fn is_currency(text: &str) -> bool {
    text.starts_with(['\u{20ac}', '$', '\u{a3}']) || CURRENCIES.iter().any(|name| text.starts_with(name))
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
        let named = at > 0
            && (matches!(words[at - 1].text, "CHF" | "EUR" | "USD" | "GBP" | "MXN" | "Fr")
                && words[at - 1].after != ','
                || words[at - 1].text == "S" && word.before == '/');
        let priced = matches!(word.before, '$' | '\u{20ac}' | '\u{a3}') || named || is_currency(after);
        let near = above
            || line.between(word.start.saturating_sub(PRICE), last.end + PRICE).iter().any(|hit| hit.cue == Cue::Fee)
            || out.last().is_some_and(|last: &Found| last.line == index && word.start - last.end <= PRICE);
        let lead = words.get(at.saturating_sub(8)).map_or(0, |first| first.start);
        let returned = || {
            let lead = line.slice(lead, word.start).to_lowercase();
            ["rebate", "refund", "reimburs", "reembols", "rembours", "erstatt"].iter().any(|part| lead.contains(part))
        };
        if priced && near && !returned() && (1..=6).contains(&digits.len()) {
            out.push(found(index, word.start, last.end, &digits, Confidence::Sure));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn fees(text: &str) -> Vec<String> {
        find(&page(&[(Role::Paragraph, text)])).into_iter().map(|found| found.normalized).collect()
    }

    #[test]
    fn fees_are_amounts_for_sessions() {
        assert_eq!(fees("A 50-minute session costs $140."), ["140"]);
        assert_eq!(fees("I offer a sliding scale."), ["sliding scale"]);
        assert_eq!(fees("La sesi\u{f3}n cuesta 60 \u{20ac}."), ["60"]);
        assert_eq!(fees("Abrechnung: 100,55 Euro je Sitzung."), ["10055"]);
        assert_eq!(fees("CHF 180 par s\u{e9}ance."), ["180"]);
        assert_eq!(fees("Everything is free."), ["everything is free"]);
    }

    #[test]
    fn other_money_and_other_freedom_are_no_fees() {
        for text in [
            "If your bill is $400 more than your Good Faith Estimate, you can dispute it.",
            "We raised $9000 last session.",
            "Travel costs up to $75 a night are paid back.",
            "You are free to stop.",
            "Interpreters are free.",
            "Call the hotline. It is free.",
            "The rebate for a session is a refund of $96.65.",
        ] {
            assert!(fees(text).is_empty(), "{text}: {:?}", fees(text));
        }
    }
}
