//! What is known of each row: found, not found, cannot tell, not asked, or for a person to judge.

use super::rows::{By, Group, KINDS, ROWS, Row, of_law};
use crate::check::{DocumentReport, Report};
use crate::facts::kind::Kind;
use crate::facts::{Fact, Owner, Place};
use crate::laws;
use crate::messages::Catalogue;
use crate::report::{Style, excerpt};
use crate::rules::RULES;

/// How many places a line names; the rest is counted.
const PLACES: usize = 3;

/// What a line belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'r> {
    Standard(u8),
    Law(&'r str),
    Kind(Kind, usize),
}

/// A place: the document and the words there.
pub(super) struct Spot {
    pub(super) path: String,
    pub(super) words: String,
    /// Whether the words are those of the document, and not a message.
    pub(super) quoted: bool,
}

/// What is known of a row.
pub(super) struct Line<'r> {
    pub(super) part: Part<'r>,
    /// A stable name: of the fact, the law or the rule.
    pub(super) key: String,
    /// Its name for people.
    pub(super) name: String,
    /// A key of the messages: `status-found` …
    pub(super) status: &'static str,
    /// Where it was found.
    pub(super) found: Option<Spot>,
    /// Where it is missing, or what a person should look at.
    pub(super) missing: Vec<Spot>,
    /// How many more such places there are.
    pub(super) more: usize,
}

/// A verdict without its name.
struct Verdict {
    status: &'static str,
    found: Option<Spot>,
    missing: Vec<Spot>,
    more: usize,
}

/// The documents that are looked at, and what is said of the whole run.
struct Reader<'r> {
    report: &'r Report,
    documents: Vec<&'r DocumentReport>,
    unsure: bool,
    style: &'r Style<'r>,
}

/// Whether a fact speaks for the practice: its own, its board's, its crisis line; not a fax or the reader's.
pub(super) fn counts(fact: &Fact) -> bool {
    matches!(fact.owner, Owner::Own | Owner::Board | Owner::Crisis)
}

fn spot(path: &str, words: &str) -> Spot {
    Spot { path: path.to_owned(), words: words.split_whitespace().collect::<Vec<_>>().join(" "), quoted: true }
}

/// The place of a fact, with its words when they may be shown; of a form or a picture the markup
/// is no words.
fn of_fact(document: &DocumentReport, fact: &Fact, excerpts: bool) -> Spot {
    let none = !excerpts || matches!(fact.place, Place::Field | Place::Template);
    let words = if none { "" } else { &fact.value[..] };
    spot(&document.path, words)
}

impl<'r> Reader<'r> {
    fn only(&self, kind: Kind) -> Reader<'r> {
        let documents = self.documents.iter().copied().filter(|document| document.kind == kind).collect();
        Reader { documents, ..*self }
    }

    /// What rules say of these documents, on the site and on each: path and message.
    fn findings(&self, rules: &[&str]) -> Vec<Spot> {
        let holds = |path: &str| self.documents.iter().any(|document| document.path == path);
        let of_site = self.report.site.iter().map(|(path, located)| (&path[..], located));
        let of_pages = self
            .documents
            .iter()
            .flat_map(|document| document.diagnostics.iter().map(|located| (&document.path[..], located)));
        of_site
            .filter(|(path, _)| holds(path))
            .chain(of_pages)
            .filter(|(_, located)| rules.contains(&located.diagnostic.rule) && !located.diagnostic.suppressed)
            .map(|(path, located)| Spot { quoted: false, ..spot(path, &excerpt::message(self.style, located)) })
            .collect()
    }

    /// The first fact of a group, in documents of these kinds first and as visible words first.
    fn fact(&self, group: Group, first: &[Kind]) -> Option<Spot> {
        let rank =
            |document: &DocumentReport| first.iter().position(|kind| *kind == document.kind).unwrap_or(first.len());
        let all = self.documents.iter().flat_map(|document| {
            group(&document.facts).iter().filter(|fact| counts(fact)).map(move |fact| (*document, fact))
        });
        // A price says more than a word such as "free".
        let priced =
            |fact: &Fact| first.first() != Some(&Kind::Fees) || fact.value.bytes().any(|byte| byte.is_ascii_digit());
        let (document, fact) =
            all.min_by_key(|(document, fact)| (fact.place != Place::Text, rank(document), !priced(fact)))?;
        Some(of_fact(document, fact, self.style.excerpts))
    }

    /// The first amounts on a page of prices.
    fn prices(&self) -> Option<Spot> {
        let document = self.documents.iter().find(|document| !document.prices.is_empty())?;
        Some(spot(&document.path, &document.prices.join(", ")))
    }

    fn shown(&self, by: By) -> Option<Spot> {
        match by {
            By::Fact(group, first) => self.fact(group, first),
            By::Prices(group, first) => self.prices().or_else(|| self.fact(group, first)),
            By::TwoWays(group) => self.fact(group, &[Kind::Contact]).or_else(|| {
                let write = self.fact(|facts| &facts.emails, &[Kind::Contact]);
                self.fact(|facts| &facts.phones, &[Kind::Contact]).and(write)
            }),
            By::Said(point) => {
                let says = |document: &&&DocumentReport| document.said.has(point);
                self.documents.iter().find(says).map(|document| spot(&document.path, ""))
            }
            By::Document(kind) => {
                self.documents.iter().find(|document| document.kind == kind).map(|document| spot(&document.path, ""))
            }
            By::Rules | By::Person => None,
        }
    }

    /// How often these rules passed, and could not tell.
    fn coverage(&self, rules: &[&str]) -> (u32, u32) {
        let of = self.documents.iter().flat_map(|document| rules.iter().filter_map(|rule| document.coverage.get(rule)));
        of.fold((0, 0), |(passed, unknown), it| (passed + it.passed, unknown + it.cannot_tell))
    }

    fn decide(&self, by: By, rules: &[&str]) -> Verdict {
        let mut missing = self.findings(rules);
        let more = missing.len().saturating_sub(PLACES);
        missing.truncate(PLACES);
        let found = self.shown(by);
        let status = match by {
            By::Person => "status-person",
            By::Rules if !missing.is_empty() => "status-look",
            By::Rules if self.unsure => "status-unknown",
            By::Rules if self.coverage(rules).0 > 0 => "status-none",
            By::Rules if self.coverage(rules).1 > 0 => "status-template",
            By::Rules => "status-not-applicable",
            _ => match (found.is_some(), missing.is_empty()) {
                (true, true) => "status-found",
                (true, false) => "status-partly",
                (false, false) => "status-missing",
                (false, true) if self.unsure => "status-unknown",
                (false, true) => "status-not-asked",
            },
        };
        Verdict { status, found, missing, more }
    }
}

