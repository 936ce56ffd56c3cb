//! What to do in a crisis: known numbers, and "go to the nearest emergency room".
//!
//! Numbers are known by table. The word "crisis" alone says nothing: "couples in crisis" is a service.

use super::cue::Cue;
use super::line::{Found, Line, last_before, on_line};
use super::{Confidence, Owner, table};
use crate::text::block::Role;

/// Short numbers that mean a crisis line wherever a call or a danger is spoken of.
fn is_plain_code(digits: &str) -> bool {
    digits.len() <= 6 && table::crisis_line(digits).is_some_and(is_crisis)
}

/// Whether the line helps in a crisis; relays and referral services do not.
pub(crate) fn is_crisis(line: &table::CrisisLine) -> bool {
    !matches!(line.kind, "referral" | "relay" | "directory")
}

/// Everything the lines say about crises; `phones` are the telephone numbers already found.
pub(crate) fn find(lines: &[Line<'_>], phones: &[Found]) -> Vec<Found> {
    let mut out = Vec::new();
    for phone in phones {
        match table::crisis_line(&phone.normalized) {
            Some(known) if is_crisis(known) => {
                out.push(Found { owner: Owner::Crisis, confidence: Confidence::Sure, ..phone.clone() });
            }
            // "Maine Crisis Line, 1-888-…": its name says what it is.
            None if phone.owner == Owner::Crisis => {
                out.push(Found { confidence: Confidence::Likely, ..phone.clone() });
            }
            _ => {}
        }
    }
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code {
            continue;
        }
        short_numbers(lines, index, on_line(phones, index), &mut out);
        emergency_rooms(line, index, &mut out);
    }
    out.sort_by_key(|found| (found.line, found.start));
    out
}

/// Whether the line, or the heading or line right above it, speaks of danger.
fn speaks_of_danger(lines: &[Line<'_>], index: usize) -> bool {
    let line = &lines[index];
    let danger = |line: &Line<'_>| {
        line.hits.iter().any(|hit| {
            hit.cue == Cue::Danger
                && !line
                    .between(hit.start.saturating_sub(40), hit.end)
                    .iter()
                    .any(|not| not.cue == Cue::NotEmergency && hit.start < not.end)
        })
    };
    danger(line)
        || line.section == Some(Owner::Crisis)
        || index.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|above| {
            (above.block == line.block || above.role == Role::Heading || above.text.len() < 60) && danger(above)
        })
}

