//! Attribute places: a start tag's own text is scanned again, only when a finding needs it.

use crate::span::Span;

/// Where an attribute stands in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttributeSpan {
    /// Name, equals sign and value with its quotes.
    pub whole: Span,
    /// The name.
    pub name: Span,
    /// The value without its quotes; `None` for an attribute without a value.
    pub value: Option<Span>,
}

/// An attribute found in the text of a start tag.
#[derive(Clone, Copy, Debug)]
pub struct Scanned<'a> {
    /// The name as written.
    pub name: &'a str,
    name_at: usize,
    value: Option<(usize, usize)>,
    end: usize,
}

impl Scanned<'_> {
    /// Whether this is the attribute `name`, in any case.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Its place when the tag starts at `base`.
    #[must_use]
    pub fn place(&self, base: usize) -> AttributeSpan {
        let name_end = self.name_at + self.name.len();
        AttributeSpan {
            whole: Span::new(base + self.name_at, base + self.end),
            name: Span::new(base + self.name_at, base + name_end),
            value: self.value.map(|(start, end)| Span::new(base + start, base + end)),
        }
    }
}

/// The attributes of a start tag's text (`<img alt="x">`), as the HTML tokenizer cuts them.
/// Only the first of several attributes with one name counts; callers that use `find` get it.
pub fn scan(tag: &str) -> impl Iterator<Item = Scanned<'_>> {
    let bytes = tag.as_bytes();
    let space = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C);
    let mut at = 1;
    while at < bytes.len() && !space(bytes[at]) && bytes[at] != b'/' && bytes[at] != b'>' {
        at += 1;
    }
    std::iter::from_fn(move || {
        while at < bytes.len() && (space(bytes[at]) || bytes[at] == b'/') {
            at += 1;
        }
        if at >= bytes.len() || bytes[at] == b'>' {
            return None;
        }
        let name_at = at;
        // An equals sign may be the first character of a name.
        at += 1;
        while at < bytes.len() && !space(bytes[at]) && !matches!(bytes[at], b'=' | b'/' | b'>') {
            at += 1;
        }
        let name_end = at;
        let mut next = at;
        while next < bytes.len() && space(bytes[next]) {
            next += 1;
        }
        if bytes.get(next) != Some(&b'=') {
            return Some(Scanned { name: &tag[name_at..name_end], name_at, value: None, end: name_end });
        }
        at = next + 1;
        while at < bytes.len() && space(bytes[at]) {
            at += 1;
        }
        let (start, end) = if let Some(&quote @ (b'"' | b'\'')) = bytes.get(at) {
            let start = at + 1;
            let end = memchr::memchr(quote, &bytes[start..]).map_or(bytes.len(), |found| start + found);
            at = (end + 1).min(bytes.len());
            (start, end)
        } else {
            let start = at;
            while at < bytes.len() && !space(bytes[at]) && bytes[at] != b'>' {
                at += 1;
            }
            (start, at)
        };
        Some(Scanned { name: &tag[name_at..name_end], name_at, value: Some((start, end)), end: at })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_cut_as_html_cuts_them() {
        let tag = "<img SRC=a.png alt = 'A “b”' hidden data-x=\"1>2\"/>";
        let found: Vec<_> = scan(tag).map(|a| (a.name, a.place(0).value.map(|v| v.of(tag)))).collect();
        assert_eq!(found, [("SRC", Some("a.png")), ("alt", Some("A “b”")), ("hidden", None), ("data-x", Some("1>2"))]);
        assert_eq!(scan(tag).nth(1).map(|a| a.place(0).whole.of(tag)), Some("alt = 'A “b”'"));
    }

    #[test]
    fn broken_tags_do_not_trip_it() {
        for tag in ["<", "<a", "<a =", "<a x=\"", "<a x='y", "<a / / >", "<a =x=y>", "<é ñ=ü"] {
            let _ = scan(tag).count();
        }
    }
}
