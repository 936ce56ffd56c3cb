//! What a rule knows of each language, read when a text of that language comes.

use std::sync::OnceLock;

use crate::text::language::Language;

/// A table for each of some languages. Most runs meet one or two of them: the others are never made.
pub(super) struct ByLanguage<T, const N: usize> {
    texts: [(&'static str, &'static str); N],
    made: [OnceLock<T>; N],
    make: fn(&'static str) -> T,
}

impl<T, const N: usize> ByLanguage<T, N> {
    /// Tables that `make` reads from these texts, each with its language.
    pub(super) const fn new(texts: [(&'static str, &'static str); N], make: fn(&'static str) -> T) -> Self {
        Self { texts, made: [const { OnceLock::new() }; N], make }
    }

    /// The table of a language, if it has one.
    pub(super) fn get(&self, language: Language) -> Option<&T> {
        let at = self.texts.iter().position(|(known, _)| *known == language.as_str())?;
        Some(self.made[at].get_or_init(|| (self.make)(self.texts[at].1)))
    }
}

/// The file of one name from the dictionary of each of these languages, with the language.
macro_rules! dictionary_texts {
    ($file:literal: $($language:literal),+) => {
        [$((
            $language,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/", $language, "/", $file)),
        )),+]
    };
}
pub(super) use dictionary_texts;
