//! The overview of an audit, and the lists of all its documents.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use super::chart::{Bar, bars};
use super::page::counts;
use super::words::words;
use super::{Row, whole};
use crate::messages::Catalogue;
use crate::report::markup::escape;
use crate::report::not_tested;
use crate::rule::Category;

/// Documents on the overview, the worst first; all of them are on the lists.
const WORST: usize = 100;
/// Folders on the overview.
const FOLDERS: usize = 40;

/// What got better since an earlier audit, and what did not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The day of the earlier audit.
    pub date: String,
    /// Findings that are gone.
    pub mended: usize,
    /// Findings that are new.
    pub new: usize,
    /// Findings that are still there.
    pub left: usize,
    /// Documents that were harder than their target and are not now.
    pub easier: usize,
}

/// A folder and what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderRow {
    /// Its path.
    pub path: String,
    /// Its documents.
    pub documents: usize,
    /// Documents harder than their target.
    pub too_hard: usize,
    /// Errors, warnings and notes in it.
    pub counts: [usize; 3],
}

/// A finding about a whole site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteRow {
    /// Its rule.
    pub rule: &'static str,
    /// The document it stands on.
    pub path: String,
    /// The page of this document.
    pub page: String,
}

/// All an overview shows.
pub struct Overview<'o> {
    /// The folder that was read, as given.
    pub folder: &'o str,
    /// The day, `2026-11-24`.
    pub date: &'o str,
    /// Its documents.
    pub rows: &'o [Row],
    /// What was found about whole sites.
    pub site: &'o [SiteRow],
    /// What is to be said of files that are of kinds that are not read.
    pub left_out: &'o [String],
    /// How many lists there are.
    pub lists: usize,
    /// What changed since an earlier audit.
    pub change: Option<&'o Change>,
}

fn number(value: f64, catalogue: &Catalogue) -> String {
    crate::report::message::decimal(value, catalogue.language())
}

/// The overview.
#[must_use]
pub fn index(overview: &Overview<'_>, catalogue: &Catalogue) -> String {
    let ui = |key: &str, args: &[(&str, &str)]| escape(&catalogue.ui(key, args));
    let read: Vec<&Row> = overview.rows.iter().filter(|row| row.unread.is_empty()).collect();
    let title = catalogue.ui("audit-title", &[("folder", overview.folder)]);
    let mut body = format!(
        "<h1>{}</h1>\n<p class=\"small\">{}</p>\n",
        escape(&title),
        ui("audit-made", &[("date", overview.date)])
    );
    headline(&read, overview, catalogue, &mut body);
    first_three(&read, catalogue, &mut body);
    let _ = writeln!(
        body,
        "<h2>{}</h2>\n<p>{} <a href=\"checklist.html\">{}</a></p>",
        ui("audit-checklist", &[]),
        ui("audit-checklist-how", &[]),
        ui("check-title", &[])
    );
    if let Some(change) = overview.change {
        changes(change, catalogue, &mut body);
    }
    levels(&read, catalogue, &mut body);
    kinds(&read, catalogue, &mut body);
    if !overview.site.is_empty() {
        let _ = writeln!(body, "<h2>{}</h2>\n<p>{}</p>\n<ul>", ui("site", &[]), ui("audit-site-how", &[]));
        for row in overview.site.iter().take(WORST) {
            let title = words(catalogue).rule(row.rule).map_or("", |said| &said.title);
            let (page, path) = (escape(&row.page), escape(&row.path));
            let _ = writeln!(body, "<li>{title}: <a href=\"documents/{page}\">{path}</a></li>");
        }
        body.push_str("</ul>\n");
        more(overview.site.len(), WORST, catalogue, &mut body);
    }
    folders(&read, catalogue, &mut body);
    worst(&read, overview.lists, catalogue, &mut body);
    let unread: Vec<&Row> = overview.rows.iter().filter(|row| !row.unread.is_empty()).collect();
    if !(unread.is_empty() && overview.left_out.is_empty()) {
        let _ = writeln!(body, "<h2>{}</h2>\n<ul>", ui("audit-unread", &[]));
        for line in overview.left_out {
            let _ = writeln!(body, "<li>{}</li>", escape(line));
        }
        for row in unread.iter().take(WORST) {
            let _ = writeln!(body, "<li>{}: {}</li>", escape(&row.path), escape(&row.unread));
        }
        body.push_str("</ul>\n");
        more(unread.len(), WORST, catalogue, &mut body);
    }
    untested(catalogue, &mut body);
    whole(&title, &body, "", catalogue)
}

