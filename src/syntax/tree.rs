//! The one tree all rules read, with the place of everything in it.
//!
//! The nodes are scraper's. Beside them stands a table, indexed by node, of
//! where each was written, and a vector of text runs that lead from decoded
//! text back to the source.

use std::cell::{OnceCell, RefCell};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use ego_tree::{NodeId, NodeRef};
use html5ever::LocalName;
use rustc_hash::FxHashMap;
use scraper::{Html, Node};

use super::attributes::{self, AttributeSpan};
use super::bound::{self, Bound};
use super::name::Name;
use super::style::Looks;
use crate::span::Span;
use crate::template::{Branches, Hole};

/// Index of a node, stable for the life of its tree.
pub type NodeIndex = u32;

/// The index inside a [`NodeId`], which shows it only to a hasher.
#[must_use]
pub fn index_of(id: NodeId) -> NodeIndex {
    struct Keep(usize);
    impl Hasher for Keep {
        fn finish(&self) -> u64 {
            self.0 as u64
        }
        fn write(&mut self, _: &[u8]) {}
        fn write_usize(&mut self, n: usize) {
            self.0 = n;
        }
    }
    let mut keep = Keep(0);
    id.hash(&mut keep);
    // Ids count from 1.
    keep.0.saturating_sub(1) as NodeIndex
}

/// Where a node was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) tag: Span,
    pub(super) end_tag: Span,
    pub(super) origin: Origin,
}

/// Who made an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The parser, because HTML asks for it: no place of its own, never the target of a fix.
    #[default]
    Implied,
    /// A tag in the source.
    Tag,
    /// A Markdown construct; its span is the whole construct.
    Markdown,
}

/// A stretch of a text node and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextRun {
    /// The text node.
    pub node: NodeIndex,
    /// Where the run starts in the node's text.
    pub offset: u32,
    /// How long it is there.
    pub len: u32,
    /// Where it was written.
    pub span: Span,
}

impl TextRun {
    /// Whether source and text are the same bytes (an entity is not).
    #[must_use]
    pub fn is_verbatim(&self, text: &str, source: &str) -> bool {
        self.span.of(source) == text
    }
}

/// Why part of a document was left out of its tree, with a key of `dictionaries/messages`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeNote {
    /// Message key: `too-deep`, `too-much-formatting`, `too-many-attributes`, `open-comment` and its like.
    pub key: &'static str,
    /// What fills the message's one placeholder, if it has one.
    pub detail: String,
    /// Where it began.
    pub span: Span,
}

/// A parsed document.
#[derive(Debug)]
pub struct Tree {
    pub(super) html: Html,
    pub(super) places: Vec<Place>,
    /// Sorted by node, then offset.
    pub(super) runs: Vec<TextRun>,
    /// Template holes, sorted by place.
    pub(super) holes: Vec<Hole>,
    /// Which places of each parsed part are never shown together.
    pub(super) branches: Vec<(Span, Branches)>,
    /// What code fills in within start tags, sorted by place.
    pub(super) bound: Vec<Bound>,
    /// The masked text that was parsed; same length as the source.
    pub(super) masked: String,
    /// What was left out.
    pub notes: Vec<TreeNote>,
    /// Whether a doctype, `<html>`, `<head>`, `<body>` or `<title>` was written: page-level rules hold.
    pub is_page: bool,
    /// Steps the builder took: tokens, and elements looked at to find what an end tag closes. For
    /// tests that hold growth to be linear.
    pub steps: u64,
    /// Whether everything that styles it stands in it: a page or an e-mail, no fragment and no Markdown.
    pub is_whole: bool,
    pub(super) looks: OnceCell<Option<Looks>>,
    pub(super) exposure: OnceCell<Vec<u8>>,
    pub(super) ids: OnceCell<Vec<NodeId>>,
    pub(super) references: OnceCell<References>,
    pub(super) ordinals: OnceCell<Vec<u32>>,
    pub(super) styled: OnceCell<Vec<NodeIndex>>,
    /// The elements in document order: many rules go through them all.
    pub(super) in_order: OnceCell<Vec<NodeId>>,
    /// Accessible names that were asked for: several rules ask for that of each link.
    pub(super) names: RefCell<FxHashMap<NodeIndex, Rc<Name>>>,
}

