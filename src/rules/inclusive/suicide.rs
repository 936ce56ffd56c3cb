//! Words about suicide are safe.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words about suicide that blame (“committed suicide”), that call a death a success or a survival a
    /// failure, or that say how.
    ///
    /// # Why it matters to the reader
    /// Readers who think of suicide are touched by how it is told. Some words add to the risk; others open
    /// a way to help.
    ///
    /// # How to put it right
    /// Say “died by suicide”, “survived a suicide attempt”. Leave out how and where. Say where to find
    /// help, such as 988.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// Her brother committed suicide.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Él cometió suicidio.</p>
    /// ```
    /// ```md,good,lang=en
    /// Her brother died by suicide.
    /// ```
    /// ```md,good,lang=en
    /// We committed to a date. He hung the coat by the door.
    /// ```
    /// ```md,good,lang=en
    /// It was a successful attempt to reach the office.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    Suicide {
        id: "inclusive/suicide",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/suicide"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about suicide are safe",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| Suicide
}

struct Suicide;

impl Rule for Suicide {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
