//! The Tab key follows the order of the page.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A `tabindex` above 0, which changes the order in which the Tab key goes through the page.
    ///
    /// # Why it matters to the reader
    /// People who use the keyboard are led back and forth and lose their place.
    ///
    /// # How to put it right
    /// Write `tabindex="0"`, or take it away. Put things in the file in the order in which they are
    /// read.
    /// Take it out of e-mails and of HTML inside Markdown as well.
    ///
    /// # Examples
    /// ```html,bad
    /// <input aria-label="Name" tabindex="1">
    /// ```
    /// ```html,bad
    /// <a href="/fees" tabindex="5">Fees</a>
    /// ```
    /// ```html,good
    /// <a href="/fees" tabindex="0">Fees</a>
    /// ```
    /// ```html,good
    /// <div tabindex="-1">Fees</div>
    /// ```
    /// ```html,good
    /// <a href="/fees" tabindex="{{ n }}">Fees</a>
    /// ```
    ///
    /// # Standards
    /// Good practice; see WCAG 2.2, 2.4.3 Focus Order.
    TabOrder {
        id: "access/tab-order",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Elements],
        tags: &["[tabindex]"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The Tab key follows the order of the page",
        messages: &[Message { key: "changed", text: "This changes the order in which the Tab key goes through the page." }],
    }
    |_| TabOrder
}

struct TabOrder;

impl Rule for TabOrder {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        match element.tabindex() {
            Some(index) if index > 0 && !element.is_off() => {
                let at = element.attr_or_tag("tabindex");
                let mut finding = Finding::new("changed", at).node(element.index());
                if let Some(value) = element.attr_span("tabindex").and_then(|attribute| attribute.value) {
                    finding = finding.suggest("tabindex=\"0\"", value, "0", Applicability::Unsafe);
                }
                findings.push(finding);
            }
            _ => findings.pass(),
        }
    }
}
