//! From a tree to its blocks: one walk that cuts the text where a reader would.

mod custom;
mod graphic;

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::Node;

use super::block::{Block, Piece, Role};
use super::language::Language;
use crate::source::{PartKind, Source};
use crate::span::Span;
use crate::syntax::tree::{Element, Origin, Tree, index_of};
use crate::template::is_invisible_char;

/// A block before its words are cut.
#[derive(Debug)]
pub struct Draft {
    /// Everything but words and sentences; `language` is unknown where nothing is declared.
    pub block: Block,
    /// Whether a `lang` attribute declares its language.
    pub declared: bool,
    /// Whether it stands in a data table.
    pub in_data_table: bool,
    /// Stretches of its text that are code, as byte ranges: words there are nobody's prose.
    pub code: Vec<(u32, u32)>,
}

/// What the elements around the walk say about the text it meets.
#[derive(Clone)]
struct Scope {
    role: Role,
    node: u32,
    hidden: bool,
    language: Option<Language>,
    data_table: bool,
    /// The role may not be narrowed by elements inside: navigation, code, addresses.
    fixed: bool,
}

#[derive(Default)]
struct Buffer {
    text: String,
    pieces: Vec<Piece>,
    /// Place of white space that becomes one space if text follows.
    space: Option<Span>,
    /// Bytes of text inside links.
    linked: usize,
    links: usize,
    code: Vec<(u32, u32)>,
}

/// White space of ASCII.
const WHITE: [bool; 256] = {
    let mut white = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        white[byte as usize] = byte.is_ascii_whitespace();
        byte += 1;
    }
    white
};

impl Buffer {
    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn piece(&mut self, span: Span) {
        let at = self.text.len() as u32;
        if let Some(last) = self.pieces.last_mut()
            && last.span.end == span.start
            && (at - last.at) as usize == last.span.len()
        {
            last.span.end = span.end;
            return;
        }
        self.pieces.push(Piece { at, span });
    }

    fn settle_space(&mut self) {
        if let Some(space) = self.space.take()
            && !self.text.is_empty()
            && !self.text.ends_with('\n')
        {
            self.piece(space);
            self.text.push(' ');
        }
    }

    /// Text that is not byte for byte in the source: an entity.
    fn opaque(&mut self, text: &str, span: Span) {
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.space.get_or_insert(Span::new(span.start as usize, span.start as usize + 1));
            return;
        }
        if text == "\u{AD}" {
            return;
        }
        self.settle_space();
        self.pieces.push(Piece { at: self.text.len() as u32, span });
        self.text.push_str(text);
    }

    fn verbatim(&mut self, text: &str, start: usize) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let from = at;
            while at < bytes.len() && WHITE[bytes[at] as usize] {
                at += 1;
            }
            if at > from {
                self.space.get_or_insert(Span::new(start + from, start + from + 1));
            }
            let from = at;
            // Single spaces stay inside a piece.
            while let Some(&byte) = bytes.get(at) {
                let single = || byte == b' ' && bytes.get(at + 1).is_some_and(|next| !WHITE[*next as usize]);
                if WHITE[byte as usize] && !single() {
                    break;
                }
                at += 1;
            }
            if at > from {
                self.settle_space();
                self.letters(&text[from..at], start + from);
            }
        }
    }

    /// Text without white space to collapse; soft hyphens and invisible template fill are left out.
    fn letters(&mut self, text: &str, start: usize) {
        let dropped = |c: char| matches!(c, '\u{AD}' | '\u{FEFF}') || is_invisible_char(c);
        if text.is_ascii() || !text.contains(dropped) {
            self.piece(Span::new(start, start + text.len()));
            self.text.push_str(text);
            return;
        }
        let mut from = 0;
        for (at, c) in text.char_indices().filter(|&(_, c)| dropped(c)).chain([(text.len(), ' ')]) {
            if at > from {
                self.piece(Span::new(start + from, start + at));
                self.text.push_str(&text[from..at]);
            }
            from = at + c.len_utf8();
        }
    }

    fn hard_break(&mut self, span: Span) {
        self.space = None;
        if self.text.is_empty() || self.text.ends_with('\n') {
            return;
        }
        self.pieces.push(Piece { at: self.text.len() as u32, span });
        self.text.push('\n');
    }
}

