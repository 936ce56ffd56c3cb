//! Accessible names and roles, as far as markup alone decides them
//! (Accessible Name and Description Computation 1.2, HTML-AAM).

use scraper::Node;

use super::tree::Element;
use crate::span::Span;
use crate::template::is_hole_char;

/// The accessible name of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The words, white space collapsed.
    pub text: String,
    /// A template fills part of it in, or its attributes cannot all be known: never call it empty.
    pub unknown: bool,
}

impl Name {
    /// Whether it is certainly empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && !self.unknown
    }

    fn add(&mut self, text: &str) {
        self.unknown |= text.contains(is_hole_char);
        for word in text.split_whitespace() {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
    }
}

/// The role of an element: its `role` attribute's first known token, else the one HTML gives it; empty when it has none.
#[must_use]
pub fn role<'t>(element: &Element<'t>) -> &'t str {
    let explicit = element.attr("role").and_then(|value| value.split_ascii_whitespace().find(|token| is_role(token)));
    explicit.unwrap_or_else(|| implicit_role(element))
}

/// Whether a token is a role of WAI-ARIA 1.2 (or its graphics and publishing modules).
#[must_use]
pub fn is_role(token: &str) -> bool {
    const ROLES: &str = " alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox command complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic graphics-document graphics-object graphics-symbol grid gridcell group heading img image input insertion landmark link list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem ";
    token.len() > 2 && ROLES.contains(&format!(" {} ", token.to_ascii_lowercase()))
}

fn implicit_role(element: &Element<'_>) -> &'static str {
    match element.name() {
        "a" | "area" if element.has_attr("href") => "link",
        "button" | "summary" => "button",
        "img" if element.attr("alt") == Some("") => "none",
        "img" => "img",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        "select" => {
            if element.has_attr("multiple") {
                "listbox"
            } else {
                "combobox"
            }
        }
        "textarea" => "textbox",
        "input" => match element.attr("type").map(str::to_ascii_lowercase).as_deref() {
            Some("hidden") => "",
            Some("button" | "submit" | "reset" | "image") => "button",
            Some("checkbox") => "checkbox",
            Some("radio") => "radio",
            Some("range") => "slider",
            Some("number") => "spinbutton",
            Some("search") => "searchbox",
            Some("color" | "date" | "datetime-local" | "month" | "week" | "time" | "file" | "password") => "input",
            _ => "textbox",
        },
        "table" => "table",
        "nav" => "navigation",
        "main" => "main",
        "ul" | "ol" => "list",
        "li" => "listitem",
        _ => "",
    }
}

/// Whether assistive technology is told nothing of the element: `hidden`, `aria-hidden`, `display:none`
/// on it or around it, or it stands where nothing is rendered.
#[must_use]
pub fn is_hidden(element: &Element<'_>) -> bool {
    std::iter::once(*element).chain(element.ancestors()).any(|step| {
        step.has_attr("hidden")
            || step.attr("aria-hidden") == Some("true")
            || matches!(step.name(), "template" | "head" | "noscript")
            || step.attr("style").is_some_and(hides)
    })
}

fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else { return false };
        let value = value.trim().trim_end_matches("!important").trim();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => value.eq_ignore_ascii_case("hidden") || value.eq_ignore_ascii_case("collapse"),
            _ => false,
        }
    })
}

/// The accessible name of an element, from its attributes, labels and content.
#[must_use]
pub fn name(element: &Element<'_>) -> Name {
    let mut name = Name { unknown: element.has_open_attributes(), ..Name::default() };
    compute(element, &mut name, false, 0);
    name
}

/// Deeper than this a name is not looked for.
const DEEPEST: usize = 64;

fn compute(element: &Element<'_>, name: &mut Name, referenced: bool, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    if !referenced && let Some(ids) = element.attr("aria-labelledby") {
        let mut found = Name { unknown: ids.contains(is_hole_char), ..Name::default() };
        for id in ids.split_ascii_whitespace() {
            if let Some(target) = element.tree().by_id(id) {
                compute(&target, &mut found, true, depth + 1);
            }
        }
        if !found.is_empty() {
            name.add(&found.text);
            name.unknown |= found.unknown;
            return;
        }
    }
    if let Some(label) = element.attr("aria-label").filter(|label| !label.trim().is_empty()) {
        name.add(label);
        return;
    }
    if element.attr_has_hole("aria-label") || element.attr_has_hole("aria-labelledby") {
        name.unknown = true;
    }
    native(element, name, depth);
    if name.is_empty()
        && let Some(title) = element.attr("title")
    {
        name.add(title);
        name.unknown |= element.attr_has_hole("title");
    }
}

