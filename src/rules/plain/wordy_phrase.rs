//! Few words instead of many.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Phrases that say in four words what one word can say: “in the event that”, “prior to”.
    ///
    /// # Why it matters to the reader
    /// Extra words hide the ones that matter.
    ///
    /// # How to put it right
    /// Use the short form. A fix marked safe can be applied with `plainspoken fix`.
    ///
    /// # Examples
    /// ```md,bad
    /// Please arrive ten minutes prior to your visit.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Llame a la oficina a fin de cambiar su cita.</p>
    /// ```
    /// ```md,good
    /// Please arrive ten minutes before your visit.
    /// ```
    /// ```md,good
    /// Your plan may ask for prior authorization from your doctor first.
    /// ```
    /// ```md,good,lang=es
    /// Venga a fin de mes a la oficina.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    WordyPhrase {
        id: "plain/wordy-phrase",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["wordy-phrase"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Few words instead of many",
        messages: &[
            Message { key: "replace", text: "“{found}” can be said in fewer words: “{plain}”." },
            Message { key: "explain", text: "“{found}” is a phrase many readers do not know. Explain it where it stands." },
            Message { key: "flag", text: "“{found}” takes many words. Is there a shorter way to say it?" },
        ],
    }
    |_| WordyPhrase
}

struct WordyPhrase;

impl Rule for WordyPhrase {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