/// Says how many of a list are not shown.
fn more(all: usize, shown: usize, catalogue: &Catalogue, body: &mut String) {
    if all > shown {
        let _ = writeln!(body, "<p>{}</p>", escape(&catalogue.count("audit-more", all - shown)));
    }
}

fn headline(read: &[&Row], overview: &Overview<'_>, catalogue: &Catalogue, body: &mut String) {
    let ui = |key: &str, args: &[(&str, &str)]| escape(&catalogue.ui(key, args));
    let scored = read.iter().filter(|row| row.scored).count();
    let hard = read.iter().filter(|row| row.too_hard).count();
    let mut grades: Vec<f64> = read.iter().filter(|row| row.words >= 100).filter_map(|row| row.grade).collect();
    grades.sort_by(f64::total_cmp);
    let _ = writeln!(
        body,
        "<p class=\"lead\">{}</p>",
        ui(
            if scored > 0 { "audit-headline" } else { "audit-headline-short" },
            &[
                ("n", &catalogue.count("documents", read.len())),
                ("hard", &catalogue.number(hard)),
                ("scored", &catalogue.number(scored))
            ]
        )
    );
    if let Some(middle) = grades.get(grades.len() / 2) {
        let _ = writeln!(body, "<p>{}</p>", ui("audit-middle", &[("grade", &number(*middle, catalogue))]));
    }
    let mut total = Row::default();
    for row in read {
        for (sum, count) in total.counts.iter_mut().zip(row.counts) {
            *sum += count;
        }
        total.reviews += row.reviews;
    }
    let _ = writeln!(body, "<p>{}</p>", escape(&counts(&total, catalogue)));
    let clean = read.iter().filter(|row| row.findings() == 0).count();
    let _ = writeln!(body, "<p>{}</p>", escape(&catalogue.count("audit-clean", clean)));
    let unread = overview.rows.len() - read.len();
    if unread > 0 {
        let _ = writeln!(body, "<p>{}</p>", escape(&catalogue.count("unreadable", unread)));
    }
}

/// A rule in the run for the first three.
struct Rank<'r> {
    rule: &'static str,
    /// Documents it was found in, each by how heavy it is there.
    weight: usize,
    documents: usize,
    count: usize,
    /// The document with most of it.
    most: &'r Row,
}

/// The rules that weigh most over all documents, the heaviest first: one error counts as much as
/// three warnings or nine notes, and each document once, so that the rule that stands in the way
/// in most documents comes first and not the one that one document is full of.
fn ranked<'r>(read: &[&'r Row]) -> Vec<Rank<'r>> {
    let mut rules: BTreeMap<&'static str, Rank<'r>> = BTreeMap::new();
    for row in read {
        for (rule, weight) in &row.weights {
            let count = row.rules.get(rule).copied().unwrap_or(0);
            let rank = rules.entry(rule).or_insert(Rank { rule, weight: 0, documents: 0, count: 0, most: row });
            rank.weight += usize::from(*weight);
            rank.documents += 1;
            rank.count += count;
            if count > rank.most.rules.get(rule).copied().unwrap_or(0) {
                rank.most = row;
            }
        }
    }
    // A level is what comes out of sentences and words; these are what a writer can mend.
    rules.remove("reading/level");
    let mut ranked: Vec<Rank<'r>> = rules.into_values().collect();
    ranked.sort_by_key(|rank| (std::cmp::Reverse(rank.weight), rank.rule));
    ranked
}

