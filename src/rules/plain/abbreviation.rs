//! Short forms are explained.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::span::Span;
use crate::text::block::{Block, Role};
use crate::text::word::{Word, WordClass};

rule! {
    /// # What it finds
    /// Short forms in capital letters that the text does not spell out, in messages, letters, consents
    /// and forms. Well-known ones (ID, PDF, TV), credentials and those in capital lines are left alone.
    ///
    /// # Why it matters to the reader
    /// Staff say “LOC” all day. A client reads it for the first time, and may not ask.
    ///
    /// # How to put it right
    /// Spell it out at its first place: “level of care (LOC)”. Put your own short forms and what they
    /// mean into `[glossary]` in `plainspoken.toml`, and the words to write are offered.
    ///
    /// # Examples
    /// ```md,bad,kind=letter,lang=en
    /// Your LOC was checked last week.
    /// ```
    /// ```html,bad,kind=letter,lang=es
    /// <p>Su NDC llegó la semana pasada.</p>
    /// ```
    /// ```md,good,kind=letter,lang=en
    /// Your level of care (LOC) was checked last week. The LOC says how much help you need.
    /// ```
    /// ```md,good,kind=letter,lang=en
    /// Bring your ID and a PDF of the form to the USA office by 9 AM.
    /// ```
    /// ```md,good,kind=letter,lang=en
    /// PLEASE READ THIS NOW. It is about your rent.
    /// ```
    /// ```md,good,lang=en
    /// Your LOC was checked last week.
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 3.1.4 Abbreviations; Federal Plain Language Guidelines.
    Abbreviation {
        id: "plain/abbreviation",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Document],
        languages: &["en", "es", "fr", "pt", "it", "de"],
        kinds: &[
            Kind::Email, Kind::TextMessage, Kind::AutoReply, Kind::PortalMessage, Kind::Letter, Kind::DecisionNotice,
            Kind::Consent, Kind::Authorization, Kind::PrivacyNotice, Kind::IntakeForm, Kind::SupportGroup,
        ],
        standards: &["WCAG 2.2 3.1.4"],
        title: "Short forms are explained",
        messages: &[
            Message { key: "unexplained", text: "We did not find what “{found}” stands for. Spell it out at its first place." },
            Message { key: "glossary", text: "“{found}” stands for “{plain}”. Spell it out at its first place." },
        ],
    }
    |_| Abbreviation
}

struct Abbreviation;

/// Short forms that most readers know better than what they stand for.
const KNOWN: &[&str] = &[
    "AC", "AD", "AIDS", "AM", "ASAP", "ATM", "BC", "BBC", "CA", "CD", "CEO", "CIA", "CNN", "COVID", "CO", "DIY", "DJ",
    "DNA", "DVD", "EU", "FAQ", "FBI", "FM", "GB", "GMT", "GPS", "HIV", "HTML", "ID", "IDS", "II", "III", "IOS", "IP",
    "IQ", "IRS", "IT", "IV", "KG", "LGBT", "LGBTQ", "LLC", "MB", "MD", "MS", "NASA", "NATO", "NE", "NW", "NY", "NYC",
    "OK", "PC", "PDF", "PIN", "PM", "PO", "PS", "QR", "RE", "RSVP", "RV", "SE", "SIM", "SMS", "SOS", "SW", "TB", "TIP",
    "TTY", "TDD", "TV", "UFO", "UK", "UN", "URL", "US", "USA", "USB", "UTC", "VI", "VII", "VIII", "VIP", "WC", "WIFI",
    "XL", "ZIP", "EST", "PST", "CST", "MST", "EDT", "PDT", "CDT", "MDT", "ET", "PT", "CT", "MT", "EE", "UU", "EEUU",
    "DNI", "RFC", "CURP", "IVA", "OMS", "ONU", "ONG", "SA", "SIDA", "VIH", "ADN", "TVA", "SNCF", "RTT", "UE", "CPF",
    "CNPJ", "RG", "CEP", "SUS", "IVA", "SPA", "SRL", "CAP", "GMBH", "AG", "EV", "EC", "PLZ", "DSGVO", "AGB", "DM",
    "PKW", "LKW", "TÜV", "SSN", "API", "CSS", "DNS", "HTTP", "HTTPS", "IMAP", "SMTP", "SSL", "TLS", "VPN", "XML",
];

/// What may stand behind a short form that the text explains.
const MEANS: &[&str] = &[
    " means ",
    " stands for ",
    " is short for ",
    " significa ",
    " quiere decir ",
    " signifie ",
    " bedeutet ",
    " steht für ",
    ", which means ",
];

/// Fewest and most letters of a short form.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

fn is_capitals(text: &str) -> bool {
    text.chars().all(char::is_uppercase)
}

/// Whether the words around are capitals too: a line that shouts is no row of short forms.
fn shouts(block: &Block, words: &[Word], at: usize) -> bool {
    let is = |index: Option<usize>| {
        index.and_then(|index| words.get(index)).is_some_and(|word| {
            let text = block.word(word);
            word.class == WordClass::Word && text.len() > 1 && is_capitals(text)
        })
    };
    is(at.checked_sub(1)) || is(Some(at + 1))
}

