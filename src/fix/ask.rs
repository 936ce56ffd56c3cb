//! Changes that a person is asked about, one by one.

use std::collections::HashMap;

use super::{Change, Fixer, Name, State};
use crate::check::Located;
use crate::diagnostic::Suggestion;

/// A change offered to a person.
pub struct Offer<'r> {
    /// The finding, with its place.
    pub located: &'r Located,
    /// The ways to mend it that can be applied, best first.
    pub suggestions: Vec<&'r Suggestion>,
    /// The file.
    pub path: &'r str,
    /// Its text as it stands now.
    pub text: &'r str,
}

/// What the person says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Make this change: the index of the suggestion.
    Accept(usize),
    /// Leave this place as it is.
    Skip,
    /// Make the first suggestion here and wherever the same words are met.
    Always,
    /// Leave these words as they are everywhere.
    Never,
    /// Ask no more and change nothing more.
    Stop,
}

/// The person asked, and what they settled for all files of a run.
pub struct Asking<'a> {
    ask: &'a mut dyn FnMut(&Offer<'_>) -> Answer,
    settled: HashMap<Name, bool>,
    stopped: bool,
}

impl<'a> Asking<'a> {
    /// Asks through `ask`.
    pub fn new(ask: &'a mut dyn FnMut(&Offer<'_>) -> Answer) -> Self {
        Self { ask, settled: HashMap::new(), stopped: false }
    }

    /// Whether the person wants to stop.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// The suggestion that is to be applied, if any.
    fn answer<'s>(&mut self, state: &'s State, change: &Change<'s>) -> Option<&'s Suggestion> {
        let suggestions: Vec<&Suggestion> = change
            .located
            .diagnostic
            .finding
            .suggestions
            .iter()
            .filter(|suggestion| !suggestion.edits.is_empty())
            .collect();
        let text = &state.source.text[..];
        let name = change.name(text);
        if self.stopped {
            return None;
        }
        if let Some(settled) = self.settled.get(&name) {
            return settled.then_some(change.suggestion);
        }
        let offer = Offer { located: change.located, suggestions, path: &state.source.path, text };
        match (self.ask)(&offer) {
            Answer::Accept(index) => offer.suggestions.get(index).copied(),
            Answer::Skip => None,
            Answer::Always => {
                self.settled.insert(name, true);
                Some(change.suggestion)
            }
            Answer::Never => {
                self.settled.insert(name, false);
                None
            }
            Answer::Stop => {
                self.stopped = true;
                None
            }
        }
    }
}

impl Fixer<'_, '_> {
    /// What is left of the changes after the person was asked; all of them where nobody is.
    ///
    /// Each place is asked about once: what is left of the same words in the next pass was skipped.
    pub(super) fn asked<'s>(&mut self, state: &'s State, changes: Vec<Change<'s>>) -> Vec<Change<'s>> {
        let Some(asking) = &mut self.asking else { return changes };
        let text = &state.source.text;
        let mut taken = Vec::new();
        for change in &changes {
            let wished = asking.answer(state, change).map(|suggestion| Change { suggestion, ..*change });
            taken.extend(wished.filter(|wished| wished.keeps_meaning(state)));
        }
        self.refused.extend(changes.iter().map(|change| change.name(text)));
        taken
    }
}
