//! What a document says of the duties of practice, told by phrases: a way to appeal, a plan for a
//! lost call, an unsubscribe link. One automaton reads the words once for every point.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use crate::span::Span;
use crate::text::block::{Block, Role};

macro_rules! points {
    ($($name:ident = $word:literal),* $(,)?) => {
        /// A thing that a document can say; the phrases stand in `dictionaries/duties/said.tsv`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)] // The names say it.
        pub enum Point { $($name),* }

        impl Point {
            /// Every point.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            fn from_name(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

points! {
    Benefit = "benefit",
    Risk = "risk",
    Confidential = "confidential",
    Alternative = "alternative",
    Withdraw = "withdraw",
    Duration = "duration",
    Question = "question",
    Record = "record",
    Cost = "cost",
    IdentityCheck = "identity-check",
    TechPlan = "tech-plan",
    ServedPlace = "served-place",
    Anywhere = "anywhere",
    EmailRisk = "email-risk",
    Unmonitored = "unmonitored",
    GoodFaith = "good-faith",
    Complaint = "complaint",
    Acknowledge = "acknowledge",
    Signature = "signature",
    AuthWhat = "auth-what",
    AuthWhom = "auth-whom",
    AuthWhy = "auth-why",
    Reason = "reason",
    Appeal = "appeal",
    Deadline = "deadline",
    NextStep = "next-step",
    FreeHelp = "free-help",
    Refusal = "refusal",
    SecondContact = "second-contact",
    LeaveMessage = "leave-message",
    Violence = "violence",
    QuickExit = "quick-exit",
    Unsubscribe = "unsubscribe",
    Supervision = "supervision",
    Study = "study",
    ReviewRequest = "review-request",
    Superlative = "superlative",
    Accommodation = "accommodation",
    Unlicensed = "unlicensed",
    WebForm = "web-form",
    Act = "act",
    Closing = "closing",
    Sponsor = "sponsor",
    Survey = "survey",
    Voluntary = "voluntary",
    MentalHealth = "mental-health",
    OtherCounseling = "other-counseling",
    HealthDetail = "health-detail",
    TitleInFull = "title-in-full",
    NppUse = "npp-use",
    NppAuthorization = "npp-authorization",
    NppAccess = "npp-access",
    NppAmend = "npp-amend",
    NppAccounting = "npp-accounting",
    NppRestrict = "npp-restrict",
    NppReach = "npp-reach",
    NppPaper = "npp-paper",
    NppBreach = "npp-breach",
    NppHhs = "npp-hhs",
    Effective = "effective",
    Fixed = "fixed",
    Decided = "decided",
    PublicBody = "public-body",
    Protected = "protected",
    Online = "online",
    Approved = "approved",
    NamesSchool = "names-school",
    NamesHospital = "names-hospital",
    NamesShelter = "names-shelter",
    NamesAgency = "names-agency",
    GroupPractice = "group-practice",
}

/// A set of points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(from = "[u64; 2]", into = "[u64; 2]")]
pub struct Points(u128);

impl From<[u64; 2]> for Points {
    fn from([high, low]: [u64; 2]) -> Self {
        Self(u128::from(high) << 64 | u128::from(low))
    }
}

impl From<Points> for [u64; 2] {
    fn from(points: Points) -> Self {
        [(points.0 >> 64) as u64, points.0 as u64]
    }
}

impl Points {
    /// Whether the set has this point.
    #[must_use]
    pub fn has(self, point: Point) -> bool {
        self.0 & (1 << point as u32) != 0
    }

    /// Adds every point of a text.
    pub fn add_all(&mut self, text: &str) {
        points_in(text).for_each(|(point, _, _)| self.add(point));
    }

    fn add(&mut self, point: Point) {
        self.0 |= 1 << point as u32;
    }
}

/// The points of one document and where each is said first.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// All of them.
    pub points: Points,
    first: Vec<(Point, Span)>,
    /// The blocks whose wording a law fixes, as indices.
    pub fixed: Vec<usize>,
}

impl Said {
    /// Whether the document says this.
    #[must_use]
    pub fn has(&self, point: Point) -> bool {
        self.points.has(point)
    }

    /// Where it says this first.
    #[must_use]
    pub fn at(&self, point: Point) -> Option<Span> {
        self.first.iter().find(|(said, _)| *said == point).map(|(_, span)| *span)
    }
}

struct Phrases {
    automaton: AhoCorasick,
    /// Per pattern: its point and whether any ending may follow.
    kinds: Vec<(Point, bool)>,
}

static PHRASES: LazyLock<Option<Phrases>> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    let mut kinds = Vec::new();
    for line in rows() {
        let Some((point, phrase)) = line.split_once('\t') else { continue };
        let Some(point) = Point::from_name(point) else { continue };
        let (phrase, open) = phrase.strip_suffix('*').map_or((phrase, false), |stem| (stem, true));
        patterns.push(phrase.to_owned());
        kinds.push((point, open));
        // Notices stand in capitals, and the automaton folds only A to Z.
        if point == Point::Fixed && !phrase.is_ascii() {
            patterns.push(phrase.to_uppercase());
            kinds.push((point, open));
        }
        if phrase.contains('\'') {
            patterns.push(phrase.replace('\'', "\u{2019}"));
            kinds.push((point, open));
        }
    }
    let automaton =
        AhoCorasickBuilder::new().ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(&patterns).ok()?;
    Some(Phrases { automaton, kinds })
});

