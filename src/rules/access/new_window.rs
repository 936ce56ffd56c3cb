//! Links that open a new window say so.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::syntax::name;

rule! {
    /// # What it finds
    /// Links that open a new window or tab and do not say so. It is told once for each page, at the
    /// first such link. In e-mail every link opens somewhere else, so nothing is told there.
    ///
    /// # Why it matters to the reader
    /// In a new window the “back” button does nothing. People who do not see that a window opened,
    /// or who are new to computers, are lost.
    ///
    /// # How to put it right
    /// Let links open in the same window. Where that cannot be, add “(opens in a new tab)”.
    /// In an e-mail, each link opens another program anyway. In Markdown, leave `target` away.
    ///
    /// # Examples
    /// ```html,bad
    /// <p><a href="https://example.org" target="_blank">The crisis center</a></p>
    /// ```
    /// ```html,good
    /// <p><a href="https://example.org" target="_blank">The crisis center (opens in a new tab)</a></p>
    /// ```
    /// ```html,good
    /// <p><a href="https://example.org" target="_self">The crisis center</a></p>
    /// ```
    /// ```html,good,kind=email
    /// <p><a href="https://example.org" target="_blank">The crisis center</a></p>
    /// ```
    ///
    /// # Standards
    /// Good practice; WCAG 2.2, 3.2.5 Change on Request, asks for it at level AAA (technique G201).
    NewWindow {
        id: "access/new-window",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Links that open a new window say so",
        messages: &[Message { key: "unannounced", text: "This link opens a new window and does not say so. We found {count} such links here." }],
    }
    |_| NewWindow
}

/// Words that announce it, in six languages.
const WORDS: &[&str] = &[
    "new window",
    "new tab",
    "another window",
    "external",
    "opens in",
    "nueva ventana",
    "ventana nueva",
    "otra ventana",
    "nueva pesta\u{f1}a",
    "pesta\u{f1}a nueva",
    "enlace externo",
    "nouvelle fen\u{ea}tre",
    "nouvel onglet",
    "lien externe",
    "neues fenster",
    "neuem fenster",
    "neuer tab",
    "neuem tab",
    "externer link",
    "nova janela",
    "nova aba",
    "nova guia",
    "novo separador",
    "link externo",
    "nuova finestra",
    "nuova scheda",
    "link esterno",
    "\u{2197}",
    "\u{29C9}",
];

struct NewWindow;

impl Rule for NewWindow {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if document.is_mail || memchr::memmem::find(document.tree.masked().as_bytes(), b"target").is_none() {
            return;
        }
        let mut first = None;
        let mut count = 0usize;
        for link in document.tree.elements().filter(|element| matches!(element.name(), "a" | "area")) {
            let Some(target) = link.attr("target").map(str::trim).filter(|_| link.has_attr("href")) else { continue };
            let same = matches!(&target.to_ascii_lowercase()[..], "" | "_self" | "_top" | "_parent");
            if same || link.attr_has_hole("target") || name::is_hidden(&link) {
                continue;
            }
            let name = name::name(&link);
            let mut said = name.text.to_lowercase();
            for more in [link.attr("title"), link.attr("aria-description")].into_iter().flatten() {
                said.push(' ');
                said.push_str(&more.to_lowercase());
            }
            let described = link.has_attr("aria-describedby");
            if name.unknown || described || WORDS.iter().any(|word| said.contains(word)) {
                findings.pass();
                continue;
            }
            count += 1;
            first = first.or(Some(link));
        }
        if let Some(link) = first {
            findings
                .push(Finding::new("unannounced", link.attr_or_tag("target")).arg("count", count).node(link.index()));
        }
    }
}
