//! A link that skips leads somewhere.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::syntax::name;

rule! {
    /// # What it finds
    /// A link such as “Skip to content” whose target is not on the page.
    ///
    /// # Why it matters to the reader
    /// People who use the keyboard would pass over the menu with it. If it leads nowhere, they press Tab
    /// through the whole menu on each page.
    ///
    /// # How to put it right
    /// Give the main part of the page the id that the link names: `<main id="content">`. E-mails and
    /// Markdown texts need no such link.
    ///
    /// # Examples
    /// ```html,bad
    /// <!DOCTYPE html><html lang="en"><body><a href="#content">Skip to content</a><main id="main"><h1>Fees</h1></main></body></html>
    /// ```
    /// ```html,good
    /// <!DOCTYPE html><html lang="en"><body><a href="#content">Skip to content</a><main id="content"><h1>Fees</h1></main></body></html>
    /// ```
    /// ```html,good
    /// <!DOCTYPE html><html lang="en"><body><a href="#content">Skip to content</a><main id="{{ id }}"><h1>Fees</h1></main></body></html>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.4.1 Bypass Blocks: other ways past the menu may be there.
    SkipLink {
        id: "access/skip-link",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Document],
        formats: &[Format::Html],
        standards: &["WCAG 2.2 2.4.1", "NASW-ASWB 2005 Standard 2"],
        title: "A link that skips leads somewhere",
        messages: &[
            Message { key: "broken", text: "This link should skip to “{target}”, but nothing on this page has that id." },
        ],
    }
    |_| SkipLink
}

struct SkipLink;

/// How such links begin, in six languages.
const STARTS: [&str; 22] = [
    "skip to",
    "skip nav",
    "skip link",
    "skip the",
    "jump to",
    "go to content",
    "go to main",
    "saltar al",
    "saltar a",
    "ir al contenido",
    "ir al cont",
    "pasar al",
    "aller au",
    "passer au",
    "zum inhalt",
    "zum haupt",
    "direkt zum",
    "pular para",
    "ir para o",
    "saltar para",
    "vai al",
    "salta al",
];

impl Rule for SkipLink {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let tree = &document.tree;
        if !tree.is_page || document.is_mail {
            return;
        }
        // Such a link stands before everything it skips.
        for link in tree.elements().filter(|element| element.name() == "a").take(5) {
            let Some(target) = link.attr("href").and_then(|href| href.strip_prefix('#')) else { continue };
            let words = name::name(&link).text.to_lowercase();
            if !STARTS.iter().any(|start| words.starts_with(start)) {
                continue;
            }
            let there = tree.by_id(target).is_some()
                || target == "top"
                || tree.elements().any(|element| element.name() == "a" && element.attr("name") == Some(target));
            if there {
                findings.pass();
            } else if link.attr_has_hole("href") || tree.holes().iter().any(|hole| hole.prints) || tree.has_filled_ids()
            {
                findings.cannot_tell();
            } else {
                findings
                    .push(Finding::new("broken", link.whole()).arg("target", format!("#{target}")).node(link.index()));
            }
        }
    }
}
