//! A document as rules see it: source, tree, blocks, what it is and what it says.

use std::sync::OnceLock;

use crate::facts::kind::{Kind, KindSource};
use crate::facts::{Confidence, Facts};
use crate::said::{self, Point, Points, Said};
use crate::source::{FrontMatter, Source};
use crate::span::Span;
use crate::syntax::tree::Tree;
use crate::template::HoleKind;
use crate::text::block::{Block, Role};
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
    /// What it says of the duties of practice; asked for by [`Self::said`].
    pub told: OnceLock<Said>,
}

impl Document<'_> {
    /// What its words say of the duties of practice, found when first asked for.
    pub fn said(&self) -> &Said {
        self.told.get_or_init(|| said::find(&self.blocks))
    }

    /// What its title and first heading say of the duties of practice: what it is about.
    #[must_use]
    pub fn about(&self) -> Points {
        let of = |role: Role| self.blocks.iter().find(|block| block.role == role && !block.hidden);
        let mut points = Points::default();
        for block in [of(Role::Title), of(Role::Heading)].into_iter().flatten() {
            points.add_all(&block.text);
        }
        points
    }

    /// Where a finding about the whole document stands: its first heading, else its title, else its first words.
    #[must_use]
    pub fn spot(&self) -> Span {
        let first = |test: &dyn Fn(&Block) -> bool| {
            self.blocks.iter().find(|block| !block.hidden && !block.text.trim().is_empty() && test(block))
        };
        first(&|block| block.role == Role::Heading)
            .or_else(|| first(&|block| block.role == Role::Title))
            .or_else(|| first(&|block| block.prose))
            .or_else(|| first(&|block| block.role != Role::Code))
            .map_or(Span::at(0), Block::whole)
    }

    /// Whether it is all a reader sees: no layout is put around it and no part is brought in.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let framed = self.front_matter.as_ref().is_some_and(|front| front.get("layout").is_some());
        let part = |hole: &crate::template::Hole| hole.kind == HoleKind::Statement && hole.prints;
        self.kind != Kind::Fragment && !framed && !self.tree.holes().iter().any(part)
    }

    /// Whether its words may speak of a practice's duties: a plain page or an article seldom does.
    #[must_use]
    pub fn may_owe(&self) -> bool {
        !matches!(self.kind, Kind::Article | Kind::Page)
            || self.facts.services.iter().any(|fact| fact.confidence == Confidence::Sure)
            || !self.facts.privacy_notice.is_empty()
            || !self.facts.credentials.is_empty()
            || self.kind == Kind::Page && self.about().has(Point::MentalHealth)
    }
}

impl Document<'_> {
    /// Whether a block counts for the reading level: prose in the document's main language.
    #[must_use]
    pub fn is_scored(&self, block: &Block) -> bool {
        block.prose && block.language == self.language
    }
}
