//! Forms that nobody reads in an emergency.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::rules::practice::emergency;
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Contact forms of counseling sites with no word about emergencies on the page.
    ///
    /// # Why it matters to the reader
    /// A person in danger may write into the form and wait.
    ///
    /// # How to put it right
    /// Say beside the form that it is not read at once, and whom to call in danger.
    ///
    /// # Examples
    /// ```html,bad,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults.</p><form method="post"><label>Email <input type="email" name="email"></label><label>Message <textarea name="message"></textarea></label></form>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. This form is not for emergencies.</p><form method="post"><label>Email <input type="email" name="email"></label><label>Message <textarea name="message"></textarea></label></form>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Shop</title><form method="post"><label>Email <input type="email" name="email"></label><label>Message <textarea name="message"></textarea></label></form>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 9.
    Unmonitored {
        id: "practice/unmonitored",
        category: Category::Practice,
        severity: Severity::Warning,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 9"],
        title: "Forms that nobody reads in an emergency",
        messages: &[
            Message { key: "missing", text: "We did not find that this form is not for emergencies." },
            Message { key: "add", text: "Say it beside the form, and check the number" },
        ],
    }
    |_| Unmonitored
}

struct Unmonitored;

fn shown(document: &SiteDocument) -> bool {
    document.said.has(Point::Unmonitored)
        || !document.facts.emergency.is_empty()
        || document.kind != Kind::Fragment
            && document.facts.alternate_contact.iter().all(|fact| fact.normalized != "form")
}

impl Rule for Unmonitored {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let whom = |spanish| emergency::words(due::region(site), spanish, site.config.today.as_deref());
        let english = format!("We do not read this form in an emergency. {}", whom(false));
        let spanish = format!("No leemos este formulario en una emergencia. {}", whom(true));
        let words = (&english[..], &spanish[..]);
        due::tell(site, findings, Owed::Unmonitored, &[Kind::Contact], &shown, words);
    }
}
