//! A replacement in its place: letter case kept, the word before put right (a/an, y/e, o/u), and
//! nothing left behind where words are only taken out.

use super::before::{self, Fit};
use super::entry::Plain;
use super::guard::{Site, is_space};
use super::joint;
use super::name::opens;
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

/// The replacement of a phrase whose first word alone is stressed: “SUBMIT the” gives “SEND IN the”. Words
/// that stay are written as they were; a first word that stays is no stress but a short form.
fn stressed(found: &str, text: &str) -> Option<String> {
    let mut words = found.split_whitespace();
    let first = words.next().filter(|first| shape(first) == Shape::AllCapitals)?;
    let rest: Vec<&str> = words.collect();
    if rest.is_empty() || text.split(' ').any(|word| word.eq_ignore_ascii_case(first)) {
        return None;
    }
    let written = |word: &str| {
        let stays = rest.iter().find(|stays| stays.eq_ignore_ascii_case(word));
        stays.map_or_else(|| word.to_uppercase(), |stays| (*stays).to_owned())
    };
    Some(text.split(' ').map(written).collect::<Vec<_>>().join(" "))
}

/// A replacement with the letter case of the words found, and no comma between it and a preposition: “e.g.
/// with a card” is “for example with a card”.
fn replaced(language: &str, site: &Site, found: &str, text: &str, shape: Shape) -> String {
    let stressed = if shape == Shape::Capital { stressed(found, text) } else { None };
    let mut text = stressed.unwrap_or_else(|| shaped(text, shape));
    let leads = |word: &str| PREPOSITIONS.contains(&word);
    if language == "en" && text.ends_with("example,") && site.right(1).is_some_and(|next| leads(site.block.word(next)))
    {
        text.pop();
    }
    text
}

/// English words that no comma parts from “for example”.
const PREPOSITIONS: &[&str] =
    &["with", "by", "in", "on", "at", "from", "through", "when", "if", "for", "as", "to", "because", "during", "under"];

/// What stands in the text instead of the words found.
pub(super) struct Placed {
    pub(super) start: usize,
    pub(super) end: usize,
    /// What to write there, best first.
    pub(super) texts: Vec<String>,
    /// Each replacement could be put there, in the form that its place asks for.
    pub(super) fits: bool,
}

/// Puts the replacements in place: letter case kept, the words around put right.
///
/// An empty replacement takes the words out, with the space after them.
pub(super) fn place(language: &str, site: &Site, end: usize, plain: &[&Plain]) -> Placed {
    let block = site.block;
    let mut start = site.words[site.first].start as usize;
    let mut end = end;
    let found = block.text.get(start..end).unwrap_or("");
    let shape = match shape(found) {
        // A German noun has its capital everywhere; the verb that takes its place has none.
        // Behind a colon or an opening bracket a sentence may begin.
        Shape::Capital if language == "de" && !opens(site, site.first) => Shape::Small,
        shape => shape,
    };
    let mut placed: Vec<(String, Option<char>)> =
        plain.iter().map(|plain| (replaced(language, site, found, &plain.text, shape), plain.gender)).collect();
    let mut fits = true;
    if plain.iter().any(|plain| plain.text.is_empty()) {
        // The word after moves up, and takes the capital letter with it.
        let next = site.right(1).filter(|next| {
            next.class != WordClass::Hole
                && block.text.get(end..next.start as usize).is_some_and(|gap| is_space(gap) || gap == ", ")
        });
        match next {
            Some(next) => {
                let gap = &block.text[end..next.start as usize];
                let word = block.word(next);
                for ((placed, _), plain) in placed.iter_mut().zip(plain) {
                    *placed = if plain.text.is_empty() { shaped(word, shape) } else { format!("{placed}{gap}{word}") };
                }
                end = next.end as usize;
            }
            None => placed.retain(|(text, _)| !text.is_empty()),
        }
    } else {
        end = join_after(language, site, end, &mut placed);
    }
    let before = site.left_joined().filter(|before| before.class == WordClass::Word && !site.is_abbreviation(before));
    if let Some(before) = before {
        let word = block.word(before);
        let old = block.word(&site.words[site.first]);
        let mut fitted: Vec<Fit> =
            placed.iter().map(|(text, gender)| fit_before(language, word, old, text, *gender)).collect();
        if fitted.contains(&Fit::Unknown) {
            fits = false;
            let mut known = fitted.iter().map(|fit| *fit != Fit::Unknown);
            placed.retain(|_| known.next().unwrap_or(false));
            fitted.retain(|fit| *fit != Fit::Unknown);
        }
        if fitted.iter().any(|fit| matches!(fit, Fit::Becomes(..))) {
            let gap = site.between(before, &site.words[site.first]);
            // "An" before words in capitals is "A" then; "AN" is "A".
            let before_shape = match (self::shape(word), shape) {
                (Shape::Small, _) => Shape::Small,
                (_, Shape::AllCapitals) if word.chars().filter(|c| c.is_alphabetic()).count() == 1 => {
                    Shape::AllCapitals
                }
                (own, _) => own,
            };
            for ((placed, _), fitted) in placed.iter_mut().zip(&fitted) {
                let (first, gap) = match fitted {
                    Fit::Becomes(fitted, true) => (shaped(fitted, before_shape), ""),
                    Fit::Becomes(fitted, false) => {
                        (shaped(fitted, before_shape), if gap.is_empty() { " " } else { gap })
                    }
                    Fit::Stays | Fit::Unknown => (word.to_owned(), gap),
                };
                *placed = format!("{first}{gap}{placed}");
            }
            start = before.start as usize;
        }
    }
    // Apostrophes are written as the writer writes them.
    let curly = matches!(language, "fr" | "it" | "ca")
        && block.text.get(start..end).is_some_and(|found| found.contains('\u{2019}'));
    let written = |text: String| if curly { text.replace('\'', "\u{2019}") } else { text };
    Placed { start, end, texts: placed.into_iter().map(|(text, _)| written(text)).collect(), fits }
}

