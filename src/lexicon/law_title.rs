//! Titles of laws in running text, in French, Portuguese and Spanish: "le décret n° 2020-1 du 3 mai 2020 relatif au
//! règlement des litiges". A law is called what it is called.

use super::guard::Site;

/// Kinds of laws.
const LAWS: &[&str] =
    &["loi", "décret", "ordonnance", "arrêté", "lei", "decreto", "decreto-lei", "portaria", "despacho", "ley", "orden"];

/// Words behind number and date that begin what the law is about.
const ABOUT: &[&str] = &[
    "relatif",
    "relative",
    "relatifs",
    "relatives",
    "portant",
    "rénovant",
    "relativo",
    "relativa",
    "relativos",
    "relativas",
];

/// Verbs behind "que" that do the same in Portuguese: "que aprova".
const ABOUT_THAT: &[&str] = &["aprova", "regula", "estabelece", "define", "cria", "institui"];

/// Verbs of the sentence around the title, which end it.
const ENDS: &[&str] = &[
    "est", "sont", "ont", "fixe", "prévoit", "permet", "oblige", "dit", "é", "são", "está", "estão", "prevê",
    "permite", "obriga", "diz", "es", "son", "están", "dice", "obliga", "prevé",
];

/// As many words as a title has at most.
const LONGEST: usize = 30;

/// Whether the words found belong to the title of a law: a kind of law, its number, and what it is about stand before
/// them, and no verb between.
pub(super) fn is_in_law_title(site: &Site) -> bool {
    let start = site.first.saturating_sub(LONGEST);
    let before = &site.words[start..site.first];
    // Numbers of laws have one of these: n° 2020-1, 39/2015.
    if before.is_empty() || !site.between(&site.words[start], &site.words[site.first]).contains(['°', 'º', '/']) {
        return false;
    }
    let read = |word| site.block.word(word);
    let is_one = |word: &str, list: &[&str]| list.iter().any(|one| word.eq_ignore_ascii_case(one));
    let Some(about) = before.iter().rposition(|word| is_one(read(word), ABOUT)).or_else(|| about_that(site, start))
    else {
        return false;
    };
    if before[about + 1..].iter().any(|word| is_one(read(word), ENDS)) {
        return false;
    }
    let Some(law) = before[..about].iter().rposition(|word| is_one(read(word), LAWS)) else { return false };
    before[law + 1..about].iter().any(|word| read(word).starts_with(|first: char| first.is_ascii_digit()))
}

/// The place of the verb in "que aprova", "por el que se regula", counted from `start`.
fn about_that(site: &Site, start: usize) -> Option<usize> {
    let read = |at: usize| site.block.word(&site.words[at]);
    (start + 1..site.first).rev().find_map(|at| {
        let is_that = read(at - 1).eq_ignore_ascii_case("que");
        let by_which = at >= start + 3
            && is_that
            && matches!(read(at - 2), "el" | "la" | "los" | "las")
            && read(at - 3).eq_ignore_ascii_case("por");
        (by_which || is_that && ABOUT_THAT.contains(&read(at))).then_some(at - start)
    })
}
