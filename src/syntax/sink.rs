//! The one builder every token source feeds.
//!
//! html5ever's tree builder does the work. Around it stand two thin layers: one
//! remembers where the token at hand was written, the other, a [`TreeSink`],
//! notes for each node which token made it. Neither changes what is built.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use ego_tree::NodeId;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, LocalName, QualName, local_name};
use rustc_hash::FxHashMap;
use scraper::{Html, HtmlTreeSink, Node};

use super::bound::Bound;
use super::dialect::Dialect;
use super::tree::{Origin, Place, TextRun, TreeNote, index_of};
use crate::span::Span;

/// Elements deeper than this are dropped (their text stays): html5ever walks its
/// stack of open elements for many tags, which is quadratic on hostile input.
const MAX_DEPTH: u32 = 512;
/// Unclosed formatting elements (`<b>`, `<font>` …) are opened again in every
/// new block; more than this many are dropped.
const MAX_FORMATTING: usize = 64;
/// How many elements html5ever may open again in all, beyond four for each tag written.
const SPARE_REOPENED: usize = 20_000;

/// Where the token at hand was written, and what has been learned so far.
#[derive(Default)]
struct Record {
    token: Cell<Span>,
    /// Name of the start tag at hand and the element it made last.
    tag: RefCell<Option<LocalName>>,
    made: Cell<Option<NodeId>>,
    origin: Cell<Origin>,
    places: RefCell<Vec<Place>>,
    depths: RefCell<Vec<u32>>,
    runs: RefCell<Vec<TextRun>>,
    /// Character tokens not yet in the tree: text and place.
    waiting: RefCell<VecDeque<(StrTendril, Span)>>,
    /// The element new content goes into, as far as is known.
    cursor: Cell<Option<NodeId>>,
    written: Cell<usize>,
    reopened: Cell<usize>,
}

impl Record {
    fn place(&self, id: NodeId, place: Place) {
        let index = index_of(id) as usize;
        let mut places = self.places.borrow_mut();
        if places.len() <= index {
            places.resize(index + 1, Place::default());
        }
        places[index] = place;
    }

    fn depth(&self, id: NodeId) -> u32 {
        self.depths.borrow().get(index_of(id) as usize).copied().unwrap_or(0)
    }

    fn set_depth(&self, id: NodeId, depth: u32) {
        let index = index_of(id) as usize;
        let mut depths = self.depths.borrow_mut();
        if depths.len() <= index {
            depths.resize(index + 1, 0);
        }
        depths[index] = depth;
    }

    /// Takes the places of `text`, which the tree builder has just put into `node` at `offset`.
    /// The builder may have dropped white space or NULs before it.
    fn take_text(&self, text: &str, node: u32, mut offset: u32) {
        let mut waiting = self.waiting.borrow_mut();
        let mut runs = self.runs.borrow_mut();
        let mut rest = text;
        while !rest.is_empty() {
            let Some((token, span)) = waiting.front_mut() else { return };
            let verbatim = token.len() == span.len();
            let common = token.bytes().zip(rest.bytes()).take_while(|(a, b)| a == b).count();
            if common == rest.len() || (common == token.len() && common > 0) {
                let used = if verbatim { Span::new(span.start as usize, span.start as usize + common) } else { *span };
                push_run(&mut runs, TextRun { node, offset, len: common as u32, span: used });
                offset += common as u32;
                rest = &rest[common..];
                if common == token.len() {
                    waiting.pop_front();
                } else {
                    token.pop_front(common as u32);
                    if verbatim {
                        span.start += common as u32;
                    }
                }
                continue;
            }
            // The front of the token was dropped by the builder: skip one character.
            let skipped = token.chars().next().map_or(1, char::len_utf8);
            if token.len() <= skipped {
                waiting.pop_front();
            } else {
                token.pop_front(skipped as u32);
                if verbatim {
                    span.start += skipped as u32;
                }
            }
        }
    }
}

