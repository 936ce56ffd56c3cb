//! Where words meet: articles drawn into prepositions (del, au, nella), vowels that give way (l', d',
//! qu'), and articles that follow the gender of their noun.

/// First halves of words with an apostrophe that dictionaries look up apart: l'aide, dell'istanza.
const ELIDED_FRENCH: &[&str] = &["l'", "d'", "j'", "m'", "t'", "s'", "n'", "c'", "qu'", "jusqu'", "lorsqu'", "puisqu'"];
const ELIDED_ITALIAN: &[&str] =
    &["l'", "un'", "d'", "c'", "s'", "dell'", "all'", "dall'", "nell'", "sull'", "coll'", "quell'", "quest'", "gl'"];
const ELIDED_CATALAN: &[&str] = &["l'", "d'", "m'", "t'", "s'", "n'"];

/// The elided forms of a language.
pub(super) fn elided(language: &str) -> &'static [&'static str] {
    match language {
        "fr" => ELIDED_FRENCH,
        "it" => ELIDED_ITALIAN,
        "ca" => ELIDED_CATALAN,
        _ => &[],
    }
}

/// Preposition, article, and the two in one.
type Drawn = (&'static str, &'static str, &'static str);

const SPANISH: &[Drawn] = &[("de", "el", "del"), ("a", "el", "al")];
const FRENCH: &[Drawn] = &[("de", "le", "du"), ("de", "les", "des"), ("à", "le", "au"), ("à", "les", "aux")];
const PORTUGUESE: &[Drawn] = &[
    ("de", "o", "do"),
    ("de", "a", "da"),
    ("de", "os", "dos"),
    ("de", "as", "das"),
    ("em", "o", "no"),
    ("em", "a", "na"),
    ("em", "os", "nos"),
    ("em", "as", "nas"),
    ("por", "o", "pelo"),
    ("por", "a", "pela"),
    ("por", "os", "pelos"),
    ("por", "as", "pelas"),
    ("a", "o", "ao"),
    ("a", "a", "à"),
    ("a", "os", "aos"),
    ("a", "as", "às"),
    ("de", "este", "deste"),
    ("de", "esta", "desta"),
    ("de", "esse", "desse"),
    ("de", "essa", "dessa"),
    ("em", "este", "neste"),
    ("em", "esta", "nesta"),
    ("em", "esse", "nesse"),
    ("em", "essa", "nessa"),
];
const ITALIAN: &[Drawn] = &[
    ("di", "il", "del"),
    ("di", "lo", "dello"),
    ("di", "la", "della"),
    ("di", "l'", "dell'"),
    ("di", "i", "dei"),
    ("di", "gli", "degli"),
    ("di", "le", "delle"),
    ("a", "il", "al"),
    ("a", "lo", "allo"),
    ("a", "la", "alla"),
    ("a", "l'", "all'"),
    ("a", "i", "ai"),
    ("a", "gli", "agli"),
    ("a", "le", "alle"),
    ("da", "il", "dal"),
    ("da", "lo", "dallo"),
    ("da", "la", "dalla"),
    ("da", "l'", "dall'"),
    ("da", "i", "dai"),
    ("da", "gli", "dagli"),
    ("da", "le", "dalle"),
    ("in", "il", "nel"),
    ("in", "lo", "nello"),
    ("in", "la", "nella"),
    ("in", "l'", "nell'"),
    ("in", "i", "nei"),
    ("in", "gli", "negli"),
    ("in", "le", "nelle"),
    ("su", "il", "sul"),
    ("su", "lo", "sullo"),
    ("su", "la", "sulla"),
    ("su", "l'", "sull'"),
    ("su", "i", "sui"),
    ("su", "gli", "sugli"),
    ("su", "le", "sulle"),
];
const CATALAN: &[Drawn] = &[
    ("de", "el", "del"),
    ("de", "els", "dels"),
    ("a", "el", "al"),
    ("a", "els", "als"),
    ("per", "el", "pel"),
    ("per", "els", "pels"),
];
const GERMAN: &[Drawn] = &[
    ("zu", "dem", "zum"),
    ("zu", "der", "zur"),
    ("von", "dem", "vom"),
    ("bei", "dem", "beim"),
    ("in", "dem", "im"),
    ("an", "dem", "am"),
];

fn drawn(language: &str) -> &'static [Drawn] {
    match language {
        "es" => SPANISH,
        "fr" => FRENCH,
        "pt" => PORTUGUESE,
        "it" => ITALIAN,
        "ca" => CATALAN,
        "de" => GERMAN,
        _ => &[],
    }
}

