//! Help in another language or format.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Sites with no word on interpreters, other languages or large print. It asks agencies, schools, and
    /// others who serve the public.
    ///
    /// # Why it matters to the reader
    /// People who need an interpreter or large print do not know that they can ask.
    ///
    /// # How to put it right
    /// Say in the languages of your area how to ask for an interpreter or another format.
    ///
    /// # Examples
    /// ```html,bad,kind=home,entity=agency
    /// <title>Harbor Agency</title><p>We help with rent. Call 303-555-0142.</p>
    /// ```
    /// ```html,good,kind=home,entity=agency
    /// <title>Harbor Agency</title><p>We help with rent. Free interpreters are available.</p>
    /// ```
    /// ```html,good,kind=home
    /// <title>Club</title><p>We play chess.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standards 2 and 3.
    LanguageAccess {
        id: "practice/language-access",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 2", "NASW-ASWB 2005 Standard 3"],
        title: "Help in another language or format",
        messages: &[
            Message { key: "missing", text: "We did not find how to get help in another language or format." },
            Message { key: "add", text: "Say it in words such as these" },
        ],
    }
    |_| LanguageAccess
}

struct LanguageAccess;

fn shown(document: &SiteDocument) -> bool {
    !document.facts.language_access.is_empty() || document.said.has(Point::Accommodation)
}

impl Rule for LanguageAccess {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let words = (
            "Do you need an interpreter, large print or another language? Ask us. It is free.",
            "¿Necesita un intérprete, letra grande u otro idioma? Pídalo. Es gratis.",
        );
        due::tell(site, findings, Owed::LanguageAccess, &[Kind::Home, Kind::Contact], &shown, words);
    }
}
