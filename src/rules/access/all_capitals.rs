//! Sentences are not in capitals.

use std::collections::HashSet;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Five or more words in a row in capital letters, typed so or made so by
    /// `text-transform: uppercase`.
    ///
    /// # Why it matters to the reader
    /// Words in capitals have no shape: all are blocks. That slows everyone down and stops some
    /// people with dyslexia. It looks like shouting, and some screen readers spell it.
    ///
    /// # How to put it right
    /// Write as in any sentence. For weight, use bold for a few words.
    /// In Markdown and in the text of an e-mail, type small letters. In HTML and e-mail, also take out
    /// `text-transform: uppercase`.
    ///
    /// # Examples
    /// ```md,bad
    /// PLEASE CALL US BEFORE YOUR FIRST VISIT if you need help with the stairs.
    /// ```
    /// ```html,bad
    /// <p style="text-transform: uppercase">Please call us before your first visit.</p>
    /// ```
    /// ```md,bad,lang=es
    /// POR FAVOR LLÁMENOS ANTES DE SU PRIMERA VISITA.
    /// ```
    /// ```md,good
    /// We accept HIPAA and FERPA requests from VA, DHS and SSA staff.
    /// ```
    /// ```md,good
    /// # OUR FEES
    /// ```
    /// ```html,good
    /// <p style="text-transform: uppercase">Our fees</p>
    /// ```
    ///
    /// # Standards
    /// Good practice; plain-language guides ask for it. No criterion of WCAG is broken by it alone.
    AllCapitals {
        id: "access/all-capitals",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Blocks, Need::Document],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Sentences are not in capitals",
        messages: &[
            Message { key: "typed", text: "These {count} words are in capitals. They are hard to read." },
            Message { key: "styled", text: "This text is shown in capitals. It is hard to read." },
        ],
    }
    |_| AllCapitals
}

/// From this many words in a row it is a sentence and no heading or acronym.
const RUN: usize = 5;

struct AllCapitals;

impl Rule for AllCapitals {
    fn block(&self, block: &Block, _: &Context<'_>, findings: &mut Findings) {
        if block.hidden || matches!(block.role, Role::Code | Role::Legal | Role::Alternative) || block.words.len() < RUN
        {
            return;
        }
        // Most texts have no word of capitals.
        if !block.words.iter().any(|word| word.capitals) {
            return;
        }
        // The run so far: its first and last word, how many count, and how many are no acronyms.
        let mut run: Option<(usize, usize, usize, usize)> = None;
        let mut found = Vec::new();
        for (index, word) in block.words.iter().enumerate() {
            let text = block.word(word);
            match case(text) {
                Case::Upper(letters) => {
                    let joined = run.is_some_and(|(_, last, ..)| joins(block, last, index));
                    let (first, _, count, long) = run.filter(|_| joined).unwrap_or((index, index, 0, 0));
                    if !joined {
                        found.extend(run);
                    }
                    run = Some((first, index, count + 1, long + usize::from(letters >= 4)));
                }
                Case::None => {}
                Case::Lower => found.extend(run.take()),
            }
        }
        found.extend(run);
        for (first, last, count, long) in found {
            // Lists of acronyms and of places have few long words, or a comma after each.
            if count >= RUN && long * 5 >= count * 2 && !is_list(block, first, last) {
                let span = block.span(block.words[first].start as usize, block.words[last].end as usize);
                let text =
                    block.text.get(block.words[first].start as usize..block.words[last].end as usize).unwrap_or("");
                if !is_prescribed(text) {
                    let mut finding = Finding::new("typed", span).arg("count", count);
                    if let Some(node) = block.node {
                        finding = finding.node(node);
                    }
                    findings.push(finding);
                }
            }
        }
    }

    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !inline::mentions(context, &["text-transform", "TEXT-TRANSFORM"]) {
            return;
        }
        let sheet = inline::in_style_sheet(document, "text-transform");
        let mut told = HashSet::new();
        for block in &document.blocks {
            if block.hidden
                || block.words.len() < RUN
                || matches!(block.role, Role::Navigation | Role::Alt | Role::Title)
            {
                continue;
            }
            let Some((element, value)) = inline::inherited(block, document, "text-transform", sheet) else { continue };
            if value.eq_ignore_ascii_case("uppercase") && told.insert(element.index()) {
                findings.push(Finding::new("styled", inline::place(&element)).node(element.index()));
            }
        }
    }
}

enum Case {
    /// Capitals alone, and how many; 0 for an acronym without vowels.
    Upper(usize),
    Lower,
    /// Numbers and single letters say nothing.
    None,
}

fn case(word: &str) -> Case {
    let (mut upper, mut vowels) = (0, false);
    for c in word.chars() {
        if c.is_lowercase() {
            return Case::Lower;
        }
        upper += usize::from(c.is_uppercase());
        vowels |= is_vowel(c);
        // A script without capitals, or a template's filling, ends a run.
        if c.is_alphabetic() && !c.is_uppercase() && c != '\u{DF}' || crate::template::is_hole_char(c) {
            return Case::Lower;
        }
    }
    // An acronym of codes, `B2B-X100`, is no word either.
    if upper == 0 || word.bytes().any(|byte| byte.is_ascii_digit() || byte == b'_') {
        Case::None
    } else {
        Case::Upper(if vowels { upper } else { 0 })
    }
}

fn is_vowel(c: char) -> bool {
    !matches!(c.to_ascii_lowercase(), 'b'..='d' | 'f'..='h' | 'j'..='n' | 'p'..='t' | 'v'..='x' | 'z' | '\'' | '.' | '-')
}

/// Whether commas stand after at least every other word.
fn is_list(block: &Block, first: usize, last: usize) -> bool {
    let text = block.text.get(block.words[first].start as usize..block.words[last].end as usize).unwrap_or("");
    text.matches([',', '&', '+']).count() * 2 >= last - first
}

/// Whether two words stand in one sentence: between them only spaces, commas, quotes and the like.
fn joins(block: &Block, last: usize, next: usize) -> bool {
    let between = block.text.get(block.words[last].end as usize..block.words[next].start as usize).unwrap_or("");
    !between.contains(['|', '/', ';', '\n', '\u{2022}', '\u{b7}', '(', ')', '_', '='])
}

/// The header that 45 CFR 164.520(b)(1)(i) prescribes for a notice of privacy practices.
fn is_prescribed(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("describes how medical information about you may be used")
        || lower.contains("review it carefully")
        || lower.contains("informaci\u{f3}n m\u{e9}dica sobre usted")
        || lower.contains("informaci\u{f3}n de salud sobre usted")
}
