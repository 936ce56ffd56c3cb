//! A small, honest cascade: what `style` attributes, `<style>` elements and HTML's own colour
//! attributes say about an element, and “unknown” where that cannot be known.
//!
//! Computed once for a document, when a rule asks for it, and only if there is anything to compute.

pub mod color;
mod media;
pub(crate) mod pairs;
mod property;
mod sheet;
mod turn;

use std::cell::Cell;

use cssparser::Parser;
use rustc_hash::FxHashMap;
use scraper::ElementRef;

use self::color::Rgba;
use self::property::{Declaration, PROPERTIES, Property, Value, Word};
use self::sheet::{Holds, Key, Sheet};
use super::tree::{Element, NodeIndex, Tree};
use crate::template::has_hole;

pub use self::turn::{Turn, turns};

/// The value of a property that a `style` attribute declares `!important`, in lower case.
#[must_use]
pub fn important(style: &str, property: &str) -> Option<String> {
    property::important(style, property)
}

/// What is painted behind an element by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Image {
    /// Nothing.
    None,
    /// A picture, or what cannot be known.
    Unknown,
    /// A gradient between colours no darker than the first and no lighter than the second.
    Between(Rgba, Rgba),
}

/// What is known of an element's looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Colour of its text.
    pub color: Option<Rgba>,
    /// Colour behind it, set on it; clear if none is.
    pub background: Option<Rgba>,
    /// Picture behind it, set on it.
    pub image: Image,
    /// Size of its text in CSS pixels.
    pub font_size: Option<f32>,
    /// Whether its text is bold (700 or more).
    pub bold: Option<bool>,
    /// Whether it, or something around it, is taken off the page (`display: none`).
    pub gone: Option<bool>,
    /// Whether it cannot be seen though it takes room (`visibility: hidden`).
    pub invisible: Option<bool>,
    /// Whether it, or something around it, is moved or cut out of sight.
    pub away: bool,
    /// Whether opacity, filters, shadows or blending change its colours.
    pub effect: bool,
    /// Whether it is taken out of the flow and may stand over anything.
    pub positioned: bool,
}

impl Look {
    const ROOT: Self = Self {
        color: Some(Rgba::BLACK),
        background: Some(Rgba::CLEAR),
        image: Image::None,
        font_size: Some(16.0),
        bold: Some(false),
        gone: Some(false),
        invisible: Some(false),
        away: false,
        effect: false,
        positioned: false,
    };
}

/// The looks of all elements of a document.
#[derive(Debug)]
pub struct Looks {
    by_node: Vec<Look>,
    /// Whether sheets that are not in the document may set anything.
    pub open: bool,
    /// Selectors tried, for tests of linear growth.
    pub steps: u64,
}

impl Looks {
    /// The look of an element.
    #[must_use]
    pub fn of(&self, element: &Element<'_>) -> &Look {
        self.by_node.get(element.index() as usize).unwrap_or(&Look::ROOT)
    }

    /// Computes the looks of a document; `None` if nothing in it sets any.
    pub(super) fn compute(tree: &Tree) -> Option<Self> {
        if !has_evidence(tree.masked()) {
            return None;
        }
        Some(Cascade::new(tree).run())
    }
}

/// Whether anything in the text may style an element.
fn has_evidence(text: &str) -> bool {
    // `style`, `<style`, `stylesheet`; `bgcolor`, `color`; `<body text>`.
    static FINDER: std::sync::LazyLock<Option<aho_corasick::AhoCorasick>> = std::sync::LazyLock::new(|| {
        aho_corasick::AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(["style=", "style ", "<style", "color=", "text="])
            .ok()
    });
    FINDER.as_ref().is_none_or(|finder| finder.is_match(text))
}

/// Selectors tried in all, beyond this many for each element: then nothing is known any more.
const TRIES_PER_ELEMENT: u64 = 96;
const SPARE_TRIES: u64 = 100_000;

type Best = [Option<(u64, Value)>; PROPERTIES];

struct Cascade<'t> {
    tree: &'t Tree,
    sheet: Sheet,
    ids: FxHashMap<String, Vec<u32>>,
    classes: FxHashMap<String, Vec<u32>>,
    tags: FxHashMap<String, Vec<u32>>,
    any: Vec<u32>,
    open: bool,
    steps: Cell<u64>,
    inline: Vec<Declaration>,
}

