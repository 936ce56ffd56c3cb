//! Sentences that decide against the reader: "your request was denied", "su cobertura terminará".
//! They are read by their parts (whose, what, what becomes of it), so that each need not stand in a list.

/// What a sentence does with what the reader has or asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// It is refused, taken back or made less.
    Refused,
    /// It ends on a day; a renewal can say so as well.
    Ends,
}

/// Words for "your", in lower case.
const WHOSE: &[&str] = &[
    "your", "su", "sus", "tu", "tus", "votre", "vos", "ihr", "ihre", "ihren", "ihrem", "ihrer", "seu", "sua", "seus",
    "suas", "suo", "suoi", "sue",
];

/// Beginnings of words for what people ask an office for, or get from it.
const WHAT: &[&str] = &[
    "application",
    "request",
    "claim",
    "benefit",
    "coverage",
    "case",
    "assistance",
    "aid",
    "subsid",
    "voucher",
    "grant",
    "allowance",
    "medicaid",
    "snap",
    "stipend",
    "solicitud",
    "petici",
    "ayuda",
    "cobertura",
    "caso",
    "prestaci",
    "beca",
    "demande",
    "dossier",
    "aide",
    "allocation",
    "droit",
    "prestation",
    "antrag",
    "leistung",
    "bewilligung",
    "hilfe",
    "wohngeld",
    "beihilfe",
    "zuschuss",
    "pedido",
    "benefício",
    "auxílio",
    "solicitaç",
    "requerimento",
    "bolsa",
    "domanda",
    "richiesta",
    "contributo",
    "assegno",
    "sussidio",
    "prestazion",
];

/// Beginnings of words for a refusal.
const REFUSED: &[&str] = &[
    "denied",
    "refused",
    "rejected",
    "terminated",
    "declined",
    "discontinued",
    "denegad",
    "rechazad",
    "negad",
    "cancelad",
    "suspendid",
    "reducid",
    "desestimad",
    "refusé",
    "rejeté",
    "supprimé",
    "suspendu",
    "abgelehnt",
    "eingestellt",
    "gekürzt",
    "beendet",
    "aufgehoben",
    "indeferid",
    "recusad",
    "cortad",
    "encerrad",
    "respint",
    "rigettat",
    "negat",
    "sospes",
    "revocat",
];

/// English words that refuse only after "was", "is" or "will be".
const AFTER_BE: &[&str] = &["closed", "reduced", "cut", "stopped", "suspended", "ended"];
const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];

/// Beginnings of words that end or lessen when those who write say “we” with the verb: “cerramos su caso”.
const WE_END: &[&str] = &[
    "cerramos",
    "cerrado",
    "redujimos",
    "suspendimos",
    "cancelamos",
    "denegamos",
    "negamos",
    "rechazamos",
    "fermé",
    "clôturé",
    "réduit",
    "arrêté",
    "encerramos",
    "encerrámos",
    "reduzimos",
    "suspendemos",
    "cancelámos",
    "recusamos",
    "recusámos",
    "negámos",
    "indeferimos",
    "chius",
    "ridott",
    "interrott",
    "kürzen",
];
/// English words that do so behind “we”: “we closed your case”.
const AFTER_WE: &[&str] = &["closed", "reduced", "stopped", "suspended", "ended"];
const WE: &[&str] = &["we", "i", "we've", "we\u{2019}ve"];

/// Words that grant; with a "not" before them they refuse.
const GRANTED: &[&str] = &[
    "approved",
    "granted",
    "aprobad",
    "concedid",
    "acept",
    "accept",
    "accord",
    "bewilligt",
    "gewährt",
    "aprovad",
    "accolt",
    "concess",
];
const NOT: &[&str] = &["not", "no", "pas", "nicht", "não", "non", "n't"];

/// Words for an end by itself.
const ENDS: &[&str] = &[
    "terminará",
    "terminarán",
    "finalizará",
    "finalizarán",
    "cesará",
    "cesarán",
    "acabará",
    "cessera",
    "cesseront",
    "endet",
    "enden",
    "terminarão",
    "cessará",
    "terminerà",
    "cesserà",
];

/// What makes a sentence a condition or a warning and no decision.
const PERHAPS: &[&str] = &[
    "if", "unless", "when", "may", "might", "could", "can", "would", "si", "cuando", "podría", "podrían", "puede",
    "pueden", "podrá", "wenn", "falls", "kann", "können", "könnte", "quando", "pode", "podem", "poderá", "può",
    "potrebbe", "peut", "peuvent", "pourrait", "lorsque", "sauf",
];

/// Whether a sentence, in lower case, tells of what may be and not of what is.
#[must_use]
pub fn is_perhaps(sentence: &str) -> bool {
    sentence.split(|c: char| !c.is_alphanumeric()).any(|word| PERHAPS.contains(&word))
}

/// How many words may stand between "your" and the thing, and between the thing and what becomes of it.
const NEAR: usize = 4;
const FAR: usize = 12;

