//! One document a row, for spreadsheets.

use std::io::{self, BufWriter, Write};

use crate::check::Report;
use crate::report::csv::write_row;

const COLUMNS: [&str; 13] = [
    "path",
    "language",
    "kind",
    "measure",
    "value",
    "target",
    "higher_is_easier",
    "meets_target",
    "band",
    "confidence",
    "grade",
    "sentences",
    "words",
];

pub(super) fn write(report: &Report) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    // By the byte order mark spreadsheets know UTF-8.
    out.write_all("\u{FEFF}".as_bytes())?;
    write_row(&COLUMNS, &mut out)?;
    for document in report.documents.iter().filter(|document| document.error.is_none()) {
        let reading = &document.reading;
        let shown = reading.shown.as_ref();
        let number = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.1}"));
        let words = |value: Option<&str>| value.unwrap_or_default().to_owned();
        let yes_or_no = |value: bool| if value { "yes" } else { "no" };
        let cells = [
            document.path.clone(),
            document.language.clone(),
            document.kind.name().to_owned(),
            words(shown.map(|shown| shown.measure)),
            number(shown.map(|shown| shown.value)),
            number(shown.and_then(|shown| shown.target)),
            words(shown.map(|shown| yes_or_no(shown.higher_is_easier))),
            words(shown.map(|shown| yes_or_no(!shown.is_too_hard()))),
            words(shown.map(|shown| shown.band.words())),
            words(shown.map(|shown| if shown.short_text { "short_text" } else { "full" })),
            number(reading.grade),
            reading.counts.sentences.to_string(),
            reading.counts.words.to_string(),
        ];
        write_row(&cells.each_ref().map(String::as_str), &mut out)?;
    }
    out.flush()
}
