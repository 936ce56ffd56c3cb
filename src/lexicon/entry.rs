//! Entries ready to match, each read from its file the first time a text holds its words.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::guard::{Condition, Place, Words};
use super::inflect::Tags;
use super::source::{self, Phrase, Wording, Written, looked_up, surfaces};
use super::{Review, Tier};

/// What a file says of all its entries.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Head {
    pub(super) brackets: Option<super::bracket::Brackets>,
    /// Who has read the file's entries; an entry may say otherwise.
    review: Review,
    sets: FxHashMap<String, Vec<String>>,
    defaults: Raw,
    /// Words that belong to a term right before them: an explanation would part the two.
    #[serde(rename = "explain-not-before")]
    explain_not_before: Vec<String>,
}

/// An entry as written; also the file's defaults, which name no words.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Raw {
    id: String,
    from: Vec<String>,
    to: Vec<String>,
    pairs: Vec<Vec<String>>,
    why: String,
    review: Option<Review>,
    tier: Option<Tier>,
    left: Option<Vec<String>>,
    left_not: Option<Vec<String>>,
    right: Option<Vec<String>>,
    right_not: Option<Vec<String>>,
    before: Option<Vec<String>>,
    before_not: Option<Vec<String>>,
    after: Option<Vec<String>>,
    after_not: Option<Vec<String>>,
    near: Option<Vec<String>>,
    near_not: Option<Vec<String>>,
    sentence: Option<Vec<String>>,
    sentence_not: Option<Vec<String>>,
    start: Option<bool>,
    followed: Option<String>,
    case: Option<Case>,
    quoted: Option<bool>,
    verb: Option<bool>,
    own: Option<bool>,
}

/// What capital letters say about a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Case {
    /// Names and titles are left alone.
    NoNames,
    /// Names and titles are matched like any words.
    Any,
    /// Only words all in capital letters are meant.
    Capitals,
}

/// An entry ready to match.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its patterns.
    written: Vec<Written>,
    /// `en.utilize`
    pub(super) id: String,
    /// `None` for a name or term to keep: it matches silently, so that nothing in it is found.
    pub(super) tier: Option<Tier>,
    pub(super) review: Review,
    pub(super) why: String,
    pub(super) conditions: Vec<Condition>,
    /// An explanation is not put where this holds: it would part the term from the noun it belongs to.
    pub(super) parts: Option<Condition>,
    pub(super) start: bool,
    pub(super) followed: String,
    pub(super) case: Case,
    pub(super) quoted: bool,
    pub(super) verb: bool,
    /// In a list of words about people: found also where writers say it of themselves.
    pub(super) own: bool,
}

/// One surface of a pattern.
#[derive(Debug)]
pub(super) struct Form {
    /// The words, folded, one space between.
    pub(super) surface: String,
    /// Which forms of the paradigm the surface stands for.
    pub(super) tags: Tags,
    /// For each word whether it is written with a capital letter; empty where that tells nothing.
    pub(super) capitals: Box<[bool]>,
    /// What to write instead, best first, each with the forms it is right for.
    pub(super) plain: Vec<Plain>,
}

/// A replacement in one form.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    /// The forms of the surface it is right for.
    pub(super) tags: Tags,
    pub(super) text: String,
    /// Its place among the entry's replacements.
    pub(super) rank: u8,
    /// The gender of its noun, where the dictionary says.
    pub(super) gender: Option<char>,
    /// Its gender is not that of the words it replaces: what agrees with them must change as well.
    pub(super) turns: bool,
}

fn expand_pattern(language: &str, from: &str, to: &[String]) -> Result<Vec<Form>, String> {
    let source = Phrase::new(from);
    let targets: Vec<Phrase> = to.iter().map(|to| Phrase::new(to)).collect();
    let target_forms: Vec<Vec<(Tags, String)>> =
        targets.iter().map(|target| target.forms(language)).collect::<Result<_, _>>()?;
    let form = |(tags, surface): (Tags, String)| {
        let mut plain: Vec<Plain> = Vec::new();
        for (rank, (target, all)) in targets.iter().zip(&target_forms).enumerate() {
            let own = plain.len();
            let gender = target.gender();
            let turns = source.gender() != gender && source.inflects();
            for (target_tags, text) in all.iter().filter(|(target_tags, _)| target_tags & tags != 0) {
                let shared = target_tags & tags;
                match plain[own..].iter_mut().find(|have| have.text == *text) {
                    Some(have) => have.tags |= shared,
                    None => plain.push(Plain { tags: shared, text: text.clone(), rank: rank as u8, gender, turns }),
                }
            }
        }
        // German nouns are told from verbs by it.
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let capitals = if language == "de" { surface.split(' ').map(capital).collect() } else { Box::default() };
        Form { surface: looked_up(language, surface), tags, capitals, plain }
    };
    Ok(surfaces(language, &source)?.into_iter().map(form).collect())
}

