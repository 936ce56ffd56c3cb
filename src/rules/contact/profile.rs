//! Contact details agree with the profile.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::facts::{Fact, Owner, Place};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;

rule! {
    /// # What it finds
    /// A phone number, an e-mail address or a postal address of the practice that is not the one in
    /// `[practice]` of the configuration. Numbers of others, such as a board or a fax, are not compared. It
    /// is silent on lists of staff, and where the right one stands too.
    ///
    /// # Why it matters to the reader
    /// An old number in a template leads clients to nobody.
    ///
    /// # How to put it right
    /// See which of the two is right. Mend the document, or add the second one to the profile.
    ///
    /// # Examples
    /// ```html,bad,kind=contact,phone=(719) 555-0142
    /// <p>Call us at (719) 555-0187.</p>
    /// ```
    /// ```html,good,kind=contact,phone=(719) 555-0142
    /// <p>Call us at 719-555-0142.</p>
    /// ```
    /// ```html,good,kind=contact
    /// <p>Call us at (719) 555-0187.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    Profile {
        id: "contact/profile",
        category: Category::Contact,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "Contact details agree with the profile",
        messages: &[
            Message { key: "phone", text: "We found {found}. The profile has {profile}. Please check which is right." },
            Message { key: "email", text: "We found {found}. The profile has {profile}. Please check which is right." },
            Message { key: "address", text: "We found the address {found}. The profile has {profile}. Please check which is right." },
            Message { key: "replace", text: "What the profile has" },
        ],
    }
    |_| Profile
}

struct Profile;

/// More of their own numbers than a practice has: a staff list, which a profile need not repeat.
const MANY: usize = 2;

/// The comparable form of a telephone number: its digits without the North American 1.
fn digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 11 && digits.starts_with('1') { digits[1..].to_owned() } else { digits }
}

fn phone(number: &str) -> String {
    crate::facts::phone_numbers(number).first().map_or_else(|| digits(number), |number| digits(number))
}

/// Street number and postal code: two addresses with the same are the same place.
fn place_of(address: &str) -> Vec<String> {
    let mut numbers: Vec<String> = address
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
        .map(str::to_uppercase)
        .collect();
    numbers.sort();
    numbers.dedup();
    numbers
}

/// The stated facts that are not the profile's, if the document shows none of the profile's.
fn strangers<'f>(
    stated: impl Iterator<Item = &'f Fact>,
    profile: &[String],
    same: impl Fn(&Fact, &str) -> bool,
) -> Vec<&'f Fact> {
    let stated: Vec<&Fact> = stated.collect();
    let mut values: Vec<&str> = stated.iter().map(|fact| &fact.normalized[..]).collect();
    values.sort_unstable();
    values.dedup();
    let known = |fact: &&Fact| profile.iter().any(|own| same(fact, own));
    if profile.is_empty() || values.len() > MANY || stated.iter().any(known) {
        return Vec::new();
    }
    let mut seen: Vec<&str> = Vec::new();
    stated
        .into_iter()
        .filter(|fact| {
            !seen.contains(&&fact.normalized[..]) && {
                seen.push(&fact.normalized);
                true
            }
        })
        .collect()
}

impl Rule for Profile {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        let practice = &context.config.practice;
        if document.kind == Kind::Article {
            return;
        }
        let own =
            |fact: &&Fact| fact.owner == Owner::Own && matches!(fact.place, Place::Text | Place::Href | Place::JsonLd);
        let facts = &document.facts;
        let phones = facts.phones.iter().filter(own).filter(|fact| fact.normalized.len() >= 7);
        let phones = strangers(phones, &practice.phones, |fact, own| digits(&fact.normalized) == phone(own));
        let emails = facts.emails.iter().filter(own).filter(|fact| !due::is_no_reply(&fact.normalized));
        let emails = strangers(emails, &practice.emails, |fact, own| fact.normalized.eq_ignore_ascii_case(own));
        let addresses = facts.addresses.iter().filter(own);
        let addresses = strangers(addresses, &practice.addresses, |fact, own| {
            let (stated, own) = (place_of(&fact.value), place_of(own));
            stated.iter().filter(|number| own.contains(number)).count() >= stated.len().min(own.len()).min(2)
        });
        for (key, found, profile) in [
            ("phone", phones, &practice.phones),
            ("email", emails, &practice.emails),
            ("address", addresses, &practice.addresses),
        ] {
            for fact in found {
                let first = profile.first().map_or("", |first| &first[..]);
                let value = fact.value.trim_start_matches("tel:").trim_start_matches("mailto:");
                let finding = Finding::new(key, fact.span).arg("found", value).arg("profile", first);
                findings.push(finding.words("replace", first));
            }
        }
    }
}
