//! There is a second way to get in touch.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::facts::{Owner, Place};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::said::Point;
use crate::site::Site;
use crate::source::Format;

rule! {
    /// # What it finds
    /// A contact page with a single way to reach the practice, such as a web form alone. Also a message
    /// that nobody can answer (“do not reply”) and that names no other way, and a letter that names only a
    /// web form.
    ///
    /// # Why it matters to the reader
    /// When the one way fails, a client is alone. E-mail can end up in spam; a telephone can be busy.
    ///
    /// # How to put it right
    /// Name two ways of different kinds: telephone and e-mail, or telephone and a form.
    ///
    /// # Examples
    /// ```html,bad,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. Call me at 303-555-0142.</p>
    /// ```
    /// ```md,bad,kind=letter
    /// Dear Ms. Lopez,
    ///
    /// To keep your place, fill out the form on our web site.
    ///
    /// Sincerely,
    ///
    /// Odile Brandt
    /// ```
    /// ```html,bad,kind=email
    /// <p>Your visit is on Monday. This mailbox is not monitored. Please do not reply.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>I offer therapy for adults. Call 303-555-0142 or write to noor@example.org.</p>
    /// ```
    /// ```html,good,kind=email
    /// <p>Your visit is on Monday. Please do not reply to this message. Call us at 303-555-0142.</p>
    /// ```
    /// ```html,good,kind=email
    /// <p>Your visit is on Monday. Reply to this message if you cannot come.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    SecondWay {
        id: "contact/second-way",
        category: Category::Contact,
        severity: Severity::Warning,
        needs: &[Need::Site, Need::Document],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "A second way to get in touch",
        messages: &[
            Message { key: "one", text: "We found one way to get in touch: {channel}. Clients need a second one if it fails." },
            Message { key: "form", text: "A web form is the only way to answer that we found. Some readers cannot use it." },
            Message { key: "no-reply", text: "Nobody can answer this message, and we did not find another way to reach you." },
        ],
    }
    |_| SecondWay
}

struct SecondWay;

/// The name of a channel for people.
fn plain(channel: &str) -> &str {
    match channel {
        "email" => "e-mail",
        "text" => "text message",
        "whatsapp" => "WhatsApp",
        other => other,
    }
}

impl Rule for SecondWay {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if matches!(document.kind, Kind::Letter | Kind::DecisionNotice) && document.source.format != Format::Email {
            only_form(document, context, findings);
            return;
        }
        if !matches!(document.kind, Kind::Email | Kind::AutoReply | Kind::PortalMessage | Kind::TextMessage) {
            return;
        }
        let facts = &document.facts;
        // A message that can be answered has its first way; only the unanswerable one must name another.
        let header = facts.emails.iter().find(|fact| fact.place == Place::Header && due::is_no_reply(&fact.normalized));
        let answered =
            facts.emails.iter().any(|fact| fact.place == Place::Header && !due::is_no_reply(&fact.normalized))
                && header.is_none();
        let said = document.blocks.iter().find(|block| crate::facts::says_no_reply(&block.text));
        if header.is_none() && said.is_none() || answered && said.is_none() {
            return;
        }
        let channels = due::channels(std::iter::once(facts));
        // A variable that leads to a portal page (to move a visit, to pay) reaches no person.
        let said_portal =
            facts.alternate_contact.iter().any(|fact| fact.normalized == "portal" && fact.place != Place::Template);
        let reply_only = channels
            .iter()
            .all(|channel| matches!(*channel, "reply" | "booking") || *channel == "portal" && !said_portal);
        // A crisis line or a board is no way to reach the sender; a link to a page with an address may be.
        let leads = document.tree.elements().any(|element| {
            element.name() == "a"
                && element.attr("href").is_some_and(|target| target.to_ascii_lowercase().contains("contact"))
        });
        if reply_only && !leads && facts.phones.iter().all(|fact| fact.owner != Owner::Own) {
            let span =
                said.map_or_else(|| header.map_or(document.spot(), |fact| fact.span), crate::text::block::Block::whole);
            let practice = &context.config.practice;
            let words = match (practice.phones.first(), practice.emails.first()) {
                (Some(phone), _) => format!("Call us at {phone}."),
                (None, Some(email)) => format!("Write to us at {email}."),
                (None, None) => "To reach a person, call (number) or write to (address).".to_owned(),
            };
            findings.push(Finding::new("no-reply", span).words("Say how to reach a person", words));
        } else {
            findings.pass();
        }
    }

    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        if site.alone {
            lone_form(site, findings);
            return;
        }
        for at in due::documents_that_owe(site, Owed::SecondWay) {
            let channels = due::channels(due::with_parts(site, at).map(|document| &document.facts));
            let [only] = channels[..] else {
                findings.passed += u32::from(channels.len() > 1);
                continue;
            };
            let practice = &site.config.practice;
            let words = if only == "phone" {
                practice
                    .emails
                    .first()
                    .map_or_else(|| "E-mail: name@your-domain".to_owned(), |email| format!("E-mail: {email}"))
            } else {
                phone_words(practice)
            };
            findings.push(
                at,
                Finding::new("one", site.spot(at)).arg("channel", plain(only)).words("Add a second way", words),
            );
        }
    }
}

/// A letter that sends its reader to a web form and gives no number and no address.
fn only_form(document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
    let Some(place) = document.said().at(Point::WebForm) else { return };
    let facts = &document.facts;
    let groups = [&facts.phones, &facts.emails, &facts.addresses];
    // Numbers in a printed letterhead and in variables may stand around it.
    let reached = groups
        .iter()
        .any(|group| group.iter().any(|fact| fact.owner != Owner::Recipient && fact.owner != Owner::Crisis));
    if reached || !document.tree.holes().is_empty() {
        findings.pass();
    } else if document.is_complete() {
        findings.push(Finding::new("form", place).words("Add a second way", phone_words(&context.config.practice)));
    }
}

/// A contact page by itself that shows a form and nothing else.
fn lone_form(site: &Site<'_>, findings: &mut SiteFindings) {
    for (at, document) in site.documents.iter().enumerate() {
        let facts = &document.facts;
        let helps = !facts.services.is_empty() || site.config.practice.entity.is_some();
        if document.kind != Kind::Contact || !document.is_page || !document.is_complete || !helps {
            continue;
        }
        let channels = due::channels(std::iter::once(facts));
        let others = facts.phones.iter().chain(&facts.emails).any(|fact| fact.owner != Owner::Crisis);
        if channels == ["form"] && !others {
            let finding = Finding::new("form", site.spot(at));
            findings.push(at, finding.words("Add a second way", phone_words(&site.config.practice)));
        } else {
            findings.passed += 1;
        }
    }
}

fn phone_words(practice: &crate::config::Practice) -> String {
    practice.phones.first().map_or_else(|| "Phone: (area code) number".to_owned(), |phone| format!("Phone: {phone}"))
}