/// Whether an element starts a block of its own, and with which role (`None`: the role around it).
#[expect(clippy::option_option, reason = "no block, a block with the role around it, a block with its own")]
fn block_role(element: &Element<'_>) -> Option<Option<Role>> {
    Some(match element.name() {
        "p" | "dd" | "mj-text" => Some(Role::Paragraph),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Heading),
        "li" => Some(Role::Item),
        "dt" => Some(Role::Term),
        "blockquote" => Some(Role::Quote),
        "pre" | "textarea" | "mj-raw" => Some(Role::Code),
        "td" => Some(Role::Cell),
        "th" => Some(Role::HeaderCell),
        "caption" | "figcaption" => Some(Role::Caption),
        "label" | "legend" | "option" | "optgroup" | "summary" => Some(Role::Label),
        "button" | "mj-button" => Some(Role::Button),
        "nav" | "mj-navbar" | "menu" => Some(Role::Navigation),
        "address" => Some(Role::Address),
        "title" | "mj-title" if !element.is_inside("svg") => Some(Role::Title),
        "address-line" => Some(Role::Address),
        "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "body" | "html" | "head" | "ul"
        | "ol" | "dl" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "form" | "fieldset" | "figure" | "details"
        | "dialog" | "center" | "hr" | "select" | "template" | "iframe" | "object" | "video" | "audio" | "picture"
        | "hgroup" | "search" | "noscript" => None,
        name if name.starts_with("mj-") || name == "mjml" => None,
        _ if custom::is_block(element) => None,
        _ => return element.attr("role").and_then(|role| (role == "heading").then_some(Some(Role::Heading))),
    })
}

/// Elements whose text nobody reads as text.
fn is_skipped(element: &Element<'_>) -> bool {
    matches!(
        element.name(),
        "script"
            | "style"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "canvas"
            | "mj-style"
            | "mj-attributes"
            | "mj-font"
            | "datalist"
            | "template"
    )
}

fn is_hidden(element: &Element<'_>) -> bool {
    element.has_attr("hidden")
        || element.name() == "mj-preview"
        || element.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden") || style.contains("mso-hide:all")
        })
}

/// Whether a table holds data and not layout.
fn is_data_table(table: &Element<'_>) -> bool {
    if matches!(table.attr("role"), Some("presentation" | "none")) {
        return false;
    }
    if table.origin() == Origin::Markdown || matches!(table.attr("role"), Some("table" | "grid")) {
        return true;
    }
    let mut has_header = false;
    for inner in table.descendants() {
        match inner.name() {
            "table" => return false,
            "th" | "caption" => has_header = true,
            _ => {}
        }
    }
    has_header
}

struct Walk<'t> {
    source: &'t Source,
    tree: &'t Tree,
    drafts: Vec<Draft>,
    buffer: Buffer,
    scopes: Vec<Scope>,
    link_depth: usize,
    code_depth: usize,
}

