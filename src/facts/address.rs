//! Postal addresses: US, Canada and the United Kingdom first, then the commonest European and Latin American shapes.
//!
//! A town alone ("Boulder, CO 80302") is no address; a PO box is one.

use super::line::{Found, Line, Token};
use super::{Confidence, name, owner, postcode, table};
use crate::text::block::Role;

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

pub(crate) fn is_house_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    (1..=6).contains(&digits)
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.len() <= 8
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Every postal address of the lines. An address may run over several lines of one block, or of blocks that follow each other.
pub(crate) fn find(lines: &[Line<'_>]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.role == Role::Code || line.text.len() < 6 || line.digits == 0 {
            continue;
        }
        let words = line.tokens();
        let anchored = postcode::find(line);
        for &(start, end) in &anchored {
            let (start, end) = (words[start].start, words[end - 1].end);
            out.push(Found {
                line: index,
                start,
                end,
                until: None,
                normalized: normalize(line.slice(start, end)),
                owner: owner_of(lines, index, start, end),
                confidence: Confidence::Sure,
            });
        }
        let mut at = 0;
        let mut known = anchored.into_iter().peekable();
        while at < words.len() {
            if let Some(&(start, end)) = known.peek()
                && at >= start
            {
                at = at.max(end);
                known.next();
                continue;
            }
            let Some(street_end) = street(line.text, words, at) else {
                at += 1;
                continue;
            };
            let (end, town) = rest(words, street_end);
            let last = words[end - 1].end;
            let until = if town { None } else { town_below(lines, index) };
            let below = town || until.is_some();
            // "Mariahilfer Straße 88": the street's name before its word.
            let mut first = at;
            while first > 0
                && at - first < 2
                && is_bare_street(words[at].text)
                && words[first - 1].after == ' '
                && words[first - 1].text.starts_with(char::is_uppercase)
            {
                first -= 1;
            }
            let start = words[first].start;
            let normalized = until.map_or_else(
                || normalize(line.slice(start, last)),
                |(stop, end)| normalize(&joined(lines, index, start, stop, end)),
            );
            out.push(Found {
                line: index,
                start,
                end: last,
                until,
                normalized,
                owner: owner_of(lines, index, start, last),
                confidence: if below { Confidence::Sure } else { Confidence::Likely },
            });
            at = end.max(at + 1);
        }
    }
    out.sort_by_key(|found| (found.line, found.start));
    // A street without a town says where a room is, not where to write.
    out.retain(|found| found.confidence == Confidence::Sure);
    out
}

fn owner_of(lines: &[Line<'_>], index: usize, start: usize, end: usize) -> super::Owner {
    if is_to(lines, index, start) { super::Owner::Recipient } else { owner::of_contact(lines, index, start, end, 0) }
}

pub(crate) fn is_bare_street(word: &str) -> bool {
    matches!(word, "Straße" | "Strasse" | "Str" | "Str." | "Weg" | "Allee" | "Platz" | "Gasse" | "Damm")
}

/// Whether the lines above name the reader a letter goes to: "Ms. Dana Whitfield", "To the parents of Ana Ruiz",
/// "Frau", "Silvana Petrovic" where the letter greets a Petrovic.
fn is_to(lines: &[Line<'_>], index: usize, start: usize) -> bool {
    let starts = lines.get(index).is_some_and(|line| line.slice(0, start).trim().is_empty());
    let Some(above) = index.checked_sub(1).and_then(|above| lines.get(above)).filter(|_| starts) else { return false };
    if above.text.len() > 80 {
        return false;
    }
    let words = above.tokens();
    let Some(first) = words.first() else { return false };
    if (2..=7).contains(&words.len())
        && (is_form_of_address(first.text)
            || matches!(first.text, "To" | "An" | "\u{c0}" | "Al" | "Alla" | "Ao" | "Att" | "Attn" | "z.Hd"))
    {
        return true;
    }
    let titled = index.checked_sub(2).and_then(|title| lines.get(title)).is_some_and(|title| {
        let words = title.tokens();
        (1..=3).contains(&words.len()) && words.iter().any(|word| is_form_of_address(word.text))
    });
    name::person(above.text.trim()).is_some()
        && (titled || words.last().is_some_and(|family| is_greeted(lines, index, family.text)))
}

fn is_form_of_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Mr" | "Mrs"
            | "Ms"
            | "Mx"
            | "Miss"
            | "Sra"
            | "Sr"
            | "Srta"
            | "Do\u{f1}a"
            | "Don"
            | "D"
            | "D.\u{aa}"
            | "Frau"
            | "Herr"
            | "Herrn"
            | "Familie"
            | "Mme"
            | "Madame"
            | "Monsieur"
            | "M"
            | "Gent.ma"
            | "Gentile"
            | "Egregio"
            | "Spett.le"
            | "Sig"
            | "Sig.ra"
            | "Exmo"
            | "Exma"
            | "Senhora"
            | "Senhor"
            | "Se\u{f1}ora"
            | "Se\u{f1}or"
    )
}

