//! Words about religion fit every reader.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words that take one religion for all, or that set a faith apart: “Christian name”, “infidel”.
    ///
    /// # Why it matters to the reader
    /// Readers of other faiths, or of none, take it as a sign that the offer is not for them.
    ///
    /// # How to put it right
    /// Say “first name”, “place of worship”, “holiday party”. Names of groups and days stay.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// Write your Christian name.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Escriba su nombre cristiano.</p>
    /// ```
    /// ```md,good,lang=en
    /// It is a Christian church.
    /// ```
    /// ```md,good,lang=en
    /// Christmas Day is December 25.
    /// ```
    /// ```md,good,lang=en
    /// They are members of the club.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    Religion {
        id: "inclusive/religion",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/religion"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about religion fit every reader",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| Religion
}

struct Religion;

impl Rule for Religion {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
