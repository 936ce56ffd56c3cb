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
    let separator = [',', ';', '\t'].into_iter().max_by_key(|mark| first.matches(*mark).count()).unwrap_or(',');
    let mut rows = rows(text, separator).into_iter();
    let (_, head) = rows.next().ok_or("this table is empty.")?;
    let column = |name: &str| {
        head.iter().position(|cell| cell.trim() == name).ok_or_else(|| format!("there is no column “{name}”."))
    };
    let (list, id, sentence) = (column("list")?, column("entry")?, column("sentence")?);
    let (decision, comment) = (column("keep_change_drop")?, column("comment")?);
    let mut answers = Vec::new();
    for (line, row) in rows {
        let cell = |index: usize| row.get(index).map_or("", |cell| cell.trim());
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

/// The rows of a table and the line each begins on; quoted cells may hold separators and line breaks (RFC 4180).
fn rows(text: &str, separator: char) -> Vec<(usize, Vec<String>)> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let (mut line, mut start) = (1, 1);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        line += usize::from(letter == '\n');
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push((start, std::mem::take(&mut row)));
                start = line;
            }
            letter if letter == separator && !quoted => row.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push((start, row));
    }
    rows
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
