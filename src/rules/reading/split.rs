//! Where a long sentence can become two without losing a word that carries its meaning.

use crate::text::language::Language;

/// Words that bind what stands before and after them; a sentence that has one is left whole.
const BINDING: &[&str] = &[
    "if", "unless", "because", "when", "until", "although", "though", "while", "since", "whether", "that", "before",
    "after", "once", "so", "as", "except", "either", "neither", "both", "not", "si", "porque", "cuando", "hasta",
    "aunque", "mientras", "que", "antes", "después", "salvo", "excepto", "como", "ni", "no",
];

/// What joins two main clauses, and the pronouns that open the second one.
const JOINTS: &[(&str, &[&str], &[&str])] = &[
    ("en", &[", and ", "; and ", "; "], &["we", "you", "they", "he", "she", "it", "I", "please"]),
    ("es", &[", y ", "; y ", "; "], &["nosotros", "usted", "ustedes", "ellos", "ellas", "él", "ella", "yo"]),
];

/// Fewest words of each half.
const FEWEST: usize = 5;

/// A place to split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// First byte that is replaced.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// A full stop and the first word of the new sentence.
    pub(super) text: String,
}

/// The place nearest the middle; `None` where no split is sure to keep the meaning.
pub(super) fn find(sentence: &str, language: Language) -> Option<Split> {
    let (_, joints, openers) = JOINTS.iter().find(|(tag, ..)| *tag == language.as_str())?;
    let letters = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let bound = |word: &str| {
        let word = letters(word);
        BINDING.contains(&word.as_str()) || word.ends_with("n't") || word.ends_with("n’t")
    };
    if sentence.contains(['(', '"', '“', '«']) || sentence.split_whitespace().any(bound) {
        return None;
    }
    let middle = sentence.len() / 2;
    let mut best: Option<Split> = None;
    for joint in *joints {
        for (start, found) in sentence.match_indices(joint) {
            let rest = &sentence[start + found.len()..];
            let opener = rest.split(' ').next().unwrap_or("");
            let fewest = |text: &str| text.split_whitespace().count() >= FEWEST;
            if !openers.contains(&opener) || !fewest(&sentence[..start]) || !fewest(rest) {
                continue;
            }
            if best.as_ref().is_none_or(|best| start.abs_diff(middle) < best.start.abs_diff(middle)) {
                let mut letters = opener.chars();
                let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
                let end = start + found.len() + opener.len();
                best = Some(Split { start, end, text: format!(". {first}{}", letters.as_str()) });
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn split(text: &str, tag: &str) -> Option<String> {
        find(text, Language::new(tag)).map(|split| {
            let mut after = text.to_owned();
            after.replace_range(split.start..split.end, &split.text);
            after
        })
    }

    #[test]
    fn two_main_clauses_become_two_sentences() {
        assert_eq!(
            split(
                "You can call the front desk every day from nine to five, and we will find a new time with you.",
                "en"
            )
            .unwrap(),
            "You can call the front desk every day from nine to five. We will find a new time with you."
        );
        assert_eq!(
            split("La oficina abre todos los días a las nueve, y usted puede venir con su familia.", "es").unwrap(),
            "La oficina abre todos los días a las nueve. Usted puede venir con su familia."
        );
    }

    #[test]
    fn a_split_never_loses_because_if_or_unless() {
        for text in [
            "We will hold your place for a full day, and we will call you if it is gone by then.",
            "If you miss two visits in a row we may end the plan, and you will have to call us again.",
            "We keep what you say to ourselves all the time, and we tell no one unless you agree to it.",
            "You pay the whole price on that day, and we cannot give it back because the law forbids it.",
            "You don't pay for the first visit here, and you can stop at any time you like.",
        ] {
            assert_eq!(split(text, "en"), None, "{text}");
        }
        assert_eq!(
            split("Guardamos su lugar todo el día, y usted puede venir si llama antes a la oficina.", "es"),
            None
        );
    }

    #[test]
    fn lists_and_short_halves_stay_whole() {
        for text in [
            "Bring your photo ID, your insurance card, a list of your medicine, and your questions for the doctor.",
            "Call us, and we will help you with the form and the next steps that you want to take.",
            "We work with adults and children of every age in the county, and they like it.",
        ] {
            assert_eq!(split(text, "en"), None, "{text}");
        }
    }
}