fn rows() -> impl Iterator<Item = &'static str> {
    include_str!("../dictionaries/duties/said.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn is_word_edge(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at..).and_then(|tail| tail.chars().next());
    !matches!((before, after), (Some(a), Some(b)) if a.is_alphanumeric() && b.is_alphanumeric())
}

/// The points of a text with their places, whole words only, each as often as it stands there.
pub fn points_in(text: &str) -> impl Iterator<Item = (Point, usize, usize)> + '_ {
    PHRASES.iter().flat_map(move |phrases| {
        phrases.automaton.find_overlapping_iter(text).filter_map(move |found| {
            let &(point, open) = phrases.kinds.get(found.pattern().as_usize())?;
            let whole = is_word_edge(text, found.start()) && (open || is_word_edge(text, found.end()));
            whole.then_some((point, found.start(), found.end()))
        })
    })
}

/// What the blocks of a document say, in one pass.
#[must_use]
pub fn find(blocks: &[Block]) -> Said {
    let mut said = Said::default();
    for (index, block) in blocks.iter().enumerate() {
        if block.role == Role::Code || block.hidden {
            continue;
        }
        for (point, start, end) in points_in(&block.text) {
            if point == Point::Fixed && said.fixed.last() != Some(&index) && block.role != Role::Title {
                said.fixed.push(index);
            }
            if !said.points.has(point) {
                said.points.add(point);
                said.first.push((point, block.span(start, end)));
            }
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Point> {
        points_in(text).map(|(point, _, _)| point).collect()
    }

    #[test]
    fn every_row_names_a_point_and_every_point_has_a_row() {
        let mut points = Points::default();
        for row in rows() {
            let (name, phrase) = row.split_once('\t').unwrap_or((row, ""));
            assert!(!phrase.trim().is_empty(), "{row}");
            let point = Point::from_name(name);
            assert!(point.is_some(), "{name}");
            if let Some(point) = point {
                points.add(point);
            }
        }
        assert!(Point::ALL.iter().all(|point| points.has(*point)));
        assert!(Point::ALL.len() <= 128);
        assert!(PHRASES.is_some());
    }

    #[test]
    fn phrases_are_whole_words_in_several_languages() {
        assert!(all("You may APPEAL within 30 days.").contains(&Point::Appeal));
        assert!(all("Puede pedir una apelación.").contains(&Point::Appeal));
        assert!(all("Gegen diesen Bescheid ist Widerspruch zulässig.").contains(&Point::Appeal));
        assert!(!all("An appealing garden.").contains(&Point::Appeal));
        assert!(!all("The coffee hour").contains(&Point::Cost));
        assert!(all("It doesn\u{2019}t work.").contains(&Point::TechPlan));
    }
}
