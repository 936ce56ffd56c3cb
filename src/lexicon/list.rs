//! Dictionary files: one entry a line, columns by tabs, `#` for notes.

use super::Tier;

/// The lists of a language: name and text of the file.
macro_rules! lists {
    ($lang:literal: $($list:literal),*) => {
        &[$(($list, include_str!(concat!("../../dictionaries/", $lang, "/", $list, ".tsv")))),*]
    };
}

const ENGLISH: &[(&str, &str)] =
    lists!("en": "word-choice", "wordy-phrase", "person-first", "guarantee", "placeholder");
const SPANISH: &[(&str, &str)] =
    lists!("es": "word-choice", "wordy-phrase", "person-first", "guarantee", "placeholder");

/// The files of a language; none for languages without dictionaries.
pub(super) fn files(language: &str) -> &'static [(&'static str, &'static str)] {
    match language {
        "en" => ENGLISH,
        "es" => SPANISH,
        _ => &[],
    }
}

/// When an entry holds its peace.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Guards<'d> {
    /// The next word must be one of these.
    pub(super) next: &'d str,
    /// The next word must be none of these.
    pub(super) not_next: &'d str,
    /// The word before must be one of these.
    pub(super) previous: &'d str,
    /// The word before must be none of these.
    pub(super) not_previous: &'d str,
    /// None of these may stand earlier in the sentence.
    pub(super) not_before: &'d str,
    /// Only at the start of a sentence.
    pub(super) start: bool,
    /// Never at the start of a sentence.
    pub(super) inside: bool,
    /// A word must follow in the same sentence without a mark between.
    pub(super) followed: bool,
    /// Only between square or angle brackets.
    pub(super) bracketed: bool,
    /// Also as part of a name or a title in capitals.
    pub(super) any_case: bool,
    /// Also in quotations.
    pub(super) quoted: bool,
}

impl<'d> Guards<'d> {
    fn read(text: &'d str) -> Option<Self> {
        let mut guards = Self::default();
        for guard in text.split_whitespace() {
            match guard.split_once(':') {
                Some(("next", words)) => guards.next = words,
                Some(("!next", words)) => guards.not_next = words,
                Some(("prev", words)) => guards.previous = words,
                Some(("!prev", words)) => guards.not_previous = words,
                Some(("!before", words)) => guards.not_before = words,
                None if guard == "start" => guards.start = true,
                None if guard == "inside" => guards.inside = true,
                None if guard == "followed" => guards.followed = true,
                None if guard == "bracketed" => guards.bracketed = true,
                None if guard == "anycase" => guards.any_case = true,
                None if guard == "quoted" => guards.quoted = true,
                _ => return None,
            }
        }
        Some(guards)
    }
}

/// Whether a `a|b|c` list has this word.
pub(super) fn has(words: &str, word: &str) -> bool {
    words.split('|').any(|known| known == word)
}

/// One line of a dictionary.
#[derive(Clone, Debug)]
pub(super) struct Row<'d> {
    pub(super) tier: Tier,
    /// Words, one of them perhaps with a class: `utilize~v`.
    pub(super) from: &'d str,
    /// Alternatives, best first, divided by `; `.
    pub(super) to: &'d str,
    pub(super) guards: Guards<'d>,
    pub(super) why: &'d str,
    /// Sentences with what they become (`in => out`, or `in` alone) and, after `!!`, ones that stay silent.
    #[cfg_attr(not(test), expect(dead_code, reason = "only the tests of the dictionaries read them"))]
    pub(super) tests: &'d str,
}

/// The entries of a file; `Err` is the number of a line that cannot be read.
pub(super) fn rows(text: &str) -> impl Iterator<Item = Result<Row<'_>, usize>> {
    text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).map(|(index, line)| {
        let mut columns = line.split('\t').map(str::trim);
        let mut next = || columns.next().unwrap_or("");
        let tier = match next() {
            "safe" => Tier::Safe,
            "suggest" => Tier::Suggest,
            "explain" => Tier::Explain,
            "flag" => Tier::Flag,
            _ => return Err(index + 1),
        };
        let (from, to) = (next(), next());
        let guards = Guards::read(next()).ok_or(index + 1)?;
        if from.is_empty() {
            return Err(index + 1);
        }
        Ok(Row { tier, from, to, guards, why: next(), tests: next() })
    })
}
