//! Words about age respect older people.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words about age that pity or mock: “the elderly”, “senile”, “sweet old lady”.
    ///
    /// # Why it matters to the reader
    /// Older people do not see themselves in such words, and do not call.
    ///
    /// # How to put it right
    /// Say “older adults” or “older people”, and age only if it matters. Names of programs stay.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// We visit the elderly.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Atendió a un anciano.</p>
    /// ```
    /// ```md,good,lang=en
    /// The Elderly Waiver pays for care.
    /// ```
    /// ```md,good,lang=en
    /// It is an old house.
    /// ```
    /// ```md,good,lang=en
    /// The house is over there. He is ten years old.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    OlderPeople {
        id: "inclusive/older-people",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/older-people"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about age respect older people",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| OlderPeople
}

struct OlderPeople;

impl Rule for OlderPeople {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
