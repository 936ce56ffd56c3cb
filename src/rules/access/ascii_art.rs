//! Pictures made of letters have words beside them.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use scraper::Node;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::name;
use crate::syntax::tree::Element;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// A picture made of letters and signs, without a caption or a text alternative, and faces made
    /// of signs, such as `:-)`.
    ///
    /// # Why it matters to the reader
    /// A screen reader reads the signs one by one: “slash backslash underscore underscore”. Nobody
    /// can tell what it shows.
    ///
    /// # How to put it right
    /// Say in words what it shows, and use a real picture with `alt`. Or put it into a `<figure>`
    /// with a `<figcaption>`.
    /// In HTML and e-mail, put it into an element with `role="img"` and an `aria-label`. In Markdown,
    /// use a picture with an alternative.
    ///
    /// # Examples
    /// ```md,bad
    /// Welcome!
    ///
    /// ~~~text
    ///   /\_/\
    ///  ( o.o )
    ///   > ^ <
    /// (")_(")~~
    /// ~~~
    /// ```
    /// ```html,bad
    /// <p>We look forward to seeing you :-)</p>
    /// ```
    /// ```html,good
    /// <pre role="img" aria-label="A cat">
    ///   /\_/\
    ///  ( o.o )
    ///   > ^ <
    /// (")_(")~~
    /// </pre>
    /// ```
    /// ```md,good
    /// We meet at 10:30 (in the front room).
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.1.1 Non-text Content, failure F71 and technique H86.
    AsciiArt {
        id: "access/ascii-art",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Blocks, Need::Document],
        standards: &["WCAG 2.2 1.1.1", "NASW-ASWB 2005 Standard 2"],
        title: "Pictures made of letters have words beside them",
        messages: &[
            Message { key: "art", text: "This looks like a picture made of signs. A screen reader reads them one by one." },
            Message { key: "face", text: "This face is made of signs. A screen reader reads them one by one." },
        ],
    }
    |_| AsciiArt
}

/// A picture has at least so many lines.
const FEWEST_LINES: usize = 3;

const FACES: [&str; 20] = [
    ":-)",
    ":-(",
    ";-)",
    ":-D",
    ":-P",
    ":-p",
    ":-/",
    ":-|",
    ":'(",
    ":'-(",
    ":-O",
    ":-o",
    ">:-(",
    "8-)",
    "B-)",
    "^_^",
    "-_-",
    "o_O",
    "\u{af}\\_(\u{30c4})_/\u{af}",
    ":-*",
];

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(FACES).ok());

struct AsciiArt;

impl Rule for AsciiArt {
    fn block(&self, block: &Block, _: &Context<'_>, findings: &mut Findings) {
        if block.hidden || matches!(block.role, Role::Code | Role::Alternative | Role::Alt) {
            return;
        }
        // All faces but three have a nose.
        let text = block.text.as_bytes();
        let face = |at: usize| {
            matches!(text.get(at + 1), Some(b')')) || at > 0 && matches!(text[at - 1], b':' | b';' | b'8' | b'B')
        };
        let likely = memchr::memchr2_iter(b'-', b'\'', text).any(face) || memchr::memchr(b'_', text).is_some();
        if !likely {
            return;
        }
        let Some(faces) = FINDER.as_ref() else { return };
        for found in faces.find_overlapping_iter(&block.text) {
            let (at, end) = (found.start(), found.end());
            let before = block.text[..at]
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || matches!(c, '.' | '!' | '?' | '('));
            let after =
                block.text[end..].chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '.' | '!' | ','));
            if before && after {
                let mut finding = Finding::new("face", block.span(at, end)).severity(Severity::Note);
                if let Some(node) = block.node {
                    finding = finding.node(node);
                }
                findings.push(finding);
            }
        }
    }

    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if memchr::memmem::find(document.tree.masked().as_bytes(), b"<pre").is_none()
            && !document.blocks.iter().any(|block| block.role == Role::Code)
        {
            return;
        }
        for pre in document.tree.elements().filter(|element| element.name() == "pre") {
            if is_described(&pre) || name::is_hidden(&pre) || is_program(&pre) {
                continue;
            }
            if is_picture(&pre.text()) {
                findings.push(Finding::new("art", pre.whole()).node(pre.index()));
            } else {
                findings.pass();
            }
        }
    }
}

/// Whether words for it stand in a caption or a label.
fn is_described(pre: &Element<'_>) -> bool {
    let labelled = |element: &Element<'_>| {
        ["aria-label", "aria-labelledby", "aria-describedby", "title"].iter().any(|key| element.has_attr(key))
    };
    labelled(pre)
        || pre.ancestors().take(3).any(|around| {
            around.name() == "figure" && around.children().any(|child| child.name() == "figcaption")
                || labelled(&around)
        })
}

/// Whether a language stands on the code: then the signs are its own.
fn is_program(pre: &Element<'_>) -> bool {
    let class = pre.node().children().find_map(|node| match node.value() {
        Node::Element(code) if &*code.name.local == "code" => code.attr("class"),
        _ => None,
    });
    class.is_some_and(|class| !matches!(class.trim(), "" | "text" | "txt" | "plain" | "plaintext" | "ascii" | "none"))
}

/// Mostly signs, over several lines, and no table, tree or sum drawn with lines around words.
fn is_picture(text: &str) -> bool {
    let (mut lines, mut signs, mut letters, mut rows) = (0, 0usize, 0usize, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if crate::template::has_hole(line) {
            return false;
        }
        lines += 1;
        let own = line.chars().filter(|c| !c.is_whitespace() && !c.is_alphanumeric()).count();
        signs += own;
        letters += line.chars().filter(|c| c.is_alphanumeric()).count();
        rows += usize::from(own >= 3);
    }
    let kinds = {
        let mut seen: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !c.is_alphanumeric()).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.len()
    };
    lines >= FEWEST_LINES && rows * 4 >= lines * 3 && signs >= 12 && signs * 2 > letters * 3 && kinds >= 3
}
