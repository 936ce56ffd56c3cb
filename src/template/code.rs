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

/// Whether tags stand in PHP where only code may stand: not in its strings, here-documents and
/// comments.
pub(super) fn has_markup(code: &str) -> bool {
    let bytes = code.as_bytes();
    let mut at = 0;
    // Quotes that open no string: none of the kind closes any more.
    let mut unclosed = [false; 256];
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let opens = matches!(byte, b'"' | b'\'' | b'`');
        if (opens && !unclosed[byte as usize]) || matches!(byte, b'/' | b'#') {
            if let Some((length, _)) = skip(rest, true) {
                at += length;
                continue;
            }
            unclosed[byte as usize] = opens;
        } else if rest.starts_with(b"<<<") {
            let Some(length) = here_document(&code[at..]) else { return false };
            at += length;
            continue;
        } else if byte == b'<' && is_tag(rest) {
            return true;
        }
        at += 1;
    }
    false
}

/// Length of the here-document at the start of `rest`; one for `<<<` that opens none.
fn here_document(rest: &str) -> Option<usize> {
    let label = rest[3..].trim_start_matches([' ', '\t', '"', '\'']);
    let length = label.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let label = &label[..length];
    if label.is_empty() {
        return Some(1);
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let words = line.trim_ascii_start();
        if at > 0 && words.starts_with(label) {
            return Some(at + line.len() - words.len() + label.len());
        }
        at += line.len();
    }
    None
}

/// Whether what starts at this `<` is a tag and no comparison.
fn is_tag(rest: &[u8]) -> bool {
    match rest {
        [b'<', b'/', next, ..] => next.is_ascii_alphabetic(),
        [b'<', b'!', b'-', b'-', ..] => true,
        [b'<', b'!', b'd' | b'D', ..] => true,
        [b'<', name @ ..] if name.first().is_some_and(u8::is_ascii_alphabetic) => {
            let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
            let after = name[length..].trim_ascii_start();
            let attribute = after.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'-').count();
            let assigned = after.get(attribute) == Some(&b'=') && after.get(attribute + 1) != Some(&b'=');
            matches!(name.get(length), Some(b'>')) && name.get(length + 1) != Some(&b'=')
                || name[length..].starts_with(b"/>")
                || attribute > 0 && after.len() < name.len() - length && assigned
        }
        _ => false,
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
    fn markup_in_code_is_told_from_strings_and_comparisons() {
        for page in [
            "echo 1;</p>",
            "echo 1; <p>Don't call.",
            "$a = 1;\n<!-- x -->",
            "x();\n<img src=a.png>",
            "x();<!doctype html>",
            "$a = <<<X\n<p>\nX;\n<p class='b'>",
        ] {
            assert!(has_markup(page), "{page}");
        }
        for code in [
            "echo '<p>One</p>'; // <p>\n# <b>\n/* </i> */",
            "if ($a < $b && $c<d) { echo \"<b>\"; }",
            "return $a <=> $b;",
            "echo <<<HTML\n<p>One</p>\n  HTML;\n$x = 1 << 2;",
            "echo <<<'EOT'\n<p>never closed",
            "function a(array $b): ?string { return $b['x']; }",
            "",
        ] {
            assert!(!has_markup(code), "{code}");
        }
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
