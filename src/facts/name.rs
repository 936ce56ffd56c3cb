//! Full names of people: beside a credential, after "My name is", under "Sincerely", in JSON-LD and front matter.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::cue::Cue;
use super::line::{Found, Line, Token, tokens};
use super::{Confidence, Owner, owner, table};
use crate::text::block::Role;

static GIVEN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../dictionaries/practice/given-names.tsv").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Words of organizations, titles, places and sentences that no person's name holds.
static NOT_NAMES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../dictionaries/practice/not-names.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// Small words inside a name.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "la"
            | "las"
            | "los"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "al"
            | "el"
            | "da"
            | "das"
            | "do"
            | "dos"
            | "di"
            | "le"
            | "du"
            | "y"
            | "ten"
            | "ter"
            | "zu"
    )
}

fn is_prefix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Dr" | "Dra"
            | "Mr"
            | "Mrs"
            | "Ms"
            | "Mx"
            | "Prof"
            | "Lic"
            | "Licda"
            | "Rev"
            | "Sra"
            | "Sr"
            | "Ps"
            | "Doctor"
            | "Doctora"
            | "Frau"
            | "Herr"
            | "Mme"
            | "Don"
            | "Doña"
            | "Lcda"
            | "Lcdo"
            | "Psic"
            | "Dipl"
            | "Psych"
            | "Dipl.-Psych"
            | "Mag"
            | "Mtra"
            | "Mtro"
            | "Dott"
            | "dott"
            | "Dott.ssa"
            | "dott.ssa"
            | "Exmo"
            | "Exma"
            | "Monsieur"
            | "Madame"
    )
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && matches!(chars.as_str(), "" | ".")
}

/// A word that may stand in a name: a capital, then letters; all capitals where nothing else speaks against it.
fn is_capitalized(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().count() > 1
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}' | '-' | '\u{2011}' | '.'))
        && !word.contains('.')
        && table::credential(word).is_none_or(|found| !found.free && word.chars().any(char::is_lowercase))
}

fn is_not_name(word: &str) -> bool {
    // "I'm", "We've", "Don't": a small word before the apostrophe.
    if let Some((head, _)) = word.split_once(['\'', '\u{2019}'])
        && matches!(
            &head.to_lowercase()[..],
            "i" | "it"
                | "we"
                | "you"
                | "he"
                | "she"
                | "they"
                | "that"
                | "there"
                | "what"
                | "who"
                | "let"
                | "don"
                | "can"
                | "isn"
                | "won"
        )
    {
        return true;
    }
    let lower = word.trim_end_matches("\u{2019}s").trim_end_matches("'s").to_lowercase();
    NOT_NAMES.contains(&lower[..])
}

/// The tokens from `from` that make a full name: at least a given and a family name.
fn name_from(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let mut end = from;
    let mut capitals = 0;
    while let Some(token) = tokens.get(end) {
        if end - from >= 5 {
            break;
        }
        if end > from {
            // A nickname in quotes or brackets may stand inside.
            let gap = tokens.get(end - 1).map_or(' ', |before| before.after);
            if !matches!(gap, ' ' | '"' | '\u{201c}') {
                break;
            }
        }
        if is_capitalized(token.text) && !is_not_name(token.text) {
            capitals += 1;
        } else if capitals == 0 || !(is_initial(token.text) || is_particle(token.text)) {
            break;
        }
        end += 1;
    }
    while end > from && tokens.get(end - 1).is_some_and(|last| is_particle(last.text) || is_initial(last.text)) {
        end -= 1;
    }
    // "GSA OGC": short words in capitals abbreviate.
    let abbreviates = |token: &Token<'_>| token.text.len() <= 4 && !token.text.chars().any(char::is_lowercase);
    (capitals >= 2
        && end - from >= 2
        && !tokens[from..end].iter().all(abbreviates)
        && tokens[from..end].iter().filter(|token| is_capitalized(token.text)).count() >= 2)
        .then_some(end)
}

