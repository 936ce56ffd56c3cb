//! Pages can be made larger.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::span::Span;
use crate::syntax::tree::Element;
use crate::template::has_hole;

rule! {
    /// # What it finds
    /// A `viewport` tag that keeps people from making the page larger: `user-scalable=no`, or a
    /// `maximum-scale` below 2.
    ///
    /// # Why it matters to the reader
    /// People with low vision spread two fingers to read. This tag can stop them.
    ///
    /// # How to put it right
    /// Write `<meta name="viewport" content="width=device-width, initial-scale=1">`.
    /// The tag stands in the head of pages and e-mails. In Markdown, the template of the site has it.
    ///
    /// # Examples
    /// ```html,bad
    /// <meta name="viewport" content="width=device-width, user-scalable=no">
    /// ```
    /// ```html,bad
    /// <meta name="viewport" content="width=device-width, maximum-scale=1.0">
    /// ```
    /// ```html,good
    /// <meta name="viewport" content="width=device-width, initial-scale=1">
    /// ```
    /// ```html,good
    /// <meta name="viewport" content="width=device-width, maximum-scale=5, user-scalable=yes">
    /// ```
    /// ```html,good
    /// <meta name="description" content="user-scalable=no">
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.4.4 Resize Text; ACT rule b4f0c3.
    ViewportZoom {
        id: "access/viewport-zoom",
        category: Category::Access,
        severity: Severity::Error,
        maturity: Maturity::Starter,
        needs: &[Need::Elements],
        tags: &["meta"],
        standards: &["WCAG 2.2 1.4.4", "ACT b4f0c3", "NASW-ASWB 2005 Standard 2"],
        title: "Pages can be made larger",
        messages: &[Message { key: "blocked", text: "This tag keeps people from making the page larger." }],
    }
    |_| ViewportZoom
}

struct ViewportZoom;

/// The number a value begins with, as browsers read it: `1.5x` is 1.5.
fn leading_number(value: &str) -> Option<f64> {
    let end = value
        .char_indices()
        .find(|(at, c)| !(c.is_ascii_digit() || *c == '.' || *at == 0 && matches!(c, '-' | '+')))
        .map_or(value.len(), |(at, _)| at);
    value[..end].parse().ok()
}

impl Rule for ViewportZoom {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !element.attr("name").is_some_and(|name| name.trim().eq_ignore_ascii_case("viewport")) {
            return;
        }
        let Some(content) = element.attr("content") else { return };
        if content.split([',', ';']).any(blocks) {
            let mut finding = Finding::new("blocked", element.attr_or_tag("content")).node(element.index());
            let value = element.attr_span("content").and_then(|attribute| attribute.value);
            if let Some(value) = value.filter(|value| value.of(element.tree().masked()) == content) {
                finding = suggest(finding, value, content);
            }
            findings.push(finding);
        } else {
            findings.pass();
        }
    }
}

/// Whether a setting of the tag keeps people from enlarging the page.
fn blocks(setting: &str) -> bool {
    let Some((key, value)) = setting.split_once('=') else { return false };
    let value = value.trim().to_ascii_lowercase();
    match key.trim().to_ascii_lowercase().as_str() {
        // A template may write anything.
        _ if has_hole(&value) => false,
        // “no”, every number between -1 and 1, and every word that is none of the known ones, means no.
        "user-scalable" => match value.parse::<f64>() {
            Ok(number) => number.abs() < 1.0,
            Err(_) => !matches!(&value[..], "yes" | "device-width" | "device-height"),
        },
        // Negative values are dropped by browsers; “yes” counts as 1, other words as next to nothing.
        "maximum-scale" => match leading_number(&value) {
            Some(number) => (0.0..2.0).contains(&number),
            None => !matches!(&value[..], "device-width" | "device-height"),
        },
        _ => false,
    }
}

/// Offers the tag without what blocks. To allow zooming takes nothing from anybody, so it is safe
/// where something is left; a template's settings are left alone.
fn suggest(finding: Finding, value: Span, content: &str) -> Finding {
    let kept: Vec<&str> =
        content.split([',', ';']).map(str::trim).filter(|part| !part.is_empty() && !blocks(part)).collect();
    if kept.is_empty() || has_hole(content) {
        return finding;
    }
    let text = kept.join(", ");
    finding.suggest(format!("content=\"{text}\""), value, text, Applicability::Safe)
}
