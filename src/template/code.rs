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

/// An arm opened within the tag: its end closes the condition it belongs to.
const ARM: &str = "\0";

/// Follows the braces of a piece of code.
#[derive(Default)]
struct Braces<'t> {
    php: bool,
    events: Vec<Event<'t>>,
    /// Blocks opened here: the word their statement began with, the brackets open around them.
    local: Vec<(&'t str, usize)>,
    /// The first word of the statement.
    statement: Option<&'t str>,
    /// Round and square brackets open.
    brackets: usize,
    /// A block opened before this tag was closed, and no statement ended since.
    just_closed: bool,
}

impl<'t> Braces<'t> {
    fn open(&mut self) {
        let mut word = self.statement.take().unwrap_or("");
        if self.just_closed && matches!(word, "else" | "elseif" | "elsif") {
            // `} else {` goes on with the block it closed.
            if self.events.last() == Some(&Event::Close(None)) {
                self.events.pop();
            }
            self.events.push(Event::Arm);
            word = ARM;
        }
        self.local.push((word, self.brackets));
        self.just_closed = false;
        self.brackets = 0;
    }

    fn close(&mut self) {
        let (word, outer) = self.local.pop().unwrap_or((ARM, 0));
        self.just_closed = word == ARM;
        if self.just_closed {
            self.events.push(Event::Close(None));
        }
        self.brackets = outer;
        self.statement = None;
    }

    /// The colon of `if (…):`, `else:` and `case …:`.
    fn colon(&mut self) {
        if !self.php || self.brackets > 0 || !self.local.is_empty() {
            return;
        }
        let event = match self.statement {
            Some(word @ ("if" | "for" | "foreach" | "while" | "switch")) => Event::Open(word),
            Some("else" | "elseif" | "case" | "default") => Event::Arm,
            _ => return,
        };
        self.events.push(event);
        self.statement = None;
    }

    fn semicolon(&mut self) {
        if self.brackets == 0 {
            self.statement = None;
            self.just_closed = false;
        }
    }

    fn word(&mut self, word: &'t str) {
        if self.statement.is_some() {
            return;
        }
        self.statement = Some(word);
        if self.php
            && self.local.is_empty()
            && let Some(block @ ("if" | "for" | "foreach" | "while" | "switch")) = word.strip_prefix("end")
        {
            self.events.push(Event::Close(Some(block)));
        }
    }

    fn finish(mut self) -> Vec<Event<'t>> {
        // An arm that stays open has had its event; other blocks that stay open begin here.
        self.events.extend(self.local.iter().filter(|(word, _)| *word != ARM).map(|&(word, _)| opening(word)));
        self.events
    }
}

/// Reads code that groups with braces; `php` also knows `if (…): … endif`.
pub(super) fn braces(code: &str, php: bool) -> Code<'_> {
    let bytes = code.as_bytes();
    let mut found = Code { comment: !code.trim().is_empty(), ..Code::default() };
    let mut blocks = Braces { php, ..Braces::default() };
    let mut unclosed_string = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let quote = matches!(byte, b'"' | b'\'' | b'`');
        if (quote && !unclosed_string) || matches!(byte, b'/' | b'#') {
            if let Some((length, comment)) = skip(&bytes[at..], php) {
                found.comment &= comment;
                at += length;
                continue;
            }
            // A string that never closes is not searched again.
            unclosed_string |= quote;
        }
        found.comment &= byte.is_ascii_whitespace();
        match byte {
            b'(' | b'[' => blocks.brackets += 1,
            b')' | b']' => blocks.brackets = blocks.brackets.saturating_sub(1),
            b'{' => blocks.open(),
            b'}' => blocks.close(),
            b';' => blocks.semicolon(),
            b':' if bytes.get(at + 1) == Some(&b':') => at += 1,
            b':' => blocks.colon(),
            _ if byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$' => {
                let length = bytes[at + 1..].iter().take_while(|next| next.is_ascii_alphanumeric() || **next == b'_');
                let end = at + 1 + length.count();
                let word = &code[at..end];
                if found.keyword.is_empty() {
                    found.keyword = word;
                }
                if matches!(word, "echo" | "print") && found.echo.is_none() {
                    found.echo = Some(&code[end..]);
                }
                blocks.word(word);
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found.events = blocks.finish();
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
