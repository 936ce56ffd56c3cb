//! A way out of the newsletter.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;
use crate::said::Point;

rule! {
    /// # What it finds
    /// Newsletters with no link to stop them.
    ///
    /// # Why it matters to the reader
    /// People who cannot stop a newsletter mark it as spam, and then miss other mail from you.
    ///
    /// # How to put it right
    /// Add a link at the end. Most mail services fill it in.
    ///
    /// # Examples
    /// ```html,bad,kind=newsletter
    /// <h1>News</h1><p>The spring group starts on Monday.</p>
    /// ```
    /// ```html,good,kind=newsletter
    /// <h1>News</h1><p>The spring group starts. <a href="https://example.org/u">Unsubscribe</a></p>
    /// ```
    /// ```html,good,kind=email
    /// <p>Your visit is on Monday.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 8.
    Unsubscribe {
        id: "practice/unsubscribe",
        category: Category::Practice,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 8"],
        title: "A way out of the newsletter",
        messages: &[
            Message { key: "missing", text: "We did not find how to stop this newsletter." },
            Message { key: "add", text: "Add a link with words such as these" },
        ],
    }
    |_| Unsubscribe
}

struct Unsubscribe;

impl Rule for Unsubscribe {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if document.kind != Kind::Newsletter || !document.is_mail {
            return;
        }
        let leave = |text: &str| {
            let text = text.to_ascii_lowercase();
            ["unsub", "optout", "opt_out", "opt-out", "preferences", "baja"].iter().any(|word| text.contains(word))
        };
        let variable =
            document.tree.holes().iter().any(|hole| leave(&hole.name) || hole.prints && hole.name.contains("footer"));
        let linked = document.tree.elements().any(|element| element.attr("href").is_some_and(leave));
        // Mail programs show a button for this header.
        let button = document.source.header("list-unsubscribe").is_some();
        let found = variable || linked || button || document.said().has(Point::Unsubscribe);
        due::tell_here(document, found, findings, || {
            Finding::new("missing", document.spot()).words("add", "Stop these emails")
        });
    }
}
