//! A telephone link dials the number it shows.

use crate::diagnostic::{Finding, Severity};
use crate::facts::{phone_numbers, phone_of_address};
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// Links that show one telephone number and dial another.
    ///
    /// # Why it matters to the reader
    /// On a telephone people tap the number. They reach a stranger, and tell them why they call.
    ///
    /// # How to put it right
    /// Write the same digits in the link as in the text.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>Call <a href="tel:+13035550199">(303) 555-0142</a>.</p>
    /// ```
    /// ```md,bad
    /// Llame al [303-555-0142](tel:3035550124).
    /// ```
    /// ```html,good
    /// <p>Call <a href="tel:+13035550142">(303) 555-0142</a>.</p>
    /// ```
    /// ```html,good
    /// <p>Call <a href="tel:+13035550142">our office</a>.</p>
    /// ```
    /// ```html,good
    /// <p>Call <a href="tel:+442079460958">020 7946 0958</a> or <a href="tel:18005552273">1-800-555-CARE</a>.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    PhoneLinkMismatch {
        id: "contact/phone-link-mismatch",
        category: Category::Contact,
        severity: Severity::Warning,
        maturity: Maturity::Starter,
        needs: &[Need::Elements],
        tags: &["a"],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "Telephone links dial the number they show",
        messages: &[Message { key: "differs", text: "This link shows {shown} but dials {dialled}." }],
    }
    |_| PhoneLinkMismatch
}

struct PhoneLinkMismatch;

/// Whether two numbers are the same but for a country code, a trunk 0 or an area code left out.
fn same(shown: &str, dialled: &str) -> bool {
    let short = |number: &str| number.trim_start_matches('0').to_owned();
    let (a, b) = (short(shown), short(dialled));
    let (long, tail) = if a.len() >= b.len() { (&a, &b) } else { (&b, &a) };
    // An extension may follow the number in the link.
    tail.len() >= 7 && (long.ends_with(&tail[..]) || dialled.starts_with(shown) || dialled.contains(&short(shown)[..]))
}

impl Rule for PhoneLinkMismatch {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(number) = element
            .attr("href")
            .map(str::trim)
            .filter(|target| target.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("tel:")))
        else {
            return;
        };
        let dialled = phone_of_address(number.get(4..).unwrap_or(""));
        let text = element.text();
        let shown = phone_numbers(&text);
        if element.attr_has_hole("href") || dialled.len() < 7 || shown.is_empty() {
            return;
        }
        if shown.iter().any(|shown| same(shown, &dialled)) {
            findings.pass();
        } else {
            findings.push(
                Finding::new("differs", element.attr_or_tag("href"))
                    .arg("shown", text.trim())
                    .arg("dialled", number.get(4..).unwrap_or(""))
                    .node(element.index()),
            );
        }
    }
}
