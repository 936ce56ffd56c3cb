//! Words of scripts that write no spaces between them, by the dictionaries and models of ICU4X.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// Bytes cut at once: the models take memory for each character of what they read.
const WINDOW: usize = 2048;

/// Gives each segment of `chunk`, words and marks, in order.
pub(super) fn segments(chunk: &str, mut segment: impl FnMut(usize, usize)) {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    let mut from = 0;
    while from < chunk.len() {
        let mut to = chunk.len().min(from + WINDOW);
        while !chunk.is_char_boundary(to) {
            to -= 1;
        }
        let mut last = 0;
        for end in segmenter.segment_str(&chunk[from..to]) {
            if end > last {
                segment(from + last, from + end);
                last = end;
            }
        }
        from = to;
    }
}
