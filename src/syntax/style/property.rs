//! The few CSS properties that decide what is seen, and what colour and size it has.

use cssparser::{Delimiter, ParseError, Parser, Token};

use super::color::Rgba;
use super::sheet::split_at_commas;

/// A property this program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::enum_variant_names)] // The names of CSS.
pub(super) enum Property {
    Display,
    Visibility,
    Color,
    BackgroundColor,
    BackgroundImage,
    FontSize,
    FontWeight,
    /// Anything that changes painted colours: opacity, filters, shadows, blending.
    Effect,
    Position,
    /// Moved or cut out of sight.
    Away,
}

/// How many there are.
pub(super) const PROPERTIES: usize = 10;

/// What a declaration sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    Unknown,
    Inherit,
    Initial,
    Unset,
    Color(Rgba),
    CurrentColor,
    /// CSS pixels.
    Pixels(f32),
    /// Times the size around (font-size only).
    Times(f32),
    Number(f32),
    Word(Word),
    /// A picture; of a gradient the darkest and the lightest colour it can show.
    Image(Option<(Rgba, Rgba)>),
}

/// The keywords that matter; all others are `Other`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    None,
    Hidden,
    Visible,
    Absolute,
    Bolder,
    Yes,
    Other,
}

/// One declaration.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declaration {
    pub(super) property: Property,
    pub(super) value: Value,
    pub(super) important: bool,
}

/// Reads the declarations of a block or of a `style` attribute; tells whether other rules stand in it.
pub(super) fn read(parser: &mut Parser<'_>, found: &mut Vec<Declaration>) -> bool {
    let mut nested = false;
    loop {
        parser.skip_whitespace();
        let name = match parser.next() {
            Err(_) => return nested,
            Ok(Token::Semicolon) => continue,
            Ok(Token::Ident(name)) => Some(name.to_ascii_lowercase()),
            Ok(Token::CurlyBracketBlock) => {
                nested = true;
                continue;
            }
            Ok(_) => None,
        };
        let _ = parser.parse_until_after(Delimiter::Semicolon, |value| -> Result<(), ParseError<()>> {
            let declared = name.is_some() && value.try_parse(Parser::expect_colon).is_ok();
            let start = value.position();
            loop {
                match value.next() {
                    Ok(Token::CurlyBracketBlock) => nested = true,
                    Ok(_) => {}
                    Err(_) => break,
                }
            }
            if let (true, Some(name)) = (declared, &name) {
                declaration(name, value.slice_from(start), found);
            }
            Ok(())
        });
    }
}

/// The properties that are read.
const READ: &[&str] = &[
    "display",
    "visibility",
    "color",
    "background",
    "background-color",
    "background-image",
    "font",
    "font-size",
    "font-weight",
    "opacity",
    "filter",
    "mix-blend-mode",
    "text-shadow",
    "background-clip",
    "-webkit-background-clip",
    "-webkit-text-fill-color",
    "mask",
    "mask-image",
    "backdrop-filter",
    "position",
    "max-height",
    "max-width",
    "height",
    "left",
    "top",
    "right",
    "bottom",
    "text-indent",
    "clip",
    "clip-path",
    "all",
    "mso-hide",
    "content-visibility",
];

