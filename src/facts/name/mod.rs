//! Full names of people: beside a credential, after "My name is", under "Sincerely", in JSON-LD and front matter.

mod beside;
mod contact;
mod introduction;
mod position;
mod title;
mod word;

use std::collections::BTreeMap;

use super::cue::Cue;
use super::line::{Found, Line, Token, tokens};
use super::{Confidence, owner, table};
use crate::text::block::Role;
use beside::{joined, siblings};
use contact::beside_contact;
use introduction::{after_cues, holds_copyright_sign};
use position::{in_position, is_short_line, signatures};
use title::{after_titles, before_licence, beside_credentials};
use word::name_from;

pub(crate) use word::{is_given, is_prefix};

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
                || memchr::memchr(b'@', line.text.as_bytes()).is_some()
                || line.head.is_some());
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
    here.insert(start, found(line, index, &words[from..end], confidence));
}

/// The name that these tokens of a line are.
fn found(line: &Line<'_>, index: usize, words: &[Token<'_>], confidence: Confidence) -> Found {
    let (start, end) = (words[0].start, words[words.len() - 1].end);
    Found {
        line: index,
        start,
        end,
        until: None,
        normalized: normalize(line.slice(start, end)),
        owner: owner::of_person(line, start),
        confidence,
    }
}

/// A name in one comparable form: lower case, one space.
pub(crate) fn normalize(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::Owner;
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
    fn a_closing_sentence_and_a_role_may_stand_before_the_name() {
        assert_eq!(
            own(
                "Je vous prie d'agr\u{e9}er, Madame, mes salutations distingu\u{e9}es.\nLa responsable du p\u{f4}le,\nJulie Prigent"
            ),
            ["Julie Prigent"]
        );
        assert_eq!(own("Mit freundlichen Gr\u{fc}\u{df}en\ni. A. Julia Boysen"), ["Julia Boysen"]);
        assert_eq!(own("Je vous prie d'agr\u{e9}er mes salutations.\nService Logement Social"), Vec::<String>::new());
        assert_eq!(own("A coordenadora \u{e9} Leonor Pinto."), ["Leonor Pinto"]);
        assert_eq!(own("The coordinator is Very Busy."), Vec::<String>::new());
        assert_eq!(own("Ana Arias Peral y Eva Lago Rey, trabajadoras sociales."), ["Ana Arias Peral", "Eva Lago Rey"]);
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