impl<'t> Cascade<'t> {
    fn new(tree: &'t Tree) -> Self {
        let mut sheet = Sheet::default();
        let mut open = !tree.is_whole;
        for element in tree.elements() {
            match element.name() {
                "style" | "mj-style" => {
                    let mut css = String::new();
                    for node in element.node().children() {
                        if let Some(text) = node.value().as_text() {
                            css.push_str(&text.text);
                        }
                    }
                    if has_hole(&css) || !tree.holes_in(element.whole()).is_empty() {
                        open = true;
                    }
                    sheet.add(&css, element.attr("media"));
                }
                "link" => {
                    let rel = element.attr("rel").unwrap_or("").to_ascii_lowercase();
                    let fonts = element.attr("href").is_some_and(sheet::only_fonts);
                    let elsewhere = element.attr("media").is_some_and(|media| media::matches(media) == Some(false));
                    open |= rel.split_ascii_whitespace().any(|word| word == "stylesheet") && !fonts && !elsewhere;
                }
                _ => {}
            }
        }
        open |= sheet.open;
        let mut cascade = Self {
            tree,
            sheet,
            ids: FxHashMap::default(),
            classes: FxHashMap::default(),
            tags: FxHashMap::default(),
            any: Vec::new(),
            open,
            steps: Cell::new(0),
            inline: Vec::new(),
        };
        for (index, rule) in cascade.sheet.rules.iter().enumerate() {
            let index = index as u32;
            match &rule.key {
                Key::Id(name) => cascade.ids.entry(name.clone()).or_default().push(index),
                Key::Class(name) => cascade.classes.entry(name.clone()).or_default().push(index),
                Key::Tag(name) => cascade.tags.entry(name.clone()).or_default().push(index),
                Key::Any => cascade.any.push(index),
            }
        }
        cascade
    }

    fn run(mut self) -> Looks {
        let count = self.tree.html().tree.nodes().count();
        let mut by_node = vec![Look::ROOT; count];
        let mut elements = 0u64;
        for element in self.tree.elements() {
            elements += 1;
            let around = element.parent().map_or(Look::ROOT, |parent| by_node[parent.index() as usize]);
            let mut best: Best = [None; PROPERTIES];
            let mut closed = [false; PROPERTIES];
            Self::hints(&element, &mut best);
            self.matching(&element, &mut best);
            self.inline(&element, &mut best, &mut closed);
            if self.steps.get() > SPARE_TRIES + TRIES_PER_ELEMENT * elements {
                return Looks { by_node: self.nothing_known(count), open: true, steps: self.steps.get() };
            }
            by_node[element.index() as usize] = self.look(&element, &around, &best, &closed);
        }
        Looks { by_node, open: self.open, steps: self.steps.get() }
    }

    /// Hidden by attributes is all that stays known when a sheet is too large.
    fn nothing_known(&self, count: usize) -> Vec<Look> {
        let unknown =
            Look { color: None, background: None, image: Image::Unknown, font_size: None, bold: None, ..Look::ROOT };
        let mut by_node = vec![unknown; count];
        for element in self.tree.elements() {
            let around = element.parent().is_some_and(|parent| by_node[parent.index() as usize].gone == Some(true));
            if around || element.has_attr("hidden") {
                by_node[element.index() as usize].gone = Some(true);
            }
        }
        by_node
    }

    /// HTML's own attributes, weaker than any sheet.
    fn hints(element: &Element<'t>, best: &mut Best) {
        if !element.is_html() {
            return;
        }
        let mut set = |property: Property, value: Value| best[property as usize] = Some((0, value));
        if element.has_attr("hidden") {
            set(Property::Display, Value::Word(Word::None));
        }
        let name = element.name();
        let colored = |attribute: &str| {
            element.attr(attribute).map(|value| {
                if has_hole(value) {
                    Value::Unknown
                } else {
                    Rgba::parse_legacy(value).map_or(Value::Unknown, Value::Color)
                }
            })
        };
        if matches!(name, "body" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th") {
            if let Some(value) = colored("bgcolor") {
                set(Property::BackgroundColor, value);
            }
            if element.attr("background").is_some_and(|address| !address.trim().is_empty()) {
                set(Property::BackgroundImage, Value::Image(None));
            }
        }
        match name {
            "font" => {
                if let Some(value) = colored("color") {
                    set(Property::Color, value);
                }
                if let Some(size) = element.attr("size") {
                    let pixels = match size.trim() {
                        "1" => Some(10.0),
                        "2" => Some(13.0),
                        "3" => Some(16.0),
                        "4" => Some(18.0),
                        "5" => Some(24.0),
                        "6" => Some(32.0),
                        "7" => Some(48.0),
                        _ => None,
                    };
                    set(Property::FontSize, pixels.map_or(Value::Unknown, Value::Pixels));
                }
            }
            "body" => {
                if let Some(value) = colored("text") {
                    set(Property::Color, value);
                }
            }
            _ => {}
        }
    }

