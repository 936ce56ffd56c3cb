//! One word, said once.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Two words where one says it: “each and every”, “due and payable”, “end result”.
    ///
    /// # Why it matters to the reader
    /// The reader looks for a difference between the two and finds none.
    ///
    /// # How to put it right
    /// Keep the one that says it best.
    ///
    /// # Examples
    /// ```md,bad
    /// Check each and every page.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Espere un periodo de tiempo.</p>
    /// ```
    /// ```md,good
    /// Check every page.
    /// ```
    /// ```md,good
    /// Each page and every line counts.
    /// ```
    /// ```md,good,lang=es
    /// El resultado es un plan.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    RedundantPair {
        id: "plain/redundant-pair",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["redundant-pair"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "One word, said once",
        messages: &[
            Message { key: "replace", text: "“{found}” says one thing twice: “{plain}”." },
            Message { key: "flag", text: "“{found}” says one thing twice. One word is enough." },
        ],
    }
    |_| RedundantPair
}

struct RedundantPair;

impl Rule for RedundantPair {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
