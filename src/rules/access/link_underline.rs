//! Links in running text can be told from it without color.

use scraper::Node;

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::{inline, mail};
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A link inside a sentence whose own style takes the underline away and gives nothing but a
    /// color in its place.
    ///
    /// # Why it matters to the reader
    /// One man in twelve does not see some colors. For him, and for anyone with a gray screen or in
    /// bright sun, the link is not there.
    ///
    /// # How to put it right
    /// Leave links in a text underlined. Menus and buttons may do without.
    /// In an e-mail, take out `text-decoration: none`. Markdown links are underlined unless the page
    /// says otherwise.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>You find <a href="fees.html" style="color:#3366cc; text-decoration:none">our fees</a> on a page of their own.</p>
    /// ```
    /// ```html,good
    /// <p>You find <a href="fees.html" style="color:#3366cc">our fees</a> on a page of their own.</p>
    /// ```
    /// ```html,good
    /// <p><a href="fees.html" style="text-decoration:none">Fees</a> | <a href="hours.html" style="text-decoration:none">Hours</a></p>
    /// ```
    /// ```html,good
    /// <p>You find <a href="fees.html" style="text-decoration:none;border-bottom:1px solid">our fees</a> on a page of their own.</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.4.1 Use of Color, failure F73. A link whose color differs from the text by 3:1 passes.
    LinkUnderline {
        id: "access/link-underline",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        tags: &["a"],
        standards: &["WCAG 2.2 1.4.1", "NASW-ASWB 2005 Standard 2"],
        title: "Links in running text can be told from it without color",
        messages: &[Message { key: "color", text: "Only the color tells this link from the text around it." }],
    }
    |_| LinkUnderline
}

struct LinkUnderline;

impl Rule for LinkUnderline {
    fn element(&self, link: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(style) = link.attr("style").filter(|_| link.has_attr("href")) else { return };
        let line = inline::declaration(style, "text-decoration")
            .or_else(|| inline::declaration(style, "text-decoration-line"));
        if !line.is_some_and(|line| line.split_whitespace().any(|word| word.eq_ignore_ascii_case("none"))) {
            return;
        }
        if name::is_hidden(link) || !mail::has_words(&link.text()) || !words_around(link) {
            return;
        }
        if is_marked(link, style) || differs_enough(link, style) {
            findings.pass();
        } else if link.attr_has_hole("style") {
            findings.cannot_tell();
        } else {
            findings.push(Finding::new("color", link.whole()).node(link.index()));
        }
    }
}

/// Whether something other than color marks the link: a border, weight, slant, ground, frame or sign.
fn is_marked(link: &Element<'_>, style: &str) -> bool {
    let given = |property: &str| {
        inline::declaration(style, property).is_some_and(|value| {
            !matches!(&value.to_ascii_lowercase()[..], "none" | "0" | "0px" | "transparent" | "normal" | "inherit")
        })
    };
    let heavy = inline::declaration(style, "font-weight").is_some_and(|weight| {
        weight.eq_ignore_ascii_case("bold") || weight.parse().is_ok_and(|weight: u32| weight >= 600)
    });
    let decorated = |element: Element<'_>| {
        matches!(element.name(), "u" | "strong" | "b" | "em" | "i" | "img" | "mark" | "code")
            || inline::own(&element, "text-decoration").is_some_and(|value| value.contains("underline"))
    };
    heavy
        || ["border-bottom", "border", "background", "background-color", "padding", "font-style", "box-shadow"]
            .iter()
            .any(|property| given(property))
        || link.descendants().any(decorated)
        || link.ancestors().take_while(|around| is_inline(around)).any(decorated)
}

fn is_inline(element: &Element<'_>) -> bool {
    matches!(
        element.name(),
        "span" | "font" | "em" | "i" | "strong" | "b" | "u" | "small" | "abbr" | "cite" | "sub" | "sup" | "mark"
    )
}

/// So many pieces of a block are looked at for each link.
const MOST_NODES: usize = 200;

/// Whether the link stands in a text: three or more words beside it in its own block.
fn words_around(link: &Element<'_>) -> bool {
    let mut block = link.parent();
    while let Some(around) = block.filter(is_inline) {
        block = around.parent();
    }
    let Some(block) = block else { return false };
    let mut words = 0;
    // A line of links has no words between them however long it is.
    let mut looked = 0;
    let mut stack: Vec<Element<'_>> = vec![block];
    while let Some(element) = stack.pop() {
        for node in element.node().children() {
            looked += 1;
            if looked > MOST_NODES {
                return false;
            }
            match node.value() {
                Node::Text(text) => {
                    words += text
                        .text
                        .split_whitespace()
                        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
                        .count();
                }
                Node::Element(_) => {
                    let child = Element::new(link.tree(), node);
                    if is_inline(&child) {
                        stack.push(child);
                    }
                }
                _ => {}
            }
        }
        if words >= 3 {
            return true;
        }
    }
    false
}

/// Whether both colors are written here and differ by 3:1, as technique G183 allows.
fn differs_enough(link: &Element<'_>, style: &str) -> bool {
    let Some(own) = inline::declaration(style, "color").and_then(hex) else { return false };
    let text = link.ancestors().find_map(|around| inline::own(&around, "color").map(hex));
    let Some(Some(text)) = text else { return false };
    let (a, b) = (luminance(own), luminance(text));
    (a.max(b) + 0.05) / (a.min(b) + 0.05) >= 3.0
}

/// `#rrggbb` or `#rgb`.
fn hex(color: &str) -> Option<[u8; 3]> {
    let digits = color.trim().strip_prefix('#').filter(|digits| digits.is_ascii())?;
    let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let one = |at: usize| Some(u8::from_str_radix(digits.get(at..=at)?, 16).ok()? * 17);
    match digits.len() {
        6 => Some([pair(0)?, pair(2)?, pair(4)?]),
        3 => Some([one(0)?, one(1)?, one(2)?]),
        _ => None,
    }
}

/// Relative luminance as WCAG defines it.
fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
