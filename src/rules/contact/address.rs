//! A postal address.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// The site of a practice or an organization without a postal address. A town alone does not count. It
    /// asks for an office or mailing address, never for a home. With `confidential-location = true`, and
    /// for shelters, it is silent.
    ///
    /// # Why it matters to the reader
    /// People need to find the office, or to send a letter.
    ///
    /// # How to put it right
    /// Give the street, the town and the postal code of the office. If you work online only, give a mailing
    /// address.
    ///
    /// # Examples
    /// ```html,bad,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults in Jackson. Call me at 303-555-0142.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. 418 Alder Street, Suite 2, Denver, CO 80202</p>
    /// ```
    /// ```html,good,kind=contact,entity=shelter
    /// <title>Contact</title><p>Our shelter is safe. Call 303-555-0142.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    Address {
        id: "contact/address",
        category: Category::Contact,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "A postal address",
        messages: &[
            Message { key: "missing", text: "We did not find an office or mailing address." },
            Message { key: "add", text: "Add an office or mailing address (not your home)" },
        ],
    }
    |_| Address
}

struct Address;

fn shown(document: &SiteDocument) -> bool {
    due::shows(&document.facts.addresses)
}

impl Rule for Address {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let words = (
            "Street and number, town, postal code (or a mailing address)",
            "Calle y número, ciudad, código postal (o una dirección postal)",
        );
        due::tell(site, findings, Owed::Address, &[Kind::Contact, Kind::Home], &shown, words);
    }
}