fn push_run(runs: &mut Vec<TextRun>, run: TextRun) {
    if let Some(last) = runs.last_mut()
        && last.node == run.node
        && last.offset + last.len == run.offset
        && last.span.end == run.span.start
        && last.len as usize == last.span.len()
        && run.len as usize == run.span.len()
    {
        last.len += run.len;
        last.span.end = run.span.end;
    } else {
        runs.push(run);
    }
}

/// scraper's sink with a record of which token made what.
struct Recorder {
    inner: HtmlTreeSink,
    record: Rc<Record>,
}

impl Recorder {
    fn text_end(&self, parent: NodeId, before: Option<NodeId>) -> (NodeId, u32) {
        // The text node that received the last text, and the length of its text.
        let html = self.inner.0.borrow();
        let node = match before {
            Some(sibling) => html.tree.get(sibling).and_then(|node| node.prev_sibling()),
            None => html.tree.get(parent).and_then(|node| node.last_child()),
        };
        node.map_or((parent, 0), |node| (node.id(), node.value().as_text().map_or(0, |text| text.text.len() as u32)))
    }

    fn note_text(&self, text: &str, node: NodeId, end: u32) {
        self.record.take_text(text, index_of(node), end - text.len() as u32);
    }
}

impl TreeSink for Recorder {
    type Handle = NodeId;
    type Output = Html;
    type ElemName<'a> = <HtmlTreeSink as TreeSink>::ElemName<'a>;

    fn finish(self) -> Html {
        self.inner.finish()
    }
    fn parse_error(&self, _: std::borrow::Cow<'static, str>) {}
    fn get_document(&self) -> NodeId {
        self.inner.get_document()
    }
    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.inner.elem_name(target)
    }
    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        let record = &self.record;
        let own = record.tag.borrow().as_ref().is_some_and(|tag| {
            *tag == name.local || tag.eq_ignore_ascii_case(&name.local) || (&**tag == "image" && &*name.local == "img")
        });
        let id = self.inner.create_element(name, attrs, flags);
        let token = record.token.get();
        if own {
            // Formatting elements are opened again before the tag's own element is
            // made, so the last element with the tag's name is the one written.
            if let Some(earlier) = record.made.replace(Some(id)) {
                record.place(earlier, Place { tag: Span::at(token.start as usize), ..Place::default() });
                record.reopened.set(record.reopened.get() + 1);
            }
            record.place(id, Place { tag: token, end_tag: Span::default(), origin: record.origin.get() });
        } else {
            record.reopened.set(record.reopened.get() + 1);
            record.place(id, Place { tag: Span::at(token.start as usize), ..Place::default() });
        }
        id
    }
    fn create_comment(&self, text: StrTendril) -> NodeId {
        let id = self.inner.create_comment(text);
        self.record.place(id, Place { tag: self.record.token.get(), end_tag: Span::default(), origin: Origin::Tag });
        id
    }
    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.inner.create_pi(target, data)
    }
    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(id) => {
                let depth = self.record.depth(*parent) + 1;
                self.record.set_depth(id, depth);
                self.inner.append(parent, NodeOrText::AppendNode(id));
            }
            NodeOrText::AppendText(text) => {
                self.inner.append(parent, NodeOrText::AppendText(text.clone()));
                let (node, end) = self.text_end(*parent, None);
                self.note_text(&text, node, end);
                self.record.cursor.set(Some(*parent));
            }
        }
    }
    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.inner.0.borrow().tree.get(*element).is_some_and(|node| node.parent().is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }
    fn append_doctype_to_document(&self, name: StrTendril, public_id: StrTendril, system_id: StrTendril) {
        self.inner.append_doctype_to_document(name, public_id, system_id);
    }
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.inner.get_template_contents(target)
    }
    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }
    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.inner.set_quirks_mode(mode);
    }
    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(id) => {
                let depth = self.record.depth(*sibling);
                self.record.set_depth(id, depth);
                self.inner.append_before_sibling(sibling, NodeOrText::AppendNode(id));
            }
            NodeOrText::AppendText(text) => {
                self.inner.append_before_sibling(sibling, NodeOrText::AppendText(text.clone()));
                let (node, end) = self.text_end(*sibling, Some(*sibling));
                self.note_text(&text, node, end);
            }
        }
    }
    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        // A second <html> or <body> tag, or the first one after content: it gives the implied element a place.
        let index = index_of(*target) as usize;
        let implied = self.record.places.borrow().get(index).is_none_or(|place| place.origin == Origin::Implied);
        if implied {
            self.record.place(
                *target,
                Place { tag: self.record.token.get(), end_tag: Span::default(), origin: self.record.origin.get() },
            );
        }
        self.inner.add_attrs_if_missing(target, attrs);
    }
    fn remove_from_parent(&self, target: &NodeId) {
        self.inner.remove_from_parent(target);
    }
    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.inner.reparent_children(node, new_parent);
    }
    fn mark_script_already_started(&self, node: &NodeId) {
        self.inner.mark_script_already_started(node);
    }
    fn maybe_clone_an_option_into_selectedcontent(&self, _: &NodeId) {}
    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.inner.is_mathml_annotation_xml_integration_point(handle)
    }
}

