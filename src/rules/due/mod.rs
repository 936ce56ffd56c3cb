//! What is due from whom: silence unless the documents, or the profile, show a practice.

mod entity;
mod table;

pub(super) use table::Owed;

use self::entity::{entity, profile_has_people, speaks_for_it};
use crate::config::{Config, Entity};
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::facts::{Confidence, Fact, Facts, Owner, kind_of};
use crate::rule::{Findings, SiteFindings};
use crate::site::{Site, SiteDocument};

/// Whether the practice itself states a fact, in words or by a template variable.
pub(super) fn is_own(fact: &Fact) -> bool {
    fact.owner == Owner::Own
}

/// Whether any fact of a group is the practice's own, or a template variable that may be.
pub(super) fn shows(group: &[Fact]) -> bool {
    group.iter().any(|fact| is_own(fact) || fact.place == crate::facts::Place::Template && fact.owner == Owner::Other)
}

/// Tells what a document should say and does not; where a template may bring it, nobody can tell.
pub(super) fn tell_here(
    document: &Document<'_>,
    found: bool,
    findings: &mut Findings,
    finding: impl FnOnce() -> Finding,
) {
    if found {
        findings.pass();
    } else if document.is_complete() {
        findings.push(finding());
    } else {
        findings.cannot_tell();
    }
}

/// Whether the credential is leave to practise.
pub(super) fn is_licence(fact: &Fact) -> bool {
    is_own(fact) && kind_of(&fact.normalized).is_licence()
}

/// Whether the profile says anything at all.
fn has_profile(config: &Config) -> bool {
    let practice = &config.practice;
    practice.entity.is_some() || !practice.organization.is_empty() || profile_has_people(config)
}

fn case<'a>(site: &'a Site<'_>) -> table::Case<'a> {
    let entity = entity(site);
    table::Case { entity, clinical: is_clinical(site, entity), region: region(site) }
}

/// Who writes these pages, as they look without any configuration.
pub fn who_writes(documents: &[SiteDocument]) -> Option<Entity> {
    let config = Config::default();
    entity(&Site { root: "", documents, config: &config, alone: false })
}

/// Whether the site as a whole owes a fact. A page by itself owes nothing that its neighbours may hold.
pub(super) fn site_owes(site: &Site<'_>, owed: Owed) -> bool {
    !site.alone && table::of_site(owed, &case(site))
}

/// The documents of a site that each owe a fact, by index.
pub(super) fn documents_that_owe(site: &Site<'_>, owed: Owed) -> Vec<usize> {
    let case = case(site);
    let owes = |kind: Kind| table::of_document(owed, kind, &case);
    if site.alone {
        return Vec::new();
    }
    (0..site.documents.len()).filter(|&at| owes(site.documents[at].kind)).collect()
}

/// Whether each document of this kind owes the fact, whoever writes it.
pub(super) fn owes_itself(kind: Kind, owed: Owed) -> bool {
    table::TABLE
        .iter()
        .any(|row| row.owed == owed && matches!(row.scope, table::Scope::Each(kinds) if kinds.contains(&kind)))
}

/// The documents that a reader sees together: this one and the parts that pages carry.
pub(super) fn with_parts<'a>(site: &'a Site<'_>, at: usize) -> impl Iterator<Item = &'a SiteDocument> {
    site.documents
        .iter()
        .enumerate()
        .filter(move |(index, document)| *index == at || document.kind == Kind::Fragment)
        .map(|(_, document)| document)
}

/// Tells of a fact that is due and not shown: once for the site, or on each document that owes it
/// itself. The rule's messages are `missing` and `add`; `words` are to be pasted, in English and Spanish.
pub(super) fn tell(
    site: &Site<'_>,
    findings: &mut SiteFindings,
    owed: Owed,
    kinds: &[Kind],
    shown: &dyn Fn(&SiteDocument) -> bool,
    words: (&str, &str),
) {
    let missing = |at: usize| {
        let words = if is_spanish(site, at) { words.1 } else { words.0 };
        Finding::new("missing", site.spot(at)).words("add", words)
    };
    if site_owes(site, owed) {
        if site.documents.iter().any(shown) {
            findings.passed += 1;
        } else if let Some(place) = place(site, kinds) {
            findings.push(place, missing(place));
        }
    }
    for at in documents_that_owe(site, owed) {
        if with_parts(site, at).any(shown) {
            findings.passed += 1;
        } else {
            findings.push(at, missing(at));
        }
    }
}

