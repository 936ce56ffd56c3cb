//! Pairs of colours in which text stands on what is behind it, as far as the file tells.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Document;
use crate::rule::Context;
use crate::span::Span;
use crate::syntax::style::color::Rgba;
use crate::syntax::style::pairs::{Measured, Pair};
use crate::syntax::style::{Image, Look, Looks};
use crate::syntax::tree::{Element, NodeIndex, Tree, index_of};
use crate::template::is_hole_char;

/// Places kept for one pair.
const MOST_PLACES: usize = 8;
/// Pairs kept.
const MOST_PAIRS: usize = 64;
/// Text smaller than this, in CSS pixels, is hidden from eyes on purpose.
const UNREADABLE: f32 = 3.0;

/// What a document shows, measured once for all rules; `None` if nothing in it sets a colour.
pub(super) fn measured<'c>(document: &Document<'_>, context: &Context<'c>) -> Option<&'c Measured> {
    context.shared.contrast.get_or_init(|| measure(document)).as_ref()
}

fn measure(document: &Document<'_>) -> Option<Measured> {
    let tree = &document.tree;
    let looks = tree.looks()?;
    let idle = idle_labels(tree);
    let idle = idle.as_ref();
    let mut measured = Measured::default();
    let mut known: FxHashMap<([u8; 3], [u8; 3], u32), usize> = FxHashMap::default();
    let mut behind: FxHashMap<NodeIndex, Option<(Rgba, Rgba)>> = FxHashMap::default();
    for element in tree.elements() {
        let Some(at) = own_text(&element) else { continue };
        let look = looks.of(&element);
        let off = !element.is_seen() || element.is_aria_hidden() || !element.is_html();
        if off
            || look.font_size.is_some_and(|size| size < UNREADABLE)
            || idle.is_some_and(|idle| is_idle(&element, idle))
        {
            continue;
        }
        let Some(back) = backdrop(&element, looks, &mut behind, 0) else {
            measured.unknown += 1;
            continue;
        };
        let Some(color) = look.color.filter(|_| !look.effect) else {
            measured.unknown += 1;
            continue;
        };
        let (text, back, ratio) = best(color, back);
        let is_large = is_large(look);
        let least = if is_large == Some(false) { 4.5 } else { 3.0 };
        if is_large.is_none() && (3.0..4.5).contains(&ratio) {
            measured.unknown += 1;
            continue;
        }
        if ratio + 0.005 >= least {
            measured.enough += 1;
        }
        let key = (text.bytes(), back.bytes(), least.to_bits());
        match known.get(&key) {
            Some(&index) => {
                let places = &mut measured.pairs[index].places;
                if places.len() < MOST_PLACES {
                    places.push((at, element.index()));
                }
            }
            None if measured.pairs.len() < MOST_PAIRS => {
                known.insert(key, measured.pairs.len());
                let is_large = is_large != Some(false);
                measured.pairs.push(Pair { text, back, ratio, least, is_large, places: vec![(at, element.index())] });
            }
            None => {}
        }
    }
    Some(measured)
}

/// The place of the text right inside an element, if it has words.
fn own_text(element: &Element<'_>) -> Option<Span> {
    if matches!(element.name(), "script" | "style" | "title" | "option" | "textarea" | "noscript") {
        return None;
    }
    let mut place: Option<Span> = None;
    for node in element.node().children() {
        let Some(text) = node.value().as_text() else { continue };
        let said = text.text.chars().filter(|c| !is_hole_char(*c)).any(char::is_alphanumeric);
        if !said {
            continue;
        }
        for run in element.tree().runs_of(index_of(node.id())) {
            if !run.span.of(element.tree().masked()).trim().is_empty() {
                place = Some(place.map_or(run.span, |before| before.cover(run.span)));
            }
        }
    }
    place.map(|span| trim(span, element.tree().masked()))
}

fn trim(span: Span, text: &str) -> Span {
    let part = span.of(text);
    let start = span.start as usize + part.len() - part.trim_start().len();
    Span::new(start, start + part.trim().len())
}

fn is_large(look: &Look) -> Option<bool> {
    let size = look.font_size?;
    if size >= 23.99 {
        return Some(true);
    }
    if size < 18.6 {
        return Some(false);
    }
    look.bold
}

/// The colour of text on what is behind it, and their contrast; of a gradient the best it can give.
fn best(color: Rgba, (low, high): (Rgba, Rgba)) -> (Rgba, Rgba, f32) {
    [low, high]
        .into_iter()
        .map(|back| {
            let text = color.over(back);
            (text, back, text.contrast(back))
        })
        .fold((color, low, 0.0), |best, next| if next.2 > best.2 { next } else { best })
}

/// What is behind an element: one colour, or the ends of a gradient; `None` if that is not known.
fn backdrop(
    element: &Element<'_>,
    looks: &Looks,
    known: &mut FxHashMap<NodeIndex, Option<(Rgba, Rgba)>>,
    depth: usize,
) -> Option<(Rgba, Rgba)> {
    if let Some(found) = known.get(&element.index()) {
        return *found;
    }
    let look = looks.of(element);
    let found = (|| {
        if look.effect || depth > 600 {
            return None;
        }
        match look.image {
            Image::Unknown => return None,
            Image::Between(low, high) => return Some((low, high)),
            Image::None => {}
        }
        let own = look.background?;
        if own.alpha >= 1.0 {
            return Some((own, own));
        }
        // What is taken out of the flow may stand over anything.
        if look.positioned {
            return None;
        }
        let (low, high) = match element.parent() {
            Some(parent) => backdrop(&parent, looks, known, depth + 1)?,
            None if looks.open => return None,
            None => (Rgba::WHITE, Rgba::WHITE),
        };
        Some((own.over(low), own.over(high)))
    })();
    known.insert(element.index(), found);
    found
}

/// Labels of fields that are switched off: they need no contrast. `None` if nothing is switched off.
fn idle_labels(tree: &Tree) -> Option<FxHashSet<NodeIndex>> {
    let text = tree.masked().as_bytes();
    // `disabled` and `aria-disabled`, in any case.
    if !memchr::memchr2_iter(b'd', b'D', text)
        .any(|at| text.get(at..at + DISABLED.len()).is_some_and(|word| word.eq_ignore_ascii_case(DISABLED)))
    {
        return None;
    }
    let mut idle = FxHashSet::default();
    for element in tree.elements() {
        if !element.is_disabled() && !says_disabled(&element) {
            continue;
        }
        if let Some(label) = element.ancestors().find(|around| around.name() == "label") {
            idle.insert(label.index());
        }
        if let Some(id) = element.attr("id") {
            idle.extend(tree.labels_for(id).map(|label| label.index()));
        }
        for id in element.attr("aria-labelledby").unwrap_or("").split_ascii_whitespace() {
            idle.extend(tree.by_id(id).map(|label| label.index()));
        }
    }
    Some(idle)
}

const DISABLED: &[u8] = b"disabled";

fn says_disabled(element: &Element<'_>) -> bool {
    element.attr("aria-disabled").is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
}

fn is_idle(element: &Element<'_>, idle: &FxHashSet<NodeIndex>) -> bool {
    std::iter::once(*element)
        .chain(element.ancestors())
        .any(|around| around.is_disabled() || says_disabled(&around) || idle.contains(&around.index()))
}
