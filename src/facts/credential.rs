//! Licences, certifications and degrees: abbreviations after a name and full titles.

use super::cue::{Cue, TitleHit};
use super::line::{Found, Line, Token, last_before, on_line};
use super::table::{self, CredentialKind};
use super::{Confidence, Owner, name, owner};
use crate::text::block::Role;

/// Every credential in the lines; `names` are the names found in them.
pub(crate) fn find(lines: &[Line<'_>], names: &[Found]) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code {
            continue;
        }
        if !line.may_hold_credentials && line.titles.is_empty() {
            continue;
        }
        let people = on_line(names, index);
        let from = found.len();
        if line.may_hold_credentials {
            abbreviations(lines, index, line.tokens(), people, names, &mut found);
        }
        titles(lines, index, people, names, &mut found);
        found[from..].sort_by_key(|credential| credential.start);
    }
    found
}

fn abbreviations(
    lines: &[Line<'_>],
    index: usize,
    words: &[Token<'_>],
    people: &[Found],
    names: &[Found],
    out: &mut Vec<Found>,
) {
    let line = &lines[index];
    // Where the last accepted credential or name ended, so that a row of credentials holds together.
    let mut chain: Option<(usize, Owner)> = None;
    for (at, word) in words.iter().enumerate() {
        let mut offset = word.start;
        for part in word.text.split('/') {
            let (start, end) = (offset, offset + part.len());
            offset = end + 1;
            // "LCSW-55014": the credential before its number.
            let bare = part.split_once('-').filter(|(_, rest)| rest.bytes().all(|byte| byte.is_ascii_digit()));
            let (part, end) = bare.map_or((part, end), |(head, _)| (head, start + head.len()));
            let Some(known) = table::credential(part) else { continue };
            let numbered = bare.is_some() && known.free;
            let before = last_before(people, start);
            let by_name = before
                .filter(|name| is_joint(line.slice(name.end, start)))
                .map(|name| name.owner)
                .or_else(|| chain.filter(|&(end, _)| is_joint(line.slice(end, start))).map(|(_, owner)| owner));
            let owner = by_name.or_else(|| {
                // A single name, or none: the credential must stand where only its holder puts it.
                (numbered || known.free && stands_alone(lines, index, words, at, names))
                    .then(|| owner::of_person(line, start))
            });
            let Some(owner) = owner else { continue };
            chain = Some((end, owner));
            out.push(Found {
                line: index,
                start,
                end,
                until: None,
                normalized: known.abbreviation.to_owned(),
                owner,
                confidence: if by_name.is_some() { Confidence::Sure } else { Confidence::Likely },
            });
        }
    }
}

/// Whether only marks, or nothing, stand between a name or credential and the next credential.
fn is_joint(gap: &str) -> bool {
    gap.chars().count() <= 4
        && gap.chars().all(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | '('
                        | ')'
                        | ';'
                        | '/'
                        | '|'
                        | '-'
                        | '\u{2013}'
                        | '\u{2014}'
                        | '.'
                        | '\u{b7}'
                        | '\u{2022}'
                        | '&'
                        | '+'
                )
        })
}

/// Whether a credential without a full name before it is still its holder's: first in the line or in
/// a heading or signature, before a number, after "I am an", after a single capitalized name and a comma.
fn stands_alone(lines: &[Line<'_>], index: usize, words: &[Token<'_>], at: usize, names: &[Found]) -> bool {
    let line = &lines[index];
    let word = &words[at];
    let next = words.get(at + 1);
    if next.is_some_and(|next| {
        super::licence::is_number(next.text) && word.after == ' '
            || next.text.starts_with(|c: char| c.is_ascii_digit()) && matches!(word.after, '#' | ':')
    }) {
        return true;
    }
    let Some(previous) = at.checked_sub(1).map(|back| &words[back]) else {
        // First in its line: under a name, or alone in a short line.
        let under_name = index > 0
            && on_line(names, index - 1)
                .iter()
                .any(|name| lines[index - 1].text.len() == name.end || lines[index - 1].role == Role::Heading);
        return under_name || words.len() <= 6 && matches!(line.role, Role::Heading | Role::Title);
    };
    if matches!(previous.text, "a" | "an" | "una" | "un" | "as") {
        let lead = tail_of(line.text, previous.start).trim_end().to_lowercase();
        return ["i am", "i'm", "i\u{2019}m", "as", "soy"].iter().any(|self_word| lead.ends_with(self_word));
    }
    let single = matches!(previous.after, ',' | '(')
        && previous.text.starts_with(char::is_uppercase)
        && previous.text.chars().skip(1).any(char::is_lowercase);
    single && (line.role == Role::Heading || line.role == Role::Title || words.len() <= 8)
}

