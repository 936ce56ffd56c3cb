//! Menu entries have words.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::named;
use crate::syntax::name;
use crate::syntax::role;
use crate::syntax::tree::Element;

rule! {
    /// # What it finds
    /// An entry of a menu that nothing names.
    ///
    /// # Why it matters to the reader
    /// A screen reader says only what kind of thing this is. People hear “menu item” and cannot know
    /// what it does.
    ///
    /// # How to put it right
    /// Put words into it. If it shows only a sign, add an `aria-label`.
    /// Markdown makes no such markup: this comes from HTML inside the file, and is mended there. Mail
    /// programs drop much of ARIA, so in an e-mail plain elements are safer.
    ///
    /// # Examples
    /// ```html,bad
    /// <div role="menu"><button role="menuitem"><img src="new.svg" alt=""></button></div>
    /// ```
    /// ```html,bad
    /// <div role="menu"><div role="menuitem"> </div></div>
    /// ```
    /// ```html,good
    /// <div role="menu"><button role="menuitem">New</button></div>
    /// ```
    /// ```html,good
    /// <div role="menu"><button role="menuitem" title="New"><img src="new.svg" alt=""></button></div>
    /// ```
    /// ```html,good
    /// <menu><li></li></menu><div role="menu" hidden><b role="menuitem"></b></div>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 4.1.2 Name, Role, Value; ACT rule m6b1q3.
    MenuItemName {
        id: "access/menu-item-name",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Elements],
        tags: &["[role]"],
        standards: &["WCAG 2.2 4.1.2", "ACT m6b1q3", "NASW-ASWB 2005 Standard 2"],
        title: "Menu entries have words",
        messages: &[Message { key: "missing", text: "This menu entry has no words." }],
    }
    |_| MenuItemName
}

struct MenuItemName;

impl Rule for MenuItemName {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        // menuitemcheckbox and menuitemradio are fields, and looked at as such.
        if role::role(element) == "menuitem" && !element.is_hidden() {
            named::judge(&name::name(element), findings, || {
                Finding::new("missing", element.span()).node(element.index())
            });
        }
    }
}
