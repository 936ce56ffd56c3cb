//! The registered language subtags, as one bit for each possible subtag.

use std::sync::OnceLock;

const TABLE: &str = include_str!("../../../dictionaries/language-subtags.txt");
const SIZE: usize = 27 * 26 * 26;

/// Whether a subtag of two or three lower-case letters is registered.
pub(super) fn holds(subtag: &str) -> bool {
    static SET: OnceLock<Vec<bool>> = OnceLock::new();
    let set = SET.get_or_init(read);
    // Private use.
    if subtag.len() == 3 && ("qaa"..="qtz").contains(&subtag) {
        return true;
    }
    place(subtag.as_bytes()).is_some_and(|place| set[place])
}

fn read() -> Vec<bool> {
    let mut set = vec![false; SIZE];
    for entry in TABLE.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
        match entry.as_bytes() {
            [first, second, b':', thirds @ ..] => {
                for &third in thirds {
                    if let Some(place) = place(&[*first, *second, third]) {
                        set[place] = true;
                    }
                }
            }
            two => {
                if let Some(place) = place(two) {
                    set[place] = true;
                }
            }
        }
    }
    set
}

fn place(subtag: &[u8]) -> Option<usize> {
    if !matches!(subtag.len(), 2 | 3) || !subtag.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let digit = |i: usize| subtag.get(i).map_or(0, |b| usize::from(b - b'a'));
    let third = if subtag.len() == 3 { digit(2) + 1 } else { 0 };
    Some((digit(0) * 26 + digit(1)) * 27 + third)
}
