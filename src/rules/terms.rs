//! From a dictionary match to a finding: the same for every rule that reads a list.

use crate::diagnostic::{Applicability, Edit, Finding};
use crate::lexicon::{Match, Review, Tier};
use crate::rule::Context;
use crate::text::block::Block;

/// A finding with the key `replace`, `explain` or `flag`, and the replacements as suggestions.
///
/// Only an entry marked safe whose words stand in the source just as they are read becomes a fix.
pub(super) fn finding(found: &Match<'_>, block: &Block, context: &Context<'_>) -> Finding {
    let words = block.text.get(found.start as usize..found.end as usize).unwrap_or("");
    let key = match (found.tier, found.replacements.is_empty()) {
        (Tier::Safe | Tier::Suggest, false) => "replace",
        (Tier::Explain, _) => "explain",
        _ => "flag",
    };
    let mut finding = Finding::new(key, found.span).arg("found", words);
    finding = finding.arg("entry", found.id);
    if let Some(index) = block.node {
        finding = finding.node(index);
    }
    if let Some(best) = found.replacements.first() {
        finding = finding.arg("plain", &best[..]);
    }
    if !found.why.is_empty() {
        finding = finding.arg("why", found.why);
    }
    // English is the language this project is written and read in; the others say who read them.
    if found.review != Review::Native && block.language.as_str() != "en" {
        finding = finding.arg("review", found.review.name());
    }
    let source = &context.document.source.text;
    let also = found.also.as_ref();
    let verbatim = same_words(words, found.span.of(source))
        && also.is_none_or(|also| block.text[also.start as usize..also.end as usize] == *also.span.of(source));
    for (index, replacement) in found.replacements.iter().enumerate() {
        let title = format!("“{replacement}”");
        if !verbatim {
            finding = finding.words(title, &replacement[..]);
            continue;
        }
        let applicability =
            if index == 0 && found.tier == Tier::Safe { Applicability::Safe } else { Applicability::Suggest };
        finding = finding.suggest(title, found.span, &replacement[..], applicability);
        if let (0, Some(also), Some(suggestion)) = (index, also, finding.suggestions.last_mut()) {
            suggestion.edits.push(Edit { span: also.span, text: also.text.clone() });
        }
    }
    finding
}

/// Whether the source says these words and nothing else, however its lines are broken.
fn same_words(words: &str, written: &str) -> bool {
    words == written || words.split_whitespace().eq(written.split_whitespace())
}
