//! Words that a text shows and does not use: an entry of a word list, an example of what not to say.

use super::{Match, Tier};
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

/// What stands between such an opening and the words it shows.
const SHOWS: [char; 9] = [':', '"', '\u{201c}', '\u{201e}', '\u{2018}', '«', '→', '*', '_'];

/// Whether a match is only spoken of.
pub(super) fn is_mention(block: &Block, found: &Match<'_>) -> bool {
    // What was left in by mistake stands anywhere.
    if matches!(found.list, "placeholder" | "guarantee") {
        return false;
    }
    let (start, end) = (found.start as usize, found.end as usize);
    // A cell of nothing but the words: “commence | start”. A term alone in a cell still wants its explanation.
    let alone = |text: &str| !text.contains(char::is_alphanumeric);
    if block.role == Role::Cell
        && !found.list.starts_with("inclusive/")
        && found.tier != Tier::Explain
        && alone(&block.text[..start])
        && alone(&block.text[end..])
    {
        return true;
    }
    let line = block.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let before = block.text[line..start].trim_start_matches(|c: char| !c.is_alphabetic());
    // The longest of these is far shorter than a line.
    let opening: String = before.chars().take(20).flat_map(char::to_lowercase).collect();
    let opening = opening.replace('\u{2019}', "'");
    AVOID.iter().filter_map(|avoid| opening.strip_prefix(avoid)).any(|rest| rest.trim_start().starts_with(SHOWS))
}
