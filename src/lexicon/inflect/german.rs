//! German: weak verbs, the strong and irregular verbs of office prose, separable prefixes where they
//! stand at the verb, nouns with their plural class, and the endings of adjectives.

use super::{Class, Paradigm, Tags};

/// The infinitive.
pub(crate) const INFINITIVE: Tags = 1;
/// The uninflected participle of a verb.
pub(crate) const PARTICIPLE: Tags = 1 << 1;
/// The participle with the endings of an adjective.
pub(crate) const INFLECTED_PARTICIPLE: Tags = 0b11_1110 << 1;
/// All persons of the past.
pub(crate) const PAST: Tags = 0b11_1111 << 20;

/// Infinitive, du, er, past (ich), participle.
const STRONG: &[(&str, &str, &str, &str, &str)] = &[
    ("geben", "gibst", "gibt", "gab", "gegeben"),
    ("nehmen", "nimmst", "nimmt", "nahm", "genommen"),
    ("helfen", "hilfst", "hilft", "half", "geholfen"),
    ("kommen", "kommst", "kommt", "kam", "gekommen"),
    ("schreiben", "schreibst", "schreibt", "schrieb", "geschrieben"),
    ("gehen", "gehst", "geht", "ging", "gegangen"),
    ("sehen", "siehst", "sieht", "sah", "gesehen"),
    ("sprechen", "sprichst", "spricht", "sprach", "gesprochen"),
    ("brechen", "brichst", "bricht", "brach", "gebrochen"),
    ("lassen", "lässt", "lässt", "ließ", "gelassen"),
    ("halten", "hältst", "hält", "hielt", "gehalten"),
    ("finden", "findest", "findet", "fand", "gefunden"),
    ("binden", "bindest", "bindet", "band", "gebunden"),
    ("ginnen", "ginnst", "ginnt", "gann", "gegonnen"),
    ("stehen", "stehst", "steht", "stand", "gestanden"),
    ("ziehen", "ziehst", "zieht", "zog", "gezogen"),
    ("tragen", "trägst", "trägt", "trug", "getragen"),
    ("schlagen", "schlägst", "schlägt", "schlug", "geschlagen"),
    ("treffen", "triffst", "trifft", "traf", "getroffen"),
    ("treten", "trittst", "tritt", "trat", "getreten"),
    ("rufen", "rufst", "ruft", "rief", "gerufen"),
    ("schließen", "schließt", "schließt", "schloss", "geschlossen"),
    ("lesen", "liest", "liest", "las", "gelesen"),
    ("weisen", "weist", "weist", "wies", "gewiesen"),
    ("bieten", "bietest", "bietet", "bot", "geboten"),
    ("laden", "lädst", "lädt", "lud", "geladen"),
    ("fallen", "fällst", "fällt", "fiel", "gefallen"),
    ("fangen", "fängst", "fängt", "fing", "gefangen"),
    ("leihen", "leihst", "leiht", "lieh", "geliehen"),
    ("bitten", "bittest", "bittet", "bat", "gebeten"),
    ("scheiden", "scheidest", "scheidet", "schied", "geschieden"),
    ("bleiben", "bleibst", "bleibt", "blieb", "geblieben"),
    ("steigen", "steigst", "steigt", "stieg", "gestiegen"),
    ("laufen", "läufst", "läuft", "lief", "gelaufen"),
    ("werben", "wirbst", "wirbt", "warb", "geworben"),
    ("sterben", "stirbst", "stirbt", "starb", "gestorben"),
    ("werfen", "wirfst", "wirft", "warf", "geworfen"),
    ("fahren", "fährst", "fährt", "fuhr", "gefahren"),
    ("heben", "hebst", "hebt", "hob", "gehoben"),
    ("tun", "tust", "tut", "tat", "getan"),
];

/// Verbs with -te in the past that change their stem: infinitive, er, past, participle.
const MIXED: &[(&str, &str, &str, &str)] = &[
    ("bringen", "bringt", "brachte", "gebracht"),
    ("denken", "denkt", "dachte", "gedacht"),
    ("kennen", "kennt", "kannte", "gekannt"),
    ("nennen", "nennt", "nannte", "genannt"),
    ("wenden", "wendet", "wandte", "gewandt"),
    ("haben", "hat", "hatte", "gehabt"),
    ("werden", "wird", "wurde", "geworden"),
    ("können", "kann", "konnte", "gekonnt"),
    ("müssen", "muss", "musste", "gemusst"),
    ("dürfen", "darf", "durfte", "gedurft"),
    ("sollen", "soll", "sollte", "gesollt"),
    ("wollen", "will", "wollte", "gewollt"),
    ("wissen", "weiß", "wusste", "gewusst"),
];

const INSEPARABLE: &[&str] = &["be", "ver", "er", "ent", "emp", "zer", "miss", "ge", "über", "unter", "wider"];

