//! Emoji add to words; they do not stand for them.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::access::typed_list;
use crate::rules::inline;
use crate::span::Span;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Three or more emoji in a row, and more than two in a subject line. Emoji used as bullets or
    /// inside a word. A heading, link or button that is only emoji.
    ///
    /// # Why it matters to the reader
    /// A screen reader says the name of each: “party popper party popper party popper”. As a bullet
    /// it is said on each line. Not all people take the same meaning from them, and old devices
    /// show an empty box.
    ///
    /// # How to put it right
    /// Use one at most, at the end of the sentence. Write the words as well. Make a real list.
    /// This holds for web pages, e-mails, subjects and Markdown alike. In Markdown, start lists with
    /// `-`.
    ///
    /// # Examples
    /// ```md,bad
    /// We are open again! 🎉🎉🎉
    /// ```
    /// ```md,bad
    /// # 📞
    /// ```
    /// ```html,bad
    /// <p>✅ Bring your card<br>✅ Come ten minutes early</p>
    /// ```
    /// ```md,good
    /// We are open again! 🎉
    /// ```
    /// ```md,good
    /// Our family 👨‍👩‍👧‍👦 group meets on Mondays 🇺🇸🇲🇽.
    /// ```
    /// ```html,good
    /// <p>© 2024 River Counseling™ → Fees</p>
    /// ```
    ///
    /// # Standards
    /// Good practice; emoji that stand for words come under WCAG 2.2, 1.1.1.
    Emoji {
        id: "access/emoji",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Blocks, Need::Document],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Emoji add to words and do not stand for them",
        messages: &[
            Message { key: "run", text: "{count} emoji in a row. A screen reader says the name of each." },
            Message { key: "subject", text: "This subject has {count} emoji. A screen reader says the name of each." },
            Message { key: "bullet", text: "Emoji stand here for bullets. A screen reader says their name on each line." },
            Message { key: "inside", text: "An emoji stands inside a word. A screen reader reads the word in pieces." },
            Message { key: "only", text: "There is nothing here but emoji. Add words." },
        ],
    }
    |_| Emoji
}

/// From this many in a row it is a run.
const RUN: usize = 3;
/// More than this many in one subject are too many.
const SUBJECT: usize = 2;

struct Emoji;

impl Rule for Emoji {
    fn block(&self, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        if block.hidden || matches!(block.role, Role::Code | Role::Alternative) || !may_hold(&block.text) {
            return;
        }
        let mut told = |key: &'static str, count: usize, span: Span| {
            let mut finding = Finding::new(key, span).arg("count", count);
            if let Some(node) = block.node {
                finding = finding.node(node);
            }
            findings.push(finding);
        };
        let found: Vec<(usize, &str)> = block.text.grapheme_indices(true).filter(|(_, one)| is_emoji(one)).collect();
        let Some((first, _)) = found.first().copied() else { return };
        if !block.text.chars().any(char::is_alphanumeric) {
            if matches!(
                block.role,
                Role::Heading | Role::Link | Role::Button | Role::Title | Role::Subject | Role::HeaderCell
            ) {
                told("only", found.len(), block.whole());
                return;
            }
        } else if block.role == Role::Subject && found.len() > SUBJECT {
            let (last, text) = found[found.len() - 1];
            told("subject", found.len(), block.span(first, last + text.len()));
            return;
        }
        let mut index = 0;
        while index < found.len() {
            let (start, text) = found[index];
            let mut end = start + text.len();
            let mut count = 1;
            while let Some((next, more)) = found.get(index + count)
                && block.text[end..*next].trim().is_empty()
            {
                end = next + more.len();
                count += 1;
            }
            let before = block.text[..start].chars().next_back().is_some_and(char::is_alphabetic);
            let after = block.text[end..].chars().next().is_some_and(char::is_alphabetic);
            if (count >= RUN || before && after) && inline::in_code(context.document, block.span(start, end)) {
                // Signs in code stand for themselves.
            } else if count >= RUN {
                told("run", count, block.span(start, end));
            } else if before && after {
                told("inside", count, block.span(start, end));
            }
            index += count;
        }
    }

    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if document.source.text.is_ascii() {
            return;
        }
        bullets(document, findings);
    }
}

