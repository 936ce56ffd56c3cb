//! A document as rules see it: source, tree, blocks, what it is and what it says.

use crate::facts::Facts;
use crate::facts::kind::{Kind, KindSource};
use crate::source::{FrontMatter, Source};
use crate::syntax::tree::Tree;
use crate::text::block::Block;
use crate::text::language::Language;
use crate::text::readability::Counts;

/// One parsed document.
#[derive(Debug)]
pub struct Document<'s> {
    /// The file.
    pub source: &'s Source,
    /// Its one tree.
    pub tree: Tree,
    /// Its blocks, in reading order; syllables are counted in [`Document::is_scored`] ones.
    pub blocks: Vec<Block>,
    /// What the scored blocks add up to.
    pub counts: Counts,
    /// Its front matter, if it has any.
    pub front_matter: Option<FrontMatter>,
    /// What kind of document it is.
    pub kind: Kind,
    /// How that is known.
    pub kind_source: KindSource,
    /// Whether mail programs show it: a message, MJML, or HTML made for mail. Rules for web pages
    /// (landmarks, deprecated markup, new windows) do not hold there.
    pub is_mail: bool,
    /// Its main language.
    pub language: Language,
    /// Whether the language was declared (`lang`, front matter, configuration) and not guessed.
    pub language_declared: bool,
    /// The language its page declares, where the text clearly speaks against it.
    pub language_contradicted: Option<Language>,
    /// Its region, `US-CO`, if known.
    pub region: Option<String>,
    /// What it says about who wrote it.
    pub facts: Facts,
}

impl Document<'_> {
    /// Whether a block counts for the reading level: prose in the document's main language.
    #[must_use]
    pub fn is_scored(&self, block: &Block) -> bool {
        block.prose && block.language == self.language
    }
}
