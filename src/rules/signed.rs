//! Who writes a letter or a message, as its text, its variables and its head tell.

use crate::document::Document;
use crate::facts::Place;
use crate::rule::Context;
use crate::rules::due;

/// Whether a person, an organization or a variable for one is named: two words with capitals side by
/// side, a name of the profile, a variable other than the reader's.
pub(super) fn names_sender(document: &Document<'_>, context: &Context<'_>) -> bool {
    let practice = &context.config.practice;
    let of_profile = |text: &str| {
        !practice.organization.is_empty() && text.contains(&practice.organization)
            || practice.names.iter().any(|name| text.contains(&name[..]))
    };
    // "Reply YES", "Responda SI": a word to answer with is no name.
    let answer = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        ["YES", "NO", "STOP", "HELP", "CONFIRM", "SI", "SÍ", "ALTO", "PARAR", "OUI", "NON", "JA", "NEIN", "SIM"]
            .contains(&word)
    };
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.len() > 1 && !answer(word);
    let two = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.windows(2).any(|pair| capital(pair[0]) && capital(pair[1]) && pair[0].ends_with(char::is_alphanumeric))
    };
    let variable = document.tree.holes().iter().any(|hole| {
        let name = hole.name.to_lowercase();
        ["practice", "clinic", "agency", "organi", "company", "provider", "therapist", "sender", "office", "from"]
            .iter()
            .any(|word| name.contains(word))
    });
    let from = document.facts.emails.iter().any(|fact| fact.place == Place::Header);
    let named = document.facts.names.iter().any(due::is_own);
    named || variable || from || document.blocks.iter().any(|block| of_profile(&block.text) || two(&block.text))
}
