//! Words with things in them that nobody sees, or that cut them apart: an edit is the one that the plain words get,
//! or there is none.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::ops::Range;

use plainspoken::check::{Checker, Located, Overrides};
use plainspoken::config::Config;
use plainspoken::diagnostic::Applicability;
use plainspoken::fix::{self, Wish};
use plainspoken::source::{Format, Source};
use unicode_normalization::UnicodeNormalization as _;

/// Languages whose dictionaries have safe entries.
const LANGUAGES: [&str; 10] = ["en", "es", "fr", "pt", "it", "de", "ca", "nl", "pl", "sv"];
/// Paragraphs checked at once.
const AT_ONCE: usize = 40;

fn checker(language: &str) -> Checker {
    let overrides = Overrides { language: Some(language.into()), ..Overrides::default() };
    Checker::with_overrides(Config { sample: true, ..Config::default() }, overrides).unwrap()
}

/// The sentences in which the dictionaries of a language are tried, good and bad.
fn examples(language: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for path in common::files(&common::root().join("dictionaries").join(language)) {
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for entry in table.get("entry").and_then(|entries| entries.as_array()).into_iter().flatten() {
            let part = |key: &str| entry.get(key).and_then(|part| part.as_array()).into_iter().flatten();
            let tests = part("test").filter_map(|test| test.get(0)).chain(part("not"));
            sentences.extend(tests.filter_map(|sentence| sentence.as_str()).map(str::to_owned));
        }
    }
    sentences.sort();
    sentences.dedup();
    // As HTML these would be something else.
    sentences.retain(|sentence| !sentence.contains(['<', '&', '{', '\n']));
    sentences
}

/// An edit: a byte range of a paragraph, and words.
type Change = (Range<usize>, String);

/// The safe edits in each paragraph of a page.
fn edits(checker: &Checker, language: &str, paragraphs: &[String]) -> Vec<Vec<Change>> {
    edits_in(checker, Format::Html, [&format!("<html lang=\"{language}\"><body>"), "<p>", "</p>\n"], paragraphs)
}

/// The safe edits in each paragraph of a text that begins so, and whose paragraphs begin and end so.
fn edits_in(checker: &Checker, format: Format, frame: [&str; 3], paragraphs: &[String]) -> Vec<Vec<Change>> {
    let mut all = Vec::with_capacity(paragraphs.len());
    for some in paragraphs.chunks(AT_ONCE) {
        let mut text = frame[0].to_owned();
        let mut places = Vec::new();
        for paragraph in some {
            text.push_str(frame[1]);
            places.push(text.len()..text.len() + paragraph.len());
            text.push_str(paragraph);
            text.push_str(frame[2]);
        }
        let report = checker.check(&Source::from_text("a", format, &text), "a");
        let mut found: Vec<Vec<Change>> = vec![Vec::new(); some.len()];
        for located in report.diagnostics.iter().flat_map(Located::places) {
            let finding = &located.diagnostic.finding;
            let safe = finding.suggestions.iter().find(|one| one.applicability == Applicability::Safe);
            for edit in safe.into_iter().flat_map(|safe| &safe.edits) {
                let (start, end) = (edit.span.start as usize, edit.span.end as usize);
                if let Some(at) = places.iter().position(|place| place.start <= start && end <= place.end) {
                    let from = places[at].start;
                    found[at].push((start - from..end - from, edit.text.clone()));
                }
            }
        }
        all.extend(found);
    }
    all
}

fn applied(text: &str, edit: &Change) -> String {
    format!("{}{}{}", &text[..edit.0.start], edit.1, &text[edit.0.end..])
}

/// Something done to the words that an edit is for: how, what undoes it, and whether a sentence in capitals comes of it.
struct Harm {
    name: &'static str,
    /// What becomes of the sentence; the range is that of the words.
    done: fn(&str, Range<usize>) -> String,
    undone: fn(&str) -> String,
}

/// A place between two letters of the first word.
fn inside(text: &str, words: &Range<usize>) -> Option<usize> {
    let letters: Vec<usize> = text[words.clone()]
        .char_indices()
        .take_while(|(_, c)| c.is_alphabetic())
        .map(|(at, _)| words.start + at)
        .collect();
    (letters.len() > 2).then(|| letters[letters.len() / 2])
}

fn put(text: &str, at: usize, mark: &str) -> String {
    format!("{}{mark}{}", &text[..at], &text[at..])
}

fn put_inside(text: &str, words: &Range<usize>, mark: &str) -> String {
    inside(text, words).map_or_else(|| text.to_owned(), |at| put(text, at, mark))
}