/// Whether one of the next lines greets somebody of this name.
fn is_greeted(lines: &[Line<'_>], index: usize, family: &str) -> bool {
    const GREETINGS: [&str; 18] = [
        "dear",
        "hello",
        "hi",
        "sehr",
        "guten",
        "liebe",
        "lieber",
        "estimad",
        "apreciad",
        "querid",
        "muy se\u{f1}or",
        "prezad",
        "car",
        "gentile",
        "egregi",
        "ch\u{e8}r",
        "cher",
        "bonjour",
    ];
    lines[index + 1..].iter().take(14).any(|line| {
        let lower = line.text.get(..line.text.len().min(120)).unwrap_or("").trim_start().to_lowercase();
        GREETINGS.iter().any(|greeting| lower.starts_with(greeting)) && lower.contains(&family.to_lowercase())
    })
}

/// The text of an address that ends in a later line, its lines parted by commas.
pub(crate) fn joined(lines: &[Line<'_>], first: usize, start: usize, last: usize, end: usize) -> String {
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate().take(last + 1).skip(first) {
        let from = if index == first { start } else { 0 };
        let to = if index == last { end } else { line.text.len() };
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(line.slice(from, to).trim().trim_end_matches(','));
    }
    text
}

/// The token after a street that starts at `at`.
fn street(text: &str, words: &[Token<'_>], at: usize) -> Option<usize> {
    let word = &words[at];
    // PO Box 12.
    let first = word.text.chars().next()?;
    if !(first.is_ascii_digit() || first.is_uppercase() || matches!(first, 'p' | 'a' | 'b' | 'c')) {
        return None;
    }
    if is_box(text, word) {
        let number =
            (at..words.len().min(at + 5)).find(|&next| words[next].text.starts_with(|c: char| c.is_ascii_digit()))?;
        // "Postfach 15 50": in pairs.
        let pair = words.get(number + 1).is_some_and(|next| {
            words[number].text.len() <= 2
                && words[number].after == ' '
                && next.text.len() == 2
                && next.text.bytes().all(|byte| byte.is_ascii_digit())
        });
        return Some(number + 1 + usize::from(pair));
    }
    // 12 Alder Street, 12-B W. Alder St.
    if is_house_number(word.text) && !matches!(word.after, ':' | '%' | '/') && !matches!(word.before, '$' | '#') {
        let limit = words.len().min(at + 7);
        for next in at + 1..limit {
            let token = &words[next];
            // "10055 106 Street NW": a street that is a number.
            let numbered = next == at + 1
                && token.text.bytes().all(|byte| byte.is_ascii_digit())
                && words
                    .get(next + 1)
                    .is_some_and(|street| is_street_word(street.text) && street.text.starts_with(char::is_uppercase));
            if numbered {
                return Some(next + 2);
            }
            if next > at + 1 && is_street_word(token.text) && token.text.starts_with(char::is_uppercase) {
                return Some(next + 1);
            }
            if token.text.eq_ignore_ascii_case("broadway") {
                return Some(next + 1);
            }
            let ordinal = token.text.starts_with(|c: char| c.is_ascii_digit())
                && token.text.ends_with(|c: char| c.is_ascii_lowercase());
            let fits = token.text.starts_with(char::is_uppercase)
                || ordinal
                || matches!(token.text, "de" | "la" | "of" | "the");
            if !fits || !matches!(words[next - 1].after, ' ' | '.') || is_street_lead(token.text) && next == at + 1 {
                break;
            }
        }
        // "12, rue des Lilas", "12 rue Pasteur".
        if let Some(next) = words.get(at + 1)
            && is_street_lead(next.text)
            && next.text.starts_with(char::is_lowercase)
        {
            return Some(words.len().min(at + 4).min(stop_at_comma(words, at + 2) + 1));
        }
        return None;
    }
    // Calle Mayor 5, Avda. de la Paz, 12.
    if (is_street_lead(word.text) || word.text == "C" && word.after == '/') && word.text.starts_with(char::is_uppercase)
    {
        // "Praça da República, 7800-427 Beja": no number, but a postcode at once.
        let bare = (at + 1..words.len().min(at + 5)).find(|&next| words[next].after == ',');
        if let Some(last) = bare
            && words.get(last + 1).is_some_and(|next| next.text.len() >= 5 && is_postcode(words, last + 1))
        {
            return Some(last + 1);
        }
        return (at + 1..words.len().min(at + 8))
            .find(|&next| is_house_number(words[next].text))
            .map(|number| number + 1);
    }
    // "Am Mühlbach 4, 60486 Frankfurt": a preposition, a number and a postcode.
    if matches!(word.text, "Am" | "An" | "Im" | "In" | "Zum" | "Zur" | "Auf" | "Hinter" | "Unter" | "Beim") {
        let number = (at + 2..words.len().min(at + 5)).find(|&next| is_house_number(words[next].text))?;
        let named = words[at + 1..number]
            .iter()
            .all(|token| matches!(token.text, "der" | "den" | "dem") || token.text.starts_with(char::is_uppercase));
        let postcode = words.get(number + 1).is_some_and(|next| {
            matches!(next.text.len(), 4 | 5) && next.text.bytes().all(|byte| byte.is_ascii_digit())
        });
        return (named && words[number - 1].after == ' ' && (postcode || number + 1 == words.len()))
            .then_some(number + 1);
    }
    // "Fleethörn 9, 24103 Kiel": any name, where a number, a postcode and a town follow at once.
    if word.text.len() > 3
        && word.text.starts_with(char::is_uppercase)
        && word.after == ' '
        && words
            .get(at + 1)
            .is_some_and(|next| is_house_number(next.text) && next.text.len() <= 4 && matches!(next.after, ',' | ' '))
        && words
            .get(at + 2)
            .is_some_and(|code| code.text.len() == 5 && code.text.bytes().all(|byte| byte.is_ascii_digit()))
        && words.get(at + 3).is_some_and(|town| town.text.starts_with(char::is_uppercase))
    {
        return Some(at + 2);
    }
    // Lindenstraße 12.
    if words.get(at + 1).is_some_and(|next| is_house_number(next.text)) && is_german_street(word.text) {
        return Some(at + 2);
    }
    None
}

/// Whether "PO Box", "Postfach" or "Apartado" begins at the word.
fn is_box(text: &str, word: &Token<'_>) -> bool {
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

fn stop_at_comma(words: &[Token<'_>], from: usize) -> usize {
    (from..words.len()).find(|&at| words[at].after == ',').unwrap_or(words.len().saturating_sub(1))
}

/// Words between a street and its town, in lower case: suites, floors, small words of towns.
const UNITS: [&str; 61] = [
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

/// Reads unit, town, state and postcode after the street: the token after them, and whether a town or postcode is there.
fn rest(words: &[Token<'_>], from: usize) -> (usize, bool) {
    let mut end = from;
    let mut town = false;
    let limit = words.len().min(from + 14);
    for at in from..limit {
        let token = &words[at];
        if is_postcode(words, at) {
            end = at + 1 + usize::from(is_split_postcode(words, at));
            town = true;
            // "80123 Musterstadt", "28012 Madrid": the town follows.
            if end < limit
                && words[end].text.starts_with(char::is_uppercase)
                && matches!(words[at].after, ' ' | ',')
                && end == at + 1
                && matches!(token.text.len(), 4 | 5 | 8)
                && table::postal(words[at.saturating_sub(1)].text).is_none()
            {
                end += 1;
            }
            break;
        }
        if table::postal(token.text).is_some() || table::place_at(token.text).is_some() {
            let comma = at
                .checked_sub(1)
                .is_some_and(|back| words[back].after == ',' || words[back].text.starts_with(char::is_uppercase));
            if comma && at > from {
                end = at + 1;
                town = true;
                continue;
            }
        }
        // "Belo Horizonte/MG", "Curitiba – PR".
        if at > from && matches!(token.before, '/' | '-' | '\u{2013}') && is_brazilian_state(token.text) {
            return (at + 1, true);
        }
        let unit = UNITS.contains(&&token.text.trim_end_matches('.').to_lowercase()[..]);
        let fits = unit
            || token.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(token.after, 'º' | 'ª');
        let broken = at > from && matches!(words[at - 1].after, ';' | ':' | '|' | '!' | '?')
            || at > from && words[at - 1].after == '.' && words[at - 1].text.len() > 4;
        if !fits || broken {
            break;
        }
        // A word before a comma and a capitalized word after it: "Suite 4, Denver".
        if at + 1 == limit {
            break;
        }
    }
    // "12 Alder Street, Denver" without state: a capitalized word right after a comma.
    if !town && words.get(from.wrapping_sub(1)).is_some_and(|last| last.after == ',') {
        let mut at = from;
        if words.get(at).is_some_and(|token| {
            matches!(
                token.text.trim_end_matches('.').to_lowercase().as_str(),
                "suite"
                    | "ste"
                    | "unit"
                    | "floor"
                    | "apt"
                    | "room"
                    | "cj"
                    | "conj"
                    | "sala"
                    | "sl"
                    | "apto"
                    | "bloco"
                    | "lote"
                    | "loja"
                    | "andar"
                    | "int"
                    | "piso"
                    | "depto"
                    | "oficina"
                    | "of"
                    | "despacho"
            )
        }) {
            at += 2;
            if words.get(at.wrapping_sub(1)).is_none_or(|last| last.after != ',') {
                return (end, town);
            }
        }
        let mut stop = at;
        while words.get(stop).is_some_and(|token| {
            token.text.starts_with(char::is_uppercase) && token.text.chars().all(char::is_alphabetic)
        }) && stop < at + 3
        {
            stop += 1;
            if words[stop - 1].after != ' ' {
                break;
            }
        }
        if stop > at {
            return (stop, true);
        }
    }
    (end, town)
}

fn is_brazilian_state(code: &str) -> bool {
    const STATES: &str = "AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO";
    code.len() == 2 && STATES.split(' ').any(|state| state == code)
}

/// A US ZIP code, a Canadian or British postcode, or five digits of another country.
fn is_postcode(words: &[Token<'_>], at: usize) -> bool {
    let text = words[at].text;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() == 5 && digits(text)
        || text.len() == 4
            && digits(text)
            && (at > 0 || words.len() <= 3)
            && words.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_uppercase))
    {
        return true;
    }
    if let Some((first, second)) = text.split_once('-')
        && digits(first)
        && digits(second)
        && (first.len() == 5 && matches!(second.len(), 3 | 4) || first.len() == 4 && second.len() == 3)
    {
        return true;
    }
    // "C1046" in Argentina.
    let argentine = text.len() == 5 && text.starts_with(|c: char| c.is_ascii_uppercase()) && digits(&text[1..]);
    argentine || is_split_postcode(words, at) || is_letters_and_digits(text) && text.len() == 6
}

/// "M5V 2T6", "SW1A 1AA": two tokens.
fn is_split_postcode(words: &[Token<'_>], at: usize) -> bool {
    let first = words[at].text;
    let Some(second) = words.get(at + 1).map(|next| next.text) else { return false };
    let mixed = |part: &str| {
        part.bytes().any(|byte| byte.is_ascii_digit())
            && part.bytes().any(|byte| byte.is_ascii_uppercase())
            && part.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    (2..=4).contains(&first.len())
        && mixed(first)
        && mixed(second)
        && first.starts_with(|c: char| c.is_ascii_uppercase())
        && (second.len() == 3 && second.starts_with(|c: char| c.is_ascii_digit())
            // An Irish Eircode: "D02 X285".
            || second.len() == 4 && first.len() == 3)
}

fn is_letters_and_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 6
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at % 2 == 0 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() })
}

/// The next or second next line that names a town with its state or postcode, and where the address ends in it.
fn town_below(lines: &[Line<'_>], index: usize) -> Option<(usize, usize)> {
    (1..=2).find_map(|step| {
        let below = lines.get(index + step)?;
        let words = below.tokens();
        if words.len() > 12 {
            return None;
        }
        let place = (0..words.len()).rev().find(|&at| {
            is_postcode(words, at) && words.len() > 1
                || at > 0
                    && words[at - 1].after == ','
                    && (table::postal(words[at].text).is_some() || table::place_at(words[at].text).is_some())
        })?;
        let mut last = place + usize::from(is_split_postcode(words, place));
        // "28013 Madrid": the town follows its postcode.
        if place == 0 {
            while last + 1 < words.len().min(4)
                && words[last].after == ' '
                && words[last + 1].text.starts_with(char::is_uppercase)
            {
                last += 1;
            }
        }
        Some((index + step, words[last].end))
    })
}

fn normalize(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == ',')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;

    fn addresses(text: &str) -> Vec<String> {
        let lines = page(&[(Role::Paragraph, text)]);
        find(&lines)
            .into_iter()
            .map(|found| match found.until {
                Some((last, end)) => joined(&lines, found.line, found.start, last, end),
                None => lines[found.line].slice(found.start, found.end).to_owned(),
            })
            .collect()
    }

    #[test]
    fn addresses_have_a_street_and_a_town() {
        assert_eq!(
            addresses("Visit 418 Alder Street, Suite 2, Denver, CO 80203."),
            ["418 Alder Street, Suite 2, Denver, CO 80203"]
        );
        assert_eq!(
            addresses("418 W. 5th Ave\nSuite 2\nDenver, CO 80203"),
            ["418 W. 5th Ave, Suite 2, Denver, CO 80203"]
        );
        assert_eq!(addresses("PO Box 118, Salida, CO 81201"), ["PO Box 118, Salida, CO 81201"]);
        assert_eq!(addresses("22 King Street West, Toronto, ON M5H 1A1"), ["22 King Street West, Toronto, ON M5H 1A1"]);
        assert_eq!(addresses("14 Mill Lane, Leeds LS1 4AP"), ["14 Mill Lane, Leeds LS1 4AP"]);
        assert_eq!(addresses("Calle Mayor, 5, 28013 Madrid"), ["Calle Mayor, 5, 28013 Madrid"]);
        assert_eq!(addresses("Lindenstraße 12, 10969 Berlin"), ["Lindenstraße 12, 10969 Berlin"]);
    }

    #[test]
    fn towns_rooms_and_counts_are_not_addresses() {
        for text in [
            "Boulder, CO 80302",
            "We are on Alder Street.",
            "Room 12 on Main Street",
            "12 people in Denver",
            "5 Ways to Rest",
            "I have 12 Dr. visits a year.",
        ] {
            assert!(addresses(text).is_empty(), "{text}: {:?}", addresses(text));
        }
    }
}
