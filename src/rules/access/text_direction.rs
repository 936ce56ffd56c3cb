//! The reading direction is one that programs know.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A `dir` attribute that is not `ltr`, `rtl` or `auto`.
    ///
    /// # Why it matters to the reader
    /// Programs ignore such a value. Arabic or Hebrew text then runs the wrong way, with its full stops and
    /// numbers in the wrong place.
    ///
    /// # How to put it right
    /// Write `dir="ltr"` for languages written from left to right and `dir="rtl"` for the others. In an
    /// e-mail, put it on the element around the content. In Markdown, write the part in HTML.
    ///
    /// # Examples
    /// ```html,bad
    /// <p dir="right" lang="ar">نحن هنا من أجلك</p>
    /// ```
    /// ```html,good
    /// <p dir="rtl" lang="ar">نحن هنا من أجلك</p>
    /// ```
    /// ```html,good
    /// <p dir="{{ direction }}">{{ text }}</p>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.2 Meaningful Sequence.
    TextDirection {
        id: "access/text-direction",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["[dir]"],
        standards: &["WCAG 2.2 1.3.2", "NASW-ASWB 2005 Standard 2"],
        title: "The reading direction is one that programs know",
        messages: &[
            Message { key: "invalid", text: "“{dir}” is no reading direction. Programs know ltr, rtl and auto." },
        ],
    }
    |_| TextDirection
}

struct TextDirection;

impl Rule for TextDirection {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        // In old lists `dir` was something else; what is empty says nothing.
        let Some(dir) = element.attr("dir").filter(|_| element.is_html() && !matches!(element.name(), "dir")) else {
            return;
        };
        if element.attr_has_hole("dir") {
            findings.cannot_tell();
        } else if ["ltr", "rtl", "auto", ""].iter().any(|known| dir.trim().eq_ignore_ascii_case(known)) {
            findings.pass();
        } else {
            findings.push(Finding::new("invalid", element.attr_or_tag("dir")).arg("dir", dir).node(element.index()));
        }
    }
}
