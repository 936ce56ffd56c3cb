//! The page can be used upright and on its side.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::style;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A style sheet that turns the page by a quarter when the screen is held upright or on its side.
    ///
    /// # Why it matters to the reader
    /// Some people have their device fixed to a wheelchair or a bed. They cannot turn it.
    ///
    /// # How to put it right
    /// Take the rotation away. Arrange the page for both ways of holding a device.
    /// This is in a style sheet, also in one of an e-mail or inside Markdown.
    ///
    /// # Examples
    /// ```html,bad
    /// <style>@media (orientation: portrait) { body { transform: rotate(90deg) } }</style><p>Hello</p>
    /// ```
    /// ```html,bad
    /// <style>@media (orientation: landscape) { html { rotate: -0.25turn } }</style><p>Hello</p>
    /// ```
    /// ```html,good
    /// <style>@media (orientation: portrait) { body { padding: 0 } }</style><p>Hello</p>
    /// ```
    /// ```html,good
    /// <style>.logo { transform: rotate(90deg) }</style><p class="logo">Hello</p>
    /// ```
    /// ```html,good
    /// <style>@media (orientation: portrait) { body { transform: rotate(180deg) } }</style><p>Hello</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.4 Orientation; ACT rule b33eff.
    OrientationLock {
        id: "access/orientation-lock",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["style"],
        standards: &["WCAG 2.2 1.3.4", "ACT b33eff", "NASW-ASWB 2005 Standard 2"],
        title: "The page can be used upright and on its side",
        messages: &[Message { key: "locked", text: "This turns the page when the device is held another way." }],
    }
    |_| OrientationLock
}

struct OrientationLock;

impl Rule for OrientationLock {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let text: String =
            element.node().children().filter_map(|node| node.value().as_text().map(|text| &text.text[..])).collect();
        if !text.contains("orientation") || !(text.contains("rotat") || text.contains("matrix")) {
            return;
        }
        // Nobody writes so many sheets; each is compared with the whole page.
        if findings.list.len() + (findings.passed + findings.cannot_tell) as usize > 20 {
            findings.cannot_tell();
            return;
        }
        let turns = style::turns(&text);
        let tree = element.tree();
        let seen = |selector: &str| {
            scraper::Selector::parse(selector).is_ok_and(|selector| {
                tree.html().select(&selector).take(50).any(|found| Element::new(tree, *found).is_seen())
            })
        };
        let mut found = false;
        for turn in turns.iter().filter(|turn| turn.by_orientation) {
            // What holds otherwise: only the difference is the lock.
            let base = turns
                .iter()
                .rev()
                .find(|other| !other.by_orientation && other.selector == turn.selector)
                .map_or(0.0, |other| other.degrees);
            let by = (turn.degrees - base).rem_euclid(180.0);
            if (by - 90.0).abs() < 1.0 && seen(&turn.selector) {
                found = true;
            }
        }
        if found {
            findings.push(Finding::new("locked", element.span()).node(element.index()));
        } else {
            findings.pass();
        }
    }
}
