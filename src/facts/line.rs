//! What the detectors read: the visual lines of a document, each with its cues and its tokens.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::cue::{self, Cue, Hit, TitleHit};
use super::{Confidence, Owner};
use crate::text::block::Role;

/// One line as a reader sees it: a block, or the part of one between two hard breaks.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    /// Its text.
    pub(crate) text: &'a str,
    /// What part its block plays.
    pub(crate) role: Role,
    /// Number of its block: lines with the same number stand together.
    pub(crate) block: usize,
    /// Its cues, by place.
    pub(crate) hits: Vec<Hit>,
    /// The professional titles in it, by place.
    pub(crate) titles: Vec<TitleHit>,
    /// Whether a word in it begins as abbreviated credentials do.
    pub(crate) may_hold_credentials: bool,
    /// How many digits of ASCII it has.
    pub(crate) digits: usize,
    /// Whose facts the heading above speaks of, if it says so.
    pub(crate) section: Option<Owner>,
    /// The line that heads its column, where it is a cell of a table.
    pub(crate) head: Option<usize>,
    words: OnceCell<Vec<Token<'a>>>,
}

impl<'a> Line<'a> {
    /// A line; its section is set by [`sections`].
    pub(crate) fn new(text: &'a str, role: Role, block: usize) -> Self {
        // Nobody states facts in code.
        let reading = if role == Role::Code { cue::Reading::default() } else { cue::read(text) };
        Self {
            text,
            role,
            block,
            hits: reading.hits,
            titles: reading.titles,
            may_hold_credentials: reading.may_hold_credentials,
            digits: text.bytes().filter(u8::is_ascii_digit).count(),
            section: None,
            head: None,
            words: OnceCell::new(),
        }
    }

    /// Its words, cut once.
    pub(crate) fn tokens(&self) -> &[Token<'a>] {
        self.words.get_or_init(|| tokens(self.text))
    }

    /// Whether it has this cue.
    pub(crate) fn has(&self, cue: Cue) -> bool {
        self.hits.iter().any(|hit| hit.cue == cue)
    }

    /// The hits of one cue.
    pub(crate) fn all(&self, cue: Cue) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |hit| hit.cue == cue)
    }

    /// The hits that start in `from..to`.
    pub(crate) fn between(&self, from: usize, to: usize) -> &[Hit] {
        let start = self.hits.partition_point(|hit| hit.start < from);
        let rest = &self.hits[start..];
        &rest[..rest.partition_point(|hit| hit.start < to)]
    }

    /// The part of its text, or nothing.
    pub(crate) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }
}

/// A fact found in a line, before it has its place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Index of the line.
    pub(crate) line: usize,
    /// First byte in the line's text.
    pub(crate) start: usize,
    /// One past the last.
    pub(crate) end: usize,
    /// The line and the byte in it where it ends, when that is a later line: an address.
    pub(crate) until: Option<(usize, usize)>,
    /// In one comparable form.
    pub(crate) normalized: String,
    /// Whose it is.
    pub(crate) owner: Owner,
    /// How sure it is.
    pub(crate) confidence: Confidence,
}

/// The facts of one line, of a list sorted by line.
pub(crate) fn on_line(found: &[Found], line: usize) -> &[Found] {
    let rest = &found[found.partition_point(|fact| fact.line < line)..];
    &rest[..rest.partition_point(|fact| fact.line == line)]
}

/// The last fact that ends at or before `at`, of facts of one line sorted by place.
pub(crate) fn last_before(found: &[Found], at: usize) -> Option<&Found> {
    found[..found.partition_point(|fact| fact.end <= at)].last()
}

