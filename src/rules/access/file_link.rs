//! Links to files say what kind they are and how large.

use scraper::Node;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A link to a PDF, Word, Excel or other file whose words do not tell its kind, or tell its kind
    /// and not its size. A page that offers a PDF of its own and no web page with the same text.
    ///
    /// # Why it matters to the reader
    /// A file may open another program, fill a small data plan, or not open at all on an old phone.
    /// Many PDFs cannot be read with a screen reader or made larger so that the lines still fit.
    ///
    /// # How to put it right
    /// Write “Fee schedule (PDF, 120 KB)”. Offer the same text as a web page beside it.
    /// In Markdown: `[Our fees (PDF, 120 KB)](fees.pdf)`. In HTML and e-mail, put the same words into
    /// the link.
    ///
    /// # Examples
    /// ```md,bad
    /// [Fee schedule](fees.pdf)
    /// ```
    /// ```html,bad
    /// <p><a href="/files/intake.docx">Intake form</a></p>
    /// ```
    /// ```md,good
    /// [Fee schedule](fees.html) and [fee schedule (PDF, 120 KB)](fees.pdf)
    /// ```
    /// ```html,good
    /// <p><a href="/files/intake.docx">Intake form (Word, 40 KB)</a></p>
    /// ```
    /// ```html,good
    /// <p><a href="/pdf/about.html">About our PDF files</a></p>
    /// ```
    ///
    /// # Standards
    /// Good practice; no criterion is broken by it alone.
    FileLink {
        id: "access/file-link",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Email, Format::Mjml, Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Links to files say what kind they are and how large",
        messages: &[
            Message { key: "type", text: "This link leads to a file. Say so in its words: ({type}, and its size)." },
            Message { key: "size", text: "This link says that it leads to a file, but not how large it is." },
            Message { key: "only-file", text: "We did not find the text of this file as a web page beside it." },
        ],
    }
    |_| FileLink
}

/// Endings of files, the name people know, and words that tell the kind.
const KINDS: &[(&str, &str, &[&str])] = &[
    ("pdf", "PDF", &["pdf"]),
    ("doc", "Word", &["word", "doc"]),
    ("docx", "Word", &["word", "doc"]),
    ("odt", "OpenDocument", &["odt", "opendocument", "libreoffice", "openoffice"]),
    ("rtf", "RTF", &["rtf"]),
    ("xls", "Excel", &["excel", "xls"]),
    ("xlsx", "Excel", &["excel", "xls"]),
    ("ods", "OpenDocument", &["ods", "opendocument"]),
    ("csv", "CSV", &["csv"]),
    ("ppt", "PowerPoint", &["powerpoint", "ppt"]),
    ("pptx", "PowerPoint", &["powerpoint", "ppt"]),
    ("odp", "OpenDocument", &["odp", "opendocument"]),
    ("epub", "EPUB", &["epub"]),
    ("zip", "ZIP", &["zip"]),
];

/// Words of a link beside it that offers the same text another way, in six languages.
const OTHER_WAYS: &[&str] = &[
    "html",
    "web page",
    "webpage",
    "web version",
    "online version",
    "read online",
    "plain text",
    "large print",
    "accessible version",
    "as a page",
    "p\u{e1}gina web",
    "versi\u{f3}n web",
    "en l\u{ed}nea",
    "letra grande",
    "version web",
    "en ligne",
    "page web",
    "webseite",
    "online lesen",
    "als text",
    "vers\u{e3}o web",
    "p\u{e1}gina da web",
    "versione web",
    "pagina web",
];

struct FileLink;

