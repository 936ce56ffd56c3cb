//! Images have a text alternative.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::rules::access::alt_text::described_in_braces;
use crate::syntax::name;
use crate::syntax::tree::{Element, Origin};

rule! {
    /// # What it finds
    /// An image without a text alternative: no `alt` at all.
    ///
    /// # Why it matters to the reader
    /// People who cannot see the image hear the alternative instead. Without one, a screen reader
    /// may read the file name aloud.
    ///
    /// # How to put it right
    /// Say in `alt` what the image tells the reader. If it is only decoration, write `alt=""`.
    /// plainspoken never invents the words: only you know what the image means here.
    /// In HTML and e-mail, write `alt`, and `alt=""` for decoration, spacers and counters. In Markdown,
    /// write `![Our front door](door.jpg)`.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>Our office: <img src="office.jpg"></p>
    /// ```
    /// ```md,bad
    /// Come in by the side door. ![](side-door.jpg)
    /// ```
    /// ```html,good
    /// <p>Our office: <img src="office.jpg" alt="A blue door with a ramp"></p>
    /// ```
    /// ```html,good
    /// <p>Welcome. <img src="line.png" alt=""></p>
    /// ```
    /// ```html,good
    /// <img src="{{ photo.url }}" alt="{{ photo.alt }}">
    /// ```
    /// ```md,good
    /// ![A blue door with a ramp](side-door.jpg)
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.1.1 Non-text Content; ACT rule 23a2a8.
    ImageAlt {
        id: "access/image-alt",
        category: Category::Access,
        severity: Severity::Error,
        maturity: Maturity::Starter,
        needs: &[Need::Elements],
        tags: &["img", "mj-image", "[role]"],
        standards: &["WCAG 2.2 1.1.1", "ACT 23a2a8", "NASW-ASWB 2005 Standard 2"],
        title: "Images have a text alternative",
        messages: &[
            Message { key: "missing", text: "This image has no text alternative." },
            Message { key: "markdown-empty", text: "This image has no text alternative. If it is only decoration, that is fine: please look." },
        ],
    }
    |_| ImageAlt
}

struct ImageAlt;

impl Rule for ImageAlt {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let is_image = matches!(element.name(), "img" | "mj-image");
        let is_drawn = element.attr("role").is_some_and(|role| role.eq_ignore_ascii_case("img"));
        // SVG has a rule of its own to come.
        if !(is_image || is_drawn && element.name() != "svg") || name::is_hidden(element) {
            return;
        }
        if element.origin() == Origin::Markdown && element.attr("alt") == Some("") {
            if described_in_braces(element) {
                findings.pass();
                return;
            }
            // Markdown has no other way to say “decoration”.
            findings.push(Finding::new("markdown-empty", element.span()).review().node(element.index()));
            return;
        }
        if is_image && matches!(element.attr("role"), Some("none" | "presentation")) {
            findings.pass();
            return;
        }
        let is_decorative = is_image && (element.attr("alt") == Some("") || element.attr_has_hole("alt"));
        let name = name::name(element);
        if is_decorative || !name.text.is_empty() {
            findings.pass();
        } else if name.unknown {
            findings.cannot_tell();
        } else {
            findings.push(Finding::new("missing", element.span()).node(element.index()));
        }
    }
}