/// A preposition and the article behind it in one word: de + le = du.
pub(super) fn contract(language: &str, preposition: &str, article: &str) -> Option<&'static str> {
    drawn(language).iter().find(|row| row.0 == preposition && row.1 == article).map(|row| row.2)
}

/// The other ways a phrase may end when an article follows it, with what each `to` becomes:
/// "conformément à" also stands as "conformément au", where "selon" becomes "selon le".
pub(super) fn variants(language: &str, from: &str, to: &[String]) -> Vec<(String, Vec<String>)> {
    let Some((stem, last)) = from.rsplit_once(' ') else { return Vec::new() };
    let mut found: Vec<(String, Vec<String>)> = drawn(language)
        .iter()
        .filter(|row| row.0 == last)
        .map(|(_, article, one)| {
            let to = to.iter().map(|to| with_article(language, to, article)).collect();
            (format!("{stem} {one}"), to)
        })
        .collect();
    let short = match (language, last) {
        ("fr" | "ca", "de") => "d'",
        ("fr", "que") => "qu'",
        _ => return found,
    };
    found.push((format!("{stem} {short}"), to.to_vec()));
    found
}

fn with_article(language: &str, to: &str, article: &str) -> String {
    let (stem, last) = to.rsplit_once(' ').map_or(("", to), |(stem, last)| (stem, last));
    match contract(language, last, article) {
        Some(one) if stem.is_empty() => one.to_owned(),
        Some(one) => format!("{stem} {one}"),
        None => format!("{to} {article}"),
    }
}

/// Whether a word starts with a vowel sound, so that le and de give way before it.
pub(super) fn starts_with_vowel(language: &str, word: &str) -> bool {
    let lower = word.to_lowercase();
    let vowels = ['a', 'e', 'i', 'o', 'u', 'y', 'à', 'â', 'é', 'è', 'ê', 'î', 'ô', 'û', 'œ', 'í', 'ó', 'ú', 'ò'];
    match language {
        "it" => lower.starts_with(vowels) && !lower.starts_with('y'),
        _ if lower.starts_with('h') => {
            // h aspiré
            ![
                "handicap",
                "haut",
                "hors",
                "huit",
                "hauss",
                "hont",
                "hasard",
                "héros",
                "hiérarch",
                "halte",
                "harcel",
                "harcèl",
                "hall",
                "haine",
            ]
            .iter()
            .any(|start| lower.starts_with(start))
        }
        _ => {
            lower.starts_with(vowels) && !["onz", "oui", "yaourt", "yoga"].iter().any(|start| lower.starts_with(start))
        }
    }
}

/// What a last word becomes before a vowel: de, d'; `None` when it stays.
pub(super) fn elide(language: &str, word: &str) -> Option<&'static str> {
    Some(match (language, word) {
        ("fr" | "ca", "de") => "d'",
        ("fr", "le" | "la") | ("ca", "el" | "la") | ("it", "lo" | "la") => "l'",
        ("fr", "que") => "qu'",
        ("fr", "ne") => "n'",
        ("fr", "se") => "s'",
        ("fr", "je") => "j'",
        ("fr", "me") => "m'",
        ("fr", "te") => "t'",
        ("it", "della" | "dello") => "dell'",
        ("it", "alla" | "allo") => "all'",
        ("it", "nella" | "nello") => "nell'",
        ("it", "sulla" | "sullo") => "sull'",
        ("it", "dalla" | "dallo") => "dall'",
        ("it", "una") => "un'",
        _ => return None,
    })
}

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
            ("un", "una"),
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