/// Lines in a row so far that start with an emoji.
struct Run {
    span: Span,
    count: usize,
    is_item: bool,
    mark: String,
    /// Whether all have the same one.
    same: bool,
}

/// Lines in a row that start with an emoji: two with the same one, or three with others. In a real
/// list, three with the same one.
fn bullets(document: &Document<'_>, findings: &mut Findings) {
    let mut run: Option<Run> = None;
    let mut settle = |run: &mut Option<Run>| {
        let Some(run) = run.take() else { return };
        if run.count >= if run.same && !run.is_item { 2 } else { 3 } && (run.same || !run.is_item) {
            findings.push(Finding::new("bullet", run.span));
        }
    };
    for block in &document.blocks {
        if block.hidden || !matches!(block.role, Role::Paragraph | Role::Item | Role::Cell) {
            if block.role != Role::Alt {
                settle(&mut run);
            }
            continue;
        }
        let is_item = block.role == Role::Item;
        if !may_hold(&block.text) {
            settle(&mut run);
            continue;
        }
        for (line, place) in typed_list::lines(block, document) {
            let first = line.graphemes(true).next();
            let mark = first.filter(|first| is_emoji(first) && line.chars().any(char::is_alphabetic));
            let Some(mark) = mark else {
                settle(&mut run);
                continue;
            };
            let start = place.start as usize;
            let span = Span::new(start, (start + mark.len()).min(place.end as usize));
            match &mut run {
                Some(run) if run.is_item == is_item => {
                    run.span = run.span.cover(span);
                    run.count += 1;
                    run.same &= run.mark == mark;
                }
                _ => {
                    settle(&mut run);
                    run = Some(Run { span, count: 1, is_item, mark: mark.to_owned(), same: true });
                }
            }
        }
    }
    settle(&mut run);
}

/// Whether a text has a byte that starts an emoji; most texts end here.
fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = |at: usize| bytes.get(at + 1).copied().unwrap_or(0);
    // Typographic quotes and dashes start with E2 80; pictures do not, unless U+FE0F follows.
    memchr::memchr(0xF0, bytes).is_some()
        || memchr::memchr2_iter(0xE2, 0xEF, bytes)
            .any(|at| if bytes[at] == 0xE2 { next(at) > 0x80 } else { next(at) == 0xB8 })
}

/// Whether a grapheme is shown as a picture.
pub(super) fn is_emoji(grapheme: &str) -> bool {
    let mut chars = grapheme.chars();
    let Some(first) = chars.next() else { return false };
    let pictured = grapheme.contains('\u{FE0F}');
    match first as u32 {
        0x1F300..=0x1FAFF | 0x1F004 | 0x1F0CF | 0x1F18E | 0x1F191..=0x1F19A | 0x1F201..=0x1F251 => true,
        // A flag is two letters of their own alphabet.
        0x1F1E6..=0x1F1FF => chars.next().is_some(),
        0x231A
        | 0x231B
        | 0x23E9..=0x23F3
        | 0x25FD
        | 0x25FE
        | 0x2614
        | 0x2615
        | 0x2648..=0x2653
        | 0x267F
        | 0x2693
        | 0x26A1
        | 0x26AA
        | 0x26AB
        | 0x26BD
        | 0x26BE
        | 0x26C4
        | 0x26C5
        | 0x26CE
        | 0x26D4
        | 0x26EA
        | 0x26F2
        | 0x26F3
        | 0x26F5
        | 0x26FA
        | 0x26FD
        | 0x2705
        | 0x270A
        | 0x270B
        | 0x2728
        | 0x274C
        | 0x274E
        | 0x2753..=0x2755
        | 0x2757
        | 0x2795..=0x2797
        | 0x27B0
        | 0x27BF
        | 0x2B1B
        | 0x2B1C
        | 0x2B50
        | 0x2B55
        | 0x2764 => true,
        0x2194..=0x27BF | 0x2934..=0x2935 | 0x2B05..=0x2B07 => pictured,
        _ => false,
    }
}
