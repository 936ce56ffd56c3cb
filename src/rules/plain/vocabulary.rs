//! The words this project agreed on.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::config::{Config, ProjectWords};
use crate::diagnostic::{Applicability, Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Words that your own `[vocabulary.en]` in `plainspoken.toml` forbids, has a better word for, or
    /// wants explained. Without such a table it finds nothing.
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

/// What is to be done about a word, and the other words.
type Wanted = (&'static str, String);

/// The words of one language, ready to find.
struct Matcher {
    automaton: AhoCorasick,
    wanted: Vec<Wanted>,
}

impl Matcher {
    fn new(words: &ProjectWords) -> Option<Self> {
        let forbid = words.forbid.iter().map(|word| (word, ("forbid", String::new())));
        let prefer = words.prefer.iter().map(|(word, plain)| (word, ("prefer", plain.clone())));
        let explain = words.explain.iter().map(|(word, meaning)| (word, ("explain", meaning.clone())));
        let all = forbid.chain(prefer).chain(explain).filter(|(word, _)| !word.trim().is_empty());
        let (patterns, wanted): (Vec<String>, Vec<Wanted>) =
            all.map(|(word, wanted)| (word.trim().to_lowercase(), wanted)).unzip();
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
        let all = || config.vocabulary.iter().filter_map(|(tag, words)| Some((tag.clone(), Matcher::new(words)?)));
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
    let (key, plain) = wanted;
    let found = &block.text[start..end];
    let mut finding = Finding::new(key, block.span(start, end)).arg("found", found);
    if let Some(node) = block.node {
        finding = finding.node(node);
    }
    if *key == "forbid" {
        return finding;
    }
    let text = if *key == "explain" { format!("{found} ({plain})") } else { in_case(found, plain) };
    finding = finding.arg("plain", if *key == "explain" { &plain[..] } else { &text[..] });
    if block.is_verbatim(start, end, &context.document.source.text) {
        finding.suggest(format!("“{text}”"), block.span(start, end), text, Applicability::Suggest)
    } else {
        finding.words(format!("“{text}”"), text)
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
                if wanted.0 == "explain" {
                    if explained.contains(&&wanted.1[..]) {
                        continue;
                    }
                    explained.push(&wanted.1);
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
