//! The meaning lock: a rewrite leaves numbers, names, negations, conditions and must or may alone.

/// Words that turn, bind or limit what is said, in the languages that have fixes.
const BINDING: &[&str] = &[
    "not",
    "no",
    "never",
    "none",
    "nobody",
    "nothing",
    "without",
    "cannot",
    "nor",
    "neither",
    "if",
    "unless",
    "until",
    "because",
    "must",
    "may",
    "might",
    "shall",
    "should",
    "only",
    "except",
    "sin",
    "nunca",
    "jamás",
    "nadie",
    "nada",
    "ningún",
    "ninguna",
    "ninguno",
    "ni",
    "tampoco",
    "si",
    "salvo",
    "excepto",
    "porque",
    "hasta",
    "debe",
    "deben",
    "debo",
    "debemos",
    "deberá",
    "deberán",
    "debería",
    "deberían",
    "puede",
    "pueden",
    "podrá",
    "podrán",
    "podría",
    "podrían",
    "solo",
    "sólo",
    "solamente",
    "únicamente",
    // French
    "ne",
    "pas",
    "jamais",
    "sans",
    "aucun",
    "aucune",
    "sauf",
    "sinon",
    "jusque",
    "dois",
    "doit",
    "devez",
    "doivent",
    "peut",
    "peux",
    "pouvez",
    "peuvent",
    "seulement",
    // Portuguese
    "não",
    "sem",
    "nenhum",
    "nenhuma",
    "ninguém",
    "exceto",
    "até",
    "deve",
    "devem",
    "pode",
    "podem",
    "somente",
    "apenas",
    // Italian
    "non",
    "senza",
    "mai",
    "nessuno",
    "nessuna",
    "finché",
    "perché",
    "devi",
    "devono",
    "può",
    "puoi",
    "possono",
    // German
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keiner",
    "nie",
    "niemals",
    "ohne",
    "wenn",
    "falls",
    "außer",
    "weil",
    "muss",
    "müssen",
    "müsst",
    "kann",
    "können",
    "könnt",
    "darf",
    "dürfen",
    "soll",
    "sollen",
];

/// Long ways to state a condition, a reason or a limit, and the short one that says the same.
const SAME: &[(&str, &str)] = &[
    ("in the event that", "if"),
    ("in the event of", "if"),
    ("in the case that", "if"),
    ("in case of", "if"),
    ("in cases where", "if"),
    ("on condition that", "if"),
    ("on the condition that", "if"),
    ("provided that", "if"),
    ("due to the fact that", "because"),
    ("owing to the fact that", "because"),
    ("in light of the fact that", "because"),
    ("in view of the fact that", "because"),
    ("on account of the fact that", "because"),
    ("for the reason that", "because"),
    ("by reason of the fact that", "because"),
    ("by virtue of the fact that", "because"),
    ("as a consequence of", "because of"),
    ("with the exception of", "except for"),
    ("with the exception that", "except that"),
    ("whether or not", "whether"),
    ("until such time as", "until"),
    ("until such a time as", "until"),
    ("en el caso de que", "si"),
    ("en caso de que", "si"),
    ("en el supuesto de que", "si"),
    ("siempre y cuando", "si"),
    ("debido a que", "porque"),
    ("debido al hecho de que", "porque"),
    ("a causa de que", "porque"),
    ("por el hecho de que", "porque"),
    ("por razón de que", "porque"),
    ("en razón de que", "porque"),
    ("hasta el momento en que", "hasta que"),
    ("hasta tanto", "hasta que"),
    ("excepción del ", "excepción de el "),
    ("con la excepción de", "excepto"),
    ("con excepción de", "excepto"),
    ("a excepción de", "excepto"),
    ("parce que", "car"),
    ("hormis", "sauf"),
    ("faute de quoi", "sinon"),
    ("à défaut", "sinon"),
    ("dans le cas contraire", "sinon"),
    ("le cas échéant", "si c’est le cas"),
    ("dans la mesure du possible", "si possible"),
    ("s’il y a lieu", "si besoin"),
    ("dans le cas où", "si"),
    ("à moins que", "sauf si"),
    ("sofern", "wenn"),
    ("jedoch nicht", "nicht"),
    ("qualora", "se"),
    ("somente", "apenas"),
    ("solamente", "solo"),
    ("únicamente", "solo"),
    ("sólo", "solo"),
];

/// Whether a rewrite of `old` as `new` says the same where it counts.
///
/// Markup that is put in or changed carries none of the words looked at here and passes.
#[must_use]
pub fn keeps_meaning(old: &str, new: &str) -> bool {
    if old.is_empty() {
        return true;
    }
    binding(old) == binding(new) && names(old, new)
}

