//! Headers of a table say what they head.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A `scope` with a value that programs do not know, or on a cell that is no header.
    ///
    /// # Why it matters to the reader
    /// A screen reader says the header before each cell. With a wrong `scope` it says the wrong one or none,
    /// and a table of fees becomes a row of bare numbers.
    ///
    /// # How to put it right
    /// Write `scope="col"` over a column and `scope="row"` before a row, in web pages and e-mails. Make the
    /// cell a `<th>` if it heads others. A Markdown table needs no scope: its first row heads the columns.
    ///
    /// # Examples
    /// ```html,bad
    /// <table><tr><th scope="column">Visit</th><th scope="col">Fee</th></tr><tr><td>First</td><td>$40</td></tr></table>
    /// ```
    /// ```html,bad
    /// <table><tr><th scope="col">Visit</th><th scope="col">Fee</th></tr><tr><td scope="row">First</td><td>$40</td></tr></table>
    /// ```
    /// ```html,good
    /// <table><tr><th scope="col">Visit</th><th scope="col">Fee</th></tr><tr><th scope="row">First</th><td>$40</td></tr></table>
    /// ```
    /// ```html,good
    /// <table><tr><th scope="{{ scope }}">Visit</th><th>Fee</th></tr><tr><td>First</td><td>$40</td></tr></table>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.1 Info and Relationships, technique H63; no criterion is broken by it alone.
    TableScope {
        id: "access/table-scope",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["[scope]"],
        standards: &["WCAG 2.2 1.3.1", "NASW-ASWB 2005 Standard 2"],
        title: "Headers of a table say what they head",
        messages: &[
            Message { key: "invalid", text: "“{scope}” is no scope. Write `col`, `row`, `colgroup` or `rowgroup`." },
            Message { key: "cell", text: "Only a header cell (`<th>`) has a scope." },
        ],
    }
    |_| TableScope
}

struct TableScope;

impl Rule for TableScope {
    fn element(&self, cell: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !matches!(cell.name(), "th" | "td") {
            return;
        }
        let Some(scope) = cell.attr("scope").map(str::trim) else { return };
        if cell.attr_has_hole("scope") || scope.is_empty() {
            findings.cannot_tell();
            return;
        }
        let known = ["col", "row", "colgroup", "rowgroup"].iter().any(|known| scope.eq_ignore_ascii_case(known));
        let at = cell.attr_or_tag("scope");
        if known && cell.name() == "td" && !cell.has_attr("role") {
            findings.push(Finding::new("cell", at).severity(Severity::Note).node(cell.index()));
        } else if known {
            findings.pass();
        } else {
            let mut finding = Finding::new("invalid", at).arg("scope", scope).node(cell.index());
            // These words mean one thing only.
            let meant = match &scope.to_ascii_lowercase()[..] {
                "column" | "columns" | "cols" | "columna" | "colonne" | "spalte" | "coluna" => Some("col"),
                "rows" | "fila" | "ligne" | "zeile" | "linha" | "riga" => Some("row"),
                _ => None,
            };
            if let Some((meant, value)) = meant.zip(cell.attr_span("scope").and_then(|attribute| attribute.value)) {
                finding = finding.suggest(format!("scope=\"{meant}\""), value, meant, Applicability::Safe);
            }
            findings.push(finding);
        }
    }
}
