//! Nothing unfinished reaches the reader.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::diagnostic::{Finding, Severity};
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::rules::terms;
use crate::syntax::tree::Element;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Words left over from a template: “Lorem ipsum”, “[Your name here]”, 123-456-7890, and telephone or
    /// e-mail links that lead nowhere (`tel:XXX-XXX-XXXX`).
    ///
    /// # Why it matters to the reader
    /// Readers cannot tell what was meant, and begin to doubt the rest.
    ///
    /// # How to put it right
    /// Write your own words, or take the place out.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// We hope to see you on Monday. With kind wishes from all of us, [Your name here]
    /// ```
    /// ```html,bad
    /// <p>Call <a href="tel:XXX-XXX-XXXX">our office</a>.</p>
    /// ```
    /// ```html,bad,lang=es
    /// <p>Llame al 123-456-7890.</p>
    /// ```
    /// ```md,good
    /// Sincerely,
    ///
    /// Odile Brandt
    /// ```
    /// ```html,good
    /// <label>Phone <input type="tel" placeholder="123-456-7890"></label>
    /// ```
    /// ```md,good
    /// Bring [your card](card.md) and sign here. [x] done
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    Placeholder {
        id: "trust/placeholder",
        category: Category::Trust,
        severity: Severity::Warning,
        maturity: Maturity::Starter,
        needs: &[Need::Terms, Need::Blocks, Need::Elements],
        lists: &["placeholder"],
        tags: &["a"],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "No unfinished places",
        messages: &[
            Message { key: "flag", text: "“{found}” looks like a place that was not filled in." },
            Message { key: "replace", text: "“{found}” looks like a place that was not filled in." },
            Message { key: "explain", text: "“{found}” looks like a place that was not filled in." },
            Message { key: "dead-link", text: "This link leads nowhere: “{target}”." },
        ],
    }
    |_| Placeholder
}

struct Placeholder;

static NUMBERS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build([
            "123-456-7890",
            "(123) 456-7890",
            "123.456.7890",
            "XXX-XXX-XXXX",
            "(XXX) XXX-XXXX",
            "000-000-0000",
            "555-555-5555",
        ])
        .ok()
});

/// Numbers of a block's text that nobody has; words are the dictionary's task.
fn unfilled(text: &str) -> Vec<(usize, usize)> {
    // Each has its last group behind a mark; most texts have no such place.
    let bytes = text.as_bytes();
    let ends = |at: usize| matches!(bytes.get(at + 1), Some(b'7' | b'0' | b'5' | b'X' | b'x'));
    if !memchr::memchr2_iter(b'-', b'.', bytes).any(ends) {
        return Vec::new();
    }
    NUMBERS.iter().flat_map(|numbers| numbers.find_iter(text)).map(|found| (found.start(), found.end())).collect()
}

impl Rule for Placeholder {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        // The brackets around it may tell it already.
        if !unfilled(&block.text)
            .iter()
            .any(|&(start, end)| start <= found.start as usize && (found.end as usize) <= end)
        {
            findings.push(terms::finding(found, block, context));
        }
    }

    fn block(&self, block: &Block, _: &Context<'_>, findings: &mut Findings) {
        if matches!(block.role, Role::Code | Role::Alternative) {
            return;
        }
        for (start, end) in unfilled(&block.text) {
            let mut finding =
                Finding::new("flag", block.span(start, end)).arg("found", block.text.get(start..end).unwrap_or(""));
            if let Some(node) = block.node {
                finding = finding.node(node);
            }
            findings.push(finding);
        }
    }

    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(target) = element.attr("href").map(str::trim) else { return };
        let lower = target.to_ascii_lowercase();
        let dead = if let Some(number) = lower.strip_prefix("tel:") {
            let digits = number.bytes().filter(u8::is_ascii_digit).count();
            let zeros = number.bytes().filter(|byte| *byte == b'0').count();
            digits == 0 || digits >= 7 && zeros == digits || number.contains("xxx")
        } else if let Some(address) = lower.strip_prefix("mailto:") {
            let address = address.split('?').next().unwrap_or("");
            let domain = address.rsplit('@').next().unwrap_or("");
            // "mailto:?subject=…" asks the reader for an address: a share link.
            address.contains('@')
                && matches!(
                    domain,
                    "yourdomain.com"
                        | "yourpractice.com"
                        | "yourwebsite.com"
                        | "domain.com"
                        | "your-domain.com"
                        | "youremail.com"
                )
        } else {
            return;
        };
        if dead && !element.attr_has_hole("href") {
            findings.push(
                Finding::new("dead-link", element.attr_or_tag("href")).arg("target", target).node(element.index()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_nobody_has_are_unfilled() {
        assert_eq!(unfilled("Call 123-456-7890."), [(5, 17)]);
        assert_eq!(unfilled("Tel. (XXX) XXX-XXXX"), [(5, 19)]);
        assert!(unfilled("Call 303-555-0142 or 1-123-456-789.").is_empty());
    }
}
