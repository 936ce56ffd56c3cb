//! One document: its text with what was found marked in it, and a card for each finding.

use std::fmt::Write as _;

use super::card::Cards;
use super::words::words;
use super::{Row, whole};
use crate::check::{DocumentReport, Located};
use crate::diagnostic::Outcome;
use crate::messages::Catalogue;
use crate::report::markup::{escape, escape_into};
use crate::report::{Style, brief, level};
use crate::span::Span;
use crate::text::block::{Block, Role};
use crate::text::readability::Shown;
use crate::text::word::{HOLE, HOLE_PAD};

/// More findings than this get no card of their own: a page must open.
const MOST_CARDS: usize = 400;
/// More text than this is not shown, in bytes.
const MOST_TEXT: usize = 400_000;

/// How heavy a sure finding is: note, warning, error.
const WEIGHTS: [u8; 3] = [1, 3, 9];

/// The text of a document, when it may be shown.
#[derive(Clone, Copy)]
pub struct Text<'t> {
    /// The decoded file.
    pub source: &'t str,
    /// Its blocks.
    pub blocks: &'t [Block],
}

/// What a document adds to the overview; `path` is its path in the folder that is read.
#[must_use]
pub fn row(document: &DocumentReport, path: &str, page: &str, catalogue: &Catalogue) -> Row {
    let mut row = Row {
        path: path.to_owned(),
        page: page.to_owned(),
        kind: document.kind.name(),
        language: document.language.clone(),
        grade: document.reading.grade,
        target: document.kind.reading_target(),
        words: document.reading.counts.words,
        ..Row::default()
    };
    if let Some(error) = &document.error {
        row.unread.clone_from(&error.message);
        return row;
    }
    row.level = level(document, catalogue);
    let shown = document.reading.shown.as_ref();
    row.scored = shown.is_some_and(|shown| shown.target.is_some() && !shown.short_text);
    row.too_hard = row.scored && shown.is_some_and(Shown::is_too_hard);
    row.brief = brief(document, catalogue);
    for located in document.diagnostics.iter().filter(|located| !located.diagnostic.suppressed) {
        let rule = located.diagnostic.rule;
        *row.rules.entry(rule).or_default() += 1;
        let weight = if located.diagnostic.finding.outcome == Outcome::Review {
            row.reviews += 1;
            1
        } else {
            row.counts[2 - located.diagnostic.severity as usize] += 1;
            WEIGHTS[located.diagnostic.severity as usize]
        };
        match row.weights.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, known)) => *known = weight.max(*known),
            None => row.weights.push((rule, weight)),
        }
    }
    row
}

/// The page of one document. Without `text`, no words of it are shown.
#[must_use]
pub fn page(document: &DocumentReport, row: &Row, text: Option<Text<'_>>, catalogue: &Catalogue) -> String {
    let say = |key: &str| escape(&catalogue.ui(key, &[]));
    let style =
        Style { catalogue, show_suppressed: false, quiet: false, excerpts: text.is_some(), color: false, columns: 100 };
    let name = row.path.rsplit('/').next().unwrap_or(&row.path);
    let mut body = format!("<h1>{}</h1>\n<p class=\"small\">{}</p>\n", escape(name), escape(&row.path));
    let _ = writeln!(body, "<p class=\"lead\">{}: {}.</p>", say("reading"), escape(&row.level));
    let found: Vec<&Located> = style.shown(document).collect();
    let _ = writeln!(body, "<p>{}</p>", escape(&counts(row, catalogue)));
    // Which findings are marked in the text.
    let mut marks = vec![false; found.len()];
    if let Some(text) = text {
        let _ = writeln!(body, "<h2>{}</h2>\n<p>{}</p>", say("audit-text"), say("audit-text-how"));
        key(&found, catalogue, &mut body);
        quoted(&found, &mut body);
        let _ = writeln!(body, "<div class=\"text\" lang=\"{}\">", lang(&document.language));
        marked(text, &found, &mut marks, &mut body);
        body.push_str("</div>\n");
    }
    let _ = writeln!(body, "<h2>{}</h2>", say("audit-cards"));
    if found.is_empty() {
        let _ = writeln!(body, "<p>{}</p>", say("no-problems"));
    }
    let mut cards = Cards::new(&style, text);
    for (index, located) in found.iter().take(MOST_CARDS).enumerate() {
        cards.card(index, located, marks[index], &mut body);
    }
    if found.len() > MOST_CARDS {
        let _ = writeln!(body, "<p>{}</p>", escape(&catalogue.count("audit-more", found.len() - MOST_CARDS)));
    }
    whole(&catalogue.ui("audit-title", &[("folder", name)]), &body, "../index.html", catalogue)
}