/// A written element that no end tag has closed yet.
struct Open {
    node: NodeId,
    name: LocalName,
    alive: bool,
}

/// Written elements by opening order, to give each its end tag.
#[derive(Default)]
struct OpenElements {
    stack: Vec<Open>,
    by_name: FxHashMap<LocalName, Vec<u32>>,
    formatting: Vec<(LocalName, NodeId)>,
    dropped: FxHashMap<LocalName, u32>,
}

impl OpenElements {
    fn push(&mut self, name: LocalName, node: NodeId) {
        self.by_name.entry(name.clone()).or_default().push(self.stack.len() as u32);
        self.stack.push(Open { node, name, alive: true });
    }

    fn truncate(&mut self, length: usize) {
        for open in self.stack.drain(length..) {
            if open.alive
                && let Some(places) = self.by_name.get_mut(&open.name)
            {
                places.pop();
            }
        }
    }
}

/// Where tokens become the tree.
pub(super) struct Builder {
    tree_builder: TreeBuilder<NodeId, Recorder>,
    record: Rc<Record>,
    open: RefCell<OpenElements>,
    /// The raw-text element the builder is in, if any, and its start tag.
    raw: RefCell<Option<(LocalName, Span)>>,
    is_page: Cell<bool>,
    in_head: Cell<bool>,
    notes: RefCell<Vec<TreeNote>>,
    /// Whose ways the text has.
    pub(super) dialect: Dialect,
    /// Elements whose content is not read as the page's: a missing end tag takes in the rest of it.
    aside: RefCell<Vec<NodeId>>,
    /// What code fills in.
    pub(super) bound: RefCell<Vec<Bound>>,
    /// Steps taken, for tests of linear growth.
    pub(super) steps: Cell<u64>,
}

/// What a finished builder leaves behind.
pub(super) struct Built {
    pub(super) html: Html,
    pub(super) places: Vec<Place>,
    pub(super) runs: Vec<TextRun>,
    pub(super) notes: Vec<TreeNote>,
    pub(super) bound: Vec<Bound>,
    pub(super) is_page: bool,
    pub(super) steps: u64,
}

fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements whose content readers get only where something is missing, or by a script.
fn is_aside(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("noscript")
            | local_name!("template")
            | local_name!("object")
            | local_name!("canvas")
            | local_name!("datalist")
    )
}

pub(super) fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("basefont")
            | local_name!("bgsound")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("frame")
            | local_name!("hr")
            | local_name!("image")
            | local_name!("img")
            | local_name!("input")
            | local_name!("keygen")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

