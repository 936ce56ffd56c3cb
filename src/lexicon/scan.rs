//! The pass over a block's words.

use std::ops::Range;
use std::sync::OnceLock;

use super::bracket::Brackets;
use super::entry::{Entry, Form, Head, Plain};
use super::fold::{Folded, hash};
use super::foreign;
use super::german;
use super::guard::{Quotes, Site, is_space};
use super::law;
use super::mention;
use super::own_word::is_own;
use super::repair::{self, Placed};
use super::repeat::{self, Second};
use super::resolve::{is_noun, is_verb, resolve};
use super::source;
use super::table::{ROOT, Starts, Table};
use super::{Also, Match, Review, Tier};
use crate::text::block::{Block, Role};
use crate::text::word::{NO_KEY, Word, WordClass};

/// Most words a form may have.
const DEEPEST: usize = 12;
/// Words of a sentence that are looked at together, one bit each.
const SHORT: usize = 64;
/// Most lists a language may have: one bit each.
const MOST_LISTS: usize = 32;

/// Lists on plain words, which share the places of a text: what one of them tells, no other repeats.
/// Where two know the same words, the one that comes first in the alphabet tells them.
pub(super) const PLAIN: &[&str] = &[
    "double-negative",
    "hidden-verb",
    "idiom",
    "latin",
    "redundant-pair",
    "shall",
    "slash",
    "throat-clearing",
    "word-choice",
    "wordy-phrase",
];

/// List name and TOML text.
pub type Lists = &'static [(&'static str, &'static str)];

/// The dictionaries of each language, with the table that the build script made of them.
pub(super) const DICTIONARIES: &[(&str, Lists, &[u8])] = include!(concat!(env!("OUT_DIR"), "/dictionaries.rs"));

/// The dictionaries of one language, ready to match.
pub struct Lexicon {
    pub(super) language: &'static str,
    lists: Vec<List>,
    pub(super) table: Table,
    entries: Vec<OnceLock<Entry>>,
    forms: Vec<OnceLock<Vec<Form>>>,
    brackets: Option<(usize, String, Brackets)>,
}

/// One file of a language.
struct List {
    name: &'static str,
    text: &'static str,
    /// What it says of all its entries.
    head: OnceLock<Head>,
    /// The list whose places in a text it shares: a word in a phrase is told once.
    place: usize,
    /// It holds words about people: what they say of themselves and what is cited stays.
    about_people: bool,
}

impl List {
    fn head(&self) -> &str {
        source::head(self.text)
    }
}

