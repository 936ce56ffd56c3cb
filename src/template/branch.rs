//! Conditions and their arms: which parts of a template are never shown together.

use super::Branch;
use crate::span::Span;

/// Blocks nested deeper than this are not told apart.
const DEPTH: usize = 64;

/// Languages whose blocks do not close each other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `{% … %}` and `%%[ … ]%%`.
    Percent,
    /// `{{ … }}`.
    Bars,
    /// `<% … %>`.
    Angle,
    /// `<?php … ?>`.
    Php,
    /// `*|IF:…|*`.
    Merge,
}

/// What a tag does to the blocks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event<'t> {
    /// Opens a block whose content may or may not be shown, or has other arms.
    Open(&'t str),
    /// Opens a block that only has to be closed (`form_with … do`).
    Plain(&'t str),
    /// Opens a Mustache section, or its inverse.
    Section(&'t str, bool),
    /// The next arm of the innermost condition.
    Arm,
    /// An arm (`:ok ->`) if the innermost block is a `case`, else a plain block (`fn x ->`).
    Arrow,
    /// An arm (`{% case %}` in a `switch`) if the innermost block has this name, else a block.
    ArmOf(&'t str, &'t str),
    /// Closes the innermost block, or the innermost of this name.
    Close(Option<&'t str>),
}

/// A condition of the template, found again by its number less one.
#[derive(Clone, Copy, Debug)]
struct Condition {
    /// Where the condition itself stands.
    outer: Branch,
    /// Whether its end was found; without one its last arm runs on and says nothing.
    closed: bool,
}

/// The branches of a whole text: which condition, and which arm of it, each place stands in.
#[derive(Clone, Debug, Default)]
pub struct Branches {
    conditions: Vec<Condition>,
    /// Where a branch begins, in order; it holds until the next.
    regions: Vec<(u32, Branch)>,
}

impl Branches {
    /// The branch at an offset.
    pub fn at(&self, offset: usize) -> Branch {
        let after = self.regions.partition_point(|&(start, _)| start as usize <= offset);
        after.checked_sub(1).map_or(Branch::default(), |index| self.regions[index].1)
    }

    fn outer(&self, branch: Branch) -> (Branch, bool) {
        let index = (branch.condition as usize).wrapping_sub(1);
        self.conditions.get(index).map_or((Branch::default(), false), |found| (found.outer, found.closed))
    }

    /// Whether two branches lead through different arms of one condition, so that no reader ever
    /// sees what stands in both.
    pub fn exclusive(&self, mut a: Branch, mut b: Branch) -> bool {
        // A condition's number is higher than that of every condition around it.
        while a.condition != b.condition {
            if a.condition > b.condition {
                a = self.outer(a).0;
            } else {
                b = self.outer(b).0;
            }
        }
        a.arm != b.arm && self.outer(a).1
    }
}

struct Frame<'t> {
    family: Family,
    name: &'t str,
    /// The text inside it.
    inside: Branch,
    /// The text around it.
    outside: Branch,
    /// Whether it has arms of its own.
    condition: bool,
    inverted: bool,
}

/// Follows blocks as tags come by.
#[derive(Default)]
pub(super) struct Builder<'t> {
    branches: Branches,
    stack: Vec<Frame<'t>>,
    /// Blocks opened past the depth that is followed.
    deeper: usize,
    /// The Mustache section closed last, whose inverse may follow: depth and frame.
    section: Option<(usize, Frame<'t>)>,
}

impl<'t> Builder<'t> {
    fn current(&self) -> Branch {
        self.stack.last().map_or(Branch::default(), |frame| frame.inside)
    }

    /// Takes a tag's events; gives the branch the tag itself stands in.
    pub(super) fn apply(&mut self, family: Family, events: &[Event<'t>], span: Span) -> Branch {
        let before = self.current();
        if events.is_empty() {
            return before;
        }
        let mut own = before;
        let mut lowest = self.stack.len();
        for &event in events {
            let outside = match event {
                Event::Open(name) => {
                    self.open(family, name, true, None);
                    None
                }
                Event::Plain(name) => {
                    self.open(family, name, false, None);
                    None
                }
                Event::Section(name, inverted) => self.section(family, name, inverted),
                Event::Arm => self.arm(family),
                Event::Arrow => {
                    if let Some("case" | "cond" | "with" | "receive" | "try") = self.innermost(family) {
                        self.arm(family)
                    } else {
                        self.open(family, "fn", false, None);
                        None
                    }
                }
                Event::ArmOf(name, block) => {
                    if self.innermost(family) == Some(block) {
                        self.arm(family)
                    } else {
                        self.open(family, name, true, None);
                        None
                    }
                }
                Event::Close(name) => self.close(family, name),
            };
            if let Some(outside) = outside {
                let depth = self.stack.len();
                if depth <= lowest {
                    lowest = depth;
                    own = outside;
                }
            }
        }
        let after = self.current();
        if own != before {
            self.branches.regions.push((span.start, own));
        }
        if after != own {
            self.branches.regions.push((span.end, after));
        }
        own
    }

    fn innermost(&self, family: Family) -> Option<&'t str> {
        self.stack.iter().rev().find(|frame| frame.family == family).map(|frame| frame.name)
    }

    fn open(&mut self, family: Family, name: &'t str, condition: bool, again: Option<Branch>) {
        self.section = None;
        if self.stack.len() >= DEPTH {
            self.deeper += 1;
            return;
        }
        let outside = self.current();
        let inside = if !condition {
            outside
        } else if let Some(branch) = again {
            if let Some(condition) = self.branches.conditions.get_mut((branch.condition as usize).wrapping_sub(1)) {
                condition.closed = false;
            }
            branch
        } else {
            self.branches.conditions.push(Condition { outer: outside, closed: false });
            Branch { condition: self.branches.conditions.len() as u32, arm: 0 }
        };
        self.stack.push(Frame { family, name, inside, outside, condition, inverted: false });
    }

    /// `{{#a}}…{{/a}}{{^a}}…{{/a}}` are the two arms of one condition.
    fn section(&mut self, family: Family, name: &'t str, inverted: bool) -> Option<Branch> {
        if let Some(top) = self.stack.last()
            && self.deeper == 0
            && inverted
            && top.family == family
            && top.name == name
        {
            return self.arm(family);
        }
        let again = self.section.take().filter(|(depth, closed)| {
            *depth == self.stack.len() && closed.family == family && closed.name == name && closed.inverted != inverted
        });
        let again = again.map(|(_, closed)| Branch { arm: closed.inside.arm + 1, ..closed.inside });
        let depth = self.stack.len();
        self.open(family, name, true, again);
        if self.stack.len() > depth
            && let Some(top) = self.stack.last_mut()
        {
            top.inverted = inverted;
        }
        None
    }

    fn arm(&mut self, family: Family) -> Option<Branch> {
        if self.deeper > 0 {
            return None;
        }
        let index = self.stack.iter().rposition(|frame| frame.family == family && frame.condition)?;
        // Blocks of the same language still open inside were never closed.
        self.stack.truncate(index + 1);
        let frame = self.stack.last_mut()?;
        frame.inside.arm += 1;
        Some(frame.outside)
    }

    fn close(&mut self, family: Family, name: Option<&str>) -> Option<Branch> {
        self.section = None;
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        let fits = |frame: &Frame| frame.family == family && name.is_none_or(|name| frame.name == name);
        let index = self.stack.iter().rposition(fits)?;
        self.stack.truncate(index + 1);
        let frame = self.stack.pop()?;
        let outside = frame.outside;
        if frame.condition {
            if let Some(condition) = self.branches.conditions.get_mut((frame.inside.condition as usize).wrapping_sub(1))
            {
                condition.closed = true;
            }
            self.section = Some((self.stack.len(), frame));
        }
        Some(outside)
    }

    /// The branches found.
    pub(super) fn finish(self) -> Branches {
        self.branches
    }
}
