//! Words about whom people love respect them.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words about sexual orientation that are out of date or judge: “homosexuals”, “gay lifestyle”,
    /// “sexual preference”.
    ///
    /// # Why it matters to the reader
    /// Many gay, lesbian and bisexual people were hurt by such words, often by helpers.
    ///
    /// # How to put it right
    /// Say “gay”, “lesbian”, “bisexual”, “sexual orientation”. The word a person uses counts; “queer” is
    /// fine from those who choose it.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// We serve all, whatever their sexual preference.
    /// ```
    /// ```html,bad,lang=es
    /// <p>No preguntamos su preferencia sexual.</p>
    /// ```
    /// ```md,good,lang=en
    /// She is gay.
    /// ```
    /// ```md,good,lang=en
    /// It is a healthy lifestyle.
    /// ```
    /// ```md,good,lang=en
    /// Tell us your food preference. It is a normal day.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    SexualOrientation {
        id: "inclusive/sexual-orientation",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/sexual-orientation"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about whom people love respect them",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| SexualOrientation
}

struct SexualOrientation;

impl Rule for SexualOrientation {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
