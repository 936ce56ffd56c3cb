//! What can be clicked can be reached with the keyboard.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// Something that reacts to a click and cannot be reached with the keyboard, such as a `<div
    /// onclick>`.
    ///
    /// # Why it matters to the reader
    /// People who cannot use a mouse, or who use a screen reader, cannot press it.
    ///
    /// # How to put it right
    /// Use `<button>` for what does something, and `<a href>` for what leads somewhere.
    /// Mail programs run no scripts: use a link. In Markdown, use a link too.
    ///
    /// # Examples
    /// ```html,bad
    /// <div onclick="save()">Save</div>
    /// ```
    /// ```html,bad
    /// <span onclick="menu()" class="menu">Menu</span>
    /// ```
    /// ```html,good
    /// <button onclick="save()">Save</button>
    /// ```
    /// ```html,good
    /// <div role="button" tabindex="0" onclick="save()">Save</div>
    /// ```
    /// ```html,good
    /// <li onclick="go()"><a href="/fees">Fees</a></li>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.1.1 Keyboard.
    MouseOnly {
        id: "access/mouse-only",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["[onclick]"],
        standards: &["WCAG 2.2 2.1.1", "NASW-ASWB 2005 Standard 2"],
        title: "What can be clicked can be reached with the keyboard",
        messages: &[Message { key: "mouse", text: "This reacts to a click, but the keyboard does not seem to reach it. Please try it." }],
    }
    |_| MouseOnly
}

struct MouseOnly;

impl Rule for MouseOnly {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if element.is_hidden()
            || !element.is_html()
            || matches!(element.name(), "body" | "html" | "form" | "label" | "summary" | "option")
        {
            return;
        }
        // A click inside something that can be pressed, or around it, comes from there too.
        let reached = element.is_focusable()
            || element.is_disabled()
            || element.descendants().take(500).any(|inner| inner.is_focusable())
            || element.ancestors().any(|around| around.is_focusable() || around.name() == "label");
        let stops = element.attr("onclick").is_some_and(|code| {
            let code = code.trim().trim_end_matches(';');
            code.is_empty() || code == "event.stopPropagation()" || code == "return false"
        });
        if reached || stops {
            findings.pass();
        } else if element.has_open_attributes() || element.attr_has_hole("tabindex") {
            findings.cannot_tell();
        } else {
            findings.push(Finding::new("mouse", element.span()).review().node(element.index()));
        }
    }
}
