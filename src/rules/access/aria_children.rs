//! A whole has its parts.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::owners;
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A whole without the parts it is made of, such as a list with no list item in it.
    ///
    /// # Why it matters to the reader
    /// A screen reader tells people what each thing on the page is and how it stands. It says “list”
    /// and then cannot say how many things are in it or move from one to the next.
    ///
    /// # How to put it right
    /// Give each part its role: `listitem` in a `list`, `tab` in a `tablist`, `option` in a `listbox`.
    /// Or use `<ul>` and `<li>`.
    /// Markdown makes no such markup: this comes from HTML inside the file, and is mended there. Mail
    /// programs drop much of ARIA, so in an e-mail plain elements are safer.
    ///
    /// # Examples
    /// ```html,bad
    /// <div role="list"><span>One</span> <span>Two</span></div>
    /// ```
    /// ```html,bad
    /// <ol role="tablist"><li role="listitem">Fees</li></ol>
    /// ```
    /// ```html,good
    /// <div role="list"><span role="listitem">One</span></div>
    /// ```
    /// ```html,good
    /// <ul role="menu" aria-busy="true">Loading</ul>
    /// ```
    /// ```html,good
    /// <div role="list">{% for a in b %}{{ a }}{% endfor %}</div>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.1 Info and Relationships; ACT rule bc4a75.
    AriaChildren {
        id: "access/aria-children",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[role]"],
        standards: &["WCAG 2.2 1.3.1", "ACT bc4a75", "NASW-ASWB 2005 Standard 2"],
        title: "A whole has its parts",
        messages: &[Message { key: "missing", text: "Something with the role {role} needs inside: {wanted}." }, Message { key: "other", text: "Inside something with the role {role} only these may stand: {wanted}." }],
    }
    |_| AriaChildren
}

struct AriaChildren;

impl Rule for AriaChildren {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(own) = role::explicit(element).filter(|own| !own.owned.is_empty()) else { return };
        if element.is_hidden() || role::implicit(element) == own.name || element.attr_has_hole("role") {
            return;
        }
        // Still being filled, or a list that opens only when it is used.
        if element.attr("aria-busy").is_some_and(|busy| busy.trim().eq_ignore_ascii_case("true")) {
            return;
        }
        let parts = owners::owned(element);
        let filled =
            !element.tree().holes_in(element.whole()).is_empty() || parts.iter().any(Element::has_open_attributes);
        let group = own.owned.contains(&"group");
        let (mut right, mut wrong) = (0, None);
        for part in &parts {
            let role = role::role(part);
            if own.owned.contains(&role) {
                right += 1;
            } else if !(matches!(role, "separator" | "caption" | "none") || group && role == "group") {
                wrong = wrong.or(Some(*part));
            }
        }
        if right > 0 && wrong.is_none() {
            findings.pass();
        } else if filled || parts.is_empty() && element.tree().has_scripts() {
            findings.cannot_tell();
        } else {
            let (key, at) = match wrong {
                Some(part) if right > 0 => ("other", part),
                _ => ("missing", *element),
            };
            findings.push(
                Finding::new(key, at.span()).arg("role", own.name).arg("wanted", own.owned.join(", ")).node(at.index()),
            );
        }
    }
}
