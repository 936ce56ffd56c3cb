//! What stands before a full stop.

use super::item::is_bullet;
use crate::text::word::is_unseen;

/// The run of characters without white space before a stop, without what opens it.
pub(super) fn last_token(before: &str) -> &str {
    // Longer tokens are neither abbreviations nor numbers.
    const LONGEST: usize = 48;
    let before = before.trim_end_matches(is_control);
    let mut from = before.len();
    for (i, c) in before.char_indices().rev() {
        if c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '„' | '«' | '¿' | '¡' | '/' | '—' | '–' | '‘')
        {
            break;
        }
        from = i;
        if before.len() - from > LONGEST {
            break;
        }
    }
    let token = &before[from..];
    // Elided articles: l'Ing., dell’Avv.
    token.rsplit(['\'', '’']).next().unwrap_or(token)
}

/// Marks of writing direction and template statements: on the page, not in the text.
pub(super) fn is_control(c: char) -> bool {
    is_unseen(c) || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

pub(super) fn is_single_letter(token: &str) -> bool {
    let mut chars = token.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Short groups of letters between stops: `U.S`, `L.C.S.W`, `Ph.D`.
pub(super) fn is_dotted(token: &str) -> bool {
    token.contains('.')
        && token.split('.').map(|part| part.trim_start_matches('-')).all(|part| {
            let letters = part.chars().count();
            (1..=3).contains(&letters) && part.chars().all(char::is_alphabetic)
        })
}

pub(super) fn is_roman(token: &str) -> bool {
    !token.is_empty() && token.len() <= 6 && token.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// `12`, `3.1`, `IV`, `b`: what stands before a stop as the number of an item.
pub(super) fn is_list_number(token: &str) -> bool {
    let token = token.trim_start_matches(is_bullet);
    let numbers =
        token.split('.').all(|part| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()));
    numbers || is_single_letter(token) || (is_roman(token) && token.len() <= 4)
}