fn without(text: &str, marks: &[char]) -> String {
    text.replace(marks, "")
}

const INVISIBLE: [char; 8] =
    ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{200e}', '\u{200f}'];

/// Letters with their accent apart.
fn taken_apart(text: &str) -> String {
    text.nfd().collect()
}

fn put_together(text: &str) -> String {
    text.nfc().collect()
}

fn wide(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphabetic() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c }).collect()
}

fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| if ('\u{ff21}'..='\u{ff5a}').contains(&c) { char::from_u32(c as u32 - 0xfee0).unwrap() } else { c })
        .collect()
}

const LIGATURES: [(&str, &str); 5] =
    [("ffi", "\u{fb03}"), ("ffl", "\u{fb04}"), ("ff", "\u{fb00}"), ("fi", "\u{fb01}"), ("fl", "\u{fb02}")];

fn in_words(text: &str, words: &Range<usize>, change: impl Fn(&str) -> String) -> String {
    format!("{}{}{}", &text[..words.start], change(&text[words.clone()]), &text[words.end..])
}

const HARMS: &[Harm] = &[
    Harm {
        name: "soft hyphen",
        done: |text, words| put_inside(text, &words, "\u{ad}"),
        undone: |text| without(text, &INVISIBLE),
    },
    Harm {
        name: "soft hyphen as an entity",
        done: |text, words| put_inside(text, &words, "&shy;"),
        undone: |text| text.replace("&shy;", ""),
    },
    Harm {
        name: "zero-width joiner",
        done: |text, words| put_inside(text, &words, "\u{200d}"),
        undone: |text| without(text, &INVISIBLE),
    },
    Harm {
        name: "zero-width space",
        done: |text, words| put_inside(text, &words, "\u{200b}"),
        undone: |text| without(text, &INVISIBLE),
    },
    Harm {
        name: "word joiner",
        done: |text, words| put_inside(text, &words, "\u{2060}"),
        undone: |text| without(text, &INVISIBLE),
    },
    Harm {
        name: "byte order mark",
        done: |text, words| put_inside(text, &words, "\u{feff}"),
        undone: |text| without(text, &INVISIBLE),
    },
    Harm {
        name: "right-to-left mark before",
        done: |text, words| put(text, words.start, "\u{200f}"),
        undone: |text| without(text, &INVISIBLE),
    },
    Harm {
        name: "left-to-right mark behind",
        done: |text, words| put(text, words.end, "\u{200e}"),
        undone: |text| without(text, &INVISIBLE),
    },
    Harm {
        name: "markup inside",
        done: |text, words| match inside(text, &words) {
            Some(at) => format!("{}<b>{}</b>{}", &text[..at], &text[at..words.end], &text[words.end..]),
            None => text.to_owned(),
        },
        undone: |text| text.replace("<b>", "").replace("</b>", ""),
    },
    Harm {
        name: "markup that ends inside",
        done: |text, words| match inside(text, &words) {
            Some(at) => format!("{}<b>{}</b>{}", &text[..words.start], &text[words.start..at], &text[at..]),
            None => text.to_owned(),
        },
        undone: |text| text.replace("<b>", "").replace("</b>", ""),
    },
    Harm {
        name: "comment inside",
        done: |text, words| put_inside(text, &words, "<!-- x -->"),
        undone: |text| text.replace("<!-- x -->", ""),
    },
    Harm {
        name: "line break",
        done: |text, words| match text[words.clone()].rfind(' ') {
            Some(at) => format!("{}<br>{}", &text[..words.start + at], &text[words.start + at + 1..]),
            None => text.to_owned(),
        },
        undone: |text| text.replace("<br>", " "),
    },
    Harm {
        name: "value of a template inside",
        done: |text, words| put_inside(text, &words, "{{ x }}"),
        undone: |text| text.replace("{{ x }}", ""),
    },
    Harm {
        name: "no-break spaces",
        done: |text, words| in_words(text, &words, |words| words.replace(' ', "\u{a0}")),
        undone: |text| text.replace('\u{a0}', " "),
    },
    Harm {
        name: "no-break spaces as entities",
        done: |text, words| in_words(text, &words, |words| words.replace(' ', "&nbsp;")),
        undone: |text| text.replace("&nbsp;", " "),
    },
    Harm {
        name: "first letter as an entity",
        done: |text, words| {
            in_words(text, &words, |words| {
                let first = words.chars().next().unwrap();
                format!("&#{};{}", first as u32, &words[first.len_utf8()..])
            })
        },
        undone: |text| {
            let Some((before, rest)) = text.split_once("&#") else { return text.to_owned() };
            let (number, after) = rest.split_once(';').unwrap();
            format!("{before}{}{after}", char::from_u32(number.parse().unwrap()).unwrap())
        },
    },
    Harm { name: "accents apart", done: |text, _| taken_apart(text), undone: put_together },
    Harm {
        name: "an accent too many",
        done: |text, words| put_inside(text, &words, "\u{323}"),
        undone: |text| put_together(&without(&taken_apart(text), &['\u{323}'])),
    },
    Harm { name: "wide letters", done: |text, words| in_words(text, &words, wide), undone: narrow },
    Harm {
        name: "ligatures",
        done: |text, words| {
            in_words(text, &words, |words| {
                LIGATURES.iter().fold(words.to_owned(), |text, (letters, one)| text.replace(letters, one))
            })
        },
        undone: |text| LIGATURES.iter().fold(text.to_owned(), |text, (letters, one)| text.replace(one, letters)),
    },
];

