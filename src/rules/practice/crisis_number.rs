//! Crisis numbers that people can use.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::facts::{Owner, Place, crisis_line};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};

rule! {
    /// # What it finds
    /// Crisis numbers that were replaced, that belong to another country, that stand only in a picture, or
    /// that take only calls. It never changes crisis text. In an article it is silent.
    ///
    /// # Why it matters to the reader
    /// In a crisis nobody should have to try twice. Some people cannot speak aloud, or cannot hear.
    ///
    /// # How to put it right
    /// Give the number that holds today where your clients live, as text, and one that takes text messages.
    /// Call it once to check.
    ///
    /// # Examples
    /// ```html,bad,kind=contact
    /// <p>In a crisis call 1-800-273-8255.</p>
    /// ```
    /// ```html,bad,kind=contact,region=GB
    /// <p>In an emergency call 911.</p>
    /// ```
    /// ```html,good,kind=contact,region=US-CO
    /// <p>In an emergency call 911. In a crisis call or text 988.</p>
    /// ```
    /// ```html,good,kind=article
    /// <p>Until 2022 people in a crisis called 1-800-273-8255.</p>
    /// ```
    /// ```html,good,kind=contact,region=GB
    /// <p>In an emergency call 999.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 9.
    CrisisNumber {
        id: "practice/crisis-number",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 9"],
        title: "Crisis numbers that people can use",
        messages: &[
            Message { key: "outdated", text: "{number} still leads to help, but a shorter number has replaced it. Please check what to show." },
            Message { key: "replaced", text: "A shorter number has replaced {number}. We do not know if it still leads to help. Please check what to show." },
            Message { key: "country", text: "{number} does not belong to the country of this document ({country}). Please check the number." },
            Message { key: "image", text: "We found crisis numbers only in a picture. People cannot tap or hear them there." },
            Message { key: "voice", text: "We found crisis numbers for calls only. Some people need one for text messages." },
        ],
    }
    |_| CrisisNumber
}

struct CrisisNumber;

/// Numbers that reach emergency services or the national crisis line, and where they do.
const HOME: &[(&str, &[&str])] = &[
    ("911", &["US", "CA", "MX", "PR"]),
    ("988", &["US", "CA", "PR"]),
    ("999", &["GB", "IE"]),
    ("000", &["AU"]),
    ("111", &["NZ", "GB"]),
    ("116123", &["GB", "IE", "DE"]),
];

impl Rule for CrisisNumber {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        let facts = &document.facts.emergency;
        let numbers = || facts.iter().filter(|fact| fact.normalized.bytes().all(|byte| byte.is_ascii_digit()));
        if facts.is_empty() || document.kind == Kind::Article || numbers().next().is_none() {
            return;
        }
        let current = numbers().any(|fact| fact.normalized == "988");
        let old = numbers().find(|fact| crisis_line(&fact.normalized).is_some_and(|line| line.kind == "outdated"));
        if let Some(fact) = old.filter(|_| !current) {
            // What nobody checked is not promised to lead anywhere.
            let leads = crisis_line(&fact.normalized).is_some_and(|line| line.checked.is_some());
            let key = if leads { "outdated" } else { "replaced" };
            findings.push(Finding::new(key, fact.span).arg("number", &fact.value[..]));
            return;
        }
        let region = document.region.as_deref().or(context.settings.region.as_deref());
        let country = region.map(|region| region.split('-').next().unwrap_or(region));
        let home = |number: &str| HOME.iter().find(|row| row.0 == number).map(|row| row.1);
        if let Some(country) = country
            && numbers().all(|fact| home(&fact.normalized).is_some_and(|countries| !countries.contains(&country)))
            && let Some(fact) = numbers().next()
        {
            let finding = Finding::new("country", fact.span).severity(Severity::Warning);
            findings.push(finding.arg("number", &fact.value[..]).arg("country", country));
            return;
        }
        if facts.iter().all(|fact| fact.place == Place::Alt) {
            findings.push(Finding::new("image", facts[0].span));
            return;
        }
        // A number of ten digits takes calls; short codes and text lines take text.
        let voice = |digits: &str| digits.len() >= 7 && crisis_line(digits).is_some_and(|line| line.kind != "text");
        if document.kind != Kind::Fragment
            && facts.iter().all(|fact| fact.owner == Owner::Crisis && voice(&fact.normalized))
        {
            findings.push(Finding::new("voice", facts[0].span));
            return;
        }
        findings.pass();
    }
}
