//! Words that people choose for themselves: “I am an alcoholic” is theirs to say.

use super::guard::{Site, is_space};
use crate::text::word::WordClass;

/// How far before the words found a writer may name themself, in words.
const REACH: usize = 8;

/// How a language speaks of the one who writes.
struct Speech {
    /// What opens a word on oneself, each as words in small letters: “I am”, “me considero”.
    openings: &'static [&'static [&'static str]],
    /// Pronouns that the word may follow at once: “we alcoholics”.
    us: &'static [&'static str],
    /// What leads away from oneself: “I am a friend *of* an addict”.
    away: &'static [&'static str],
    /// What may stand right before a second word on oneself: “I am a mother *and an* addict”.
    articles: &'static [&'static str],
    joins: &'static [&'static str],
}

const ENGLISH: Speech = Speech {
    openings: &[
        &["i", "am"],
        &["am", "i"],
        &["i", "was"],
        &["i'm"],
        &["we", "are"],
        &["we", "were"],
        &["we're"],
        &["i", "have", "been"],
        &["we", "have", "been"],
        &["i've", "been"],
        &["we've", "been"],
        &["i", "became"],
        &["we", "became"],
        &["i", "used", "to", "be"],
        &["i", "identify", "as"],
        &["we", "identify", "as"],
        &["myself"],
        &["ourselves"],
    ],
    us: &["we", "us"],
    away: &[
        "for", "of", "to", "with", "who", "that", "from", "by", "among", "against", "about", "at", "on", "in", "than",
        "help", "helping", "seeing", "treating",
    ],
    articles: &["a", "an", "the", "also", "still", "once", "now", "recovering", "former"],
    joins: &["and", "or", "but"],
};

const SPANISH: Speech = Speech {
    openings: &[
        &["soy"],
        &["somos"],
        &["fui"],
        &["estoy"],
        &["estamos"],
        &["yo", "era"],
        &["me", "considero"],
        &["nos", "consideramos"],
        &["me", "identifico", "como"],
        &["nos", "identificamos", "como"],
    ],
    us: &["nosotros", "nosotras"],
    away: &[
        "de",
        "del",
        "a",
        "al",
        "para",
        "con",
        "por",
        "que",
        "en",
        "sin",
        "contra",
        "entre",
        "sobre",
        "quien",
        "ayudando",
        "viendo",
        "atendiendo",
    ],
    articles: &["un", "una", "también", "además", "el", "la"],
    joins: &["y", "e", "o", "pero"],
};

const FRENCH: Speech = Speech {
    openings: &[
        &["je", "suis"],
        &["suis", "je"],
        &["j'étais"],
        &["j'", "étais"],
        &["nous", "sommes"],
        &["nous", "étions"],
        &["me", "considère"],
        &["me", "définis"],
    ],
    us: &["nous", "moi"],
    away: &[
        "de", "d'", "du", "à", "au", "aux", "pour", "avec", "qui", "que", "par", "en", "dans", "sans", "contre", "chez",
    ],
    articles: &["un", "une", "aussi", "le", "la"],
    joins: &["et", "ou", "mais"],
};

const GERMAN: Speech = Speech {
    openings: &[
        &["ich", "bin"],
        &["bin", "ich"],
        &["wir", "sind"],
        &["sind", "wir"],
        &["ich", "war"],
        &["war", "ich"],
        &["wir", "waren"],
        &["waren", "wir"],
        &["mich", "als"],
        &["uns", "als"],
    ],
    us: &["wir", "uns"],
    away: &[
        "für", "von", "vom", "mit", "zu", "zum", "zur", "bei", "beim", "aus", "wegen", "gegen", "über", "in", "im",
        "an", "auf", "unter", "dass", "der", "des",
    ],
    articles: &["ein", "eine", "auch", "noch"],
    joins: &["und", "oder", "aber"],
};

