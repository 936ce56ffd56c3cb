//! Style sheets as far as markup rules need them: selectors, a few properties, media queries.
//!
//! What is not understood is not dropped: such a rule may or may not hold ([`Holds::Maybe`]), and
//! what it sets is then unknown.

use cssparser::{Parser, Token};
use scraper::Selector;

use super::media;
use super::property::{self, Declaration};

/// Whether a rule holds for what it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Yes,
    Maybe,
}

/// What an element must have to match at all: the right end of a selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Id(String),
    Class(String),
    Tag(String),
    Any,
}

/// One selector with the declarations of its rule.
#[derive(Debug)]
pub(super) struct Rule {
    /// `None` when this program cannot read it.
    pub(super) selector: Option<Selector>,
    pub(super) key: Key,
    pub(super) specificity: u32,
    pub(super) holds: Holds,
    /// Range in [`Sheet::declarations`].
    pub(super) declarations: std::ops::Range<u32>,
}

/// Everything the `<style>` elements of a document say.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) rules: Vec<Rule>,
    pub(super) declarations: Vec<Declaration>,
    /// Another sheet is brought in, or something stands here that may set anything.
    pub(super) open: bool,
}

/// Rules kept; a sheet with more is taken to say anything.
const MOST_RULES: usize = 50_000;
/// Compounds in a selector; matching a longer one could walk far.
const MOST_COMPOUNDS: u32 = 8;
/// At-rules inside each other.
const DEEPEST: usize = 6;

impl Sheet {
    /// Adds a sheet whose own `media` attribute is `media`.
    pub(super) fn add(&mut self, css: &str, media: Option<&str>) {
        let holds = match media.map_or(Some(true), media::matches) {
            Some(true) => Holds::Yes,
            Some(false) => return,
            None => Holds::Maybe,
        };
        self.block(&mut Parser::new(css), holds, 0);
    }

    fn block(&mut self, parser: &mut Parser<'_>, holds: Holds, depth: usize) {
        loop {
            parser.skip_whitespace();
            let start = parser.position();
            let at_keyword = match parser.next() {
                Err(_) => return,
                Ok(Token::AtKeyword(name)) => Some(name.to_ascii_lowercase()),
                Ok(Token::CDO | Token::CDC | Token::Semicolon) => continue,
                Ok(Token::CurlyBracketBlock) => None,
                Ok(_) => None,
            };
            // The prelude runs to `{` (or `;` after an at-keyword); a stray block was eaten above.
            let prelude_start = if at_keyword.is_some() { parser.position() } else { start };
            let mut has_block = false;
            let mut closing = None;
            // A block inside the prelude is skipped by the next call, so places are taken after each.
            while let Ok(token) = parser.next_including_whitespace_and_comments() {
                match token {
                    Token::CurlyBracketBlock => {
                        has_block = true;
                        closing = Some('{');
                        break;
                    }
                    Token::Semicolon if at_keyword.is_some() => {
                        closing = Some(';');
                        break;
                    }
                    _ => {}
                }
            }
            let prelude = parser.slice(prelude_start..parser.position());
            let prelude = closing.and_then(|closing| prelude.strip_suffix(closing)).unwrap_or(prelude).trim();
            if let Some(name) = at_keyword {
                self.at_rule(&name, prelude, has_block, parser, holds, depth);
            } else if has_block {
                let from = self.declarations.len() as u32;
                let declarations = &mut self.declarations;
                let mut nested = false;
                let _ = parser.parse_nested_block(|body| -> Result<(), cssparser::ParseError<()>> {
                    nested = property::read(body, declarations);
                    Ok(())
                });
                self.open |= nested;
                let range = from..self.declarations.len() as u32;
                if !range.is_empty() {
                    self.selectors(prelude, holds, &range);
                }
            }
            if self.rules.len() > MOST_RULES {
                self.open = true;
                return;
            }
        }
    }

    fn at_rule(
        &mut self,
        name: &str,
        prelude: &str,
        has_block: bool,
        parser: &mut Parser<'_>,
        holds: Holds,
        depth: usize,
    ) {
        if !has_block {
            self.open |= name == "import" && !only_fonts(prelude);
            return;
        }
        let inner = match name {
            "media" => match media::matches(prelude) {
                Some(true) => holds,
                Some(false) => return,
                None => Holds::Maybe,
            },
            // These may hold, or change which rule wins.
            "supports" | "layer" | "container" | "scope" | "starting-style" | "-moz-document" | "document" => {
                Holds::Maybe
            }
            // Fonts, animations, printed pages: nothing that stands on an element.
            _ => return,
        };
        if depth >= DEEPEST {
            self.open = true;
            return;
        }
        let _ = parser.parse_nested_block(|body| -> Result<(), cssparser::ParseError<()>> {
            self.block(body, inner, depth + 1);
            Ok(())
        });
    }

    fn selectors(&mut self, prelude: &str, holds: Holds, declarations: &std::ops::Range<u32>) {
        for text in split_at_commas(prelude) {
            let Some(shape) = Shape::of(text) else { continue };
            let readable = shape.compounds <= MOST_COMPOUNDS;
            let selector = if readable { Selector::parse(text).ok() } else { None };
            let holds = if selector.is_some() { holds } else { Holds::Maybe };
            self.rules.push(Rule {
                selector,
                key: shape.key,
                specificity: shape.specificity,
                holds,
                declarations: declarations.clone(),
            });
        }
    }
}

