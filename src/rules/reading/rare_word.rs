//! Long words are words that people know.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::text::block::{Block, Role};
use crate::text::frequency::is_rare;
use crate::text::word::{Word, WordClass};

rule! {
    /// # What it finds
    /// A long word that few texts use, in English, Spanish, French, German, Italian, Portuguese and Dutch. Names are left alone, and so is
    /// a word that is explained where it stands. Each word is named once.
    ///
    /// # Why it matters to the reader
    /// People skip a word they do not know, and with it what it says. In a letter that decides
    /// something, that word is often the one that matters.
    ///
    /// # How to put it right
    /// Write the word you would say aloud. If there is no other word, say what it means: “guardianship
    /// (the right to decide for your child)”.
    ///
    /// # Examples
    /// ```md,bad
    /// A multidisciplinary team will plan the next steps with you.
    /// ```
    /// ```html,bad,lang=es
    /// <p>La primera cita tiene un carácter psicoeducativo y es para toda la familia.</p>
    /// ```
    /// ```html,bad,lang=fr
    /// <p>Nous vous proposons un bilan de psychomotricité au mois de mai.</p>
    /// ```
    /// ```md,good
    /// A team of nurses, teachers and counselors will plan the next steps with you.
    /// ```
    /// ```md,good
    /// A multidisciplinary (made up of people from many fields) team will plan the next steps with you.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2.
    RareWord {
        id: "reading/rare-word",
        category: Category::Reading,
        severity: Severity::Note,
        maturity: Maturity::Preview,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Long words are words that people know",
        messages: &[Message { key: "rare", text: "Few texts use the word “{word}”. Is there one that readers know, or can you say what it means?" }],
    }
    |_| RareWord
}

struct RareWord;

impl Rule for RareWord {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        // A word that is explained once is explained.
        let mut seen: FxHashSet<String> = FxHashSet::default();
        for block in document.blocks.iter().filter(|block| block.prose && block.role != Role::Legal) {
            for word in block.words.iter().filter(|word| word.class == WordClass::Word) {
                let text = block.word(word);
                if text.len() < SHORTEST || is_name(text, block) || !is_rare(text, block.language) {
                    continue;
                }
                if !seen.insert(text.to_lowercase()) {
                    continue;
                }
                if is_explained(block, word) {
                    findings.pass();
                } else {
                    findings.push(Finding::new("rare", block.word_span(word)).arg("word", text));
                }
            }
        }
    }
}

/// No list speaks of shorter words.
const SHORTEST: usize = 9;

/// A capital letter makes a name; at the start of a German word it makes any noun.
fn is_name(text: &str, block: &Block) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && block.language.as_str() != "de" || letters.any(char::is_uppercase)
}

/// Whether brackets, a dash or “means” follow.
fn is_explained(block: &Block, word: &Word) -> bool {
    const SIGNS: &[&str] = &[
        " (",
        " means",
        " is ",
        " are ",
        ", or ",
        ", that is",
        " – ",
        " — ",
        ": ",
        ") ",
        " significa",
        " es ",
        ", o ",
        ", es decir",
        " signifie",
        " est ",
        ", ou ",
        ", c'est-à-dire",
        ", c’est-à-dire",
        " vuol dire",
        ", cioè",
        " é ",
        ", ou seja",
        " betekent",
        ", dat is",
        " bedeutet",
        " heißt",
        " ist ",
        ", das heißt",
        ", also ",
    ];
    block.text.get(word.end as usize..).is_some_and(|rest| SIGNS.iter().any(|sign| rest.starts_with(sign)))
}
