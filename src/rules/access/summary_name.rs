//! Parts that open have a heading line with words.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::named;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// The line that opens a hidden part (`<summary>`) has no words.
    ///
    /// # Why it matters to the reader
    /// A screen reader says only what kind of thing this is. People cannot know what they would open.
    ///
    /// # How to put it right
    /// Write into `<summary>` what the part is about: “Opening hours”.
    /// Most mail programs cannot unfold: show the text. In Markdown it is HTML as well.
    ///
    /// # Examples
    /// ```html,bad
    /// <details><summary></summary><p>We are open all day.</p></details>
    /// ```
    /// ```md,bad
    /// <details><summary> </summary>
    ///
    /// We are open all day.
    ///
    /// </details>
    /// ```
    /// ```html,good
    /// <details><summary>Opening hours</summary><p>We are open all day.</p></details>
    /// ```
    /// ```html,good
    /// <details><p>We are open.</p></details>
    /// ```
    /// ```html,good
    /// <details><summary>{{ title }}</summary><p>We are open.</p></details>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rule 2t702h.
    SummaryName {
        id: "access/summary-name",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["summary"],
        standards: &["WCAG 2.2 4.1.2", "ACT 2t702h", "NASW-ASWB 2005 Standard 2"],
        title: "Parts that open have a heading line with words",
        messages: &[Message { key: "missing", text: "This line has no words. People cannot know what it opens." }],
    }
    |_| SummaryName
}

struct SummaryName;

impl Rule for SummaryName {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if element.is_summary() && !element.is_hidden() {
            named::judge(&name::name(element), findings, || {
                Finding::new("missing", element.whole()).node(element.index())
            });
        }
    }
}
