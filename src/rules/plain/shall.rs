//! Must is clear.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// “Shall” where it may mean a duty, a plan or a wish: “the client shall pay”. Questions such as
    /// “shall we begin?”, quotations and sentences that cite a law by its section are left alone.
    ///
    /// # Why it matters to the reader
    /// Few people say “shall”. Courts read it in five ways; a client may read it as “maybe”.
    ///
    /// # How to put it right
    /// Write “must” for a duty and “will” for what is to come. A right or a condition stands in the
    /// present: “has the right”, “if the tenant does not pay”.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// The client shall pay the fee.
    /// ```
    /// ```html,bad,lang=en
    /// <p>You shall bring the form.</p>
    /// ```
    /// ```md,bad,lang=en
    /// An appeal shall be filed within 60 days.
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
            Message { key: "flag", text: "“{found}” is clearer in the present: “is”, “means”, “has the right”, “does not pay”." },
        ],
    }
    |_| Shall
}

struct Shall;

/// Signs of a law that is cited by its section: its words are not the writer's.
const CITATIONS: [&str; 3] = ["§", "U.S.C", "C.F.R"];

impl Rule for Shall {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        let sentence = block.sentences.iter().find(|sentence| (sentence.start..sentence.end).contains(&found.start));
        let cites = sentence.is_some_and(|sentence| {
            let text = block.text_of(sentence);
            CITATIONS.iter().any(|sign| text.contains(sign))
        });
        if block.role == Role::Quote || cites {
            findings.pass();
        } else {
            findings.push(terms::finding(found, block, context));
        }
    }
}
