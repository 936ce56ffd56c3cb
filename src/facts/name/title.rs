//! Names beside a credential, a professional title or a licence.

use super::word::{is_capitalized, is_given, is_prefix, name_before, name_from};
use crate::facts::cue::Cue;
use crate::facts::line::{Line, Token};
use crate::facts::{Confidence, table};

/// "Jane Doe, LCSW", "Jane Doe (LCSW)", "Jane Doe is a licensed …".
pub(super) fn beside_credentials(
    line: &Line<'_>,
    words: &[Token<'_>],
    push: &mut impl FnMut(usize, usize, Confidence),
) {
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
pub(super) fn after_titles(line: &Line<'_>, words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
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
pub(super) fn is_ours(head: &str) -> bool {
    let last = head.trim_end().rsplit([' ', '\n', '\'', '\u{2019}']).next().unwrap_or("");
    [
        "our", "my", "the", "your", "nuestra", "nuestro", "nuestras", "nuestros", "notre", "nos", "votre", "unsere",
        "unser", "ihre", "nostra", "nostro", "nostre", "nossa", "nosso", "nossas", "la", "le", "a", "su", "sua",
    ]
    .iter()
    .any(|word| last.eq_ignore_ascii_case(word))
}

/// "Hanna Vogel is licensed by", "Jane Doe, registered with", "Jane Doe (registration 1234)".
pub(super) fn before_licence(line: &Line<'_>, words: &[Token<'_>], push: &mut impl FnMut(usize, usize, Confidence)) {
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
