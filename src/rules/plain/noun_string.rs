//! Nouns do not pile up.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Finding, Severity};
use crate::facts::table_rows;
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::rules::by_language::{ByLanguage, dictionary_texts};
use crate::text::block::{Block, Role, Sentence};
use crate::text::word::{Word, WordClass};

rule! {
    /// # What it finds
    /// Four nouns or more in one pile: “child care assistance application process”. In Spanish, French,
    /// Portuguese and Italian, a chain of four nouns with “de” or “di” between them, if two of them hide a verb. Names, and pairs that
    /// readers take as one word, such as “phone number”, do not count.
    ///
    /// # Why it matters to the reader
    /// They must hold all the nouns in mind until the last one tells what it is about.
    ///
    /// # How to put it right
    /// Turn the string around and use small words or a verb: “how to apply for help with child care”.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// Read about the child care assistance application process.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Lea la solicitud de revisión de la decisión de denegación de la ayuda.</p>
    /// ```
    /// ```md,good,lang=en
    /// Read how to apply for help with child care.
    /// ```
    /// ```md,good,lang=en
    /// Write your phone number and the name of your health care provider.
    /// ```
    /// ```md,good,lang=en
    /// Ask the Housing Assistance Program Office.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    NounString {
        id: "plain/noun-string",
        category: Category::Plain,
        severity: Severity::Note,
        maturity: Maturity::Preview,
        needs: &[Need::Blocks],
        languages: &["en", "es", "fr", "pt", "it"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Nouns do not pile up",
        messages: &[Message { key: "nouns", text: "“{found}” piles up {count} nouns. Small words or a verb show what belongs to what." }],
    }
    |_| NounString
}

struct NounString;

/// Fewest nouns of a string that is told.
const FEWEST: usize = 4;
/// Fewest nouns of a chain that hide a verb: the others are things, and things hang together easily.
const FEWEST_ABSTRACT: usize = 2;
/// Fewest letters of a noun in a chain.
const LETTERS: usize = 3;

/// English words that may follow a noun and seldom a verb without its object.
const AFTER: &[&str] = &["is", "are", "was", "will", "must", "can", "may", "and", "or", "of", "that", "has"];

/// English words before a noun that tell that it is none of the verbs which look like it.
const BEFORE: &[&str] = &[
    "the", "a", "an", "your", "our", "their", "his", "her", "its", "my", "this", "that", "these", "each", "every",
    "any", "no", "of", "for", "in", "on", "with", "about", "under",
];

/// What an English word is in a string of nouns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    /// A noun anywhere.
    Sure,
    /// A noun, but perhaps a verb where it ends the string.
    Inside,
}

struct English {
    nouns: FxHashMap<&'static str, Noun>,
    compounds: FxHashSet<(&'static str, &'static str)>,
}

static ENGLISH: LazyLock<English> = LazyLock::new(|| {
    let (mut nouns, mut compounds) = (FxHashMap::default(), FxHashSet::default());
    for [cue, words] in table_rows::<2>(include_str!("../../../dictionaries/en/noun-string.tsv")) {
        match cue {
            "noun" => drop(nouns.insert(words, Noun::Sure)),
            "part" => drop(nouns.insert(words, Noun::Inside)),
            _ => drop(words.split_once(' ').map(|pair| compounds.insert(pair))),
        }
    }
    English { nouns, compounds }
});

/// The small words of a language that hangs nouns on one another.
struct Chains {
    links: FxHashSet<&'static str>,
    between: FxHashSet<&'static str>,
    light: FxHashSet<&'static str>,
    /// Endings of nouns made from verbs and adjectives: “revisión”.
    abstract_endings: Vec<&'static str>,
    /// Endings of verbs: “de pagar”.
    verb_endings: Vec<&'static str>,
}

static CHAINS: ByLanguage<Chains, 4> =
    ByLanguage::new(dictionary_texts!("noun-string.tsv": "es", "fr", "pt", "it"), |text| {
        let of =
            |cue: &'static str| table_rows::<2>(text).filter_map(move |[name, words]| (name == cue).then_some(words));
        Chains {
            links: of("link").collect(),
            between: of("between").collect(),
            light: of("light").collect(),
            abstract_endings: of("abstract").collect(),
            verb_endings: of("verb").collect(),
        }
    });

/// A string of nouns: where it stands in the block and how many it holds.
struct Found {
    start: usize,
    end: usize,
    count: usize,
}

/// Whether only a space stands between two words.
fn touches(block: &Block, left: &Word, right: &Word) -> bool {
    block.text.get(left.end as usize..right.start as usize) == Some(" ")
}

fn is_plain_word(block: &Block, word: &Word) -> bool {
    word.class == WordClass::Word && !block.word(word).starts_with(char::is_uppercase)
}

