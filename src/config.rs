//! `plainspoken.toml`: what is checked, how strictly, and who the practice is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::lexicon::project::other_forms;

mod glob;
pub mod nearest;
mod parse;
mod resolve;
mod schema;
#[cfg(test)]
mod tests;
mod values;

pub use nearest::nearest;
pub use parse::{language as check_language, not_a_choice, region as check_region};
pub use resolve::{Matchers, OverrideKey};
pub use schema::schema;

/// The languages messages are written in, as primary subtags; the first is the one every message has.
pub const MESSAGE_LANGUAGES: &[&str] = &["en", "es"];

/// How strictly a rule is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The rule does not run.
    Off,
    /// Advice.
    Note,
    /// Should be put right.
    Warning,
    /// Must be put right.
    Error,
}

impl Level {
    /// The severity this level stands for; `None` when off.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// The value of a rule's option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OptionValue {
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// Words.
    Text(String),
    /// A list of words.
    List(Vec<String>),
}

/// What an option may be and what it is when nothing is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OptionDefault {
    /// A switch.
    Flag(bool),
    /// A whole number and the range it may have.
    Integer(i64, i64, i64),
    /// A list of words, empty by default.
    List,
}

/// An option of a rule, declared once: it drives validation, the schema and the documentation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OptionSpec {
    /// Key in configuration, `max-words`.
    pub name: &'static str,
    /// Its default, which also says its type.
    pub default: OptionDefault,
    /// What it does, in one sentence.
    pub help: &'static str,
}

/// The names a configuration may use for rules, handed in because the register stands below.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Every rule id with its options.
    pub rules: Vec<(&'static str, &'static [OptionSpec])>,
    /// The categories.
    pub categories: Vec<&'static str>,
}

impl Vocabulary {
    /// The options of a rule; `None` when there is no such rule.
    #[must_use]
    pub fn options(&self, id: &str) -> Option<&'static [OptionSpec]> {
        self.rules.iter().find(|(known, _)| *known == id).map(|(_, options)| *options)
    }

    /// Whether a name is a rule or a category.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.options(name).is_some() || self.categories.contains(&name)
    }

    /// Every rule id, then every category.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.rules.iter().map(|(id, _)| *id).chain(self.categories.iter().copied())
    }
}

/// A rule's options as they hold for one document; every declared option has a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options(pub BTreeMap<&'static str, OptionValue>);

impl Options {
    /// A declared whole-number option.
    #[must_use]
    pub fn integer(&self, name: &str) -> usize {
        match self.0.get(name) {
            Some(OptionValue::Integer(value)) => usize::try_from(*value).unwrap_or(0),
            _ => 0,
        }
    }

    /// A declared switch.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.0.get(name), Some(OptionValue::Flag(true)))
    }

    /// A declared list.
    #[must_use]
    pub fn list(&self, name: &str) -> &[String] {
        match self.0.get(name) {
            Some(OptionValue::List(list)) => list,
            _ => &[],
        }
    }
}

/// What is due depends on who writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Entity {
    /// One licensed person in practice for themselves.
    #[default]
    Practitioner,
    /// Several practitioners under one roof.
    Group,
    /// An agency with staff, licensed or not.
    Agency,
    /// A shelter: its address is never asked for.
    Shelter,
    /// A hospital or clinic.
    Hospital,
    /// A school.
    School,
    /// A public body.
    Government,
}

/// Who signs letters and messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sender {
    /// One person, with the full name.
    Person,
    /// A team: its organization, its part and a telephone number are enough.
    Team,
}

/// A licence of somebody in the practice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Licence {
    /// The number as it should stand on the page.
    pub number: String,
    /// Where it was given: `US-CO`, `CA-ON`, `GB`.
    pub jurisdiction: String,
    /// The title: `LCSW`.
    pub title: String,
    /// Who holds it, when the practice has several people.
    pub holder: String,
}

/// The `[practice]` table: who the practice is, so that rules know what is due and what is right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Practice {
    /// What it is.
    pub entity: Option<Entity>,
    /// Name of the practice or agency.
    pub organization: String,
    /// Who signs letters and messages.
    pub sender: Option<Sender>,
    /// Full names of its people.
    pub names: Vec<String>,
    /// Their credentials: `LCSW`.
    pub credentials: Vec<String>,
    /// Their licences.
    pub licences: Vec<Licence>,
    /// Its telephone numbers.
    pub phones: Vec<String>,
    /// Its e-mail addresses.
    pub emails: Vec<String>,
    /// Its postal addresses.
    pub addresses: Vec<String>,
    /// Languages it serves, as BCP 47 tags.
    pub languages: Vec<String>,
    /// Where its clients may be during a session: `US-CO`.
    pub jurisdictions_served: Vec<String>,
    /// The location must not be shown: address rules are silent and a shown address is an error.
    pub confidential_location: bool,
}

