//! Sentences of real documents: titles, times, abbreviations, quotes, addresses, lists of numbers.
//!
//! `fixtures/sentences/<lang>.txt` has one case a line, with ` ¦ ` where a sentence ends.

use std::fs;

use plainspoken::text::language::Language;
use plainspoken::text::{sentence, word};

#[test]
fn sentences_end_where_a_reader_ends_them() {
    let mut wrong = Vec::new();
    for tag in ["en", "es", "de", "fr", "it", "pt"] {
        let cases = fs::read_to_string(format!("fixtures/sentences/{tag}.txt")).expect("cases are there");
        for case in cases.lines() {
            let expected: Vec<&str> = case.split(" ¦ ").collect();
            let text = expected.join(" ");
            let mut words = Vec::new();
            word::cut(&text, &mut words);
            let found = sentence::split(&text, &words, Language::new(tag));
            let found: Vec<&str> = found.iter().map(|s| &text[s.start as usize..s.end as usize]).collect();
            if found != expected {
                wrong.push(format!("{tag}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
