//! Text becomes a tree: several token sources, one builder.

pub mod email;