/// Whether a document is written in Spanish, for words to add.
pub(super) fn is_spanish(site: &Site<'_>, at: usize) -> bool {
    site.documents.get(at).is_some_and(|document| document.language == "es")
}

/// Whether one document alone shows that a practice writes it.
pub(super) fn document_is_practice(document: &Document<'_>, config: &Config) -> bool {
    let facts = &document.facts;
    has_profile(config)
        || facts.credentials.iter().any(is_licence)
        || facts.services.iter().any(|fact| fact.confidence == Confidence::Sure)
}

/// Whether counselling or treatment is what the site offers. A licence after a name says so of a
/// practice; in an agency or an office its holder may lead the food bank.
pub(super) fn is_clinical(site: &Site<'_>, entity: Option<Entity>) -> bool {
    let of_practice = entity.is_none_or(|entity| matches!(entity, Entity::Practitioner | Entity::Group));
    site.documents.iter().filter(|document| speaks_for_it(document)).any(|document| {
        let facts = &document.facts;
        of_practice && facts.credentials.iter().any(is_licence)
            || facts
                .services
                .iter()
                .any(|fact| matches!(&fact.normalized[..], "therapy" | "telehealth" | "first-person"))
    })
}

/// The region of the site, if its configuration or all documents that name one agree.
pub(super) fn region<'a>(site: &'a Site<'_>) -> Option<&'a str> {
    if let Some(region) = site.config.region.as_deref() {
        return Some(region);
    }
    let mut regions = site.documents.iter().filter_map(|document| document.region.as_deref());
    let first = regions.next()?;
    regions.all(|region| region == first).then_some(first)
}

/// The document where a reader looks for a fact: the first of these kinds, else the front.
pub(super) fn place(site: &Site<'_>, kinds: &[Kind]) -> Option<usize> {
    kinds
        .iter()
        .find_map(|kind| site.documents.iter().position(|document| document.kind == *kind))
        .or_else(|| site.front())
}

