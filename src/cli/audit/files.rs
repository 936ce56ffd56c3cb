//! The files of an audit beside the pages of its documents.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::out::Out;
use super::{Kept, Options};
use crate::batch::shown;
use crate::check::Report;
use crate::messages::Catalogue;
use crate::report::Style;
use crate::report::csv::write_row;
use crate::report::html::{self, Change, Overview, Row, SiteRow};
use crate::report::markup::escape;

/// Documents on one list.
const PER_LIST: usize = 500;

/// `audit.json`: for programs, and for the next audit.
#[derive(Serialize)]
struct Whole<'a> {
    version: u8,
    tool: Value,
    date: &'a str,
    folder: &'a str,
    not_tested: Vec<String>,
    documents: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    row: &'a Row,
    fingerprints: &'a [String],
}

pub(super) fn write_all(
    options: &Options,
    catalogue: &Catalogue,
    report: &Report,
    kept: Vec<Kept>,
    change: Option<&Change>,
    date: &str,
    target: &Out<'_>,
) {
    let folder = options.folder.canonicalize().unwrap_or_else(|_| options.folder.clone());
    let folder = folder.file_name().map_or_else(|| shown(&options.folder), |name| name.to_string_lossy().into_owned());
    let by_name: HashMap<&str, &Row> = kept.iter().map(|one| (&one.name[..], &one.row)).collect();
    let style = style(options, catalogue);
    let of_sites = style.shown_of_sites(report).filter_map(|(path, located)| {
        let row = by_name.get(&path[..])?;
        Some(SiteRow { rule: located.diagnostic.rule, path: row.path.clone(), page: row.page.clone() })
    });
    let site: Vec<SiteRow> = of_sites.collect();
    target.write_with("findings.csv", |out| {
        out.write_all(&crate::report::csv::head(options.with_excerpts))?;
        kept.iter().try_for_each(|one| out.write_all(&one.csv))
    });
    target.write_with("audit.json", |out| {
        let documents = kept.iter().map(|one| Entry { row: &one.row, fingerprints: &one.fingerprints }).collect();
        let whole = Whole {
            version: 1,
            tool: json!({"name": "plainspoken", "version": env!("CARGO_PKG_VERSION")}),
            date,
            folder: &folder,
            not_tested: crate::report::not_tested(),
            documents,
        };
        serde_json::to_writer_pretty(&mut *out, &whole)?;
        out.write_all(b"\n")
    });
    target.write("checklist.html", checklist(report, &style, &by_name).as_bytes());
    let rows: Vec<Row> = kept.into_iter().map(|one| one.row).collect();
    target.write("documents.csv", &documents_csv(&rows));
    let read: Vec<&Row> = rows.iter().filter(|row| row.unread.is_empty()).collect();
    let lists = read.chunks(PER_LIST).len();
    let list_names: Vec<String> = (1..=lists).map(|list| format!("{list}.html")).collect();
    for (index, (chunk, name)) in read.chunks(PER_LIST).zip(&list_names).enumerate() {
        target.write(&format!("lists/{name}"), html::list(index + 1, chunk, catalogue).as_bytes());
    }
    target.sweep("lists", &list_names.iter().map(String::as_str).collect());
    target.sweep("documents", &read.iter().map(|row| &row.page[..]).collect());
    let left_out = crate::report::left_out(report, catalogue);
    let overview = Overview { folder: &folder, date, rows: &rows, site: &site, left_out: &left_out, lists, change };
    target.write("summary.md", html::summary(&overview, catalogue).as_bytes());
    // The overview comes last: while it is missing, the audit is not done.
    target.write("index.html", html::index(&overview, catalogue).as_bytes());
}

/// How what is read in a browser is written.
fn style<'a>(options: &Options, catalogue: &'a Catalogue) -> Style<'a> {
    let excerpts = !options.no_excerpts;
    Style { catalogue, show_suppressed: false, quiet: true, excerpts, color: false, columns: 100 }
}

/// The checklist; each document it names leads to its page.
fn checklist(report: &Report, style: &Style<'_>, rows: &HashMap<&str, &Row>) -> String {
    let place = |path: &str| match rows.get(path) {
        Some(row) => format!("<a href=\"documents/{}\">{}</a>", row.page, escape(&row.path)),
        None => escape(path),
    };
    crate::report::checklist_page(report, style, "index.html", &place)
}

fn documents_csv(rows: &[Row]) -> Vec<u8> {
    let mut out = "\u{FEFF}".as_bytes().to_vec();
    let heads = [
        "path", "kind", "language", "grade", "target", "too_hard", "words", "errors", "warnings", "notes", "reviews",
        "not_read",
    ];
    let _ = write_row(&heads, &mut out);
    for row in rows {
        let numbers = [
            row.grade.map_or_else(String::new, |grade| format!("{grade:.1}")),
            row.target.to_string(),
            row.too_hard.to_string(),
            row.words.to_string(),
            row.counts[0].to_string(),
            row.counts[1].to_string(),
            row.counts[2].to_string(),
            row.reviews.to_string(),
        ];
        let mut cells = vec![&row.path[..], row.kind, &row.language];
        cells.extend(numbers.iter().map(String::as_str));
        cells.push(&row.unread);
        let _ = write_row(&cells, &mut out);
    }
    out
}
