//! Words about mental health do not mock.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words about mental health that mock or blame: “lunatic”, “nervous breakdown”, “the mentally ill”.
    ///
    /// # Why it matters to the reader
    /// Many people wait for years before they ask for help, from fear of such words.
    ///
    /// # How to put it right
    /// Say what a person has or what happened. Names of diagnoses stay.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// We help the mentally ill.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Atendemos a enfermos mentales.</p>
    /// ```
    /// ```md,good,lang=en
    /// She has schizophrenia.
    /// ```
    /// ```md,good,lang=en
    /// The filing is noncompliant. The car had a breakdown on the road.
    /// ```
    /// ```md,good,lang=en
    /// She called the National Alliance on Mental Illness.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    MentalHealth {
        id: "inclusive/mental-health",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/mental-health"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about mental health do not mock",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| MentalHealth
}

struct MentalHealth;

impl Rule for MentalHealth {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
