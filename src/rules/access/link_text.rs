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
    /// This is the same in HTML, e-mail and Markdown: `[our fees](fees.md)` or `<a href="fees.html">our
    /// fees</a>`.
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
    /// - [Card](/components/card)
    /// - [Details](/components/details)
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
        if link_text::is_generic(&name.text, language) && !names_target(&name.text, element.attr("href").unwrap_or(""))
        {
            findings.push(
                Finding::new("generic", element.text_span().unwrap_or_else(|| element.whole()))
                    .arg("text", &*name.text)
                    .node(element.index()),
            );
        } else {
            findings.pass();
        }
    }
}

/// Whether a word that says nothing elsewhere is the very name of the target: “Details” on a link to
/// `/components/details`, “More information” on one to `#more-information`.
///
/// A single folder is no proof: “More” may lead to `/more`.
fn names_target(text: &str, href: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let slug = words.join("-").to_lowercase();
    let says = |part: &str| {
        let part = part.to_lowercase().replace('_', "-");
        let part = part.split('.').next().unwrap_or("");
        part == slug || part.strip_suffix('s') == Some(&slug)
    };
    let (path, place) = href.split_once('#').unwrap_or((href, ""));
    if path.is_empty() {
        return says(place);
    }
    let path = path.split('?').next().unwrap_or("").trim_end_matches('/');
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let mut parts = path.rsplit('/').filter(|part| !part.is_empty());
    let last = parts.next().is_some_and(says);
    // `/events/123/details` are the details of something that the words do not name.
    let of = parts.next().is_some_and(|part| !part.contains(|c: char| c.is_ascii_digit()) && part.len() > 1);
    last && of && words.len() == 1
}
