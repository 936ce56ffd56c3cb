//! French: -er, -ir and -re verbs with their spelling changes, the irregular verbs of office prose,
//! and the number and gender of nouns and adjectives.

use super::{Class, Paradigm, Tags};

/// What a verb takes instead of the regular stems. A row holds for every verb that ends like it:
/// `tenir` for obtenir and maintenir.
struct Irregular {
    lemma: &'static str,
    /// je … ils.
    present: &'static str,
    /// Stem of the imperfect and the present participle.
    imperfect: &'static str,
    future: &'static str,
    /// Two stems (`vienn ven`), or all six forms.
    subjunctive: &'static str,
    participle: &'static str,
    /// tu, nous and vous where they are not those of the present.
    imperative: &'static str,
}

macro_rules! irregular {
    ($($lemma:literal: $present:literal, $imperfect:literal, $future:literal, $subjunctive:literal, $participle:literal $(, $imperative:literal)?;)*) => {
        &[$(Irregular {
            lemma: $lemma, present: $present, imperfect: $imperfect, future: $future,
            subjunctive: $subjunctive, participle: $participle, imperative: concat!($($imperative)?),
        }),*]
    };
}

const IRREGULAR: &[Irregular] = irregular! {
    "être": "suis es est sommes êtes sont", "ét", "ser", "sois sois soit soyons soyez soient", "été", "sois soyons soyez";
    "avoir": "ai as a avons avez ont", "av", "aur", "aie aies ait ayons ayez aient", "eu", "aie ayons ayez";
    "faire": "fais fais fait faisons faites font", "fais", "fer", "fass fass", "fait";
    "aller": "vais vas va allons allez vont", "all", "ir", "aill all", "allé", "va allons allez";
    "pouvoir": "peux peux peut pouvons pouvez peuvent", "pouv", "pourr", "puiss puiss", "pu";
    "devoir": "dois dois doit devons devez doivent", "dev", "devr", "doiv dev", "dû";
    "vouloir": "veux veux veut voulons voulez veulent", "voul", "voudr", "veuill voul", "voulu", "veuille voulons veuillez";
    "savoir": "sais sais sait savons savez savent", "sav", "saur", "sach sach", "su", "sache sachons sachez";
    "venir": "viens viens vient venons venez viennent", "ven", "viendr", "vienn ven", "venu";
    "tenir": "tiens tiens tient tenons tenez tiennent", "ten", "tiendr", "tienn ten", "tenu";
    "prévoir": "prévois prévois prévoit prévoyons prévoyez prévoient", "prévoy", "prévoir", "prévoi prévoy", "prévu";
    "percevoir": "perçois perçois perçoit percevons percevez perçoivent", "percev", "percevr", "perçoiv percev", "perçu";
    "recevoir": "reçois reçois reçoit recevons recevez reçoivent", "recev", "recevr", "reçoiv recev", "reçu";
    "voir": "vois vois voit voyons voyez voient", "voy", "verr", "voi voy", "vu";
    "prendre": "prends prends prend prenons prenez prennent", "pren", "prendr", "prenn pren", "pris";
    "mettre": "mets mets met mettons mettez mettent", "mett", "mettr", "mett mett", "mis";
    "interdire": "interdis interdis interdit interdisons interdisez interdisent", "interdis", "interdir", "interdis interdis", "interdit";
    "dire": "dis dis dit disons dites disent", "dis", "dir", "dis dis", "dit";
    "lire": "lis lis lit lisons lisez lisent", "lis", "lir", "lis lis", "lu";
    "crire": "cris cris crit crivons crivez crivent", "criv", "crir", "criv criv", "crit";
    "ouvrir": "ouvre ouvres ouvre ouvrons ouvrez ouvrent", "ouvr", "ouvrir", "ouvr ouvr", "ouvert", "ouvre ouvrons ouvrez";
    "ffrir": "ffre ffres ffre ffrons ffrez ffrent", "ffr", "ffrir", "ffr ffr", "ffert", "ffre ffrons ffrez";
    "suivre": "suis suis suit suivons suivez suivent", "suiv", "suivr", "suiv suiv", "suivi";
    "vivre": "vis vis vit vivons vivez vivent", "viv", "vivr", "viv viv", "vécu";
    "connaître": "connais connais connaît connaissons connaissez connaissent", "connaiss", "connaîtr", "connaiss connaiss", "connu";
    "uire": "uis uis uit uisons uisez uisent", "uis", "uir", "uis uis", "uit";
    "oindre": "oins oins oint oignons oignez oignent", "oign", "oindr", "oign oign", "oint";
    "aindre": "ains ains aint aignons aignez aignent", "aign", "aindr", "aign aign", "aint";
    "eindre": "eins eins eint eignons eignez eignent", "eign", "eindr", "eign eign", "eint";
    "croire": "crois crois croit croyons croyez croient", "croy", "croir", "croi croy", "cru";
    "courir": "cours cours court courons courez courent", "cour", "courr", "cour cour", "couru";
    "quérir": "quiers quiers quiert quérons quérez quièrent", "quér", "querr", "quièr quér", "quis";
    "résoudre": "résous résous résout résolvons résolvez résolvent", "résolv", "résoudr", "résolv résolv", "résolu";
    "conclure": "conclus conclus conclut concluons concluez concluent", "conclu", "conclur", "conclu conclu", "conclu";
    "inclure": "inclus inclus inclut incluons incluez incluent", "inclu", "inclur", "inclu inclu", "inclus";
};

