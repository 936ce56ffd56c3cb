//! The short word before a replacement: articles follow the gender and the sound of their noun, and elided words
//! are written out before a consonant (l'aide, la demande).

use super::joint::{elide, starts_with_vowel};

/// What an elided word is when a consonant follows; `None` where it depends on the gender.
fn full(language: &str, word: &str, gender: Option<char>) -> Option<&'static str> {
    let feminine = gender.map(|gender| gender == 'f');
    Some(match (language, word) {
        ("fr" | "ca", "d'") => "de",
        ("fr", "qu'") => "que",
        ("fr", "n'") => "ne",
        ("fr" | "it", "s'") => {
            if language == "fr" {
                "se"
            } else {
                "si"
            }
        }
        ("fr", "j'") => "je",
        ("fr", "m'") => "me",
        ("fr", "t'") => "te",
        ("fr", "l'") => match gender? {
            'f' => "la",
            _ => "le",
        },
        ("ca", "l'") => match gender? {
            'f' => "la",
            _ => "el",
        },
        ("it", "l'") => match gender? {
            'f' => "la",
            _ => "il",
        },
        ("it", "un'") => "una",
        ("it", "quest'") => {
            if feminine? {
                "questa"
            } else {
                "questo"
            }
        }
        ("it", "quell'") => {
            if feminine? {
                "quella"
            } else {
                "quel"
            }
        }
        ("it", "dell'") => {
            if feminine? {
                "della"
            } else {
                "del"
            }
        }
        ("it", "all'") => {
            if feminine? {
                "alla"
            } else {
                "al"
            }
        }
        ("it", "nell'") => {
            if feminine? {
                "nella"
            } else {
                "nel"
            }
        }
        ("it", "sull'") => {
            if feminine? {
                "sulla"
            } else {
                "sul"
            }
        }
        ("it", "dall'") => {
            if feminine? {
                "dalla"
            } else {
                "dal"
            }
        }
        _ => return None,
    })
}

/// Articles and other short words before a noun: masculine, feminine.
fn pairs(language: &str) -> &'static [(&'static str, &'static str)] {
    match language {
        "es" => &[
            ("el", "la"),
            ("los", "las"),
            ("un", "una"),
            ("unos", "unas"),
            ("del", "de la"),
            ("al", "a la"),
            ("este", "esta"),
            ("estos", "estas"),
            ("ese", "esa"),
            ("esos", "esas"),
            ("nuestro", "nuestra"),
            ("nuestros", "nuestras"),
            ("otro", "otra"),
            ("otros", "otras"),
            ("todos los", "todas las"),
        ],
        "fr" => &[
            ("le", "la"),
            ("un", "une"),
            ("du", "de la"),
            ("au", "à la"),
            ("ce", "cette"),
            ("mon", "ma"),
            ("ton", "ta"),
            ("son", "sa"),
            ("quel", "quelle"),
            ("tout", "toute"),
            ("aucun", "aucune"),
        ],
        "pt" => &[
            ("o", "a"),
            ("os", "as"),
            ("um", "uma"),
            ("do", "da"),
            ("dos", "das"),
            ("no", "na"),
            ("nos", "nas"),
            ("ao", "à"),
            ("aos", "às"),
            ("pelo", "pela"),
            ("pelos", "pelas"),
            ("este", "esta"),
            ("esse", "essa"),
            ("estes", "estas"),
            ("seu", "sua"),
            ("seus", "suas"),
            ("nosso", "nossa"),
            ("nossos", "nossas"),
            ("outro", "outra"),
            ("deste", "desta"),
            ("neste", "nesta"),
        ],
        "it" => &[
            ("il", "la"),
            ("i", "le"),
            ("lo", "la"),
            ("gli", "le"),
            ("un", "una"),
            ("uno", "una"),
            ("dello", "della"),
            ("degli", "delle"),
            ("allo", "alla"),
            ("agli", "alle"),
            ("dallo", "dalla"),
            ("dagli", "dalle"),
            ("nello", "nella"),
            ("negli", "nelle"),
            ("sullo", "sulla"),
            ("sugli", "sulle"),
            ("del", "della"),
            ("dei", "delle"),
            ("al", "alla"),
            ("ai", "alle"),
            ("dal", "dalla"),
            ("dai", "dalle"),
            ("nel", "nella"),
            ("nei", "nelle"),
            ("sul", "sulla"),
            ("sui", "sulle"),
            ("questo", "questa"),
            ("questi", "queste"),
            ("suo", "sua"),
            ("suoi", "sue"),
        ],
        "ca" => &[("el", "la"), ("els", "les"), ("un", "una"), ("del", "de la"), ("al", "a la"), ("aquest", "aquesta")],
        _ => &[],
    }
}

