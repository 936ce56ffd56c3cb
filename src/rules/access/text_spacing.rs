//! Readers can set more space.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::style;
use crate::syntax::tree::Element;
use crate::template::has_hole;

rule! {
    /// # What it finds
    /// A `style` with `!important` that fixes narrow space between letters, words or lines.
    ///
    /// # Why it matters to the reader
    /// Some people read better with more space and set it in their browser. `!important` on the element
    /// keeps them from it.
    ///
    /// # How to put it right
    /// Take `!important` away, or set more: letters 0.12em, words 0.16em, lines 1.5.
    /// This is in `style` attributes: of pages, of e-mails and of HTML inside Markdown.
    ///
    /// # Examples
    /// ```html,bad
    /// <p style="line-height: 1.1 !important">Our office is closed on Monday and on Tuesday.</p>
    /// ```
    /// ```html,bad
    /// <p style="letter-spacing: 0 !important">Our office is closed.</p>
    /// ```
    /// ```html,good
    /// <p style="line-height: 1.1">Our office is closed on Monday.</p>
    /// ```
    /// ```html,good
    /// <p style="line-height: 1.5 !important; letter-spacing: 0.12em !important">Our office is closed.</p>
    /// ```
    /// ```html,good
    /// <p style="letter-spacing: inherit !important">Our office is closed.</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.4.12 Text Spacing; ACT rules 24afc2, 78fd32 and 9e45ec.
    TextSpacing {
        id: "access/text-spacing",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[style]"],
        standards: &["WCAG 2.2 1.4.12", "ACT 24afc2", "ACT 78fd32", "ACT 9e45ec", "NASW-ASWB 2005 Standard 2"],
        title: "Readers can set more space",
        messages: &[Message { key: "fixed", text: "`{property}` is fixed here. People who need more space cannot set it." }],
    }
    |_| TextSpacing
}

struct TextSpacing;

impl Rule for TextSpacing {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(style) = element.attr("style").filter(|style| style.to_ascii_lowercase().contains("important")) else {
            return;
        };
        if !element.is_html() || !element.is_seen() {
            return;
        }
        if has_hole(style) {
            findings.cannot_tell();
            return;
        }
        let size = element.tree().look(element.index()).and_then(|look| look.font_size);
        for (property, least, standards) in
            [("letter-spacing", 0.12, LETTERS), ("word-spacing", 0.16, WORDS), ("line-height", 1.5, LINES)]
        {
            let Some(value) = style::important(style, property) else { continue };
            if !has_seen_text(element, property) || property == "line-height" && !can_wrap(element, style) {
                continue;
            }
            match spacing(&value, property, size) {
                Spacing::Times(times) if times + 0.001 < least => findings.push(
                    Finding::new("fixed", element.attr_or_tag("style"))
                        .arg("property", property)
                        .standards(standards)
                        .node(element.index()),
                ),
                Spacing::Times(_) => findings.pass(),
                Spacing::Around => {}
                Spacing::Unknown => findings.cannot_tell(),
            }
        }
    }
}

const LETTERS: &[&str] = &["WCAG 2.2 1.4.12", "ACT 24afc2", "NASW-ASWB 2005 Standard 2"];
const WORDS: &[&str] = &["WCAG 2.2 1.4.12", "ACT 9e45ec", "NASW-ASWB 2005 Standard 2"];
const LINES: &[&str] = &["WCAG 2.2 1.4.12", "ACT 78fd32", "NASW-ASWB 2005 Standard 2"];

/// How large a space is, in times the size of the letters.
enum Spacing {
    Times(f32),
    /// What holds around the element; not set here.
    Around,
    Unknown,
}

fn spacing(value: &str, property: &str, size: Option<f32>) -> Spacing {
    match value {
        "inherit" | "unset" | "revert" | "revert-layer" => return Spacing::Around,
        // About 1.2 in every typeface.
        "normal" | "initial" => return Spacing::Times(if property == "line-height" { 1.2 } else { 0.0 }),
        _ => {}
    }
    if let Ok(number) = value.parse::<f32>() {
        // Without a unit only lines may be set, and nothing at all is nothing.
        return if property == "line-height" || number == 0.0 { Spacing::Times(number) } else { Spacing::Around };
    }
    let part = |unit: &str| value.strip_suffix(unit).and_then(|number| number.trim_end().parse::<f32>().ok());
    if let Some(percent) = part("%") {
        return Spacing::Times(percent / 100.0);
    }
    let pixels = part("px").or_else(|| part("pt").map(|n| n * 96.0 / 72.0)).or_else(|| part("rem").map(|n| n * 16.0));
    if let Some(pixels) = pixels {
        return size.filter(|size| *size > 0.0).map_or(Spacing::Unknown, |size| Spacing::Times(pixels / size));
    }
    part("em").map_or(Spacing::Unknown, Spacing::Times)
}

/// Whether text can be seen in it that does not set this property again for itself.
fn has_seen_text(element: &Element<'_>, property: &str) -> bool {
    let mut open: Vec<_> = element.node().children().collect();
    while let Some(node) = open.pop() {
        if node.value().as_text().is_some_and(|text| !text.text.trim().is_empty()) {
            return true;
        }
        if node.value().is_element() {
            let child = Element::new(element.tree(), node);
            if child.is_seen() && !child.attr("style").is_some_and(|style| style.contains(property)) {
                open.extend(node.children());
            }
        }
    }
    false
}

/// Whether its text may go over more than one line.
fn can_wrap(element: &Element<'_>, style: &str) -> bool {
    let fixed = style.to_ascii_lowercase().split(';').any(|declaration| {
        declaration
            .split_once(':')
            .is_some_and(|(name, value)| name.trim() == "white-space" && matches!(value.trim(), "nowrap" | "pre"))
    });
    !fixed && element.text().trim().contains(char::is_whitespace)
}
