//! The Tab key reaches what is in a frame.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::source::Source;
use crate::syntax;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A frame that the Tab key passes over (`tabindex="-1"`) though there are links or fields in it.
    ///
    /// # Why it matters to the reader
    /// People who use the keyboard cannot reach what is in the frame.
    ///
    /// # How to put it right
    /// Take the `tabindex` away from the frame.
    /// Mail programs show no frames: link the page. In Markdown a frame is HTML as well.
    ///
    /// # Examples
    /// ```html,bad
    /// <iframe tabindex="-1" title="Booking" srcdoc="&lt;a href='/'&gt;Book&lt;/a&gt;"></iframe>
    /// ```
    /// ```html,bad
    /// <iframe tabindex="-2" title="Form" srcdoc="&lt;input aria-label=Name&gt;"></iframe>
    /// ```
    /// ```html,good
    /// <iframe title="Booking" srcdoc="&lt;a href='/'&gt;Book&lt;/a&gt;"></iframe>
    /// ```
    /// ```html,good
    /// <iframe tabindex="-1" title="Note" srcdoc="&lt;p&gt;Hello&lt;/p&gt;"></iframe>
    /// ```
    /// ```html,good
    /// <iframe tabindex="-1" title="Map" src="https://maps.example.org"></iframe>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.1.1 Keyboard; ACT rule akn7bn.
    FrameFocus {
        id: "access/frame-focus",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["iframe"],
        standards: &["WCAG 2.2 2.1.1", "ACT akn7bn", "NASW-ASWB 2005 Standard 2"],
        title: "The Tab key reaches what is in a frame",
        messages: &[Message { key: "skipped", text: "The Tab key passes over this frame, but there are links or fields in it." }],
    }
    |_| FrameFocus
}

struct FrameFocus;

impl Rule for FrameFocus {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if element.tabindex().is_none_or(|index| index >= 0) || element.is_off() {
            return;
        }
        let tiny = |name: &str| {
            element.attr(name).and_then(|size| size.trim().parse::<u32>().ok()).is_some_and(|size| size <= 1)
        };
        if tiny("width") || tiny("height") {
            return;
        }
        let Some(inner) = element.attr("srcdoc") else {
            // What another address shows is not known here.
            findings.cannot_tell();
            return;
        };
        let source = Source::from_text("srcdoc.html", Format::Html, inner);
        let tree = syntax::parse(&source);
        if element.attr_has_hole("srcdoc") {
            findings.cannot_tell();
        } else if tree.elements().any(|inner| inner.is_tabbable() && inner.is_seen()) {
            findings.push(Finding::new("skipped", element.attr_or_tag("tabindex")).node(element.index()));
        } else {
            findings.pass();
        }
    }
}
