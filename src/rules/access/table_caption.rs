//! The caption of a table is one.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A table with an empty caption, or with a summary that repeats it. A table whose first row is one
    /// cell over all columns in place of a caption.
    ///
    /// # Why it matters to the reader
    /// A screen reader says the caption first, so that people know whether they want the table. A cell in its
    /// place is read as data.
    ///
    /// # How to put it right
    /// Write `<caption>Our fees</caption>` right behind `<table>`, in web pages and e-mails. In Markdown,
    /// write the words as a heading or a line over the table.
    ///
    /// # Examples
    /// ```html,bad
    /// <table><caption></caption><tr><th>Visit</th><th>Fee</th></tr><tr><td>First</td><td>$40</td></tr></table>
    /// ```
    /// ```html,bad
    /// <table><tr><td colspan="2">Our fees</td></tr><tr><th>Visit</th><th>Fee</th></tr><tr><td>First</td><td>$40</td></tr></table>
    /// ```
    /// ```html,good
    /// <table><caption>Our fees</caption><tr><th>Visit</th><th>Fee</th></tr><tr><td>First</td><td>$40</td></tr></table>
    /// ```
    /// ```html,good
    /// <table><tr><th>Visit</th><th>Fee</th></tr><tr><td colspan="2">We are closed in May.</td></tr></table>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 1.3.1, technique H39.
    TableCaption {
        id: "access/table-caption",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Elements],
        tags: &["table"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The caption of a table is one",
        messages: &[
            Message { key: "empty", text: "The caption of this table is empty." },
            Message { key: "cell", text: "This cell over all columns looks like the caption of the table. Make it a `<caption>`." },
            Message { key: "twice", text: "The summary of this table says what its caption says." },
        ],
    }
    |_| TableCaption
}

struct TableCaption;

impl Rule for TableCaption {
    fn element(&self, table: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if table.has_attr("role") || name::is_hidden(table) || table.has_open_attributes() {
            return;
        }
        if let Some(caption) = table.children().find(|child| child.name() == "caption") {
            let text = caption.text();
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            if !table.tree().holes_in(caption.whole()).is_empty() {
                findings.cannot_tell();
            } else if text.trim().is_empty()
                && name::name(&caption).is_empty()
                && !caption.descendants().any(|part| part.name() == "img")
            {
                findings.push(Finding::new("empty", caption.whole()).node(caption.index()));
            } else if table.attr("summary").is_some_and(|summary| words(summary) == words(&text)) {
                findings.push(Finding::new("twice", table.attr_or_tag("summary")).node(table.index()));
            } else {
                findings.pass();
            }
            return;
        }
        let mut rows = table
            .children()
            .flat_map(|part| if part.name() == "tr" { vec![part] } else { part.children().take(2).collect() })
            .filter(|row| row.name() == "tr");
        let (Some(first), Some(second)) = (rows.next(), rows.next()) else { return };
        let ([only], heads) = (&cells(&first)[..], cells(&second)) else { return };
        let wide = only.attr("colspan").and_then(|span| span.trim().parse::<usize>().ok());
        let words = only.text();
        // Only over a row of headers it cannot be anything else.
        if heads.len() >= 2
            && wide == Some(heads.len())
            && heads.iter().all(|cell| cell.name() == "th")
            && !words.trim().is_empty()
            && words.trim().chars().count() <= 80
        {
            findings.push(Finding::new("cell", only.whole()).node(only.index()));
        }
    }
}

fn cells<'t>(row: &Element<'t>) -> Vec<Element<'t>> {
    row.children().filter(|cell| matches!(cell.name(), "td" | "th")).collect()
}
