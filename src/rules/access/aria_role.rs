//! Roles are roles that exist.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A `role` attribute that names no role that screen readers know, often a typing error.
    ///
    /// # Why it matters to the reader
    /// A screen reader tells people what each thing on the page is and how it stands. A role that does
    /// not exist tells nothing: a “buton” is read as plain text.
    ///
    /// # How to put it right
    /// Write a role from WAI-ARIA, such as `button` or `list`. Better still, use the HTML element for
    /// it: `<button>`, `<ul>`. Then no role is needed.
    /// Markdown makes no such markup: this comes from HTML inside the file, and is mended there. Mail
    /// programs drop much of ARIA, so in an e-mail plain elements are safer.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>Read <span role="lnik" tabindex="0">our fees</span>.</p>
    /// ```
    /// ```md,bad
    /// <div role="heding" aria-level="2">Our fees</div>
    /// ```
    /// ```html,good
    /// <p role="note">We are closed on Monday.</p>
    /// ```
    /// ```html,good
    /// <p role="doodle note">We are closed on Monday.</p>
    /// ```
    /// ```html,good
    /// <p role="{{ role }}">Hello</p><p role="">Hello</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rule 674b10.
    AriaRole {
        id: "access/aria-role",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[role]"],
        standards: &["WCAG 2.2 4.1.2", "ACT 674b10", "NASW-ASWB 2005 Standard 2"],
        title: "Roles are roles that exist",
        messages: &[Message { key: "unknown", text: "“{role}” is not a role that screen readers know." }],
    }
    |_| AriaRole
}

struct AriaRole;

impl Rule for AriaRole {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(value) = element.attr("role").map(str::trim).filter(|value| !value.is_empty()) else { return };
        if element.is_hidden() {
            return;
        }
        if element.attr_has_hole("role") {
            findings.cannot_tell();
        } else if role::explicit(element).is_some() {
            findings.pass();
        } else {
            findings
                .push(Finding::new("unknown", element.attr_or_tag("role")).arg("role", value).node(element.index()));
        }
    }
}
