//! Facts of the markup: link targets, forms, JSON-LD, `<meta>`, front matter, headers and template variables.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::cue::{Cue, Hit};
use super::line::Line;
use super::{Confidence, Fact, Facts, Owner, Place, address, email, licence, name, owner, phone, table, variable};
use crate::source::{FrontMatter, Source};
use crate::span::Span;
use crate::syntax::tree::{Element, Tree};

/// Finds the line and the byte in it where a place of the source is read, if a reader sees it.
pub(crate) trait Locate {
    /// Line and offset of a source position.
    fn locate(&self, at: u32) -> Option<(usize, usize)>;
}

/// Hosts that take appointments or carry messages for practices.
const PORTALS: [&str; 13] = [
    "clientsecure.me",
    "simplepractice.com",
    "therapyportal.com",
    "janeapp.com",
    "intakeq.com",
    "theranest.com",
    "therapynotes.com",
    "headway.co",
    "sessionshealth.com",
    "mychart",
    "patientportal",
    "clientportal",
    "spruce.care",
];
const BOOKING: [&str; 26] = [
    "halaxy.com/book",
    "onedoc.ch",
    "doctena.",
    "rosa.be",
    "simplybook.",
    "tidycal.com",
    "youcanbook.me",
    "termin-online",
    "samedi.de",
    "terminland.",
    "book.squareup.com",
    "doctoranytime.",
    "topdoctors.",
    "miodottore.",
    "jameda.",
    "timify.com",
    "treatwell.",
    "calendly.com",
    "acuityscheduling.com",
    "cal.com",
    "doctolib.",
    "doctoralia.",
    "appointments.google",
    "squareup.com/appointments",
    "setmore.com",
    "zocdoc.com",
];
const FORMS: [&str; 8] = [
    "docs.google.com/forms",
    "forms.gle",
    "jotform.com",
    "typeform.com",
    "wufoo.com",
    "forms.office.com",
    "hushforms.com",
    "cognitoforms.com",
];

/// Everything the elements of the tree say.
pub(crate) fn elements(source: &Source, tree: &Tree, lines: &[Line<'_>], at: &dyn Locate, facts: &mut Facts) {
    for element in tree.elements() {
        match element.name() {
            "a" | "area" | "mj-button" | "mj-navbar-link" | "mj-social-element" => {
                link(element, lines, at, facts);
            }
            "form" => form(source, element, facts),
            "iframe" => {
                if let Some(target) = element.attr("src") {
                    let span = element.attr_or_tag("src");
                    outside(target, &target.to_ascii_lowercase(), &[], span, facts);
                }
            }
            "meta" if element.attr("name").is_some_and(|name| name.eq_ignore_ascii_case("author")) => {
                if let Some(person) = element.attr("content").and_then(name::person) {
                    facts.names.push(fact(
                        person,
                        name::normalize(person),
                        Owner::Own,
                        Place::Field,
                        Confidence::Sure,
                        element.attr_or_tag("content"),
                    ));
                }
            }
            "script"
                if element.attr("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                json_ld(source, element, facts);
            }
            _ => {}
        }
    }
}

/// A fact of the markup.
pub(super) fn fact(
    value: &str,
    normalized: String,
    owner: Owner,
    place: Place,
    confidence: Confidence,
    span: Span,
) -> Fact {
    Fact { value: value.to_owned(), normalized, owner, place, confidence, span }
}

fn link(element: Element<'_>, lines: &[Line<'_>], at: &dyn Locate, facts: &mut Facts) {
    let Some(target) = element.attr("href").map(str::trim) else { return };
    let span = element.attr_or_tag("href");
    let scheme_end = target.find(':').unwrap_or(0);
    let scheme = target.get(..scheme_end).unwrap_or("").to_ascii_lowercase();
    let rest = target.get(scheme_end + usize::from(scheme_end > 0)..).unwrap_or("");
    match &scheme[..] {
        "tel" => {
            let digits = phone::of_address(rest);
            let crisis = table::crisis_line(&digits).filter(|line| super::emergency::is_crisis(line));
            if crisis.is_some() {
                facts.emergency.push(fact(target, digits.clone(), Owner::Crisis, Place::Href, Confidence::Sure, span));
            }
            if digits.len() >= 7 && digits.bytes().any(|byte| byte != b'0') {
                let owner = if crisis.is_some() { Owner::Crisis } else { owner_of_link(element, lines, at) };
                facts.phones.push(fact(target, digits, owner, Place::Href, Confidence::Sure, span));
            }
        }
        "mailto" => {
            for address in email::of_address(rest) {
                let owner = owner_of_link(element, lines, at);
                facts.emails.push(fact(target, address, owner, Place::Href, Confidence::Sure, span));
            }
        }
        "sms" => {
            let digits = phone::of_address(rest.trim_start_matches('/'));
            if table::crisis_line(&digits).is_some_and(super::emergency::is_crisis) {
                facts.emergency.push(fact(target, digits, Owner::Crisis, Place::Href, Confidence::Sure, span));
            } else {
                let owner = owner_of_link(element, lines, at);
                facts.alternate_contact.push(fact(
                    target,
                    "text".to_owned(),
                    owner,
                    Place::Href,
                    Confidence::Sure,
                    span,
                ));
            }
        }
        "javascript" | "data" => {}
        _ => {
            if (scheme.starts_with("http") || target.starts_with("//"))
                && let Some(place) = table::board_of(target)
            {
                facts.board_links.push(fact(
                    target,
                    place.to_owned(),
                    Owner::Board,
                    Place::Href,
                    Confidence::Sure,
                    span,
                ));
            }
            let text = element.text();
            let hits = super::cue::find(&text);
            let lower = target.to_ascii_lowercase();
            outside(target, &lower, &hits, span, facts);
            privacy_link(target, &lower, &text, &hits, span, facts);
            language_link(element, &text, span, facts);
        }
    }
}

