//! Bar charts as inline SVG, each with a title; the same numbers always stand in a table beside it.

use std::fmt::Write as _;

use crate::report::markup::escape;

/// A bar: its label, its number and whether it is past the target.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) number: usize,
    pub(super) marked: bool,
}

/// Horizontal bars, each below its label, so that they fit any width with letters of one size.
/// Marked ones are hatched: they differ on black-and-white paper.
pub(super) fn bars(id: &str, title: &str, bars: &[Bar]) -> String {
    const ROW: usize = 46;
    /// Width of the longest bar in percent; its number stands beside it.
    const WIDEST: usize = 84;
    let most = bars.iter().map(|bar| bar.number).max().unwrap_or(0).max(1);
    let mut out = format!(
        "<svg width=\"100%\" height=\"{}\" role=\"img\" aria-labelledby=\"{id}\"><title id=\"{id}\">{}</title>\
         <defs><pattern id=\"{id}-h\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect width=\"8\" height=\"8\" fill=\"#fff\"/><rect width=\"4\" height=\"8\" fill=\"#8a5a00\"/></pattern></defs>",
        bars.len() * ROW,
        escape(title)
    );
    for (index, bar) in bars.iter().enumerate() {
        let y = index * ROW;
        let width = (bar.number * WIDEST * 10).div_ceil(most);
        let width = format!("{}.{}%", width / 10, width % 10);
        let fill = if bar.marked { format!("url(#{id}-h)") } else { "#24558a".to_owned() };
        let _ = write!(
            out,
            "<text x=\"0\" y=\"{}\">{}</text>\
             <rect x=\"1\" y=\"{}\" width=\"{width}\" height=\"18\" fill=\"{fill}\" stroke=\"#1b1b1b\"/>\
             <text x=\"{width}\" dx=\"8\" y=\"{}\">{}</text>",
            y + 16,
            escape(&bar.label),
            y + 22,
            y + 36,
            bar.number
        );
    }
    out.push_str("</svg>");
    out
}
