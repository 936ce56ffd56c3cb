//! Clients learn what to do in a crisis.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Writer};
use crate::site::Site;
use crate::span::Span;

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
        needs: &[Need::Document, Need::Site],
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

/// Words to add: numbers only where the region is known and its numbers were checked.
fn words(region: Option<&str>, spanish: bool) -> String {
    let country = region.map(|region| region.split('-').next().unwrap_or(region));
    match (country, spanish) {
        (Some("US"), false) => "If you are in danger, call 911. For a crisis or thoughts of suicide, call or text 988.",
        (Some("US"), true) => {
            "Si está en peligro, llame al 911. En una crisis o si piensa en el suicidio, llame o envíe un texto al 988."
        }
        (Some("CA"), false) => "If you are in danger, call 911.",
        (Some("GB"), false) => "If you are in danger, call 999.",
        (_, false) => "If you are in danger, call (your local emergency number).",
        (_, true) => "Si está en peligro, llame al (número de emergencias de su zona).",
    }
    .to_owned()
}

const TITLE: &str = "Add whom to call, and check that the numbers work where your clients live";

/// Documents that must say it themselves: a consent is signed alone, a call may drop in a crisis.
fn says_it_itself(kind: Kind) -> bool {
    matches!(kind, Kind::Consent | Kind::Telehealth | Kind::SupportGroup)
}

impl Rule for Emergency {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !says_it_itself(document.kind) {
            return;
        }
        let facts = &document.facts;
        // A page of a generator gets its footer from a layout that is not seen here.
        let framed = document.front_matter.as_ref().is_some_and(|front| front.get("layout").is_some());
        let clinical = facts.services.iter().any(|fact| fact.normalized != "social-work")
            || document.kind == Kind::Telehealth && due::document_is_practice(document, context.config);
        if !clinical || framed && document.kind != Kind::Consent {
            return;
        }
        if facts.emergency.is_empty() {
            let spanish = document.language.as_str() == "es";
            let region = document.region.as_deref().or(context.config.region.as_deref());
            findings.push(Finding::new("missing", Span::at(0)).words(TITLE, words(region, spanish)));
        } else {
            findings.pass();
        }
    }

    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        if due::writer(site) == Writer::Unknown || !due::is_clinical(site) {
            return;
        }
        if site.any(|facts| !facts.emergency.is_empty()) {
            findings.passed += 1;
            return;
        }
        // Told once: those documents have a finding of their own.
        if site.documents.iter().any(|document| says_it_itself(document.kind)) {
            return;
        }
        let Some(place) = due::place(site, &[Kind::Contact, Kind::Home]) else { return };
        let spanish = site.documents.get(place).is_some_and(|document| document.language == "es");
        findings.push(place, Finding::new("site", Span::at(0)).words(TITLE, words(due::region(site), spanish)));
    }
}
