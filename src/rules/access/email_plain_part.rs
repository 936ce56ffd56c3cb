//! A message in HTML has the same words as plain text.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::{Format, PartKind};
use crate::span::Span;

rule! {
    /// # What it finds
    /// A message that has only an HTML part, or whose plain-text part is empty or only says
    /// “view this in your browser”.
    ///
    /// # Why it matters to the reader
    /// Some people read mail as plain text: on old phones, on braille displays, or by choice. They
    /// would get nothing.
    ///
    /// # How to put it right
    /// Let your mail program send both parts, and write the whole message in the plain one too.
    /// Most newsletter programs have a switch for it. A Markdown source makes a good plain part.
    ///
    /// # Examples
    /// ```eml,bad
    /// Subject: Your visit
    /// MIME-Version: 1.0
    /// Content-Type: text/html; charset=utf-8
    ///
    /// <p>Your visit is on Monday at ten.</p>
    /// ```
    /// ```eml,good
    /// Subject: Your visit
    /// MIME-Version: 1.0
    /// Content-Type: multipart/alternative; boundary="part"
    ///
    /// --part
    /// Content-Type: text/plain; charset=utf-8
    ///
    /// Your visit is on Monday at ten.
    /// --part
    /// Content-Type: text/html; charset=utf-8
    ///
    /// <p>Your visit is on Monday at ten.</p>
    /// --part--
    /// ```
    ///
    /// # Standards
    /// Good practice for e-mail; no criterion is broken by it alone.
    EmailPlainPart {
        id: "access/email-plain-part",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Email],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "A message in HTML has the same words as plain text",
        messages: &[
            Message { key: "missing", text: "This message has no plain-text part." },
            Message { key: "empty", text: "The plain-text part of this message is empty." },
            Message { key: "stub", text: "The plain-text part of this message only sends people elsewhere." },
        ],
    }
    |_| EmailPlainPart
}

/// A plain part with more words than this says something.
const STUB_WORDS: usize = 40;

/// What a plain part says that stands for the message, in six languages.
const STUBS: [&str; 14] = [
    "browser",
    "html",
    "navegador",
    "navigateur",
    "view online",
    "web version",
    "webversion",
    "version web",
    "versi\u{f3}n web",
    "vers\u{e3}o web",
    "versione web",
    "online ansehen",
    "en ligne",
    "ver en l\u{ed}nea",
];

struct EmailPlainPart;

impl Rule for EmailPlainPart {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let source = document.source;
        if !source.parts.iter().any(|part| part.kind == PartKind::Body(Format::Html)) {
            return;
        }
        let plain: Vec<Span> = source
            .parts
            .iter()
            .filter(|part| matches!(part.kind, PartKind::Alternative | PartKind::Body(Format::Text)))
            .map(|part| part.span)
            .collect();
        let Some(first) = plain.first() else {
            let at = source.header("content-type").map_or(Span::at(0), |(_, span)| span);
            findings.push(Finding::new("missing", at));
            return;
        };
        let words: Vec<&str> = plain.iter().flat_map(|span| span.of(&source.text).split_whitespace()).collect();
        if words.is_empty() {
            // The part is nothing: the finding stands on the line break before it.
            let start = (first.start as usize).saturating_sub(1);
            findings.push(Finding::new("empty", Span::new(start, first.end.max(first.start) as usize)));
            return;
        }
        let text = words.join(" ").to_lowercase();
        let has_link = text.contains("://") || text.contains("www.") || text.contains("html");
        if words.len() <= STUB_WORDS && has_link && STUBS.iter().any(|stub| text.contains(stub)) {
            findings.push(Finding::new("stub", trimmed(*first, &source.text)));
        } else {
            findings.pass();
        }
    }
}

/// A span without the white space at its ends.
fn trimmed(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let start = span.start as usize + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}
