//! Words are not spaced out by hand.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::text::block::{Block, Role};
use crate::text::word::Word;

rule! {
    /// # What it finds
    /// A word with a space after each letter: “W E L C O M E”.
    ///
    /// # Why it matters to the reader
    /// A screen reader spells it: “double-u, e, l, c …”. Search and translation do not find the word.
    ///
    /// # How to put it right
    /// Type the word whole. Space the letters with `letter-spacing` in a style sheet.
    /// In HTML and e-mail, use `letter-spacing`. In Markdown, write the word as it is.
    ///
    /// # Examples
    /// ```md,bad
    /// # W E L C O M E
    /// ```
    /// ```html,bad,lang=es
    /// <p>B I E N V E N I D O S a nuestro grupo</p>
    /// ```
    /// ```md,good
    /// # Welcome
    /// ```
    /// ```md,good
    /// Choose A, B, C or D. Vitamins A B C D E are in it.
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.2 Meaningful Sequence, failure F32.
    SpacedLetters {
        id: "access/spaced-letters",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Blocks],
        standards: &["WCAG 2.2 1.3.2", "NASW-ASWB 2005 Standard 2"],
        title: "Words are not spaced out by hand",
        messages: &[Message { key: "spaced", text: "The letters of “{word}” are spaced by hand. A screen reader spells them." }],
    }
    |_| SpacedLetters
}

/// Fewer single letters are initials or grades.
const FEWEST: usize = 5;

struct SpacedLetters;

impl Rule for SpacedLetters {
    fn block(&self, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        if block.hidden || matches!(block.role, Role::Code | Role::Alternative) || block.words.len() < FEWEST {
            return;
        }
        // No letter takes more than four bytes.
        let may_be_letter = |word: &&Word| word.end - word.start == 1 || !word.plain && word.end - word.start <= 4;
        if block.words.iter().filter(may_be_letter).count() < FEWEST {
            return;
        }
        let mut run: Vec<usize> = Vec::new();
        for index in 0..=block.words.len() {
            let letter =
                block.words.get(index).is_some_and(|word| word.end - word.start <= 4 && is_letter(block.word(word)));
            let joined = letter
                && run.last().is_none_or(|&last| {
                    let small = |index: usize| block.word(&block.words[index]).chars().all(char::is_lowercase);
                    if run.len() > 1 && small(last) != small(index) {
                        return false;
                    }
                    let between = block.text.get(block.words[last].end as usize..block.words[index].start as usize);
                    between.is_some_and(|gap| {
                        matches!(gap, " " | "\u{A0}" | "  ")
                            || gap.trim().is_empty() && gap.len() <= 4 && !gap.contains('\n')
                    })
                });
            if joined {
                run.push(index);
                continue;
            }
            if !run.is_empty() {
                self.settle(block, &run, context, findings);
                run.clear();
            }
            if letter {
                run.push(index);
            }
        }
    }
}

impl SpacedLetters {
    #[expect(clippy::unused_self, reason = "reads as part of the rule")]
    fn settle(&self, block: &Block, run: &[usize], context: &Context<'_>, findings: &mut Findings) {
        let small = run.iter().all(|&index| block.word(&block.words[index]).chars().all(char::is_lowercase));
        // In small letters “a o b y c” is a sentence.
        if run.len() < FEWEST + 2 * usize::from(small) {
            return;
        }
        let word: String = run.iter().map(|&index| block.word(&block.words[index])).collect();
        let letters: Vec<u32> = word.to_lowercase().chars().map(u32::from).collect();
        let alphabet = letters.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
        let same = letters.windows(2).filter(|pair| pair[1] == pair[0]).count();
        let upper = word.chars().filter(|c| c.is_uppercase()).count();
        let vowels = letters.iter().any(|letter| {
            "aeiou\u{e1}\u{e9}\u{ed}\u{f3}\u{fa}\u{e4}\u{f6}\u{fc}y".chars().any(|vowel| u32::from(vowel) == *letter)
        });
        // Letters in order are a list of answers; mixed case is a formula.
        if alphabet * 2 >= letters.len()
            || same * 2 >= letters.len()
            || !vowels
            || upper != 0 && upper != 1 && upper < run.len()
        {
            return;
        }
        let (first, last) = (&block.words[run[0]], &block.words[run[run.len() - 1]]);
        let span = block.span(first.start as usize, last.end as usize);
        if inline::in_code(context.document, span) {
            return;
        }
        findings.push(Finding::new("spaced", span).arg("word", &word[..]).suggest(
            format!("“{word}”"),
            span,
            word,
            Applicability::Suggest,
        ));
    }
}

fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}
