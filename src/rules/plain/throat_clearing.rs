//! The message comes first.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words before the message: “please be advised that”, “it should be noted that”.
    ///
    /// # Why it matters to the reader
    /// People read the first words of a sentence and decide if they go on. The message belongs there.
    ///
    /// # How to put it right
    /// Leave the words out and start with the message. Words of sympathy may stay.
    ///
    /// # Examples
    /// ```md,bad
    /// Please be advised that the office is closed.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Se hace de su conocimiento que la oficina está cerrada.</p>
    /// ```
    /// ```md,good
    /// The office is closed.
    /// ```
    /// ```md,good
    /// We are sorry to tell you that the office is closed.
    /// ```
    /// ```md,good,lang=es
    /// La oficina está cerrada.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    ThroatClearing {
        id: "plain/throat-clearing",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["throat-clearing"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The message comes first",
        messages: &[
            Message { key: "replace", text: "“{found}” stands before the message. Start with “{plain}”." },
            Message { key: "flag", text: "“{found}” stands before the message. Say the message first." },
        ],
    }
    |_| ThroatClearing
}

struct ThroatClearing;

impl Rule for ThroatClearing {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
