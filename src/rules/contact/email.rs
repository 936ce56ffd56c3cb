//! A practice's site gives an e-mail address, or another way to write.

use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::site::Site;

rule! {
    /// # What it finds
    /// The site of a practice with no e-mail address, no form and no portal: nobody can write.
    ///
    /// # Why it matters to the reader
    /// People who are deaf, who do not like to speak on the telephone or who are not alone at home
    /// need a way to write.
    ///
    /// # How to put it right
    /// Add an e-mail address. Or say that you use a secure form or portal, and link it.
    ///
    /// # Examples
    /// ```html,bad,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. Call me at 303-555-0142.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. Write to noor (at) example (dot) org.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults.</p><form><label>Message <textarea name="m"></textarea></label></form>
    /// ```
    /// ```html,good,kind=page
    /// <title>Bus lines</title><p>Line 4 runs on Sundays.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    Email {
        id: "contact/email",
        category: Category::Contact,
        severity: Severity::Warning,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "An e-mail address",
        messages: &[Message { key: "missing", text: "We did not find an e-mail address or a form. Some clients need to write." }],
    }
    |_| Email
}

struct Email;

impl Rule for Email {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        if !due::site_owes(site, Owed::Writing) {
            return;
        }
        let channels = due::channels(site.documents.iter().map(|document| &document.facts));
        if channels
            .iter()
            .any(|channel| matches!(*channel, "email" | "form" | "portal" | "whatsapp" | "text" | "booking"))
        {
            findings.passed += 1;
            return;
        }
        let Some(place) = due::place(site, &[Kind::Contact, Kind::Home]) else { return };
        let words = site
            .config
            .practice
            .emails
            .first()
            .map_or_else(|| "E-mail: name@your-domain".to_owned(), |email| format!("E-mail: {email}"));
        findings.push(
            place,
            Finding::new("missing", site.spot(place)).words("Add an e-mail address or link a secure form", words),
        );
    }
}
