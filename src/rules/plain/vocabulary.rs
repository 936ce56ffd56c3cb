//! The words this project agreed on.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::config::{Config, ProjectWords};
use crate::diagnostic::{Applicability, Edit, Finding, Severity};
use crate::document::Document;
use crate::lexicon::project::{english_article, is_english_noun, other_forms};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::block::{Block, Role};
use crate::text::word::Word;

rule! {
    /// # What it finds
    /// Words that your own `[vocabulary.en]` in `plainspoken.toml` forbids, has a better word for, or
    /// wants explained. Plurals are found too, and what is offered has the same number. Without such a
    /// table it finds nothing.
    ///
    /// # Why it matters to the reader
    /// A team that uses one word for one thing is easier to follow than five people with five words.
    ///
    /// # How to put it right
    /// Use the word your team agreed on, or change the table: `forbid = ["case"]`,
    /// `prefer = { client = "person" }`, `explain = { intake = "your first visit" }`. Words under
    /// `allow` are not told by any rule on plain or respectful words.
    ///
    /// # Examples
    /// ```md,bad,lang=en,forbid=noncompliant
    /// The noncompliant clients left.
    /// ```
    /// ```html,bad,lang=es,prefer=usuario:persona
    /// <p>El usuario firma aquí.</p>
    /// ```
    /// ```md,bad,lang=en,prefer=visit:appointment
    /// Your visits are free.
    /// ```
    /// ```md,good,lang=en,prefer=patient:person
    /// He was patient and waited.
    /// ```
    /// ```md,good,lang=en,forbid=noncompliant
    /// Some people left.
    /// ```
    /// ```md,good,lang=en,prefer=case:file
    /// In any suitcase or `case` there is room.
    /// ```
    ///
    /// # Standards
    /// ISO 24495-1:2023; NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition,
    /// Standard 2.
    Vocabulary {
        id: "plain/vocabulary",
        category: Category::Plain,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The words this project agreed on",
        messages: &[
            Message { key: "forbid", text: "This project does not use “{found}”." },
            Message { key: "prefer", text: "This project says “{plain}” for “{found}”." },
            Message { key: "explain", text: "Explain “{found}” where it stands first: “{plain}”." },
        ],
    }
    |_| Vocabulary { words: OnceLock::new() }
}

/// What is to be done about a word.
struct Wanted {
    key: &'static str,
    /// The other words in the form of those found, or what explains them.
    plain: String,
    /// The other words may be put in: their form is sure.
    fits: bool,
    is_plural: bool,
}

/// The words of one language, ready to find.
struct Matcher {
    automaton: AhoCorasick,
    wanted: Vec<Wanted>,
}

impl Matcher {
    fn new(language: &str, words: &ProjectWords) -> Option<Self> {
        let forbid = words.forbid.iter().map(|word| (word, "forbid", ""));
        let prefer = words.prefer.iter().map(|(word, plain)| (word, "prefer", &plain[..]));
        let explain = words.explain.iter().map(|(word, meaning)| (word, "explain", &meaning[..]));
        let all = || {
            let listed = forbid.clone().chain(prefer.clone()).chain(explain.clone());
            listed.map(|(word, key, plain)| (word.trim(), key, plain)).filter(|(word, ..)| !word.is_empty())
        };
        // A word that stands in the table itself wins over a form of another.
        let mut found: BTreeMap<String, Wanted> = BTreeMap::new();
        for (word, key, plain) in all() {
            let wanted = Wanted { key, plain: plain.to_owned(), fits: true, is_plural: false };
            found.entry(word.to_lowercase()).or_insert(wanted);
        }
        for (word, key, plain) in all() {
            let word = if language == "de" { word.to_owned() } else { word.to_lowercase() };
            for form in other_forms(language, &word, if key == "prefer" { plain } else { "" }) {
                let same = key != "prefer";
                let fits = same || form.plain.is_some();
                let plain = form.plain.filter(|_| !same).unwrap_or_else(|| plain.to_owned());
                let wanted = Wanted { key, plain, fits, is_plural: form.is_plural };
                found.entry(form.surface.to_lowercase()).or_insert(wanted);
            }
        }
        let (patterns, wanted): (Vec<String>, Vec<Wanted>) = found.into_iter().unzip();
        if patterns.is_empty() {
            return None;
        }
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
        Some(Self { automaton: builder.build(patterns).ok()?, wanted })
    }
}

