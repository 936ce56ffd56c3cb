//! Licence and registration numbers, and the places that gave the licence.

use super::cue::Cue;
use super::line::{Found, Line, Token, last_before, on_line};
use super::{Confidence, Owner, owner, table};
use crate::text::block::Role;

/// The longest label or name of a place, in bytes.
const LONGEST: usize = 48;

/// Whether a token has the shape of a licence number: three digits or more, few letters, not a year or a telephone number alone.
pub(crate) fn is_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (3..=12).contains(&digits)
        && letters <= 6
        && text.len() <= 20
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '\u{2011}'))
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_plain_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the number carries its board's own letters: `PSY28114`, `LCS 28811` written in one, `SW12345`.
fn is_prefixed(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = &text[..text.len() - digits.len()];
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let known = matches!(letters, "PSY" | "LCS" | "MFC" | "SW" | "CSW" | "LSW")
        || table::credential(letters).is_some_and(|found| found.free);
    known && digits.len() >= 4 && is_plain_digits(digits)
}

/// Words that may stand between a label and its number.
fn is_filler(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.').to_lowercase().as_str(),
        "no" | "nº"
            | "n.\u{ba}"
            | "n.\u{aa}"
            | "n"
            | "num"
            | "núm"
            | "number"
            | "numbers"
            | "nr"
            | "número"
            | "license"
            | "licence"
            | "lic"
            | "is"
            | "es"
            | "registration"
            | "reg"
            | "de"
            | "col"
            | "id"
            | "state"
            | "numéro"
            | "nummer"
            | "registro"
            | "colegiada"
            | "colegiado"
            | "licencia"
            | "cédula"
            | "profesional"
            | "clinical"
            | "permit"
            | "certificate"
            | "licensed"
            | "los"
            | "the"
            | "my"
            | "m"
            | "º"
    )
}

/// Every licence number. `phones` are telephone numbers already found, so that none is taken twice.
pub(crate) fn numbers(lines: &[Line<'_>], credentials: &[Found], phones: &[Found]) -> Vec<Found> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || line.digits < 3 {
            continue;
        }
        let labelled = line.hits.iter().any(|hit| matches!(hit.cue, Cue::Licence | Cue::LicensedIn | Cue::Board));
        let here = on_line(credentials, index);
        let numbers = on_line(phones, index);
        let above_label = here.is_empty() && !labelled && index > 0 && is_lone_label(&lines[index - 1]);
        let named = || line.tokens().iter().any(|word| table::credential(word.text).is_some_and(|found| found.free));
        let marked = !here.is_empty() || labelled || above_label || line.may_hold_credentials && named();
        if !marked {
            continue;
        }
        let words = line.tokens();
        let mut last: Option<usize> = None;
        let mut passed = 0;
        for (at, word) in words.iter().enumerate() {
            let spaced = (at >= passed).then(|| spaced(line, words, at)).flatten();
            if at < passed
                || spaced.is_none() && !is_number(word.text)
                || last_before(numbers, word.end).is_some_and(|phone| word.start < phone.end)
                || numbers
                    .get(numbers.partition_point(|phone| phone.end <= word.end))
                    .is_some_and(|phone| phone.start < word.end)
            {
                continue;
            }
            let label = label_before(line, words, at, here)
                .or_else(|| is_prefixed(word.text).then_some(word.start))
                .or_else(|| numbered(line, words, at));
            // "LCSW 12345 and 67890": a second number after a first.
            let listed = last.is_some_and(|last| at - last <= 2 && words[at - 1].text.len() <= 3);
            if !(label.is_some() || listed || above_label && at == 0) || is_denied(line, words, at, label) {
                continue;
            }
            last = Some(at);
            let until = spaced.unwrap_or(at + 1);
            passed = until;
            let (start, end) = (region_before(words, at).unwrap_or(word.start), words[until - 1].end);
            out.push(Found {
                line: index,
                start,
                end,
                until: None,
                normalized: line
                    .slice(start, end)
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .flat_map(char::to_uppercase)
                    .collect(),
                owner: owner_of(line, word.start, here),
                confidence: Confidence::Sure,
            });
        }
    }
    out
}

