//! The content of an e-mail says its reading direction itself.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::access::email_body_lang::first_place;
use crate::rules::mail::{self, Wrapping};
use crate::source::Format;
use crate::span::Span;

rule! {
    /// # What it finds
    /// An e-mail whose text is not inside an element with a `dir`. The one on `<html>` or `<body>`
    /// is not enough.
    ///
    /// # Why it matters to the reader
    /// Mail programs drop `<html>` and `<body>` or put the text into a page of their own. If that
    /// page is in Arabic, an English letter is set from right to left, and an Arabic letter the
    /// wrong way round in an English one.
    ///
    /// # How to put it right
    /// Add `dir="ltr"`, or `dir="rtl"` for Arabic, Hebrew or Farsi, to the element right inside
    /// `<body>` that holds everything.
    /// A Markdown text gets this from the template it is sent with.
    ///
    /// # Examples
    /// ```html,bad,kind=email
    /// <html lang="en"><body><div lang="en"><p>Your visit is on Monday.</p></div></body></html>
    /// ```
    /// ```html,good,kind=email
    /// <html lang="en"><body><div lang="en" dir="ltr"><p>Your visit is on Monday.</p></div></body></html>
    /// ```
    /// ```html,good,kind=email
    /// <html lang="en"><body><div lang="en" {{ direction }}><p>Your visit is on Monday.</p></div></body></html>
    /// ```
    /// ```html,good,kind=page
    /// <html lang="en"><body><p>A web page is read as it is.</p></body></html>
    /// ```
    ///
    /// # Standards
    /// Good practice for e-mail; Email Markup Consortium, Accessibility Report. It supports WCAG 2.2, 1.3.2.
    EmailBodyDir {
        id: "access/email-body-dir",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        // MJML writes `dir` itself.
        formats: &[Format::Html, Format::Email],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The content of an e-mail says its reading direction",
        messages: &[Message { key: "missing", text: "The content of this e-mail does not say its reading direction. Mail programs may drop the one on the page." }],
    }
    |_| EmailBodyDir
}

struct EmailBodyDir;

impl Rule for EmailBodyDir {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !mail::is_whole_message(document) {
            return;
        }
        let Some(body) = mail::body(document) else { return };
        match mail::wrapping(&body, "dir") {
            Wrapping::Nothing => {}
            Wrapping::Whole => findings.pass(),
            Wrapping::Bare(element) => {
                let at = if element.is_written() { element.span() } else { first_place(document) };
                let mut finding = Finding::new("missing", at).node(element.index());
                if element != body && document.language.is_known() {
                    let right_to_left =
                        matches!(document.language.as_str(), "ar" | "he" | "fa" | "ur" | "ps" | "yi" | "dv" | "ckb");
                    let words = if right_to_left { "dir=\"rtl\"" } else { "dir=\"ltr\"" };
                    let after_name = Span::at(element.span().start as usize + 1 + element.name().len());
                    finding = finding.suggest(words, after_name, format!(" {words}"), Applicability::Unsafe);
                }
                findings.push(finding);
            }
        }
    }
}
