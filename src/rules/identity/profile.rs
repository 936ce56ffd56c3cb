//! Names, titles and license numbers agree with the profile.

use crate::config::nearest;
use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::facts::kind_of;
use crate::facts::{Fact, Owner, Place};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};

rule! {
    /// # What it finds
    /// A license number or a name that is almost the one in `[practice]` of the configuration. Also a
    /// license title after a name that is not the title in the profile. Other people are not compared.
    ///
    /// # Why it matters to the reader
    /// With a wrong digit a client finds no license, or the license of somebody else.
    ///
    /// # How to put it right
    /// See which of the two is right, and mend the document or the profile.
    ///
    /// # Examples
    /// ```html,bad,kind=about,licence=LCSW 40117,name=Noor Haddad
    /// <p>I am Noor Haddad, LCSW 40171 (Oregon).</p>
    /// ```
    /// ```html,good,kind=about,licence=LCSW 40117,name=Noor Haddad
    /// <p>I am Noor Haddad, LCSW 40117 (Oregon).</p>
    /// ```
    /// ```html,good,kind=about,licence=LCSW 40117,name=Noor Haddad
    /// <p>Odile Brandt, LMFT 22903, works next door.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    Profile {
        id: "identity/profile",
        category: Category::Identity,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "Names, titles and license numbers agree with the profile",
        messages: &[
            Message { key: "number", text: "We found the number {found}. The profile has {profile}. Please check which is right." },
            Message { key: "name", text: "We found the name {found}. The profile has {profile}. Please check which is right." },
            Message { key: "credential", text: "We found the title {found}. The profile has {profile}. Please check which is right." },
            Message { key: "replace", text: "What the profile has" },
        ],
    }
    |_| Profile
}

struct Profile;

fn folded(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Whether two numbers are one with a slip: as long, and one or two signs apart.
fn is_slip(one: &str, other: &str) -> bool {
    one.len() == other.len() && one != other && one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count() <= 2
}

/// Whether two names share a part and are near: a slip in the other part.
fn is_near(name: &str, own: &str) -> bool {
    let parts = |name: &str| name.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (name, own) = (parts(name), parts(own));
    let differ: Vec<(&String, &String)> = name.iter().zip(&own).filter(|(a, b)| a != b).collect();
    name.len() == own.len()
        && name.len() >= 2
        && differ.len() == 1
        && differ.iter().all(|(a, b)| a.chars().count() >= 4 && nearest(a, [&b[..]]).is_some())
}

impl Rule for Profile {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        let practice = &context.config.practice;
        if document.kind == Kind::Article {
            return;
        }
        let facts = &document.facts;
        let own = |fact: &&Fact| fact.owner == Owner::Own && fact.place == Place::Text;
        for fact in facts.licence_numbers.iter().filter(own) {
            let stated = folded(&fact.normalized);
            let all = || practice.licences.iter().filter(|licence| !licence.number.is_empty());
            if all().any(|licence| folded(&licence.number).contains(&stated)) {
                findings.pass();
            } else if let Some(licence) = all().find(|licence| is_slip(&stated, &folded(&licence.number))) {
                findings.push(told("number", fact, &licence.number));
            }
        }
        for fact in facts.names.iter().filter(own) {
            let known = |own: &&String| own.to_lowercase() == fact.normalized;
            if let Some(own) = practice.names.iter().find(|own| is_near(&fact.normalized, &own.to_lowercase()))
                && !practice.names.iter().any(|own| known(&own))
            {
                findings.push(told("name", fact, own));
            }
            // The title right after a name of the profile.
            let holds = |fact: &Fact| practice.licences.iter().find(|it| it.holder.to_lowercase() == fact.normalized);
            let Some(licence) = holds(fact).filter(|licence| !licence.title.is_empty()) else { continue };
            let after = facts.credentials.iter().filter(own).find(|credential| {
                credential.span.start >= fact.span.end && credential.span.start - fact.span.end <= 3
            });
            if let Some(title) = after
                && kind_of(&title.normalized).is_licence()
                && !title.value.contains(' ')
                && title.value.replace('.', "") != licence.title.replace('.', "")
            {
                findings.push(told("credential", title, &licence.title));
            }
        }
    }
}

fn told(key: &'static str, fact: &Fact, profile: &str) -> Finding {
    Finding::new(key, fact.span).arg("found", &fact.value[..]).arg("profile", profile).words("replace", profile)
}
