//! A page starts with one main heading.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::mail;
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A page or a longer e-mail without a heading of level 1, one with several, and a text in
    /// Markdown that starts with a lower level.
    ///
    /// # Why it matters to the reader
    /// People who use a screen reader often jump to the main heading to learn where they are. In a
    /// message it is the quickest way past logos and menus.
    ///
    /// # How to put it right
    /// Make the title of the text a heading of level 1, and use it once. In Markdown, write `# Title`.
    /// In Markdown, write one `# Title` or a `title:` in the front matter. In HTML and e-mail, write
    /// one `<h1>`.
    ///
    /// # Examples
    /// ```md,bad
    /// ## Our fees
    ///
    /// A first visit costs $150.
    /// ```
    /// ```md,bad
    /// # Our fees
    ///
    /// A first visit costs $150.
    ///
    /// # Insurance
    ///
    /// We take three plans.
    /// ```
    /// ```html,bad
    /// <html lang="en"><head><title>Our fees</title></head><body><h2>Our fees</h2><p>A first visit costs $150.</p></body></html>
    /// ```
    /// ```md,good
    /// # Our fees
    ///
    /// ## Insurance
    /// ```
    /// ```html,good
    /// <h2>A part of a page may start at any level</h2>
    /// ```
    /// ```html,good,kind=email
    /// <html lang="en"><body><p>Your visit is on Monday at ten.</p></body></html>
    /// ```
    /// ```md,good
    /// ---
    /// title: Our fees
    /// ---
    /// ## Insurance
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 1.3.1 and 2.4.6; no criterion is broken by it alone.
    PageHeading {
        id: "access/page-heading",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "A page starts with one main heading",
        messages: &[
            Message { key: "missing", text: "We did not find a main heading (level 1) here." },
            Message { key: "several", text: "This is a second main heading. People take the first one for the title." },
            Message { key: "first", text: "This text starts with a heading of level {level}. Its title should have level 1." },
        ],
    }
    |_| PageHeading
}

/// A text with fewer words is read in one go and needs no heading.
const SHORT: usize = 60;

/// With more holes than this nobody can tell what a template will print.
const MOST_HOLES: usize = 64;

struct PageHeading;

impl Rule for PageHeading {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if document.kind == Kind::Fragment || !is_whole(document) {
            return;
        }
        let tree = &document.tree;
        let headings: Vec<(Element<'_>, u8)> = tree
            .elements()
            .filter_map(|element| level(&element).map(|level| (element, level)))
            .filter(|(element, _)| !name::is_hidden(element))
            .collect();
        let mut main = headings.iter().filter(|(_, level)| *level == 1);
        if let Some((first, _)) = main.next() {
            // A second one in another arm of the template is never seen with the first, and an
            // article inside a page may have its own.
            let second = main.find(|(other, _)| {
                !tree.exclusive(first.span().start, other.span().start)
                    && !other
                        .ancestors()
                        .any(|around| matches!(around.name(), "article" | "section" | "dialog" | "template"))
            });
            match second {
                Some((other, _)) => findings
                    .push(Finding::new("several", other.span()).related(first.span(), "several").node(other.index())),
                None => findings.pass(),
            }
            return;
        }
        let printing = || tree.holes().iter().filter(|hole| hole.prints);
        // Each look costs the whole document, and a text with so many holes is a template through and through.
        if printing().nth(MOST_HOLES).is_some() || printing().any(|hole| !is_in_heading_free_place(document, hole.span))
        {
            findings.cannot_tell();
            return;
        }
        match headings.first() {
            Some((heading, level)) if document.source.format == Format::Markdown => {
                findings
                    .push(Finding::new("first", heading.span()).arg("level", i64::from(*level)).node(heading.index()));
            }
            _ if document.source.format == Format::Markdown => {}
            _ if words(document) < SHORT && (document.is_mail || headings.is_empty()) => {}
            _ => {
                let first = headings.first().map(|(element, _)| *element);
                let body = mail::body(document).filter(Element::is_written);
                let Some(at) = first.or(body).or_else(|| tree.elements().find(Element::is_written)) else { return };
                findings.push(Finding::new("missing", at.span()).node(at.index()));
            }
        }
    }
}

/// Whether the document stands for itself, and its title is written in it.
fn is_whole(document: &Document<'_>) -> bool {
    match document.source.format {
        Format::Markdown => {
            let titled = document.front_matter.as_ref().is_some_and(|matter| !matter.entries.is_empty());
            !titled
        }
        _ if document.is_mail => mail::is_whole_message(document),
        // Front matter gives a page to a layout that brings the rest.
        _ => {
            document.front_matter.is_none()
                && document.tree.is_page
                && mail::body(document).is_some_and(|body| body.is_written())
        }
    }
}

fn words(document: &Document<'_>) -> usize {
    document.blocks.iter().filter(|block| block.prose && !block.hidden).map(|block| block.words.len()).sum()
}

/// A hole inside a paragraph, a cell of text, a link or a tag prints words and no heading.
fn is_in_heading_free_place(document: &Document<'_>, hole: crate::span::Span) -> bool {
    let tree = &document.tree;
    let before = &tree.masked().as_bytes()[..hole.start as usize];
    if memchr::memrchr(b'<', before) > memchr::memrchr(b'>', before) {
        return true;
    }
    // The text node that holds it.
    let at = tree.runs().iter().find(|run| run.span.start <= hole.start && hole.end <= run.span.end);
    let Some(block) = at else { return true };
    document.blocks.iter().any(|own| {
        let whole = own.whole();
        whole.start <= block.span.start
            && block.span.end <= whole.end.max(block.span.end)
            && own.words.len() > 1
            && whole.start <= hole.start
            && hole.end <= whole.end
    })
}

/// The level of a heading.
pub(super) fn level(element: &Element<'_>) -> Option<u8> {
    let own = match element.name() {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    };
    match element.attr("role") {
        None => own,
        Some("heading") => element.attr("aria-level").and_then(|level| level.trim().parse().ok()).or(own).or(Some(2)),
        Some(_) => None,
    }
}
