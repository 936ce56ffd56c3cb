//! Text made safe for XML and HTML.

/// Text as it may stand between tags and in quoted attributes. Characters XML has no place for
/// become `\u{FFFD}`, as do marks that turn the direction of text and could hide what a name says.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    escape_into(text, &mut out);
    out
}

/// The same, added to `out`.
pub(crate) fn escape_into(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, character) in text.char_indices() {
        let safe = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '\n' | '\t' => continue,
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}' => "\u{FFFD}",
            _ if character.is_control() => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(safe);
        from = at + character.len_utf8();
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_in_a_text_can_become_markup() {
        assert_eq!(escape("<b a=\"x\" c='y'>&"), "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;");
        assert_eq!(escape("a\u{0}b\u{202E}c\r"), "a\u{FFFD}b\u{FFFD}c\u{FFFD}");
    }
}
