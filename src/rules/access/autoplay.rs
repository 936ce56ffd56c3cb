//! Sound starts only when people start it.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A film or sound that starts by itself and is not silent.
    ///
    /// # Why it matters to the reader
    /// The sound covers the voice of a screen reader. People cannot hear where the button is that stops
    /// it. At work or near an abuser, sudden sound can put a person in danger.
    ///
    /// # How to put it right
    /// Take `autoplay` away, or add `muted`. Add `controls`, so that people can start and stop it.
    /// Mail programs play no sound: link to it from an e-mail. In Markdown, link to the film or use
    /// HTML with `controls`.
    ///
    /// # Examples
    /// ```html,bad
    /// <audio src="welcome.mp3" autoplay></audio>
    /// ```
    /// ```html,bad
    /// <video src="tour.mp4" autoplay loop></video>
    /// ```
    /// ```html,good
    /// <audio src="welcome.mp3" controls></audio>
    /// ```
    /// ```html,good
    /// <video src="tour.mp4" autoplay muted></video>
    /// ```
    /// ```html,good
    /// <video autoplay></video><video src="a.mp4" autoplay {{ attrs }}></video>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.4.2 Audio Control.
    Autoplay {
        id: "access/autoplay",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["audio", "video"],
        standards: &["WCAG 2.2 1.4.2", "NASW-ASWB 2005 Standard 2"],
        title: "Sound starts only when people start it",
        messages: &[Message { key: "starts", text: "This may start with sound by itself. Please look whether it lasts longer than three seconds." }],
    }
    |_| Autoplay
}

struct Autoplay;

impl Rule for Autoplay {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let plays = element.has_attr("src") || element.children().any(|child| child.name() == "source");
        if !plays || element.is_off() {
            return;
        }
        if !element.has_attr("autoplay") || element.has_attr("muted") {
            findings.pass();
        } else if element.has_open_attributes() {
            findings.cannot_tell();
        } else {
            // How long it lasts stands in the file that is played.
            findings.push(Finding::new("starts", element.attr_or_tag("autoplay")).review().node(element.index()));
        }
    }
}
