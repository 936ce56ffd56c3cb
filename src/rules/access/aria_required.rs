//! Roles have the attributes they need.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A role that does not work without another attribute, such as a checkbox that does not say
    /// whether it is checked.
    ///
    /// # Why it matters to the reader
    /// A screen reader tells people what each thing on the page is and how it stands. Without this
    /// attribute people hear “checkbox” and cannot know whether it is on.
    ///
    /// # How to put it right
    /// Add the attribute, or use the HTML element, which says it by itself: `<input type="checkbox">`,
    /// `<h2>`.
    /// Markdown makes no such markup: this comes from HTML inside the file, and is mended there. Mail
    /// programs drop much of ARIA, so in an e-mail plain elements are safer.
    ///
    /// # Examples
    /// ```html,bad
    /// <div role="heading">Our fees</div>
    /// ```
    /// ```html,bad
    /// <span role="checkbox" tabindex="0" aria-label="Send me news"></span>
    /// ```
    /// ```html,good
    /// <div role="heading" aria-level="2">Our fees</div>
    /// ```
    /// ```html,good
    /// <input type="checkbox" role="switch" aria-label="Send me news">
    /// ```
    /// ```html,good
    /// <div role="separator"></div><div role="option">One</div>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rule 4e8ab6.
    AriaRequired {
        id: "access/aria-required",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[role]"],
        standards: &["WCAG 2.2 4.1.2", "ACT 4e8ab6", "NASW-ASWB 2005 Standard 2"],
        title: "Roles have the attributes they need",
        messages: &[Message { key: "missing", text: "Something with the role {role} needs `{name}`." }],
    }
    |_| AriaRequired
}

struct AriaRequired;

impl Rule for AriaRequired {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(own) = role::explicit(element) else { return };
        if element.is_hidden() || element.attr_has_hole("role") {
            return;
        }
        // What HTML already makes of it says these things by itself.
        let native = role::implicit(element);
        if native == own.name {
            return;
        }
        let expanded = element.attr("aria-expanded").map(str::trim);
        let mut needed: Vec<&str> = own.required.to_vec();
        match own.name {
            // A line that can be moved says where it is.
            "separator" if element.is_focusable() => needed.push("aria-valuenow"),
            // Only an open list has something to point at.
            "combobox" if expanded == Some("true") => needed.push("aria-controls"),
            _ => {}
        }
        if needed.is_empty() {
            return;
        }
        let given = |name: &str| {
            let said = element.attr(name).is_some_and(|value| !value.trim().is_empty());
            said || match name {
                "aria-checked" => matches!(native, "checkbox" | "radio"),
                "aria-level" => native == "heading",
                "aria-valuenow" => matches!(native, "slider" | "spinbutton" | "meter" | "progressbar"),
                "aria-expanded" => native == "combobox" && element.name() == "select",
                _ => false,
            }
        };
        match needed.into_iter().find(|name| !given(name)) {
            None => findings.pass(),
            Some(_) if element.has_open_attributes() => findings.cannot_tell(),
            Some(name) => findings.push(
                Finding::new("missing", element.span()).arg("role", own.name).arg("name", name).node(element.index()),
            ),
        }
    }
}
