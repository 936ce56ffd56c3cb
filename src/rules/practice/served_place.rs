//! Where a client must be for a session online.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Telehealth pages of practitioners that do not say in which places clients can be seen.
    ///
    /// # Why it matters to the reader
    /// A license counts where the client is. People in another state would ask in vain.
    ///
    /// # How to put it right
    /// Name the states or countries where a client must be during a session.
    ///
    /// # Examples
    /// ```html,bad,kind=telehealth
    /// <title>Online therapy</title><p>I offer online therapy by video.</p>
    /// ```
    /// ```html,good,kind=telehealth
    /// <title>Online therapy</title><p>I offer online therapy by video. You must be in Oregon during a session.</p>
    /// ```
    /// ```html,good,kind=page
    /// <title>Video tips</title><p>Use a good lamp.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 5.
    ServedPlace {
        id: "practice/served-place",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 5"],
        title: "Where a client must be for a session online",
        messages: &[
            Message { key: "missing", text: "We did not find in which places clients can be seen online." },
            Message { key: "add", text: "Name the places" },
        ],
    }
    |_| ServedPlace
}

struct ServedPlace;

fn shown(document: &SiteDocument) -> bool {
    document.said.has(Point::ServedPlace)
}

impl Rule for ServedPlace {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let words = ("You must be in (state) during a session.", "Debe estar en (estado) durante la sesión.");
        due::tell(site, findings, Owed::ServedPlace, &[Kind::Telehealth], &shown, words);
    }
}
