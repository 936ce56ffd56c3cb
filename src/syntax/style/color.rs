//! Colours: every CSS form, the older HTML form, and contrast as WCAG 2 defines it.

use csscolorparser::Color;

/// A colour in sRGB; each part from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rgba {
    /// Red, green, blue.
    pub rgb: [f32; 3],
    /// Opacity.
    pub alpha: f32,
}

impl Rgba {
    /// White.
    pub const WHITE: Self = Self { rgb: [1.0; 3], alpha: 1.0 };
    /// Black.
    pub const BLACK: Self = Self { rgb: [0.0; 3], alpha: 1.0 };
    /// Nothing at all.
    pub const CLEAR: Self = Self { rgb: [0.0; 3], alpha: 0.0 };

    /// A colour from bytes.
    #[must_use]
    pub fn from_bytes(red: u8, green: u8, blue: u8) -> Self {
        Self { rgb: [red, green, blue].map(|part| f32::from(part) / 255.0), alpha: 1.0 }
    }

    /// Reads any CSS colour that does not depend on its surroundings (`currentcolor` and system
    /// colours do); colours outside sRGB give `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        // The longest colour anybody writes; more is no colour.
        if text.is_empty() || text.len() > 96 || !text.starts_with(|c: char| c == '#' || c.is_ascii_alphabetic()) {
            return None;
        }
        // The library takes “fff” without its sign for a colour, which CSS does not.
        if !text.starts_with('#') && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let Color { r, g, b, a } = csscolorparser::parse(text).ok()?;
        let inside = |part: f32| part.is_finite() && (-0.002..=1.002).contains(&part);
        if ![r, g, b].into_iter().all(inside) || !a.is_finite() {
            return None;
        }
        Some(Self { rgb: [r, g, b].map(|part| part.clamp(0.0, 1.0)), alpha: a.clamp(0.0, 1.0) })
    }

    /// Reads the value of `bgcolor`, `text`, `link` or `<font color>` as HTML asks for it: a name,
    /// or hexadecimal digits with or without their sign, however broken.
    #[must_use]
    pub fn parse_legacy(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("transparent") {
            return None;
        }
        if text.bytes().all(|byte| byte.is_ascii_alphabetic())
            && let Some(named) = Self::parse(text)
        {
            return Some(named);
        }
        let plain = text.strip_prefix('#');
        if let Some(hex) = plain
            && hex.len() == 3
            && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
        {
            return Self::parse(text);
        }
        let mut digits: Vec<u8> = plain
            .unwrap_or(text)
            .chars()
            .flat_map(|c| if c as u32 > 0xFFFF { vec!['0', '0'] } else { vec![c] })
            .take(128)
            .map(|c| if c.is_ascii_hexdigit() { c as u8 } else { b'0' })
            .collect();
        while digits.is_empty() || !digits.len().is_multiple_of(3) {
            digits.push(b'0');
        }
        let length = digits.len() / 3;
        let mut parts: Vec<&[u8]> = digits.chunks(length).collect();
        for part in &mut parts {
            *part = &part[part.len().saturating_sub(8)..];
        }
        while parts[0].len() > 2 && parts.iter().all(|part| part[0] == b'0') {
            for part in &mut parts {
                *part = &part[1..];
            }
        }
        let value = |part: &[u8]| {
            std::str::from_utf8(&part[..part.len().min(2)])
                .ok()
                .and_then(|digits| u8::from_str_radix(digits, 16).ok())
                .unwrap_or(0)
        };
        Some(Self::from_bytes(value(parts[0]), value(parts[1]), value(parts[2])))
    }

    /// This colour painted over another.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        let alpha = self.alpha + below.alpha * (1.0 - self.alpha);
        if alpha <= f32::EPSILON {
            return Self::CLEAR;
        }
        let mut rgb = [0.0; 3];
        for (at, part) in rgb.iter_mut().enumerate() {
            *part = (self.rgb[at] * self.alpha + below.rgb[at] * below.alpha * (1.0 - self.alpha)) / alpha;
        }
        Self { rgb, alpha }
    }

    /// Relative luminance (WCAG 2), from 0 to 1.
    #[must_use]
    pub fn luminance(self) -> f32 {
        let linear = self.rgb.map(|part| {
            // Browsers paint whole bytes.
            let part = (part * 255.0).round() / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Contrast ratio (WCAG 2), from 1 to 21; both colours must be solid.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// As `#rrggbb`.
    #[must_use]
    pub fn hex(self) -> String {
        let [red, green, blue] = self.bytes();
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Red, green and blue as screens take them.
    #[must_use]
    #[allow(clippy::cast_sign_loss)] // Parts lie between 0 and 1.
    pub fn bytes(self) -> [u8; 3] {
        self.rgb.map(|part| (part * 255.0).round() as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::Rgba;

    #[test]
    fn every_form_of_a_colour_is_read() {
        for text in [
            "#f00",
            "#ff0000",
            "#ff0000ff",
            "red",
            "RED",
            "rgb(255,0,0)",
            "rgb(100% 0% 0% / 1)",
            "hsl(0, 100%, 50%)",
            "hwb(0 0% 0%)",
            "oklch(0.6279 0.2577 29.23)",
            "lab(54.29 80.81 69.89)",
        ] {
            assert_eq!(Rgba::parse(text).map(Rgba::hex).as_deref(), Some("#ff0000"), "{text}");
        }
        for text in
            ["", "fff", "currentcolor", "var(--x)", "inherit", "Canvas", "rgb(", "#ggg", "light-dark(#fff, #000)"]
        {
            assert_eq!(Rgba::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_older_form_is_read_as_browsers_do() {
        for (text, hex) in [
            ("#fff", "#ffffff"),
            ("ffffff", "#ffffff"),
            ("#EEEEEE", "#eeeeee"),
            ("navy", "#000080"),
            ("chucknorris", "#c00000"),
            ("#ff", "#0f0f00"),
        ] {
            assert_eq!(Rgba::parse_legacy(text).map(Rgba::hex).as_deref(), Some(hex), "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let ratio =
            |a: &str, b: &str| Rgba::parse(a).zip(Rgba::parse(b)).map(|(a, b)| a.contrast(b)).unwrap_or_default();
        assert!((ratio("#000", "#fff") - 21.0).abs() < 0.01);
        assert!((ratio("#767676", "#fff") - 4.54).abs() < 0.01);
        assert!((ratio("#777", "#fff") - 4.48).abs() < 0.01);
    }
}
