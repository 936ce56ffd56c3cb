//! Numbers that do not exist are not left in.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::Owner;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;

rule! {
    /// # What it finds
    /// Telephone numbers from the ranges kept for films and examples, such as 555-0142. With
    /// `sample = true` in the configuration it is silent.
    ///
    /// # Why it matters to the reader
    /// Nobody answers there.
    ///
    /// # How to put it right
    /// Write your own number.
    ///
    /// # Examples
    /// ```html,bad,kind=contact
    /// <p>I offer therapy for adults. Call me at (303) 555-0142.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <p>I offer therapy for adults. Call me at (303) 555-0242.</p>
    /// ```
    /// ```md,good
    /// Write test numbers such as (303) 555-0142 in the manual.
    /// ```
    /// ```html,good,kind=contact
    /// <p>I offer therapy for adults. Fax: (303) 555-0143.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    SampleNumber {
        id: "contact/sample-number",
        category: Category::Contact,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "No sample telephone numbers",
        messages: &[Message { key: "sample", text: "{number} is a sample number. Nobody answers there." }],
    }
    |_| SampleNumber
}

struct SampleNumber;

/// Whether the number is kept for fiction: 555-0100 to 555-0199 in North America, 7946 0 in London.
fn is_sample(digits: &str) -> bool {
    let local = match digits.len() {
        10 => digits.get(3..).unwrap_or(""),
        7 => digits,
        _ => "",
    };
    local.starts_with("55501")
        || digits.ends_with(|c: char| c.is_ascii_digit())
            && digits.trim_start_matches("44").trim_start_matches('0').starts_with("2079460")
}

impl Rule for SampleNumber {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if context.config.sample
            || document.kind == Kind::Article
            || !due::document_is_practice(document, context.config)
        {
            return;
        }
        for fact in document.facts.phones.iter().filter(|fact| fact.owner == Owner::Own) {
            if is_sample(&fact.normalized) {
                let mut finding = Finding::new("sample", fact.span).arg("number", &fact.value[..]);
                if let Some(phone) = context.config.practice.phones.first() {
                    finding = finding.words("Write your own number", &phone[..]);
                }
                findings.push(finding);
            } else {
                findings.pass();
            }
        }
    }
}
