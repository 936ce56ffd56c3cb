//! What the code inside `<% … %>` and `<?php … ?>` opens, closes and prints.
//!
//! Not a parser: brackets, strings, comments and the few words that steer are
//! enough to follow the blocks of Ruby, Elixir, PHP, JavaScript, Java and ASP.

use super::branch::Event;

/// What was found in a piece of code.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Code<'t> {
    pub(super) events: Vec<Event<'t>>,
    /// The first word.
    pub(super) keyword: &'t str,
    /// The expression after the first `echo` or `print`.
    pub(super) echo: Option<&'t str>,
    /// Nothing but comments.
    pub(super) comment: bool,
}

/// Words that make a block with braces or a colon conditional.
fn steers(word: &str) -> bool {
    matches!(word, "if" | "unless" | "switch" | "for" | "foreach" | "while" | "case" | "else" | "elseif" | "elsif")
}

fn opening(word: &str) -> Event<'_> {
    if steers(word) { Event::Open(word) } else { Event::Plain(if word.is_empty() { "{" } else { word }) }
}

/// Length of the comment or string at the start of `rest`, and whether it is a comment.
fn skip(rest: &[u8], hash: bool) -> Option<(usize, bool)> {
    let line = |from: usize| memchr::memchr2(b'\n', b'\r', &rest[from..]).map_or(rest.len(), |at| from + at);
    match rest {
        [b'/', b'/', ..] => Some((line(2), true)),
        [b'#', next @ ..] if hash && next.first() != Some(&b'[') => Some((line(1), true)),
        [b'/', b'*', ..] => {
            let end = memchr::memmem::find(&rest[2..], b"*/").map_or(rest.len(), |at| at + 4);
            Some((end, true))
        }
        [quote @ (b'"' | b'\'' | b'`'), ..] => {
            let mut at = 1;
            while let Some(&byte) = rest.get(at) {
                match byte {
                    b'\\' => at += 1,
                    _ if byte == *quote => return Some((at + 1, false)),
                    _ => {}
                }
                at += 1;
            }
            None
        }
        _ => None,
    }
}

