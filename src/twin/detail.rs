//! Opening hours, dates and amounts in one form for all languages.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::facts::table_rows;

/// What a detail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum What {
    /// Opening hours: days of the week and times of the day.
    Hours,
    /// A day and a month.
    Date,
    /// An amount of money.
    Amount,
}

/// A detail of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// What it is about.
    pub what: What,
    /// Its parts in comparable form, sorted: minutes after 12 o'clock (0 to 719) and days (1000 and
    /// the number, Monday is 1) of hours; smaller and larger number of a date, as 100 times the
    /// one plus the other; an amount in cents.
    pub parts: Vec<u32>,
    /// As it is written.
    pub shown: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Day(u32),
    Month(u32),
}

/// Names of days and months by language.
static CALENDAR: LazyLock<FxHashMap<&'static str, FxHashMap<&'static str, Name>>> = LazyLock::new(|| {
    let mut names: FxHashMap<_, FxHashMap<_, _>> = FxHashMap::default();
    for [language, kind, number, words] in table_rows::<4>(include_str!("../../dictionaries/practice/calendar.tsv")) {
        let Ok(number) = number.parse() else { continue };
        let name = if kind == "day" { Name::Day(number) } else { Name::Month(number) };
        names.entry(language).or_default().extend(words.split('|').map(|word| (word, name)));
    }
    names
});

/// Words that stand between the two ends of a range.
const TO: [&str; 12] = ["-", "–", "—", "to", "until", "till", "a", "al", "à", "au", "bis", "às"];
/// Words before an hour that stands alone: `à 9 h`, `a las 9`.
const AT: [&str; 14] = ["à", "a", "de", "dès", "las", "la", "um", "von", "ab", "às", "das", "alle", "dalle", "entre"];
const MONEY: [&str; 9] = ["dollar", "dollars", "dólar", "dólares", "euro", "euros", "usd", "cad", "eur"];

/// A word, a number or a mark of a text.
#[derive(Clone, Copy)]
struct Token<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl Token<'_> {
    fn number(&self) -> Option<u32> {
        (self.text.len() <= 2 && self.text.bytes().all(|byte| byte.is_ascii_digit())).then(|| self.text.parse().ok())?
    }
}

/// Adds what a block says to `out`.
pub(super) fn find(text: &str, language: &str, out: &mut Vec<Detail>) {
    let lower = text.to_lowercase();
    // A letter that changes its length in lower case would move every place after it.
    let lower = if lower.len() == text.len() { lower } else { text.to_ascii_lowercase() };
    let tokens = tokens(&lower);
    let calendar = CALENDAR.get(language);
    let names: Vec<Option<Name>> = tokens.iter().map(|token| calendar?.get(token.text).copied()).collect();
    hours(text, &tokens, &names, out);
    dates(text, &tokens, &names, out);
    amounts(text, &tokens, out);
}

fn tokens(lower: &str) -> Vec<Token<'_>> {
    #[derive(PartialEq)]
    enum Class {
        Word,
        Digit,
        Mark,
        Blank,
    }
    let class = |c: char| match c {
        c if c.is_ascii_digit() => Class::Digit,
        c if c.is_alphabetic() => Class::Word,
        c if c.is_whitespace() => Class::Blank,
        _ => Class::Mark,
    };
    let mut tokens = Vec::with_capacity(lower.len() / 4);
    let mut characters = lower.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        let of = class(first);
        let mut end = start + first.len_utf8();
        while of != Class::Mark && characters.peek().is_some_and(|(_, next)| class(*next) == of) {
            end = characters.next().map_or(end, |(at, next)| at + next.len_utf8());
        }
        if of != Class::Blank {
            tokens.push(Token { text: &lower[start..end], start, end });
        }
    }
    tokens
}

