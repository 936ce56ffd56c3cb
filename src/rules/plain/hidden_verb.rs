//! The verb says what people do.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// A weak verb with a noun that hides the real one: “make a choice”, “provide an explanation of”.
    /// “Make an appointment” and other fixed terms are left alone.
    ///
    /// # Why it matters to the reader
    /// The reader has to dig out who does what. The real verb says it at once.
    ///
    /// # How to put it right
    /// Use the verb: “choose”, “explain”.
    ///
    /// # Examples
    /// ```md,bad
    /// You can make a choice today.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Vamos a llevar a cabo una revisión de su caso.</p>
    /// ```
    /// ```md,good
    /// You can choose today.
    /// ```
    /// ```md,good
    /// Call us to make an appointment.
    /// ```
    /// ```md,good,lang=es
    /// Vamos a revisar su caso.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    HiddenVerb {
        id: "plain/hidden-verb",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["hidden-verb"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The verb says what people do",
        messages: &[
            Message { key: "replace", text: "“{found}” hides its verb: “{plain}”." },
            Message { key: "flag", text: "“{found}” hides its verb. Can you say who does what?" },
        ],
    }
    |_| HiddenVerb
}

struct HiddenVerb;

impl Rule for HiddenVerb {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
