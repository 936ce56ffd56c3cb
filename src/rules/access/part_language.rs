//! Parts in another language say which.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::spoken;
use crate::syntax::tree::Element;
use crate::text::language::Language;

rule! {
    /// # What it finds
    /// A part of the text whose `lang` is no language code, or the code of another language than its
    /// text.
    ///
    /// # Why it matters to the reader
    /// A screen reader changes its voice by this code. Spanish read with English sounds cannot be
    /// understood.
    ///
    /// # How to put it right
    /// Write the code of the language the part is in: `lang="es"` for Spanish. Write nothing if it is
    /// in the language of the page.
    /// In Markdown, write the part in HTML: `<span lang="es">Sí</span>`. In an e-mail, do the same.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>We say <span lang="spanish">Le damos la bienvenida</span> here.</p>
    /// ```
    /// ```html,bad
    /// <p lang="fr">Our office is closed on Monday and on Tuesday.</p>
    /// ```
    /// ```html,good
    /// <p>We say <span lang="es">Le damos la bienvenida a todos</span> here.</p>
    /// ```
    /// ```html,good
    /// <div lang="{{ lang }}"><p>Our office is closed on Monday.</p></div>
    /// ```
    /// ```html,good
    /// <div lang="xyzzy"><p lang="en">Our office is closed on Monday.</p></div>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 3.1.2 Language of Parts; ACT rules de46e4 and off6ek.
    PartLanguage {
        id: "access/part-language",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[lang]"],
        standards: &["WCAG 2.2 3.1.2", "ACT de46e4", "ACT off6ek", "NASW-ASWB 2005 Standard 2"],
        title: "Parts in another language say which",
        messages: &[Message { key: "invalid", text: "“{lang}” is not a language code that screen readers know." }, Message { key: "mismatch", text: "This part says its language is “{lang}”, but its text is in “{found}”." }],
    }
    |_| PartLanguage
}

struct PartLanguage;

impl Rule for PartLanguage {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(lang) = element.attr("lang").filter(|lang| !lang.is_empty()) else { return };
        if matches!(element.name(), "html" | "mjml") || !element.is_html() || element.is_hidden() {
            return;
        }
        if element.attr_has_hole("lang") {
            findings.cannot_tell();
            return;
        }
        let text = spoken::own_text(element);
        let own = ["alt", "aria-label", "title"]
            .iter()
            .any(|name| element.attr(name).is_some_and(|value| !value.trim().is_empty()));
        if !own && text.trim().is_empty() {
            return;
        }
        if !spoken::is_known_tag(lang.trim()) {
            findings.push(
                Finding::new("invalid", element.attr_or_tag("lang"))
                    .arg("lang", lang)
                    .standards(INVALID)
                    .node(element.index()),
            );
            return;
        }
        match spoken::other_language(&text, Language::parse(lang)) {
            None => findings.pass(),
            Some(found) => {
                let found = found.as_str().to_owned();
                let mut finding = Finding::new("mismatch", element.attr_or_tag("lang"))
                    .arg("lang", lang)
                    .arg("found", found.clone())
                    .standards(MISMATCH)
                    .node(element.index());
                if let Some(value) = element.attr_span("lang").and_then(|attribute| attribute.value) {
                    finding = finding.suggest(format!("lang=\"{found}\""), value, found, Applicability::Unsafe);
                }
                findings.push(finding);
            }
        }
    }
}

const INVALID: &[&str] = &["WCAG 2.2 3.1.2", "ACT de46e4", "NASW-ASWB 2005 Standard 2"];
const MISMATCH: &[&str] = &["WCAG 2.2 3.1.2", "ACT off6ek", "NASW-ASWB 2005 Standard 2"];
