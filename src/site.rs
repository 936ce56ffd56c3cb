//! A site: the small facts of its documents, which is all that site rules see.

use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::facts::Facts;
use crate::facts::kind::Kind;
use crate::said::{Point, Points};
use crate::source::Format;
use crate::span::{Position, Span};
use crate::twin::Twin;

/// A place of a document, kept with what a report shows of it: site rules speak when the text is gone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Anchor {
    /// The place in the text.
    pub span: Span,
    /// Its bytes in the file.
    pub origin: Span,
    /// Where it starts, for people.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// Number of the first line shown, from 1.
    pub first_line: u32,
    /// The lines around it.
    pub lines: Vec<String>,
    /// Which of them it starts on.
    pub focus: usize,
    /// Where it starts in that line, in characters from 0.
    pub column: usize,
    /// How many characters of it are marked.
    pub width: usize,
}

/// What a site rule knows of one document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SiteDocument {
    /// Path as reported.
    pub path: String,
    /// What kind it is.
    pub kind: Kind,
    /// Its format.
    pub format: Format,
    /// Its main language, as a primary subtag; empty when unknown.
    pub language: String,
    /// Its region, if known.
    pub region: Option<String>,
    /// What it says.
    pub facts: Facts,
    /// Whether it is a whole page and not a fragment.
    pub is_page: bool,
    /// What its words say of a practice's duties.
    pub said: Points,
    /// What its title and first heading say of them: what it is about.
    pub about: Points,
    /// Whether it is all a reader sees: no template puts a frame around it or a part into it.
    pub is_complete: bool,
    /// Where a finding about the whole document stands: its heading, else its title, else its first words.
    pub spot: Span,
    /// The places that site rules may point to, by start: the spot and the facts of its own.
    pub anchors: Vec<Anchor>,
    /// What its page in another language must say too; pages of a site only.
    pub twin: Option<Box<Twin>>,
    /// Rules and categories that are ignored in all of it; an empty name means every rule.
    pub ignored: Vec<String>,
}

/// A set of pages that a reader moves about in.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// Its folder, as reported.
    pub root: &'a str,
    /// Its documents, by path.
    pub documents: &'a [SiteDocument],
    /// The configuration that holds for it.
    pub config: &'a Config,
    /// Whether it is one page by itself, whose other pages, if there are any, are not known: only
    /// what each document owes is due.
    pub alone: bool,
}

impl SiteDocument {
    /// What a report shows of a place: its own anchor, else the spot's.
    #[must_use]
    pub fn anchor(&self, span: Span) -> Option<&Anchor> {
        let find = |span: Span| self.anchors.iter().find(|anchor| anchor.span == span);
        let within = || self.anchors.iter().find(|anchor| anchor.span.start == span.start);
        find(span).or_else(within).or_else(|| find(self.spot))
    }
}

impl Site<'_> {
    /// The document a reader would look at first for facts about the whole site: the home page,
    /// else the contact page, else the about page, else the first page.
    #[must_use]
    pub fn front(&self) -> Option<usize> {
        [Kind::Home, Kind::Contact, Kind::About]
            .into_iter()
            .find_map(|kind| self.documents.iter().position(|document| document.kind == kind))
            .or_else(|| self.documents.iter().position(|document| document.kind.is_web_page()))
    }

    /// Where a finding about a whole document of the site stands.
    #[must_use]
    pub fn spot(&self, document: usize) -> Span {
        self.documents.get(document).map_or(Span::at(0), |document| document.spot)
    }

    /// Whether any document says this.
    #[must_use]
    pub fn says(&self, point: Point) -> bool {
        self.documents.iter().any(|document| document.said.has(point))
    }

    /// Whether any document has a fact of this group that passes the test.
    pub fn any(&self, test: impl Fn(&Facts) -> bool) -> bool {
        self.documents.iter().any(|document| test(&document.facts))
    }
}
