//! Who writes, and when somebody answers.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::{due, signed};
use crate::said::Point;

rule! {
    /// # What it finds
    /// Text messages, voicemail greetings, automatic replies and portal messages that do not say who
    /// writes. Greetings and automatic replies also need the time of the answer and, in counseling, what to
    /// do in an emergency. Health details in a text message are shown to a person.
    ///
    /// # Why it matters to the reader
    /// A message without a name looks like spam. Somebody else may read or hear it.
    ///
    /// # How to put it right
    /// Begin with the name of the practice. Leave out the reason for the visit. Say when you answer.
    ///
    /// # Examples
    /// ```md,bad,kind=text-message
    /// Your visit is tomorrow at 3. Reply to change it.
    /// ```
    /// ```md,bad,kind=voicemail
    /// This is Harbor Counseling. Please leave a message.
    /// ```
    /// ```md,good,kind=text-message
    /// Juniper Creek: your visit is tomorrow at 3.
    /// ```
    /// ```md,good,kind=voicemail
    /// This is Harbor Pantry. We call back within two days.
    /// ```
    /// ```md,good,kind=letter
    /// Your visit is tomorrow.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 6 and 8 and 9.
    ShortMessage {
        id: "practice/short-message",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 6", "NASW-ASWB 2005 Standard 8", "NASW-ASWB 2005 Standard 9"],
        title: "Who writes, and when somebody answers",
        messages: &[
            Message { key: "who", text: "We did not find who writes." },
            Message { key: "reply-time", text: "We did not find when somebody answers." },
            Message { key: "emergency", text: "We did not find what to do in an emergency." },
            Message { key: "health", text: "This may tell others about health. Please look if it must be in the message." },
        ],
    }
    |_| ShortMessage
}

struct ShortMessage;

impl Rule for ShortMessage {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        let kind = document.kind;
        if !matches!(kind, Kind::TextMessage | Kind::Voicemail | Kind::AutoReply | Kind::PortalMessage) {
            return;
        }
        let said = document.said();
        let answers = matches!(kind, Kind::Voicemail | Kind::AutoReply);
        let clinical = document.facts.services.iter().any(|fact| fact.normalized != "social-work")
            || document.facts.credentials.iter().any(due::is_licence)
            || !context.config.practice.licences.is_empty();
        let safe = !document.facts.emergency.is_empty() || said.has(Point::Unmonitored);
        for (key, asked, found) in [
            ("who", true, signed::names_sender(document, context)),
            ("reply-time", answers, !document.facts.response_time.is_empty() || said.has(Point::Deadline)),
            ("emergency", answers && clinical, safe),
        ] {
            if asked && found {
                findings.pass();
            } else if asked && document.is_complete() {
                findings.push(Finding::new(key, document.spot()));
            }
        }
        if matches!(kind, Kind::TextMessage | Kind::Voicemail)
            && let Some(place) = said.at(Point::HealthDetail)
        {
            findings.push(Finding::new("health", place).review());
        }
    }
}
