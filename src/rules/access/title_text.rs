//! Titles and headings are not leftovers of a template.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::access::page_heading::level;
use crate::source::Format;
use crate::span::Span;
use crate::syntax::name;
use crate::syntax::tree::Element;
use crate::template::has_hole;
use crate::text::block::Role;

rule! {
    /// # What it finds
    /// A title, subject or heading that a program or a template put there: “Untitled”, “New page”,
    /// “Email template”, “index.html”, “Heading 1”.
    ///
    /// # Why it matters to the reader
    /// The title is the first thing a screen reader says, and the name of the tab and the bookmark.
    /// “Untitled” tells nobody where they are.
    ///
    /// # How to put it right
    /// Say what the page is about, and whose it is: “Our fees – River Counseling”.
    /// In Markdown, the title stands in the front matter, and headings after `#`.
    ///
    /// # Examples
    /// ```html,bad
    /// <html lang="en"><head><title>Untitled Document</title></head><body><p>Our fees</p></body></html>
    /// ```
    /// ```md,bad
    /// # Heading 1
    ///
    /// A first visit costs $150.
    /// ```
    /// ```html,good
    /// <html lang="en"><head><title>Our fees – River Counseling</title></head><body><h1>Our fees</h1></body></html>
    /// ```
    /// ```html,good
    /// <html lang="en"><head><title>{{ title }}</title></head><body><h2>New pages for parents</h2></body></html>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 2.4.2 Page Titled and 2.4.6 Headings and Labels; ACT rules c4a8a4 and b49b2e.
    TitleText {
        id: "access/title-text",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        standards: &["WCAG 2.2 2.4.2", "WCAG 2.2 2.4.6", "ACT c4a8a4", "ACT b49b2e", "NASW-ASWB 2005 Standard 2"],
        title: "Titles and headings are not leftovers of a template",
        messages: &[
            Message { key: "page", text: "The title “{text}” does not say what this page is about." },
            Message { key: "heading", text: "The heading “{text}” does not say what follows." },
        ],
    }
    |_| TitleText
}

/// Titles that programs and templates give, in six languages; a number may follow.
const TITLES: &[&str] = &[
    "untitled",
    "untitled document",
    "untitled page",
    "no title",
    "new page",
    "new document",
    "page",
    "document",
    "title",
    "page title",
    "your title",
    "your title here",
    "title here",
    "insert title here",
    "enter title here",
    "home page title",
    "email",
    "e-mail",
    "mail",
    "email template",
    "html email",
    "html email template",
    "responsive email",
    "responsive email template",
    "my email",
    "newsletter template",
    "template",
    "simple transactional email",
    "demystifying email design",
    "email title",
    "email subject",
    "subject",
    "subject line",
    "your subject here",
    "website",
    "my website",
    "site title",
    "web page",
    "my page",
    "test",
    "test page",
    "test email",
    "index",
    "default",
    "todo",
    "tbd",
    "placeholder",
    "lorem ipsum",
    "react app",
    "vite app",
    "document title",
    "(no subject)",
    "no subject",
    "sin t\u{ed}tulo",
    "documento sin t\u{ed}tulo",
    "p\u{e1}gina sin t\u{ed}tulo",
    "p\u{e1}gina nueva",
    "nueva p\u{e1}gina",
    "t\u{ed}tulo",
    "t\u{ed}tulo de la p\u{e1}gina",
    "documento",
    "p\u{e1}gina",
    "plantilla",
    "correo",
    "sin asunto",
    "sans titre",
    "document sans titre",
    "nouvelle page",
    "titre",
    "titre de la page",
    "mod\u{e8}le",
    "sans objet",
    "ohne titel",
    "unbenannt",
    "unbenanntes dokument",
    "unbenannte seite",
    "neue seite",
    "titel",
    "seitentitel",
    "dokument",
    "seite",
    "vorlage",
    "kein betreff",
    "sem t\u{ed}tulo",
    "documento sem t\u{ed}tulo",
    "nova p\u{e1}gina",
    "t\u{ed}tulo da p\u{e1}gina",
    "modelo",
    "sem assunto",
    "senza titolo",
    "documento senza titolo",
    "nuova pagina",
    "titolo",
    "titolo della pagina",
    "pagina",
    "modello",
    "senza oggetto",
];

