//! When an answer can be expected.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Contact pages of practitioners that do not say when somebody answers. Words such as “soon” give no
    /// time.
    ///
    /// # Why it matters to the reader
    /// People who ask for help wait for the answer. With a time they know when to try another way.
    ///
    /// # How to put it right
    /// Say in how many hours or working days you answer calls and messages.
    ///
    /// # Examples
    /// ```html,bad,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. Call me at 303-555-0142. I will answer soon.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. Call me at 303-555-0142. I return calls within 24 hours.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>The food pantry is open on Mondays.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 8.
    ReplyTime {
        id: "contact/reply-time",
        category: Category::Contact,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 8"],
        title: "When an answer can be expected",
        messages: &[
            Message { key: "missing", text: "We did not find in what time you answer." },
            Message { key: "add", text: "Say when you answer, in words such as these" },
        ],
    }
    |_| ReplyTime
}

struct ReplyTime;

fn shown(document: &SiteDocument) -> bool {
    !document.facts.response_time.is_empty()
}

impl Rule for ReplyTime {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let words = ("We answer within two working days.", "Contestamos en dos días hábiles.");
        due::tell(site, findings, Owed::ReplyTime, &[Kind::Contact], &shown, words);
    }
}
