//! The pass over a block's words.

use std::ops::Range;
use std::sync::LazyLock;

use super::bracket::Brackets;
use super::entry::{self, Case, Entry, File, Form};
use super::fold::{Folded, hash};
use super::guard::{Quotes, Site, is_space};
use super::inflect::{BASE, PARTICIPLE, PAST, PRESENT_PARTICIPLE, THIRD, Tags};
use super::repair::{self, Shape, shape};
use super::tree::{ROOT, Tree};
use super::{Match, Tier};
use crate::text::block::{Block, Role};
use crate::text::word::{Word, WordClass};

/// Most words a form may have.
const DEEPEST: usize = 12;
/// Most lists a language may have: one bit each.
const MOST_LISTS: usize = 32;

macro_rules! lists {
    ($language:literal) => {
        &[
            ("word-choice", include_str!(concat!("../../dictionaries/", $language, "/word-choice.toml"))),
            ("wordy-phrase", include_str!(concat!("../../dictionaries/", $language, "/wordy-phrase.toml"))),
            ("person-first", include_str!(concat!("../../dictionaries/", $language, "/person-first.toml"))),
            ("guarantee", include_str!(concat!("../../dictionaries/", $language, "/guarantee.toml"))),
            ("placeholder", include_str!(concat!("../../dictionaries/", $language, "/placeholder.toml"))),
        ]
    };
}

/// List name and TOML text.
pub(super) type Lists = &'static [(&'static str, &'static str)];

/// The dictionaries of each language.
pub(super) const DICTIONARIES: &[(&str, Lists)] = &[("en", lists!("en")), ("es", lists!("es"))];

/// The dictionaries of one language, ready to match.
pub struct Lexicon {
    language: &'static str,
    lists: Vec<&'static str>,
    pub(super) entries: Vec<Entry>,
    pub(super) forms: Vec<Form>,
    tree: Tree,
    brackets: Option<(usize, String, Brackets)>,
}

impl Lexicon {
    /// The dictionaries of a language, given as its primary subtag; `None` where there are none.
    ///
    /// They are built the first time a language is asked for.
    pub fn get(language: &str) -> Option<&'static Self> {
        static ENGLISH: LazyLock<Option<Lexicon>> = LazyLock::new(|| Lexicon::of("en"));
        static SPANISH: LazyLock<Option<Lexicon>> = LazyLock::new(|| Lexicon::of("es"));
        match language {
            "en" => ENGLISH.as_ref(),
            "es" => SPANISH.as_ref(),
            _ => None,
        }
    }

    fn of(language: &str) -> Option<Self> {
        let (language, lists) = DICTIONARIES.iter().find(|(tag, _)| *tag == language)?;
        // The files are part of the program and a test builds every one of them.
        Self::build(language, lists).ok()
    }

    /// Builds a lexicon.
    ///
    /// # Errors
    /// Names the file or entry that cannot be read.
    pub(super) fn build(language: &'static str, files: Lists) -> Result<Self, String> {
        let mut lists = Vec::new();
        let mut entries = Vec::new();
        let mut forms = Vec::new();
        let mut brackets = None;
        for (index, (list, text)) in files.iter().enumerate() {
            let mut file: File = toml::from_str(text).map_err(|error| format!("{language}/{list}: {error}"))?;
            if let Some(found) = file.brackets.take() {
                brackets = Some((index, format!("{language}.bracket"), found));
            }
            lists.push(*list);
            let (more, their_forms) = entry::expand(language, index as u8, file, entries.len())?;
            entries.extend(more);
            forms.extend(their_forms);
        }
        let tree = Tree::new(&forms);
        Ok(Self { language, lists, entries, forms, tree, brackets })
    }

    /// The language these dictionaries are for.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Appends what the dictionaries find in a block, in order of their first word.
    ///
    /// Matches of one list do not overlap; the longest entry that its guards let through wins.
    /// Nothing is found across a sentence end or a line break, in code, or in a template's hole.
    pub fn matches<'l>(&'l self, block: &Block, out: &mut Vec<Match<'l>>) {
        if block.role == Role::Code {
            return;
        }
        let before = out.len();
        self.find_brackets(block, out);
        let brackets = before..out.len();
        let mut pass = Pass {
            lexicon: self,
            block,
            quotes: Quotes::default(),
            free: [0; MOST_LISTS],
            brackets: brackets.clone(),
            out,
        };
        for sentence in &block.sentences {
            let words = block.words_of(sentence);
            for (at, word) in words.iter().enumerate() {
                if !can_hold(word) {
                    continue;
                }
                let Some(hash) = hash(block.word(word)) else { continue };
                if self.tree.may_start(hash)
                    && let Some(node) = self.tree.step(ROOT, hash)
                {
                    pass.walk(words, at, node);
                }
            }
        }
        if !brackets.is_empty() {
            out[before..].sort_by_key(|found| found.start);
        }
    }

    fn find_brackets<'l>(&'l self, block: &Block, out: &mut Vec<Match<'l>>) {
        let Some((list, id, brackets)) = &self.brackets else { return };
        let mut found = Vec::new();
        brackets.find(block, &mut found);
        out.extend(found.into_iter().map(|(start, end)| Match {
            list: self.lists[*list],
            id,
            tier: Tier::Flag,
            start: start as u32,
            end: end as u32,
            span: block.span(start, end),
            replacements: Vec::new(),
            why: "",
        }));
    }
}