pub(super) fn forms(lemma: &str, class: Class) -> Option<Vec<(Tags, String)>> {
    match class.part {
        "v" => verb(lemma, class.kind),
        "n" => noun(lemma, class.kind),
        "a" => Some(
            ["", "e", "en", "er", "es", "em"]
                .iter()
                .enumerate()
                .map(|(at, end)| (1 << at, adjective(lemma, end)))
                .collect(),
        ),
        _ => None,
    }
}

fn adjective(lemma: &str, end: &str) -> String {
    // akzeptabel, akzeptable
    match lemma.strip_suffix("el") {
        Some(stem) if !end.is_empty() => format!("{stem}l{end}"),
        _ if lemma.ends_with('e') && !end.is_empty() => format!("{}{end}", &lemma[..lemma.len() - 1]),
        _ => format!("{lemma}{end}"),
    }
}

/// `f,en`: gender and plural ending; `¨` puts an umlaut on the last a, o or u.
fn noun(lemma: &str, kind: &str) -> Option<Vec<(Tags, String)>> {
    let (gender, ending) = kind.split_once(',').unwrap_or((kind, "-"));
    let plural = match ending.strip_prefix('¨') {
        Some(ending) => format!("{}{ending}", umlaut(lemma)),
        None => format!("{lemma}{ending}"),
    };
    let mut paradigm = Paradigm::default();
    paradigm.add(0, lemma.to_owned());
    let weak = gender == "m" && matches!(ending, "en" | "n");
    match gender {
        "f" => paradigm.add(1, lemma.to_owned()),
        "m" if weak => paradigm.add(1, plural.clone()),
        "m" | "n" => {
            let sharp = lemma.ends_with(['s', 'ß', 'x', 'z']);
            if !sharp {
                paradigm.add(1, format!("{lemma}s"));
            }
            if !lemma.ends_with(['e', 'r', 'l', 'n']) || lemma.len() < 6 {
                paradigm.add(1, format!("{lemma}es"));
            }
        }
        _ => return None,
    }
    if ending != "-" {
        let dative = if plural.ends_with(['n', 's']) { plural.clone() } else { format!("{plural}n") };
        paradigm.add(2, plural);
        paradigm.add(3, dative);
    }
    Some(paradigm.forms)
}

fn umlaut(word: &str) -> String {
    let Some(at) = word.rfind(['a', 'o', 'u']) else { return word.to_owned() };
    // Häuser, not Haüser.
    let at = if at > 0 && word[..at].ends_with('a') && word[at..].starts_with('u') { at - 1 } else { at };
    let changed = match &word[at..=at] {
        "a" => "ä",
        "o" => "ö",
        _ => "ü",
    };
    format!("{}{changed}{}", &word[..at], &word[at + 1..])
}

struct Simple {
    present: [String; 6],
    past: [String; 6],
    participle: String,
}

fn simple(base: &str) -> Option<Simple> {
    let stem = base.strip_suffix("en").or_else(|| base.strip_suffix('n'))?;
    let prefix_of =
        |row: &str| base.strip_suffix(row).filter(|prefix| prefix.is_empty() || INSEPARABLE.contains(prefix));
    if let Some((row, prefix)) = STRONG.iter().find_map(|row| prefix_of(row.0).map(|prefix| (row, prefix))) {
        let (_, second, third, past, participle) = *row;
        let extra = if stem.ends_with(['d', 't']) { "e" } else { "" };
        let past = format!("{prefix}{past}");
        let e = if past.ends_with(['d', 't']) { "e" } else { "" };
        let st = if past.ends_with(['s', 'ß']) { "t" } else { "st" };
        return Some(Simple {
            present: [
                format!("{stem}e"),
                format!("{prefix}{second}"),
                format!("{prefix}{third}"),
                base.to_owned(),
                format!("{stem}{extra}t"),
                base.to_owned(),
            ],
            past: [
                past.clone(),
                format!("{past}{e}{st}"),
                past.clone(),
                format!("{past}en"),
                format!("{past}{e}t"),
                format!("{past}en"),
            ],
            participle: match participle.strip_prefix("ge") {
                Some(rest) if !prefix.is_empty() => format!("{prefix}{rest}"),
                _ => participle.to_owned(),
            },
        });
    }
    if let Some((row, prefix)) = MIXED.iter().find_map(|row| prefix_of(row.0).map(|prefix| (row, prefix))) {
        let (_, third, past, participle) = *row;
        let past = format!("{prefix}{past}");
        // ich kann, er kann; ich bringe, er bringt.
        let first =
            if third.ends_with('t') || row.0 == "werden" { format!("{stem}e") } else { format!("{prefix}{third}") };
        let second = match row.0 {
            "haben" => format!("{prefix}hast"),
            "werden" => format!("{prefix}wirst"),
            "wissen" | "müssen" => format!("{prefix}{third}t"),
            _ if third.ends_with('t') => format!("{prefix}{}st", third.trim_end_matches('t')),
            _ => format!("{prefix}{third}st"),
        };
        return Some(Simple {
            present: [first, second, format!("{prefix}{third}"), base.to_owned(), format!("{stem}t"), base.to_owned()],
            past: [
                past.clone(),
                format!("{past}st"),
                past.clone(),
                format!("{past}n"),
                format!("{past}t"),
                format!("{past}n"),
            ],
            participle: match participle.strip_prefix("ge") {
                Some(rest) if !prefix.is_empty() => format!("{prefix}{rest}"),
                _ => participle.to_owned(),
            },
        });
    }
    // arbeitet, öffnet, rechnet; but lernt.
    let bytes: Vec<char> = stem.chars().collect();
    let cluster = matches!(bytes.as_slice(), [.., before, 'n' | 'm'] if !"aeiouäöülrhmn".contains(*before));
    let e = if stem.ends_with(['d', 't']) || cluster { "e" } else { "" };
    let st = if stem.ends_with(['s', 'ß', 'x', 'z']) { "t" } else { "st" };
    // handeln: ich handle.
    let first = match stem.strip_suffix("el") {
        Some(short) if base.ends_with("eln") => format!("{short}le"),
        _ => format!("{stem}e"),
    };
    let bare = INSEPARABLE.iter().any(|prefix| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.chars().filter(|c| "aeiouäöüy".contains(*c)).count() >= 1 && rest.len() > 2)
    });
    let participle = if bare || base.ends_with("ieren") { format!("{stem}{e}t") } else { format!("ge{stem}{e}t") };
    let past = format!("{stem}{e}te");
    Some(Simple {
        present: [
            first,
            format!("{stem}{e}{st}"),
            format!("{stem}{e}t"),
            base.to_owned(),
            format!("{stem}{e}t"),
            base.to_owned(),
        ],
        past: [
            past.clone(),
            format!("{past}st"),
            past.clone(),
            format!("{past}n"),
            format!("{past}t"),
            format!("{past}n"),
        ],
        participle,
    })
}