/// Italian articles, alone and in a preposition, before most consonants, before s with a consonant, z and the
/// like, and before a vowel: il modulo, lo studio, l'ufficio.
const ITALIAN_ARTICLES: &[[&str; 3]] = &[
    ["il", "lo", "l'"],
    ["i", "gli", "gli"],
    ["un", "uno", "un"],
    ["del", "dello", "dell'"],
    ["dei", "degli", "degli"],
    ["al", "allo", "all'"],
    ["ai", "agli", "agli"],
    ["dal", "dallo", "dall'"],
    ["dai", "dagli", "dagli"],
    ["nel", "nello", "nell'"],
    ["nei", "negli", "negli"],
    ["sul", "sullo", "sull'"],
    ["sui", "sugli", "sugli"],
    ["quel", "quello", "quell'"],
    ["quei", "quegli", "quegli"],
];

/// The column of [`ITALIAN_ARTICLES`] that a word takes.
fn italian_column(word: &str) -> usize {
    let lower = word.to_lowercase();
    if starts_with_vowel("it", &lower) {
        return 2;
    }
    let with_consonant =
        lower.strip_prefix('s').is_some_and(|rest| rest.starts_with(|c: char| !"aeiouàèéìòù".contains(c)));
    usize::from(with_consonant || ["z", "gn", "ps", "pn", "x", "y"].iter().any(|start| lower.starts_with(start)))
}

/// What the short word before must become.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It stays.
    Stays,
    /// It becomes this; true where nothing stands between the two then.
    Becomes(String, bool),
    /// It cannot stay, and what it would have to be hangs on a gender that nobody told.
    Unknown,
}

/// What the short word before must become when `next` stands where `old` stood. `gender` is that of the new
/// noun, where it is known to differ or matter.
pub(super) fn fit_before(language: &str, word: &str, old: &str, next: &str, gender: Option<char>) -> Fit {
    let word = word.replace('\u{2019}', "'");
    let lower = word.to_lowercase();
    let vowel = starts_with_vowel(language, next);
    let mut now = lower.clone();
    // Portuguese "a" before a plural is the preposition: "destinado a munícipes".
    let is_preposition =
        language == "pt" && lower == "a" && old.split(' ').next().is_some_and(|old| old.ends_with('s'));
    if let Some(gender) = gender
        && !is_preposition
        && let Some((masculine, feminine)) = pairs(language).iter().find(|(one, two)| lower == *one || lower == *two)
    {
        (if gender == 'f' { *feminine } else { *masculine }).clone_into(&mut now);
    }
    // A sound that is as before asks for nothing: "la usa" was written for "la utilizza".
    let sounds_new = starts_with_vowel(language, old) != vowel || now != lower;
    if matches!(language, "fr" | "it" | "ca") {
        if now.ends_with('\'') {
            if !vowel {
                let Some(full) = full(language, &now, gender) else { return Fit::Unknown };
                full.clone_into(&mut now);
            }
        } else if vowel && sounds_new {
            now = match (language, now.as_str()) {
                ("fr", "du") => "de l'".to_owned(),
                ("fr", "au") => "à l'".to_owned(),
                ("fr", "de la") => "de l'".to_owned(),
                ("fr", "à la") => "à l'".to_owned(),
                ("fr", "ma") => "mon".to_owned(),
                ("fr", "ta") => "ton".to_owned(),
                ("fr", "sa") => "son".to_owned(),
                ("fr", "ce") => "cet".to_owned(),
                _ => elide(language, &now).map_or(now, str::to_owned),
            };
        } else if language == "fr" && now == "cet" && !vowel {
            "ce".clone_into(&mut now);
        }
    }
    if language == "it" {
        now = italian(now, old, next, gender);
    }
    if now == lower {
        return Fit::Stays;
    }
    let joined = now.ends_with('\'');
    Fit::Becomes(now, joined)
}

