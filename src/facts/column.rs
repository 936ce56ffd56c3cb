//! What stands above a cell: the heading of its column says what a number or a name in it is.

use super::cue::Cue;
use super::line::Line;
use crate::syntax::tree::{Element, Tree};
use crate::text::block::{Block, Role};

/// A first row without `<th>` is one of headings only if its cells are no longer than this, in bytes.
const LONGEST: usize = 32;

/// The most columns one cell is believed to span.
const WIDEST: usize = 20;

/// Where the last cell stood.
struct Place {
    table: u32,
    row: u32,
    cell: u32,
    column: usize,
    /// Whether its row is the table's first.
    first: bool,
}

/// Gives each cell of a table the line that heads its column.
pub(crate) fn heads(tree: &Tree, blocks: &[Block], lines: &mut [Line<'_>]) {
    let mut heads: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<Place> = None;
    for index in 0..lines.len() {
        let line = &lines[index];
        if !matches!(line.role, Role::Cell | Role::HeaderCell) {
            continue;
        }
        let Some(cell) = blocks.get(line.block).and_then(|block| block.node).and_then(|node| cell_of(tree, node))
        else {
            continue;
        };
        let Some(place) = place_of(&cell, last.as_ref()) else { continue };
        if last.as_ref().is_none_or(|last| last.table != place.table) {
            heads.clear();
        }
        if place.first {
            heads.push((place.column, index));
        } else {
            if last.as_ref().is_some_and(|last| last.first) && !are_headings(&heads, lines) {
                heads.clear();
            }
            // Columns rise along a row, and a hostile row is very wide.
            let at = heads.partition_point(|(column, _)| *column < place.column);
            lines[index].head = heads.get(at).filter(|(column, _)| *column == place.column).map(|(_, head)| *head);
        }
        last = Some(place);
    }
}

fn cell_of(tree: &Tree, node: u32) -> Option<Element<'_>> {
    let element = tree.element(node)?;
    let is_cell = |element: &Element<'_>| matches!(element.name(), "td" | "th");
    if is_cell(&element) { Some(element) } else { element.ancestors().take(8).find(is_cell) }
}

/// Where a cell stands; its column is counted from the last cell of its row.
fn place_of(cell: &Element<'_>, last: Option<&Place>) -> Option<Place> {
    let row = cell.parent()?;
    let table = row.ancestors().take(3).find(|element| element.name() == "table")?;
    let (table, row, index) = (table.index(), row.index(), cell.index());
    let beside = last.filter(|last| last.row == row);
    let mut column = 0;
    if let Some(last) = beside.filter(|last| last.cell == index) {
        column = last.column;
    } else {
        let mut at = cell.previous();
        while let Some(before) = at {
            column += before.attr("colspan").and_then(|span| span.trim().parse().ok()).unwrap_or(1).clamp(1, WIDEST);
            if let Some(last) = beside.filter(|last| last.cell == before.index()) {
                column += last.column;
                break;
            }
            at = before.previous();
        }
    }
    let first = match last.filter(|last| last.table == table) {
        Some(last) => last.first && last.row == row,
        None => true,
    };
    Some(Place { table, row, cell: index, column, first })
}

/// Whether the cells of a first row are headings: `<th>`, or short words that reach nobody.
fn are_headings(heads: &[(usize, usize)], lines: &[Line<'_>]) -> bool {
    heads.len() > 1
        && heads.iter().all(|&(_, head)| {
            let line = &lines[head];
            line.digits == 0
                && !line.text.contains('@')
                && (line.role == Role::HeaderCell || line.text.len() <= LONGEST)
        })
}

/// Whether the cells below this heading name people: "Name", "Who to ask".
pub(crate) fn names_people(head: &Line<'_>) -> bool {
    const PEOPLE: [&str; 34] = [
        "name",
        "who",
        "staff",
        "person",
        "people",
        "counselor",
        "counsellor",
        "therapist",
        "worker",
        "advocate",
        "nombre",
        "quién",
        "persona",
        "encargada",
        "encargado",
        "atiende",
        "personal",
        "nom",
        "qui",
        "bénévole",
        "interlocuteur",
        "interlocutrice",
        "personne",
        "wer",
        "ansprechperson",
        "zuständig",
        "mitarbeitende",
        "chi",
        "operatore",
        "nome",
        "quem",
        "pessoa",
        "técnica",
        "técnico",
    ];
    head.text.len() <= LONGEST
        && (head.has(Cue::PersonLabel)
            || head.tokens().iter().any(|word| PEOPLE.contains(&&word.text.to_lowercase()[..])))
}