/// Verbs in -ir without -iss-: pars, partons.
const SHORT_IR: &[&str] = &["partir", "sortir", "servir", "dormir", "sentir", "mentir"];

pub(super) fn forms(lemma: &str, class: Class) -> Option<Vec<(Tags, String)>> {
    match class.part {
        "v" => verb(lemma),
        "n" => Some(vec![(1, lemma.to_owned()), (2, plural(lemma))]),
        "a" => {
            let feminine = feminine(lemma);
            Some(vec![(1, lemma.to_owned()), (2, feminine.clone()), (4, plural(lemma)), (8, plural(&feminine))])
        }
        _ => None,
    }
}

fn plural(word: &str) -> String {
    if word.ends_with(['s', 'x', 'z']) {
        word.to_owned()
    } else if let Some(stem) = word.strip_suffix("al") {
        format!("{stem}aux")
    } else if ["au", "eu"].iter().any(|end| word.ends_with(end)) {
        format!("{word}x")
    } else {
        format!("{word}s")
    }
}

fn feminine(word: &str) -> String {
    const ENDS: &[(&str, &str)] = &[
        ("teur", "trice"),
        ("eux", "euse"),
        ("if", "ive"),
        ("er", "ère"),
        ("el", "elle"),
        ("en", "enne"),
        ("on", "onne"),
        ("et", "ète"),
        ("eil", "eille"),
        ("os", "osse"),
        ("anc", "anche"),
        ("ic", "ique"),
    ];
    if word.ends_with('e') {
        return word.to_owned();
    }
    match ENDS.iter().find_map(|(from, to)| word.strip_suffix(from).map(|stem| format!("{stem}{to}"))) {
        Some(feminine) => feminine,
        None => format!("{word}e"),
    }
}

struct Stems {
    present: Vec<String>,
    imperfect: String,
    future: String,
    subjunctive: Vec<String>,
    participle: String,
    imperative: Vec<String>,
}

fn split(forms: &str, prefix: &str) -> Vec<String> {
    forms.split(' ').map(|form| format!("{prefix}{form}")).collect()
}

fn stems(lemma: &str) -> Option<Stems> {
    if let Some(row) = IRREGULAR.iter().find(|row| lemma.ends_with(row.lemma)) {
        let prefix = &lemma[..lemma.len() - row.lemma.len()];
        let imperative = if row.imperative.is_empty() { String::new() } else { row.imperative.to_owned() };
        return Some(Stems {
            present: split(row.present, prefix),
            imperfect: format!("{prefix}{}", row.imperfect),
            future: format!("{prefix}{}", row.future),
            subjunctive: split(row.subjunctive, prefix),
            participle: format!("{prefix}{}", row.participle),
            imperative: if imperative.is_empty() { Vec::new() } else { split(&imperative, prefix) },
        });
    }
    if let Some(stem) = lemma.strip_suffix("er") {
        return Some(first_group(lemma, stem));
    }
    if let Some(stem) = lemma.strip_suffix("ir") {
        if SHORT_IR.iter().any(|verb| lemma.ends_with(verb)) && lemma != "répartir" {
            let short = &stem[..stem.len() - 1];
            return Some(regular(
                [short, short, short],
                ["s", "s", "t"],
                stem,
                &format!("{stem}ir"),
                &format!("{stem}i"),
            ));
        }
        let long = format!("{stem}iss");
        return Some(regular([stem, stem, stem], ["is", "is", "it"], &long, lemma, &format!("{stem}i")));
    }
    let stem = lemma.strip_suffix("re")?;
    let third = if stem.ends_with(['d', 't']) { "" } else { "t" };
    Some(regular([stem, stem, stem], ["s", "s", third], stem, &format!("{stem}r"), &format!("{stem}u")))
}