fn native(element: &Element<'_>, name: &mut Name, depth: usize) {
    match element.name() {
        "img" | "area" | "mj-image" => {
            name.add(element.attr("alt").unwrap_or(""));
            name.unknown |= element.attr_has_hole("alt");
        }
        "input" => input(element, name, depth),
        "select" | "textarea" => labels(element, name, depth),
        "svg" => {
            if let Some(title) = element.children().find(|child| child.name() == "title") {
                name.add(&title.text());
            }
        }
        "table" => {
            if let Some(caption) = element.children().find(|child| child.name() == "caption") {
                content(&caption, name, depth);
            }
        }
        "fieldset" => {
            if let Some(legend) = element.children().find(|child| child.name() == "legend") {
                content(&legend, name, depth);
            }
        }
        "iframe" => {}
        _ => {
            if matches!(role(element), "textbox" | "searchbox" | "combobox" | "listbox" | "slider" | "spinbutton") {
                labels(element, name, depth);
            } else {
                content(element, name, depth);
            }
        }
    }
}

fn input(element: &Element<'_>, name: &mut Name, depth: usize) {
    let kind = element.attr("type").map(str::to_ascii_lowercase);
    match kind.as_deref() {
        Some("submit" | "reset" | "button") => {
            match element.attr("value") {
                Some(value) => name.add(value),
                // Browsers write “Submit” or “Reset” themselves.
                None if kind.as_deref() != Some("button") => name.add(kind.as_deref().unwrap_or("")),
                None => {}
            }
            name.unknown |= element.attr_has_hole("value");
        }
        Some("image") => {
            name.add(element.attr("alt").unwrap_or(""));
            name.unknown |= element.attr_has_hole("alt");
        }
        _ => {}
    }
    if name.is_empty() {
        labels(element, name, depth);
    }
}

/// Names a field by the labels that hold it or point at it, else by its placeholder.
fn labels(element: &Element<'_>, name: &mut Name, depth: usize) {
    let around = element.ancestors().find(|ancestor| ancestor.name() == "label");
    let pointing = element.attr("id").into_iter().flat_map(|id| element.tree().labels_for(id));
    for label in around.into_iter().chain(pointing) {
        content(&label, name, depth + 1);
    }
    // `for="{{ id }}"` somewhere and an id made by the same template: they may well meet.
    if element.attr_has_hole("id") {
        name.unknown = true;
    }
    if name.is_empty() {
        for attribute in ["title", "placeholder"] {
            if let Some(value) = element.attr(attribute) {
                name.add(value);
                name.unknown |= element.attr_has_hole(attribute);
                if !name.is_empty() {
                    return;
                }
            }
        }
    }
}

fn content(element: &Element<'_>, name: &mut Name, depth: usize) {
    for node in element.node().children() {
        match node.value() {
            Node::Text(text) => name.add(&text.text),
            Node::Element(_) => {
                let child = Element::new(element.tree(), node);
                let hidden = child.has_attr("hidden")
                    || child.attr("aria-hidden") == Some("true")
                    || child.attr("style").is_some_and(hides)
                    || matches!(child.name(), "script" | "style" | "template" | "select" | "textarea")
                    || (child.name() == "input" && depth > 0);
                if !hidden {
                    let mut part = Name::default();
                    // A reference is followed once, from the element itself.
                    compute(&child, &mut part, depth > 0, depth + 1);
                    name.add(&part.text);
                    name.unknown |= part.unknown || child.has_open_attributes();
                }
            }
            _ => {}
        }
    }
    // A statement such as `{% block link %}` may print something.
    let inside = Span { start: element.span().end, end: element.whole().end.max(element.span().end) };
    if name.text.is_empty() && !element.tree().holes_in(inside).is_empty() {
        name.unknown = true;
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{Format, Source};
    use crate::syntax;

    fn name_of(html: &str, element: &str) -> (String, bool) {
        let source = Source::from_text("x.html", Format::Html, html);
        let tree = syntax::parse(&source);
        let found =
            tree.elements().find(|found| found.name() == element).map(|found| super::name(&found)).unwrap_or_default();
        (found.text.clone(), found.unknown)
    }

    #[test]
    fn names_come_from_where_the_standard_says() {
        assert_eq!(name_of("<a href=x><img src=y alt='Home page'></a>", "a").0, "Home page");
        assert_eq!(name_of("<a href=x aria-label=Next> </a>", "a").0, "Next");
        assert_eq!(name_of("<span id=n>Your <b>name</b></span><input aria-labelledby=n>", "input").0, "Your name");
        assert_eq!(name_of("<label>Phone <input type=tel></label>", "input").0, "Phone");
        assert_eq!(name_of("<label for=p>Phone</label><input id=p>", "input").0, "Phone");
        assert_eq!(name_of("<input placeholder=Search>", "input").0, "Search");
        assert_eq!(name_of("<input type=submit>", "input").0, "submit");
        assert_eq!(name_of("<button><span aria-hidden=true>x</span></button>", "button").0, "");
    }

    #[test]
    fn a_template_makes_a_name_unknown_and_not_empty() {
        assert!(name_of("<a href=x>{{ text }}</a>", "a").1);
        assert!(name_of("<a href=x {{ attrs }}></a>", "a").1);
        assert!(name_of("<img src=x alt=\"{% trans 'Photo' %}\">", "img").1);
        assert!(!name_of("<a href=\"{{ url }}\"></a>", "a").1);
    }
}
