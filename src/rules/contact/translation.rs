//! A page says the same in all its languages.

mod pair;

use std::collections::BTreeSet;

use crate::config::{OptionDefault, OptionSpec, Options};
use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::facts::{Fact, Owner, Place};
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::site::{Site, SiteDocument};
use crate::span::Span;
use crate::twin::{Twin, What};

rule! {
    /// # What it finds
    /// Pages in two languages that do not tell the same. One gives a telephone number, an e-mail or
    /// postal address, opening hours, a date, a price or a section. We did not find it in the other.
    ///
    /// How do we know that pages belong together? Their paths differ in the language alone
    /// (`fees.html` and `es/fees.html`). Or `hreflang` links lead from one to the other. Or front
    /// matter gives both one `translationKey`. Or the option `pairs` names them. If we are not sure,
    /// we say nothing. We do not compare a short summary, or pages about two places.
    ///
    /// # Why it matters to the reader
    /// People who read the second language should not get less. Someone may come on a day you are closed,
    /// or not learn how to reach you.
    ///
    /// # How to put it right
    /// Add what is missing. If both pages give something, check which one is out of date. A line of its own
    /// for each language is fine: then say so on both pages.
    ///
    /// # Examples
    /// ```html,bad,path=contact.html
    /// <html lang="en"><title>Contact</title><h1>Contact us</h1><p>Please call us at 303-555-0142 on weekdays. We would like to hear from you.</p></html>
    /// <!-- file: es/contact.html -->
    /// <html lang="es"><title>Contacto</title><h1>Contacto</h1><p>Escríbanos cuando quiera. Nos gusta saber de usted y de su familia.</p></html>
    /// ```
    /// ```html,good,path=contact.html
    /// <html lang="en"><title>Contact</title><h1>Contact us</h1><p>Please call us at (303) 555-0142. We are open Monday to Friday, 9 a.m. to 5 p.m.</p></html>
    /// <!-- file: es/contact.html -->
    /// <html lang="es"><title>Contacto</title><h1>Contacto</h1><p>Llámenos al 303.555.0142. Abrimos de lunes a viernes de 9 a 17 h.</p></html>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2.
    Translation {
        id: "contact/translation",
        category: Category::Contact,
        severity: Severity::Warning,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 2"],
        options: &[OptionSpec { name: "pairs", default: OptionDefault::List, help: "Pages that belong together, such as \"about.html = es/acerca.html\"." }],
        title: "A page says the same in all its languages",
        messages: &[
            Message { key: "phone", text: "{page} gives the telephone number {value}. We did not find it here." },
            Message { key: "email", text: "{page} gives the e-mail address {value}. We did not find it here." },
            Message { key: "address", text: "{page} gives the address {value}. We did not find it here." },
            Message { key: "hours", text: "{page} gives the hours “{value}”. We did not find them here." },
            Message { key: "date", text: "{page} gives the date {value}. We did not find it here." },
            Message { key: "amount", text: "{page} gives the amount {value}. We did not find it here." },
            Message { key: "section", text: "{page} has {there} sections, and this page has {here}. Something may be missing here." },
            Message { key: "differ", text: "This page says “{value}”, and {page} says “{other}”. One of them may be out of date." },
            Message { key: "add", text: "Add this to the page" },
            Message { key: "compare", text: "Its sections are" },
        ],
    }
    |options: &Options| Translation { pairs: options.list("pairs").to_vec() }
}

struct Translation {
    pairs: Vec<String>,
}

/// A page with far fewer words than this share of the other's is a summary, in percent.
const SUMMARY: u32 = 45;
/// Pages with fewer words are too short to tell a summary from a page, in words.
const SHORT: u32 = 80;

/// The things compared, with the key of the message that says one is missing.
const GROUPS: [&str; 6] = ["phone", "email", "address", "hours", "date", "amount"];

/// A thing a page says: what it is known by, and how it is written.
#[derive(Clone, PartialEq)]
struct Saying {
    known_by: Vec<String>,
    shown: String,
}

impl Rule for Translation {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        if site.alone {
            return;
        }
        for (original, translation) in pair::pairs(site, &self.pairs) {
            compare(site, original, translation, findings);
        }
    }
}

