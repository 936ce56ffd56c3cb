//! A fast way out of pages about violence.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;
use crate::said::Point;

rule! {
    /// # What it finds
    /// Pages whose heading speaks of violence at home, stalking or abuse, and that show no button to leave
    /// fast. A person must judge.
    ///
    /// # Why it matters to the reader
    /// The one who hurts may stand behind the reader.
    ///
    /// # How to put it right
    /// Add a button at the top that opens a harmless page. Say how to clear the history.
    ///
    /// # Examples
    /// ```html,bad
    /// <h1>Help with domestic violence</h1><p>Call us at 303-555-0142.</p>
    /// ```
    /// ```html,good
    /// <a href="https://www.example.org">Leave this site</a><h1>Help with domestic violence</h1><p>Call us.</p>
    /// ```
    /// ```html,good
    /// <h1>Rent help</h1><p>Call us.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 2 and 7.
    QuickExit {
        id: "privacy/quick-exit",
        category: Category::Privacy,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 2", "NASW-ASWB 2005 Standard 7"],
        title: "A fast way out of pages about violence",
        messages: &[
            Message { key: "missing", text: "This page speaks of violence. We did not find a fast way out of it. Please look if it needs one." },
        ],
    }
    |_| QuickExit
}

struct QuickExit;

impl Rule for QuickExit {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let page = document.kind.is_web_page() && document.kind != Kind::Article;
        if !page || !document.about().has(Point::Violence) {
            return;
        }
        let marked = document.tree.elements().any(|element| {
            ["id", "class", "href", "data-module"]
                .iter()
                .filter_map(|name| element.attr(name))
                .any(|value| value.to_ascii_lowercase().contains("exit") || value.contains("escape"))
        });
        let found = document.said().has(Point::QuickExit) || marked;
        due::tell_here(document, found, findings, || Finding::new("missing", document.spot()).review());
    }
}
