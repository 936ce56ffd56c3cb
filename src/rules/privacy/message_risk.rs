//! What not to write in an e-mail.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Contact pages of counseling practices that offer e-mail or a form and do not say what not to write
    /// there.
    ///
    /// # Why it matters to the reader
    /// E-mail can be read on its way, at work or at home. People in need write a lot.
    ///
    /// # How to put it right
    /// Say beside the address or the form that it is not private, and offer a safe way.
    ///
    /// # Examples
    /// ```html,bad,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. Write to noor@example.org.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. Write to noor@example.org. E-mail is not secure.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>Book club: write to kim@example.org.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 7 and 8.
    MessageRisk {
        id: "privacy/message-risk",
        category: Category::Privacy,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 7", "NASW-ASWB 2005 Standard 8"],
        title: "What not to write in an e-mail",
        messages: &[
            Message { key: "missing", text: "We did not find a word on what people should not send by e-mail or form." },
            Message { key: "add", text: "Add a sentence such as this" },
        ],
    }
    |_| MessageRisk
}

struct MessageRisk;

fn shown(document: &SiteDocument) -> bool {
    document.said.has(Point::EmailRisk)
        || document.facts.emails.is_empty()
            && document.facts.alternate_contact.iter().all(|fact| !matches!(&fact.normalized[..], "form" | "text"))
            && document.kind != Kind::Fragment
}

impl Rule for MessageRisk {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let words = (
            "E-mail is not secure. Please do not send health details.",
            "El correo no es seguro. Por favor, no escriba ahí sobre su salud.",
        );
        due::tell(site, findings, Owed::EmailRisk, &[Kind::Contact], &shown, words);
    }
}