/// Reads code that groups with braces; `php` also knows `if (…): … endif`.
#[expect(clippy::too_many_lines, reason = "one scanner reads best in one piece")]
pub(super) fn braces(code: &str, php: bool) -> Code<'_> {
    let bytes = code.as_bytes();
    let mut found = Code { comment: true, ..Code::default() };
    // Blocks opened here: the word their statement began with, the brackets open around them.
    let mut local: Vec<(&str, usize)> = Vec::new();
    let mut statement: Option<&str> = None;
    let mut brackets = 0_usize;
    let mut just_closed = false;
    let mut unclosed_string = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b'"' | b'\'' | b'`' | b'/' | b'#') && (!unclosed_string || matches!(byte, b'/' | b'#')) {
            match skip(&bytes[at..], php) {
                Some((length, comment)) => {
                    found.comment &= comment;
                    at += length.max(1);
                    continue;
                }
                // One that never closes is not searched again.
                None => unclosed_string |= !matches!(byte, b'/' | b'#'),
            }
        }
        if !byte.is_ascii_whitespace() {
            found.comment = false;
        }
        match byte {
            b'(' | b'[' => brackets += 1,
            b')' | b']' => brackets = brackets.saturating_sub(1),
            b'{' => {
                let word = statement.take().unwrap_or("");
                if just_closed && matches!(word, "else" | "elseif" | "elsif") {
                    // `} else {` goes on with the block it closed.
                    if found.events.last() == Some(&Event::Close(None)) {
                        found.events.pop();
                    }
                    found.events.push(Event::Arm);
                    local.push(("\0", brackets));
                } else {
                    local.push((word, brackets));
                }
                just_closed = false;
                brackets = 0;
            }
            b'}' => {
                match local.pop() {
                    // The arm that was opened here is closed here, and its block with it.
                    Some(("\0", outer)) => {
                        found.events.push(Event::Close(None));
                        just_closed = true;
                        brackets = outer;
                    }
                    Some((_, outer)) => {
                        just_closed = false;
                        brackets = outer;
                    }
                    None => {
                        found.events.push(Event::Close(None));
                        just_closed = true;
                        brackets = 0;
                    }
                }
                statement = None;
            }
            b';' if brackets == 0 => {
                statement = None;
                just_closed = false;
            }
            b':' if php && bytes.get(at + 1) == Some(&b':') => at += 1,
            b':' if php && brackets == 0 && local.is_empty() => {
                match statement {
                    Some(word @ ("if" | "for" | "foreach" | "while" | "switch")) => {
                        found.events.push(Event::Open(word));
                    }
                    Some("else" | "elseif" | "case" | "default") => found.events.push(Event::Arm),
                    _ => {
                        at += 1;
                        continue;
                    }
                }
                statement = None;
            }
            _ if byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$' => {
                let end = bytes[at + 1..]
                    .iter()
                    .position(|&next| !(next.is_ascii_alphanumeric() || next == b'_'))
                    .map_or(bytes.len(), |length| at + 1 + length);
                let word = &code[at..end];
                if found.keyword.is_empty() {
                    found.keyword = word;
                }
                if matches!(word, "echo" | "print") && found.echo.is_none() {
                    found.echo = Some(&code[end..]);
                }
                if statement.is_none() {
                    if php
                        && local.is_empty()
                        && let Some(block @ ("if" | "for" | "foreach" | "while" | "switch")) = word.strip_prefix("end")
                    {
                        found.events.push(Event::Close(Some(block)));
                    }
                    statement = Some(word);
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found.comment &= !code.trim().is_empty();
    // An arm that stays open has had its event; other blocks that stay open begin here.
    found.events.extend(local.iter().filter(|(word, _)| *word != "\0").map(|&(word, _)| opening(word)));
    found
}

/// Reads code that groups with words: Ruby, Elixir, ASP.
pub(super) fn words(code: &str) -> Vec<Event<'_>> {
    let code = code.trim();
    let word = super::name::keyword(code);
    let one_line = || code.trim_end_matches([')', ';']).ends_with(" end");
    let mut events = Vec::new();
    let first = word.to_ascii_lowercase();
    match first.as_str() {
        "if" | "unless" if one_line() => {}
        "if" | "unless" => events.push(Event::Open("if")),
        "case" => events.push(Event::Open("case")),
        "cond" => events.push(Event::Open("cond")),
        "while" | "until" => events.push(Event::Open("while")),
        "for" => events.push(Event::Open("for")),
        "begin" => events.push(Event::Plain("begin")),
        "elsif" | "elseif" | "else" | "when" | "in" => events.push(Event::Arm),
        "end" => events.push(Event::Close(None)),
        "next" if code.len() == 4 => events.push(Event::Close(Some("for"))),
        "loop" | "wend" if code.len() == 4 => events.push(Event::Close(Some("while"))),
        _ => {
            let parameters = code.strip_suffix('|').and_then(|code| code.rfind('|').map(|at| &code[..at]));
            let head = parameters.unwrap_or(code).trim_end();
            if head == "do" || head.ends_with(" do") || head.ends_with(")do") {
                events.push(Event::Plain("do"));
            } else if code.ends_with("->") {
                events.push(Event::Arrow);
            }
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_open_and_close_across_tags() {
        let php = |code| braces(code, true).events;
        assert_eq!(php("if ($a) {"), [Event::Open("if")]);
        assert_eq!(php("} else {"), [Event::Arm]);
        assert_eq!(php("} elseif ($b) {"), [Event::Arm]);
        assert_eq!(php("} else if ($b) {"), [Event::Arm]);
        assert_eq!(php("}"), [Event::Close(None)]);
        assert_eq!(php("} }"), [Event::Close(None), Event::Close(None)]);
        assert_eq!(php("if ($a):"), [Event::Open("if")]);
        assert_eq!(php("foreach ($x as $k => $v) :"), [Event::Open("foreach")]);
        assert_eq!(php("else:"), [Event::Arm]);
        assert_eq!(php("elseif (Client::known()):"), [Event::Arm]);
        assert_eq!(php("endif;"), [Event::Close(Some("if"))]);
        assert_eq!(php("endif; if ($b):"), [Event::Close(Some("if")), Event::Open("if")]);
        assert_eq!(php("if ($a) { echo '}'; } // {"), []);
        assert_eq!(php("} else { echo 'x'; }"), [Event::Arm, Event::Close(None)]);
        assert_eq!(php("$x = $a ? 'b' : 'c';"), []);
        assert_eq!(braces("items.forEach(function (item) {", false).events, [Event::Plain("items")]);
        assert_eq!(braces("})", false).events, [Event::Close(None)]);
    }

    #[test]
    fn comments_are_told_from_code() {
        assert!(braces(" /* only this */ // and this", true).comment);
        assert!(braces("# don't", true).comment);
        assert!(!braces("/* a */ echo 1;", true).comment);
        assert!(!braces("", true).comment);
        assert_eq!(braces(" echo $client->phone;", true).echo, Some(" $client->phone;"));
    }

    #[test]
    fn words_open_and_close() {
        assert_eq!(words(" if @client "), [Event::Open("if")]);
        assert_eq!(words("items.each do |item|"), [Event::Plain("do")]);
        assert_eq!(words("if a then b end"), []);
        assert_eq!(words("End If"), [Event::Close(None)]);
        assert_eq!(words("form_for @c, fn f ->"), [Event::Arrow]);
        assert_eq!(words("undo"), []);
    }
}
