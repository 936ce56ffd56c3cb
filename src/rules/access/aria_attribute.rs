//! ARIA attributes are attributes that exist.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::aria;
use crate::syntax::tree::Element;
use crate::template::has_hole;

rule! {
    /// # What it finds
    /// An attribute that begins with `aria-` and does not exist, such as `aria-labeled` or
    /// `aria-labelled`.
    ///
    /// # Why it matters to the reader
    /// Browsers pass over what they do not know. The words written there reach nobody.
    ///
    /// # How to put it right
    /// Look at how the name is spelled. The most common ones are `aria-label`, `aria-labelledby` and
    /// `aria-describedby`.
    /// Markdown makes no such markup: this comes from HTML inside the file, and is mended there. Mail
    /// programs drop much of ARIA, so in an e-mail plain elements are safer.
    ///
    /// # Examples
    /// ```html,bad
    /// <button aria-labeled="Close">×</button>
    /// ```
    /// ```md,bad
    /// <a href="/fees" aria-lable="Our fees">Fees</a>
    /// ```
    /// ```html,good
    /// <button aria-label="Close">×</button>
    /// ```
    /// ```html,good
    /// <span id="x">Fees</span><div role="group" aria-labelledby="x">90</div>
    /// ```
    /// ```html,good
    /// <button aria-{{ kind }}="x" aria-description="Closes the window">Close</button>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rule 5f99a7.
    AriaAttribute {
        id: "access/aria-attribute",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[aria-*]"],
        standards: &["ACT 5f99a7", "NASW-ASWB 2005 Standard 2"],
        title: "ARIA attributes are attributes that exist",
        messages: &[Message { key: "unknown", text: "There is no attribute called `{name}`. Browsers pass over it." }],
    }
    |_| AriaAttribute
}

struct AriaAttribute;

impl Rule for AriaAttribute {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        for (name, _) in element.attrs().filter(|(name, _)| name.starts_with("aria-")) {
            if has_hole(name) {
                findings.cannot_tell();
            } else if aria::attribute(name).is_some() {
                findings.pass();
            } else {
                let mut finding =
                    Finding::new("unknown", element.attr_or_tag(name)).arg("name", name).node(element.index());
                if let (Some(meant), Some(at)) = (nearest(name), element.attr_span(name)) {
                    finding = finding.suggest(meant, at.name, meant, Applicability::Unsafe);
                }
                findings.push(finding);
            }
        }
    }
}

/// The attribute that was most likely meant: all but two letters the same, in one place.
fn nearest(name: &str) -> Option<&'static str> {
    let common = |a: &str, b: &str| a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let tail = |a: &str, b: &str| a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count();
    if name.len() > 40 {
        return None;
    }
    let mut found = aria::ATTRIBUTES.iter().map(|(known, ..)| *known).filter(|known| {
        let (long, short) = (known.len().max(name.len()), known.len().min(name.len()));
        long - short <= 2 && common(known, name) + tail(known, name) + 2 >= long && common(known, name) >= 6
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
