//! What a rule is: its [`Meta`], its documentation and the places where it is asked.

use std::cell::OnceCell;

use crate::config::{Config, ConfigError, OptionSpec, Options, Preset, Settings, Vocabulary};
use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::Facts;
use crate::facts::kind::Kind;
use crate::lexicon::Match;
use crate::site::Site;
use crate::source::Format;
use crate::syntax::style::pairs::Measured;
use crate::syntax::tree::Element;
use crate::text::block::Block;

/// The families of rules. The category says what a rule is about, not how severe it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// Access for people with disabilities.
    Access,
    /// How hard the text is to read.
    Reading,
    /// Plain words.
    Plain,
    /// Words that respect people.
    Inclusive,
    /// Who writes: name, credential, licence.
    Identity,
    /// How to reach them.
    Contact,
    /// Privacy and security of what clients send.
    Privacy,
    /// Duties of practice: emergencies, fees, consent.
    Practice,
    /// Whether the text can be trusted: placeholders, promises.
    Trust,
}

impl Category {
    /// Every category, in the order of the documentation.
    pub const ALL: [Self; 9] = [
        Self::Access,
        Self::Reading,
        Self::Plain,
        Self::Inclusive,
        Self::Identity,
        Self::Contact,
        Self::Privacy,
        Self::Practice,
        Self::Trust,
    ];

    /// The first part of rule ids.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Reading => "reading",
            Self::Plain => "plain",
            Self::Inclusive => "inclusive",
            Self::Identity => "identity",
            Self::Contact => "contact",
            Self::Privacy => "privacy",
            Self::Practice => "practice",
            Self::Trust => "trust",
        }
    }
}

/// How settled a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Maturity {
    /// Near-certain: runs in every preset.
    Starter,
    /// Runs unless the preset is `starter`.
    Stable,
    /// Runs only in preset `all`.
    Preview,
}

impl Maturity {
    /// The smallest preset that runs such a rule.
    #[must_use]
    pub fn preset(self) -> Preset {
        match self {
            Self::Starter => Preset::Starter,
            Self::Stable => Preset::Recommended,
            Self::Preview => Preset::All,
        }
    }
}

/// Which of a rule's methods are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// [`Rule::element`], for the tags of its meta.
    Elements,
    /// [`Rule::block`].
    Blocks,
    /// [`Rule::term`], for the dictionary lists of its meta.
    Terms,
    /// [`Rule::document`].
    Document,
    /// [`Rule::site`].
    Site,
}

/// One message of a rule in English; `{name}` is filled from the finding's arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// Stable key.
    pub key: &'static str,
    /// The sentence.
    pub text: &'static str,
}

/// What is known about a rule without running it.
#[derive(Clone, Copy, Debug)]
pub struct Meta {
    /// `category/name`; never changes.
    pub id: &'static str,
    /// Its family.
    pub category: Category,
    /// How much its findings matter unless configured otherwise.
    pub severity: Severity,
    /// How settled it is.
    pub maturity: Maturity,
    /// What it looks at.
    pub needs: &'static [Need],
    /// Languages it knows, as primary subtags; empty means every language.
    pub languages: &'static [&'static str],
    /// Formats it holds for; empty means all.
    pub formats: &'static [Format],
    /// Kinds of document it holds for; empty means all.
    pub kinds: &'static [Kind],
    /// Elements it is shown, by name, or by attribute (`[role]`, `[aria-*]`); `*` means all.
    pub tags: &'static [&'static str],
    /// Dictionary lists whose matches it is shown.
    pub lists: &'static [&'static str],
    /// The standards it comes from: `WCAG 2.2 1.1.1`, `ACT 23a2a8`, `NASW-ASWB 2005 Standard 6`.
    pub standards: &'static [&'static str],
    /// Its options.
    pub options: &'static [OptionSpec],
    /// What it says, in a few words: the heading of its page.
    pub title: &'static str,
    /// Its messages.
    pub messages: &'static [Message],
    /// The version that brought it.
    pub since: &'static str,
}

impl Meta {
    /// The defaults a rule's own meta starts from.
    pub const DEFAULT: Self = Self {
        id: "",
        category: Category::Access,
        severity: Severity::Warning,
        maturity: Maturity::Stable,
        needs: &[],
        languages: &[],
        formats: &[],
        kinds: &[],
        tags: &[],
        lists: &[],
        standards: &[],
        options: &[],
        title: "",
        messages: &[],
        since: "0.1.0",
    };

