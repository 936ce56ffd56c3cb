//! Nobody follows clients.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;

rule! {
    /// # What it finds
    /// Scripts and pictures of companies that follow people from site to site, on pages and in messages of
    /// a practice. Also pictures of one dot that tell when a message was opened. On forms that people fill
    /// in it weighs more.
    ///
    /// # Why it matters to the reader
    /// That somebody looked for help is private. Such scripts tell others.
    ///
    /// # How to put it right
    /// Take the script out, or use one that keeps nothing about people. In the mail program, switch off the
    /// notice of opening.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>I offer therapy for adults.</p><script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
    /// ```
    /// ```html,good
    /// <p>I offer therapy for adults.</p><script src="/menu.js"></script>
    /// ```
    /// ```html,good
    /// <p>Garden club</p><script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 7.
    Tracker {
        id: "privacy/tracker",
        category: Category::Privacy,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 7"],
        title: "Nobody follows clients",
        messages: &[
            Message { key: "script", text: "This page tells {host} who looks at it. Please see if it is needed." },
            Message { key: "pixel", text: "This picture of one dot tells when and where the message was opened." },
        ],
    }
    |_| Tracker
}

struct Tracker;

/// Hosts that follow visitors from site to site.
const HOSTS: &[&str] = &[
    "googletagmanager.com",
    "google-analytics.com",
    "connect.facebook.net",
    "facebook.com/tr",
    "static.hotjar.com",
    "analytics.tiktok.com",
    "clarity.ms",
    "doubleclick.net",
    "snap.licdn.com",
    "px.ads.linkedin.com",
    "sc-static.net",
    "bat.bing.com",
    "ct.pinterest.com",
    "static.ads-twitter.com",
];

impl Rule for Tracker {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if document.kind == Kind::Article || !due::document_is_practice(document, context.config) {
            return;
        }
        // Where people give their answers, the visit itself tells about them.
        let open =
            matches!(document.kind, Kind::IntakeForm | Kind::PortalMessage | Kind::Consent | Kind::Authorization);
        let level = if open { Severity::Warning } else { Severity::Note };
        let mut told: Vec<&str> = Vec::new();
        for element in document.tree.elements().filter(|element| matches!(element.name(), "script" | "img" | "iframe"))
        {
            let Some(source) = element.attr("src") else { continue };
            if let Some(host) = HOSTS.iter().find(|host| source.contains(*host)) {
                if !told.contains(host) {
                    told.push(host);
                    let span = element.attr_or_tag("src");
                    findings
                        .push(Finding::new("script", span).severity(level).arg("host", *host).node(element.index()));
                }
            } else if element.name() == "img"
                && document.is_mail
                && ["width", "height"]
                    .iter()
                    .all(|side| element.attr(side).is_some_and(|size| matches!(size.trim(), "0" | "1")))
                && !told.contains(&"pixel")
            {
                told.push("pixel");
                findings.push(Finding::new("pixel", element.attr_or_tag("src")).node(element.index()));
            }
        }
        if told.is_empty() {
            findings.pass();
        }
    }
}
