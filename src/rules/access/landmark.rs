//! The parts of a page can be told apart.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::source::Format;
use crate::syntax::name;
use crate::syntax::tree::Element;
use rustc_hash::FxHashMap;

rule! {
    /// # What it finds
    /// A web page with two `<main>` parts, and several menus (`<nav>`) that have no name or the same name.
    ///
    /// # Why it matters to the reader
    /// A screen reader offers a list of the parts of a page. “Navigation, navigation, navigation” does not
    /// help anybody to choose.
    ///
    /// # How to put it right
    /// Keep one `<main>`. Name each menu: `<nav aria-label="Main menu">`. Mail programs drop these
    /// elements: in an e-mail do without them. In Markdown the site makes them.
    ///
    /// # Examples
    /// ```html,bad
    /// <!DOCTYPE html><html lang="en"><body><nav><a href="/">Home</a></nav><main><h1>Fees</h1></main><nav><a href="/map">Site map</a></nav></body></html>
    /// ```
    /// ```html,bad
    /// <!DOCTYPE html><html lang="en"><body><main><h1>Fees</h1></main><main><h2>Groups</h2></main></body></html>
    /// ```
    /// ```html,good
    /// <!DOCTYPE html><html lang="en"><body><nav aria-label="Main menu"><a href="/">Home</a></nav><main><h1>Fees</h1></main><nav aria-label="More pages"><a href="/map">Site map</a></nav></body></html>
    /// ```
    ///
    /// # Standards
    /// Good practice under WCAG 2.2, 1.3.1 and 2.4.1.
    Landmark {
        id: "access/landmark",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        formats: &[Format::Html],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The parts of a page can be told apart",
        messages: &[
            Message { key: "main", text: "This page has a second main part. A page has one." },
            Message { key: "same", text: "Another part of this kind has the same name, or none. Give each its own `aria-label`." },
        ],
    }
    |_| Landmark
}

struct Landmark;

impl Rule for Landmark {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        let tree = &document.tree;
        if !tree.is_page || document.is_mail || !inline::mentions(context, &["<main", "<nav", "role="]) {
            return;
        }
        let mut main: Option<Element<'_>> = None;
        let mut menus = FxHashMap::default();
        for part in tree.elements() {
            let is_part = matches!(part.name(), "main" | "nav") || part.has_attr("role");
            let role = if is_part { name::role(&part) } else { continue };
            if !matches!(role, "main" | "navigation") || name::is_hidden(&part) || !part.is_seen() {
                continue;
            }
            if role == "main" {
                match main {
                    Some(first) if !tree.exclusive(first.span().start, part.span().start) => findings
                        .push(Finding::new("main", part.span()).related(first.span(), "main").node(part.index())),
                    Some(_) => {}
                    None => {
                        findings.pass();
                        main = Some(part);
                    }
                }
                continue;
            }
            let name = name::name(&part);
            if name.unknown {
                findings.cannot_tell();
                continue;
            }
            match menus.insert(name.text.to_lowercase(), part.span()) {
                Some(first) if !tree.exclusive(first.start, part.span().start) => {
                    findings.push(Finding::new("same", part.span()).related(first, "same").node(part.index()));
                }
                _ => findings.pass(),
            }
        }
    }
}
