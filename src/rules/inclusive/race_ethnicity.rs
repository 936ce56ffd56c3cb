//! Words about race and ethnicity are those people use.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words about race and ethnicity that are out of date or hurt: “oriental”, “minorities”, “the blacks”.
    ///
    /// # Why it matters to the reader
    /// People see at once if a text was written for them.
    ///
    /// # How to put it right
    /// Name the groups you mean, with the words they use for themselves. Leave it out if it does not
    /// matter.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// They were gypsies.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Atendió a un negrito.</p>
    /// ```
    /// ```md,good,lang=en
    /// Buy an Oriental rug.
    /// ```
    /// ```md,good,lang=en
    /// The United Negro College Fund helps students.
    /// ```
    /// ```md,good,lang=en
    /// Use colored paper. The walls are not white.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    RaceEthnicity {
        id: "inclusive/race-ethnicity",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/race-ethnicity"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about race and ethnicity are those people use",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| RaceEthnicity
}

struct RaceEthnicity;

impl Rule for RaceEthnicity {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