/// English: nouns side by side.
fn piles(block: &Block, words: &[Word], found: &mut Vec<Found>) {
    let table = &*ENGLISH;
    let mut at = 0;
    while at < words.len() {
        let first = at;
        let mut last_kind = None;
        while let Some(word) = words.get(at) {
            let glued = at == first || touches(block, &words[at - 1], word);
            let kind = table.nouns.get(block.word(word)).filter(|_| glued && is_plain_word(block, word));
            let Some(kind) = kind else { break };
            last_kind = Some(*kind);
            at += 1;
        }
        // “the case worker plans a visit”: what may be a verb does not count where words follow.
        let goes_on = words
            .get(at)
            .is_some_and(|next| touches(block, &words[at.max(1) - 1], next) && !AFTER.contains(&block.word(next)));
        let end = if last_kind == Some(Noun::Inside) && goes_on { at - 1 } else { at };
        // “to request travel pay”: nor does it where no article or preposition stands before it.
        let before = first.checked_sub(1).filter(|before| touches(block, &words[*before], &words[first]));
        let opens = table.nouns.get(block.word(&words[first])) == Some(&Noun::Inside)
            && !before.is_some_and(|before| BEFORE.contains(&&block.word(&words[before]).to_lowercase()[..]));
        let run = words.get(first + usize::from(opens)..end).unwrap_or(&[]);
        if run.len() >= FEWEST {
            let compound = |pair: &[Word]| {
                let (left, right) = (block.word(&pair[0]), block.word(&pair[1]));
                let singular = right.strip_suffix('s').unwrap_or(right);
                table.compounds.contains(&(left, right)) || table.compounds.contains(&(left, singular))
            };
            // “open source incident …”: the word before may belong to the first.
            let from = first + usize::from(opens);
            let led = usize::from(before.is_some_and(|before| !opens && compound(&words[before..=from])));
            let count = run.len() - led - run.windows(2).filter(|pair| compound(pair)).count();
            // A capital before or behind it makes it a part of a name.
            let named = |word: Option<&Word>| {
                word.is_some_and(|word| word.class == WordClass::Word && !is_plain_word(block, word))
            };
            let named_before = before.is_some_and(|before| before > 0 && named(words.get(before)));
            if count >= FEWEST && !named_before && !named(words.get(at)) {
                let (from, to) = (run[0].start as usize, run[run.len() - 1].end as usize);
                found.push(Found { start: from, end: to, count });
            }
        }
        at = at.max(first + 1);
    }
}

/// The noun of a word with an elided preposition: “d'aide”.
fn elided<'w>(word: &'w str, links: &FxHashSet<&str>) -> Option<&'w str> {
    let at = word.find(['\'', '\u{2019}'])?;
    let rest = word[at..].trim_start_matches(['\'', '\u{2019}']);
    links.iter().any(|link| link.strip_suffix('\'').is_some_and(|stem| stem == &word[..at])).then_some(rest)
}

/// Romance languages: nouns hung on one another.
fn chains(block: &Block, words: &[Word], table: &Chains, found: &mut Vec<Found>) {
    let noun = |word: &Word| {
        let text = block.word(word);
        is_plain_word(block, word)
            && text.chars().count() >= LETTERS
            && !table.light.contains(text)
            && !table.between.contains(text)
            && !table.links.contains(text)
            && !table.verb_endings.iter().any(|ending| text.ends_with(ending))
    };
    let is_abstract = |word: &Word| table.abstract_endings.iter().any(|ending| block.word(word).ends_with(ending));
    let mut at = 0;
    while at < words.len() {
        let first = at;
        if !noun(&words[at]) {
            at += 1;
            continue;
        }
        let (mut count, mut end) = (1, at);
        loop {
            let mut next = end + 1;
            let Some(link) = words.get(next).filter(|word| touches(block, &words[next - 1], word)) else { break };
            let is_noun = |rest: &str| {
                rest.chars().count() >= LETTERS && !table.verb_endings.iter().any(|ending| rest.ends_with(ending))
            };
            if elided(block.word(link), &table.links).is_some_and(is_noun) {
                end = next;
                count += 1;
                continue;
            }
            if !table.links.contains(block.word(link)) {
                break;
            }
            next += 1;
            if words.get(next).is_some_and(|word| table.between.contains(block.word(word))) {
                next += 1;
            }
            if !words.get(next).is_some_and(|word| noun(word) && touches(block, &words[next - 1], word)) {
                break;
            }
            end = next;
            count += 1;
        }
        let abstracts = words[first..=end].iter().filter(|word| is_abstract(word)).count();
        if count >= FEWEST && abstracts >= FEWEST_ABSTRACT {
            found.push(Found { start: words[first].start as usize, end: words[end].end as usize, count });
        }
        at = end + 1;
    }
}

impl NounString {
    fn look(block: &Block, sentence: &Sentence, findings: &mut Findings) {
        let words = block.words_of(sentence);
        let mut found = Vec::new();
        if block.language.as_str() == "en" {
            piles(block, words, &mut found);
        } else if let Some(table) = CHAINS.get(block.language) {
            chains(block, words, table, &mut found);
        }
        for Found { start, end, count } in found {
            let mut finding = Finding::new("nouns", block.span(start, end))
                .arg("found", &block.text[start..end])
                .arg("count", count)
                .review();
            if let Some(node) = block.node {
                finding = finding.node(node);
            }
            findings.push(finding);
        }
    }
}

impl Rule for NounString {
    fn block(&self, block: &Block, _: &Context<'_>, findings: &mut Findings) {
        if !block.prose || block.hidden || !matches!(block.role, Role::Paragraph | Role::Item) {
            return;
        }
        for sentence in &block.sentences {
            Self::look(block, sentence, findings);
        }
    }
}
