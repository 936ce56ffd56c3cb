//! Headings go down one level at a time.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::span::Span;
use crate::syntax::name;
use crate::template::HoleKind;

rule! {
    /// # What it finds
    /// A heading that skips a level, such as a level 4 heading right under a level 2 heading.
    ///
    /// # Why it matters to the reader
    /// Many people who use a screen reader move from heading to heading. A missing level sounds as
    /// if they had passed over a part of the page.
    ///
    /// # How to put it right
    /// Use the next level down. Choose the level by the order of the text, not by the size of the
    /// letters.
    /// In Markdown, count the `#`. In HTML and e-mail, choose the level by the order and the size by a
    /// style.
    ///
    /// # Examples
    /// ```md,bad
    /// # Our fees
    ///
    /// #### Sliding scale
    /// ```
    /// ```html,bad
    /// <h1>Our fees</h1><h3>Sliding scale</h3>
    /// ```
    /// ```md,good
    /// # Our fees
    ///
    /// ## Sliding scale
    ///
    /// # Contact
    /// ```
    /// ```html,good
    /// <h3>A fragment may start at any level</h3><h4>Next</h4><h2>And go back up</h2>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 1.3.1; no criterion is broken by it alone.
    HeadingOrder {
        id: "access/heading-order",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Headings go down one level at a time",
        messages: &[Message { key: "skipped", text: "This heading is level {level}, but the one before it is level {before}." }],
    }
    |_| HeadingOrder
}

struct HeadingOrder;

impl Rule for HeadingOrder {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let mut before: Option<(u8, u32)> = None;
        for element in document.tree.elements() {
            let level = match element.name() {
                "h1" => 1,
                "h2" => 2,
                "h3" => 3,
                "h4" => 4,
                "h5" => 5,
                "h6" => 6,
                _ => continue,
            };
            if element.has_attr("role") || element.has_attr("aria-level") || name::is_hidden(&element) {
                continue;
            }
            match before {
                Some((previous, end)) if level > previous + 1 => {
                    if may_bring_headings(document, Span::new(end as usize, element.span().start as usize)) {
                        findings.cannot_tell();
                        before = Some((level, element.span().end));
                        continue;
                    }
                    findings.push(
                        Finding::new("skipped", element.span())
                            .arg("level", i64::from(level))
                            .arg("before", i64::from(previous))
                            .node(element.index()),
                    );
                }
                _ => findings.pass(),
            }
            before = Some((level, element.span().end));
        }
    }
}

/// Whether a template puts something in between, on a line of its own: `{% include details.html %}`.
fn may_bring_headings(document: &Document<'_>, between: Span) -> bool {
    let text = document.tree.masked().as_bytes();
    document.tree.holes_in(between).iter().any(|hole| {
        let line = memchr::memrchr(b'\n', &text[..hole.span.start as usize]).map_or(0, |at| at + 1);
        hole.prints
            && hole.kind == HoleKind::Statement
            && text[line..hole.span.start as usize].iter().all(u8::is_ascii_whitespace)
    })
}
