//! Words that make a name: given names, particles, titles, and words that no name holds.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::facts::line::Token;
use crate::facts::table;

static GIVEN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../../dictionaries/practice/given-names.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect()
});

/// Whether a word is a given name: `Ana`, `Anne-Lise`.
pub(crate) fn is_given(word: &str) -> bool {
    GIVEN.contains(word)
        || word.split_once('-').is_some_and(|(first, rest)| GIVEN.contains(first) && GIVEN.contains(rest))
}

/// Words of organizations, titles, places and sentences that no person's name holds.
static NOT_NAMES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../../dictionaries/practice/not-names.tsv")
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
            | "Père"
            | "Padre"
            | "Pater"
            | "Pastor"
            | "Pfarrer"
            | "Schwester"
            | "Sœur"
            | "DSA"
            | "DSP"
            | "Ing"
            | "Mgr"
    ) || is_degree(word)
        || matches!(word, "dr." | "dra." | "don" | "do\u{f1}a" | "sra." | "sr.")
}

/// A degree or title in dotted capitals: "L.T.S.", "M.A.", "B.Sc."
fn is_degree(word: &str) -> bool {
    word.ends_with('.')
        && word.matches('.').count() > 1
        && word.split('.').all(|part| part.len() <= 1 && part.bytes().all(|byte| byte.is_ascii_uppercase()))
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && matches!(chars.as_str(), "" | ".")
}

/// A word that may stand in a name: a capital, then letters; all capitals where nothing else speaks against it.
pub(super) fn is_capitalized(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().count() > 1
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}' | '-' | '\u{2011}' | '.'))
        && !word.contains('.')
        && table::credential(word).is_none_or(|found| !found.free && word.chars().any(char::is_lowercase))
}

pub(super) fn is_not_name(word: &str) -> bool {
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
pub(super) fn name_from(tokens: &[Token<'_>], from: usize) -> Option<usize> {
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
pub(super) fn name_before(tokens: &[Token<'_>], end: usize) -> Option<(usize, usize)> {
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
        // "Ana Ruiz y Eva Sanz": the second of two.
        let second = matches!(token.text, "y" | "e") && end - start >= 2;
        if second {
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
