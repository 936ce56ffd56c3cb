//! Full names of people: beside a credential, after "My name is", under "Sincerely", in JSON-LD and front matter.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::cue::Cue;
use super::line::{Found, Line, Token, on_line, tokens};
use super::{Confidence, Owner, owner, table};
use crate::text::block::Role;

static GIVEN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../dictionaries/practice/given-names.tsv").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Whether a word is a given name: `Ana`, `Anne-Lise`.
fn is_given(word: &str) -> bool {
    GIVEN.contains(word)
        || word.split_once('-').is_some_and(|(first, rest)| GIVEN.contains(first) && GIVEN.contains(rest))
}

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

pub(crate) fn is_prefix(word: &str) -> bool {
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
            | "M"
            | "Mlle"
            | "Mmes"
            | "Sig"
            | "Sig.ra"
            | "Dona"
            | "dona"
            | "Mag.a"
            | "Dr.in"
            | "Soz"
            | "P\u{e4}d"
            | "phil"
            | "med"
            | "rer"
            | "nat"
    ) || matches!(word, "dr." | "dra." | "don" | "do\u{f1}a" | "sra." | "sr.")
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

/// Whether a name in a header is a person's and not an office's: a known given name, or an address made of it.
pub(crate) fn is_of_address(person: &str, address: &str) -> bool {
    let mut words = person.split_whitespace();
    let first = words.next().unwrap_or("");
    if is_given(first) {
        return true;
    }
    let local = address.split('@').next().unwrap_or("").to_lowercase();
    let Some(family) = words.next_back().map(str::to_lowercase) else { return false };
    let initial = first.chars().next().is_some_and(|initial| initial.to_lowercase().eq(local.chars().take(1)));
    initial && local.len() > family.len() && local.contains(&family)
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
        let licensed = line.hits.iter().any(|hit| matches!(hit.cue, Cue::LicensedIn | Cue::Licence | Cue::Board));
        let contact = line.text.len() < LONGEST_CONTACT
            && (line.digits >= 6
                || line.digits >= 3 && line.has(Cue::Phone)
                || memchr::memchr(b'@', line.text.as_bytes()).is_some());
        if !(beside || introduced || placed || licensed || contact) {
            continue;
        }
        let words = line.tokens();
        if words.len() < 2 {
            continue;
        }
        // By start; none overlaps another, so the one before a place is the only one that can reach it.
        let mut here: BTreeMap<usize, Found> = BTreeMap::new();
        let mut push = |from: usize, end: usize, confidence| {
            push_name(line, index, words, (from, end, confidence), &mut here);
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
        if contact {
            beside_contact(words, &mut push);
        }
        for (from, end) in joined(line, words, &here) {
            push_name(line, index, words, (from, end, Confidence::Likely), &mut here);
        }
        names.extend(here.into_values());
    }
    signatures(lines, &mut names);
    names.sort_by_key(|found| (found.line, found.start));
    siblings(lines, &mut names);
    names.sort_by_key(|found| (found.line, found.start));
    names
}

/// A line longer than this, in bytes, says more than how to reach somebody.
const LONGEST_CONTACT: usize = 600;