    /// Whether the rule is asked for this need.
    #[must_use]
    pub fn needs(&self, need: Need) -> bool {
        self.needs.contains(&need)
    }
}

/// A row of the register.
#[derive(Clone, Copy)]
pub struct Entry {
    /// What the rule is.
    pub meta: &'static Meta,
    /// Its page, in Markdown, from its doc comment.
    pub docs: &'static str,
    /// Makes the rule from its options, which are already checked against [`Meta::options`].
    pub build: fn(&Options) -> Result<Box<dyn Rule>, ConfigError>,
}

/// What a configuration may say about these rules.
pub fn vocabulary(entries: &[&Entry]) -> Vocabulary {
    Vocabulary {
        rules: entries.iter().map(|entry| (entry.meta.id, entry.meta.options)).collect(),
        categories: Category::ALL.map(Category::name).to_vec(),
    }
}

/// What several rules need of one document, worked out when the first of them asks.
#[derive(Default)]
pub(crate) struct Shared {
    /// Its colours; `None` if nothing in it sets one.
    pub(crate) contrast: OnceCell<Option<Measured>>,
}

/// Everything a rule may ask about besides what it is shown.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// The whole configuration.
    pub config: &'a Config,
    /// What holds for this document.
    pub settings: &'a Settings,
    /// What several rules work out of the document.
    pub(crate) shared: &'a Shared,
}

/// A rule. It cannot fail; it is asked only where its [`Meta`] says.
pub trait Rule: Send + Sync {
    /// One element, in document order, in the one walk of the tree.
    fn element(&self, _element: &Element<'_>, _context: &Context<'_>, _findings: &mut Findings) {}
    /// One block with its sentences and words.
    fn block(&self, _block: &Block, _context: &Context<'_>, _findings: &mut Findings) {}
    /// One match of the shared dictionary pass.
    fn term(&self, _match: &Match<'_>, _block: &Block, _context: &Context<'_>, _findings: &mut Findings) {}
    /// The whole document, after its elements and blocks.
    fn document(&self, _document: &Document<'_>, _context: &Context<'_>, _findings: &mut Findings) {}
    /// Adds facts of its own.
    fn contribute(&self, _document: &Document<'_>, _facts: &mut Facts) {}
    /// The facts of a whole site, after all files.
    fn site(&self, _site: &Site<'_>, _findings: &mut SiteFindings) {}
}

/// Where a rule reports, and counts what it looked at.
#[derive(Debug, Default)]
pub struct Findings {
    /// What was found, in the order it was reported.
    pub list: Vec<Finding>,
    /// How often the rule looked and found nothing wrong.
    pub passed: u32,
    /// How often it could not tell.
    pub cannot_tell: u32,
}

impl Findings {
    /// Reports a finding.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Counts something that was looked at and is right.
    pub fn pass(&mut self) {
        self.passed += 1;
    }

    /// Counts something that could not be decided.
    pub fn cannot_tell(&mut self) {
        self.cannot_tell += 1;
    }
}

/// Findings about a site: each stands on one of its documents.
#[derive(Debug, Default)]
pub struct SiteFindings {
    /// Index of the document in [`Site::documents`] and what was found.
    pub list: Vec<(usize, Finding)>,
    /// How often the rule looked and found nothing wrong.
    pub passed: u32,
}

impl SiteFindings {
    /// Reports a finding on one document of the site.
    pub fn push(&mut self, document: usize, finding: Finding) {
        self.list.push((document, finding));
    }
}

/// Declares a rule: its doc comment becomes its page, its fields its [`Meta`].
///
/// ```ignore
/// rule! {
///     /// # What it finds
///     /// …
///     ImageAlt {
///         id: "access/image-alt",
///         category: Category::Access,
///         title: "Images have a text alternative",
///         messages: &[Message { key: "missing", text: "This image has no text alternative." }],
///     }
///     |_| ImageAlt
/// }
/// ```
#[macro_export]
macro_rules! rule {
    ($(#[doc = $doc:literal])* $name:ident { $($field:ident : $value:expr),* $(,)? } $build:expr) => {
        /// What is known about this rule without running it.
        pub static META: $crate::rule::Meta = $crate::rule::Meta { $($field: $value,)* ..$crate::rule::Meta::DEFAULT };
        /// This rule's row of the register.
        pub static ENTRY: $crate::rule::Entry = $crate::rule::Entry {
            meta: &META,
            docs: concat!($($doc, "\n"),*),
            build: |options| {
                let make: fn(&$crate::config::Options) -> $name = $build;
                Ok(Box::new(make(options)))
            },
        };
    };
}
