//! Portuguese, of Brazil and of Portugal: -ar, -er and -ir verbs with their spelling changes, the
//! irregular verbs of office prose, pronouns written on with a hyphen, nouns and adjectives.

use super::{Class, Paradigm, Tags};

struct Endings {
    infinitive: &'static str,
    present: [&'static str; 6],
    imperfect: [&'static str; 6],
    preterite: [&'static str; 6],
    subjunctive: [&'static str; 6],
    gerund: &'static str,
    participle: &'static str,
}

const AR: Endings = Endings {
    infinitive: "ar",
    present: ["o", "as", "a", "amos", "ais", "am"],
    imperfect: ["ava", "avas", "ava", "ávamos", "áveis", "avam"],
    preterite: ["ei", "aste", "ou", "amos", "astes", "aram"],
    subjunctive: ["e", "es", "e", "emos", "eis", "em"],
    gerund: "ando",
    participle: "ad",
};
const ER: Endings = Endings {
    infinitive: "er",
    present: ["o", "es", "e", "emos", "eis", "em"],
    imperfect: ["ia", "ias", "ia", "íamos", "íeis", "iam"],
    preterite: ["i", "este", "eu", "emos", "estes", "eram"],
    subjunctive: ["a", "as", "a", "amos", "ais", "am"],
    gerund: "endo",
    participle: "id",
};
const IR: Endings = Endings {
    infinitive: "ir",
    present: ["o", "es", "e", "imos", "is", "em"],
    preterite: ["i", "iste", "iu", "imos", "istes", "iram"],
    gerund: "indo",
    ..ER
};

/// What a verb takes instead; empty where it is regular. A row holds for every verb that ends like it.
struct Irregular {
    lemma: &'static str,
    present: &'static str,
    preterite: &'static str,
    imperfect: &'static str,
    /// First person of the subjunctive, or all six.
    subjunctive: &'static str,
    future: &'static str,
    participle: &'static str,
    gerund: &'static str,
}

macro_rules! irregular {
    ($($lemma:literal: $present:literal, $preterite:literal, $imperfect:literal, $subjunctive:literal, $future:literal, $participle:literal, $gerund:literal;)*) => {
        &[$(Irregular {
            lemma: $lemma, present: $present, preterite: $preterite, imperfect: $imperfect,
            subjunctive: $subjunctive, future: $future, participle: $participle, gerund: $gerund,
        }),*]
    };
}

const IRREGULAR: &[Irregular] = irregular! {
    "ser": "sou és é somos sois são", "fui foste foi fomos fostes foram", "era eras era éramos éreis eram", "seja", "", "", "";
    "estar": "estou estás está estamos estais estão", "estive estiveste esteve estivemos estivestes estiveram", "", "esteja", "", "", "";
    "obter": "obtenho obténs obtém obtemos obtendes obtêm", "obtive obtiveste obteve obtivemos obtivestes obtiveram", "obtinha obtinhas obtinha obtínhamos obtínheis obtinham", "obtenha", "", "", "";
    "manter": "mantenho manténs mantém mantemos mantendes mantêm", "mantive mantiveste manteve mantivemos mantivestes mantiveram", "mantinha mantinhas mantinha mantínhamos mantínheis mantinham", "mantenha", "", "", "";
    "ter": "tenho tens tem temos tendes têm", "tive tiveste teve tivemos tivestes tiveram", "tinha tinhas tinha tínhamos tínheis tinham", "tenha", "", "", "";
    "fazer": "faço fazes faz fazemos fazeis fazem", "fiz fizeste fez fizemos fizestes fizeram", "", "faça", "far", "feit", "";
    "dar": "dou dás dá damos dais dão", "dei deste deu demos destes deram", "", "dê dês dê demos deis deem", "", "", "";
    "ir": "vou vais vai vamos ides vão", "fui foste foi fomos fostes foram", "ia ias ia íamos íeis iam", "vá vás vá vamos vades vão", "", "", "";
    "poder": "posso podes pode podemos podeis podem", "pude pudeste pôde pudemos pudestes puderam", "", "possa", "", "", "";
    "dizer": "digo dizes diz dizemos dizeis dizem", "disse disseste disse dissemos dissestes disseram", "", "diga", "dir", "dit", "";
    "trazer": "trago trazes traz trazemos trazeis trazem", "trouxe trouxeste trouxe trouxemos trouxestes trouxeram", "", "traga", "trar", "", "";
    "ver": "vejo vês vê vemos vedes veem", "vi viste viu vimos vistes viram", "", "veja", "", "vist", "";
    "saber": "sei sabes sabe sabemos sabeis sabem", "soube soubeste soube soubemos soubestes souberam", "", "saiba", "", "", "";
    "querer": "quero queres quer queremos quereis querem", "quis quiseste quis quisemos quisestes quiseram", "", "queira", "", "", "";
    "pôr": "ponho pões põe pomos pondes põem", "pus puseste pôs pusemos pusestes puseram", "punha punhas punha púnhamos púnheis punham", "ponha", "por", "post", "pondo";
    "vir": "venho vens vem vimos vindes vêm", "vim vieste veio viemos viestes vieram", "vinha vinhas vinha vínhamos vínheis vinham", "venha", "", "vind", "vindo";
    "pedir": "peço pedes pede pedimos pedis pedem", "", "", "peça", "", "", "";
    "ouvir": "ouço ouves ouve ouvimos ouvis ouvem", "", "", "ouça", "", "", "";
    "perder": "perco perdes perde perdemos perdeis perdem", "", "", "perca", "", "", "";
    "escrever": "", "", "", "", "", "escrit", "";
    "abrir": "", "", "", "", "", "abert", "";
};

/// Short verbs whose row is theirs alone: outros verbos end in -ter, -dar, -ver and -ir.
const ALONE: &[&str] = &["ser", "ter", "dar", "ir", "ver", "vir", "estar", "poder", "saber", "pedir", "abrir"];

const CLITICS_AFTER_VOWEL: [&str; 4] = ["lo", "la", "los", "las"];
const CLITICS: [&str; 5] = ["se", "lhe", "lhes", "nos", "me"];

pub(super) fn forms(lemma: &str, class: Class) -> Option<Vec<(Tags, String)>> {
    match class.part {
        "v" => verb(lemma, class.kind),
        "n" => Some(vec![(1, lemma.to_owned()), (2, plural(lemma))]),
        "a" => Some(adjective(lemma)),
        _ => None,
    }
}

fn plural(word: &str) -> String {
    const ENDS: &[(&str, &str)] = &[
        ("ão", "ões"),
        ("al", "ais"),
        ("el", "éis"),
        ("ol", "óis"),
        ("ul", "uis"),
        ("il", "is"),
        ("m", "ns"),
        ("r", "res"),
        ("z", "zes"),
        ("ês", "eses"),
        ("ás", "ases"),
    ];
    // fácil, possível: the stress lies further forward.
    for (from, to) in [("ável", "áveis"), ("ível", "íveis"), ("ácil", "áceis"), ("íssil", "ísseis"), ("ócil", "óceis")]
    {
        if let Some(stem) = word.strip_suffix(from) {
            return format!("{stem}{to}");
        }
    }
    match ENDS.iter().find_map(|(from, to)| word.strip_suffix(from).map(|stem| format!("{stem}{to}"))) {
        Some(plural) => plural,
        None if word.ends_with('s') => word.to_owned(),
        None => format!("{word}s"),
    }
}

fn adjective(lemma: &str) -> Vec<(Tags, String)> {
    if let Some(stem) = lemma.strip_suffix('o') {
        return ["o", "a", "os", "as"].iter().enumerate().map(|(at, end)| (1 << at, format!("{stem}{end}"))).collect();
    }
    if lemma.ends_with("or") && !lemma.ends_with("ior") {
        return ["", "a", "es", "as"].iter().enumerate().map(|(at, end)| (1 << at, format!("{lemma}{end}"))).collect();
    }
    vec![(3, lemma.to_owned()), (12, plural(lemma))]
}

/// Joins stem and ending so that the stem's last consonant keeps its sound: pague, comece, exijo.
fn join(stem: &str, ending: &str, infinitive: &str) -> String {
    let front = ending.starts_with(['e', 'é', 'i', 'í']);
    let changes: &[(&str, &str)] = match (infinitive, front) {
        ("ar", true) => &[("ç", "c"), ("c", "qu"), ("g", "gu")],
        ("er" | "ir", false) => &[("gu", "g"), ("g", "j"), ("c", "ç")],
        _ => &[],
    };
    match changes.iter().find_map(|(from, to)| stem.strip_suffix(from).map(|base| format!("{base}{to}"))) {
        Some(stem) => stem + ending,
        None => format!("{stem}{ending}"),
    }
}

fn six(forms: &str, prefix: &str) -> Option<[String; 6]> {
    let forms: Vec<String> = forms.split(' ').map(|form| format!("{prefix}{form}")).collect();
    forms.try_into().ok()
}

fn verb(lemma: &str, kind: &str) -> Option<Vec<(Tags, String)>> {
    let row = IRREGULAR.iter().find(|row| {
        if ALONE.contains(&row.lemma) { lemma == row.lemma } else { lemma.ends_with(row.lemma.trim_start_matches('^')) }
    });
    let put = lemma.ends_with("por") && lemma.len() > 3;
    let row = row.or_else(|| IRREGULAR.iter().find(|row| put && row.lemma == "pôr"));
    let (stem, endings) = match [&AR, &ER, &IR]
        .into_iter()
        .find_map(|endings| lemma.strip_suffix(endings.infinitive).map(|stem| (stem, endings)))
    {
        Some(found) => found,
        None if put || lemma == "pôr" => (lemma, &ER),
        None => return None,
    };
    let prefix = row.map_or("", |row| &lemma[..lemma.len() - if put { 3 } else { row.lemma.len() }]);
    let odd = |pick: fn(&Irregular) -> &'static str| row.map(pick).filter(|forms| !forms.is_empty());
    let infinitive = endings.infinitive;
    let regular = |set: &[&str; 6]| set.map(|ending| join(stem, ending, infinitive));
    // sigo, sirva, durmo, nomeio
    let first = match kind {
        "i" => replace_last(stem, 'e', "i"),
        "u" => replace_last(stem, 'o', "u"),
        _ => stem.to_owned(),
    };
    let mut present =
        odd(|row| row.present).and_then(|forms| six(forms, prefix)).unwrap_or_else(|| regular(&endings.present));
    if matches!(kind, "i" | "u") {
        present[0] = join(&first, "o", infinitive);
    }
    if infinitive == "ar" && stem.ends_with('e') && row.is_none() {
        for person in [0, 1, 2, 5] {
            present[person] = format!("{stem}i{}", endings.present[person]);
        }
    }
    let imperfect =
        odd(|row| row.imperfect).and_then(|forms| six(forms, prefix)).unwrap_or_else(|| regular(&endings.imperfect));
    let preterite =
        odd(|row| row.preterite).and_then(|forms| six(forms, prefix)).unwrap_or_else(|| regular(&endings.preterite));
    let subjunctive = match odd(|row| row.subjunctive) {
        Some(forms) if forms.contains(' ') => six(forms, prefix)?,
        Some(form) => {
            let stem = format!("{prefix}{}", &form[..form.len() - 1]);
            ["a", "as", "a", "amos", "ais", "am"].map(|ending| format!("{stem}{ending}"))
        }
        None => endings.subjunctive.map(|ending| join(&first, ending, infinitive)),
    };
    let future = odd(|row| row.future).map_or_else(|| lemma.to_owned(), |stem| format!("{prefix}{stem}"));
    let participle = odd(|row| row.participle)
        .map_or_else(|| format!("{stem}{}", endings.participle), |stem| format!("{prefix}{stem}"));
    let gerund =
        odd(|row| row.gerund).map_or_else(|| format!("{stem}{}", endings.gerund), |form| format!("{prefix}{form}"));
    // The past stem, without -ram, carries the future and the past subjunctive.
    let past = preterite[5].strip_suffix("ram")?.to_owned();
    let mut paradigm = Paradigm::default();
    paradigm.add(0, lemma.to_owned());
    paradigm.add(1, gerund);
    for (at, end) in ["o", "a", "os", "as"].iter().enumerate() {
        paradigm.add(2 + at, format!("{participle}{end}"));
    }
    let conditional = ["ia", "ias", "ia", "íamos", "íeis", "iam"];
    let future_subjunctive = ["r", "res", "r", "rmos", "rdes", "rem"];
    for person in 0..6 {
        paradigm.add(10 + person, present[person].clone());
        paradigm.add(20 + person, imperfect[person].clone());
        paradigm.add(30 + person, preterite[person].clone());
        paradigm.add(40 + person, format!("{future}{}", ["ei", "ás", "á", "emos", "eis", "ão"][person]));
        paradigm.add(50 + person, format!("{future}{}", conditional[person]));
        paradigm.add(60 + person, subjunctive[person].clone());
        paradigm.add(70 + person, format!("{past}{}", future_subjunctive[person]));
    }
    paradigm.add(80, format!("{past}sse"));
    paradigm.add(81, format!("{past}ssem"));
    for (at, end) in ["es", "mos", "em"].iter().enumerate() {
        paradigm.add(82 + at, format!("{lemma}{end}"));
    }
    // European Portuguese writes the past of -ar with an accent, and keeps it: constatámos, notámos.
    let accented = infinitive == "ar" && row.is_none();
    paradigm.add(37, if accented { format!("{stem}ámos") } else { preterite[3].clone() });
    if let Some((_, open)) = [("ar", "á"), ("er", "ê"), ("ir", "i")].into_iter().find(|(end, _)| lemma.ends_with(end))
    {
        let open = format!("{}{open}", &lemma[..lemma.len() - 2]);
        for (at, clitic) in CLITICS_AFTER_VOWEL.iter().enumerate() {
            paradigm.add(90 + at, format!("{open}-{clitic}"));
        }
    }
    for (at, clitic) in CLITICS.iter().enumerate() {
        paradigm.add(100 + at, format!("{lemma}-{clitic}"));
    }
    Some(paradigm.forms)
}

fn replace_last(stem: &str, from: char, to: &str) -> String {
    stem.rfind(from).map_or_else(|| stem.to_owned(), |at| format!("{}{to}{}", &stem[..at], &stem[at + 1..]))
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
            "utilizar",
            "",
            "utilize utilizei utiliza utilizado utilizadas utilizá-lo utilizar-se utilizarem utilizasse utilizará",
        );
        has("pagar", "", "pague paguei pagou pagarem pago pagámos");
        has("começar", "", "comece comecei começou");
        has("ficar", "", "fique fiquei ficou");
        has("receber", "", "recebe receba recebeu recebido recebê-lo recebessem");
        has("exigir", "", "exija exijo exige exigiu");
        has("proteger", "", "protejo proteja protege");
        has("fazer", "", "faço faz fez fará faça feito fizer fizesse fazê-lo");
        has("obter", "", "obtém obteve obtenha obtiver obtinha obtido");
        has("dar", "", "dou dá deu dê der desse");
        has("ver", "", "vejo visto viu vir");
        has("escrever", "", "escreve escrito");
        has("propor", "", "propõe propôs proposto proponha proporá");
        has("seguir", "i", "sigo siga segue seguiu");
        has("nomear", "", "nomeia nomeou nomeado");
        has("ir", "", "vai foi vá for fosse ia");
        has("decidir", "", "decide decidiu decidido decida");
        has("enviar", "", "envia enviou envie enviado");
    }

    #[test]
    fn nouns_and_adjectives_agree() {
        assert_eq!(plural("solicitação"), "solicitações");
        assert_eq!(plural("possível"), "possíveis");
        assert_eq!(plural("mês"), "meses");
        assert_eq!(plural("trabalhador"), "trabalhadores");
    }
}
