//! Spanish: regular -ar, -er and -ir verbs with their spelling changes, the usual stem changes, the
//! irregular verbs that serve as replacements, and the number and gender of nouns and adjectives.

use super::{Class, Tags};

pub(super) fn forms(lemma: &str, class: Class) -> Option<Vec<(Tags, String)>> {
    match class.part {
        "v" => verb(lemma, class.kind),
        // Without the participle, which lives as an adjective: requerir, requerido.
        "f" => verb(lemma, class.kind).map(|forms| kept(forms, |at| !PARTICIPLE.contains(&at))),
        // The personal forms alone, for what stands after a pronoun: se presenta.
        "p" => verb(lemma, class.kind).map(|forms| kept(forms, |at| PERSONAL.contains(&at))),
        "n" => Some(vec![(1, lemma.to_owned()), (2, plural(lemma))]),
        "a" => Some(adjective(lemma)),
        _ => None,
    }
}

/// The order to one friend: posee, ten.
pub(crate) const FAMILIAR_IMPERATIVE: Tags = 1 << PERSONAL.end;

/// Where the participle stands among the forms of a verb.
const PARTICIPLE: std::ops::Range<usize> = 2..6;
/// Where the personal forms stand.
const PERSONAL: std::ops::Range<usize> = 6..48;

fn kept(forms: Vec<(Tags, String)>, keep: impl Fn(usize) -> bool) -> Vec<(Tags, String)> {
    forms.into_iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, form)| form).collect()
}

fn with_plain_last_vowel(word: &str) -> String {
    // An accent on the last syllable before n or s goes when -es is added: prestación, prestaciones.
    let mut characters: Vec<char> = word.chars().collect();
    if let [.., vowel, 'n' | 's'] = characters.as_mut_slice() {
        *vowel = match *vowel {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' => 'u',
            other => other,
        };
    }
    characters.into_iter().collect()
}

fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix('z') {
        format!("{stem}ces")
    } else if noun.ends_with(['a', 'e', 'i', 'o', 'u', 'é', 'á', 'ó']) {
        format!("{noun}s")
    } else {
        format!("{}es", with_plain_last_vowel(noun))
    }
}

fn adjective(lemma: &str) -> Vec<(Tags, String)> {
    match lemma.strip_suffix('o') {
        Some(stem) => {
            ["o", "a", "os", "as"].iter().enumerate().map(|(at, end)| (1 << at, format!("{stem}{end}"))).collect()
        }
        // One form for both genders: siguiente, siguientes.
        None => vec![(3, lemma.to_owned()), (12, plural(lemma))],
    }
}

