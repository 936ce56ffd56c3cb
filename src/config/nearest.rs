//! The nearest right spelling of a name that is not known.

/// Longest name worth comparing, in characters; a longer one is no slip of the finger.
const LONGEST: usize = 80;

/// The candidate that `name` was most likely meant to be; `None` when none is near.
///
/// Case, and `_` for `-`, cost nothing. A candidate also counts by its part after `/`, so that
/// `image-alt` finds `access/image-alt`.
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let name = fold(name);
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let mut best: Option<(usize, &'c str)> = None;
    for candidate in candidates {
        let whole = fold(candidate);
        let mut cost = distance(&name, &whole);
        if is_shortened(&name, &whole) {
            cost = cost.min(1);
        }
        if let Some(slash) = whole.iter().position(|&c| c == '/')
            && !name.contains(&'/')
        {
            cost = cost.min(distance(&name, &whole[slash + 1..]));
        }
        if cost <= allowed(name.len()) && best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether a name is the candidate with up to two letters left out, and none at its start: `letr` for `letter`.
fn is_shortened(name: &[char], candidate: &[char]) -> bool {
    let mut rest = candidate.iter();
    name.len() > 2
        && candidate.len() <= name.len() + 2
        && name.first() == candidate.first()
        && name.iter().all(|letter| rest.any(|other| other == letter))
}

/// How many slips a name of this length may have.
fn allowed(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=4 => 1,
        5..=7 => 2,
        _ => length / 3,
    }
}

fn fold(name: &str) -> Vec<char> {
    name.trim()
        .chars()
        .take(LONGEST + 1)
        .map(|c| if c == '_' || c == ' ' { '-' } else { c.to_ascii_lowercase() })
        .collect()
}

/// Damerau-Levenshtein distance, each pair of letters swapped at most once (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1; b.len() + 1];
        for j in 0..b.len() {
            let mut cost = (last[j] + usize::from(a[i] != b[j])).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                cost = cost.min(before[j - 1] + 1);
            }
            row[j + 1] = cost;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_the_name() {
        let keys = ["language", "kind", "region", "max-words"];
        assert_eq!(nearest("langauge", keys), Some("language"));
        assert_eq!(nearest("max_words", keys), Some("max-words"));
        assert_eq!(nearest("knid", keys), Some("kind"));
        assert_eq!(nearest("letr", ["letter", "page", "email"]), Some("letter"));
        assert_eq!(nearest("pg", ["page", "email"]), None);
        assert_eq!(nearest("Region", keys), Some("region"));
    }

    #[test]
    fn a_rule_is_found_without_its_category() {
        assert_eq!(nearest("imagealt", ["access/image-alt", "reading/level"]), Some("access/image-alt"));
    }

    #[test]
    fn something_else_finds_nothing() {
        assert_eq!(nearest("colour", ["language", "kind"]), None);
        assert_eq!(nearest("", ["language"]), None);
        assert_eq!(nearest(&"language".repeat(10_000), ["language"]), None);
    }

    #[test]
    fn two_swapped_letters_are_one_slip() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance(&letters("ab"), &letters("ba")), 1);
        assert_eq!(distance(&letters("kitten"), &letters("sitting")), 3);
        assert_eq!(distance(&letters(""), &letters("abc")), 3);
    }
}