/// A verb; `kind` is a separable prefix, whose verb is matched only where the two stand together.
fn verb(lemma: &str, kind: &str) -> Option<Vec<(Tags, String)>> {
    let base = lemma.strip_prefix(kind)?;
    let simple = simple(base)?;
    let mut paradigm = Paradigm::default();
    paradigm.add(0, lemma.to_owned());
    let participle = format!("{kind}{}", simple.participle);
    for (at, end) in ["", "e", "en", "er", "es", "em"].iter().enumerate() {
        paradigm.add(1 + at, format!("{participle}{end}"));
    }
    paradigm.add(7, if kind.is_empty() { format!("zu {lemma}") } else { format!("{kind}zu{base}") });
    for person in 0..6 {
        paradigm.add(10 + person, format!("{kind}{}", simple.present[person]));
        paradigm.add(20 + person, format!("{kind}{}", simple.past[person]));
    }
    // das zu zahlende Geld, die einzureichenden Unterlagen
    for (at, end) in ["e", "en", "er", "es", "em"].iter().enumerate() {
        paradigm.add(30 + at, format!("{lemma}d{end}"));
    }
    Some(paradigm.forms)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn has(lemma: &str, kind: &str, expected: &str) {
        let forms = verb(lemma, kind).unwrap();
        for form in expected.split(' ') {
            assert!(forms.iter().any(|(_, one)| one == form), "{lemma}: no {form} in {forms:?}");
        }
    }

    #[test]
    fn verbs_take_the_endings_people_write() {
        has("benötigen", "", "benötigt benötige benötigten benötigte");
        has("brauchen", "", "braucht gebraucht brauchte");
        has("beantragen", "", "beantragt beantragte beantragen");
        has("einreichen", "ein", "eingereicht einzureichen einreicht einreichten");
        has("abgeben", "ab", "abgegeben abzugeben abgibt abgab");
        has("arbeiten", "", "arbeitet gearbeitet arbeitete");
        has("informieren", "", "informiert informierte");
        has("erhalten", "", "erhält erhielt erhalten erhältst");
        has("bekommen", "", "bekommt bekam bekommen");
        has("eröffnen", "", "eröffnet eröffnete");
        has("helfen", "", "hilft half geholfen");
        has("müssen", "", "muss musst müssen musste");
        has("können", "", "kann kannst konnte");
        has("zahlen", "", "zahlt gezahlt zahlte");
    }

    #[test]
    fn nouns_and_adjectives_take_their_endings() {
        let all = |lemma: &str, kind: &str| {
            noun(lemma, kind).unwrap().into_iter().map(|(_, form)| form).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(all("Antrag", "m,¨e"), "Antrag Antrags Antrages Anträge Anträgen");
        assert_eq!(all("Wohnung", "f,en"), "Wohnung Wohnung Wohnungen Wohnungen");
        assert_eq!(all("Klient", "m,en"), "Klient Klienten Klienten Klienten");
        assert_eq!(all("Haus", "n,¨er"), "Haus Hauses Häuser Häusern");
        assert_eq!(adjective("akzeptabel", "e"), "akzeptable");
    }
}
