//! Must is clear.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// “Shall” where it may mean a duty, a plan or a wish: “the client shall pay”.
    ///
    /// # Why it matters to the reader
    /// Few people say “shall”. Courts read it in five ways; a client may read it as “maybe”.
    ///
    /// # How to put it right
    /// Write “must” for a duty and “will” for what is to come.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// The client shall pay the fee.
    /// ```
    /// ```html,bad,lang=en
    /// <p>You shall bring the form.</p>
    /// ```
    /// ```md,good,lang=en
    /// The client must pay the fee.
    /// ```
    /// ```md,good,lang=en
    /// Shall we begin?
    /// ```
    /// ```md,good,lang=en
    /// We shall overcome.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    Shall {
        id: "plain/shall",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["shall"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Must is clear",
        messages: &[
            Message { key: "replace", text: "“{found}” can mean a duty or a plan. You could say “{plain}”." },
            Message { key: "flag", text: "“{found}” can mean a duty or a plan. Use “must” for a duty and “will” for a plan." },
        ],
    }
    |_| Shall
}

struct Shall;

impl Rule for Shall {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
