//! Forms do not open a mail program.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// Forms whose `action` is an e-mail address (`mailto:`).
    ///
    /// # Why it matters to the reader
    /// Such a form opens a mail program, if there is one, and sends the answers as open e-mail. On many
    /// computers nothing happens at all, and people think that their message was sent.
    ///
    /// # How to put it right
    /// Send the form to a secure form service or a client portal, or give the e-mail address as a link.
    ///
    /// # Examples
    /// ```html,bad
    /// <form action="mailto:hello@example.org"><label>Message <textarea name="m"></textarea></label></form>
    /// ```
    /// ```html,good
    /// <form action="https://forms.example.org/message" method="post"><label>Message <textarea name="m"></textarea></label></form>
    /// ```
    /// ```html,good
    /// <p>Write to <a href="mailto:hello@example.org">hello@example.org</a>.</p>
    /// ```
    /// ```html,good
    /// <form method="post"><label>Message <textarea name="m"></textarea></label></form>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 7.
    MailtoForm {
        id: "privacy/mailto-form",
        category: Category::Privacy,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["form"],
        standards: &["NASW-ASWB 2005 Standard 7"],
        title: "Forms do not open a mail program",
        messages: &[Message { key: "mailto", text: "This form opens a mail program. The answers are not protected, and may not be sent at all." }],
    }
    |_| MailtoForm
}

struct MailtoForm;

impl Rule for MailtoForm {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(target) = element.attr("action") else { return };
        if target.trim_start().to_ascii_lowercase().starts_with("mailto:") {
            findings.push(Finding::new("mailto", element.attr_or_tag("action")).node(element.index()));
        } else {
            findings.pass();
        }
    }
}