/// One past the last token of a number written in groups: "RPPS 10 1550 14377", "LANR 155 014 368". Eight to twelve
/// digits, right after a label of a French or German register.
fn spaced(line: &Line<'_>, words: &[Token<'_>], at: usize) -> Option<usize> {
    let digits = |word: &Token<'_>| word.text.len() <= 5 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    let first = words.get(at).filter(|word| digits(word))?;
    let joined = |at: usize| at > 0 && words[at - 1].after == ' ' && words[at].start == words[at - 1].end + 1;
    if at > 0 && joined(at) && digits(&words[at - 1]) {
        return None;
    }
    let near = line.between(first.start.saturating_sub(LONGEST), first.start);
    let registered = near.iter().any(|hit| {
        hit.cue == Cue::Licence
            && hit.end <= first.start
            && matches!(
                &line.slice(hit.start, hit.end).to_lowercase()[..],
                "adeli"
                    | "rpps"
                    | "num\u{e9}ro rpps"
                    | "num\u{e9}ro adeli"
                    | "n\u{b0} rpps"
                    | "n\u{b0} adeli"
                    | "lanr"
                    | "arztnummer"
                    | "lebenslange arztnummer"
            )
            && !line.slice(hit.end, first.start).contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | ';' | '|'))
    });
    if !registered {
        return None;
    }
    let mut end = at + 1;
    while end < words.len() && end - at < 7 && digits(&words[end]) && joined(end) {
        end += 1;
    }
    let count: usize = words[at..end].iter().map(|word| word.text.len()).sum();
    (end > at + 1 && (8..=12).contains(&count)).then_some(end)
}

/// Where the region before a number begins: "CRP-05 31551", "CRP 05 31551" number the council too.
fn region_before(words: &[Token<'_>], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map(|back| &words[back]).filter(|before| matches!(before.after, ' ' | '/'))?;
    let council = |text: &str| text.eq_ignore_ascii_case("crp");
    let two = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((name, region)) = before.text.split_once('-')
        && council(name)
        && two(region)
    {
        return Some(before.end - 2);
    }
    (two(before.text) && at > 1 && council(words[at - 2].text)).then_some(before.start)
}

/// A cell or term that holds only a label: the number stands in the next block.
fn is_lone_label(line: &Line<'_>) -> bool {
    line.text.len() <= 40
        && line.has(Cue::Licence)
        && !line.has(Cue::NotLicence)
        && !line.text.bytes().any(|byte| byte.is_ascii_digit())
        && matches!(line.role, Role::Term | Role::Cell | Role::HeaderCell | Role::Label)
        && line.tokens().last().is_some_and(|last| is_filler(last.text))
}

/// Where the label of the number at token `at` starts: a licence word or a credential at most three tokens before, with only fillers between.
fn label_before(line: &Line<'_>, words: &[Token<'_>], at: usize, credentials: &[Found]) -> Option<usize> {
    for back in 1..=3.min(at) {
        let token = &words[at - back];
        if last_before(credentials, token.end).is_some_and(|found| token.start < found.end)
            || table::credential(token.text).is_some_and(|found| found.free)
        {
            return Some(token.start);
        }
        if line
            .between(token.start.saturating_sub(LONGEST), token.end)
            .iter()
            .any(|hit| hit.cue == Cue::Licence && token.start < hit.end)
        {
            return Some(token.start);
        }
        // A state may stand between: "LCSW (CO) 12345", "License, Colorado: 12345".
        let prefix = (2..=4).contains(&token.text.len()) && token.text.bytes().all(|byte| byte.is_ascii_uppercase());
        if !is_filler(token.text)
            && !prefix
            && table::postal(token.text).is_none()
            && table::place_at(token.text).is_none()
        {
            return None;
        }
        if matches!(token.after, ';' | '|') || token.after == '.' && !is_filler(token.text) {
            return None;
        }
    }
    None
}

