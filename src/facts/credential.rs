//! Licences, certifications and degrees: abbreviations after a name and full titles.

use super::cue::{Cue, is_word_edge};
use super::line::{Found, Line, Token, tokens};
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
        let words = tokens(line.text);
        let named: Vec<&Found> = names.iter().filter(|name| name.line == index).collect();
        let from = found.len();
        abbreviations(lines, index, &words, &named, names, &mut found);
        titles(lines, index, &named, &mut found);
        found[from..].sort_by_key(|credential| credential.start);
    }
    found
}

fn abbreviations(
    lines: &[Line<'_>],
    index: usize,
    words: &[Token<'_>],
    named: &[&Found],
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
            let Some(known) = table::credential(part) else { continue };
            let before = named.iter().filter(|name| name.end <= start).max_by_key(|name| name.end);
            let by_name = before
                .filter(|name| is_joint(line.slice(name.end, start)))
                .map(|name| name.owner)
                .or_else(|| chain.filter(|&(end, _)| is_joint(line.slice(end, start))).map(|(_, owner)| owner));
            let owner = by_name.or_else(|| {
                // A single name, or none: the credential must stand where only its holder puts it.
                (known.free && stands_alone(lines, index, words, at, names)).then(|| owner::of_person(line, start))
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
        let under_name = names.iter().any(|name| name.line + 1 == index && lines[name.line].text.len() == name.end);
        return under_name || words.len() <= 6 && matches!(line.role, Role::Heading | Role::Title);
    };
    if matches!(previous.text, "a" | "an" | "una" | "un" | "as") {
        let lead = line.text.get(..previous.start).unwrap_or("").trim_end().to_lowercase();
        return ["i am", "i'm", "i\u{2019}m", "as", "soy"].iter().any(|self_word| lead.ends_with(self_word));
    }
    let single = matches!(previous.after, ',' | '(')
        && previous.text.starts_with(char::is_uppercase)
        && previous.text.chars().skip(1).any(char::is_lowercase);
    single && (line.role == Role::Heading || line.role == Role::Title || words.len() <= 8)
}

/// Full titles, where the text says that somebody holds them.
fn titles(lines: &[Line<'_>], index: usize, named: &[&Found], out: &mut Vec<Found>) {
    let line = &lines[index];
    if line.text.len() < 8 {
        return;
    }
    // Lower case may change lengths in a few scripts: such a line is passed over.
    let lower = line.text.to_lowercase();
    if lower.len() != line.text.len() || !may_hold_title(line) {
        return;
    }
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for title in table::titles() {
        let mut from = 0;
        while let Some(at) = lower.get(from..).and_then(|rest| rest.find(title.title)).map(|at| from + at) {
            let end = at + title.title.len();
            from = end;
            let whole = is_word_edge(&lower, at) && is_word_edge(&lower, end);
            if !whole || taken.iter().any(|&(start, stop)| start < end && at < stop) {
                continue;
            }
            let generic = title.kind == CredentialKind::Generic;
            if !is_claimed(lines, index, &lower, at, end, named, generic) {
                continue;
            }
            taken.push((at, end));
            let normalized = if title.abbreviation.is_empty() { title.title } else { title.abbreviation };
            out.push(Found {
                line: index,
                start: at,
                end,
                until: None,
                normalized: normalized.to_owned(),
                owner: named
                    .iter()
                    .filter(|name| name.end <= at)
                    .max_by_key(|name| name.end)
                    .filter(|name| at - name.end <= 20)
                    .map_or_else(|| owner::of_person(line, at), |name| name.owner),
                confidence: Confidence::Sure,
            });
        }
    }
}

/// A cheap test that spares most lines the search for titles.
fn may_hold_title(line: &Line<'_>) -> bool {
    line.has(Cue::Therapy)
        || line.has(Cue::SocialWork)
        || line.has(Cue::Licence)
        || line.text.contains("icens")
        || line.text.contains("egistered")
        || line.text.contains("sych")
        || line.text.contains("sicol")
}

/// Whether the title at `at` is said of somebody and not of the profession ("see a licensed psychologist").
fn is_claimed(
    lines: &[Line<'_>],
    index: usize,
    lower: &str,
    at: usize,
    end: usize,
    named: &[&Found],
    generic: bool,
) -> bool {
    let line = &lines[index];
    let lead = lower.get(..at).unwrap_or("").trim_end();
    // After a name: "Jane Doe, Licensed …", "Jane Doe is a licensed …".
    if let Some(name) = named.iter().filter(|name| name.end <= at).max_by_key(|name| name.end) {
        let gap = line.slice(name.end, at);
        let gap_lower = gap.trim().trim_start_matches([',', '(', '|', '-', '\u{2013}', '\u{2014}', '.']).trim();
        let bare = gap_lower.split(',').all(|part| {
            let part = part.trim().trim_end_matches(['.', ',']);
            part.is_empty()
                || table::credential(part).is_some()
                || matches!(
                    part,
                    "is a"
                        | "is an"
                        | "a"
                        | "an"
                        | "es una"
                        | "es un"
                        | "es"
                        | "is our"
                        | "is the"
                        | "a bilingual"
                        | "is a bilingual"
                        | "est"
                        | "ist"
                        | "y"
                        | "and"
                )
        });
        if bare && gap.len() <= 60 {
            return true;
        }
    }
    // "I am a licensed …", "as a licensed …", "soy psicóloga".
    let lead_word = lead
        .trim_end_matches(" a")
        .trim_end_matches(" an")
        .trim_end_matches(" una")
        .trim_end_matches(" un")
        .trim_end_matches(" bilingual")
        .trim_end_matches(" a")
        .trim_end();
    if ["i am", "i'm", "i\u{2019}m", "soy", "je suis", "ich bin", "eu sou", "sou", "sono"]
        .iter()
        .any(|own| lead_word.ends_with(own))
    {
        return true;
    }
    if generic {
        return false;
    }
    if ["as", "como"].iter().any(|own| lead_word.ends_with(own))
        && is_word_edge(lead_word, lead_word.len().saturating_sub(2))
    {
        // "As a licensed social worker, I …"
        return lower.get(end..).is_some_and(|rest| rest.starts_with(", i ") || rest.contains(" i "));
    }
    // A line that is the title and little else: under a name, in a signature or a card.
    let alone = lead.len() <= 3 && !lead.contains(char::is_alphabetic) && line.text.len() - end <= 24;
    let cased = line.text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
    let above_is_name = index
        .checked_sub(1)
        .and_then(|above| lines.get(above))
        .is_some_and(|above| name::person(above.text.trim()).is_some());
    alone
        && cased
        && !line.text.trim_end().ends_with(['?', ':'])
        && (above_is_name
            || matches!(line.role, Role::Title)
            || line.has(Cue::Licence)
                && line.text.get(end..).is_some_and(|rest| rest.bytes().any(|byte| byte.is_ascii_digit())))
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
