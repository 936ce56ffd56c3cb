//! ARIA attributes have values that exist.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::aria;
use crate::syntax::tree::Element;
use crate::template::has_hole;

rule! {
    /// # What it finds
    /// An ARIA attribute with a value it cannot have, such as `aria-hidden="yes"`.
    ///
    /// # Why it matters to the reader
    /// Browsers pass over a value they do not know. What you wanted to say is not said.
    ///
    /// # How to put it right
    /// Write one of the values that the attribute has: most often `true` or `false`.
    /// Markdown makes no such markup: this comes from HTML inside the file, and is mended there. Mail
    /// programs drop much of ARIA, so in an e-mail plain elements are safer.
    ///
    /// # Examples
    /// ```html,bad
    /// <div aria-live="loud">Saved.</div>
    /// ```
    /// ```html,bad
    /// <h2 role="heading" aria-level="two">Fees</h2>
    /// ```
    /// ```html,good
    /// <div aria-live="polite">Saved.</div>
    /// ```
    /// ```html,good
    /// <div aria-live="{{ level }}">Saved.</div><div aria-live="">x</div>
    /// ```
    /// ```html,good
    /// <div aria-relevant="additions text">Saved.</div>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rule 6a7281.
    AriaValue {
        id: "access/aria-value",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[aria-*]"],
        standards: &["WCAG 2.2 4.1.2", "ACT 6a7281", "NASW-ASWB 2005 Standard 2"],
        title: "ARIA attributes have values that exist",
        messages: &[Message { key: "invalid", text: "`{name}` cannot be “{value}”." }],
    }
    |_| AriaValue
}

struct AriaValue;

impl Rule for AriaValue {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        for (name, value) in element.attrs() {
            if !name.starts_with("aria-") || value.trim().is_empty() {
                continue;
            }
            let Some((values, _)) = aria::attribute(name) else { continue };
            if has_hole(value) {
                findings.cannot_tell();
            } else if values.allow(value) {
                findings.pass();
            } else {
                findings.push(
                    Finding::new("invalid", element.attr_or_tag(name))
                        .arg("name", name)
                        .arg("value", value.trim())
                        .node(element.index()),
                );
            }
        }
    }
}
