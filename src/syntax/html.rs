//! HTML as a token source: html5ever's tokenizer, with the place of each token.
//!
//! The tokenizer does not tell where a token stands. But tokens tile the input:
//! what is left in its buffer when a token arrives tells where that token ends,
//! and it starts where the last one ended.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ego_tree::NodeId;
use html5ever::LocalName;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::bound;
use super::dialect::Dialect;
use super::long_tag::{LongTag, window_end};
use super::sink::{Builder, is_void};
use super::tree::{Origin, TreeNote};
use crate::span::Span;
use crate::template::{has_hole, is_hole_char};

/// Feeds HTML to a builder; keeps its state over several pieces of one document.
pub(super) struct HtmlTokens<'b> {
    tokenizer: Tokenizer<Placed<'b>>,
    queue: Rc<BufferQueue>,
    /// The tag that goes on beyond what was fed last, and where it starts.
    long: RefCell<Option<(usize, LongTag)>>,
}

struct Placed<'b> {
    builder: &'b Builder,
    queue: Rc<BufferQueue>,
    /// The document's whole text, and where the piece at hand ends in it.
    text: &'b str,
    end: Cell<usize>,
    /// Where the last token ended.
    cursor: Cell<usize>,
    /// The tokenizer met something odd since the last tag.
    odd: Cell<bool>,
}

impl<'b> HtmlTokens<'b> {
    pub(super) fn new(builder: &'b Builder, text: &'b str) -> Self {
        let queue = Rc::new(BufferQueue::default());
        let sink = Placed {
            builder,
            queue: Rc::clone(&queue),
            text,
            end: Cell::new(0),
            cursor: Cell::new(0),
            odd: Cell::new(false),
        };
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        Self { tokenizer: Tokenizer::new(sink, options), queue, long: RefCell::default() }
    }

    /// Tokenizes the next piece of the document.
    pub(super) fn feed(&self, span: Span) {
        let sink = &self.tokenizer.sink;
        // A tag cut in two by the end of a piece goes on where it began.
        if sink.cursor.get() >= sink.end.get() {
            sink.cursor.set(span.start as usize);
        }
        let (mut from, end) = (span.range().start, span.range().end);
        while from < end {
            let mut long = self.long.borrow_mut();
            if let Some((_, tag)) = long.as_mut().filter(|(_, tag)| tag.is_too_long()) {
                let (cut, to) = tag.leave_out(sink.text, Span::new(from, end));
                self.give(Span::new(from, cut));
                from = to;
                if from == end {
                    return;
                }
                *long = None;
            }
            let window = Span::new(from, window_end(sink.text, span, from));
            self.give(window);
            from = window.range().end;
            // Something has begun that does not end here: a tag, or a comment, which costs nothing.
            let cursor = sink.cursor.get();
            match &mut *long {
                Some((start, tag)) if *start == cursor => tag.read(sink.text, window),
                _ if cursor >= window.range().start && cursor < from => {
                    *long = LongTag::first_in(sink.text, Span::new(cursor, from)).map(|(mut tag, inside)| {
                        tag.read(sink.text, Span::new(inside, from));
                        (cursor, tag)
                    });
                }
                _ => *long = None,
            }
            if long.as_ref().is_some_and(|(_, tag)| tag.is_too_long()) {
                sink.builder.note("too-many-attributes", "", Span::at(cursor));
            }
        }
    }

    /// Gives the tokenizer a part of the text.
    fn give(&self, part: Span) {
        self.tokenizer.sink.end.set(part.range().end);
        self.queue.push_back(StrTendril::from_slice(part.of(self.tokenizer.sink.text)));
        // A script or a charset tag makes the tokenizer return early; go on until all is eaten.
        while !matches!(self.tokenizer.feed(&self.queue), TokenizerResult::Done) {}
    }

