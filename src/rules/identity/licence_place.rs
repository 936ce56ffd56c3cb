//! Where the license was given.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// The site of a licensed person that does not say which state or country gave the license. A link to
    /// the board says it too.
    ///
    /// # Why it matters to the reader
    /// A license counts in one place. Clients in another place need to know before they call.
    ///
    /// # How to put it right
    /// Write the state after the license: “LCSW, licensed in Colorado”.
    ///
    /// # Examples
    /// ```html,bad,kind=about
    /// <title>About me</title><p>I am Noor Haddad, LCSW. I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>About me</title><p>I am Noor Haddad, LCSW, licensed in Oregon. I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=page
    /// <title>Jobs</title><p>The county hires an LCSW.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 5 and 6.
    LicencePlace {
        id: "identity/licence-place",
        category: Category::Identity,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 5", "NASW-ASWB 2005 Standard 6"],
        title: "Where the license was given",
        messages: &[
            Message { key: "missing", text: "We did not find which state or country gave the license." },
            Message { key: "add", text: "Add the place to the license" },
        ],
    }
    |_| LicencePlace
}

struct LicencePlace;

fn shown(document: &SiteDocument) -> bool {
    due::shows(&document.facts.licence_jurisdictions) || !document.facts.board_links.is_empty()
}

impl Rule for LicencePlace {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        // Without a license title there is nothing to say more of.
        if !site.any(|facts| facts.credentials.iter().any(due::is_licence)) {
            return;
        }
        let words = ("LCSW 12345 (Colorado)", "LCSW 12345 (Colorado)");
        due::tell(site, findings, Owed::LicencePlace, &[Kind::About, Kind::Home], &shown, words);
    }
}