/// Settings of one rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleSettings {
    /// How strictly it is taken; `None` leaves the rule's own severity.
    pub level: Option<Level>,
    /// Its options, as given.
    pub options: BTreeMap<String, OptionValue>,
}

/// Which set of rules runs.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// Ten near-certain rules.
    Starter,
    /// Everything that is stable.
    #[default]
    Recommended,
    /// Everything.
    All,
}

/// One `[[overrides]]` table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Override {
    /// Globs of the files it holds for, relative to the configuration file.
    pub files: Vec<String>,
    /// Kind of those files.
    pub kind: Option<Kind>,
    /// Their language.
    pub language: Option<String>,
    /// Their region.
    pub region: Option<String>,
    /// Rule settings for them.
    pub rules: BTreeMap<String, RuleSettings>,
}

/// One `[[site]]` table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteSettings {
    /// Folder, relative to the configuration file.
    pub root: String,
    /// Globs of its files; empty means all.
    pub include: Vec<String>,
}

/// One `[[ignore]]` table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IgnoreSettings {
    /// Rule id or category; empty means every rule.
    pub rule: String,
    /// Glob of files; empty means all.
    pub path: String,
    /// Text the finding must contain; empty means any.
    pub text: String,
    /// Why. Never empty.
    pub reason: String,
    /// The file it stands in, as given; empty when it came from elsewhere.
    pub file: String,
    /// Its line there, from 1.
    pub line: usize,
}

/// The project's own words in one language, `[vocabulary.en]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct ProjectWords {
    /// Words that no rule on plain or respectful words tells.
    pub allow: Vec<String>,
    /// Words that this project does not use.
    pub forbid: Vec<String>,
    /// Words, and what this project says instead.
    pub prefer: BTreeMap<String, String>,
    /// Terms, and the words that explain them where they stand first.
    pub explain: BTreeMap<String, String>,
}

impl ProjectWords {
    /// Whether these words of a language are allowed whatever the dictionaries say, in one form or another.
    #[must_use]
    pub fn allows(&self, language: &str, words: &str) -> bool {
        let words = words.to_lowercase();
        self.allow.iter().any(|allowed| {
            let allowed = allowed.to_lowercase();
            // Most words differ in their first letter, and need no forms.
            allowed == words
                || allowed.chars().next() == words.chars().next()
                    && other_forms(language, &allowed, "").iter().any(|form| form.surface == words)
        })
    }
}

/// A whole configuration, `extends` already resolved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// Folder of the file, with forward slashes; `None` without a file.
    pub root: Option<String>,
    /// Which rules run.
    pub preset: Preset,
    /// Language of documents that do not say.
    pub language: Option<String>,
    /// Kind of documents that do not say.
    pub kind: Option<Kind>,
    /// Region: `US-CO`.
    pub region: Option<String>,
    /// Language of messages: `en`, `es`.
    pub messages: Option<String>,
    /// Invented people and numbers are meant to be so.
    pub sample: bool,
    /// Whether criteria new in WCAG 2.2 count.
    pub wcag_2_2: bool,
    /// The profile.
    pub practice: Practice,
    /// Rule settings, by rule id or category.
    pub rules: BTreeMap<String, RuleSettings>,
    /// Overrides, in order.
    pub overrides: Vec<Override>,
    /// Sites.
    pub sites: Vec<SiteSettings>,
    /// Ignores.
    pub ignores: Vec<IgnoreSettings>,
    /// Files and folders left out, as globs.
    pub exclude: Vec<String>,
    /// The user's abbreviations and terms with what they mean.
    pub glossary: BTreeMap<String, String>,
    /// The project's own words, by language.
    pub vocabulary: BTreeMap<String, ProjectWords>,
    /// The day of the run, `2026-11-24`, when whoever runs it says: rows of the program's tables that
    /// are older than twelve months are not suggested then.
    pub today: Option<String>,
    /// The globs of all the above, compiled on first use.
    pub matchers: Matchers,
}

/// What holds for one document, after overrides and command line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Language, if configured.
    pub language: Option<String>,
    /// Kind, if configured.
    pub kind: Option<Kind>,
    /// Region, if configured.
    pub region: Option<String>,
    /// Rule settings, by rule id or category; ids win over categories.
    pub rules: BTreeMap<String, RuleSettings>,
}

/// Something wrong in a configuration: one sentence with file, line and the nearest right key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// File as given.
    pub path: String,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.path, self.message)
        } else {
            write!(f, "{}:{}: {}", self.path, self.line, self.message)
        }
    }
}

impl std::error::Error for ConfigError {}

impl Practice {
    /// What the profile can tell the search for facts.
    #[must_use]
    pub fn hints(&self) -> crate::facts::Hints {
        crate::facts::Hints { names: self.names.clone() }
    }
}
