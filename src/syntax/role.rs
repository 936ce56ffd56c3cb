//! The role of an element: the one its author gives it, else the one HTML does (HTML-AAM 1.0).

use super::aria;
use super::tree::Element;

/// The first role of the `role` attribute that exists, in the case of the standard.
#[must_use]
pub fn explicit(element: &Element<'_>) -> Option<&'static aria::Role> {
    element.attr("role")?.split_ascii_whitespace().find_map(aria::find)
}

/// Whether a token is a role of WAI-ARIA or its graphics and publishing modules.
#[must_use]
pub fn is_role(token: &str) -> bool {
    aria::find(token).is_some()
}

/// The role of an element; empty when it has none that matters (`generic`).
///
/// `none` on something that takes the focus or has global ARIA attributes does not hold, as the
/// standard says.
#[must_use]
pub fn role(element: &Element<'_>) -> &'static str {
    match explicit(element) {
        Some(role) if matches!(role.name, "none" | "presentation") => {
            if contradicts_none(element) {
                native(element, true)
            } else {
                "none"
            }
        }
        Some(role) => role.name,
        None => implicit(element),
    }
}

/// Whether browsers pass over `role="none"` here: it would hide something people operate or hear.
#[must_use]
pub fn contradicts_none(element: &Element<'_>) -> bool {
    element.is_focusable() || has_global_attribute(element)
}

fn has_global_attribute(element: &Element<'_>) -> bool {
    element.attrs().any(|(name, value)| {
        name.starts_with("aria-")
            && name != "aria-hidden"
            && !value.trim().is_empty()
            && aria::attribute(name).is_some_and(|(_, global)| global)
    })
}

/// The role HTML gives an element.
#[must_use]
pub fn implicit(element: &Element<'_>) -> &'static str {
    native(element, false)
}

/// `named` takes an image with an empty alternative for an image all the same.
fn native(element: &Element<'_>, named: bool) -> &'static str {
    if !element.is_html() {
        return "";
    }
    let has = |attribute: &str| element.has_attr(attribute);
    match element.name() {
        "a" | "area" if has("href") => "link",
        "address" | "details" | "fieldset" | "optgroup" | "hgroup" => "group",
        "article" => "article",
        "aside" => "complementary",
        "blockquote" => "blockquote",
        "button" => "button",
        "caption" => in_table(element, "caption"),
        "code" => "code",
        "datalist" => "listbox",
        "dd" | "dfn" | "dt" => match element.name() {
            "dd" => "definition",
            _ => "term",
        },
        "del" | "s" => "deletion",
        "dialog" => "dialog",
        "em" => "emphasis",
        "figure" => "figure",
        "footer" if is_of_the_page(element) => "contentinfo",
        "header" if is_of_the_page(element) => "banner",
        "form" => "form",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        "hr" => "separator",
        "html" => "document",
        "img" | "mj-image" => {
            let empty = element.attr("alt") == Some("") && !element.attr_has_hole("alt");
            if empty && !named && !has_global_attribute(element) && element.tabindex().is_none() {
                "none"
            } else {
                "img"
            }
        }
        "input" => input(element),
        "ins" => "insertion",
        "li" => {
            let list = element.parent().filter(|parent| matches!(parent.name(), "ul" | "ol" | "menu"));
            let plain = list
                .is_none_or(|list| explicit(&list).is_some_and(|role| matches!(role.name, "none" | "presentation")));
            if plain { "" } else { "listitem" }
        }
        "main" => "main",
        "math" => "math",
        "menu" | "ol" | "ul" => "list",
        "meter" => "meter",
        "nav" => "navigation",
        "option" => "option",
        "output" => "status",
        "p" => "paragraph",
        "progress" => "progressbar",
        "search" => "search",
        "section" if has("aria-label") || has("aria-labelledby") || has("title") => "region",
        "select" => {
            let tall =
                element.attr("size").and_then(|size| size.trim().parse::<u32>().ok()).is_some_and(|size| size > 1);
            if has("multiple") || tall { "listbox" } else { "combobox" }
        }
        "strong" => "strong",
        "sub" => "subscript",
        "sup" => "superscript",
        "table" => "table",
        "tbody" | "tfoot" | "thead" => in_table(element, "rowgroup"),
        "td" => in_table(element, if in_grid(element) { "gridcell" } else { "cell" }),
        "textarea" => "textbox",
        "th" => in_table(element, if is_row_header(element) { "rowheader" } else { "columnheader" }),
        "time" => "time",
        "tr" => in_table(element, "row"),
        _ => "",
    }
}

fn input(element: &Element<'_>) -> &'static str {
    let kind = element.attr("type").map(|kind| kind.trim().to_ascii_lowercase());
    match kind.as_deref() {
        Some("hidden") => "",
        Some("button" | "submit" | "reset" | "image") => "button",
        Some("checkbox") => "checkbox",
        Some("radio") => "radio",
        Some("range") => "slider",
        Some("number") => "spinbutton",
        // A field without a role of its own in the standard.
        Some("color" | "date" | "datetime-local" | "month" | "week" | "time" | "file" | "password") => "input",
        Some("search") if !element.has_attr("list") => "searchbox",
        _ if element.has_attr("list") => "combobox",
        _ => "textbox",
    }
}

/// Parts of a table whose table is only there for the layout have no role.
fn in_table(element: &Element<'_>, role: &'static str) -> &'static str {
    let table = element.ancestors().find(|around| around.name() == "table");
    match table {
        Some(table) if explicit(&table).is_none_or(|role| matches!(role.name, "table" | "grid" | "treegrid")) => role,
        Some(table) if matches!(self::role(&table), "table" | "grid" | "treegrid") => role,
        _ => "",
    }
}

fn in_grid(element: &Element<'_>) -> bool {
    element
        .ancestors()
        .find(|around| around.name() == "table")
        .and_then(|table| explicit(&table))
        .is_some_and(|role| matches!(role.name, "grid" | "treegrid"))
}

fn is_row_header(element: &Element<'_>) -> bool {
    match element.attr("scope").map(|scope| scope.trim().to_ascii_lowercase()).as_deref() {
        Some("row" | "rowgroup") => true,
        Some("col" | "colgroup") => false,
        // The first cell of a row that has data.
        _ => {
            element.previous().is_none()
                && std::iter::successors(element.next(), Element::next).any(|cell| cell.name() == "td")
        }
    }
}

fn is_of_the_page(element: &Element<'_>) -> bool {
    !element.ancestors().any(|around| matches!(around.name(), "article" | "aside" | "main" | "nav" | "section"))
}

#[cfg(test)]
mod tests {
    use crate::source::{Format, Source};
    use crate::syntax;

    fn role_of(html: &str) -> &'static str {
        let tree = syntax::parse(&Source::from_text("x.html", Format::Html, html));
        tree.by_id("x").map(|x| super::role(&x)).unwrap_or_default()
    }

    #[test]
    fn the_author_wins_and_html_gives_the_rest() {
        for (html, role) in [
            ("<a id=x href=y>", "link"),
            ("<a id=x>", ""),
            ("<div id=x role='doodle BUTTON'>", "button"),
            ("<div id=x role=widget>", ""),
            ("<img id=x alt=''>", "none"),
            ("<img id=x alt='' aria-label=Dog>", "img"),
            ("<button id=x role=none>", "button"),
            ("<ul id=x role=none>", "none"),
            ("<ul id=x role=none aria-label=y>", "list"),
            ("<ul role=none><li id=x>", ""),
            ("<table role=presentation><tr><td id=x>", ""),
            ("<table role=grid><tr><td id=x>", "gridcell"),
            ("<table><tr><th id=x>a<td>b", "rowheader"),
            ("<table><tr><th id=x>a<th>b", "columnheader"),
            ("<article><header id=x>", ""),
            ("<input id=x list=y>", "combobox"),
            ("<select id=x size=4>", "listbox"),
        ] {
            assert_eq!(role_of(html), role, "{html}");
        }
    }
}
