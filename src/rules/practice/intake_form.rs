//! What an intake form asks.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;
use crate::said::Point;

rule! {
    /// # What it finds
    /// Intake forms that ask how to reach a person, but not for a second contact, or not whether it is safe
    /// to leave a message. In the United States also forms for treatment that do not speak of the privacy
    /// notice.
    ///
    /// # Why it matters to the reader
    /// A message on the wrong voicemail can put somebody in danger. In an emergency you need someone to
    /// call.
    ///
    /// # How to put it right
    /// Add the fields “Emergency contact” and “May we leave a message?”. Let people sign that they got the
    /// privacy notice.
    ///
    /// # Examples
    /// ```html,bad,kind=intake-form
    /// <h1>New clients</h1><form><label>Name <input name="n"></label><label>Phone <input name="p"></label></form>
    /// ```
    /// ```html,good,kind=intake-form
    /// <h1>New clients</h1><form><label>Phone <input name="p"></label><label>May we leave a message? <input type="checkbox" name="m"></label><label>Emergency contact <input name="e"></label></form>
    /// ```
    /// ```html,good,kind=contact
    /// <form><label>Phone <input name="p"></label></form>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 6 and 9.
    IntakeForm {
        id: "practice/intake-form",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 6", "NASW-ASWB 2005 Standard 9"],
        title: "What an intake form asks",
        messages: &[
            Message { key: "second-contact", text: "We did not find a field for a second contact in an emergency." },
            Message { key: "message", text: "We did not find the question “May we leave a message?”." },
            Message { key: "notice", text: "We did not find a place to say that the person got the privacy notice." },
        ],
    }
    |_| IntakeForm
}

struct IntakeForm;

impl Rule for IntakeForm {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !matches!(document.kind, Kind::IntakeForm) || document.facts.phones.is_empty() && !asks_to_reach(document) {
            return;
        }
        let said = document.said();
        let american = document.region.as_deref().is_some_and(|region| region == "US" || region.starts_with("US-"));
        let treats = document.facts.services.iter().any(|fact| fact.normalized != "social-work")
            || document.facts.credentials.iter().any(due::is_licence);
        let notice = said.has(Point::Acknowledge) || !document.facts.privacy_notice.is_empty();
        for (key, asked, found) in [
            ("second-contact", true, said.has(Point::SecondContact)),
            ("message", true, said.has(Point::LeaveMessage)),
            ("notice", american && treats, notice),
        ] {
            if asked {
                due::tell_here(document, found, findings, || Finding::new(key, document.spot()));
            }
        }
    }
}

/// Whether the form asks for a telephone number or an e-mail address at all.
fn asks_to_reach(document: &Document<'_>) -> bool {
    let asks = |text: &str| {
        let text = text.to_lowercase();
        ["phone", "tel\u{e9}fono", "telefono", "e-mail", "email", "correo"].iter().any(|word| text.contains(word))
    };
    document.blocks.iter().any(|block| asks(&block.text))
}
