//! Lists are lists and not lines with typed bullets.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::span::Span;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Two or more lines in a row that start with a typed bullet or number, in a paragraph or in
    /// paragraphs of their own.
    ///
    /// # Why it matters to the reader
    /// A screen reader says of a real list how many points it has and lets people step from one to
    /// the next. Typed bullets are read as “bullet” or not at all.
    ///
    /// # How to put it right
    /// Make a list: lines that start with `- ` or `1. ` in Markdown, `<ul>` and `<li>` in HTML.
    /// In HTML and e-mail, use `<ul>` or `<ol>` with `<li>`.
    ///
    /// # Examples
    /// ```md,bad
    /// Please bring:
    /// • your insurance card
    /// • a list of what you take
    /// ```
    /// ```html,bad
    /// <p>Please bring:<br>- your insurance card<br>- a list of what you take</p>
    /// ```
    /// ```html,bad
    /// <p>1) Call us.</p><p>2) Choose a time.</p>
    /// ```
    /// ```md,good
    /// Please bring:
    ///
    /// - your insurance card
    /// - a list of what you take
    /// ```
    /// ```html,good
    /// <p>Home • Fees • Contact</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.1 Info and Relationships, technique H48 and failure F2.
    TypedList {
        id: "access/typed-list",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        standards: &["WCAG 2.2 1.3.1", "NASW-ASWB 2005 Standard 2"],
        title: "Lists are lists and not lines with typed bullets",
        messages: &[Message { key: "typed", text: "These {count} lines look like a list, but the bullets are typed." }],
    }
    |_| TypedList
}

struct TypedList;

/// What a line starts with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet(char),
    /// A number or letter and what stands behind it.
    Number(u32, char),
}

impl Mark {
    /// Whether a line with `self` goes on with the list of a line with `before`.
    fn follows(self, before: Self) -> bool {
        match (before, self) {
            (Self::Bullet(a), Self::Bullet(b)) => a == b,
            (Self::Number(a, behind), Self::Number(b, same)) => behind == same && b == a + 1,
            _ => false,
        }
    }
}

/// Lines in a row so far.
struct Run {
    last: Mark,
    span: Span,
    count: usize,
    node: Option<u32>,
}

impl Rule for TypedList {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let mut run: Option<Run> = None;
        for block in &document.blocks {
            if block.hidden || matches!(block.role, Role::Alt | Role::Title | Role::Subject | Role::Alternative) {
                continue;
            }
            if !matches!(block.role, Role::Paragraph | Role::Cell | Role::Quote | Role::Legal) {
                settle(&mut run, findings);
                continue;
            }
            // A plain text has no other way to write a list.
            let plain = block.node.is_none_or(|node| is_markdown_inside(document, node));
            let lines = if plain { Vec::new() } else { lines(block, document) };
            for (index, (text, span)) in lines.into_iter().enumerate() {
                match mark(&text) {
                    Some(mark) => match &mut run {
                        // Cells beside each other are no lines.
                        Some(run) if mark.follows(run.last) && (index > 0 || block.role != Role::Cell) => {
                            run.last = mark;
                            run.count += 1;
                            run.span = run.span.cover(span);
                        }
                        _ => {
                            settle(&mut run, findings);
                            run = Some(Run { last: mark, span, count: 1, node: block.node });
                        }
                    },
                    None => settle(&mut run, findings),
                }
            }
        }
        settle(&mut run, findings);
    }
}

/// Whether a site generator reads what stands in this element as Markdown: `<div markdown="1">`.
fn is_markdown_inside(document: &Document<'_>, node: u32) -> bool {
    document.source.format == Format::Markdown
        && document.tree.element(node).is_some_and(|element| {
            std::iter::once(element).chain(element.ancestors()).any(|around| around.has_attr("markdown"))
        })
}

fn settle(run: &mut Option<Run>, findings: &mut Findings) {
    let Some(run) = run.take() else { return };
    if run.count < 2 {
        return;
    }
    let mut finding = Finding::new("typed", run.span).arg("count", run.count);
    if let Some(node) = run.node {
        finding = finding.node(node);
    }
    findings.push(finding);
}

/// The lines of a block and where they stand: in Markdown those of the source, which a reader of the
/// source takes for lines.
pub(super) fn lines(block: &Block, document: &Document<'_>) -> Vec<(String, Span)> {
    let whole = block.whole();
    if document.source.format == Format::Markdown {
        let mut at = whole.start as usize;
        return whole
            .of(document.tree.masked())
            .split('\n')
            .map(|line| {
                let start = at + (line.len() - line.trim_start().len());
                at += line.len() + 1;
                (line.trim().to_owned(), Span::new(start, start + line.trim().len()))
            })
            .collect();
    }
    let mut at = 0;
    block
        .text
        .split('\n')
        .map(|line| {
            let start = at;
            at += line.len() + 1;
            (line.to_owned(), block.span(start, start + line.len()))
        })
        .collect()
}

fn mark(line: &str) -> Option<Mark> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let has_text = |rest: &str| rest.chars().any(char::is_alphabetic);
    let bullet = matches!(
        first,
        '\u{2022}'
            | '\u{2023}'
            | '\u{25E6}'
            | '\u{25AA}'
            | '\u{25AB}'
            | '\u{25CF}'
            | '\u{25CB}'
            | '\u{25A0}'
            | '\u{2043}'
            | '\u{204C}'
            | '\u{27A4}'
            | '\u{25B6}'
            | '\u{2713}'
            | '\u{2714}'
            | '\u{00B7}'
            | '\u{2013}'
            | '-'
            | '*'
            | '+'
    );
    if bullet {
        // Typed dashes stand before a space; a bullet may touch its word.
        let spaced = rest.starts_with([' ', '\u{A0}', '\t']);
        let strong = !matches!(first, '-' | '*' | '+' | '\u{2013}' | '\u{00B7}');
        return ((spaced || strong) && has_text(rest)).then_some(Mark::Bullet(first));
    }
    // “1.”, “1)”, “(1)”, “a)”.
    let inner = line.strip_prefix('(').unwrap_or(line);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let (number, after) = if (1..=2).contains(&digits) {
        (inner[..digits].parse().ok()?, &inner[digits..])
    } else {
        let letter = inner.chars().next().filter(char::is_ascii_lowercase)?;
        (u32::from(letter), &inner[1..])
    };
    let behind = after.chars().next()?;
    let fits = behind == ')' || behind == '.' && digits > 0;
    let rest = after.get(1..)?;
    (fits && rest.starts_with([' ', '\u{A0}']) && has_text(rest)).then_some(Mark::Number(number, behind))
}
