//! What the targets share: a format and bytes from what the fuzzer gives.

use plainspoken::source::Format;

/// The first byte chooses the format, the rest is the file.
pub fn file(data: &[u8]) -> Option<(&'static str, Format, &[u8])> {
    let (first, rest) = data.split_first()?;
    let (name, format) = match first % 6 {
        0 => ("x.md", Format::Markdown),
        1 => ("x.html", Format::Html),
        2 => ("x.eml", Format::Email),
        3 => ("x.txt", Format::Text),
        4 => ("x.mjml", Format::Mjml),
        _ => ("x.svg", Format::Svg),
    };
    Some((name, format, rest))
}