/// Joins the replacements with the word behind them where the language does: du, d'aide. Gives the
/// new end of what is replaced.
fn join_after(language: &str, site: &Site, end: usize, placed: &mut [(String, Option<char>)]) -> usize {
    let block = site.block;
    let Some(next) = site.right_joined().filter(|next| next.class == WordClass::Word) else { return end };
    let word = block.word(next);
    let gap = block.text.get(end..next.start as usize).unwrap_or("");
    let last = |text: &str| text.rsplit(' ').next().unwrap_or("").to_owned();
    let beyond = site.right(2).map(|beyond| block.word(beyond));
    let own = block.word(&site.words[site.last]);
    let fitted: Vec<_> = placed
        .iter()
        .map(|(text, _)| {
            let last = last(text).to_lowercase();
            let kept = own.eq_ignore_ascii_case(&last);
            joint::fit_after(language, &last, &word.to_lowercase(), beyond, kept)
        })
        .collect();
    let must_part = gap.is_empty()
        && block.text[..end].ends_with(['\'', '\u{2019}'])
        && placed.iter().any(|(text, _)| !text.ends_with('\''));
    if fitted.iter().all(Option::is_none) && !must_part {
        return end;
    }
    for ((placed, _), fitted) in placed.iter_mut().zip(&fitted) {
        let gap = if gap.is_empty() && !placed.ends_with('\'') { " " } else { gap };
        let stem = placed.len() - last(placed).len();
        *placed = match fitted {
            Some((one, drawn)) => {
                let shape = shape(&placed[stem..]);
                format!("{}{}{}", &placed[..stem], shaped(one, shape), if *drawn { "" } else { word })
            }
            None => format!("{placed}{gap}{word}"),
        };
    }
    next.end as usize
}

/// What the word before must become for `text` to follow it where `old` stood.
fn fit_before(language: &str, word: &str, old: &str, text: &str, gender: Option<char>) -> Fit {
    let lower = text.to_lowercase();
    let right = match language {
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
    };
    match right {
        Some(right) => Fit::Becomes(right.to_owned(), false),
        None => before::fit_before(language, word, old, text.split(' ').next().unwrap_or(""), gender),
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
        let fit = |language, word, text| fit_before(language, word, "", text, None);
        let becomes = |word: &str| Fit::Becomes(word.to_owned(), false);
        assert_eq!(fit("es", "y", "incluir"), becomes("e"));
        assert_eq!(fit("es", "e", "empezar"), becomes("y"));
        assert_eq!(fit("es", "y", "hielo"), Fit::Stays);
        assert_eq!(fit("es", "o", "obtener"), becomes("u"));
        assert_eq!(fit("en", "an", "rough"), becomes("a"));
        assert_eq!(fit("en", "the", "rough"), Fit::Stays);
    }

    #[test]
    fn stress_moves_to_the_new_words() {
        assert_eq!(stressed("PRIOR to", "before").as_deref(), Some("BEFORE"));
        assert_eq!(stressed("SUBMIT the", "send in the").as_deref(), Some("SEND IN the"));
        assert_eq!(stressed("SNAP recipients", "people on SNAP"), None);
        assert_eq!(stressed("Prior to", "before"), None);
    }

    #[test]
    fn shapes_are_kept() {
        assert_eq!(shape("Utilize"), Shape::Capital);
        assert_eq!(shape("UTILIZE"), Shape::AllCapitals);
        assert_eq!(shape("utilize"), Shape::Small);
        assert_eq!(shaped("élan", Shape::Capital), "Élan");
    }
}
