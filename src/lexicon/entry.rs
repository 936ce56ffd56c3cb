//! Dictionary files: TOML in `dictionaries/<language>/<list>.toml`, expanded to all inflected forms.
//!
//! ```toml
//! source = "where the facts come from"
//! keep = ["utilization review"]        # names and terms no entry of the list may touch
//!
//! [sets]
//! det = ["the", "a"]                   # used in guards as "@det"
//!
//! [defaults]
//! tier = "suggest"
//!
//! [[entry]]
//! id = "utilize"
//! from = ["utilize~v", "utilise~v"]    # ~v, ~n, ~a inflect; (a|b|) stands for alternatives
//!                                      # Spanish: ~f is a verb without participle, ~p its personal forms
//! to = ["use~v"]                       # best first, in the same form as what was found
//! tier = "safe"                        # safe | suggest | explain | flag
//! test = [["She utilized it.", "She used it."]]
//! not = ["The utilization review is on Monday."]
//! ```
//! `docs/dictionaries.md` shows the notation by examples, language by language.
//! A replacement that starts with a bracket, `to = ["(the part of the bill that you pay)"]`, is put behind
//! the words found; an explain entry is silent where a bracket stands behind them already.
//!
//! Guards: `left`, `right` (the next word must be one of), `before`, `after`, `near` (one of the
//! next four), `sentence`, each with a `…-not`; `start` (first in its sentence); `followed` (the
//! character right behind); `case = "any"` (names are no exception) or `"capitals"` (TODO, not todo); `quoted = true` (found in
//! quotations too); `verb = true` (the base form is also a noun: only where a verb can stand).

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::guard::{Condition, Place, Words};
use super::inflect::{self, ANY, Class, Tags};
use super::joint;
use super::{Review, Tier};

/// A file as written.
#[derive(Deserialize)]
pub(super) struct File {
    #[serde(default)]
    pub(super) keep: Vec<String>,
    #[serde(default)]
    pub(super) brackets: Option<super::bracket::Brackets>,
    /// Who has read the file's entries; an entry may say otherwise.
    #[serde(default)]
    review: Review,
    #[serde(default)]
    sets: FxHashMap<String, Vec<String>>,
    #[serde(default)]
    defaults: Raw,
    #[serde(default)]
    pub(super) entry: Vec<Raw>,
}

/// An entry as written; also the file's defaults, which name no words.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub(super) struct Raw {
    pub(super) id: String,
    pub(super) from: Vec<String>,
    pub(super) to: Vec<String>,
    /// Surfaces with what each becomes, best first, for what no paradigm covers: `[["afgesloten", "gesloten"]]`.
    pub(super) pairs: Vec<Vec<String>>,
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
    /// Index into the lexicon's lists.
    pub(super) list: u8,
    /// `en.utilize`
    pub(super) id: String,
    /// `None` for a name or term to keep: it matches silently, so that nothing in it is found.
    pub(super) tier: Option<Tier>,
    pub(super) review: Review,
    pub(super) why: String,
    pub(super) conditions: Vec<Condition>,
    pub(super) start: bool,
    pub(super) followed: String,
    pub(super) case: Case,
    pub(super) quoted: bool,
    pub(super) verb: bool,
}

/// One way an entry is written, with its brackets spelled out. What it becomes is worked out the
/// first time a text holds it: a paradigm has dozens of forms, and most entries are never met.
#[derive(Debug)]
pub(super) struct Pattern {
    /// Index of the entry.
    pub(super) entry: u32,
    from: String,
    to: Vec<String>,
    forms: OnceLock<Vec<Form>>,
}

impl Pattern {
    /// Every surface with its replacements. None when a word has no paradigm, which a test rules out.
    pub(super) fn forms(&self, language: &str) -> &[Form] {
        self.forms.get_or_init(|| expand_pattern(language, &self.from, &self.to).unwrap_or_default())
    }

    /// The same, for a test that tells what is wrong.
    #[cfg(test)]
    pub(super) fn check(&self, language: &str) -> Result<(), String> {
        expand_pattern(language, &self.from, &self.to).map(|_| ())
    }
}

