//! What a suggestion does to the reading level.

use crate::diagnostic::{Diagnostic, Suggestion};
use crate::document::Document;
use crate::span::Span;
use crate::text::block::Block;
use crate::text::language::Language;
use crate::text::readability::{Counts, NoScore, no_score, shown};
use crate::text::{sentence, syllable, word};

/// Works out `level_after` of each suggestion that changes scored prose.
pub(super) fn work_out(diagnostics: &mut [Diagnostic], document: &Document<'_>) {
    let rewrites = |suggestion: &Suggestion| !suggestion.edits.is_empty() && !suggestion.text.is_empty();
    let mut waiting = diagnostics
        .iter_mut()
        .filter(|diagnostic| matches!(diagnostic.rule.split('/').next(), Some("plain" | "reading" | "inclusive")))
        .filter(|diagnostic| diagnostic.finding.suggestions.iter().any(rewrites))
        .peekable();
    if waiting.peek().is_none()
        || no_score(&document.counts, document.language).is_some_and(|why| why != NoScore::NoFormula)
    {
        return;
    }
    let mut scored: Vec<Span> =
        document.blocks.iter().filter(|block| document.is_scored(block)).map(Block::whole).collect();
    scored.sort_by_key(|span| span.start);
    for diagnostic in waiting {
        let at = diagnostic.finding.span.start;
        let block = scored.partition_point(|span| span.start <= at).checked_sub(1).map(|index| scored[index]);
        if block.is_none_or(|span| at >= span.end) {
            continue;
        }
        for suggestion in diagnostic.finding.suggestions.iter_mut().filter(|suggestion| rewrites(suggestion)) {
            let mut after = document.counts;
            for edit in &suggestion.edits {
                let before = edit.span.of(&document.source.text);
                after = swap(&after, &piece(before, document.language), &piece(&edit.text, document.language));
            }
            suggestion.level_after = shown(&after, document.language, None).map(|shown| shown.value);
        }
    }
}

fn swap(counts: &Counts, before: &Counts, after: &Counts) -> Counts {
    let mut counts = counts.without(before);
    counts.add(after);
    counts
}

/// What a part of a sentence counts; a sentence only for each end inside it.
fn piece(text: &str, language: Language) -> Counts {
    let mut words = Vec::new();
    word::cut(text, &mut words);
    syllable::count_words(text, &mut words, language);
    let mut counts = Counts::default();
    counts.add_sentence(text, &words, language);
    // Words stand before it, so that a full stop at its start ends them.
    let within = format!("words{text}");
    words.clear();
    word::cut(&within, &mut words);
    counts.sentences = sentence::split(&within, &words, language).len().saturating_sub(1) as u32;
    counts
}
