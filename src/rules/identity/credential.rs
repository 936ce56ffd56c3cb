//! A practitioner's name has its licence title beside it.

use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::facts::{CredentialKind, Place, kind_of};
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::site::Site;

rule! {
    /// # What it finds
    /// The site of a practitioner on which no license title stands (“LCSW”, “Licensed Clinical
    /// Social Worker”), or only an academic degree (“MSW”).
    ///
    /// # Why it matters to the reader
    /// The title tells a client what training a person has and which board to ask. A degree says
    /// what somebody studied, not that they may practice.
    ///
    /// # How to put it right
    /// Write the license title after the name, and once in full. If you work without a license or
    /// under supervision, say so.
    ///
    /// # Examples
    /// ```html,bad,kind=about
    /// <title>About me</title><p>My name is Noor Haddad. I offer therapy for adults in my office.</p>
    /// ```
    /// ```html,bad,kind=about
    /// <title>About me</title><p>My name is Noor Haddad, MSW. I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>About me</title><p>My name is Noor Haddad, LCSW. I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>Acerca</title><p>Soy Noor Haddad, trabajadora social clínica licenciada. Ofrezco terapia.</p>
    /// ```
    /// ```html,good,kind=page
    /// <title>Staff</title><p>Noor Haddad, MSW, teaches at the county library.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    Credential {
        id: "identity/credential",
        category: Category::Identity,
        severity: Severity::Warning,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "The license title of the practitioner",
        messages: &[
            Message { key: "missing", text: "We did not find a license title, such as LCSW, in the pages we read." },
            Message {
                key: "degree",
                text: "We found the degree {degree}, but no license title. A degree alone does not tell clients about a license.",
            },
        ],
    }
    |_| Credential
}

struct Credential;

impl Rule for Credential {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        if !due::site_owes(site, Owed::Credential) {
            return;
        }
        let all = || {
            site.documents
                .iter()
                .flat_map(|document| document.facts.credentials.iter())
                .filter(|fact| due::is_own(fact))
        };
        if all().any(|fact| fact.place == Place::Template || kind_of(&fact.normalized) != CredentialKind::Degree) {
            findings.passed += 1;
            return;
        }
        let Some(place) = due::place(site, &[Kind::About, Kind::Home]) else { return };
        let finding = match all().next() {
            Some(degree) => {
                let at = site.documents.iter().position(|document| document.facts.credentials.iter().any(due::is_own));
                let finding = Finding::new("degree", degree.span).arg("degree", &degree.value[..]);
                findings.push(at.unwrap_or(place), finding.words("Add the license title after the name", words(site)));
                return;
            }
            None => Finding::new("missing", site.spot(place)),
        };
        findings.push(place, finding.words("Add the license title after the name", words(site)));
    }
}

fn words(site: &Site<'_>) -> String {
    let practice = &site.config.practice;
    practice
        .credentials
        .first()
        .cloned()
        .or_else(|| practice.licences.iter().map(|licence| licence.title.clone()).find(|title| !title.is_empty()))
        .map_or_else(
            || "Name, LCSW (Licensed Clinical Social Worker)".to_owned(),
            |title| match practice.names.first() {
                Some(name) => format!("{name}, {title}"),
                None => title,
            },
        )
}
