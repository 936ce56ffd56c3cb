//! A secret place stays secret.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::{Fact, Owner, Place};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};

rule! {
    /// # What it finds
    /// A street address in a document when the configuration says `confidential-location = true`. A post
    /// office box is no street address.
    ///
    /// # Why it matters to the reader
    /// People hide there from someone who looks for them.
    ///
    /// # How to put it right
    /// Take the address out. Give a telephone number, and a post office box if you need mail.
    ///
    /// # Examples
    /// ```html,bad,kind=contact,confidential=true
    /// <p>Come to us: 418 Alder Street, Denver, CO 80202.</p>
    /// ```
    /// ```html,good,kind=contact,confidential=true
    /// <p>Write to P.O. Box 118, Denver, CO 80202.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <p>Come to us: 418 Alder Street, Denver, CO 80202.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 7.
    ConfidentialLocation {
        id: "contact/confidential-location",
        category: Category::Contact,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 7"],
        title: "A secret place stays secret",
        messages: &[
            Message { key: "shown", text: "This shows an address. The profile says that the place must stay secret." },
        ],
    }
    |_| ConfidentialLocation
}

struct ConfidentialLocation;

impl Rule for ConfidentialLocation {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !context.config.practice.confidential_location {
            return;
        }
        let shown = |fact: &&Fact| fact.owner == Owner::Own && fact.place != Place::Template && !is_box(&fact.value);
        for fact in document.facts.addresses.iter().filter(shown) {
            findings.push(Finding::new("shown", fact.span).severity(Severity::Error));
        }
    }
}

/// A box at the post office shows no place.
fn is_box(address: &str) -> bool {
    let lower = address.to_lowercase();
    ["p.o.", "po box", "p. o.", "apartado", "postfach", "caixa postal", "bo\u{ee}te postale"]
        .iter()
        .any(|words| lower.contains(words))
}