/// The name that ends just before token `end`, as a token range.
fn name_before(tokens: &[Token<'_>], end: usize) -> Option<(usize, usize)> {
    let mut start = end;
    while start > 0 && end - start < 6 {
        let token = &tokens[start - 1];
        // Between the words of a name stand only spaces.
        if start < end && !matches!(token.after, ' ' | '"' | '\u{201c}' | '\u{201d}') {
            break;
        }
        let fits =
            is_capitalized(token.text) && !is_not_name(token.text) || is_initial(token.text) || is_particle(token.text);
        if !fits || is_prefix(token.text) {
            break;
        }
        start -= 1;
    }
    while start < end && !is_capitalized(tokens[start].text) && !is_initial(tokens[start].text) {
        start += 1;
    }
    let capitals = tokens[start..end].iter().filter(|token| is_capitalized(token.text)).count();
    let last_is_name = end > start && is_capitalized(tokens[end - 1].text);
    let first_initial = start < end && is_initial(tokens[start].text);
    (last_is_name && (capitals >= 2 || first_initial && capitals >= 1)).then_some((start, end))
}

/// Whether a bare text (front matter, JSON-LD, `<meta name=author>`) is a person's full name; gives it without titles.
pub(crate) fn person(text: &str) -> Option<&str> {
    let found = tokens(text);
    let from = found.iter().take_while(|word| is_prefix(word.text)).count();
    let end = name_from(&found, from)?;
    // What follows may only be credentials.
    let rest_fits =
        found[end..].iter().all(|token| token.text.split('/').all(|part| table::credential(part).is_some()));
    if !rest_fits {
        return None;
    }
    text.get(found[from].start..found[end - 1].end)
}

/// Every name in the lines.
pub(crate) fn find(lines: &[Line<'_>]) -> Vec<Found> {
    let mut names: Vec<Found> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || line.text.len() < 5 {
            continue;
        }
        let beside = line.may_hold_credentials || !line.titles.is_empty();
        let introduced = line.hits.iter().any(|hit| matches!(hit.cue, Cue::Intro | Cue::PersonLabel))
            || holds_copyright_sign(line.text);
        let placed = is_short_line(line);
        let licensed = line.has(Cue::LicensedIn);
        if !(beside || introduced || placed || licensed) {
            continue;
        }
        let words = line.tokens();
        if words.len() < 2 {
            continue;
        }
        // By start; none overlaps another, so the one before a place is the only one that can reach it.
        let mut here: BTreeMap<usize, Found> = BTreeMap::new();
        let mut push = |from: usize, end: usize, confidence| {
            let (start, stop) = (words[from].start, words[end - 1].end);
            if here.range(..stop).next_back().is_some_and(|(_, found)| start < found.end) {
                return;
            }
            here.insert(
                start,
                Found {
                    line: index,
                    start,
                    end: stop,
                    until: None,
                    normalized: normalize(line.slice(start, stop)),
                    owner: owner::of_person(line, start),
                    confidence,
                },
            );
        };
        if beside {
            beside_credentials(line, words, &mut push);
        }
        if introduced {
            after_cues(line, words, &mut push);
        }
        if !line.titles.is_empty() {
            after_titles(line, words, &mut push);
        }
        if licensed {
            before_licence(line, words, &mut push);
        }
        if placed {
            in_position(lines, index, words, &mut push);
        }
        names.extend(here.into_values());
    }
    signatures(lines, &mut names);
    names.sort_by_key(|found| (found.line, found.start));
    names
}

fn holds_copyright_sign(text: &str) -> bool {
    memchr::memchr_iter(0xa9, text.as_bytes()).any(|at| at > 0 && text.as_bytes()[at - 1] == 0xc2)
}

/// Whether the line may be nothing but a name with its titles.
fn is_short_line(line: &Line<'_>) -> bool {
    matches!(
        line.role,
        Role::Heading | Role::Paragraph | Role::Term | Role::Cell | Role::Item | Role::Address | Role::Title
    ) && {
        let mut capitals = 0;
        let mut words = 0;
        for word in line.text.split([' ', '\u{a0}']).take(12) {
            words += 1;
            capitals += usize::from(word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase));
        }
        capitals >= 2 && words < 12
    }
}

