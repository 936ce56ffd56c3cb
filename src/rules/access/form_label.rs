//! Form fields have a label.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::rules::named;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A field of a form that nothing names: no label, no `aria-label`, no title.
    ///
    /// # Why it matters to the reader
    /// A person who cannot see the page hears “edit, blank” and cannot know what to write. On a
    /// first form for new clients that can keep someone from asking for help.
    ///
    /// # How to put it right
    /// Write a `<label>` with the field's `id` in its `for`, or put the field inside the label. Name a
    /// list of choices that is no form field with `aria-label`.
    /// A form in a Markdown file is HTML as well. In an e-mail, link to the form.
    ///
    /// # Examples
    /// ```html,bad
    /// <form><p>Your name</p><input type="text" name="name"></form>
    /// ```
    /// ```html,good
    /// <form><label for="n">Your name</label><input type="text" id="n" name="name"></form>
    /// ```
    /// ```html,good
    /// <form><label>Your name <input type="text" name="name"></label><input type="hidden" name="token"><input type="submit"></form>
    /// ```
    /// ```html,good
    /// <form><input type="text" {{ field.attrs }}></form>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value and 1.3.1; ACT rule e086e5.
    FormLabel {
        id: "access/form-label",
        category: Category::Access,
        severity: Severity::Error,
        maturity: Maturity::Starter,
        needs: &[Need::Elements],
        tags: &["input", "select", "textarea", "[role]"],
        standards: &["WCAG 2.2 4.1.2", "WCAG 2.2 1.3.1", "ACT e086e5", "NASW-ASWB 2005 Standard 2"],
        title: "Form fields have a label",
        messages: &[
            Message { key: "missing", text: "This field has no label." },
            Message { key: "list", text: "This list of choices has no name." },
        ],
    }
    |_| FormLabel
}

struct FormLabel;

impl Rule for FormLabel {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let role = name::role(element);
        let is_field = matches!(
            role,
            "checkbox"
                | "combobox"
                | "listbox"
                | "menuitemcheckbox"
                | "menuitemradio"
                | "radio"
                | "searchbox"
                | "slider"
                | "spinbutton"
                | "switch"
                | "textbox"
                | "input"
        );
        if !is_field || name::is_hidden(element) {
            return;
        }
        // A list that a script fills has no label; `aria-label` names it.
        let key = if role == "listbox" && element.name() != "select" { "list" } else { "missing" };
        named::judge(&name::name(element), findings, || Finding::new(key, element.span()).node(element.index()));
    }
}
