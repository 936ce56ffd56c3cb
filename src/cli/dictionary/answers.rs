//! What a reader of a dictionary answered, from the table that `dictionary review` wrote.

use std::fmt::Write as _;

/// What becomes of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    Keep,
    Change,
    Drop,
}

/// One row that was answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) list: String,
    pub(super) id: String,
    pub(super) sentence: String,
    pub(super) decision: Decision,
    pub(super) comment: String,
    /// Its line in the table, from 1.
    pub(super) line: usize,
}

/// The rows that were answered; a row with no decision is passed over.
///
/// # Errors
/// Which column is missing, or which answer cannot be read.
pub(super) fn read(text: &str) -> Result<Vec<Answer>, String> {
    // Spreadsheets of some countries write semicolons.
    let first = text.lines().next().unwrap_or("");
    let count = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(b',');
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .into_records();
    let row = |row: Result<csv::StringRecord, csv::Error>| row.map_err(|error| format!("{error}."));
    let head = row(rows.next().ok_or("this table is empty.")?)?;
    let column = |name: &str| {
        head.iter().position(|cell| cell.trim() == name).ok_or_else(|| format!("there is no column “{name}”."))
    };
    let (list, id, sentence) = (column("list")?, column("entry")?, column("sentence")?);
    let (decision, comment) = (column("keep_change_drop")?, column("comment")?);
    let mut answers = Vec::new();
    for record in rows {
        let record = row(record)?;
        let line = record.position().map_or(0, |at| at.line() as usize);
        let cell = |index: usize| record.get(index).map_or("", str::trim);
        let decision = match &cell(decision).to_lowercase()[..] {
            "" => continue,
            "keep" | "k" => Decision::Keep,
            "change" | "c" => Decision::Change,
            "drop" | "d" => Decision::Drop,
            other => return Err(format!("line {line}: “{other}” is not keep, change or drop.")),
        };
        let [list, id, sentence, comment] = [list, id, sentence, comment].map(|index| cell(index).to_owned());
        answers.push(Answer { list, id, sentence, decision, comment, line });
    }
    Ok(answers)
}

/// Whether a dictionary file has an entry of this name.
pub(super) fn names(text: &str, id: &str) -> bool {
    text.lines().any(|line| line.strip_prefix("id = \"").is_some_and(|rest| rest.strip_suffix('"') == Some(id)))
}

/// The answers as a TOML file, one table for each entry and decision.
pub(super) fn patch(language: &str, answers: &[Answer]) -> String {
    let mut text = format!("# What a reader of the dictionaries answered.\nlanguage = {}\n", quoted(language));
    for answer in answers {
        let decision = match answer.decision {
            Decision::Keep => "keep",
            Decision::Change => "change",
            Decision::Drop => "drop",
        };
        let cells = [
            ("list", &answer.list[..]),
            ("id", &answer.id),
            ("decision", decision),
            ("sentence", &answer.sentence),
            ("comment", &answer.comment),
        ];
        text.push_str("\n[[answer]]\n");
        for (key, value) in cells.into_iter().filter(|(_, value)| !value.is_empty()) {
            let _ = writeln!(text, "{key} = {}", quoted(value));
        }
    }
    text
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn answers_are_read_from_tables_of_every_kind() {
        for mark in [',', ';', '\t'] {
            let text = "list,entry,sentence,keep_change_drop,comment\r\nword-choice,utilize,\"A \"\"b\"\"\nc\",Change,\"say ‘use’\"\r\nword-choice,x,y,,\r\n"
                .replace(',', &mark.to_string());
            let answers = read(&text).unwrap();
            assert_eq!(answers.len(), 1);
            assert_eq!((&answers[0].sentence[..], answers[0].decision), ("A \"b\"\nc", Decision::Change));
            let table: toml::Table = toml::from_str(&patch("en", &answers)).unwrap();
            assert_eq!(table["answer"][0]["sentence"].as_str(), Some("A \"b\"\nc"));
        }
        assert!(read("list,entry\n").unwrap_err().contains("sentence"));
        assert!(read("list,entry,sentence,keep_change_drop,comment\na,b,c,maybe,\n").unwrap_err().contains("line 2"));
    }
}
