//! Words that a text shows and does not use: an entry of a word list, an example of what not to say.

use super::{Match, Tier, emphasis};
use crate::text::block::{Block, Role};

/// How a line begins that says what not to write, in lower case; a mark of the next list stands behind it.
const AVOID: &[&str] = &[
    "avoid",
    "not this",
    "don't say",
    "don't use",
    "don't write",
    "do not say",
    "do not use",
    "do not write",
    "never say",
    "never use",
    "never write",
    "instead of",
    "before",
    "evite",
    "no diga",
    "no use",
    "no escriba",
    "en lugar de",
    "en vez de",
    "évitez",
    "ne dites pas",
    "au lieu de",
    "nicht",
    "statt",
    "vermeiden",
    "evitare",
    "invece di",
    "em vez de",
    "evitar",
];

/// What stands right behind words that a style guide puts right.
const CORRECTED: &[&str] = &[
    " (use ",
    " (say ",
    " (write ",
    " (instead, ",
    " (use instead",
    " (diga ",
    " (escriba ",
    " (dites ",
    " (besser: ",
];

/// What stands between such an opening and the words it shows.
const SHOWS: [char; 9] = [':', '"', '\u{201c}', '\u{201e}', '\u{2018}', '«', '→', '*', '_'];

/// Letters and marks looked at where a line begins.
const MOST_MARKS: usize = 80;
/// No block of nothing but an entry is longer, in bytes.
const LONGEST_ALONE: usize = 400;

/// Takes out the matches from `from` on whose words are only spoken of.
pub(super) fn leave_out(block: &Block, matches: &mut Vec<Match<'_>>, from: usize) {
    if matches.len() == from {
        return;
    }
    let mut line = Line::default();
    let mut index = 0;
    matches.retain(|found| {
        index += 1;
        index <= from || !is_mention(block, found, line.start_of(&block.text, found.start as usize))
    });
}

/// Where the line of a place starts; places mostly come in order, and no text is read twice for them.
#[derive(Default)]
struct Line {
    start: usize,
    read: usize,
}

impl Line {
    fn start_of(&mut self, text: &str, at: usize) -> usize {
        if at < self.read {
            *self = Self::default();
        }
        if let Some(found) = text[self.read..at].rfind('\n') {
            self.start = self.read + found + 1;
        }
        self.read = at;
        self.start
    }
}

/// Whether a match is only spoken of. `line` is where its line starts.
fn is_mention(block: &Block, found: &Match<'_>, line: usize) -> bool {
    // What was left in by mistake stands anywhere.
    if matches!(found.list, "placeholder" | "guarantee") {
        return false;
    }
    let (start, end) = (found.start as usize, found.end as usize);
    let no_word = |text: &str| !text.contains(char::is_alphanumeric);
    let alone = || block.text.len() <= LONGEST_ALONE && no_word(&block.text[..start]) && no_word(&block.text[end..]);
    // A cell of nothing but the words: “commence | start”. A term alone in a cell still wants its explanation;
    // a link in a menu has it where it leads.
    let shown = match block.role {
        Role::Cell => found.tier != Tier::Explain && !found.list.starts_with("inclusive/"),
        Role::Link | Role::Navigation | Role::Button => found.tier == Tier::Explain,
        _ => false,
    };
    if shown && alone() {
        return true;
    }
    // A heading names the topic; what it means is told where the text speaks of it.
    if block.role == Role::Heading && found.tier == Tier::Explain {
        return true;
    }
    // “initiate (use _start_)”
    if CORRECTED.iter().any(|with| block.text[end..].starts_with(with)) {
        return true;
    }
    // “the word utilize”
    if emphasis::is_named(block, start) || is_about_people(found.list) && is_named(&block.text, line, start, end) {
        return true;
    }
    if found.list == "wordy-phrase" && is_listed(&block.text, start, end) {
        return true;
    }
    // The longest of these is far shorter than a line.
    if !block.text[line..start].chars().take(MOST_MARKS + 20).any(|c| SHOWS.contains(&c)) {
        return false;
    }
    let opening = opening(&block.text[line..start]);
    AVOID.iter().filter_map(|avoid| opening.strip_prefix(avoid)).any(|rest| rest.trim_start().starts_with(SHOWS))
}