/// Whether an address brings in nothing but typefaces.
pub(super) fn only_fonts(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["fonts.googleapis.com", "use.typekit.net", "fonts.bunny.net", "fast.fonts.net", "fonts.gstatic.com"]
        .iter()
        .any(|host| lower.contains(host))
}

/// The parts of a list between its commas, brackets kept whole.
pub(super) fn split_at_commas(list: &str) -> Vec<&str> {
    let mut parser = Parser::new(list);
    let mut parts = Vec::new();
    let mut start = parser.position();
    loop {
        match parser.next_including_whitespace_and_comments() {
            Ok(Token::Comma) => {
                let part = parser.slice(start..parser.position());
                parts.push(part.strip_suffix(',').unwrap_or(part).trim());
                start = parser.position();
            }
            Ok(_) => {}
            Err(_) => {
                parts.push(parser.slice_from(start).trim());
                return parts;
            }
        }
    }
}

/// A selector's right end, weight and length.
struct Shape {
    key: Key,
    specificity: u32,
    compounds: u32,
}

impl Shape {
    /// `None` for selectors of no element as it stands at first: `a:hover`, `p::before`.
    fn of(selector: &str) -> Option<Self> {
        let mut parser = Parser::new(selector);
        let mut shape = Self { key: Key::Any, specificity: 0, compounds: 1 };
        let (mut ids, mut classes, mut tags) = (0u32, 0u32, 0u32);
        let mut after_dot = false;
        let mut colons = 0;
        while let Ok(token) = parser.next_including_whitespace().cloned() {
            let (dot, colon) = (std::mem::take(&mut after_dot), std::mem::take(&mut colons));
            match token {
                Token::WhiteSpace(_) | Token::Delim('>' | '+' | '~') => {
                    // Several in a row are one combinator; counting each is harmless.
                    shape.compounds += 1;
                    shape.key = Key::Any;
                }
                Token::Delim('.') => after_dot = true,
                Token::Delim(_) => {}
                Token::Colon => {
                    colons = colon + 1;
                    if colons > 1 {
                        return None;
                    }
                }
                Token::IDHash(name) | Token::Hash(name) => {
                    ids += 1;
                    shape.key = Key::Id(name.to_string());
                }
                Token::Ident(name) if dot => {
                    classes += 1;
                    if !matches!(shape.key, Key::Id(_)) {
                        shape.key = Key::Class(name.to_string());
                    }
                }
                Token::Ident(name) if colon > 0 => {
                    let name = name.to_ascii_lowercase();
                    if is_pseudo_element(&name) || is_state(&name) {
                        return None;
                    }
                    classes += 1;
                }
                Token::Ident(name) => {
                    tags += 1;
                    if matches!(shape.key, Key::Any) {
                        shape.key = Key::Tag(name.to_ascii_lowercase());
                    }
                }
                // The weight of the heaviest argument, taken as one class; `:where` weighs nothing.
                Token::Function(name) if name.eq_ignore_ascii_case("where") => {}
                Token::Function(_) | Token::SquareBracketBlock => classes += 1,
                _ => {}
            }
        }
        shape.specificity = (ids.min(255) << 16) | (classes.min(255) << 8) | tags.min(255);
        Some(shape)
    }
}

fn is_pseudo_element(name: &str) -> bool {
    matches!(name, "before" | "after" | "first-line" | "first-letter")
}

/// States that no element is in when a page has just been opened.
fn is_state(name: &str) -> bool {
    matches!(
        name,
        "hover"
            | "focus"
            | "active"
            | "focus-visible"
            | "focus-within"
            | "target"
            | "visited"
            | "fullscreen"
            | "user-invalid"
            | "user-valid"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(css: &str) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.add(css, None);
        sheet
    }

    #[test]
    fn rules_are_cut_and_weighed() {
        let read =
            sheet("p, .a > b{color:red} #x .y:first-child { display:none }\n a:hover{color:red} p::before{color:red}");
        let told: Vec<_> = read.rules.iter().map(|rule| (rule.key.clone(), rule.specificity)).collect();
        assert_eq!(
            told,
            [(Key::Tag("p".into()), 1), (Key::Tag("b".into()), 0x101), (Key::Class("y".into()), 0x1_0200),]
        );
    }

    #[test]
    fn what_is_not_understood_may_hold() {
        let read =
            sheet("@supports (display:grid){p{color:red}} p:frobnicate{color:blue} @media print{p{color:green}}");
        assert_eq!(read.rules.len(), 2);
        assert!(read.rules.iter().all(|rule| rule.holds == Holds::Maybe));
        assert!(sheet("@import 'x.css';").open);
        assert!(!sheet("@import url(https://fonts.googleapis.com/css?family=Lora);").open);
        assert!(sheet("p{color:red; & b{color:blue}}").open);
    }

    #[test]
    fn broken_sheets_are_read_as_far_as_they_go() {
        for css in [
            "",
            "{",
            "}",
            "p{",
            "p{color",
            "@",
            "@media",
            "@media{",
            "}}}}p{color:red}",
            "p{color:red",
            "\u{0}",
            "<!-- p{color:red} -->",
            "a{{{{{",
        ] {
            let _ = sheet(css);
        }
        assert_eq!(sheet("<!-- p{color:red} -->").rules.len(), 1);
    }
}
