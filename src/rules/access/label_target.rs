//! A label belongs to one field.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A `<label>` whose `for` names no field of the page, and a field with two labels.
    ///
    /// # Why it matters to the reader
    /// The words stand beside the field, but nothing ties them to it. A screen reader does not say them, and
    /// a tap on them does not lead into the field.
    ///
    /// # How to put it right
    /// Write the field's `id` into the `for` of its one label. Put more words into the label, or tie them to
    /// the field with `aria-describedby`. The same holds for forms in Markdown files; e-mails should link to
    /// a form.
    ///
    /// # Examples
    /// ```html,bad
    /// <!DOCTYPE html><html lang="en"><body><form><label for="nam">Your name</label><input id="name" aria-label="Your name"></form></body></html>
    /// ```
    /// ```html,bad
    /// <form><label for="n">Your name</label><label for="n">First and last</label><input id="n"></form>
    /// ```
    /// ```html,good
    /// <form><label for="n">Your name</label><input id="n"></form>
    /// ```
    /// ```html,good
    /// <form><label for="{{ id }}">Your name</label><input id="{{ id }}"></form>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 1.3.1 and 3.3.2, technique H44.
    LabelTarget {
        id: "access/label-target",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["label"],
        standards: &["WCAG 2.2 1.3.1", "NASW-ASWB 2005 Standard 2"],
        title: "A label belongs to one field",
        messages: &[
            Message { key: "nothing", text: "This label points at “{id}”, but no field on this page has that id." },
            Message { key: "other", text: "This label points at “{id}”, which is no field." },
            Message { key: "twice", text: "This field has a second label. Some screen readers say only one of them." },
        ],
    }
    |_| LabelTarget
}

struct LabelTarget;

impl Rule for LabelTarget {
    fn element(&self, label: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(id) = label.attr("for").map(str::trim).filter(|id| !id.is_empty()) else { return };
        if label.attr_has_hole("for") || name::is_hidden(label) {
            findings.cannot_tell();
            return;
        }
        let tree = label.tree();
        let at = label.attr_or_tag("for");
        let Some(field) = tree.by_id(id) else {
            // Part of a page may be elsewhere; scripts and templates may bring the field.
            if !tree.is_page || tree.has_scripts() || !tree.holes().is_empty() {
                findings.cannot_tell();
            } else {
                findings.push(Finding::new("nothing", at).arg("id", id).node(label.index()));
            }
            return;
        };
        // A custom element may be a field.
        let is_field = matches!(
            field.name(),
            "input" | "select" | "textarea" | "button" | "meter" | "output" | "progress" | "object"
        ) || field.name().contains('-');
        if !is_field {
            findings.push(Finding::new("other", at).arg("id", id).node(label.index()));
            return;
        }
        // The first few tell; a page with thousands of labels on one field is no page.
        let mut labels = tree.labels_for(id).take(4).filter(|other| !name::is_hidden(other));
        let first = labels.next().filter(|first| first != label);
        match first {
            Some(first)
                if labels.next() == Some(*label)
                    && !field.has_attr("aria-labelledby")
                    && !tree.exclusive(first.span().start, label.span().start) =>
            {
                findings.push(
                    Finding::new("twice", label.span())
                        .severity(Severity::Note)
                        .related(first.span(), "twice")
                        .node(label.index()),
                );
            }
            _ => findings.pass(),
        }
    }
}
