//! Clients learn what to do in a crisis.

use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::facts::{Confidence, Place, crisis_line};
use crate::laws::counts_still;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Counseling, telehealth and consent documents, and practice sites, that do not say what to do in
    /// a crisis. It looks for crisis numbers by a table and for sentences such as “go to the nearest
    /// emergency room”. It never changes crisis text.
    ///
    /// # Why it matters to the reader
    /// A person in danger may read this page when nobody can answer. Each minute counts.
    ///
    /// # How to put it right
    /// Say in one or two short sentences whom to call. Put them on the contact page and where care
    /// happens at a distance. Check that the numbers work where your clients live.
    ///
    /// # Examples
    /// ```html,bad,kind=telehealth
    /// <title>Telehealth</title><p>I offer online therapy by video. I work with couples in crisis. Give us an emergency contact.</p>
    /// ```
    /// ```md,bad,kind=consent
    /// # Consent to therapy
    ///
    /// We offer therapy. You may stop at any time.
    /// ```
    /// ```html,good,kind=telehealth
    /// <title>Telehealth</title><p>I offer online therapy by video. In an emergency call 911. For a crisis call or text 988.</p>
    /// ```
    /// ```md,good,kind=consent,lang=es
    /// # Consentimiento informado
    ///
    /// Ofrecemos terapia. En una emergencia, llame al 911 o vaya a la sala de emergencias.
    /// ```
    /// ```html,good,kind=contact
    /// <title>Contact</title><p>Our food pantry is open on Mondays.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 9.
    Emergency {
        id: "practice/emergency",
        category: Category::Practice,
        severity: Severity::Warning,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 9"],
        title: "What to do in a crisis",
        messages: &[
            Message { key: "missing", text: "We did not find what to do in a crisis in this document." },
            Message { key: "site", text: "We did not find what to do in a crisis in the pages we read." },
        ],
    }
    |_| Emergency
}

struct Emergency;

/// Where numbers were compared with their sources, words with them: country, language, words.
/// Only rows of `crisis-lines.tsv` that are marked as checked may stand here; a test holds that.
const WORDS: &[(&str, &str, &str)] = &[
    ("US", "en", "If you are in danger, call 911. For a crisis or thoughts of suicide, call or text 988."),
    (
        "US",
        "es",
        "Si está en peligro, llame al 911. En una crisis o si piensa en el suicidio, llame o envíe un texto al 988.",
    ),
    ("CA", "en", "If you are in danger, call 911."),
    ("CA", "es", "Si está en peligro, llame al 911."),
    ("GB", "en", "If you are in danger, call 999."),
    ("GB", "es", "Si está en peligro, llame al 999."),
    ("", "en", "If you are in danger, call (your local emergency number)."),
    ("", "es", "Si está en peligro, llame al (número de emergencias de su zona)."),
];

/// Whether every number in the words was checked within twelve months of a day.
fn is_fresh(words: &str, today: &str) -> bool {
    numbers(words).all(|number| {
        crisis_line(number).and_then(|line| line.checked).is_some_and(|checked| counts_still(checked, today))
    })
}

fn numbers(words: &str) -> impl Iterator<Item = &str> {
    words.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty())
}

/// What to write where clients of this region may be in danger.
pub(super) fn words(region: Option<&str>, spanish: bool, today: Option<&str>) -> &'static str {
    let country = region.map_or("", |region| region.split('-').next().unwrap_or(region));
    let language = if spanish { "es" } else { "en" };
    let of = |country: &str| WORDS.iter().find(|row| row.0 == country && row.1 == language).map(|row| row.2);
    of(country).filter(|words| today.is_none_or(|today| is_fresh(words, today))).or_else(|| of("")).unwrap_or("")
}

const TITLE: &str = "Add whom to call, and check that the numbers work where your clients live";
const OWN: &str = "Use the words of your other pages";

