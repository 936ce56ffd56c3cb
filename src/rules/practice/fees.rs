//! What a session costs.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// The site of a practitioner that says nothing about fees: no amount, no sliding scale, no word on
    /// insurance or free sessions.
    ///
    /// # Why it matters to the reader
    /// People who do not know the price often do not call.
    ///
    /// # How to put it right
    /// Give the price of a session, or say how to learn it. If the service is free, say so.
    ///
    /// # Examples
    /// ```html,bad,kind=home
    /// <title>Home</title><p>I offer therapy for adults. Call me at 303-555-0142.</p>
    /// ```
    /// ```html,good,kind=home
    /// <title>Home</title><p>I offer therapy for adults. A session costs $140.</p>
    /// ```
    /// ```html,good,kind=home
    /// <title>Library</title><p>We lend books.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 8.
    Fees {
        id: "practice/fees",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 8"],
        title: "What a session costs",
        messages: &[
            Message { key: "missing", text: "We did not find what a session costs or how to learn it." },
            Message { key: "add", text: "Say what a session costs" },
        ],
    }
    |_| Fees
}

struct Fees;

fn shown(document: &SiteDocument) -> bool {
    !document.facts.fees.is_empty() || document.kind == Kind::Fees || document.said.has(Point::GoodFaith)
}

impl Rule for Fees {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let words = (
            "A 50-minute session costs (amount). Ask us about lower fees.",
            "Una sesión de 50 minutos cuesta (cantidad). Pregunte por tarifas más bajas.",
        );
        due::tell(site, findings, Owed::Fees, &[Kind::Fees, Kind::Services, Kind::Home], &shown, words);
    }
}
