//! Headings beside each other differ.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::access::page_heading::level;
use crate::source::Format;
use crate::syntax::name as names;

rule! {
    /// # What it finds
    /// Two headings of one level, under the same heading, with the same words.
    ///
    /// # Why it matters to the reader
    /// In a list of headings people cannot tell them apart. Links to the second one may lead to the first.
    ///
    /// # How to put it right
    /// Say in each what is special about it: “Fees for couples”, “Fees for groups”.
    /// This holds for `##` in Markdown as for `<h2>` in HTML and e-mail.
    ///
    /// # Examples
    /// ```md,bad
    /// # Groups
    ///
    /// ## Fees
    ///
    /// Ten dollars a week.
    ///
    /// ## Fees
    ///
    /// Twenty dollars a week.
    /// ```
    /// ```md,good
    /// # Groups
    ///
    /// ## Young parents
    ///
    /// ### Fees
    ///
    /// ## Teens
    ///
    /// ### Fees
    /// ```
    /// ```html,good
    /// {% if new %}<h2>Fees</h2>{% else %}<h2>Fees</h2>{% endif %}
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 2.4.6; no criterion is broken by it alone.
    DuplicateHeading {
        id: "access/duplicate-heading",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Headings beside each other differ",
        messages: &[Message { key: "same", text: "The heading “{text}” stands here a second time." }],
    }
    |_| DuplicateHeading
}

struct DuplicateHeading;

impl Rule for DuplicateHeading {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        // The number of the heading that is open at each level; 0 for none.
        let mut open = [0usize; 7];
        let mut seen = HashMap::new();
        let headings = document.tree.elements().filter_map(|element| Some((element, level(&element)?)));
        for (number, (heading, level)) in (1..).zip(headings) {
            let level = usize::from(level.clamp(1, 6));
            let parent = open[..level].iter().rev().find(|number| **number > 0).copied().unwrap_or(0);
            open[level] = number;
            open[level + 1..].fill(0);
            let name = names::name(&heading);
            if name.unknown || name.text.is_empty() || names::is_hidden(&heading) {
                continue;
            }
            let key = (parent, level, name.text.to_lowercase());
            match seen.get(&key) {
                Some(first) if !document.tree.exclusive(*first, heading.span().start) => {
                    findings.push(Finding::new("same", heading.whole()).arg("text", &*name.text).node(heading.index()));
                }
                Some(_) => {}
                None => {
                    findings.pass();
                    seen.insert(key, heading.span().start);
                }
            }
        }
    }
}
