//! Accessible names and descriptions, as far as markup alone decides them
//! (Accessible Name and Description Computation 1.2, HTML-AAM 1.0).

use std::rc::Rc;

use scraper::Node;

use super::aria;
pub use super::role::{is_role, role};
use super::tree::Element;
use crate::span::Span;
use crate::template::has_hole;

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

    fn from_raw(raw: &Raw) -> Self {
        let mut text = String::with_capacity(raw.text.len());
        for word in raw.text.split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        Self { unknown: raw.unknown || has_hole(&text), text }
    }
}

/// A name in the making: text as it stands, and whether some of it is unknown.
#[derive(Default)]
struct Raw {
    text: String,
    unknown: bool,
    /// Elements looked at: loops of references end here.
    steps: u32,
    in_reference: bool,
}

/// Elements looked at for one name; no name that a person hears is longer.
const MOST_STEPS: u32 = 500;
/// Text kept for one name, in bytes.
const LONGEST: usize = 4_000;
/// Deeper than this a name is not looked for.
const DEEPEST: usize = 128;

impl Raw {
    fn is_blank(&self, from: usize) -> bool {
        self.text.get(from..).is_none_or(|text| text.trim().is_empty())
    }

    fn add(&mut self, text: &str) {
        if self.text.len() < LONGEST {
            self.text.push_str(text);
        }
    }

    /// Words that stand by themselves.
    fn add_apart(&mut self, text: &str) {
        self.add(" ");
        self.add(text);
        self.add(" ");
    }
}

/// How an element came to be part of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It is the one that is named.
    Own,
    /// `aria-labelledby` or `aria-describedby` points at it.
    Referenced,
    /// It stands in something that is referenced though it is hidden.
    InsideHidden,
    /// It stands in something that gives a name: a link, a label.
    Inside,
}

/// Whether assistive technology is told nothing of the element, or that cannot be known: it is
/// hidden by HTML, ARIA or the document's own styles.
#[must_use]
pub fn is_hidden(element: &Element<'_>) -> bool {
    element.is_hidden()
}

/// The accessible name of an element, from its attributes, labels and content.
#[must_use]
pub fn name(element: &Element<'_>) -> Rc<Name> {
    element.tree().name_of(element.index(), || {
        let mut raw = Raw { unknown: element.has_open_attributes(), ..Raw::default() };
        compute(element, &mut raw, Way::Own, 0);
        Name::from_raw(&raw)
    })
}

