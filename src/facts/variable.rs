//! Template variables are facts by the words of their names: `{{ practice.phone }}`, `{{ client.first_name }}`.

use super::cue::Cue;
use super::line::Line;
use super::structure::{Locate, fact};
use super::{Confidence, Fact, Facts, Owner, Place};
use crate::source::Source;
use crate::syntax::tree::Tree;

/// Words of variables that speak of the reader.
const RECIPIENT: [&str; 37] = [
    "klient",
    "klientin",
    "patientin",
    "kunde",
    "empfänger",
    "destinataire",
    "usager",
    "bénéficiaire",
    "beneficiaire",
    "paziente",
    "utente",
    "assistito",
    "destinatario",
    "destinatário",
    "solicitante",
    "client",
    "patient",
    "user",
    "recipient",
    "customer",
    "member",
    "subscriber",
    "parent",
    "guardian",
    "student",
    "applicant",
    "participant",
    "attendee",
    "consumer",
    "guest",
    "donor",
    "invitee",
    "cliente",
    "paciente",
    "usuario",
    "to",
    "your",
];

/// Words of variables that speak of the sender.
const OWN: [&str; 96] = [
    "praxis",
    "therapeutin",
    "therapeut",
    "berater",
    "beraterin",
    "beratungsstelle",
    "cabinet",
    "praticien",
    "praticienne",
    "thérapeute",
    "therapeute",
    "psychologue",
    "studio",
    "psicologa",
    "psicologo",
    "psicóloga",
    "psicólogo",
    "clinica",
    "clínica",
    "consultorio",
    "consultório",
    "gabinete",
    "profissional",
    "profesional",
    "expéditeur",
    "practice",
    "therapist",
    "clinician",
    "provider",
    "counselor",
    "counsellor",
    "practitioner",
    "agency",
    "org",
    "organization",
    "organisation",
    "company",
    "office",
    "clinic",
    "site",
    "sender",
    "signature",
    "from",
    "staff",
    "worker",
    "caseworker",
    "our",
    "my",
    "support",
    "business",
    "team",
    "center",
    "centre",
    "psychologist",
    "author",
    "owner",
    "consulta",
    "terapeuta",
    "brand",
    "location",
    "branch",
    "facility",
    "program",
    "programme",
    "school",
    "shelter",
    "hospital",
    "department",
    "service",
    "advocate",
    "coordinator",
    "stelle",
    "dienst",
    "einrichtung",
    "behandler",
    "behandlerin",
    "tr\u{e4}ger",
    "absender",
    "ente",
    "servizio",
    "centro",
    "sede",
    "struttura",
    "operatore",
    "operatrice",
    "mittente",
    "equipe",
    "\u{e9}quipe",
    "structure",
    "association",
    "conseiller",
    "conseill\u{e8}re",
    "remitente",
    "instituci\u{f3}n",
    "institucion",
    "unidade",
];

/// Whose a variable is, from the words of its name.
pub(super) fn owner_of_words(words: &[&str]) -> Option<Owner> {
    if words.iter().any(|word| matches!(*word, "supervisor" | "supervisora")) {
        Some(Owner::Supervisor)
    } else if words.windows(2).any(|pair| matches!(pair, ["emergency", "contact"] | ["contacto", "emergencia"])) {
        // Somebody the reader named.
        Some(Owner::Other)
    } else if words.iter().any(|word| RECIPIENT.contains(word)) {
        Some(Owner::Recipient)
    } else if words.iter().any(|word| OWN.contains(word)) {
        Some(Owner::Own)
    } else {
        None
    }
}

/// Whether the last words of a variable's name are those of a telephone number: `practice.phone`, `mobile_number`.
fn names_number(words: &[&str]) -> bool {
    const TAIL: [&str; 14] = [
        "number",
        "no",
        "num",
        "link",
        "href",
        "url",
        "text",
        "display",
        "formatted",
        "raw",
        "main",
        "office",
        "primary",
        "nr",
    ];
    let mut rest = words.iter().rev().skip_while(|word| TAIL.contains(word));
    let is_phone = |word: &&str| {
        matches!(
            *word,
            "phone"
                | "telephone"
                | "téléphone"
                | "tel"
                | "mobile"
                | "cell"
                | "teléfono"
                | "telefono"
                | "telefone"
                | "telefon"
                | "telefonnummer"
                | "celular"
                | "móvil"
                | "handy"
                | "whatsapp"
                | "portable"
                | "cellulare"
                | "telem\u{f3}vel"
                | "rufnummer"
        )
    };
    // "telefono_clinica": in Romance languages the thing stands first, whose it is after it.
    rest.next().is_some_and(is_phone)
        || words.len() > 1 && words.first().is_some_and(is_phone) && owner_of_words(&words[1..]).is_some()
}

