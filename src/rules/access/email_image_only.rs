//! A message is more than a picture.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::mail;
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::Element;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// An e-mail that is one picture or a few, with hardly any text beside them.
    ///
    /// # Why it matters to the reader
    /// Many mail programs do not load pictures at first: the message is empty. Words in a picture
    /// cannot be made larger, read aloud, searched or translated.
    ///
    /// # How to put it right
    /// Write the message as text. Keep pictures for what only a picture can show.
    /// In Markdown, write the words under the picture.
    ///
    /// # Examples
    /// ```html,bad,kind=email
    /// <html lang="en"><body><a href="https://example.org"><img src="flyer.jpg" width="600" alt="Spring groups"></a></body></html>
    /// ```
    /// ```html,good,kind=email
    /// <html lang="en"><body><img src="flyer.jpg" width="600" alt="Spring groups"><h1>Spring groups</h1>
    /// <p>Our group for young parents starts on Monday, May 4. We meet each week at ten in our front room. You can bring your baby. To sign up, reply to this message.</p></body></html>
    /// ```
    /// ```html,good,kind=email
    /// <html lang="en"><body><img src="logo.png" width="120" alt="River Counseling"><p>Your code is 4821.</p></body></html>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.4.5 Images of Text. A person must look at the picture to be sure.
    EmailImageOnly {
        id: "access/email-image-only",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml],
        standards: &["WCAG 2.2 1.4.5", "NASW-ASWB 2005 Standard 2"],
        title: "A message is more than a picture",
        messages: &[Message { key: "image-only", text: "This e-mail seems to be mostly a picture: we found {words} words of text beside it." }],
    }
    |_| EmailImageOnly
}

/// Fewer words than this beside a large picture are no message.
const FEWEST_WORDS: usize = 12;

/// What the small print at the end of a message speaks of, in six languages.
const SMALL_PRINT: [&str; 24] = [
    "unsubscribe",
    "view in browser",
    "view online",
    "view this email",
    "web version",
    "copyright",
    "\u{a9}",
    "all rights reserved",
    "manage preferences",
    "update your preferences",
    "privacy policy",
    "darse de baja",
    "cancelar la suscripci\u{f3}n",
    "ver en el navegador",
    "d\u{e9}sabonner",
    "d\u{e9}sinscri",
    "dans votre navigateur",
    "abmelden",
    "abbestellen",
    "im browser",
    "descadastr",
    "cancelar a subscri",
    "navegador",
    "disiscriv",
];

struct EmailImageOnly;

impl Rule for EmailImageOnly {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !mail::is_whole_message(document) {
            return;
        }
        let image = document.tree.elements().find(is_large);
        let Some(image) = image else { return };
        let words: usize =
            document.blocks.iter().filter(|block| is_message(block)).map(|block| block.words.len()).sum();
        if words >= FEWEST_WORDS {
            findings.pass();
        } else if document.tree.holes().iter().any(|hole| hole.prints && !is_in_tag(document, hole.span)) {
            findings.cannot_tell();
        } else {
            findings.push(Finding::new("image-only", image.span()).arg("words", words).node(image.index()));
        }
    }
}

/// Whether a hole stands inside a tag, where it prints no text.
fn is_in_tag(document: &Document<'_>, hole: crate::span::Span) -> bool {
    let text = &document.tree.masked()[..hole.start as usize];
    text.rfind('<') > text.rfind('>')
}

/// A picture that fills the message, and no logo, icon, spacer or counter.
fn is_large(image: &Element<'_>) -> bool {
    if !matches!(image.name(), "img" | "mj-image") || name::is_hidden(image) {
        return false;
    }
    let said = |value: &str| {
        let value = value.to_lowercase();
        ["logo", "icon", "spacer", "avatar", "pixel", "track", "signature"].iter().any(|word| value.contains(word))
    };
    if ["alt", "src", "class", "id"].iter().any(|key| image.attr(key).is_some_and(said)) {
        return false;
    }
    let size = |key: &str| {
        let own = image.attr(key).or_else(|| crate::rules::inline::own(image, key))?.trim();
        if own.ends_with('%') {
            return None;
        }
        own.trim_end_matches("px").trim().parse::<f64>().ok()
    };
    size("width").is_none_or(|width| width >= 300.0) && size("height").is_none_or(|height| height >= 120.0)
}

/// A block that carries the message: seen, and no small print.
fn is_message(block: &Block) -> bool {
    if block.hidden
        || matches!(
            block.role,
            Role::Alt | Role::Title | Role::Subject | Role::Alternative | Role::Address | Role::Code
        )
    {
        return false;
    }
    let lower = block.text.to_lowercase();
    !SMALL_PRINT.iter().any(|words| lower.contains(words))
}
