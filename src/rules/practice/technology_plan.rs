//! What happens when a call breaks off.

use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Telehealth pages, and consent forms for sessions online, that do not say what to do when the
    /// connection fails.
    ///
    /// # Why it matters to the reader
    /// When the picture freezes in a hard moment, a client must know what comes next.
    ///
    /// # How to put it right
    /// Say who calls whom, and at which number.
    ///
    /// # Examples
    /// ```html,bad,kind=telehealth
    /// <title>Online therapy</title><p>I offer online therapy by video.</p>
    /// ```
    /// ```md,bad,kind=consent
    /// # Consent to telehealth
    ///
    /// I offer therapy by video. You may stop at any time.
    /// ```
    /// ```html,good,kind=telehealth
    /// <title>Online therapy</title><p>I offer online therapy by video. If we are cut off, I will call you.</p>
    /// ```
    /// ```html,good,kind=telehealth
    /// <title>Council</title><p>The city council meets by video.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 6 and 9.
    TechnologyPlan {
        id: "practice/technology-plan",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 6", "NASW-ASWB 2005 Standard 9"],
        title: "What happens when a call breaks off",
        messages: &[
            Message { key: "missing", text: "We did not find what happens when the connection fails." },
            Message { key: "add", text: "Say it in words such as these" },
        ],
    }
    |_| TechnologyPlan
}

struct TechnologyPlan;

fn shown(document: &SiteDocument) -> bool {
    document.said.has(Point::TechPlan)
}

impl Rule for TechnologyPlan {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let words = (
            "If we are cut off, we will call you at the number you gave us.",
            "Si se corta la llamada, le llamamos al número que nos dio.",
        );
        for (at, document) in site.documents.iter().enumerate() {
            // A form goes home alone: what happens must stand in it.
            let asks = document.kind == Kind::Consent
                && document.is_complete
                && document.about.has(Point::Online)
                && !document.facts.services.is_empty();
            if asks && shown(document) {
                findings.passed += 1;
            } else if asks {
                let words = if due::is_spanish(site, at) { words.1 } else { words.0 };
                let finding = Finding::new("missing", site.spot(at)).severity(Severity::Warning);
                findings.push(at, finding.words("add", words));
            }
        }
        due::tell(site, findings, Owed::TechPlan, &[Kind::Telehealth], &shown, words);
    }
}
