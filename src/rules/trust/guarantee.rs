//! No results are promised.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Promises of a result: “we guarantee that you will feel better”, “cure”, “100% success”. A sentence that
    /// says no (“we cannot guarantee …”) is not counted.
    ///
    /// # Why it matters to the reader
    /// Nobody can promise how help will work for a person. Who trusts a promise and does not get better
    /// may think it is their own fault.
    ///
    /// # How to put it right
    /// Say what the work aims at, and what you do.
    ///
    /// # Examples
    /// ```md,bad
    /// We guarantee that you will feel better after six sessions.
    /// ```
    /// ```md,good
    /// Many people feel better after some weeks. We look at your goals together.
    /// ```
    /// ```md,good
    /// I cannot guarantee that your insurance will pay.
    /// ```
    /// ```md,good
    /// No therapist can guarantee results.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    Guarantee {
        id: "trust/guarantee",
        category: Category::Trust,
        severity: Severity::Warning,
        needs: &[Need::Terms],
        lists: &["guarantee"],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "No promised results",
        messages: &[
            Message { key: "flag", text: "“{found}” promises a result. Say what the work aims at." },
            Message { key: "replace", text: "“{found}” promises a result. Say what the work aims at." },
            Message { key: "explain", text: "“{found}” promises a result. Say what the work aims at." },
        ],
    }
    |_| Guarantee
}

struct Guarantee;

/// Words that turn a promise into its opposite, in English and Spanish.
const NEGATIONS: [&str; 14] = [
    "not",
    "cannot",
    "can't",
    "can’t",
    "don't",
    "don’t",
    "doesn't",
    "doesn’t",
    "no",
    "never",
    "nobody",
    "without",
    "sin",
    "nunca",
];

/// Whether the sentence around the match says no before it.
fn is_denied(block: &Block, start: usize) -> bool {
    let sentence =
        block.sentences.iter().find(|sentence| sentence.start as usize <= start && start < sentence.end as usize);
    let from = sentence.map_or(0, |sentence| sentence.start as usize);
    block
        .text
        .get(from..start)
        .unwrap_or("")
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .any(|word| NEGATIONS.iter().any(|negation| word.eq_ignore_ascii_case(negation)))
}

impl Rule for Guarantee {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        // Law and other people's words are not promises of the writer; articles speak of the world.
        let governed = matches!(context.document.kind, Kind::PrivacyNotice | Kind::Article);
        if governed || matches!(block.role, Role::Quote | Role::Legal) || is_denied(block, found.start as usize) {
            findings.pass();
            return;
        }
        findings.push(terms::finding(found, block, context));
    }
}
