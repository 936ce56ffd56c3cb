//! Web addresses, e-mail addresses, paths and phone numbers inside a text.

use super::is_hole;

/// Top-level domains that make a bare `name.domain` an address.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "mil", "info", "int", "io", "app", "dev", "health", "care", "uk", "us", "ca",
    "au", "nz", "ie", "de", "fr", "es", "it", "nl", "be", "ch", "at", "pt", "br", "mx", "ar", "co", "eu", "pl", "se",
    "dk", "no", "fi", "ru", "cat",
];

/// File endings that make `name.ending` a file name.
const ENDINGS: &[&str] = &[
    "html", "htm", "pdf", "doc", "docx", "odt", "rtf", "md", "txt", "csv", "tsv", "xls", "xlsx", "ppt", "pptx", "jpg",
    "jpeg", "png", "gif", "svg", "webp", "css", "scss", "js", "ts", "json", "toml", "yaml", "yml", "xml", "php", "rs",
    "py", "rb", "go", "zip", "mp3", "mp4", "eml", "exe", "sh",
];

/// The first address in a chunk without white space, as byte offsets.
pub(super) fn find(chunk: &str) -> Option<(usize, usize)> {
    let bytes = chunk.as_bytes();
    // Every address holds one of these inside; most chunks hold none.
    let (mut at_sign, mut slash, mut dot) = (None, None, None);
    for (i, &byte) in bytes.iter().enumerate() {
        match byte {
            b'@' => at_sign = at_sign.or(Some(i)),
            b'/' | b'\\' => slash = slash.or(Some(i)),
            b'.' if dot.is_none() && bytes.get(i + 1).is_some_and(u8::is_ascii_alphanumeric) => dot = Some(i),
            _ => {}
        }
    }
    if at_sign.is_none() && slash.is_none() && dot.is_none() {
        return None;
    }
    if let Some(found) = slash.and_then(|_| with_scheme(chunk)) {
        return Some(found);
    }
    if let Some(found) = at_sign.and_then(|at| email(chunk, at)) {
        return Some(found);
    }
    let (start, end) = trimmed(chunk)?;
    let core = &chunk[start..end];
    (host(core) || path(core)).then_some((start, end))
}

/// The chunk without the quotes, brackets and stops around it.
fn trimmed(chunk: &str) -> Option<(usize, usize)> {
    let opens = |c: char| !(c.is_alphanumeric() || matches!(c, '/' | '.' | '~' | '_' | '\\') || is_hole(c));
    let start = chunk.len() - chunk.trim_start_matches(opens).len();
    let end = trim_end(chunk, start, chunk.len());
    (start < end).then_some((start, end))
}

/// Takes stops, quotes and unopened brackets off the end of `chunk[start..end]`.
fn trim_end(chunk: &str, start: usize, mut end: usize) -> usize {
    let (mut opened, mut closed) = (0usize, 0usize);
    for byte in chunk[start..end].bytes() {
        match byte {
            b'(' => opened += 1,
            b')' => closed += 1,
            _ => {}
        }
    }
    while let Some(c) = chunk[start..end].chars().next_back() {
        let drop = match c {
            ')' => {
                let unopened = closed > opened;
                closed = closed.saturating_sub(1);
                unopened
            }
            '/' | '_' | '-' | '=' | '#' | '&' | '%' | '+' | '~' | '$' | '*' | '\\' => false,
            _ => !c.is_alphanumeric() && !is_hole(c),
        };
        if !drop {
            break;
        }
        end -= c.len_utf8();
    }
    end
}

/// `scheme://…`
fn with_scheme(chunk: &str) -> Option<(usize, usize)> {
    let colon = chunk.find("://")?;
    let scheme =
        chunk.as_bytes()[..colon].iter().rev().take_while(|b| b.is_ascii_alphanumeric() || **b == b'+').count();
    let start = colon - scheme;
    let rest = &chunk[colon + 3..];
    let stop = rest.find(['<', '>', '"', '“', '”', '«', '»']).map_or(chunk.len(), |i| colon + 3 + i);
    let end = trim_end(chunk, start, stop);
    (scheme > 0 && end > colon + 3).then_some((start, end))
}

/// `local@host.domain`, with `mailto:` in front if it is there.
fn email(chunk: &str, at: usize) -> Option<(usize, usize)> {
    let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'') || is_hole(c);
    let host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-') || is_hole(c);
    let mut start = chunk[..at].trim_end_matches(local).len();
    start += chunk[start..at].len() - chunk[start..at].trim_start_matches(['\'', '.']).len();
    let rest = &chunk[at + 1..];
    let end = at + 1 + (rest.len() - rest.trim_start_matches(host).len());
    let end = at + 1 + chunk[at + 1..end].trim_end_matches(['.', '-']).len();
    if start == at || !(chunk[at + 1..end].contains('.') || chunk[at + 1..end].contains(is_hole)) {
        return None;
    }
    if chunk[..start].ends_with("mailto:") {
        start -= "mailto:".len();
    }
    Some((start, end))
}

