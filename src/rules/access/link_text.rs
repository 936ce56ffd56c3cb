//! Link words say where the link leads.

use crate::diagnostic::{Finding, Severity};
use crate::lexicon::link_text;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::name;
use crate::syntax::tree::Element;
use crate::text::language::Language;

rule! {
    /// # What it finds
    /// Links whose words could stand anywhere: “click here”, “read more”, “this link”.
    ///
    /// # Why it matters to the reader
    /// People who use a screen reader often hear a list of all links on the page. Ten times
    /// “click here” tells them nothing. Everyone else has to read around the link to understand it.
    ///
    /// # How to put it right
    /// Link the words that name the thing: “our fees”, “the consent form (PDF)”.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>For our fees <a href="fees.html">click here</a>.</p>
    /// ```
    /// ```md,bad
    /// To see our fees, click [here](fees.html).
    /// ```
    /// ```md,bad,lang=es
    /// Para ver nuestras tarifas, [haga clic aquí](tarifas.html).
    /// ```
    /// ```md,good
    /// See [our fees](fees.html).
    /// ```
    /// ```html,good
    /// <p><a href="fees.html" aria-label="Read more about our fees">Read more</a></p>
    /// ```
    /// ```md,good
    /// See [more about our group for young parents](group.html).
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 2.4.4; the words around a link may explain it.
    LinkText {
        id: "access/link-text",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["a"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Link words say where the link leads",
        messages: &[Message { key: "generic", text: "“{text}” does not say where this link leads." }],
    }
    |_| LinkText
}

struct LinkText;

impl Rule for LinkText {
    fn element(&self, element: &Element<'_>, context: &Context<'_>, findings: &mut Findings) {
        if !element.has_attr("href") || name::is_hidden(element) {
            return;
        }
        let name = name::name(element);
        if name.unknown || name.text.is_empty() {
            return;
        }
        let language = element
            .lang()
            .map(Language::parse)
            .filter(|language| language.is_known())
            .unwrap_or(context.document.language);
        if link_text::is_generic(&name.text, language) {
            findings.push(
                Finding::new("generic", element.text_span().unwrap_or_else(|| element.whole()))
                    .arg("text", name.text)
                    .node(element.index()),
            );
        } else {
            findings.pass();
        }
    }
}
