//! Italian: -are, -ere and -ire verbs with their spelling changes, the irregular verbs and participles
//! of office prose, pronouns written on, nouns and adjectives.

use super::{Class, Paradigm, Tags};

struct Irregular {
    lemma: &'static str,
    /// io … loro.
    present: &'static str,
    imperfect: &'static str,
    future: &'static str,
    /// che io; noi and voi take the stem of the present.
    subjunctive: &'static str,
    participle: &'static str,
    gerund: &'static str,
}

macro_rules! irregular {
    ($($lemma:literal: $present:literal, $imperfect:literal, $future:literal, $subjunctive:literal, $participle:literal, $gerund:literal;)*) => {
        &[$(Irregular {
            lemma: $lemma, present: $present, imperfect: $imperfect, future: $future,
            subjunctive: $subjunctive, participle: $participle, gerund: $gerund,
        }),*]
    };
}

/// A row holds for every verb that ends like it: `tenere` for ottenere, `porre` for proporre.
const IRREGULAR: &[Irregular] = irregular! {
    "essere": "sono sei è siamo siete sono", "er", "sar", "sia", "stat", "essendo";
    "avere": "ho hai ha abbiamo avete hanno", "avev", "avr", "abbia", "avut", "avendo";
    "fare": "faccio fai fa facciamo fate fanno", "facev", "far", "faccia", "fatt", "facendo";
    "dare": "do dai dà diamo date danno", "dav", "dar", "dia", "dat", "dando";
    "stare": "sto stai sta stiamo state stanno", "stav", "star", "stia", "stat", "stando";
    "dire": "dico dici dice diciamo dite dicono", "dicev", "dir", "dica", "dett", "dicendo";
    "andare": "vado vai va andiamo andate vanno", "andav", "andr", "vada", "andat", "andando";
    "venire": "vengo vieni viene veniamo venite vengono", "veniv", "verr", "venga", "venut", "venendo";
    "tenere": "tengo tieni tiene teniamo tenete tengono", "tenev", "terr", "tenga", "tenut", "tenendo";
    "potere": "posso puoi può possiamo potete possono", "potev", "potr", "possa", "potut", "potendo";
    "dovere": "devo devi deve dobbiamo dovete devono", "dovev", "dovr", "debba", "dovut", "dovendo";
    "volere": "voglio vuoi vuole vogliamo volete vogliono", "volev", "vorr", "voglia", "volut", "volendo";
    "sapere": "so sai sa sappiamo sapete sanno", "sapev", "sapr", "sappia", "saput", "sapendo";
    "rimanere": "rimango rimani rimane rimaniamo rimanete rimangono", "rimanev", "rimarr", "rimanga", "rimast", "rimanendo";
    "uscire": "esco esci esce usciamo uscite escono", "usciv", "uscir", "esca", "uscit", "uscendo";
    "porre": "pongo poni pone poniamo ponete pongono", "ponev", "porr", "ponga", "post", "ponendo";
    "durre": "duco duci duce duciamo ducete ducono", "ducev", "durr", "duca", "dott", "ducendo";
    "scegliere": "scelgo scegli sceglie scegliamo scegliete scelgono", "scegliev", "sceglier", "scelga", "scelt", "scegliendo";
    "togliere": "tolgo togli toglie togliamo togliete tolgono", "togliev", "toglier", "tolga", "tolt", "togliendo";
    "cogliere": "colgo cogli coglie cogliamo cogliete colgono", "cogliev", "coglier", "colga", "colt", "cogliendo";
    "vedere": "vedo vedi vede vediamo vedete vedono", "vedev", "vedr", "veda", "vist", "vedendo";
};

/// Verbs whose participle alone is irregular, by their ending.
const PARTICIPLES: &[(&str, &str)] = &[
    ("chiedere", "chiest"),
    ("scrivere", "scritt"),
    ("prendere", "pres"),
    ("mettere", "mess"),
    ("rendere", "res"),
    ("leggere", "lett"),
    ("decidere", "decis"),
    ("chiudere", "chius"),
    ("rispondere", "rispost"),
    ("spendere", "spes"),
    ("attendere", "attes"),
    ("correre", "cors"),
    ("aprire", "apert"),
    ("offrire", "offert"),
    ("solvere", "solt"),
    ("primere", "press"),
    ("concedere", "concess"),
    ("redigere", "redatt"),
    ("perdere", "pers"),
    ("vincere", "vint"),
    ("stendere", "stes"),
    ("sospendere", "sospes"),
    ("dividere", "divis"),
    ("aggiungere", "aggiunt"),
    ("giungere", "giunt"),
    ("svolgere", "svolt"),
    ("volgere", "volt"),
    ("muovere", "moss"),
    ("cuotere", "coss"),
    ("eleggere", "elett"),
    ("correggere", "corrett"),
    ("proteggere", "protett"),
    ("coprire", "copert"),
    ("cludere", "clus"),
    ("fondere", "fus"),
    ("sistere", "sistit"),
    ("escludere", "esclus"),
];

