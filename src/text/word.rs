//! word.
