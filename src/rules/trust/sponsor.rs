//! Links that earn money say so.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::said::Point;

rule! {
    /// # What it finds
    /// Links that pay whoever shows them, where no words say so.
    ///
    /// # Why it matters to the reader
    /// Advice that earns money is read with other eyes.
    ///
    /// # How to put it right
    /// Say near the link that you earn something, or take the marker out of the address.
    ///
    /// # Examples
    /// ```html,bad,kind=article
    /// <p>I like <a href="https://www.amazon.com/dp/1234?tag=junipercreek-20">this book</a>.</p>
    /// ```
    /// ```html,good,kind=article
    /// <p>I like <a href="https://www.amazon.com/dp/1234?tag=junipercreek-20">this book</a>. I earn a commission from this link.</p>
    /// ```
    /// ```html,good,kind=article
    /// <p>I like <a href="https://www.amazon.com/dp/1234">this book</a>.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 9.
    Sponsor {
        id: "trust/sponsor",
        category: Category::Trust,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 9"],
        title: "Links that earn money say so",
        messages: &[Message { key: "missing", text: "This link seems to pay whoever shows it. We did not find words that say so." }],
    }
    |_| Sponsor
}

struct Sponsor;

/// Whether an address carries the marker of a paying program.
fn pays(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    let shop = target.contains("amazon.") && (target.contains("?tag=") || target.contains("&tag="));
    shop || ["//amzn.to/", "shareasale.com/r.", "//go.skimresources.com"].iter().any(|host| target.contains(host))
}

impl Rule for Sponsor {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let text = document.tree.masked().as_bytes();
        let marked = |mark: &str| memchr::memmem::find(text, mark.as_bytes()).is_some();
        if !["tag=", "amzn.to", "shareasale", "skimresources"].iter().any(|mark| marked(mark)) {
            return;
        }
        let paid =
            document.tree.elements().find(|element| element.name() == "a" && element.attr("href").is_some_and(pays));
        let Some(link) = paid else { return };
        if document.said().has(Point::Sponsor) {
            findings.pass();
        } else {
            findings.push(Finding::new("missing", link.span()).node(link.index()));
        }
    }
}