const CLITICS: [&str; 9] = ["lo", "la", "li", "le", "ne", "si", "ci", "vi", "gli"];

pub(super) fn forms(lemma: &str, class: Class) -> Option<Vec<(Tags, String)>> {
    match class.part {
        "v" => verb(lemma, class.kind),
        "n" => Some(vec![(1, lemma.to_owned()), (2, plural(lemma, class.kind == "f" || lemma.ends_with('a')))]),
        "a" => Some(adjective(lemma)),
        _ => None,
    }
}

fn plural(noun: &str, is_feminine: bool) -> String {
    if noun.ends_with(['à', 'ù', 'ì', 'è', 'é', 'ò']) || !noun.ends_with(['a', 'e', 'o']) {
        return noun.to_owned();
    }
    let stem = &noun[..noun.len() - 1];
    if noun.ends_with('a') && is_feminine {
        // licenza, licenze; pratica, pratiche; provincia, province; but farmacia needs its i.
        return match stem {
            stem if stem.ends_with(['c', 'g']) => format!("{stem}he"),
            stem if ["ci", "gi"].iter().any(|end| stem.ends_with(end)) && !stem.ends_with("maci") => {
                format!("{}e", &stem[..stem.len() - 1])
            }
            stem => format!("{stem}e"),
        };
    }
    if let Some(short) = stem.strip_suffix('i') {
        return format!("{short}i");
    }
    if noun.ends_with('o') && stem.ends_with('g') && !stem.ends_with("olog") {
        return format!("{stem}hi");
    }
    format!("{stem}i")
}

fn adjective(lemma: &str) -> Vec<(Tags, String)> {
    match lemma.strip_suffix('o') {
        Some(stem) => {
            // amico, amici; but pubblico, pubblici and stanco, stanchi: after a consonant h stays.
            let hard = stem.ends_with('g') || stem.ends_with("nc") || stem.ends_with("sc");
            let masculine = match stem.strip_suffix('i') {
                Some(short) => format!("{short}i"),
                None if hard => format!("{stem}hi"),
                None => format!("{stem}i"),
            };
            let h = if stem.ends_with(['c', 'g']) { "h" } else { "" };
            vec![(1, lemma.to_owned()), (2, format!("{stem}a")), (4, masculine), (8, format!("{stem}{h}e"))]
        }
        None => vec![(3, lemma.to_owned()), (12, plural(lemma, false))],
    }
}

/// Joins an -are stem and an ending: paghi, comincerò, inizi.
fn join(stem: &str, ending: &str) -> String {
    if ending.starts_with(['i', 'e']) {
        if stem.ends_with(['c', 'g']) {
            return format!("{stem}h{ending}");
        }
        let soft = ["ci", "gi", "gli"].iter().any(|end| stem.ends_with(end));
        if stem.ends_with('i') && (ending.starts_with('i') || soft) {
            return format!("{}{ending}", &stem[..stem.len() - 1]);
        }
    }
    format!("{stem}{ending}")
}

struct Stems {
    present: Vec<String>,
    imperfect: String,
    future: String,
    subjunctive: [String; 3],
    participle: String,
    gerund: String,
}