    /// Flushes what the tokenizer still holds: an unfinished comment, an entity at the end. `keeps`
    /// says of what such a thing has taken in whether it is worth a note.
    pub(super) fn end(&self, keeps: fn(&str) -> bool) {
        if let Some(open) = self.tokenizer.sink.left_open(keeps) {
            self.tokenizer.sink.builder.note(open.key, &open.detail, open.span);
        }
        self.tokenizer.end();
    }
}

/// Whether anything was taken in at all.
pub(super) fn anything(rest: &str) -> bool {
    !rest.trim_ascii().is_empty()
}

/// Whether more was taken in than the line it began on: raw HTML in Markdown ends with its block.
pub(super) fn further_lines(rest: &str) -> bool {
    memchr::memchr2(b'\n', b'\r', rest.as_bytes()).is_some_and(|at| anything(&rest[at..]))
}

impl Placed<'_> {
    /// What stands open at the end of the text, if it kept from the reader what `keeps` asks for.
    fn left_open(&self, keeps: fn(&str) -> bool) -> Option<TreeNote> {
        let end = self.end.get();
        if let Some((name, tag)) = self.builder.open_raw() {
            let rest = self.text.get(tag.end as usize..end)?;
            return keeps(rest).then(|| TreeNote { key: "open-element", detail: name.to_string(), span: tag });
        }
        let pending = self.text.get(self.cursor.get()..end)?;
        let start = self.cursor.get() + memchr::memchr(b'<', pending.as_bytes())?;
        let pending = &self.text[start..end];
        let letter = |at: usize| pending.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
        let (key, length) = if pending.starts_with("<!--") {
            ("open-comment", 4)
        } else if letter(1) || pending.starts_with("</") && letter(2) {
            // A tag that lacks nothing but its `>` takes in nothing.
            ("open-tag", pending.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(pending.len()))
        } else {
            return None;
        };
        let note = || TreeNote { key, detail: String::new(), span: Span::new(start, start + length) };
        keeps(&pending[length..]).then(note)
    }

    /// Hands over a tag as the text's own ways have it.
    fn tag(&self, mut tag: Tag, span: Span) -> TokenSinkResult<NodeId> {
        let dialect = self.builder.dialect;
        let starts = tag.kind == TagKind::StartTag;
        if dialect.has_components() && !self.builder.in_foreign() {
            if dialect == Dialect::Vue && self.builder.is_transparent(&tag) {
                return TokenSinkResult::Continue;
            }
            let name = span.start as usize + if starts { 1 } else { 2 };
            let name = self.text.get(name..name + tag.name.len()).unwrap_or("");
            if name.starts_with(|first: char| first.is_ascii_uppercase()) {
                // `<Img>` is somebody's own element.
                tag.name = LocalName::from(name);
            }
        }
        if starts && !tag.attrs.is_empty() {
            bound::open(&mut tag, span.of(self.text), span.start, &mut self.builder.bound.borrow_mut());
        }
        let ends = tag.self_closing && starts && dialect.has_components() && !self.builder.in_foreign();
        let name = ends.then(|| tag.name.clone());
        let result = self.builder.token(Token::TagToken(tag), span, Origin::Tag);
        let Some(name) = name.filter(|name| !is_void(name)) else { return result };
        let _ = self.builder.token(implied_end(name), Span::at(span.end as usize), Origin::Tag);
        TokenSinkResult::Continue
    }

    /// Bytes left in the tokenizer's buffer.
    fn left(&self) -> usize {
        let Some(first) = self.queue.pop_front() else { return 0 };
        let mut left = first.len();
        if !self.queue.is_empty() {
            let mut rest = Vec::new();
            while let Some(next) = self.queue.pop_front() {
                left += next.len();
                rest.push(next);
            }
            for tendril in rest.into_iter().rev() {
                self.queue.push_front(tendril);
            }
        }
        self.queue.push_front(first);
        left
    }

    /// The place of the token that has just been cut.
    fn place(&self, token: &Token) -> Span {
        let bytes = self.text.as_bytes();
        let mut start = self.cursor.get();
        // The LF of a CR LF belongs to the CR before it.
        if start > 0 && bytes[start - 1] == b'\r' && bytes.get(start) == Some(&b'\n') {
            start += 1;
        }
        let mut end = self.end.get().saturating_sub(self.left()).max(start);
        match token {
            // “&” may be what `&amp;` stands for.
            Token::CharacterTokens(text) if &**text == "&" && is_ampersand(Span::new(start, end).of(self.text)) => {}
            Token::CharacterTokens(text)
                if bytes.get(start) == Some(&b'&')
                    && !self.text.get(start..).is_some_and(|rest| rest.starts_with(&**text)) =>
            {
                let name = bytes
                    .get(start + 1..end)
                    .unwrap_or(&[])
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#')
                    .count();
                let semicolon = usize::from(bytes.get(start + 1 + name) == Some(&b';'));
                end = end.min(start + 1 + name + semicolon);
            }
            // The tokenizer may have read one character too many.
            Token::CharacterTokens(text) if self.text.get(start..).is_some_and(|rest| rest.starts_with(&**text)) => {
                end = start + text.len();
            }
            Token::TagToken(_) | Token::CommentToken(_) | Token::DoctypeToken(_) if bytes.get(start) != Some(&b'<') => {
                start = memchr::memchr(b'<', bytes.get(start..end).unwrap_or(&[])).map_or(start, |found| start + found);
            }
            _ => {}
        }
        while end < self.text.len() && !self.text.is_char_boundary(end) {
            end += 1;
        }
        self.cursor.set(end);
        Span::new(start, end)
    }
}

