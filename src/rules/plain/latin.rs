//! No Latin.

use crate::config::{OptionDefault, OptionSpec};
use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Latin words and short forms: “e.g.”, “i.e.”, “per se”. Where `etc = true` is set, “etc.” is told as well.
    ///
    /// # Why it matters to the reader
    /// Many readers take “i.e.” for “e.g.”, and screen readers spell them out.
    ///
    /// # How to put it right
    /// Say “for example”, “that is”, “in itself”.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// Bring proof (e.g. a bill).
    /// ```
    /// ```html,bad,lang=es
    /// <p>No es un pago per se.</p>
    /// ```
    /// ```md,good,lang=en
    /// Bring proof (for example, a bill).
    /// ```
    /// ```md,good,lang=en
    /// Bring bills, letters, etc. to the visit.
    /// ```
    /// ```md,bad,etc=true,lang=en
    /// Bring bills, letters, etc. to the visit.
    /// ```
    /// ```md,good,lang=es
    /// No se paga.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    Latin {
        id: "plain/latin",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["latin"],
        options: &[OptionSpec { name: "etc", default: OptionDefault::Flag(false), help: "Whether “etc.” is told as well." }],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "No Latin",
        messages: &[
            Message { key: "replace", text: "“{found}” is Latin. You could say “{plain}”." },
            Message { key: "flag", text: "“{found}” is Latin. Is there a plainer way to say it?" },
        ],
    }
    |options| Latin { etc: options.flag("etc") }
}

struct Latin {
    etc: bool,
}

impl Rule for Latin {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        if !self.etc && found.id.rsplit('.').next() == Some("etc") {
            return;
        }
        findings.push(terms::finding(found, block, context));
    }
}
