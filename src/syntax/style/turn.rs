//! Rotations in a style sheet, and whether they depend on how a screen is held.

use cssparser::{Delimiter, ParseError, Parser, Token};

use super::sheet::split_at_commas;

/// A rotation that a rule gives to what its selector matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The selector as written.
    pub selector: String,
    /// The angle in degrees, clockwise.
    pub degrees: f32,
    /// Whether it holds only for one way of holding the screen.
    pub by_orientation: bool,
}

/// Rotations kept of one sheet.
const MOST: usize = 200;

/// The rotations of a sheet, in order.
#[must_use]
pub fn turns(css: &str) -> Vec<Turn> {
    let mut found = Vec::new();
    block(&mut Parser::new(css), false, 0, &mut found);
    found
}

fn block(parser: &mut Parser<'_>, by_orientation: bool, depth: usize, found: &mut Vec<Turn>) {
    loop {
        parser.skip_whitespace();
        let start = parser.position();
        let mut ended = true;
        let mut prelude = "";
        while let Ok(token) = parser.next_including_whitespace_and_comments() {
            match token {
                Token::CurlyBracketBlock => {
                    ended = false;
                    prelude = parser.slice(start..parser.position()).trim_end_matches('{').trim();
                    break;
                }
                Token::Semicolon => {
                    ended = false;
                    break;
                }
                _ => {}
            }
        }
        if ended || found.len() > MOST {
            return;
        }
        let lower = prelude.to_ascii_lowercase();
        let inside = if lower.starts_with("@media") {
            let condition: String = lower.split_whitespace().collect();
            Some(
                by_orientation
                    || condition.contains("orientation:portrait")
                    || condition.contains("orientation:landscape"),
            )
        } else if lower.starts_with('@') {
            Some(by_orientation)
        } else {
            None
        };
        if prelude.is_empty() || lower.starts_with("@media") && lower.contains("orientation") && inside != Some(true) {
            continue;
        }
        let _ = parser.parse_nested_block(|body| -> Result<(), ParseError<()>> {
            match inside {
                Some(by_orientation) if depth < 6 => block(body, by_orientation, depth + 1, found),
                Some(_) => {}
                None => {
                    if let Some(degrees) = rotation(body) {
                        for selector in split_at_commas(prelude) {
                            found.push(Turn { selector: selector.to_owned(), degrees, by_orientation });
                        }
                    }
                }
            }
            Ok(())
        });
    }
}

/// The rotation that a block of declarations gives, if it gives one.
fn rotation(parser: &mut Parser<'_>) -> Option<f32> {
    let (mut by_transform, mut by_rotate) = (None, None);
    loop {
        parser.skip_whitespace();
        let name = match parser.next() {
            Err(_) => break,
            Ok(Token::Ident(name)) => name.to_ascii_lowercase(),
            Ok(_) => continue,
        };
        let _ = parser.parse_until_after(Delimiter::Semicolon, |value| -> Result<(), ParseError<()>> {
            let declared = value.try_parse(Parser::expect_colon).is_ok();
            let start = value.position();
            while value.next().is_ok() {}
            let text = value.slice_from(start).trim().to_ascii_lowercase();
            if declared {
                match &name[..] {
                    "transform" | "-webkit-transform" => by_transform = transform(&text),
                    "rotate" => by_rotate = rotate(&text),
                    _ => {}
                }
            }
            Ok(())
        });
    }
    match (by_transform, by_rotate) {
        (None, None) => None,
        (a, b) => Some(a.unwrap_or(0.0) + b.unwrap_or(0.0)),
    }
}

/// Degrees of an angle.
fn angle(text: &str) -> Option<f32> {
    let text = text.trim();
    if text == "0" {
        return Some(0.0);
    }
    [("deg", 1.0), ("grad", 0.9), ("turn", 360.0), ("rad", 180.0 / std::f32::consts::PI)]
        .iter()
        .find_map(|(unit, size)| text.strip_suffix(unit)?.parse::<f32>().ok().map(|number| number * size))
        .filter(|degrees| degrees.is_finite())
}

fn transform(text: &str) -> Option<f32> {
    let mut whole = None;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let name = before.trim();
        let (inner, next) = after.split_once(')')?;
        let parts: Vec<&str> = inner.split(',').map(str::trim).collect();
        let number = |at: usize| parts.get(at).and_then(|part| part.parse::<f32>().ok());
        let turn = match (name, parts.len()) {
            ("rotate" | "rotatez", 1) => Some(angle(parts[0])?),
            ("rotate3d", 4) if number(0) == Some(0.0) && number(1) == Some(0.0) => {
                Some(angle(parts[3])? * number(2)?.signum())
            }
            ("matrix", 6) => Some(number(1)?.atan2(number(0)?).to_degrees()),
            ("matrix3d", 16) => Some(number(1)?.atan2(number(0)?).to_degrees()),
            ("rotate" | "rotatez" | "rotate3d" | "matrix" | "matrix3d", _) => return None,
            _ => None,
        };
        if let Some(turn) = turn {
            whole = Some(whole.unwrap_or(0.0) + turn);
        }
        rest = next;
    }
    whole
}

fn rotate(text: &str) -> Option<f32> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    match parts[..] {
        [only] => angle(only),
        ["z", turn] | [turn, "z"] => angle(turn),
        ["0", "0", z, turn] => Some(angle(turn)? * z.parse::<f32>().ok()?.signum()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::turns;

    #[test]
    fn rotations_are_read_in_every_form() {
        for value in [
            "transform:rotate(90deg)",
            "transform:rotateZ(100grad)",
            "transform:rotate3d(0,0,1,0.25turn)",
            "rotate:1.5708rad",
            "transform:matrix(0, 1, -1, 0, 0, 0)",
            "rotate: z 90deg",
            "transform:translate(1px) rotate(90deg)",
        ] {
            let found = turns(&format!("@media (orientation: portrait){{html{{{value}}}}}"));
            assert_eq!(found.len(), 1, "{value}");
            assert!((found[0].degrees - 90.0).abs() < 0.1 && found[0].by_orientation, "{value}");
        }
        assert!(turns("@media (orientation: lanscape){html{rotate:90deg}}").is_empty());
        assert!(turns("@media (orientation: portrait){html{transform:rotateZ(0,0,1,90deg)}}").is_empty());
        assert!(!turns("p{rotate:90deg}")[0].by_orientation);
    }
}
