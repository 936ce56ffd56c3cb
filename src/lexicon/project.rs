//! Forms of the words that a project lists itself: nobody marked their part of speech, so only what is
//! sure is derived. A plural, and the forms of English verbs that show by their ending that they are verbs.

use super::inflect::{self, Class};
use super::repair::takes_an;

/// Words that end the head of a phrase: the plural of “length of stay” is “lengths of stay”.
const PREPOSITIONS: &[(&str, &[&str])] = &[
    ("en", &["of", "for", "in", "with", "to", "from", "at", "on", "by"]),
    ("es", &["de", "del", "para", "con", "en", "a", "sin"]),
    ("fr", &["de", "du", "des", "à", "pour", "en", "avec", "sans"]),
    ("pt", &["de", "do", "da", "para", "com", "em", "sem"]),
    ("it", &["di", "del", "della", "da", "per", "con", "in", "senza"]),
];
/// Words that open a clause, where a verb would have to agree: “person who gets help”.
const CLAUSES: &[&str] = &[
    "who", "that", "which", "whom", "we", "you", "they", "he", "she", "it", "i", "que", "quien", "qui", "quem", "che",
    "chi",
];
/// English nouns without a plural.
const UNCOUNTED: &[&str] = &[
    "advice",
    "aid",
    "care",
    "equipment",
    "food",
    "health",
    "help",
    "housing",
    "information",
    "money",
    "news",
    "people",
    "children",
    "men",
    "women",
    "staff",
    "support",
    "transportation",
    "work",
];
/// Endings of English words that are verbs.
const VERBS: &[&str] = &["ize", "yze", "alise", "ilise", "onise", "anise", "ify", "ate"];
/// Fewest letters of such a verb: “size” and “rate” are nouns.
const VERB_LETTERS: usize = 6;
/// Endings of English words that are nouns and no verbs.
const NOUNS: &[&str] = &["ment", "tion", "sion", "ness", "ity", "ship", "ist", "er", "or", "ee"];
/// Words that end so and are verbs as well.
const NO_NOUNS: &[&str] = &["offer", "answer", "enter", "order", "consider", "deliver", "see", "agree", "mention"];
/// Endings of German nouns whose plural is sure.
const GERMAN: &[(&str, &str)] = &[
    ("in", "innen"),
    ("ung", "ungen"),
    ("heit", "heiten"),
    ("keit", "keiten"),
    ("schaft", "schaften"),
    ("ion", "ionen"),
    ("tät", "täten"),
];

/// One more form of a word, and what the project says for it in the same form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherForm {
    /// As it stands in a text, in the letters of the word it comes from.
    pub surface: String,
    /// The other words in this form; `None` where they have none that is sure.
    pub plain: Option<String>,
    /// It is the plural of a noun.
    pub is_plural: bool,
}

/// The other forms of a word or phrase; `plain` is what the project says for it.
#[must_use]
pub fn other_forms(language: &str, word: &str, plain: &str) -> Vec<OtherForm> {
    if let Some(forms) = verb(language, word).filter(|_| !is_english_noun(plain)) {
        let (first, rest) = plain.split_once(' ').map_or((plain, ""), |(first, rest)| (first, rest));
        let theirs = inflect::forms(language, first, Class::new("v")).unwrap_or_default();
        let with_rest = |form: &str| if rest.is_empty() { form.to_owned() } else { format!("{form} {rest}") };
        return forms
            .into_iter()
            .enumerate()
            .filter(|(_, form)| form != word)
            .map(|(at, surface)| OtherForm {
                surface,
                plain: theirs.get(at).map(|(_, form)| with_rest(form)),
                is_plural: false,
            })
            .collect();
    }
    let surface = plural(language, word).filter(|surface| surface != word);
    surface.into_iter().map(|surface| OtherForm { surface, plain: plural(language, plain), is_plural: true }).collect()
}

/// Whether English words are a noun for sure, so that no verb may become them.
#[must_use]
pub fn is_english_noun(phrase: &str) -> bool {
    let last = phrase.rsplit(' ').next().unwrap_or("");
    matches!(last, "person" | "people" | "child" | "children" | "family" | "families")
        || (NOUNS.iter().any(|end| last.strip_suffix('s').unwrap_or(last).ends_with(end)) && !NO_NOUNS.contains(&last))
}

