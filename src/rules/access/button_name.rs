//! Buttons have words.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::rules::named;
use crate::syntax::name;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// A button that nothing names.
    ///
    /// # Why it matters to the reader
    /// A screen reader says only “button”. Nobody can know what it does.
    ///
    /// # How to put it right
    /// Put words in the button, or an `aria-label` if it shows only a sign.
    /// In an e-mail, make it a link with words. In Markdown, a button is HTML as well.
    ///
    /// # Examples
    /// ```html,bad
    /// <button type="button"><i class="icon-menu"></i></button>
    /// ```
    /// ```html,bad
    /// <form><input type="image" src="send.png"></form>
    /// ```
    /// ```html,good
    /// <button type="button" aria-label="Menu"><i class="icon-menu"></i></button>
    /// ```
    /// ```html,good
    /// <form><input type="submit"><input type="image" src="send.png" alt="Send"></form>
    /// ```
    /// ```html,good
    /// <button>{{ label }}</button>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rules 97a4e1 and 59796f.
    ButtonName {
        id: "access/button-name",
        category: Category::Access,
        severity: Severity::Error,
        maturity: Maturity::Starter,
        needs: &[Need::Elements],
        tags: &["button", "input", "[role]"],
        standards: &["WCAG 2.2 4.1.2", "ACT 97a4e1", "ACT 59796f", "NASW-ASWB 2005 Standard 2"],
        title: "Buttons have words",
        messages: &[Message { key: "missing", text: "This button has no words." }],
    }
    |_| ButtonName
}

struct ButtonName;

impl Rule for ButtonName {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if name::role(element) != "button"
            || element.name() == "summary"
            || !element.is_html()
            || name::is_hidden(element)
        {
            return;
        }
        let is_image = element.name() == "input"
            && element.attr("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("image"));
        let standards = if is_image { IMAGE } else { PLAIN };
        named::judge(&name::name(element), findings, || {
            Finding::new("missing", element.span()).node(element.index()).standards(standards)
        });
    }
}

const PLAIN: &[&str] = &["WCAG 2.2 4.1.2", "ACT 97a4e1", "NASW-ASWB 2005 Standard 2"];
const IMAGE: &[&str] = &["WCAG 2.2 1.1.1", "WCAG 2.2 4.1.2", "ACT 59796f", "NASW-ASWB 2005 Standard 2"];
