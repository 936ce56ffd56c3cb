//! Link words that could stand anywhere, in six languages.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::text::language::Language;

/// `language<TAB>words`, one a line.
const LISTS: &str = include_str!("../../dictionaries/link-text.tsv");

fn table() -> &'static FxHashSet<(&'static str, &'static str)> {
    static TABLE: OnceLock<FxHashSet<(&'static str, &'static str)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        LISTS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
    })
}

/// Whether these are all the words of a link and say nothing of where it leads. With an unknown
/// language every list is asked.
#[must_use]
pub fn is_generic(text: &str, language: Language) -> bool {
    let folded = text.to_lowercase();
    let words = folded.trim_matches(|c: char| !c.is_alphanumeric()).split_whitespace().collect::<Vec<_>>().join(" ");
    if language.is_known() {
        return table().contains(&(language.as_str(), words.as_str()));
    }
    table().iter().any(|(_, known)| *known == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_link_texts_count() {
        let english = Language::parse("en");
        assert!(is_generic("Click here »", english));
        assert!(is_generic("READ  MORE…", english));
        assert!(!is_generic("Read more about fees", english));
        assert!(is_generic("aquí", Language::parse("es")));
        assert!(!is_generic("aquí", english));
        assert!(is_generic("hier klicken", Language::UNKNOWN));
    }
}
