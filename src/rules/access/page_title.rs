//! Pages have a title.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::source::Format;
use crate::span::Span;

rule! {
    /// # What it finds
    /// A whole page or HTML e-mail without a `<title>`, or with an empty one.
    ///
    /// # Why it matters to the reader
    /// The title is the first thing a screen reader says, and the name of the tab. It tells people
    /// where they are before they read anything else.
    ///
    /// # How to put it right
    /// Write a `<title>` that names the page and then your practice.
    /// In an e-mail, repeat the subject. In Markdown, say `title:` in the front matter.
    ///
    /// # Examples
    /// ```html,bad
    /// <html lang="en"><head></head><body><p>Welcome to our office.</p></body></html>
    /// ```
    /// ```html,bad
    /// <html lang="en"><head><title> </title></head><body><p>Welcome.</p></body></html>
    /// ```
    /// ```html,good
    /// <html lang="en"><head><title>Fees - River Counseling</title></head><body><p>Welcome.</p></body></html>
    /// ```
    /// ```html,good
    /// <html lang="en"><head><title>{{ page.title }}</title></head><body></body></html>
    /// ```
    /// ```html,good
    /// <p>A fragment that another page includes needs no title.</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.4.2 Page Titled; ACT rule 2779a5.
    PageTitle {
        id: "access/page-title",
        category: Category::Access,
        severity: Severity::Error,
        maturity: Maturity::Starter,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml],
        standards: &["WCAG 2.2 2.4.2", "ACT 2779a5", "NASW-ASWB 2005 Standard 2"],
        title: "Pages have a title",
        messages: &[
            Message { key: "missing", text: "This page has no title." },
            Message { key: "empty", text: "The title of this page is empty." },
        ],
    }
    |_| PageTitle
}

struct PageTitle;

impl Rule for PageTitle {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let tree = &document.tree;
        if document.source.format == Format::Mjml {
            mjml(document, findings);
            return;
        }
        let root = tree.root();
        let is_page = tree.is_page
            && (root.is_written()
                || tree.elements().any(|element| element.is_written() && matches!(element.name(), "head" | "body")));
        if !is_page {
            return;
        }
        let title = tree.elements().find(|element| element.name() == "title" && element.is_html());
        let Some(title) = title else {
            let head = tree.elements().find(|element| element.name() == "head" && element.is_written());
            // A template may fill the head in, or bring it along.
            let filled = match head {
                Some(head) => !tree.holes_in(head.whole()).is_empty(),
                None => {
                    let body =
                        tree.elements().find(|element| element.is_written() && !matches!(element.name(), "html"));
                    let end = body.map_or(root.span().end, |body| body.span().start).max(root.span().end);
                    !tree.holes_in(Span { start: root.span().end, end }).is_empty()
                }
            };
            if filled {
                findings.cannot_tell();
            } else {
                let at = head.unwrap_or(root);
                findings.push(Finding::new("missing", at.span()).node(at.index()));
            }
            return;
        };
        if !title.text().trim().is_empty() {
            findings.pass();
        } else if tree.holes_in(title.whole()).is_empty() {
            findings.push(Finding::new("empty", title.whole()).node(title.index()));
        } else {
            findings.cannot_tell();
        }
    }
}

/// MJML makes the title of the page from `<mj-title>`.
fn mjml(document: &Document<'_>, findings: &mut Findings) {
    let tree = &document.tree;
    let named = |name: &'static str| tree.elements().find(move |element| element.name() == name);
    let Some(root) = named("mjml") else { return };
    let title = named("mj-title");
    let words = title.is_some_and(|title| !title.text().trim().is_empty());
    let head = named("mj-head");
    let filled = named("mj-include").is_some()
        || title.or(head).is_some_and(|element| !tree.holes_in(element.whole()).is_empty());
    if words {
        findings.pass();
    } else if filled {
        findings.cannot_tell();
    } else if let Some(title) = title {
        findings.push(Finding::new("empty", title.whole()).node(title.index()));
    } else {
        let at = head.unwrap_or(root);
        findings.push(Finding::new("missing", at.span()).node(at.index()));
    }
}