fn line<'r>(part: Part<'r>, key: &str, name: String, verdict: Verdict) -> Line<'r> {
    let Verdict { status, found, missing, more } = verdict;
    Line { part, key: key.to_owned(), name, status, found, missing, more }
}

fn title(catalogue: &Catalogue, rule: &str) -> String {
    let english = || RULES.iter().find(|entry| entry.meta.id == rule).map_or(rule, |entry| entry.meta.title);
    catalogue.rule_message(rule, "title").unwrap_or_else(english).to_owned()
}

/// How a rule's fact shows, if a row says so.
fn by_of(rule: &str) -> By {
    ROWS.iter().find(|row| row.rules.contains(&rule)).map_or(By::Rules, |row| row.by)
}

/// The regions of the documents, whose laws a person must know.
pub(super) fn regions(report: &Report) -> Vec<&str> {
    let mut regions: Vec<&str> = report.documents.iter().filter_map(|document| document.region.as_deref()).collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}

/// Every line: by standard, by law of each place, by kind of document.
pub(super) fn lines<'r>(report: &'r Report, style: &'r Style<'r>, today: &str) -> Vec<Line<'r>> {
    let catalogue = style.catalogue;
    let documents: Vec<&DocumentReport> = report.documents.iter().filter(|document| document.error.is_none()).collect();
    let unsure = documents.len() < report.documents.len() || !report.skipped_sites.is_empty() || documents.is_empty();
    let reader = Reader { report, documents, unsure, style };
    let mut out = Vec::new();
    for Row { standard, key, by, rules } in ROWS {
        let verdict = reader.decide(*by, rules);
        let short = key.trim_start_matches("check-");
        out.push(line(Part::Standard(*standard), short, catalogue.ui(key, &[]), verdict));
    }
    for region in regions(report) {
        for law in laws::all().iter().filter(|law| law.holds_in(region)) {
            let verdict = reader.decide(of_law(law.key), &law.rules);
            // A law is cited only while its reading counts.
            let citation = if law.is_read(today) { format!(" ({})", law.citation) } else { String::new() };
            let name = catalogue.ui(&format!("law-{}", law.key), &[]) + &citation;
            out.push(line(Part::Law(region), law.key, name, verdict));
        }
    }
    for (kind, rules) in KINDS {
        let of_kind = reader.only(*kind);
        let count = of_kind.documents.len();
        for rule in rules.iter().filter(|_| count > 0) {
            let mut verdict = of_kind.decide(by_of(rule), &[rule]);
            let (passed, unknown) = of_kind.coverage(&[rule]);
            // A rule that looked and found all it looks for has seen it; one that found a part tells which it missed.
            verdict.status = match verdict.status {
                "status-not-asked" if passed > 0 => "status-none",
                "status-not-asked" if unknown > 0 => "status-template",
                "status-look" if passed > 0 && asks_for_parts(rule) => "status-some",
                "status-look" if asks_for_parts(rule) => "status-missing",
                other => other,
            };
            let row = ROWS.iter().find(|row| row.rules.first() == Some(rule) && !matches!(row.by, By::Rules));
            let name = row.map_or_else(|| title(catalogue, rule), |row| catalogue.ui(row.key, &[]));
            out.push(line(Part::Kind(*kind, count), rule, name, verdict));
        }
    }
    out
}

/// Whether a rule looks for parts that a document should have, and not for what should not be there.
fn asks_for_parts(rule: &str) -> bool {
    matches!(
        rule,
        "practice/consent"
            | "practice/authorization"
            | "privacy/notice-parts"
            | "practice/intake-form"
            | "practice/decision-notice"
            | "practice/unsubscribe"
            | "practice/short-message"
    )
}
