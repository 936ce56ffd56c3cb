//! A tree becomes prose: blocks, sentences, words, syllables, language, reading level.

pub mod assemble;
pub mod block;
pub mod cost;
pub(crate) mod fold;
pub mod frequency;
pub mod language;
pub(crate) mod month;
pub mod readability;
pub mod segment;
pub mod sentence;
pub mod syllable;
pub mod word;