/// The three rules that stand in the way of most readers.
fn first_three(read: &[&Row], catalogue: &Catalogue, body: &mut String) {
    let ranked = ranked(read);
    if ranked.is_empty() {
        return;
    }
    let say = |key: &str| escape(&catalogue.ui(key, &[]));
    let _ = writeln!(body, "<h2>{}</h2>\n<p>{}</p>", say("audit-first"), say("audit-first-how"));
    for (index, Rank { rule, documents, count, most, .. }) in ranked.iter().take(3).enumerate() {
        let said = words(catalogue).rule(rule);
        let args =
            [("n", &catalogue.count("places", *count)[..]), ("documents", &catalogue.count("documents", *documents))];
        let _ = writeln!(
            body,
            "<h3>{}. {}</h3>\n<p>{}. {}</p>\n<p>{}</p>\n<p>{} <a href=\"documents/{}\">{}</a></p>",
            index + 1,
            said.map_or("", |said| &said.title),
            escape(&catalogue.ui("audit-in", &args)),
            said.map_or("", |said| &said.why),
            said.map_or("", |said| &said.how),
            say(if most.rules.get(rule).copied().unwrap_or(0) * 2 > *count { "audit-most" } else { "audit-one" }),
            escape(&most.page),
            escape(&most.path),
        );
    }
}

fn changes(change: &Change, catalogue: &Catalogue, body: &mut String) {
    let ui = |key: &str, args: &[(&str, &str)]| escape(&catalogue.ui(key, args));
    let _ = writeln!(body, "<h2>{}</h2>\n<ul>", ui("audit-since", &[("date", &change.date)]));
    for (key, n) in [
        ("audit-mended", change.mended),
        ("audit-new", change.new),
        ("audit-left", change.left),
        ("audit-easier", change.easier),
    ] {
        let _ = writeln!(body, "<li>{}</li>", escape(&catalogue.count(key, n)));
    }
    body.push_str("</ul>\n");
}

/// How many documents read at which grade.
fn levels(read: &[&Row], catalogue: &Catalogue, body: &mut String) {
    const STEPS: [(f64, f64); 7] =
        [(f64::MIN, 4.0), (4.0, 6.0), (6.0, 8.0), (8.0, 10.0), (10.0, 12.0), (12.0, 14.0), (14.0, f64::MAX)];
    let ui = |key: &str, args: &[(&str, &str)]| escape(&catalogue.ui(key, args));
    let graded: Vec<f64> = read.iter().filter(|row| row.words >= 100).filter_map(|row| row.grade).collect();
    if graded.is_empty() {
        return;
    }
    let list: Vec<Bar> = STEPS
        .iter()
        .enumerate()
        .map(|(index, (low, high))| Bar {
            label: match index {
                0 => catalogue.ui("audit-grade-below", &[("high", "4")]),
                6 => catalogue.ui("audit-grade-above", &[("low", "14")]),
                _ => catalogue.ui("audit-grade", &[("low", &low.to_string()), ("high", &high.to_string())]),
            },
            number: graded.iter().filter(|grade| **grade > *low && **grade <= *high).count(),
            marked: *low >= 8.0,
        })
        .collect();
    let _ = writeln!(body, "<h2>{}</h2>\n<p>{}</p>", ui("audit-levels", &[]), ui("audit-levels-how", &[]));
    let _ = writeln!(body, "<figure>{}</figure>", bars("levels", &catalogue.ui("audit-levels", &[]), &list));
    let heads = [&catalogue.ui("reading", &[])[..], &documents(catalogue)];
    table(&catalogue.ui("audit-levels", &[]), &heads, 1, body, |body| {
        for bar in &list {
            let star = if bar.marked { ui("audit-past", &[]) } else { String::new() };
            let _ = writeln!(
                body,
                "<tr><th scope=\"row\">{} {star}</th><td class=\"n\">{}</td></tr>",
                escape(&bar.label),
                bar.number
            );
        }
    });
}

fn documents(catalogue: &Catalogue) -> String {
    catalogue.ui("audit-documents", &[])
}

/// A table with a caption and column heads; the first columns are words, the rest numbers.
fn table(caption: &str, heads: &[&str], words: usize, body: &mut String, rows: impl FnOnce(&mut String)) {
    let _ = write!(
        body,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table><caption>{0}</caption><thead><tr>",
        escape(caption)
    );
    for (index, head) in heads.iter().enumerate() {
        let class = if index < words { "" } else { " class=\"n\"" };
        let _ = write!(body, "<th scope=\"col\"{class}>{}</th>", escape(head));
    }
    body.push_str("</tr></thead><tbody>\n");
    rows(body);
    body.push_str("</tbody></table></div>\n");
}