/// Elements by what others call them, found once.
#[derive(Debug, Default)]
pub(super) struct References {
    ids: FxHashMap<String, NodeIndex>,
    labels: FxHashMap<String, Vec<NodeIndex>>,
    /// An id is filled in by a template, or attributes are.
    filled: bool,
    owners: FxHashMap<String, NodeIndex>,
    scripts: bool,
    outside_styles: bool,
}

impl Tree {
    /// The nodes as scraper knows them, for selectors and traversal.
    pub fn html(&self) -> &Html {
        &self.html
    }

    /// The text that was parsed: the source with template tags masked, same offsets.
    pub fn masked(&self) -> &str {
        &self.masked
    }

    /// Template holes, sorted by place.
    pub fn holes(&self) -> &[Hole] {
        &self.holes
    }

    /// The holes that lie within `span`.
    pub fn holes_in(&self, span: Span) -> &[Hole] {
        let from = self.holes.partition_point(|hole| hole.span.end <= span.start);
        let rest = &self.holes[from..];
        &rest[..rest.partition_point(|hole| hole.span.start < span.end)]
    }

    /// What code fills in within `span`.
    fn bound_in(&self, span: Span) -> &[Bound] {
        let from = self.bound.partition_point(|bound| bound.span.end <= span.start);
        let rest = &self.bound[from..];
        &rest[..rest.partition_point(|bound| bound.span.start < span.end)]
    }

    /// Whether the texts at `a` and `b` stand in different arms of one template condition, so that
    /// no reader ever sees both.
    pub fn exclusive(&self, a: u32, b: u32) -> bool {
        self.branches.iter().filter(|(part, _)| part.start <= a.min(b) && a.max(b) <= part.end).any(
            |(part, branches)| {
                let at = |place: u32| branches.at((place - part.start) as usize);
                branches.exclusive(at(a), at(b))
            },
        )
    }

