//! What people press is large enough.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A button, or a link around a picture, whose own markup makes it narrower and lower than 24 pixels.
    /// Links in running text are left alone.
    ///
    /// # Why it matters to the reader
    /// People with shaky hands or large fingers miss small targets, or hit the one beside it.
    ///
    /// # How to put it right
    /// Make it at least 24 by 24 pixels, better 44 by 44; in an e-mail, give the link room with `padding`.
    /// A person must look: with enough free space around it, a small target is fine. In Markdown, put
    /// words beside a small picture.
    ///
    /// # Examples
    /// ```html,bad
    /// <a href="/map"><img src="map.png" alt="Map" width="16" height="16"></a>
    /// ```
    /// ```html,bad
    /// <button style="width: 18px; height: 18px">?</button>
    /// ```
    /// ```html,good
    /// <a href="/map"><img src="map.png" alt="" width="16" height="16"> Map</a>
    /// ```
    /// ```html,good
    /// <a href="/map" style="padding: 12px"><img src="map.png" alt="Map" width="24" height="24"></a>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.5.8 Target Size (Minimum).
    TargetSize {
        id: "access/target-size",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Elements],
        tags: &["a", "button"],
        standards: &["WCAG 2.2 2.5.8", "NASW-ASWB 2005 Standard 2"],
        title: "What people press is large enough",
        messages: &[
            Message { key: "small", text: "This is only {width} by {height} pixels. People with shaky hands may miss it: 24 by 24 is the least, 44 is better." },
        ],
    }
    |_| TargetSize
}

struct TargetSize;

/// Least width and height, in CSS pixels.
const LEAST: f64 = 24.0;

impl Rule for TargetSize {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if name::is_hidden(element) || !element.is_seen() || element.has_open_attributes() {
            return;
        }
        let is_link = element.name() == "a";
        if is_link && !element.has_attr("href") {
            return;
        }
        // Space inside counts as well; how much a class gives is not known.
        let room = |part: &Element<'_>| {
            part.has_attr("class")
                || part.attr("style").is_some_and(|style| style.contains("padding") || style.contains("border"))
        };
        let size = if is_link && element.text().trim().is_empty() && !room(element) {
            let mut inside = element.children();
            let image = inside.next().filter(|image| image.name() == "img" && inside.next().is_none() && !room(image));
            image.and_then(|image| size_of(&image))
        } else if !is_link && !room(element) {
            size_of(element)
        } else {
            None
        };
        match size {
            // A counter of one pixel is no target that anybody sees.
            Some((width, height)) if width < LEAST && height < LEAST && width > 4.0 && height > 4.0 => findings.push(
                Finding::new("small", element.span())
                    .arg("width", width.round())
                    .arg("height", height.round())
                    .review()
                    .node(element.index()),
            ),
            Some(_) => findings.pass(),
            None => {}
        }
    }
}

/// Width and height that an element's own attributes give, in CSS pixels.
fn size_of(element: &Element<'_>) -> Option<(f64, f64)> {
    let side = |name: &str| {
        let own = inline::own(element, name).and_then(inline::pixels);
        own.or_else(|| {
            element.attr(name).filter(|_| element.name() == "img")?.trim().trim_end_matches("px").parse().ok()
        })
    };
    Some((side("width")?, side("height")?))
}
