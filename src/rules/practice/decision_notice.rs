//! What a refusal tells.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::decision::{self, Against};
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;
use crate::said::{Point, points_in};
use crate::span::Span;
use crate::text::block::Block;

rule! {
    /// # What it finds
    /// Notices that refuse, cut or end something and in which a part was not found: the reason, how to
    /// appeal, by when, and where to get free help.
    ///
    /// # Why it matters to the reader
    /// A refusal can cost a home or a meal. People need to know why, and what they can still do.
    ///
    /// # How to put it right
    /// Give the reason in plain words. Say how to appeal and by when. Name a place that helps for free.
    ///
    /// # Examples
    /// ```md,bad,kind=decision-notice
    /// Dear Ms. Lopez,
    ///
    /// Your application was denied. Thank you for your interest.
    ///
    /// Odile Brandt
    /// ```
    /// ```md,good,kind=decision-notice
    /// Dear Ms. Lopez,
    ///
    /// We denied your application because your income is over the limit. If you do not agree, you can ask for a hearing within 30 days. Call us at 303-555-0142. Legal aid can help you for free.
    ///
    /// Sincerely,
    ///
    /// Odile Brandt
    /// ```
    /// ```md,good,kind=decision-notice
    /// Dear Ms. Lopez,
    ///
    /// We approved your application. You get $200 a month.
    ///
    /// Odile Brandt
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 1 and 2.
    DecisionNotice {
        id: "practice/decision-notice",
        category: Category::Practice,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 1", "NASW-ASWB 2005 Standard 2"],
        title: "What a refusal tells",
        messages: &[
            Message { key: "appeal", text: "We did not find how to appeal this decision." },
            Message { key: "reason", text: "We did not find the reason for this decision." },
            Message { key: "deadline", text: "We did not find by when people must appeal." },
            Message { key: "help", text: "We did not find where people can get free help with an appeal." },
        ],
    }
    |_| DecisionNotice
}

struct DecisionNotice;

/// How many blocks of a letterhead, and of a signature, are looked at.
const HEAD_LINES: usize = 6;

impl Rule for DecisionNotice {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !judges(document) {
            return;
        }
        let said = document.said();
        let appeal = said.has(Point::Appeal);
        for (key, found, level) in [
            ("appeal", appeal, Severity::Warning),
            // A reason may be told without a word such as "because".
            ("reason", said.has(Point::Reason), Severity::Note),
            ("deadline", !appeal || said.has(Point::Deadline), Severity::Warning),
            ("help", said.has(Point::FreeHelp), Severity::Note),
        ] {
            due::tell_here(document, found, findings, || Finding::new(key, at(document)).severity(level));
        }
    }
}

/// Whether this rule looks for an appeal and for help with it: in a decision of a public body. Good
/// news owes no way to appeal.
pub(in crate::rules) fn judges(document: &Document<'_>) -> bool {
    let decision = match document.kind {
        Kind::DecisionNotice => true,
        Kind::Letter => is_decision(document),
        _ => false,
    };
    // What a document says is read only where it may matter.
    let said = || document.said();
    decision && (said().has(Point::Refusal) || said().has(Point::Decided) || decides(document).is_some())
}

/// The words that refuse.
fn at(document: &Document<'_>) -> Span {
    let said = document.said();
    said.at(Point::Decided)
        .or_else(|| decides(document))
        .or_else(|| said.at(Point::Refusal))
        .unwrap_or_else(|| document.spot())
}

/// Whether a letter is a decision: a public body, as its head or its end tells, refuses or ends what
/// somebody asked for. A letter that speaks of the decision of others, or brings good news, is none.
fn is_decision(document: &Document<'_>) -> bool {
    let said = document.said();
    if said.has(Point::Approved)
        || !said.has(Point::PublicBody)
        || !(said.has(Point::Decided) || decides(document).is_some())
    {
        return false;
    }
    let shown: Vec<&Block> =
        document.blocks.iter().filter(|block| !block.hidden && !block.text.trim().is_empty()).collect();
    // Lines of a letterhead and a signature are no sentences.
    let is_line = |block: &&&Block| !block.text.trim_end().ends_with(['.', '!', '?']);
    let head = shown.iter().take_while(is_line).take(HEAD_LINES);
    let end = shown.iter().rev().take_while(is_line).take(HEAD_LINES);
    head.chain(end).any(|block| points_in(&block.text).any(|(point, _, _)| point == Point::PublicBody))
}

/// The first sentence that decides against the reader. An end alone is none where people are asked to
/// renew: help that runs out on a day was not refused.
fn decides(document: &Document<'_>) -> Option<Span> {
    const RENEW: [&str; 7] = ["renew", "recertif", "renov", "renouvel", "verlänger", "weiterbewilligung", "rinnov"];
    let prose = || document.blocks.iter().filter(|block| block.prose && !block.hidden);
    let found = prose().find_map(|block| {
        decision::in_text(&block.text).map(|(against, start, end)| (against, block.span(start, end)))
    });
    let renews = || {
        prose().any(|block| {
            let lower = block.text.to_lowercase();
            RENEW.iter().any(|word| lower.contains(word))
        })
    };
    found.filter(|(against, _)| *against == Against::Refused || !renews()).map(|(_, place)| place)
}
