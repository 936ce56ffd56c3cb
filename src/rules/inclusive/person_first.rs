//! People come before their conditions.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words that put a condition in the place of the person (“schizophrenics”), or that pity
    /// (“wheelchair-bound”, “suffers from”). Words about one group of people have rules of their own.
    ///
    /// # Why it matters to the reader
    /// Clients read what you write about people like them. Words that shrink a person to a
    /// diagnosis can keep them from asking for help.
    ///
    /// # How to put it right
    /// Name the person first. Where a group prefers another form for itself, such as Deaf or
    /// autistic people, keep the form the group prefers.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// We run a group for schizophrenics on Mondays.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Tenemos un grupo para los esquizofrénicos los lunes.</p>
    /// ```
    /// ```md,good
    /// We run a group for people with schizophrenia on Mondays.
    /// ```
    /// ```md,good
    /// Autistic adults and Deaf people are welcome in this group.
    /// ```
    /// ```md,good
    /// The wheelchair is by the door. We committed to a date.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    PersonFirst {
        id: "inclusive/person-first",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["person-first"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "People come before their conditions",
        messages: &[
            Message { key: "replace", text: "“{found}” can hurt. “{plain}” puts the person first." },
            Message { key: "explain", text: "“{found}” can hurt. Name the person first." },
            Message { key: "flag", text: "“{found}” can hurt. Name the person first." },
        ],
    }
    |_| PersonFirst
}

struct PersonFirst;

impl Rule for PersonFirst {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        findings.push(terms::finding(found, block, context));
    }
}
