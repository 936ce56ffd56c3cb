//! Words of addresses: streets, boxes, floors.

use crate::facts::line::Token;

/// Words that end the name of a street in English.
pub(crate) fn is_street_word(word: &str) -> bool {
    matches!(
        word.trim_end_matches(['.', ',']).to_ascii_lowercase().as_str(),
        "street"
            | "st"
            | "avenue"
            | "ave"
            | "av"
            | "road"
            | "rd"
            | "boulevard"
            | "blvd"
            | "drive"
            | "dr"
            | "lane"
            | "ln"
            | "way"
            | "court"
            | "ct"
            | "place"
            | "pl"
            | "highway"
            | "hwy"
            | "parkway"
            | "pkwy"
            | "square"
            | "sq"
            | "terrace"
            | "ter"
            | "circle"
            | "cir"
            | "trail"
            | "trl"
            | "broadway"
            | "pike"
            | "loop"
            | "row"
            | "crescent"
            | "cres"
            | "close"
            | "gardens"
            | "grove"
            | "mews"
            | "plaza"
            | "alley"
            | "turnpike"
            | "route"
            | "commons"
            | "crossing"
            | "esplanade"
            | "quay"
            | "walk"
            | "wynd"
            | "parade"
            | "hill"
            | "heights"
            | "vale"
    )
}

/// Words that begin the name of a street in Spanish, French, Portuguese and Italian.
pub(crate) fn is_street_lead(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.').to_lowercase().as_str(),
        "calle"
            | "c/"
            | "avda"
            | "avenida"
            | "bv"
            | "bvar"
            | "av"
            | "paseo"
            | "plaza"
            | "carrera"
            | "calzada"
            | "rue"
            | "avenue"
            | "boulevard"
            | "place"
            | "rua"
            | "via"
            | "viale"
            | "piazza"
            | "corso"
            | "camino"
            | "ronda"
            | "carretera"
            | "v\u{ed}a"
            | "gran"
            | "rambla"
            | "jirón"
            | "travessa"
            | "praça"
            | "largo"
            | "estrada"
            | "alameda"
            | "chemin"
            | "allée"
            | "quai"
            | "cours"
            | "impasse"
            | "vicolo"
            | "strada"
            | "passeig"
            | "carrer"
            | "callejón"
            | "pasaje"
            | "bulevar"
            | "bd"
            | "boul"
            | "route"
            | "sentier"
            | "square"
            | "esplanade"
            | "passage"
            | "faubourg"
            | "promenade"
            | "diagonal"
            | "traves\u{ed}a"
            | "costanilla"
            | "cuesta"
            | "glorieta"
            | "pla\u{e7}a"
            | "privada"
            | "r"
            | "p\u{e7}a"
            | "rodovia"
            | "beco"
            | "cal\u{e7}ada"
            | "ladeira"
            | "piazzale"
            | "piazzetta"
            | "lungarno"
            | "lungomare"
            | "borgo"
            | "contrada"
            | "localit\u{e0}"
            | "salita"
            | "calata"
            | "cra"
            | "kra"
            | "cll"
    )
}

pub(crate) fn is_german_street(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    lower.len() > 5
        && ["straße", "strasse", "str", "weg", "allee", "platz", "gasse", "damm"].iter().any(|end| lower.ends_with(end))
}

/// Words that end the name of a British house: "Shire House, Market Way".
pub(super) fn is_house_name(word: &str) -> bool {
    matches!(word, "House" | "Hall" | "Centre" | "Building" | "Buildings" | "Court" | "Lodge" | "Chambers")
}

pub(crate) fn is_house_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    (1..=6).contains(&digits)
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.len() <= 8
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

pub(crate) fn is_bare_street(word: &str) -> bool {
    matches!(word, "Straße" | "Strasse" | "Str" | "Str." | "Weg" | "Allee" | "Platz" | "Gasse" | "Damm")
}

/// Whether "PO Box", "Postfach" or "Apartado" begins at the word.
pub(super) fn is_box(text: &str, word: &Token<'_>) -> bool {
    if !word.text.starts_with(['P', 'p', 'A', 'a', 'C', 'c', 'B', 'b', 'T']) {
        return false;
    }
    // In capitals, before a number: "BP 155", "TSA 21550", "CS 30155".
    if matches!(word.text, "BP" | "TSA" | "CS") {
        return text.get(word.end..).is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    }
    let rest = text.get(word.start..).unwrap_or("");
    [
        "pobox",
        "postofficebox",
        "apartado",
        "apdo",
        "postfach",
        "caixapostal",
        "casellapostale",
        "casepostale",
        "bo\u{ee}tepostale",
    ]
    .iter()
    .any(|wanted| {
        let mut letters = rest.chars().take(16).filter(|c| !matches!(c, '.' | ' '));
        wanted.chars().all(|c| letters.next().is_some_and(|letter| letter.to_lowercase().eq([c])))
    })
}

/// Words between a street and its town, in lower case: suites, floors, small words of towns.
pub(super) const UNITS: [&str; 61] = [
    "tour",
    "aile",
    "niveau",
    "entrée",
    "hinterhaus",
    "vorderhaus",
    "tür",
    "top",
    "stiege",
    "piano",
    "torre",
    "bloque",
    "portal",
    "edificio",
    "quai",
    "suite",
    "ste",
    "unit",
    "floor",
    "fl",
    "apt",
    "room",
    "rm",
    "building",
    "bldg",
    "box",
    "piso",
    "planta",
    "local",
    "despacho",
    "bajo",
    "izq",
    "dcha",
    "puerta",
    "the",
    "de",
    "la",
    "del",
    "of",
    "upon",
    "cedex",
    "bureau",
    "étage",
    "porte",
    "appt",
    "sala",
    "andar",
    "esq",
    "dto",
    "interno",
    "int",
    "scala",
    "stock",
    "col",
    "colonia",
    "c.p",
    "cp",
    "am",
    "im",
    "an",
    "der",
];

pub(super) fn is_brazilian_state(code: &str) -> bool {
    const STATES: &str = "AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO";
    code.len() == 2 && STATES.split(' ').any(|state| state == code)
}
