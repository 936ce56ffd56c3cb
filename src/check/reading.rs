//! The reading level of a document, from its prose blocks.

use super::Reading;
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::text::block::Block;

use crate::text::readability::{Counts, grade, measures, shown};

/// The reading level to aim at, in US school years. Our choice, after what plain-language
/// guides ask for: lower secondary school for pages, easier where a signature is asked.
pub(crate) fn target(kind: Kind) -> f64 {
    match kind {
        Kind::Consent
        | Kind::Authorization
        | Kind::IntakeForm
        | Kind::TextMessage
        | Kind::Voicemail
        | Kind::DecisionNotice => 6.0,
        _ => 8.0,
    }
}

/// What the prose of these blocks adds up to, in one language.
pub(crate) fn count<'b>(blocks: impl Iterator<Item = &'b Block>) -> Counts {
    let mut counts = Counts::default();
    for block in blocks {
        for sentence in &block.sentences {
            counts.add_sentence(&block.text, block.words_of(sentence), block.language);
        }
    }
    counts
}

pub(super) fn reading(document: &Document<'_>) -> Reading {
    let language = document.language;
    let prose = |block: &&Block| block.prose && block.language == language;
    let counts = count(document.blocks.iter().filter(prose));
    let mut not_counted = std::collections::BTreeMap::new();
    for block in document.blocks.iter().filter(|block| !prose(block)) {
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
        shown: shown(&counts, language, Some(target(document.kind))),
        measures: measures(&counts, language),
        counts,
        not_counted,
    }
}
