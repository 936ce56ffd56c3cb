//! Pictures stand still.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::syntax::name;
use crate::syntax::tree::Element;
use crate::template::has_hole;

rule! {
    /// # What it finds
    /// GIF pictures that move without an end, or that change very fast. When the file stands beside the
    /// document, its frames are read; otherwise a person is asked to look.
    ///
    /// # Why it matters to the reader
    /// A picture that keeps moving pulls the eyes away from the words. People with attention difficulties
    /// cannot read beside it. More than three flashes a second can bring on a seizure.
    ///
    /// # How to put it right
    /// Use a picture that stands still. If it must move, let it stop within five seconds and show all that
    /// matters in its first frame: some mail programs show only that one. This holds for web pages, e-mails
    /// and Markdown alike.
    ///
    /// # Examples
    /// ```html,bad,kind=email
    /// <p><img src="https://example.org/balloons.gif" alt="Balloons" width="300" height="200"></p>
    /// ```
    /// ```html,good,kind=email
    /// <p><img src="https://example.org/spacer.gif" alt="" width="1" height="20"></p>
    /// ```
    /// ```html,good
    /// <p><img src="balloons.png" alt="Balloons" width="300" height="200"></p>
    /// ```
    /// ```html,good
    /// <p><img src="{{ picture }}" alt="Balloons" width="300" height="200"></p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.2.2 Pause, Stop, Hide and 2.3.1 Three Flashes or Below Threshold.
    MovingImage {
        id: "access/moving-image",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["img", "mj-image"],
        standards: &["WCAG 2.2 2.2.2", "WCAG 2.2 2.3.1", "NASW-ASWB 2005 Standard 2"],
        title: "Pictures stand still",
        messages: &[
            Message { key: "may-move", text: "“{file}” may be a picture that moves. Please look: it should stop within 5 seconds and not flash." },
            Message { key: "moves", text: "“{file}” moves and does not stop within 5 seconds. Many people cannot read beside it." },
            Message { key: "flashes", text: "“{file}” changes {times} times in one second. If it flashes, it can bring on a seizure." },
        ],
    }
    |_| MovingImage
}

struct MovingImage;

/// The rule's id, for the stage that reads the pictures.
#[cfg(feature = "fs")]
pub(crate) const ID: &str = "access/moving-image";
/// The argument that names the file, as the document wrote it.
pub(crate) const FILE: &str = "file";

/// Words in the names of pictures that only fill space.
const FILLERS: [&str; 9] = ["spacer", "blank", "pixel", "clear", "transparent", "line", "track", "logo", "divider"];
/// A picture that is narrower or lower than this, in CSS pixels, is a line or a counter.
const LEAST: f64 = 16.0;

impl Rule for MovingImage {
    fn element(&self, image: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(source) = image.attr("src").map(str::trim) else { return };
        let path = source.split(['?', '#']).next().unwrap_or("");
        let is_gif = path.len() > 4 && path.get(path.len() - 4..).is_some_and(|end| end.eq_ignore_ascii_case(".gif"));
        if !is_gif || !image.is_seen() || name::is_hidden(image) {
            return;
        }
        let file = path.rsplit('/').next().unwrap_or(path);
        if has_hole(source) {
            findings.cannot_tell();
            return;
        }
        let lower = file.to_ascii_lowercase();
        let side = |side: &str| {
            let own = image.attr(side).or_else(|| inline::own(image, side))?.trim();
            own.trim_end_matches("px").trim().parse::<f64>().ok()
        };
        let is_small = ["width", "height"].iter().any(|name| side(name).is_some_and(|length| length < LEAST));
        if is_small || FILLERS.iter().any(|word| lower.contains(word)) {
            findings.pass();
            return;
        }
        findings.push(
            Finding::new("may-move", image.span())
                .severity(Severity::Note)
                .arg(FILE, path)
                .review()
                .node(image.index()),
        );
    }
}
