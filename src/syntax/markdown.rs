//! Markdown as a token source for the same builder: pulldown-cmark's events
//! become tags and text with their Markdown places; raw HTML goes through the
//! HTML tokenizer.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag as HtmlTag, TagKind, Token};
use html5ever::{Attribute, LocalName, QualName, ns};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::html::{self, HtmlTokens, implied_end};
use super::sink::Builder;
use super::tree::Origin;
use crate::span::Span;

fn attribute(name: &str, value: &str) -> Attribute {
    Attribute { name: QualName::new(None, ns!(), LocalName::from(name)), value: StrTendril::from_slice(value) }
}

fn start(name: &'static str, attrs: Vec<Attribute>) -> Token {
    Token::TagToken(HtmlTag {
        kind: TagKind::StartTag,
        name: LocalName::from(name),
        self_closing: false,
        attrs,
        had_duplicate_attributes: false,
    })
}

fn heading(level: pulldown_cmark::HeadingLevel) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][(level as usize).clamp(1, 6) - 1]
}

struct Feeder<'b> {
    builder: &'b Builder,
    html: HtmlTokens<'b>,
    text: &'b str,
    in_head_row: bool,
    /// Image being read: its attributes and the text collected for `alt`.
    image: Option<(Vec<Attribute>, String, usize)>,
}