/// The start of the words that make "n. 15501" or "(L5501)" a licence number though others stand between:
/// "iscritta all'Albo degli Psicologi della Lombardia n. 15501", "Board of Licensed Social Workers (L5501)".
fn numbered(line: &Line<'_>, words: &[Token<'_>], at: usize) -> Option<usize> {
    let word = &words[at];
    let before = at.checked_sub(1).map(|back| &words[back])?;
    let sign = matches!(
        before.text.trim_end_matches('.').to_lowercase().as_str(),
        "n" | "no"
            | "nº"
            | "n.\u{ba}"
            | "n.\u{aa}"
            | "n\u{b0}"
            | "num"
            | "núm"
            | "nr"
            | "número"
            | "number"
            | "numéro"
            | "nummer"
    ) || matches!(before.after, '#' | '\u{ba}' | '\u{b0}');
    let bracketed = word.before == '('
        && word.text.bytes().filter(u8::is_ascii_digit).count() >= 4
        && word.text.starts_with(|c: char| c.is_ascii_alphanumeric());
    if !(sign || bracketed) {
        return None;
    }
    let from = word.start.saturating_sub(if sign { 80 } else { 32 });
    let hit = line
        .between(from, word.start)
        .iter()
        .rev()
        .find(|hit| matches!(hit.cue, Cue::Licence | Cue::LicensedIn | Cue::Board) && hit.end <= word.start)?;
    let between = line.slice(hit.end, word.start);
    let clean = !between.bytes().any(|byte| byte.is_ascii_digit()) && !between.contains([';', '|', '!', '?']);
    (clean && !between.contains(". ") || clean && sign && between.matches(". ").count() == 1).then_some(hit.start)
}

fn is_denied(line: &Line<'_>, words: &[Token<'_>], at: usize, label: Option<usize>) -> bool {
    let word = &words[at];
    // The nearest word that says what else the number is.
    let from = at.checked_sub(5).map_or(0, |back| words[back].start);
    let near_label = label.unwrap_or(from);
    let denied = line.between(from, word.start).iter().any(|hit| {
        hit.cue == Cue::NotLicence
            && hit.end <= word.start
            && (hit.end >= near_label || near_label - hit.end <= 24)
            && !separated(line, hit.end, near_label)
    });
    if denied {
        return true;
    }
    // "Licensed since 2012", "licensed in 2015", "license #" keeps a year-like number.
    if is_year(word.text) {
        let hard_label = at.checked_sub(1).is_some_and(|back| {
            let before = &words[back];
            matches!(before.after, '#' | ':' | '\u{ba}' | '\u{b0}')
                || matches!(
                    before.text.trim_end_matches('.').to_lowercase().as_str(),
                    "no" | "n" | "number" | "num" | "núm" | "nº" | "n.\u{ba}" | "n.\u{aa}" | "#"
                )
        });
        if !hard_label {
            return true;
        }
    }
    // Money, percent, dates, street numbers, ZIP codes after a state.
    let before = at.checked_sub(1).map(|back| &words[back]);
    let money = word.before == '$' || word.before == '\u{20ac}' || word.after == '%';
    let zip = word.text.len() == 5
        && is_plain_digits(word.text)
        && before.is_some_and(|before| table::postal(before.text).is_some() && matches!(before.after, ' '))
        && at >= 2
        && words[at - 2].after == ','
        && table::credential(words[at - 2].text).is_none();
    let time = line.text.get(word.end..).is_some_and(|rest| {
        let rest = rest.trim_start().chars().take(12).collect::<String>().to_lowercase();
        [
            "hour", "year", "day", "minute", "week", "client", "people", "street", "avenue", "hora", "año", "día",
            "clientes", "state",
        ]
        .iter()
        .any(|unit| rest.starts_with(unit))
    });
    let street = (1..=3).any(|step| {
        words
            .get(at + step)
            .is_some_and(|next| super::address::is_street_word(next.text) && next.text.starts_with(char::is_uppercase))
    });
    money || zip || time || street
}

