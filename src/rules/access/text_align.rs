//! Long text starts at the same edge on each line.

use std::collections::HashSet;

use scraper::Node;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::source::Format;
use crate::span::Span;
use crate::syntax::tree::{Element, index_of};
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Justified text, and long paragraphs that are centered.
    ///
    /// # Why it matters to the reader
    /// Justified lines have gaps that run through the text like rivers. Centered lines each start
    /// somewhere else. People with dyslexia, or who read with a magnifier, lose their place.
    ///
    /// # How to put it right
    /// Set paragraphs flush left (`text-align: left`, or `start`). Center only headings and short lines.
    /// Markdown leaves this to the page, but for HTML inside it.
    ///
    /// # Examples
    /// ```html,bad
    /// <p style="text-align: justify">We meet each week at ten. You can bring your baby.</p>
    /// ```
    /// ```html,bad,kind=email
    /// <p align="center">Our group for young parents starts on Monday, May 4. We meet each week at ten in our front room, and you can bring your baby. To sign up, call us or reply to this message before the end of April.</p>
    /// ```
    /// ```html,good
    /// <p style="text-align: left">We meet each week at ten. You can bring your baby.</p>
    /// ```
    /// ```html,good
    /// <p style="text-align: center">Your visit is on Monday.</p>
    /// ```
    /// ```html,good
    /// <p style="display: flex; justify-content: center">Your visit is on Monday.</p>
    /// ```
    ///
    /// # Standards
    /// Good practice; WCAG 2.2, 1.4.8 Visual Presentation, asks for it at level AAA.
    TextAlign {
        id: "access/text-align",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Long text starts at the same edge on each line",
        messages: &[
            Message { key: "justified", text: "This text is justified. The gaps between the words make it hard to read for some people." },
            Message { key: "centered", text: "This long text is centered. Each line starts in another place." },
        ],
    }
    |_| TextAlign
}

/// Centered text longer than this fills more than two lines of a message, in letters and words.
const LONG: (usize, usize) = (150, 24);

struct TextAlign;

impl Rule for TextAlign {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !inline::mentions(context, &["justify", "center", "JUSTIFY", "CENTER", "Justify", "Center"]) {
            return;
        }
        let sheet = inline::in_style_sheet(document, "text-align");
        let mut told = HashSet::new();
        for block in &document.blocks {
            if block.hidden
                || !matches!(block.role, Role::Paragraph | Role::Item | Role::Cell | Role::Quote | Role::Legal)
            {
                continue;
            }
            let Some((element, value, at)) = alignment(block, document, sheet) else { continue };
            let key = match &value[..] {
                "justify" => "justified",
                "center" if block.text.len() > LONG.0 && block.words.len() > LONG.1 => "centered",
                _ => {
                    findings.pass();
                    continue;
                }
            };
            if told.insert((element.index(), key)) {
                findings.push(Finding::new(key, at).node(element.index()));
            }
        }
        in_style_sheets(document, findings);
    }
}

/// The nearest alignment on or around a block, and where it is written.
fn alignment<'d>(block: &Block, document: &'d Document<'_>, sheet: bool) -> Option<(Element<'d>, String, Span)> {
    let mut past_table = false;
    let found = inline::around(block, document).find_map(|element| {
        if let Some(value) = inline::own(&element, "text-align") {
            return Some((element, value.to_ascii_lowercase(), inline::place(&element)));
        }
        if element.name() == "table" {
            past_table = true;
            return None;
        }
        // What an attribute says goes no further than a table inside.
        if past_table {
            return None;
        }
        if element.name() == "center" {
            return Some((element, "center".to_owned(), element.span()));
        }
        let value = element.attr("align").filter(|_| !matches!(element.name(), "img" | "iframe"))?;
        let value = value.trim().to_ascii_lowercase();
        matches!(&value[..], "justify" | "center" | "left" | "right")
            .then(|| (element, value, element.attr_or_tag("align")))
    })?;
    (!sheet || block.node == Some(found.0.index())).then_some(found)
}

/// `text-align: justify` in the document's own style sheets.
fn in_style_sheets(document: &Document<'_>, findings: &mut Findings) {
    for style in document.tree.elements().filter(|element| matches!(element.name(), "style" | "mj-style")) {
        for node in style.node().children() {
            let Node::Text(_) = node.value() else { continue };
            for run in document.tree.runs_of(index_of(node.id())) {
                let text = run.span.of(document.tree.masked());
                for (at, _) in text.match_indices("text-align") {
                    let rest = &text[at + "text-align".len()..];
                    let Some(value) = rest.trim_start().strip_prefix(':') else { continue };
                    let value = value.trim_start();
                    if value.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("justify")) {
                        let end = text.len() - value.len() + 7;
                        findings.push(
                            Finding::new("justified", Span::new(at, end).shift(run.span.start as usize))
                                .node(style.index()),
                        );
                    }
                }
            }
        }
    }
}