fn declaration(name: &str, value: &str, found: &mut Vec<Declaration>) {
    // Custom properties and nearly all others end here.
    if !READ.contains(&name) {
        return;
    }
    let (value, important) = without_important(value);
    let lower = value.to_ascii_lowercase();
    let mut push = |property, value| found.push(Declaration { property, value, important });
    let wide = match &lower[..] {
        "inherit" => Some(Value::Inherit),
        "initial" => Some(Value::Initial),
        "unset" => Some(Value::Unset),
        "revert" | "revert-layer" => Some(Value::Unknown),
        _ if lower.contains("var(") || lower.contains("env(") => Some(Value::Unknown),
        _ => None,
    };
    match name {
        "all" => {
            for property in [Property::Color, Property::BackgroundColor, Property::FontSize, Property::FontWeight] {
                push(property, wide.unwrap_or(Value::Unknown));
            }
        }
        "display" => {
            push(
                Property::Display,
                wide.unwrap_or(Value::Word(if lower == "none" { Word::None } else { Word::Other })),
            );
        }
        "visibility" => push(
            Property::Visibility,
            wide.unwrap_or(match &lower[..] {
                "hidden" | "collapse" => Value::Word(Word::Hidden),
                "visible" => Value::Word(Word::Visible),
                _ => return,
            }),
        ),
        // Outlook's own way to hide; it hides nowhere else.
        "mso-hide" => {}
        "color" => {
            if let Some(value) = wide.or_else(|| color(&lower)) {
                push(Property::Color, value);
            }
        }
        "background-color" => {
            if let Some(value) = wide.or_else(|| color(&lower)) {
                push(Property::BackgroundColor, value);
            }
        }
        "background-image" => push(Property::BackgroundImage, wide.unwrap_or_else(|| image(&lower))),
        "background" => {
            let (color, image) = wide.map_or_else(|| background(&lower), |wide| (wide, wide));
            push(Property::BackgroundColor, color);
            push(Property::BackgroundImage, image);
        }
        "font-size" => {
            if let Some(value) = wide.or_else(|| font_size(&lower)) {
                push(Property::FontSize, value);
            }
        }
        "font-weight" => {
            if let Some(value) = wide.or_else(|| font_weight(&lower)) {
                push(Property::FontWeight, value);
            }
        }
        "font" => {
            if let Some(wide) = wide {
                push(Property::FontSize, wide);
                push(Property::FontWeight, wide);
            } else {
                font(&lower, &mut push);
            }
        }
        "position" => push(
            Property::Position,
            wide.unwrap_or(Value::Word(match &lower[..] {
                "absolute" | "fixed" | "sticky" => Word::Absolute,
                _ => Word::Other,
            })),
        ),
        _ => looks(name, &lower, &mut push),
    }
}

/// What changes painted colours, or moves and cuts out of sight.
fn looks(name: &str, lower: &str, push: &mut impl FnMut(Property, Value)) {
    let yes = Value::Word(Word::Yes);
    match name {
        "opacity" => {
            let value = lower
                .strip_suffix('%')
                .map_or_else(|| lower.parse::<f32>(), |part| part.parse().map(|n: f32| n / 100.0));
            push(Property::Effect, Value::Word(if value.is_ok_and(|n| n >= 1.0) { Word::None } else { Word::Yes }));
        }
        "filter" | "mix-blend-mode" | "text-shadow" | "mask" | "mask-image" | "backdrop-filter" => {
            let none =
                matches!(lower, "none" | "normal" | "initial" | "unset") || lower.starts_with("alpha(opacity=100");
            if !none {
                push(Property::Effect, yes);
            }
        }
        "background-clip" | "-webkit-background-clip" if lower.contains("text") => {
            push(Property::Effect, yes);
        }
        "-webkit-text-fill-color" => push(Property::Effect, yes),
        "left" | "top" | "right" | "bottom" | "text-indent" if length(lower).is_some_and(|length| length < -300.0) => {
            push(Property::Away, yes);
        }
        "max-height" | "max-width" | "height" if length(lower) == Some(0.0) => {
            push(Property::Away, yes);
        }
        "content-visibility" if lower == "hidden" => push(Property::Away, yes),
        "clip" if lower.starts_with("rect(") => push(Property::Away, yes),
        "clip-path" if matches!(lower, "inset(50%)" | "inset(100%)" | "circle(0)" | "circle(0px)" | "polygon(0 0)") => {
            push(Property::Away, yes);
        }
        _ => {}
    }
}

/// A value without its `!important`, and whether it had one.
pub(super) fn without_important(value: &str) -> (&str, bool) {
    let value = value.trim();
    let lower = value.len().checked_sub("important".len()).and_then(|at| value.get(at..));
    if lower.is_some_and(|end| end.eq_ignore_ascii_case("important"))
        && let Some(before) = value[..value.len() - "important".len()].trim_end().strip_suffix('!')
    {
        return (before.trim_end(), true);
    }
    (value, false)
}