/// Does each harm to the sentences of a language in which one edit is all there is, so that what must come of them is
/// known; gives how many were tried, how many edits there were, and what is wrong.
fn harm(language: &str, format: Format, frame: [&str; 3], harms: &[Harm]) -> (usize, usize, Vec<String>) {
    let (mut tried, mut edited, mut wrong) = (0, 0, Vec::new());
    let checker = checker(language);
    let mut sentences = examples(language);
    if format != Format::Html {
        sentences.retain(|sentence| !sentence.contains(['*', '_', '`', '[', '|', '\\', '#', '~']));
        sentences.retain(|sentence| sentence.starts_with(char::is_alphabetic));
    }
    let plain = edits_in(&checker, format, frame, &sentences);
    let known: Vec<(&String, &Change)> = sentences
        .iter()
        .zip(&plain)
        .filter_map(|(sentence, edits)| if let [edit] = &edits[..] { Some((sentence, edit)) } else { None })
        .collect();
    for harm in harms {
        let harmed: Vec<String> = known.iter().map(|(sentence, edit)| (harm.done)(sentence, edit.0.clone())).collect();
        let found = edits_in(&checker, format, frame, &harmed);
        for ((harmed, edits), (sentence, edit)) in harmed.iter().zip(found).zip(&known) {
            tried += 1;
            if harmed == *sentence {
                continue;
            }
            edited += edits.len();
            let mut result = harmed.clone();
            for edit in edits.iter().rev() {
                result = applied(&result, edit);
            }
            let said = (harm.undone)(&result);
            // A shorter entry may be right before the break: before the time<br>that you move.
            let apart = |edit: &Change| {
                let rest = &harmed[edit.0.end..];
                let words =
                    rest.find("<br>").or_else(|| rest.find('\n')).map(|at| rest[..at].split_whitespace().count());
                words.is_some_and(|words| words > 1)
            };
            if edits.iter().any(apart) {
                continue;
            }
            let whole = ["<b>", "**"].iter().zip(["</b>", "**"]).all(|(open, close)| {
                let count = result.matches(open).count();
                if *open == close { count % 2 == 0 } else { count == result.matches(close).count() }
            });
            if !whole || edits.len() > 1 || (said != **sentence && said != applied(sentence, edit)) {
                wrong.push(format!("{language}, {}: {harmed:?} becomes {result:?}", harm.name));
            }
        }
    }
    (tried, edited, wrong)
}

/// What only Markdown and plain text have.
const HARMS_OF_TEXT: &[Harm] = &[
    Harm {
        name: "wrapped line",
        done: |text, words| in_words(text, &words, |words| words.replace(' ', "\n")),
        undone: |text| text.replace('\n', " "),
    },
    Harm {
        name: "wrapped line, indented",
        done: |text, words| in_words(text, &words, |words| words.replace(' ', "\n  ")),
        undone: |text| text.replace("\n  ", " "),
    },
    Harm {
        name: "wrapped line before",
        done: |text, words| match text[..words.start].strip_suffix(' ') {
            Some(before) => format!("{before}\n{}", &text[words.start..]),
            None => text.to_owned(),
        },
        undone: |text| text.replace('\n', " "),
    },
    Harm {
        name: "soft hyphen",
        done: |text, words| put_inside(text, &words, "\u{ad}"),
        undone: |text| without(text, &INVISIBLE),
    },
    Harm {
        name: "no-break spaces",
        done: |text, words| in_words(text, &words, |words| words.replace(' ', "\u{a0}")),
        undone: |text| text.replace('\u{a0}', " "),
    },
];

