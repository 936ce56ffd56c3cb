//! Which long words few texts use.
//!
//! Short words are known to nearly everybody, however seldom they are written; so only long words are
//! looked up, in lists of the long words that many texts use.

use super::language::Language;
use super::syllable;

/// A list and which words it can speak of.
struct List {
    language: &'static str,
    text: &'static str,
    letters: usize,
    syllables: u8,
    /// Endings that inflection adds, the longest first.
    endings: &'static [&'static str],
    /// If not empty, only words with one of these endings: German builds long words out of short ones
    /// that everybody knows, and a French verb has dozens of long forms, so that only learned words can
    /// be judged by their length.
    formed_with: &'static [&'static str],
    /// Whether the language writes compounds as one word, which then is as well known as its last part.
    compounds: bool,
}

const LISTS: &[List] = &[
    List {
        language: "en",
        text: include_str!("../../dictionaries/en/frequent-long-words.txt"),
        letters: 9,
        syllables: 4,
        endings: &["ally", "ing", "ed", "ly", "es", "s", "d"],
        formed_with: &[],
        compounds: false,
    },
    List {
        language: "es",
        text: include_str!("../../dictionaries/es/frequent-long-words.txt"),
        letters: 10,
        syllables: 5,
        endings: &["mente", "es", "as", "os", "s", "a", "o"],
        formed_with: &[
            "ción", "ciones", "sión", "siones", "ismo", "ismos", "idad", "idades", "ista", "istas", "ico", "ica",
            "icos", "icas", "logía", "logías", "ivo", "iva", "ivos", "ivas", "al", "ales", "ario", "aria", "arios",
            "arias", "orio", "oria", "orios", "orias", "encia", "encias", "ancia", "ancias", "able", "ables", "ible",
            "ibles",
        ],
        compounds: false,
    },
    List {
        language: "de",
        text: include_str!("../../dictionaries/de/frequent-long-words.txt"),
        letters: 10,
        syllables: 4,
        endings: &["en", "er", "es", "em", "e", "s", "n"],
        formed_with: &[
            "ion",
            "ionen",
            "ität",
            "itäten",
            "ismus",
            "ismen",
            "ierung",
            "ierungen",
            "ologie",
            "ologien",
            "ieren",
            "atisch",
            "atische",
            "atischen",
            "ologisch",
            "ologische",
            "ologischen",
            "isch",
            "ische",
            "ischen",
            "ischer",
            "isches",
        ],
        compounds: true,
    },
    List {
        language: "fr",
        text: include_str!("../../dictionaries/fr/frequent-long-words.txt"),
        letters: 10,
        syllables: 4,
        endings: &["es", "s", "e"],
        formed_with: &[
            "tion", "tions", "sion", "sions", "isme", "ismes", "ité", "ités", "ique", "iques", "logie", "logies",
            "iste", "istes", "atif", "atifs", "ative", "atives", "aire", "aires", "oire", "oires", "iel", "iels",
            "ielle", "ielles", "ibilité",
        ],
        compounds: false,
    },
    List {
        language: "it",
        text: include_str!("../../dictionaries/it/frequent-long-words.txt"),
        letters: 10,
        syllables: 5,
        endings: &["iche", "ici", "i", "e", "a", "o"],
        formed_with: &[
            "zione", "zioni", "sione", "sioni", "ismo", "ismi", "ità", "ista", "iste", "isti", "ico", "ica", "ici",
            "iche", "logia", "logie", "ativo", "ativa", "ativi", "ative", "ettivo", "ettiva", "ettivi", "ettive",
            "ale", "ali", "ario", "aria", "ari", "arie", "orio", "oria", "ori", "orie", "enza", "enze", "anza", "anze",
            "bile", "bili",
        ],
        compounds: false,
    },
    List {
        language: "pt",
        text: include_str!("../../dictionaries/pt/frequent-long-words.txt"),
        letters: 10,
        syllables: 5,
        endings: &["ções", "ais", "eis", "as", "os", "s", "a", "o"],
        formed_with: &[
            "ção", "ções", "são", "sões", "ismo", "ismos", "idade", "idades", "ista", "istas", "ico", "ica", "icos",
            "icas", "logia", "logias", "ivo", "iva", "ivos", "ivas", "al", "ais", "ário", "ária", "ários", "árias",
            "ório", "ória", "órios", "órias", "ência", "ências", "ância", "âncias", "ável", "áveis", "ível", "íveis",
        ],
        compounds: false,
    },
    List {
        language: "nl",
        text: include_str!("../../dictionaries/nl/frequent-long-words.txt"),
        letters: 10,
        syllables: 4,
        endings: &["en", "s", "e"],
        formed_with: &[
            "atie",
            "aties",
            "itie",
            "ities",
            "isatie",
            "isaties",
            "iteit",
            "iteiten",
            "isme",
            "ismen",
            "ologie",
            "ologieën",
            "isch",
            "ische",
            "entie",
            "enties",
            "antie",
            "anties",
        ],
        compounds: true,
    },
];

