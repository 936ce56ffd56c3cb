//! The text is easy enough to read.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::readability::{NoScore, no_score, shown};

rule! {
    /// # What it finds
    /// A document that reads harder than its target. The target is US grade 8 for most documents
    /// and grade 6 where people sign something or must act, such as consent forms. The targets are
    /// our choice, after plain-language guides. Other languages use a scale of their own.
    ///
    /// # Why it matters to the reader
    /// Many adults read best below grade 8, and everyone reads worse in a crisis. A person who
    /// cannot read your form cannot agree to it.
    ///
    /// # How to put it right
    /// Start with the long sentences: split them. Then swap long words for short ones. Run
    /// `plainspoken score` to see which sentences cost most.
    ///
    /// # Examples
    /// ```md,bad
    /// The organization facilitates comprehensive multidisciplinary rehabilitation interventions in accordance with individualized assessments, notwithstanding administrative limitations regarding eligibility determinations. Participants experiencing psychological difficulties necessitating immediate intervention should communicate with appropriate emergency authorities. Confidentiality considerations notwithstanding, practitioners maintain statutory responsibilities concerning mandatory notification of suspected maltreatment. Additional documentation substantiating financial circumstances may be requested subsequently. Determinations regarding continued participation remain exclusively within the discretion of the administrative coordinator. Individuals dissatisfied with determinations may initiate reconsideration proceedings. Reconsideration applications necessitate comprehensive documentation substantiating extraordinary circumstances. Administrative representatives subsequently communicate determinations.
    /// ```
    /// ```md,good
    /// We help people who feel sad, worried or alone. You can meet us in our office or by phone. The first visit is free. We ask what is hard for you and what you would like to change. Then we plan the next steps with you. You can stop at any time. If you need to change a visit, please call us one day before. We speak English and Spanish. If you are in danger now, call 911.
    /// ```
    /// ```md,good
    /// Notwithstanding administrative considerations.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2.
    ReadingLevel {
        id: "reading/level",
        category: Category::Reading,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 2", "NASW-ASWB 2005 Standard 3"],
        title: "The text is easy enough to read",
        messages: &[
            Message { key: "grade", text: "This text reads at about US grade {value}, an estimate. The target is grade {target} or easier." },
            Message { key: "measure", text: "This text is harder to read than its target: {value} on the {measure} scale. The target is {target} or lower." },
            Message { key: "measure-high", text: "This text is harder to read than its target: {value} on the {measure} scale. The target is {target} or higher." },
        ],
    }
    |_| ReadingLevel
}

/// Words below which no level is judged: the formulas were made on samples of 100 words.
const FEWEST_WORDS: u32 = 60;

struct ReadingLevel;

impl Rule for ReadingLevel {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let counts = document.counts;
        if counts.words < FEWEST_WORDS || no_score(&counts, document.language) == Some(NoScore::NotEnoughText) {
            return;
        }
        let Some(level) = shown(&counts, document.language, Some(document.kind.reading_target())) else {
            findings.cannot_tell();
            return;
        };
        if !level.is_too_hard() {
            findings.pass();
            return;
        }
        let first = document
            .blocks
            .iter()
            .find(|block| document.is_scored(block))
            .and_then(|block| Some(block.sentence_span(block.sentences.first()?)));
        let key = match (document.language.as_str(), level.higher_is_easier) {
            ("en", _) => "grade",
            (_, true) => "measure-high",
            (_, false) => "measure",
        };
        findings.push(
            Finding::new(key, first.unwrap_or_default())
                .arg("measure", level.scale())
                .arg("value", level.value)
                .arg("target", level.target.unwrap_or_default()),
        );
    }
}
