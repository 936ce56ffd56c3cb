//! Media queries, judged for one common reader: a screen of 1280 by 720 CSS pixels, light colours,
//! a mouse, no preference. What fails there fails for many; what cannot be judged is unknown.

use super::sheet::split_at_commas;

const WIDTH: f32 = 1280.0;
const HEIGHT: f32 = 720.0;

/// Whether a list of queries holds: `None` when that cannot be known.
pub(super) fn matches(list: &str) -> Option<bool> {
    if list.trim().is_empty() {
        return Some(true);
    }
    let mut all = Some(false);
    for query in split_at_commas(list) {
        match one(query) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => all = None,
        }
    }
    all
}

fn one(query: &str) -> Option<bool> {
    let query = query.trim().to_ascii_lowercase();
    let (negated, rest) = match query.strip_prefix("not ") {
        Some(rest) => (true, rest.trim_start()),
        None => (false, query.strip_prefix("only ").unwrap_or(&query).trim_start()),
    };
    let mut holds = Some(true);
    for part in rest.split(" and ") {
        let part = part.trim();
        let one = match part {
            "all" | "screen" | "" => Some(true),
            "print" | "speech" | "aural" | "braille" | "embossed" | "handheld" | "projection" | "tty" | "tv" => {
                Some(false)
            }
            _ => part.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).and_then(feature),
        };
        holds = match (holds, one) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        };
    }
    holds.map(|holds| holds != negated)
}

fn feature(inner: &str) -> Option<bool> {
    let (name, value) = inner.split_once(':')?;
    let value = value.trim();
    let length = |actual: f32, at_least: bool| {
        let wanted = pixels(value)?;
        Some(if at_least { actual >= wanted } else { actual <= wanted })
    };
    match name.trim() {
        "min-width" | "min-device-width" => length(WIDTH, true),
        "max-width" | "max-device-width" => length(WIDTH, false),
        "min-height" | "min-device-height" => length(HEIGHT, true),
        "max-height" | "max-device-height" => length(HEIGHT, false),
        "orientation" => Some(value == "landscape"),
        "prefers-color-scheme" => Some(value == "light"),
        "prefers-reduced-motion" | "prefers-contrast" | "prefers-reduced-transparency" => {
            Some(value == "no-preference")
        }
        "forced-colors" | "inverted-colors" => Some(value == "none"),
        "hover" | "any-hover" => Some(value == "hover"),
        "pointer" | "any-pointer" => Some(value == "fine"),
        _ => None,
    }
}

fn pixels(value: &str) -> Option<f32> {
    let number = |unit: &str, size: f32| value.strip_suffix(unit)?.trim().parse::<f32>().ok().map(|n| n * size);
    if value == "0" {
        return Some(0.0);
    }
    number("px", 1.0).or_else(|| number("rem", 16.0)).or_else(|| number("em", 16.0))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn queries_are_judged_for_one_common_reader() {
        for (query, holds) in [
            ("", Some(true)),
            ("screen", Some(true)),
            ("print", Some(false)),
            ("only screen and (max-width: 600px)", Some(false)),
            ("(min-width:48em)", Some(true)),
            ("print, (min-width: 1px)", Some(true)),
            ("(prefers-color-scheme: dark)", Some(false)),
            ("not print", Some(true)),
            ("(-webkit-min-device-pixel-ratio: 2)", None),
            ("(width > 600px)", None),
            ("yahoo", None),
        ] {
            assert_eq!(matches(query), holds, "{query}");
        }
    }
}