fn short_numbers(lines: &[Line<'_>], index: usize, phones: &[Found], out: &mut Vec<Found>) {
    let line = &lines[index];
    let spoken = line.hits.iter().any(|hit| matches!(hit.cue, Cue::Danger | Cue::Crisis | Cue::Go | Cue::Phone));
    if line.digits < 2 || !spoken && !speaks_of_danger(lines, index) {
        return;
    }
    let words = line.tokens();
    // Asked once a line, and only where a code stands.
    let mut danger = None;
    let crisis = line.has(Cue::Crisis);
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        let (digits, end, next) = match word.text {
            "9-8-8" => ("988".to_owned(), word.end, at + 1),
            "9-1-1" => ("911".to_owned(), word.end, at + 1),
            _ => grouped(words, at),
        };
        at = next.max(at + 1);
        if digits.is_empty()
            || !is_plain_code(&digits)
            || matches!(word.before, '$' | '#' | '\u{20ac}' | '\u{a3}' | '-' | '.' | '+')
        {
            continue;
        }
        // "(091) 555 014": part of a telephone number.
        let phone = phones.get(phones.partition_point(|phone| phone.end <= word.start));
        if phone.is_some_and(|phone| phone.start <= word.start && phone.normalized != digits) {
            continue;
        }
        // Thousands and decimals: "1,000", "10.112".
        let glued = line.text.get(..word.start).is_some_and(|head| {
            head.trim_end_matches([',', '.', '/', ':']).len() < head.len()
                && head.trim_end_matches([',', '.', '/', ':']).ends_with(|c: char| c.is_ascii_digit())
        });
        if glued {
            continue;
        }
        // A telephone number, a price, a decimal or a street number is no code.
        let after = line.text.get(end..).unwrap_or("");
        if after.starts_with(|c: char| c.is_alphanumeric())
            || after.starts_with(['%', '@'])
            || after.trim_start().starts_with(['\u{20ac}', '$', '\u{a3}'])
            || after.get(1..2).is_some_and(|next| {
                after.starts_with(['-', '.', ',', '/', ':']) && next.bytes().all(|byte| byte.is_ascii_digit())
            })
        {
            continue;
        }
        let near = line.between(word.start.saturating_sub(60), word.start);
        let called =
            near.iter().any(|hit| {
                matches!(hit.cue, Cue::Danger | Cue::Crisis)
                    && hit.end <= word.start
                    && word.start - hit.end <= 30
                    && ends_with_colon(line.slice(hit.end, word.start))
                    && !line.slice(hit.end, word.start).contains(['.', ';'])
            }) || near.iter().any(|hit| {
                hit.cue == Cue::Go
                    && hit.end <= word.start
                    && word.start - hit.end <= 14
                    && !line.slice(hit.end, word.start).contains(['.', ';'])
            }) || near.iter().any(|hit| hit.cue == Cue::Phone && hit.end <= word.start && word.start - hit.end <= 12);
        let listed =
            out.last().is_some_and(|last: &Found| last.line == index && word.start.saturating_sub(last.end) <= 24)
                || last_before(phones, word.start).is_some_and(|phone| word.start - phone.end <= 24)
                    && phones[..phones.partition_point(|phone| phone.end <= word.start)]
                        .iter()
                        .rev()
                        .take(2)
                        .any(|phone| phone.owner == Owner::Crisis);
        let danger = *danger.get_or_insert_with(|| speaks_of_danger(lines, index));
        let lifeline = digits == "988"
            && (after.trim_start().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("suicid")) || crisis);
        let street = after.trim_start().split(' ').take(3).any(super::address::is_street_word)
            && after.starts_with(' ')
            && after.trim_start().starts_with(char::is_uppercase);
        let strong = matches!(digits.as_str(), "911" | "988" | "999" | "112" | "741741");
        // "La Main Tendue, 143", "SAMU – 192": the service's name right before.
        let named = near.iter().any(|hit| {
            hit.cue == Cue::Crisis
                && hit.end <= word.start
                && word.start - hit.end <= 12
                && !line.slice(hit.end, word.start).contains(['.', ';'])
                && !line.slice(hit.end, word.start).chars().any(|c| c.is_ascii_digit())
        });
        // "faites le 115.", "call 111 or": nothing is counted.
        let dialled = called && digits.len() >= 3 && is_end(after);
        let enough = danger || lifeline || named || dialled || strong && (called || listed)
            // "To talk to someone, call 188 (CVV)": the name of the line says what it is for.
            || crisis && called;
        let short = digits.len() < 3 && !(danger && called || named);
        if enough && !street && !short && (strong || called || named || danger && has_help_word(line)) {
            out.push(Found {
                line: index,
                start: word.start,
                end,
                until: None,
                normalized: digits,
                owner: Owner::Crisis,
                confidence: if danger || lifeline || called { Confidence::Sure } else { Confidence::Likely },
            });
        }
    }
}

/// "Urgence vitale : le ".
fn ends_with_colon(gap: &str) -> bool {
    let gap = gap.trim_end();
    let gap = ["le", "la", "el", "al", "il", "o", "die", "den", "the"]
        .iter()
        .find_map(|article| gap.strip_suffix(article).filter(|rest| rest.ends_with(char::is_whitespace)))
        .unwrap_or(gap);
    gap.trim_end().ends_with([':', '\u{2013}', '-'])
}