/// A time of the day: its minutes after 12 o'clock, and how many tokens it takes from its number.
fn clock(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize)> {
    // Words for twelve o'clock, where a time is told: not "a midday meal".
    if ["noon", "midday", "midnight", "mediodía", "medianoche"].contains(&tokens[at].text) {
        let before = at.checked_sub(1).map_or("", |index| tokens[index].text);
        let told = AT.contains(&before) || TO.contains(&before) || before == "12";
        return (told && before != "a").then_some((0, 1));
    }
    let hour = tokens[at].number().filter(|hour| *hour <= 24)?;
    let is = |index: usize, texts: &[&str]| tokens.get(index).is_some_and(|token| texts.contains(&token.text));
    let close = |index: usize| tokens.get(index).is_some_and(|token| token.start == tokens[index - 1].end);
    let minutes = |index: usize| {
        let token = tokens.get(index).filter(|token| token.text.len() == 2)?;
        token.number().filter(|minutes| *minutes < 60)
    };
    let mut length = 1;
    let mut minute = 0;
    let mut sure = false;
    if is(at + 1, &[":"]) && close(at + 1) && close(at + 2) || is(at + 1, &["h", "."]) && close(at + 1) && close(at + 2)
    {
        if let Some(found) = minutes(at + 2) {
            minute = found;
            length = 3;
            sure = tokens[at + 1].text != ".";
            // A ratio or a longer number is no time.
            if is(at + 3, &[":", "."])
                && close(at + 3)
                && tokens.get(at + 4).is_some_and(|t| t.number().is_some())
                && close(at + 4)
            {
                return None;
            }
        }
    } else if is(at + 1, &["h"]) && minutes(at + 2).is_some() {
        minute = minutes(at + 2)?;
        length = 3;
        sure = true;
    }
    if length == 1 && is(at + 1, &["h", "hs", "hrs", "uhr"]) {
        // How long something takes looks alike: an hour alone needs a word before it.
        let before = at.checked_sub(1).map(|index| tokens[index].text);
        sure = tokens[at + 1].text == "uhr" || before.is_some_and(|word| AT.contains(&word) || TO.contains(&word));
        length = 2;
    }
    let after = at + length;
    // am, a.m., a. m.
    if is(after, &["am", "pm"]) {
        return Some((hour % 12 * 60 + minute, length + 1));
    }
    if is(after, &["a", "p"]) && is(after + 1, &["."]) && is(after + 2, &["m"]) {
        return Some((hour % 12 * 60 + minute, length + 3));
    }
    if is(after, &["de"]) && is(after + 1, &["la"]) && is(after + 2, &["mañana", "tarde", "noche"]) {
        return Some((hour % 12 * 60 + minute, length + 3));
    }
    let is_spanish_hour = at > 0 && tokens[at - 1].text == "las" && hour <= 12;
    (sure || is_spanish_hour).then_some((hour % 12 * 60 + minute, length))
}

