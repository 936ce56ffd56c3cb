//! Links have words.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::rules::named;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A link with no words: nothing in it, or only an image without a text alternative.
    ///
    /// # Why it matters to the reader
    /// A screen reader says only “link”. Nobody can know where it leads.
    ///
    /// # How to put it right
    /// Put words in the link. If the link is an image, say in the image's `alt` where it leads.
    /// In HTML and e-mail, put words into the link or an `alt` on its picture. In Markdown: `[our
    /// fees](fees.md)`.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>Find us: <a href="map.html"><img src="pin.png" alt=""></a></p>
    /// ```
    /// ```md,bad
    /// Find us: [](map.html)
    /// ```
    /// ```html,good
    /// <p><a href="map.html"><img src="pin.png" alt="Map to our office"></a></p>
    /// ```
    /// ```html,good
    /// <a name="top"></a><a href="{{ url }}">{{ text }}</a>
    /// ```
    /// ```html,good
    /// <a href="map.html" aria-label="Map to our office"><i class="icon"></i></a>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.4.4 Link Purpose and 4.1.2 Name, Role, Value; ACT rule c487ae.
    LinkName {
        id: "access/link-name",
        category: Category::Access,
        severity: Severity::Error,
        maturity: Maturity::Starter,
        needs: &[Need::Elements],
        tags: &["a", "area", "[role]"],
        standards: &["WCAG 2.2 2.4.4", "WCAG 2.2 4.1.2", "ACT c487ae", "NASW-ASWB 2005 Standard 2"],
        title: "Links have words",
        messages: &[Message { key: "empty", text: "This link has no words." }],
    }
    |_| LinkName
}

struct LinkName;

impl Rule for LinkName {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if name::role(element) != "link" || !element.is_html() || !element.is_written() || name::is_hidden(element) {
            return;
        }
        named::judge(&name::name(element), findings, || Finding::new("empty", element.whole()).node(element.index()));
    }
}
