//! Who writes a site: as its profile says, else as its pages show. What is due hangs on it, so that
//! nothing is taken for a practice, an office or a school that does not show itself as one.

use super::{is_licence, is_own};
use crate::config::{Config, Entity};
use crate::facts::kind::Kind;
use crate::facts::{Confidence, Facts};
use crate::said::Point;
use crate::site::{Site, SiteDocument};

/// More documents than a practice's own site has: what a larger site owes, its profile must say.
const TOO_MANY: usize = 200;
/// More people with credentials than a practice has: a directory or an agency.
const TOO_MANY_PEOPLE: usize = 6;
/// More people than a group practice has that calls itself one.
const TOO_MANY_FOR_GROUP: usize = 25;

/// Names of bodies, and who writes under them, the narrowest first: a school's shelter is a shelter.
const BODIES: [(Point, Entity); 5] = [
    (Point::NamesShelter, Entity::Shelter),
    (Point::NamesHospital, Entity::Hospital),
    (Point::NamesSchool, Entity::School),
    (Point::PublicBody, Entity::Government),
    (Point::NamesAgency, Entity::Agency),
];

/// Whether the profile names people or licences.
pub(super) fn profile_has_people(config: &Config) -> bool {
    let practice = &config.practice;
    !practice.names.is_empty() || !practice.credentials.is_empty() || !practice.licences.is_empty()
}

/// Documents that speak for the practice; articles speak of the world.
pub(super) fn speaks_for_it(document: &SiteDocument) -> bool {
    document.kind != Kind::Article && !document.path.to_ascii_lowercase().ends_with("readme.md")
}

/// Who writes this site; `None` when nothing shows a practice or an office.
pub(super) fn entity(site: &Site<'_>) -> Option<Entity> {
    let practice = &site.config.practice;
    if practice.confidential_location && practice.entity.is_none() {
        return Some(Entity::Shelter);
    }
    if practice.entity.is_some() {
        return practice.entity;
    }
    let own: Vec<&SiteDocument> = site.documents.iter().filter(|document| speaks_for_it(document)).collect();
    let any = |test: &dyn Fn(&Facts) -> bool| own.iter().any(|document| test(&document.facts));
    let one_person = any(&|facts| facts.services.iter().any(|fact| fact.normalized == "first-person"));
    let body = body(&own).filter(|_| !one_person && own.len() <= TOO_MANY);
    if body.is_some() {
        return body;
    }
    if profile_has_people(site.config) {
        let several = practice.names.len() > 1 || practice.licences.len() > 1;
        return Some(if several { Entity::Group } else { Entity::Practitioner });
    }
    if site.documents.len() > TOO_MANY {
        return None;
    }
    let offers = any(&|facts| facts.services.iter().any(|fact| fact.confidence == Confidence::Sure));
    let licensed = any(&|facts| facts.credentials.iter().any(is_licence));
    let people = people(&own);
    let group = own.iter().any(|document| document.said.has(Point::GroupPractice));
    if group && licensed && (2..=TOO_MANY_FOR_GROUP).contains(&people) {
        return Some(Entity::Group);
    }
    // "Winslow Therapy" with a telephone number of its own offers it, in no sentence that says so.
    let headed = any(&|facts| facts.services.iter().any(|fact| fact.normalized == "therapy"))
        && own.iter().any(|document| document.kind == Kind::Contact && document.facts.phones.iter().any(is_own));
    if people <= TOO_MANY_PEOPLE && (one_person || licensed && (offers || headed)) {
        return Some(if people > 1 && !one_person { Entity::Group } else { Entity::Practitioner });
    }
    let front = own.iter().any(|document| is_front(document.kind));
    (!practice.organization.is_empty() || front && licensed && offers).then_some(Entity::Agency)
}

/// How many people are named on pages that show a licence.
fn people(own: &[&SiteDocument]) -> usize {
    let mut people: Vec<&str> = own
        .iter()
        .filter(|document| document.facts.credentials.iter().any(is_licence))
        .flat_map(|document| document.facts.names.iter().filter(|fact| is_own(fact)))
        .map(|fact| &fact.normalized[..])
        .collect();
    people.sort_unstable();
    people.dedup();
    people.len()
}

/// The body that most of the titles name, where a page says how to reach it. One title of many may
/// name another body: "School supplies", "Help from the county".
fn body(own: &[&SiteDocument]) -> Option<Entity> {
    let pages: Vec<&&SiteDocument> = own.iter().filter(|document| document.kind.is_web_page()).collect();
    let front = pages.iter().any(|document| matches!(document.kind, Kind::Home | Kind::Contact | Kind::About));
    let most = |point: Point| pages.iter().filter(|document| document.about.has(point)).count() * 2 > pages.len();
    BODIES.iter().find(|(point, _)| front && most(*point)).map(|(_, entity)| *entity)
}