    fn matching(&self, element: &Element<'t>, best: &mut Best) {
        if self.sheet.rules.is_empty() {
            return;
        }
        let Some(own) = ElementRef::wrap(element.node()) else { return };
        let mut apply = |indices: &[u32]| {
            for &index in indices {
                self.steps.set(self.steps.get() + 1);
                let rule = &self.sheet.rules[index as usize];
                if let Some(selector) = &rule.selector
                    && !selector.matches(&own)
                {
                    continue;
                }
                let range = rule.declarations.start as usize..rule.declarations.end as usize;
                for (order, declaration) in range.clone().zip(&self.sheet.declarations[range]) {
                    let weight = u64::from(declaration.important) << 63
                        | u64::from(rule.specificity) << 32
                        | (order as u64 + 1) & 0xFFFF_FFFF;
                    let slot = &mut best[declaration.property as usize];
                    if slot.is_none_or(|(before, _)| weight >= before) {
                        let value = if rule.holds == Holds::Yes { declaration.value } else { Value::Unknown };
                        *slot = Some((weight, value));
                    }
                }
            }
        };
        if let Some(found) = element.attr("id").and_then(|id| self.ids.get(id)) {
            apply(found);
        }
        if !self.classes.is_empty()
            && let Some(classes) = element.attr("class")
        {
            for class in classes.split_ascii_whitespace() {
                if let Some(found) = self.classes.get(class) {
                    apply(found);
                }
            }
        }
        if let Some(found) = self.tags.get(element.name()) {
            apply(found);
        }
        apply(&self.any);
    }

    fn inline(&mut self, element: &Element<'t>, best: &mut Best, closed: &mut [bool; PROPERTIES]) {
        let Some(style) = element.attr("style") else { return };
        if has_hole(style) {
            // A template may write any declaration here.
            for property in [
                Property::Color,
                Property::BackgroundColor,
                Property::BackgroundImage,
                Property::FontSize,
                Property::FontWeight,
                Property::Effect,
            ] {
                best[property as usize] = Some((u64::MAX, Value::Unknown));
            }
            return;
        }
        self.inline.clear();
        property::read(&mut Parser::new(style), &mut self.inline);
        for declaration in &self.inline {
            let weight = u64::from(declaration.important) << 63 | 1 << 62;
            let slot = &mut best[declaration.property as usize];
            if slot.is_none_or(|(before, _)| weight >= before) {
                *slot = Some((weight, declaration.value));
                closed[declaration.property as usize] = true;
            }
        }
    }

