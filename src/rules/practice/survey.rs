//! A survey says that people are free to take part.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::said::Point;

rule! {
    /// # What it finds
    /// Messages, letters and forms that ask people to take part in a survey or a study and do not say that
    /// they are free to.
    ///
    /// # Why it matters to the reader
    /// People who depend on you may think that they must.
    ///
    /// # How to put it right
    /// Say what it is for, that it is up to them, and whether answers carry a name.
    ///
    /// # Examples
    /// ```md,bad,kind=email
    /// Please take our survey today.
    /// ```
    /// ```md,good,kind=email
    /// Please take our survey. It is anonymous and up to you.
    /// ```
    /// ```md,good,kind=email
    /// The land survey of the garden is done.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 9.
    Survey {
        id: "practice/survey",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Document],
        kinds: &[
            Kind::Email,
            Kind::Newsletter,
            Kind::Letter,
            Kind::TextMessage,
            Kind::PortalMessage,
            Kind::IntakeForm,
            Kind::Consent,
        ],
        standards: &["NASW-ASWB 2005 Standard 9"],
        title: "A survey says that people are free to take part",
        messages: &[
            Message { key: "missing", text: "We did not find that people are free to take part in this." },
            Message { key: "add", text: "Add words such as these" },
        ],
    }
    |_| Survey
}

struct Survey;

impl Rule for Survey {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let said = document.said();
        let Some(place) = said.at(Point::Survey) else { return };
        if said.has(Point::Voluntary) {
            findings.pass();
        } else if document.is_complete() {
            let words = if document.language.as_str() == "es" {
                "Usted decide si quiere participar."
            } else {
                "It is up to you whether you take part."
            };
            findings.push(Finding::new("missing", place).words("add", words));
        } else {
            findings.cannot_tell();
        }
    }
}
