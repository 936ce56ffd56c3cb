//! The verdict on an accessible name: the same for every rule that asks for one.

use crate::diagnostic::Finding;
use crate::rule::Findings;
use crate::syntax::name::Name;

/// Passes a name with words, leaves one that a template fills undecided, and reports an empty one.
pub(super) fn judge(name: &Name, findings: &mut Findings, empty: impl FnOnce() -> Finding) {
    if !name.text.is_empty() {
        findings.pass();
    } else if name.unknown {
        findings.cannot_tell();
    } else {
        findings.push(empty());
    }
}