/// The value of a property that a `style` attribute declares important, in lower case; the last one wins.
pub(super) fn important(style: &str, property: &str) -> Option<String> {
    let mut parser = Parser::new(style);
    let mut found = None;
    loop {
        parser.skip_whitespace();
        let named = match parser.next() {
            Err(_) => return found,
            Ok(Token::Semicolon) => continue,
            Ok(Token::Ident(name)) => name.eq_ignore_ascii_case(property),
            Ok(_) => false,
        };
        let _ = parser.parse_until_after(Delimiter::Semicolon, |value| -> Result<(), ParseError<()>> {
            let declared = named && value.try_parse(Parser::expect_colon).is_ok();
            let start = value.position();
            while value.next().is_ok() {}
            if declared && let (value, true) = without_important(value.slice_from(start)) {
                found = Some(value.to_ascii_lowercase());
            }
            Ok(())
        });
    }
}

/// `None` for what browsers would drop as no colour.
fn color(text: &str) -> Option<Value> {
    if text == "currentcolor" {
        return Some(Value::CurrentColor);
    }
    if let Some(color) = Rgba::parse(text) {
        return Some(Value::Color(color));
    }
    // System colours, colours mixed from others, colours outside sRGB.
    let known =
        text.contains('(') || text.bytes().all(|byte| byte.is_ascii_alphabetic()) && text.len() > 3 && !text.is_empty();
    known.then_some(Value::Unknown)
}

fn image(text: &str) -> Value {
    if matches!(text, "none" | "") {
        return Value::Word(Word::None);
    }
    Value::Image(if split_at_commas(text).len() == 1 { gradient(text) } else { None })
}

/// The darkest and lightest colour a gradient can show, part by part.
fn gradient(text: &str) -> Option<(Rgba, Rgba)> {
    let (kind, rest) = text.split_once('(')?;
    if !kind.ends_with("gradient") {
        return None;
    }
    let inner = rest.strip_suffix(')')?;
    let (mut low, mut high) = ([1.0f32; 3], [0.0f32; 3]);
    let mut colors = 0;
    for (at, part) in split_at_commas(inner).into_iter().enumerate() {
        let first = components(part).into_iter().next().unwrap_or("");
        match Rgba::parse(first) {
            Some(color) if color.alpha >= 1.0 => {
                colors += 1;
                for channel in 0..3 {
                    low[channel] = low[channel].min(color.rgb[channel]);
                    high[channel] = high[channel].max(color.rgb[channel]);
                }
            }
            // The direction or the shape.
            None if at == 0 && !first.starts_with("var") => {}
            _ => return None,
        }
    }
    (colors > 0).then_some((Rgba { rgb: low, alpha: 1.0 }, Rgba { rgb: high, alpha: 1.0 }))
}

/// The parts of a value between white space and slashes, brackets kept whole.
fn components(value: &str) -> Vec<&str> {
    let mut parser = Parser::new(value);
    let mut parts = Vec::new();
    let mut start = parser.position();
    loop {
        let cut = match parser.next_including_whitespace_and_comments() {
            Ok(Token::WhiteSpace(_) | Token::Delim('/')) => true,
            Ok(_) => false,
            Err(_) => {
                let last = parser.slice_from(start).trim();
                if !last.is_empty() {
                    parts.push(last);
                }
                return parts;
            }
        };
        if cut {
            let part = parser.slice(start..parser.position()).trim();
            let part = part.strip_suffix('/').unwrap_or(part).trim_end();
            if !part.is_empty() {
                parts.push(part);
            }
            start = parser.position();
        }
    }
}

fn background(text: &str) -> (Value, Value) {
    let layers = split_at_commas(text);
    let mut color = Value::Initial;
    let mut picture = Value::Word(Word::None);
    for layer in &layers {
        for part in components(layer) {
            if let Some(found) = Rgba::parse(part) {
                color = Value::Color(found);
            } else if part == "currentcolor" {
                color = Value::CurrentColor;
            } else if part.starts_with("url(") || part.contains("gradient(") || part.starts_with("image") {
                picture = Value::Image(if layers.len() == 1 { gradient(part) } else { None });
            } else if part.contains('(') {
                color = Value::Unknown;
            }
        }
    }
    (color, picture)
}

/// CSS pixels of an absolute length; `em` as 16 pixels.
fn length(text: &str) -> Option<f32> {
    if let Ok(number) = text.parse::<f32>() {
        return (number == 0.0).then_some(0.0);
    }
    const UNITS: [(&str, f32); 9] = [
        ("px", 1.0),
        ("pt", 96.0 / 72.0),
        ("rem", 16.0),
        ("em", 16.0),
        ("pc", 16.0),
        ("in", 96.0),
        ("cm", 96.0 / 2.54),
        ("mm", 96.0 / 25.4),
        ("%", 10.0),
    ];
    UNITS.iter().find_map(|(unit, size)| text.strip_suffix(unit)?.trim_end().parse::<f32>().ok().map(|n| n * size))
}

