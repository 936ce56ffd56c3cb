//! The words on the screen are part of the name.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::aria;
use crate::syntax::name;
use crate::syntax::role;
use crate::syntax::tree::Element;
use crate::template::has_hole;

rule! {
    /// # What it finds
    /// A link or button whose words on the screen are not part of the name that `aria-label` gives it.
    ///
    /// # Why it matters to the reader
    /// People who speak to their computer say the words they see: “click Send form”. If the name has
    /// other words, nothing happens.
    ///
    /// # How to put it right
    /// Begin the `aria-label` with the words on the screen, or take it away.
    /// This is about `aria-label` in HTML and e-mail. Markdown links are named by their words.
    ///
    /// # Examples
    /// ```html,bad
    /// <a href="/fees" aria-label="Prices">Our fees</a>
    /// ```
    /// ```html,bad
    /// <button aria-label="Submit">Send form</button>
    /// ```
    /// ```html,good
    /// <a href="/fees" aria-label="Our fees for 2026">Our fees</a>
    /// ```
    /// ```html,good
    /// <button aria-label="Close">×</button>
    /// ```
    /// ```html,good
    /// <a href="/" aria-label="{{ label }}">Our fees</a><a href="/" aria-label="Home"><img src="a.png" alt="Start"></a>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.5.3 Label in Name; ACT rule 2ee8b8.
    LabelInName {
        id: "access/label-in-name",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[aria-*]"],
        standards: &["WCAG 2.2 2.5.3", "ACT 2ee8b8", "NASW-ASWB 2005 Standard 2"],
        title: "The words on the screen are part of the name",
        messages: &[Message { key: "differs", text: "The screen shows “{shown}”, but the name is “{name}”. People who speak to their computer say what they see." }],
    }
    |_| LabelInName
}

struct LabelInName;

impl Rule for LabelInName {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let named = ["aria-label", "aria-labelledby"]
            .iter()
            .any(|name| element.attr(name).is_some_and(|value| !value.trim().is_empty()));
        if !named || element.is_hidden() || !element.is_seen() {
            return;
        }
        let own = role::role(element);
        if !(aria::is_widget(own) && aria::is_named_by_content(own)) {
            return;
        }
        let mut shown = String::new();
        let mut unsure = false;
        seen_text(element, &mut shown, &mut unsure, 0);
        let name = name::name(element);
        if unsure || name.unknown || has_hole(&shown) {
            findings.cannot_tell();
            return;
        }
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words(&without_brackets(&shown));
        // A single sign stands for something else: ×, >, i.
        let said: usize = words.iter().map(|word| word.chars().count()).sum();
        if said < 2 {
            return;
        }
        let heard = self::words(&name.text);
        if heard.windows(words.len()).any(|part| part == words) {
            findings.pass();
        } else {
            findings.push(
                Finding::new("differs", element.span())
                    .arg("shown", shown)
                    .arg("name", &*name.text)
                    .node(element.index()),
            );
        }
    }
}

/// The text that can be seen inside; icon fonts write words that nobody sees.
fn seen_text(element: &Element<'_>, text: &mut String, unsure: &mut bool, depth: usize) {
    if depth > 64 || text.len() > 2_000 {
        *unsure = true;
        return;
    }
    for node in element.node().children() {
        if let Some(part) = node.value().as_text() {
            text.push_str(&part.text);
        } else if node.value().is_element() {
            let child = Element::new(element.tree(), node);
            if is_icon(&child) {
                *unsure |= child
                    .node()
                    .descendants()
                    .any(|inner| inner.value().as_text().is_some_and(|text| !text.trim().is_empty()));
            } else if child.is_seen() && !matches!(child.name(), "style" | "script" | "select" | "textarea") {
                let apart =
                    !matches!(child.name(), "b" | "i" | "em" | "strong" | "span" | "font" | "u" | "small" | "mark");
                if apart {
                    text.push(' ');
                }
                seen_text(&child, text, unsure, depth + 1);
                if apart {
                    text.push(' ');
                }
            }
        }
    }
}

fn is_icon(element: &Element<'_>) -> bool {
    let icon = |value: &str| {
        let lower = value.to_ascii_lowercase();
        lower.contains("icon")
            || lower.contains("material-symbols")
            || lower.split_ascii_whitespace().any(|class| class.starts_with("fa-"))
    };
    element.attr("class").is_some_and(icon) || element.attr("style").is_some_and(icon) || element.name() == "svg"
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    // Brackets that never close hold all the rest: then they are no brackets.
    if depth > 0 { text.to_owned() } else { kept }
}

/// Words in lower case, without the marks around them.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '·' | '|' | ','))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}