/// Endings of one conjugation, in the order of [`TENSES`]: yo, tú, él, nosotros, vosotros, ellos.
struct Endings {
    infinitive: &'static str,
    present: [&'static str; 6],
    imperfect: [&'static str; 6],
    preterite: [&'static str; 6],
    subjunctive: [&'static str; 6],
    past_subjunctive: [&'static str; 6],
    gerund: &'static str,
    participle: &'static str,
}

const AR: Endings = Endings {
    infinitive: "ar",
    present: ["o", "as", "a", "amos", "áis", "an"],
    imperfect: ["aba", "abas", "aba", "ábamos", "abais", "aban"],
    preterite: ["é", "aste", "ó", "amos", "asteis", "aron"],
    subjunctive: ["e", "es", "e", "emos", "éis", "en"],
    past_subjunctive: ["ara", "aras", "ara", "áramos", "arais", "aran"],
    gerund: "ando",
    participle: "ad",
};
const ER: Endings = Endings {
    infinitive: "er",
    present: ["o", "es", "e", "emos", "éis", "en"],
    imperfect: ["ía", "ías", "ía", "íamos", "íais", "ían"],
    preterite: ["í", "iste", "ió", "imos", "isteis", "ieron"],
    subjunctive: ["a", "as", "a", "amos", "áis", "an"],
    past_subjunctive: ["iera", "ieras", "iera", "iéramos", "ierais", "ieran"],
    gerund: "iendo",
    participle: "id",
};
const IR: Endings = Endings { infinitive: "ir", present: ["o", "es", "e", "imos", "ís", "en"], ..ER };
const FUTURE: [&str; 6] = ["é", "ás", "á", "emos", "éis", "án"];
const CONDITIONAL: [&str; 6] = ["ía", "ías", "ía", "íamos", "íais", "ían"];

/// What a verb takes instead of the regular stems; empty where it is regular.
#[derive(Default)]
struct Irregular {
    lemma: &'static str,
    present: [&'static str; 6],
    /// Stem of the preterite with unstressed endings (hic-e, hic-iste, hizo) and of the past subjunctive.
    preterite: [&'static str; 6],
    past_subjunctive: &'static str,
    subjunctive: &'static str,
    future: &'static str,
    gerund: &'static str,
    participle: &'static str,
    imperative: &'static str,
}

const IRREGULAR: &[Irregular] = &[
    Irregular {
        lemma: "hacer",
        present: ["hago", "haces", "hace", "hacemos", "hacéis", "hacen"],
        preterite: ["hice", "hiciste", "hizo", "hicimos", "hicisteis", "hicieron"],
        past_subjunctive: "hicie",
        subjunctive: "hag",
        future: "har",
        gerund: "haciendo",
        participle: "hech",
        imperative: "haz",
    },
    Irregular {
        lemma: "dar",
        present: ["doy", "das", "da", "damos", "dais", "dan"],
        preterite: ["di", "diste", "dio", "dimos", "disteis", "dieron"],
        past_subjunctive: "die",
        // dé, des, dé, demos, deis, den: filled in where it is used.
        subjunctive: "d",
        future: "dar",
        gerund: "dando",
        participle: "dad",
        imperative: "da",
    },
    Irregular {
        lemma: "decir",
        present: ["digo", "dices", "dice", "decimos", "decís", "dicen"],
        preterite: ["dije", "dijiste", "dijo", "dijimos", "dijisteis", "dijeron"],
        past_subjunctive: "dije",
        subjunctive: "dig",
        future: "dir",
        gerund: "diciendo",
        participle: "dich",
        imperative: "di",
    },
    Irregular {
        lemma: "poner",
        present: ["pongo", "", "", "", "", ""],
        preterite: ["puse", "pusiste", "puso", "pusimos", "pusisteis", "pusieron"],
        past_subjunctive: "pusie",
        subjunctive: "pong",
        future: "pondr",
        gerund: "",
        participle: "puest",
        imperative: "pon",
    },
    Irregular {
        lemma: "tener",
        present: ["tengo", "tienes", "tiene", "", "", "tienen"],
        preterite: ["tuve", "tuviste", "tuvo", "tuvimos", "tuvisteis", "tuvieron"],
        past_subjunctive: "tuvie",
        subjunctive: "teng",
        future: "tendr",
        gerund: "",
        participle: "",
        imperative: "ten",
    },
    Irregular {
        lemma: "venir",
        present: ["vengo", "vienes", "viene", "", "", "vienen"],
        preterite: ["vine", "viniste", "vino", "vinimos", "vinisteis", "vinieron"],
        past_subjunctive: "vinie",
        subjunctive: "veng",
        future: "vendr",
        gerund: "viniendo",
        participle: "",
        imperative: "ven",
    },
    Irregular {
        lemma: "traer",
        present: ["traigo", "", "", "", "", ""],
        preterite: ["traje", "trajiste", "trajo", "trajimos", "trajisteis", "trajeron"],
        past_subjunctive: "traje",
        subjunctive: "traig",
        future: "",
        gerund: "trayendo",
        participle: "traíd",
        imperative: "",
    },
    Irregular {
        lemma: "ver",
        present: ["veo", "ves", "ve", "vemos", "veis", "ven"],
        preterite: ["vi", "viste", "vio", "vimos", "visteis", "vieron"],
        past_subjunctive: "vie",
        subjunctive: "ve",
        future: "",
        gerund: "viendo",
        participle: "vist",
        imperative: "ve",
    },
    Irregular {
        lemma: "saber",
        present: ["sé", "", "", "", "", ""],
        preterite: ["supe", "supiste", "supo", "supimos", "supisteis", "supieron"],
        past_subjunctive: "supie",
        subjunctive: "sep",
        future: "sabr",
        gerund: "",
        participle: "",
        imperative: "",
    },
    Irregular {
        lemma: "salir",
        present: ["salgo", "", "", "", "", ""],
        preterite: [""; 6],
        past_subjunctive: "",
        subjunctive: "salg",
        future: "saldr",
        gerund: "",
        participle: "",
        imperative: "sal",
    },
    Irregular {
        lemma: "ir",
        present: ["voy", "vas", "va", "vamos", "vais", "van"],
        preterite: ["fui", "fuiste", "fue", "fuimos", "fuisteis", "fueron"],
        past_subjunctive: "fue",
        subjunctive: "vay",
        future: "",
        gerund: "yendo",
        participle: "",
        imperative: "ve",
    },
];

/// Verbs of the table that have compounds.
const COMPOUNDED: [&str; 4] = ["poner", "tener", "venir", "traer"];
const WENT: [&str; 6] = ["iba", "ibas", "iba", "íbamos", "ibais", "iban"];
const GIVE_SUBJUNCTIVE: [&str; 6] = ["dé", "des", "dé", "demos", "deis", "den"];
/// Participles that are not made from the stem: abierto, descrito, resuelto.
const PARTICIPLES: [(&str, &str); 3] = [("brir", "biert"), ("scribir", "scrit"), ("olver", "uelt")];
const CLITICS: [&str; 11] = ["lo", "la", "los", "las", "le", "les", "se", "me", "te", "nos", "os"];

/// Replaces the last vowel of a stem: pedir → pid-, empezar → empiez-.
fn change_stem(stem: &str, kind: &str) -> String {
    let (from, to) = match kind {
        "ie" => ('e', "ie"),
        "ue" => ('o', "ue"),
        "i" => ('e', "i"),
        "í" => ('i', "í"),
        "ú" => ('u', "ú"),
        _ => return stem.to_owned(),
    };
    stem.rfind(from)
        .map_or_else(|| stem.to_owned(), |at| format!("{}{to}{}", &stem[..at], &stem[at + from.len_utf8()..]))
}

/// Joins stem and ending so that the stem's last consonant keeps its sound: realice, exijo, ofrezco.
fn join(stem: &str, ending: &str, infinitive: &str) -> String {
    let front = ending.starts_with(['e', 'é', 'i', 'í']);
    if infinitive == "ar" && front {
        for (from, to) in [("z", "c"), ("c", "qu"), ("gu", "gü"), ("g", "gu")] {
            if let Some(base) = stem.strip_suffix(from) {
                return format!("{base}{to}{ending}");
            }
        }
    }
    if infinitive != "ar" && stem.ends_with(['a', 'e', 'o']) && ending.starts_with('i') {
        // Between vowels i is written y, and alone it takes an accent: leyó, leíste.
        let ending = &ending[1..];
        return format!("{stem}{}{ending}", if ending.starts_with(['e', 'ó']) { "y" } else { "í" });
    }
    if infinitive != "ar" && !front {
        if let Some(base) = stem.strip_suffix("gu") {
            return format!("{base}g{ending}");
        }
        if let Some(base) = stem.strip_suffix('g') {
            return format!("{base}j{ending}");
        }
        if let Some(base) = stem.strip_suffix('c') {
            let after_vowel = base.ends_with(['a', 'e', 'i', 'o', 'u']);
            return format!("{base}{}{ending}", if after_vowel { "zc" } else { "z" });
        }
    }
    format!("{stem}{ending}")
}

fn verb(lemma: &str, kind: &str) -> Option<Vec<(Tags, String)>> {
    let (stem, endings) = [&AR, &ER, &IR]
        .into_iter()
        .find_map(|endings| lemma.strip_suffix(endings.infinitive).map(|stem| (stem, endings)))?;
    let regular = Irregular::default();
    // Compounds go with their last part: obtener, disponer, intervenir.
    let (prefix, odd) = IRREGULAR
        .iter()
        .find_map(|row| {
            let prefix = lemma.strip_suffix(row.lemma)?;
            (prefix.is_empty() || COMPOUNDED.contains(&row.lemma)).then_some((prefix, row))
        })
        .unwrap_or(("", &regular));
    let infinitive = endings.infinitive;
    let stressed = change_stem(stem, kind);
    // Only verbs in -ir carry a change into unstressed forms: pidió, pidiendo, durmió.
    let weak = match (infinitive, kind) {
        ("ir", "i" | "ie") => change_stem(stem, "i"),
        ("ir", "ue") => stem.replacen('o', "u", 1),
        _ => stem.to_owned(),
    };
    let stem_of = |person: usize| if matches!(person, 3 | 4) { stem } else { &stressed };
    let mut forms = Vec::with_capacity(64);
    let mut bit = 0;
    let mut add = |form: String| {
        forms.push((1 << bit, form));
        bit += 1;
    };
    add(lemma.to_owned());
    let gerund = if odd.gerund.is_empty() {
        gerund_of(&weak, endings.gerund, infinitive)
    } else {
        format!("{prefix}{}", odd.gerund)
    };
    add(gerund.clone());
    let participle = match PARTICIPLES.iter().find_map(|(end, form)| Some((lemma.strip_suffix(end)?, form))) {
        Some((start, form)) => format!("{start}{form}"),
        None if odd.participle.is_empty() => join(stem, endings.participle, infinitive),
        None => format!("{prefix}{}", odd.participle),
    };
    for end in ["o", "a", "os", "as"] {
        add(format!("{participle}{end}"));
    }
    let mut subjunctive: [String; 6] = Default::default();
    for person in 0..6 {
        add(match odd.present[person] {
            "" if kind == "y" && !matches!(person, 3 | 4) => format!("{stem}y{}", endings.present[person]),
            "" => join(stem_of(person), endings.present[person], infinitive),
            form => format!("{prefix}{form}"),
        });
        // Only "ver" keeps the e of its ending: veía.
        add(match lemma {
            "ir" => WENT[person].to_owned(),
            "ver" => format!("{stem}e{}", endings.imperfect[person]),
            _ => format!("{stem}{}", endings.imperfect[person]),
        });
        add(match odd.preterite[person] {
            "" if kind == "y" && matches!(person, 2 | 5) => {
                format!("{stem}y{}", endings.preterite[person].trim_start_matches('i'))
            }
            "" if matches!(person, 2 | 5) => join(&weak, endings.preterite[person], infinitive),
            "" => join(stem, endings.preterite[person], infinitive),
            form => format!("{prefix}{form}"),
        });
        let future = if odd.future.is_empty() { lemma.to_owned() } else { format!("{prefix}{}", odd.future) };
        add(format!("{future}{}", FUTURE[person]));
        add(format!("{future}{}", CONDITIONAL[person]));
        subjunctive[person] = match odd.subjunctive {
            "" if kind == "y" => format!("{stem}y{}", endings.subjunctive[person]),
            "" if matches!(person, 3 | 4) && infinitive == "ir" => join(&weak, endings.subjunctive[person], infinitive),
            "" => join(stem_of(person), endings.subjunctive[person], infinitive),
            "d" => GIVE_SUBJUNCTIVE[person].to_owned(),
            odd => format!("{prefix}{odd}{}", endings.subjunctive[person]),
        };
        add(subjunctive[person].clone());
        add(if kind == "y" {
            format!("{stem}y{}", endings.past_subjunctive[person].trim_start_matches('i'))
        } else if odd.past_subjunctive.is_empty() {
            join(&weak, endings.past_subjunctive[person], infinitive)
        } else {
            let end = ["ra", "ras", "ra", "ramos", "rais", "ran"][person];
            let stem = if person == 3 {
                format!("{}é", odd.past_subjunctive.trim_end_matches('e'))
            } else {
                odd.past_subjunctive.to_owned()
            };
            format!("{prefix}{stem}{end}")
        });
    }
    add(match odd.imperative {
        "" if kind == "y" => format!("{stem}y{}", endings.present[2]),
        "" => join(&stressed, endings.present[2], infinitive),
        // A compound has one syllable more, and so an accent: detén, dispón.
        short if !prefix.is_empty() => format!("{prefix}{}", short.replace('e', "é").replace('o', "ó")),
        short => short.to_owned(),
    });
    with_pronouns(lemma, &gerund, &subjunctive, &mut add);
    Some(forms)
}

/// Adds the forms with a pronoun written onto them.
fn with_pronouns(lemma: &str, gerund: &str, subjunctive: &[String; 6], add: &mut impl FnMut(String)) {
    // Pronouns written onto the infinitive and the gerund.
    let accented = accent_gerund(gerund);
    for clitic in CLITICS {
        add(format!("{lemma}{clitic}"));
        add(format!("{accented}{clitic}"));
    }
    // And onto the polite imperative: envíelo, llénenlos.
    for person in [2, 5] {
        let stem = accent_imperative(&subjunctive[person]);
        for clitic in CLITICS {
            add(format!("{stem}{clitic}"));
        }
    }
}

/// The gerund: i becomes y between vowels (trayendo, concluyendo).
fn gerund_of(stem: &str, ending: &str, infinitive: &str) -> String {
    if infinitive != "ar" && stem.ends_with('u') && !stem.ends_with("gu") && !stem.ends_with("qu") {
        return format!("{stem}yendo");
    }
    join(stem, ending, infinitive)
}

/// Accents the stressed syllable of a polite imperative, as it is written before a pronoun: remita, remíta-lo.
fn accent_imperative(form: &str) -> String {
    if form == "dé" {
        return "de".to_owned();
    }
    if form.contains(['á', 'é', 'í', 'ó', 'ú']) {
        return form.to_owned();
    }
    let letters: Vec<char> = form.chars().collect();
    let vowel = |at: usize| {
        let mute = letters[at] == 'u'
            && at > 0
            && matches!(letters[at - 1], 'q' | 'g')
            && letters.get(at + 1).is_some_and(|next| matches!(next, 'e' | 'i'));
        "aeiouü".contains(letters[at]) && !mute
    };
    // Back over the last syllable's vowels and its consonants, to the vowels of the one before.
    let mut at = letters.len();
    while at > 0 && !vowel(at - 1) {
        at -= 1;
    }
    while at > 0 && vowel(at - 1) {
        at -= 1;
    }
    while at > 0 && !vowel(at - 1) {
        at -= 1;
    }
    let end = at;
    while at > 0 && vowel(at - 1) {
        at -= 1;
    }
    let strong = (at..end).rev().find(|at| "aeo".contains(letters[*at])).or_else(|| end.checked_sub(1));
    let accented = |letter: char| match letter {
        'a' => 'á',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ó',
        'u' => 'ú',
        other => other,
    };
    letters
        .iter()
        .enumerate()
        .map(|(place, letter)| if Some(place) == strong && place >= at { accented(*letter) } else { *letter })
        .collect()
}

fn accent_gerund(gerund: &str) -> String {
    match gerund.strip_suffix("ando") {
        Some(stem) => format!("{stem}ándo"),
        None => gerund.strip_suffix("endo").map_or_else(|| gerund.to_owned(), |stem| format!("{stem}éndo")),
    }
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
        has("usar", "", "uso usas usa usamos usáis usan usó usaron usará usaría use usen usaran usando usado usadas");
        has("utilizar", "", "utilice utilicé utilizo utilicemos utilizándolo utilizarlo");
        has("pagar", "", "pague paguen pagué pago");
        has("buscar", "", "busque busqué busca");
        has("remitir", "", "remite remitió remita remitimos remitiendo remitido remitirlo");
        has("exigir", "", "exijo exija exige exigió");
        has("pedir", "i", "pido pide pidió pidieron pidiendo pedimos pida pidamos pidiera");
        has("empezar", "ie", "empieza empezó empiece empecemos empezamos empiezan");
        has("enviar", "í", "envía envíe enviamos enviado envió enviará");
        has("hacer", "", "hago hace hizo hará haga hecho haciendo hacerlo haciéndolo hiciera hiciéramos");
        has("dar", "", "doy da dio dará dé den dado dando darle dieran dele denles");
        has("poner", "", "pongo pone puso pondrá ponga puesto poniendo póngalo ponerlo");
        has("obtener", "", "obtengo obtiene obtuvo obtendrá obtenga obtenido obtén obténgalo obteniendo");
        has("concluir", "y", "concluyo concluye concluyó concluyeron concluya concluyendo concluimos concluyera");
        has("resolver", "ue", "resuelve resuelto resolvió resuelva resuélvalo");
        has("escribir", "", "escrito escribió escríbalo escríbanos");
        has("traer", "", "traigo trae trajo traiga trayendo tráigalo traído");
        has("leer", "", "lee leyó leyeron leíste leído leyendo lea leyera");
        has("salir", "", "salgo sale salió saldrá salga");
        has("ir", "", "voy va iba fue irá vaya yendo ido fuera");
        has("contraer", "", "contrae contrajo contraiga contraído");
        has("ver", "", "veo ve vio vea viendo visto veía veamos");
        has("remitir", "", "remítalo remítanos remítanlas");
        has("iniciar", "", "iníciela inicien");
        has("buscar", "", "búsquelo búsquenlos");
        has("pagar", "", "páguelo");
        has("enviar", "í", "envíelo envíenos");
        has("probar", "ue", "pruébelo");
    }

    #[test]
    fn each_form_has_a_tag_of_its_own() {
        let forms = verb("usar", "").unwrap();
        assert_eq!(forms.iter().fold(0, |all, (tag, _)| all | tag).count_ones() as usize, forms.len());
    }

    #[test]
    fn parts_of_a_paradigm_leave_out_the_rest() {
        let of = |part| forms("usar", Class { part, kind: "" }).unwrap_or_default();
        let has = |part, form| of(part).iter().any(|(_, one)| one == form);
        assert!(has("f", "usar") && has("f", "usándolo") && has("f", "úselo") && !has("f", "usada"));
        assert!(
            has("p", "usa") && has("p", "usaran") && !has("p", "usar") && !has("p", "usarlo") && !has("p", "usado")
        );
    }

    #[test]
    fn nouns_and_adjectives_agree() {
        assert_eq!(plural("prestación"), "prestaciones");
        assert_eq!(plural("vez"), "veces");
        assert_eq!(plural("discapacidad"), "discapacidades");
        assert_eq!(adjective("minusválido")[3].1, "minusválidas");
    }
}
