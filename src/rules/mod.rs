//! The register: one line per rule.

use crate::rule::Entry;

/// Every rule, in the order of its category and name.
pub const RULES: &[&Entry] = &[];
