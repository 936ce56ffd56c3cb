//! A practice's site gives a telephone number.

use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::site::Site;

rule! {
    /// # What it finds
    /// The site of a practice on which no telephone number of its own stands. A fax, a crisis line
    /// and the number of a board do not count.
    ///
    /// # Why it matters to the reader
    /// Not everyone can write. A telephone also works when the internet does not.
    ///
    /// # How to put it right
    /// Add a number people can call, in text and not in an image.
    ///
    /// # Examples
    /// ```html,bad,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. I'm Noor Haddad, LCSW. Write to noor@example.org. Fax: 303-555-0143.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. I'm Noor Haddad, LCSW. Call 303-555-0142.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. <a href="tel:+13035550142">Call me</a></p>
    /// ```
    /// ```html,good,kind=page
    /// <title>Recipes</title><p>Soup for cold days.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    Phone {
        id: "contact/phone",
        category: Category::Contact,
        severity: Severity::Warning,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "A telephone number",
        messages: &[Message { key: "missing", text: "We did not find a phone number that clients can call." }],
    }
    |_| Phone
}

struct Phone;

impl Rule for Phone {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        if !due::site_owes(site, Owed::Phone) {
            return;
        }
        if site.any(|facts| due::shows(&facts.phones)) {
            findings.passed += 1;
            return;
        }
        let Some(place) = due::place(site, &[Kind::Contact, Kind::Home]) else { return };
        let words = site
            .config
            .practice
            .phones
            .first()
            .map_or_else(|| "Phone: (area code) number".to_owned(), |phone| format!("Phone: {phone}"));
        findings.push(place, Finding::new("missing", site.spot(place)).words("Add a number people can call", words));
    }
}
