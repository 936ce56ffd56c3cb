//! Controls hold no other controls.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::aria;
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// Something that takes the focus inside a button, a checkbox or another control.
    ///
    /// # Why it matters to the reader
    /// What stands inside such a control is read as plain text. A person who cannot see the page does
    /// not learn that there is a second thing to press.
    ///
    /// # How to put it right
    /// Put the two beside each other, not into each other.
    /// This comes from HTML, in a page, an e-mail or inside Markdown. A Markdown link is never a
    /// button.
    ///
    /// # Examples
    /// ```html,bad
    /// <button>Save <span role="button" tabindex="0">more</span></button>
    /// ```
    /// ```html,bad
    /// <div role="checkbox" aria-checked="false" tabindex="0">I agree to the <a href="/terms">terms</a></div>
    /// ```
    /// ```html,good
    /// <button>Save</button> <button>More</button>
    /// ```
    /// ```html,good
    /// <a href="/fees"><span>Fees</span></a>
    /// ```
    /// ```html,good
    /// <button>Save <span tabindex="-1">now</span></button>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rule 307n5z.
    NestedControl {
        id: "access/nested-control",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["button", "[role]"],
        standards: &["WCAG 2.2 4.1.2", "ACT 307n5z", "NASW-ASWB 2005 Standard 2"],
        title: "Controls hold no other controls",
        messages: &[Message { key: "nested", text: "This takes the focus inside another control. Screen readers do not tell of it." }],
    }
    |_| NestedControl
}

struct NestedControl;

impl Rule for NestedControl {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if element.is_hidden() || !aria::has_presentational_children(role::role(element)) {
            return;
        }
        // The control around it has spoken for all inside.
        if element.attr_has_hole("role") {
            findings.cannot_tell();
            return;
        }
        let inner = element.descendants().find(|inner| inner.is_tabbable() && !inner.is_unsure());
        match inner {
            Some(inner) if inner.has_open_attributes() => findings.cannot_tell(),
            Some(inner) => findings
                .push(Finding::new("nested", inner.span()).related(element.span(), "nested").node(inner.index())),
            None => findings.pass(),
        }
    }
}