    /// The elements with a `style` attribute, in document order; collected once.
    pub fn styled(&self) -> impl Iterator<Item = Element<'_>> {
        let styled = self.styled.get_or_init(|| {
            self.elements().filter(|element| element.has_attr("style")).map(|element| element.index()).collect()
        });
        styled.iter().filter_map(|index| self.element(*index))
    }

    /// The `<html>` element, written or implied.
    pub fn root(&self) -> Element<'_> {
        let node = self
            .html
            .tree
            .root()
            .children()
            .find(|node| node.value().is_element())
            .unwrap_or_else(|| self.html.tree.root());
        Element::new(self, node)
    }

    /// All elements in document order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        let in_order = self.in_order.get_or_init(|| {
            let nodes = self.html.tree.root().descendants();
            nodes.filter(|node| node.value().is_element()).map(|node| node.id()).collect()
        });
        in_order.iter().filter_map(|id| Some(Element::new(self, self.html.tree.get(*id)?)))
    }

    /// The accessible name of an element, worked out by `compute` when it is first asked for.
    pub(super) fn name_of(&self, index: NodeIndex, compute: impl FnOnce() -> Name) -> Rc<Name> {
        if let Some(known) = self.names.borrow().get(&index) {
            return Rc::clone(known);
        }
        let name = Rc::new(compute());
        self.names.borrow_mut().insert(index, Rc::clone(&name));
        name
    }

    /// The element with this index, if that node is one.
    pub fn element(&self, index: NodeIndex) -> Option<Element<'_>> {
        let ids = self.ids.get_or_init(|| self.html.tree.nodes().map(|node| node.id()).collect());
        let node = self.html.tree.get(*ids.get(index as usize)?)?;
        node.value().is_element().then(|| Element::new(self, node))
    }

    /// For each element, by index, which of its siblings of one name it is, from 1.
    fn ordinals(&self) -> &[u32] {
        self.ordinals.get_or_init(|| {
            let mut ordinals = vec![1; self.places.len().max(1)];
            let mut seen: FxHashMap<(NodeId, &str), u32> = FxHashMap::default();
            for element in self.elements() {
                let Some(parent) = element.node.parent() else { continue };
                let count = seen.entry((parent.id(), element.name())).or_default();
                *count += 1;
                let index = element.index() as usize;
                if ordinals.len() <= index {
                    ordinals.resize(index + 1, 1);
                }
                ordinals[index] = *count;
            }
            ordinals
        })
    }

    fn references(&self) -> &References {
        self.references.get_or_init(|| {
            let mut found = References::default();
            for element in self.elements() {
                found.filled |= element.has_open_attributes() || element.attr_has_hole("id");
                found.scripts |= element.name() == "script";
                found.outside_styles |= element.name() == "link"
                    && element.attr("rel").is_some_and(|rel| rel.to_ascii_lowercase().contains("stylesheet"));
                if let Some(ids) = element.attr("aria-owns") {
                    for id in ids.split_ascii_whitespace() {
                        found.owners.entry(id.to_owned()).or_insert_with(|| element.index());
                    }
                }
                if let Some(id) = element.attr("id") {
                    found.ids.entry(id.to_owned()).or_insert_with(|| element.index());
                }
                if element.name() == "label"
                    && let Some(field) = element.attr("for")
                {
                    found.labels.entry(field.to_owned()).or_default().push(element.index());
                }
            }
            found
        })
    }

    /// Whether a template fills in the `id` of some element: a reference may then lead there.
    pub fn has_filled_ids(&self) -> bool {
        !self.holes.is_empty() && self.references().filled
    }

    /// The element whose `aria-owns` names this `id`.
    pub fn owner_of(&self, id: &str) -> Option<Element<'_>> {
        self.element(*self.references().owners.get(id)?)
    }

    /// Whether style sheets that are not in it may change what it looks like.
    pub fn has_outside_styles(&self) -> bool {
        !self.is_whole || self.references().outside_styles
    }

    /// Whether scripts stand in it that may change it.
    pub fn has_scripts(&self) -> bool {
        self.references().scripts
    }

    /// The first element with this `id`.
    pub fn by_id(&self, id: &str) -> Option<Element<'_>> {
        self.element(*self.references().ids.get(id)?)
    }

    /// The `<label for="…">` elements that point at this `id`.
    pub fn labels_for(&self, id: &str) -> impl Iterator<Item = Element<'_>> {
        self.references().labels.get(id).into_iter().flatten().filter_map(|index| self.element(*index))
    }

    /// Comments in document order: their text and their whole place.
    pub fn comments(&self) -> impl Iterator<Item = (&str, Span)> {
        self.html.tree.root().descendants().filter_map(|node| match node.value() {
            Node::Comment(comment) => Some((&comment.comment[..], self.place(node.id()).tag)),
            _ => None,
        })
    }

    /// The runs of a text node, in order.
    pub fn runs_of(&self, node: NodeIndex) -> &[TextRun] {
        let from = self.runs.partition_point(|run| run.node < node);
        let rest = &self.runs[from..];
        &rest[..rest.partition_point(|run| run.node == node)]
    }

    /// Every text run, by node and offset.
    pub fn runs(&self) -> &[TextRun] {
        &self.runs
    }

    pub(super) fn place(&self, id: NodeId) -> Place {
        self.places.get(index_of(id) as usize).copied().unwrap_or_default()
    }
}

/// An element of a [`Tree`] with its place; cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Element<'t> {
    tree: &'t Tree,
    node: NodeRef<'t, Node>,
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.node.id() == other.node.id() && std::ptr::eq(self.tree, other.tree)
    }
}
impl Eq for Element<'_> {}

impl<'t> Element<'t> {
    /// Wraps a node of the tree.
    pub fn new(tree: &'t Tree, node: NodeRef<'t, Node>) -> Self {
        Self { tree, node }
    }

