//! plainspoken lints what clients read.
//!
//! Every format becomes one tree with exact spans; every rule reads that tree
//! once; every finding points back at what the author wrote.
//!
//! ```text
//!  files ─► discover ─► read ─► mask ─► parse ─► segment ─► check ─► suppress ─┬─► report
//!           (ignore)  (decode) (templates) (tree)  (text)   (rules)            ├─► fix
//!                                                               └─ facts ─► site rules ─┘
//! ```
//!
//! Each arrow is a pure function of the value before it. Only discovering,
//! reading, reporting and fixing touch the world. The floors below are listed
//! from the ground up; each may use only what stands above it in this list
//! (`tests/floors.rs` holds them to that).

pub mod intern;

pub mod span;

pub mod source;

pub mod template;

pub mod syntax;

pub mod text;

pub mod lexicon;

pub mod facts;

pub mod said;

pub mod laws;

pub mod diagnostic;

pub mod config;

pub mod document;

pub mod twin;

pub mod site;

pub mod rule;

pub mod rules;

pub mod suppress;

pub mod check;

pub mod fix;

pub mod messages;

#[cfg(feature = "cli")]
pub mod report;

#[cfg(feature = "fs")]
pub mod batch;

#[cfg(feature = "cli")]
pub mod cli;
