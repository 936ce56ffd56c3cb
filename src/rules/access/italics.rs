//! Long text is not in italics.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::{inline, mail};
use crate::syntax::tree::Element;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// A paragraph of more than two lines that is all in italics.
    ///
    /// # Why it matters to the reader
    /// Slanted letters run into each other. People with dyslexia or low vision read them with pain.
    ///
    /// # How to put it right
    /// Keep italics for a word or a title. Mark a quotation as a quotation, and a note with a
    /// heading or a frame.
    /// In Markdown, take out the `_` or `*` around the paragraph. In HTML and e-mail, take out `<em>`,
    /// `<i>` or `font-style`.
    ///
    /// # Examples
    /// ```md,bad
    /// *We wrote this page for parents who come to us for the first time. It says what happens at the first visit, what it costs, and what you can bring along to make it easier for your child.*
    /// ```
    /// ```html,bad
    /// <p style="font-style: italic">We wrote this page for parents who come to us for the first time. It says what happens at the first visit, what it costs, and what you can bring along to make it easier for your child.</p>
    /// ```
    /// ```md,good
    /// *We wrote this page for parents.* It says what happens at the first visit, what it costs, and what you can bring along to make it easier for your child, and whom you can ask.
    /// ```
    /// ```md,good
    /// *Last changed in May.*
    /// ```
    ///
    /// # Standards
    /// Good practice; no criterion of WCAG is broken by it alone.
    Italics {
        id: "access/italics",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Long text is not in italics",
        messages: &[Message { key: "long", text: "This whole paragraph is in italics. Long italics are hard to read." }],
    }
    |_| Italics
}

/// Shorter italics fill one or two lines.
const LONG_WORDS: usize = 25;

struct Italics;

impl Rule for Italics {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let sheet = inline::in_style_sheet(document, "font");
        for block in &document.blocks {
            let long = block.words.len() >= LONG_WORDS && !block.hidden;
            if !long || !matches!(block.role, Role::Paragraph | Role::Item | Role::Quote | Role::Cell | Role::Legal) {
                continue;
            }
            let Some(element) = block.node.and_then(|index| document.tree.element(index)) else { continue };
            match only_italics(&element).or_else(|| styled(block, document, sheet)) {
                Some(italic) => findings.push(Finding::new("long", block.whole()).node(italic.index())),
                None => findings.pass(),
            }
        }
    }
}

/// The italic element that holds everything there is in `element`.
fn only_italics<'t>(element: &Element<'t>) -> Option<Element<'t>> {
    let mut at = *element;
    for _ in 0..6 {
        if matches!(at.name(), "em" | "i" | "cite" | "address") {
            return Some(at);
        }
        let mut children = at.children().filter(|child| child.name() != "br");
        let only = children.next()?;
        if children.next().is_some() || mail::has_words(&mail::own_text(&at)) {
            return None;
        }
        at = only;
    }
    None
}

fn styled<'d>(block: &Block, document: &'d Document<'_>, sheet: bool) -> Option<Element<'d>> {
    let (element, value) = inline::inherited(block, document, "font-style", sheet)?;
    (value.eq_ignore_ascii_case("italic") || value.eq_ignore_ascii_case("oblique")).then_some(element)
}
