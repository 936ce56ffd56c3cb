//! Where words meet: articles drawn into prepositions (del, au, nella), and vowels that give way (l', d', qu').

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

/// The preposition in a word, and the article drawn into it, empty where there is none: au is à + le.
pub(super) fn parts(language: &str, word: &str) -> Option<(&'static str, &'static str)> {
    let rows = drawn(language);
    let whole = rows.iter().find(|row| row.2 == word).map(|row| (row.0, row.1));
    whole.or_else(|| rows.iter().find(|row| row.0 == word).map(|row| (row.0, "")))
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

/// French nouns that end like an infinitive and follow le or les in letters.
const LIKE_INFINITIVES: &[&str] = &[
    "loyer",
    "dossier",
    "courrier",
    "foyer",
    "papier",
    "avenir",
    "centre",
    "titre",
    "membre",
    "registre",
    "nombre",
    "cadre",
    "ministère",
    "dernier",
    "premier",
    "calendrier",
    "fichier",
    "cahier",
    "quartier",
    "métier",
    "soir",
    "pouvoir",
    "devoir",
    "espoir",
    "salaire",
    "formulaire",
    "notaire",
    "locataire",
    "bénéficiaire",
    "commissaire",
    "secrétaire",
    "questionnaire",
    "partenaire",
    "inventaire",
    "horaire",
    "plaisir",
    "maire",
    "père",
    "frère",
    "chiffre",
    "trimestre",
    "semestre",
    "mètre",
    "caractère",
    "hiver",
    "désir",
    "souvenir",
    "particulier",
    "danger",
    "chantier",
    "atelier",
    "escalier",
    "palier",
    "propriétaire",
    "dernière",
    "autre",
    "votre",
    "notre",
    "quatre",
    "entre",
    "lettre",
    "libre",
    "poste",
    "contraire",
];

/// Whether le, la or les before this French word is its object, and no article: "de le voir".
pub(super) fn is_infinitive(word: &str) -> bool {
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    ["er", "ir", "re"].iter().any(|end| lower.ends_with(end)) && !LIKE_INFINITIVES.contains(&singular)
}

/// What the last word of a replacement and the word behind it become together: de + le = du,
/// de + aide = d'aide. Gives the new last word and whether the word behind is drawn in.
/// `kept`: the words found ended in the same preposition, and left the article alone.
pub(super) fn fit_after(
    language: &str,
    last: &str,
    next: &str,
    beyond: Option<&str>,
    kept: bool,
) -> Option<(&'static str, bool)> {
    let is_pronoun = kept || language == "fr" && beyond.is_some_and(is_infinitive);
    if let Some(one) = contract(language, last, next).filter(|_| !is_pronoun) {
        // German may write both; two words are not wrong.
        return (language != "de").then_some((one, true));
    }
    if language == "fr" && last.eq_ignore_ascii_case("si") && matches!(next, "il" | "ils") {
        return Some(("s'", false));
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
    fn a_pronoun_is_not_drawn_into_a_preposition() {
        assert_eq!(fit_after("fr", "de", "le", Some("loyer"), false), Some(("du", true)));
        assert_eq!(fit_after("fr", "de", "le", Some("signer"), false), None);
        assert_eq!(fit_after("fr", "de", "les", Some("voisins"), true), None);
        assert_eq!(fit_after("pt", "de", "o", Some("receber"), true), None);
        assert_eq!(fit_after("fr", "si", "il", None, false), Some(("s'", false)));
        assert_eq!(fit_after("fr", "si", "elle", None, false), None);
    }
}