struct Vocabulary {
    words: OnceLock<BTreeMap<String, Matcher>>,
}

impl Vocabulary {
    fn matcher(&self, language: &str, config: &Config) -> Option<&Matcher> {
        let all = || config.vocabulary.iter().filter_map(|(tag, words)| Some((tag.clone(), Matcher::new(tag, words)?)));
        self.words.get_or_init(|| all().collect()).get(language)
    }
}

/// Whether a range is made of whole words.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    !inside(text[..start].chars().next_back()) && !inside(text[end..].chars().next())
}

/// The other words with the capital letter of those found.
fn in_case(found: &str, plain: &str) -> String {
    let mut letters = plain.chars();
    match letters.next() {
        Some(first) if found.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => plain.to_owned(),
    }
}

fn finding(block: &Block, place: (usize, usize), wanted: &Wanted, context: &Context<'_>) -> Finding {
    let (start, end) = place;
    let found = &block.text[start..end];
    let mut finding = Finding::new(wanted.key, block.span(start, end)).arg("found", found);
    if let Some(node) = block.node {
        finding = finding.node(node);
    }
    let text = match wanted.key {
        "forbid" => return finding,
        "explain" => format!("{found} ({})", wanted.plain),
        _ => in_case(found, &wanted.plain),
    };
    finding = finding.arg("plain", if wanted.key == "explain" { &wanted.plain[..] } else { &text[..] });
    let source = &context.document.source.text;
    let place = Neighbors::new(block, start, end);
    let fits = wanted.key == "explain" || wanted.fits && place.may_take(&wanted.plain);
    if !fits || !block.is_verbatim(start, end, source) {
        return finding.words(format!("“{text}”"), text);
    }
    let article = place.article(&text).filter(|_| wanted.key == "prefer");
    finding = finding.suggest(format!("“{text}”"), block.span(start, end), text, Applicability::Suggest);
    if let (Some((word, article)), Some(suggestion)) = (article, finding.suggestions.last_mut()) {
        suggestion.edits.push(Edit { span: block.word_span(word), text: article });
    }
    finding
}

/// Words that are an adjective too, behind a form of “be”: “be patient”, “si usted es paciente”.
const ADJECTIVES: &[&str] =
    &["patient", "individual", "minor", "dependent", "expert", "resident", "paciente", "paziente", "dependente"];
/// Words before an adjective that stands without its noun.
const BE: &[&str] = &[
    "be", "am", "is", "are", "was", "were", "been", "being", "stay", "stays", "stayed", "remain", "remains", "feel",
    "felt", "seem", "seems", "become", "became", "more", "most", "very", "too", "ser", "sea", "es", "era", "fue",
    "être", "soyez", "est", "sois", "êtes", "seja", "é", "foi", "sia", "essere",
];
/// Words that may stand between.
const ADVERBS: &[&str] =
    &["not", "so", "quite", "always", "really", "just", "still", "also", "as", "muy", "très", "molto"];
/// English words before a verb.
const BEFORE_VERB: &[&str] = &[
    "to", "can", "could", "will", "would", "may", "might", "must", "should", "shall", "please", "you", "we", "they",
    "i", "he", "she", "it", "who", "not", "let's", "don't", "cannot", "never",
];
/// Determiners of two genders: another noun may ask for another one.
const GENDERED: &[&str] = &[
    "el", "la", "los", "las", "un", "una", "del", "al", "nuestro", "nuestra", "le", "une", "du", "au", "o", "a", "os",
    "as", "um", "uma", "do", "da", "no", "na", "pelo", "pela", "il", "lo", "i", "gli", "uno", "dello", "della", "nel",
    "nella", "alla", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines",
    "ihr", "ihre", "ihren", "ihrem",
];

