//! What the pages say again and again, looked up and made safe once a run.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::messages::Catalogue;
use crate::report::markup::escape;
use crate::rules::RULES;

/// What is said of a rule; safe in HTML.
pub(super) struct OfRule {
    pub(super) title: String,
    pub(super) why: String,
    pub(super) how: String,
}

/// What every page says; safe in HTML.
pub(super) struct Labels {
    pub(super) error: String,
    pub(super) warning: String,
    pub(super) note: String,
    pub(super) review: String,
    pub(super) why: String,
    pub(super) how: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) nothing: String,
    pub(super) words: String,
}

/// The words of one language.
pub(super) struct Words {
    rules: HashMap<&'static str, OfRule>,
    categories: HashMap<&'static str, String>,
    pub(super) labels: Labels,
}

/// The words of this language.
pub(super) fn words(catalogue: &Catalogue) -> &'static Words {
    static ENGLISH: OnceLock<Words> = OnceLock::new();
    static SPANISH: OnceLock<Words> = OnceLock::new();
    let words = if catalogue.language() == "es" { &SPANISH } else { &ENGLISH };
    words.get_or_init(|| Words::new(catalogue))
}

impl Words {
    fn new(catalogue: &Catalogue) -> Self {
        let say = |key: &str| escape(&catalogue.ui(key, &[]));
        let of_rule = |rule: &str| OfRule {
            title: escape(&title_of(rule, catalogue)),
            why: escape(&part_of_docs(rule, catalogue, "why")),
            how: escape(&part_of_docs(rule, catalogue, "how")),
        };
        Self {
            rules: RULES.iter().map(|entry| (entry.meta.id, of_rule(entry.meta.id))).collect(),
            categories: crate::rule::Category::ALL
                .iter()
                .map(|kind| (kind.name(), say(&format!("category-{}", kind.name()))))
                .collect(),
            labels: Labels {
                error: say("error"),
                warning: say("warning"),
                note: say("note"),
                review: say("review"),
                why: say("audit-why"),
                how: say("audit-how"),
                before: say("audit-before"),
                after: say("audit-after"),
                nothing: say("audit-nothing"),
                words: say("words"),
            },
        }
    }

    /// What is said of a rule; `None` for what is no rule.
    pub(super) fn rule(&self, rule: &str) -> Option<&OfRule> {
        self.rules.get(rule)
    }

    /// The name of a category for people.
    pub(super) fn category(&self, name: &str) -> &str {
        self.categories.get(name).map_or("", String::as_str)
    }
}

/// A part of a rule's page, `# Why it matters to the reader` and the like, as one line.
fn part_of_docs(rule: &str, catalogue: &Catalogue, key: &str) -> String {
    if let Some(text) = catalogue.rule_message(rule, key) {
        return text.replace('`', "");
    }
    let heading = match key {
        "what" => "# What it finds",
        "why" => "# Why it matters",
        _ => "# How to put it right",
    };
    let docs = RULES.iter().find(|entry| entry.meta.id == rule).map_or("", |entry| entry.docs);
    let lines = docs.lines().map(str::trim).skip_while(|line| !line.starts_with(heading)).skip(1);
    let lines = lines.take_while(|line| !line.starts_with("# ")).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ").replace('`', "")
}

/// The title of a rule in the language of the report.
fn title_of(rule: &str, catalogue: &Catalogue) -> String {
    let english = RULES.iter().find(|entry| entry.meta.id == rule).map_or(rule, |entry| entry.meta.title);
    catalogue.rule_message(rule, "title").unwrap_or(english).replace('`', "")
}