/// Words of variables that number a licence.
const REGISTRATION: [&str; 16] = [
    "license",
    "licence",
    "lic",
    "registration",
    "licencia",
    "registro",
    "crp",
    "c\u{e9}dula",
    "cedula",
    "colegiado",
    "colegiada",
    "adeli",
    "rpps",
    "matricule",
    "lanr",
    "albo",
];

/// Words of variables that name a street.
const STREET: [&str; 15] = [
    "address",
    "street",
    "dirección",
    "direccion",
    "adresse",
    "anschrift",
    "indirizzo",
    "endere\u{e7}o",
    "endereco",
    "domicilio",
    "morada",
    "stra\u{df}e",
    "strasse",
    "rua",
    "calle",
];

/// Words of variables whose name is an organization's, not a person's.
const HOUSE: [&str; 47] = [
    "location",
    "branch",
    "facility",
    "program",
    "school",
    "shelter",
    "hospital",
    "department",
    "service",
    "office",
    "center",
    "centre",
    "stelle",
    "dienst",
    "einrichtung",
    "tr\u{e4}ger",
    "beratungsstelle",
    "ente",
    "servizio",
    "centro",
    "sede",
    "struttura",
    "structure",
    "association",
    "consultorio",
    "consult\u{f3}rio",
    "gabinete",
    "practice",
    "site",
    "company",
    "organization",
    "organisation",
    "org",
    "agency",
    "clinic",
    "business",
    "team",
    "brand",
    "consulta",
    "praxis",
    "cabinet",
    "studio",
    "clinica",
    "clínica",
    "file",
    "class",
    "user",
];

/// Template variables are facts by the words of their names.
pub(crate) fn holes(source: &Source, tree: &Tree, lines: &[Line<'_>], at: &dyn Locate, facts: &mut Facts) {
    for hole in tree.holes() {
        if hole.kind != crate::template::HoleKind::Value || hole.name.is_empty() {
            continue;
        }
        let split: Vec<String> = crate::template::words(&hole.name).collect();
        let words: Vec<&str> = split.iter().map(String::as_str).collect();
        let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
        let line = at.locate(hole.span.start).and_then(|(line, _)| lines.get(line));
        let known = owner_of_words(&words);
        let (owner, confidence) = match known {
            Some(owner) => (owner, Confidence::Sure),
            None if line.is_some_and(|line| line.has(Cue::Recipient)) => (Owner::Recipient, Confidence::Likely),
            None if line.is_some_and(|line| line.has(Cue::Own) || line.has(Cue::Phone)) => {
                (Owner::Own, Confidence::Likely)
            }
            None => (Owner::Other, Confidence::Likely),
        };
        let value = hole.span.of(&source.text);
        let make = |owner| fact(value, hole.name.to_lowercase(), owner, Place::Template, confidence, hole.span);
        if has(&["fax"]) {
            facts.phones.push(make(Owner::Fax));
        } else if has(&["crisis", "hotline", "lifeline"]) {
            facts.emergency.push(make(Owner::Crisis));
        } else if names_number(&words) {
            if has(&["whatsapp"]) {
                facts.alternate_contact.push(Fact { normalized: "whatsapp".to_owned(), ..make(owner) });
            }
            facts.phones.push(make(owner));
        } else if has(&["email", "mail", "correo", "courriel"]) {
            facts.emails.push(make(owner));
        } else if has(&REGISTRATION) {
            facts.licence_numbers.push(make(owner));
        } else if has(&["credential", "credentials"]) {
            facts.credentials.push(make(owner));
        } else if has(&STREET) && !has(&["ip", "web"]) {
            facts.addresses.push(make(owner));
        } else if has(&["portal"]) {
            facts.alternate_contact.push(Fact { normalized: "portal".to_owned(), ..make(Owner::Own) });
        } else if has(&["booking", "scheduling", "appointment"]) && has(&["url", "link"]) {
            facts.alternate_contact.push(Fact { normalized: "booking".to_owned(), ..make(Owner::Own) });
        } else if has(&["privacy", "privacidad", "privacidade", "datenschutz", "confidentialité", "confidentialite"])
            && has(&["url", "link", "path"])
        {
            facts.privacy_notice.push(Fact { normalized: "link".to_owned(), ..make(Owner::Own) });
        } else if has(&["name", "nombre", "nome", "nom", "signature"]) && known == Some(Owner::Own) && !has(&HOUSE) {
            facts.names.push(make(Owner::Own));
        } else if has(&["name", "nombre", "nome", "nom"]) && known == Some(Owner::Recipient) {
            facts.names.push(make(Owner::Recipient));
        }
    }
}
