//! Words about money do not judge.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words about money that judge: “the poor”, “on welfare”, “handouts”.
    ///
    /// # Why it matters to the reader
    /// People have a right to benefits. Words that shame keep them from asking.
    ///
    /// # How to put it right
    /// Say what is true: “people with low incomes”, “gets benefits”.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// We serve the poor.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Ayudamos a familias pobres.</p>
    /// ```
    /// ```md,good,lang=en
    /// Child welfare workers called.
    /// ```
    /// ```md,good,lang=en
    /// Read the handout from class.
    /// ```
    /// ```md,good,lang=en
    /// The poor quality of the copy is a problem.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    Poverty {
        id: "inclusive/poverty",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/poverty"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about money do not judge",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| Poverty
}

struct Poverty;

impl Rule for Poverty {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