fn stems(lemma: &str, kind: &str) -> Option<Stems> {
    let participle = PARTICIPLES
        .iter()
        .find(|(end, _)| lemma.ends_with(end))
        .map(|(end, form)| format!("{}{form}", &lemma[..lemma.len() - end.len()]));
    let alone = ["andare", "essere", "dare", "dire", "fare", "stare", "avere", "dovere", "volere", "potere"];
    let row = IRREGULAR.iter().find(|row| {
        lemma == row.lemma
            || (lemma.ends_with(row.lemma)
                && (!alone.contains(&row.lemma) || lemma.ends_with("sfare") || lemma.ends_with("ddire")))
    });
    if let Some(row) = row {
        let prefix = &lemma[..lemma.len() - row.lemma.len()];
        let present: Vec<String> = row.present.split(' ').map(|form| format!("{prefix}{form}")).collect();
        let stem = row.subjunctive.strip_suffix('a')?;
        return Some(Stems {
            imperfect: format!("{prefix}{}", row.imperfect),
            future: format!("{prefix}{}", row.future),
            subjunctive: [format!("{prefix}{}", row.subjunctive), present[3].clone(), format!("{prefix}{stem}ano")],
            participle: format!("{prefix}{}", row.participle),
            gerund: format!("{prefix}{}", row.gerund),
            present,
        });
    }
    let (stem, theme) =
        ["are", "ere", "ire"].iter().find_map(|end| lemma.strip_suffix(end).map(|stem| (stem, &end[..1])))?;
    let ends =
        |ends: [&str; 6]| ends.map(|end| if theme == "a" { join(stem, end) } else { format!("{stem}{end}") }).to_vec();
    let (mut present, subjunctive) = match theme {
        "a" => (ends(["o", "i", "a", "iamo", "ate", "ano"]), [join(stem, "i"), join(stem, "iamo"), join(stem, "ino")]),
        _ => (
            ends(["o", "i", "e", "iamo", if theme == "e" { "ete" } else { "ite" }, "ono"]),
            [format!("{stem}a"), format!("{stem}iamo"), format!("{stem}ano")],
        ),
    };
    let mut subjunctive = subjunctive;
    if kind == "isc" {
        for (person, end) in [(0, "isco"), (1, "isci"), (2, "isce"), (5, "iscono")] {
            present[person] = format!("{stem}{end}");
        }
        subjunctive[0] = format!("{stem}isca");
        subjunctive[2] = format!("{stem}iscano");
    }
    Some(Stems {
        present,
        imperfect: format!("{stem}{theme}v"),
        future: match theme {
            "a" => join(stem, "er"),
            theme => format!("{stem}{theme}r"),
        },
        subjunctive,
        participle: participle.unwrap_or_else(|| {
            format!(
                "{stem}{}",
                match theme {
                    "a" => "at",
                    "e" => "ut",
                    _ => "it",
                }
            )
        }),
        gerund: format!("{stem}{}", if theme == "a" { "ando" } else { "endo" }),
    })
}

fn verb(lemma: &str, kind: &str) -> Option<Vec<(Tags, String)>> {
    let stems = stems(lemma, kind)?;
    let mut paradigm = Paradigm::default();
    paradigm.add(0, lemma.to_owned());
    paradigm.add(1, stems.gerund.clone());
    for (at, end) in ["o", "a", "i", "e"].iter().enumerate() {
        paradigm.add(2 + at, format!("{}{end}", stems.participle));
    }
    for (person, form) in stems.present.iter().enumerate() {
        paradigm.add(10 + person, form.clone());
    }
    if lemma != "essere" {
        for (person, end) in ["o", "i", "a", "amo", "ate", "ano"].iter().enumerate() {
            paradigm.add(20 + person, format!("{}{end}", stems.imperfect));
        }
    }
    for (person, end) in ["ò", "ai", "à", "emo", "ete", "anno"].iter().enumerate() {
        paradigm.add(30 + person, format!("{}{end}", stems.future));
    }
    for (person, end) in ["ei", "esti", "ebbe", "emmo", "este", "ebbero"].iter().enumerate() {
        paradigm.add(40 + person, format!("{}{end}", stems.future));
    }
    for (at, form) in stems.subjunctive.iter().enumerate() {
        paradigm.add(50 + at, form.clone());
    }
    // faccia la domanda: the polite imperative is the subjunctive; fate is the present.
    let bare = lemma
        .strip_suffix("rre")
        .map_or_else(|| lemma.strip_suffix('e').unwrap_or(lemma).to_owned(), |stem| format!("{stem}r"));
    for (at, clitic) in CLITICS.iter().enumerate() {
        paradigm.add(60 + at, format!("{bare}{clitic}"));
        paradigm.add(70 + at, format!("{}{clitic}", stems.gerund));
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
        has(
            "utilizzare",
            "",
            "utilizza utilizzi utilizzato utilizzate utilizzarlo utilizzandolo utilizzerà utilizzino",
        );
        has("pagare", "", "paghi paga pagherà paghiamo pagato");
        has("iniziare", "", "inizia inizi inizierà iniziato");
        has("cominciare", "", "cominci comincerà comincia");
        has("ricevere", "", "riceve riceva ricevuto riceverà");
        has("chiedere", "", "chiede chiesto chiesta chieda");
        has("finire", "isc", "finisce finisca finiamo finito");
        has("ottenere", "", "ottiene ottenga otterrà ottenuto");
        has("fare", "", "fa fanno fatto faccia farà farlo facendo facciano");
        has("proporre", "", "propone proposto proporrà");
        has("mandare", "", "manda mandi mandato manderà");
        has("scegliere", "", "sceglie scelto scelga sceglieva");
    }

    #[test]
    fn nouns_and_adjectives_agree() {
        assert_eq!(plural("domanda", true), "domande");
        assert_eq!(plural("pratica", true), "pratiche");
        assert_eq!(plural("servizio", false), "servizi");
        assert_eq!(plural("difficoltà", true), "difficoltà");
        assert_eq!(adjective("ulteriore")[1].1, "ulteriori");
        assert_eq!(adjective("idoneo")[3].1, "idonee");
    }
}