fn lang(language: &str) -> String {
    if language == "unknown" || language.is_empty() { "und".into() } else { escape(language) }
}

/// How many findings there are, in words.
pub(super) fn counts(row: &Row, catalogue: &Catalogue) -> String {
    let parts: Vec<String> =
        [("errors", row.counts[0]), ("warnings", row.counts[1]), ("notes", row.counts[2]), ("reviews", row.reviews)]
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(key, n)| catalogue.count(key, n))
            .collect();
    if parts.is_empty() { catalogue.ui("audit-none", &[]) } else { format!("{}.", parts.join(", ")) }
}

/// Our own check must not find in the report what it found in the document it quotes.
fn quoted(found: &[&Located], body: &mut String) {
    let facts = ["contact", "identity"];
    let mut rules: Vec<&str> = found.iter().map(|located| located.diagnostic.rule).collect();
    rules.retain(|rule| facts.iter().any(|kind| rule.starts_with(kind)));
    rules.sort_unstable();
    rules.dedup();
    if !rules.is_empty() {
        let _ =
            writeln!(body, "<!-- plainspoken-ignore {} -- these are the words of the document -->", rules.join(" "));
    }
}

/// The letter that stands beside each mark of a kind: colour alone says nothing on paper.
pub(super) fn letter(kind: &str) -> char {
    match kind {
        "practice" => 'D',
        "privacy" => 'S',
        // Inclusive words have the I.
        "identity" => 'N',
        _ => kind.chars().next().unwrap_or('x').to_ascii_uppercase(),
    }
}

pub(super) fn kind_of(located: &Located) -> &'static str {
    located.diagnostic.rule.split('/').next().unwrap_or("")
}

