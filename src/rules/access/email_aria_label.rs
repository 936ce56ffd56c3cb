//! Links in mail do not depend on `aria-label`.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::mail;
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A link in an e-mail whose only words stand in `aria-label`.
    ///
    /// # Why it matters to the reader
    /// Many mail programs remove `aria-label`. Then the link has no words at all.
    ///
    /// # How to put it right
    /// Put the words in the link, or in the `alt` of its picture.
    /// Markdown has no such label: its links are named by their words.
    ///
    /// # Examples
    /// ```html,bad,kind=email
    /// <p><a href="https://example.org/map" aria-label="Map to our office"><img src="pin.png" alt=""></a></p>
    /// ```
    /// ```html,good,kind=email
    /// <p><a href="https://example.org/map"><img src="pin.png" alt="Map to our office"></a></p>
    /// ```
    /// ```html,good,kind=email
    /// <p><a href="https://example.org/map" aria-label="Map to our office (opens in your browser)">Map to our office</a></p>
    /// ```
    /// ```html,good,kind=page
    /// <p><a href="https://example.org/map" aria-label="Map to our office"><img src="pin.png" alt=""></a></p>
    /// ```
    ///
    /// # Standards
    /// Good practice for e-mail; Email Markup Consortium, Accessibility Report 2025. It supports WCAG 2.2, 2.4.4.
    EmailAriaLabel {
        id: "access/email-aria-label",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Elements],
        formats: &[Format::Html, Format::Email, Format::Mjml],
        tags: &["a"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Links in mail do not depend on aria-label",
        messages: &[Message { key: "only", text: "The only words of this link are in {attribute}. Many mail programs remove it." }],
    }
    |_| EmailAriaLabel
}

struct EmailAriaLabel;

impl Rule for EmailAriaLabel {
    fn element(&self, link: &Element<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !context.document.is_mail || !link.has_attr("href") || name::is_hidden(link) {
            return;
        }
        let given = |key: &str| link.attr(key).is_some_and(|value| !value.trim().is_empty());
        let Some(attribute) = ["aria-label", "aria-labelledby"].into_iter().find(|key| given(key)) else { return };
        let spoken = link.descendants().any(|inner| {
            matches!(inner.name(), "img" | "svg")
                && (inner.attr_has_hole("alt") || inner.attr("alt").is_some_and(|alt| !alt.trim().is_empty()))
        });
        if spoken || mail::has_words(&link.text()) || !context.document.tree.holes_in(link.whole()).is_empty() {
            findings.pass();
        } else {
            findings.push(
                Finding::new("only", link.attr_or_tag(attribute))
                    .arg("attribute", format!("`{attribute}`"))
                    .node(link.index()),
            );
        }
    }
}
