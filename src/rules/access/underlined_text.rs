//! Only links are underlined.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::{inline, mail};
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// Underlined words that are no link.
    ///
    /// # Why it matters to the reader
    /// On a screen, underlined means link. People tap the words and nothing happens. The line also
    /// cuts through letters such as g and y.
    ///
    /// # How to put it right
    /// Use bold for weight. Leave underlines to links.
    /// In Markdown, use `**bold**` and not `<u>`. In HTML and e-mail, use `<strong>`.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>Please bring <u>your insurance card</u>.</p>
    /// ```
    /// ```html,bad
    /// <p><span style="text-decoration: underline">Our hours</span> are new.</p>
    /// ```
    /// ```html,good
    /// <p>Please bring <strong>your insurance card</strong>.</p>
    /// ```
    /// ```html,good
    /// <p><u><a href="fees.html">Our fees</a></u> and <a href="hours.html"><u>our hours</u></a></p>
    /// ```
    /// ```html,good
    /// <p>Name: <u>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;</u></p>
    /// ```
    ///
    /// # Standards
    /// Good practice; no criterion is broken by it alone.
    UnderlinedText {
        id: "access/underlined-text",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Elements],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        tags: &["u", "span", "p", "strong", "b", "em", "h1", "h2", "h3", "h4", "font", "td"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Only links are underlined",
        messages: &[Message { key: "underlined", text: "These words are underlined, but they are no link." }],
    }
    |_| UnderlinedText
}

struct UnderlinedText;

impl Rule for UnderlinedText {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let underlined = element.name() == "u"
            || element.attr("style").is_some_and(|style| {
                ["text-decoration", "text-decoration-line"].iter().any(|property| {
                    inline::declaration(style, property)
                        .is_some_and(|value| value.to_ascii_lowercase().contains("underline"))
                })
            });
        if !underlined {
            return;
        }
        let text = element.text();
        let is_link = |step: &Element<'_>| matches!(step.name(), "a" | "button" | "label" | "mj-button");
        let linked =
            element.ancestors().any(|around| is_link(&around)) || element.descendants().any(|inner| is_link(&inner));
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if linked || letters < 3 || !mail::has_words(&text) || name::is_hidden(element) || element.is_inside("u") {
            return;
        }
        // A blank to fill in: more line than letters.
        if text.contains("___") {
            return;
        }
        findings.push(Finding::new("underlined", element.whole()).node(element.index()));
    }
}
