//! Frames with the same title show the same thing.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::syntax::name;
use rustc_hash::FxHashMap;

rule! {
    /// # What it finds
    /// Two frames with the same title that show different pages.
    ///
    /// # Why it matters to the reader
    /// A screen reader tells frames apart by their titles. “Map, map” does not say which office is which.
    ///
    /// # How to put it right
    /// Say in each title what is special about it: `title="Map of our north office"`. Mail programs show no
    /// frames: link the page in an e-mail. In Markdown a frame is HTML as well.
    ///
    /// # Examples
    /// ```html,bad
    /// <iframe title="Map" src="/north"></iframe><iframe title="Map" src="/south"></iframe>
    /// ```
    /// ```html,good
    /// <iframe title="Map of our north office" src="/north"></iframe><iframe title="Map of our south office" src="/south"></iframe>
    /// ```
    /// ```html,good
    /// <iframe title="Map" src="/north"></iframe><iframe title="Map" src="/north"></iframe>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 4.1.2; see ACT rule 4b1c6c. A person must judge whether the two are alike.
    SameFrameTitle {
        id: "access/same-frame-title",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Frames with the same title show the same thing",
        messages: &[
            Message { key: "same", text: "Another frame with the title “{title}” shows something else." },
        ],
    }
    |_| SameFrameTitle
}

struct SameFrameTitle;

impl Rule for SameFrameTitle {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !inline::mentions(context, &["<iframe", "<IFRAME"]) {
            return;
        }
        let mut seen = FxHashMap::default();
        for frame in document.tree.elements().filter(|element| element.name() == "iframe") {
            let source = frame.attr("src").or_else(|| frame.attr("srcdoc")).unwrap_or("");
            let name = name::name(&frame);
            if name.text.is_empty() || name::is_hidden(&frame) {
                continue;
            }
            if name.unknown || frame.attr_has_hole("src") || frame.has_open_attributes() {
                findings.cannot_tell();
                continue;
            }
            let first = seen.entry(name.text.to_lowercase()).or_insert((source, frame.span()));
            if first.0 == source || document.tree.exclusive(first.1.start, frame.span().start) {
                findings.pass();
            } else {
                findings.push(
                    Finding::new("same", frame.span())
                        .arg("title", &*name.text)
                        .related(first.1, "same")
                        .review()
                        .node(frame.index()),
                );
            }
        }
    }
}
