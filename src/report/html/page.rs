//! One document: its text with what was found marked in it, and a card for each finding.

use std::fmt::Write as _;

use super::{Row, category, part_of_docs, title_of, whole};
use crate::check::{DocumentReport, Located};
use crate::diagnostic::Outcome;
use crate::messages::Catalogue;
use crate::report::markup::escape;
use crate::report::{Style, excerpt, level};
use crate::span::Span;
use crate::text::block::{Block, Role};
use crate::text::word::{HOLE, HOLE_PAD};

/// More findings than this get no card of their own: a page must open.
const MOST_CARDS: usize = 400;
/// More text than this is not shown, in bytes.
const MOST_TEXT: usize = 400_000;

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
    row.too_hard = document.reading.shown.as_ref().is_some_and(|shown| shown.is_too_hard() && !shown.short_text);
    for located in document.diagnostics.iter().filter(|located| !located.diagnostic.suppressed) {
        *row.rules.entry(located.diagnostic.rule).or_default() += 1;
        if located.diagnostic.finding.outcome == Outcome::Review {
            row.reviews += 1;
        } else {
            row.counts[2 - located.diagnostic.severity as usize] += 1;
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
    if let Some(text) = text {
        let _ = writeln!(body, "<h2>{}</h2>\n<p>{}</p>", say("audit-text"), say("audit-text-how"));
        key(&found, catalogue, &mut body);
        quoted(&found, &mut body);
        let _ = writeln!(body, "<div class=\"text\" lang=\"{}\">", lang(&document.language));
        marked(text, &found, &mut body);
        body.push_str("</div>\n");
    }
    let _ = writeln!(body, "<h2>{}</h2>", say("audit-cards"));
    if found.is_empty() {
        let _ = writeln!(body, "<p>{}</p>", say("no-problems"));
    }
    for (index, located) in found.iter().take(MOST_CARDS).enumerate() {
        card(index, located, text, &style, &mut body);
    }
    if found.len() > MOST_CARDS {
        let more = (found.len() - MOST_CARDS).to_string();
        let _ = writeln!(body, "<p>{}</p>", escape(&catalogue.ui("audit-more", &[("n", &more)])));
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
fn letter(kind: &str) -> char {
    match kind {
        "practice" => 'D',
        "privacy" => 'S',
        _ => kind.chars().next().unwrap_or('x').to_ascii_uppercase(),
    }
}

fn kind_of(located: &Located) -> &'static str {
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
            escape(&category(kind, catalogue))
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

/// The text, block by block, with a link from each marked place to its card.
fn marked(text: Text<'_>, found: &[&Located], body: &mut String) {
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
        while next < found.len() && found[next].diagnostic.finding.span.end <= whole.start {
            next += 1;
        }
        let mut marks: Vec<(usize, usize, usize)> = Vec::new();
        for (index, located) in found.iter().enumerate().skip(next).take(MOST_CARDS) {
            let span = located.diagnostic.finding.span;
            if span.start >= whole.end {
                break;
            }
            if let Some((start, end)) = in_block(block, span)
                && index < MOST_CARDS
            {
                marks.push((start, end, index));
            }
        }
        let class = match block.role {
            Role::Heading | Role::Title | Role::Subject => "h",
            Role::Item | Role::Cell | Role::HeaderCell | Role::Term => "i",
            Role::Paragraph | Role::Quote | Role::Legal => "",
            _ => "q",
        };
        let _ =
            write!(body, "<p{}><samp>", if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") });
        for segment in segments(block.text.len(), &marks) {
            let words = words(&block.text[segment.start..segment.end]);
            // A link that holds only a blank has no name for those who hear it.
            let Some(index) = segment.mark.filter(|_| segment.last || !words.trim().is_empty()) else {
                body.push_str(&words);
                continue;
            };
            let kind = kind_of(found[index]);
            let id = if segment.first { format!(" id=\"m{index}\"") } else { String::new() };
            let _ = write!(body, "<a class=\"m {kind}\"{id} href=\"#f{index}\">{words}");
            if segment.last {
                let _ = write!(body, "<sup>{}{}</sup>", letter(kind), index + 1);
            }
            body.push_str("</a>");
        }
        body.push_str("</samp></p>\n");
    }
}

/// A stretch of a block's text and the innermost mark on it.
struct Segment {
    start: usize,
    end: usize,
    mark: Option<usize>,
    first: bool,
    last: bool,
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
            None => out.push(Segment { start, end, mark, first: false, last: false }),
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
    out
}

/// Words of a document; what a template fills in is shown as `[…]`.
fn words(text: &str) -> String {
    let is_hole = |c: char| c == HOLE || c == HOLE_PAD;
    if !text.contains(is_hole) {
        return escape(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut in_hole = false;
    for character in text.chars() {
        if !is_hole(character) {
            out.push(character);
        } else if !in_hole {
            out.push_str("[…]");
        }
        in_hole = is_hole(character);
    }
    escape(&out)
}

fn card(index: usize, located: &Located, text: Option<Text<'_>>, style: &Style<'_>, body: &mut String) {
    let catalogue = style.catalogue;
    let say = |key: &str| escape(&catalogue.ui(key, &[]));
    let diagnostic = &located.diagnostic;
    let review = diagnostic.finding.outcome == Outcome::Review;
    let word = if review { "review" } else { diagnostic.severity.name() };
    let kind = kind_of(located);
    let _ = writeln!(
        body,
        "<section class=\"card {word}\" id=\"f{index}\" aria-labelledby=\"h{index}\">\n<h3 id=\"h{index}\">{}{}. {}</h3>",
        letter(kind),
        index + 1,
        escape(&title_of(diagnostic.rule, catalogue)),
    );
    let place = catalogue.ui("audit-line", &[("line", &located.start.line.to_string())]);
    let _ = writeln!(
        body,
        "<p><span class=\"tag\">{}</span> {}. {}.</p>",
        say(word),
        escape(&category(kind, catalogue)),
        escape(&place)
    );
    let _ = writeln!(body, "<p><samp>{}</samp></p>", escape(&excerpt::message(style, located)));
    let why = part_of_docs(diagnostic.rule, catalogue, "why");
    if !why.is_empty() {
        let _ = writeln!(body, "<p><strong>{}</strong> {}</p>", say("audit-why"), escape(&why));
    }
    change(located, text, style, body);
    let _ = writeln!(body, "<p class=\"small\">{}</p>\n</section>", escape(diagnostic.rule));
}

/// Before and after, or how to put it right where only a person can say.
fn change(located: &Located, text: Option<Text<'_>>, style: &Style<'_>, body: &mut String) {
    let catalogue = style.catalogue;
    let say = |key: &str| escape(&catalogue.ui(key, &[]));
    let suggestions = &located.diagnostic.finding.suggestions;
    let told = suggestions.iter().find(|suggestion| excerpt::may_tell(style, suggestion, located));
    let edited = told.and_then(|suggestion| Some((suggestion, text?, suggestion.edits.first()?)));
    if let Some((_, text, edit)) = edited.filter(|(suggestion, ..)| suggestion.edits.len() == 1) {
        let before = text.source.get(edit.span.range()).unwrap_or("");
        let none = catalogue.ui("audit-nothing", &[]);
        let _ = writeln!(
            body,
            "<dl class=\"change\"><dt>{}</dt><dd><samp>{}</samp></dd><dt>{}</dt><dd><samp>{}</samp></dd></dl>",
            say("audit-before"),
            words(if before.is_empty() { &none } else { before }),
            say("audit-after"),
            escape(if edit.text.is_empty() { &none } else { &edit.text })
        );
        return;
    }
    let how = part_of_docs(located.diagnostic.rule, catalogue, "how");
    let _ = writeln!(body, "<p><strong>{}</strong> {}</p>", say("audit-how"), escape(&how));
    let help = excerpt::help(style, located);
    if !help.is_empty() {
        let _ = writeln!(body, "<p>{}: <samp>{}</samp></p>", say("words"), escape(&help));
    }
}
