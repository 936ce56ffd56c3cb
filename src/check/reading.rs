//! The reading level of a document, from its prose blocks.

use super::Reading;
use crate::document::Document;

use crate::text::readability::{grade, measures, shown};

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
    if counts.words == 0 || counts.sentences == 0 {
        return Reading { counts, not_counted, ..Reading::default() };
    }
    Reading {
        grade: grade(&counts, language),
        shown: shown(&counts, language, Some(document.kind.reading_target())),
        measures: measures(&counts, language),
        counts,
        not_counted,
    }
}
