//! Indigenous peoples are called by their names.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words about Indigenous peoples that are out of date, or that use their life as a figure of speech.
    ///
    /// # Why it matters to the reader
    /// A people has a name. To be called by another is to not be seen.
    ///
    /// # How to put it right
    /// Use the name of the nation, as the people use it. “American Indian” is right for many, and in names
    /// of laws and agencies.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// Let us not go off the reservation.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Habla un dialecto indígena.</p>
    /// ```
    /// ```md,good,lang=en
    /// He lives on the reservation.
    /// ```
    /// ```md,good,lang=en
    /// The Bureau of Indian Affairs called.
    /// ```
    /// ```md,good,lang=en
    /// She is a native of Ohio.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    IndigenousPeoples {
        id: "inclusive/indigenous-peoples",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/indigenous-peoples"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Indigenous peoples are called by their names",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| IndigenousPeoples
}

struct IndigenousPeoples;

impl Rule for IndigenousPeoples {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
