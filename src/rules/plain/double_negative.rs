//! Say what is so.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Two no that make a yes: “not uncommon”, “not unlike”, “do not fail to”.
    ///
    /// # Why it matters to the reader
    /// The reader has to undo both. Tired or worried readers undo only one and read the opposite.
    ///
    /// # How to put it right
    /// Say what is so: “common”, “like”, “be sure to”. Read the sentence again after the change: a no
    /// counts.
    ///
    /// # Examples
    /// ```md,bad
    /// It is not uncommon to feel sad.
    /// ```
    /// ```html,bad,lang=es
    /// <p>No es imposible cambiarlo.</p>
    /// ```
    /// ```md,good
    /// It is common to feel sad.
    /// ```
    /// ```md,good
    /// You are not alone.
    /// ```
    /// ```md,good,lang=es
    /// No es posible cambiarlo.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    DoubleNegative {
        id: "plain/double-negative",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["double-negative"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Say what is so",
        messages: &[
            Message { key: "replace", text: "“{found}” says no twice. You could say “{plain}”." },
            Message { key: "flag", text: "“{found}” says no twice. Say what is so." },
        ],
    }
    |_| DoubleNegative
}

struct DoubleNegative;

impl Rule for DoubleNegative {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
