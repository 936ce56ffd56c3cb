//! A link to the privacy notice.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// The site of a practice in the United States without a privacy notice and without a link to one. A
    /// link in the footer counts for all pages.
    ///
    /// # Why it matters to the reader
    /// Clients want to know who may see what they tell you.
    ///
    /// # How to put it right
    /// Link your Notice of Privacy Practices from the home page or the footer.
    ///
    /// # Examples
    /// ```html,bad,kind=home,region=US-CO
    /// <title>Home</title><p>I offer therapy for adults, in the privacy of your own home.</p>
    /// ```
    /// ```html,good,kind=home,region=US-CO
    /// <title>Home</title><p>I offer therapy for adults. <a href="/privacy.html">Notice of Privacy Practices</a></p>
    /// ```
    /// ```html,good,kind=home,region=US-CO
    /// <title>Pantry</title><p>Take what you need.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 7.
    Notice {
        id: "privacy/notice",
        category: Category::Privacy,
        severity: Severity::Warning,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 7"],
        title: "A link to the privacy notice",
        messages: &[
            Message { key: "missing", text: "We did not find a privacy notice or a link to one." },
            Message { key: "add", text: "Link the notice, with words such as these" },
        ],
    }
    |_| Notice
}

struct Notice;

fn shown(document: &SiteDocument) -> bool {
    !document.facts.privacy_notice.is_empty() || document.kind == Kind::PrivacyNotice
}

impl Rule for Notice {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let words = ("Notice of Privacy Practices", "Aviso de prácticas de privacidad");
        due::tell(site, findings, Owed::PrivacyNotice, &[Kind::Home, Kind::Contact], &shown, words);
    }
}
