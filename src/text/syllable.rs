//! How many syllables a word has when it is spoken.
//!
//! Rules over vowels, one set for each language, with a short list of
//! exceptions from `dictionaries/<lang>/syllables.txt`. Hyphenation patterns
//! say where a line may break, which is not the same; they serve only where
//! they count better than rules do (Catalan).

// Pairs of letters read best as a flat list of pairs.
#![allow(clippy::unnested_or_patterns)]

mod cache;
mod english;
mod french;
mod germanic;
mod romance;
mod slavic;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::language::Language;
use super::word::{Word, WordClass, is_unseen};

/// Which rules count the syllables of a language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Rules {
    English,
    Spanish,
    French,
    German,
    Italian,
    Portuguese,
    Dutch,
    Swedish,
    Danish,
    Norwegian,
    Polish,
    Catalan,
    Czech,
    Russian,
    Turkish,
    Hungarian,
    Finnish,
    Indonesian,
    Tagalog,
    Haitian,
    Romanian,
    /// One syllable for each written token.
    Vietnamese,
    /// Groups of vowels: for languages without rules of their own.
    Groups,
}

fn rules(language: Language) -> Rules {
    match language.as_str() {
        "en" => Rules::English,
        "es" | "gl" => Rules::Spanish,
        "fr" => Rules::French,
        "de" => Rules::German,
        "it" => Rules::Italian,
        "pt" => Rules::Portuguese,
        "nl" | "af" => Rules::Dutch,
        "sv" => Rules::Swedish,
        "da" => Rules::Danish,
        "no" | "nb" | "nn" => Rules::Norwegian,
        "pl" => Rules::Polish,
        "ca" => Rules::Catalan,
        "cs" | "sk" => Rules::Czech,
        "ru" | "uk" | "bg" | "be" | "mk" | "kk" => Rules::Russian,
        "tr" | "az" => Rules::Turkish,
        "hu" => Rules::Hungarian,
        "fi" | "et" => Rules::Finnish,
        "id" | "ms" => Rules::Indonesian,
        "tl" | "fil" => Rules::Tagalog,
        "ht" => Rules::Haitian,
        "ro" => Rules::Romanian,
        "vi" => Rules::Vietnamese,
        _ => Rules::Groups,
    }
}

/// Letters of a word in lower case; longer words are counted by their first part.
const LONGEST: usize = 64;

/// Spoken syllables of one word, at least 1 for anything with a letter, 0 for what has none.
///
/// Parts joined by hyphens are counted one by one; digits are not counted.
#[must_use]
pub fn count(word: &str, language: Language) -> u8 {
    let rules = rules(language);
    if word.is_ascii() && rules == Rules::English {
        return english::count(word);
    }
    let mut letters = ['\0'; LONGEST];
    let (mut length, mut total, mut any) = (0, 0u8, false);
    for c in word.chars() {
        if c.is_alphabetic() || matches!(c, '\'' | '’') || is_combining(c) {
            any = true;
            for small in c.to_lowercase() {
                if length < LONGEST {
                    letters[length] = if small == '’' { '\'' } else { small };
                    length += 1;
                }
            }
        } else if c == '\u{AD}' || is_unseen(c) {
            // Seen by nobody.
        } else if length > 0 {
            total = total.saturating_add(part(&letters[..length], rules));
            length = 0;
        }
    }
    if length > 0 {
        total = total.saturating_add(part(&letters[..length], rules));
    }
    if total == 0 && any {
        return 1;
    }
    if total <= 1 && word.chars().all(|c| c.is_uppercase() && !is_latin_vowel(c.to_ascii_lowercase())) {
        // Letters spelled out one by one: PTBS.
        let names = word.chars().filter(|c| c.is_alphabetic()).map(|c| letter_name(c.to_ascii_lowercase(), rules));
        return names.sum::<usize>().clamp(usize::from(total), 255) as u8;
    }
    total
}

/// Writes the syllables of each token of class `Word` into it.
pub fn count_words(text: &str, words: &mut [Word], language: Language) {
    cache::with(language, |cache| {
        for word in words {
            if word.class == WordClass::Word {
                word.syllables = cache.get(word, text, |token| count(token, language));
            }
        }
    });
}

