//! No stroke between words.

use crate::diagnostic::{Applicability, Severity};
use crate::lexicon::Match;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::terms;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Words with a stroke between them that leave open what is meant: “and/or”, “s/he”.
    ///
    /// # Why it matters to the reader
    /// The reader has to choose what you mean, and a screen reader says “and slash or”.
    ///
    /// # How to put it right
    /// Say “A or B”, or “A, B, or both”.
    ///
    /// # Examples
    /// ```md,bad
    /// Bring your lease and/or a bill.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Traiga su contrato y/o un recibo.</p>
    /// ```
    /// ```md,good
    /// Bring your lease, a bill, or both.
    /// ```
    /// ```md,good
    /// We are open 24/7.
    /// ```
    /// ```md,good,lang=es
    /// Traiga su contrato o un recibo.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines.
    Slash {
        id: "plain/slash",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Terms],
        lists: &["slash"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "No stroke between words",
        messages: &[
            Message { key: "replace", text: "“{found}” leaves open what is meant. You could say “{plain}”." },
            Message { key: "flag", text: "“{found}” leaves open what is meant. Say it in words." },
        ],
    }
    |_| Slash
}

struct Slash;

impl Rule for Slash {
    fn term(&self, found: &Match<'_>, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        let mut finding = terms::finding(found, block, context);
        if found.id == "en.and-or"
            && let Some(second) = second_of_two(block, found.start as usize, found.end as usize)
        {
            // “A or B, or both” is what was meant, and says so.
            let span = block.span(found.start as usize, found.end as usize + second.len());
            let text = format!("or{second}, or both");
            if span.of(&context.document.source.text).ends_with(second) {
                finding = finding.suggest(format!("“{text}”"), span, text.clone(), Applicability::Suggest);
                finding.suggestions.rotate_right(1);
                if let Some((_, plain)) = finding.args.iter_mut().find(|(name, _)| *name == "plain") {
                    *plain = text.into();
                }
            }
        }
        findings.push(finding);
    }
}

/// The few words behind “and/or” that are the second of just two things, up to a mark: “ a bill”.
fn second_of_two(block: &Block, start: usize, end: usize) -> Option<&str> {
    let sentence =
        block.sentences.iter().find(|sentence| sentence.start as usize <= start && end <= sentence.end as usize)?;
    // Behind a comma it is the last of a list, and there is no “both”.
    if block.text[sentence.start as usize..start].contains([',', ';', ':', '/']) {
        return None;
    }
    let after = &block.text[end..sentence.end as usize];
    let second = after.split(['.', ',', ';', ':', '!', '?', '(', ')', '\n']).next().unwrap_or(after).trim_end();
    let few = (1..=3).contains(&second.split_whitespace().count());
    let whole =
        second.starts_with(' ') && !second.contains(['/', '"', '\u{201c}', '\u{2013}', '\u{2014}', '[', '<', '*', '_']);
    (few && whole).then_some(second)
}