/// Whether a word is long and few texts use it. `false` in a language without a list.
#[must_use]
pub fn is_rare(word: &str, language: Language) -> bool {
    let Some(list) = LISTS.iter().find(|list| list.language == language.as_str()) else { return false };
    if word.chars().count() < list.letters || !word.chars().all(char::is_alphabetic) {
        return false;
    }
    // A German noun has a capital; in small letters it is a word of another language.
    let foreign = list.language == "de"
        && word.starts_with(char::is_lowercase)
        && !["ren", "sch", "sche", "schen", "scher", "sches"].iter().any(|end| word.ends_with(end));
    if foreign {
        return false;
    }
    let word = word.to_lowercase();
    let formed = list.formed_with.is_empty() || list.formed_with.iter().any(|ending| word.ends_with(ending));
    formed && syllable::count(&word, language) >= list.syllables && !list.knows(&word)
}

impl List {
    /// Whether the word or what it is a form of is in the list. Forms of words that are too short for the
    /// list count as known.
    fn knows(&self, word: &str) -> bool {
        let language = Language::new(self.language);
        // Words that came into use after the texts behind the lists, or that everybody here has heard of.
        const NEWER: &[&str] = &[
            "coronavirus",
            "cybersecurity",
            "psychotherapist",
            "psychotherapists",
            "caseworker",
            "caseworkers",
            "videoconference",
            "telemedicine",
            "telehealth",
            "vaccinated",
            "unvaccinated",
            "psychotherapeute",
            "psicoterapeuta",
            "psicoterapeutas",
            "coronavírus",
            "videoconferência",
            "videoconferenza",
            "psychotherapie",
            "zelfisolatie",
            "visioconférence",
            "teletherapy",
            "telecounseling",
        ];
        let known = |word: &str| holds(self.text, word) || NEWER.contains(&word);
        known(word)
            || self.compounds && Self::last_parts(word).any(known)
            || self.endings.iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| {
                let short = stem.chars().count() < self.letters || syllable::count(stem, language) < self.syllables;
                short && self.formed_with.is_empty()
                    || known(stem)
                    || self.endings.iter().chain(&["e", "o", "a"]).any(|other| known(&format!("{stem}{other}")))
            })
    }
    /// What a compound may end with: Hilfs|organisation, nood|situatie; but not after a learned prefix, which makes
    /// another word of it: Kontra|indikation.
    fn last_parts(word: &str) -> impl Iterator<Item = &str> {
        const SHORTEST: usize = 8;
        const LEARNED: &[&str] = &[
            "kontra", "contra", "anti", "inter", "multi", "psycho", "trans", "hyper", "pseudo", "neuro", "sozio",
            "socio", "pharma", "farma", "ko", "co", "re", "de", "dis", "in", "ir", "prä",
        ];
        let learned = |at: usize| LEARNED.contains(&&word[..at]);
        word.char_indices()
            .filter(move |(at, _)| !learned(*at))
            .map(|(at, _)| &word[at..])
            .skip(3)
            .take_while(|part| part.len() >= SHORTEST)
    }
}

/// Whether a sorted text has the line.
fn holds(text: &str, line: &str) -> bool {
    // Comment lines start with a sign that sorts before all letters.
    let (mut low, mut high) = (0, text.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let bytes = text.as_bytes();
        let start = bytes[..middle].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let end = bytes[middle..].iter().position(|&b| b == b'\n').map_or(text.len(), |at| middle + at);
        match text.get(start..end).unwrap_or("").cmp(line) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order() {
        for list in LISTS {
            let lines: Vec<&str> = list.text.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(lines.is_sorted(), "{}", list.language);
            assert!(lines.len() > 1000 && lines.iter().all(|line| holds(list.text, line)), "{}", list.language);
            assert!(!holds(list.text, "aaaaaaaaaa") && !holds(list.text, "zzzzzzzzzz") && !holds(list.text, ""));
        }
    }

    #[test]
    fn long_words_that_few_texts_use() {
        for (tag, word) in [
            ("en", "multidisciplinary"),
            ("en", "psychosocial"),
            ("en", "contraindication"),
            ("en", "Adjudication"),
            ("es", "psicoeducativo"),
            ("de", "Kontraindikation"),
            ("fr", "psychomotricité"),
            ("it", "interdisciplinarità"),
            ("pt", "interdisciplinaridade"),
            ("nl", "multidisciplinariteit"),
        ] {
            assert!(is_rare(word, Language::new(tag)), "{word}");
        }
    }

    #[test]
    fn long_words_that_people_know() {
        for (tag, word) in [
            ("en", "information"),
            ("en", "appointments"),
            ("en", "confidentiality"),
            ("en", "immediately"),
            ("en", "organizations"),
            ("en", "notwithstanding"),
            ("es", "responsabilidad"),
            ("es", "confidencialidad"),
            ("es", "inmediatamente"),
            ("de", "Information"),
            ("de", "Krankenversicherung"),
            ("de", "Aufenthaltsgenehmigung"),
            ("de", "Flüchtlingsorganisation"),
            ("fr", "confidentialité"),
            ("fr", "respecterez"),
            ("it", "informazioni"),
            ("it", "responsabilità"),
            ("pt", "confidencialidade"),
            ("pt", "informações"),
            ("nl", "verantwoordelijkheid"),
            ("nl", "hulporganisaties"),
            ("nl", "noodsituatie"),
            ("ro", "confidențialitate"),
        ] {
            assert!(!is_rare(word, Language::new(tag)), "{word}");
        }
    }
}
