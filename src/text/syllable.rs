//! syllable.
