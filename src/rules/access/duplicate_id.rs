//! An id that is pointed at stands once.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use rustc_hash::{FxHashMap, FxHashSet};

rule! {
    /// # What it finds
    /// Two elements with the same `id`, where a label or an ARIA attribute points at it.
    ///
    /// # Why it matters to the reader
    /// The label or the words go to the first of the two only. The other field then has no name, or a
    /// wrong one.
    ///
    /// # How to put it right
    /// Give each element an `id` of its own, and point to the one that is meant.
    /// In an e-mail, most ids can go. In Markdown, `{#id}` behind a heading makes one too.
    ///
    /// # Examples
    /// ```html,bad
    /// <label for="n">Name</label><input id="n"><label for="n">Phone</label><input id="n">
    /// ```
    /// ```html,bad
    /// <p id="h">Day</p><p id="h">Time</p><input aria-labelledby="h">
    /// ```
    /// ```html,good
    /// <p id="a">One</p><p id="a">Two</p>
    /// ```
    /// ```html,good
    /// <label for="n">Name</label><input id="n">
    /// ```
    /// ```html,good
    /// {% if a %}<label for="n">Name</label><input id="n">{% else %}<input id="n" aria-label="Name">{% endif %}
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value.
    DuplicateId {
        id: "access/duplicate-id",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["WCAG 2.2 4.1.2", "NASW-ASWB 2005 Standard 2"],
        title: "An id that is pointed at stands once",
        messages: &[Message { key: "twice", text: "There is another “{id}” before. A label or an ARIA attribute points at only one of them." }],
    }
    |_| DuplicateId
}

struct DuplicateId;

impl Rule for DuplicateId {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let tree = &document.tree;
        let mut pointed = FxHashSet::default();
        for element in tree.elements() {
            for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers"] {
                if let Some(ids) = element.attr(name) {
                    pointed.extend(ids.split_ascii_whitespace());
                }
            }
        }
        if pointed.is_empty() {
            return;
        }
        let mut seen = FxHashMap::default();
        for element in tree.elements() {
            let Some(id) = element.attr("id").filter(|id| pointed.contains(id)) else { continue };
            // Arms of a template exclude each other; what it repeats or fills in cannot be known.
            if !element.is_written() || element.attr_has_hole("id") {
                continue;
            }
            match seen.insert(id, element.span()) {
                None => findings.pass(),
                Some(_) if !tree.holes().is_empty() => findings.cannot_tell(),
                Some(first) => findings.push(
                    Finding::new("twice", element.attr_or_tag("id"))
                        .arg("id", id)
                        .related(first, "twice")
                        .node(element.index()),
                ),
            }
        }
    }
}