/// The accessible description of an element: what `aria-describedby` points at, else
/// `aria-description`, else a title that did not become the name.
#[must_use]
pub fn description(element: &Element<'_>) -> Name {
    let mut raw = Raw { unknown: element.has_open_attributes(), ..Raw::default() };
    if let Some(ids) = element.attr("aria-describedby") {
        references(element, ids, &mut raw, 0);
    }
    if raw.is_blank(0)
        && let Some(text) = element.attr("aria-description")
    {
        raw.add(text);
    }
    let mut found = Name::from_raw(&raw);
    if found.text.is_empty()
        && let Some(title) = element.attr("title")
        && name(element).text != title.split_whitespace().collect::<Vec<_>>().join(" ")
    {
        found.text = title.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    found
}

/// The text of what a list of ids points at.
fn references(element: &Element<'_>, ids: &str, raw: &mut Raw, depth: usize) {
    raw.unknown |= has_hole(ids);
    let before = std::mem::replace(&mut raw.in_reference, true);
    for id in ids.split_ascii_whitespace().take(64) {
        match element.tree().by_id(id) {
            Some(target) => {
                raw.add(" ");
                compute(&target, raw, Way::Referenced, depth + 1);
            }
            // An id that a template makes may be the one meant.
            None => raw.unknown |= element.tree().has_filled_ids(),
        }
    }
    raw.in_reference = before;
}

fn compute(element: &Element<'_>, raw: &mut Raw, way: Way, depth: usize) {
    raw.steps += 1;
    if depth > DEEPEST || raw.steps > MOST_STEPS {
        raw.unknown |= raw.steps > MOST_STEPS;
        return;
    }
    let from = raw.text.len();
    // A reference is followed once, and not out of something referenced.
    if !raw.in_reference
        && let Some(ids) = element.attr("aria-labelledby")
    {
        references(element, ids, raw, depth);
        if !raw.is_blank(from) || raw.unknown {
            return;
        }
    }
    if way == Way::Inside && is_value_widget(element) {
        value(element, raw, depth);
        return;
    }
    if let Some(label) = element.attr("aria-label").filter(|label| !label.trim().is_empty()) {
        raw.add_apart(label);
        return;
    }
    if element.attr_has_hole("aria-label") || element.attr_has_hole("aria-labelledby") {
        raw.unknown = true;
    }
    native(element, raw, way, depth);
    if raw.is_blank(from) && !takes_no_title(element) {
        title(element, raw);
    }
}

fn title(element: &Element<'_>, raw: &mut Raw) {
    if let Some(title) = element.attr("title") {
        raw.add_apart(title);
        raw.unknown |= element.attr_has_hole("title");
    }
}

/// An image with an empty alternative is decoration, whatever its title says.
fn takes_no_title(element: &Element<'_>) -> bool {
    matches!(element.name(), "img" | "mj-image")
        && (element.attr("alt") == Some("") || element.has_attr("role") && role(element) == "none")
}

fn native(element: &Element<'_>, raw: &mut Raw, way: Way, depth: usize) {
    let from = raw.text.len();
    match element.name() {
        // Decoration says nothing, whatever its alternative.
        "img" if element.has_attr("role") && role(element) == "none" => {}
        "img" | "area" | "mj-image" => {
            raw.add_apart(element.attr("alt").unwrap_or(""));
            raw.unknown |= element.attr_has_hole("alt");
        }
        "input" => input(element, raw, depth),
        "select" | "textarea" | "meter" | "progress" | "output" => {
            labels(element, raw, depth);
            placeholder(element, raw, from);
        }
        "svg" => {
            if let Some(title) = element.children().find(|child| child.name() == "title") {
                raw.add_apart(&title.text());
            } else if way != Way::Own {
                content(element, raw, way, depth);
            }
            fill(element, raw, from);
        }
        "table" if way == Way::Own => from_child(element, "caption", raw, depth),
        "fieldset" if way == Way::Own => from_child(element, "legend", raw, depth),
        "figure" if way == Way::Own => from_child(element, "figcaption", raw, depth),
        "iframe" | "object" | "video" | "audio" | "embed" | "canvas" if way == Way::Own => {}
        "button" => {
            labels(element, raw, depth);
            content(element, raw, way, depth);
        }
        _ if !element.is_html() && way == Way::Own => {
            if let Some(title) = element.children().find(|child| child.name() == "title") {
                raw.add_apart(&title.text());
            } else if aria::is_named_by_content(role(element)) {
                content(element, raw, way, depth);
            }
        }
        _ if way == Way::Own && !is_named_by_content(element) => {}
        _ => content(element, raw, way, depth),
    }
}

fn is_named_by_content(element: &Element<'_>) -> bool {
    let role = role(element);
    // What has no role of its own is asked only for what it says: a label, a list item.
    role.is_empty()
        || aria::is_named_by_content(role)
        || matches!(
            role,
            "listitem"
                | "term"
                | "definition"
                | "paragraph"
                | "caption"
                | "time"
                | "none"
                | "code"
                | "strong"
                | "emphasis"
        )
}

fn from_child(element: &Element<'_>, name: &str, raw: &mut Raw, depth: usize) {
    if let Some(child) = element.children().find(|child| child.name() == name) {
        content(&child, raw, Way::Inside, depth + 1);
    }
}

fn input(element: &Element<'_>, raw: &mut Raw, depth: usize) {
    let from = raw.text.len();
    let kind = element.attr("type").map(|kind| kind.trim().to_ascii_lowercase());
    match kind.as_deref() {
        Some("submit" | "reset" | "button") => {
            labels(element, raw, depth);
            if raw.is_blank(from) {
                match element.attr("value") {
                    Some(value) => raw.add_apart(value),
                    // Browsers write “Submit” or “Reset” themselves.
                    None if kind.as_deref() != Some("button") => raw.add_apart(kind.as_deref().unwrap_or("")),
                    None => {}
                }
                raw.unknown |= element.attr_has_hole("value");
            }
        }
        Some("image") => {
            labels(element, raw, depth);
            if raw.is_blank(from) {
                raw.add_apart(element.attr("alt").unwrap_or(""));
                raw.unknown |= element.attr_has_hole("alt");
            }
        }
        _ => {
            labels(element, raw, depth);
            placeholder(element, raw, from);
        }
    }
}

/// Names a field by the labels that hold it or point at it.
fn labels(element: &Element<'_>, raw: &mut Raw, depth: usize) {
    if depth > 0 && element.name() != "button" {
        return;
    }
    let around = element.ancestors().find(|ancestor| ancestor.name() == "label");
    // A label that points elsewhere names what it points at.
    let around = around.filter(|label| label.attr("for").is_none_or(|id| element.attr("id") == Some(id)));
    let pointing = element.attr("id").into_iter().flat_map(|id| element.tree().labels_for(id));
    for label in around.into_iter().chain(pointing.filter(|label| Some(*label) != around)).take(16) {
        if label.is_off() {
            continue;
        }
        raw.add(" ");
        match label.attr("aria-label").filter(|text| !text.trim().is_empty()) {
            Some(text) => raw.add(text),
            None => content_without(&label, raw, Way::Inside, depth + 1, Some(*element)),
        }
    }
    // `for="{{ id }}"` somewhere and an id made by the same template: they may well meet.
    raw.unknown |= element.attr_has_hole("id");
}

fn placeholder(element: &Element<'_>, raw: &mut Raw, from: usize) {
    for attribute in ["title", "placeholder", "aria-placeholder"] {
        if raw.is_blank(from)
            && let Some(value) = element.attr(attribute)
        {
            raw.add_apart(value);
            raw.unknown |= element.attr_has_hole(attribute);
        }
    }
}

/// Whether an element inside a name gives its value and not its own name.
fn is_value_widget(element: &Element<'_>) -> bool {
    match element.name() {
        "input" => !matches!(role(element), "button" | "checkbox" | "radio" | ""),
        "select" | "textarea" => true,
        _ => {
            element.has_attr("role")
                && matches!(role(element), "textbox" | "searchbox" | "combobox" | "listbox" | "slider" | "spinbutton")
        }
    }
}

fn value(element: &Element<'_>, raw: &mut Raw, depth: usize) {
    match element.name() {
        "input" => {
            raw.add_apart(element.attr("value").unwrap_or(""));
            raw.unknown |= element.attr_has_hole("value");
        }
        "textarea" => raw.add_apart(&element.text()),
        "select" => {
            let chosen = element
                .descendants()
                .find(|option| option.name() == "option" && option.has_attr("selected"))
                .or_else(|| element.descendants().find(|option| option.name() == "option"));
            if let Some(option) = chosen {
                raw.add_apart(&option.text());
            }
        }
        _ => match element.attr("aria-valuetext").or_else(|| element.attr("aria-valuenow")) {
            Some(value) => raw.add_apart(value),
            None => content(element, raw, Way::Inside, depth),
        },
    }
}

fn content(element: &Element<'_>, raw: &mut Raw, way: Way, depth: usize) {
    content_without(element, raw, way, depth, None);
}

/// The text inside an element; `except` is the field that a label around it names.
fn content_without(element: &Element<'_>, raw: &mut Raw, way: Way, depth: usize, except: Option<Element<'_>>) {
    let from = raw.text.len();
    // What is hidden and referenced is read with all that is hidden in it.
    let hidden_root = way == Way::InsideHidden || way == Way::Referenced && element.is_hidden();
    let inner = if hidden_root { Way::InsideHidden } else { Way::Inside };
    for node in element.node().children() {
        if raw.steps > MOST_STEPS || raw.text.len() > LONGEST {
            raw.unknown = true;
            break;
        }
        match node.value() {
            Node::Text(text) => raw.add(&text.text),
            Node::Element(_) => {
                let child = Element::new(element.tree(), node);
                let silent = matches!(child.name(), "script" | "style" | "template" | "noscript");
                if silent || Some(child) == except || !hidden_root && child.is_hidden() {
                    continue;
                }
                let apart = is_apart(&child);
                if apart {
                    raw.add(" ");
                }
                compute(&child, raw, inner, depth + 1);
                if apart {
                    raw.add(" ");
                }
                raw.unknown |= child.has_open_attributes();
            }
            _ => {}
        }
    }
    fill(element, raw, from);
}

/// A statement such as `{% block link %}` may print something where nothing stands yet.
fn fill(element: &Element<'_>, raw: &mut Raw, from: usize) {
    let inside = Span { start: element.span().end, end: element.whole().end.max(element.span().end) };
    if raw.is_blank(from) && (element.has_open_content() || !element.tree().holes_in(inside).is_empty()) {
        raw.unknown = true;
    }
}

/// Whether an element stands on a line of its own, or is a picture or a field: its words do not run
/// into those beside it.
fn is_apart(element: &Element<'_>) -> bool {
    !matches!(
        element.name(),
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
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
        assert_eq!(name_of("<button>H<b>el</b>lo<br>you</button>", "button").0, "Hello you");
        assert_eq!(
            name_of("<p id=n hidden><span hidden>Your</span> name</p><input aria-labelledby=n>", "input").0,
            "Your name"
        );
        assert_eq!(name_of("<label for=other>Phone <input id=p></label>", "input").0, "");
        assert_eq!(
            name_of("<label>Call me <select><option>today</select> or <input type=checkbox></label>", "input").0,
            "Call me today or"
        );
        assert_eq!(name_of("<a href=x><img src=y alt='' title=Home></a>", "a").0, "");
        assert_eq!(name_of("<label for=p style='display:none'>Phone</label><input id=p>", "input").0, "");
        assert_eq!(name_of("<svg role=img><title>A map</title></svg>", "svg").0, "A map");
        assert_eq!(name_of("<table><caption>Fees</caption><tr><td>x</table>", "table").0, "Fees");
    }

    #[test]
    fn loops_of_references_end() {
        let ring = "<a id=a href=x aria-labelledby='a b'><i id=b aria-labelledby=a></i></a>";
        assert_eq!(name_of(ring, "a").0, "");
        let owns: Vec<String> = (0..200)
            .map(|n| format!("<i id=n{n} aria-labelledby='n{} n{}'>x</i>", (n + 1) % 200, (n + 2) % 200))
            .collect();
        let owns = owns.concat();
        assert!(!name_of(&format!("<a href=x aria-labelledby=n0></a>{owns}"), "a").0.is_empty());
    }

    #[test]
    fn a_template_makes_a_name_unknown_and_not_empty() {
        assert!(name_of("<a href=x>{{ text }}</a>", "a").1);
        assert!(name_of("<a href=x {{ attrs }}></a>", "a").1);
        assert!(name_of("<img src=x alt=\"{% trans 'Photo' %}\">", "img").1);
        assert!(!name_of("<a href=\"{{ url }}\"></a>", "a").1);
    }
}
