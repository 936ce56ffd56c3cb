//! The content of an e-mail says its language itself.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::mail::{self, Wrapping};
use crate::source::Format;
use crate::span::Span;

rule! {
    /// # What it finds
    /// An e-mail whose text is not inside an element with a `lang`. The one on `<html>` or `<body>`
    /// is not enough.
    ///
    /// # Why it matters to the reader
    /// Many mail programs throw `<html>` and `<body>` away. Then a screen reader may read a Spanish
    /// letter with an English voice.
    ///
    /// # How to put it right
    /// Add `lang` to the element right inside `<body>` that holds everything. In MJML, add it to
    /// `<mjml>`.
    /// A Markdown text gets this from the template it is sent with.
    ///
    /// # Examples
    /// ```html,bad,kind=email
    /// <html lang="en"><body><div dir="ltr"><p>Your visit is on Monday.</p></div></body></html>
    /// ```
    /// ```html,good,kind=email
    /// <html lang="en"><body><div lang="en" dir="ltr"><p>Your visit is on Monday.</p></div></body></html>
    /// ```
    /// ```html,good,kind=email
    /// <html lang="en"><body><div lang="{{ locale }}"><p>Your visit is on Monday.</p></div></body></html>
    /// ```
    /// ```html,good,kind=page
    /// <html lang="en"><body><p>A web page is read as it is.</p></body></html>
    /// ```
    ///
    /// # Standards
    /// Good practice for e-mail; Email Markup Consortium, Accessibility Report. It supports WCAG 2.2, 3.1.1.
    EmailBodyLang {
        id: "access/email-body-lang",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The content of an e-mail says its language",
        messages: &[
            Message { key: "missing", text: "The content of this e-mail does not say its language. Mail programs may drop the one on the page." },
            Message { key: "mjml", text: "This e-mail does not say its language." },
        ],
    }
    |_| EmailBodyLang
}

struct EmailBodyLang;

impl Rule for EmailBodyLang {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !mail::is_whole_message(document) {
            return;
        }
        if document.source.format == Format::Mjml {
            let Some(root) = document.tree.elements().find(|element| element.name() == "mjml") else { return };
            if root.attr("lang").is_some_and(|lang| !lang.trim().is_empty()) || root.attr_has_hole("lang") {
                findings.pass();
            } else if root.has_open_attributes() {
                findings.cannot_tell();
            } else {
                findings.push(with_language(Finding::new("mjml", root.span()), document, root.span(), "mjml"));
            }
            return;
        }
        let Some(body) = mail::body(document) else { return };
        match mail::wrapping(&body, "lang") {
            Wrapping::Nothing => {}
            Wrapping::Whole => findings.pass(),
            Wrapping::Bare(element) => {
                let at = if element.is_written() { element.span() } else { first_place(document) };
                let mut finding = Finding::new("missing", at).node(element.index());
                if element != body {
                    finding = with_language(finding, document, element.span(), element.name());
                }
                findings.push(finding);
            }
        }
    }
}

/// Offers the attribute right after the tag's name, where the language is known.
fn with_language(finding: Finding, document: &Document<'_>, tag: Span, name: &str) -> Finding {
    if !document.language.is_known() {
        return finding;
    }
    let code = document.language.as_str();
    let at = Span::at(tag.start as usize + 1 + name.len());
    finding.suggest(format!("lang=\"{code}\""), at, format!(" lang=\"{code}\""), Applicability::Unsafe)
}

/// Where the content starts when no body was written.
pub(super) fn first_place(document: &Document<'_>) -> Span {
    let written = document.tree.elements().find(|element| {
        element.is_written() && !matches!(element.name(), "html" | "head" | "meta" | "title" | "style" | "link")
    });
    written.map_or(Span::at(0), |element| element.span())
}
