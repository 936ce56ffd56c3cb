//! Who works under supervision says so.

use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::facts::{CredentialKind, Owner, kind_of};
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due;
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Titles of people on the way to a license, such as ASW or LCSWA, on pages that say nothing about
    /// supervision. A person must look: in some places such people may work by themselves.
    ///
    /// # Why it matters to the reader
    /// Clients should know who else answers for the work, and whom they can ask.
    ///
    /// # How to put it right
    /// Add who supervises, with name and license title.
    ///
    /// # Examples
    /// ```html,bad,kind=about
    /// <title>About</title><p>I am Noor Haddad, LCSWA. I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>About</title><p>I am Noor Haddad, LCSWA. I offer therapy for adults. Supervised by Odile Brandt, LCSW.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>About</title><p>I am Noor Haddad, LCSW. I offer therapy for adults.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 9.
    Supervision {
        id: "identity/supervision",
        category: Category::Identity,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 9"],
        title: "Who works under supervision says so",
        messages: &[
            Message { key: "missing", text: "{title} often means work under supervision. We did not find who supervises. Please check." },
            Message { key: "add", text: "Say it in words such as these" },
        ],
    }
    |_| Supervision
}

struct Supervision;

fn tells(document: &SiteDocument) -> bool {
    let facts = &document.facts;
    document.said.has(Point::Supervision)
        || facts.names.iter().chain(&facts.credentials).any(|fact| fact.owner == Owner::Supervisor)
}

impl Rule for Supervision {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let found = site.documents.iter().enumerate().find_map(|(at, document)| {
            let learns = |fact: &&crate::facts::Fact| {
                due::is_own(fact) && kind_of(&fact.normalized) == CredentialKind::Associate
            };
            let title = document.facts.credentials.iter().find(learns)?;
            (document.kind != Kind::Article).then_some((at, title))
        });
        let Some((at, title)) = found else { return };
        if site.documents.iter().any(tells) {
            findings.passed += 1;
            return;
        }
        let words = if due::is_spanish(site, at) {
            "Bajo la supervisión de (nombre y título de la licencia)."
        } else {
            "Supervised by (name, license title)."
        };
        let finding = Finding::new("missing", title.span).arg("title", &title.value[..]).words("add", words);
        findings.push(at, finding.review());
    }
}