impl TokenSink for Placed<'_> {
    type Handle = NodeId;

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<NodeId> {
        match &token {
            Token::ParseError(_) => {
                self.odd.set(true);
                return TokenSinkResult::Continue;
            }
            // Only the end of the whole document ends the tree.
            Token::EOFToken => return TokenSinkResult::Continue,
            _ => {}
        }
        let span = self.place(&token);
        if self.odd.take()
            && let Token::TagToken(tag) = &token
            && tag.attrs.iter().any(|attribute| is_swallowed_tag(&attribute.value))
            && tag.attrs.iter().any(|attribute| attribute.name.local.contains(['"', '\'']))
        {
            self.builder.note("open-quote", "", span);
        }
        if let Token::CharacterTokens(text) = &token
            && (self.builder.is_in_head() || self.builder.is_before_content())
            && has_hole(text)
            && text.chars().all(|c| is_hole_char(c) || c.is_ascii_whitespace())
        {
            // A template tag between tags of <head> is no text: it must not end the head.
            return TokenSinkResult::Continue;
        }
        match token {
            Token::TagToken(tag) => self.tag(tag, span),
            token => self.builder.token(token, span, Origin::Tag),
        }
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.in_foreign()
    }
}

/// Whether an attribute's value holds a tag with an attribute of its own: `x.html>Fees</a> <a href=`,
/// when the mark that should end the value is missing and the next one of the text has ended it.
fn is_swallowed_tag(value: &str) -> bool {
    value.trim_ascii_end().ends_with('=') && value.contains('<') && value.contains('>')
}

/// Whether a stretch of source is a character reference that stands for an ampersand.
fn is_ampersand(written: &str) -> bool {
    let reference = written.strip_prefix('&').unwrap_or("");
    reference.len() > 1 && (reference.starts_with("amp") || reference.starts_with("AMP") || reference.starts_with('#'))
}

/// An end tag that nobody wrote.
pub(super) fn implied_end(name: html5ever::LocalName) -> Token {
    Token::TagToken(Tag {
        kind: TagKind::EndTag,
        name,
        self_closing: false,
        attrs: Vec::new(),
        had_duplicate_attributes: false,
    })
}
