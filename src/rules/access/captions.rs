//! Films have captions.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A film in the page (`<video>`) without a caption track.
    ///
    /// # Why it matters to the reader
    /// People who are deaf or hard of hearing miss all that is said. So do people who have no sound
    /// where they are.
    ///
    /// # How to put it right
    /// Add `<track kind="captions" src="…" srclang="en">`. If the words are already in the picture, or
    /// nothing is said, all is well.
    /// In an e-mail and in Markdown, link to a page where the film has captions.
    ///
    /// # Examples
    /// ```html,bad
    /// <video src="tour.mp4" controls></video>
    /// ```
    /// ```html,bad
    /// <video controls><source src="tour.mp4"><track kind="chapters" src="c.vtt"></video>
    /// ```
    /// ```html,good
    /// <video src="tour.mp4" controls><track kind="captions" src="en.vtt" srclang="en"></video>
    /// ```
    /// ```html,good
    /// <video src="loop.mp4" muted autoplay loop></video>
    /// ```
    /// ```html,good
    /// <video src="tour.mp4">{{ tracks }}</video>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.2.2 Captions (Prerecorded).
    Captions {
        id: "access/captions",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["video"],
        standards: &["WCAG 2.2 1.2.2", "NASW-ASWB 2005 Standard 2"],
        title: "Films have captions",
        messages: &[Message { key: "missing", text: "We found no captions for this film. Please look: they may be in the picture, or nothing may be said." }],
    }
    |_| Captions
}

struct Captions;

impl Rule for Captions {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let plays = element.has_attr("src") || element.children().any(|child| child.name() == "source");
        if !plays || element.is_hidden() || element.has_attr("muted") {
            return;
        }
        let captions = element.children().any(|child| {
            child.name() == "track"
                && child
                    .attr("kind")
                    .is_none_or(|kind| matches!(&kind.trim().to_ascii_lowercase()[..], "captions" | "subtitles"))
        });
        if captions {
            findings.pass();
        } else if !element.tree().holes_in(element.whole()).is_empty() {
            findings.cannot_tell();
        } else {
            findings.push(Finding::new("missing", element.span()).review().node(element.index()));
        }
    }
}
