//! Parts stand inside their whole.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::owners;
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A part that stands outside the whole it belongs to, such as a list item with no list around it.
    ///
    /// # Why it matters to the reader
    /// A screen reader tells people what each thing on the page is and how it stands. Parts outside
    /// their whole are not announced as “item 1 of 5”, and keys for lists and menus do not work.
    ///
    /// # How to put it right
    /// Put the part into its whole: `listitem` into `list`, `tab` into `tablist`, `row` into `table`.
    /// Or use `<ul>` and `<li>`.
    /// Markdown makes no such markup: this comes from HTML inside the file, and is mended there. Mail
    /// programs drop much of ARIA, so in an e-mail plain elements are safer.
    ///
    /// # Examples
    /// ```html,bad
    /// <html lang="en"><body><div role="listitem">Bring your card</div></body></html>
    /// ```
    /// ```html,bad
    /// <html lang="en"><body><div role="list"><div role="tabpanel"><div role="listitem">One</div></div></div></body></html>
    /// ```
    /// ```html,good
    /// <div role="list"><div role="listitem">One</div></div>
    /// ```
    /// ```html,good
    /// <div role="list"><div role="presentation"><div role="listitem">One</div></div></div>
    /// ```
    /// ```html,good
    /// <div role="list" aria-owns="a"></div><div id="a" role="listitem">One</div>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.1 Info and Relationships; ACT rule ff89c9.
    AriaParent {
        id: "access/aria-parent",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[role]"],
        standards: &["WCAG 2.2 1.3.1", "ACT ff89c9", "NASW-ASWB 2005 Standard 2"],
        title: "Parts stand inside their whole",
        messages: &[Message { key: "alone", text: "Something with the role {role} must stand inside: {wanted}." }],
    }
    |_| AriaParent
}

struct AriaParent;

impl Rule for AriaParent {
    fn element(&self, element: &Element<'_>, context: &Context<'_>, findings: &mut Findings) {
        let Some(own) = role::explicit(element).filter(|own| !own.context.is_empty()) else { return };
        if element.is_hidden() || role::implicit(element) == own.name || element.attr_has_hole("role") {
            return;
        }
        let owner = owners::owner(element).or_else(|| owners::around(element));
        match owner {
            Some(owner) if own.context.contains(&role::role(&owner)) => findings.pass(),
            Some(owner) if owner.has_open_attributes() || owner.attr_has_hole("role") => findings.cannot_tell(),
            // The page around a fragment may hold the whole.
            None if !context.document.tree.is_whole => findings.cannot_tell(),
            Some(owner) if owner.name() == "html" && !context.document.tree.is_whole => findings.cannot_tell(),
            _ => findings.push(
                Finding::new("alone", element.span())
                    .arg("role", own.name)
                    .arg("wanted", own.context.join(", "))
                    .node(element.index()),
            ),
        }
    }
}
