//! Words about housing name people first.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words that make a lack of housing into what a person is: “the homeless”, “transient”, “bag lady”.
    ///
    /// # Why it matters to the reader
    /// A home can be lost and found. A label stays.
    ///
    /// # How to put it right
    /// Say “person without a home” or “unhoused person”. Ask which word people near you prefer. Names of
    /// shelters and laws stay.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// We serve the homeless.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Ayudamos a indigentes.</p>
    /// ```
    /// ```md,good,lang=en
    /// The homeless shelter is open.
    /// ```
    /// ```md,good,lang=en
    /// Read the McKinney-Vento Homeless Assistance Act.
    /// ```
    /// ```md,good,lang=en
    /// It was a transient pain. The projects are due today.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    Housing {
        id: "inclusive/housing",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/housing"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about housing name people first",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| Housing
}

struct Housing;

impl Rule for Housing {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