    fn look(&self, element: &Element<'t>, around: &Look, best: &Best, closed: &[bool; PROPERTIES]) -> Look {
        let value = |property: Property| best[property as usize].map(|(_, value)| value);
        // What another sheet may set is known only where the element itself says it.
        let sure = |property: Property| !self.open || closed[property as usize];
        let defaults = Defaults::of(element);
        let size = match value(Property::FontSize) {
            None if self.open => None,
            None => match defaults.size {
                Size::Inherit => around.font_size,
                Size::Times(times) => around.font_size.map(|size| size * times),
                Size::Pixels(pixels) => Some(pixels),
            },
            Some(Value::Pixels(pixels)) => Some(pixels),
            Some(Value::Times(times)) => around.font_size.map(|size| size * times),
            Some(Value::Inherit | Value::Unset) => around.font_size,
            Some(Value::Initial) => Some(16.0),
            Some(_) => None,
        };
        let bold = match value(Property::FontWeight) {
            None if self.open => None,
            None if defaults.bold => Some(true),
            None => around.bold,
            Some(Value::Number(weight)) => Some(weight >= 700.0),
            Some(Value::Word(Word::Bolder)) => Some(true),
            Some(Value::Inherit | Value::Unset) => around.bold,
            Some(Value::Initial) => Some(false),
            Some(_) => None,
        };
        let color = match value(Property::Color) {
            None if self.open => None,
            None => match defaults.color {
                OwnColor::Inherit => around.color,
                OwnColor::Is(color) => Some(color),
                OwnColor::System => None,
            },
            Some(_) if !sure(Property::Color) => None,
            Some(Value::Color(color)) => Some(color),
            Some(Value::Inherit | Value::Unset | Value::CurrentColor) => around.color,
            Some(Value::Initial) => Some(Rgba::BLACK),
            Some(_) => None,
        };
        let background = match value(Property::BackgroundColor) {
            None if self.open => None,
            None => defaults.background,
            Some(_) if !sure(Property::BackgroundColor) => None,
            Some(Value::Color(color)) => Some(color),
            Some(Value::Initial | Value::Unset) => Some(Rgba::CLEAR),
            Some(Value::CurrentColor) => color,
            Some(Value::Inherit) => around.background,
            Some(_) => None,
        };
        let image = match value(Property::BackgroundImage) {
            // A sheet elsewhere seldom paints a picture over a colour that stands on the element.
            None if self.open && !closed[Property::BackgroundColor as usize] => Image::Unknown,
            None | Some(Value::Initial | Value::Unset | Value::Word(Word::None)) => Image::None,
            Some(Value::Image(Some((low, high)))) => Image::Between(low, high),
            Some(_) => Image::Unknown,
        };
        let gone = match value(Property::Display) {
            Some(Value::Word(Word::None)) => Some(true),
            Some(Value::Unknown) => around.gone.filter(|gone| *gone),
            _ => around.gone,
        };
        let gone = if around.gone == Some(true) { Some(true) } else { gone };
        let invisible = match value(Property::Visibility) {
            Some(Value::Word(Word::Hidden)) => Some(true),
            Some(Value::Word(Word::Visible) | Value::Initial) => Some(false),
            Some(Value::Unknown) => None,
            _ => around.invisible,
        };
        let is_set = |property: Property| {
            matches!(value(property), Some(Value::Word(Word::Yes | Word::Absolute) | Value::Unknown))
        };
        Look {
            color,
            background,
            image,
            font_size: size,
            bold,
            gone,
            invisible,
            away: around.away || is_set(Property::Away),
            effect: around.effect || is_set(Property::Effect),
            positioned: is_set(Property::Position),
        }
    }
}

enum Size {
    Inherit,
    Times(f32),
    Pixels(f32),
}

/// The colour a browser gives an element by itself.
enum OwnColor {
    /// That of what is around it.
    Inherit,
    Is(Rgba),
    /// One of the system's, unknown here.
    System,
}

/// What browsers give an element by themselves.
struct Defaults {
    color: OwnColor,
    background: Option<Rgba>,
    size: Size,
    bold: bool,
}

impl Defaults {
    fn of(element: &Element<'_>) -> Self {
        let mut own =
            Self { color: OwnColor::Inherit, background: Some(Rgba::CLEAR), size: Size::Inherit, bold: false };
        match element.name() {
            "h1" => (own.size, own.bold) = (Size::Times(2.0), true),
            "h2" => (own.size, own.bold) = (Size::Times(1.5), true),
            "h3" => (own.size, own.bold) = (Size::Times(1.17), true),
            "h5" => (own.size, own.bold) = (Size::Times(0.83), true),
            "h6" => (own.size, own.bold) = (Size::Times(0.67), true),
            "h4" | "b" | "strong" | "th" => own.bold = true,
            "small" | "sub" | "sup" => own.size = Size::Times(1.0 / 1.2),
            "big" => own.size = Size::Times(1.2),
            "a" if element.has_attr("href") => own.color = OwnColor::Is(Rgba::from_bytes(0, 0, 238)),
            "mark" => (own.color, own.background) = (OwnColor::Is(Rgba::BLACK), Some(Rgba::from_bytes(255, 255, 0))),
            // Their colours and sizes are the system's.
            "button" | "input" | "select" | "textarea" | "progress" | "meter" | "option" | "dialog" | "video"
            | "iframe" | "canvas" | "object" | "embed" => {
                own.color = OwnColor::System;
                own.background = None;
                own.size = Size::Pixels(13.333);
            }
            _ => {}
        }
        own
    }
}