impl Builder {
    /// For a text of so many bytes; `bound` is what is known already of what code fills in.
    pub(super) fn new(bytes: usize, dialect: Dialect, bound: Vec<Bound>) -> Self {
        let record = Rc::new(Record::default());
        record.places.borrow_mut().reserve(bytes / 24);
        record.runs.borrow_mut().reserve(bytes / 48);
        let recorder = Recorder { inner: HtmlTreeSink::new(Html::new_document()), record: Rc::clone(&record) };
        // Without scripting <noscript> holds markup, which is what a reader without scripts gets.
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        Self {
            tree_builder: TreeBuilder::new(recorder, options),
            record,
            open: RefCell::default(),
            raw: RefCell::default(),
            is_page: Cell::new(false),
            in_head: Cell::new(false),
            notes: RefCell::default(),
            dialect,
            aside: RefCell::default(),
            bound: RefCell::new(bound),
            steps: Cell::new(0),
        }
    }

    /// Notes what was left out; of several of one kind, the first.
    pub(super) fn note(&self, key: &'static str, detail: &str, span: Span) {
        let mut notes = self.notes.borrow_mut();
        if !notes.iter().any(|note| note.key == key) {
            notes.push(TreeNote { key, detail: detail.to_owned(), span });
        }
    }

    /// The raw-text element the builder is in, and its start tag.
    pub(super) fn open_raw(&self) -> Option<(LocalName, Span)> {
        self.raw.borrow().clone()
    }