/// One part of a word without hyphens, in lower case.
fn part(letters: &[char], rules: Rules) -> u8 {
    // An apostrophe at either end belongs to nobody.
    let letters = match letters {
        ['\'', rest @ ..] | [rest @ .., '\''] if !rest.is_empty() => rest,
        _ => letters,
    };
    if !letters.iter().any(|c| c.is_alphabetic()) {
        return 0;
    }
    if let Some(count) = exception(letters, rules) {
        return count;
    }
    if is_spelled_out(letters, rules) {
        return letters.iter().map(|&c| letter_name(c, rules)).sum::<usize>() as u8;
    }
    let counted = match rules {
        Rules::English => english::count_letters(letters),
        Rules::Spanish => romance::spanish(letters),
        Rules::French => french::count(letters),
        Rules::German => germanic::german(letters),
        Rules::Italian => romance::italian(letters),
        Rules::Portuguese => romance::portuguese(letters),
        Rules::Dutch => germanic::dutch(letters),
        Rules::Swedish => germanic::swedish(letters),
        Rules::Danish => germanic::danish(letters),
        Rules::Norwegian => germanic::norwegian(letters),
        Rules::Polish => slavic::polish(letters),
        Rules::Catalan => romance::catalan(letters),
        Rules::Czech => slavic::czech(letters),
        Rules::Russian => slavic::cyrillic(letters),
        Rules::Turkish => letters
            .iter()
            .filter(|c| matches!(c, 'a' | 'e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü' | 'â' | 'î' | 'û'))
            .count(),
        Rules::Hungarian => letters
            .iter()
            .filter(|c| matches!(c, 'a' | 'á' | 'e' | 'é' | 'i' | 'í' | 'o' | 'ó' | 'ö' | 'ő' | 'u' | 'ú' | 'ü' | 'ű'))
            .count(),
        Rules::Finnish => finnish(letters),
        Rules::Indonesian => indonesian(letters),
        Rules::Tagalog => letters.iter().filter(|c| is_latin_vowel(**c) && **c != 'y').count(),
        Rules::Haitian => haitian(letters),
        Rules::Romanian => romance::romanian(letters),
        Rules::Vietnamese => 1,
        Rules::Groups => groups(letters),
    };
    counted.clamp(1, 255) as u8
}

/// Two to four consonants that make no word are said letter by letter, even in small letters: tv, lkw, dvd.
fn is_spelled_out(letters: &[char], rules: Rules) -> bool {
    // Where l and r carry a syllable or words are written without vowels, they may be a word.
    let may_be_word = matches!(rules, Rules::Czech | Rules::Russian | Rules::English | Rules::Vietnamese);
    let sound = letters.iter().all(|c| matches!(c, 'h' | 'm' | 'p' | 's' | 't' | 'r' | 'b' | 'z'));
    // A lone letter is an elided article in Italian and French.
    let fewest = if matches!(rules, Rules::Spanish | Rules::Portuguese) { 1 } else { 2 };
    (fewest..=4).contains(&letters.len())
        && !may_be_word
        && !(sound && letters.len() > 1)
        && letters.iter().all(|c| c.is_ascii_lowercase() && !is_latin_vowel(*c))
}

/// Syllables of the name of a consonant: Spanish *ese*, *hache*, *uve*; Portuguese *jota*, *agá*.
fn letter_name(letter: char, rules: Rules) -> usize {
    match (rules, letter) {
        (Rules::Spanish, 'w') => 4,
        (Rules::Spanish, 'f' | 'h' | 'j' | 'l' | 'm' | 'n' | 'ñ' | 'r' | 's' | 'x' | 'z') => 2,
        (Rules::Portuguese, 'w') => 3,
        (Rules::Portuguese, 'f' | 'h' | 'j' | 'l' | 'm' | 'n' | 'r' | 's') => 2,
        (Rules::Italian, 'w') => 2,
        (Rules::Italian, 'f' | 'h' | 'l' | 'm' | 'n' | 'r' | 's' | 'z') => 2,
        _ => 1,
    }
}

/// Groups of vowels, of any Latin, Greek or Cyrillic alphabet; else one for each letter of a syllabic script.
fn groups(letters: &[char]) -> usize {
    let mut count = 0;
    let mut inside = false;
    for &c in letters {
        let vowel = is_latin_vowel(c) || slavic::is_cyrillic_vowel(c) || "αάεέηήιίϊΐοόυύϋΰωώ".contains(c);
        count += usize::from(vowel && !inside);
        inside = vowel;
    }
    count
}

