//! People are more than a crime.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words that make a crime, or what was done to a person, into who they are: “ex-con”, “inmate”,
    /// “battered woman”.
    ///
    /// # Why it matters to the reader
    /// People who come home from prison, and people who were hurt, read whether you see a person or a case.
    ///
    /// # How to put it right
    /// Say “person who was in prison”, “person who lived with abuse”. Terms of the law stay where you quote
    /// them.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// We hire ex-offenders.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Visitamos a los presos.</p>
    /// ```
    /// ```md,good,lang=en
    /// It is a criminal case.
    /// ```
    /// ```md,good,lang=en
    /// The Juvenile Court is open.
    /// ```
    /// ```md,good,lang=en
    /// She wrote for the Battered Women's Justice Project.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    Justice {
        id: "inclusive/justice",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/justice"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "People are more than a crime",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| Justice
}

struct Justice;

impl Rule for Justice {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
