//! No stroke between words.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words with a stroke between them that leave open what is meant: “and/or”, “s/he”.
    ///
    /// # Why it matters to the reader
    /// The reader has to choose what you mean, and a screen reader says “and slash or”.
    ///
    /// # How to put it right
    /// Say “A or B”, or “A, B, or both”.
    ///
    /// # Examples
    /// ```md,bad
    /// Bring your lease and/or a bill.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Traiga su contrato y/o un recibo.</p>
    /// ```
    /// ```md,good
    /// Bring your lease, a bill, or both.
    /// ```
    /// ```md,good
    /// We are open 24/7.
    /// ```
    /// ```md,good,lang=es
    /// Traiga su contrato o un recibo.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    Slash {
        id: "plain/slash",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["slash"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "No stroke between words",
        messages: &[
            Message { key: "replace", text: "“{found}” leaves open what is meant. You could say “{plain}”." },
            Message { key: "flag", text: "“{found}” leaves open what is meant. Say it in words." },
        ],
    }
    |_| Slash
}

struct Slash;

impl Rule for Slash {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
