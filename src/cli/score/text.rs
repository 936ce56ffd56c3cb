//! For people: a bar for each document, where it is hardest, and a line for each folder.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use super::{is_too_hard, strain};
use crate::check::Report;
use crate::messages::Catalogue;
use crate::report::{level, reasons};

/// Cells of the bar; the target is in the middle.
const BAR: usize = 20;
/// Sentences shown below a document that misses its target.
const SENTENCES: usize = 3;

pub(super) fn write(report: &Report, catalogue: &Catalogue) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let widest = report.documents.iter().map(|document| document.path.chars().count()).max().unwrap_or(0).min(48);
    for document in &report.documents {
        if let Some(error) = &document.error {
            writeln!(out, "{:widest$}  {}: {}", document.path, catalogue.ui("not-read", &[]), catalogue.unread(error))?;
            continue;
        }
        writeln!(out, "{:widest$}  {}  {}", document.path, bar(strain(document)), level(document, catalogue))?;
        for sentence in document.reading.hardest.iter().take(SENTENCES) {
            let (line, words) = (sentence.start.line.to_string(), sentence.words.to_string());
            let why = reasons(sentence, catalogue);
            let place = catalogue.ui("hard-sentence", &[("line", &line), ("words", &words), ("reasons", &why)]);
            writeln!(out, "    {place}\n        {}", sentence.excerpt)?;
        }
    }
    folders(report, catalogue, &mut out)?;
    let left_out: u32 = report.documents.iter().flat_map(|document| document.reading.not_counted.values()).sum();
    if report.documents.iter().any(|document| document.reading.shown.is_some()) {
        writeln!(out, "\n{}", catalogue.ui("targets-ours", &[]))?;
        if left_out > 0 {
            writeln!(out, "{}", catalogue.count("not-counted", left_out as usize))?;
        }
    }
    if report.documents.is_empty() {
        writeln!(out, "{}", catalogue.ui("nothing", &[]))?;
    }
    out.flush()
}

/// The middle of the bar is the target.
fn bar(strain: Option<f64>) -> String {
    let filled =
        strain.map_or(0, |strain| (1..BAR).find(|cell| *cell as f64 >= strain * BAR as f64 / 2.0).unwrap_or(BAR));
    let cell = |cell| match cell {
        _ if cell < filled => '#',
        _ if cell == BAR / 2 => '|',
        _ => '.',
    };
    (0..BAR).map(cell).collect()
}

/// One line for each folder, the one with most documents above their target first; nothing for one folder alone.
fn folders(report: &Report, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let mut folders: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for document in report.documents.iter().filter(|document| document.reading.shown.is_some()) {
        let folder = document.path.rsplit_once('/').map_or(".", |(folder, _)| folder);
        let counts = folders.entry(folder).or_default();
        counts.0 += 1;
        counts.1 += usize::from(is_too_hard(document));
    }
    if folders.len() < 2 {
        return Ok(());
    }
    writeln!(out)?;
    let mut folders: Vec<_> = folders.into_iter().collect();
    // Worst first; the names are in order already.
    folders.sort_by_key(|(_, (_, hard))| std::cmp::Reverse(*hard));
    for (folder, (documents, hard)) in folders {
        let key = if documents == 1 { "score-folder.one" } else { "score-folder.other" };
        let (n, hard) = (documents.to_string(), hard.to_string());
        writeln!(out, "{}", catalogue.ui(key, &[("path", folder), ("n", &n), ("hard", &hard)]))?;
    }
    Ok(())
}