/// The words around those found.
struct Neighbors<'b> {
    block: &'b Block,
    found: &'b str,
    /// Index of the first word found.
    first: usize,
    after: &'b str,
}

impl<'b> Neighbors<'b> {
    fn new(block: &'b Block, start: usize, end: usize) -> Self {
        let first = block.words.partition_point(|word| (word.start as usize) < start);
        Self { block, found: &block.text[start..end], first, after: &block.text[end..] }
    }

    /// The word so many places before, if no mark stands between it and the next.
    fn before(&self, by: usize) -> Option<(&'b Word, String)> {
        let at = self.first.checked_sub(by)?;
        let (word, next) = (self.block.words.get(at)?, self.block.words.get(at + 1)?);
        let gap = self.block.text.get(word.end as usize..next.start as usize)?;
        gap.chars()
            .all(char::is_whitespace)
            .then(|| (word, self.block.word(word).to_lowercase().replace('\u{2019}', "'")))
    }

    fn is_before(&self, by: usize, list: &[&str]) -> bool {
        self.before(by).is_some_and(|(_, word)| list.contains(&&word[..]))
    }

    /// Whether the place shows that another word is written alike: “be patient”, “we visit you”.
    fn is_other_word(&self, wanted: &Wanted) -> bool {
        let single = !self.found.contains(' ');
        let by = if self.is_before(1, ADVERBS) { 2 } else { 1 };
        let adjective = !wanted.is_plural
            && ADJECTIVES.iter().any(|word| word.eq_ignore_ascii_case(self.found))
            && self.is_before(by, BE);
        // “She visits us” is told apart by the word before only.
        let verb = single && wanted.key == "prefer" && is_english_noun(&wanted.plain) && self.is_before(1, BEFORE_VERB);
        adjective || self.block.language.as_str() == "en" && verb
    }

    /// Whether other words can be put in and nothing around them has to change.
    fn may_take(&self, plain: &str) -> bool {
        // “clients’ rights” would become “people’ rights”.
        let possessive =
            self.after.strip_prefix(['\'', '\u{2019}']).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
        if possessive && !plain.ends_with('s') {
            return false;
        }
        let last = |words: &str| words.split(' ').next().and_then(|word| word.to_lowercase().chars().next_back());
        let same_ending = !matches!(self.block.language.as_str(), "fr" | "de") && last(plain) == last(self.found);
        self.block.language.as_str() == "en" || same_ending || !self.is_before(1, GENDERED)
    }

    /// “An” for “a” before these words, or the other way round, with the word that it is for.
    fn article(&self, plain: &str) -> Option<(&'b Word, String)> {
        let (word, article) = self.before(1).filter(|_| self.block.language.as_str() == "en")?;
        let right = english_article(plain);
        let other = matches!(&article[..], "a" | "an") && article != right;
        other.then(|| (word, in_case(self.block.word(word), right)))
    }
}

impl Rule for Vocabulary {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if context.config.vocabulary.is_empty() {
            return;
        }
        let mut explained: Vec<&str> = Vec::new();
        for block in &document.blocks {
            if block.hidden || matches!(block.role, Role::Code | Role::Alternative | Role::Legal) {
                continue;
            }
            let Some(matcher) = self.matcher(block.language.as_str(), context.config) else { continue };
            for found in matcher.automaton.find_iter(&block.text) {
                let wanted = &matcher.wanted[found.pattern().as_usize()];
                let (start, end) = (found.start(), found.end());
                // Inline code stands in the block's text as a hole or is no word of it.
                let code = crate::rules::inline::in_code(document, block.span(start, end));
                if !is_whole(&block.text, start, end) || code {
                    continue;
                }
                if wanted.key != "explain" && Neighbors::new(block, start, end).is_other_word(wanted) {
                    continue;
                }
                if wanted.key == "explain" {
                    if explained.contains(&&wanted.plain[..]) {
                        continue;
                    }
                    explained.push(&wanted.plain);
                    if block.text[end..].starts_with(" (") {
                        findings.pass();
                        continue;
                    }
                }
                findings.push(finding(block, (start, end), wanted, context));
            }
        }
    }
}
