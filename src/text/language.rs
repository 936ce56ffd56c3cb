//! Which language a text is in: its script first, then votes of function words.

mod detect;
mod registry;

pub use detect::{Confidence, Detection, Foreign, detect, is_foreign, is_function_word, is_plainly, surely};

/// A language as its BCP 47 primary subtag: `en`, `es`, `cmn`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Language([u8; 3]);

impl Language {
    /// No language known.
    pub const UNKNOWN: Self = Self([0; 3]);

    /// A language from a tag known to be two or three lower-case ASCII letters.
    #[must_use]
    pub const fn new(tag: &str) -> Self {
        let bytes = tag.as_bytes();
        match bytes.len() {
            2 => Self([bytes[0], bytes[1], 0]),
            3 => Self([bytes[0], bytes[1], bytes[2]]),
            _ => Self::UNKNOWN,
        }
    }

    /// The primary subtag of a BCP 47 tag (`en-US`, `pt_BR`, `ES`); unknown if it has not two or three letters.
    ///
    /// It need not be registered: see [`Language::is_registered`].
    pub fn parse(tag: &str) -> Self {
        let tag = tag.trim();
        let primary = tag.split(['-', '_']).next().unwrap_or("");
        let bytes = primary.as_bytes();
        if !matches!(bytes.len(), 2 | 3) || !bytes.iter().all(u8::is_ascii_alphabetic) {
            return Self::UNKNOWN;
        }
        let mut subtag = [0; 3];
        for (to, from) in subtag.iter_mut().zip(bytes) {
            *to = from.to_ascii_lowercase();
        }
        Self(subtag)
    }

    /// The subtag in lower case; empty if unknown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|&b| b == 0).unwrap_or(3);
        std::str::from_utf8(&self.0[..length]).unwrap_or("")
    }

    /// Whether any language is named.
    #[must_use]
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }

    /// Whether the subtag is a language subtag of the IANA registry (BCP 47, ISO 639).
    #[must_use]
    pub fn is_registered(self) -> bool {
        registry::holds(self.as_str())
    }

    /// Whether a word is in the language's own writing system, as far as reading formulas are concerned:
    /// Latin letters for all languages but those in Cyrillic and Arabic.
    #[must_use]
    pub fn writes(self, word: &str) -> bool {
        if word.is_ascii() {
            return !self.is_one_of(&["ru", "uk", "bg", "be", "mk", "ar"]);
        }
        let Some(first) = word.chars().find(|c| c.is_alphabetic()) else { return true };
        match self.as_str() {
            "ru" | "uk" | "bg" | "be" | "mk" => ('\u{400}'..='\u{52F}').contains(&first),
            "ar" => ('\u{600}'..='\u{77F}').contains(&first),
            _ => first < '\u{250}' || ('\u{1E00}'..='\u{1EFF}').contains(&first),
        }
    }

    /// Whether it is one of these subtags.
    #[must_use]
    pub fn is_one_of(self, subtags: &[&str]) -> bool {
        subtags.contains(&self.as_str())
    }
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Language({})", self.as_str())
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_gives_its_primary_subtag() {
        assert_eq!(Language::parse("en-US"), Language::new("en"));
        assert_eq!(Language::parse(" pt_BR ").as_str(), "pt");
        assert_eq!(Language::parse("CMN-Hans").as_str(), "cmn");
        for bad in ["", "-", "e", "english", "x-klingon", "1a", "é"] {
            assert!(!Language::parse(bad).is_known(), "{bad}");
        }
    }

    #[test]
    fn registered_subtags() {
        for good in ["en", "es", "ht", "tl", "fil", "haw", "cmn", "yue", "hmn", "ase"] {
            assert!(Language::parse(good).is_registered(), "{good}");
        }
        // Three-letter codes of languages that have a two-letter one are not BCP 47.
        for bad in ["em", "xx", "eng", "spa", "zzz", ""] {
            assert!(!Language::parse(bad).is_registered(), "{bad}");
        }
    }
}
