//! Links in Markdown are written so that they work.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::span::Span;
use crate::syntax::tree::Origin;
use crate::text::block::Role;

rule! {
    /// # What it finds
    /// A link with its brackets the wrong way round, `(our fees)[fees.md]`, and a link with spaces
    /// inside its brackets, `[ our fees ](fees.md)`.
    ///
    /// # Why it matters to the reader
    /// The first is no link at all: people see the brackets and cannot go there. In the second the
    /// spaces are underlined too.
    ///
    /// # How to put it right
    /// Write the words in square brackets and the address in round ones: `[our fees](fees.md)`.
    /// In HTML and e-mail, write `<a href="fees.html">our fees</a>`.
    ///
    /// # Examples
    /// ```md,bad
    /// See (our fees)[https://example.org/fees].
    /// ```
    /// ```md,bad
    /// See [ our fees ](fees.md).
    /// ```
    /// ```md,good
    /// See [our fees](fees.md) (in English)[^1].
    ///
    /// [^1]: Since May.
    /// ```
    /// ```md,good
    /// Write `(our fees)[fees.md]` and it does not work.
    /// ```
    ///
    /// # Standards
    /// Good practice; no criterion is broken by it alone.
    MarkdownLink {
        id: "access/markdown-link",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Document],
        formats: &[Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Links in Markdown are written so that they work",
        messages: &[
            Message { key: "reversed", text: "The brackets of this link are the wrong way round, so it does not work." },
            Message { key: "spaces", text: "There are spaces inside the brackets of this link." },
        ],
    }
    |_| MarkdownLink
}

struct MarkdownLink;

impl Rule for MarkdownLink {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let text = document.tree.masked();
        if memchr::memmem::find(text.as_bytes(), b")[").is_some() {
            reversed(document, findings);
        }
        for link in document.tree.elements().filter(|element| element.name() == "a") {
            if link.origin() != Origin::Markdown {
                continue;
            }
            let written = link.span().of(text);
            let Some(inner) = written.strip_prefix('[') else { continue };
            let Some(end) = closing(inner) else { continue };
            let words = &inner[..end];
            if words.trim().is_empty() || words.trim().len() == words.len() {
                findings.pass();
                continue;
            }
            let start = link.span().start as usize + 1;
            let span = Span::new(start, start + words.len());
            let finding = Finding::new("spaces", link.span()).severity(Severity::Note).node(link.index());
            let kept = words.trim();
            findings.push(if kept.contains('\n') || !document.tree.holes_in(span).is_empty() {
                finding
            } else {
                finding.suggest(format!("[{kept}]"), span, kept, Applicability::Safe)
            });
        }
    }
}

/// Where the bracket closes that was opened before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'[' => depth += 1,
            b']' if depth == 0 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn reversed(document: &Document<'_>, findings: &mut Findings) {
    for block in &document.blocks {
        if matches!(block.role, Role::Code | Role::Alt) {
            continue;
        }
        for at in memchr::memmem::find_iter(block.text.as_bytes(), b")[") {
            let Some(open) = block.text[..at].rfind('(') else { continue };
            let words = &block.text[open + 1..at];
            let rest = &block.text[at + 2..];
            let Some(close) = rest.find(']') else { continue };
            let target = &rest[..close];
            let is_target = !target.is_empty()
                && !target.contains(char::is_whitespace)
                && !target.starts_with('^')
                && (target.contains('/')
                    || target.contains('.')
                    || target.starts_with('#')
                    || target.starts_with("mailto:"));
            if !is_target || words.trim().is_empty() || words.contains(')') || rest[close + 1..].starts_with('(') {
                continue;
            }
            let span = block.span(open, at + 2 + close + 1);
            // In code the same characters stand for themselves.
            let written = span.of(&document.source.text);
            if !written.starts_with('(')
                || document.source.text[..span.start as usize].ends_with('`')
                || written.contains('`')
            {
                continue;
            }
            findings.push(Finding::new("reversed", span).suggest(
                format!("[{words}]({target})"),
                span,
                format!("[{words}]({target})"),
                Applicability::Suggest,
            ));
        }
    }
}
