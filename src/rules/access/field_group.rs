//! Choices that belong together have one question.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::syntax::name;
use crate::syntax::tree::Element;
use rustc_hash::FxHashMap;

rule! {
    /// # What it finds
    /// Radio buttons or check boxes with one name that stand outside a `<fieldset>`, and a `<fieldset>`
    /// without a `<legend>`.
    ///
    /// # Why it matters to the reader
    /// A screen reader says “Yes, radio button” and not what the question was.
    ///
    /// # How to put it right
    /// Put them into `<fieldset><legend>Do you need an interpreter?</legend> … </fieldset>`. The same holds
    /// for a form in a Markdown file; in an e-mail, link to the form.
    ///
    /// # Examples
    /// ```html,bad
    /// <form><p>Do you need an interpreter?</p><label><input type="radio" name="i" value="y"> Yes</label><label><input type="radio" name="i" value="n"> No</label></form>
    /// ```
    /// ```html,bad
    /// <form><fieldset><label>Name <input name="n"></label><label>Phone <input name="p"></label></fieldset></form>
    /// ```
    /// ```html,good
    /// <form><fieldset><legend>Do you need an interpreter?</legend><label><input type="radio" name="i" value="y"> Yes</label><label><input type="radio" name="i" value="n"> No</label></fieldset></form>
    /// ```
    /// ```html,good
    /// <form><div role="radiogroup" aria-label="Do you need an interpreter?"><label><input type="radio" name="i" value="y"> Yes</label><label><input type="radio" name="i" value="n"> No</label></div></form>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 1.3.1, technique H71.
    FieldGroup {
        id: "access/field-group",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["WCAG 2.2 1.3.1", "NASW-ASWB 2005 Standard 2"],
        title: "Choices that belong together have one question",
        messages: &[
            Message { key: "ungrouped", text: "These choices belong together, but nothing ties them to their question." },
            Message { key: "legend", text: "This group of fields has no `<legend>` that says what it asks." },
        ],
    }
    |_| FieldGroup
}

struct FieldGroup;

impl Rule for FieldGroup {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !inline::mentions(context, &["radio", "checkbox", "<fieldset"]) {
            return;
        }
        // For each form and name the first choice, and whether the second was seen.
        let mut groups: FxHashMap<(u32, &str), (Element<'_>, u32)> = FxHashMap::default();
        for element in document.tree.elements() {
            if element.name() == "fieldset" {
                legend(&element, findings);
                continue;
            }
            let kind = element.attr("type").unwrap_or("");
            let is_choice = element.name() == "input"
                && (kind.eq_ignore_ascii_case("radio") || kind.eq_ignore_ascii_case("checkbox"));
            let name = element.attr("name").map(str::trim).filter(|name| is_choice && !name.is_empty());
            let Some(name) = name else { continue };
            if name::is_hidden(&element) || element.attr_has_hole("name") || element.has_open_attributes() {
                continue;
            }
            let form = element.ancestors().find(|around| around.name() == "form").map_or(0, |form| form.index());
            let group = groups.entry((form, name)).or_insert((element, 0));
            group.1 += 1;
            // Nothing is said about a choice that stands alone.
            if group.1 != 2 {
                continue;
            }
            let first = group.0;
            if is_grouped(&first) || first.has_attr("aria-labelledby") || first.has_attr("aria-describedby") {
                findings.pass();
            } else if !document.tree.exclusive(first.span().start, element.span().start) {
                findings.push(
                    Finding::new("ungrouped", first.span()).related(element.span(), "ungrouped").node(first.index()),
                );
            }
        }
    }
}

fn is_grouped(element: &Element<'_>) -> bool {
    element.ancestors().any(|around| {
        around.name() == "fieldset" || matches!(around.attr("role").map(str::trim), Some("group" | "radiogroup"))
    })
}

/// Elements of one group of fields that are looked at.
const MOST_PARTS: usize = 1_000;

fn legend(fieldset: &Element<'_>, findings: &mut Findings) {
    let named = ["aria-label", "aria-labelledby", "role", "hidden"].iter().any(|name| fieldset.has_attr(name));
    let tree = fieldset.tree();
    let fields = fieldset
        .descendants()
        .take(MOST_PARTS)
        .filter(|part| matches!(part.name(), "input" | "select" | "textarea"))
        .take(2)
        .count();
    let legend = fieldset.children().find(|child| child.name() == "legend");
    let words =
        legend.is_some_and(|legend| !legend.text().trim().is_empty() || !tree.holes_in(legend.whole()).is_empty());
    if named || words {
        findings.pass();
    } else if fieldset.has_open_attributes() || tree.holes_in(fieldset.whole()).iter().any(|hole| hole.prints) {
        findings.cannot_tell();
    } else if fields >= 2 && !name::is_hidden(fieldset) {
        findings.push(Finding::new("legend", fieldset.span()).node(fieldset.index()));
    }
}
