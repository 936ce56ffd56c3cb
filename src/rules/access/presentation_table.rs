//! A table for layout has no marks of a data table.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A table with `role="presentation"` or `role="none"` that has header cells, a caption, a
    /// summary, or cells with `scope` or `headers`.
    ///
    /// # Why it matters to the reader
    /// The role tells screen readers that this is no table. If it holds data, people lose the rows,
    /// the columns and the headers that make sense of them.
    ///
    /// # How to put it right
    /// If the table holds data, take the role out. If it only arranges things, use `<td>` and no caption.
    /// Tables of Markdown are always data.
    ///
    /// # Examples
    /// ```html,bad
    /// <table role="presentation"><tr><th scope="col">Day</th><th scope="col">Time</th></tr><tr><td>Monday</td><td>9 a.m.</td></tr></table>
    /// ```
    /// ```html,bad,kind=email
    /// <table role="none"><caption>Our hours</caption><tr><td>Monday</td><td>9 a.m.</td></tr></table>
    /// ```
    /// ```html,good
    /// <table role="presentation"><tr><td><table><tr><th scope="col">Day</th></tr><tr><td>Monday</td></tr></table></td></tr></table>
    /// ```
    /// ```html,good
    /// <table role="presentation" summary=""><tr><td><p>Your visit is on Monday.</p></td></tr></table>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 1.3.1; failure F92 tells of the reverse.
    PresentationTable {
        id: "access/presentation-table",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["table"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "A table for layout has no marks of a data table",
        messages: &[Message { key: "data", text: "This table says that it is only layout, but it has {part}. Screen readers will not read it as a table." }],
    }
    |_| PresentationTable
}

struct PresentationTable;

impl Rule for PresentationTable {
    fn element(&self, table: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !matches!(table.attr("role").map(str::trim), Some("presentation" | "none")) || name::is_hidden(table) {
            return;
        }
        let mut part = table.attr("summary").filter(|text| !text.trim().is_empty()).map(|_| ("summary", *table));
        // Its own cells stand at most four levels down: section, row, cell.
        let own =
            |element: &Element<'_>| element.ancestors().take(4).find(|around| around.name() == "table") == Some(*table);
        for child in table.children() {
            if part.is_some() {
                break;
            }
            if child.name() == "caption" {
                part = Some(("<caption>", child));
            }
            let rows = if child.name() == "tr" { vec![child] } else { child.children().collect() };
            part = part.or_else(|| {
                rows.iter().flat_map(Element::children).filter(own).find_map(|cell| {
                    let mark = if cell.name() == "th" && !cell.has_attr("role") {
                        "<th>"
                    } else if cell.attr("scope").is_some_and(|scope| !scope.is_empty()) {
                        "scope"
                    } else if cell.attr("headers").is_some_and(|headers| !headers.is_empty()) {
                        "headers"
                    } else {
                        return None;
                    };
                    Some((mark, cell))
                })
            });
        }
        match part {
            Some((part, at)) => findings.push(
                Finding::new("data", table.span())
                    .arg("part", format!("`{part}`"))
                    .related(at.span(), "data")
                    .node(table.index()),
            ),
            None => findings.pass(),
        }
    }
}