/// Opening hours of a block: all its days and times, if it has a time.
fn hours(text: &str, tokens: &[Token<'_>], names: &[Option<Name>], out: &mut Vec<Detail>) {
    let mut parts: Vec<u32> = Vec::new();
    let mut has_time = false;
    let (mut first, mut last) = (usize::MAX, 0);
    let mut at = 0;
    let mut day_before: Option<(u32, usize)> = None;
    while at < tokens.len() {
        let mut length = 1;
        let mut found = false;
        if let Some(Name::Day(day)) = names[at] {
            // “Monday to Friday” names the days between as well.
            let joined = |from: usize| {
                let between = &tokens[from + 1..at];
                between.iter().filter(|token| token.text != ".").count() == 1
                    && between.iter().all(|token| TO.contains(&token.text) || token.text == ".")
            };
            match day_before {
                Some((before, index)) if before < day && joined(index) => {
                    parts.extend((before..=day).map(|day| 1000 + day));
                }
                _ => parts.push(1000 + day),
            }
            day_before = Some((day, at));
            found = true;
        } else if let Some((time, taken)) = clock(tokens, at) {
            // “9 to 5 p.m.”: the first end of a range takes its form from the second.
            if at >= 2 && TO.contains(&tokens[at - 1].text) {
                let open = tokens[at - 2].number().filter(|hour| (1..=24).contains(hour));
                parts.extend(open.map(|hour| hour % 12 * 60));
                first = first.min(if open.is_some() { at - 2 } else { at });
            }
            parts.push(time);
            (has_time, found, length) = (true, true, taken);
        }
        if found {
            first = first.min(at);
            last = at + length - 1;
        }
        at += length;
    }
    if !has_time {
        return;
    }
    parts.sort_unstable();
    parts.dedup();
    let last = &tokens[last.min(tokens.len() - 1)];
    // The point of “p.m.” belongs to it.
    let end = last.end + usize::from(last.text == "m" && text[last.end..].starts_with('.'));
    out.push(Detail { what: What::Hours, parts, shown: text[tokens[first].start..end].to_owned() });
}

/// Days with their month.
fn dates(text: &str, tokens: &[Token<'_>], names: &[Option<Name>], out: &mut Vec<Detail>) {
    let mut push = |day: u32, month: u32, first: usize, last: usize| {
        if (1..=31).contains(&day) && (1..=31).contains(&month) && day.min(month) <= 12 {
            let parts = vec![100 * day.min(month) + day.max(month)];
            out.push(Detail { what: What::Date, parts, shown: text[tokens[first].start..tokens[last].end].to_owned() });
        }
    };
    let day_at = |at: usize| tokens.get(at).and_then(Token::number);
    for (at, name) in names.iter().enumerate() {
        let Some(Name::Month(month)) = name else { continue };
        // 3 March, 3 de marzo, 1er mars, 3. März
        let mut back = at;
        for _ in 0..2 {
            let small = |word: &str| matches!(word, "de" | "." | "er" | "º" | "°" | "st" | "nd" | "rd" | "th" | "of");
            if back > 0 && small(tokens[back - 1].text) {
                back -= 1;
            }
        }
        let before = back.checked_sub(1).and_then(|index| Some((day_at(index)?, index)));
        // March 3, where no clock time follows: “in March 3 pm” is not written.
        let after =
            day_at(at + 1).filter(|_| tokens.get(at + 2).is_none_or(|next| !matches!(next.text, ":" | "am" | "pm")));
        match (before, after) {
            (_, Some(day)) if before.is_none() => push(day, *month, at, at + 1),
            (Some((day, index)), _) => push(day, *month, index, at),
            _ => {}
        }
    }
    // 2026-03-05, 03/05/2026
    for at in 0..tokens.len().saturating_sub(4) {
        let [a, mark, b, again, c] = [0, 1, 2, 3, 4].map(|step| tokens[at + step]);
        let written_as_one = a.end == mark.start && mark.end == b.start && b.end == again.start && again.end == c.start;
        if !written_as_one || mark.text != again.text || !matches!(mark.text, "-" | "/" | ".") {
            continue;
        }
        let is_year = |token: Token<'_>| token.text.len() == 4 && token.text.starts_with("20");
        match (a.number(), b.number(), c.number()) {
            (None, Some(month), Some(day)) if is_year(a) => push(day, month, at, at + 4),
            (Some(one), Some(other), None) if is_year(c) => push(one, other, at, at + 4),
            _ => {}
        }
    }
}

/// Amounts of money.
fn amounts(text: &str, tokens: &[Token<'_>], out: &mut Vec<Detail>) {
    let mut at = 0;
    while at < tokens.len() {
        let first = at;
        if !tokens[at].text.as_bytes()[0].is_ascii_digit() {
            at += 1;
            continue;
        }
        // 1,200.50 and 1.200,50 and 1 200,50
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let mut end = at + 1;
        while let Some(group) = tokens.get(end) {
            let gap = &text[tokens[end - 1].end..group.start];
            if gap.chars().count() != 1 || group.text.len() != 3 || !is_digits(group.text) {
                break;
            }
            end += 1;
        }
        while let (Some(mark), Some(more)) = (tokens.get(end), tokens.get(end + 1)) {
            let joined = matches!(mark.text, "," | ".") && mark.start == tokens[end - 1].end && more.start == mark.end;
            if !(joined && matches!(more.text.len(), 2 | 3) && is_digits(more.text)) {
                break;
            }
            end += 2;
        }
        at = end;
        let sign = |token: Option<&Token<'_>>| token.is_some_and(|token| matches!(token.text, "$" | "€" | "£" | "usd"));
        let before = first.checked_sub(1).and_then(|index| tokens.get(index));
        let after = tokens.get(end);
        let follows = sign(after) && !tokens.get(end + 1).is_some_and(|next| next.text.as_bytes()[0].is_ascii_digit())
            || after.is_some_and(|token| MONEY.contains(&token.text));
        if !sign(before) && !follows {
            continue;
        }
        let Some(cents) = cents(&tokens[first..end]) else { continue };
        let (from, to) = (if sign(before) { first - 1 } else { first }, if sign(before) { end - 1 } else { end });
        out.push(Detail {
            what: What::Amount,
            parts: vec![cents],
            shown: text[tokens[from].start..tokens[to].end].to_owned(),
        });
    }
}

/// An amount in cents; two digits after the last mark are cents.
fn cents(tokens: &[Token<'_>]) -> Option<u32> {
    let digits: String =
        tokens.iter().map(|token| token.text).filter(|text| text.as_bytes()[0].is_ascii_digit()).collect();
    let has_cents = tokens.len() >= 3
        && tokens[tokens.len() - 1].text.len() == 2
        && matches!(tokens[tokens.len() - 2].text, "," | ".");
    let number: u32 = digits.parse().ok()?;
    if has_cents { Some(number) } else { number.checked_mul(100) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, language: &str) -> Vec<(What, Vec<u32>)> {
        let mut out = Vec::new();
        find(text, language, &mut out);
        out.into_iter().map(|detail| (detail.what, detail.parts)).collect()
    }

    #[test]
    fn hours_are_the_same_in_every_way_of_writing() {
        let weekdays = [1001_u32, 1002, 1003, 1004, 1005];
        let wanted = |parts: &[u32]| {
            let mut all = weekdays.to_vec();
            all.extend(parts);
            all.sort_unstable();
            vec![(What::Hours, all)]
        };
        for (text, language) in [
            ("We are open Monday to Friday, 9 a.m. to 5 p.m.", "en"),
            ("Mon–Fri 9–5 pm", "en"),
            ("Open Monday, Tuesday, Wednesday, Thursday and Friday from 9:00 AM until 5:00 PM", "en"),
            ("Abrimos de lunes a viernes, de 9:00 a. m. a 5:00 p. m.", "es"),
            ("Lunes a viernes de 9 a 17 h", "es"),
            ("De lunes a viernes, de 9 de la mañana a 5 de la tarde", "es"),
            ("Ouvert du lundi au vendredi, de 9 h à 17 h", "fr"),
            ("Lundi–vendredi 9h00 – 17h00", "fr"),
            ("Montag bis Freitag 9 bis 17 Uhr", "de"),
        ] {
            assert_eq!(parts(text, language), wanted(&[300, 540]), "{text}");
        }
    }

    #[test]
    fn noon_is_twelve_o_clock() {
        let wanted = [(What::Hours, vec![0, 540, 1002])];
        for (text, language) in [
            ("Open on Tuesday, 9 a.m. to noon", "en"),
            ("Tuesday from 9 a.m. until 12 noon", "en"),
            ("Abrimos el martes de 9 a. m. a 12 p. m.", "es"),
            ("El martes de 9 a. m. al mediodía", "es"),
        ] {
            assert_eq!(parts(text, language), wanted, "{text}");
        }
        assert_eq!(parts("A midday meal is served on Tuesday.", "en"), []);
    }

    #[test]
    fn dates_and_amounts_are_the_same_in_every_way_of_writing() {
        for (text, language) in [
            ("until March 5, 2026", "en"),
            ("until 5 March", "en"),
            ("hasta el 5 de marzo de 2026", "es"),
            ("jusqu'au 5 mars", "fr"),
            ("bis 5. März", "de"),
            ("2026-03-05", "en"),
            ("05/03/2026", "es"),
        ] {
            assert_eq!(parts(text, language), [(What::Date, vec![305])], "{text}");
        }
        for text in
            ["A visit costs $1,200.50.", "cuesta US$1,200.50", "1 200,50 $ par visite", "1.200,50 €", "1200.50 dollars"]
        {
            assert_eq!(parts(text, "en"), [(What::Amount, vec![120_050])], "{text}");
        }
        assert_eq!(parts("It is $120 or $40.", "en"), [(What::Amount, vec![12_000]), (What::Amount, vec![4_000])]);
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for (text, language) in [
            ("You may bring 3 friends.", "en"),
            ("We answer in 24 hours; step 2 of 10; room 12.", "en"),
            ("Une séance de 2 heures, 48 h après.", "fr"),
            ("Call 303-555-0142 or see 45 CFR 164.520 and version 1.2.3.", "en"),
            ("Marche 5 minutes", "fr"),
        ] {
            assert_eq!(parts(text, language), [], "{text}");
        }
    }
}