/// Parts of addresses by the way to get in touch that they stand for; an earlier way wins.
const CHANNELS: [(&str, &[&str]); 4] =
    [("whatsapp", &["wa.me/", "whatsapp.com"]), ("booking", &BOOKING), ("portal", &PORTALS), ("form", &FORMS)];

static CHANNEL_PARTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    // Every link of a page is looked at: worth the room of a table with a row for each state.
    let kind = Some(AhoCorasickKind::DFA);
    AhoCorasick::builder().kind(kind).build(CHANNELS.iter().flat_map(|(_, parts)| *parts)).ok()
});

/// The way to get in touch that a web address in lower case leads to, by its host.
pub(crate) fn channel_of(lower: &str) -> Option<&'static str> {
    let Some(first) =
        CHANNEL_PARTS.as_ref()?.find_overlapping_iter(lower).map(|found| found.pattern().as_usize()).min()
    else {
        return is_form_page(lower).then_some("form");
    };
    let mut passed = 0;
    let way = CHANNELS.iter().find(|(_, parts)| {
        passed += parts.len();
        first < passed
    })?;
    Some(way.0)
}

/// Whether the page's own name says that it is a contact form: `/contact-form`, `formulaire-de-contact.html`.
fn is_form_page(lower: &str) -> bool {
    let path = lower.split(['?', '#']).next().unwrap_or("");
    let page = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    !path.contains("://")
        && [
            "contact-form",
            "contactform",
            "formulaire-contact",
            "formulaire-de-contact",
            "kontaktformular",
            "formulario-de-cont",
            "formulario-contact",
            "modulo-contatt",
            "modulo-di-contatt",
        ]
        .iter()
        .any(|name| page.starts_with(name))
}

/// Portals, bookings, forms and `WhatsApp` behind a link or a frame.
fn outside(target: &str, lower: &str, hits: &[Hit], span: Span, facts: &mut Facts) {
    let says = |cue: Cue| hits.iter().any(|hit| hit.cue == cue);
    // A link to nowhere is no way to get in touch.
    let leads = !matches!(target, "" | "#" | "#!");
    let name = if let Some(name) = channel_of(lower) {
        name
    } else if leads && says(Cue::Portal) {
        "portal"
    } else if leads && says(Cue::Booking) && !lower.starts_with('#') {
        "booking"
    } else {
        return;
    };
    facts.alternate_contact.push(fact(target, name.to_owned(), Owner::Own, Place::Href, Confidence::Sure, span));
}

