//! Tables that only arrange an e-mail say so.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::span::Span;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// In HTML e-mail: a table that only arranges things and is not marked with
    /// `role="presentation"`.
    ///
    /// # Why it matters to the reader
    /// A screen reader announces every table: “table with three rows and one column”. Around each
    /// paragraph of a letter that is hard to bear.
    ///
    /// # How to put it right
    /// Add `role="presentation"` to each table that holds no data, also to tables inside tables.
    /// In Markdown, do not arrange things in a table.
    ///
    /// # Examples
    /// ```html,bad,kind=email
    /// <table width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><p>Your appointment is on Monday.</p></td></tr></table>
    /// ```
    /// ```eml,bad
    /// Subject: Your visit
    /// Content-Type: text/html; charset=utf-8
    ///
    /// <table width="600" border="0"><tr><td><p>Your appointment is on Monday.</p></td></tr></table>
    /// ```
    /// ```html,good,kind=email
    /// <table role="presentation" width="600"><tr><td><p>Your appointment is on Monday.</p></td></tr></table>
    /// ```
    /// ```html,good,kind=email
    /// <table><tr><th scope="col">Day</th><th scope="col">Time</th></tr><tr><td>Monday</td><td>9 a.m.</td></tr></table>
    /// ```
    /// ```html,good,kind=email
    /// <table {{ table_attributes }}><tr><td><p>Your appointment is on Monday.</p></td></tr></table>
    /// ```
    ///
    /// # Standards
    /// Good practice for e-mail; Email Markup Consortium, Accessibility Report.
    EmailLayoutTable {
        id: "access/email-layout-table",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        formats: &[Format::Html, Format::Email],
        tags: &["table"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Tables that only arrange an e-mail say so",
        messages: &[Message { key: "missing", text: "This table seems to be there for the layout only. Screen readers announce it as a table of data." }],
    }
    |_| EmailLayoutTable
}

struct EmailLayoutTable;

impl Rule for EmailLayoutTable {
    fn element(&self, table: &Element<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !context.document.is_mail || !table.is_written() {
            return;
        }
        if table.has_attr("role") {
            findings.pass();
            return;
        }
        if table.has_open_attributes() {
            findings.cannot_tell();
            return;
        }
        let mut cells = 0;
        let mut most_in_a_row = 0;
        let mut nested = false;
        for inner in table.descendants() {
            match inner.name() {
                "th" | "caption" | "thead" => {
                    // Headers of a table inside this one say nothing of this one.
                    let own = inner.ancestors().find(|around| around.name() == "table");
                    if own == Some(*table) {
                        findings.pass();
                        return;
                    }
                }
                "td" => cells += 1,
                "tr" => most_in_a_row = most_in_a_row.max(inner.children().filter(|cell| cell.name() == "td").count()),
                "table" | "img" | "p" | "h1" | "h2" | "h3" => nested = true,
                _ => {}
            }
        }
        let layout = nested
            || most_in_a_row <= 1
            || ["cellpadding", "cellspacing", "border", "width", "bgcolor", "align"]
                .iter()
                .any(|attribute| table.has_attr(attribute));
        if cells == 0 {
            return;
        }
        if layout {
            let at = Span::at(table.span().start as usize + "<table".len());
            findings.push(
                Finding::new("missing", table.span())
                    .suggest("role=\"presentation\"", at, " role=\"presentation\"", Applicability::Unsafe)
                    .node(table.index()),
            );
        } else {
            findings.cannot_tell();
        }
    }
}
