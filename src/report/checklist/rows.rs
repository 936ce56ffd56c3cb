//! The rows of the checklist: what the standards, the laws of a place and the kinds of documents ask for.

use crate::facts::kind::Kind;
use crate::facts::{Fact, Facts};
use crate::said::Point;

/// Where a fact of a row stands among the facts of a document.
pub(super) type Group = fn(&Facts) -> &[Fact];

/// How a row is decided.
#[derive(Clone, Copy)]
pub(super) enum By {
    /// Facts show it, first looked for in documents of these kinds.
    Fact(Group, &'static [Kind]),
    /// Amounts on a page of prices, else facts as above.
    Prices(Group, &'static [Kind]),
    /// A telephone number and a way to write, or one of these facts.
    TwoWays(Group),
    /// The words say it.
    Said(Point),
    /// A document of this kind.
    Document(Kind),
    /// Only rules find what stands against it.
    Rules,
    /// Nothing in a text decides it.
    Person,
}

/// A row: its standard, its key in the messages, how it is decided and the rules that find it missing.
pub(super) struct Row {
    pub(super) standard: u8,
    pub(super) key: &'static str,
    pub(super) by: By,
    pub(super) rules: &'static [&'static str],
}

const fn row(standard: u8, key: &'static str, by: By, rules: &'static [&'static str]) -> Row {
    Row { standard, key, by, rules }
}

const FRONT: &[Kind] = &[Kind::Contact, Kind::Home, Kind::About];
const ABOUT: &[Kind] = &[Kind::About, Kind::Home, Kind::Contact];

/// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, by standard.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row(1, "check-complaint", By::Said(Point::Complaint), &["practice/complaint"]),
    row(1, "check-promises", By::Rules, &["trust/guarantee", "trust/comparison", "trust/review-request"]),
    row(1, "check-ethics", By::Person, &[]),
    row(2, "check-reading", By::Rules, &["reading/level"]),
    row(2, "check-language", By::Fact(|facts| &facts.language_access, FRONT), &["practice/language-access"]),
    row(2, "check-access", By::Person, &[]),
    row(3, "check-culture", By::Person, &[]),
    row(4, "check-skills", By::Person, &[]),
    row(5, "check-licence-place", By::Fact(|facts| &facts.licence_jurisdictions, ABOUT), &["identity/licence-place"]),
    row(5, "check-served-place", By::Said(Point::ServedPlace), &["practice/served-place"]),
    row(6, "check-name", By::Fact(|facts| &facts.names, ABOUT), &["identity/full-name", "identity/sender"]),
    row(6, "check-credential", By::Fact(|facts| &facts.credentials, ABOUT), &["identity/credential"]),
    row(6, "check-licence-number", By::Fact(|facts| &facts.licence_numbers, ABOUT), &["identity/licence-number"]),
    row(6, "check-board", By::Fact(|facts| &facts.board_links, ABOUT), &["identity/board-link"]),
    row(6, "check-address", By::Fact(|facts| &facts.addresses, FRONT), &["contact/address"]),
    row(6, "check-phone", By::Fact(|facts| &facts.phones, FRONT), &["contact/phone"]),
    row(6, "check-email", By::Fact(|facts| &facts.emails, FRONT), &["contact/email"]),
    row(6, "check-second-way", By::TwoWays(|facts| &facts.alternate_contact), &["contact/second-way", "contact/channel"]),
    row(6, "check-profile", By::Rules, &["identity/profile", "contact/profile", "contact/phone-link-mismatch"]),
    row(7, "check-privacy", By::Fact(|facts| &facts.privacy_notice, FRONT), &["privacy/notice"]),
    row(7, "check-consent", By::Document(Kind::Consent), &[]),
    row(7, "check-risk", By::Said(Point::EmailRisk), &["privacy/message-risk"]),
    row(7, "check-forms", By::Rules, &["privacy/insecure-form", "privacy/mailto-form", "privacy/health-form", "privacy/tracker", "privacy/mail-subject"]),
    row(7, "check-security", By::Person, &[]),
    row(8, "check-fees", By::Prices(|facts| &facts.fees, &[Kind::Fees, Kind::Services, Kind::Home]), &["practice/fees"]),
    row(8, "check-reply", By::Fact(|facts| &facts.response_time, FRONT), &["contact/reply-time"]),
    row(9, "check-crisis", By::Fact(|facts| &facts.emergency, FRONT), &["practice/emergency"]),
    row(9, "check-crisis-number", By::Rules, &["practice/crisis-number"]),
    row(9, "check-unmonitored", By::Said(Point::Unmonitored), &["practice/unmonitored"]),
    row(9, "check-technology", By::Said(Point::TechPlan), &["practice/technology-plan"]),
    row(9, "check-supervision", By::Rules, &["identity/supervision"]),
    row(9, "check-sources", By::Rules, &["trust/article-source", "trust/sponsor"]),
    row(10, "check-teaching", By::Person, &[]),
];

/// How what a law asks for shows, by the law's key. Others are for a person to judge.
pub(super) fn of_law(key: &str) -> By {
    match key {
        "notice-posted" => By::Fact(|facts| &facts.privacy_notice, FRONT),
        "good-faith" => By::Said(Point::GoodFaith),
        "complaint-notice" => By::Said(Point::Complaint),
        "language-help" => By::Fact(|facts| &facts.language_access, FRONT),
        "notice-parts" => By::Rules,
        _ => By::Person,
    }
}

/// What each document of a kind owes itself: the rules that look for it.
#[rustfmt::skip]
pub(super) const KINDS: &[(Kind, &[&str])] = &[
    (Kind::Contact, &["contact/second-way", "practice/emergency", "practice/unmonitored", "contact/reply-time"]),
    (Kind::Telehealth, &["practice/emergency", "practice/technology-plan", "practice/served-place"]),
    (Kind::Consent, &["practice/consent", "practice/emergency", "practice/technology-plan"]),
    (Kind::Authorization, &["practice/authorization"]),
    (Kind::PrivacyNotice, &["privacy/notice-parts"]),
    (Kind::IntakeForm, &["practice/intake-form", "privacy/insecure-form", "privacy/health-form"]),
    (Kind::SupportGroup, &["practice/emergency"]),
    (Kind::DecisionNotice, &["practice/decision-notice", "identity/sender", "contact/channel"]),
    (Kind::Letter, &["identity/sender", "contact/channel", "contact/second-way", "practice/decision-notice"]),
    (Kind::Email, &["identity/sender", "contact/second-way", "privacy/mail-subject"]),
    (Kind::Newsletter, &["practice/unsubscribe"]),
    (Kind::TextMessage, &["practice/short-message"]),
    (Kind::Voicemail, &["practice/short-message"]),
    (Kind::AutoReply, &["practice/short-message", "contact/second-way"]),
    (Kind::PortalMessage, &["practice/short-message"]),
    (Kind::Article, &["trust/article-source", "trust/sponsor"]),
];