    pub(super) fn in_foreign(&self) -> bool {
        self.tree_builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// Hands over one token and where it was written.
    pub(super) fn token(&self, token: Token, span: Span, origin: Origin) -> TokenSinkResult<NodeId> {
        self.steps.set(self.steps.get() + 1);
        self.record.token.set(span);
        match token {
            Token::TagToken(tag) => self.tag(tag, span, origin),
            Token::CharacterTokens(text) => {
                self.record.waiting.borrow_mut().push_back((text.clone(), span));
                let result = self.send(Token::CharacterTokens(text));
                self.settle();
                result
            }
            Token::ParseError(_) => TokenSinkResult::Continue,
            Token::DoctypeToken(doctype) => {
                self.is_page.set(true);
                self.send(Token::DoctypeToken(doctype))
            }
            other => self.send(other),
        }
    }

    /// Whether a tag is a `<template>` of Vue, which only holds together what a reader sees; not one
    /// in another language than HTML.
    pub(super) fn is_transparent(&self, tag: &Tag) -> bool {
        if tag.name != local_name!("template") {
            return false;
        }
        let other = |tag: &Tag| {
            tag.attrs.iter().any(|attribute| attribute.name.local == local_name!("lang") && &*attribute.value != "html")
        };
        let in_other = self.open.borrow().by_name.get(&tag.name).is_some_and(|open| !open.is_empty());
        !(in_other || tag.kind == TagKind::StartTag && other(tag))
    }

    fn send(&self, token: Token) -> TokenSinkResult<NodeId> {
        self.tree_builder.process_token(token, 1)
    }

    /// Text the builder has dropped is forgotten as soon as no table can still be holding it back.
    fn settle(&self) {
        let mut waiting = self.record.waiting.borrow_mut();
        // Table text waits for the next tag; everything else is in the tree by now.
        if waiting.len() > 4096 {
            waiting.clear();
        }
    }

    fn tag(&self, tag: Tag, span: Span, origin: Origin) -> TokenSinkResult<NodeId> {
        let name = tag.name.clone();
        if name == local_name!("plaintext") {
            return TokenSinkResult::Continue;
        }
        match tag.kind {
            TagKind::StartTag => self.start_tag(tag, &name, span, origin),
            TagKind::EndTag => self.end_tag(tag, &name, span),
        }
    }

    fn start_tag(&self, tag: Tag, name: &LocalName, span: Span, origin: Origin) -> TokenSinkResult<NodeId> {
        let record = &self.record;
        // html5ever compares each attribute of a tag with each before it.
        let attributes = tag.attrs.len() as u64;
        self.steps.set(self.steps.get() + attributes * attributes / 2);
        if origin == Origin::Tag {
            match *name {
                local_name!("html") | local_name!("body") => {
                    self.is_page.set(true);
                    self.in_head.set(false);
                }
                local_name!("head") => {
                    self.is_page.set(true);
                    self.in_head.set(true);
                }
                local_name!("title") if !self.in_foreign() => self.is_page.set(true),
                _ => {}
            }
        }
        let formatting = is_formatting(name);
        let empty = is_void(name) || (tag.self_closing && self.in_foreign());
        if !empty {
            let depth = record.cursor.get().map_or(0, |cursor| record.depth(cursor));
            let many = formatting && self.open.borrow().formatting.len() >= MAX_FORMATTING;
            let reopening = formatting && record.reopened.get() > SPARE_REOPENED + 4 * record.written.get();
            if depth >= MAX_DEPTH || many || reopening {
                let key = if depth >= MAX_DEPTH { "too-deep" } else { "too-much-formatting" };
                self.note(key, "", span);
                *self.open.borrow_mut().dropped.entry(name.clone()).or_default() += 1;
                return TokenSinkResult::Continue;
            }
        }
        record.written.set(record.written.get() + 1);
        *record.tag.borrow_mut() = Some(name.clone());
        record.made.set(None);
        record.origin.set(origin);
        let self_closing = tag.self_closing;
        let result = self.send(Token::TagToken(tag));
        *record.tag.borrow_mut() = None;
        record.waiting.borrow_mut().clear();
        if let Some(node) = record.made.take()
            && !empty
        {
            record.cursor.set(Some(node));
            if is_aside(name) {
                self.aside.borrow_mut().push(node);
            }
            let mut open = self.open.borrow_mut();
            open.push(name.clone(), node);
            if formatting {
                open.formatting.push((name.clone(), node));
            }
        }
        if let TokenSinkResult::RawData(_) = result {
            *self.raw.borrow_mut() = Some((name.clone(), span));
        }
        if self_closing && name.starts_with("mj-") {
            // MJML is XML: <mj-image /> ends here.
            let end = Tag {
                kind: TagKind::EndTag,
                name: name.clone(),
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            };
            let _ = self.end_tag(end, name, Span::at(span.end as usize));
        }
        result
    }

    fn end_tag(&self, tag: Tag, name: &LocalName, span: Span) -> TokenSinkResult<NodeId> {
        let record = &self.record;
        if let Some(dropped) = self.open.borrow_mut().dropped.get_mut(name)
            && *dropped > 0
        {
            *dropped -= 1;
            return TokenSinkResult::Continue;
        }
        if *name == local_name!("head") {
            self.in_head.set(false);
        }
        if self.raw.borrow().as_ref().is_some_and(|(open, _)| open == name) {
            *self.raw.borrow_mut() = None;
        }
        let closed = self.find_open(name);
        let result = self.send(Token::TagToken(tag));
        record.waiting.borrow_mut().clear();
        if let Some(node) = closed {
            if let Some(place) = record.places.borrow_mut().get_mut(index_of(node) as usize) {
                place.end_tag = span;
            }
            // Formatting may be moved about; everything else ends here.
            if !is_formatting(name) || record.cursor.get() == Some(node) {
                let parent = self
                    .tree_builder
                    .sink
                    .inner
                    .0
                    .borrow()
                    .tree
                    .get(node)
                    .and_then(|node| node.parent())
                    .map(|parent| parent.id());
                record.cursor.set(parent);
            }
        }
        result
    }

    /// The written element an end tag closes, taken off the record of open elements.
    fn find_open(&self, name: &LocalName) -> Option<NodeId> {
        let open = &mut *self.open.borrow_mut();
        if is_formatting(name) {
            let at = open.formatting.iter().rposition(|(open_name, _)| open_name == name)?;
            let (_, node) = open.formatting.remove(at);
            if let Some(places) = open.by_name.get_mut(name)
                && let Some(index) = places.iter().rposition(|&index| open.stack[index as usize].node == node)
            {
                let at = places.remove(index) as usize;
                open.stack[at].alive = false;
            }
            return Some(node);
        }
        let html = self.tree_builder.sink.inner.0.borrow();
        loop {
            let at = *open.by_name.get(name)?.last()? as usize;
            let candidate = open.stack[at].node;
            // Implied end tags closed it already unless new content still goes into it.
            let still_open = *name == local_name!("body")
                || *name == local_name!("html")
                || self.record.cursor.get().is_some_and(|cursor| {
                    let mut steps = 0;
                    let mut node = html.tree.get(cursor);
                    while let Some(current) = node {
                        if current.id() == candidate {
                            break;
                        }
                        steps += 1;
                        node = if steps > 2 * MAX_DEPTH { None } else { current.parent() };
                    }
                    self.steps.set(self.steps.get() + u64::from(steps));
                    node.is_some()
                });
            if still_open {
                let scope = matches!(
                    *name,
                    local_name!("td")
                        | local_name!("th")
                        | local_name!("tr")
                        | local_name!("table")
                        | local_name!("caption")
                        | local_name!("template")
                        | local_name!("object")
                );
                if scope {
                    // A cell clears the formatting opened inside it.
                    let floor = index_of(candidate);
                    open.formatting.retain(|(_, node)| index_of(*node) < floor);
                }
                open.truncate(at);
                return Some(candidate);
            }
            open.stack[at].alive = false;
            if let Some(places) = open.by_name.get_mut(name) {
                places.pop();
            }
        }
    }

    /// Ends the raw-text element the builder is in, such as an unclosed `<title>`: until then only
    /// text may come, and html5ever panics on a tag.
    pub(super) fn close_raw(&self, at: u32) {
        if let Some((name, _)) = self.open_raw() {
            let _ = self.token(super::html::implied_end(name), Span::at(at as usize), Origin::Markdown);
        }
    }

    /// Whether the tokens at hand stand in `<head>`, where text would end it.
    pub(super) fn is_in_head(&self) -> bool {
        self.in_head.get() && self.raw.borrow().is_none()
    }

    /// Whether nothing that a reader sees has been opened yet.
    pub(super) fn is_before_content(&self) -> bool {
        self.record.written.get() == 0
    }

    /// Notes the first element set aside that no end tag closes and that has taken in part of a page.
    fn note_open_aside(&self) {
        let html = self.tree_builder.sink.inner.0.borrow();
        let places = self.record.places.borrow();
        let open = self.aside.take().into_iter().find_map(|id| {
            let place = places.get(index_of(id) as usize)?;
            let node = html.tree.get(id)?;
            // What a template holds hangs on a node of its own.
            let inner = node.first_child().filter(|child| child.value().is_fragment()).unwrap_or(node);
            let holds = inner.children().any(|child| match child.value() {
                Node::Text(text) => !text.text.trim_ascii().is_empty(),
                Node::Element(element) => !matches!(
                    element.name(),
                    "param" | "source" | "track" | "embed" | "link" | "style" | "meta" | "script" | "option"
                ),
                _ => false,
            });
            let name = node.value().as_element()?.name().to_owned();
            (holds && place.end_tag.is_empty()).then_some((name, place.tag))
        });
        if let Some((name, tag)) = open {
            self.note("open-element", &name, tag);
        }
    }

    /// Ends the document.
    pub(super) fn finish(self, end: u32) -> Built {
        self.close_raw(end);
        self.note_open_aside();
        let _ = self.send(Token::EOFToken);
        self.tree_builder.end();
        let Self { tree_builder, record, notes, is_page, bound, steps, .. } = self;
        let mut bound = bound.into_inner();
        bound.sort_unstable_by_key(|bound| bound.span.start);
        let html = tree_builder.sink.finish();
        let mut runs = record.runs.take();
        if !runs.is_sorted_by_key(|run| (run.node, run.offset)) {
            runs.sort_by_key(|run| (run.node, run.offset));
        }
        Built {
            html,
            places: record.places.take(),
            runs,
            notes: notes.into_inner(),
            bound,
            is_page: is_page.get(),
            steps: steps.get(),
        }
    }
}
