//! Headings have words.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::named;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A heading with nothing in it.
    ///
    /// # Why it matters to the reader
    /// People who move by headings land on silence and may think the page is broken.
    ///
    /// # How to put it right
    /// Give the heading words, or take it out. For more space, change the layout, not the headings.
    /// In Markdown, remove the line with `#` alone. In an e-mail, make space with `padding` and not
    /// with an empty heading.
    ///
    /// # Examples
    /// ```html,bad
    /// <h2></h2><p>Our fees are on this page.</p>
    /// ```
    /// ```md,bad
    /// ##
    ///
    /// Our fees are on this page.
    /// ```
    /// ```html,good
    /// <h2>Our fees</h2>
    /// ```
    /// ```html,good
    /// <h2><img src="logo.png" alt="River Counseling"></h2>
    /// ```
    /// ```html,good
    /// <h2>{{ title }}</h2>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 1.3.1 and 2.4.6; ACT rule ffd0e9.
    HeadingEmpty {
        id: "access/heading-empty",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["h1", "h2", "h3", "h4", "h5", "h6", "[role]"],
        standards: &["WCAG 2.2 1.3.1", "ACT ffd0e9", "NASW-ASWB 2005 Standard 2"],
        title: "Headings have words",
        messages: &[Message { key: "empty", text: "This heading is empty." }],
    }
    |_| HeadingEmpty
}

struct HeadingEmpty;

impl Rule for HeadingEmpty {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if name::role(element) != "heading" || name::is_hidden(element) {
            return;
        }
        named::judge(&name::name(element), findings, || Finding::new("empty", element.whole()).node(element.index()));
    }
}
