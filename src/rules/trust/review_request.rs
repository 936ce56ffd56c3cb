//! Clients are not asked for reviews.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;
use crate::said::Point;

rule! {
    /// # What it finds
    /// Pages and messages of a practice that ask clients for a review, a rating or a testimonial.
    ///
    /// # Why it matters to the reader
    /// A client may not feel free to say no. A public review shows that they were a client.
    ///
    /// # How to put it right
    /// Take the request out. Show what you do in your own words.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>I offer therapy for adults. Leave us a review!</p>
    /// ```
    /// ```html,good
    /// <p>I offer therapy for adults. Tell me how you feel.</p>
    /// ```
    /// ```html,good
    /// <p>Like our pizza? Leave us a review!</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 1.
    ReviewRequest {
        id: "trust/review-request",
        category: Category::Trust,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 1"],
        title: "Clients are not asked for reviews",
        messages: &[
            Message { key: "asks", text: "This asks clients for a public review. They may not feel free to say no." },
        ],
    }
    |_| ReviewRequest
}

struct ReviewRequest;

impl Rule for ReviewRequest {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !due::document_is_practice(document, context.config) || document.kind == Kind::Article {
            return;
        }
        match document.said().at(Point::ReviewRequest) {
            Some(place) => findings.push(Finding::new("asks", place)),
            None => findings.pass(),
        }
    }
}
