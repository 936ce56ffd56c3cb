//! For which part of a text an ignore holds, and whether it was of use.

use rustc_hash::FxHashMap;

use crate::span::Span;

/// A name in an ignore that means every rule.
pub(super) const EVERY: &str = "";

/// The parts of a text with the names that are silenced in each. Asking costs as many steps as
/// parts lie around a place, which the depth of the tree bounds, however many ignores there are.
#[derive(Debug, Default)]
pub(super) struct Scopes<'t> {
    /// Sorted by start, each part once.
    parts: Vec<(Span, Names<'t>)>,
}

/// Names of rules or categories, and whether each silenced something.
type Names<'t> = FxHashMap<&'t str, bool>;

impl<'t> Scopes<'t> {
    /// Collects ignores: the part each holds for and the name it gives.
    pub(super) fn new(ignores: impl IntoIterator<Item = (Span, &'t str)>) -> Self {
        let mut parts: FxHashMap<Span, Names<'t>> = FxHashMap::default();
        for (scope, name) in ignores {
            parts.entry(scope).or_default().insert(name, false);
        }
        let mut parts: Vec<_> = parts.into_iter().collect();
        parts.sort_by_key(|(span, _)| *span);
        Self { parts }
    }

    /// Tells for each place, sorted by start, whether its rule is silenced there.
    pub(super) fn silence<'r>(&mut self, places: impl IntoIterator<Item = (Span, &'r str)>) -> Vec<bool> {
        let mut open: Vec<usize> = Vec::new();
        let mut next = 0;
        let mut silenced = Vec::new();
        for (span, rule) in places {
            while self.parts.get(next).is_some_and(|(part, _)| part.start <= span.start) {
                open.push(next);
                next += 1;
            }
            open.retain(|&index| self.parts[index].0.end > span.start);
            let category = rule.split('/').next().unwrap_or(rule);
            let mut found = false;
            for &index in &open {
                let (part, names) = &mut self.parts[index];
                if span.end > part.end {
                    continue;
                }
                for name in [EVERY, category, rule] {
                    if let Some(used) = names.get_mut(name) {
                        *used = true;
                        found = true;
                    }
                }
            }
            silenced.push(found);
        }
        silenced
    }

    /// Whether a name given for a part silenced something.
    pub(super) fn was_used(&self, scope: Span, name: &str) -> bool {
        let index = self.parts.binary_search_by_key(&scope, |(part, _)| *part);
        index.ok().and_then(|index| self.parts[index].1.get(name)).copied().unwrap_or_default()
    }
}

/// The first of two lists of places, sorted by start, that starts at or after `from`; of two that
/// start together the one from the first list.
pub(super) fn next<'p, P>(first: &'p [(u32, P)], second: &'p [(u32, P)], from: u32) -> Option<&'p P> {
    let after = |list: &'p [(u32, P)]| list.get(list.partition_point(|(start, _)| *start < from));
    match (after(first), after(second)) {
        (Some(one), Some(other)) if other.0 < one.0 => Some(&other.1),
        (Some(one), _) => Some(&one.1),
        (None, other) => other.map(|(_, place)| place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end)
    }

    #[test]
    fn a_name_holds_inside_its_part_only() {
        let mut scopes = Scopes::new([(span(10, 20), "plain")]);
        let places = [
            (span(5, 8), "plain/a"),
            (span(12, 14), "plain/a"),
            (span(13, 14), "reading/a"),
            (span(20, 21), "plain/a"),
        ];
        assert_eq!(scopes.silence(places), [false, true, false, false]);
        assert!(scopes.was_used(span(10, 20), "plain"));
    }

    #[test]
    fn what_reaches_out_of_a_part_is_not_silenced_by_it() {
        let mut scopes = Scopes::new([(span(10, 20), EVERY)]);
        assert_eq!(
            scopes.silence([(span(0, 40), "a/a"), (span(10, 30), "a/a"), (span(10, 20), "a/a")]),
            [false, false, true]
        );
    }

    #[test]
    fn parts_inside_one_another_all_count_as_used() {
        let mut scopes = Scopes::new([(span(0, 100), "a"), (span(10, 20), "a/a"), (span(15, 18), "b")]);
        assert_eq!(scopes.silence([(span(16, 17), "a/a"), (span(50, 51), "a/b")]), [true, true]);
        assert!(scopes.was_used(span(0, 100), "a") && scopes.was_used(span(10, 20), "a/a"));
        assert!(!scopes.was_used(span(15, 18), "b"));
    }

    #[test]
    fn the_next_place_is_found_in_both_lists() {
        let elements = [(5, "p"), (30, "div")];
        let blocks = [(6, "text"), (30, "inside"), (50, "last")];
        assert_eq!(next(&elements, &blocks, 0), Some(&"p"));
        assert_eq!(next(&elements, &blocks, 6), Some(&"text"));
        assert_eq!(next(&elements, &blocks, 7), Some(&"div"));
        assert_eq!(next(&elements, &blocks, 31), Some(&"last"));
        assert_eq!(next(&elements, &blocks, 51), None);
    }
}
