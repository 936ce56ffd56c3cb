//! The reading level of a document, from its prose blocks.

use super::Reading;
use crate::document::Document;

use crate::text::readability::{NoScore, grade, measures, no_score, shown};

pub(super) fn reading(document: &Document<'_>) -> Reading {
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
    Reading {
        grade: grade(&counts, language),
        shown: shown(&counts, language, Some(document.kind.reading_target())),
        measures: measures(&counts, language),
        counts,
        not_counted,
        no_score,
    }
}
