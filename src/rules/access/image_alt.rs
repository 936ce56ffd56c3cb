//! Images have a text alternative.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::syntax::name;
use crate::syntax::tree::{Element, Origin};

rule! {
    /// # What it finds
    /// An image without a text alternative: no `alt` at all, or an `alt` that is only a file name.
    ///
    /// # Why it matters to the reader
    /// People who cannot see the image hear the alternative instead. Without one, a screen reader
    /// may read the file name aloud.
    ///
    /// # How to put it right
    /// Say in `alt` what the image tells the reader. If it is only decoration, write `alt=""`.
    /// plainspoken never invents the words: only you know what the image means here.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>Our office: <img src="office.jpg"></p>
    /// ```
    /// ```html,bad
    /// <p><img src="office.jpg" alt="IMG_2041.jpg"></p>
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
            Message { key: "file-name", text: "The text alternative “{alt}” is a file name. Say what the image shows." },
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
            // Markdown has no other way to say “decoration”.
            findings.push(Finding::new("markdown-empty", element.span()).review().node(element.index()));
            return;
        }
        if is_image && matches!(element.attr("role"), Some("none" | "presentation")) {
            findings.pass();
            return;
        }
        if let Some(alt) = element.attr("alt").map(str::trim)
            && is_file_name(alt)
        {
            findings.push(
                Finding::new("file-name", element.attr_or_tag("alt"))
                    .severity(Severity::Warning)
                    .arg("alt", alt)
                    .review()
                    .node(element.index()),
            );
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

/// Whether an alternative is the name of an image file and nothing else.
fn is_file_name(alt: &str) -> bool {
    let lower = alt.to_ascii_lowercase();
    !lower.contains(char::is_whitespace)
        && [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff", ".avif"]
            .iter()
            .any(|ending| lower.len() > ending.len() && lower.ends_with(ending))
}
