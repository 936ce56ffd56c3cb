//! A form has a button that sends it.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A form with fields that has no button to send it.
    ///
    /// # Why it matters to the reader
    /// People who use a screen reader, a switch or their voice look for a button. If a form sends itself when
    /// a field changes, they are taken away before they are done.
    ///
    /// # How to put it right
    /// Add `<button>Send</button>`, and say on it what happens. The same holds for a form in a Markdown file;
    /// in an e-mail, link to the form.
    ///
    /// # Examples
    /// ```html,bad
    /// <form action="/send"><label>Your name <input name="n"></label></form>
    /// ```
    /// ```html,good
    /// <form action="/send"><label>Your name <input name="n"></label><button>Send</button></form>
    /// ```
    /// ```html,good
    /// <form action="/send"><label>Your name <input name="n"></label>{{ form.buttons }}</form>
    /// ```
    /// ```html,good
    /// <form role="search"><label>Search <input type="search" name="q"></label><input type="image" src="go.png" alt="Search"></form>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 3.2.2 On Input, technique H32.
    FormSubmit {
        id: "access/form-submit",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Elements],
        tags: &["form"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "A form has a button that sends it",
        messages: &[
            Message { key: "missing", text: "We did not find a button that sends this form." },
        ],
    }
    |_| FormSubmit
}

struct FormSubmit;

impl Rule for FormSubmit {
    fn element(&self, form: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if name::is_hidden(form) {
            return;
        }
        let kind = |part: &Element<'_>| part.attr("type").unwrap_or("").trim().to_ascii_lowercase();
        let sends = |part: &Element<'_>| match part.name() {
            "button" => !matches!(&kind(part)[..], "button" | "reset"),
            "input" => matches!(&kind(part)[..], "submit" | "image"),
            // A custom element may be a button, and a script may send the form from any other.
            other => other.contains('-'),
        };
        let takes = |part: &Element<'_>| match part.name() {
            "input" => !matches!(&kind(part)[..], "hidden" | "button" | "reset" | "submit" | "image"),
            "select" | "textarea" => true,
            _ => false,
        };
        let parts = || form.descendants();
        if parts().any(|part| sends(&part)) {
            findings.pass();
        } else if !parts().any(|part| takes(&part)) {
            // Nothing to send.
        } else if form.has_attr("id")
            || form.has_open_attributes()
            || parts().any(|part| {
                matches!(part.name(), "button" | "a") || kind(&part) == "button" || part.has_attr("onclick")
            })
            || form.tree().has_scripts()
            || form.tree().holes_in(form.whole()).iter().any(|hole| hole.prints)
        {
            findings.cannot_tell();
        } else {
            findings.push(Finding::new("missing", form.span()).node(form.index()));
        }
    }
}
