//! Sentences are short.

use super::split;
use crate::config::{OptionDefault, OptionSpec};
use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::block::{Block, Role, Sentence};
use crate::text::word::WordClass;

rule! {
    /// # What it finds
    /// A sentence with more words than a reader can easily hold in mind.
    ///
    /// # Why it matters to the reader
    /// By the end of a long sentence many people have lost its beginning, and with it what they
    /// were asked to do.
    ///
    /// # How to put it right
    /// Say one thing in each sentence. Look for “and”, “which” and “;”: a new sentence can often
    /// start there.
    ///
    /// # Examples
    /// ```md,bad
    /// If you would like to change the date of your visit then please call the front desk at least one full day before it so that we can give your time to another person who is waiting for help.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Si usted desea cambiar la fecha de su cita le pedimos que llame a la oficina por lo menos un día antes de la misma para que podamos dar su lugar a otra persona que también está esperando recibir ayuda.</p>
    /// ```
    /// ```md,good
    /// Would you like to change your visit? Please call the front desk one day before. Then we can give your time to someone else.
    /// ```
    /// ```md,good
    /// Bring your photo ID.
    /// - Proof of where you live
    /// - Your insurance card
    /// ```
    /// ```md,good
    /// Dr. Ana Q. Reyes, L.C.S.W., sees people on Mondays at 9 a.m. She also works on Fridays.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2.
    LongSentence {
        id: "reading/long-sentence",
        category: Category::Reading,
        severity: Severity::Warning,
        needs: &[Need::Blocks],
        options: &[OptionSpec { name: "max-words", default: OptionDefault::Integer(28, 8, 100), help: "The most words a sentence may have." }],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Sentences are short",
        messages: &[
            Message { key: "long", text: "This sentence has {words} words. Try to stay below {max}." },
            Message { key: "split", text: "Start a new sentence here" },
        ],
    }
    |options| LongSentence { max: options.integer("max-words") }
}

struct LongSentence {
    max: usize,
}

impl Rule for LongSentence {
    fn block(&self, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        if !block.prose || block.role == Role::Legal {
            return;
        }
        for sentence in &block.sentences {
            let words = block
                .words_of(sentence)
                .iter()
                .filter(|word| matches!(word.class, WordClass::Word | WordClass::Hole | WordClass::Number))
                .count();
            if words > self.max {
                let finding =
                    Finding::new("long", block.sentence_span(sentence)).arg("words", words).arg("max", self.max);
                findings.push(with_split(finding, block, sentence, context));
            } else {
                findings.pass();
            }
        }
    }
}

/// Adds a place to split, if there is one that is sure to keep the meaning.
fn with_split(finding: Finding, block: &Block, sentence: &Sentence, context: &Context<'_>) -> Finding {
    let Some(split) = split::find(block.text_of(sentence), block.language) else { return finding };
    let (start, end) = (sentence.start as usize + split.start, sentence.start as usize + split.end);
    if block.is_verbatim(start, end, &context.document.source.text) {
        finding.suggest("split", block.span(start, end), split.text, Applicability::Suggest)
    } else {
        finding
    }
}
