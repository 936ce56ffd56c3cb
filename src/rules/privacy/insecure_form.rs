//! What clients send is encrypted on its way.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// Forms that send what people write to an address that begins with `http://`.
    ///
    /// # Why it matters to the reader
    /// Without encryption, others on the way can read the message: at work, at school, in a café.
    ///
    /// # How to put it right
    /// Send the form to an address that begins with `https://`. Check first that it works.
    ///
    /// # Examples
    /// ```html,bad
    /// <form action="http://forms.example.org/message" method="post"><label>Message <textarea name="m"></textarea></label></form>
    /// ```
    /// ```html,bad
    /// <form method="post"><label>Name <input name="n"></label><button formaction="http://forms.example.org/send">Send</button></form>
    /// ```
    /// ```html,good
    /// <form action="https://forms.example.org/message" method="post"><label>Message <textarea name="m"></textarea></label></form>
    /// ```
    /// ```html,good
    /// <form action="/message" method="post"><label>Message <textarea name="m"></textarea></label></form>
    /// ```
    /// ```html,good
    /// <form action="http://localhost:8000/test"><label>Name <input name="n"></label></form>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 7 and 8.
    InsecureForm {
        id: "privacy/insecure-form",
        category: Category::Privacy,
        severity: Severity::Warning,
        maturity: Maturity::Starter,
        needs: &[Need::Elements],
        tags: &["form", "button", "input"],
        standards: &["NASW-ASWB 2005 Standard 7", "NASW-ASWB 2005 Standard 8"],
        title: "Forms are sent encrypted",
        messages: &[Message { key: "plain", text: "This form is sent without encryption. Others can read what clients write." }],
    }
    |_| InsecureForm
}

struct InsecureForm;

impl Rule for InsecureForm {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let name = if element.name() == "form" { "action" } else { "formaction" };
        let Some(target) = element.attr(name).map(str::trim) else { return };
        let lower = target.to_ascii_lowercase();
        let Some(host) = lower.strip_prefix("http://") else {
            findings.pass();
            return;
        };
        if ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"].iter().any(|local| host.starts_with(local)) {
            return;
        }
        let mut finding = Finding::new("plain", element.attr_or_tag(name)).node(element.index());
        if let Some(value) = element.attr_span(name).and_then(|found| found.value)
            && !element.attr_has_hole(name)
            && value.len() == target.len()
        {
            let scheme = crate::span::Span::new(value.start as usize, value.start as usize + "http".len());
            finding = finding.suggest("Write “https”", scheme, "https", Applicability::Suggest);
        }
        findings.push(finding);
    }
}
