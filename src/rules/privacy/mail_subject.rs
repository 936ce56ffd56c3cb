//! Subject lines tell nothing about health.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::said::{Point, points_in};
use crate::text::block::Role;

rule! {
    /// # What it finds
    /// Subject lines of messages to one person with words about health or treatment. A newsletter is not
    /// looked at.
    ///
    /// # Why it matters to the reader
    /// The subject shows on a locked phone. Others at home or at work may see it.
    ///
    /// # How to put it right
    /// Write a subject that anybody may read, such as “Your visit on Monday”.
    ///
    /// # Examples
    /// ```eml,bad,kind=email
    /// From: Noor <noor@example.org>
    /// Subject: Your therapy session on Monday
    /// MIME-Version: 1.0
    /// Content-Type: text/plain; charset=utf-8
    ///
    /// See you on Monday.
    /// ```
    /// ```eml,good,kind=email
    /// From: Noor <noor@example.org>
    /// Subject: Your visit on Monday
    /// MIME-Version: 1.0
    /// Content-Type: text/plain; charset=utf-8
    ///
    /// See you at your therapy session.
    /// ```
    /// ```html,good,kind=page
    /// <title>Mental health</title><p>Text.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 7.
    MailSubject {
        id: "privacy/mail-subject",
        category: Category::Privacy,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 7"],
        title: "Subject lines tell nothing about health",
        messages: &[
            Message { key: "health", text: "The subject says “{words}”. It can be seen on a locked phone." },
        ],
    }
    |_| MailSubject
}

struct MailSubject;

impl Rule for MailSubject {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if !matches!(document.kind, Kind::Email | Kind::AutoReply | Kind::PortalMessage) {
            return;
        }
        for block in document.blocks.iter().filter(|block| block.role == Role::Subject) {
            // "Housing counseling session" says nothing of health.
            let other = points_in(&block.text).any(|(point, _, _)| point == Point::OtherCounseling);
            let detail = points_in(&block.text).find(|(point, _, _)| *point == Point::HealthDetail).filter(|_| !other);
            match detail {
                Some((_, start, end)) => {
                    let words = block.text.get(start..end).unwrap_or("");
                    findings.push(Finding::new("health", block.span(start, end)).arg("words", words));
                }
                None => findings.pass(),
            }
        }
    }
}