struct Pass<'l, 'b, 'o> {
    lexicon: &'l Lexicon,
    block: &'b Block,
    quotes: Quotes,
    /// For each list, where its last match ended.
    free: [usize; MOST_LISTS],
    /// Where in `out` the placeholders in brackets stand, in order.
    brackets: Range<usize>,
    out: &'o mut Vec<Match<'l>>,
}

impl<'l> Pass<'l, '_, '_> {
    /// Follows the tree from the word at `first`, then takes the longest form of each list that fits.
    fn walk(&mut self, words: &[Word], first: usize, node: u32) {
        let lexicon: &'l Lexicon = self.lexicon;
        let tree = &lexicon.tree;
        let mut path = [(0, 0); DEEPEST];
        path[0] = (node, first);
        let mut depth = 1;
        let (mut node, mut last) = (node, first);
        while depth < DEEPEST
            && let Some(next) = words.get(last + 1)
        {
            let gap = self.block.text.get(words[last].end as usize..next.start as usize).unwrap_or("\n");
            let joined = match gap {
                "-" | "\u{2010}" | "\u{2011}" => Some(node),
                "/" => hash("/").and_then(|slash| tree.step(node, slash)),
                "% " | " % " | "\u{a0}% " => hash("%").and_then(|percent| tree.step(node, percent)),
                gap if is_space(gap) => Some(node),
                _ => None,
            };
            let step = joined.filter(|_| can_hold(next)).and_then(|node| tree.step(node, hash(self.block.word(next))?));
            let Some(found) = step else { break };
            node = found;
            last += 1;
            path[depth] = (node, last);
            depth += 1;
        }
        let mut done = 0_u32;
        for &(node, last) in path[..depth].iter().rev() {
            for &form in tree.ends(node) {
                let form = &lexicon.forms[form as usize];
                let entry = &lexicon.entries[form.entry as usize];
                let bit = 1_u32 << entry.list;
                let site = Site { block: self.block, words, first, last };
                if done & bit == 0 && self.take(form, entry, &site) {
                    done |= bit;
                }
            }
        }
    }

