//! Paragraphs are short.

use crate::config::{OptionDefault, OptionSpec};
use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::block::{Block, Role};
use crate::text::word::WordClass;

rule! {
    /// # What it finds
    /// A paragraph with very many words.
    ///
    /// # Why it matters to the reader
    /// A wall of text is skipped. What matters to the reader may be in the middle of it.
    ///
    /// # How to put it right
    /// Make a new paragraph for each new thought. Turn steps and things to bring into a list.
    ///
    /// # Examples
    /// ```md,bad,max-words=40
    /// We see people in our office and by phone. The first visit is free. We ask what is hard for you. Then we plan the next steps with you. You can stop at any time. Please tell us if you want to change a visit. We will find a new time with you. We are here to help.
    /// ```
    /// ```html,bad,max-words=40,lang=es
    /// <p>Atendemos en la oficina y por teléfono. La primera cita es gratis. Le preguntamos qué es difícil para usted. Después hacemos un plan con usted. Puede dejarlo cuando quiera. Avísenos si quiere cambiar una cita. Buscamos otra hora con usted. Estamos aquí para ayudarle en lo que necesite.</p>
    /// ```
    /// ```md,good
    /// We see people in our office and by phone. The first visit is free.
    ///
    /// We ask what is hard for you. Then we plan the next steps with you.
    /// ```
    /// ```md,good
    /// - We see people in our office.
    /// - The first visit is free.
    /// ```
    /// ```md,good,max-words=40
    ///     a code block of many words that is not read as prose at all and so is never too long for anybody whatever it may say about the many words that it has in it, and there are more than forty of them here, as you can count
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2.
    LongParagraph {
        id: "reading/long-paragraph",
        category: Category::Reading,
        severity: Severity::Warning,
        needs: &[Need::Blocks],
        options: &[OptionSpec { name: "max-words", default: OptionDefault::Integer(130, 40, 1000), help: "The most words a paragraph may have." }],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Paragraphs are short",
        messages: &[Message { key: "long", text: "This paragraph has {words} words. Try to stay below {max}." }],
    }
    |options| LongParagraph { max: options.integer("max-words") }
}

struct LongParagraph {
    max: usize,
}

impl Rule for LongParagraph {
    fn block(&self, block: &Block, _: &Context<'_>, findings: &mut Findings) {
        if !block.prose || !matches!(block.role, Role::Paragraph | Role::Item | Role::Quote | Role::Cell) {
            return;
        }
        let words = block
            .words
            .iter()
            .filter(|word| matches!(word.class, WordClass::Word | WordClass::Hole | WordClass::Number))
            .count();
        // Lines broken by hand are read one by one.
        if words > self.max && block.text.matches('\n').count() < 4 {
            findings.push(Finding::new("long", block.whole()).arg("words", words).arg("max", self.max));
        } else {
            findings.pass();
        }
    }
}