/// One surface of a pattern.
#[derive(Debug)]
pub(super) struct Form {
    /// The words, folded, one space between.
    pub(super) surface: String,
    /// Which forms of the paradigm the surface stands for.
    pub(super) tags: Tags,
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

/// A phrase of the dictionary: words around at most one inflected word.
struct Phrase<'p> {
    before: &'p str,
    head: Option<(&'p str, Class<'p>)>,
    after: &'p str,
}

impl<'p> Phrase<'p> {
    fn new(text: &'p str) -> Self {
        let Some(mark) = text.find('~') else { return Self { before: text, head: None, after: "" } };
        let start = text[..mark].rfind(' ').map_or(0, |at| at + 1);
        let end = text[mark..].find(' ').map_or(text.len(), |at| mark + at);
        Self {
            before: &text[..start],
            head: Some((&text[start..mark], Class::new(&text[mark + 1..end]))),
            after: &text[end..],
        }
    }

    /// The gender of its noun, where the dictionary says.
    fn gender(&self) -> Option<char> {
        self.head.and_then(|(_, class)| class.gender())
    }

    /// Every form with its tags.
    fn forms(&self, language: &str) -> Result<Vec<(Tags, String)>, String> {
        let Some((lemma, class)) = self.head else { return Ok(vec![(ANY, self.before.to_owned())]) };
        let mut forms = inflect::forms(language, lemma, class)
            .ok_or_else(|| format!("{lemma}~{}: no such paradigm", class.part))?;
        for (_, form) in &mut forms {
            form.insert_str(0, self.before);
            form.push_str(self.after);
        }
        Ok(forms)
    }
}

