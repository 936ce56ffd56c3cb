//! Pages are light enough for old devices.

use crate::config::{OptionDefault, OptionSpec};
use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::span::Span;

rule! {
    /// # What it finds
    /// A page of more than 500 KB of markup, or with more than 3,000 elements. A message of more than
    /// 102 KB: some mail programs cut it off there.
    ///
    /// # Why it matters to the reader
    /// On an old phone or a slow line a heavy page takes a minute or does not come at all. A screen
    /// reader has to work through all of it. Many clients pay for each megabyte.
    ///
    /// # How to put it right
    /// Take pictures and fonts out of the markup into files. Split long pages. Remove styles and
    /// scripts that nothing uses.
    /// Markdown is light; its pictures are not.
    ///
    /// # Examples
    /// ```html,bad,max-page-kilobytes=1
    /// <html lang="en"><body><p>Our group for young parents starts on Monday. We meet each week at ten in our front room. You can bring your baby. To sign up, please call us before the end of April. Our group for young parents starts on Monday. We meet each week at ten in our front room. You can bring your baby. To sign up, please call us before the end of April. Our group for young parents starts on Monday. We meet each week at ten in our front room. You can bring your baby. To sign up, please call us before the end of April. Our group for young parents starts on Monday. We meet each week at ten in our front room. You can bring your baby. To sign up, please call us before the end of April. Our group for young parents starts on Monday. We meet each week at ten in our front room. You can bring your baby. To sign up, please call us before the end of April. Our group for young parents starts on Monday. We meet each week at ten in our front room. You can bring your baby. To sign up, please call us before the end of April. Our group for young parents starts on Monday. We meet each week at ten in our front room.</p></body></html>
    /// ```
    /// ```html,good
    /// <html lang="en"><body><p>Our group for young parents starts on Monday.</p></body></html>
    /// ```
    ///
    /// # Standards
    /// Good practice; no criterion is broken by it alone. The sizes are our choice, but for the 102 KB
    /// where Gmail cuts messages.
    HeavyPage {
        id: "access/heavy-page",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml],
        standards: &["NASW-ASWB 2005 Standard 2"],
        options: &[OptionSpec {
            name: "max-page-kilobytes",
            default: OptionDefault::Integer(500, 1, 100_000),
            help: "The most markup a page may have, in thousands of bytes.",
        }],
        title: "Pages are light enough for old devices",
        messages: &[
            Message { key: "large", text: "This page has {size} KB of markup. That is slow on old devices." },
            Message { key: "many", text: "This page has {count} elements. That is slow on old devices and with a screen reader." },
            Message { key: "cut", text: "This message has {size} KB. Some mail programs cut it off after 102 KB." },
        ],
    }
    |options| HeavyPage { page: options.integer("max-page-kilobytes") * 1000 }
}

/// Gmail shows so many bytes of a message and hides the rest.
const MESSAGE: usize = 102 * 1024;
/// Our choice: twice what the Lighthouse audit on DOM size starts to warn at.
const ELEMENTS: usize = 3000;

struct HeavyPage {
    /// In bytes.
    page: usize,
}

impl Rule for HeavyPage {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let size: usize = document
            .source
            .parts
            .iter()
            .filter(|part| matches!(part.kind, crate::source::PartKind::Body(Format::Html | Format::Mjml)))
            .map(|part| part.span.len())
            .sum();
        let root = document.tree.root();
        let at = if root.is_written() {
            root.span()
        } else {
            Span::at(document.source.parts.last().map_or(0, |part| part.span.start as usize))
        };
        if document.is_mail {
            // What mail programs get is what MJML and templates make; only a finished one can be weighed.
            if size > MESSAGE && document.source.format != Format::Mjml {
                findings.push(Finding::new("cut", at).arg("size", size / 1024));
            } else {
                findings.pass();
            }
            return;
        }
        if !document.tree.is_page {
            return;
        }
        if size > self.page {
            findings.push(Finding::new("large", at).arg("size", size / 1000));
            return;
        }
        // An element takes a few bytes at least: small files need not be counted.
        let count = if size < ELEMENTS * 3 { 0 } else { document.tree.elements().count() };
        if count > ELEMENTS {
            findings.push(Finding::new("many", at).arg("count", count));
        } else {
            findings.pass();
        }
    }
}
