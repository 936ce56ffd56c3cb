//! Prose is not set as preformatted text.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::{Element, Origin};

rule! {
    /// # What it finds
    /// Sentences in a `<pre>`, or in Markdown behind four spaces.
    ///
    /// # Why it matters to the reader
    /// Such lines do not break to fit the screen. People who make letters larger have to move
    /// sideways for each line.
    ///
    /// # How to put it right
    /// Make it paragraphs. In Markdown, take the four spaces away. For a poem or an address, use `<br>`.
    /// In an e-mail, use paragraphs and not `<pre>`.
    ///
    /// # Examples
    /// ```html,bad
    /// <pre>Our group for young parents starts on Monday. We meet each week at ten in our front room. You can bring your baby. To sign up, please call us before the end of April.</pre>
    /// ```
    /// ```html,good
    /// <p>Our group for young parents starts on Monday. We meet each week at ten in our front room.</p>
    /// ```
    /// ```html,good
    /// <pre><code>let fees = 150; // A first visit. It costs more than the next. We say so.</code></pre>
    /// ```
    /// ```html,good
    /// <pre style="white-space: pre-wrap">Our group for young parents starts on Monday. We meet each week at ten in our front room. You can bring your baby. To sign up, please call us before the end of April.</pre>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 1.4.10; no criterion is broken by it alone.
    PreformattedText {
        id: "access/preformatted-text",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Elements],
        formats: &[Format::Html, Format::Email, Format::Markdown],
        tags: &["pre"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Prose is not set as preformatted text",
        messages: &[Message { key: "prose", text: "These sentences are set as preformatted text. Their lines do not break to fit the screen." }],
    }
    |_| PreformattedText
}

/// Fewer words fit on a line or two.
const FEWEST_WORDS: usize = 20;

struct PreformattedText;

impl Rule for PreformattedText {
    fn element(&self, pre: &Element<'_>, context: &Context<'_>, findings: &mut Findings) {
        let written = pre.span().of(&context.document.source.text);
        let fenced = written.trim_start().starts_with("```") || written.trim_start().starts_with("~~~");
        let is_code = if pre.origin() == Origin::Markdown {
            fenced
        } else {
            pre.children().any(|child| matches!(child.name(), "code" | "samp" | "kbd"))
        };
        let wraps = pre.attr("style").is_some_and(|style| style.contains("pre-wrap") || style.contains("pre-line"));
        let classed = pre.attr("class").is_some_and(|class| {
            ["lang", "code", "highlight", "prettyprint", "source", "brush", "wrap", "mermaid"]
                .iter()
                .any(|word| class.to_ascii_lowercase().contains(word))
        });
        if is_code || wraps || classed || pre.has_open_attributes() || name::is_hidden(pre) {
            return;
        }
        if is_prose(&pre.text()) {
            findings.push(Finding::new("prose", pre.whole()).node(pre.index()));
        } else {
            findings.pass();
        }
    }
}

/// Many words, few signs, and sentences that end.
fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2).count();
    let all = text.split_whitespace().count();
    let signs = text
        .chars()
        .filter(|c| {
            !c.is_whitespace()
                && !c.is_alphanumeric()
                && !matches!(c, '.' | ',' | '\'' | '\u{2019}' | '"' | '-' | '?' | '!' | ':')
        })
        .count();
    let ends = text
        .split_whitespace()
        .filter(|word| {
            word.len() > 2 && word.ends_with(['.', '?', '!']) && word.chars().next().is_some_and(char::is_alphabetic)
        })
        .count();
    // Columns of numbers and of names stand in wide gaps.
    let columns = text.lines().filter(|line| line.trim().contains("   ")).count();
    words >= FEWEST_WORDS
        && words * 10 >= all * 8
        && ends >= 2
        && signs * 20 <= words
        && columns * 3 <= text.lines().count()
}