fn font_size(text: &str) -> Option<Value> {
    let named = match text {
        "xx-small" => 9.0,
        "x-small" => 10.0,
        "small" => 13.0,
        "medium" => 16.0,
        "large" => 18.0,
        "x-large" => 24.0,
        "xx-large" => 32.0,
        "xxx-large" => 48.0,
        "smaller" => return Some(Value::Times(1.0 / 1.2)),
        "larger" => return Some(Value::Times(1.2)),
        _ => 0.0,
    };
    if named > 0.0 {
        return Some(Value::Pixels(named));
    }
    let part = |suffix: &str| text.strip_suffix(suffix).and_then(|number| number.trim_end().parse::<f32>().ok());
    if let Some(percent) = part("%") {
        return Some(Value::Times(percent / 100.0));
    }
    if !text.ends_with("rem")
        && let Some(em) = part("em")
    {
        return Some(Value::Times(em));
    }
    match length(text) {
        Some(pixels) => Some(Value::Pixels(pixels)),
        None if text.starts_with(|c: char| c.is_ascii_digit() || c == '.') || text.contains('(') => {
            Some(Value::Unknown)
        }
        None => None,
    }
}

fn font_weight(text: &str) -> Option<Value> {
    Some(match text {
        "normal" => Value::Number(400.0),
        "bold" => Value::Number(700.0),
        "bolder" => Value::Word(Word::Bolder),
        "lighter" => Value::Unknown,
        _ => Value::Number(text.parse::<f32>().ok().filter(|weight| (1.0..=1000.0).contains(weight))?),
    })
}

fn font(text: &str, push: &mut impl FnMut(Property, Value)) {
    let mut weight = Value::Number(400.0);
    for part in components(text.split(',').next().unwrap_or("")) {
        if let Some(found) = font_weight(part).filter(|_| part != "normal") {
            weight = found;
        } else if let Some(size) = font_size(part) {
            push(Property::FontSize, size);
            push(Property::FontWeight, weight);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(css: &str) -> Vec<(Property, Value)> {
        let mut found = Vec::new();
        read(&mut Parser::new(css), &mut found);
        found.into_iter().map(|declaration| (declaration.property, declaration.value)).collect()
    }

    #[test]
    fn declarations_are_read_one_by_one() {
        let grey = Rgba::parse("#777").map(Value::Color);
        assert_eq!(
            read_all("color : #777 !important; margin:0; colour:red; color:url(;x;); font-size:12pt"),
            [
                (Property::Color, grey),
                (Property::Color, Some(Value::Unknown)),
                (Property::FontSize, Some(Value::Pixels(16.0)))
            ]
            .map(|(property, value)| (property, value.unwrap_or(Value::Unset)))
        );
        assert_eq!(read_all("color:notacolour1"), []);
    }

    #[test]
    fn a_background_gives_colour_and_picture() {
        let both = read_all("background:#000 no-repeat -20px url('/x.png')");
        assert_eq!(
            both,
            [(Property::BackgroundColor, Value::Color(Rgba::BLACK)), (Property::BackgroundImage, Value::Image(None))]
        );
        let plain = read_all("background:white");
        assert_eq!(plain[1], (Property::BackgroundImage, Value::Word(Word::None)));
        let faded = read_all("background-image:linear-gradient(to right, #fff, #000 80%)");
        assert_eq!(faded, [(Property::BackgroundImage, Value::Image(Some((Rgba::BLACK, Rgba::WHITE))))]);
    }

    #[test]
    fn fonts_give_size_and_weight() {
        assert_eq!(
            read_all("font:italic bold 12px/1.5 Arial, sans-serif"),
            [(Property::FontSize, Value::Pixels(12.0)), (Property::FontWeight, Value::Number(700.0))]
        );
        assert_eq!(
            read_all("font-size:1.5em;font-weight:600"),
            [(Property::FontSize, Value::Times(1.5)), (Property::FontWeight, Value::Number(600.0))]
        );
    }
}