/// What the first deciding sentence of a text says, with its place.
#[must_use]
pub fn in_text(text: &str) -> Option<(Against, usize, usize)> {
    let mut start = 0;
    for sentence in text.split_inclusive(['.', ';', '?', '!', '\n']) {
        let begin = start;
        start += sentence.len();
        if let Some(against) = in_sentence(sentence) {
            let trimmed = sentence.trim();
            let lead = sentence.len() - sentence.trim_start().len();
            return Some((against, begin + lead, begin + lead + trimmed.len()));
        }
    }
    None
}

fn in_sentence(sentence: &str) -> Option<Against> {
    if sentence.trim_end().ends_with('?') {
        return None;
    }
    let lower = sentence.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}').filter(|w| !w.is_empty()).collect();
    let begins = |word: &str, list: &[&str]| list.iter().any(|stem| word.starts_with(stem));
    let whose = words.iter().position(|word| WHOSE.contains(word))?;
    // "Se" is a condition in Portuguese and Italian, and a plain pronoun in Spanish.
    let if_se = matches!(words[whose], "seu" | "sua" | "seus" | "suas" | "suo" | "suoi" | "sue");
    let perhaps = |at: usize| {
        let is_month =
            words[at] == "may" && words.get(at + 1).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        PERHAPS.contains(&words[at]) && !is_month || if_se && words[at] == "se"
    };
    if (0..words.len()).any(perhaps) {
        return None;
    }
    let what = whose + 1 + words.iter().skip(whose + 1).take(NEAR).position(|word| begins(word, WHAT))?;
    let negated = |at: usize| words[at.saturating_sub(3)..at].iter().any(|word| NOT.contains(word));
    // "We have denied your request", "hemos rechazado su solicitud".
    let before = whose.saturating_sub(3);
    // "We closed your case", "hemos cerrado su caso".
    let we = words[before..whose].iter().any(|word| WE.contains(word));
    let ends = |word: &str| begins(word, REFUSED) || begins(word, WE_END) || we && AFTER_WE.contains(&word);
    if (before..whose).any(|at| ends(words[at]) && !negated(at)) {
        return Some(Against::Refused);
    }
    for at in what + 1..words.len().min(what + 1 + FAR) {
        let (word, last) = (words[at], words[at - 1]);
        let be = words[at.saturating_sub(2)..at].iter().any(|word| BE.contains(word));
        let refused = begins(word, REFUSED) || be && AFTER_BE.contains(&word);
        if refused && !negated(at) || begins(word, GRANTED) && negated(at) {
            return Some(Against::Refused);
        }
        let will = last == "will" || matches!(words.get(at + 1), Some(&"on"));
        if ENDS.contains(&word) && !negated(at) || matches!(word, "end" | "ends" | "stop" | "stops") && will {
            return Some(Against::Ends);
        }
        // "Ihren Antrag lehnen wir ab."
        if word == "lehnen" && words.last() == Some(&"ab") {
            return Some(Against::Refused);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_read_in_several_languages() {
        for text in [
            "Your application for rent help was denied on May 3.",
            "Your SNAP benefits will be reduced.",
            "Your child care assistance was not approved.",
            "We have denied your request for a hearing.",
            "We closed your case on May 3.",
            "We have reduced your benefits.",
            "Cerramos su caso el 3 de mayo.",
            "Nous avons réduit votre allocation.",
            "Encerramos o seu pedido.",
            "Abbiamo sospeso il suo contributo.",
            "Wir kürzen Ihre Leistung.",
            "Su solicitud de vivienda fue denegada.",
            "Su ayuda para la renta no fue aprobada.",
            "Votre demande d'aide a été refusée.",
            "Ihr Antrag auf Wohngeld wird abgelehnt.",
            "Ihren Antrag lehnen wir ab.",
            "O seu pedido de auxílio foi indeferido.",
            "La sua domanda di contributo è stata respinta.",
        ] {
            assert_eq!(in_text(text).map(|found| found.0), Some(Against::Refused), "{text}");
        }
        for text in [
            "Your benefits will end on May 31.",
            "Su cobertura médica terminará el 31 de octubre.",
            "Ihre Leistung endet am 31. Mai.",
        ] {
            assert_eq!(in_text(text).map(|found| found.0), Some(Against::Ends), "{text}");
        }
    }

    #[test]
    fn conditions_warnings_and_other_endings_are_none() {
        for text in [
            "If you miss the interview, your application may be denied.",
            "Your benefits will end unless you renew them.",
            "Your application was not denied.",
            "Was your application denied?",
            "Your visit will end at 3.",
            "Your benefits help to end hunger.",
            "Your application was approved.",
            "De lo contrario, su ayuda podría ser negada.",
            "Bring any letter that says denied.",
            "Si no llama, su caso será cerrado.",
            "Se não vier, o seu benefício será cancelado.",
            "Il suo appuntamento terminerà alle 11.",
            "Your case manager was trained here.",
            "We have not closed your case.",
            "If we closed your case, call us.",
            "The window closed on your application fee.",
            "We stopped by your house.",
            "No hemos cerrado su caso.",
        ] {
            assert_eq!(in_text(text), None, "{text}");
        }
    }

    #[test]
    fn the_place_is_the_sentence() {
        let text = "Thank you. Your request was denied. Call us.";
        let (_, start, end) = in_text(text).unwrap_or((Against::Ends, 0, 0));
        assert_eq!(&text[start..end], "Your request was denied.");
    }
}
