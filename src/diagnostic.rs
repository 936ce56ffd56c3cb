//! What a rule found ([`Diagnostic`]), how to mend it ([`Suggestion`]; the facts a document states stand in [`crate::facts`]).

use serde::{Deserialize, Serialize};

use crate::intern::Names;
use crate::span::Span;

/// Whether a finding is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The rule is sure.
    Fail,
    /// A person must look; never fails a run.
    Review,
}

/// How much a finding matters, independent of its category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Advice.
    Note,
    /// Should be put right.
    Warning,
    /// Must be put right.
    Error,
}

impl Severity {
    /// The name used in configuration, output and the JSON contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How far a change may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Right in every reading; `fix` applies it.
    Safe,
    /// Probably right; only `fix --unsafe` applies it.
    Unsafe,
    /// A person chooses.
    Suggest,
}

/// One replacement in [`Source::text`](crate::source::Source::text).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards, as source text (already escaped where markup needs it).
    pub text: String,
}

/// A way to mend a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it does, as a person would say it: `Write “use”`.
    pub title: String,
    /// The new words alone.
    pub text: String,
    /// How far it may be trusted.
    pub applicability: Applicability,
    /// The edits; empty when only words can be given.
    pub edits: Vec<Edit>,
    /// The document's reading level after it, in the unit of `reading.shown`, if it was worked out.
    pub level_after: Option<f64>,
}

/// A typed argument of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A count or a measure with no fraction.
    Integer(i64),
    /// A measure, shown with one decimal place.
    Number(f64),
    /// Words.
    Text(String),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Integer(count)
    }
}
impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Related {
    /// Path of the other file; empty for the same file.
    pub path: String,
    /// The place.
    pub span: Span,
    /// Key of the rule's message that says what is there.
    pub key: String,
    /// The line it starts on, from 1; 0 until the finding is placed.
    pub line: u32,
    /// The first words there; empty until the finding is placed.
    pub text: String,
}

/// Something a rule found, in the making: rules build these and hand them to
/// [`Findings::push`](crate::rule::Findings::push), which adds who found it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Key of one of the rule's messages.
    #[serde(deserialize_with = "crate::intern::name")]
    pub key: crate::intern::Name,
    /// What fills the message's placeholders.
    #[serde(deserialize_with = "crate::intern::pairs")]
    pub args: Vec<(&'static str, Arg)>,
    /// The place.
    pub span: Span,
    /// Certain or for a person to judge.
    pub outcome: Outcome,
    /// A severity other than the rule's own; the user's configuration still wins.
    pub severity: Option<Severity>,
    /// Ways to mend it, best first.
    pub suggestions: Vec<Suggestion>,
    /// Other places.
    pub related: Vec<Related>,
    /// The element it is about, as an index into the tree.
    pub node: Option<u32>,
    /// The standards it goes against, where those are not all the rule's own.
    #[serde(deserialize_with = "crate::intern::list")]
    pub standards: Option<Names>,
    /// It hangs on a file beside the document, and is told only when that was opened.
    pub waits: bool,
}

impl Finding {
    /// A certain finding with the rule's message `key`.
    #[must_use]
    pub fn new(key: &'static str, span: Span) -> Self {
        Self {
            key,
            args: Vec::new(),
            span,
            outcome: Outcome::Fail,
            severity: None,
            suggestions: Vec::new(),
            related: Vec::new(),
            node: None,
            standards: None,
            waits: false,
        }
    }

    /// It hangs on a file beside the document: see [`Finding::waits`].
    #[must_use]
    pub fn until_opened(mut self) -> Self {
        self.waits = true;
        self
    }

    /// Names the standards it goes against, when the rule comes from more than these.
    #[must_use]
    pub fn standards(mut self, standards: &'static [&'static str]) -> Self {
        self.standards = Some(standards);
        self
    }

    /// Fills the placeholder `{name}`.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        // Thousands of findings are kept: no room for more than there is.
        self.args.reserve_exact(1);
        self.args.push((name, value.into()));
        self
    }

    /// Marks it as one a person must judge.
    #[must_use]
    pub fn review(mut self) -> Self {
        self.outcome = Outcome::Review;
        self
    }

    /// Gives it a severity other than the rule's own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Adds a suggestion whose one edit replaces `span` with `text`.
    #[must_use]
    pub fn suggest(
        mut self,
        title: impl Into<String>,
        span: Span,
        text: impl Into<String>,
        applicability: Applicability,
    ) -> Self {
        let text = text.into();
        self.suggestions.reserve_exact(1);
        self.suggestions.push(Suggestion {
            title: title.into(),
            text: text.clone(),
            applicability,
            edits: vec![Edit { span, text }],
            level_after: None,
        });
        self
    }

    /// Adds a suggestion that gives words to add and no exact place.
    #[must_use]
    pub fn words(mut self, title: impl Into<String>, text: impl Into<String>) -> Self {
        self.suggestions.push(Suggestion {
            title: title.into(),
            text: text.into(),
            applicability: Applicability::Suggest,
            edits: Vec::new(),
            level_after: None,
        });
        self
    }

    /// Adds another place of the same file.
    #[must_use]
    pub fn related(mut self, span: Span, key: &str) -> Self {
        self.related.push(Related { path: String::new(), span, key: key.to_owned(), line: 0, text: String::new() });
        self
    }

    /// Ties it to an element.
    #[must_use]
    pub fn node(mut self, index: u32) -> Self {
        self.node = Some(index);
        self
    }
}

/// A finding with its rule: what reports, fixes and baselines work on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Rule id, `category/name`.
    #[serde(deserialize_with = "crate::intern::name")]
    pub rule: crate::intern::Name,
    /// Final severity.
    pub severity: Severity,
    /// What was found.
    pub finding: Finding,
    /// Path of the element in the tree, `/html[1]/body[1]/img[2]`.
    pub node_path: Option<String>,
    /// Language of the place, if known.
    pub language: Option<String>,
    /// Stable identity: rule, key, normalised text and ordinal, hashed; no offsets.
    pub fingerprint: String,
    /// Whether an ignore or a baseline silenced it.
    pub suppressed: bool,
}