/// Whether the sentence, or the clause, ends after a number or goes on with another.
fn is_end(after: &str) -> bool {
    let rest = after.trim_start();
    rest.is_empty()
        || after.starts_with(['.', ',', ';', ')', '!', '\n'])
        || ["or ", "o ", "ou ", "oder ", "and ", "y ", "et ", "und ", "e ", "(", "\u{2013}", "\u{2014}"]
            .iter()
            .any(|word| rest.starts_with(word))
}

/// A line of a list such as "Samaritans: 116 123".
fn has_help_word(line: &Line<'_>) -> bool {
    line.has(Cue::Crisis) || line.has(Cue::Phone) || line.has(Cue::Danger)
}

/// The digits at a token, with following groups joined ("116 123"), where they end and the token after them.
fn grouped(words: &[super::line::Token<'_>], at: usize) -> (String, usize, usize) {
    let is_digits = |text: &str| !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = &words[at];
    if !is_digits(word.text) {
        return (String::new(), word.end, at + 1);
    }
    // "116 123", "13 11 14".
    let mut joined = word.text.to_owned();
    let mut last = at;
    while let Some(next) = words.get(last + 1)
        && words[last].after == ' '
        && is_digits(next.text)
        && next.start == words[last].end + 1
        && last - at < 3
    {
        joined.push_str(next.text);
        last += 1;
        if is_plain_code(&joined) && words.get(last + 1).is_none_or(|after| !is_digits(after.text)) {
            return (joined, words[last].end, last + 1);
        }
    }
    if last > at {
        // Part of a longer number.
        return (String::new(), words[last].end, last + 1);
    }
    (word.text.to_owned(), word.end, at + 1)
}

/// "Go to the nearest emergency room."
fn emergency_rooms(line: &Line<'_>, index: usize, out: &mut Vec<Found>) {
    let Some(hit) = line.all(Cue::EmergencyRoom).find(|hit| {
        line.between(hit.start.saturating_sub(60), hit.start).iter().any(|go| {
            go.cue == Cue::Go
                && go.end <= hit.start
                && hit.start - go.end <= 40
                && !line.slice(go.end, hit.start).contains(". ")
        })
    }) else {
        return;
    };
    out.push(Found {
        line: index,
        start: hit.start,
        end: hit.end,
        until: None,
        normalized: "emergency-room".to_owned(),
        owner: Owner::Crisis,
        confidence: Confidence::Likely,
    });
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::super::phone;
    use super::*;

    fn emergency(text: &str) -> Vec<String> {
        let lines = page(&[(Role::Paragraph, text)]);
        let phones = phone::find(&lines);
        find(&lines, &phones).into_iter().map(|found| found.normalized).collect()
    }

    #[test]
    fn crisis_numbers_are_known_by_table_and_by_what_is_said() {
        assert_eq!(emergency("In an emergency call 911 or text 988."), ["911", "988"]);
        assert_eq!(emergency("If you are thinking about suicide, call or text 988."), ["988"]);
        assert_eq!(emergency("En una emergencia, llame al 911 o al 988."), ["911", "988"]);
        assert_eq!(emergency("National Hotline 1-800-799-7233"), ["8007997233"]);
        assert_eq!(emergency("In immediate danger, dial 999. Samaritans: 116 123."), ["999", "116123"]);
        assert_eq!(emergency("If you feel unsafe, go to your nearest emergency room."), ["emergency-room"]);
        assert_eq!(emergency("Crisis Text Line: text HOME to 741741"), ["741741"]);
    }

    #[test]
    fn other_crises_and_numbers_are_not_emergency_information() {
        for text in [
            "I work with couples in crisis.",
            "Please give the name of an emergency contact.",
            "I have ten years of psychiatric emergency experience.",
            "Our office is at 911 Maple Street.",
            "Room 112 is on the first floor.",
            "The fee is $112.",
            "Chapter 988 of the code",
            "We served 911 families last year.",
            "In danger: 1,000 people call each year.",
        ] {
            assert!(emergency(text).is_empty(), "{text}: {:?}", emergency(text));
        }
    }
}
