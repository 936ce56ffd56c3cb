//! What a consent form tells.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;
use crate::said::Point;

rule! {
    /// # What it finds
    /// Consent forms for counseling that do not tell all people need to know. It looks for the aim, the
    /// risks and the limits of privacy. It also looks for other options, the right to stop, the cost,
    /// the record, and whom to ask. If sessions are online, also how you know where the client is.
    ///
    /// # Why it matters to the reader
    /// People can agree only to what they know.
    ///
    /// # How to put it right
    /// Add one or two plain sentences for each part that is missing. If a part is in another form, say
    /// which.
    ///
    /// # Examples
    /// ```md,bad,kind=consent
    /// # Consent to counseling
    ///
    /// We offer counseling. I agree to it.
    /// ```
    /// ```md,good,kind=consent
    /// # Consent to counseling
    ///
    /// We offer counseling. It can help you feel better. There are risks: you may feel worse first. What you say is confidential, with limits. There are other options. You can stop at any time. Each session lasts 50 minutes and costs $40. We keep notes in your record. Ask us if you have questions.
    /// ```
    /// ```md,good,kind=consent
    /// # Consent to photos
    ///
    /// The school may take a picture of my child.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 7 and 8.
    Consent {
        id: "practice/consent",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 7", "NASW-ASWB 2005 Standard 8"],
        title: "What a consent form tells",
        messages: &[
            Message { key: "benefit", text: "We did not find what the help is for or how it can help." },
            Message { key: "risk", text: "We did not find the risks." },
            Message { key: "privacy", text: "We did not find what stays private and what does not." },
            Message { key: "options", text: "We did not find a word on other options." },
            Message { key: "stop", text: "We did not find that people may say no or stop." },
            Message { key: "cost", text: "We did not find what it costs." },
            Message { key: "questions", text: "We did not find whom to ask." },
            Message { key: "record", text: "We did not find that a record is kept." },
            Message { key: "identity", text: "We did not find that you ask who and where the client is." },
        ],
    }
    |_| Consent
}

struct Consent;

impl Rule for Consent {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let credentials = &document.facts.credentials;
        let treats = || {
            credentials.iter().any(due::is_licence)
                || credentials.iter().any(due::is_own) && document.said().has(Point::MentalHealth)
        };
        if !matches!(document.kind, Kind::Consent) || document.facts.services.is_empty() && !treats() {
            return;
        }
        let said = document.said();
        let online = document.facts.services.iter().any(|fact| fact.normalized == "telehealth")
            || document.about().has(Point::Online);
        for (key, found) in [
            ("benefit", said.has(Point::Benefit)),
            ("risk", said.has(Point::Risk)),
            ("privacy", said.has(Point::Confidential)),
            ("options", said.has(Point::Alternative)),
            ("stop", said.has(Point::Withdraw)),
            ("cost", said.has(Point::Cost) || !document.facts.fees.is_empty()),
            ("questions", said.has(Point::Question)),
            ("record", said.has(Point::Record)),
            ("identity", !online || said.has(Point::IdentityCheck) || said.has(Point::ServedPlace)),
        ] {
            due::tell_here(document, found, findings, || Finding::new(key, document.spot()));
        }
    }
}
