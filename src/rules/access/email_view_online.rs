//! A newsletter can be read elsewhere too.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::access::email_body_lang::first_place;
use crate::rules::mail;
use crate::source::Format;

rule! {
    /// # What it finds
    /// A newsletter without a link to the same text on the web.
    ///
    /// # Why it matters to the reader
    /// Some mail programs break the layout, cut long messages or cannot make letters larger. On the
    /// web people can use the tools they know.
    ///
    /// # How to put it right
    /// Near the top, write a link such as “Read this newsletter on our website”.
    /// In Markdown: `[Read this on our website](https://example.org/may)`.
    ///
    /// # Examples
    /// ```html,bad,kind=newsletter
    /// <html lang="en"><body><h1>Spring news</h1><p>Our group for young parents starts in May.</p></body></html>
    /// ```
    /// ```html,good,kind=newsletter
    /// <html lang="en"><body><p><a href="https://example.org/news/may">Read this newsletter on our website</a></p><h1>Spring news</h1><p>Our group for young parents starts in May.</p></body></html>
    /// ```
    /// ```html,good,kind=newsletter
    /// <html lang="en"><body><p><a href="*|ARCHIVE|*">Read on the web</a></p><h1>Spring news</h1></body></html>
    /// ```
    ///
    /// # Standards
    /// Good practice for e-mail; no criterion is broken by it alone.
    EmailViewOnline {
        id: "access/email-view-online",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml],
        kinds: &[Kind::Newsletter],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "A newsletter can be read on the web too",
        messages: &[Message { key: "missing", text: "We did not find a link to read this newsletter on the web." }],
    }
    |_| EmailViewOnline
}

/// Words of such a link or of its target, in six languages.
const ONLINE: [&str; 32] = [
    "browser",
    "online",
    "on the web",
    "on our website",
    "on our site",
    "web version",
    "webversion",
    "web page",
    "webpage",
    "view this email",
    "view email",
    "archive",
    "permalink",
    "navegador",
    "en l\u{ed}nea",
    "en la web",
    "en nuestra p\u{e1}gina",
    "en nuestro sitio",
    "versi\u{f3}n web",
    "navigateur",
    "en ligne",
    "version web",
    "sur notre site",
    "webansicht",
    "auf der website",
    "im web",
    "no site",
    "vers\u{e3}o web",
    "on-line",
    "nel browser",
    "versione web",
    "sul sito",
];

struct EmailViewOnline;

impl Rule for EmailViewOnline {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !mail::is_whole_message(document) {
            return;
        }
        let tree = &document.tree;
        let says = |text: &str| {
            let lower = text.to_lowercase();
            ONLINE.iter().any(|word| lower.contains(word))
        };
        let links = tree.elements().filter(|element| matches!(element.name(), "a" | "mj-button" | "mj-navbar-link"));
        // A hole that brings in other text may bring the link.
        let filled = tree.holes().iter().any(|hole| hole.prints && hole.name.is_empty());
        for link in links {
            // The words and the target, holes with their names.
            if says(link.whole().of(&document.source.text)) {
                findings.pass();
                return;
            }
        }
        if filled {
            findings.cannot_tell();
            return;
        }
        let at = mail::body(document)
            .filter(crate::syntax::tree::Element::is_written)
            .map_or_else(|| first_place(document), |body| body.span());
        findings.push(Finding::new("missing", at));
    }
}