/// An Italian word before `next`, where `old` stood: articles go by its first letters, and "ad", "ed" and
/// "od" have their d before a vowel only.
fn italian(word: String, old: &str, next: &str, gender: Option<char>) -> String {
    let vowel = starts_with_vowel("it", next);
    let same = |vowel: char| {
        let starts = |word: &str| word.to_lowercase().starts_with(vowel);
        starts(next) && !starts(old)
    };
    match word.as_str() {
        "ad" | "ed" | "od" if !vowel => return word[..1].to_owned(),
        "a" if same('a') => return "ad".to_owned(),
        "e" if same('e') => return "ed".to_owned(),
        _ => {}
    }
    let column = italian_column(next);
    let is_masculine = gender == Some('m');
    // Lo, gli and l' are pronouns too: lo utilizza, lo usa.
    let speaks_for_itself = !matches!(word.as_str(), "lo" | "gli") && !word.ends_with('\'') && gender.is_none();
    if !is_masculine && !speaks_for_itself || column == italian_column(old) && gender.is_none() {
        return word;
    }
    ITALIAN_ARTICLES.iter().find(|row| row.contains(&&*word)).map_or(word, |row| row[column].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_follow_sound_and_gender() {
        let fit = |language, word, old, next, gender| match fit_before(language, word, old, next, gender) {
            Fit::Becomes(word, _) => word,
            Fit::Stays => word.to_owned(),
            Fit::Unknown => "?".to_owned(),
        };
        for (language, word, old, next, gender, right) in [
            ("fr", "le", "versement", "aide", None, "l'"),
            ("fr", "d’", "effectuer", "payer", None, "de"),
            ("fr", "l'", "allocation", "demande", Some('f'), "la"),
            ("fr", "l'", "utiliser", "prendre", None, "?"),
            ("fr", "du", "domicile", "adresse", Some('f'), "de l'"),
            ("fr", "le", "taux", "handicap", None, "le"),
            ("es", "el", "domicilio", "dirección", Some('f'), "la"),
            ("pt", "do", "domicílio", "morada", Some('f'), "da"),
            ("pt", "a", "utilização", "uso", Some('m'), "o"),
            ("pt", "a", "munícipes", "moradores", Some('m'), "a"),
            ("it", "l'", "istanza", "domanda", Some('f'), "la"),
            ("it", "quest'", "istanza", "domanda", Some('f'), "questa"),
            ("it", "ad", "effettuare", "fare", None, "a"),
            ("it", "ed", "effettuare", "fare", None, "e"),
            ("it", "ad", "utilizzare", "usare", None, "ad"),
            ("it", "a", "ottenere", "avere", None, "ad"),
            ("it", "la", "utilizza", "usa", None, "la"),
            ("it", "lo", "effettua", "fa", None, "lo"),
            ("it", "lo", "stabile", "palazzo", Some('m'), "il"),
            ("it", "gli", "stabili", "palazzi", Some('m'), "i"),
            ("it", "il", "fabbisogno", "sostegno", Some('m'), "il"),
            ("it", "del", "nosocomio", "ospedale", Some('m'), "dell'"),
            ("it", "un", "sussidio", "stipendio", Some('m'), "uno"),
            ("it", "nello", "stabile", "edificio", Some('m'), "nell'"),
            ("it", "un'", "istanza", "domanda", Some('f'), "una"),
        ] {
            assert_eq!(fit(language, word, old, next, gender), right, "{language}: {word} {next}");
        }
    }
}
