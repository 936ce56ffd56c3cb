//! Licence numbers stand where clients can check them.

use crate::config::Licence;
use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::facts::place_name;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::site::Site;

rule! {
    /// # What it finds
    /// The site of a licensed person on which no license or registration number stands. If
    /// `[practice]` lists licenses with their holders, it looks for each number on its own.
    ///
    /// # Why it matters to the reader
    /// With the number, clients can look up a license with the board. Names alone can be shared by
    /// many people.
    ///
    /// # How to put it right
    /// Write the number after the title, with the state that gave it.
    ///
    /// # Examples
    /// ```html,bad,kind=about
    /// <title>About me</title><p>I'm Noor Haddad, LCSW. I offer therapy for adults.</p>
    /// ```
    /// ```html,bad,kind=about,lang=es
    /// <title>Acerca</title><p>Soy Inés Duarte, psicóloga clínica. Ofrezco terapia para parejas.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>About me</title><p>I'm Noor Haddad, LCSW 40117 (Oregon). I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=about,lang=es
    /// <title>Acerca</title><p>Soy Inés Duarte, psicóloga clínica, núm. de colegiada M-28114. Ofrezco terapia.</p>
    /// ```
    /// ```html,good,kind=page
    /// <title>Benefits</title><p>You can see a licensed clinical social worker at the county office.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    LicenceNumber {
        id: "identity/licence-number",
        category: Category::Identity,
        severity: Severity::Warning,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "The license number of the practitioner",
        messages: &[
            Message { key: "missing", text: "We did not find a license number in the pages we read. It may be in an image." },
            Message { key: "holder", text: "We did not find the license number of {holder}." },
        ],
    }
    |_| LicenceNumber
}

struct LicenceNumber;

/// A number in one comparable form.
fn folded(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

impl Rule for LicenceNumber {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        if !due::site_owes(site, Owed::LicenceNumber) {
            return;
        }
        let licences: Vec<&Licence> =
            site.config.practice.licences.iter().filter(|licence| !licence.number.is_empty()).collect();
        let mut told = false;
        for licence in licences.iter().filter(|licence| !licence.holder.is_empty()) {
            told |= missing_of(site, licence, findings);
        }
        if told {
            return;
        }
        if site.any(|facts| due::shows(&facts.licence_numbers)) {
            findings.passed += 1;
            return;
        }
        // Without a licence title there is nothing to number: identity/credential speaks first.
        let licensed = !licences.is_empty() || site.any(|facts| facts.credentials.iter().any(due::is_licence));
        let Some(place) = due::place(site, &[Kind::About, Kind::Home]) else { return };
        if licensed {
            let holder = site.documents.iter().enumerate().find_map(|(at, document)| {
                let credential = document.facts.credentials.iter().find(|fact| due::is_licence(fact))?;
                (document.kind != Kind::Article && document.kind != Kind::Fragment).then_some((at, credential.span))
            });
            let (at, span) = holder.unwrap_or((place, site.spot(place)));
            let words = licences.first().map_or_else(|| "LCSW 12345 (Colorado)".to_owned(), |licence| words(licence));
            findings.push(at, Finding::new("missing", span).words("Add the number after the title", words));
        }
    }
}

/// Looks for the number of one holder; whether it told of a missing one.
fn missing_of(site: &Site<'_>, licence: &Licence, findings: &mut SiteFindings) -> bool {
    let number = folded(&licence.number);
    let shown = site.any(|facts| {
        facts.licence_numbers.iter().any(|fact| {
            let found = folded(&fact.normalized);
            found == number || number.ends_with(&found) && found.len() >= 4 || found.ends_with(&number)
        })
    });
    if shown {
        findings.passed += 1;
        return false;
    }
    // On the page where the holder is presented with a credential, else where they are named.
    let name = licence.holder.to_lowercase();
    let mut named = site.documents.iter().enumerate().filter(|(_, document)| document.kind != Kind::Article).flat_map(
        |(at, document)| {
            document.facts.names.iter().filter(|fact| fact.normalized == name).map(move |fact| (at, document, fact))
        },
    );
    let all: Vec<_> = named.by_ref().collect();
    let best = all
        .iter()
        .find_map(|(at, document, fact)| {
            let credential = document.facts.credentials.iter().find(|credential| {
                credential.span.start >= fact.span.end && credential.span.start - fact.span.end <= 4
            })?;
            Some((*at, fact.span.cover(credential.span)))
        })
        .or_else(|| all.first().map(|(at, _, fact)| (*at, fact.span)));
    let Some((at, span)) = best else { return false };
    findings.push(
        at,
        Finding::new("holder", span)
            .arg("holder", &licence.holder[..])
            .words("Add the number after the title", words(licence)),
    );
    true
}

/// The words to paste: title, number and place.
fn words(licence: &Licence) -> String {
    let mut words = String::new();
    if !licence.title.is_empty() {
        words.push_str(&licence.title);
        words.push(' ');
    }
    words.push_str(&licence.number);
    if let Some(place) = place_name(&licence.jurisdiction) {
        words.push_str(" (");
        words.push_str(place);
        words.push(')');
    }
    words
}