/// "Jane Doe, LCSW", "Jane Doe (LCSW)", "Jane Doe is a licensed …".
fn beside_credentials(line: &Line<'_>, words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
    for at in 1..words.len() {
        let before = words[at - 1].after;
        let is_credential =
            line.may_hold_credentials && words[at].text.split('/').any(|part| table::credential(part).is_some());
        if is_credential && matches!(before, ',' | ' ' | '(' | '|' | '-' | '\u{2013}' | '\u{2014}' | '\u{b7}' | '/') {
            // After a space alone only a credential that means nothing else counts.
            let free = before != ' '
                || table::credential(words[at].text).is_some_and(|found| found.free || words[at].text.len() > 2);
            if free
                && let Some((from, end)) = name_before(words, at)
                && !is_state(words, at, words[from].text)
            {
                push(from, end, Confidence::Sure);
            }
        }
        if line.titles.is_empty() {
            continue;
        }
        let rest = line.text.get(words[at].start..).unwrap_or("");
        if matches!(before, ',' | ' ') && is_capitalized(words[at - 1].text) {
            // "Dipl.-Psych. Jonas Wetterau Psychologischer Psychotherapeut": lines run together.
            let run_together = || {
                rest.starts_with(char::is_uppercase)
                    && name_before(words, at).is_some_and(|(from, _)| {
                        GIVEN.contains(words[from].text)
                            || from.checked_sub(1).is_some_and(|before| is_prefix(words[before].text))
                    })
            };
            let rest = ["is a ", "is an ", "a ", "an ", "es una ", "es ", "est ", "ist ", "é ", "\u{e8} una "]
                .iter()
                .find_map(|lead| rest.strip_prefix(lead))
                .unwrap_or(if before == ',' || run_together() { rest } else { "" });
            if !rest.is_empty()
                && line.titles.iter().any(|title| title.start == line.text.len() - rest.len())
                && let Some((from, end)) = name_before(words, at)
            {
                push(from, end, Confidence::Sure);
            }
        }
    }
}

