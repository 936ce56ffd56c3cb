//! Words about alcohol and drugs do not blame.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words about alcohol and drugs that blame or mock: “addict”, “clean”, “drug abuse”.
    ///
    /// # Why it matters to the reader
    /// Shame keeps people from asking for help. Studies show that the word “abuser” changes how even
    /// helpers judge a person.
    ///
    /// # How to put it right
    /// Name the person first: “person with an addiction”, “person in recovery”. Where people call
    /// themselves something else, such as “a grateful alcoholic”, their word counts. Names of programs and
    /// laws stay.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// He is a drug addict.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Ayudamos a drogadictos.</p>
    /// ```
    /// ```md,good,lang=en
    /// He is in recovery.
    /// ```
    /// ```md,good,lang=en
    /// Call the Substance Abuse and Mental Health Services Administration.
    /// ```
    /// ```md,good,lang=en
    /// We do not serve alcoholic drinks. Keep the room clean.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    Addiction {
        id: "inclusive/addiction",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/addiction"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about alcohol and drugs do not blame",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| Addiction
}

struct Addiction;

impl Rule for Addiction {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
