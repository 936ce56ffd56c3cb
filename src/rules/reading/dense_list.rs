//! Lists are short, and so are their items.

use crate::config::{OptionDefault, OptionSpec};
use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::{Element, NodeIndex};
use crate::text::block::{Block, Role};
use crate::text::word::WordClass;

rule! {
    /// # What it finds
    /// A list with very many items that are more than a few words each, or an item as long as a
    /// paragraph. Menus, lists of links and lists of short names are left alone.
    ///
    /// # Why it matters to the reader
    /// A list helps because the eye can take it in at once. With twenty items, or items of six lines,
    /// it is a wall again.
    ///
    /// # How to put it right
    /// Make groups and give each a heading. Say one thing in each item, and move the rest below it.
    ///
    /// # Examples
    /// ```md,bad,max-items=3,lang=en
    /// - Bring your photo ID or another paper with your name.
    /// - Bring a letter that shows where you live now.
    /// - Bring your insurance card if you have one.
    /// - Bring a list of the medicine that you take.
    /// ```
    /// ```html,bad,max-words=15,lang=es
    /// <ul><li>Traiga una identificación con foto, su tarjeta del seguro, una carta que diga dónde vive ahora y una lista de las medicinas que toma.</li><li>Llegue temprano.</li></ul>
    /// ```
    /// ```md,good
    /// - Bring your photo ID.
    /// - Bring your insurance card.
    /// ```
    /// ```md,good,max-items=3
    /// - Adams
    /// - Baca
    /// - Bent
    /// - Boulder
    /// - Chaffee
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2.
    DenseList {
        id: "reading/dense-list",
        category: Category::Reading,
        severity: Severity::Note,
        needs: &[Need::Document],
        options: &[
            OptionSpec { name: "max-items", default: OptionDefault::Integer(12, 3, 100), help: "The most items a list of sentences may have." },
            OptionSpec { name: "max-words", default: OptionDefault::Integer(60, 10, 500), help: "The most words an item may have." },
        ],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Lists are short, and so are their items",
        messages: &[
            Message { key: "items", text: "This list has {items} items. Groups with a heading each are easier to read." },
            Message { key: "words", text: "This list item has {words} words. Try to say one thing in each item." },
        ],
    }
    |options| DenseList { max_items: options.integer("max-items"), max_words: options.integer("max-words") }
}

struct DenseList {
    max_items: usize,
    max_words: usize,
}

/// Words an item has on average in a list of sentences; names and links have fewer.
const WORDS_OF_A_SENTENCE: usize = 6;

/// The list being read.
struct Open {
    list: NodeIndex,
    item: NodeIndex,
    items: usize,
    words: usize,
    words_of_item: usize,
}

impl DenseList {
    fn close_item(&self, open: &Open, document: &Document<'_>, findings: &mut Findings) {
        if open.words_of_item > self.max_words
            && let Some(item) = document.tree.element(open.item)
        {
            findings.push(Finding::new("words", item.whole()).arg("words", open.words_of_item).node(open.item));
        }
    }

    fn close(&self, open: &Open, document: &Document<'_>, findings: &mut Findings) {
        self.close_item(open, document, findings);
        if open.items > self.max_items
            && open.words >= open.items * WORDS_OF_A_SENTENCE
            && let Some(list) = document.tree.element(open.list)
        {
            findings.push(Finding::new("items", list.whole()).arg("items", open.items).node(open.list));
        } else {
            findings.pass();
        }
    }
}

impl Rule for DenseList {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        // A stack for lists in lists: an item of the outer one may go on after the inner one.
        let mut open: Vec<Open> = Vec::new();
        for block in document.blocks.iter().filter(|block| block.role == Role::Item && !block.hidden) {
            let Some((list, item)) = place(block, document) else { continue };
            let words = words(block);
            match open.iter().rposition(|known| known.list == list) {
                Some(at) => {
                    for inner in open.drain(at + 1..).rev() {
                        self.close(&inner, document, findings);
                    }
                    let current = &mut open[at];
                    if current.item != item {
                        self.close_item(current, document, findings);
                        current.item = item;
                        current.items += 1;
                        current.words_of_item = 0;
                    }
                    current.words += words;
                    current.words_of_item += words;
                }
                None => {
                    // Lists that are not around this one are over.
                    while open.last().is_some_and(|last| !contains(document, last.list, list)) {
                        if let Some(last) = open.pop() {
                            self.close(&last, document, findings);
                        }
                    }
                    open.push(Open { list, item, items: 1, words, words_of_item: words });
                }
            }
        }
        for rest in open.into_iter().rev() {
            self.close(&rest, document, findings);
        }
    }
}

/// The list and the item a block stands in.
fn place(block: &Block, document: &Document<'_>) -> Option<(NodeIndex, NodeIndex)> {
    // An item's paragraphs are a few steps below it.
    const STEPS: usize = 8;
    let mut at = document.tree.element(block.node?)?;
    for _ in 0..STEPS {
        if at.name() == "li" {
            let list = at.parent()?;
            return matches!(list.name(), "ul" | "ol").then(|| (list.index(), at.index()));
        }
        at = at.parent()?;
    }
    None
}

fn contains(document: &Document<'_>, outer: NodeIndex, inner: NodeIndex) -> bool {
    const STEPS: usize = 32;
    document
        .tree
        .element(inner)
        .is_some_and(|list| list.ancestors().take(STEPS).any(|up: Element<'_>| up.index() == outer))
}

fn words(block: &Block) -> usize {
    block
        .words
        .iter()
        .filter(|word| matches!(word.class, WordClass::Word | WordClass::Hole | WordClass::Number))
        .count()
}