/// A link to the practice's own privacy notice; another company's policy is not it.
fn privacy_link(target: &str, lower: &str, text: &str, hits: &[Hit], span: Span, facts: &mut Facts) {
    if matches!(target, "" | "#") {
        return;
    }
    // "Privacy" alone must be all the link says; "Privacy notice" may stand in more words.
    let bare = ["privacy", "hipaa", "confidentialité", "datenschutz", "privacidad", "privacidade"]
        .iter()
        .any(|word| text.trim().eq_ignore_ascii_case(word));
    let says = bare || hits.iter().any(|hit| hit.cue == Cue::Privacy && hit.end - hit.start > 8);
    let leads = leads_to_notice(lower);
    if !(says && text.len() <= 120 || leads) {
        return;
    }
    let foreign = [
        "google.",
        "facebook.",
        "meta.com",
        "mailchimp",
        "stripe.",
        "paypal.",
        "hotjar",
        "vimeo",
        "youtube",
        "hhs.gov",
        "instagram",
        "linkedin",
        "cloudflare",
        "apple.com",
        "microsoft.",
        "twitter.",
        "x.com/",
    ];
    if foreign.iter().any(|host| lower.contains(host)) {
        return;
    }
    let confidence = if says { Confidence::Sure } else { Confidence::Likely };
    facts.privacy_notice.push(fact(target, "link".to_owned(), Owner::Own, Place::Href, confidence, span));
}

/// Whether the file or folder a link leads to is named after the notice, and after nothing else.
fn leads_to_notice(target: &str) -> bool {
    const WORDS: [&str; 22] = [
        "rgpd",
        "gdpr",
        "dsgvo",
        "lgpd",
        "confidentialite",
        "privacidade",
        "privacy",
        "policy",
        "notice",
        "of",
        "practices",
        "hipaa",
        "npp",
        "privacidad",
        "aviso",
        "politica",
        "de",
        "practicas",
        "datenschutz",
        "datenschutzerklaerung",
        "html",
        "our",
    ];
    static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        AhoCorasick::new([
            "privacy",
            "hipaa",
            "npp",
            "privacidad",
            "datenschutz",
            "rgpd",
            "gdpr",
            "dsgvo",
            "lgpd",
            "confidentialite",
        ])
        .ok()
    });
    let named = |text: &str| NAMES.as_ref().is_some_and(|names| names.is_match(text));
    if !named(target) {
        return false;
    }
    let path = target.split_once("//").map_or(target, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.split(['?', '#']).next().unwrap_or("");
    let last = path.rsplit('/').find(|segment| !segment.is_empty() && *segment != "index.html").unwrap_or("");
    let mut parts = last
        .split(['-', '_', '.'])
        .filter(|part| !part.is_empty() && !matches!(*part, "md" | "htm" | "pdf" | "php"))
        .peekable();
    named(last) && parts.peek().is_some() && parts.all(|part| WORDS.contains(&part))
}

/// "Español", "In English": the page in another language.
fn language_link(element: Element<'_>, text: &str, span: Span, facts: &mut Facts) {
    let text = text.trim();
    let hreflang = element.attr("hreflang").is_some_and(|tag| !tag.is_empty());
    if text.is_empty() || text.len() > 40 && !hreflang {
        return;
    }
    let named = matches!(
        text.to_lowercase().as_str(),
        "español"
            | "en español"
            | "espanol"
            | "spanish"
            | "english"
            | "in english"
            | "inglés"
            | "français"
            | "deutsch"
            | "português"
            | "kreyòl"
            | "tiếng việt"
            | "中文"
            | "简体中文"
            | "繁體中文"
            | "русский"
            | "한국어"
            | "العربية"
            | "tagalog"
    );
    if named || hreflang {
        let span = element.text_span().unwrap_or(span);
        facts.language_access.push(fact(text, text.to_lowercase(), Owner::Own, Place::Href, Confidence::Sure, span));
    }
}

/// Whose number or address a link leads to, from the words around it.
fn owner_of_link(element: Element<'_>, lines: &[Line<'_>], at: &dyn Locate) -> Owner {
    let Some(span) = element.text_span() else { return Owner::Own };
    let Some((line, start)) = at.locate(span.start) else { return Owner::Own };
    let end =
        at.locate(span.end.saturating_sub(1)).filter(|(other, _)| *other == line).map_or(start, |(_, end)| end + 1);
    // What stands before the last number of the line speaks of that number, not of this one.
    let text = lines.get(line).map_or("", |line| line.text);
    // Farther back nothing is looked for: a paragraph of links stays linear.
    let mut floor = start.saturating_sub(200);
    while !text.is_char_boundary(floor) {
        floor -= 1;
    }
    let head = text.get(floor..start).unwrap_or("");
    let previous = head.rfind(|c: char| c.is_ascii_digit()).map_or(floor, |at| floor + at + 1);
    // The words of the link itself count too: "Fax us".
    let from = if lines.get(line).is_some_and(|line| line.slice(start, end).bytes().any(|byte| byte.is_ascii_digit())) {
        start
    } else {
        end
    };
    owner::of_contact(lines, line, from, end, previous)
}

