//! Words about immigration respect people.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words about immigration that set people apart: “alien”, “anchor baby”, “broken English”.
    ///
    /// # Why it matters to the reader
    /// People who are afraid do not come. One word can decide if they trust you.
    ///
    /// # How to put it right
    /// Say “undocumented”, “noncitizen”, “people from other countries”. Terms of a law or form stay where
    /// you quote them.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// He is a foreign alien.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Es un bebé ancla.</p>
    /// ```
    /// ```md,good,lang=en
    /// It is alien to me.
    /// ```
    /// ```md,good,lang=en
    /// She has a foreign passport.
    /// ```
    /// ```md,good,lang=en
    /// The door is broken. He has an Alien Registration Card.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    Immigration {
        id: "inclusive/immigration",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/immigration"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about immigration respect people",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| Immigration
}

struct Immigration;

impl Rule for Immigration {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
