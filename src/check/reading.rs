//! The reading level of a document, from its prose blocks.

use super::{HardSentence, Reading};
use crate::document::Document;
use crate::text::cost::costly;

use crate::text::readability::{NoScore, Shown, grade, measures, no_score, shown};

/// `rank` asks for the hardest sentences, which cost more than all the rest.
pub(super) fn reading(document: &Document<'_>, rank: bool) -> Reading {
    let language = document.language;
    let counts = document.counts;
    let mut not_counted = std::collections::BTreeMap::new();
    for block in document.blocks.iter().filter(|block| !document.is_scored(block)) {
        let words = block.words.len() as u32;
        if words > 0 {
            *not_counted.entry(block.role.name()).or_default() += words;
        }
    }
    let no_score = no_score(&counts, language);
    if no_score == Some(NoScore::NotEnoughText) {
        return Reading { counts, not_counted, no_score, ..Reading::default() };
    }
    let shown = shown(&counts, language, Some(document.kind.reading_target()));
    let too_hard = shown.as_ref().filter(|shown| rank && shown.is_too_hard());
    let hardest = too_hard.map_or_else(Vec::new, |shown| hardest(document, shown));
    Reading {
        grade: grade(&counts, language),
        shown,
        hardest,
        measures: measures(&counts, language),
        counts,
        not_counted,
        no_score,
    }
}

/// Sentences kept for each document.
const MOST_HARD: usize = 20;
/// Characters of a sentence that are kept.
const EXCERPT: usize = 90;

fn hardest(document: &Document<'_>, shown: &Shown) -> Vec<HardSentence> {
    let target = shown.target.unwrap_or(shown.value);
    let target = if shown.higher_is_easier { -target } else { target };
    let scored = document.blocks.iter().filter(|block| document.is_scored(block));
    costly(scored, &document.counts, document.language, target, MOST_HARD)
        .into_iter()
        .map(|found| {
            let span = found.block.sentence_span(found.sentence);
            let text = found.block.text_of(found.sentence).replace('\n', " ");
            let mut excerpt: String = text.chars().take(EXCERPT).collect();
            if excerpt.len() < text.len() {
                excerpt.push('…');
            }
            HardSentence {
                origin: document.source.map.to_origin(span),
                start: document.source.position(span.start as usize),
                excerpt,
                words: found.words,
                cost: found.cost,
                reasons: found.reasons,
            }
        })
        .collect()
}