/// How a line opens, in small letters with straight apostrophes. It reads no further than marks may stand before.
fn opening(line: &str) -> String {
    let words = line.chars().take(MOST_MARKS).skip_while(|c| !c.is_alphabetic());
    let opening: String = words.take(20).flat_map(char::to_lowercase).collect();
    opening.replace('\u{2019}', "'")
}

/// Whether a list holds words about people.
fn is_about_people(list: &str) -> bool {
    list == "person-first" || list.starts_with("inclusive/")
}

/// What stands before a word that is named and not used, in lower case.
const NAMING: &[&str] = &[
    "instead of",
    "rather than",
    "the word",
    "the words",
    "the term",
    "the terms",
    "the phrase",
    "terms such as",
    "terms like",
    "words such as",
    "words like",
    "la palabra",
    "las palabras",
    "el término",
    "los términos",
    "en lugar de",
    "en vez de",
    "le mot",
    "les mots",
    "le terme",
    "les termes",
    "au lieu de",
    "plutôt que",
    "das wort",
    "die wörter",
    "der begriff",
    "die begriffe",
    "den begriff",
    "anstelle von",
    "statt",
    "a palavra",
    "as palavras",
    "o termo",
    "os termos",
    "em vez de",
    "la parola",
    "le parole",
    "il termine",
    "i termini",
    "invece di",
    "al posto di",
];

/// How a line opens that tells which words about people to leave.
const LEAVING: &[&str] = &["avoid ", "do not say ", "don't say ", "evite ", "evita ", "évitez ", "evitare "];

/// Whether the words are named there: “use _they_ instead of _he/she_”, “Avoid the term _non-white_”, “illegals (use …)”.
fn is_named(text: &str, line: usize, start: usize, end: usize) -> bool {
    let marks = |c: char| c.is_whitespace() || SHOWS.contains(&c);
    let near = text[line..start].char_indices().rev().nth(MOST_MARKS).map_or(line, |(at, _)| line + at);
    let before = text[near..start].to_lowercase();
    let just_before = before.trim_end_matches(marks);
    if NAMING.iter().any(|naming| just_before.ends_with(naming)) || before.contains("we prefer ") {
        return true;
    }
    // “use _has epilepsy_, not _is afflicted with_”
    let is_turned_down = |at: usize| before.len() - at < 12 && before[..at].contains("use ");
    if before.rfind(", not ").is_some_and(is_turned_down) {
        return true;
    }
    let behind = text[end..].char_indices().nth(MOST_MARKS / 2).map_or(text.len(), |(at, _)| end + at);
    if CORRECTED.iter().any(|with| text[end..behind].contains(with)) {
        return true;
    }
    let opening = opening(&text[line..start]);
    LEAVING.iter().any(|leaving| opening.starts_with(leaving))
}

/// Letters and marks that brackets around a list hold at most.
const LONGEST_LIST: usize = 160;

/// Whether a phrase of several words is a whole item of a list in brackets: “replace wordy phrases (prior to, with
/// regard to, in the event that)”. In use, no such phrase stands by itself.
fn is_listed(text: &str, start: usize, end: usize) -> bool {
    const QUOTES: [char; 7] = [' ', '"', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '_'];
    if !text[start..end].contains(' ') {
        return false;
    }
    let open = text[..start].char_indices().rev().take(LONGEST_LIST).find(|(_, c)| matches!(c, '(' | ')'));
    let close = text[end..].char_indices().take(LONGEST_LIST).find(|(_, c)| matches!(c, '(' | ')'));
    let (Some((open, '(')), Some((close, ')'))) = (open, close) else { return false };
    text[open..start].trim_end_matches(QUOTES).ends_with(['(', ','])
        && text[end..].trim_start_matches(QUOTES).starts_with([',', ')'])
        && text[open..end + close].matches(',').count() >= 2
}
