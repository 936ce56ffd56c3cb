//! A message key and its arguments become a sentence.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::diagnostic::Arg;
use crate::messages::{Catalogue, fill};
use crate::rule::Message;
use crate::rules::RULES;

/// The message of a finding as a person reads it.
#[must_use]
pub fn render(catalogue: &Catalogue, rule: &str, key: &str, args: &[(&'static str, Arg)]) -> String {
    let template = catalogue.rule_message(rule, key).unwrap_or_else(|| english(rule, key));
    fill(template, |name| {
        args.iter().find(|(arg, _)| *arg == name).map(|(_, value)| shown(value, catalogue.language()).into())
    })
}

/// The title of a suggestion: one of the rule's messages by its key, or words to be shown as they are.
#[must_use]
pub fn title<'t>(catalogue: &'t Catalogue, rule: &str, title: &'t str) -> &'t str {
    catalogue.rule_message(rule, title).unwrap_or_else(|| english(rule, title))
}

/// The English sentence of a rule's message; the key itself when the rule is not known.
fn english<'k>(rule: &str, key: &'k str) -> &'k str {
    static MESSAGES: LazyLock<HashMap<&str, &[Message]>> =
        LazyLock::new(|| RULES.iter().map(|entry| (entry.meta.id, entry.meta.messages)).collect());
    let messages = MESSAGES.get(rule).copied().unwrap_or(&[]);
    messages.iter().find(|message| message.key == key).map_or(key, |message| message.text)
}

/// A value as it stands in a sentence; a fraction has one decimal place.
fn shown(value: &Arg, language: &str) -> String {
    match value {
        Arg::Integer(number) => number.to_string(),
        Arg::Number(number) => decimal(*number, language),
        Arg::Text(text) => text.clone(),
    }
}

/// A number with one decimal place, with the decimal mark of the language.
pub fn decimal(number: f64, language: &str) -> String {
    let text = format!("{number:.1}");
    let text = text.strip_suffix(".0").map_or(text.clone(), str::to_owned);
    match language {
        "es" | "fr" | "de" | "pt" | "it" | "nl" => text.replace('.', ","),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(decimal(7.94, "en"), "7.9");
        assert_eq!(decimal(8.0, "en"), "8");
        assert_eq!(decimal(7.94, "es"), "7,9");
    }

    #[test]
    fn an_unknown_rule_shows_its_key() {
        assert_eq!(render(Catalogue::english(), "no/rule", "missing", &[]), "missing");
    }
}