/// The different ways to get in touch that facts show: `phone`, `email`, `form`, `text` …
pub(super) fn channels<'a>(facts: impl Iterator<Item = &'a Facts>) -> Vec<&'a str> {
    let mut found = Vec::new();
    for facts in facts {
        if shows(&facts.phones) {
            found.push("phone");
        }
        if facts.emails.iter().any(|fact| {
            fact.place != crate::facts::Place::Header
                && !is_no_reply(&fact.normalized)
                && (is_own(fact) || fact.place == crate::facts::Place::Template && fact.owner == Owner::Other)
        }) {
            found.push("email");
        }
        found.extend(facts.alternate_contact.iter().filter(|fact| is_own(fact)).map(|fact| &fact.normalized[..]));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether nobody reads what is sent to this address.
pub(super) fn is_no_reply(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or("");
    let plain: String = local.chars().filter(|c| c.is_alphanumeric()).collect();
    ["noreply", "donotreply", "nicht", "noresponder", "nepasrepondre"].iter().any(|word| plain.starts_with(word))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::field_reassign_with_default, clippy::nonminimal_bool)]
    use crate::check::Checker;
    use crate::config::{Config, Entity, Licence, Practice};
    use crate::source::{Format, Source};

    /// The site findings of several documents: path and rule.
    fn site(practice: Practice, pages: &[(&str, &str)]) -> Vec<(String, &'static str)> {
        let checker = Checker::new(Config { practice, ..Config::default() }).unwrap();
        let documents: Vec<_> = pages
            .iter()
            .map(|(path, text)| {
                let format = Format::from_path(path).unwrap();
                checker.check(&Source::from_text(path, format, *text), path).for_site.unwrap()
            })
            .collect();
        // Notes are advice; each has its own fixtures.
        checker
            .site("", &documents)
            .into_iter()
            .filter(|(_, found)| found.diagnostic.severity > crate::diagnostic::Severity::Note)
            .map(|(path, found)| (path, found.diagnostic.rule))
            .collect()
    }

    fn rules(found: &[(String, &'static str)]) -> Vec<&'static str> {
        let mut rules: Vec<&str> = found.iter().map(|(_, rule)| *rule).collect();
        rules.sort_unstable();
        rules
    }

    const HOME: &str = "<title>Home</title><h1>Tern Cove</h1><p>I offer therapy for adults.</p>";

    #[test]
    fn what_one_page_says_counts_for_the_site() {
        let found = site(
            Practice::default(),
            &[
                ("index.html", HOME),
                ("about.html", "<title>About</title><p>I'm Noor Haddad, LCSW 40117 (Oregon).</p>"),
                ("contact.html", "<title>Contact</title><p>Call 541-555-0142.</p>"),
                (
                    "_includes/footer.html",
                    "<p>Write to noor@example.org. In a crisis call 988. \
                     <a href=\"https://www.oregon.gov/blsw/\">Board</a></p>",
                ),
            ],
        );
        assert_eq!(found, []);
    }

    #[test]
    fn each_missing_fact_is_told_once_where_a_reader_would_look() {
        let found = site(
            Practice::default(),
            &[
                ("index.html", HOME),
                ("about.html", "<title>About</title><p>Hi, I'm Noor.</p>"),
                ("contact.html", "<title>Contact</title><p>Come in.</p>"),
            ],
        );
        assert_eq!(
            rules(&found),
            ["contact/email", "contact/phone", "identity/credential", "identity/full-name", "practice/emergency"]
        );
        assert!(found.contains(&("about.html".to_owned(), "identity/full-name")));
        assert!(found.contains(&("contact.html".to_owned(), "contact/phone")));
    }

    #[test]
    fn nothing_is_due_from_offices_blogs_and_manuals() {
        for pages in [
            [
                ("index.html", "<title>Benefits office</title><p>Apply for food benefits. Call 541-555-0100.</p>"),
                ("contact.html", "<title>Contact</title><p>Room 12</p>"),
            ],
            [
                ("index.md", "# Notes on therapy\n\nResearch on counseling and mental health."),
                ("about.md", "# About\n\nI'm Kim. I write about social work."),
            ],
            [("README.md", "# A widget\n\nContact the team."), ("docs/index.md", "# Guide\n\nCall `connect()`.")],
        ] {
            assert_eq!(site(Practice::default(), &pages), [], "{pages:?}");
        }
    }

    #[test]
    fn an_agency_owes_ways_to_reach_it_and_no_licence() {
        let practice = Practice { entity: Some(Entity::Agency), ..Practice::default() };
        let found = site(practice, &[("index.html", "<title>Harbor Agency</title><p>We help with rent and food.</p>")]);
        assert_eq!(rules(&found), ["contact/email", "contact/phone"]);
    }

    #[test]
    fn the_profile_says_which_number_is_missing() {
        let licence = |number: &str, holder: &str| Licence {
            number: number.into(),
            jurisdiction: "US-OR".into(),
            title: "LCSW".into(),
            holder: holder.into(),
        };
        let practice = Practice {
            licences: vec![licence("L40117", "Noor Haddad"), licence("L40228", "Odile Brandt")],
            ..Practice::default()
        };
        let pages =
            [("about.html", "<title>About</title><h2>Noor Haddad, LCSW L40117</h2><h2>Odile Brandt, LCSW</h2>")];
        let found = site(practice, &pages);
        assert_eq!(found.iter().filter(|(_, rule)| *rule == "identity/licence-number").count(), 1);
    }
}