impl Rule for FileLink {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let links = || {
            document
                .tree
                .elements()
                .filter(|element| matches!(element.name(), "a" | "area" | "mj-button") && element.has_attr("href"))
        };
        let mut unsized_link = None;
        let mut first_pdf = None;
        for link in links() {
            let Some((stem, kind)) = link.attr("href").and_then(file) else { continue };
            if name::is_hidden(&link) {
                continue;
            }
            let name = name::name(&link);
            let mut said = name.text.to_lowercase();
            said.push(' ');
            said.push_str(&behind(&link).to_lowercase());
            if name.unknown {
                findings.cannot_tell();
                continue;
            }
            // What others offer elsewhere is theirs to offer another way.
            let is_own = link.attr("href").is_some_and(|target| !target.contains("://") && !target.starts_with("//"));
            if kind.0 == "pdf" && is_own {
                first_pdf = first_pdf.or(Some((link, stem)));
            }
            if !says(&said, kind.2) {
                findings.push(Finding::new("type", link.whole()).arg("type", kind.1).node(link.index()));
            } else if says_size(&said) {
                findings.pass();
            } else {
                unsized_link = unsized_link.or(Some(link));
            }
        }
        if let Some(link) = unsized_link {
            findings.push(Finding::new("size", link.whole()).node(link.index()));
        }
        let Some((link, stem)) = first_pdf else { return };
        let beside = links().any(|other| {
            let target = other.attr("href").unwrap_or("");
            let words = || other.text().to_lowercase();
            let is_page = file(target).is_none()
                && !target.starts_with(['#'])
                && !target.starts_with("mailto:")
                && !target.starts_with("tel:");
            is_page && (same_stem(target, stem) || OTHER_WAYS.iter().any(|way| words().contains(way)))
        });
        if !beside {
            findings.push(Finding::new("only-file", link.whole()).node(link.index()));
        }
    }
}

type Kind = (&'static str, &'static str, &'static [&'static str]);

/// The stem of a file's name and its kind, if a target leads to one.
fn file(target: &str) -> Option<(&str, Kind)> {
    // Most links lead to no file.
    if !target.contains('.') {
        return None;
    }
    let target = target.trim();
    let path = target.split(['?', '#']).next()?;
    // `https://example.zip` is a name of the web, and so is `mailto:a@b.doc`.
    let after_host = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let name = after_host.rsplit('/').next()?;
    if target.starts_with("mailto:") || target.starts_with("tel:") {
        return None;
    }
    let (stem, ending) = name.rsplit_once('.')?;
    let kind = KINDS.iter().find(|kind| ending.eq_ignore_ascii_case(kind.0))?;
    Some((stem, *kind))
}

/// Whether one of these words stands in a text by itself.
fn says(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|part| words.iter().any(|word| part.strip_prefix(word).is_some_and(|rest| matches!(rest, "" | "s" | "x"))))
}

/// Whether a text tells a size: “120 KB”, “1,2 Mo”, “3 pages”.
fn says_size(text: &str) -> bool {
    let units = [
        "kb",
        "mb",
        "gb",
        "ko",
        "mo",
        "kib",
        "mib",
        "kilobyte",
        "megabyte",
        "page",
        "p\u{e1}gina",
        "seite",
        "pagin",
        "bytes",
    ];
    let parts: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ';' | '/' | '\u{A0}')).collect();
    parts.iter().enumerate().any(|(index, part)| {
        let digits = part.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        if digits.len() == part.len() || !part.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let unit = if digits.is_empty() {
            parts.get(index + 1).copied().unwrap_or("")
        } else {
            digits.trim_start_matches('-')
        };
        units.iter().any(|known| unit.starts_with(known))
    })
}

/// The text right behind a link, where “(PDF, 120 KB)” may stand.
fn behind(link: &Element<'_>) -> String {
    let mut text = String::new();
    for node in link.node().next_siblings().take(3) {
        match node.value() {
            Node::Text(part) => text.push_str(&part.text),
            Node::Element(element) if matches!(&*element.name.local, "span" | "small" | "em" | "i" | "abbr") => {
                text.push_str(&Element::new(link.tree(), node).text());
            }
            _ => break,
        }
    }
    text.trim_start()
        .strip_prefix(['(', '[', '\u{2013}', '-', ','])
        .map_or(String::new(), |rest| rest.chars().take(40).take_while(|c| !matches!(c, ')' | ']' | '\n')).collect())
}

fn same_stem(target: &str, stem: &str) -> bool {
    let path = target.split(['?', '#']).next().unwrap_or("").trim_end_matches('/');
    let name = path.rsplit('/').next().unwrap_or("");
    let own = name.split('.').next().unwrap_or("");
    !own.is_empty() && own.eq_ignore_ascii_case(stem)
}