impl Feeder<'_> {
    fn send(&self, token: Token, span: Span) {
        let _ = self.builder.token(token, span, Origin::Markdown);
    }

    fn open(&self, name: &'static str, span: Span) {
        self.open_with(name, Vec::new(), span);
    }

    fn open_with(&self, name: &'static str, attrs: Vec<Attribute>, span: Span) {
        self.builder.close_raw(span.start);
        self.send(start(name, attrs), span);
    }

    fn close(&self, name: &'static str, span: Span) {
        self.builder.close_raw(span.end);
        self.send(implied_end(LocalName::from(name)), Span::at(span.end as usize));
    }

    fn text(&self, text: &CowStr<'_>, span: Span) {
        if text.is_empty() {
            return;
        }
        let written = span.of(self.text);
        if written == &**text {
            self.send(Token::CharacterTokens(StrTendril::from_slice(text)), span);
        } else if let Some(at) =
            written.find(&**text).filter(|_| !written.starts_with('&') && written.len() < text.len() + 16)
        {
            let start = span.start as usize + at;
            self.send(Token::CharacterTokens(StrTendril::from_slice(text)), Span::new(start, start + text.len()));
        } else {
            // A character reference; pulldown-cmark may count more to it than its semicolon.
            let end =
                if written.starts_with('&') { written.find(';').map_or(span.len(), |at| at + 1) } else { span.len() };
            let span = Span::new(span.start as usize, span.start as usize + end);
            self.send(Token::CharacterTokens(StrTendril::from_slice(text)), span);
        }
    }

    fn start_tag(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph => self.open("p", span),
            Tag::Heading { level, id, classes, attrs } => {
                let mut list = Vec::new();
                if let Some(id) = id {
                    list.push(attribute("id", &id));
                }
                if !classes.is_empty() {
                    list.push(attribute("class", &classes.join(" ")));
                }
                for (name, value) in attrs {
                    list.push(attribute(&name, value.as_deref().unwrap_or("")));
                }
                self.open_with(heading(level), list, span);
            }
            Tag::BlockQuote(_) => self.open("blockquote", span),
            Tag::CodeBlock(kind) => {
                self.open("pre", span);
                let class = match kind {
                    CodeBlockKind::Fenced(info) if !info.is_empty() => vec![attribute("class", &info)],
                    _ => Vec::new(),
                };
                self.open_with("code", class, span);
            }
            Tag::List(Some(first)) => {
                let attrs = if first == 1 { Vec::new() } else { vec![attribute("start", &first.to_string())] };
                self.open_with("ol", attrs, span);
            }
            Tag::List(None) => self.open("ul", span),
            Tag::Item => self.open("li", span),
            Tag::FootnoteDefinition(_) => self.open_with("div", vec![attribute("role", "note")], span),
            Tag::Table(_) => self.open("table", span),
            Tag::TableHead => {
                self.in_head_row = true;
                self.open("thead", span);
                self.open("tr", span);
            }
            Tag::TableRow => self.open("tr", span),
            Tag::TableCell => self.open(if self.in_head_row { "th" } else { "td" }, span),
            Tag::Emphasis => self.open("em", span),
            Tag::Strong => self.open("strong", span),
            Tag::Strikethrough => self.open("del", span),
            Tag::Link { link_type, dest_url, title, .. } => {
                let prefix = if link_type == LinkType::Email { "mailto:" } else { "" };
                let mut attrs = vec![attribute("href", &format!("{prefix}{dest_url}"))];
                if !title.is_empty() {
                    attrs.push(attribute("title", &title));
                }
                self.open_with("a", attrs, span);
            }
            Tag::Image { dest_url, title, .. } => {
                let mut attrs = vec![attribute("src", &dest_url)];
                if !title.is_empty() {
                    attrs.push(attribute("title", &title));
                }
                self.image = Some((attrs, String::new(), 1));
            }
            _ => {}
        }
    }

    fn end_tag(&mut self, tag: TagEnd, span: Span) {
        let name = match tag {
            TagEnd::Paragraph => "p",
            TagEnd::Heading(level) => heading(level),
            TagEnd::BlockQuote(_) => "blockquote",
            TagEnd::CodeBlock => {
                self.close("code", span);
                "pre"
            }
            TagEnd::List(true) => "ol",
            TagEnd::List(false) => "ul",
            TagEnd::Item => "li",
            TagEnd::FootnoteDefinition => "div",
            TagEnd::Table => "table",
            TagEnd::TableHead => {
                self.in_head_row = false;
                self.close("tr", span);
                "thead"
            }
            TagEnd::TableRow => "tr",
            TagEnd::TableCell => {
                if self.in_head_row {
                    "th"
                } else {
                    "td"
                }
            }
            TagEnd::Emphasis => "em",
            TagEnd::Strong => "strong",
            TagEnd::Strikethrough => "del",
            TagEnd::Link => "a",
            _ => return,
        };
        self.close(name, span);
    }

    /// Inside an image everything but its end is text of its alternative.
    fn image_event(&mut self, event: Event<'_>, span: Span) {
        let Some((attrs, alt, depth)) = &mut self.image else { return };
        match event {
            Event::Start(Tag::Image { .. }) => *depth += 1,
            Event::End(TagEnd::Image) => {
                *depth -= 1;
                if *depth == 0 {
                    let mut attrs = std::mem::take(attrs);
                    attrs.push(attribute("alt", alt));
                    self.image = None;
                    self.open_with("img", attrs, span);
                }
            }
            Event::Text(text) | Event::Code(text) => alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => alt.push(' '),
            _ => {}
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        if self.image.is_some() {
            self.image_event(event, span);
            return;
        }
        match event {
            Event::Start(tag) => self.start_tag(tag, span),
            Event::End(tag) => self.end_tag(tag, span),
            Event::Text(text) => self.text(&text, span),
            Event::Code(text) => {
                self.open("code", span);
                self.text(&text, span);
                self.close("code", span);
            }
            Event::Html(_) => self.html.feed(span),
            Event::InlineHtml(_) => {
                self.html.feed(span);
                self.html.end(html::further_lines);
                self.builder.close_raw(span.end);
            }
            Event::SoftBreak => self.text(&CowStr::Borrowed("\n"), span),
            Event::HardBreak => self.open("br", span),
            Event::Rule => self.open("hr", span),
            _ => {}
        }
    }
}

/// The Markdown extensions plainspoken reads.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Feeds a piece of Markdown to the builder.
pub(super) fn feed<'b>(builder: &'b Builder, text: &'b str, piece: Span) {
    let base = piece.start as usize;
    let mut feeder = Feeder { builder, html: HtmlTokens::new(builder, text), text, in_head_row: false, image: None };
    let mut in_html = false;
    for (event, range) in Parser::new_ext(piece.of(text), options()).into_offset_iter() {
        let span = Span::from(range).shift(base);
        let is_html = matches!(event, Event::Html(_));
        if in_html && !is_html {
            // A tag that never closes is cut off at the end of its block, and so is a raw text.
            feeder.html.end(html::further_lines);
            builder.close_raw(span.start);
            feeder.html = HtmlTokens::new(builder, text);
        }
        in_html = is_html;
        feeder.event(event, span);
    }
    feeder.html.end(html::further_lines);
}
