//! Frames have a title.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// An `<iframe>`, such as a map or a booking calendar, without a title.
    ///
    /// # Why it matters to the reader
    /// A screen reader says only “frame”. People cannot know whether to go in.
    ///
    /// # How to put it right
    /// Add a `title` that says what is in it: `title="Map to our office"`.
    /// Mail programs show no frames: link the page. In Markdown a frame is HTML as well.
    ///
    /// # Examples
    /// ```html,bad
    /// <iframe src="https://maps.example.org/office"></iframe>
    /// ```
    /// ```html,good
    /// <iframe src="https://maps.example.org/office" title="Map to our office"></iframe>
    /// ```
    /// ```html,good
    /// <iframe src="https://tracker.example.org" tabindex="-1" hidden></iframe>
    /// ```
    /// ```html,good
    /// <iframe src="{{ url }}" title="{{ title }}"></iframe>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rule cae760.
    FrameTitle {
        id: "access/frame-title",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["iframe"],
        standards: &["WCAG 2.2 4.1.2", "ACT cae760", "NASW-ASWB 2005 Standard 2"],
        title: "Frames have a title",
        messages: &[Message { key: "missing", text: "This frame has no title." }],
    }
    |_| FrameTitle
}

struct FrameTitle;

impl Rule for FrameTitle {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if name::is_hidden(element) || element.attr("tabindex").is_some_and(|index| index.trim().starts_with('-')) {
            return;
        }
        if matches!(element.attr("role"), Some("none" | "presentation")) {
            return;
        }
        let name = name::name(element);
        if !name.text.is_empty() {
            findings.pass();
        } else if name.unknown || element.attr_has_hole("title") {
            findings.cannot_tell();
        } else {
            findings.push(Finding::new("missing", element.span()).node(element.index()));
        }
    }
}
