//! Words about disability respect people.

use crate::diagnostic::Severity;
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words about disability that pity, mock or are out of date: “the disabled”, “handicapped parking”,
    /// “differently-abled”.
    ///
    /// # Why it matters to the reader
    /// People with disabilities read what you write about people like them. Old words tell them that a
    /// place is not for them.
    ///
    /// # How to put it right
    /// Say “person with a disability” or “disabled person”: people differ, and so do countries. Deaf,
    /// autistic and other words that people choose stay. Ask your clients.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// This ramp is for the disabled.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Es un baño para minusválidos.</p>
    /// ```
    /// ```md,good,lang=en,region=GB
    /// Disabled people can ask for a home visit.
    /// ```
    /// ```md,good,lang=en
    /// Deaf people and autistic adults are welcome.
    /// ```
    /// ```md,good,lang=en
    /// Read the Americans with Disabilities Act.
    /// ```
    /// ```md,good,lang=en
    /// Disabled people may park here. The button is disabled by default.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    Disability {
        id: "inclusive/disability",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["inclusive/disability"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Words about disability respect people",
        messages: &[
            Message { key: "replace", text: "Some readers prefer “{plain}” to “{found}”; ask your clients. {why}" },
            Message { key: "flag", text: "“{found}” can hurt some readers; ask your clients. {why}" },
        ],
    }
    |_| Disability
}

struct Disability;

impl Rule for Disability {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        let is_british = context.document.region.as_deref().is_some_and(|region| region.starts_with("GB"));
        if !is_british || found.replacements.len() < 2 {
            findings.push(terms::finding(found, block, context));
            return;
        }
        // In Britain most say “disabled people”: it is barriers that disable.
        let mut found = found.clone();
        found.replacements.sort_by_key(|words| !words.to_lowercase().starts_with("disabled "));
        findings.push(terms::finding(&found, block, context));
    }
}
