//! A preposition that is said twice: in "afin de signer et de payer" both go with "afin", and where "pour" takes
//! its place, the second one must change as well.

use super::guard::Site;
use super::joint::{contract, elide, elided, parts};
use crate::text::word::{Word, WordClass};

/// How far the second preposition may stand, in words.
const FAR: usize = 25;

/// Words that open a clause after a verb of saying, by language.
fn openers(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &["that"],
        "es" | "pt" | "ca" => &["que"],
        "fr" => &["que", "qu'"],
        "it" => &["che"],
        "de" => &["dass", "daß"],
        "nl" => &["dat"],
        "sv" => &["att"],
        "pl" => &["że"],
        _ => &[],
    }
}

/// Whether a second clause hangs on the words found, which `text` would cut off: "please be advised that funding is
/// limited and that fees apply". What is left of it would be no sentence.
pub(super) fn leaves_clause(language: &str, site: &Site, text: &str) -> bool {
    let openers = openers(language);
    let read = |word: &Word| site.block.word(word).to_lowercase().replace('\u{2019}', "'");
    let last = read(&site.words[site.last]);
    if !openers.contains(&&*last) || text.rsplit(' ').next().is_some_and(|word| openers.contains(&word)) {
        return false;
    }
    let conjunctions = match language {
        "en" => &["and", "or", "but"],
        "de" => &["und", "oder", "sowie"],
        "nl" => &["en", "of", "maar"],
        "sv" => &["och", "eller", "men"],
        "pl" => &["i", "oraz", "lub"],
        _ => conjunctions(language),
    };
    site.words[site.last + 1..].windows(2).any(|pair| {
        let word = read(&pair[1]);
        let again = openers.iter().any(|opener| word == *opener || opener.ends_with('\'') && word.starts_with(opener));
        // A comma parts the clauses of a list; it also opens one on a noun, and then nothing is offered either.
        again && (conjunctions.contains(&&*read(&pair[0])) || site.between(&pair[0], &pair[1]).contains(','))
    })
}

/// What joins the two, by language.
fn conjunctions(language: &str) -> &'static [&'static str] {
    match language {
        "fr" => &["et", "ou", "ni"],
        "it" => &["e", "ed", "o", "od", "oppure", "né"],
        "es" => &["y", "e", "o", "u", "ni"],
        "pt" => &["e", "ou", "nem"],
        "ca" => &["i", "o", "ni"],
        _ => &[],
    }
}

/// Words that can be said again before the second of two things: "pour signer et pour payer".
fn sayable(language: &str) -> &'static [&'static str] {
    match language {
        "fr" => &["pour", "selon", "avant", "après", "dans", "sauf", "malgré", "sur", "sans", "par", "avec", "de", "à"],
        "it" => &["per", "secondo", "su", "tranne", "come", "con", "durante", "contro", "di", "a", "da", "in"],
        "es" => &["para", "por", "sobre", "según", "con", "ante", "como", "sin", "contra", "durante", "de", "a", "en"],
        "pt" => &["para", "por", "sobre", "conforme", "segundo", "durante", "menos", "com", "como", "de", "a", "em"],
        "ca" => &["per", "segons", "sobre", "excepte", "amb", "de", "a"],
        _ => &[],
    }
}

/// What a second preposition asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Second {
    /// There is none, or it stays right.
    None,
    /// It must become this: a byte range of the block, and the words for it.
    Becomes(usize, usize, String),
    /// There may be one: a person must look.
    Unclear,
}

