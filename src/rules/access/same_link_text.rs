//! Links with the same words lead to the same place.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::lexicon::link_text;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// Two links of one document that have the same words and lead to different places.
    ///
    /// # Why it matters to the reader
    /// In a list of links they cannot be told apart. People may think they know the page already.
    ///
    /// # How to put it right
    /// Add to each what makes it special: “Consent form for adults”, “Consent form for teens”.
    /// This is the same in HTML, e-mail and Markdown.
    ///
    /// # Examples
    /// ```md,bad
    /// For adults: [consent form](adults.md). For teens: [consent form](teens.md).
    /// ```
    /// ```html,bad
    /// <p><a href="/a">Our groups</a></p><p><a href="/b">our groups</a></p>
    /// ```
    /// ```md,good
    /// [Our fees](fees.md) and, once more, [our fees](./fees.md).
    /// ```
    /// ```html,good
    /// <a href="https://example.org/fees?utm_source=mail">Our fees</a> <a href="https://example.org/fees/">Our fees</a>
    /// ```
    /// ```html,good
    /// {% if member %}<a href="/a">Our fees</a>{% else %}<a href="/b">Our fees</a>{% endif %}
    /// ```
    ///
    /// # Standards
    /// Good practice; WCAG 2.2, 2.4.9 Link Purpose (Link Only), asks for it at level AAA. ACT rule b20e66.
    SameLinkText {
        id: "access/same-link-text",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        standards: &["ACT b20e66", "NASW-ASWB 2005 Standard 2"],
        title: "Links with the same words lead to the same place",
        messages: &[Message { key: "different", text: "Another link with the words “{text}” leads somewhere else." }],
    }
    |_| SameLinkText
}

struct SameLinkText;

struct First {
    target: String,
    at: u32,
    span: crate::span::Span,
    told: bool,
}

impl Rule for SameLinkText {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let mut seen: HashMap<String, First> = HashMap::new();
        for link in document.tree.elements().filter(|element| element.name() == "a") {
            let Some(target) = link.attr("href") else { continue };
            if crate::template::has_hole(target) || link.attr_has_hole("href") || name::is_hidden(&link) {
                continue;
            }
            let Some(target) = normal(target) else { continue };
            let name = name::name(&link);
            if name.unknown || !name.text.chars().any(char::is_alphabetic) || is_generic(&name.text, document, &link) {
                continue;
            }
            let text = name.text.to_lowercase();
            let text = text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            let span = link.whole();
            match seen.get_mut(&text) {
                None => {
                    seen.insert(text, First { target, at: span.start, span, told: false });
                }
                Some(first) if first.target == target || document.tree.exclusive(first.at, span.start) => {
                    findings.pass();
                }
                Some(first) if !first.told => {
                    first.told = true;
                    findings.push(
                        Finding::new("different", span)
                            .arg("text", &*name.text)
                            .related(first.span, "different")
                            .node(link.index()),
                    );
                }
                Some(_) => {}
            }
        }
    }
}

/// Words that say nothing anywhere are another rule's matter.
fn is_generic(text: &str, document: &Document<'_>, link: &Element<'_>) -> bool {
    let language = link.lang().map(crate::text::language::Language::parse).filter(|language| language.is_known());
    link_text::is_generic(text, language.unwrap_or(document.language))
}

/// A target in one comparable form; `None` for places in the page, and for what is no page.
fn normal(target: &str) -> Option<String> {
    let target = target.trim();
    if target.is_empty() || target.starts_with('#') {
        return None;
    }
    let lower = target.to_ascii_lowercase();
    if ["mailto:", "tel:", "sms:", "javascript:", "data:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return None;
    }
    let target = target.strip_prefix("https:").or_else(|| target.strip_prefix("http:")).unwrap_or(target);
    let target = target.strip_prefix("//www.").or_else(|| target.strip_prefix("//")).unwrap_or(target);
    let target = target.trim_start_matches("./");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let (path, place) = path.split_once('#').unwrap_or((path, ""));
    let path = path.trim_end_matches("index.html").trim_end_matches('/');
    let kept: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("utm_") && !part.starts_with("fbclid"))
        .collect();
    Some(format!("{path}?{}#{place}", kept.join("&")))
}