/// What the short word before a noun must become, and whether nothing stands between the two then.
/// `gender` is that of the new noun, where it is known to differ or matter.
pub(super) fn fit_before(language: &str, word: &str, next: &str, gender: Option<char>) -> Option<(String, bool)> {
    let word = word.replace('\u{2019}', "'");
    let lower = word.to_lowercase();
    let vowel = starts_with_vowel(language, next);
    let mut now = lower.clone();
    if let Some(gender) = gender
        && let Some((masculine, feminine)) = pairs(language).iter().find(|(one, two)| lower == *one || lower == *two)
    {
        (if gender == 'f' { *feminine } else { *masculine }).clone_into(&mut now);
    }
    if matches!(language, "fr" | "it" | "ca") {
        if now.ends_with('\'') {
            if !vowel {
                full(language, &now, gender)?.clone_into(&mut now);
            }
        } else if vowel {
            now = match (language, now.as_str()) {
                ("fr", "du") => "de l'".to_owned(),
                ("fr", "au") => "à l'".to_owned(),
                ("fr", "de la") => "de l'".to_owned(),
                ("fr", "à la") => "à l'".to_owned(),
                ("fr", "ma") => "mon".to_owned(),
                ("fr", "ta") => "ton".to_owned(),
                ("fr", "sa") => "son".to_owned(),
                ("fr", "ce") => "cet".to_owned(),
                ("it", "il") => "l'".to_owned(),
                ("it", "del" | "al" | "nel" | "sul" | "dal") => format!("{now}l'"),
                _ => elide(language, &now).map_or(now, str::to_owned),
            };
        } else if language == "fr" && now == "cet" {
            "ce".clone_into(&mut now);
        }
    }
    if now == lower {
        return None;
    }
    let joined = now.ends_with('\'');
    Some((now, joined))
}

/// What the last word of a replacement and the word behind it become together: de + le = du,
/// de + aide = d'aide. Gives the new last word and whether the word behind is drawn in.
pub(super) fn fit_after(language: &str, last: &str, next: &str) -> Option<(&'static str, bool)> {
    if let Some(one) = contract(language, last, next) {
        // German may write both; two words are not wrong.
        return (language != "de").then_some((one, true));
    }
    if starts_with_vowel(language, next) && matches!(language, "fr" | "ca") {
        return elide(language, last).map(|short| (short, false));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prepositions_draw_articles_in() {
        assert_eq!(contract("fr", "de", "le"), Some("du"));
        assert_eq!(contract("it", "su", "l'"), Some("sull'"));
        assert_eq!(contract("pt", "a", "as"), Some("às"));
        let all = variants("fr", "conformément à", &["selon".to_owned(), "par rapport à".to_owned()]);
        assert!(
            all.contains(&("conformément au".to_owned(), vec!["selon le".to_owned(), "par rapport au".to_owned()]))
        );
        let all = variants("it", "in merito a", &["su".to_owned()]);
        assert!(all.contains(&("in merito alla".to_owned(), vec!["sulla".to_owned()])));
        assert!(
            variants("fr", "afin de", &["pour".to_owned()]).contains(&("afin d'".to_owned(), vec!["pour".to_owned()]))
        );
    }

    #[test]
    fn words_before_follow_sound_and_gender() {
        assert_eq!(fit_before("fr", "le", "aide", None), Some(("l'".to_owned(), true)));
        assert_eq!(fit_before("fr", "d’", "payer", None), Some(("de".to_owned(), false)));
        assert_eq!(fit_before("fr", "l'", "demande", Some('f')), Some(("la".to_owned(), false)));
        assert_eq!(fit_before("fr", "l'", "demande", None), None);
        assert_eq!(fit_before("fr", "du", "adresse", Some('f')), Some(("de l'".to_owned(), true)));
        assert_eq!(fit_before("es", "el", "dirección", Some('f')), Some(("la".to_owned(), false)));
        assert_eq!(fit_before("it", "l'", "domanda", Some('f')), Some(("la".to_owned(), false)));
        assert_eq!(fit_before("pt", "do", "morada", Some('f')), Some(("da".to_owned(), false)));
        assert_eq!(fit_before("fr", "le", "handicap", None), None);
    }
}