    fn take(&mut self, form: &'l Form, entry: &'l Entry, site: &Site) -> bool {
        let list = entry.list as usize;
        let start = site.words[site.first].start as usize;
        let mut end = site.words[site.last].end as usize;
        if start < self.free[list] || !spells(site, &form.surface) {
            return false;
        }
        let Some(tier) = entry.tier else {
            self.free[list] = end;
            return true;
        };
        // The stop of an abbreviation (e.g.) belongs to it.
        if form.surface.contains('.') && self.block.text[end..].starts_with('.') {
            end += 1;
        }
        let after = &self.block.text[end..];
        if tier == Tier::Explain && after.starts_with(" (") {
            // What stands in brackets behind a term explains it.
            self.free[list] = end;
            return true;
        }
        if is_inside_larger(&self.block.text, start, end)
            || (entry.start && site.first > 0)
            || (!entry.followed.is_empty() && !after.starts_with(|character| entry.followed.contains(character)))
            || !entry.case.holds(site)
            || (entry.verb && !is_verb(site, form.tags))
            || !entry.conditions.iter().all(|condition| condition.holds(site))
            || (!entry.quoted && self.quotes.hold(&self.block.text, start))
        {
            return false;
        }
        let (tags, sure) = resolve(site, form);
        let plain: Vec<&str> =
            form.plain.iter().filter(|(own, _)| own & tags != 0).map(|(_, text)| text.as_str()).collect();
        let (start, end, replacements) = if plain.first().is_some_and(|plain| plain.starts_with('(')) {
            // An explanation: the words stay as they are written.
            let words = &self.block.text[start..end];
            (start, end, plain.iter().map(|plain| format!("{words} {plain}")).collect())
        } else {
            repair::place(self.lexicon.language, site, end, &plain)
        };
        if start < self.free[list] || self.is_in_bracket(list, start) {
            return false;
        }
        let tier = match tier {
            Tier::Safe if replacements.is_empty() || !sure => Tier::Suggest,
            tier => tier,
        };
        self.free[list] = end;
        self.out.push(Match {
            list: self.lexicon.lists[list],
            id: &entry.id,
            tier,
            start: start as u32,
            end: end as u32,
            span: self.block.span(start, end),
            replacements,
            why: &entry.why,
        });
        true
    }
}

impl Pass<'_, '_, '_> {
    /// Whether a place stands in a bracket already found for the same list.
    fn is_in_bracket(&self, list: usize, place: usize) -> bool {
        let found = &self.out[self.brackets.clone()];
        let next = found.partition_point(|bracket| bracket.start as usize <= place);
        next.checked_sub(1)
            .is_some_and(|at| found[at].list == self.lexicon.lists[list] && place < found[at].end as usize)
    }
}

/// Whether a word can be part of an entry: not a template's hole, an address or a piece of code.
fn can_hold(word: &Word) -> bool {
    matches!(word.class, WordClass::Word | WordClass::Number)
}

/// Whether the words are, letter for letter, the form: hashes alone could be fooled.
fn spells(site: &Site, surface: &str) -> bool {
    let mut rest = surface.as_bytes();
    for word in &site.words[site.first..=site.last] {
        let Some(folded) = Folded::of(site.block.word(word)) else { return false };
        while let [b' ' | b'-' | b'/' | b'%', after @ ..] = rest {
            rest = after;
        }
        match rest.strip_prefix(folded.as_bytes()) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    matches!(rest, [] | b".")
}

/// Whether the range is part of a larger written thing: a compound, an address, a variable.
fn is_inside_larger(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let mut after = text[end..].chars();
    let next = after.next();
    let beyond = after.next().is_some_and(char::is_alphanumeric);
    before.is_some_and(|character| "@_#/\\-\u{2010}\u{2011}&=.".contains(character) || character.is_alphanumeric())
        || next.is_some_and(|character| {
            "@_/\\=".contains(character)
                || character.is_alphanumeric()
                || (beyond && "-\u{2010}\u{2011}.&".contains(character))
        })
}

impl Case {
    fn holds(self, site: &Site) -> bool {
        match self {
            Self::NoNames => !is_name(site),
            Self::Any => true,
            Self::Capitals => {
                site.words[site.first..=site.last].iter().all(|word| shape(site.block.word(word)) == Shape::AllCapitals)
            }
        }
    }
}

/// Words with a capital letter that make no name of the words before them.
const ALWAYS_CAPITAL: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "medicaid",
    "medicare",
    "english",
    "spanish",
];