impl Entry {
    /// The terms that a file keeps.
    pub(super) fn kept(head: &str) -> Self {
        Self { written: source::kept(head).unwrap_or_default(), ..Self::silent() }
    }

    /// An entry that finds nothing.
    pub(super) fn silent() -> Self {
        Self {
            written: Vec::new(),
            id: String::new(),
            tier: None,
            review: Review::None,
            why: String::new(),
            conditions: Vec::new(),
            parts: None,
            start: false,
            followed: String::new(),
            case: Case::Any,
            quoted: true,
            verb: false,
            own: true,
        }
    }

    /// Every surface of one of its patterns, with its replacements.
    ///
    /// # Errors
    /// Names a word without a paradigm.
    pub(super) fn forms(&self, language: &str, nth: usize) -> Result<Vec<Form>, String> {
        self.written.get(nth).map_or_else(|| Ok(Vec::new()), |(from, to)| expand_pattern(language, from, to))
    }

    /// A replacement of a pattern that stands for none of its forms, and so is never offered.
    pub(super) fn unused(&self, nth: usize, forms: &[Form]) -> Option<&str> {
        let (_, to) = self.written.get(nth)?;
        let offered = |rank| forms.iter().flat_map(|form| &form.plain).any(|plain| usize::from(plain.rank) == rank);
        to.iter().enumerate().find(|(rank, _)| !offered(*rank)).map(|(_, to)| &to[..])
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// Names the entry and what is wrong with it.
    pub(super) fn read(language: &str, head: &Head, text: &str) -> Result<Self, String> {
        let own: Raw = toml::from_str(text).map_err(|error| error.to_string())?;
        let Head { defaults, review, sets, explain_not_before, .. } = head;
        let id = format!("{language}.{}", own.id);
        let mut conditions = Vec::new();
        let places = [
            (Place::Left, true, own.left, &defaults.left),
            (Place::Left, false, own.left_not, &defaults.left_not),
            (Place::Right, true, own.right, &defaults.right),
            (Place::Right, false, own.right_not, &defaults.right_not),
            (Place::Before, true, own.before, &defaults.before),
            (Place::Before, false, own.before_not, &defaults.before_not),
            (Place::After, true, own.after, &defaults.after),
            (Place::After, false, own.after_not, &defaults.after_not),
            (Place::Near, true, own.near, &defaults.near),
            (Place::Near, false, own.near_not, &defaults.near_not),
            (Place::Sentence, true, own.sentence, &defaults.sentence),
            (Place::Sentence, false, own.sentence_not, &defaults.sentence_not),
        ];
        for (place, wanted, items, default) in places {
            let Some(items) = items.as_ref().or(default.as_ref()).filter(|items| !items.is_empty()) else { continue };
            let words = Words::read(items, sets).map_err(|error| format!("{id}: {error}"))?;
            conditions.push(Condition { place, wanted, words });
        }
        let review = own.review.unwrap_or(*review);
        // What nobody read a second time is for a person to judge.
        let tier = match own.tier.or(defaults.tier).unwrap_or(Tier::Suggest) {
            Tier::Safe if review == Review::None => Tier::Suggest,
            tier => tier,
        };
        let parts = if tier == Tier::Explain && !explain_not_before.is_empty() {
            let words = Words::read(explain_not_before, sets).map_err(|error| format!("{id}: {error}"))?;
            Some(Condition { place: Place::Right, wanted: true, words })
        } else {
            None
        };
        Ok(Self {
            written: Wording::new(own.from, own.to, own.pairs).patterns(language),
            tier: Some(tier),
            parts,
            review,
            why: own.why,
            conditions,
            start: own.start.or(defaults.start).unwrap_or(false),
            followed: own.followed.or_else(|| defaults.followed.clone()).unwrap_or_default(),
            case: own.case.or(defaults.case).unwrap_or(Case::NoNames),
            quoted: own.quoted.or(defaults.quoted).unwrap_or(false),
            verb: own.verb.or(defaults.verb).unwrap_or(false),
            own: own.own.or(defaults.own).unwrap_or(false),
            id,
        })
    }
}
