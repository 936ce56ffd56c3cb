//! Text stands still.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// Text that blinks or runs across the page (`<blink>`, `<marquee>`).
    ///
    /// # Why it matters to the reader
    /// Many people cannot read text that moves. Some become dizzy, and some cannot look away from it.
    ///
    /// # How to put it right
    /// Let the text stand still. If something is important, say so in a heading.
    /// Take it out of HTML inside Markdown and out of e-mails as well.
    ///
    /// # Examples
    /// ```html,bad
    /// <marquee>We are closed on Monday.</marquee>
    /// ```
    /// ```html,bad
    /// <p><blink>New!</blink></p>
    /// ```
    /// ```html,good
    /// <p><strong>New:</strong> we are open on Monday.</p>
    /// ```
    /// ```html,good
    /// <marquee hidden>Hello</marquee>
    /// ```
    /// ```html,good
    /// <p>The word marquee is text.</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.2.2 Pause, Stop, Hide.
    MovingText {
        id: "access/moving-text",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["blink", "marquee"],
        standards: &["WCAG 2.2 2.2.2", "NASW-ASWB 2005 Standard 2"],
        title: "Text stands still",
        messages: &[Message { key: "moves", text: "This text moves by itself. Many people cannot read it." }],
    }
    |_| MovingText
}

struct MovingText;

impl Rule for MovingText {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if element.is_html() && !element.is_off() {
            findings.push(Finding::new("moves", element.span()).node(element.index()));
        }
    }
}