const HARMS_OF_MARKDOWN: &[Harm] = &[
    Harm {
        name: "hard line break",
        done: |text, words| in_words(text, &words, |words| words.replace(' ', "  \n")),
        undone: |text| text.replace("  \n", " "),
    },
    Harm {
        name: "stress inside",
        done: |text, words| match inside(text, &words) {
            Some(at) => format!("{}**{}**{}", &text[..at], &text[at..words.end], &text[words.end..]),
            None => text.to_owned(),
        },
        undone: |text| text.replace("**", ""),
    },
    Harm {
        name: "stress on the first word",
        done: |text, words| {
            in_words(text, &words, |words| match words.split_once(' ') {
                Some((first, rest)) => format!("**{first}** {rest}"),
                None => words.to_owned(),
            })
        },
        undone: |text| text.replace("**", ""),
    },
    Harm {
        name: "stress on all",
        done: |text, words| in_words(text, &words, |words| format!("**{words}**")),
        undone: |text| text.replace("**", ""),
    },
    Harm {
        name: "escaped letter",
        done: |text, words| in_words(text, &words, |words| words.replacen(' ', "&#32;", 1)),
        undone: |text| text.replace("&#32;", " "),
    },
];

#[test]
fn what_is_put_into_words_gives_no_wrong_edit() {
    let (mut tried, mut edited, mut wrong) = (0, 0, Vec::new());
    let mut all = |result: (usize, usize, Vec<String>)| {
        tried += result.0;
        edited += result.1;
        wrong.extend(result.2);
    };
    for language in LANGUAGES {
        let page = format!("<html lang=\"{language}\"><body>");
        all(harm(language, Format::Html, [&page, "<p>", "</p>\n"], HARMS));
        let blank = ["", "", "\n\n"];
        all(harm(language, Format::Markdown, blank, HARMS_OF_TEXT));
        all(harm(language, Format::Markdown, blank, HARMS_OF_MARKDOWN));
        all(harm(language, Format::Text, blank, HARMS_OF_TEXT));
    }
    println!("{tried} sentences tried, {edited} edits");
    assert!(tried > 30_000, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn words_in_capitals_become_capitals() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        let checker = checker(language);
        let sentences = examples(language);
        let plain = edits(&checker, language, &sentences);
        let shouted: Vec<String> = sentences.iter().map(|sentence| sentence.to_uppercase()).collect();
        for ((sentence, plain), (shouted, edits)) in
            sentences.iter().zip(&plain).zip(shouted.iter().zip(edits(&checker, language, &shouted)))
        {
            let ([plain], [edit]) = (&plain[..], &edits[..]) else { continue };
            let result = applied(shouted, edit);
            if result != applied(sentence, plain).to_uppercase() {
                wrong.push(format!("{language}: {shouted} becomes {result}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// What a run of `fix` leaves has nothing left to fix, and nothing new.
#[test]
fn every_fix_is_made_once() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for language in LANGUAGES {
        let checker = checker(language);
        let sentences = examples(language);
        let with_edits = edits(&checker, language, &sentences);
        for sentence in sentences.iter().zip(&with_edits).filter(|(_, edits)| !edits.is_empty()).map(|(one, _)| one) {
            tried += 1;
            let wish = Wish { governed: true, ..Wish::default() };
            let fix = |text: &str| {
                fix::fix(&checker, "a.md", "a.md", Format::Markdown, text.as_bytes().to_vec(), wish).unwrap()
            };
            let text = format!("{sentence}\n");
            let Some(once) = fix(&text) else { continue };
            if let Some(left) = once.left.first() {
                wrong.push(format!("{language}: {sentence} is left: {left:?}"));
            }
            let found = |text: &str| {
                let source = Source::from_text("a.md", Format::Markdown, text);
                let report = checker.check(&source, "a.md");
                report.diagnostics.iter().map(|located| 1 + located.repeats.len()).sum::<usize>()
            };
            let left = edits(&checker, language, &[once.after.trim_end().to_owned()]).concat();
            if !left.is_empty() || found(&once.after) >= found(&text) {
                wrong.push(format!("{language}: {sentence} becomes {} with {left:?} to do", once.after));
            }
            if let Some(twice) = fix(&once.after).filter(|twice| twice.after != once.after) {
                wrong.push(format!("{language}: {sentence} becomes {} and then {}", once.after, twice.after));
            }
        }
    }
    println!("{tried} sentences with fixes");
    assert!(tried > 1500, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried}\n{}", wrong.len(), wrong.join("\n"));
}
