//! Links have words and not an address.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::span::Span;
use crate::syntax::name;
use crate::syntax::tree::Element;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// A web address in the text of a Markdown document, by itself or as the words of a link.
    ///
    /// # Why it matters to the reader
    /// A screen reader spells an address out: “h t t p s colon slash slash”. Nobody hears where it
    /// leads. Some programs do not even make a link of it.
    ///
    /// # How to put it right
    /// Give it words: `[our fees](https://example.org/fees)`.
    /// In HTML and e-mail, put words into the link: `<a href="…">our fees</a>`.
    ///
    /// # Examples
    /// ```md,bad
    /// You find our fees at https://example.org/fees.
    /// ```
    /// ```md,bad
    /// Fees: <https://example.org/fees>
    /// ```
    /// ```md,good
    /// See [our fees](https://example.org/fees).
    /// ```
    /// ```md,good
    /// Type `https://example.org/fees` into your browser, or visit example.org.
    /// ```
    /// ```md,good
    /// All our addresses begin with "www.example.org". Example URL: https://example.org/fees
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 2.4.4; no criterion is broken by it alone.
    BareUrl {
        id: "access/bare-url",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Links have words and not an address",
        messages: &[
            Message { key: "bare", text: "This web address has no words. A screen reader spells it out." },
            Message { key: "words", text: "The words of this link are a web address. A screen reader spells it out." },
        ],
    }
    |_| BareUrl
}

/// Where addresses start.
const STARTS: [&str; 3] = ["https://", "http://", "www."];

struct BareUrl;

impl Rule for BareUrl {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let text = document.tree.masked().as_bytes();
        if !STARTS.iter().any(|start| memchr::memmem::find(text, start.as_bytes()).is_some()) {
            return;
        }
        // Where links and code stand, in order: what is in them is judged as a whole or not at all.
        let mut taken: Vec<Span> = Vec::new();
        for element in document.tree.elements() {
            if !matches!(element.name(), "a" | "code" | "kbd" | "samp" | "pre") {
                continue;
            }
            let whole = element.whole();
            if taken.last().is_none_or(|last| last.end <= whole.start) {
                taken.push(whole);
            }
            if element.name() == "a" && element.has_attr("href") {
                link(&element, findings);
            }
        }
        for block in &document.blocks {
            if !block.hidden && !matches!(block.role, Role::Code | Role::Alt | Role::Title) {
                addresses(block, &taken, findings);
            }
        }
    }
}

/// A link whose words are an address.
fn link(link: &Element<'_>, findings: &mut Findings) {
    let name = name::name(link);
    let text = name.text.trim();
    if name.unknown || name::is_hidden(link) {
        return;
    }
    let starts = STARTS.iter().any(|start| text.starts_with(start));
    let is_address = starts && !text.contains(char::is_whitespace) && text.contains('.');
    let start = link.span().start as usize;
    if is_address && is_spoken_of(link.tree().masked().get(..start).unwrap_or("")) {
        findings.cannot_tell();
    } else if is_address && !link.children().any(|child| child.name() == "code") {
        findings.push(Finding::new("words", link.whole()).node(link.index()));
    } else {
        findings.pass();
    }
}

/// Addresses in the text of a block, outside what is taken.
fn addresses(block: &Block, taken: &[Span], findings: &mut Findings) {
    let mut done = 0;
    for (at, start) in starts(&block.text) {
        let before = block.text[..at].chars().next_back();
        if at < done || before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '=' | '`')) {
            continue;
        }
        // Markdown that a site generator will read, inside HTML: `[fees](https://…)`; or the attribute of
        // a tag that another reader of Markdown knows: `href="https://…"`.
        if ["](", "]: ", "=\"", "='"].iter().any(|mark| block.text[..at].ends_with(mark)) {
            continue;
        }
        let rest = &block.text[at..];
        let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | ')' | ']');
        let end = rest.find(stops).unwrap_or(rest.len());
        let end = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']).len();
        done = at + end;
        let host = rest[..end].get(start..).unwrap_or("");
        if !host.starts_with(char::is_alphanumeric) || rest[..end].contains(crate::template::is_hole_char) {
            continue;
        }
        if is_spoken_of(&block.text[..at]) || host.starts_with("localhost") || host.starts_with("127.") {
            continue;
        }
        let span = block.span(at, at + end);
        let index = taken.partition_point(|whole| whole.start <= span.start);
        if index == 0 || taken[index - 1].end <= span.start {
            findings.push(Finding::new("bare", span));
        }
    }
}

/// Whether the text before an address speaks of the address itself and leads nobody there: it stands
/// in quotation marks, behind `@`, or behind the word for it: “addresses begin with "www.example.org"”,
/// “Example URL: …”.
fn is_spoken_of(before: &str) -> bool {
    if before.ends_with(['"', '\u{201C}', '\u{201D}', '\u{201E}', '\u{AB}', '@']) {
        return true;
    }
    let mut from = before.len().saturating_sub(SOME_WORDS);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let line = before[from..].rsplit('\n').next().unwrap_or("");
    line.split(|c: char| !c.is_alphanumeric()).any(|word| {
        ["url", "urls", "domain", "domains", "subdomain", "subdirectory"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    })
}

/// How far back a word for the address is looked for, in bytes.
const SOME_WORDS: usize = 60;

/// Places in a text where an address may start, in order, with the length of its start.
fn starts(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = STARTS
        .iter()
        .flat_map(|start| memchr::memmem::find_iter(text.as_bytes(), start.as_bytes()).map(|at| (at, start.len())))
        .collect();
    found.sort_unstable();
    found
}
