//! What a permission to share information tells.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;
use crate::said::Point;

rule! {
    /// # What it finds
    /// Authorizations in which a part was not found: what is shared, with whom, why, until when, how to
    /// take it back, and a place to sign.
    ///
    /// # Why it matters to the reader
    /// People must know what they let go, and that they can take the permission back.
    ///
    /// # How to put it right
    /// Add the part that is missing in one plain sentence.
    ///
    /// # Examples
    /// ```md,bad,kind=authorization
    /// # Permission to share
    ///
    /// I agree.
    /// ```
    /// ```md,good,kind=authorization
    /// # Permission to share information
    ///
    /// I let Harbor Agency share my treatment records with Dr. Kim. The purpose is to plan my care. This permission expires in one year. I can take it back at any time.
    ///
    /// Signature: ____
    /// ```
    /// ```md,good,kind=page
    /// # Sharing
    ///
    /// How we share the garden.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 7 and 8.
    Authorization {
        id: "practice/authorization",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 7", "NASW-ASWB 2005 Standard 8"],
        title: "What a permission to share information tells",
        messages: &[
            Message { key: "info", text: "We did not find what information may be shared." },
            Message { key: "whom", text: "We did not find with whom it may be shared." },
            Message { key: "purpose", text: "We did not find why it is shared." },
            Message { key: "until", text: "We did not find until when the permission holds." },
            Message { key: "withdraw", text: "We did not find how to take the permission back." },
            Message { key: "signature", text: "We did not find a place to sign." },
        ],
    }
    |_| Authorization
}

struct Authorization;

impl Rule for Authorization {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !matches!(document.kind, Kind::Authorization) {
            return;
        }
        let said = document.said();
        for (key, found) in [
            ("info", said.has(Point::AuthWhat) || said.has(Point::Record) || has_choices(document)),
            ("whom", said.has(Point::AuthWhom)),
            ("purpose", said.has(Point::AuthWhy)),
            ("until", said.has(Point::Duration)),
            ("withdraw", said.has(Point::Withdraw)),
            ("signature", said.has(Point::Signature)),
        ] {
            due::tell_here(document, found, findings, || Finding::new(key, document.spot()));
        }
    }
}

/// Whether people tick what they let go: a form with check boxes names it in their labels.
fn has_choices(document: &Document<'_>) -> bool {
    const BOXES: [char; 4] = ['\u{2610}', '\u{2611}', '\u{25a1}', '\u{25a2}'];
    document.blocks.iter().map(|block| block.text.matches(BOXES).count()).sum::<usize>() >= 2
        || document.tree.elements().filter(|element| element.attr("type") == Some("checkbox")).count() >= 2
}
