//! Decoration is silent.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// Something that is marked as decoration, with an empty `alt` or `role="none"`, and is given a
    /// name or the focus all the same.
    ///
    /// # Why it matters to the reader
    /// The two say different things. Screen readers go by the second and announce what you meant to
    /// keep silent.
    ///
    /// # How to put it right
    /// Decide for one. Decoration: take away the name, the title and `tabindex`. Not decoration: take
    /// away the mark and say what it shows.
    /// In HTML and e-mail, `alt=""` is enough. In Markdown, use `<img src="line.png" alt="">` for
    /// decoration.
    ///
    /// # Examples
    /// ```html,bad
    /// <img src="line.png" alt="" aria-label="A line">
    /// ```
    /// ```html,bad
    /// <svg role="none" aria-label="Circle"><circle r="9"/></svg>
    /// ```
    /// ```html,good
    /// <img src="line.png" alt=""><img src="a.png" alt="" aria-hidden="true">
    /// ```
    /// ```html,good
    /// <table role="presentation"><tr><td>Hello</td></tr></table>
    /// ```
    /// ```html,good
    /// <img src="line.png" alt="" aria-label="">
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.1.1 Non-text Content; ACT rule 46ca7f.
    DecorativeImage {
        id: "access/decorative-image",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["img", "[role]"],
        standards: &["ACT 46ca7f", "NASW-ASWB 2005 Standard 2"],
        title: "Decoration is silent",
        messages: &[Message { key: "exposed", text: "This is marked as decoration, but screen readers announce it." }],
    }
    |_| DecorativeImage
}

struct DecorativeImage;

impl Rule for DecorativeImage {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if element.is_hidden() {
            return;
        }
        let by_role = role::explicit(element).is_some_and(|role| matches!(role.name, "none" | "presentation"));
        let by_alt = element.name() == "img" && element.attr("alt") == Some("") && !element.has_attr("role");
        if !by_role && !by_alt || element.attr_has_hole("role") || element.attr_has_hole("alt") {
            return;
        }
        if element.has_open_attributes() {
            findings.cannot_tell();
        } else if role::contradicts_none(element) {
            findings.push(Finding::new("exposed", element.span()).node(element.index()));
        } else {
            findings.pass();
        }
    }
}
