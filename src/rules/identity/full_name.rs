//! A practitioner's site gives their full name.

use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::site::Site;

rule! {
    /// # What it finds
    /// The site of a practitioner on which no full name stands: only “Hi, I'm Louise”, or only
    /// the name of the practice. It reads text, link targets, front matter and template variables.
    /// It cannot read a name inside an image.
    ///
    /// # Why it matters to the reader
    /// With a first and a last name a client can look up who will treat them, and can ask for
    /// the right person on the telephone.
    ///
    /// # How to put it right
    /// Write the first and last name as they stand on the license, with the title after it.
    ///
    /// # Examples
    /// ```html,bad,kind=about
    /// <title>About me</title><p>Hi, I'm Louise. I am a therapist and I work with teens. I offer therapy in my office.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>About me</title><p>I'm Louise Okafor, LCSW. I am a therapist and I work with teens.</p>
    /// ```
    /// ```html,good,kind=home
    /// <title>Parks of the county</title><p>Find a trail near you.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>About us</title><p>We are a food pantry. Our office is open on Mondays.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    FullName {
        id: "identity/full-name",
        category: Category::Identity,
        severity: Severity::Warning,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "The full name of the practitioner",
        messages: &[Message {
            key: "missing",
            text: "We did not find the first and last name of the person who offers this help.",
        }],
    }
    |_| FullName
}

struct FullName;

impl Rule for FullName {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        if !due::site_owes(site, Owed::FullName) {
            return;
        }
        if site.any(|facts| due::shows(&facts.names)) {
            findings.passed += 1;
            return;
        }
        let Some(place) = due::place(site, &[Kind::About, Kind::Home]) else { return };
        let practice = &site.config.practice;
        let words = match (practice.names.first(), practice.credentials.first()) {
            (Some(name), Some(credential)) => format!("{name}, {credential}"),
            (Some(name), None) => name.clone(),
            _ => "First name Last name, license title".to_owned(),
        };
        findings.push(
            place,
            Finding::new("missing", site.spot(place)).words("Add the full name where you introduce yourself", words),
        );
    }
}
