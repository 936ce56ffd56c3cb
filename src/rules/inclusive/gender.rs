//! Words about gender fit every reader.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words that leave readers out by gender: “he or she”, “chairman”, “both genders”, “transgendered”.
    ///
    /// # Why it matters to the reader
    /// A reader who is left out in the first line stops reading.
    ///
    /// # How to put it right
    /// Write to the reader as “you”. Use “they”, “parent”, “spouse or partner”. What a person calls
    /// themself counts.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// Ask the chairman.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Él/ella debe firmar.</p>
    /// ```
    /// ```md,good,lang=en
    /// Sit on the chair.
    /// ```
    /// ```md,good,lang=en
    /// She is a transgender woman.
    /// ```
    /// ```md,good,lang=en
    /// He is a kind man. We serve both groups.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    Gender {
        id: "inclusive/gender",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/gender"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about gender fit every reader",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” may leave some readers out; ask your clients. {why}" },
        ],
    }
    |_| Gender
}

struct Gender;

impl Rule for Gender {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