/// What another document of the site says in the same language, if it is a plain sentence.
fn own_words(site: &Site<'_>, at: usize) -> Option<String> {
    let language = &site.documents.get(at)?.language;
    site.documents.iter().filter(|document| document.language == *language).find_map(|document| {
        let fact = document.facts.emergency.iter().find(|fact| fact.place == Place::Text)?;
        let anchor = document.anchors.iter().find(|anchor| anchor.span == fact.span)?;
        let line = anchor.lines.get(anchor.focus)?.trim().trim_start_matches(['-', '*', ' ']);
        let plain = line.len() <= 300 && line.contains(' ') && !line.contains(['<', '>', '[', '{', '|', '\u{2026}']);
        (plain && line.ends_with(['.', '!'])).then(|| line.to_owned())
    })
}

/// Whether a page that stands alone is about counseling: it offers it, or its heading says so.
fn is_about_counseling(document: &SiteDocument) -> bool {
    let topic = document.about.has(Point::MentalHealth);
    let offered = document.facts.services.iter().any(|fact| {
        fact.confidence == Confidence::Sure && matches!(&fact.normalized[..], "therapy" | "telehealth" | "first-person")
    });
    // "Therapy" alone may be for knees; a licence after a name says which.
    let treats =
        || topic || document.said.has(Point::MentalHealth) || document.facts.credentials.iter().any(due::is_licence);
    document.kind.is_web_page()
        && document.kind != Kind::Article
        && document.is_complete
        && !document.about.has(Point::OtherCounseling)
        && (offered && treats() || topic && document.said.has(Point::Act))
}

/// Whether a document that is signed or used by itself speaks of treatment.
fn is_of_treatment(document: &SiteDocument) -> bool {
    document.facts.services.iter().any(|fact| fact.normalized != "social-work")
        || matches!(document.kind, Kind::Telehealth | Kind::Consent)
            && document.facts.credentials.iter().any(due::is_licence)
        // "Maëlle Tréhorel, psychologue", under a form about sessions.
        || document.kind == Kind::Consent
            && document.facts.credentials.iter().any(due::is_own)
            && document.said.has(Point::MentalHealth)
}

impl Rule for Emergency {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let missing = |at: usize, key: &'static str| {
            let mut finding = Finding::new(key, site.spot(at));
            if let Some(own) = own_words(site, at) {
                finding = finding.words(OWN, own);
            }
            let region = site.documents[at].region.as_deref().or(due::region(site));
            finding.words(TITLE, words(region, due::is_spanish(site, at), site.config.today.as_deref()))
        };
        let mut told = false;
        for (at, document) in site.documents.iter().enumerate() {
            let itself = due::owes_itself(document.kind, Owed::Emergency) && is_of_treatment(document);
            // Pages carry the parts of their site; a form that is signed goes home alone.
            let seen = |document: &SiteDocument| !document.facts.emergency.is_empty();
            let shown =
                if document.kind == Kind::Consent { seen(document) } else { due::with_parts(site, at).any(seen) };
            let unknown = !document.is_complete && document.kind != Kind::Consent && site.alone;
            if unknown || !(itself || site.alone && is_about_counseling(document)) {
                continue;
            }
            if shown {
                findings.passed += 1;
            } else {
                told = true;
                findings.push(at, missing(at, "missing"));
            }
        }
        if told || !due::site_owes(site, Owed::Emergency) {
            return;
        }
        if site.any(|facts| !facts.emergency.is_empty()) {
            findings.passed += 1;
        } else if let Some(place) = due::place(site, &[Kind::Contact, Kind::Home]) {
            findings.push(place, missing(place, "site"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_checked_numbers_are_suggested() {
        for (country, _, words) in WORDS {
            assert!(is_fresh(words, "2026-11-24"), "{country}: {words}");
        }
    }

    #[test]
    fn a_number_that_was_not_checked_for_a_year_is_not_suggested() {
        assert!(words(Some("US-CO"), false, Some("2026-11-24")).contains("988"));
        assert!(!words(Some("US-CO"), false, Some("2028-01-01")).contains("988"));
        assert!(words(Some("US-CO"), false, Some("2028-01-01")).contains("local emergency number"));
        // Whoever gives no day gets the rows as they are.
        assert!(words(Some("US-CO"), false, None).contains("988"));
    }
}
