//! What capital letters say of the words found: names and titles are left alone.

use super::entry::Case;
use super::guard::Site;
use super::repair::{Shape, shape};
use crate::text::month;
use crate::text::word::Word;

impl Case {
    /// Whether the letters of a match are of the case the entry is for.
    pub(super) fn holds(self, site: &Site) -> bool {
        match self {
            Self::NoNames => !is_name(site),
            Self::Any => true,
            Self::Capitals => {
                site.words[site.first..=site.last].iter().all(|word| shape(site.block.word(word)) == Shape::AllCapitals)
            }
        }
    }
}

/// Words with a capital letter, beside the months, that make no name of the words before them.
const ALWAYS_CAPITAL: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "medicaid",
    "medicare",
    "english",
    "spanish",
];

/// Whether capital letters say that the words are, or belong to, a name or title.
fn is_name(site: &Site) -> bool {
    let block = site.block;
    for at in site.first..=site.last {
        let text = block.word(&site.words[at]);
        let neighbour = |word: Option<&Word>| word.map(|word| shape(block.word(word)));
        match shape(text) {
            Shape::Small => {}
            Shape::AllCapitals => {
                // Shouting is matched; a short word in capitals among small letters is an acronym.
                let around = [at.checked_sub(1).and_then(|at| site.words.get(at)), site.words.get(at + 1)];
                if text.len() < 5 && !around.into_iter().any(|word| neighbour(word) == Some(Shape::AllCapitals)) {
                    return true;
                }
            }
            // One letter among capitals: S'HA.
            Shape::Capital if text.chars().filter(|c| c.is_alphabetic()).count() == 1 && is_shouted(site, at) => {}
            Shape::Capital => {
                let next = site.words.get(at + 1);
                let title = neighbour(next) == Some(Shape::Capital)
                    && next.is_some_and(|next| {
                        let next = block.word(next);
                        next.chars().nth(1).is_some_and(char::is_alphabetic)
                            && !ALWAYS_CAPITAL.iter().chain(&month::ENGLISH).any(|word| next.eq_ignore_ascii_case(word))
                    });
                if !opens(site, at) || title {
                    return true;
                }
            }
        }
    }
    false
}

/// Whether the words on both sides, as far as there are any, are all in capitals.
fn is_shouted(site: &Site, at: usize) -> bool {
    let around = [at.checked_sub(1).and_then(|at| site.words.get(at)), site.words.get(at + 1)];
    let mut known = around.into_iter().flatten().peekable();
    known.peek().is_some() && known.all(|word| shape(site.block.word(word)) == Shape::AllCapitals)
}

/// Whether a capital letter is due to the place of a word: it opens the sentence, or what stands behind a mark.
pub(super) fn opens(site: &Site, at: usize) -> bool {
    at == 0
        || (at == site.first
            && site
                .between(&site.words[at - 1], &site.words[at])
                .contains([':', '(', '"', '\u{201c}', '\u{201e}', '«', '¿', '¡', '—', '–', '•']))
}
