//! Pages do not reload or move on by themselves.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

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
        needs: &[Need::Elements],
        tags: &["meta"],
        standards: &["WCAG 2.2 2.2.1", "ACT bc659a", "NASW-ASWB 2005 Standard 2"],
        title: "Pages do not reload or move on by themselves",
        messages: &[Message { key: "refresh", text: "This page reloads or moves on by itself after {seconds} seconds." }],
    }
    |_| MetaRefresh
}

/// WCAG's exception: a limit longer than 20 hours.
const LONG_ENOUGH: u64 = 72_000;

struct MetaRefresh;

impl Rule for MetaRefresh {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !element.attr("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh")) {
            return;
        }
        let Some(content) = element.attr("content").map(str::trim_start) else { return };
        let digits: String = content.chars().take_while(char::is_ascii_digit).collect();
        let after = content[digits.len()..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        // HTML's own parsing: anything but a space, `;` or `,` after the number makes the tag void.
        let valid =
            after.is_empty() || after.starts_with([';', ',']) || after.starts_with(|c: char| c.is_ascii_whitespace());
        let Ok(seconds) = digits.parse::<u64>() else { return };
        if !valid {
            return;
        }
        if seconds == 0 || seconds > LONG_ENOUGH {
            findings.pass();
        } else {
            findings.push(
                Finding::new("refresh", element.attr_or_tag("content"))
                    .arg("seconds", i64::try_from(seconds).unwrap_or(i64::MAX))
                    .node(element.index()),
            );
        }
    }
}