impl Tree {
    /// The looks of its elements, computed once; `None` if nothing sets any.
    pub fn looks(&self) -> Option<&Looks> {
        self.looks.get_or_init(|| Looks::compute(self)).as_ref()
    }

    /// The look of a node by its index, if anything sets any.
    pub fn look(&self, index: NodeIndex) -> Option<&Look> {
        self.looks()?.by_node.get(index as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{Image, Look};
    use crate::source::{Format, Source};
    use crate::syntax;

    fn look(html: &str, id: &str) -> Look {
        let source = Source::from_text("x.html", Format::Html, format!("<!doctype html><html>{html}</html>"));
        let tree = syntax::parse(&source);
        let element = tree.by_id(id).map(|element| element.index()).unwrap_or_default();
        *tree.look(element).unwrap_or(&Look::ROOT)
    }

    #[test]
    fn the_cascade_weighs_as_css_does() {
        let hex = |html: &str| look(html, "x").color.map(super::Rgba::hex).unwrap_or_default();
        assert_eq!(hex("<style>#x{color:#111}p{color:#222}</style><p id=x>"), "#111111");
        assert_eq!(hex("<style>p{color:#111}p{color:#222}</style><p id=x>"), "#222222");
        assert_eq!(
            hex("<style>.a{color:#111!important}#x{color:#222}</style><p id=x class=a style='color:#333'>"),
            "#111111"
        );
        assert_eq!(hex("<style>p{color:#111}</style><p id=x style='color:#333'>"), "#333333");
        assert_eq!(hex("<style>div p{color:#111}</style><div><p id=x>"), "#111111");
        assert_eq!(hex("<style>body{color:#111}</style><div><p id=x>"), "#111111");
        assert_eq!(hex("<style>@media print{p{color:#111}}</style><p id=x style='margin:0'>"), "#000000");
        assert_eq!(hex("<body text=#123456><p id=x>"), "#123456");
        assert_eq!(hex("<p><font id=x color=navy>"), "#000080");
        assert_eq!(hex("<div style='color:#123456'><a id=x href=y>"), "#0000ee");
    }

    #[test]
    fn what_cannot_be_known_is_unknown() {
        for html in [
            "<link rel=stylesheet href=x.css><style>p{color:#111}</style><p id=x>",
            "<style>p{color:var(--c)}</style><p id=x>",
            "<style>@supports (color:red){p{color:red}}</style><p id=x>",
            "<p id=x style='{{ style }}'>",
            "<style>p{color:{{ color }}}</style><p id=x>",
        ] {
            assert_eq!(look(html, "x").color, None, "{html}");
        }
        // The element's own words hold against a sheet elsewhere.
        assert!(look("<link rel=stylesheet href=x.css><p id=x style='color:#777'>", "x").color.is_some());
    }

    #[test]
    fn hidden_things_are_known() {
        for html in [
            "<p id=x style='display:none'>",
            "<style>.h{display:none}</style><div class=h><p id=x>",
            "<style>.unused{}</style><p id=x hidden>",
        ] {
            assert_eq!(look(html, "x").gone, Some(true), "{html}");
        }
        assert_eq!(look("<p id=x hidden style='display:block'>", "x").gone, Some(false));
        assert_eq!(look("<style>@media (max-width:600px){p{display:none}}</style><p id=x>", "x").gone, Some(false));
        assert_eq!(
            look("<div style='visibility:hidden'><p id=x style='visibility:visible'>", "x").invisible,
            Some(false)
        );
        assert!(look("<p id=x style='position:absolute;left:-9999px'>", "x").away);
        assert_eq!(look("<p id=x style='background:url(a.png)'>", "x").image, Image::Unknown);
    }

    #[test]
    fn hostile_sheets_are_given_up_and_not_waited_for() {
        let steps = |size: usize| {
            let css = (0..size).map(|n| format!("*:not(.c{n}){{color:red}}")).collect::<Vec<_>>().concat();
            let html = format!("<!doctype html><style>{css}</style>{}", "<p>x".repeat(size));
            let tree = syntax::parse(&Source::from_text("x.html", Format::Html, html));
            tree.looks().map_or(0, |looks| looks.steps)
        };
        assert!(steps(4_000) <= super::SPARE_TRIES + 5_000 * super::TRIES_PER_ELEMENT);
    }
}
