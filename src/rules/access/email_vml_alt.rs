//! Shapes drawn for Outlook have a text alternative.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::span::Span;
use crate::syntax::attributes;

rule! {
    /// # What it finds
    /// VML in an e-mail, the drawings for Outlook: a shape without `alt`, and a shape that holds
    /// links or headings.
    ///
    /// # Why it matters to the reader
    /// Outlook turns each shape into a picture. A screen reader can only say what stands in `alt`.
    /// Links inside the picture cannot be reached with the keyboard.
    ///
    /// # How to put it right
    /// Write `alt` on each shape: what it says, or `alt=""` for a background. Keep links and
    /// headings outside the shape.
    /// Markdown has no such shapes.
    ///
    /// # Examples
    /// ```html,bad,kind=email
    /// <!--[if mso]><v:roundrect href="https://example.org/book" style="height:40px;width:200px"><center>Book a visit</center></v:roundrect><![endif]-->
    /// <p>Your visit is on Monday.</p>
    /// ```
    /// ```html,good,kind=email
    /// <!--[if mso]><v:roundrect alt="Book a visit" href="https://example.org/book"><center>Book a visit</center></v:roundrect><![endif]-->
    /// <p>Your visit is on Monday.</p>
    /// ```
    /// ```html,good,kind=email
    /// <!--[if mso]><v:rect alt="" fill="true" stroke="false"><v:fill type="frame" src="hills.jpg"/></v:rect><![endif]-->
    /// <p>Your visit is on Monday.</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.1.1 Non-text Content; Email Markup Consortium, Accessibility Report 2023.
    EmailVmlAlt {
        id: "access/email-vml-alt",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml],
        standards: &["WCAG 2.2 1.1.1", "NASW-ASWB 2005 Standard 2"],
        title: "Shapes drawn for Outlook have a text alternative",
        messages: &[
            Message { key: "missing", text: "This shape for Outlook has no text alternative." },
            Message { key: "content", text: "This shape for Outlook holds a link or a heading. In Outlook people cannot reach it with the keyboard." },
        ],
    }
    |_| EmailVmlAlt
}

const SHAPES: [&str; 11] =
    ["rect", "roundrect", "image", "shape", "oval", "line", "polyline", "arc", "curve", "group", "background"];

struct EmailVmlAlt;

impl Rule for EmailVmlAlt {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let text = document.tree.masked();
        // A group's alternative stands for the shapes in it, and a shape's for its fill.
        let mut covered_until = 0;
        for at in memchr::memmem::find_iter(text.as_bytes(), b"<v:") {
            let rest = &text[at + 3..];
            let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let name = rest[..length].to_ascii_lowercase();
            let Some(end) = tag_end(text, at) else { return };
            let tag = Span::new(at, end);
            if name == "textbox" {
                if holds_content(text, end) {
                    findings.push(Finding::new("content", tag));
                }
                continue;
            }
            if !SHAPES.contains(&&name[..]) || at < covered_until {
                continue;
            }
            let described = attributes::scan(tag.of(text)).any(|found| found.is("alt"));
            if described {
                findings.pass();
            } else if !document.tree.holes_in(tag).iter().all(|hole| {
                attributes::scan(tag.of(text)).any(|found| {
                    found
                        .place(at)
                        .value
                        .is_some_and(|value| value.start <= hole.span.start && hole.span.end <= value.end)
                })
            }) {
                findings.cannot_tell();
            } else {
                findings.push(Finding::new("missing", tag));
            }
            if name == "group" && described {
                covered_until = text[end..].find("</v:group").map_or(end, |close| end + close);
            }
        }
    }
}

/// One past the `>` that ends the tag at `at`, quotes heeded.
fn tag_end(text: &str, at: usize) -> Option<usize> {
    let mut quote = None;
    for (offset, byte) in text.as_bytes()[at..].iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + offset + 1),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), _) if open == *byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Whether a link or a heading stands before the end of the text box that was opened.
fn holds_content(text: &str, from: usize) -> bool {
    let rest = &text[from..];
    let end = rest.find("</v:textbox").unwrap_or(0);
    let inside = &rest[..end];
    inside.match_indices('<').any(|(at, _)| {
        let tag = &inside.as_bytes()[at + 1..];
        let first = tag.first().map(u8::to_ascii_lowercase);
        let second = tag.get(1).copied().unwrap_or(b' ');
        first == Some(b'a') && second.is_ascii_whitespace() || first == Some(b'h') && (b'1'..=b'6').contains(&second)
    })
}
