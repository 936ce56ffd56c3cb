//! No comparing with other practitioners.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;
use crate::said::Point;

rule! {
    /// # What it finds
    /// Words of a practice that put it above others: “the best therapist”, “unlike other therapists”.
    ///
    /// # Why it matters to the reader
    /// A reader in need cannot check it.
    ///
    /// # How to put it right
    /// Say what you do and what you have learned.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>I offer therapy. I am the best therapist in Denver.</p>
    /// ```
    /// ```html,good
    /// <p>I offer therapy. I work with teens.</p>
    /// ```
    /// ```html,good
    /// <p>The best therapist for your back is a walk.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    Comparison {
        id: "trust/comparison",
        category: Category::Trust,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "No comparing with other practitioners",
        messages: &[
            Message { key: "compares", text: "This compares the practice with others. Readers cannot check it." },
        ],
    }
    |_| Comparison
}

struct Comparison;

impl Rule for Comparison {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !due::document_is_practice(document, context.config) || document.kind == Kind::Article {
            return;
        }
        match document.said().at(Point::Superlative) {
            Some(place) => findings.push(Finding::new("compares", place)),
            None => findings.pass(),
        }
    }
}
