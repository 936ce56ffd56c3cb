//! Nothing hidden from screen readers takes the focus.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// Something that can be reached with the Tab key, inside a part that `aria-hidden` hides from
    /// screen readers.
    ///
    /// # Why it matters to the reader
    /// A person who uses a screen reader lands there and hears nothing. They cannot know where they are
    /// or what a key will do.
    ///
    /// # How to put it right
    /// Take `aria-hidden` away. If nobody needs the part, hide it from everybody with `hidden`.
    /// In an e-mail, leave `aria-hidden` to pictures and padding. Markdown needs it only in HTML inside
    /// the file.
    ///
    /// # Examples
    /// ```html,bad
    /// <div aria-hidden="true"><a href="/fees">Fees</a></div>
    /// ```
    /// ```html,bad,kind=email
    /// <a href="https://example.org" aria-hidden="true"><img src="a.png" alt=""></a>
    /// ```
    /// ```html,good
    /// <a href="/fees"><span aria-hidden="true">→</span> Fees</a>
    /// ```
    /// ```html,good
    /// <div aria-hidden="true"><a href="/fees" tabindex="-1">Fees</a><button disabled>Send</button></div>
    /// ```
    /// ```html,good
    /// <div aria-hidden="true" hidden><a href="/fees">Fees</a></div>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value and 1.3.1; ACT rule 6cfa84.
    AriaHiddenFocus {
        id: "access/aria-hidden-focus",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[aria-*]"],
        standards: &["WCAG 2.2 4.1.2", "WCAG 2.2 1.3.1", "ACT 6cfa84", "NASW-ASWB 2005 Standard 2"],
        title: "Nothing hidden from screen readers takes the focus",
        messages: &[Message { key: "focusable", text: "The Tab key reaches this, but screen readers do not read it." }],
    }
    |_| AriaHiddenFocus
}

struct AriaHiddenFocus;

impl Rule for AriaHiddenFocus {
    fn element(&self, root: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let hides = |element: &Element<'_>| {
            element.attr("aria-hidden").is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
        };
        // Of several inside each other the outermost speaks.
        if !hides(root) || root.parent().is_some_and(|parent| parent.is_aria_hidden()) {
            return;
        }
        let mut unsure = false;
        // A sheet that is not here may take the part off the page as long as it is marked hidden.
        let outside = root.tree().has_outside_styles();
        for element in std::iter::once(*root).chain(root.descendants()) {
            if !element.is_tabbable() {
                continue;
            }
            // A script may send the focus on; a sheet may hide it; a template may add tabindex="-1".
            if element.has_attr("onfocus")
                || element.has_open_attributes()
                || element.attr_has_hole("tabindex")
                || element.is_unsure()
                || outside && can_be_styled(&element, root)
            {
                unsure = true;
                continue;
            }
            findings.push(
                Finding::new("focusable", element.span())
                    .related(root.attr_or_tag("aria-hidden"), "focusable")
                    .node(element.index()),
            );
            return;
        }
        if unsure {
            findings.cannot_tell();
        } else {
            findings.pass();
        }
    }
}

/// Whether it, or what is around it up to the hidden part, has a class or an id that a sheet may name.
fn can_be_styled(element: &Element<'_>, root: &Element<'_>) -> bool {
    for around in std::iter::once(*element).chain(element.ancestors()) {
        if around.has_attr("class") || around.has_attr("id") {
            return true;
        }
        if around == *root {
            break;
        }
    }
    false
}
