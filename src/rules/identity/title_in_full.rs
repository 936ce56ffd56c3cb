//! The license title once in full.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// The site of a licensed person on which the title stands only as letters, such as “LCSW”.
    ///
    /// # Why it matters to the reader
    /// Most clients do not know what the letters mean.
    ///
    /// # How to put it right
    /// Write the title in full once, with the letters: “LCSW (Licensed Clinical Social Worker)”.
    ///
    /// # Examples
    /// ```html,bad,kind=about
    /// <title>About me</title><p>I am Noor Haddad, LCSW. I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>About me</title><p>I am Noor Haddad, LCSW (Licensed Clinical Social Worker). I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=page
    /// <title>Jobs</title><p>The county hires an LCSW.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 2 and 6.
    TitleInFull {
        id: "identity/title-in-full",
        category: Category::Identity,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 2", "NASW-ASWB 2005 Standard 6"],
        title: "The license title once in full",
        messages: &[
            Message { key: "missing", text: "We found a license title only as letters. Most clients do not know what they mean." },
            Message { key: "add", text: "Write the title once in full" },
        ],
    }
    |_| TitleInFull
}

struct TitleInFull;

fn shown(document: &SiteDocument) -> bool {
    document.said.has(Point::TitleInFull)
        || document.facts.credentials.iter().any(|fact| due::is_licence(fact) && fact.value.contains(' '))
}

impl Rule for TitleInFull {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        // Without a license title there is nothing to say more of.
        if !site.any(|facts| facts.credentials.iter().any(due::is_licence)) {
            return;
        }
        let words = ("LCSW (Licensed Clinical Social Worker)", "LCSW (trabajadora social clínica con licencia)");
        due::tell(site, findings, Owed::TitleInFull, &[Kind::About, Kind::Home], &shown, words);
    }
}
