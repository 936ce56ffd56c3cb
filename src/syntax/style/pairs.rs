//! Which colours stand on which in a document, once somebody has measured it.

use super::color::Rgba;
use crate::span::Span;
use crate::syntax::tree::NodeIndex;

/// Text of one colour on another.
pub(crate) struct Pair {
    /// Colour of the text as it is painted.
    pub(crate) text: Rgba,
    /// Colour behind it.
    pub(crate) back: Rgba,
    /// Their contrast, from 1 to 21.
    pub(crate) ratio: f32,
    /// The contrast level AA asks for.
    pub(crate) least: f32,
    /// Whether it is large: 24 CSS pixels, or bold and 18.66.
    pub(crate) is_large: bool,
    /// Where: the text and its element; the first few.
    pub(crate) places: Vec<(Span, NodeIndex)>,
}

/// What was measured in a document.
#[derive(Default)]
pub(crate) struct Measured {
    pub(crate) pairs: Vec<Pair>,
    /// Texts with enough contrast.
    pub(crate) enough: u32,
    /// Texts whose colours are not all known.
    pub(crate) unknown: u32,
}
