//! The headers of a cell are cells of its table.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A cell whose `headers` attribute names something that is no cell of the same table.
    ///
    /// # Why it matters to the reader
    /// Screen readers read the cells that are named there as headers. If they are missing, people hear
    /// the number alone.
    ///
    /// # How to put it right
    /// Write the `id` of a header cell of the same table. In a simple table, take `headers` away: `<th
    /// scope="col">` is enough.
    /// In an e-mail and in a Markdown table, simple tables without `headers` are safer.
    ///
    /// # Examples
    /// ```html,bad
    /// <table><tr><th id="fee">Fee</th></tr><tr><td headers="fees">$90</td></tr></table>
    /// ```
    /// ```html,bad
    /// <table><tr><td><b id="fee">Fee</b></td></tr><tr><td headers="fee">$90</td></tr></table>
    /// ```
    /// ```html,good
    /// <table><tr><th id="fee">Fee</th></tr><tr><td headers="fee">$90</td></tr></table>
    /// ```
    /// ```html,good
    /// <table role="presentation"><tr><td headers="x">$90</td></tr></table>
    /// ```
    /// ```html,good
    /// <table><tr><th id="{{ id }}">Fee</th></tr><tr><td headers="fee">$90</td></tr></table>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.1 Info and Relationships; ACT rule a25f45.
    TableHeadersAttribute {
        id: "access/table-headers-attribute",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[headers]"],
        standards: &["WCAG 2.2 1.3.1", "ACT a25f45", "NASW-ASWB 2005 Standard 2"],
        title: "The headers of a cell are cells of its table",
        messages: &[Message { key: "missing", text: "“{id}” is no other cell of this table." }],
    }
    |_| TableHeadersAttribute
}

struct TableHeadersAttribute;

impl Rule for TableHeadersAttribute {
    fn element(&self, cell: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(ids) = cell.attr("headers").map(str::trim).filter(|ids| !ids.is_empty()) else { return };
        if !matches!(cell.name(), "td" | "th") || cell.is_hidden() {
            return;
        }
        let table = |element: &Element<'_>| {
            element.ancestors().find(|around| around.name() == "table").map(|table| table.index())
        };
        let Some(own) = cell.ancestors().find(|around| around.name() == "table") else { return };
        if own.is_hidden() || !matches!(role::role(&own), "table" | "grid" | "treegrid") {
            return;
        }
        let tree = cell.tree();
        let lost = ids.split_ascii_whitespace().find(|id| {
            tree.by_id(id).is_none_or(|target| {
                !matches!(target.name(), "td" | "th") || target == *cell || table(&target) != Some(own.index())
            })
        });
        match lost {
            None => findings.pass(),
            Some(_) if cell.attr_has_hole("headers") || tree.has_filled_ids() => findings.cannot_tell(),
            Some(id) => {
                findings.push(Finding::new("missing", cell.attr_or_tag("headers")).arg("id", id).node(cell.index()));
            }
        }
    }
}