/// Each vowel, a long vowel or a diphthong once.
fn finnish(letters: &[char]) -> usize {
    let pairs = |a, b| {
        a == b
            || matches!(
                (a, b),
                ('a' | 'e' | 'o' | 'u' | 'y' | 'ä' | 'ö', 'i')
                    | ('a' | 'o' | 'e' | 'i', 'u')
                    | ('u', 'o')
                    | ('i', 'e')
                    | ('y', 'ö')
                    | ('ä' | 'ö' | 'e' | 'i', 'y')
            )
    };
    nuclei(letters, |c| is_latin_vowel(c) || c == 'y', pairs)
}

/// Each vowel; `ai`, `au` and `oi` end a root as one.
fn indonesian(letters: &[char]) -> usize {
    let vowels = letters.iter().filter(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'é')).count();
    let falling = letters.ends_with(&['a', 'i']) || letters.ends_with(&['a', 'u']) || letters.ends_with(&['o', 'i']);
    if falling && letters.len() > 2 { vowels - 1 } else { vowels }
}

/// `ou` is one vowel, `i`, `ou` and `u` before a vowel are none.
fn haitian(letters: &[char]) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let after = letters.get(at + 2).copied().unwrap_or(' ');
        match letters[at] {
            'o' if next == 'u' => {
                at += 1;
                count += 1;
            }
            'u' if next == 'i' => {
                at += 1;
                count += 1;
            }
            'i' if matches!(next, 'a' | 'e' | 'o' | 'è' | 'ò') && at > 0 && after != ' ' => {}
            c if is_latin_vowel(c) && c != 'y' => count += 1,
            _ => {}
        }
        at += 1;
    }
    count
}

/// Vowels one by one, two neighbours once if `pair` says they are one sound.
fn nuclei(letters: &[char], vowel: impl Fn(char) -> bool, pair: impl Fn(char, char) -> bool) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < letters.len() {
        if vowel(letters[at]) {
            count += 1;
            if letters.get(at + 1).is_some_and(|&next| vowel(next) && pair(letters[at], next)) {
                at += 1;
            }
        }
        at += 1;
    }
    count
}

fn is_latin_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à'..='æ' | 'è'..='ï' | 'ò'..='ö' | 'ø'..='ý' | 'ÿ' | 'ā' | 'ă' | 'ą' | 'ē' | 'ĕ'
            | 'ė' | 'ę' | 'ě' | 'ĩ' | 'ī' | 'į' | 'ı' | 'ō' | 'ő' | 'œ' | 'ũ' | 'ū' | 'ů' | 'ű' | 'ų' | 'ơ' | 'ư' | 'Ạ'..='ỹ'
    )
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

macro_rules! exceptions {
    ($($rules:ident: $tag:literal),* $(,)?) => {
        &[$((Rules::$rules, include_str!(concat!("../../dictionaries/", $tag, "/syllables.txt")))),*]
    };
}

const EXCEPTIONS: &[(Rules, &str)] = exceptions![English: "en", Spanish: "es", French: "fr", German: "de", Italian: "it", Portuguese: "pt", Tagalog: "tl"];

fn exception(letters: &[char], rules: Rules) -> Option<u8> {
    let list = exceptions(rules)?;
    let mut buffer = [0u8; 32];
    let mut length = 0;
    for c in letters {
        let end = length + c.len_utf8();
        if end > buffer.len() {
            return None;
        }
        c.encode_utf8(&mut buffer[length..]);
        length = end;
    }
    list.get(&buffer[..length]).copied()
}

type Exceptions = FxHashMap<&'static [u8], u8>;

fn exceptions(rules: Rules) -> Option<&'static Exceptions> {
    static READ: OnceLock<Vec<(Rules, Exceptions)>> = OnceLock::new();
    let all = READ.get_or_init(|| EXCEPTIONS.iter().map(|(rules, text)| (*rules, read(text))).collect());
    all.iter().find(|(known, _)| *known == rules).map(|(_, list)| list)
}

