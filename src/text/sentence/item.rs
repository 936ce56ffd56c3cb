//! Bullets and numbers of items inside a text.

/// A sign that opens an item.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '‣' | '⁃' | '◦' | '●' | '▪' | '·' | '■' | '○' | '–' | '*' | '-')
}

/// Whether a line starts with a bullet or the number of an item.
pub(super) fn starts_with_mark(line: &str) -> bool {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    if is_bullet(first) {
        return chars.next().is_some_and(char::is_whitespace);
    }
    mark(line).is_some()
}

/// The number and style of an item mark at the start of `text`, and its length: `1.` `2)` `3.)` `b.`
fn mark(text: &str) -> Option<(u32, u8, usize)> {
    let bytes = text.as_bytes();
    let digits = bytes.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let (number, length) = match digits {
        1..=3 => (text[..digits].parse().ok()?, digits),
        0 if bytes.first()?.is_ascii_lowercase() => (u32::from(bytes[0] - b'a') + 1, 1),
        _ => return None,
    };
    let (style, width) = match (bytes.get(length), bytes.get(length + 1)) {
        (Some(b'.'), Some(b')')) => (2, 2),
        (Some(b'.'), _) => (0, 1),
        (Some(b')'), _) => (1, 1),
        _ => return None,
    };
    let end = length + width;
    let style = style + if digits == 0 { 3 } else { 0 };
    text[end..].starts_with(char::is_whitespace).then_some((number, style, end))
}

/// Where the second and later items of a run such as "1) … 2) … 3) …" start.
///
/// The block must start with a mark, and the numbers must follow each other.
pub(super) fn numbered_run(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let lead = text.len() - text.trim_start_matches(|c: char| is_bullet(c) || c.is_whitespace()).len();
    let Some((mut number, style, length)) = mark(&text[lead..]) else { return starts };
    let bytes = text.as_bytes();
    let mut at = lead + length;
    while at < bytes.len() {
        if bytes[at].is_ascii_whitespace() {
            let rest = &text[at + 1..];
            // A bullet or two at most: a long row of them is not looked through again at each.
            let bullets: usize =
                rest.chars().take(4).take_while(|c| is_bullet(*c) || *c == ' ').map(char::len_utf8).sum();
            if let Some((next, same, length)) = mark(&rest[bullets..]) {
                let goes_on = rest[bullets + length..].trim_start().chars().next();
                if next == number + 1 && same == style && goes_on.is_some_and(|c| !c.is_lowercase()) {
                    starts.push(at + 1);
                    number = next;
                    at += bullets + length;
                }
            }
        }
        at += 1;
    }
    starts
}
