//! Which forms the words found stand for, where one spelling is several.

use super::entry::{Form, Plain};
use super::german;
use super::guard::Site;
use super::inflect::{
    BASE, FAMILIAR_IMPERATIVE, FRENCH_FAMILIAR, FRENCH_FIRST, FRENCH_SUBJUNCTIVE, PARTICIPLE, PAST, PRESENT_PARTICIPLE,
    THIRD, Tags,
};
use crate::text::word::Word;

/// Words that a verb in its base form follows.
const BEFORE_BASE: &[&str] = &[
    "to", "i", "you", "we", "they", "who", "can", "could", "may", "might", "must", "shall", "should", "will", "would",
    "not", "cannot", "don't", "didn't", "can't", "won't", "doesn't", "let", "help", "please", "also", "either",
    "always", "never",
];
/// Words that a verb in -s follows.
const BEFORE_THIRD: &[&str] = &["he", "she", "it", "who", "which"];
/// Words after which an -ing form is a noun.
const BEFORE_NOUN: &[&str] = &["the", "a", "an", "this", "that", "our", "your", "their", "his", "her", "its", "no"];
/// Words before a participle (English).
const BEFORE_PARTICIPLE: &[&str] = &[
    "have", "has", "had", "having", "i've", "we've", "you've", "they've", "be", "been", "being", "is", "are", "was",
    "were", "am", "get", "gets", "got",
];
/// Words before a past form (English).
const BEFORE_PAST: &[&str] = &["i", "you", "he", "she", "it", "we", "they", "who", "which"];

/// Whether a word is one of these, whatever its capitals.
fn is_one(site: &Site, word: Option<&Word>, words: &[&str]) -> bool {
    word.is_some_and(|word| {
        !site.is_abbreviation(word) && words.iter().any(|one| site.block.word(word).eq_ignore_ascii_case(one))
    })
}

/// Whether a word that is also a noun stands where only the verb can (English).
pub(super) fn is_verb(site: &Site, tags: Tags) -> bool {
    let left = site.left_joined();
    if tags & (PAST | PARTICIPLE) != 0 && tags & (BASE | THIRD) == 0 {
        return !is_one(site, left, BEFORE_NOUN);
    }
    (tags & BASE != 0 && is_one(site, left, BEFORE_BASE))
        || (tags & BASE != 0 && site.first == 0 && is_one(site, site.right_joined(), BEFORE_NOUN))
        || (tags & THIRD != 0 && is_one(site, left, BEFORE_THIRD))
        || (tags & PRESENT_PARTICIPLE != 0
            && !is_one(site, left, BEFORE_NOUN)
            && is_one(site, site.right_joined(), BEFORE_NOUN))
}

/// Tags of finite verbs, and words that stand before nouns only, so that what follows is no such verb.
fn before_nouns(language: &str) -> Option<(Tags, &'static [&'static str])> {
    // Each language numbers its finite forms in tens from 10 on.
    let tens = |end: u32| (1 << end) - (1 << 10);
    Some(match language {
        "it" => (
            tens(60),
            &[
                "il", "i", "un", "uno", "del", "dello", "della", "dei", "degli", "delle", "al", "allo", "alla", "ai",
                "agli", "alle", "dal", "dallo", "dalla", "dai", "nel", "nello", "nella", "nei", "negli", "nelle",
                "sul", "sullo", "sulla", "sui",
            ],
        ),
        "fr" => (
            tens(70),
            &[
                "un", "une", "du", "des", "au", "aux", "mon", "ma", "mes", "ses", "votre", "vos", "notre", "nos",
                "cet", "cette", "ces",
            ],
        ),
        "pt" => (
            tens(82),
            &["um", "uma", "do", "da", "dos", "das", "no", "na", "ao", "aos", "à", "às", "pelo", "pela", "seu", "sua"],
        ),
        _ => return None,
    })
}

/// Whether what looks like a finite verb is a noun here: "il rilascio", "io rilascio".
pub(super) fn is_noun(site: &Site, form: &Form) -> bool {
    let Some((finite, words)) = before_nouns(site.block.language.as_str()) else { return false };
    form.tags & !finite == 0 && is_one(site, site.left_joined(), words)
}

/// Which forms the words stand for here, and whether that leaves one choice: English "commenced" is
/// past and participle, which matters only where the replacement tells them apart.
pub(super) fn resolve(site: &Site, form: &Form) -> (Tags, bool) {
    if has_one_choice(form, form.tags) {
        return (form.tags, true);
    }
    match site.block.language.as_str() {
        "es" => spanish(site, form),
        "fr" => french(site, form),
        "de" => german::resolve(site, form),
        _ => english(site, form),
    }
}

/// Whether the best replacement is the same for all of these forms.
pub(super) fn has_one_choice(form: &Form, tags: Tags) -> bool {
    let best = form.plain.first().map_or(0, |plain| plain.rank);
    let fits = |plain: &Plain| plain.tags & tags == tags || plain.tags & tags == 0;
    form.plain.iter().filter(|plain| plain.rank == best).all(fits)
}

/// «Posee» states a fact, unless it opens a clause as an order to a friend.
fn spanish(site: &Site, form: &Form) -> (Tags, bool) {
    let told = form.tags & !FAMILIAR_IMPERATIVE;
    let opens = site.left_joined().is_none_or(|word| matches!(site.block.word(word), "y" | "e" | "o" | "u"));
    if !opens && has_one_choice(form, told) { (told, true) } else { (form.tags, false) }
}

/// French words that may stand between the subject and its verb.
const FRENCH_CLITICS: &[&str] = &[
    "ne", "n'", "me", "m'", "te", "t'", "se", "s'", "le", "la", "les", "l'", "lui", "leur", "nous", "vous", "y", "en",
];

/// "Utilise" goes with je and with il, and is an order to a friend, which letters to clients do not hold. Behind
/// "que" it may be a subjunctive.
fn french(site: &Site, form: &Form) -> (Tags, bool) {
    let read = |word: &Word| site.block.word(word).to_lowercase().replace('\u{2019}', "'");
    let before = &site.words[..site.first];
    let subject = before.iter().rev().map(read).find(|word| !FRENCH_CLITICS.contains(&&**word));
    let is_first_person = subject.is_some_and(|word| matches!(&word[..], "je" | "j'"));
    let told = if is_first_person { form.tags & FRENCH_FIRST } else { form.tags & !(FRENCH_FIRST | FRENCH_FAMILIAR) };
    let may_be_wished = before.iter().map(read).any(|word| matches!(&word[..], "que" | "qu'" | "quoique" | "puisse"));
    let told = if may_be_wished { told } else { told & !FRENCH_SUBJUNCTIVE };
    if told == 0 {
        return (form.tags, false);
    }
    (told, site.first > 0 && has_one_choice(form, told))
}

fn english(site: &Site, form: &Form) -> (Tags, bool) {
    if form.tags & (PAST | PARTICIPLE) == PAST | PARTICIPLE && form.tags & !(PAST | PARTICIPLE) == 0 {
        if is_one(site, site.left(1), BEFORE_PARTICIPLE)
            || (is_one(site, site.left(2), BEFORE_PARTICIPLE) && !is_one(site, site.left(1), BEFORE_PAST))
        {
            return (PARTICIPLE, true);
        }
        if is_one(site, site.left_joined(), BEFORE_PAST) {
            return (PAST, true);
        }
    }
    (form.tags, false)
}