    /// The tree it stands in.
    #[must_use]
    pub fn tree(&self) -> &'t Tree {
        self.tree
    }

    /// scraper's node.
    #[must_use]
    pub fn node(&self) -> NodeRef<'t, Node> {
        self.node
    }

    /// Its index.
    #[must_use]
    pub fn index(&self) -> NodeIndex {
        index_of(self.node.id())
    }

    /// Local name in lower case (`img`, `mj-image`; SVG keeps its capitals).
    #[must_use]
    pub fn name(&self) -> &'t str {
        self.node.value().as_element().map_or("", |element| &element.name.local)
    }

    /// Its name as the parser keeps it, for tables by name.
    #[must_use]
    pub fn local_name(&self) -> Option<&'t LocalName> {
        self.node.value().as_element().map(|element| &element.name.local)
    }

    /// Whether it is an HTML element (not SVG or `MathML`).
    #[must_use]
    pub fn is_html(&self) -> bool {
        self.node.value().as_element().is_some_and(|element| element.name.ns == html5ever::ns!(html))
    }

    /// An attribute's value with entities decoded; template holes are private-use characters in it.
    #[must_use]
    pub fn attr(&self, name: &str) -> Option<&'t str> {
        let element = self.node.value().as_element()?;
        element.attrs.iter().find(|(key, _)| &*key.local == name).map(|(_, value)| &value[..])
    }

    /// Whether the attribute is there, empty or not.
    #[must_use]
    pub fn has_attr(&self, name: &str) -> bool {
        self.attr(name).is_some()
    }

    /// All attributes: name and value.
    pub fn attrs(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        self.node
            .value()
            .as_element()
            .into_iter()
            .flat_map(|element| element.attrs.iter())
            .map(|(name, value)| (&*name.local, &value[..]))
    }

    /// Who made it.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.tree.place(self.node.id()).origin
    }

    /// Whether it stands in the source, as a tag or as Markdown.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.origin() != Origin::Implied
    }

    /// Its start tag, or the whole Markdown construct; empty when implied.
    #[must_use]
    pub fn span(&self) -> Span {
        self.tree.place(self.node.id()).tag
    }

    /// Its end tag, if one was written.
    #[must_use]
    pub fn end_tag(&self) -> Option<Span> {
        let place = self.tree.place(self.node.id());
        (!place.end_tag.is_empty()).then_some(place.end_tag)
    }

    /// From its start tag to its end tag, or to the end of the last thing in it.
    #[must_use]
    pub fn whole(&self) -> Span {
        let own = self.span();
        if let Some(end) = self.end_tag() {
            return own.cover(end);
        }
        if self.origin() == Origin::Markdown {
            return own;
        }
        let mut end = own.end;
        let mut last = self.node.last_child();
        while let Some(node) = last {
            let place = self.tree.place(node.id());
            end = end.max(place.tag.end).max(place.end_tag.end);
            if let Some(run) = self.tree.runs_of(index_of(node.id())).last() {
                end = end.max(run.span.end);
            }
            last = node.last_child();
        }
        Span { start: own.start, end }
    }

    /// The place of an attribute in the start tag; `None` for Markdown and for implied elements.
    #[must_use]
    pub fn attr_span(&self, name: &str) -> Option<AttributeSpan> {
        if self.origin() != Origin::Tag {
            return None;
        }
        let tag = self.span();
        let written = tag.of(&self.tree.masked);
        let found = attributes::scan(written).find(|found| found.is(name));
        let bound = || attributes::scan(written).find(|found| bound::fills(found.name, name));
        let found = found.or_else(|| if self.tree.bound.is_empty() { None } else { bound() });
        found.map(|found| found.place(tag.start as usize))
    }

    /// The best place for a finding about one attribute: the attribute, else the tag.
    #[must_use]
    pub fn attr_or_tag(&self, name: &str) -> Span {
        self.attr_span(name).map_or_else(|| self.span(), |found| found.whole)
    }

    /// Whether a template or code fills in the value of this attribute: it is there, and unknown.
    #[must_use]
    pub fn attr_has_hole(&self, name: &str) -> bool {
        let tree = self.tree;
        let filled = |span: Span| !tree.holes_in(span).is_empty() || !tree.bound_in(span).is_empty();
        if tree.holes.is_empty() && tree.bound.is_empty() || !filled(self.span()) {
            return false;
        }
        self.attr_span(name).is_some_and(|found| filled(found.value.unwrap_or(found.whole)))
    }

    /// Whether code fills in what stands in it: `v-text`, `[innerHTML]`.
    #[must_use]
    pub fn has_open_content(&self) -> bool {
        !self.tree.bound.is_empty()
            && self.origin() == Origin::Tag
            && self.tree.bound_in(self.span()).iter().any(|bound| bound.content)
    }

    /// Whether a template or code stands among its attributes: any attribute may be there.
    #[must_use]
    pub fn has_open_attributes(&self) -> bool {
        if self.tree.holes.is_empty() && self.tree.bound.is_empty() || self.origin() != Origin::Tag {
            return false;
        }
        let tag = self.span();
        if self.tree.bound_in(tag).iter().any(|bound| bound.any) {
            return true;
        }
        let holes = self.tree.holes_in(tag);
        if holes.is_empty() {
            return false;
        }
        let values: Vec<Span> = attributes::scan(tag.of(&self.tree.masked))
            .filter_map(|found| found.place(tag.start as usize).value)
            .collect();
        holes
            .iter()
            .any(|hole| !values.iter().any(|value| value.start <= hole.span.start && hole.span.end <= value.end))
    }

    /// The element around it.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.node.parent().filter(|node| node.value().is_element()).map(|node| Self::new(self.tree, node))
    }

    /// The elements around it, nearest first.
    pub fn ancestors(&self) -> impl Iterator<Item = Self> + use<'t> {
        let tree = self.tree;
        self.node.ancestors().filter(|node| node.value().is_element()).map(move |node| Self::new(tree, node))
    }

    /// Whether an element with this name is around it.
    #[must_use]
    pub fn is_inside(&self, name: &str) -> bool {
        self.ancestors().any(|element| element.name() == name)
    }

    /// The elements directly inside.
    pub fn children(&self) -> impl Iterator<Item = Self> + use<'t> {
        let tree = self.tree;
        self.node.children().filter(|node| node.value().is_element()).map(move |node| Self::new(tree, node))
    }

    /// The elements inside, in document order, without itself.
    pub fn descendants(&self) -> impl Iterator<Item = Self> + use<'t> {
        let tree = self.tree;
        self.node.descendants().skip(1).filter(|node| node.value().is_element()).map(move |node| Self::new(tree, node))
    }

    /// The next element beside it.
    #[must_use]
    pub fn next(&self) -> Option<Self> {
        self.node.next_siblings().find(|node| node.value().is_element()).map(|node| Self::new(self.tree, node))
    }

    /// The element before it.
    #[must_use]
    pub fn previous(&self) -> Option<Self> {
        self.node.prev_siblings().find(|node| node.value().is_element()).map(|node| Self::new(self.tree, node))
    }

    /// All text inside, as written between the tags, entities decoded; scripts and styles left out.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for node in self.node.descendants() {
            if let Node::Text(part) = node.value() {
                let hidden = node.parent().and_then(|parent| {
                    parent.value().as_element().map(|element| matches!(&*element.name.local, "script" | "style"))
                });
                if hidden != Some(true) {
                    text.push_str(&part.text);
                }
            }
        }
        text
    }

    /// The place of the text inside: from its first run to its last; `None` without text.
    pub fn text_span(&self) -> Option<Span> {
        let mut spans = self
            .node
            .descendants()
            .filter(|node| node.value().is_text())
            .flat_map(|node| self.tree.runs_of(index_of(node.id())))
            .filter(|run| !run.span.of(&self.tree.masked).trim().is_empty())
            .map(|run| run.span);
        let first = spans.next()?;
        Some(spans.fold(first, Span::cover))
    }

    /// Its path in the tree: `/html[1]/body[1]/img[2]`.
    #[must_use]
    pub fn path(&self) -> String {
        let ordinals = self.tree.ordinals();
        let mut steps = vec![*self];
        steps.extend(self.ancestors());
        let mut path = String::new();
        for step in steps.iter().rev() {
            path.push('/');
            path.push_str(step.name());
            path.push('[');
            path.push_str(&ordinals.get(step.index() as usize).copied().unwrap_or(1).to_string());
            path.push(']');
        }
        path
    }

    /// The nearest `lang` (or `xml:lang`) on it or around it.
    #[must_use]
    pub fn lang(&self) -> Option<&'t str> {
        self.attr("lang").or_else(|| self.ancestors().find_map(|element| element.attr("lang")))
    }
}