/// The forms of a word whose ending shows that it is a verb, in the order of the paradigm.
fn verb(language: &str, word: &str) -> Option<Vec<String>> {
    let is_verb = language == "en"
        && word.len() >= VERB_LETTERS
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && VERBS.iter().any(|end| word.ends_with(end));
    let forms = inflect::forms(language, word, Class::new("v")).filter(|_| is_verb)?;
    Some(forms.into_iter().map(|(_, form)| form).collect())
}

/// The plural of a noun or of a phrase whose first or last word is one. What has no other plural stays as
/// it is; `None` where the plural is not sure.
#[must_use]
pub fn plural(language: &str, phrase: &str) -> Option<String> {
    let mut words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
    if words.iter().any(|word| CLAUSES.contains(&&word[..])) {
        return None;
    }
    let one = |word: &str| noun_plural(language, word);
    if language == "de" {
        return if words.len() == 1 { one(phrase) } else { None };
    }
    let (_, prepositions) = PREPOSITIONS.iter().find(|(tag, _)| *tag == language)?;
    let head = words.iter().position(|word| prepositions.contains(&&word[..])).unwrap_or(words.len());
    let first = if language == "en" { head.checked_sub(1)? } else { 0 };
    // “Person served”: the noun is not the last word.
    let trails = language == "en" && head > 1 && words[first].ends_with("ed");
    if head == 0 || head - first > 2 || trails {
        return None;
    }
    for word in &mut words[first..head] {
        *word = one(word)?;
    }
    Some(words.join(" "))
}

fn noun_plural(language: &str, word: &str) -> Option<String> {
    let stays = match language {
        "en" => {
            UNCOUNTED.contains(&word)
                || word.ends_with("ing")
                || (word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)))
        }
        "de" => return german_plural(word),
        // «El problema», «il problema», «l’assistente sociale»: an ending does not tell the gender.
        "it" if ["ista", "ma", "ta"].iter().any(|end| word.ends_with(end)) => return None,
        _ => word.ends_with('s'),
    };
    if stays {
        return Some(word.to_owned());
    }
    inflect::forms(language, word, Class::new("n:m"))?.into_iter().nth(1).map(|(_, form)| form)
}

fn german_plural(word: &str) -> Option<String> {
    if let Some((end, plural)) = GERMAN.iter().find(|(end, _)| word.ends_with(end)) {
        return Some(format!("{}{plural}", &word[..word.len() - end.len()]));
    }
    word.ends_with('e').then(|| format!("{word}n"))
}

/// “A” or “an”, whichever English says before this text.
#[must_use]
pub fn english_article(text: &str) -> &'static str {
    if takes_an(text) { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_given_where_they_are_sure() {
        for (language, one, many) in [
            ("en", "client", "clients"),
            ("en", "care plan", "care plans"),
            ("en", "length of stay", "lengths of stay"),
            ("en", "person", "people"),
            ("en", "help", "help"),
            ("en", "counseling", "counseling"),
            ("en", "persons", "persons"),
            ("es", "usuario", "usuarios"),
            ("es", "plan de cuidado", "planes de cuidado"),
            ("es", "trabajadora social", "trabajadoras sociales"),
            ("fr", "usager", "usagers"),
            ("pt", "utente", "utentes"),
            ("it", "utente", "utenti"),
            ("de", "Klientin", "Klientinnen"),
            ("de", "Kunde", "Kunden"),
        ] {
            assert_eq!(plural(language, one).as_deref(), Some(many), "{one}");
        }
        for (language, one) in [
            ("en", "person who gets help"),
            ("en", "person we serve"),
            ("en", "person served"),
            ("it", "problema"),
            ("de", "Fall"),
            ("zh", "个案"),
            ("en", "of all"),
        ] {
            assert_eq!(plural(language, one), None, "{one}");
        }
    }

    #[test]
    fn verbs_keep_their_form_and_nouns_their_number() {
        let all = |word: &str, plain: &str| -> Vec<(String, Option<String>)> {
            other_forms("en", word, plain).into_iter().map(|form| (form.surface, form.plain)).collect()
        };
        let form = |surface: &str, plain: &str| (surface.to_owned(), Some(plain.to_owned()));
        assert_eq!(
            all("utilize", "use"),
            [form("utilizes", "uses"), form("utilizing", "using"), form("utilized", "used"), form("utilized", "used")]
        );
        assert_eq!(all("visit", "appointment"), [form("visits", "appointments")]);
        assert_eq!(all("consumer", "person"), [form("consumers", "people")]);
        assert_eq!(all("client", "person who gets help"), [("clients".to_owned(), None)]);
        assert_eq!(all("services", "help"), []);
        assert_eq!(all("advocate", "helper"), [form("advocates", "helpers")]);
    }
}