fn kinds(read: &[&Row], catalogue: &Catalogue, body: &mut String) {
    let list: Vec<(Bar, usize)> = Category::ALL
        .iter()
        .map(|kind| {
            let of = |row: &&&Row| {
                row.rules
                    .iter()
                    .filter(|(rule, _)| rule.split('/').next() == Some(kind.name()))
                    .map(|(_, n)| n)
                    .sum::<usize>()
            };
            let number = read.iter().map(|row| of(&row)).sum();
            let affected = read.iter().filter(|row| of(row) > 0).count();
            (Bar { label: catalogue.ui(&format!("category-{}", kind.name()), &[]), number, marked: false }, affected)
        })
        .filter(|(bar, _)| bar.number > 0)
        .collect();
    if list.is_empty() {
        return;
    }
    let title = catalogue.ui("audit-kinds", &[]);
    let _ = writeln!(body, "<h2>{}</h2>", escape(&title));
    let (list, affected): (Vec<Bar>, Vec<usize>) = list.into_iter().unzip();
    let _ = writeln!(body, "<figure>{}</figure>", bars("kinds", &title, &list));
    let heads = [&catalogue.ui("audit-kind", &[])[..], &catalogue.ui("audit-findings", &[]), &documents(catalogue)];
    table(&title, &heads, 1, body, |body| {
        for (bar, affected) in list.iter().zip(affected) {
            let _ = writeln!(
                body,
                "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{affected}</td></tr>",
                escape(&bar.label),
                bar.number
            );
        }
    });
}

/// The folder of a document, no deeper than this; empty for the top one.
fn folder_of(path: &str, depth: usize) -> &str {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.match_indices('/').nth(depth.saturating_sub(1)).map_or(folder, |(end, _)| &folder[..end])
}

/// How deep folders can be told apart so that they still fit on the overview.
fn depth(read: &[&Row]) -> usize {
    let deepest = read.iter().map(|row| row.path.matches('/').count()).max().unwrap_or(0);
    let fits = |depth: usize| {
        let folders: HashSet<&str> = read.iter().map(|row| folder_of(&row.path, depth)).collect();
        folders.len() <= FOLDERS
    };
    (2..=deepest).take_while(|depth| fits(*depth)).last().unwrap_or(1)
}

fn folders(read: &[&Row], catalogue: &Catalogue, body: &mut String) {
    let depth = depth(read);
    let mut list: BTreeMap<&str, FolderRow> = BTreeMap::new();
    for row in read {
        let path = folder_of(&row.path, depth);
        let folder = list.entry(path).or_insert_with(|| FolderRow { path: path.to_owned(), ..FolderRow::default() });
        folder.documents += 1;
        folder.too_hard += usize::from(row.too_hard);
        for (sum, count) in folder.counts.iter_mut().zip(row.counts) {
            *sum += count;
        }
    }
    if list.len() < 2 {
        return;
    }
    let mut list: Vec<FolderRow> = list.into_values().collect();
    list.sort_by_key(|folder| {
        (std::cmp::Reverse(folder.counts[0] * 9 + folder.counts[1] * 3 + folder.counts[2]), folder.path.clone())
    });
    let title = catalogue.ui("audit-folders", &[]);
    let _ = writeln!(body, "<h2>{}</h2>", escape(&title));
    let say = |key: &str| catalogue.ui(key, &[]);
    let heads = [
        &say("audit-folder")[..],
        &documents(catalogue),
        &say("audit-hard"),
        &say("audit-errors"),
        &say("audit-warnings"),
        &say("audit-notes"),
    ];
    table(&title, &heads, 1, body, |body| {
        for folder in list.iter().take(FOLDERS) {
            let top = say("audit-top");
            let name = if folder.path.is_empty() { &top } else { &folder.path };
            let _ = write!(body, "<tr><th scope=\"row\">{}</th>", escape(name));
            for number in [folder.documents, folder.too_hard, folder.counts[0], folder.counts[1], folder.counts[2]] {
                let _ = write!(body, "<td class=\"n\">{number}</td>");
            }
            body.push_str("</tr>\n");
        }
    });
    more(list.len(), FOLDERS, catalogue, body);
}

