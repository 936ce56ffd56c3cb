//! A replacement in its place: letter case kept, the word before put right (a/an, y/e, o/u), and
//! nothing left behind where words are only taken out.

use super::guard::{Site, is_space};
use crate::text::word::WordClass;

/// How the words found are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Small,
    Capital,
    AllCapitals,
}

/// The shape of a stretch of text.
pub(super) fn shape(text: &str) -> Shape {
    let mut letters = text.chars().filter(|character| character.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Small };
    if !first.is_uppercase() {
        return Shape::Small;
    }
    let mut rest = letters.peekable();
    if rest.peek().is_some() && rest.all(char::is_uppercase) { Shape::AllCapitals } else { Shape::Capital }
}

fn shaped(text: &str, shape: Shape) -> String {
    match shape {
        Shape::Small => text.to_owned(),
        Shape::AllCapitals => text.to_uppercase(),
        Shape::Capital => {
            let mut characters = text.chars();
            characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
        }
    }
}

/// Puts the replacements in place: gives the byte range to replace and what to write there.
///
/// An empty replacement takes the words out, with the space after them.
pub(super) fn place(language: &str, site: &Site, end: usize, plain: &[&str]) -> (usize, usize, Vec<String>) {
    let block = site.block;
    let mut start = site.words[site.first].start as usize;
    let mut end = end;
    let shape = shape(block.text.get(start..end).unwrap_or(""));
    let mut placed: Vec<String> = plain.iter().map(|text| shaped(text, shape)).collect();
    if plain.contains(&"") {
        // The word after moves up, and takes the capital letter with it.
        let next = site.right(1).filter(|next| {
            next.class != WordClass::Hole
                && block.text.get(end..next.start as usize).is_some_and(|gap| is_space(gap) || gap == ", ")
        });
        match next {
            Some(next) => {
                let gap = &block.text[end..next.start as usize];
                let word = block.word(next);
                for (placed, plain) in placed.iter_mut().zip(plain) {
                    *placed = if plain.is_empty() { shaped(word, shape) } else { format!("{placed}{gap}{word}") };
                }
                end = next.end as usize;
            }
            None => placed.retain(|text| !text.is_empty()),
        }
    }
    if let Some(before) = site.left_joined() {
        let word = block.word(before);
        let fitted: Vec<Option<&str>> = placed.iter().map(|text| fit_before(language, word, text)).collect();
        if fitted.iter().any(Option::is_some) {
            let gap = site.between(before, &site.words[site.first]);
            let before_shape =
                if word.starts_with(char::is_uppercase) && shape == Shape::Small { Shape::Capital } else { shape };
            for (placed, fitted) in placed.iter_mut().zip(&fitted) {
                let first = fitted.map_or_else(|| word.to_owned(), |fitted| shaped(fitted, before_shape));
                *placed = format!("{first}{gap}{placed}");
            }
            start = before.start as usize;
        }
    }
    (start, end, placed)
}

/// What the word before must become for `text` to follow it; `None` when it stays.
fn fit_before(language: &str, word: &str, text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    match language {
        "en" if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") => {
            let right = if takes_an(text) { "an" } else { "a" };
            (!word.eq_ignore_ascii_case(right)).then_some(right)
        }
        "es" => {
            let i_sound = |text: &str| {
                let rest = text.strip_prefix('h').unwrap_or(text);
                (rest.starts_with('i') || rest.starts_with('í')) && !rest.starts_with("ie") && !rest.starts_with("ia")
            };
            let o_sound = |text: &str| text.strip_prefix('h').unwrap_or(text).starts_with(['o', 'ó']);
            match word {
                "y" if i_sound(&lower) => Some("e"),
                "e" if !i_sound(&lower) => Some("y"),
                "o" if o_sound(&lower) => Some("u"),
                "u" if !o_sound(&lower) => Some("o"),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether English says "an" before this text: by sound, not by letter.
pub(super) fn takes_an(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let letters = word.chars().count();
    if letters > 1 && word.chars().all(char::is_uppercase) || letters == 1 {
        // Read letter by letter: an MSW, a UN.
        return word.starts_with(|c: char| "AEFHILMNORSX".contains(c.to_ascii_uppercase()));
    }
    let lower = word.to_lowercase();
    let silent_h = ["hour", "honest", "honor", "heir"].iter().any(|start| lower.starts_with(start));
    let you = ["uni", "use", "usa", "usu", "uti", "eu", "ur", "one", "once", "ubi"]
        .iter()
        .any(|start| lower.starts_with(start))
        && !["unin", "unim", "urge", "urb"].iter().any(|start| lower.starts_with(start));
    silent_h || (lower.starts_with(['a', 'e', 'i', 'o', 'u', '8']) && !you)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_goes_by_sound() {
        for text in ["apple", "hour", "honest mistake", "MSW", "HIV test", "unimportant step", "urgent call"] {
            assert!(takes_an(text), "{text}");
        }
        for text in ["user", "one-time fee", "unit", "house", "UN office", "European", "use"] {
            assert!(!takes_an(text), "{text}");
        }
    }

    #[test]
    fn the_word_before_follows_the_sound() {
        assert_eq!(fit_before("es", "y", "incluir"), Some("e"));
        assert_eq!(fit_before("es", "e", "empezar"), Some("y"));
        assert_eq!(fit_before("es", "y", "hielo"), None);
        assert_eq!(fit_before("es", "o", "obtener"), Some("u"));
        assert_eq!(fit_before("en", "an", "rough"), Some("a"));
        assert_eq!(fit_before("en", "the", "rough"), None);
    }

    #[test]
    fn shapes_are_kept() {
        assert_eq!(shape("Utilize"), Shape::Capital);
        assert_eq!(shape("UTILIZE"), Shape::AllCapitals);
        assert_eq!(shape("utilize"), Shape::Small);
        assert_eq!(shaped("élan", Shape::Capital), "Élan");
    }
}
