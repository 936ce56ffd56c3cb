//! Embedded pictures, films and sounds have a name.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::named;
use crate::syntax::name;
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// An embedded picture, film or sound (`<object>`) that nothing names.
    ///
    /// # Why it matters to the reader
    /// A screen reader says only what kind of thing this is. What stands inside the element is shown
    /// only when the file cannot be loaded, so it does not count.
    ///
    /// # How to put it right
    /// Add a `title` or an `aria-label` that says what it is. For a picture use `<img alt="…">`.
    /// Mail programs drop embedded files: link to them. In Markdown, link to them as well.
    ///
    /// # Examples
    /// ```html,bad
    /// <object data="map.png"></object>
    /// ```
    /// ```html,bad
    /// <object data="talk.mp3" title=""></object>
    /// ```
    /// ```html,good
    /// <object data="map.png" title="Map to our office"></object>
    /// ```
    /// ```html,good
    /// <object data="form.html"></object><object></object>
    /// ```
    /// ```html,good
    /// <object data="map.png" aria-hidden="true"></object>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.1.1 Non-text Content; ACT rule 8fc3b6.
    ObjectName {
        id: "access/object-name",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["object"],
        standards: &["WCAG 2.2 1.1.1", "ACT 8fc3b6", "NASW-ASWB 2005 Standard 2"],
        title: "Embedded pictures, films and sounds have a name",
        messages: &[Message { key: "missing", text: "This embedded file has no name." }],
    }
    |_| ObjectName
}

struct ObjectName;

impl Rule for ObjectName {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(data) = element.attr("data").map(str::trim).filter(|data| !data.is_empty()) else { return };
        if element.is_hidden() || matches!(role::role(element), "none") {
            return;
        }
        match is_media(data, element.attr("type")) {
            Some(true) => {
                named::judge(&name::name(element), findings, || {
                    Finding::new("missing", element.span()).node(element.index())
                });
            }
            Some(false) => {}
            None => findings.cannot_tell(),
        }
    }
}

/// Whether the file is a picture, a film or a sound, by its type or its ending.
fn is_media(data: &str, kind: Option<&str>) -> Option<bool> {
    if let Some(kind) = kind.map(|kind| kind.trim().to_ascii_lowercase()).filter(|kind| !kind.is_empty()) {
        return match kind.split('/').next() {
            Some("image" | "audio" | "video") => Some(true),
            Some("text") => Some(false),
            _ => None,
        };
    }
    let path = data.split(['?', '#']).next().unwrap_or(data).to_ascii_lowercase();
    let (_, ending) = path.rsplit_once('.')?;
    match ending {
        "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif" | "bmp" | "mp3" | "wav" | "ogg" | "oga" | "m4a"
        | "flac" | "mp4" | "webm" | "ogv" | "mov" | "m4v" | "swf" => Some(true),
        "html" | "htm" | "xhtml" | "txt" | "xml" => Some(false),
        _ => None,
    }
}
