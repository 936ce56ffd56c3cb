//! Bar charts as inline SVG, each with a title; the same numbers always stand in a table beside it.

use std::fmt::Write as _;

use crate::report::markup::escape;

/// A bar: its label, its number and whether it is past the target.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) number: usize,
    pub(super) marked: bool,
}

/// Horizontal bars; marked ones are hatched, so that they differ on black-and-white paper.
pub(super) fn bars(id: &str, title: &str, bars: &[Bar]) -> String {
    const LEFT: usize = 220;
    const WIDTH: usize = 640;
    const ROW: usize = 30;
    let most = bars.iter().map(|bar| bar.number).max().unwrap_or(0).max(1);
    let height = bars.len() * ROW + 10;
    let mut out = format!(
        "<svg viewBox=\"0 0 {} {height}\" width=\"{}\" role=\"img\" aria-labelledby=\"{id}\"><title id=\"{id}\">{}</title>\
         <defs><pattern id=\"{id}-h\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect width=\"8\" height=\"8\" fill=\"#fff\"/><rect width=\"4\" height=\"8\" fill=\"#8a5a00\"/></pattern></defs>",
        WIDTH + 70,
        WIDTH + 70,
        escape(title)
    );
    for (index, bar) in bars.iter().enumerate() {
        let y = index * ROW + 5;
        let width = (bar.number * (WIDTH - LEFT)).div_ceil(most);
        let fill = if bar.marked { format!("url(#{id}-h)") } else { "#24558a".to_owned() };
        let _ = write!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
             <rect x=\"{LEFT}\" y=\"{y}\" width=\"{width}\" height=\"20\" fill=\"{fill}\" stroke=\"#1b1b1b\"/>\
             <text x=\"{}\" y=\"{}\">{}</text>",
            LEFT - 8,
            y + 15,
            escape(&bar.label),
            LEFT + width + 6,
            y + 15,
            bar.number
        );
    }
    out.push_str("</svg>");
    out
}
