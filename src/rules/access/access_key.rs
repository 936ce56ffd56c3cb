//! Each access key stands once.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::syntax::name;
use rustc_hash::FxHashMap;

rule! {
    /// # What it finds
    /// Two things on one page with the same `accesskey`.
    ///
    /// # Why it matters to the reader
    /// People who steer by keyboard or voice press the key and land in the wrong place. Access keys also
    /// collide with those of screen readers, so few pages need any.
    ///
    /// # How to put it right
    /// Take the access keys away, in a web page and in an e-mail. If you must have them, give each its own
    /// letter. In Markdown, use plain links.
    ///
    /// # Examples
    /// ```html,bad
    /// <a href="/" accesskey="h">Home</a> <a href="/help" accesskey="h">Help</a>
    /// ```
    /// ```html,good
    /// <a href="/" accesskey="1">Home</a> <a href="/help" accesskey="2">Help</a>
    /// ```
    /// ```html,good
    /// {% if member %}<a href="/a" accesskey="m">Members</a>{% else %}<a href="/b" accesskey="m">Join</a>{% endif %}
    /// ```
    ///
    /// # Standards
    /// Good practice; see WCAG 2.2, 2.1.4 Character Key Shortcuts and 4.1.2.
    AccessKey {
        id: "access/access-key",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Each access key stands once",
        messages: &[
            Message { key: "twice", text: "The access key “{key}” stands here a second time. The keyboard reaches only one of the two." },
        ],
    }
    |_| AccessKey
}

struct AccessKey;

impl Rule for AccessKey {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !inline::mentions(context, &["accesskey", "accessKey", "ACCESSKEY"]) {
            return;
        }
        let mut seen = FxHashMap::default();
        for element in document.tree.elements() {
            let Some(keys) = element.attr("accesskey") else { continue };
            if element.attr_has_hole("accesskey") || name::is_hidden(&element) {
                findings.cannot_tell();
                continue;
            }
            // The browser takes the first key it can.
            let Some(key) = keys.split_ascii_whitespace().next() else { continue };
            match seen.insert(key.to_lowercase(), element.span()) {
                Some(first) if !document.tree.exclusive(first.start, element.span().start) => findings.push(
                    Finding::new("twice", element.attr_or_tag("accesskey"))
                        .arg("key", key)
                        .related(first, "twice")
                        .node(element.index()),
                ),
                _ => findings.pass(),
            }
        }
    }
}