impl Walk<'_> {
    fn scope(&self) -> &Scope {
        // The first scope is never popped.
        &self.scopes[self.scopes.len() - 1]
    }

    fn flush(&mut self) {
        let mut buffer = std::mem::take(&mut self.buffer);
        if buffer.is_blank() {
            return;
        }
        let kept = buffer.text.trim_end().len();
        buffer.text.truncate(kept);
        // Several no-break spaces at the end are several pieces.
        while buffer.pieces.last().is_some_and(|last| last.at as usize >= kept) {
            buffer.pieces.pop();
        }
        if kept == 0 {
            return;
        }
        if let Some(last) = buffer.pieces.last_mut() {
            // The trimmed text is shorter than its last piece was.
            let length = kept - last.at as usize;
            if last.span.len() > length
                && last.span.of(self.tree.masked()).starts_with(&buffer.text[last.at as usize..])
            {
                last.span.end = last.span.start + length as u32;
            }
        }
        let scope = self.scope().clone();
        let all_linked = buffer.linked * 10 >= kept * 9;
        let role = match scope.role {
            Role::Paragraph | Role::Cell if all_linked && buffer.links == 1 => Role::Link,
            Role::Paragraph | Role::Cell | Role::Item if all_linked && buffer.links > 1 => Role::Navigation,
            role => role,
        };
        self.drafts.push(Draft {
            block: Block {
                role,
                text: buffer.text,
                pieces: buffer.pieces,
                language: scope.language.unwrap_or(Language::UNKNOWN),
                node: Some(scope.node),
                prose: false,
                hidden: scope.hidden,
                sentences: Vec::new(),
                words: Vec::new(),
            },
            declared: scope.language.is_some(),
            in_data_table: scope.data_table,
            code: buffer.code,
        });
    }

    /// The alternative of an image is a block of its own.
    fn alternative(&mut self, element: &Element<'_>) {
        let Some(alt) = element.attr("alt").map(str::trim).filter(|alt| !alt.is_empty()) else { return };
        let place = match element.origin() {
            Origin::Tag => element.attr_span("alt").and_then(|found| found.value),
            _ => Some(element.span()),
        };
        let Some(place) = place else { return };
        let written = place.of(self.tree.masked());
        let span = written
            .find(alt)
            .map_or(place, |at| Span::new(place.start as usize + at, place.start as usize + at + alt.len()));
        let scope = self.scope();
        self.drafts.push(Draft {
            block: Block {
                role: Role::Alt,
                text: alt.to_owned(),
                pieces: vec![Piece { at: 0, span }],
                language: scope.language.unwrap_or(Language::UNKNOWN),
                node: Some(element.index()),
                prose: false,
                hidden: scope.hidden,
                sentences: Vec::new(),
                words: Vec::new(),
            },
            declared: scope.language.is_some(),
            in_data_table: false,
            code: Vec::new(),
        });
    }

    fn enter(&mut self, element: &Element<'_>) -> bool {
        match element.name() {
            "br" => self.buffer.hard_break(element.span()),
            "img" | "area" | "mj-image" => self.alternative(element),
            "code" | "kbd" | "samp" | "var" | "tt" => self.code_depth += 1,
            "a" => {
                self.link_depth += 1;
                self.buffer.links += 1;
            }
            _ => {}
        }
        let role = block_role(element);
        let language = element
            .attr("lang")
            .filter(|_| !element.attr_has_hole("lang"))
            .map(Language::parse)
            .filter(|language| language.is_known());
        let hidden = is_hidden(element);
        let is_table = element.name() == "table";
        let navigation = element.attr("role") == Some("navigation");
        if role.is_none() && language.is_none() && !hidden && !navigation {
            return false;
        }
        let around = self.scope().clone();
        let mut scope =
            Scope { hidden: around.hidden || hidden, language: language.or(around.language), ..around.clone() };
        let starts_block = role.is_some()
            || hidden
            || navigation
            || (language.is_some() && language != around.language && self.buffer.is_blank());
        if starts_block {
            self.flush();
        }
        if navigation && !around.fixed {
            scope.role = Role::Navigation;
            scope.fixed = true;
        }
        if is_table {
            scope.data_table = is_data_table(element);
        }
        if let Some(role) = role
            && !scope.fixed
        {
            scope.node = element.index();
            if let Some(role) = role {
                scope.role = match role {
                    Role::Cell if !scope.data_table => Role::Paragraph,
                    // A paragraph in an item, a cell or a quote keeps that role.
                    Role::Paragraph
                        if matches!(
                            around.role,
                            Role::Item | Role::Quote | Role::Cell | Role::HeaderCell | Role::Term
                        ) =>
                    {
                        around.role
                    }
                    role => role,
                };
                scope.fixed = matches!(role, Role::Navigation | Role::Code | Role::Address);
            } else if matches!(element.name(), "ul" | "ol" | "table" | "div" | "section")
                && matches!(around.role, Role::Heading | Role::Label)
            {
                scope.role = Role::Paragraph;
            }
        }
        self.scopes.push(scope);
        true
    }

    fn text(&mut self, node: u32, text: &str) {
        let before = self.buffer.text.len();
        let masked = self.tree.masked();
        for run in self.tree.runs_of(node) {
            let Some(part) = text.get(run.offset as usize..(run.offset + run.len) as usize) else { continue };
            if run.span.len() == part.len() && run.span.of(masked) == part {
                self.buffer.verbatim(part, run.span.start as usize);
            } else {
                self.buffer.opaque(part, run.span);
            }
        }
        if self.code_depth > 0 {
            self.buffer.code.push((before as u32, self.buffer.text.len() as u32));
        }
        if self.link_depth > 0 {
            self.buffer.linked += self.buffer.text.len() - before;
        }
    }
}

