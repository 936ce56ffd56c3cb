//! Long quotations are marked as quotations.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// A long paragraph that is all inside quotation marks and is not marked as a quotation.
    ///
    /// # Why it matters to the reader
    /// Many screen readers leave quotation marks out. People take the words of a client for yours.
    ///
    /// # How to put it right
    /// Put it into `<blockquote>`, or behind `>` in Markdown, and say whose words they are.
    /// In HTML and e-mail, use `<blockquote>`.
    ///
    /// # Examples
    /// ```md,bad
    /// “When I came here for the first time I did not know what to say. They gave me time, and after a while I could speak about what had happened at home.”
    /// ```
    /// ```md,good
    /// > “When I came here for the first time I did not know what to say. They gave me time, and after a while I could speak about what had happened at home.”
    /// ```
    /// ```md,good
    /// “Come in,” she said, and we came in and sat down by the window, where it was warm, and nobody said a word until the tea was ready and we had all had a cup.
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 1.3.1, technique H49; no criterion is broken by it alone.
    Quotation {
        id: "access/quotation",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Blocks],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Long quotations are marked as quotations",
        messages: &[Message { key: "unmarked", text: "This looks like a quotation, but only its quotation marks say so." }],
    }
    |_| Quotation
}

/// Shorter quotations stand well in their paragraph.
const FEWEST_WORDS: usize = 20;

struct Quotation;

impl Rule for Quotation {
    fn block(&self, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        if block.role != Role::Paragraph || block.hidden || block.words.len() < FEWEST_WORDS {
            return;
        }
        let text = block.text.trim();
        let Some(first) = text.chars().next() else { return };
        let close = match first {
            '"' => '"',
            '\u{201C}' | '\u{201D}' => '\u{201D}',
            '\u{201E}' => '\u{201C}',
            '\u{AB}' => '\u{BB}',
            '\u{BB}' => '\u{AB}',
            _ => return,
        };
        let inner = &text[first.len_utf8()..];
        let Some(end) = inner.find(close) else { return };
        let rest = inner[end + close.len_utf8()..].trim();
        // What follows may be a stop, or say who spoke.
        let is_whole = rest.chars().count() <= 1
            || rest.starts_with(['\u{2014}', '\u{2013}', '-', '(', '~']) && rest.split_whitespace().count() <= 12;
        let within = block.node.and_then(|index| context.document.tree.element(index)).is_some_and(|element| {
            std::iter::once(element)
                .chain(element.ancestors())
                .any(|step| matches!(step.name(), "blockquote" | "q" | "figure"))
                || element.children().any(|child| matches!(child.name(), "q" | "cite"))
        });
        if !is_whole || within || is_example(block, context) {
            return;
        }
        let mut finding = Finding::new("unmarked", block.whole());
        if let Some(node) = block.node {
            finding = finding.node(node);
        }
        findings.push(finding);
    }
}

/// Whether the line before announces an example: then nobody is quoted.
fn is_example(block: &Block, context: &Context<'_>) -> bool {
    let blocks = &context.document.blocks;
    let here = blocks.partition_point(|other| other.whole().start < block.whole().start);
    let Some(before) = here.checked_sub(1).and_then(|index| blocks.get(index)) else { return false };
    let text = before.text.trim_end().to_lowercase();
    let last = text.rsplit(['.', '!', '?', '\n']).next().unwrap_or("");
    let words = [
        "example",
        "ejemplo",
        "exemple",
        "beispiel",
        "exemplo",
        "esempio",
        "might be",
        "might say",
        "could say",
        "sample",
    ];
    last.ends_with(':') && words.iter().any(|word| last.contains(word))
}