/// Numbers, negations, conditions and modal verbs, in alphabetical order.
fn binding(text: &str) -> Vec<String> {
    let mut lower = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('’', "'");
    for (long, short) in SAME {
        if lower.contains(long) {
            lower = lower.replace(long, short);
        }
    }
    let mut found: Vec<String> = lower
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '.' | ',' | ':' | '$' | '€' | '£' | '%')))
        .map(|word| word.trim_matches(['.', ',', ':', '\'']))
        .filter(|word| word.chars().any(char::is_numeric) || BINDING.contains(word) || word.ends_with("n't"))
        .map(str::to_owned)
        .collect();
    found.sort_unstable();
    found
}

/// Whether both texts name the same names. A capital at the start may belong to the sentence, but
/// it stays a capital or stays none; a word in capitals is an abbreviation wherever it stands.
fn names(old: &str, new: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (old, new) = (words(old), words(new));
    let capital = |word: &String| word.starts_with(char::is_uppercase);
    let is_name = |(index, word): &(usize, &String)| {
        (*index > 0 && capital(word)) || word.chars().filter(|c| c.is_uppercase()).count() > 1
    };
    let of = |words: &[String]| {
        let mut found: Vec<String> = words.iter().enumerate().filter(is_name).map(|(_, word)| word.clone()).collect();
        found.sort_unstable();
        found
    };
    let shouted = |words: &[String]| !words.is_empty() && words.iter().all(|word| *word == word.to_uppercase());
    // “UTILIZE” in a line of capitals is no name.
    if shouted(&old) && shouted(&new) && old.iter().any(|word| word.chars().count() > 5) {
        return true;
    }
    let starts_alike = match (old.first(), new.first()) {
        (Some(before), Some(after)) => capital(before) == capital(after) || after.starts_with(char::is_numeric),
        _ => true,
    };
    of(&old) == of(&new) && starts_alike
}

#[cfg(test)]
mod tests {
    use super::keeps_meaning;

    #[test]
    fn plainer_words_for_the_same_thing_pass() {
        for (old, new) in [
            ("utilize", "use"),
            ("Prior to", "Before"),
            ("in the event that", "if"),
            ("Due to the fact that", "Because"),
            ("en caso de que", "si"),
            ("UTILIZE", "USE"),
            ("must utilize", "must use"),
            ("", " role=\"presentation\""),
        ] {
            assert!(keeps_meaning(old, new), "{old} -> {new}");
        }
    }

    #[test]
    fn what_binds_may_not_change() {
        for (old, new) in [
            ("must not", "must"),
            ("may", "must"),
            ("if", "because"),
            ("in the event that", "because"),
            ("unless you call", "if you call"),
            ("don’t call", "call"),
            ("puede", "debe"),
            ("no puede", "puede"),
        ] {
            assert!(!keeps_meaning(old, new), "{old} -> {new}");
        }
    }

    #[test]
    fn numbers_dates_and_amounts_may_not_change() {
        for (old, new) in [
            ("within 30 days", "soon"),
            ("$40.00", "$4.000"),
            ("by 3:30", "by 3:00"),
            ("soon", "in 2 days"),
            ("on 5 May", "on May 6"),
        ] {
            assert!(!keeps_meaning(old, new), "{old} -> {new}");
        }
    }

    #[test]
    fn names_may_not_change() {
        assert!(!keeps_meaning("call Ana", "call us"));
        assert!(!keeps_meaning("call us", "call Ana"));
        assert!(!keeps_meaning("LCSW", "Social worker"));
        assert!(!keeps_meaning("Medicaid", "insurance"));
    }

    #[test]
    fn every_safe_phrase_of_the_dictionaries_passes() {
        let lists = [
            include_str!("../../dictionaries/en/word-choice.toml"),
            include_str!("../../dictionaries/en/wordy-phrase.toml"),
            include_str!("../../dictionaries/es/word-choice.toml"),
            include_str!("../../dictionaries/es/wordy-phrase.toml"),
        ];
        let (mut seen, mut refused) = (0, Vec::new());
        for list in lists {
            let list: toml::Table = toml::from_str(list).expect("a dictionary is TOML");
            let entries = list["entry"].as_array().expect("a list of entries");
            for entry in entries.iter().filter(|entry| entry.get("tier").and_then(toml::Value::as_str) == Some("safe"))
            {
                for test in entry["test"].as_array().expect("examples") {
                    let (Some(old), Some(new)) = (test[0].as_str(), test[1].as_str()) else { continue };
                    // The first word of a sentence is no name.
                    let small = |text: &str| format!("x {}", text.to_lowercase());
                    seen += 1;
                    if !keeps_meaning(&small(old), &small(new)) {
                        refused.push(format!("{old} -> {new}"));
                    }
                }
            }
        }
        assert!(seen > 20 && refused.is_empty(), "{refused:?}");
    }
}