/// Whether a strong mark parts the two places: the earlier word speaks of another number.
fn separated(line: &Line<'_>, end: usize, start: usize) -> bool {
    line.slice(end, start).contains(['|', ';', '\n'])
        || line.slice(end, start).bytes().any(|byte| byte.is_ascii_digit())
}

fn owner_of(line: &Line<'_>, start: usize, credentials: &[Found]) -> Owner {
    last_before(credentials, start)
        .filter(|found| start - found.end <= 24)
        .map_or_else(|| owner::of_person(line, start), |found| found.owner)
}

/// Where somebody is licensed: "licensed in Colorado and Utah", "LCSW (Oregon)", a state's board by name.
pub(crate) fn jurisdictions(lines: &[Line<'_>], credentials: &[Found], numbers: &[Found]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code {
            continue;
        }
        for hit in line.all(Cue::LicensedIn) {
            list_of_places(line, index, hit.end, &mut out);
        }
        for credential in on_line(credentials, index) {
            after_credential(line, index, credential, &mut out);
        }
        for number in on_line(numbers, index).iter().filter(|found| found.owner == Owner::Own) {
            let rest = line.text.get(number.end..).unwrap_or("");
            let next = [" in the state of ", " in ", " (", ", ", " en "]
                .iter()
                .find_map(|lead| rest.strip_prefix(lead))
                .unwrap_or("");
            if !next.is_empty() {
                push_place(line, index, line.text.len() - next.len(), &mut out);
            }
            place_of_register(line, index, number.start, &mut out);
        }
        for hit in line.all(Cue::Licence) {
            before_label(line, index, hit.start, &mut out);
            // "License: Colorado CSW.0099", "License (Oregon)".
            let rest = line.text.get(hit.end..).unwrap_or("");
            let next = rest.trim_start_matches([':', ' ', '(', ',']);
            if rest.starts_with([':', '(']) || rest.starts_with(" (") {
                push_place(line, index, hit.end + rest.len() - next.len(), &mut out);
            }
        }
    }
    out.sort_by_key(|found| (found.line, found.start));
    out.dedup_by(|a, b| a.line == b.line && a.start == b.start);
    out
}

/// "Ordre des travailleurs sociaux du Québec (permis no 55014)", "Board of Social Work Examiners of Ohio, no. 55014":
/// the place in the register's name, before the number.
fn place_of_register(line: &Line<'_>, index: usize, number: usize, out: &mut Vec<Found>) {
    let mut floor = number.saturating_sub(160);
    while !line.text.is_char_boundary(floor) {
        floor += 1;
    }
    let Some(register) = line
        .between(floor, number)
        .iter()
        .rev()
        .find(|hit| matches!(hit.cue, Cue::LicensedIn | Cue::Board) && hit.end <= number)
    else {
        return;
    };
    let name = line.slice(register.end, number);
    if name.contains([';', '|']) || name.contains(". ") {
        return;
    }
    for lead in [" of ", " du ", " de ", " do "] {
        for (at, _) in name.match_indices(lead) {
            push_place(line, index, register.end + at + lead.len(), out);
        }
    }
}

