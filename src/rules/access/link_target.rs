//! Links lead somewhere.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::{Element, Origin};

rule! {
    /// # What it finds
    /// A link whose target is empty or only `#`, in Markdown and in e-mail. On web pages, only an
    /// empty target.
    ///
    /// # Why it matters to the reader
    /// People choose the link and nothing happens, or they land at the top. They cannot know whether
    /// they did something wrong.
    ///
    /// # How to put it right
    /// Write the address. If there is none yet, leave the words without a link.
    ///
    /// # Examples
    /// ```md,bad
    /// See [our fees]().
    /// ```
    /// ```html,bad,kind=email
    /// <p><a href="#">Book a visit</a></p>
    /// ```
    /// ```md,good
    /// See [our fees](fees.md) or go [back to the top](#).
    /// ```
    /// ```html,good,kind=email
    /// <p><a href="{{ url }}">Book a visit</a></p>
    /// ```
    /// ```html,good
    /// <p><a href="#" onclick="openMenu()">Menu</a></p>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 2.4.4; no criterion is broken by it alone.
    LinkTarget {
        id: "access/link-target",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        tags: &["a", "mj-button", "mj-navbar-link"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Links lead somewhere",
        messages: &[Message { key: "empty", text: "This link leads nowhere." }],
    }
    |_| LinkTarget
}

struct LinkTarget;

impl Rule for LinkTarget {
    fn element(&self, link: &Element<'_>, context: &Context<'_>, findings: &mut Findings) {
        let Some(target) = link.attr("href").map(str::trim) else { return };
        if link.attr_has_hole("href") || name::is_hidden(link) {
            return;
        }
        let strict = context.document.is_mail || link.origin() == Origin::Markdown;
        let is_handled = link.attrs().any(|(name, _)| {
            name.starts_with("on") || name.starts_with("data-") || matches!(name, "role" | "name" | "id")
        });
        let bare = target.is_empty() || target == "#" && strict;
        if !bare {
            findings.pass();
        } else if is_handled && !context.document.is_mail || leads_up(&link.text()) {
            findings.cannot_tell();
        } else {
            findings.push(Finding::new("empty", link.whole()).node(link.index()));
        }
    }
}

/// Whether the words say that the link leads to the top of the page, as `#` does.
fn leads_up(text: &str) -> bool {
    let text = text.to_lowercase();
    ["top", "arriba", "inicio", "haut", "oben", "anfang", "topo", "in\u{ed}cio", "inizio", "\u{2191}"]
        .iter()
        .any(|word| text.contains(word))
}