fn compare(site: &Site<'_>, one: usize, other: usize, findings: &mut SiteFindings) {
    let (first, second) = (&site.documents[one], &site.documents[other]);
    let (Some(first_twin), Some(second_twin)) = (&first.twin, &second.twin) else { return };
    let (less, more) = (first_twin.words.min(second_twin.words), first_twin.words.max(second_twin.words));
    if more >= SHORT && less * 100 < more * SUMMARY {
        return;
    }
    let sides: Vec<[Vec<Saying>; 2]> = GROUPS.iter().map(|group| [said(first, group), said(second, group)]).collect();
    let has_all = |side: &[Saying], saying: &Saying| {
        saying.known_by.iter().all(|part| side.iter().any(|own| own.known_by.contains(part)))
    };
    // Pages about two places share nothing of what both give.
    let (mut shared, mut apart) = (0, 0);
    for [a, b] in sides.iter().filter(|[a, b]| !a.is_empty() && !b.is_empty()) {
        if a.iter().any(|saying| has_all(b, saying)) { shared += 1 } else { apart += 1 }
    }
    if apart > shared {
        return;
    }
    for (group, [a, b]) in GROUPS.iter().zip(&sides) {
        if cannot_tell(first, group) || cannot_tell(second, group) {
            continue;
        }
        let missing = |from: &[Saying], of: &[Saying]| -> Vec<Saying> {
            from.iter().filter(|saying| !has_all(of, saying) && !is_everywhere(site, group, saying)).cloned().collect()
        };
        let (mut here, mut there) = (missing(b, a), missing(a, b));
        if here.is_empty() && there.is_empty() {
            findings.passed += 1;
        }
        let both = here.len().min(there.len());
        for (own, theirs) in here.drain(..both).zip(there.drain(..both)) {
            let finding = Finding::new("differ", second.spot)
                .arg("value", own.shown)
                .arg("page", &first.path[..])
                .arg("other", theirs.shown)
                .review();
            findings.push(other, finding);
        }
        for (missing, index, richer) in [(there, other, first), (here, one, second)] {
            for saying in missing {
                findings.push(index, missing_here(group, richer, site.documents[index].spot, &saying));
            }
        }
    }
    // Which crisis line is given may differ from language to language, but not that one is.
    for (from, at, index) in [(first, second, other), (second, first, one)] {
        let number = from
            .facts
            .emergency
            .iter()
            .find(|fact| is_told(fact) && fact.normalized.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(fact) = number.filter(|_| at.facts.emergency.is_empty()) {
            let saying = Saying { known_by: vec![fact.normalized.clone()], shown: fact.value.clone() };
            findings.push(index, missing_here("phone", from, site.documents[index].spot, &saying));
        }
    }
    sections(site, [(one, first_twin), (other, second_twin)], findings);
}

fn missing_here(group: &'static str, richer: &SiteDocument, spot: Span, saying: &Saying) -> Finding {
    Finding::new(group, spot)
        .arg("page", &richer.path[..])
        .arg("value", &saying.shown[..])
        .words("add", &saying.shown[..])
}

/// Whether one page has sections more than the other, where all others stand in the same order.
fn sections(site: &Site<'_>, sides: [(usize, &Twin); 2], findings: &mut SiteFindings) {
    let [poorer, richer] =
        if sides[0].1.headings.len() < sides[1].1.headings.len() { sides } else { [sides[1], sides[0]] };
    let (few, many) = (&poorer.1.headings, &richer.1.headings);
    if few.is_empty() || few.len() == many.len() {
        return;
    }
    let mut rest = many.iter();
    let in_order = few.iter().all(|(level, _)| rest.any(|(other, _)| other == level));
    if !in_order {
        return;
    }
    let names: Vec<&str> = many.iter().map(|(_, text)| &text[..]).collect();
    let finding = Finding::new("section", site.documents[poorer.0].spot)
        .arg("page", &site.documents[richer.0].path[..])
        .arg("here", few.len())
        .arg("there", many.len())
        .words("compare", names.join("; "))
        .review();
    findings.push(poorer.0, finding);
}

/// What a page says of a group, each thing once.
fn said(document: &SiteDocument, group: &str) -> Vec<Saying> {
    let mut found: Vec<Saying> = Vec::new();
    let mut add = |known_by: Vec<String>, shown: &str| {
        if !known_by.is_empty() && !found.iter().any(|saying| saying.known_by == known_by) {
            found.push(Saying { known_by, shown: shown.to_owned() });
        }
    };
    if let Some(facts) = facts(document, group) {
        for fact in facts.iter().filter(|fact| is_told(fact) && fact.owner != Owner::Crisis && !is_crisis(fact)) {
            add(known_by(group, fact), &fact.value);
        }
    } else if let Some(twin) = &document.twin {
        let what = match group {
            "hours" => What::Hours,
            "date" => What::Date,
            _ => What::Amount,
        };
        for detail in twin.details.iter().filter(|detail| detail.what == what) {
            add(detail.parts.iter().map(ToString::to_string).collect(), &detail.shown);
        }
    }
    found
}

fn facts<'d>(document: &'d SiteDocument, group: &str) -> Option<&'d [Fact]> {
    match group {
        "phone" => Some(&document.facts.phones),
        "email" => Some(&document.facts.emails),
        "address" => Some(&document.facts.addresses),
        _ => None,
    }
}

/// Whether a reader of the page gets a fact: not what a template or a search engine reads.
fn is_told(fact: &Fact) -> bool {
    fact.owner != Owner::Recipient && matches!(fact.place, Place::Text | Place::Href | Place::Alt)
}

/// What a fact is known by in every way of writing: the digits of a number, the numbers of an address.
fn known_by(group: &str, fact: &Fact) -> Vec<String> {
    match group {
        "phone" => {
            let digits: String = fact.normalized.chars().filter(char::is_ascii_digit).collect();
            let short = if digits.len() == 11 { digits.strip_prefix('1').unwrap_or(&digits) } else { &digits };
            vec![short.to_owned()]
        }
        "email" => vec![fact.normalized.clone()],
        _ => {
            let numbers: BTreeSet<String> = fact
                .value
                .split(|c: char| !c.is_ascii_digit())
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect();
            numbers.into_iter().collect()
        }
    }
}

fn is_crisis(fact: &Fact) -> bool {
    crate::facts::crisis_line(&fact.normalized).is_some()
}

/// Whether a template may give the page such a fact.
fn cannot_tell(document: &SiteDocument, group: &str) -> bool {
    facts(document, group)
        .is_some_and(|facts| facts.iter().any(|fact| fact.place == Place::Template && fact.owner != Owner::Recipient))
}

/// Whether a part that stands on every page says it: a head or a foot.
fn is_everywhere(site: &Site<'_>, group: &str, saying: &Saying) -> bool {
    site.documents.iter().filter(|document| document.kind == Kind::Fragment).any(|document| {
        said(document, group).iter().any(|own| saying.known_by.iter().all(|part| own.known_by.contains(part)))
    })
}
