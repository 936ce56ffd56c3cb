//! Plain words instead of official ones.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words that have a plainer twin (“utilize”, “commence”), and terms of the trade that a client
    /// may not know and that should be explained where they stand.
    ///
    /// # Why it matters to the reader
    /// Each unknown word is a stop. After a few stops people give up.
    ///
    /// # How to put it right
    /// Use the plain word. A fix marked safe can be applied with `plainspoken fix`; all others are
    /// for you to judge.
    ///
    /// # Examples
    /// ```md,bad
    /// You may utilize the side door.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Usted puede utilizar la puerta lateral.</p>
    /// ```
    /// ```md,good
    /// You may use the side door.
    /// ```
    /// ```md,good
    /// The Food Assistance Program is open to all.
    /// ```
    /// ```md,good
    /// Run `utilize` in the terminal.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    WordChoice {
        id: "plain/word-choice",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["word-choice"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Plain words instead of official ones",
        messages: &[
            Message { key: "replace", text: "“{found}” has a plainer word: “{plain}”." },
            Message { key: "explain", text: "“{found}” is a term many readers do not know. Explain it where it stands." },
            Message { key: "flag", text: "“{found}” is hard to read. Is there a plainer way to say it?" },
        ],
    }
    |_| WordChoice
}

struct WordChoice;

impl Rule for WordChoice {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
