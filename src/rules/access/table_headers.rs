//! Data tables have header cells.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::{Element, Origin};

rule! {
    /// # What it finds
    /// A table of data without header cells, or a Markdown table whose header row is empty.
    ///
    /// # Why it matters to the reader
    /// A screen reader reads cell by cell. With headers it says “Fee: 90 dollars”; without them
    /// only “90 dollars”.
    ///
    /// # How to put it right
    /// Use `<th scope="col">` for the cells that name the columns. If the table only arranges
    /// things on the page, give it `role="presentation"`.
    /// In an e-mail, do the same in tables of data, and give layout tables `role="presentation"`.
    ///
    /// # Examples
    /// ```html,bad
    /// <table><tr><td>Session</td><td>Minutes</td><td>Fee</td></tr><tr><td>First visit</td><td>60</td><td>$120</td></tr><tr><td>Follow-up</td><td>45</td><td>$90</td></tr></table>
    /// ```
    /// ```md,bad
    /// |  |  |
    /// |---|---|
    /// | First visit | $120 |
    /// ```
    /// ```html,good
    /// <table><tr><th scope="col">Session</th><th scope="col">Fee</th></tr><tr><td>First visit</td><td>$120</td></tr></table>
    /// ```
    /// ```html,good
    /// <table role="presentation"><tr><td>Logo</td><td>Welcome to our practice</td></tr></table>
    /// ```
    /// ```md,good
    /// | Session | Fee |
    /// |---|---|
    /// | First visit | $120 |
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.1 Info and Relationships.
    TableHeaders {
        id: "access/table-headers",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["table"],
        standards: &["WCAG 2.2 1.3.1", "NASW-ASWB 2005 Standard 2"],
        title: "Data tables have header cells",
        messages: &[
            Message { key: "missing", text: "This table has no header cells." },
            Message { key: "empty", text: "The header row of this table is empty." },
            Message { key: "empty-cell", text: "This header cell is empty." },
        ],
    }
    |_| TableHeaders
}

struct TableHeaders;

/// The rows of a table itself, not of tables inside it.
fn rows<'t>(table: &Element<'t>) -> Vec<Vec<Element<'t>>> {
    let is_cell = |element: &Element<'_>| matches!(element.name(), "td" | "th");
    table
        .children()
        .flat_map(|part| {
            if part.name() == "tr" { vec![part] } else { part.children().filter(|row| row.name() == "tr").collect() }
        })
        .map(|row| row.children().filter(is_cell).collect())
        .collect()
}

impl Rule for TableHeaders {
    fn element(&self, table: &Element<'_>, context: &Context<'_>, findings: &mut Findings) {
        if table.has_attr("role") || table.has_open_attributes() || name::is_hidden(table) {
            return;
        }
        let rows = rows(table);
        let headers: Vec<_> = rows
            .iter()
            .flatten()
            .filter(|cell| cell.name() == "th" || matches!(cell.attr("role"), Some("columnheader" | "rowheader")))
            .collect();
        if !headers.is_empty() {
            if table.origin() != Origin::Markdown {
                heads(&headers, findings);
                return;
            }
            let empty: Vec<&Element<'_>> = headers.iter().copied().filter(|cell| name::name(cell).is_empty()).collect();
            if empty.len() == headers.len() {
                findings.push(
                    Finding::new("empty", headers[0].span().cover(headers[headers.len() - 1].span()))
                        .node(table.index()),
                );
            } else if let Some(cell) = empty.iter().find(|cell| ***cell != *headers[0]) {
                // The corner above the row headers may stay empty.
                findings.push(Finding::new("empty-cell", headers[0].span().cover(cell.span())).node(cell.index()));
            } else {
                findings.pass();
            }
            return;
        }
        // Mail and old pages arrange things in tables: only what looks like a grid of data counts.
        let in_mail =
            matches!(context.document.source.format, Format::Email | Format::Mjml) || table.is_inside("table");
        let nested = table
            .descendants()
            .any(|inner| matches!(inner.name(), "table" | "img" | "form" | "p" | "div" | "h1" | "h2" | "h3"));
        let columns = rows.first().map_or(0, Vec::len);
        let even = rows.iter().all(|row| row.len() == columns);
        let short = rows.iter().flatten().all(|cell| cell.text().trim().chars().count() <= 60);
        let styled = ["cellpadding", "cellspacing", "border", "bgcolor", "width"]
            .iter()
            .any(|attribute| table.has_attr(attribute));
        if rows.len() >= 2
            && columns >= 2
            && even
            && short
            && !nested
            && !in_mail
            && !styled
            && table.tree().holes_in(table.whole()).is_empty()
        {
            findings.push(Finding::new("missing", table.span()).node(table.index()));
        } else {
            findings.cannot_tell();
        }
    }
}

/// Headers of a table in HTML: the corner may stay empty, and what a template fills is not known.
fn heads(headers: &[&Element<'_>], findings: &mut Findings) {
    let is_empty = |cell: &&&Element<'_>| {
        let name = name::name(cell);
        name.text.is_empty()
            && !name.unknown
            && !cell.has_attr("aria-label")
            && cell.tree().holes_in(cell.whole()).is_empty()
    };
    // A table of empty headers is layout in disguise; one empty header among others is a slip.
    let found = headers.iter().skip(1).find(is_empty);
    match found {
        Some(cell) if !name::is_hidden(cell) && headers.iter().any(|other| !is_empty(&other)) => {
            findings.push(Finding::new("empty-cell", cell.whole()).severity(Severity::Note).node(cell.index()));
        }
        _ => findings.pass(),
    }
}
