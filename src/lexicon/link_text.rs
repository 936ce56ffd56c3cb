//! Link texts that could stand on any link: "click here", "leer más".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::language::Language;

const LISTS: &[(&str, &str)] = &[
    ("en", include_str!("../../dictionaries/en/generic-link-text.txt")),
    ("es", include_str!("../../dictionaries/es/generic-link-text.txt")),
    ("fr", include_str!("../../dictionaries/fr/generic-link-text.txt")),
    ("pt", include_str!("../../dictionaries/pt/generic-link-text.txt")),
    ("de", include_str!("../../dictionaries/de/generic-link-text.txt")),
    ("it", include_str!("../../dictionaries/it/generic-link-text.txt")),
];

static TEXTS: LazyLock<Vec<(&'static str, FxHashSet<&'static str>)>> = LazyLock::new(|| {
    LISTS
        .iter()
        .map(|(language, list)| {
            (*language, list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect())
        })
        .collect()
});

/// Longest generic link text, in bytes; anything longer says something.
const LONGEST: usize = 60;

/// Whether a link text, as a whole, says nothing about where the link leads.
///
/// Case, arrows and marks around the words do not count. A text in a language without a list, or in
/// none known, is compared with all lists.
pub fn is_generic(text: &str, language: Language) -> bool {
    let text = text.trim_matches(|character: char| !character.is_alphanumeric());
    if text.is_empty() || text.len() > LONGEST {
        return false;
    }
    let text = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{2019}', "'");
    let own = TEXTS.iter().find(|(tag, _)| *tag == language.as_str());
    match own {
        // Pages in other languages often keep English buttons, but not the other way round.
        Some((tag, texts)) => {
            texts.contains(&*text) || (*tag != "en" && TEXTS[0].1.contains(&*text) && text.contains(' '))
        }
        None => TEXTS.iter().any(|(_, texts)| texts.contains(&*text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_say_nothing_are_known_in_six_languages() {
        for (text, language) in [
            ("Click here", "en"),
            ("  here. ", "en"),
            ("Read more »", "en"),
            ("LEARN MORE →", "en"),
            ("Haga clic aquí", "es"),
            ("más información", "es"),
            ("En savoir plus", "fr"),
            ("cliquez ici", "fr"),
            ("Saiba mais", "pt"),
            ("Mehr erfahren", "de"),
            ("Scopri di più", "it"),
            ("Read more", "es"),
            ("haga clic aquí", ""),
            ("weiterlesen", "xx"),
        ] {
            assert!(is_generic(text, Language::parse(language)), "{text} ({language})");
        }
    }

    #[test]
    fn texts_that_say_something_are_left_alone() {
        for (text, language) in [
            ("Read more about our fees", "en"),
            ("More Than Words", "en"),
            ("our fees", "en"),
            ("Hier", "en"),
            ("More", "de"),
            ("", "en"),
            ("→", "en"),
            ("Aquí y Ahora", "es"),
        ] {
            assert!(!is_generic(text, Language::parse(language)), "{text} ({language})");
        }
    }
}
