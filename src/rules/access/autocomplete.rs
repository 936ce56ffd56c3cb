//! Browsers know what to fill in.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::aria;
use crate::syntax::role;
use crate::syntax::tree::Element;
use crate::template::has_hole;

rule! {
    /// # What it finds
    /// A form field whose `autocomplete` has a value that browsers do not know.
    ///
    /// # Why it matters to the reader
    /// Browsers can fill in a name or address by themselves. That helps people who find it hard to type
    /// or to remember. They can do so only if they know what the field is for.
    ///
    /// # How to put it right
    /// Write a value from the HTML standard: `name`, `email`, `tel`, `street-address`, `bday`. `off` is
    /// allowed too.
    /// A form in a Markdown file is HTML as well.
    ///
    /// # Examples
    /// ```html,bad
    /// <label>E-mail <input type="email" autocomplete="mail"></label>
    /// ```
    /// ```html,bad
    /// <label>Phone <input autocomplete="home, tel"></label>
    /// ```
    /// ```html,good
    /// <label>E-mail <input type="email" autocomplete="email"></label>
    /// ```
    /// ```html,good
    /// <label>Phone <input autocomplete="section-a shipping work tel"></label>
    /// ```
    /// ```html,good
    /// <label>Name <input autocomplete="off"></label><label>Day <input autocomplete="{{ field }}"></label>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.5 Identify Input Purpose; ACT rule 73f2c2.
    Autocomplete {
        id: "access/autocomplete",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[autocomplete]"],
        standards: &["WCAG 2.2 1.3.5", "ACT 73f2c2", "NASW-ASWB 2005 Standard 2"],
        title: "Browsers know what to fill in",
        messages: &[Message { key: "unknown", text: "Browsers do not know the autocomplete value “{value}”." }],
    }
    |_| Autocomplete
}

struct Autocomplete;

impl Rule for Autocomplete {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(value) = element.attr("autocomplete") else { return };
        let tokens: Vec<String> = value.split_ascii_whitespace().take(12).map(str::to_ascii_lowercase).collect();
        if !matches!(element.name(), "input" | "select" | "textarea") || tokens.is_empty() {
            return;
        }
        let kind = element.attr("type").map(|kind| kind.trim().to_ascii_lowercase());
        let off = matches!(kind.as_deref(), Some("hidden" | "button" | "submit" | "reset" | "image"))
            && element.name() == "input";
        let disabled = element.is_disabled()
            || element.attr("aria-disabled").is_some_and(|value| value.trim().eq_ignore_ascii_case("true"));
        // Nobody fills in what nobody sees or reaches.
        let unseen = element.is_off() || !element.is_seen() && element.is_hidden();
        let aside = !element.is_tabbable() && !aria::is_widget(role::role(element));
        if off || disabled || unseen || aside {
            return;
        }
        if has_hole(value) {
            findings.cannot_tell();
        } else if is_known(&tokens) {
            findings.pass();
        } else {
            findings.push(
                Finding::new("unknown", element.attr_or_tag("autocomplete"))
                    .arg("value", value.trim())
                    .node(element.index()),
            );
        }
    }
}

/// Fields that can be reached in more than one way.
const CONTACT: &[&str] = &[
    "tel",
    "tel-country-code",
    "tel-national",
    "tel-area-code",
    "tel-local",
    "tel-local-prefix",
    "tel-local-suffix",
    "tel-extension",
    "email",
    "impp",
];

/// All other fields of the HTML standard.
const FIELDS: &[&str] = &[
    "name",
    "honorific-prefix",
    "given-name",
    "additional-name",
    "family-name",
    "honorific-suffix",
    "nickname",
    "organization-title",
    "username",
    "new-password",
    "current-password",
    "one-time-code",
    "organization",
    "street-address",
    "address-line1",
    "address-line2",
    "address-line3",
    "address-level4",
    "address-level3",
    "address-level2",
    "address-level1",
    "country",
    "country-name",
    "postal-code",
    "cc-name",
    "cc-given-name",
    "cc-additional-name",
    "cc-family-name",
    "cc-number",
    "cc-exp",
    "cc-exp-month",
    "cc-exp-year",
    "cc-csc",
    "cc-type",
    "transaction-currency",
    "transaction-amount",
    "language",
    "bday",
    "bday-day",
    "bday-month",
    "bday-year",
    "sex",
    "url",
    "photo",
];

/// Whether the words are in the order the standard gives: section, place, way, field, webauthn.
fn is_known(tokens: &[String]) -> bool {
    let mut rest: Vec<&str> = tokens.iter().map(String::as_str).collect();
    if let ["on" | "off"] = rest[..] {
        return true;
    }
    if rest.len() > 1 && rest.last() == Some(&"webauthn") {
        rest.pop();
    }
    if rest.len() > 1 && rest[0].starts_with("section-") {
        rest.remove(0);
    }
    if rest.len() > 1 && matches!(rest[0], "shipping" | "billing") {
        rest.remove(0);
    }
    match rest[..] {
        [field] => CONTACT.contains(&field) || FIELDS.contains(&field),
        ["home" | "work" | "mobile" | "fax" | "pager", field] => CONTACT.contains(&field),
        _ => false,
    }
}
