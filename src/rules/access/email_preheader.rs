//! The preview of a message is worth hearing.

use scraper::Node;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::{inline, mail};
use crate::source::Format;
use crate::span::Span;
use crate::syntax::tree::{Element, index_of};
use crate::template::has_hole;

rule! {
    /// # What it finds
    /// Three faults of the hidden preview line of an e-mail. Filling characters that are not hidden
    /// from screen readers. A preview of only a few letters. A preview that says the subject or the
    /// heading again.
    ///
    /// # Why it matters to the reader
    /// Phones and screen readers read the preview aloud. They may read each filling character,
    /// hundreds of them. A preview that repeats the subject is heard twice and helps nobody choose.
    ///
    /// # How to put it right
    /// Write one sentence of 40 to 90 letters that adds to the subject. Put the filling into an
    /// element of its own with `aria-hidden="true"`.
    /// A Markdown text gets its preview from the template it is sent with.
    ///
    /// # Examples
    /// ```html,bad,kind=email
    /// <html lang="en"><body><div style="display:none">What to bring to your first visit on Monday.&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;</div><p>Hello.</p></body></html>
    /// ```
    /// ```html,bad,kind=email
    /// <html lang="en"><body><div style="display:none">News</div><h1>Spring at River Counseling</h1><p>Hello.</p></body></html>
    /// ```
    /// ```html,good,kind=email
    /// <html lang="en"><body><div style="display:none">What to bring to your first visit on Monday.<span aria-hidden="true">&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;</span></div><p>Hello.</p></body></html>
    /// ```
    /// ```html,good,kind=email
    /// <html lang="en"><body><div style="display:none">{{ preview }}</div><p>Hello.</p></body></html>
    /// ```
    ///
    /// # Standards
    /// Good practice for e-mail; no criterion is broken by it alone.
    EmailPreheader {
        id: "access/email-preheader",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The preview of a message is worth hearing",
        messages: &[
            Message { key: "padding", text: "These filling characters may be read aloud one by one. Hide them from screen readers." },
            Message { key: "short", text: "This preview is very short. Mail programs fill it up with whatever comes next." },
            Message { key: "repeated", text: "This preview says the subject or the heading again." },
        ],
    }
    |_| EmailPreheader
}

/// So many filling characters in a row of text are padding and not typography.
const PADDING: usize = 8;
/// A preview with fewer letters is followed by whatever comes next.
const SHORT: usize = 30;

struct EmailPreheader;

impl Rule for EmailPreheader {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !document.is_mail {
            return;
        }
        padding(document, findings);
        let Some(preview) = preview(document) else { return };
        let text = preview.text();
        if has_hole(&text) || !document.tree.holes_in(preview.whole()).is_empty() {
            findings.cannot_tell();
            return;
        }
        let words = plain(&text);
        let letters = words.chars().count();
        if letters == 0 {
            return;
        }
        let span = preview.text_span().unwrap_or_else(|| preview.span());
        let subject = document.source.header("subject").map(|(subject, _)| plain(subject));
        let heading = document.tree.elements().find(|element| matches!(element.name(), "h1" | "h2"));
        let again = subject.is_some_and(|subject| subject == words)
            || heading.is_some_and(|heading| plain(&heading.text()) == words)
            || title(document).is_some_and(|title| title == words);
        if again {
            findings.push(Finding::new("repeated", span).node(preview.index()));
        } else if letters < SHORT {
            findings.push(Finding::new("short", span).node(preview.index()));
        } else {
            findings.pass();
        }
    }
}

/// The words of a text in small letters, padding left out.
fn plain(text: &str) -> String {
    let shown: String = text.chars().map(|c| if mail::is_padding(c) { ' ' } else { c }).collect();
    shown.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn title(document: &Document<'_>) -> Option<String> {
    let title = document.tree.elements().find(|element| matches!(element.name(), "title" | "mj-title"))?;
    Some(plain(&title.text()))
}

/// The hidden text a message starts with.
fn preview<'d>(document: &'d Document<'_>) -> Option<Element<'d>> {
    if document.source.format == Format::Mjml {
        return document.tree.elements().find(|element| element.name() == "mj-preview");
    }
    let body = mail::body(document)?;
    for element in body.descendants() {
        if is_preview(&element) {
            return mail::has_words(&element.text()).then_some(element);
        }
        // The first words people see end the search.
        if mail::has_words(&mail::own_text(&element)) && !matches!(element.name(), "style" | "script") {
            return None;
        }
    }
    None
}

fn is_preview(element: &Element<'_>) -> bool {
    let zero = |property: &str| {
        inline::own(element, property).is_some_and(|value| value.trim_end_matches("px").trim().parse() == Ok(0.0))
    };
    let named = element.attr("class").is_some_and(|class| {
        class.split_ascii_whitespace().any(|class| matches!(class, "preheader" | "preview" | "preview-text"))
    });
    mail::is_out_of_sight(element) || named || zero("max-height") && inline::own(element, "overflow").is_some()
}

/// Rows of filling characters that a screen reader may meet.
fn padding(document: &Document<'_>, findings: &mut Findings) {
    let source = document.tree.masked();
    let likely = [
        "&zwnj;",
        "&#8204;",
        "&#x200c;",
        "&#847;",
        "&#x34f;",
        "&#8199;",
        "&nbsp;&nbsp;",
        "&#160;",
        "\u{200C}",
        "\u{34F}",
        "\u{2007}",
    ];
    if !likely.iter().any(|mark| memchr::memmem::find(source.as_bytes(), mark.as_bytes()).is_some()) {
        return;
    }
    for node in document.tree.html().tree.root().descendants() {
        let Node::Text(text) = node.value() else { continue };
        if text.text.len() < PADDING * 2 {
            continue;
        }
        let filling = text.text.chars().filter(|c| mail::is_padding(*c)).count();
        // Plain no-break spaces indent; only with joiners or in great number are they a preheader's.
        let joiners = text.text.chars().any(|c| mail::is_padding(c) && c != '\u{A0}');
        if filling < PADDING || !joiners && filling < PADDING * 4 {
            continue;
        }
        let Some(around) = node.parent().filter(|parent| parent.value().is_element()) else { continue };
        let around = Element::new(&document.tree, around);
        if matches!(around.name(), "script" | "style" | "title") {
            continue;
        }
        let hidden =
            std::iter::once(around).chain(around.ancestors()).any(|step| step.attr("aria-hidden") == Some("true"));
        if hidden {
            findings.pass();
            continue;
        }
        let runs = document.tree.runs_of(index_of(node.id())).iter();
        let of_padding = runs.filter(|run| {
            let part = text.text.get(run.offset as usize..(run.offset + run.len) as usize).unwrap_or("");
            part.chars().any(mail::is_padding)
        });
        let span = of_padding.map(|run| run.span).reduce(Span::cover).unwrap_or_else(|| around.span());
        let written = span.of(&document.source.text);
        let lead = written.find(|c: char| c == '&' || mail::is_padding(c)).unwrap_or(0);
        let span = Span::new(span.start as usize + lead, span.end as usize);
        findings.push(Finding::new("padding", span).node(around.index()));
    }
}
