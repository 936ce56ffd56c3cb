//! Headings are headings and not bold lines.

use ego_tree::NodeRef;
use scraper::Node;

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::{inline, mail};
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::{Element, Origin};
use crate::template::has_hole;

rule! {
    /// # What it finds
    /// A short line that is all bold, stands alone, and has text under it: it looks like a heading
    /// and is none.
    ///
    /// # Why it matters to the reader
    /// Screen readers list the headings of a page and jump between them. A bold line is not in that
    /// list. People who do not see it miss how the text is built.
    ///
    /// # How to put it right
    /// Make it a heading of the level that fits: `## Our fees`, or `<h2>Our fees</h2>`.
    /// In Markdown, write `## Our fees`. In HTML and e-mail, write `<h2>Our fees</h2>` and set its size
    /// with a style.
    ///
    /// # Examples
    /// ```md,bad
    /// **Our fees**
    ///
    /// A first visit costs $150.
    /// ```
    /// ```html,bad
    /// <p><strong>Our fees</strong></p><p>A first visit costs $150.</p>
    /// ```
    /// ```md,good
    /// **Please call us before you come.**
    ///
    /// The door is locked at noon.
    /// ```
    /// ```md,good
    /// **Fees:** a first visit costs $150.
    ///
    /// Later visits cost $120.
    /// ```
    /// ```html,good
    /// <h2><strong>Our fees</strong></h2><p>A first visit costs $150.</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.1 Info and Relationships, failure F2. A person must judge whether it is a heading.
    BoldHeading {
        id: "access/bold-heading",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        tags: &["p", "div"],
        standards: &["WCAG 2.2 1.3.1", "NASW-ASWB 2005 Standard 2"],
        title: "Headings are headings and not bold lines",
        messages: &[Message { key: "bold", text: "“{text}” looks like a heading, but it is only bold." }],
    }
    |_| BoldHeading
}

/// Longer lines are sentences, in letters.
const LONGEST: usize = 80;

struct BoldHeading;

impl Rule for BoldHeading {
    fn element(&self, line: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(bold) = bold_line(line) else { return };
        let text = bold.text();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if has_hole(&text) || !reads_as_heading(&text) || line.is_inside("a") {
            return;
        }
        let apart = |around: Element<'_>| {
            matches!(
                around.name(),
                "li" | "blockquote"
                    | "figure"
                    | "th"
                    | "label"
                    | "button"
                    | "nav"
                    | "address"
                    | "summary"
                    | "caption"
                    | "dt"
                    | "footer"
            ) || matches!(around.attr("role"), Some("heading" | "note"))
        };
        if line.ancestors().any(apart) || line.has_attr("role") || name::is_hidden(line) || !stands_over_text(line) {
            return;
        }
        if is_announced(line) {
            findings.pass();
            return;
        }
        findings.push(Finding::new("bold", line.whole()).arg("text", text).node(line.index()).review());
    }
}

/// The bold element that holds all there is in a line, or the line itself when its style is bold.
fn bold_line<'t>(line: &Element<'t>) -> Option<Element<'t>> {
    if inline::own(line, "font-weight").is_some_and(is_bold) {
        let only_text = line.children().all(|child| matches!(child.name(), "span" | "font" | "em" | "i" | "u"));
        return only_text.then_some(*line);
    }
    let mut at = *line;
    for _ in 0..4 {
        let mut nodes = at.node().children().filter(|node| !is_blank(*node));
        let only = nodes.next().filter(|node| node.value().is_element())?;
        if nodes.next().is_some() {
            return None;
        }
        let only = Element::new(line.tree(), only);
        match only.name() {
            "strong" | "b" => {
                let plain = only
                    .children()
                    .all(|child| matches!(child.name(), "span" | "font" | "em" | "i" | "u" | "code" | "strong"));
                return plain.then_some(only);
            }
            "span" | "font" | "em" | "i" | "u" => {
                if inline::own(&only, "font-weight").is_some_and(is_bold) {
                    return Some(only);
                }
                at = only;
            }
            _ => return None,
        }
    }
    None
}

fn is_bold(weight: &str) -> bool {
    weight.eq_ignore_ascii_case("bold") || weight.parse().is_ok_and(|weight: u32| weight >= 600)
}

fn is_blank(node: NodeRef<'_, Node>) -> bool {
    match node.value() {
        Node::Text(text) => text.text.trim().is_empty(),
        Node::Element(_) => false,
        _ => true,
    }
}

/// Short, and no sentence, label, date, amount or address.
fn reads_as_heading(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let words = text.split_whitespace().count();
    // A word that starts small is a term with its meaning under it.
    let starts_large = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    letters >= 3
        && starts_large
        && text.chars().count() <= LONGEST
        && words <= 10
        && digits <= 3
        && !text.contains(['@', '$', '\u{20AC}', '\u{A3}', '|', '='])
        && !text.ends_with(['.', '!', ',', ';', ':', '\u{2026}', '"', '\u{201D}', ')', '-', '\u{2013}'])
        // A clock time or a name with its degree is a line of its own.
        && !text.contains(", ")
}

/// Words that announce something to look at, as the line before may end: “Example:”, “For example:”.
const ANNOUNCING: &[&str] =
    &["example", "examples", "sample", "ejemplo", "ejemplos", "exemple", "exemples", "beispiel", "esempio", "exemplo"];

/// Whether the line before says that an example follows: the bold words are part of what it shows.
fn is_announced(line: &Element<'_>) -> bool {
    let Some(before) = line.previous() else { return false };
    let text = before.text();
    let Some(words) = text.trim_end().strip_suffix(':') else { return false };
    words.split_whitespace().next_back().is_some_and(|last| ANNOUNCING.contains(&&*last.to_lowercase()))
}

/// Whether text of the same kind follows: a paragraph, a list or a table.
fn stands_over_text(line: &Element<'_>) -> bool {
    let Some(next) = line.next() else { return false };
    // Text between the two belongs to neither.
    let between = line.node().next_siblings().take_while(|node| !node.value().is_element());
    if line.origin() == Origin::Tag
        && between.filter_map(|node| node.value().as_text()).any(|text| mail::has_words(&text.text))
    {
        return false;
    }
    match next.name() {
        "p" | "div" => {
            let text = next.text();
            let words = text.split_whitespace().count();
            // Under a heading stands a sentence; under a name stands a short line.
            words >= 4 && bold_line(&next).is_none()
        }
        "ul" | "ol" | "dl" => true,
        "table" => !matches!(next.attr("role"), Some("presentation" | "none")),
        _ => false,
    }
}