/// Reads "the states of A, B and C" after a cue.
fn list_of_places(line: &Line<'_>, index: usize, from: usize, out: &mut Vec<Found>) {
    let mut at = from;
    let mut skipped = 0;
    while skipped <= 4 {
        let rest = line.text.get(at..).unwrap_or("");
        let next = rest.trim_start_matches([' ', ',', ':', '(', '&', '/', '\n']);
        // "Colorado (CSW.09925550) and Wyoming": a number in brackets may stand between.
        if rest.trim_start().starts_with('(')
            && let Some(close) = memchr::memchr(b')', &rest.as_bytes()[..rest.len().min(33)])
            && rest.get(..close).is_some_and(|inner| inner.bytes().any(|byte| byte.is_ascii_digit()))
        {
            at += close + 1;
            continue;
        }
        at += rest.len() - next.len();
        if next.is_empty() || rest.starts_with(['.', ';', '!', '?']) {
            break;
        }
        if let Some(length) = push_place(line, index, at, out) {
            at += length;
            skipped = 0;
            continue;
        }
        // A few small words may stand between: "the state of", "and", "both".
        let word_end = next.find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}').unwrap_or(next.len());
        let word = next.get(..word_end).unwrap_or("");
        if word_end == 0
            || !matches!(
                word.to_lowercase().as_str(),
                "the"
                    | "state"
                    | "states"
                    | "of"
                    | "and"
                    | "both"
                    | "el"
                    | "la"
                    | "los"
                    | "estado"
                    | "estados"
                    | "de"
                    | "y"
                    | "by"
                    | "in"
                    | "en"
                    | "e"
                    | "et"
                    | "board"
                    | "commonwealth"
                    | "province"
                    | "also"
                    | "as"
                    | "well"
                    | "or"
            )
        {
            break;
        }
        at += word_end;
        skipped += 1;
    }
}

/// "LCSW (Colorado)", "LCSW, CO 12345", "LCSW in Oregon", "LCSW 12345 (CA)".
fn after_credential(line: &Line<'_>, index: usize, credential: &Found, out: &mut Vec<Found>) {
    if !table::kind_of(&credential.normalized).is_licence() || credential.owner != Owner::Own {
        return;
    }
    let rest = line.text.get(credential.end..).unwrap_or("");
    let mut next = rest.trim_start_matches([' ', ',', '(', '-', '\u{2013}', ':', '#']);
    // A number may stand between.
    let word_end = next.find(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | '(' | ';')).unwrap_or(next.len());
    if next.get(..word_end).is_some_and(is_number) {
        next = next.get(word_end..).unwrap_or("").trim_start_matches([' ', ',', '(']);
    }
    next = next.strip_prefix("in ").or_else(|| next.strip_prefix("en ")).unwrap_or(next);
    next = next.strip_prefix("the state of ").unwrap_or(next);
    let at = line.text.len() - next.len();
    if at - credential.end <= 30 {
        push_place(line, index, at, out);
    }
}

/// "Colorado License 12345", "CA LCSW", "Oregon Board of Licensed …".
fn before_label(line: &Line<'_>, index: usize, at: usize, out: &mut Vec<Found>) {
    // A place's name is short: farther back nothing is looked for.
    let mut floor = at.saturating_sub(LONGEST);
    while !line.text.is_char_boundary(floor) {
        floor -= 1;
    }
    let head = line.slice(floor, at).trim_end();
    let from = head
        .rfind(|c: char| !(c.is_alphabetic() || c == ' '))
        .map_or(0, |mark| mark + head[mark..].chars().next().map_or(1, char::len_utf8));
    let lead = head.get(from..).unwrap_or("");
    // The last one or two words before the label.
    let mut starts: Vec<usize> = lead.match_indices(' ').map(|(space, _)| space + 1).collect();
    starts.insert(0, 0);
    for start in starts.into_iter().rev().take(3) {
        let text = lead.get(start..).unwrap_or("");
        let whole = table::place_at(text).filter(|(_, length)| *length == text.len()).map(|(_, length)| length);
        if whole.is_some() || table::postal(text).is_some() {
            push_place(line, index, floor + from + start, out);
            return;
        }
    }
}

