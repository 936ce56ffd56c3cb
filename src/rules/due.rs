//! What is due from whom: silence unless the documents, or the profile, show a practice.

use crate::config::{Config, Entity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::facts::{Confidence, Fact, Facts, Owner, kind_of};
use crate::site::{Site, SiteDocument};

/// More documents than a practice's own site has: what a larger site owes, its profile must say.
const TOO_MANY: usize = 200;
/// More people with credentials than a practice has: a directory or an agency.
const TOO_MANY_PEOPLE: usize = 6;

/// Who writes a site, as far as its facts show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writer {
    /// One or a few licensed people: name, credential, licence and board are due.
    Practitioner,
    /// A practice or agency that offers help: ways to reach it are due.
    Organization,
    /// Nothing shows a practice: nothing is due.
    Unknown,
}

/// Whether the practice itself states a fact, in words or by a template variable.
pub(super) fn is_own(fact: &Fact) -> bool {
    fact.owner == Owner::Own
}

/// Whether any fact of a group is the practice's own, or a template variable that may be.
pub(super) fn shows(group: &[Fact]) -> bool {
    group.iter().any(|fact| is_own(fact) || fact.place == crate::facts::Place::Template && fact.owner == Owner::Other)
}

/// Whether the credential is leave to practise.
pub(super) fn is_licence(fact: &Fact) -> bool {
    is_own(fact) && kind_of(&fact.normalized).is_licence()
}

/// Whether the profile names people or licences.
fn profile_has_people(config: &Config) -> bool {
    let practice = &config.practice;
    !practice.names.is_empty() || !practice.credentials.is_empty() || !practice.licences.is_empty()
}

/// Whether the profile says anything at all.
fn has_profile(config: &Config) -> bool {
    let practice = &config.practice;
    practice.entity.is_some() || !practice.organization.is_empty() || profile_has_people(config)
}

/// Documents that speak for the practice; articles speak of the world.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "a filter's closure is given a reference to a reference")]
fn speaks_for_it(document: &&SiteDocument) -> bool {
    document.kind != Kind::Article && !document.path.to_ascii_lowercase().ends_with("readme.md")
}

/// Who writes this site.
pub(super) fn writer(site: &Site<'_>) -> Writer {
    let practice = &site.config.practice;
    match practice.entity {
        Some(Entity::Practitioner | Entity::Group) => return Writer::Practitioner,
        Some(_) => return Writer::Organization,
        None if profile_has_people(site.config) => return Writer::Practitioner,
        None => {}
    }
    if site.documents.len() > TOO_MANY {
        return Writer::Unknown;
    }
    let own: Vec<&SiteDocument> = site.documents.iter().filter(speaks_for_it).collect();
    let any = |test: &dyn Fn(&Facts) -> bool| own.iter().any(|document| test(&document.facts));
    let offers = |facts: &Facts| facts.services.iter().any(|fact| fact.confidence == Confidence::Sure);
    let one_person = |facts: &Facts| facts.services.iter().any(|fact| fact.normalized == "first-person");
    let licensed = |facts: &Facts| facts.credentials.iter().any(is_licence);
    let mut people: Vec<&str> = own
        .iter()
        .filter(|document| licensed(&document.facts))
        .flat_map(|document| document.facts.names.iter().filter(|fact| is_own(fact)))
        .map(|fact| &fact.normalized[..])
        .collect();
    people.sort_unstable();
    people.dedup();
    if people.len() <= TOO_MANY_PEOPLE && (any(&one_person) || any(&licensed) && any(&offers)) {
        return Writer::Practitioner;
    }
    let front = own.iter().any(|document| {
        matches!(
            document.kind,
            Kind::Contact
                | Kind::About
                | Kind::Fees
                | Kind::Services
                | Kind::Telehealth
                | Kind::Consent
                | Kind::IntakeForm
        )
    });
    if !practice.organization.is_empty() || front && any(&licensed) && any(&offers) {
        Writer::Organization
    } else {
        Writer::Unknown
    }
}

/// Whether one document alone shows that a practice writes it.
pub(super) fn document_is_practice(document: &Document<'_>, config: &Config) -> bool {
    let facts = &document.facts;
    has_profile(config)
        || facts.credentials.iter().any(is_licence)
        || facts.services.iter().any(|fact| fact.confidence == Confidence::Sure)
}

/// Whether counselling or treatment is what the site offers.
pub(super) fn is_clinical(site: &Site<'_>) -> bool {
    site.documents.iter().filter(speaks_for_it).any(|document| {
        let facts = &document.facts;
        facts.credentials.iter().any(is_licence)
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
    use crate::config::Config;
    use crate::rule::{Category, Need};
    use crate::rules::RULES;
    use crate::source::{Format, Source};

    /// The findings of one rule in one document, and in a site that is only this document.
    fn findings(rule: &str, format: Format, kind: Option<&str>, text: &str) -> usize {
        let mut config = Config::default();
        config.kind = kind.and_then(crate::facts::kind::Kind::from_name);
        let mut settings = crate::check::Overrides::default();
        settings.kind = config.kind;
        let checker = Checker::with_overrides(config, settings).unwrap();
        let path = if format == Format::Html { "page.html" } else { "page.md" };
        let report = checker.check(&Source::from_text(path, format, text), path);
        let here = report.diagnostics.iter().filter(|found| found.diagnostic.rule == rule).count();
        let site = checker.site("", &[report.for_site.unwrap()]);
        here + site.iter().filter(|(_, found)| found.diagnostic.rule == rule).count()
    }

    #[test]
    fn every_example_is_what_it_says() {
        let mut wrong = Vec::new();
        for entry in RULES {
            let ours = matches!(
                entry.meta.category,
                Category::Identity | Category::Contact | Category::Practice | Category::Privacy | Category::Trust
            );
            if !ours {
                continue;
            }
            let (mut bad, mut good) = (0, 0);
            let mut lines = entry.docs.lines();
            while let Some(line) = lines.next() {
                let Some(info) = line.trim().strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
                let text: Vec<&str> = lines
                    .by_ref()
                    .take_while(|line| line.trim() != "```")
                    .map(|line| line.strip_prefix(' ').unwrap_or(line))
                    .collect();
                let keys: Vec<&str> = info.split(',').collect();
                let format = if keys[0] == "html" { Format::Html } else { Format::Markdown };
                let kind = keys.iter().find_map(|key| key.strip_prefix("kind="));
                let count = findings(entry.meta.id, format, kind, &text.join("\n"));
                let is_bad = keys.contains(&"bad");
                if is_bad {
                    bad += 1;
                } else {
                    good += 1;
                }
                if is_bad != (count > 0) {
                    wrong.push(format!("{} {info}: {count} findings in {text:?}", entry.meta.id));
                }
            }
            if bad == 0 || good == 0 {
                wrong.push(format!("{}: {bad} bad and {good} good examples", entry.meta.id));
            }
            assert!(!entry.meta.needs.is_empty() && !(entry.meta.needs(Need::Terms) && entry.meta.lists.is_empty()));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