/// Pages that a practice shows of itself.
fn is_front(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Contact | Kind::About | Kind::Fees | Kind::Services | Kind::Telehealth | Kind::Consent | Kind::IntakeForm
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::entity;
    use crate::check::Checker;
    use crate::config::{Config, Entity};
    use crate::site::Site;
    use crate::source::{Format, Source};

    /// Who writes these pages, without any configuration.
    fn of(pages: &[(&str, &str)]) -> Option<Entity> {
        let config = Config::default();
        let checker = Checker::new(config.clone()).unwrap();
        let documents: Vec<_> = pages
            .iter()
            .map(|(path, text)| {
                let format = Format::from_path(path).unwrap();
                checker.check(&Source::from_text(path, format, *text), path).for_site.unwrap()
            })
            .collect();
        entity(&Site { root: "", documents: &documents, config: &config, alone: false })
    }

    #[test]
    fn one_person_who_sees_clients_is_a_practitioner() {
        for pages in [
            [
                ("index.html", "<title>Tern Cove</title><p>I offer therapy for adults.</p>"),
                ("about.html", "<title>About</title><p>I'm Noor Haddad, LCSW.</p>"),
            ],
            [
                ("index.html", "<title>Marea</title><p>Ofrezco terapia para parejas.</p>"),
                ("acerca.html", "<title>Acerca</title><p>Soy Inés Duarte, psicóloga.</p>"),
            ],
            [
                ("index.html", "<title>Praxis Holm</title><p>Ich biete Psychotherapie für Erwachsene an.</p>"),
                ("kontakt.html", "<title>Kontakt</title><p>Telefon 030 23125 017</p>"),
            ],
            [
                ("about.html", "<title>About me | Winslow Therapy</title><p>I am Hadley Winslow, LPC.</p>"),
                ("contact.html", "<title>Contact | Winslow Therapy</title><p>Call me at 970-555-0143.</p>"),
            ],
            // A title that names a hospital or the county does not make one of whoever says "I".
            [
                ("index.html", "<title>Therapy near County Hospital</title><p>I offer therapy for adults.</p>"),
                ("about.html", "<title>About me, near County Hospital</title><p>I'm Noor Haddad, LCSW.</p>"),
            ],
        ] {
            assert_eq!(of(&pages), Some(Entity::Practitioner), "{pages:?}");
        }
    }

    #[test]
    fn several_licensed_people_are_a_group() {
        for team in [
            "<title>Our team</title><h2>Noor Haddad, LCSW</h2><p>She works with teens.</p><h2>Odile Brandt, LMFT</h2><p>She works with couples.</p>",
            "<title>Our therapists</title><p>Our therapists are Noor Haddad, LCSW, and Odile Brandt, LMFT.</p>",
        ] {
            let pages =
                [("index.html", "<title>Tern Cove</title><p>We offer therapy for adults.</p>"), ("team.html", team)];
            assert_eq!(of(&pages), Some(Entity::Group), "{team}");
        }
    }

    #[test]
    fn bodies_are_known_by_the_name_on_their_pages() {
        for (name, wanted) in [
            ("Marlow County Department of Human Services", Entity::Government),
            ("Ayuntamiento de Robledo", Entity::Government),
            ("Jugendamt Musterstedt", Entity::Government),
            ("Tidewater Elementary School", Entity::School),
            ("Escuela Primaria Robledo", Entity::School),
            ("Platte Crossing Hospital", Entity::Hospital),
            ("Centre hospitalier de Valmorin", Entity::Hospital),
            ("Willow Women's Shelter", Entity::Shelter),
            ("Frauenhaus Musterstedt", Entity::Shelter),
            ("Eastfield Food Pantry", Entity::Agency),
            ("Banco de Alimentos San Telmo", Entity::Agency),
        ] {
            let home = format!("<title>{name}</title><p>We help people of all ages.</p>");
            let contact = format!("<title>Contact | {name}</title><p>Call 303-555-0142.</p>");
            let pages = [("index.html", &home[..]), ("contact.html", &contact[..])];
            assert_eq!(of(&pages), Some(wanted), "{name}");
        }
    }

    #[test]
    fn licensed_staff_make_no_practice_of_a_county() {
        let pages = [
            (
                "index.html",
                "<title>Tolland County Behavioral Health, Department of Health</title><p>We offer counseling.</p>",
            ),
            (
                "staff.html",
                "<title>Staff | Tolland County, Department of Health</title><p>Fabiola Ugarte, LCSW, Director</p>",
            ),
        ];
        assert_eq!(of(&pages), Some(Entity::Government));
    }

    #[test]
    fn who_shows_nothing_is_nobody() {
        for pages in [
            [
                ("index.html", "<title>Our bakery</title><p>Bread by the county road.</p>"),
                ("contact.html", "<title>Contact</title><p>Call us.</p>"),
            ],
            // One title of three names a school, a hospital, a shelter.
            [
                ("index.html", "<title>Reading club</title><p>We meet on Mondays.</p>"),
                ("visit.html", "<title>A visit to the elementary school</title><p>It was fun.</p>"),
            ],
            [
                ("guide.html", "<title>How a food pantry works</title><p>A guide.</p>"),
                ("list.html", "<title>Every food pantry in the state</title><p>A list.</p>"),
            ],
            [
                ("index.md", "# Notes on therapy\n\nResearch on counseling."),
                ("about.md", "# About\n\nI'm Kim. I write about social work."),
            ],
        ] {
            assert_eq!(of(&pages), None, "{pages:?}");
        }
    }
}
