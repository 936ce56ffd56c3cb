//! A table as a grid: which cell stands in which row and column.

use crate::syntax::role;
use crate::syntax::tree::Element;

/// A cell and the slots it fills.
pub(super) struct Cell<'t> {
    pub(super) element: Element<'t>,
    row: u32,
    column: u32,
    rows: u32,
    columns: u32,
}

/// The cells of one table, without those of tables inside it.
pub(super) struct Grid<'t> {
    pub(super) cells: Vec<Cell<'t>>,
    /// Cells were left out: it is larger than any table people read.
    pub(super) too_large: bool,
}

/// Columns and rows a cell may span, as HTML bounds them.
const WIDEST: u32 = 1_000;
const TALLEST: u32 = 65_534;
/// Cells of one table that are looked at.
const MOST_CELLS: usize = 20_000;
/// Cells that one header is compared with.
const MOST_COMPARED: usize = 2_000;

fn span(cell: &Element<'_>, name: &str, aria: &str, most: u32) -> u32 {
    let value = cell.attr(name).or_else(|| cell.attr(aria));
    value.and_then(|value| value.trim().parse::<u32>().ok()).unwrap_or(1).clamp(1, most)
}

impl<'t> Grid<'t> {
    pub(super) fn of(table: &Element<'t>) -> Self {
        let mut grid = Self { cells: Vec::new(), too_large: false };
        let mut rows = Vec::new();
        collect_rows(table, &mut rows, 0);
        // For each column the row down to which a cell above reaches.
        let mut taken: Vec<u32> = Vec::new();
        for (row, element) in rows.iter().enumerate() {
            let row = row as u32;
            let mut column = 0u32;
            for cell in cells_of(element) {
                if grid.cells.len() >= MOST_CELLS {
                    grid.too_large = true;
                    return grid;
                }
                while taken.get(column as usize).is_some_and(|until| *until > row) {
                    column += 1;
                }
                let columns = span(&cell, "colspan", "aria-colspan", WIDEST);
                let rows = match cell.attr("rowspan").map(str::trim) {
                    Some("0") => TALLEST,
                    _ => span(&cell, "rowspan", "aria-rowspan", TALLEST),
                };
                let end = (column + columns) as usize;
                if rows > 1 {
                    if taken.len() < end {
                        taken.resize(end, 0);
                    }
                    for slot in &mut taken[column as usize..end] {
                        *slot = row.saturating_add(rows);
                    }
                }
                grid.cells.push(Cell { element: cell, row, column, rows, columns });
                column += columns;
            }
        }
        grid
    }

    /// Whether any cell belongs to this header: below it or beside it, or by its `headers`.
    pub(super) fn has_cells(&self, header: &Cell<'_>) -> bool {
        let scope = header.element.attr("scope").map(|scope| scope.trim().to_ascii_lowercase());
        let role = role::explicit(&header.element).map_or("", |role| role.name);
        let (mut down, mut across) = match (scope.as_deref(), role) {
            (Some("col" | "colgroup"), _) => (true, false),
            (Some("row" | "rowgroup"), _) => (false, true),
            (_, "columnheader") if header.element.name() != "th" => (true, false),
            (_, "rowheader") if header.element.name() != "th" => (false, true),
            _ => (true, true),
        };
        // A row of nothing but headers heads columns.
        if down && across {
            let alone = self
                .row(header.row)
                .all(|cell| cell.element.name() == "th" || matches!(role::role(&cell.element), "columnheader"));
            if alone {
                across = false;
            } else if header.column == 0 {
                down =
                    self.cells.iter().take(MOST_COMPARED).any(|cell| cell.column == 0 && cell.element.name() == "td");
            }
        }
        let meets = |a: u32, a_len: u32, b: u32, b_len: u32| a < b.saturating_add(b_len) && b < a.saturating_add(a_len);
        let id = header.element.attr("id");
        let from = self.cells.partition_point(|cell| cell.row < header.row);
        let below = || self.cells[from..].iter().take(MOST_COMPARED);
        let hidden = |cell: &Cell<'_>| cell.element.is_hidden();
        down && below().any(|cell| {
            cell.row >= header.row.saturating_add(header.rows)
                && meets(cell.column, cell.columns, header.column, header.columns)
                && !hidden(cell)
        }) || across
            && below().any(|cell| {
                cell.column >= header.column + header.columns
                    && meets(cell.row, cell.rows, header.row, header.rows)
                    && !hidden(cell)
            })
            || id.is_some_and(|id| {
                self.cells.iter().take(MOST_COMPARED).any(|cell| {
                    cell.element
                        .attr("headers")
                        .is_some_and(|ids| ids.split_ascii_whitespace().any(|other| other == id))
                })
            })
            || self.cells.len() - from > MOST_COMPARED
    }

    fn row(&self, row: u32) -> impl Iterator<Item = &Cell<'t>> {
        let from = self.cells.partition_point(|cell| cell.row < row);
        self.cells[from..].iter().take_while(move |cell| cell.row == row)
    }
}

fn is_row(element: &Element<'_>) -> bool {
    element.name() == "tr" || role::explicit(element).is_some_and(|role| role.name == "row")
}

fn collect_rows<'t>(around: &Element<'t>, rows: &mut Vec<Element<'t>>, depth: usize) {
    for child in around.children() {
        if is_row(&child) {
            rows.push(child);
        } else if depth < 6 && child.name() != "table" && !matches!(child.name(), "td" | "th") {
            collect_rows(&child, rows, depth + 1);
        }
    }
}

fn cells_of<'t>(row: &Element<'t>) -> Vec<Element<'t>> {
    let is_cell = |element: &Element<'_>| {
        matches!(element.name(), "td" | "th")
            || role::explicit(element)
                .is_some_and(|role| matches!(role.name, "cell" | "gridcell" | "columnheader" | "rowheader"))
    };
    row.children().filter(is_cell).collect()
}