/// The text of every block of a document, in reading order.
pub fn blocks(source: &Source, tree: &Tree) -> Vec<Draft> {
    let root = Scope {
        role: Role::Paragraph,
        node: tree.root().index(),
        hidden: false,
        language: None,
        data_table: false,
        fixed: false,
    };
    let mut walk = Walk {
        source,
        tree,
        drafts: Vec::new(),
        buffer: Buffer::default(),
        scopes: vec![root],
        link_depth: 0,
        code_depth: 0,
    };
    walk.outside_the_tree(true);
    // Elements that opened a scope, and the element whose content is passed over.
    let mut opened = Vec::new();
    let mut skipping: Option<(NodeId, bool)> = None;
    // Drawings, and the HTML in them that is being read.
    let mut drawings: Vec<(NodeId, NodeId)> = Vec::new();
    for edge in tree.html().tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                if let Some((skipped, is_drawing)) = skipping {
                    if is_drawing && graphic::is_page_within(&Element::new(tree, node)) {
                        walk.flush();
                        drawings.push((skipped, node.id()));
                        skipping = None;
                    }
                    continue;
                }
                match node.value() {
                    Node::Text(text) => walk.text(index_of(node.id()), &text.text),
                    Node::Element(_) => {
                        let element = Element::new(tree, node);
                        if is_skipped(&element) {
                            let is_drawing = element.name() == "svg";
                            if is_drawing {
                                walk.graphic(&element);
                            }
                            skipping = Some((node.id(), is_drawing));
                        } else if walk.enter(&element) {
                            opened.push(node.id());
                        }
                    }
                    _ => {}
                }
            }
            Edge::Close(node) => {
                if let Some((skipped, _)) = skipping {
                    if skipped == node.id() {
                        skipping = None;
                    }
                    continue;
                }
                if let Some((drawing, _)) = drawings.pop_if(|(_, page)| *page == node.id()) {
                    walk.flush();
                    skipping = Some((drawing, true));
                    continue;
                }
                if !node.value().is_element() {
                    continue;
                }
                let element = Element::new(tree, node);
                match element.name() {
                    "a" => walk.link_depth = walk.link_depth.saturating_sub(1),
                    "code" | "kbd" | "samp" | "var" | "tt" => walk.code_depth = walk.code_depth.saturating_sub(1),
                    _ => {}
                }
                if opened.last() == Some(&node.id()) {
                    opened.pop();
                    if block_role(&element).is_some()
                        || is_hidden(&element)
                        || element.attr("role") == Some("navigation")
                        || walk.scopes.len() < 2
                    {
                        walk.flush();
                    }
                    walk.scopes.pop();
                }
            }
        }
    }
    walk.flush();
    walk.outside_the_tree(false);
    walk.drafts
}

impl Walk<'_> {
    /// The subject of a message, and the plain-text twin of its HTML.
    fn outside_the_tree(&mut self, before: bool) {
        let mut push = |role, span: Span, language: Option<Language>| {
            let text = span.of(&self.source.text);
            let mut buffer = Buffer::default();
            buffer.verbatim(text, span.start as usize);
            if buffer.is_blank() {
                return;
            }
            self.drafts.push(Draft {
                block: Block {
                    role,
                    text: buffer.text,
                    pieces: buffer.pieces,
                    language: language.unwrap_or(Language::UNKNOWN),
                    node: None,
                    prose: false,
                    hidden: false,
                    sentences: Vec::new(),
                    words: Vec::new(),
                },
                declared: language.is_some(),
                in_data_table: false,
                code: Vec::new(),
            });
        };
        if before {
            if let Some((_, span)) = self.source.header("subject") {
                push(Role::Subject, span, None);
            }
            return;
        }
        for part in self.source.parts.iter().filter(|part| part.kind == PartKind::Alternative) {
            let mut at = part.span.start as usize;
            let text = part.span.of(&self.source.text);
            for paragraph in text.split("\n\n") {
                push(Role::Alternative, Span::new(at, at + paragraph.len()), None);
                at += paragraph.len() + 2;
            }
        }
    }
}
