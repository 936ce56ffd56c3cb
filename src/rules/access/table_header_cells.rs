//! Header cells have cells.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::grid::Grid;
use crate::syntax::role;
use crate::syntax::tree::{Element, Origin};

rule! {
    /// # What it finds
    /// A header cell of a table that no cell belongs to: nothing below it, or nothing beside it.
    ///
    /// # Why it matters to the reader
    /// A screen reader reads the header before each of its cells. A header without cells often means
    /// that a row is one cell short, so that people hear the wrong headers.
    ///
    /// # How to put it right
    /// Look whether each row has as many cells as there are headers. Take away headers that are not
    /// needed.
    /// In Markdown, the first row heads the columns. In an e-mail, use `<th>` only in tables of data.
    ///
    /// # Examples
    /// ```html,bad
    /// <table><tr><th>Visit</th><th>Fee</th></tr><tr><td>First</td></tr><tr><td>Next</td></tr></table>
    /// ```
    /// ```html,bad
    /// <div role="table"><div role="row"><b role="columnheader">Visit</b><b role="columnheader">Fee</b></div><div role="row"><b role="cell">First</b></div></div>
    /// ```
    /// ```html,good
    /// <table><tr><th>Visit</th><th>Fee</th></tr><tr><td>First</td><td>$90</td></tr></table>
    /// ```
    /// ```html,good
    /// <table><tr><th>Visit</th><th>Fee</th></tr><tr><td colspan="2">None</td></tr></table>
    /// ```
    /// ```html,good
    /// <table><tr><th>Visit</th><th>Fee</th></tr>{% for v in visits %}<tr>{{ v }}</tr>{% endfor %}</table>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.1 Info and Relationships; ACT rule d0f69e.
    TableHeaderCells {
        id: "access/table-header-cells",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["table", "[role]"],
        standards: &["WCAG 2.2 1.3.1", "ACT d0f69e", "NASW-ASWB 2005 Standard 2"],
        title: "Header cells have cells",
        messages: &[Message { key: "alone", text: "No cell belongs to this header." }],
    }
    |_| TableHeaderCells
}

struct TableHeaderCells;

impl Rule for TableHeaderCells {
    fn element(&self, table: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        // Markdown gives each row as many cells as there are headers.
        if table.is_hidden()
            || table.origin() == Origin::Markdown
            || !matches!(role::role(table), "table" | "grid" | "treegrid")
        {
            return;
        }
        let grid = Grid::of(table);
        let headers = grid.cells.iter().filter(|cell| is_header(&cell.element) && !cell.element.is_hidden());
        let filled = !table.tree().holes_in(table.whole()).is_empty();
        let data = grid.cells.iter().any(|cell| !is_header(&cell.element));
        for header in headers {
            if grid.has_cells(header) {
                findings.pass();
            } else if filled
                || grid.too_large
                || !data && table.tree().has_scripts()
                || header.element.has_open_attributes()
            {
                // Rows that a template or a script adds.
                findings.cannot_tell();
            } else {
                findings.push(Finding::new("alone", header.element.whole()).node(header.element.index()));
            }
        }
    }
}

fn is_header(cell: &Element<'_>) -> bool {
    matches!(role::role(cell), "columnheader" | "rowheader")
}
