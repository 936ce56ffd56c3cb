//! Text on a terminal: how wide it is and how it is cut to fit.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a tab takes.
const TAB: usize = 4;

/// How many columns a text takes; a tab takes four.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width() + text.matches('\t').count() * TAB
}

/// A line made safe to show, cut to fit, with the columns its marked part takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// The text.
    pub text: String,
    /// Columns before the mark.
    pub before: usize,
    /// Columns of the mark, at least 1.
    pub mark: usize,
}

/// Columns of one character as it is shown.
fn columns(character: char) -> usize {
    if character == '\t' { TAB } else { character.width().unwrap_or(1) }
}

/// Writes one character as it is shown: a tab as spaces, a control character as `\u{FFFD}`, so
/// that a file cannot steer the terminal.
fn push(out: &mut String, character: char) {
    match character {
        '\t' => out.push_str("    "),
        // Marks that turn the direction of text could hide what a line says.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => out.push('\u{FFFD}'),
        _ if character.is_control() => out.push('\u{FFFD}'),
        _ => out.push(character),
    }
}

/// Cuts `line` to `room` columns around the `length` characters from `start` on.
pub fn fit(line: &str, start: usize, length: usize, room: usize) -> Fitted {
    let room = room.max(20);
    let characters: Vec<char> = line.chars().collect();
    let start = start.min(characters.len());
    let end = (start + length.max(1)).min(characters.len()).max(start);
    let total: usize = characters.iter().copied().map(columns).sum();
    let (mut from, mut to) = (0, characters.len());
    if total > room {
        // Keep a third of the room before the mark, and give what is left to the text after it.
        let mut before = 0;
        from = start;
        while from > 0 && before + columns(characters[from - 1]) < room / 3 {
            from -= 1;
            before += columns(characters[from]);
        }
        let mut used = before + usize::from(from > 0);
        to = start;
        while to < characters.len() && used + columns(characters[to]) < room {
            used += columns(characters[to]);
            to += 1;
        }
        while from > 0 && to == characters.len() && used + columns(characters[from - 1]) < room {
            from -= 1;
            used += columns(characters[from]);
        }
    }
    let mut text = String::with_capacity(line.len().min(room * 4));
    if from > 0 {
        text.push('…');
    }
    for &character in &characters[from..to] {
        push(&mut text, character);
    }
    if to < characters.len() {
        text.push('…');
    }
    let sum = |range: &[char]| range.iter().copied().map(columns).sum::<usize>();
    Fitted {
        text,
        before: usize::from(from > 0) + sum(&characters[from..start.max(from)]),
        mark: sum(&characters[start.min(to)..end.min(to)]).max(1),
    }
}

/// A text made safe to show on one line.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut out, if matches!(character, '\n' | '\r' | '\t') { ' ' } else { character });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_stays_and_tabs_and_wide_characters_move_the_mark() {
        let fitted = fit("\t日本 use", 4, 3, 80);
        assert_eq!(fitted, Fitted { text: "    日本 use".into(), before: 9, mark: 3 });
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        let line = format!("{} here {}", "a".repeat(500), "b".repeat(500));
        let fitted = fit(&line, 501, 4, 60);
        assert!(width(&fitted.text) <= 61, "{}", fitted.text);
        assert!(fitted.text.starts_with('…') && fitted.text.ends_with('…'));
        let marked: String = fitted.text.chars().skip(fitted.before).take(fitted.mark).collect();
        assert_eq!(marked, "here");
    }

    #[test]
    fn a_mark_longer_than_the_room_is_cut_with_the_line() {
        let fitted = fit(&"x".repeat(300), 0, 300, 40);
        assert!(fitted.mark <= 40 && fitted.before == 0);
    }

    #[test]
    fn a_mark_past_the_end_is_one_column() {
        assert_eq!(fit("abc", 9, 2, 80), Fitted { text: "abc".into(), before: 3, mark: 1 });
        assert_eq!(fit("", 0, 0, 80).mark, 1);
    }

    #[test]
    fn files_cannot_steer_the_terminal() {
        assert!(!fit("\u{1b}[2J\u{202E}x", 0, 1, 80).text.contains(['\u{1b}', '\u{202E}']));
        assert_eq!(one_line("a\nb\u{7}"), "a b\u{FFFD}");
    }
}
