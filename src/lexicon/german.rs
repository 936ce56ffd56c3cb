//! German words in their place: capital letters tell nouns from verbs, and a spelling such as
//! "benötigt" or "benötigten" is a present, a past or a participle by the words around it.

use super::entry::Form;
use super::guard::Site;
use super::inflect::{
    GERMAN_INFINITIVE as INFINITIVE, GERMAN_INFLECTED_PARTICIPLE as INFLECTED, GERMAN_PARTICIPLE as PARTICIPLE,
    GERMAN_PAST as PAST, Tags,
};
use super::name::opens;
use super::repair::{Shape, shape};
use super::resolve::has_one_choice;
use crate::text::word::Word;

/// Verbs that go with a participle, in small letters.
const AUXILIARIES: &[&str] = &[
    "habe", "hast", "hat", "haben", "habt", "hatte", "hattest", "hatten", "hattet", "bin", "bist", "ist", "sind",
    "seid", "war", "waren", "wird", "werde", "werden", "werdet", "wurde", "wurden", "worden", "sein", "hätte",
    "hätten", "würde", "würden", "wäre", "wären",
];
/// Words that join a second verb, with whose auxiliary the first may have nothing to do.
const JOINING: &[&str] = &["und", "oder", "aber", "sondern", "bzw", "sowie"];
/// Words that open a clause of its own behind such a word.
const OPENING: &[&str] =
    &["wie", "was", "wer", "wo", "wann", "warum", "ob", "dass", "wenn", "weil", "welche", "welcher", "welches"];
/// Subjects right before a verb.
const SUBJECTS: &[&str] = &["ich", "du", "er", "sie", "es", "wir", "ihr", "man", "wer", "niemand", "jemand"];
/// Beginnings of the words that stand before a noun and its adjectives.
const DETERMINERS: &[&str] = &["ein", "kein", "mein", "dein", "sein", "unser", "dies", "jed", "jen", "all", "welch"];
/// The articles, and what they make with prepositions.
const ARTICLES: &[&str] =
    &["der", "die", "das", "dem", "den", "des", "zum", "zur", "vom", "im", "am", "beim", "ihre", "ihrer", "ihren"];

/// Whether capital letters stand where the dictionary has them: "Das Benötigen" is a noun, and no form of the verb.
/// The first word of a sentence, and words all in capitals, tell nothing.
pub(super) fn is_cased_like(site: &Site, form: &Form) -> bool {
    let words = &site.words[site.first..=site.last];
    if words.len() != form.capitals.len() {
        return true;
    }
    words.iter().zip(&form.capitals).enumerate().all(|(at, (word, capital))| match shape(site.block.word(word)) {
        Shape::AllCapitals => true,
        Shape::Capital => *capital || opens(site, site.first + at),
        Shape::Small => !capital,
    })
}

/// Which forms a spelling stands for here, and whether that leaves one choice.
pub(super) fn resolve(site: &Site, form: &Form) -> (Tags, bool) {
    let sure = |tags: Tags| (tags, has_one_choice(form, tags));
    let finite = form.tags & !(PARTICIPLE | INFLECTED);
    if form.tags & PARTICIPLE != 0 {
        // "Die Daten werden erhalten" may be either.
        if form.tags & INFINITIVE != 0 || finite == 0 {
            return (form.tags, false);
        }
        return match auxiliary(site) {
            Auxiliary::Own => sure(PARTICIPLE),
            Auxiliary::Unsure => (PARTICIPLE, false),
            Auxiliary::Other => (finite, false),
            // «Benötigt: ein Ausweis»
            Auxiliary::None if site.first == 0 => (finite, false),
            Auxiliary::None => sure(finite),
        };
    }
    let (past, inflected) = (form.tags & PAST, form.tags & INFLECTED);
    if past != 0 && inflected != 0 && form.tags == past | inflected {
        let left = site.left_joined().map(|word| site.block.word(word).to_lowercase()).unwrap_or_default();
        if SUBJECTS.contains(&&*left) {
            return sure(past);
        }
        let noun = site.right_joined().is_some_and(|word| shape(site.block.word(word)) == Shape::Capital);
        if noun && (ARTICLES.contains(&&*left) || DETERMINERS.iter().any(|start| left.starts_with(start))) {
            return sure(inflected);
        }
    }
    (form.tags, false)
}

enum Auxiliary {
    /// It stands in the clause.
    Own,
    /// It stands in the clause, behind an “and”.
    Unsure,
    /// One stands in the clause and goes with another verb.
    Other,
    None,
}

/// The auxiliary of a participle: it stands in the same clause, whether written Haben or haben.
fn auxiliary(site: &Site) -> Auxiliary {
    let parts = |from: &Word, to: &Word| site.between(from, to).contains([',', ';', ':', '–', '—', '(', ')', '.']);
    let first = (1..=site.first).rev().find(|&at| parts(&site.words[at - 1], &site.words[at])).unwrap_or(0);
    let end = (site.last + 1..site.words.len())
        .find(|&at| parts(&site.words[at - 1], &site.words[at]))
        .unwrap_or(site.words.len());
    let word = |at: usize| site.block.word(&site.words[at]).to_lowercase();
    let joins = |at: usize| JOINING.contains(&&*word(at));
    let mut found = Auxiliary::None;
    let mut joined = false;
    for at in (first..site.first).rev() {
        let here = word(at);
        if AUXILIARIES.contains(&&*here) {
            // «Wer Fragen hat und Hilfe benötigt»: the first verb ends at “und”.
            found = match (joined, joins(at + 1)) {
                (false, _) => return Auxiliary::Own,
                (true, true) => Auxiliary::Other,
                (true, false) => Auxiliary::Unsure,
            };
            break;
        }
        joined |= JOINING.contains(&&*here);
    }
    joined = false;
    for at in site.last + 1..end {
        let here = word(at);
        if AUXILIARIES.contains(&&*here) {
            // «Er benötigt Zeit und wird antworten»: a second verb begins.
            return match (joined, joins(at - 1)) {
                (false, _) => Auxiliary::Own,
                (true, true) => Auxiliary::Other,
                (true, false) => Auxiliary::Unsure,
            };
        }
        // «Er erörtert Fragen oder wie sie gelöst werden»
        if joined && OPENING.contains(&&*here) {
            return Auxiliary::Other;
        }
        joined |= JOINING.contains(&&*here);
    }
    found
}
