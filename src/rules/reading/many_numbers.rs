//! A sentence holds few numbers.

use crate::config::{OptionDefault, OptionSpec};
use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::block::{Block, Role};
use crate::text::word::WordClass;

rule! {
    /// # What it finds
    /// A sentence with many numbers: prices, times, ages or shares in a row. Telephone numbers and
    /// years are not counted.
    ///
    /// # Why it matters to the reader
    /// Many people find numbers harder than words. In a row they cannot see which number is theirs.
    ///
    /// # How to put it right
    /// Say the number that matters most to the reader. Put the others in a short list or table.
    ///
    /// # Examples
    /// ```md,bad
    /// A visit of 30 minutes costs $60, one of 45 minutes costs $90, and one of 60 minutes costs $120.
    /// ```
    /// ```html,bad,lang=es
    /// <p>La cita de 30 minutos cuesta 60 dólares, la de 45 minutos cuesta 90 y la de 60 minutos cuesta 120.</p>
    /// ```
    /// ```md,good
    /// A visit of 45 minutes costs $90.
    ///
    /// | Length | Price |
    /// |---|---|
    /// | 30 minutes | $60 |
    /// | 60 minutes | $120 |
    /// ```
    /// ```md,good
    /// Call 719-555-0142, 719-555-0143 or 719-555-0144 on May 12, 2026, between 9:00 and 5:00.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2.
    ManyNumbers {
        id: "reading/many-numbers",
        category: Category::Reading,
        severity: Severity::Note,
        needs: &[Need::Blocks],
        options: &[OptionSpec { name: "max-numbers", default: OptionDefault::Integer(5, 2, 50), help: "The most numbers a sentence may have." }],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "A sentence holds few numbers",
        messages: &[Message { key: "many", text: "This sentence has {numbers} numbers. A short list or table is easier to read." }],
    }
    |options| ManyNumbers { max: options.integer("max-numbers") }
}

struct ManyNumbers {
    max: usize,
}

/// Digits from which a number is a telephone or account number: one thing, not an amount.
const DIGITS_OF_A_PHONE: usize = 7;

/// Neither a telephone number nor a year.
fn is_amount(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let year = text.len() == 4 && digits == 4 && matches!(text.get(..2), Some("19" | "20"));
    digits < DIGITS_OF_A_PHONE && !year
}

impl Rule for ManyNumbers {
    fn block(&self, block: &Block, _: &Context<'_>, findings: &mut Findings) {
        if !block.prose || block.role == Role::Legal {
            return;
        }
        for sentence in &block.sentences {
            let mut numbers = 0;
            let mut end = 0;
            for word in block.words_of(sentence).iter().filter(|word| word.class == WordClass::Number) {
                // 9:00 and 5/12 are one thing each.
                let joined = matches!(block.text.get(end..word.start as usize), Some(":" | "/" | "-" | "–" | "."));
                end = word.end as usize;
                numbers += usize::from(!joined && is_amount(block.word(word)));
            }
            if numbers > self.max {
                findings.push(Finding::new("many", block.sentence_span(sentence)).arg("numbers", numbers));
            } else if numbers > 0 {
                findings.pass();
            }
        }
    }
}