/// Rows of documents as a table.
fn rows_table(caption: &str, rows: &[&Row], folder: &str, catalogue: &Catalogue, body: &mut String) {
    let say = |key: &str| catalogue.ui(key, &[]);
    let heads = [
        &say("audit-document")[..],
        &say("reading"),
        &say("audit-errors"),
        &say("audit-warnings"),
        &say("audit-notes"),
        &say("audit-look"),
    ];
    table(caption, &heads, 2, body, |body| {
        for row in rows {
            let _ = write!(
                body,
                "<tr><th scope=\"row\"><a href=\"{folder}{}\">{}</a></th><td>{}</td>",
                escape(&row.page),
                escape(&row.path),
                escape(&row.brief)
            );
            for number in [row.counts[0], row.counts[1], row.counts[2], row.reviews] {
                let _ = write!(body, "<td class=\"n\">{number}</td>");
            }
            body.push_str("</tr>\n");
        }
    });
}

fn worst(read: &[&Row], lists: usize, catalogue: &Catalogue, body: &mut String) {
    let title = catalogue.ui("audit-worst", &[]);
    let _ = writeln!(body, "<h2>{}</h2>", escape(&title));
    let rows: Vec<&Row> = read.iter().filter(|row| row.weight() > 0).take(WORST).copied().collect();
    if rows.is_empty() {
        let _ = writeln!(body, "<p>{}</p>", escape(&catalogue.ui("no-problems", &[])));
    } else {
        rows_table(&title, &rows, "documents/", catalogue, body);
    }
    if lists > 0 {
        let _ = write!(body, "<p>{}", escape(&catalogue.ui("audit-all", &[])));
        for list in 1..=lists {
            let name = catalogue.ui("audit-part", &[("n", &list.to_string())]);
            let _ = write!(body, " <a href=\"lists/{list}.html\">{}</a>", escape(&name));
        }
        body.push_str("</p>\n");
    }
}

/// One list of documents, worst first.
#[must_use]
pub fn list(at: usize, rows: &[&Row], catalogue: &Catalogue) -> String {
    let title = catalogue.ui("audit-list", &[("n", &at.to_string())]);
    let mut body = format!("<h1>{}</h1>\n", escape(&title));
    rows_table(&title, rows, "../documents/", catalogue, &mut body);
    whole(&title, &body, "../index.html", catalogue)
}

fn untested(catalogue: &Catalogue, body: &mut String) {
    let ui = |key: &str| escape(&catalogue.ui(key, &[]));
    let _ =
        writeln!(body, "<h2>{}</h2>\n<p>{}</p>\n<p>{}</p>", ui("audit-untested"), ui("not-tested"), ui("audit-people"));
    let _ = writeln!(body, "<h3>{}</h3>\n<ul class=\"small\" lang=\"en\">", ui("audit-criteria"));
    for criterion in not_tested() {
        let _ = writeln!(body, "<li>{}</li>", escape(&criterion));
    }
    body.push_str("</ul>\n");
}

/// The audit in a few lines of Markdown, for an e-mail or a wiki.
#[must_use]
pub fn summary(overview: &Overview<'_>, catalogue: &Catalogue) -> String {
    let read: Vec<&Row> = overview.rows.iter().filter(|row| row.unread.is_empty()).collect();
    let mut body = String::new();
    headline(&read, overview, catalogue, &mut body);
    first_three(&read, catalogue, &mut body);
    let title = catalogue.ui("audit-title", &[("folder", overview.folder)]);
    let mut out = format!("# {}\n\n{}\n\n", title.replace(['<', '>', '`'], ""), overview.date);
    // Our own few tags become Markdown; what is escaped stays escaped.
    for line in body.replace("<h2>", "## ").replace("<h3>", "### ").lines() {
        let mut plain = String::new();
        for piece in line.split('<') {
            let text = piece.split_once('>').map_or(if plain.is_empty() { piece } else { "" }, |(_, text)| text);
            plain.push_str(text);
        }
        if !plain.trim().is_empty() {
            let _ = writeln!(out, "{}\n", plain.trim());
        }
    }
    let _ = writeln!(out, "{}", super::legal(catalogue));
    out
}