fn regular(singular: [&str; 3], ends: [&str; 3], long: &str, future: &str, participle: &str) -> Stems {
    let mut present: Vec<String> = singular.iter().zip(ends).map(|(stem, end)| format!("{stem}{end}")).collect();
    present.extend(["ons", "ez", "ent"].map(|end| format!("{long}{end}")));
    Stems {
        present,
        imperfect: long.to_owned(),
        future: future.to_owned(),
        subjunctive: vec![long.to_owned(), long.to_owned()],
        participle: participle.to_owned(),
        imperative: Vec::new(),
    }
}

/// Verbs in -er: the stem before a silent ending differs in appeler, compléter, employer.
fn first_group(lemma: &str, stem: &str) -> Stems {
    let stressed = stressed(stem);
    // mangeons, commençons
    let before_o = match stem.chars().next_back() {
        Some('g') => format!("{stem}e"),
        Some('c') => format!("{}ç", &stem[..stem.len() - 1]),
        _ => stem.to_owned(),
    };
    let future = match lemma {
        _ if lemma.ends_with("envoyer") => format!("{}enverr", &lemma[..lemma.len() - "envoyer".len()]),
        // compléterai keeps its é; appellerai and emploierai do not.
        _ if stem.chars().rev().take(3).any(|letter| letter == 'é') => lemma.to_owned(),
        _ => format!("{stressed}er"),
    };
    Stems {
        present: vec![
            format!("{stressed}e"),
            format!("{stressed}es"),
            format!("{stressed}e"),
            format!("{before_o}ons"),
            format!("{stem}ez"),
            format!("{stressed}ent"),
        ],
        imperfect: before_o,
        future,
        subjunctive: vec![stressed.clone(), stem.to_owned()],
        participle: format!("{stem}é"),
        imperative: vec![format!("{stressed}e"), String::new(), String::new()],
    }
}

fn stressed(stem: &str) -> String {
    if let Some(base) = stem.strip_suffix('y') {
        return format!("{base}i");
    }
    if ["appel", "rappel", "jet", "rejet", "projet", "renouvel"].contains(&stem) {
        return format!("{stem}{}", &stem[stem.len() - 1..]);
    }
    // One or two consonants after e or é: lever, compléter, régler.
    let consonant = |letter: char| letter.is_alphabetic() && !"aeiouyéèêâîôûàù".contains(letter);
    let letters: Vec<(usize, char)> = stem.char_indices().collect();
    let Some(at) = letters.iter().rposition(|(_, letter)| !consonant(*letter)) else { return stem.to_owned() };
    let (place, vowel) = letters[at];
    let behind = letters.len() - at - 1;
    let cluster = behind == 1 || (behind == 2 && matches!(letters[at + 2].1, 'l' | 'r' | 'n'));
    let open = match vowel {
        'é' => cluster,
        'e' => behind == 1 && (at == 0 || consonant(letters[at - 1].1)),
        _ => false,
    };
    if open { format!("{}è{}", &stem[..place], &stem[place + vowel.len_utf8()..]) } else { stem.to_owned() }
}

/// The forms that go with je: present, imperfect, conditional, subjunctive.
pub(crate) const FIRST_PERSON: Tags = 1 << 10 | 1 << 20 | 1 << 30 | 1 << 40 | 1 << 50;
/// All persons of the subjunctive.
pub(crate) const SUBJUNCTIVE: Tags = 0b11_1111 << 50;
/// An order to a friend.
pub(crate) const FAMILIAR_IMPERATIVE: Tags = 1 << 60;

