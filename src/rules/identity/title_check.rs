//! Titles that a person should look at again.

use std::sync::LazyLock;

use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::facts::{Fact, Place};
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due;
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Titles that are no longer given, and titles that the place in your configuration does not use.
    /// Also a page that speaks of a social worker or psychologist and says that this person has no license.
    /// A person must look: somebody may hold a license of another place.
    ///
    /// # Why it matters to the reader
    /// A client looks for the title in a register. There it must be the same.
    ///
    /// # How to put it right
    /// Use the title that your board lists today, or name the place that gave it.
    ///
    /// # Examples
    /// ```html,bad,kind=about,region=CA-ON
    /// <title>About</title><p>I am Noor Haddad, LCSW. I offer therapy for adults.</p>
    /// ```
    /// ```html,bad,kind=about
    /// <title>About</title><p>I am Noor Haddad, MFTI. I offer therapy for adults under supervision.</p>
    /// ```
    /// ```html,good,kind=about,region=US-CO
    /// <title>About</title><p>I am Noor Haddad, LCSW. I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=about,region=CA-ON
    /// <title>About</title><p>I am Noor Haddad, LCSW, licensed in Colorado. I offer therapy for adults.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 5 and 6.
    TitleCheck {
        id: "identity/title-check",
        category: Category::Identity,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 5", "NASW-ASWB 2005 Standard 6"],
        title: "Titles that a person should look at again",
        messages: &[
            Message { key: "place", text: "We do not know the title {title} in {place}. Please check it, or name the place that gave it." },
            Message { key: "outdated", text: "{title} may no longer be given. Please check the title of today: {now}." },
            Message { key: "no-license", text: "This speaks of a protected profession and of no license. Please check the title." },
        ],
    }
    |_| TitleCheck
}

struct TitleCheck;

/// A row of `dictionaries/practice/title-checks.tsv`.
struct Row {
    outdated: bool,
    title: &'static str,
    /// Countries and states where it is given, or where it was replaced.
    places: Vec<&'static str>,
    now: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    include_str!("../../../dictionaries/practice/title-checks.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (kind, title, places, now) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
            Some(Row { outdated: kind == "outdated", title, places: places.split(',').collect(), now })
        })
        .collect()
});

/// Whether `place` (`CA-ON`) is `known` (`CA`, `CA-ON`) or lies in it.
fn lies_in(place: &str, known: &str) -> bool {
    place == known || place.strip_prefix(known).is_some_and(|rest| rest.starts_with('-'))
}

fn told(site: &Site<'_>, document: &SiteDocument, fact: &Fact) -> Option<Finding> {
    let abbreviation = fact.value.replace('.', "");
    let place = site.config.region.as_deref();
    for row in ROWS.iter().filter(|row| row.title == abbreviation) {
        if row.outdated {
            let here = row.places.iter().any(|known| *known == "*" || place.is_none_or(|place| lies_in(place, known)));
            if here {
                return Some(Finding::new("outdated", fact.span).arg("title", &fact.value[..]).arg("now", row.now));
            }
            continue;
        }
        // Somebody licensed elsewhere says where.
        let elsewhere = || {
            site.documents.iter().flat_map(|document| &document.facts.licence_jurisdictions).any(|licence| {
                row.places
                    .iter()
                    .any(|known| lies_in(&licence.normalized, known) || lies_in(known, &licence.normalized))
            }) || site.config.practice.licences.iter().any(|licence| licence.title.replace('.', "") == abbreviation)
        };
        if let Some(place) = place
            && !row.places.iter().any(|known| lies_in(place, known) || lies_in(known, place))
            && document.kind != Kind::Article
            && !elsewhere()
        {
            return Some(Finding::new("place", fact.span).arg("title", &fact.value[..]).arg("place", place));
        }
    }
    None
}

impl Rule for TitleCheck {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let mut seen: Vec<&str> = Vec::new();
        for (at, document) in site.documents.iter().enumerate().filter(|(_, it)| it.kind != Kind::Article) {
            let own = |fact: &&Fact| due::is_own(fact) && fact.place == Place::Text;
            for fact in document.facts.credentials.iter().filter(own) {
                if seen.contains(&&fact.value[..]) {
                    continue;
                }
                seen.push(&fact.value);
                match told(site, document, fact) {
                    Some(finding) => findings.push(at, finding.review()),
                    None => findings.passed += 1,
                }
            }
            // "I am a social worker … I do not hold a license."
            let first = document.facts.services.iter().find(|fact| fact.normalized == "first-person");
            if let Some(fact) = first
                && document.said.has(Point::Protected)
                && document.said.has(Point::Unlicensed)
                && !document.facts.credentials.iter().any(due::is_licence)
            {
                findings.push(at, Finding::new("no-license", fact.span).review());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        let lines = include_str!("../../../dictionaries/practice/title-checks.tsv").lines();
        let rows = lines.filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows, ROWS.len());
        for row in ROWS.iter() {
            assert!(!row.title.is_empty() && row.places.iter().all(|place| !place.is_empty()), "{}", row.title);
            assert_eq!(row.outdated, !row.now.is_empty(), "{}", row.title);
        }
    }

    #[test]
    fn places_hold_their_parts() {
        assert!(lies_in("US-CO", "US"));
        assert!(lies_in("US", "US"));
        assert!(!lies_in("CA-ON", "CA-BC"));
        assert!(!lies_in("USX", "US"));
    }
}