impl Lexicon {
    /// The dictionaries of a language, given as its primary subtag; `None` where there are none.
    ///
    /// They are built the first time a language is asked for.
    pub fn get(language: &str) -> Option<&'static Self> {
        static BUILT: [OnceLock<Option<Lexicon>>; DICTIONARIES.len()] = [const { OnceLock::new() }; DICTIONARIES.len()];
        let index = DICTIONARIES.iter().position(|(tag, ..)| *tag == language)?;
        let (language, lists, table) = DICTIONARIES[index];
        BUILT[index].get_or_init(|| Some(Self::over(language, lists, Table::read(table.into())))).as_ref()
    }

    /// Builds a lexicon from files that are not our own, and reads all of it once.
    ///
    /// # Errors
    /// Names the file or entry that cannot be read.
    pub fn build(language: &'static str, files: Lists) -> Result<Self, String> {
        let outline = |(list, text): &(&str, &str)| {
            source::outline(language, list, text).map_err(|error| format!("{language}/{list}: {error}"))
        };
        let outlines = files.iter().map(outline).collect::<Result<Vec<_>, _>>()?;
        let built = Self::over(language, files, Table::new(&outlines));
        // The patterns of an entry follow each other.
        let mut last: Option<(u32, Entry)> = None;
        for index in 0..built.table.patterns() as u32 {
            let (entry, nth) = built.table.pattern(index);
            let (list, _) = built.table.entry(entry);
            let within = |error| format!("{language}/{}: {error}", files[list].0);
            let read = match last.take() {
                Some((known, read)) if known == entry => read,
                _ => built.read(entry).map_err(within)?,
            };
            let forms = read.forms(language, nth).map_err(within)?;
            if let Some(unused) = read.unused(nth, &forms) {
                return Err(within(format!("{}: “{unused}” has no form that the words found have", read.id)));
            }
            last = Some((entry, read));
        }
        Ok(built)
    }

    fn over(language: &'static str, files: Lists, table: Table) -> Self {
        let words = files.iter().position(|(list, _)| *list == "word-choice");
        let list = |(index, (name, text)): (usize, &(&'static str, &'static str))| List {
            name,
            text,
            head: OnceLock::new(),
            place: words.filter(|_| PLAIN.contains(name)).unwrap_or(index),
            about_people: *name == "person-first" || name.starts_with("inclusive/"),
        };
        let lists: Vec<List> = files.iter().enumerate().map(list).collect();
        let brackets =
            lists.iter().enumerate().filter(|(_, list)| list.name == "placeholder").find_map(|(at, list)| {
                let head: Head = toml::from_str(list.head()).ok()?;
                Some((at, format!("{language}.bracket"), head.brackets?))
            });
        let entries = (0..table.entries()).map(|_| OnceLock::new()).collect();
        let forms = (0..table.patterns()).map(|_| OnceLock::new()).collect();
        Self { language, lists, table, entries, forms, brackets }
    }

    /// Reads an entry from its file.
    fn read(&self, entry: u32) -> Result<Entry, String> {
        let (list, range) = self.table.entry(entry);
        let list = &self.lists[list];
        if range.is_empty() {
            return Ok(Entry::kept(list.head()));
        }
        // A head that cannot be read fails each entry of the list with its own words.
        let head = match list.head.get() {
            Some(head) => head,
            None => {
                let head = toml::from_str(list.head()).map_err(|error| error.to_string())?;
                list.head.get_or_init(|| head)
            }
        };
        Entry::read(self.language, head, &list.text[range])
    }

    /// An entry; one that finds nothing where it cannot be read, which a test rules out for our own.
    pub(super) fn entry(&self, entry: u32) -> &Entry {
        self.entries[entry as usize].get_or_init(|| self.read(entry).unwrap_or_else(|_| Entry::silent()))
    }

    /// The entry of a pattern, and its forms: worked out the first time a text holds one of them, since
    /// a paradigm has dozens of forms and most entries are never met.
    pub(super) fn pattern(&self, pattern: u32) -> (&Entry, &[Form]) {
        let (index, nth) = self.table.pattern(pattern);
        let entry = self.entry(index);
        let forms = self.forms[pattern as usize].get_or_init(|| entry.forms(self.language, nth).unwrap_or_default());
        (entry, forms)
    }

    /// The list of a pattern, by its index.
    pub(super) fn list_of(&self, pattern: u32) -> usize {
        self.table.entry(self.table.pattern(pattern).0).0
    }

    /// How many patterns there are.
    #[cfg(test)]
    pub(super) fn patterns(&self) -> u32 {
        self.table.patterns() as u32
    }

    /// The language these dictionaries are for.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Its lists: name and TOML text.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.lists.iter().map(|list| (list.name, list.text))
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
            kept: [0; MOST_LISTS],
            brackets: brackets.clone(),
            out,
        };
        let cuts = self.cuts_words(block);
        let starts = self.table.starts();
        let mut pieces = Vec::new();
        for sentence in &block.sentences {
            let mut words = block.words_of(sentence);
            if cuts {
                self.cut(block, words, &mut pieces);
                words = &pieces;
            }
            for from in (0..words.len()).step_by(SHORT) {
                let next = words.get(from + SHORT).map_or(NO_KEY, |word| word.key);
                let part = &words[from..words.len().min(from + SHORT)];
                pass.look_up(words, from, candidates(starts, &block.text, part, next));
            }
        }
        mention::leave_out(block, out, before);
        law::leave_out(block, out, before);
        foreign::settle(block, out, before);
        if !brackets.is_empty() {
            out[before..].sort_by_key(|found| found.start);
        }
    }

    fn find_brackets<'l>(&'l self, block: &Block, out: &mut Vec<Match<'l>>) {
        let Some((list, id, brackets)) = &self.brackets else { return };
        let mut found = Vec::new();
        brackets.find(block, &mut found);
        out.extend(found.into_iter().map(|(start, end)| Match {
            list: self.lists[*list].name,
            id,
            tier: Tier::Flag,
            start: start as u32,
            end: end as u32,
            span: block.span(start, end),
            replacements: Vec::new(),
            review: Review::Native,
            explained: false,
            also: None,
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
    /// For each list, where the last term it keeps ended.
    kept: [usize; MOST_LISTS],
    /// Where in `out` the placeholders in brackets stand, in order.
    brackets: Range<usize>,
    out: &'o mut Vec<Match<'l>>,
}

impl<'l> Pass<'l, '_, '_> {
    /// Looks up the words from `from` on that have their bit in `candidates`.
    fn look_up(&mut self, words: &[Word], from: usize, mut candidates: u64) {
        while candidates != 0 {
            let at = from + candidates.trailing_zeros() as usize;
            candidates &= candidates - 1;
            if let Some(node) = self.lexicon.table.step(ROOT, words[at].key) {
                self.walk(words, at, node);
            }
        }
    }

    /// Follows the tree from the word at `first`, then takes the longest form of each list that fits.
    fn walk(&mut self, words: &[Word], first: usize, node: u32) {
        let lexicon: &'l Lexicon = self.lexicon;
        let tree = &lexicon.table;
        let mut path = [0; DEEPEST];
        path[0] = node;
        let mut depth = 1;
        let (mut node, mut last) = (node, first);
        while depth < DEEPEST
            && let Some(next) = words.get(last + 1)
        {
            let gap = self.block.text.get(words[last].end as usize..next.start as usize).unwrap_or("\n");
            let joined = match gap {
                "-" | "\u{2010}" | "\u{2011}" => Some(node),
                "/" => hash("/").and_then(|slash| tree.step(node, slash)),
                ", " => hash(",").and_then(|comma| tree.step(node, comma)),
                "% " | " % " | "\u{a0}% " => hash("%").and_then(|percent| tree.step(node, percent)),
                gap if is_space(gap) => Some(node),
                _ => None,
            };
            let step = joined.filter(|_| next.key != NO_KEY).and_then(|node| tree.step(node, next.key));
            let Some(found) = step else { break };
            node = found;
            last += 1;
            path[depth] = node;
            depth += 1;
        }
        let (mut done, mut kept) = (0_u32, 0_u32);
        for (beyond, &node) in path[..depth].iter().enumerate().rev() {
            let site = Site { block: self.block, words, first, last: first + beyond };
            for pattern in tree.ends(node) {
                let index = lexicon.list_of(pattern);
                let (list, place) = (1_u32 << index, 1_u32 << lexicon.lists[index].place);
                if done & place != 0 || kept & list != 0 {
                    continue;
                }
                let (entry, forms) = lexicon.pattern(pattern);
                // Surfaces of one pattern may differ in an accent: pide, pidé.
                if forms.iter().any(|form| self.take(form, entry, index, &site)) {
                    // What a list keeps is kept from that list alone.
                    if entry.tier.is_none() { kept |= list } else { done |= place }
                }
            }
        }
    }

    fn take(&mut self, form: &'l Form, entry: &'l Entry, list: usize, site: &Site) -> bool {
        let place = self.lexicon.lists[list].place;
        let start = site.words[site.first].start as usize;
        let mut end = site.words[site.last].end as usize;
        if start < self.free[place].max(self.kept[list]) || !spells(site, &form.surface) {
            return false;
        }
        let Some(tier) = entry.tier else {
            self.kept[list] = end;
            return true;
        };
        // The stop of an abbreviation (e.g.) belongs to it.
        if form.surface.contains('.') && self.block.text[end..].starts_with('.') {
            end += 1;
        }
        let after = &self.block.text[end..];
        if is_inside_larger(&self.block.text, start, end)
            || (entry.start && site.first > 0)
            || (!entry.followed.is_empty() && !after.starts_with(|character| entry.followed.contains(character)))
            || !entry.case.holds(site)
            || !german::is_cased_like(site, form)
            || (entry.verb && !is_verb(site, form.tags))
            || is_noun(site, form)
            || !entry.conditions.iter().all(|condition| condition.holds(site))
            || (!entry.quoted && self.quotes.hold(&self.block.text, start))
            || (self.lexicon.lists[list].about_people
                && (self.block.role == Role::Quote || (!entry.own && is_own(site))))
        {
            return false;
        }
        let language = self.lexicon.language;
        let (tags, sure) = resolve(site, form);
        let plain: Vec<&Plain> = form.plain.iter().filter(|plain| plain.tags & tags != 0).collect();
        let turns = plain.first().is_some_and(|plain| plain.turns);
        let Placed { start, end, texts: mut replacements, fits } =
            if plain.first().is_some_and(|plain| plain.text.starts_with('(')) {
                // An explanation: the words stay as they are written. It would part a term from the noun it
                // belongs to (“the intake form”) or from its short form in brackets: then none is offered.
                let end = described(language, site).unwrap_or(end);
                let after = &self.block.text[end..];
                let words = &self.block.text[start..end];
                let parts = after.starts_with(" (") || entry.parts.as_ref().is_some_and(|parts| parts.holds(site));
                let texts = plain.iter().filter(|_| !parts).map(|plain| format!("{words} {}", plain.text)).collect();
                Placed { start, end, texts, fits: true }
            } else {
                repair::place(language, site, end, &plain)
            };
        // Nothing of what there is to say fits here: l'utiliser may be le or la.
        if start < self.free[place] || self.is_in_bracket(list, start) || (!fits && replacements.is_empty()) {
            return false;
        }
        if plain.first().is_some_and(|plain| repeat::leaves_clause(language, site, &plain.text)) {
            return false;
        }
        // “Addicts' families”: what is put in would need the apostrophe's form as well.
        if self.lexicon.lists[list].about_people && self.block.text[end..].starts_with(['\'', '\u{2019}']) {
            replacements.clear();
        }
        let second = match plain.first() {
            Some(plain) if !plain.text.starts_with('(') => repeat::second(language, site, &plain.text),
            _ => Second::None,
        };
        let alone = second == Second::None;
        let also = match second {
            Second::Becomes(start, end, text) => {
                // What is said of the best replacement is not true of the others.
                replacements.truncate(1);
                Some(Also { start: start as u32, end: end as u32, span: self.block.span(start, end), text })
            }
            Second::None | Second::Unclear => None,
        };
        // The words of a quotation may be someone else's.
        let clear = || site.is_clear() && self.block.role != Role::Quote;
        let tier = match tier {
            Tier::Safe if replacements.is_empty() || !sure || turns || !fits || !alone || !clear() => Tier::Suggest,
            tier => tier,
        };
        self.free[place] = end;
        self.out.push(Match {
            list: self.lexicon.lists[list].name,
            id: &entry.id,
            tier,
            start: start as u32,
            end: end as u32,
            span: self.block.span(start, end),
            replacements,
            review: entry.review,
            also,
            explained: tier == Tier::Explain && is_explained(&self.block.text[end..]),
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
            .is_some_and(|at| found[at].list == self.lexicon.lists[list].name && place < found[at].end as usize)
    }
}

/// What opens an explanation behind a term, in the languages that have a dictionary.
const EXPLAINING: &[&str] = &[
    " means ",
    " is when ",
    " are when ",
    ", which means ",
    ", that is,",
    ", or the ",
    " significa ",
    ", es decir,",
    ", o sea,",
    " signifie ",
    " d\u{e9}signe ",
    ", c\u{2019}est-\u{e0}-dire",
    ", c'est-\u{e0}-dire",
    ", autrement dit",
    " bedeutet ",
    ", das hei\u{df}t",
    ", d. h. ",
    ", d.h. ",
    ", ou seja,",
    ", isto \u{e9},",
    ", cio\u{e8}",
    ", ossia ",
    " vuol dire ",
    " betekent ",
    ", dat wil zeggen",
    ", oftewel ",
    " oznacza ",
    ", czyli ",
    ", \u{e9}s a dir,",
    " betyder ",
    ", det vill s\u{e4}ga",
];

/// Whether what stands right behind a term says what it means: “copay (the part you pay)”.
fn is_explained(after: &str) -> bool {
    let rest = after.trim_start_matches([')', '\u{201d}', '"', '*']);
    // Chinese writes no spaces.
    if let Some(inside) = rest.strip_prefix('\u{ff08}') {
        return inside.chars().take_while(|c| *c != '\u{ff09}').nth(3).is_some();
    }
    match rest.strip_prefix(" (") {
        Some(inside) => {
            let inside = inside.split(')').next().unwrap_or("");
            inside.split_whitespace().nth(1).is_some()
        }
        None => EXPLAINING.iter().any(|start| rest.starts_with(start)),
    }
}

/// Gives a bit for each of up to [`SHORT`] words that may start an entry; `next` is the key of the word behind them.
/// No branch hangs on a word here: most start nothing, and which do, nobody could foretell.
#[inline(never)]
fn candidates(starts: Starts<'_>, text: &str, words: &[Word], mut next: u64) -> u64 {
    let text = text.as_bytes();
    let (mut alone, mut phrase, mut followed) = (0_u64, 0_u64, 0_u64);
    for word in words.iter().rev() {
        let (is_word, is_phrase) = starts.start(word.key);
        // Most first words of phrases are common ones: the word behind tells, where a space stands between.
        let apart = text.get(word.end as usize) != Some(&b' ') || word.class != WordClass::Word;
        alone = alone << 1 | u64::from(is_word);
        phrase = phrase << 1 | u64::from(is_phrase);
        followed = followed << 1 | u64::from(starts.may_follow(word.key, next) | apart);
        next = word.key;
    }
    alone | (phrase & followed)
}

/// Whether the words are, letter for letter, the form: hashes alone could be fooled.
fn spells(site: &Site, surface: &str) -> bool {
    let mut rest = surface.as_bytes();
    for word in &site.words[site.first..=site.last] {
        let Some(folded) = Folded::of(site.block.word(word)) else { return false };
        while let [b' ' | b'-' | b'/' | b'%' | b',', after @ ..] = rest {
            rest = after;
        }
        match rest.strip_prefix(folded.as_bytes()) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    matches!(rest, [] | b".")
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Where the noun ends that a German adjective belongs to: what explains "chronische Krankheit" stands behind it.
fn described(language: &str, site: &Site) -> Option<usize> {
    let word = |word| site.block.word(word);
    let adjective = word(&site.words[site.first]);
    let noun = site.right_joined()?;
    let declined = ["e", "en", "em", "er", "es"].iter().any(|ending| adjective.ends_with(ending));
    let holds = language == "de"
        && site.first == site.last
        && declined
        && adjective.starts_with(char::is_lowercase)
        && noun.class == WordClass::Word
        && word(noun).starts_with(char::is_uppercase)
        && !site.block.text[noun.end as usize..].starts_with(HYPHENS);
    holds.then_some(noun.end as usize)
}

/// Whether the range is part of a larger written thing: a compound, an address, a variable.
fn is_inside_larger(text: &str, start: usize, end: usize) -> bool {
    // Cut by the scan itself (l'aide, 신청서를), or written without spaces (Chinese).
    let unspaced = |character: char| matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    if text[start..end].starts_with(unspaced) {
        return false;
    }
    let before = text[..start].chars().next_back();
    if text[start..end].ends_with(['\'', '\u{2019}']) {
        return before.is_some_and(char::is_alphanumeric);
    }
    let mut after = text[end..].chars();
    let next = after.next();
    let second = after.next();
    let beyond = second.is_some_and(char::is_alphanumeric);
    before.is_some_and(|character| "@_#/\\-\u{2010}\u{2011}&=.".contains(character) || character.is_alphanumeric())
        || next.is_some_and(|character| {
            "@_/\\=".contains(character)
                || character.is_alphanumeric()
                || (beyond && ".&".contains(character))
                // Half of a compound has its hyphen too: Diagnose- und Hilfsprogramm. Two are a dash.
                || (HYPHENS.contains(&character) && second.is_some_and(|second| !HYPHENS.contains(&second)))
        })
}