/// A form a reader can write through: a message field, or a name and an address; no search, login or newsletter field alone.
pub fn is_contact_form(form: Element<'_>) -> bool {
    let mut message = false;
    let mut address = false;
    let mut others = 0;
    for field in form.descendants() {
        match field.name() {
            "textarea" => message = true,
            "input" => {
                let kind = field.attr("type").unwrap_or("text").to_ascii_lowercase();
                let name = [field.attr("name"), field.attr("id"), field.attr("placeholder")]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .to_lowercase();
                match &kind[..] {
                    "password" | "search" => return false,
                    "email" => address = true,
                    "tel" => {
                        address = true;
                        others += 1;
                    }
                    "text" if name.contains("mail") || name.contains("correo") => address = true,
                    "text" | "date" | "time" | "radio" => others += 1,
                    _ => {}
                }
            }
            "select" => others += 1,
            _ => {}
        }
    }
    message || address && others > 0
}

fn form(source: &Source, element: Element<'_>, facts: &mut Facts) {
    if is_contact_form(element) {
        let span = element.span();
        facts.alternate_contact.push(fact(
            span.of(&source.text),
            "form".to_owned(),
            Owner::Own,
            Place::Field,
            Confidence::Sure,
            span,
        ));
    }
}

/// The largest JSON-LD block that is read, in bytes.
const JSON_LIMIT: usize = 256 * 1024;

fn json_ld(source: &Source, element: Element<'_>, facts: &mut Facts) {
    let whole = element.whole();
    let text: String =
        element.node().children().filter_map(|node| node.value().as_text().map(|text| text.text.to_string())).collect();
    if text.len() > JSON_LIMIT {
        return;
    }
    let Ok(value) = serde_json::from_str::<serde_json::Value>(&text) else { return };
    let mut reader = JsonReader { source: whole.of(&source.text), base: whole, facts };
    reader.read(&value, 0);
}

struct JsonReader<'a, 'f> {
    source: &'a str,
    base: Span,
    facts: &'f mut Facts,
}

impl JsonReader<'_, '_> {
    fn read(&mut self, value: &serde_json::Value, depth: usize) {
        if depth > 32 {
            return;
        }
        match value {
            serde_json::Value::Array(list) => list.iter().for_each(|item| self.read(item, depth + 1)),
            serde_json::Value::Object(object) => {
                let is = |wanted: &str| match object.get("@type") {
                    Some(serde_json::Value::String(kind)) => kind == wanted,
                    Some(serde_json::Value::Array(kinds)) => kinds.iter().any(|kind| kind == wanted),
                    _ => false,
                };
                let reviewed = is("Review") || is("Rating") || is("Article") && depth > 2;
                if reviewed {
                    return;
                }
                let text = |key: &str| {
                    object.get(key).and_then(serde_json::Value::as_str).map(str::trim).filter(|text| !text.is_empty())
                };
                if is("Person")
                    && let Some(person) = text("name").and_then(name::person)
                {
                    let found = self.fact(person, name::normalize(person), "name");
                    self.facts.names.push(found);
                }
                if let Some(number) = text("telephone").filter(|number| phone::of_address(number).len() >= 7) {
                    let found = self.fact(number, phone::of_address(number), "telephone");
                    self.facts.phones.push(found);
                }
                if let Some(number) = text("faxNumber").filter(|number| phone::of_address(number).len() >= 7) {
                    let found = Fact { owner: Owner::Fax, ..self.fact(number, phone::of_address(number), "faxNumber") };
                    self.facts.phones.push(found);
                }
                if let Some(written) = text("email") {
                    for address in email::of_address(written.strip_prefix("mailto:").unwrap_or(written)) {
                        let found = self.fact(written, address, "email");
                        self.facts.emails.push(found);
                    }
                }
                if is("PostalAddress")
                    && let Some(street) = text("streetAddress")
                    && (text("addressLocality").is_some() || text("postalCode").is_some())
                {
                    let found = self.fact(street, street.to_lowercase(), "streetAddress");
                    self.facts.addresses.push(found);
                }
                object.values().for_each(|inner| self.read(inner, depth + 1));
            }
            _ => {}
        }
    }