const PORTUGUESE: Speech = Speech {
    openings: &[
        &["sou"],
        &["somos"],
        &["fui"],
        &["estou"],
        &["estamos"],
        &["eu", "era"],
        &["me", "considero"],
        &["considero-me"],
        &["me", "identifico", "como"],
        &["identifico-me", "como"],
        &["nos", "consideramos"],
    ],
    us: &["nós"],
    away: &[
        "de", "do", "da", "dos", "das", "a", "ao", "à", "aos", "para", "com", "por", "que", "em", "no", "na", "sem",
        "contra", "entre",
    ],
    articles: &["um", "uma", "também"],
    joins: &["e", "ou", "mas"],
};

const ITALIAN: Speech = Speech {
    openings: &[
        &["io", "sono"],
        &["sono", "un"],
        &["sono", "una"],
        &["sono", "un'"],
        &["sono", "stato", "un"],
        &["sono", "stata", "una"],
        &["siamo"],
        &["ero"],
        &["eravamo"],
        &["mi", "considero"],
        &["mi", "definisco"],
    ],
    us: &["noi"],
    away: &[
        "di", "del", "della", "dei", "degli", "delle", "a", "al", "ai", "agli", "alle", "per", "con", "che", "in",
        "da", "dal", "dai", "tra", "fra", "su",
    ],
    articles: &["un", "una", "un'", "anche"],
    joins: &["e", "ed", "o", "ma"],
};

/// Whether the writer says the words found of themself.
pub(super) fn is_own(site: &Site) -> bool {
    let speech = match site.block.language.as_str() {
        "en" => &ENGLISH,
        "es" => &SPANISH,
        "fr" => &FRENCH,
        "de" => &GERMAN,
        "pt" => &PORTUGUESE,
        "it" => &ITALIAN,
        _ => return false,
    };
    let from = site.first.saturating_sub(REACH);
    let around = &site.words[from..=site.last];
    let words: Vec<String> =
        around.iter().map(|word| site.block.word(word).to_lowercase().replace('\u{2019}', "'")).collect();
    let found = site.first - from;
    // “As an addict, I know”
    if site.block.language.as_str() == "en"
        && words[..=found].iter().rev().take(3).any(|word| word == "as")
        && site.right(1).is_some_and(|next| matches!(site.block.word(next), "I" | "we" | "my" | "our"))
    {
        return true;
    }
    // “We alcoholics know”, “We, the disabled, speak”
    let near = site.left(1).is_some_and(|left| matches!(site.between(left, &site.words[site.first]), " " | ", "));
    if near && words[..found].last().is_some_and(|word| speech.us.contains(&&word[..])) {
        return true;
    }
    (0..found).any(|at| {
        let opening = speech.openings.iter().filter(|opening| {
            words[at..].len() >= opening.len() && opening.iter().zip(&words[at..]).all(|(one, word)| one == word)
        });
        opening.map(|opening| at + opening.len()).any(|end| leads(site, from, end, &words, found, speech))
    })
}

/// Whether what stands between “I am”, which ends before the word `end`, and the words found still speaks of the writer.
fn leads(site: &Site, from: usize, end: usize, words: &[String], found: usize, speech: &Speech) -> bool {
    let Some(between) = words.get(end..found) else { return true };
    // Behind “and” another verb may begin: “I am a nurse and treat addicts”.
    let last = between.iter().rposition(|word| speech.joins.contains(&&word[..]));
    let tail = last.map_or(&[][..], |join| &between[join + 1..]);
    if between.iter().any(|word| speech.away.contains(&&word[..]))
        || tail.iter().any(|word| !speech.articles.contains(&&word[..]))
    {
        return false;
    }
    (end.max(1)..=found).all(|at| {
        let (before, word) = (&site.words[from + at - 1], &site.words[from + at]);
        let gap = site.between(before, word);
        let goes_on = speech.articles.contains(&&words[at][..]) || speech.joins.contains(&&words[at][..]);
        before.class == WordClass::Word && (is_space(gap) || gap == "-" || (gap == ", " && goes_on))
    })
}
