//! What kind of document this is: its kind decides what is due in it.

use serde::{Deserialize, Serialize};

pub use super::kind_of_document::{find, is_mail};

/// The kinds of documents that clients read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // The names say it.
pub enum Kind {
    Home,
    About,
    Contact,
    Fees,
    Services,
    Telehealth,
    Page,
    Article,
    Email,
    Newsletter,
    Signature,
    TextMessage,
    Voicemail,
    AutoReply,
    PortalMessage,
    Letter,
    DecisionNotice,
    Consent,
    Authorization,
    PrivacyNotice,
    IntakeForm,
    SupportGroup,
    Fragment,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 23] = [
        Self::Home,
        Self::About,
        Self::Contact,
        Self::Fees,
        Self::Services,
        Self::Telehealth,
        Self::Page,
        Self::Article,
        Self::Email,
        Self::Newsletter,
        Self::Signature,
        Self::TextMessage,
        Self::Voicemail,
        Self::AutoReply,
        Self::PortalMessage,
        Self::Letter,
        Self::DecisionNotice,
        Self::Consent,
        Self::Authorization,
        Self::PrivacyNotice,
        Self::IntakeForm,
        Self::SupportGroup,
        Self::Fragment,
    ];

    /// The name used in configuration and in the JSON contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::About => "about",
            Self::Contact => "contact",
            Self::Fees => "fees",
            Self::Services => "services",
            Self::Telehealth => "telehealth",
            Self::Page => "page",
            Self::Article => "article",
            Self::Email => "email",
            Self::Newsletter => "newsletter",
            Self::Signature => "signature",
            Self::TextMessage => "text-message",
            Self::Voicemail => "voicemail",
            Self::AutoReply => "auto-reply",
            Self::PortalMessage => "portal-message",
            Self::Letter => "letter",
            Self::DecisionNotice => "decision-notice",
            Self::Consent => "consent",
            Self::Authorization => "authorization",
            Self::PrivacyNotice => "privacy-notice",
            Self::IntakeForm => "intake-form",
            Self::SupportGroup => "support-group",
            Self::Fragment => "fragment",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it is a web page of a site, for rules that speak of the site.
    #[must_use]
    pub fn is_web_page(self) -> bool {
        matches!(
            self,
            Self::Home
                | Self::About
                | Self::Contact
                | Self::Fees
                | Self::Services
                | Self::Telehealth
                | Self::Page
                | Self::Article
        )
    }

    /// The reading level to aim at, in US school years. Our choice, after what plain-language
    /// guides ask for: grade 8 for most documents, easier where people sign or must act.
    #[must_use]
    pub fn reading_target(self) -> f64 {
        match self {
            Self::Consent
            | Self::Authorization
            | Self::IntakeForm
            | Self::TextMessage
            | Self::Voicemail
            | Self::DecisionNotice => 6.0,
            _ => 8.0,
        }
    }

    /// Whether it is sent to one reader at a time.
    #[must_use]
    pub fn is_message(self) -> bool {
        matches!(
            self,
            Self::Email
                | Self::Newsletter
                | Self::Signature
                | Self::TextMessage
                | Self::AutoReply
                | Self::PortalMessage
                | Self::Letter
                | Self::DecisionNotice
        )
    }
}

/// How the kind of a document is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KindSource {
    /// From its path, front matter, structure and wording.
    Found,
    /// From configuration, front matter's `kind` or the command line.
    Configured,
}
