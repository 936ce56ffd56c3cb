//! Lines of a paragraph stand apart.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::source::Format;
use crate::syntax::tree::Element;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Paragraphs of more than two lines whose line height is under 1.5. It is told once for each
    /// document.
    ///
    /// # Why it matters to the reader
    /// With lines close together, people with dyslexia or low vision slip into the wrong line.
    ///
    /// # How to put it right
    /// Write `line-height: 1.5`.
    /// Markdown leaves the height of lines to the page.
    ///
    /// # Examples
    /// ```html,bad,kind=email
    /// <p style="font-size: 16px; line-height: 1.1">Our group for young parents starts on Monday, May 4. We meet each week at ten in our front room, and you can bring your baby. To sign up, call us or reply to this message.</p>
    /// ```
    /// ```html,good,kind=email
    /// <p style="font-size: 16px; line-height: 1.5">Our group for young parents starts on Monday, May 4. We meet each week at ten in our front room, and you can bring your baby. To sign up, call us or reply to this message.</p>
    /// ```
    /// ```html,good,kind=email
    /// <p style="line-height: 1">Spring news</p>
    /// ```
    ///
    /// # Standards
    /// Good practice; WCAG 2.2, 1.4.8 Visual Presentation, asks for it at level AAA.
    LineHeight {
        id: "access/line-height",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Lines of a paragraph stand apart",
        messages: &[Message { key: "tight", text: "The lines of this text stand close together ({ratio} times the letters). 1.5 is easier to read." }],
    }
    |_| LineHeight
}

/// Shorter paragraphs have one or two lines.
const LONG_WORDS: usize = 24;
/// What WCAG 1.4.8 asks for.
const ENOUGH: f64 = 1.5;

struct LineHeight;

impl Rule for LineHeight {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !inline::mentions(context, &["line-height", "LINE-HEIGHT"]) {
            return;
        }
        let sheet = inline::in_style_sheet(document, "line-height") || inline::in_style_sheet(document, "font:");
        for block in &document.blocks {
            let long = block.words.len() >= LONG_WORDS
                && matches!(block.role, Role::Paragraph | Role::Item | Role::Quote | Role::Cell);
            if !long || block.hidden {
                continue;
            }
            let Some((element, ratio)) = ratio(block, document) else { continue };
            if sheet && block.node != Some(element.index()) {
                continue;
            }
            if ratio < ENOUGH - 0.01 {
                let at = if element.has_attr("line-height") {
                    element.attr_or_tag("line-height")
                } else {
                    inline::place(&element)
                };
                findings.push(Finding::new("tight", at).arg("ratio", ratio).node(element.index()));
                return;
            }
            findings.pass();
        }
    }
}

/// The line height of a block as a multiple of its letters, and who sets it.
fn ratio<'d>(block: &Block, document: &'d Document<'_>) -> Option<(Element<'d>, f64)> {
    let said = |property: &str| {
        inline::around(block, document).find_map(|element| {
            let value = inline::own(&element, property).or_else(|| element.attr(property))?;
            Some((element, value))
        })
    };
    let (element, value) = said("line-height")?;
    let value = value.trim();
    let ratio = if let Some(percent) = value.strip_suffix('%') {
        percent.trim().parse::<f64>().ok()? / 100.0
    } else if let Some(times) = value.strip_suffix("em").filter(|times| !times.ends_with('r')) {
        times.trim().parse().ok()?
    } else if let Ok(times) = value.parse::<f64>() {
        times
    } else {
        let (_, size) = said("font-size")?;
        inline::pixels(value)? / inline::pixels(size).filter(|size| *size > 0.0)?
    };
    (ratio > 0.3).then_some((element, ratio))
}