/// Adds the name of the tokens `from..end`, unless one is there already.
fn push_name(
    line: &Line<'_>,
    index: usize,
    words: &[Token<'_>],
    (from, end, confidence): (usize, usize, Confidence),
    here: &mut BTreeMap<usize, Found>,
) {
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
        if matches!(before, ',' | ' ' | '(' | '|' | '-' | '\u{2013}' | '\u{2014}' | '\u{b7}')
            && is_capitalized(words[at - 1].text)
        {
            // "Dipl.-Psych. Jonas Wetterau Psychologischer Psychotherapeut": lines run together.
            let run_together = || {
                rest.starts_with(char::is_uppercase)
                    && name_before(words, at).is_some_and(|(from, _)| {
                        is_given(words[from].text)
                            || from.checked_sub(1).is_some_and(|before| is_prefix(words[before].text))
                    })
            };
            let rest = ["is a ", "is an ", "a ", "an ", "es una ", "es ", "est ", "ist ", "é ", "\u{e8} una "]
                .iter()
                .find_map(|lead| rest.strip_prefix(lead))
                .unwrap_or(if before != ' ' || run_together() { rest } else { "" });
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
    !more && !is_given(first)
}

/// "Psicologa: Elisa Tonelli", "la psicóloga Rita Sequeira".
fn after_titles(line: &Line<'_>, words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
    for title in &line.titles {
        let gap = line.text.get(title.end..).unwrap_or("");
        let next = gap.trim_start_matches([' ', ':']);
        // "Nos psychologues, Amina Belkacem et Julien Roy", "our social worker, Ana Ruiz".
        let ours = gap.starts_with(", ") && is_ours(line.text.get(..title.start).unwrap_or(""));
        let next = if ours { next.trim_start_matches([',', ' ']) } else { next };
        let labelled = gap.starts_with(':') || gap.starts_with(" :") || ours;
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

/// Whether the text ends with "our" or "the", as before "social worker, Ana Ruiz".
fn is_ours(head: &str) -> bool {
    let last = head.trim_end().rsplit([' ', '\n', '\'', '\u{2019}']).next().unwrap_or("");
    [
        "our", "my", "the", "your", "nuestra", "nuestro", "nuestras", "nuestros", "notre", "nos", "votre", "unsere",
        "unser", "ihre", "nostra", "nostro", "nostre", "nossa", "nosso", "nossas", "la", "le", "a", "su", "sua",
    ]
    .iter()
    .any(|word| last.eq_ignore_ascii_case(word))
}

/// "Hanna Vogel is licensed by", "Jane Doe, registered with", "Jane Doe (registration 1234)".
fn before_licence(line: &Line<'_>, words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
    for hit in line.hits.iter().filter(|hit| matches!(hit.cue, Cue::LicensedIn | Cue::Licence | Cue::Board)) {
        let head = line.text.get(..hit.start).unwrap_or("").trim_end();
        let leads: &[&str] = if hit.cue == Cue::LicensedIn {
            &[" is", " is also", " est", " es", " \u{e9}", " ist", " \u{e8}", ",", "(", "\u{2013}", "\u{2014}"]
        } else {
            &[",", "(", "\u{2013}", "\u{2014}", "|"]
        };
        let Some(lead) = leads.iter().find_map(|verb| head.strip_suffix(verb)).map(str::trim_end) else { continue };
        let at = words.partition_point(|token| token.end <= lead.len());
        if words.get(at.wrapping_sub(1)).is_some_and(|last| last.end == lead.len())
            && let Some((from, end)) = name_before(words, at)
            && (hit.cue == Cue::LicensedIn || from == 0 || is_given(words[from].text))
        {
            push(from, end, if hit.cue == Cue::LicensedIn { Confidence::Sure } else { Confidence::Likely });
        }
    }
}

/// Small words between somebody who may be called and their name: "ask for", "bei", "aupr\u{e8}s de".
fn leads_to_name(words: &[Token<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|back| &words[back]) else { return true };
    let far = at.checked_sub(2).map_or("", |back| words[back].text);
    match &before.text.to_lowercase()[..] {
        "for" => far.eq_ignore_ascii_case("ask") || far.eq_ignore_ascii_case("looking"),
        "de" => far.eq_ignore_ascii_case("aupr\u{e8}s"),
        "with" | "call" | "contact" | "to" | "and" | "or" | "mit" | "bei" | "an" | "und" | "oder" | "avec" | "et"
        | "ou" | "con" | "a" | "y" | "o" | "e" | "com" | "per" | "por" | "text" | "email" | "frau" | "herr" => true,
        _ => false,
    }
}

/// "Loredana Bartolini, 071 155 014", "call Maria Lopez at 303-555-0142": a known given name in a line that says how
/// to reach somebody.
fn beside_contact(words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
    let mut at = 0;
    while at + 1 < words.len() {
        let word = &words[at];
        let led = is_prefix(word.text);
        let start = if led { at + 1 } else { at };
        at += 1;
        let placed =
            led || matches!(
                word.before,
                '^' | ',' | '(' | ':' | '\u{2013}' | '\u{2014}' | '|' | '\u{2022}' | '\u{b7}' | '/' | '-' | '\n'
            ) || leads_to_name(words, start);
        if !placed || !words.get(start).is_some_and(|word| is_given(word.text)) {
            continue;
        }
        let Some(end) = name_from(words, start) else { continue };
        // "Ana Ruiz Center", "Martin-Luther-Stra\u{df}e 5": places and houses are named after people.
        let goes_on = words[end - 1].after == ' '
            && words.get(end).is_some_and(|next| is_capitalized(next.text) && is_not_name(next.text));
        if goes_on || words[start..end].iter().any(|word| super::address::is_german_street(word.text)) {
            continue;
        }
        push(start, end, Confidence::Likely);
        at = end;
    }
}

/// "Amina Belkacem et Julien Roy": who is joined to somebody named is named too.
fn joined(line: &Line<'_>, words: &[Token<'_>], here: &BTreeMap<usize, Found>) -> Vec<(usize, usize)> {
    let mut more = Vec::new();
    for found in here.values() {
        let mut at = words.partition_point(|token| token.end <= found.end);
        // "Jutta Färber (-11) und Nazan Öztürk": what stands in brackets between them is passed over.
        if let Some(close) = bracket_after(line, found.end) {
            at = words.partition_point(|token| token.end <= close);
        }
        while let Some(and) = words.get(at)
            && at > 0
            && matches!(words[at - 1].after, ' ' | '(' | ')')
            && matches!(and.text, "y" | "e" | "et" | "und" | "and" | "or" | "ou" | "o" | "oder")
        {
            let small = |word: &Token<'_>| {
                matches!(word.text, "com" | "o" | "a" | "con" | "la" | "el" | "avec" | "mit" | "il" | "le")
            };
            at += 1;
            at += words[at..].iter().take(2).take_while(|word| small(word)).count();
            let prefixes = words[at..].iter().take(3).take_while(|word| is_prefix(word.text)).count();
            at += prefixes;
            let Some(end) = name_from(words, at) else { break };
            if prefixes == 0 && !is_given(words[at].text) {
                break;
            }
            more.push((at, end));
            at = end;
        }
    }
    more
}

/// Where a short bracket right after a place ends.
fn bracket_after(line: &Line<'_>, at: usize) -> Option<usize> {
    let rest = line.text.get(at..)?;
    let inner = rest.trim_start().strip_prefix('(')?;
    let open = at + rest.len() - inner.len();
    let close = inner.bytes().take(40).position(|byte| byte == b')')?;
    Some(open + close + 1)
}

/// "Ueli Aeschbacher, Leitung" in a list whose other lines begin with a name and the same mark: a name too.
fn siblings(lines: &[Line<'_>], names: &mut Vec<Found>) {
    let mut more: Vec<Found> = Vec::new();
    let see = |leader: &mut Option<(usize, char)>, index: usize, names: &[Found], more: &mut Vec<Found>| {
        let line = &lines[index];
        let role = matches!(line.role, Role::Item | Role::Paragraph | Role::Cell | Role::Address);
        if !role || line.text.len() > 200 {
            *leader = None;
            return;
        }
        let first = line.text.len() - line.text.trim_start().len();
        let beside = leader.is_some_and(|(other, _)| {
            other.abs_diff(index) == 1
                && lines[other].role == line.role
                && (line.role == Role::Item || lines[other].block == line.block)
        });
        let marked = |end: usize| {
            line.text.get(end..).unwrap_or("").trim_start().chars().next().filter(|mark| !mark.is_alphanumeric())
        };
        if let Some(known) = on_line(names, index).first() {
            *leader = (known.start <= first + 8).then(|| marked(known.end)).flatten().map(|mark| (index, mark));
        } else if beside {
            let words = line.tokens();
            let from = words.iter().take(3).take_while(|word| is_prefix(word.text)).count();
            let named = name_from(words, from)
                .filter(|end| leader.is_some_and(|(_, mark)| marked(words[end - 1].end) == Some(mark)));
            let Some(end) = named else {
                *leader = None;
                return;
            };
            let (start, stop) = (words[from].start, words[end - 1].end);
            if !more.iter().any(|found| found.line == index) {
                more.push(Found {
                    line: index,
                    start,
                    end: stop,
                    until: None,
                    normalized: normalize(line.slice(start, stop)),
                    owner: owner::of_person(line, start),
                    confidence: Confidence::Likely,
                });
            }
            *leader = leader.map(|(_, mark)| (index, mark));
        } else {
            *leader = None;
        }
    };
    if names.is_empty() {
        return;
    }
    let mut leader = None;
    for index in 0..lines.len() {
        see(&mut leader, index, names, &mut more);
    }
    leader = None;
    for index in (0..lines.len()).rev() {
        see(&mut leader, index, names, &mut more);
    }
    names.append(&mut more);
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
        let next = gap.trim_start_matches([' ', '\u{a0}', ':', ',', '\n']);
        let by = line.slice(hit.start, hit.end).eq_ignore_ascii_case("by");
        let led = line.slice(hit.start, hit.end).to_lowercase().ends_with(" by");
        // "our privacy officer, Greta Halloran".
        let ours = gap.starts_with(',') && is_ours(line.text.get(..hit.start).unwrap_or(""));
        if label && !(gap.starts_with(':') || gap.starts_with(" :") || gap.starts_with("\u{a0}:") || by || led || ours)
        {
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
            // "We are Magdalena Stadler and": a practice speaks so too.
            let plural = || {
                matches!(
                    &line.slice(hit.start, hit.end).to_lowercase()[..],
                    "wir sind" | "nous sommes" | "somos" | "siamo" | "we are" | "don"
                )
            };
            if !label && plural() && !is_given(words[at].text) {
                continue;
            }
            // "Don Anselmo Ruiz", alone in its line, is whom a letter is for.
            let polite = matches!(&line.slice(hit.start, hit.end).to_lowercase()[..], "don" | "do\u{f1}a" | "dona");
            if polite && hit.start == 0 && end == words.len() {
                continue;
            }
            // "by Name" is common in citations: only a known given name at the start of the line counts.
            if by && (hit.start != 0 || !is_given(words[at].text)) {
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
            && is_given(words[at].text)
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
        if name_from(words, from) == Some(words.len()) && is_given(words[from].text) {
            push(from, words.len(), Confidence::Likely);
        }
    }
    let from = words.iter().take_while(|word| is_prefix(word.text)).count();
    let Some(end) = name_from(words, from) else { return };
    let heading = line.role == Role::Heading && is_given(words[from].text);
    if end == words.len() {
        let titled = lines[index + 1..]
            .iter()
            .find(|next| !next.text.trim().is_empty())
            .is_some_and(|next| super::cue::starts_with_title(next.text.trim()) || starts_with_credential(next.text));
        if titled {
            push(from, end, Confidence::Sure);
        } else if heading || from == 1 && line.role == Role::Heading || is_in_directory(lines, index, words[from].text)
        {
            push(from, end, Confidence::Likely);
        }
    } else if (heading && matches!(words[end - 1].after, '|' | ',' | '-' | '\u{2013}' | '\u{2014}' | ':'))
        || (line.role == Role::Title && is_given(words[from].text))
    {
        push(from, end, Confidence::Likely);
    }
}

/// Whether a cell or term that is nothing but two capitalized words stands in a table of people: its word is a given
/// name, or a cell of its row says how to reach somebody.
fn is_in_directory(lines: &[Line<'_>], index: usize, first: &str) -> bool {
    let role = lines[index].role;
    let cell = matches!(role, Role::Cell | Role::Term);
    // Tables made for the layout have paragraphs for cells.
    let reached = |role: Role| {
        let block = lines[index].block;
        let apart = |next: &&Line<'_>| {
            next.role == role && next.text.len() <= 60 && (role != Role::Paragraph || next.block != block)
        };
        lines[index + 1..].iter().take(3).take_while(apart).any(|next| {
            next.text.contains('@')
                || next.digits >= 7
                || next.digits > 0 && next.text.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("ext"))
        })
    };
    cell && (is_given(first) || reached(Role::Cell)) || role == Role::Paragraph && is_given(first) && reached(role)
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