/// The short form a word is, if it is one.
fn short_form<'b>(block: &'b Block, words: &[Word], at: usize) -> Option<&'b str> {
    let word = &words[at];
    let text = block.word(word);
    if word.class != WordClass::Word || !LETTERS.contains(&text.len()) || !is_capitals(text) || shouts(block, words, at)
    {
        return None;
    }
    // Numbers beside it make it a code, a room or a form: ABC 123, Form SS-5.
    let numbers = |index: Option<usize>| {
        index
            .and_then(|index| words.get(index))
            .is_some_and(|word| block.word(word).contains(|c: char| c.is_ascii_digit()))
    };
    let glued = |c: Option<char>| c.is_some_and(|c| "-/&@_+.#’'".contains(c));
    let before = block.text[..word.start as usize].chars().next_back();
    let mut after = block.text[word.end as usize..].chars();
    let next = after.next();
    let beyond = after.next().is_some_and(char::is_alphanumeric);
    let code = numbers(at.checked_sub(1)) || numbers(Some(at + 1)) || glued(before) || (glued(next) && beyond);
    (!code && !KNOWN.contains(&text)).then_some(text)
}

/// Whether initials of words that follow one another spell the short form, as in “level of care”.
fn is_spelled_out(initials: &str, short: &str) -> bool {
    initials.contains(&short.to_lowercase())
}

/// The first letters of the words of a sentence; small words that short forms skip are left out once
/// and kept once.
fn initials(block: &Block, all: &mut String, main: &mut String) {
    const SKIPPED: &[&str] = &[
        "of", "the", "and", "for", "to", "in", "a", "de", "del", "la", "el", "los", "y", "para", "du", "des", "et",
        "e", "da", "do", "di", "und", "für",
    ];
    for word in &block.words {
        let text = block.word(word);
        let Some(first) = text.chars().next() else { continue };
        if text.len() > 1 && is_capitals(text) {
            // A short form is no part of a long one.
            all.push(' ');
            main.push(' ');
            continue;
        }
        all.extend(first.to_lowercase());
        if !SKIPPED.contains(&&text.to_lowercase()[..]) {
            main.extend(first.to_lowercase());
        }
    }
    all.push('\n');
    main.push('\n');
}

/// Whether brackets or a verb at one of its places say what it stands for.
fn is_explained_at(block: &Block, word: &Word) -> bool {
    let before = block.text[..word.start as usize].ends_with(['(', '“', '"']);
    let rest = &block.text[word.end as usize..];
    let behind = rest.strip_prefix(" (").is_some_and(|inside| inside.split(')').next().unwrap_or("").contains(' '));
    (before && rest.starts_with([')', '”', '"'])) || behind || MEANS.iter().any(|sign| rest.starts_with(sign))
}

/// Whether the short form is all the text of a link, which leads to what it means.
fn is_linked(document: &Document<'_>, span: Span) -> bool {
    let text = document.tree.masked();
    let (before, after) = (text.get(..span.start as usize), text.get(span.end as usize..));
    before.is_some_and(|before| before.ends_with(['>', '[']))
        && after.is_some_and(|after| after.starts_with("</a") || after.starts_with("]("))
}

impl Rule for Abbreviation {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        let mut first: BTreeMap<&str, (&Block, &Word)> = BTreeMap::new();
        let mut explained: FxHashSet<&str> = FxHashSet::default();
        let (mut all, mut main) = (String::new(), String::new());
        for block in document.blocks.iter().filter(|block| block.role != Role::Code && !block.hidden) {
            initials(block, &mut all, &mut main);
            if !block.prose {
                continue;
            }
            for sentence in &block.sentences {
                let words = block.words_of(sentence);
                for at in 0..words.len() {
                    let Some(short) = short_form(block, words, at) else { continue };
                    if is_explained_at(block, &words[at]) {
                        explained.insert(short);
                    }
                    first.entry(short).or_insert((block, &words[at]));
                }
            }
        }
        if first.is_empty() {
            return;
        }
        let facts = &document.facts;
        let owned: Vec<&str> = facts
            .credentials
            .iter()
            .chain(&facts.licence_numbers)
            .chain(&facts.addresses)
            .map(|fact| &fact.value[..])
            .collect();
        let marked = document.tree.elements().filter(|element| element.name() == "abbr" && element.has_attr("title"));
        let marked: FxHashSet<String> = marked.map(|element| element.text().trim().to_owned()).collect();
        for (short, (block, word)) in first {
            if explained.contains(short)
                || marked.contains(short)
                || owned.iter().any(|value| value.contains(short))
                || is_linked(document, block.word_span(word))
                || is_spelled_out(&all, short)
                || is_spelled_out(&main, short)
            {
                findings.pass();
                continue;
            }
            let span = block.word_span(word);
            let mut finding = match context.config.glossary.get(short) {
                Some(meaning) => {
                    let text = format!("{meaning} ({short})");
                    Finding::new("glossary", span).arg("found", short).arg("plain", &meaning[..]).suggest(
                        format!("“{text}”"),
                        span,
                        text,
                        Applicability::Suggest,
                    )
                }
                None => Finding::new("unexplained", span).arg("found", short).review(),
            };
            if let Some(node) = block.node {
                finding = finding.node(node);
            }
            findings.push(finding);
        }
    }
}
