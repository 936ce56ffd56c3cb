//! Text becomes a tree: several token sources, one builder.

pub mod attributes;
pub mod email;
pub mod tree;