/// Looks for a second preposition that goes with the words found, when `text` takes their place.
pub(super) fn second(language: &str, site: &Site, text: &str) -> Second {
    let conjunctions = conjunctions(language);
    if conjunctions.is_empty() || text.is_empty() {
        return Second::None;
    }
    let read = |word: &Word| site.block.word(word).to_lowercase().replace('\u{2019}', "'");
    let Some((preposition, article)) = preposition(language, &read(&site.words[site.last])) else {
        return Second::None;
    };
    // "selon le" for "conformément au": the article belongs to the noun.
    let article_apart = |text: &str| !article.is_empty() && text.rsplit(' ').next() == Some(article);
    let core = if article_apart(text) { text[..text.len() - article.len()].trim_end() } else { text };
    let last = core.rsplit(' ').next().unwrap_or("").to_lowercase();
    // "Sulla" says "su" again before the second: sulla domanda e sul contributo.
    let last = match self::preposition(language, &last) {
        Some((one, _)) if one == preposition => return Second::None,
        Some((one, _)) => one,
        None => &last,
    };
    let mut found = None;
    let mut between = false;
    let ends = (site.last + 2 + FAR).min(site.words.len());
    for at in site.last + 1..ends {
        let (before, word) = (&site.words[at - 1], &site.words[at]);
        let gap = site.between(before, word);
        if gap.contains([';', ':', '(', ')', '.', '–', '—']) || word.class == WordClass::Hole {
            break;
        }
        let Some((one, article)) = self::preposition(language, &read(word)).filter(|(one, _)| *one == preposition)
        else {
            continue;
        };
        let joined = at > site.last + 1 && conjunctions.contains(&&*read(before));
        if joined && found.is_none() {
            found = Some((at, one, article));
        } else if joined || gap.contains(',') {
            return Second::Unclear;
        } else if found.is_none() {
            between = true;
        }
    }
    let Some((at, _, article)) = found else { return Second::None };
    let Some(next) = site.words.get(at + 1) else { return Second::Unclear };
    // A pronoun stands before its verb: "afin de le signer".
    let verb = |mut at: usize| {
        while site.words.get(at).is_some_and(|word| is_pronoun(language, &read(word))) {
            at += 1;
        }
        site.words.get(at).is_some_and(|word| is_infinitive(language, &read(word)))
    };
    let first = verb(site.last + 1);
    if first != verb(at + 1) || (between && !first) {
        return Second::Unclear;
    }
    let word = &site.words[at];
    let again = if sayable(language).contains(&last) { last } else { "" };
    let mut text = match contract(language, again, article) {
        Some(one) => one.to_owned(),
        None if again.is_empty() || article.is_empty() => format!("{again}{article}"),
        None => format!("{again} {article}"),
    };
    let is_elided = read(word).ends_with('\'') && article.is_empty();
    if !is_elided && !text.is_empty() {
        return Second::Becomes(word.start as usize, word.end as usize, text);
    }
    // The word goes with the gap behind it, or the gap is new.
    if is_elided && !text.is_empty() {
        match elide(language, &text) {
            Some(short) => short.clone_into(&mut text),
            None => text.push(' '),
        }
    }
    Second::Becomes(word.start as usize, next.start as usize, text)
}

/// The preposition in a word and the article drawn into it: au is à + le.
fn preposition(language: &str, word: &str) -> Option<(&'static str, &'static str)> {
    if word == "d'" && elided(language).contains(&"d'") && language != "it" {
        return Some(("de", ""));
    }
    let plain = || sayable(language).iter().find(|one| **one == word).map(|one| (*one, ""));
    parts(language, word).or_else(plain)
}

/// Whether a word may stand between a preposition and its verb.
fn is_pronoun(language: &str, word: &str) -> bool {
    let all: &[&str] = match language {
        "fr" => &[
            "ne", "pas", "me", "m'", "te", "t'", "se", "s'", "le", "la", "les", "l'", "lui", "leur", "nous", "vous",
            "y", "en",
        ],
        "it" | "es" | "ca" => &["no", "non"],
        "pt" => &["não", "o", "a", "os", "as", "lhe", "lhes", "me", "se", "nos"],
        _ => &[],
    };
    all.contains(&word)
}

/// Whether a word looks like an infinitive.
fn is_infinitive(language: &str, word: &str) -> bool {
    let ends: &[&str] = match language {
        "fr" => return super::joint::is_infinitive(word),
        "it" => &["are", "ere", "ire", "rre", "arsi", "ersi", "irsi", "arlo", "arla", "erlo", "erla", "irlo", "irla"],
        "es" => &[
            "ar", "er", "ir", "ír", "arse", "erse", "irse", "arlo", "arla", "erlo", "erla", "irlo", "irla", "arle",
            "erle", "irle",
        ],
        "pt" => &["ar", "er", "ir", "or", "ôr", "arem", "erem", "irem"],
        _ => &["ar", "er", "ir", "re"],
    };
    ends.iter().any(|end| word.ends_with(end))
}