/// A number on a line of its own sets the count for the words after it.
fn read(text: &'static str) -> Exceptions {
    let mut list = Exceptions::default();
    let mut count = 1;
    for entry in text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
        match entry.parse() {
            Ok(number) => count = number,
            Err(_) => {
                list.insert(entry.as_bytes(), count);
            }
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: &str, words: &[(&str, u8)]) {
        for (word, syllables) in words {
            assert_eq!(count(word, Language::parse(tag)), *syllables, "{word}");
        }
    }

    #[test]
    fn english() {
        check(
            "en",
            &[
                ("the", 1),
                ("people", 2),
                ("table", 2),
                ("created", 3),
                ("worked", 1),
                ("needed", 2),
                ("boxes", 2),
                ("names", 1),
                ("information", 4),
                ("social", 2),
                ("appreciate", 4),
                ("media", 3),
                ("special", 2),
                ("well-being", 3),
                ("didn't", 2),
                ("isn’t", 2),
                ("homeless", 2),
                ("something", 2),
                ("statement", 2),
                ("playing", 2),
                ("going", 2),
                ("racism", 3),
                ("science", 2),
                ("confidentiality", 7),
                ("LCSW", 6),
                ("Mr", 2),
                ("café", 2),
                ("a", 1),
                ("rhythm", 2),
                ("situation", 4),
            ],
        );
    }

    #[test]
    fn romance_languages() {
        check(
            "es",
            &[
                ("causa", 2),
                ("país", 2),
                ("que", 1),
                ("guerra", 2),
                ("ciudad", 2),
                ("leer", 2),
                ("y", 1),
                ("vergüenza", 3),
                ("muy", 1),
                ("reunión", 3),
                ("reina", 2),
                ("coincide", 4),
                ("boina", 2),
                ("stop", 2),
                ("cliente", 3),
                ("estadounidense", 7),
                ("LGTB", 5),
            ],
        );
        check(
            "fr",
            &[
                ("table", 1),
                ("famille", 2),
                ("action", 2),
                ("monde", 1),
                ("samedi", 2),
                ("les", 1),
                ("appartement", 4),
                ("vous", 1),
            ],
        );
        check("it", &[("casa", 2), ("ciao", 1), ("famiglia", 3), ("aereo", 4), ("più", 1)]);
        check("pt", &[("não", 1), ("coração", 3), ("país", 2), ("água", 2), ("ateliê", 4), ("recuo", 3), ("RG", 3)]);
        check("ca", &[("història", 4), ("aigua", 2), ("país", 2)]);
    }

    #[test]
    fn other_languages() {
        check("de", &[("Haus", 1), ("Familie", 3), ("gehen", 2), ("Theater", 3), ("Schule", 2)]);
        check("de", &[("beenden", 3), ("Beere", 2), ("geehrt", 2), ("Museen", 3), ("Screen", 1), ("Meer", 1)]);
        check("de", &[("Egoist", 3), ("heroisch", 3), ("Toilette", 3), ("Atheist", 3), ("Geist", 1), ("Dirndl", 2)]);
        check("de", &[("Stream", 1), ("Beamter", 3), ("Reaktion", 3), ("Coach", 1), ("Oase", 3), ("aktuell", 2)]);
        check("nl", &[("huis", 1), ("mooie", 2), ("idee", 2), ("geïnteresseerd", 5)]);
        check("pl", &[("nie", 1), ("dziecko", 2), ("który", 2)]);
        check("ru", &[("мама", 2), ("здравствуйте", 3)]);
        check("cs", &[("vlk", 1), ("mouka", 2), ("vítr", 2)]);
        check("vi", &[("nghiêng", 1)]);
        check("tl", &[("mga", 2), ("ng", 1), ("bahay", 2)]);
    }

    #[test]
    fn nothing_to_say() {
        assert_eq!(count("", Language::new("en")), 0);
        assert_eq!(count("42", Language::new("es")), 0);
        assert_eq!(count("'", Language::new("fr")), 1);
    }

    proptest::proptest! {
        #[test]
        fn ascii_and_letters_agree_in_english(word in "[a-z'-]{1,14}") {
            let mut slow = 0u8;
            for piece in word.split('-') {
                let letters: Vec<char> = piece.chars().collect();
                slow = slow.saturating_add(part(&letters, Rules::English));
            }
            if word.chars().any(|c| c.is_ascii_alphabetic()) {
                proptest::prop_assert_eq!(english::count(&word), slow.max(1));
            }
        }

        #[test]
        fn never_panics(word in "\\PC{0,80}", tag in "en|es|fr|de|it|pt|nl|sv|da|no|pl|ca|cs|ru|tr|hu|fi|id|tl|ht|ro|vi|xx") {
            let _ = count(&word, Language::parse(&tag));
        }
    }
}
