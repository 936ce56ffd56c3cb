//! What a report may carry out of the house: whether words come from the document or from us.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::{Style, render};
use crate::check::Located;
use crate::diagnostic::{Arg, Suggestion};
use crate::rule::Need;
use crate::rules::RULES;

/// Stands in place of words of the document.
const LEFT_OUT: &str = "…";

/// Whether a rule only speaks of words that stand in our dictionaries.
fn speaks_of_dictionary_words(rule: &str) -> bool {
    static SUCH: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let such = RULES.iter().filter(|entry| entry.meta.needs == [Need::Terms]);
        such.map(|entry| entry.meta.id).collect()
    });
    SUCH.contains(rule)
}

/// Whether these words may come from the document: a name, a number, an address, or a piece of
/// the line the finding stands on. When in doubt they may.
fn may_be_quoted(text: &str, located: &Located) -> bool {
    if speaks_of_dictionary_words(located.diagnostic.rule) {
        return false;
    }
    let names_or_numbers = |c: char| c.is_uppercase() || c.is_numeric() || c == '@' || c == '/';
    let lower = text.to_lowercase();
    text.chars().any(names_or_numbers)
        || (!text.is_empty() && located.frame.lines.iter().any(|line| line.to_lowercase().contains(&lower)))
}

/// The message of a finding; without excerpts, words of the document are left out of it.
pub(super) fn message(style: &Style<'_>, located: &Located) -> String {
    if style.excerpts {
        return style.message(located);
    }
    let finding = &located.diagnostic.finding;
    let args: Vec<(&'static str, Arg)> = finding
        .args
        .iter()
        .map(|(name, arg)| match arg {
            Arg::Text(text) if may_be_quoted(text, located) => (*name, Arg::Text(LEFT_OUT.into())),
            other => (*name, other.clone()),
        })
        .collect();
    style.counted(render(style.catalogue, located.diagnostic.rule, finding.key, &args), located)
}

/// The line a finding starts on, as it is shown; `None` without excerpts.
pub(super) fn line<'l>(style: &Style<'_>, located: &'l Located) -> Option<&'l str> {
    style.excerpts.then(|| located.frame.lines.get(located.frame.focus).map(|line| line.trim()))?
}

/// Whether a suggestion may be told: with excerpts always, else if its words are ours.
pub(super) fn may_tell(style: &Style<'_>, suggestion: &Suggestion, located: &Located) -> bool {
    style.excerpts
        || !(may_be_quoted(&suggestion.text, located)
            || suggestion.edits.iter().any(|edit| may_be_quoted(&edit.text, located)))
}

/// What would help, in one line; empty when nothing may be told.
pub(super) fn help<'l>(style: &Style<'_>, located: &'l Located) -> Cow<'l, str> {
    let told = located.diagnostic.finding.suggestions.iter().find(|suggestion| may_tell(style, suggestion, located));
    match told {
        None => Cow::Borrowed(""),
        // What a title says about the document is told only with excerpts.
        Some(suggestion) if style.excerpts || speaks_of_dictionary_words(located.diagnostic.rule) => {
            Cow::Borrowed(&suggestion.title)
        }
        Some(suggestion) => Cow::Borrowed(&suggestion.text),
    }
}
