//! Front matter says which language a text is in.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::span::Span;
use crate::text::language::Language;

rule! {
    /// # What it finds
    /// A Markdown text with front matter that names another language than the text is in. Also one
    /// in another language than English that does not name it: most layouts say English.
    ///
    /// # Why it matters to the reader
    /// The page made from it needs the language, or a screen reader reads Spanish with an English voice.
    ///
    /// # How to put it right
    /// Add a line such as `lang: es` to the front matter. If your whole site is in one language and
    /// its layout says so, turn this rule off.
    /// In HTML and e-mail, `lang` says it.
    ///
    /// # Examples
    /// ```md,bad
    /// ---
    /// title: Nuestras tarifas
    /// ---
    /// La primera cita cuesta ciento cincuenta dólares. Aceptamos tres planes de seguro. Si no puede pagar, llámenos y buscamos juntos una solución.
    /// ```
    /// ```md,good
    /// ---
    /// title: Nuestras tarifas
    /// lang: es
    /// ---
    /// La primera cita cuesta ciento cincuenta dólares.
    /// ```
    /// ```md,good
    /// La primera cita cuesta ciento cincuenta dólares.
    /// ```
    ///
    /// # Standards
    /// It supports WCAG 2.2, 3.1.1 Language of Page, which the page made from it must meet.
    MarkdownLanguage {
        id: "access/markdown-language",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Front matter says which language a text is in",
        messages: &[
            Message { key: "missing", text: "The front matter does not say that this text is in “{found}”." },
            Message { key: "mismatch", text: "The front matter says “{lang}”, but the text is in “{found}”." },
        ],
    }
    |_| MarkdownLanguage
}

/// Keys that site generators read a language from.
const KEYS: [&str; 6] = ["lang", "language", "locale", "languageCode", "params.lang", "hreflang"];
/// Fewer words than this do not tell a language surely.
const FEWEST_WORDS: usize = 20;

struct MarkdownLanguage;

impl Rule for MarkdownLanguage {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(matter) = document.front_matter.as_ref().filter(|matter| !matter.entries.is_empty()) else { return };
        let said = KEYS.iter().find_map(|key| matter.get(key));
        if let Some(entry) = said {
            let known = Language::parse(&entry.value);
            match document.language_contradicted {
                Some(declared) if declared == known => {
                    findings.push(
                        Finding::new("mismatch", entry.key_span.cover(entry.value_span))
                            .severity(Severity::Warning)
                            .arg("lang", &entry.value[..])
                            .arg("found", document.language.as_str()),
                    );
                }
                _ => findings.pass(),
            }
            return;
        }
        let words: usize = document.blocks.iter().filter(|block| block.prose).map(|block| block.words.len()).sum();
        // Folders and names say it too: `es/tarifas.md`, `tarifas.es.md`.
        let by_path = document
            .source
            .path
            .split(['/', '.', '_'])
            .any(|part| part.eq_ignore_ascii_case(document.language.as_str()) && part.len() == 2);
        // Layouts of site generators say English unless they are told.
        let told_by_layout = document.language.as_str() == "en";
        if !document.language.is_known()
            || told_by_layout
            || document.language_declared
            || by_path
            || words < FEWEST_WORDS
        {
            return;
        }
        let first = matter.span.start as usize;
        let end = document.source.text[first..].find('\n').map_or(first, |line| first + line);
        findings.push(Finding::new("missing", Span::new(first, end)).arg("found", document.language.as_str()));
    }
}
