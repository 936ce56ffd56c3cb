//! PDFs that a document links to can be read by everybody.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::name;
use crate::syntax::tree::Element;
use crate::template::has_hole;

rule! {
    /// # What it finds
    /// A link to a PDF that stands beside the document, when the PDF has no text, no tags, no title or
    /// no language. The file is opened for this. That needs a plainspoken built with the feature `pdf`
    /// (`cargo install --path . --features pdf`), and the file inside the project. Without either, this
    /// rule says nothing and counts the link as one it cannot tell. A PDF on another site is never fetched.
    ///
    /// # Why it matters to the reader
    /// A scanned page is only a picture: a screen reader finds no word to read, and no one can search it or
    /// make its letters larger. Without tags, a screen reader may mix up the order of the text, and does not
    /// know headings, lists and tables. Without a language, it may read with the wrong voice. Without
    /// a title, people hear the name of the file.
    ///
    /// # How to put it right
    /// Mend the letter the PDF was made from, then make the PDF again. In Word: give it a title (File, Info),
    /// then Save as PDF with “Document structure tags for accessibility” on under Options. In LibreOffice:
    /// set the title (File, Properties) and the language (Tools, Language), then File, Export As,
    /// Export as PDF, with “Tagged PDF” or “Universal Accessibility (PDF/UA)” on. “Print to PDF” loses
    /// the tags. If you have only a scan, let a program with text recognition (OCR) read it, or type it anew.
    /// Or offer the same text as a web page beside it. This holds for links in web pages, e-mails and
    /// Markdown alike.
    ///
    /// # Examples
    /// In each bad example, the file beside the page is a scan without a title.
    /// ```html,bad
    /// <p><a href="files/fees.pdf">Our fees (PDF, 120 KB)</a></p>
    /// ```
    /// ```md,bad
    /// [Our fees (PDF, 120 KB)](files/fees.pdf)
    /// ```
    /// ```html,good
    /// <p><a href="https://example.org/fees.pdf">Fees of the county (PDF, 120 KB)</a></p>
    /// ```
    /// ```html,good
    /// <p><a href="{{ fees }}.pdf">Our fees (PDF)</a></p>
    /// ```
    /// ```md,good
    /// [Our fees](fees.html)
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.1.1 Non-text Content and 1.4.5 Images of Text (technique PDF7), 1.3.1 Info and Relationships
    /// (techniques PDF6, PDF9, PDF21), 2.4.2 Page Titled (PDF18), 3.1.1 Language of Page (PDF16). Tags alone
    /// do not show that they are right: text alternatives (PDF1) and reading order (PDF3) are for a person to see.
    Pdf {
        id: "access/pdf",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["a", "area", "mj-button"],
        standards: &[
            "WCAG 2.2 1.1.1",
            "WCAG 2.2 1.3.1",
            "WCAG 2.2 1.4.5",
            "WCAG 2.2 2.4.2",
            "WCAG 2.2 3.1.1",
            "NASW-ASWB 2005 Standard 2",
        ],
        title: "Linked PDFs have text, tags, a title and a language",
        messages: &[
            Message { key: "scan", text: "We found only pictures of pages in “{file}” and no text. A screen reader has nothing to read." },
            Message { key: "untagged", text: "“{file}” has no tags. A screen reader cannot tell its headings, lists and tables." },
            Message { key: "no-title", text: "“{file}” has no title. People hear the name of the file instead." },
            Message { key: "no-language", text: "“{file}” does not say its language. A screen reader may use the wrong voice." },
            Message { key: "no-title-language", text: "“{file}” says neither its title nor its language. A screen reader may use the wrong voice." },
        ],
    }
    |_| Pdf
}

struct Pdf;

/// The rule's id, for the stage that reads the files.
#[cfg(feature = "pdf")]
pub(crate) const ID: &str = "access/pdf";
/// The argument that names the file, as the document wrote it.
pub(crate) const FILE: &str = "file";

impl Rule for Pdf {
    /// Names all that may be missing; the stage that opens the file leaves what is. Until then nothing is told.
    fn element(&self, link: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(target) = link.attr("href").map(str::trim) else { return };
        let path = target.split(['?', '#']).next().unwrap_or("");
        let is_pdf = path.len() > 4 && path.get(path.len() - 4..).is_some_and(|end| end.eq_ignore_ascii_case(".pdf"));
        // What others offer elsewhere is not opened, and is not this author's to mend.
        let is_elsewhere = path.contains(':') || path.starts_with("//");
        if !is_pdf || is_elsewhere || name::is_hidden(link) {
            return;
        }
        findings.cannot_tell();
        if has_hole(target) {
            return;
        }
        let candidate = |key, standards| {
            Finding::new(key, link.whole()).standards(standards).arg(FILE, path).node(link.index()).until_opened()
        };
        findings.push(candidate("scan", &["WCAG 2.2 1.1.1", "WCAG 2.2 1.4.5", "NASW-ASWB 2005 Standard 2"]));
        findings.push(candidate("untagged", &["WCAG 2.2 1.3.1", "NASW-ASWB 2005 Standard 2"]));
        findings.push(candidate("no-title", &["WCAG 2.2 2.4.2"]).severity(Severity::Note));
        findings.push(candidate("no-language", &["WCAG 2.2 3.1.1"]).severity(Severity::Note));
        findings.push(candidate("no-title-language", &["WCAG 2.2 2.4.2", "WCAG 2.2 3.1.1"]).severity(Severity::Note));
    }
}