/// Whether `MA`, `MS` or `MD` after a comma is a state and what stands before it a town.
fn is_state(words: &[Token<'_>], at: usize, first: &str) -> bool {
    // "Top Secret (TS)": in brackets short letters abbreviate what stands before them.
    let bracketed = words[at - 1].after == '('
        && words[at].text.len() <= 3
        && table::credential(words[at].text).is_some_and(|found| !found.free);
    if !(bracketed || matches!(words[at].text, "MA" | "MS" | "MD" | "DO" | "BA")) {
        return false;
    }
    let more = words.get(at + 1).is_some_and(|next| words[at].after == ',' && table::credential(next.text).is_some());
    !more && !GIVEN.contains(first)
}

/// "Psicologa: Elisa Tonelli", "la psicóloga Rita Sequeira".
fn after_titles(line: &Line<'_>, words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
    for title in &line.titles {
        let gap = line.text.get(title.end..).unwrap_or("");
        let next = gap.trim_start_matches([' ', ':']);
        let labelled = gap.starts_with(':');
        // In English a name right after a title is rare, and "Social Worker Job Fair" is not.
        if !(labelled || gap.starts_with(' ') && !title.title.is_english()) {
            continue;
        }
        let start = title.end + gap.len() - next.len();
        let mut at = words.partition_point(|token| token.start < start);
        if words.get(at).is_some_and(|token| is_prefix(token.text)) {
            at += 1;
        }
        if at > 0
            && words.get(at).is_some_and(|token| token.start == start || is_prefix(words[at - 1].text))
            && let Some(end) = name_from(words, at)
        {
            push(at, end, if labelled { Confidence::Sure } else { Confidence::Likely });
        }
    }
}

/// "Hanna Vogel is licensed by", "Jane Doe, registered with".
fn before_licence(line: &Line<'_>, words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
    for hit in line.all(Cue::LicensedIn) {
        let head = line.text.get(..hit.start).unwrap_or("").trim_end();
        let lead = [" is", " is also", " est", " es", ","].iter().find_map(|verb| head.strip_suffix(verb));
        let Some(lead) = lead else { continue };
        let at = words.partition_point(|token| token.end <= lead.len());
        if words.get(at.wrapping_sub(1)).is_some_and(|last| last.end == lead.len())
            && let Some((from, end)) = name_before(words, at)
        {
            push(from, end, Confidence::Sure);
        }
    }
}

/// "My name is Jane Doe", "Soy Ana Ruiz", "Therapist: Jane Doe", "© 2024 Jane Doe".
fn after_cues(line: &Line<'_>, words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
    for hit in &line.hits {
        let label = hit.cue == Cue::PersonLabel;
        if !(label || hit.cue == Cue::Intro) {
            continue;
        }
        let gap = line.text.get(hit.end..).unwrap_or("");
        // A label needs its colon; "by" and job titles may stand right before the name.
        let next = gap.trim_start_matches([' ', ':', ',', '\n']);
        let by = line.slice(hit.start, hit.end).eq_ignore_ascii_case("by");
        let led = line.slice(hit.start, hit.end).to_lowercase().ends_with(" by");
        // "our privacy officer, Greta Halloran".
        let ours = gap.starts_with(',') && {
            let head = line.text.get(..hit.start).unwrap_or("").trim_end();
            let last = head.rsplit([' ', '\n']).next().unwrap_or("");
            ["our", "my", "the", "nuestra", "nuestro", "notre", "unsere", "unser"]
                .iter()
                .any(|word| last.eq_ignore_ascii_case(word))
        };
        if label && !gap.starts_with(':') && !(by || led || ours) {
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
            // "by Name" is common in citations: only a known given name at the start of the line counts.
            if by && (hit.start != 0 || !GIVEN.contains(words[at].text)) {
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
            && GIVEN.contains(words[at].text)
        {
            push(at, end, Confidence::Likely);
        }
    }
}

/// A heading or a line that is nothing but a name, before a title or with a known given name.
fn in_position(lines: &[Line<'_>], index: usize, words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
    let line = &lines[index];
    if words.len() > 6 {
        return;
    }
    // "Consulta de psicología | Lucía Ferrer": the part after the mark.
    if line.role == Role::Title
        && let Some(mark) =
            words.iter().rposition(|word| matches!(word.after, '|' | '\u{2013}' | '\u{2014}' | '\u{b7}'))
    {
        let from = mark + 1 + words[mark + 1..].iter().take_while(|word| is_prefix(word.text)).count();
        if name_from(words, from) == Some(words.len()) && GIVEN.contains(words[from].text) {
            push(from, words.len(), Confidence::Likely);
        }
    }
    let from = words.iter().take_while(|word| is_prefix(word.text)).count();
    let Some(end) = name_from(words, from) else { return };
    let heading = line.role == Role::Heading && GIVEN.contains(words[from].text);
    if end == words.len() {
        let titled = lines[index + 1..]
            .iter()
            .find(|next| !next.text.trim().is_empty())
            .is_some_and(|next| super::cue::starts_with_title(next.text.trim()) || starts_with_credential(next.text));
        if titled {
            push(from, end, Confidence::Sure);
        } else if heading || from == 1 && line.role == Role::Heading {
            push(from, end, Confidence::Likely);
        }
    } else if (heading && matches!(words[end - 1].after, '|' | ',' | '-' | '\u{2013}' | '\u{2014}' | ':'))
        || (line.role == Role::Title && GIVEN.contains(words[from].text))
    {
        push(from, end, Confidence::Likely);
    }
}

fn starts_with_credential(text: &str) -> bool {
    tokens(text).first().is_some_and(|first| table::credential(first.text).is_some_and(|found| found.free))
}

/// "Sincerely," then a name, in the same line or one of the next two.
fn signatures(lines: &[Line<'_>], names: &mut Vec<Found>) {
    let mut signed: Vec<Found> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(hit) = line
            .all(Cue::Closing)
            .filter(|hit| line.text.get(..hit.start).is_some_and(|head| head.trim().is_empty()))
            .max_by_key(|hit| hit.end)
        else {
            continue;
        };
        let rest = line.text.get(hit.end..).unwrap_or("");
        let here = rest.trim_start_matches([',', '!', '.', ' ', '\u{2014}', '-', '\n']);
        let (target, offset) = if here.is_empty() {
            let Some(step) = (1..=3).find(|step| {
                lines.get(index + step).is_some_and(|next| !next.text.trim().is_empty() && next.role != Role::Alt)
            }) else {
                continue;
            };
            (index + step, 0)
        } else if rest.starts_with([',', '\n']) {
            (index, line.text.len() - here.len())
        } else {
            continue;
        };
        let Some(text) = lines[target].text.get(offset..) else { continue };
        let words = tokens(text);
        let from = words.iter().take_while(|word| is_prefix(word.text)).count();
        let Some(end) = name_from(&words, from) else { continue };
        let leads = text.get(..words[from].start).is_some_and(|lead| lead.trim().len() <= 4);
        let (start, stop) = (offset + words[from].start, offset + words[end - 1].end);
        let ends = end == words.len()
            || !matches!(words[end - 1].after, ' ')
            || text.get(words[end - 1].end..).is_some_and(|rest| rest.starts_with('\n'));
        let known = names[names.partition_point(|found| found.line < target)..]
            .iter()
            .take_while(|found| found.line == target)
            .chain(signed.last().filter(|found| found.line == target))
            .any(|found| found.start < stop && start < found.end);
        if leads && ends && !known {
            signed.push(Found {
                line: target,
                start,
                end: stop,
                until: None,
                normalized: normalize(lines[target].slice(start, stop)),
                owner: Owner::Own,
                confidence: Confidence::Sure,
            });
        }
    }
    names.append(&mut signed);
}

/// A name in one comparable form: lower case, one space.
pub(crate) fn normalize(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn names(blocks: &[(Role, &str)]) -> Vec<(String, Owner)> {
        let lines = page(blocks);
        find(&lines)
            .into_iter()
            .map(|found| (lines[found.line].slice(found.start, found.end).to_owned(), found.owner))
            .collect()
    }

    fn own(text: &str) -> Vec<String> {
        names(&[(Role::Paragraph, text)])
            .into_iter()
            .filter(|(_, owner)| *owner == Owner::Own)
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn a_name_stands_before_its_credentials() {
        assert_eq!(own("Contact Marisol Q. Vega-Tran, LCSW, for a first talk."), ["Marisol Q. Vega-Tran"]);
        assert_eq!(own("Owner Tobias van der Linden, PhD"), ["Tobias van der Linden"]);
        assert_eq!(own("PRIYA RAMAN, L.C.S.W."), ["PRIYA RAMAN"]);
        assert_eq!(own("Noor Haddad (LICSW) sees adults."), ["Noor Haddad"]);
    }

    #[test]
    fn a_name_follows_an_introduction() {
        assert_eq!(own("Hi, I\u{2019}m Marisol Vega and I work with teens."), ["Marisol Vega"]);
        assert_eq!(own("Soy Inés Duarte, psicóloga colegiada."), ["Inés Duarte"]);
        assert_eq!(own("Me llamo Tomás de la Cruz."), ["Tomás de la Cruz"]);
    }

    #[test]
    fn brands_titles_and_sentences_are_not_people() {
        for text in [
            "Quiet Harbor Counseling, LLC",
            "I am Licensed in Oregon.",
            "Meet Our Team",
            "Clear Path Therapy, LCSW supervision",
            "Ask a Clinical Counselor, LPC or social worker.",
            "Hi, I'm Louise.",
            "Mental Health, PhD programs",
            "Welcome to Silver Lake",
        ] {
            assert_eq!(own(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_signature_names_the_sender() {
        assert_eq!(own("Warmly,\nOdile Brandt\nCase manager"), ["Odile Brandt"]);
        assert_eq!(own("Atentamente,\nRaquel Ibáñez Soto"), ["Raquel Ibáñez Soto"]);
        assert_eq!(own("Sincerely,\nThe Harbor Team"), Vec::<String>::new());
        assert_eq!(names(&[(Role::Paragraph, "Sincerely,"), (Role::Paragraph, "Odile Brandt")]).len(), 1);
    }

    #[test]
    fn supervisors_and_mentors_are_not_the_practitioner() {
        assert_eq!(own("Supervised by Alan Whitcombe, LCSW 20114."), Vec::<String>::new());
        assert_eq!(own("I was mentored by Dr. Alan Whitcombe, Ph.D."), Vec::<String>::new());
    }

    #[test]
    fn a_person_may_be_written_with_titles() {
        assert_eq!(person("Dr. Noor Haddad, PsyD"), Some("Noor Haddad"));
        assert_eq!(person("Harbor Counseling Group"), None);
        assert_eq!(person("admin"), None);
    }
}
