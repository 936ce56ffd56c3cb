//! Pages can be made larger.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::syntax::tree::Element;

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

impl Rule for ViewportZoom {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !element.attr("name").is_some_and(|name| name.trim().eq_ignore_ascii_case("viewport")) {
            return;
        }
        let Some(content) = element.attr("content") else { return };
        let blocks = content.split([',', ';']).any(|setting| {
            let Some((key, value)) = setting.split_once('=') else { return false };
            let value = value.trim().to_ascii_lowercase();
            match key.trim().to_ascii_lowercase().as_str() {
                // “no”, and every number between -1 and 1, means no.
                "user-scalable" => value == "no" || value.parse::<f64>().is_ok_and(|number| number.abs() < 1.0),
                // Negative values are dropped by browsers; words count as 1 (“yes”) or less.
                "maximum-scale" => match value.parse::<f64>() {
                    Ok(number) => (0.0..2.0).contains(&number),
                    Err(_) => value == "yes" || value == "no",
                },
                _ => false,
            }
        });
        if blocks {
            findings.push(Finding::new("blocked", element.attr_or_tag("content")).node(element.index()));
        } else {
            findings.pass();
        }
    }
}
