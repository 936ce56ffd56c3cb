//! The markup of a letter in the making, one paragraph a line.

use crate::span::Span;

/// A stretch of the markup that stands for words of the letter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where it stands in the markup.
    pub(super) text: Span,
    /// Which file of the archive it comes from.
    pub(super) file: u16,
    /// Where it stands there.
    pub(super) xml: Span,
    /// Whether both are the same, byte for byte.
    pub(super) verbatim: bool,
    /// The looks of the words: fixes leave alone what changes its look halfway.
    pub(super) look: u64,
    /// Where the element's start tag can take `xml:space="preserve"`, if it needs that.
    pub(super) space: Option<u32>,
}

/// Where the words at hand come from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Origin {
    pub(super) file: u16,
    pub(super) look: u64,
    pub(super) space: Option<u32>,
}

/// A paragraph while it is read.
#[derive(Debug, Default)]
struct Paragraph {
    words: String,
    pieces: Vec<Piece>,
    language: Said,
    heading: Option<u8>,
    item: bool,
}

/// The language all words of a paragraph are marked with.
#[derive(Debug, Default, PartialEq, Eq)]
enum Said {
    #[default]
    Nothing,
    One(String),
    Several,
}

/// Markup in the making.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) out: String,
    /// In the order of the markup, apart from each other.
    pub(super) pieces: Vec<Piece>,
    /// Paragraphs that are open: one in a text box lies inside another.
    open: Vec<Paragraph>,
    in_list: bool,
    /// The lines of heads and feet are not counted: they end without a line break.
    pub(super) is_margin: bool,
    picture: Picture,
}

impl Page {
    pub(super) fn open_paragraph(&mut self) {
        self.open.push(Paragraph::default());
    }

    /// Makes the paragraph at hand a heading, or none.
    pub(super) fn set_heading(&mut self, level: Option<u8>) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.heading = level.map(|level| level.clamp(1, 6));
        }
    }

    /// Makes the paragraph at hand an item of a list.
    pub(super) fn set_item(&mut self) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.item = true;
        }
    }

    pub(super) fn is_in_paragraph(&self) -> bool {
        !self.open.is_empty()
    }

    /// Writes the paragraph at hand out.
    pub(super) fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.open.pop() else { return };
        let item = paragraph.item && paragraph.heading.is_none();
        if item != self.in_list {
            self.out.push_str(if item { "<ul>" } else { "</ul>" });
            self.in_list = item;
        }
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let tag = match paragraph.heading {
            _ if item => "li",
            Some(level) => TAGS[usize::from(level) - 1],
            None => "p",
        };
        self.out.extend(["<", tag]);
        if let Said::One(language) = &paragraph.language {
            self.out.push_str(" lang=\"");
            escape_into(language, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
        let by = self.out.len();
        self.out.push_str(&paragraph.words);
        for piece in &mut paragraph.pieces {
            piece.text = piece.text.shift(by);
        }
        self.pieces.append(&mut paragraph.pieces);
        self.out.extend(["</", tag, if self.is_margin { ">" } else { ">\n" }]);
    }

    /// Writes a tag between paragraphs.
    pub(super) fn tag(&mut self, tag: &str) {
        if self.in_list {
            self.out.push_str("</ul>");
            self.in_list = false;
        }
        self.out.push_str(tag);
    }

    /// Words of the letter. `language` is the one they are marked with.
    pub(super) fn words(&mut self, text: &str, written: Span, origin: Origin, language: Option<&str>) {
        let Some(paragraph) = self.open.last_mut() else { return };
        if !text.trim().is_empty() {
            paragraph.language = match (std::mem::take(&mut paragraph.language), language) {
                (Said::Nothing, Some(language)) => Said::One(language.to_owned()),
                (Said::One(before), Some(language)) if before == language => Said::One(before),
                _ => Said::Several,
            };
        }
        let verbatim_at_all = text.len() == written.len();
        let Paragraph { words, pieces, .. } = paragraph;
        let mut push = |words: &mut String, shown: &str, xml: Span, verbatim: bool| {
            if shown.is_empty() {
                return;
            }
            let text = Span::new(words.len(), words.len() + shown.len());
            words.push_str(shown);
            pieces.push(Piece { text, file: origin.file, xml, verbatim, look: origin.look, space: origin.space });
        };
        if !verbatim_at_all {
            let mut shown = String::new();
            escape_into(text, &mut shown);
            return push(words, &shown, written, false);
        }
        let base = written.start as usize;
        let mut from = 0;
        for (at, character) in text.char_indices() {
            let Some(shown) = escape(character) else { continue };
            push(words, &text[from..at], Span::new(base + from, base + at), true);
            from = at + character.len_utf8();
            push(words, shown, Span::new(base + at, base + from), false);
        }
        push(words, &text[from..], Span::new(base + from, base + text.len()), true);
    }

    /// Markup inside a paragraph that stands for no words of the letter.
    pub(super) fn mark(&mut self, markup: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.words.push_str(markup);
        }
    }

    /// The start of a link.
    pub(super) fn link(&mut self, target: &str) {
        let mut tag = "<a href=\"".to_owned();
        escape_into(target, &mut tag);
        tag.push_str("\">");
        self.mark(&tag);
    }

    /// A place that a mail merge fills, as a template writes it.
    pub(super) fn hole(&mut self, name: &str) {
        let name: String = name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-')).collect();
        self.mark(&format!("{{{{ {} }}}}", if name.is_empty() { "field" } else { &name }));
    }

    /// A picture has begun; one that was begun stays as it is.
    pub(super) fn picture(&mut self) {
        if matches!(self.picture, Picture::None) {
            self.picture = Picture::Silent;
        }
    }

    /// More of the picture's text alternative; empty when it only decorates.
    pub(super) fn alternative(&mut self, text: &str) {
        match &mut self.picture {
            Picture::Told(told) => told.push_str(text),
            silent => *silent = Picture::Told(text.to_owned()),
        }
    }

    /// The picture was none: a frame or a box with words.
    pub(super) fn no_picture(&mut self) {
        self.picture = Picture::None;
    }

    /// Writes the picture as an image, if there is one, and forgets it.
    pub(super) fn close_picture(&mut self) {
        match std::mem::take(&mut self.picture) {
            Picture::Told(text) => {
                let mut tag = "<img alt=\"".to_owned();
                escape_into(&text, &mut tag);
                tag.push_str("\">");
                self.mark(&tag);
            }
            Picture::Silent => self.mark("<img>"),
            Picture::None => {}
        }
    }
}

/// A picture while it is read.
#[derive(Debug, Default)]
enum Picture {
    /// There is none.
    #[default]
    None,
    /// No text alternative has been met.
    Silent,
    /// Its text alternative; empty when it only decorates.
    Told(String),
}

/// What stands for a character in the markup; `None` for itself.
fn escape(character: char) -> Option<&'static str> {
    Some(match character {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\n' | '\r' | '\t' => " ",
        _ => return None,
    })
}

fn escape_into(text: &str, into: &mut String) {
    for character in text.chars() {
        match escape(character) {
            Some(shown) => into.push_str(shown),
            None => into.push(character),
        }
    }
}
