//! Lists are made of list items.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A list item outside a list, or something else right inside a list (`<ul>`, `<ol>`).
    ///
    /// # Why it matters to the reader
    /// Screen readers say “list with 5 items”. If the list is built wrong, the number is wrong or
    /// nothing is said.
    ///
    /// # How to put it right
    /// Put every `<li>` right into a `<ul>` or `<ol>`, and nothing else beside it. Put other things
    /// into a `<li>`.
    /// In Markdown, `-` and `1.` make whole lists. In an e-mail, use `<ul>` and not a table of dots.
    ///
    /// # Examples
    /// ```html,bad
    /// <html lang="en"><body><div><li>Bring your card</li></div></body></html>
    /// ```
    /// ```html,bad
    /// <ul><li>One</li><p>Two</p></ul>
    /// ```
    /// ```html,good
    /// <ul><li>One</li><li><p>Two</p></li></ul>
    /// ```
    /// ```html,good
    /// <ul>{% for a in b %}{{ a }}{% endfor %}</ul><ul><script>x</script><li>One</li></ul>
    /// ```
    /// ```html,good
    /// <li>A fragment that a list includes.</li>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.1 Info and Relationships.
    ListStructure {
        id: "access/list-structure",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["ul", "ol", "li"],
        standards: &["WCAG 2.2 1.3.1", "NASW-ASWB 2005 Standard 2"],
        title: "Lists are made of list items",
        messages: &[Message { key: "alone", text: "This list item stands outside a list." }, Message { key: "other", text: "Right inside a list only list items may stand." }],
    }
    |_| ListStructure
}

struct ListStructure;

impl Rule for ListStructure {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if element.is_hidden() || element.has_attr("role") || !element.is_written() || !element.is_html() {
            return;
        }
        if element.name() == "li" {
            let Some(parent) = element.parent() else { return };
            let at_home =
                matches!(parent.name(), "ul" | "ol" | "menu") || parent.has_attr("role") || parent.name().contains('-');
            if at_home {
                findings.pass();
            } else if !element.tree().is_whole || parent.has_open_attributes() {
                // The page around a fragment may hold the list.
                findings.cannot_tell();
            } else {
                findings.push(Finding::new("alone", element.span()).node(element.index()));
            }
            return;
        }
        let other = element.children().find(|child| {
            child.is_written()
                && !matches!(child.name(), "li" | "script" | "template" | "style")
                && !matches!(child.attr("role"), Some("listitem"))
                && !child.name().contains('-')
                && !child.is_hidden()
        });
        match other {
            // A list inside a list is common and is read as meant.
            Some(child) if !matches!(child.name(), "ul" | "ol") => {
                findings.push(Finding::new("other", child.span()).node(child.index()));
            }
            _ => findings.pass(),
        }
    }
}
