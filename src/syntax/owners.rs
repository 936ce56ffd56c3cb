//! Who stands in whom for assistive technology: the tree without what has no meaning, and with
//! `aria-owns`.

use super::aria;
use super::role;
use super::tree::Element;

/// Parts looked at for one whole.
const MOST_PARTS: usize = 2_000;

/// Whether an element is passed over: it has no role, or one that means nothing.
fn is_transparent(element: &Element<'_>) -> bool {
    let plain = matches!(role::role(element), "" | "none");
    // What is announced when it changes, is named or takes the focus, is there.
    plain
        && !element.attrs().any(|(name, value)| {
            name != "aria-hidden"
                && !value.trim().is_empty()
                && name.starts_with("aria-")
                && aria::attribute(name).is_some_and(|(_, global)| global)
        })
        && !element.is_focusable()
}

/// The element whose `aria-owns` names this one.
#[must_use]
pub fn owner<'t>(element: &Element<'t>) -> Option<Element<'t>> {
    element.tree().owner_of(element.attr("id")?)
}

/// The nearest element around it that has a meaning; `html` if nothing else has.
#[must_use]
pub fn around<'t>(element: &Element<'t>) -> Option<Element<'t>> {
    for ancestor in element.ancestors() {
        if let Some(owner) = owner(&ancestor).filter(|_| is_transparent(&ancestor)) {
            return Some(owner);
        }
        if !is_transparent(&ancestor) {
            return Some(ancestor);
        }
    }
    None
}

/// The elements with a meaning right inside, and those it owns.
#[must_use]
pub fn owned<'t>(element: &Element<'t>) -> Vec<Element<'t>> {
    let mut parts = Vec::new();
    let mut looked = 0;
    let mut open: Vec<Element<'t>> = Vec::new();
    let push_children = |open: &mut Vec<Element<'t>>, of: &Element<'t>| {
        let from = open.len();
        open.extend(of.children());
        open[from..].reverse();
    };
    push_children(&mut open, element);
    while let Some(child) = open.pop() {
        looked += 1;
        if looked > MOST_PARTS || parts.len() > MOST_PARTS {
            break;
        }
        if child.is_hidden() || owner(&child).is_some_and(|owner| owner != *element) {
            continue;
        }
        if is_transparent(&child) {
            push_children(&mut open, &child);
        } else {
            parts.push(child);
        }
    }
    for id in element.attr("aria-owns").unwrap_or("").split_ascii_whitespace().take(MOST_PARTS) {
        if let Some(part) = element.tree().by_id(id).filter(|part| !part.is_hidden()) {
            parts.push(part);
        }
    }
    parts
}
