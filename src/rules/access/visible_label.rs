//! The label of a field can be seen.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A field that is named only by its `placeholder` or its `title`.
    ///
    /// # Why it matters to the reader
    /// The words in the field vanish with the first letter. People who are easily distracted, who forget, or
    /// who check the form once more, cannot see what the field asks. A `title` shows only under a mouse.
    ///
    /// # How to put it right
    /// Write a `<label>` that stays in sight. The same holds for a form in a Markdown file; in an e-mail,
    /// link to the form.
    ///
    /// # Examples
    /// ```html,bad
    /// <form><input type="text" name="n" placeholder="Your name"></form>
    /// ```
    /// ```html,bad
    /// <form><input type="text" name="n" title="Your name"></form>
    /// ```
    /// ```html,good
    /// <form><label>Your name <input type="text" name="n" placeholder="Ana Reyes"></label></form>
    /// ```
    /// ```html,good
    /// <form><input type="search" name="q" aria-label="Search" placeholder="Search"><button>Search</button></form>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 3.3.2 Labels or Instructions.
    VisibleLabel {
        id: "access/visible-label",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["input", "select", "textarea"],
        standards: &["WCAG 2.2 3.3.2", "NASW-ASWB 2005 Standard 2"],
        title: "The label of a field can be seen",
        messages: &[
            Message { key: "placeholder", text: "Only the words in the field say what to write. They go away when people type." },
            Message { key: "title-only", text: "Only a `title` says what to write. People who tap or use the keyboard never see it." },
        ],
    }
    |_| VisibleLabel
}

struct VisibleLabel;

impl Rule for VisibleLabel {
    fn element(&self, field: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if field.name() == "input" {
            let kind = field.attr("type").unwrap_or("text").trim().to_ascii_lowercase();
            if matches!(&kind[..], "hidden" | "submit" | "button" | "reset" | "image" | "checkbox" | "radio" | "search")
            {
                return;
            }
        }
        if field.has_open_attributes() || name::is_hidden(field) || !field.is_seen() {
            return;
        }
        let named = ["aria-label", "aria-labelledby", "aria-describedby"].iter().any(|name| field.has_attr(name))
            || field.is_inside("label")
            || field.attr("id").is_some_and(|id| field.tree().labels_for(id).next().is_some());
        let says = |name: &str| field.attr(name).is_some_and(|text| !text.trim().is_empty());
        if named || field.attr_has_hole("id") {
            findings.pass();
        } else if says("title") {
            findings.push(Finding::new("title-only", field.attr_or_tag("title")).node(field.index()));
        } else if says("placeholder") {
            findings.push(Finding::new("placeholder", field.attr_or_tag("placeholder")).node(field.index()));
        }
    }
}