    /// A fact whose place is the value of `key` in the script, or the whole script when it is written another way.
    fn fact(&self, value: &str, normalized: String, key: &str) -> Fact {
        let place = self.source.match_indices(key).take(64).find_map(|(at, _)| {
            let after = at + key.len();
            let rest = self.source.get(after..)?;
            let offset = rest.find(value)?;
            // The value of this key: only its colon and quotes stand between.
            let between = rest.get(..offset)?;
            between
                .chars()
                .all(|c| matches!(c, '"' | ':') || c.is_whitespace() || c.is_alphabetic() && offset < 16)
                .then_some(after + offset)
        });
        let span = place.map_or(self.base, |at| Span::new(at, at + value.len()).shift(self.base.start as usize));
        fact(value, normalized, Owner::Own, Place::JsonLd, Confidence::Sure, span)
    }
}

/// Facts in the keys of the front matter: `author`, `phone`, `license_number`.
pub(crate) fn front_matter(matter: &FrontMatter, facts: &mut Facts) {
    for entry in &matter.entries {
        let key = entry.key.to_lowercase();
        let mut parts = key
            .split(['.', '_', '-'])
            .filter(|part| !part.is_empty() && part.parse::<u32>().is_err())
            .collect::<Vec<_>>();
        if parts.last() == Some(&"name") && parts.len() > 1 {
            parts.pop();
        }
        let Some(&last) = parts.last() else { continue };
        let value = entry.value.trim();
        let make = |normalized: String, owner| {
            fact(value, normalized, owner, Place::FrontMatter, Confidence::Sure, entry.value_span)
        };
        match last {
            "author" | "therapist" | "practitioner" | "clinician" | "provider" | "counselor" => {
                if let Some(person) = name::person(value) {
                    facts.names.push(make(name::normalize(person), Owner::Own));
                }
            }
            "phone" | "telephone" | "tel" | "teléfono" | "telefono" if phone::of_address(value).len() >= 7 => {
                facts
                    .phones
                    .push(make(phone::of_address(value), variable::owner_of_words(&parts).unwrap_or(Owner::Own)));
            }
            "fax" if phone::of_address(value).len() >= 7 => {
                facts.phones.push(make(phone::of_address(value), Owner::Fax));
            }
            "email" | "mail" | "correo" => {
                for address in email::of_address(value) {
                    facts.emails.push(make(address, variable::owner_of_words(&parts).unwrap_or(Owner::Own)));
                }
            }
            "address" | "street" | "dirección" | "direccion" => {
                let lines = [Line::new(value, crate::text::block::Role::Address, 0)];
                if !address::find(&lines).is_empty() {
                    facts.addresses.push(make(value.to_lowercase(), Owner::Own));
                }
            }
            "license" | "licence" | "number" | "licencia" | "colegiado" | "colegiada" => {
                let labelled = last != "number"
                    || parts.iter().any(|part| matches!(*part, "license" | "licence" | "registration"));
                let number = value.rsplit([' ', '#']).next().unwrap_or("");
                if labelled && licence::is_number(number) {
                    facts.licence_numbers.push(make(number.to_uppercase(), Owner::Own));
                }
            }
            "credentials" | "credential" => {
                for part in value.split([',', ' ', '/']) {
                    if let Some(known) = table::credential(part.trim()) {
                        facts.credentials.push(make(known.abbreviation.to_owned(), Owner::Own));
                    }
                }
            }
            _ => {}
        }
    }
}

/// Sender and reply address of a message.
pub(crate) fn headers(source: &Source, facts: &mut Facts) {
    for header in ["from", "reply-to"] {
        let Some((value, span)) = source.header(header) else { continue };
        let address = value.rsplit_once('<').map_or(value, |(_, rest)| rest.trim_end_matches(['>', ' ']));
        for found in email::of_address(address.trim()) {
            let owner = if email::is_unread(&found) { Owner::Other } else { Owner::Own };
            facts.emails.push(fact(value, found, owner, Place::Header, Confidence::Sure, span));
        }
        let shown = value.split('<').next().unwrap_or("").trim().trim_matches('"');
        if let Some(person) = name::person(shown).filter(|person| name::is_of_address(person, address)) {
            facts.names.push(fact(person, name::normalize(person), Owner::Own, Place::Header, Confidence::Sure, span));
        }
    }
}
