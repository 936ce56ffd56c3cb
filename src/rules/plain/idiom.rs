//! Words mean what they say.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Pictures in words that a reader may take at their word: “touch base”, “in a nutshell”, “red tape”.
    ///
    /// # Why it matters to the reader
    /// People who learned the language later, and many autistic people, read the words and miss what they mean.
    ///
    /// # How to put it right
    /// Say what you mean: “talk”, “in short”.
    ///
    /// # Examples
    /// ```md,bad
    /// We will touch base on Monday.
    /// ```
    /// ```html,bad,lang=es
    /// <p>El trámite es pan comido.</p>
    /// ```
    /// ```md,good
    /// We will talk on Monday.
    /// ```
    /// ```md,good
    /// Tie the red tape round the box.
    /// ```
    /// ```md,good,lang=es
    /// El trámite es fácil.
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 3.1.3 Unusual Words; W3C, Making Content Usable for People with Cognitive and Learning
    /// Disabilities.
    Idiom {
        id: "plain/idiom",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["idiom"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Words mean what they say",
        messages: &[
            Message { key: "replace", text: "“{found}” is a picture that some readers will take at its word. You could say “{plain}”." },
            Message { key: "flag", text: "“{found}” is a picture that some readers will take at its word. Say what you mean." },
        ],
    }
    |_| Idiom
}

struct Idiom;

impl Rule for Idiom {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