/// Spells out every `(a|b|)` of a phrase. Where a replacement holds the same brackets, it takes the same choice.
fn alternatives(from: &str, to: &[String]) -> Vec<(String, Vec<String>)> {
    let group = from.find('(').and_then(|start| from[start..].find(')').map(|end| &from[start..=start + end]));
    let Some(group) = group else { return vec![(tidy(from), to.iter().map(|to| tidy(to)).collect())] };
    group[1..group.len() - 1]
        .split('|')
        .flat_map(|choice| {
            let to: Vec<String> = to.iter().map(|to| to.replacen(group, choice, 1)).collect();
            alternatives(&from.replacen(group, choice, 1), &to)
        })
        .collect()
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in one file.
#[derive(Default)]
pub(super) struct Expanded {
    pub(super) entries: Vec<Entry>,
    pub(super) patterns: Vec<Pattern>,
    /// Each surface as it is looked up, and the pattern it comes from, both counted from the file's base.
    pub(super) surfaces: Vec<(String, u32)>,
}

impl Expanded {
    fn add(&mut self, language: &str, base: Base, entry: u32, from: String, to: Vec<String>) -> Result<(), String> {
        let pattern = base.patterns + self.patterns.len() as u32;
        for (_, surface) in surfaces(language, &Phrase::new(&from))? {
            self.surfaces.push((looked_up(language, surface), pattern));
        }
        self.patterns.push(Pattern { entry, from, to, forms: OnceLock::new() });
        Ok(())
    }
}

/// How many entries and patterns stand before a file's own.
#[derive(Clone, Copy)]
pub(super) struct Base {
    pub(super) entries: u32,
    pub(super) patterns: u32,
}

/// Expands a file: its entries, how each is written, and every surface.
///
/// # Errors
/// Names the entry and what is wrong with it.
pub(super) fn expand(language: &str, list: u8, file: File, base: Base) -> Result<Expanded, String> {
    let mut expanded = Expanded::default();
    // What is kept comes first: it silences an entry of the same words.
    if !file.keep.is_empty() {
        for (from, _) in file.keep.iter().flat_map(|from| alternatives(from, &[])) {
            expanded.add(language, base, base.entries, from, Vec::new())?;
        }
        expanded.entries.push(Entry {
            list,
            id: String::new(),
            tier: None,
            review: Review::None,
            why: String::new(),
            conditions: Vec::new(),
            start: false,
            followed: String::new(),
            case: Case::Any,
            quoted: true,
            verb: false,
        });
    }
    for raw in file.entry {
        let index = base.entries + expanded.entries.len() as u32;
        let fail = |error: String| format!("{language}.{}: {error}", raw.id);
        let pairs = raw.pairs.iter().filter_map(|pair| pair.split_first()).map(|(from, to)| (from, to.to_vec()));
        let all = raw.from.iter().map(|from| (from, raw.to.clone())).chain(pairs);
        for (from, to) in all.flat_map(|(from, to)| alternatives(from, &to)) {
            let joined = joint::variants(language, &from, &to);
            expanded.add(language, base, index, from, to).map_err(fail)?;
            for (from, to) in joined {
                expanded.add(language, base, index, from, to).map_err(fail)?;
            }
        }
        expanded.entries.push(entry(language, list, raw, &file.defaults, file.review, &file.sets)?);
    }
    Ok(expanded)
}

/// The surfaces of a phrase, each once, with all the forms it stands for.
fn surfaces(language: &str, source: &Phrase<'_>) -> Result<Vec<(Tags, String)>, String> {
    let mut surfaces = source.forms(language)?;
    surfaces.sort_unstable_by(|one, other| one.1.cmp(&other.1));
    surfaces.dedup_by(|later, kept| {
        let same = later.1 == kept.1;
        if same {
            kept.0 |= later.0;
        }
        same
    });
    Ok(surfaces)
}

/// A surface as texts are looked up in: folded, with the words apart that a text is cut into.
fn looked_up(language: &str, mut surface: String) -> String {
    // Most words of a dictionary are written in lower case already.
    if surface.chars().any(|c| c.is_uppercase() || c == '\u{2019}') {
        surface = surface.split(' ').map(super::fold::fold).collect::<Vec<_>>().join(" ");
    }
    if language == "zh" {
        surface.chars().map(String::from).collect::<Vec<_>>().join(" ")
    } else if surface.contains('\'') && !joint::elided(language).is_empty() {
        apart(language, &surface)
    } else {
        surface
    }
}

fn expand_pattern(language: &str, from: &str, to: &[String]) -> Result<Vec<Form>, String> {
    let source = Phrase::new(from);
    let targets: Vec<Phrase> = to.iter().map(|to| Phrase::new(to)).collect();
    let target_forms: Vec<Vec<(Tags, String)>> =
        targets.iter().map(|target| target.forms(language)).collect::<Result<_, _>>()?;
    let form = |(tags, surface)| {
        let mut plain: Vec<Plain> = Vec::new();
        for (rank, (target, all)) in targets.iter().zip(&target_forms).enumerate() {
            let own = plain.len();
            let gender = target.gender();
            let turns = source.gender() != gender && source.head.is_some();
            for (target_tags, text) in all.iter().filter(|(target_tags, _)| target_tags & tags != 0) {
                let shared = target_tags & tags;
                match plain[own..].iter_mut().find(|have| have.text == *text) {
                    Some(have) => have.tags |= shared,
                    None => plain.push(Plain { tags: shared, text: text.clone(), rank: rank as u8, gender, turns }),
                }
            }
        }
        Form { surface: looked_up(language, surface), tags, plain }
    };
    Ok(surfaces(language, &source)?.into_iter().map(form).collect())
}

/// Elided words stand apart, as they are looked up: "l' aide".
fn apart(language: &str, surface: &str) -> String {
    let part = |word: &str| match word.split_once('\'') {
        Some((start, rest)) if !rest.is_empty() && joint::elided(language).contains(&&*format!("{start}'")) => {
            format!("{start}' {rest}")
        }
        _ => word.to_owned(),
    };
    surface.split(' ').map(part).collect::<Vec<_>>().join(" ")
}

fn entry(
    language: &str,
    list: u8,
    own: Raw,
    defaults: &Raw,
    review: Review,
    sets: &FxHashMap<String, Vec<String>>,
) -> Result<Entry, String> {
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
    let review = own.review.unwrap_or(review);
    // What nobody read a second time is for a person to judge.
    let tier = match own.tier.or(defaults.tier).unwrap_or(Tier::Suggest) {
        Tier::Safe if review == Review::None => Tier::Suggest,
        tier => tier,
    };
    Ok(Entry {
        list,
        tier: Some(tier),
        review,
        why: own.why,
        conditions,
        start: own.start.or(defaults.start).unwrap_or(false),
        followed: own.followed.or_else(|| defaults.followed.clone()).unwrap_or_default(),
        case: own.case.or(defaults.case).unwrap_or(Case::NoNames),
        quoted: own.quoted.or(defaults.quoted).unwrap_or(false),
        verb: own.verb.or(defaults.verb).unwrap_or(false),
        id,
    })
}
