//! Drawings that are images have a name.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::named;
use crate::syntax::name;
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A drawing in the page (`<svg>`) that is marked as an image and has no name.
    ///
    /// # Why it matters to the reader
    /// A screen reader says only what kind of thing this is. People hear “image” and cannot know what
    /// it shows.
    ///
    /// # How to put it right
    /// Put a `<title>` into the drawing as its first part, or add an `aria-label`. If it is only
    /// decoration, write `aria-hidden="true"` and no role.
    /// Mail programs drop drawings: use a picture with `alt`. In Markdown, use `![words](map.svg)`.
    ///
    /// # Examples
    /// ```html,bad
    /// <svg role="img" width="20"><circle cx="9" cy="9" r="9"/></svg>
    /// ```
    /// ```html,bad
    /// <svg><g role="graphics-symbol"><circle r="9"/></g></svg>
    /// ```
    /// ```html,good
    /// <svg role="img"><title>A map to our office</title><path d="M0 0"/></svg>
    /// ```
    /// ```html,good
    /// <svg aria-hidden="true" role="img"><path d="M0 0"/></svg><svg><path d="M0 0"/></svg>
    /// ```
    /// ```html,good
    /// <svg role="img" aria-label="{{ label }}"><path d="M0 0"/></svg>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.1.1 Non-text Content; ACT rule 7d6734.
    SvgName {
        id: "access/svg-name",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[role]"],
        standards: &["WCAG 2.2 1.1.1", "ACT 7d6734", "NASW-ASWB 2005 Standard 2"],
        title: "Drawings that are images have a name",
        messages: &[Message { key: "missing", text: "This drawing has no name." }],
    }
    |_| SvgName
}

struct SvgName;

impl Rule for SvgName {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if element.is_html() || element.is_hidden() {
            return;
        }
        let image = role::explicit(element).is_some_and(|role| {
            matches!(role.name, "img" | "image" | "graphics-document" | "graphics-object" | "graphics-symbol")
        });
        if image {
            named::judge(&name::name(element), findings, || {
                Finding::new("missing", element.span()).node(element.index())
            });
        }
    }
}
