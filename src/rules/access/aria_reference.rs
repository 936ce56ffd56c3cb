//! ARIA references lead somewhere.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// An ARIA attribute that points at an `id` which is nowhere on the page.
    ///
    /// # Why it matters to the reader
    /// These attributes borrow words from another place, or lead to it. If the place is missing, people
    /// hear nothing there.
    ///
    /// # How to put it right
    /// Look at the spelling of the `id`. Add it to the element that is meant, or take the attribute
    /// away.
    /// Markdown makes no such markup: this comes from HTML inside the file, and is mended there. Mail
    /// programs drop much of ARIA, so in an e-mail plain elements are safer.
    ///
    /// # Examples
    /// ```html,bad
    /// <html lang="en"><body><div role="scrollbar" tabindex="0" aria-controls="list" aria-valuenow="0" aria-label="More"></div></body></html>
    /// ```
    /// ```html,bad
    /// <html lang="en"><body><a href="/fees" aria-describedby="note">Fees</a></body></html>
    /// ```
    /// ```html,good
    /// <p id="list">Fees</p><div role="scrollbar" tabindex="0" aria-controls="list" aria-valuenow="0" aria-label="More"></div>
    /// ```
    /// ```html,good
    /// <a href="/fees" aria-describedby="{{ id }}">Fees</a><button aria-controls="menu" aria-expanded="false">Menu</button>
    /// ```
    /// ```html,good
    /// <p id="note">Per session</p><a href="/fees" aria-describedby="note more">Fees</a>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rule in6db8 for roles that need the reference.
    AriaReference {
        id: "access/aria-reference",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[aria-controls]", "[aria-labelledby]", "[aria-*]"],
        standards: &["WCAG 2.2 4.1.2", "ACT in6db8", "NASW-ASWB 2005 Standard 2"],
        title: "ARIA references lead somewhere",
        messages: &[Message { key: "missing", text: "`{name}` points at “{ids}”, which is not on this page." }],
    }
    |_| AriaReference
}

struct AriaReference;

impl Rule for AriaReference {
    fn element(&self, element: &Element<'_>, context: &Context<'_>, findings: &mut Findings) {
        if element.is_hidden() {
            return;
        }
        let tree = element.tree();
        for name in ["aria-controls", "aria-labelledby", "aria-describedby"] {
            let Some(ids) = element.attr(name).map(str::trim).filter(|ids| !ids.is_empty()) else { continue };
            let needed = name == "aria-controls";
            if needed {
                // Elsewhere a script may make the place when it is needed.
                let needs = match role::role(element) {
                    "scrollbar" => true,
                    "combobox" => element.attr("aria-expanded").map(str::trim) == Some("true"),
                    _ => false,
                };
                if !needs {
                    continue;
                }
            }
            if ids.split_ascii_whitespace().any(|id| tree.by_id(id).is_some()) {
                findings.pass();
            } else if element.attr_has_hole(name) || tree.has_filled_ids() || !context.document.tree.is_whole {
                // The page around a fragment may hold it.
                findings.cannot_tell();
            } else {
                let finding = Finding::new("missing", element.attr_or_tag(name))
                    .arg("name", name)
                    .arg("ids", ids)
                    .node(element.index());
                findings.push(if needed { finding } else { finding.severity(Severity::Warning).standards(BROKEN) });
            }
        }
    }
}

/// What a reference that no role needs goes against.
const BROKEN: &[&str] = &["WCAG 2.2 4.1.2", "NASW-ASWB 2005 Standard 2"];
