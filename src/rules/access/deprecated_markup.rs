//! Looks are a matter of style sheets.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::source::Format;

rule! {
    /// # What it finds
    /// Old elements that only change the look: `<font>`, `<center>`, `<big>`, `<tt>`, `<strike>`. It is
    /// told once for each page. In e-mail they are needed, so nothing is told there.
    ///
    /// # Why it matters to the reader
    /// People set their own letters, sizes and colors to be able to read. These elements get in the way.
    ///
    /// # How to put it right
    /// Use a style sheet, and elements that say what a thing is: `<strong>`, `<code>`, `<del>`.
    /// In Markdown, write `**bold**` and lists instead of HTML. In e-mails these elements may stay.
    ///
    /// # Examples
    /// ```html,bad
    /// <center><font color="red">Our office is closed today.</font></center>
    /// ```
    /// ```html,good
    /// <p class="notice">Our office is closed today.</p>
    /// ```
    /// ```html,good,kind=email
    /// <center><p>Our office is closed today.</p></center>
    /// ```
    ///
    /// # Standards
    /// Good practice; no criterion is broken by it alone.
    DeprecatedMarkup {
        id: "access/deprecated-markup",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html, Format::Markdown],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Looks are a matter of style sheets",
        messages: &[Message { key: "old", text: "The old element `<{name}>` only changes the look. We found {count} such elements here." }],
    }
    |_| DeprecatedMarkup
}

struct DeprecatedMarkup;

impl Rule for DeprecatedMarkup {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if document.is_mail {
            return;
        }
        let mut old = document.tree.elements().filter(|element| {
            matches!(element.name(), "font" | "center" | "big" | "tt" | "strike" | "basefont")
                && element.is_html()
                && element.is_written()
        });
        let Some(first) = old.next() else { return };
        let count = 1 + old.count();
        findings
            .push(Finding::new("old", first.span()).arg("name", first.name()).arg("count", count).node(first.index()));
    }
}
