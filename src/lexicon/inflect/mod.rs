//! Forms of a word: a paradigm gives each grammatical form a tag, and a replacement takes the same tag.

mod english;
mod french;
mod german;
mod italian;
mod portuguese;
mod spanish;

/// One bit for each form of a paradigm: a surface that stands for several forms has several.
pub(super) type Tags = u128;

/// The forms of an uninflected phrase: right wherever its source is.
pub(super) const ANY: Tags = Tags::MAX;

/// The part of speech after the `~` of a dictionary word: `use~v`, `pedir~v:i`, `demande~n:f`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Class<'c> {
    /// `v`, `n` or `a`.
    pub(super) part: &'c str,
    /// What is irregular about it, or its gender; empty when nothing is said.
    pub(super) kind: &'c str,
}

impl<'c> Class<'c> {
    /// Reads what stands after the `~`.
    pub(super) fn new(text: &'c str) -> Self {
        let (part, kind) = text.split_once(':').unwrap_or((text, ""));
        Self { part, kind }
    }

    /// The gender of a noun, as the first letter of its kind: `f`, `m`, `n`.
    pub(super) fn gender(self) -> Option<char> {
        let first = self.kind.split(',').next().unwrap_or("");
        (self.part == "n" && first.len() == 1).then(|| first.chars().next()).flatten()
    }
}

/// Forms with numbered tags.
#[derive(Default)]
struct Paradigm {
    forms: Vec<(Tags, String)>,
}

impl Paradigm {
    fn add(&mut self, bit: usize, form: String) {
        self.forms.push((1 << bit, form));
    }
}

/// All forms of a word with their tags; `None` when the language has no such paradigm.
pub(super) fn forms(language: &str, lemma: &str, class: Class) -> Option<Vec<(Tags, String)>> {
    match language {
        "en" => english::forms(lemma, class),
        "es" => spanish::forms(lemma, class),
        "fr" => french::forms(lemma, class),
        "pt" => portuguese::forms(lemma, class),
        "it" => italian::forms(lemma, class),
        "de" => german::forms(lemma, class),
        _ => None,
    }
}

pub(super) use english::{BASE, PARTICIPLE, PAST, PRESENT_PARTICIPLE, THIRD};
pub(super) use french::{
    FAMILIAR_IMPERATIVE as FRENCH_FAMILIAR, FIRST_PERSON as FRENCH_FIRST, SUBJUNCTIVE as FRENCH_SUBJUNCTIVE,
};
pub(super) use german::{
    INFINITIVE as GERMAN_INFINITIVE, INFLECTED_PARTICIPLE as GERMAN_INFLECTED_PARTICIPLE,
    PARTICIPLE as GERMAN_PARTICIPLE, PAST as GERMAN_PAST,
};
pub(super) use spanish::FAMILIAR_IMPERATIVE;
