//! Links to an e-mail address show the address.

use scraper::Node;

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// In Markdown: a link that opens a mail program and does not show the address.
    ///
    /// # Why it matters to the reader
    /// Many people have no mail program on the device they read with. They want to copy the address,
    /// or to write it down. Others are surprised when a program opens.
    ///
    /// # How to put it right
    /// Show the address: `[intake@example.org](mailto:intake@example.org)`.
    /// In HTML and e-mail: `<a href="mailto:office@example.org">office@example.org</a>`.
    ///
    /// # Examples
    /// ```md,bad
    /// [Write to us](mailto:intake@example.org) if you have a question.
    /// ```
    /// ```md,good
    /// Write to [intake@example.org](mailto:intake@example.org?subject=Visit).
    /// ```
    /// ```md,good
    /// [Write to us](mailto:intake@example.org) (intake@example.org).
    /// ```
    ///
    /// # Standards
    /// Good practice; no criterion is broken by it alone.
    MailLink {
        id: "access/mail-link",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Elements],
        formats: &[Format::Markdown],
        tags: &["a"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Links to an e-mail address show the address",
        messages: &[Message { key: "hidden", text: "This link opens a mail program. Its words do not show the address {address}." }],
    }
    |_| MailLink
}

struct MailLink;

impl Rule for MailLink {
    fn element(&self, link: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(target) = link.attr("href") else { return };
        let Some(rest) = target.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:")).map(|_| &target[7..])
        else {
            return;
        };
        let address = rest.split('?').next().unwrap_or("").trim();
        // Without an address it is a link to share something.
        if address.is_empty() || !address.contains('@') || crate::template::has_hole(address) {
            return;
        }
        let name = name::name(link);
        let shown = beside(link).contains(&address.to_lowercase()) || name.text.contains('@');
        if shown || name.unknown {
            findings.pass();
        } else {
            findings.push(Finding::new("hidden", link.whole()).arg("address", address).node(link.index()));
        }
    }
}

/// The text right before and behind a link, in small letters.
fn beside(link: &Element<'_>) -> String {
    let node = link.node();
    let mut text = String::new();
    for near in node.prev_siblings().take(3).chain(std::iter::once(node)).chain(node.next_siblings().take(3)) {
        match near.value() {
            Node::Text(part) => text.push_str(&part.text),
            Node::Element(_) => text.push_str(&Element::new(link.tree(), near).text()),
            _ => {}
        }
        text.push(' ');
    }
    text.to_lowercase()
}