/// `www.…`, or `name.domain` with a well-known domain, perhaps with a path.
fn host(core: &str) -> bool {
    if core.len() > 4 && core.as_bytes()[..4].eq_ignore_ascii_case(b"www.") {
        return true;
    }
    let end = core.find(['/', '?', '#', ':']).unwrap_or(core.len());
    let name = &core[..end];
    let Some((before, domain)) = name.rsplit_once('.') else { return false };
    let label = |l: &str| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() || c == '-' || is_hole(c));
    // Two-letter domains clash with words after a missing space: want a name in lower case.
    let plain = domain.len() > 2 || !before.contains(char::is_uppercase);
    let short = before.rsplit('.').next().is_none_or(|l| l.chars().count() < 2);
    DOMAINS.contains(&domain.to_ascii_lowercase().as_str()) && plain && !short && before.split('.').all(label)
}

/// A file name with a known ending, or a path from the root or the folder.
fn path(core: &str) -> bool {
    let allowed =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | '\\' | '.' | '-' | '_' | '~' | ':' | '*') || is_hole(c);
    if !core.chars().all(allowed) {
        return false;
    }
    let rooted = ["./", "../", "~/"].iter().any(|p| core.starts_with(p))
        || (core.starts_with('/') && core[1..].trim_end_matches('/').contains('/'))
        || core.as_bytes().get(1..3) == Some(b":\\");
    let last = core.rsplit(['/', '\\']).next().unwrap_or(core);
    let file = last
        .rsplit_once('.')
        .is_some_and(|(name, ending)| !name.is_empty() && ENDINGS.contains(&ending.to_ascii_lowercase().as_str()));
    rooted || file
}

/// The longest run a phone number may take, in bytes.
const LONGEST_PHONE: usize = 32;

/// A phone number that starts at `at` (after an opening bracket at most).
pub(super) fn phone(text: &str, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    if !matches!(bytes.get(at), Some(b'+' | b'(' | b'0'..=b'9')) {
        return None;
    }
    let plus = bytes[at] == b'+';
    let mut bracket = false;
    let mut groups: [u8; 8] = [0; 8];
    let mut count = 0;
    let mut separators = [0u8; 8];
    let mut i = at + usize::from(plus);
    let mut end = at;
    let mut leading = None;
    while i < bytes.len() && i - at < LONGEST_PHONE && count < groups.len() {
        if bytes[i] == b'(' {
            bracket = true;
            i += 1;
        }
        let digits = bytes[i.min(bytes.len())..].iter().take(16).take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 || digits > 15 {
            break;
        }
        leading = leading.or(Some(bytes[i]));
        groups[count] = digits as u8;
        count += 1;
        i += digits;
        end = i;
        if bracket && bytes.get(i) == Some(&b')') {
            i += 1;
        }
        let separator = bytes.get(i).copied().unwrap_or(0);
        separators[count - 1] = separator;
        match separator {
            b' ' | b'-' | b'.' | b'/' => i += 1,
            0xC2 if bytes.get(i + 1) == Some(&0xA0) => i += 2,
            0xE2 if bytes.get(i + 1) == Some(&0x80) && matches!(bytes.get(i + 2), Some(0x91 | 0x93)) => i += 3,
            _ if bracket && bytes.get(i - 1) == Some(&b')') => {}
            _ => break,
        }
        // "(555) - 0123" and the like.
        if separator == b' ' && bytes.get(i) == Some(&b'(') {
            bracket = true;
        }
    }
    // A number goes on in letters or more digits: not a phone number.
    if bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    // Longest prefix of the groups that has the form of a phone number.
    let shape = &groups[..count];
    let total: u32 = shape.iter().map(|&g| u32::from(g)).sum();
    let dashed = separators[..count.saturating_sub(1)].iter().all(|s| matches!(s, b'-' | b'.' | 0xE2));
    let national = match shape {
        [3, 3, 4] | [1, 3, 3, 4] => true,
        [3, 4] => dashed,
        _ => false,
    };
    let trunk = leading == Some(b'0') && (9..=12).contains(&total) && count >= 2 && shape.iter().all(|&g| g >= 2);
    let foreign = plus && (7..=15).contains(&total);
    if !(national || trunk || foreign) {
        return None;
    }
    let start = if bytes[at] == b'(' && !bytes[at..end].contains(&b')') { at + 1 } else { at };
    Some((start, end))
}
