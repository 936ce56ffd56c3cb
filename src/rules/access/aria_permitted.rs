//! ARIA attributes fit what they stand on.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::aria;
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// An ARIA attribute that the thing it stands on cannot have, such as `aria-sort` on a button or
    /// `aria-checked` on a link.
    ///
    /// # Why it matters to the reader
    /// A screen reader tells people what each thing on the page is and how it stands. An attribute that
    /// does not fit is passed over, or read out where it makes no sense.
    ///
    /// # How to put it right
    /// Take the attribute away, or give the element the role it belongs to.
    /// Markdown makes no such markup: this comes from HTML inside the file, and is mended there. Mail
    /// programs drop much of ARIA, so in an e-mail plain elements are safer.
    ///
    /// # Examples
    /// ```html,bad
    /// <button aria-sort="ascending">Sort by name</button>
    /// ```
    /// ```html,bad
    /// <p aria-expanded="true">Our hours</p>
    /// ```
    /// ```html,good
    /// <button aria-pressed="true" aria-label="Sort">Sort by name</button>
    /// ```
    /// ```html,good
    /// <table><tr><th aria-sort="ascending">Name</th></tr><tr><td>Ana</td></tr></table>
    /// ```
    /// ```html,good
    /// <div role="checkbox" aria-checked="false" tabindex="0">Send me news</div>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rule 5c01ea.
    AriaPermitted {
        id: "access/aria-permitted",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[aria-*]"],
        standards: &["WCAG 2.2 4.1.2", "ACT 5c01ea", "NASW-ASWB 2005 Standard 2"],
        title: "ARIA attributes fit what they stand on",
        messages: &[Message { key: "misfit", text: "`{name}` has no meaning here." }],
    }
    |_| AriaPermitted
}

struct AriaPermitted;

impl Rule for AriaPermitted {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if element.is_hidden() {
            return;
        }
        let own = role::role(element);
        // Fields without a role of their own and parts that browsers give one: the standard is open.
        let open = own == "input"
            || element.attr_has_hole("role")
            || matches!(element.name(), "summary" | "svg" | "body" | "html");
        let known = aria::find(own);
        for (name, _) in element.attrs() {
            if !name.starts_with("aria-") {
                continue;
            }
            let Some((_, global)) = aria::attribute(name) else { continue };
            if global || name.ends_with("indextext") || known.is_some_and(|role| role.supports(name)) {
                findings.pass();
            } else if open || own.is_empty() && element.has_open_attributes() {
                findings.cannot_tell();
            } else {
                findings
                    .push(Finding::new("misfit", element.attr_or_tag(name)).arg("name", name).node(element.index()));
            }
        }
    }
}
