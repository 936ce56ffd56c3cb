//! Letters are letters and not signs that look like them.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Words written with mathematical, circled or wide signs that look like bold, slanted or
    /// fancy letters, such as 𝗦𝗽𝗿𝗶𝗻𝗴 or 𝓢𝓹𝓻𝓲𝓷𝓰.
    ///
    /// # Why it matters to the reader
    /// A screen reader says “mathematical bold capital S”, sign by sign, or nothing at all. Search
    /// and translation do not find the word. Old devices show boxes.
    ///
    /// # How to put it right
    /// Type plain letters and make them bold or slanted with your program.
    /// In Markdown, use `**bold**`. In HTML and e-mail, use `<strong>`. A subject has no bold: use
    /// plain words.
    ///
    /// # Examples
    /// ```md,bad
    /// 𝗦𝗽𝗿𝗶𝗻𝗴 group for young parents
    /// ```
    /// ```html,bad
    /// <h1>Ⓦⓔⓛⓒⓞⓜⓔ</h1>
    /// ```
    /// ```md,good
    /// **Spring** group for young parents
    /// ```
    /// ```md,good
    /// Let 𝑥 be the number of visits.
    /// ```
    /// ```md,good
    /// See note ① and Plan Ⓑ.
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.1.1 Non-text Content.
    PseudoAlphabet {
        id: "access/pseudo-alphabet",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Blocks],
        standards: &["WCAG 2.2 1.1.1", "NASW-ASWB 2005 Standard 2"],
        title: "Letters are letters and not signs that look like them",
        messages: &[Message { key: "signs", text: "These signs look like “{plain}”, but a screen reader does not read them as letters." }],
    }
    |_| PseudoAlphabet
}

/// Fewer signs are a symbol of mathematics, a note or a plan.
const FEWEST: usize = 3;

struct PseudoAlphabet;

impl Rule for PseudoAlphabet {
    fn block(&self, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        // All of them take three or four bytes that start with one of these.
        let bytes = block.text.as_bytes();
        // Typographic quotes and dashes start with E2 80; no letter does.
        let likely = memchr::memchr2(0xF0, 0xEF, bytes).is_some()
            || memchr::memchr2(0xE1, 0xCA, bytes).is_some()
            || memchr::memchr_iter(0xE2, bytes).any(|at| bytes.get(at + 1).is_some_and(|next| *next > 0x80));
        if !likely || block.role == Role::Code || block.hidden {
            return;
        }
        let east_asian = block.language.is_one_of(&["zh", "ja", "ko"]);
        let mut run: Option<(usize, usize, String, usize)> = None;
        let mut found = Vec::new();
        for (at, c) in block.text.char_indices() {
            match plain(c, east_asian) {
                Some(letter) => {
                    let (_, end, text, count) = run.get_or_insert_with(|| (at, at, String::new(), 0));
                    *end = at + c.len_utf8();
                    text.push(letter);
                    *count += 1;
                }
                None if matches!(c, ' ' | '\'' | '-' | '\u{2019}' | ',' | '.' | '&' | '!' | '\u{FE0F}')
                    && run.is_some() =>
                {
                    if let Some((_, _, text, _)) = &mut run
                        && c != '\u{FE0F}'
                    {
                        text.push(c);
                    }
                }
                None => found.extend(run.take()),
            }
        }
        found.extend(run);
        for (start, end, text, count) in found {
            let text = text.trim_end_matches([' ', ',', '.', '!', '-', '&']).to_owned();
            if count < FEWEST || !text.split(' ').any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2) {
                continue;
            }
            let span = block.span(start, end);
            if inline::in_code(context.document, span) {
                continue;
            }
            let mut finding = Finding::new("signs", span).arg("plain", &text[..]);
            if let Some(node) = block.node {
                finding = finding.node(node);
            }
            findings.push(if block.is_verbatim(start, end, &context.document.source.text) {
                finding.suggest(format!("“{text}”"), span, text, Applicability::Suggest)
            } else {
                finding
            });
        }
    }
}

/// The letter or digit a sign stands for.
fn plain(c: char, east_asian: bool) -> Option<char> {
    let from = |base: char, index: u32| char::from_u32(base as u32 + index);
    let code = c as u32;
    match code {
        0x1D400..=0x1D6A3 => {
            let index = (code - 0x1D400) % 52;
            if index < 26 { from('A', index) } else { from('a', index - 26) }
        }
        0x1D7CE..=0x1D7FF => from('0', (code - 0x1D7CE) % 10),
        0x24B6..=0x24CF => from('A', code - 0x24B6),
        0x24D0..=0x24E9 => from('a', code - 0x24D0),
        0x249C..=0x24B5 => from('a', code - 0x249C),
        0x1F110..=0x1F129 => from('A', code - 0x1F110),
        0x1F130..=0x1F149 => from('A', code - 0x1F130),
        0x1F150..=0x1F169 => from('A', code - 0x1F150),
        0x1F170..=0x1F189 => from('A', code - 0x1F170),
        0xFF21..=0xFF3A if !east_asian => from('A', code - 0xFF21),
        0xFF41..=0xFF5A if !east_asian => from('a', code - 0xFF41),
        // Letters that were in Unicode before the mathematical alphabets.
        0x210A => Some('g'),
        0x210B..=0x210D => Some('H'),
        0x210E => Some('h'),
        0x2110 | 0x2111 => Some('I'),
        0x2112 => Some('L'),
        0x2113 => Some('l'),
        0x2115 => Some('N'),
        0x2119 => Some('P'),
        0x211A => Some('Q'),
        0x211B..=0x211D => Some('R'),
        0x2124 | 0x2128 => Some('Z'),
        0x212C => Some('B'),
        0x212D => Some('C'),
        0x212F => Some('e'),
        0x2130 => Some('E'),
        0x2131 => Some('F'),
        0x2133 => Some('M'),
        0x2134 => Some('o'),
        // Small capitals of phonetics.
        0x1D00 => Some('a'),
        0x0299 => Some('b'),
        0x1D04 => Some('c'),
        0x1D05 => Some('d'),
        0x1D07 => Some('e'),
        0x0262 => Some('g'),
        0x029C => Some('h'),
        0x026A => Some('i'),
        0x1D0A => Some('j'),
        0x1D0B => Some('k'),
        0x029F => Some('l'),
        0x1D0D => Some('m'),
        0x0274 => Some('n'),
        0x1D0F => Some('o'),
        0x1D18 => Some('p'),
        0x0280 => Some('r'),
        0x1D1B => Some('t'),
        0x1D1C => Some('u'),
        0x1D20 => Some('v'),
        0x1D21 => Some('w'),
        0x028F => Some('y'),
        0x1D22 => Some('z'),
        _ => None,
    }
}