/// Gives each line the owner its heading speaks of: facts under "Crisis resources" are not the practice's own.
pub(crate) fn sections(lines: &mut [Line<'_>]) {
    forget_own_office(lines);
    let listing = is_directory(lines);
    let mut owner = None;
    for line in lines {
        if line.role == Role::Heading {
            owner = line.hits.iter().find_map(|hit| match hit.cue {
                Cue::Crisis => Some(Owner::Crisis),
                Cue::Board => Some(Owner::Board),
                Cue::Government => Some(Owner::Government),
                _ => None,
            });
            if owner.is_none() && is_elsewhere(line) {
                owner = Some(Owner::Other);
            }
        }
        line.section = owner;
        // "Where to get help": the entries of a directory are other people's.
        if listing && owner.is_none() && line.role == Role::Item && leads_with_name(line.text) {
            line.section = Some(Owner::Other);
        }
    }
}

/// Whether the page's first heading says that it lists other people's services.
fn is_directory(lines: &[Line<'_>]) -> bool {
    const TITLES: [&str; 28] = [
        "where to get help",
        "where to find help",
        "where to turn",
        "find help",
        "help near you",
        "other places",
        "who else can help",
        "community resources",
        "resource list",
        "resource guide",
        "resource directory",
        "local resources",
        "helpful numbers",
        "helpful links",
        "d\u{f3}nde pedir ayuda",
        "d\u{f3}nde encontrar ayuda",
        "otros recursos",
        "recursos comunitarios",
        "o\u{f9} trouver de l",
        "adresses utiles",
        "contacts utiles",
        "weitere hilfen",
        "weitere anlaufstellen",
        "hilfe in der n\u{e4}he",
        "numeri utili",
        "contatti utili",
        "onde pedir ajuda",
        "contactos \u{fa}teis",
    ];
    lines.iter().find(|line| line.role == Role::Heading).is_some_and(|heading| {
        let lower = heading.text.to_lowercase();
        TITLES.iter().any(|title| lower.contains(title))
    })
}

/// "Bluegrass Food Bank, 859-555-0131": a name of two capitalized words or more, then a mark.
fn leads_with_name(text: &str) -> bool {
    let name = text.split([',', ':', '(', '\u{2013}', '\u{2014}', '|']).next().unwrap_or("");
    let name = name.split(" - ").next().unwrap_or("").trim();
    name.len() < text.trim().len()
        && name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count() > 1
        && !name.split(' ').any(|word| matches!(word, "Our" | "our" | "My" | "my" | "us" | "me"))
}

/// An office named in the title or the first heading is the sender: its name says nothing about other people's facts.
fn forget_own_office(lines: &mut [Line<'_>]) {
    let first = lines.iter().position(|line| line.role == Role::Heading);
    let own: FxHashSet<String> = lines
        .iter()
        .enumerate()
        .filter(|(index, line)| line.role == Role::Title || Some(*index) == first)
        .flat_map(|(_, line)| line.hits.iter().filter(|hit| hit.cue == Cue::Government).map(move |hit| (line, hit)))
        .map(|(line, hit)| line.slice(hit.start, hit.end).to_lowercase())
        .collect();
    if own.is_empty() {
        return;
    }
    for line in lines {
        let text = line.text;
        line.hits.retain(|hit| {
            hit.cue != Cue::Government || !own.contains(&text.get(hit.start..hit.end).unwrap_or("").to_lowercase())
        });
    }
}

/// Headings of sections that speak of other people's services: "Resources", not "Human Resources".
fn is_elsewhere(heading: &Line<'_>) -> bool {
    heading.all(Cue::Elsewhere).any(|hit| {
        let before = heading.text.get(..hit.start).unwrap_or("").trim_end();
        before
            .len()
            .checked_sub(5)
            .and_then(|at| before.get(at..))
            .is_none_or(|word| !word.eq_ignore_ascii_case("human"))
    })
}

/// A word of a line with what stands around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The first mark after it other than a space, up to the next word; a space when there is none.
    pub(crate) after: char,
    /// The last mark before it other than a space; a space when there is none, `^` at the start.
    pub(crate) before: char,
}

/// The words of a line. Marks inside a word stay (`O'Neil`, `Ph.D.`, `SW-1234`, `06/12345`), marks around it do not.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut mark = '^';
    let bytes = text.as_bytes();
    let char_at = |at: usize| match bytes.get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..).and_then(|rest| rest.chars().next()),
    };
    let mut at = 0;
    while let Some(c) = char_at(at) {
        let start = at;
        at += c.len_utf8();
        if !c.is_alphanumeric() {
            if !c.is_whitespace() {
                if let Some(last) = tokens.last_mut()
                    && last.after == ' '
                {
                    last.after = c;
                }
                mark = c;
            } else if c == '\n' {
                if let Some(last) = tokens.last_mut()
                    && last.after == ' '
                {
                    last.after = '\n';
                }
                mark = '\n';
            }
            continue;
        }
        loop {
            while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                at += 1;
            }
            let Some(next) = char_at(at) else { break };
            if next.is_alphanumeric() || is_combining(next) {
                at += next.len_utf8();
                continue;
            }
            // A mark belongs to the word if a letter or digit follows at once.
            let joins = match next {
                '\'' | '\u{2019}' | '-' | '.' | '\u{2011}' | '_' => true,
                '/' => text.get(..at).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit())),
                _ => false,
            };
            if !joins || !char_at(at + next.len_utf8()).is_some_and(char::is_alphanumeric) {
                break;
            }
            at += next.len_utf8();
        }
        let mut word = text.get(start..at).unwrap_or("");
        // A dot after an initial or a dotted abbreviation belongs to it.
        if bytes.get(at) == Some(&b'.')
            && (is_dotted(word)
                || word.chars().nth(1).is_none()
                || matches!(word, "Dr" | "Dra" | "Lic" | "Mr" | "Mrs" | "Ms" | "Prof" | "Jr" | "Sr" | "St"))
        {
            at += 1;
            word = text.get(start..at).unwrap_or("");
        }
        tokens.push(Token { text: word, start, end: at, after: ' ', before: mark });
        mark = ' ';
    }
    tokens
}

/// Whether a word is an abbreviation with dots inside, `Ph.D` or `L.C.S.W`, to which the dot after it belongs.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| (1..=3).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic))
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
pub(crate) fn page<'a>(blocks: &[(Role, &'a str)]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for (block, (role, text)) in blocks.iter().enumerate() {
        lines.extend(text.split('\n').map(|part| Line::new(part, *role, block)));
    }
    sections(&mut lines);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_inner_marks_and_lose_the_outer_ones() {
        let words: Vec<&str> = tokens("Jane Q. O'Neil, Ph.D., LCSW-R (CRP 06/12345).").iter().map(|t| t.text).collect();
        assert_eq!(words, ["Jane", "Q.", "O'Neil", "Ph.D.", "LCSW-R", "CRP", "06/12345"]);
    }

    #[test]
    fn marks_around_words_are_remembered() {
        let found = tokens("Doe, LCSW");
        assert_eq!((found[0].after, found[1].before), (',', ','));
    }
}