/// The last few words before a place: enough for "I am a bilingual".
fn tail_of(text: &str, at: usize) -> &str {
    let mut from = at.saturating_sub(40);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    text.get(from..at).unwrap_or("")
}

/// Full titles, where the text says that somebody holds them.
fn titles(lines: &[Line<'_>], index: usize, named: &[Found], names: &[Found], out: &mut Vec<Found>) {
    let line = &lines[index];
    let mut before: Option<usize> = None;
    for &TitleHit { title, start, end } in &line.titles {
        // "psicologa e psicoterapeuta": what joins a title somebody holds is held too.
        let joined = before.is_some_and(|before| {
            let gap = line.slice(before, start).trim();
            // "Psychologue FSP, psychothérapeute".
            gap.len() <= 6
                && gap.ends_with(',')
                && gap.trim_end_matches(',').bytes().all(|byte| byte.is_ascii_uppercase())
                || matches!(gap, "e" | "y" | "et" | "und" | "and" | "&" | "/" | "," | "-")
        });
        if !joined && !is_claimed(lines, index, start, end, (named, names), title.kind == CredentialKind::Generic) {
            continue;
        }
        before = Some(end);
        let normalized = if title.abbreviation.is_empty() { title.words } else { title.abbreviation };
        out.push(Found {
            line: index,
            start,
            end,
            until: None,
            normalized: normalized.to_owned(),
            owner: last_before(named, start)
                .filter(|name| start - name.end <= 20)
                .map_or_else(|| owner::of_person(line, start), |name| name.owner),
            confidence: Confidence::Sure,
        });
    }
}

/// Whether the title at `start` is said of somebody and not of the profession ("see a licensed psychologist").
fn is_claimed(
    lines: &[Line<'_>],
    index: usize,
    start: usize,
    end: usize,
    (named, names): (&[Found], &[Found]),
    generic: bool,
) -> bool {
    let line = &lines[index];
    if last_before(named, start).is_some_and(|name| is_apposition(line.slice(name.end, start))) {
        return true;
    }
    let lead = tail_of(line.text, start).to_lowercase();
    let lead =
        ["a", "an", "una", "un", "une", "uma", "um", "eine", "ein", "bilingual", "approbierte", "approbierter", "a"]
            .iter()
            .fold(lead.trim_end(), |lead, small| {
                lead.strip_suffix(small).filter(|rest| rest.ends_with(' ')).map_or(lead, str::trim_end)
            });
    // "Berufsbezeichnung: Psychologische Psychotherapeutin".
    const LABELS: [&str; 12] = [
        "berufsbezeichnung:",
        "beruf:",
        "titel:",
        "title:",
        "t\u{ed}tulo:",
        "titre :",
        "titre:",
        "profession :",
        "profession:",
        "profesi\u{f3}n:",
        "profiss\u{e3}o:",
        "qualifica:",
    ];
    if LABELS.iter().any(|label| lead.ends_with(label)) {
        return true;
    }
    let ends_with = |words: &[&str]| {
        words.iter().any(|word| lead.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)))
    };
    if ends_with(&["i am", "i'm", "i\u{2019}m", "soy", "je suis", "ich bin", "eu sou", "sou", "sono"]) {
        return true;
    }
    let after = line.text.get(end..).unwrap_or("");
    // "Psicologa: Elisa Tonelli", "la psicóloga Rita Sequeira": the name that follows.
    let next = named.get(named.partition_point(|name| name.start < end));
    if next.is_some_and(|name| leads_to_name(line.slice(end, name.start))) {
        return true;
    }
    if ends_with(&["as", "como"]) {
        // "As a licensed social worker, I …"
        return after.starts_with(", I ") || after.starts_with(" I ");
    }
    // A line that is the title and little else: under a name, in a signature or a card.
    let rest = after.split(['\u{b7}', '|', '(', ',', '\u{2022}', '\u{2013}', '\u{2014}']).next().unwrap_or("");
    let alone = start <= 3 && !line.slice(0, start).contains(char::is_alphabetic) && rest.len() <= 40;
    let cased = line.text.get(start..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
    let under_name = || {
        index
            .checked_sub(1)
            .and_then(|above| lines.get(above))
            .is_some_and(|above| above.text.len() <= 80 && name::person(above.text.trim()).is_some())
    };
    if generic {
        return alone && cased && !after.contains(['?', ':']) && (under_name() || is_under(lines, index, names));
    }
    let numbered = || line.has(Cue::Licence) && after.bytes().any(|byte| byte.is_ascii_digit());
    alone
        && cased
        && !after.trim_end().ends_with(['?', ':'])
        && (line.role == Role::Title || under_name() || numbered())
}

/// Whether a name after this gap is of the title before it: ": ", " ", " della scuola, dott.ssa ".
fn leads_to_name(gap: &str) -> bool {
    let gap = gap.trim();
    if matches!(gap, "" | ":" | ",") {
        return true;
    }
    let prefixes = gap.rsplit([' ', ',']).take_while(|word| name::is_prefix(word)).map(str::len).sum::<usize>();
    let rest = gap.get(..gap.len() - prefixes).unwrap_or("").trim_end();
    gap.len() <= 40
        && (rest.is_empty()
            || rest.ends_with([',', ':'])
                && !rest.contains(['.', ';', '?', '('])
                && rest.matches([',', ':']).count() == 1)
        && !rest.contains(" or ")
        && !rest.chars().any(|c| c.is_ascii_digit())
}

/// Whether the line above ends with a name found there.
fn is_under(lines: &[Line<'_>], index: usize, names: &[Found]) -> bool {
    let Some(above) = index.checked_sub(1) else { return false };
    on_line(names, above).last().is_some_and(|name| lines[above].text.trim_end().len() <= name.end + 1)
}

/// Whether a title that follows a name after this gap is the person's: ", ", " is a ", " (LCSW), ".
fn is_apposition(gap: &str) -> bool {
    let lead = gap.trim().trim_matches([',', '(', '|', '-', '\u{2013}', '\u{2014}', '.', ' ']).trim();
    gap.len() <= 60
        && lead.split(',').all(|part| {
            let part = part.trim().trim_end_matches(['.', ',', ')']);
            let known = [" is a", " is an", " es una", " es un"]
                .iter()
                .find_map(|verb| part.strip_suffix(verb))
                .unwrap_or(part);
            part.is_empty()
                || is_adjective(part)
                || table::credential(known).is_some()
                || matches!(part, "is a" | "is an" | "a" | "an" | "es una" | "es un" | "es" | "is our" | "is the")
                || matches!(part, "a bilingual" | "is a bilingual" | "est" | "ist" | "y" | "and")
        })
}

/// "eidgenössisch anerkannte", "state registered": a few words in lower case that lead to a title and to nobody else.
fn is_adjective(part: &str) -> bool {
    const OTHERS: [&str; 22] = [
        "by", "with", "for", "and", "or", "of", "to", "de", "von", "di", "para", "por", "con", "com", "chez", "avec",
        "als", "bei", "und", "y", "et", "e",
    ];
    part.split(' ').count() <= 2
        && part.split(' ').all(|word| {
            word.len() > 3 && word.chars().all(char::is_lowercase) && !OTHERS.contains(&word)
                || matches!(word, "a" | "an")
        })
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn credentials(text: &str) -> Vec<(String, Owner)> {
        let lines = page(&[(Role::Paragraph, text)]);
        let names = name::find(&lines);
        find(&lines, &names).into_iter().map(|found| (found.normalized, found.owner)).collect()
    }

    fn own(text: &str) -> Vec<String> {
        credentials(text).into_iter().filter(|(_, owner)| *owner == Owner::Own).map(|(value, _)| value).collect()
    }

    #[test]
    fn credentials_follow_a_name_in_a_row() {
        assert_eq!(own("Marisol Vega, PhD, LCSW-R, RPT-S"), ["PhD", "LCSW-R", "RPT-S"]);
        assert_eq!(own("Noor Haddad, M.S.W., L.C.S.W."), ["MSW", "LCSW"]);
        assert_eq!(own("Noor Haddad (LICSW/LMFT)"), ["LICSW", "LMFT"]);
    }

    #[test]
    fn full_titles_count_where_somebody_holds_them() {
        assert_eq!(own("I am a Licensed Clinical Social Worker in Oregon."), ["LCSW"]);
        assert_eq!(own("Noor Haddad is a licensed professional counselor."), ["LPC"]);
        assert_eq!(own("Odile Brandt\nLicensed Marriage and Family Therapist"), ["LMFT"]);
        assert_eq!(own("Soy Inés Duarte, trabajadora social clínica licenciada."), ["LCSW"]);
        assert_eq!(own("Soy psicóloga general sanitaria."), ["psicóloga general sanitaria"]);
    }

    #[test]
    fn the_profession_in_general_is_nobodys_credential() {
        for text in [
            "You may see a licensed professional counselor or a social worker.",
            "Ask your LCSW about it.",
            "Programs for LCSW and LMFT candidates",
            "What does a licensed clinical social worker do?",
            "Our office is in Boston, MA 02139.",
            "Please do call us.",
        ] {
            assert_eq!(own(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_credential_before_its_number_stands_alone() {
        assert_eq!(own("LMFT 143021"), ["LMFT"]);
        assert_eq!(own("I'm an LCSW with ten years of practice."), ["LCSW"]);
    }

    #[test]
    fn a_supervisors_credential_is_the_supervisors() {
        assert_eq!(credentials("Supervised by Alan Whitcombe, LCSW."), [("LCSW".to_owned(), Owner::Supervisor)]);
    }
}