/// Whether capital letters say that the words are, or belong to, a name or title.
fn is_name(site: &Site) -> bool {
    let block = site.block;
    for at in site.first..=site.last {
        let text = block.word(&site.words[at]);
        let neighbour = |word: Option<&Word>| word.map(|word| shape(block.word(word)));
        match shape(text) {
            Shape::Small => {}
            Shape::AllCapitals => {
                // Shouting is matched; a short word in capitals among small letters is an acronym.
                let around = [at.checked_sub(1).and_then(|at| site.words.get(at)), site.words.get(at + 1)];
                if text.len() < 5 && !around.into_iter().any(|word| neighbour(word) == Some(Shape::AllCapitals)) {
                    return true;
                }
            }
            Shape::Capital => {
                let opens = at == 0 || {
                    let gap = site.between(&site.words[at - 1], &site.words[at]);
                    at == site.first && gap.contains([':', '(', '"', '\u{201c}', '«', '¿', '¡', '—', '–', '•'])
                };
                let next = site.words.get(at + 1);
                let title = neighbour(next) == Some(Shape::Capital)
                    && next.is_some_and(|next| {
                        let next = block.word(next);
                        next.chars().nth(1).is_some_and(char::is_alphabetic)
                            && !ALWAYS_CAPITAL.iter().any(|word| next.eq_ignore_ascii_case(word))
                    });
                if !opens || title {
                    return true;
                }
            }
        }
    }
    false
}

/// Words that a verb in its base form follows.
const BEFORE_BASE: &[&str] = &[
    "to", "i", "you", "we", "they", "who", "can", "could", "may", "might", "must", "shall", "should", "will", "would",
    "not", "cannot", "don't", "didn't", "can't", "won't", "doesn't", "let", "help", "please", "also", "either",
    "always", "never",
];
/// Words that a verb in -s follows.
const BEFORE_THIRD: &[&str] = &["he", "she", "it", "who", "which"];
/// Words after which an -ing form is a noun.
const BEFORE_NOUN: &[&str] = &["the", "a", "an", "this", "that", "our", "your", "their", "his", "her", "its", "no"];

/// Whether a word that is also a noun stands where only the verb can (English).
fn is_verb(site: &Site, tags: Tags) -> bool {
    let is_one = |word: Option<&Word>, words: &[&str]| {
        word.is_some_and(|word| words.iter().any(|one| site.block.word(word).eq_ignore_ascii_case(one)))
    };
    if tags & (PAST | PARTICIPLE) != 0 && tags & (BASE | THIRD) == 0 {
        return !is_one(site.left_joined(), BEFORE_NOUN);
    }
    let left = site.left_joined();
    (tags & BASE != 0 && is_one(left, BEFORE_BASE))
        || (tags & BASE != 0 && site.first == 0 && is_one(site.right_joined(), BEFORE_NOUN))
        || (tags & THIRD != 0 && is_one(left, BEFORE_THIRD))
        || (tags & PRESENT_PARTICIPLE != 0 && !is_one(left, BEFORE_NOUN) && is_one(site.right_joined(), BEFORE_NOUN))
}

/// Words before a participle (English).
const BEFORE_PARTICIPLE: &[&str] = &[
    "have", "has", "had", "having", "i've", "we've", "you've", "they've", "be", "been", "being", "is", "are", "was",
    "were", "am", "get", "gets", "got",
];
/// Words before a past form (English).
const BEFORE_PAST: &[&str] = &["i", "you", "he", "she", "it", "we", "they", "who", "which"];

/// Which forms the words stand for here, and whether that leaves one choice: English "commenced" is
/// past and participle, which matters only where the replacement tells them apart.
fn resolve(site: &Site, form: &Form) -> (Tags, bool) {
    let split = form.plain.iter().any(|(tags, _)| tags & form.tags != form.tags);
    if !split {
        return (form.tags, true);
    }
    if form.tags & (PAST | PARTICIPLE) == PAST | PARTICIPLE && form.tags & !(PAST | PARTICIPLE) == 0 {
        let is_one = |word: Option<&Word>, words: &[&str]| {
            word.is_some_and(|word| words.iter().any(|one| site.block.word(word).eq_ignore_ascii_case(one)))
        };
        if is_one(site.left(1), BEFORE_PARTICIPLE)
            || (is_one(site.left(2), BEFORE_PARTICIPLE) && !is_one(site.left(1), BEFORE_PAST))
        {
            return (PARTICIPLE, true);
        }
        if is_one(site.left_joined(), BEFORE_PAST) {
            return (PAST, true);
        }
    }
    (form.tags, false)
}
