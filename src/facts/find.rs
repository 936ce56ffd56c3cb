//! From a document to its facts: lines for the detectors, then places in the source.

use super::line::{Found, Line, sections};
use super::structure::{self, Locate};
use super::{Confidence, Fact, Facts, Owner, Place};
use super::{
    address, bare_link, column, credential, email, emergency, fee, language, licence, name, phone, promise, reply,
    variable,
};
use crate::source::{Format, FrontMatter, PartKind, Source};
use crate::span::Span;
use crate::syntax::tree::Tree;
use crate::text::block::{Block, Role};

/// What is known beforehand about the people of a practice.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Their full names: found wherever they stand.
    pub names: Vec<String>,
}

/// How a line leads back to the source.
#[derive(Clone, Copy)]
enum Way {
    /// The block and the byte of its text where the line starts.
    Block(usize, usize),
    /// The byte of the source where the line starts; every byte follows.
    Source(usize),
}

/// Plain text is wrapped by hand: a line shorter than this, in bytes, ends on purpose.
const WRAPPED: usize = 45;

struct Page<'a> {
    blocks: &'a [Block],
    lines: Vec<Line<'a>>,
    ways: Vec<Way>,
    /// Where each line was written, by start: start, end, line.
    places: Vec<(u32, u32, usize)>,
}

impl<'a> Page<'a> {
    fn new(source: &'a Source, tree: &'a Tree, blocks: &'a [Block]) -> Self {
        let mut page = Page { blocks, lines: Vec::new(), ways: Vec::new(), places: Vec::new() };
        for (index, block) in blocks.iter().enumerate() {
            let whole = block.whole();
            if is_plain(source, block, whole) {
                let text = if block.role == Role::Alternative { &source.text[..] } else { tree.masked() };
                for (start, end) in plain_lines(whole.of(text)) {
                    let base = whole.start as usize + start;
                    page.push(
                        text.get(base..whole.start as usize + end).unwrap_or(""),
                        block.role,
                        index,
                        Way::Source(base),
                    );
                }
                continue;
            }
            let mut start = 0;
            for part in block.text.split('\n') {
                let mut from = 0;
                for end in soft_breaks(source, block, start, part) {
                    page.push(part.get(from..end).unwrap_or(""), block.role, index, Way::Block(index, start + from));
                    from = end + 1;
                }
                page.push(part.get(from..).unwrap_or(""), block.role, index, Way::Block(index, start + from));
                start += part.len() + 1;
            }
        }
        sections(&mut page.lines);
        column::heads(tree, blocks, &mut page.lines);
        for line in 0..page.lines.len() {
            let span = page.span(line, 0, page.lines[line].text.len());
            page.places.push((span.start, span.end, line));
        }
        page.places.sort_unstable();
        page
    }

    fn push(&mut self, text: &'a str, role: Role, block: usize, way: Way) {
        if !text.trim().is_empty() {
            self.lines.push(Line::new(text, role, block));
            self.ways.push(way);
        }
    }

    fn span(&self, line: usize, start: usize, end: usize) -> Span {
        match self.ways.get(line) {
            Some(&Way::Block(block, offset)) => self.blocks[block].span(offset + start, offset + end),
            Some(&Way::Source(base)) => Span::new(base + start, base + end),
            None => Span::at(0),
        }
    }

    fn facts(&self, found: Vec<Found>) -> Vec<Fact> {
        found
            .into_iter()
            .filter_map(|found| {
                let line = self.lines.get(found.line)?;
                let mut span = self.span(found.line, found.start, found.end);
                let mut value = line.slice(found.start, found.end).to_owned();
                if let Some((last, end)) = found.until {
                    span = span.cover(self.span(last, 0, end));
                    value = address::joined(&self.lines, found.line, found.start, last, end);
                }
                Some(Fact {
                    value,
                    normalized: found.normalized,
                    owner: found.owner,
                    place: match line.role {
                        Role::Alt => Place::Alt,
                        Role::Subject => Place::Header,
                        _ => Place::Text,
                    },
                    confidence: found.confidence,
                    span,
                })
            })
            .collect()
    }
}

impl Locate for Page<'_> {
    fn locate(&self, at: u32) -> Option<(usize, usize)> {
        let after = self.places.partition_point(|place| place.0 <= at);
        // A line of an image's alternative may stand inside another line's place.
        let &(start, _, line) = self.places[..after].iter().rev().take(4).find(|place| at < place.1)?;
        let offset = match self.ways[line] {
            Way::Source(_) => (at - start) as usize,
            Way::Block(block, offset) => {
                let pieces = &self.blocks[block].pieces;
                let piece = pieces[..pieces.partition_point(|piece| piece.span.start <= at)].last()?;
                let into = (at - piece.span.start) as usize;
                (piece.at as usize + into).saturating_sub(offset)
            }
        };
        let text = self.lines[line].text;
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        Some((line, offset))
    }
}