/// Headings that stand for one to come, in six languages; a number may follow.
const HEADINGS: &[&str] = &[
    "heading",
    "your heading",
    "your heading here",
    "heading here",
    "header",
    "title",
    "subtitle",
    "subheading",
    "sub heading",
    "section",
    "section title",
    "section heading",
    "untitled",
    "placeholder",
    "placeholder heading",
    "lorem ipsum",
    "lorem ipsum dolor sit amet",
    "heading goes here",
    "title goes here",
    "insert heading here",
    "encabezado",
    "t\u{ed}tulo",
    "subt\u{ed}tulo",
    "secci\u{f3}n",
    "t\u{ed}tulo de la secci\u{f3}n",
    "titre",
    "sous-titre",
    "titre de la section",
    "\u{fc}berschrift",
    "titel",
    "untertitel",
    "abschnitt",
    "ihre \u{fc}berschrift",
    "cabe\u{e7}alho",
    "se\u{e7}\u{e3}o",
    "titolo",
    "sottotitolo",
    "sezione",
    "intestazione",
];

struct TitleText;

impl Rule for TitleText {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if let Some((subject, span)) = document.source.header("subject") {
            judge(subject, span, "page", TITLES, None, findings);
        }
        if let Some(entry) = document.front_matter.as_ref().and_then(|matter| matter.get("title"))
            && document.source.format == Format::Markdown
            && !entry.value.contains(['{', '<', '%'])
        {
            judge(&entry.value, entry.value_span, "page", TITLES, None, findings);
        }
        let mut titled = false;
        for element in document.tree.elements() {
            if matches!(element.name(), "title" | "mj-title") && !element.is_inside("svg") {
                let span = element.text_span().unwrap_or_else(|| element.span());
                if !std::mem::replace(&mut titled, true) {
                    judge(&element.text(), span, "page", TITLES, Some(element.index()), findings);
                }
            } else if level(&element).is_some() && !name::is_hidden(&element) {
                let name = name::name(&element);
                if !name.unknown && !speaks_of_itself(document, &element, &name.text) {
                    judge(&name.text, element.whole(), "heading", HEADINGS, Some(element.index()), findings);
                }
            }
        }
    }
}

/// Whether the text under a heading is about its very word: “Header”, and below it “The header holds
/// the logo”. Then it says what follows. Asked only of short headings that may stand for one to come.
fn speaks_of_itself(document: &Document<'_>, heading: &Element<'_>, text: &str) -> bool {
    let word = text.trim().to_lowercase();
    if !HEADINGS.contains(&&word[..]) {
        return false;
    }
    let end = heading.whole().end;
    let next = document.blocks.partition_point(|block| block.whole().start < end);
    document.blocks.get(next).is_some_and(|block| {
        block.role != Role::Heading
            && block.text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|said| said == word)
    })
}

/// Bytes of a title beyond which it says something: the longest that does not, with white space in it.
const LONGEST: usize = 80;

fn judge(text: &str, span: Span, key: &'static str, list: &[&str], node: Option<u32>, findings: &mut Findings) {
    if text.len() > LONGEST && !text.starts_with(char::is_whitespace) {
        findings.pass();
        return;
    }
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() || has_hole(&words) {
        return;
    }
    let lower = words.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != ')');
    let numbered = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '#' || c == '-');
    let is_file = key == "page"
        && !bare.contains(' ')
        && [".html", ".htm", ".php", ".doc", ".docx", ".pdf", ".md"].iter().any(|ending| bare.ends_with(ending));
    if list.contains(&bare) || list.contains(&numbered) && numbered != bare || is_file {
        let mut finding = Finding::new(key, span).arg("text", words);
        if let Some(node) = node {
            finding = finding.node(node);
        }
        findings.push(finding);
    } else {
        findings.pass();
    }
}