fn verb(lemma: &str) -> Option<Vec<(Tags, String)>> {
    let stems = stems(lemma)?;
    let mut paradigm = Paradigm::default();
    paradigm.add(0, lemma.to_owned());
    // étant, ayant, sachant go with the subjunctive; the others with the imperfect.
    let gerund = match lemma {
        "être" => "étant".to_owned(),
        "avoir" => "ayant".to_owned(),
        "savoir" => "sachant".to_owned(),
        _ => format!("{}ant", stems.imperfect),
    };
    paradigm.add(1, gerund);
    let base = stems.participle.replace('û', "u");
    let plural = if base.ends_with('s') { base.clone() } else { format!("{base}s") };
    paradigm.add(2, stems.participle.clone());
    paradigm.add(3, format!("{base}e"));
    paradigm.add(4, plural);
    paradigm.add(5, format!("{base}es"));
    for (person, form) in stems.present.iter().enumerate() {
        paradigm.add(10 + person, form.clone());
    }
    for (person, end) in ["ais", "ais", "ait", "ions", "iez", "aient"].iter().enumerate() {
        // nous mangions, nous commencions: before i the plain letter is enough.
        let soft = end.starts_with('i');
        let stem = match stems.imperfect.strip_suffix('ç') {
            Some(base) if soft => format!("{base}c"),
            _ => match stems.imperfect.strip_suffix("ge") {
                Some(base) if soft => format!("{base}g"),
                _ => stems.imperfect.clone(),
            },
        };
        paradigm.add(20 + person, format!("{stem}{end}"));
        paradigm.add(40 + person, format!("{}{end}", stems.future));
    }
    for (person, end) in ["ai", "as", "a", "ons", "ez", "ont"].iter().enumerate() {
        paradigm.add(30 + person, format!("{}{end}", stems.future));
    }
    for (person, end) in ["e", "es", "e", "ions", "iez", "ent"].iter().enumerate() {
        paradigm.add(
            50 + person,
            match stems.subjunctive.as_slice() {
                [strong, weak] => format!("{}{end}", if matches!(person, 3 | 4) { weak } else { strong }),
                all => all.get(person).cloned().unwrap_or_default(),
            },
        );
    }
    for (at, person) in [1, 3, 4].into_iter().enumerate() {
        let own = stems.imperative.get(at).filter(|form| !form.is_empty());
        paradigm.add(60 + at, own.cloned().unwrap_or_else(|| stems.present[person].clone()));
    }
    Some(paradigm.forms)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn has(lemma: &str, expected: &str) {
        let forms = verb(lemma).unwrap();
        for form in expected.split(' ') {
            assert!(forms.iter().any(|(_, one)| one == form), "{lemma}: no {form} in {forms:?}");
        }
    }

    #[test]
    fn verbs_take_the_endings_people_write() {
        has(
            "utiliser",
            "utiliser utilise utilisez utilisons utilisé utilisées utilisera utilisait utilisant utilisent",
        );
        has("commencer", "commençons commence commençait commencions commencera");
        has("changer", "changeons change changeait changions");
        has("employer", "emploie employons emploiera employez employé");
        has("envoyer", "envoie enverra envoyez envoyé");
        has("compléter", "complète complétez complétera complété complètent");
        has("régler", "règle réglez réglé");
        has("acheter", "achète achetez achètera acheté");
        has("appeler", "appelle appelez appellera appelé");
        has("aider", "aide aidez aidera");
        has("finir", "finit finissez finira fini finissent finisse");
        has("sortir", "sort sortez sorti sortira");
        has("rendre", "rend rendez rendu rendra rende");
        has("obtenir", "obtient obtenez obtenu obtiendra obtienne obtenions");
        has("remettre", "remet remettez remis remise remettra");
        has("faire", "fait faites font fera fasse faisait fait faite");
        has("recevoir", "reçoit recevez reçu recevra reçoive");
        has("devoir", "doit devez dû due dus");
        has("écrire", "écrit écrivez écrira écrivons");
        has("être", "est soyez sera étant");
        has("payer", "paie payez payé paiera");
    }

    #[test]
    fn nouns_and_adjectives_agree() {
        assert_eq!(plural("journal"), "journaux");
        assert_eq!(plural("avis"), "avis");
        assert_eq!(feminine("ultérieur"), "ultérieure");
        assert_eq!(feminine("actif"), "active");
        assert_eq!(feminine("complet"), "complète");
    }
}