/// Where short lines end in Markdown, as bytes of `part`, which starts at `start` in the block's text. A renderer joins them,
/// but the author of a signature or an address meant lines.
fn soft_breaks(source: &Source, block: &Block, start: usize, part: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    if source.format != Format::Markdown {
        return ends;
    }
    let whole = block.span(start, start + part.len());
    let written = whole.of(&source.text);
    let mut from = 0;
    for mark in memchr::memchr_iter(b'\n', written.as_bytes()) {
        let at = whole.start + mark as u32;
        let Some(piece) = block.pieces[..block.pieces.partition_point(|piece| piece.span.start <= at)].last() else {
            continue;
        };
        let Some(end) = (piece.at + (at - piece.span.start)).checked_sub(start as u32).map(|end| end as usize) else {
            continue;
        };
        if part.as_bytes().get(end) != Some(&b' ') || end < from {
            continue;
        }
        // A line that begins in bold is a new one: "**Ana Ruiz**, psicóloga".
        let bold = written.get(mark + 1..).is_some_and(|rest| rest.starts_with("**") || rest.starts_with("__"));
        if end - from < WRAPPED || bold {
            ends.push(end);
        }
        from = end + 1;
    }
    ends
}

/// Whether the block's line ends were made by hand and mean something: plain text, and the twin of an HTML message.
fn is_plain(source: &Source, block: &Block, whole: Span) -> bool {
    if block.role == Role::Alternative {
        return true;
    }
    source.part_around(whole).is_some_and(|part| part.kind == PartKind::Body(Format::Text))
}

/// The lines of plain text as byte ranges; a long line is one with the next.
fn plain_lines(text: &str) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for part in text.split_inclusive('\n') {
        let end = at + part.trim_end().len();
        if part.trim_end().len() < WRAPPED {
            lines.push((start, end.max(start)));
            start = at + part.len();
        }
        at += part.len();
    }
    if start < text.len() {
        lines.push((start, text.len()));
    }
    lines
}

/// Everything a document states about who wrote it and how to reach them.
///
/// Facts know nothing of configuration but the names in `hints`; each says whose it is and how sure it is.
pub fn find(
    source: &Source,
    tree: &Tree,
    blocks: &[Block],
    front_matter: Option<&FrontMatter>,
    hints: &Hints,
) -> Facts {
    let page = Page::new(source, tree, blocks);
    let lines = &page.lines;
    let mut names = name::find(lines);
    hinted(lines, hints, &mut names);
    let credentials = credential::find(lines, &names);
    let phones = phone::find(lines);
    let licences = licence::numbers(lines, &credentials, &phones);
    let places = licence::jurisdictions(lines, &credentials, &licences);
    let emergency = emergency::find(lines, &phones);
    let mut facts = Facts {
        names: page.facts(names),
        credentials: page.facts(credentials),
        licence_numbers: page.facts(licences),
        licence_jurisdictions: page.facts(places),
        phones: page.facts(phones),
        emails: page.facts(email::find(lines)),
        addresses: page.facts(address::find(lines)),
        emergency: page.facts(emergency),
        fees: page.facts(fee::find(lines)),
        response_time: page.facts(reply::find(lines)),
        language_access: page.facts(language::find(lines)),
        alternate_contact: page.facts(promise::channels(lines)),
        privacy_notice: page.facts(promise::notices(lines)),
        services: page.facts(promise::services(lines)),
        board_links: page.facts(bare_link::boards(lines)),
    };
    facts.alternate_contact.extend(page.facts(bare_link::channels(lines)));
    structure::elements(source, tree, lines, &page, &mut facts);
    variable::holes(source, tree, lines, &page, &mut facts);
    structure::headers(source, &mut facts);
    if let Some(matter) = front_matter {
        structure::front_matter(matter, &mut facts);
    }
    facts.each_group(|group| group.sort_by_key(|fact| (fact.span, fact.place)));
    facts
}

/// The names the profile knows, wherever they stand.
fn hinted(lines: &[Line<'_>], hints: &Hints, names: &mut Vec<Found>) {
    for hint in hints.names.iter().filter(|hint| !hint.trim().is_empty()) {
        for (index, line) in lines.iter().enumerate() {
            for (start, written) in line.text.match_indices(hint.trim()) {
                let end = start + written.len();
                let known = names.iter().any(|found| found.line == index && found.start < end && start < found.end);
                if !known && super::cue::is_word_edge(line.text, start) && super::cue::is_word_edge(line.text, end) {
                    names.push(Found {
                        line: index,
                        start,
                        end,
                        until: None,
                        normalized: name::normalize(written),
                        owner: Owner::Own,
                        confidence: Confidence::Sure,
                    });
                }
            }
        }
    }
    names.sort_by_key(|found| (found.line, found.start));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_of_plain_text_end_and_long_ones_go_on() {
        let text = "Sincerely,\nNoor Haddad\nThis line is long enough that it was surely wrapped\nby hand.\n";
        let lines: Vec<&str> = plain_lines(text).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(
            lines,
            ["Sincerely,", "Noor Haddad", "This line is long enough that it was surely wrapped\nby hand."]
        );
    }
}
