//! Pages do not reload or move on by themselves.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};

rule! {
    /// # What it finds
    /// A page that reloads or goes elsewhere by itself after some seconds.
    ///
    /// # Why it matters to the reader
    /// People who read slowly, or who hear the page, lose their place.
    ///
    /// # How to put it right
    /// Take the tag out and let people choose. If the page has moved, send them on at once (0
    /// seconds) or, better, from the server.
    /// Mail programs ignore it, and Markdown has none but in HTML inside the file.
    ///
    /// # Examples
    /// ```html,bad
    /// <meta http-equiv="refresh" content="30">
    /// ```
    /// ```html,bad
    /// <meta http-equiv="refresh" content="10; URL=https://example.org/new">
    /// ```
    /// ```html,good
    /// <meta http-equiv="refresh" content="0; URL=https://example.org/new">
    /// ```
    /// ```html,good
    /// <meta http-equiv="content-type" content="30">
    /// ```
    /// ```html,good
    /// <meta http-equiv="refresh" content="{{ delay }}">
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.2.1 Timing Adjustable; ACT rule bc659a.
    MetaRefresh {
        id: "access/meta-refresh",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["WCAG 2.2 2.2.1", "ACT bc659a", "ACT bisz58", "NASW-ASWB 2005 Standard 2"],
        title: "Pages do not reload or move on by themselves",
        messages: &[Message { key: "refresh", text: "This page reloads or moves on by itself after {seconds} seconds." }],
    }
    |_| MetaRefresh
}

/// WCAG's exception: a limit longer than 20 hours.
const LONG_ENOUGH: u64 = 72_000;

struct MetaRefresh;

impl Rule for MetaRefresh {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        // Browsers follow the first tag that is valid.
        for element in document.tree.elements() {
            if element.name() != "meta"
                || !element.attr("http-equiv").is_some_and(|name| name.trim().eq_ignore_ascii_case("refresh"))
            {
                continue;
            }
            let Some(content) = element.attr("content") else { continue };
            if element.attr_has_hole("content") {
                findings.cannot_tell();
                return;
            }
            let Some(seconds) = delay(content) else { continue };
            if seconds == 0 {
                findings.pass();
                return;
            }
            let finding = Finding::new("refresh", element.attr_or_tag("content"))
                .arg("seconds", i64::try_from(seconds).unwrap_or(i64::MAX))
                .node(element.index());
            findings.push(if seconds > LONG_ENOUGH {
                finding.severity(Severity::Note).standards(AT_ANY_TIME)
            } else {
                finding
            });
            return;
        }
    }
}

/// What even a very long wait goes against: level AAA allows none.
const AT_ANY_TIME: &[&str] = &["WCAG 2.2 2.2.4", "WCAG 2.2 3.2.5", "ACT bisz58", "NASW-ASWB 2005 Standard 2"];

/// The seconds to wait, as HTML reads them; `None` for a tag that browsers pass over.
fn delay(content: &str) -> Option<u64> {
    let content = content.trim_start_matches(|c: char| c.is_ascii_whitespace());
    let digits: &str = &content[..content.bytes().take_while(u8::is_ascii_digit).count()];
    let after = &content[digits.len()..];
    // A number may begin with its point.
    if digits.is_empty() && !after.starts_with('.') {
        return None;
    }
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    // Anything but a space, `;` or `,` after the number makes the tag void.
    let valid =
        after.is_empty() || after.starts_with([';', ',']) || after.starts_with(|c: char| c.is_ascii_whitespace());
    valid.then(|| if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) })
}