/// Adds the place named at `at`, and says how long its name is.
fn push_place(line: &Line<'_>, index: usize, at: usize, out: &mut Vec<Found>) -> Option<usize> {
    let text = line.text.get(at..)?;
    let (code, length) = table::place_at(text).or_else(|| {
        let code = text.get(..2)?;
        let edge = !text.get(2..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        table::postal(code).filter(|_| edge).map(|found| (found, 2))
    })?;
    out.push(Found {
        line: index,
        start: at,
        end: at + length,
        until: None,
        normalized: code.to_owned(),
        owner: owner::of_person(line, at),
        confidence: Confidence::Sure,
    });
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::super::{credential, name, phone};
    use super::*;

    fn read(text: &str) -> (Vec<(String, Owner)>, Vec<String>) {
        let lines = page(&[(Role::Paragraph, text)]);
        let names = name::find(&lines);
        let credentials = credential::find(&lines, &names);
        let phones = phone::find(&lines);
        let numbers = numbers(&lines, &credentials, &phones);
        let places = jurisdictions(&lines, &credentials, &numbers);
        (
            numbers
                .into_iter()
                .map(|found| (lines[found.line].slice(found.start, found.end).to_owned(), found.owner))
                .collect(),
            places.into_iter().map(|found| found.normalized).collect(),
        )
    }

    fn own(text: &str) -> Vec<String> {
        read(text).0.into_iter().filter(|(_, owner)| *owner == Owner::Own).map(|(number, _)| number).collect()
    }

    #[test]
    fn a_label_or_a_credential_makes_a_number_a_licence() {
        assert_eq!(own("Noor Haddad, LCSW 40117"), ["40117"]);
        assert_eq!(own("LMFT 143021"), ["143021"]);
        assert_eq!(own("License No. CSW.09921874"), ["CSW.09921874"]);
        assert_eq!(own("Lic. # LCS 28811"), ["28811"]);
        assert_eq!(own("California License #LMFT143021"), ["LMFT143021"]);
        assert_eq!(own("Psicóloga, núm. de colegiada M-28114"), ["M-28114"]);
        assert_eq!(own("Inés Duarte, psicóloga, CRP 06/114477"), ["06/114477"]);
        assert_eq!(own("Cédula profesional 7781224"), ["7781224"]);
        assert_eq!(own("LCSW (CO) 9923551"), ["9923551"]);
        assert_eq!(own("Noor Haddad, counsellor. Registered with Social Work England, SW112233."), ["SW112233"]);
        assert_eq!(own("Noor Haddad, PsyD, is a licensed psychologist (PSY 28114)."), ["28114"]);
    }

    #[test]
    fn other_numbers_are_not_licences() {
        for text in [
            "NPI 1417992207",
            "Noor Haddad, LCSW, NPI: 1417992207",
            "EIN 84-1129007",
            "ICO registration number ZA718220",
            "Registered charity number 1099234",
            "I have been licensed since 2012.",
            "Noor Haddad, LCSW, licensed in 2015",
            "Noor Haddad, LCSW, 303-555-0142",
            "Noor Haddad, LCSW, 4471 Alder Street",
            "Business license 448120",
            "You need 3000 hours for the license.",
            "Noor Haddad, LCSW\nDenver, CO 80203",
            "Driver's license number: 555123",
        ] {
            assert_eq!(own(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_supervisors_number_is_the_supervisors() {
        assert_eq!(read("Supervised by Alan Whitcombe, LCSW 20114").0, [("20114".to_owned(), Owner::Supervisor)]);
    }

    #[test]
    fn where_somebody_is_licensed_is_not_where_they_serve() {
        assert_eq!(read("I am licensed in Colorado, Utah and New Mexico.").1, ["US-CO", "US-UT", "US-NM"]);
        assert_eq!(read("Noor Haddad, LCSW (Oregon)").1, ["US-OR"]);
        assert_eq!(read("Colorado License 9923551").1, ["US-CO"]);
        assert_eq!(read("Tengo licencia en el estado de Nueva York.").1, ["US-NY"]);
        assert_eq!(read("I see clients in Utah and across Idaho.").1, Vec::<String>::new());
        assert_eq!(read("Our office is located in Denver, Colorado.").1, Vec::<String>::new());
    }
}
