//! sentence.
