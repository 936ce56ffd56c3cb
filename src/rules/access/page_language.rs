//! Pages say which language they are in.

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::rules::spoken;
use crate::source::Format;
use crate::span::Span;
use crate::template::has_hole;
use crate::text::language::Language;

rule! {
    /// # What it finds
    /// A whole page or HTML e-mail whose `<html>` tag has no `lang`, an empty one, one that is no
    /// language code, or the code of another language than the text.
    ///
    /// # Why it matters to the reader
    /// A screen reader picks its voice by this code. Spanish read with English sounds cannot be
    /// understood.
    ///
    /// # How to put it right
    /// Write `<html lang="en">`, or the code of your language: `es` for Spanish, `ht` for Haitian
    /// Creole, `vi` for Vietnamese.
    /// In an e-mail, set it on the content as well. In Markdown, say `lang: en` in the front matter.
    ///
    /// # Examples
    /// ```html,bad
    /// <html><head><title>Fees</title></head><body><p>Welcome.</p></body></html>
    /// ```
    /// ```html,bad
    /// <html lang="english"><head><title>Fees</title></head><body><p>Welcome.</p></body></html>
    /// ```
    /// ```html,good
    /// <html lang="es-US"><head><title>Tarifas</title></head><body><p>Le damos la bienvenida.</p></body></html>
    /// ```
    /// ```html,good
    /// <html lang="{{ page.lang }}"><head><title>Fees</title></head><body></body></html>
    /// ```
    /// ```html,good
    /// <p>A fragment takes the language of its page.</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 3.1.1 Language of Page; ACT rules b5c3f8, bf051a and ucwvc8.
    PageLanguage {
        id: "access/page-language",
        category: Category::Access,
        severity: Severity::Error,
        maturity: Maturity::Starter,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email],
        standards: &["WCAG 2.2 3.1.1", "ACT b5c3f8", "ACT bf051a", "ACT ucwvc8", "NASW-ASWB 2005 Standard 2"],
        title: "Pages say which language they are in",
        messages: &[
            Message { key: "missing", text: "This page does not say which language it is in." },
            Message { key: "empty", text: "The language of this page is left empty." },
            Message { key: "mismatch", text: "This page says its language is “{lang}”, but its text is in “{found}”." },
            Message { key: "two", text: "This page gives two languages: “{lang}” and “{other}”." },
            Message { key: "invalid", text: "“{lang}” is not a language code that screen readers know." },
        ],
    }
    |_| PageLanguage
}

struct PageLanguage;

impl Rule for PageLanguage {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let root = document.tree.root();
        if root.name() != "html" || !root.is_written() {
            return;
        }
        if root.has_open_attributes() || root.attr_has_hole("lang") {
            findings.cannot_tell();
            return;
        }
        match root.attr("lang") {
            None => {
                let mut finding = Finding::new("missing", root.span()).node(root.index()).standards(MISSING);
                if document.language.is_known() {
                    let code = document.language.as_str();
                    let sure = spoken::is_sure(&spoken::own_text(&root), document.language);
                    // “<html”: the attribute goes right after the name.
                    let at = Span::at(root.span().start as usize + "<html".len());
                    finding = finding.suggest(
                        format!("lang=\"{code}\""),
                        at,
                        format!(" lang=\"{code}\""),
                        if sure { Applicability::Safe } else { Applicability::Unsafe },
                    );
                }
                findings.push(finding);
            }
            Some(lang) if lang.trim().is_empty() => {
                findings.push(Finding::new("empty", root.attr_or_tag("lang")).node(root.index()).standards(MISSING));
            }
            Some(lang) if !spoken::is_known_tag(lang.trim()) => {
                findings.push(
                    Finding::new("invalid", root.attr_or_tag("lang"))
                        .arg("lang", lang)
                        .node(root.index())
                        .standards(INVALID),
                );
            }
            Some(lang) => match spoken::other_language(&spoken::own_text(&root), Language::parse(lang)) {
                Some(found) => {
                    let found = found.as_str().to_owned();
                    let mut finding = Finding::new("mismatch", root.attr_or_tag("lang"))
                        .arg("lang", lang)
                        .arg("found", found.clone())
                        .standards(MISMATCH)
                        .node(root.index());
                    if let Some(value) = root.attr_span("lang").and_then(|attribute| attribute.value) {
                        finding = finding.suggest(format!("lang=\"{found}\""), value, found, Applicability::Unsafe);
                    }
                    findings.push(finding);
                }
                None => findings.pass(),
            },
        }
        let xml = root.attr("xml:lang").filter(|xml| !has_hole(xml));
        if let (Some(lang), Some(xml)) = (root.attr("lang"), xml)
            && Language::parse(lang) != Language::parse(xml)
            && spoken::is_known_tag(lang.trim())
        {
            findings.push(
                Finding::new("two", root.attr_or_tag("xml:lang"))
                    .arg("lang", lang)
                    .arg("other", xml)
                    .standards(TWO)
                    .severity(Severity::Warning)
                    .node(root.index()),
            );
        }
    }
}

const MISSING: &[&str] = &["WCAG 2.2 3.1.1", "ACT b5c3f8", "NASW-ASWB 2005 Standard 2"];
const INVALID: &[&str] = &["WCAG 2.2 3.1.1", "ACT bf051a", "NASW-ASWB 2005 Standard 2"];
const MISMATCH: &[&str] = &["WCAG 2.2 3.1.1", "ACT ucwvc8", "NASW-ASWB 2005 Standard 2"];
const TWO: &[&str] = &["WCAG 2.2 3.1.1", "NASW-ASWB 2005 Standard 2"];
