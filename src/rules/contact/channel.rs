//! A letter that asks for something says how.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::Owner;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;
use crate::said::Point;
use crate::source::Format;

rule! {
    /// # What it finds
    /// Letters and notices that ask the reader to do something and give no telephone number, no address and
    /// no link.
    ///
    /// # Why it matters to the reader
    /// People who want to do what you ask must know where to turn.
    ///
    /// # How to put it right
    /// Write the number or the address beside the request.
    ///
    /// # Examples
    /// ```md,bad,kind=letter
    /// Dear Ms. Lopez,
    ///
    /// Please contact us about your benefits.
    ///
    /// Sincerely,
    ///
    /// Odile Brandt
    /// ```
    /// ```md,good,kind=letter
    /// Dear Ms. Lopez,
    ///
    /// Please contact us at 303-555-0142.
    ///
    /// Sincerely,
    ///
    /// Odile Brandt
    /// ```
    /// ```md,good,kind=letter
    /// Dear Ms. Lopez,
    ///
    /// We wish you well.
    ///
    /// Odile Brandt
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    Channel {
        id: "contact/channel",
        category: Category::Contact,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "A letter that asks for something says how",
        messages: &[
            Message { key: "missing", text: "This asks the reader to act. We did not find how to reach you." },
            Message { key: "add", text: "Say how, beside the request" },
        ],
    }
    |_| Channel
}

struct Channel;

impl Rule for Channel {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !matches!(document.kind, Kind::Letter | Kind::DecisionNotice) || document.source.format == Format::Email {
            return;
        }
        let Some(place) = document.said().at(Point::Act) else { return };
        let facts = &document.facts;
        // A letterhead may be printed around it; an address or a link is a way too.
        let linked = document.tree.elements().any(|element| {
            element.name() == "a" && element.attr("href").is_some_and(|target| !target.starts_with('#'))
        });
        let variable = document.tree.holes().iter().any(|hole| {
            let name = hole.name.to_lowercase();
            [
                "phone",
                "tel",
                "email",
                "mail",
                "address",
                "contact",
                "office",
                "letterhead",
                "header",
                "footer",
                "signature",
            ]
            .iter()
            .any(|word| name.contains(word))
        });
        let reached = !due::channels(std::iter::once(facts)).is_empty()
            || facts.phones.iter().any(|fact| !matches!(fact.owner, Owner::Fax | Owner::Crisis | Owner::Recipient))
            || facts.emails.iter().any(|fact| fact.owner != Owner::Recipient)
            || facts.addresses.iter().any(|fact| fact.owner != Owner::Recipient)
            || linked
            || variable;
        if reached {
            findings.pass();
        } else if document.is_complete() {
            let practice = &context.config.practice;
            let words = match (practice.phones.first(), practice.emails.first()) {
                (Some(phone), _) => format!("Call us at {phone}."),
                (None, Some(email)) => format!("Write to us at {email}."),
                (None, None) => "Call us at (number).".to_owned(),
            };
            findings.push(Finding::new("missing", place).words("add", words));
        } else {
            findings.cannot_tell();
        }
    }
}