/// Which letter and which line mean what, for the kinds that were found.
fn key(found: &[&Located], catalogue: &Catalogue, body: &mut String) {
    let mut kinds: Vec<&str> = found.iter().map(|located| kind_of(located)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() {
        return;
    }
    body.push_str("<ul class=\"key\">");
    for kind in kinds {
        let _ = write!(
            body,
            "<li><span class=\"{kind}\" style=\"text-decoration-line:underline\">{}</span> {}</li>",
            letter(kind),
            words(catalogue).category(kind)
        );
    }
    body.push_str("</ul>\n");
}

/// Where a place of the source stands in a block's text; `None` when it is elsewhere.
fn in_block(block: &Block, span: Span) -> Option<(usize, usize)> {
    let whole = block.whole();
    if span.is_empty() || span.start >= whole.end || span.end <= whole.start || block.text.is_empty() {
        return None;
    }
    let at = |offset: u32| -> usize {
        let index = block.pieces.partition_point(|piece| piece.span.start <= offset).saturating_sub(1);
        let Some(piece) = block.pieces.get(index) else { return 0 };
        let end = block.pieces.get(index + 1).map_or(block.text.len(), |next| next.at as usize);
        (piece.at as usize + offset.saturating_sub(piece.span.start) as usize).min(end)
    };
    let (mut start, mut end) = (at(span.start.max(whole.start)), at(span.end.min(whole.end)));
    while start > 0 && !block.text.is_char_boundary(start) {
        start -= 1;
    }
    while end < block.text.len() && !block.text.is_char_boundary(end) {
        end += 1;
    }
    (start < end.min(block.text.len())).then_some((start, end.min(block.text.len())))
}

/// Every place of the findings that have cards, in order, each with the number of its card: a word told once is
/// marked wherever it stands.
fn places(found: &[&Located]) -> Vec<(Span, usize)> {
    let of_card = |(index, located): (usize, &&Located)| {
        let spans: Vec<Span> = located.places().map(|place| place.diagnostic.finding.span).collect();
        spans.into_iter().map(move |span| (span, index))
    };
    let mut places: Vec<(Span, usize)> = found.iter().enumerate().take(MOST_CARDS).flat_map(of_card).collect();
    // Stable: what a card told first of one place stays first.
    places.sort_by_key(|(span, _)| span.start);
    places
}

/// The text, block by block, with a link from each marked place to its card.
fn marked(text: Text<'_>, found: &[&Located], is_marked: &mut [bool], body: &mut String) {
    let places = places(found);
    let mut shown = 0;
    let mut next = 0;
    for block in text.blocks.iter().filter(|block| !block.text.trim().is_empty() && block.role != Role::Alternative) {
        shown += block.text.len();
        if shown > MOST_TEXT {
            body.push_str("<p>…</p>\n");
            return;
        }
        let whole = block.whole();
        // Findings and blocks are both in order of place, as good as always.
        while next < places.len() && places[next].0.end <= whole.start {
            next += 1;
        }
        let mut marks: Vec<(usize, usize, usize)> = Vec::new();
        for (place, (span, _)) in places.iter().enumerate().skip(next).take(MOST_CARDS) {
            if span.start >= whole.end {
                break;
            }
            marks.extend(in_block(block, *span).map(|(start, end)| (start, end, place)));
        }
        body.push_str(match block.role {
            Role::Heading | Role::Title | Role::Subject => "<p class=\"h\"><samp>",
            Role::Item | Role::Cell | Role::HeaderCell | Role::Term => "<p class=\"i\"><samp>",
            Role::Paragraph | Role::Quote | Role::Legal => "<p><samp>",
            _ => "<p class=\"q\"><samp>",
        });
        if marks.is_empty() {
            show_words(&block.text, body);
            body.push_str("</samp></p>\n");
            continue;
        }
        for segment in segments(block.text.len(), &marks) {
            let words = &block.text[segment.start..segment.end];
            // A link that holds only a blank has no name for those who hear it.
            let Some(place) = segment.mark.filter(|_| segment.last || !words.trim().is_empty()) else {
                show_words(words, body);
                continue;
            };
            let index = places[place].1;
            let kind = kind_of(found[index]);
            // A finding may have several places, and stand in two blocks; its card leads to the first.
            let is_first = segment.first && !std::mem::replace(&mut is_marked[index], true);
            let id = if is_first { format!(" id=\"m{index}\"") } else { String::new() };
            let _ = write!(body, "<a class=\"m {kind}\"{id} href=\"#f{index}\">");
            show_words(words, body);
            if segment.last {
                let _ = write!(body, "<sup>{}{}</sup>", letter(kind), index + 1);
            }
            body.push_str("</a>");
            for index in segment.also.iter().map(|place| places[*place].1) {
                let kind = kind_of(found[index]);
                let id = if std::mem::replace(&mut is_marked[index], true) {
                    String::new()
                } else {
                    format!(" id=\"m{index}\"")
                };
                let name = format!("{}{}", letter(kind), index + 1);
                let _ = write!(body, "<a class=\"m {kind}\"{id} href=\"#f{index}\"><sup>{name}</sup></a>");
            }
        }
        body.push_str("</samp></p>\n");
    }
}

/// A stretch of a block's text and the innermost mark on it, as the number of its place.
struct Segment {
    start: usize,
    end: usize,
    mark: Option<usize>,
    first: bool,
    last: bool,
    /// Marks that end here and are nowhere seen: others cover all of them.
    also: Vec<usize>,
}

/// Cuts a text of `length` at its marks; where marks lie inside one another the shortest is shown.
fn segments(length: usize, marks: &[(usize, usize, usize)]) -> Vec<Segment> {
    let mut cuts: Vec<usize> = marks.iter().flat_map(|&(start, end, _)| [start, end]).chain([0, length]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut out: Vec<Segment> = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        let covering = marks.iter().filter(|mark| mark.0 <= start && end <= mark.1);
        let mark = covering.min_by_key(|mark| (mark.1 - mark.0, mark.2)).map(|mark| mark.2);
        match out.last_mut().filter(|last| last.mark == mark) {
            Some(last) => last.end = end,
            None => out.push(Segment { start, end, mark, first: false, last: false, also: Vec::new() }),
        }
    }
    let mut seen = std::collections::HashSet::new();
    for segment in &mut out {
        segment.first = segment.mark.is_some_and(|mark| seen.insert(mark));
    }
    seen.clear();
    for segment in out.iter_mut().rev() {
        segment.last = segment.mark.is_some_and(|mark| seen.insert(mark));
    }
    for &(_, end, mark) in marks.iter().filter(|(_, _, mark)| !seen.contains(mark)) {
        let at = out.partition_point(|segment| segment.end < end);
        if let Some(segment) = out.get_mut(at).filter(|segment| segment.mark.is_some()) {
            segment.also.push(mark);
        }
    }
    out
}

/// Words of a document; what a template fills in is shown as `[…]`.
pub(super) fn shown_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    show_words(text, &mut out);
    out
}

fn show_words(text: &str, out: &mut String) {
    let is_hole = |c: char| c == HOLE || c == HOLE_PAD;
    let mut rest = text;
    while let Some(at) = rest.find(is_hole) {
        escape_into(&rest[..at], out);
        out.push_str("[…]");
        rest = rest[at..].trim_start_matches(is_hole);
    }
    escape_into(rest, out);
}
