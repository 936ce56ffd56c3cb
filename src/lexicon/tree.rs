//! The forms of all entries as a tree of word hashes.

use rustc_hash::FxHashMap;

use super::entry::Form;
use super::fold::hash;

/// Bits of the filter that first words pass, as a power of two.
const FILTER_BITS: u32 = 15;

/// Where a walk starts.
pub(super) const ROOT: u32 = 0;

/// A tree whose edges are words and whose nodes hold the forms that end there.
pub(super) struct Tree {
    /// One bit for the low bits of each first word's hash: most words of a text stop here.
    filter: Vec<u64>,
    edges: FxHashMap<u64, u32>,
    forms: Vec<Vec<u32>>,
}

fn key(node: u32, hash: u64) -> u64 {
    hash ^ (u64::from(node).wrapping_mul(0xD6E8_FEB8_6659_FD93))
}

impl Tree {
    /// Builds the tree; a form that no text can hold is left out.
    pub(super) fn new(forms: &[Form]) -> Self {
        let mut tree = Self {
            filter: vec![0; 1 << (FILTER_BITS - 6)],
            edges: FxHashMap::with_capacity_and_hasher(forms.len() * 2, rustc_hash::FxBuildHasher),
            forms: vec![Vec::new()],
        };
        for (index, form) in forms.iter().enumerate() {
            tree.add(&form.surface, index as u32);
            if form.surface.contains(['-', '/', '%']) {
                // Written apart as well: wheelchair bound, co pay; and/or and 100% are cut apart.
                let apart = form.surface.replace('-', " ").replace('/', " / ").replace('%', " %");
                tree.add(&apart, index as u32);
            }
            if let Some(surface) = form.surface.strip_suffix('.') {
                // A last stop may be left outside the word.
                tree.add(surface, index as u32);
            }
        }
        tree
    }

    fn add(&mut self, surface: &str, form: u32) {
        let Some(words) = surface.split(' ').map(hash).collect::<Option<Vec<u64>>>() else { return };
        let Some(&first) = words.first() else { return };
        let bit = first & ((1 << FILTER_BITS) - 1);
        self.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        let mut node = ROOT;
        for word in words {
            let next = self.forms.len() as u32;
            node = *self.edges.entry(key(node, word)).or_insert(next);
            if node == next {
                self.forms.push(Vec::new());
            }
        }
        self.forms[node as usize].push(form);
    }

    /// Whether a word with this hash may start a form.
    pub(super) fn may_start(&self, hash: u64) -> bool {
        let bit = hash & ((1 << FILTER_BITS) - 1);
        self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 == 1
    }

    /// The node one word further on.
    pub(super) fn step(&self, node: u32, hash: u64) -> Option<u32> {
        self.edges.get(&key(node, hash)).copied()
    }

    /// The forms that end at a node, as indices.
    pub(super) fn ends(&self, node: u32) -> &[u32] {
        self.forms.get(node as usize).map_or(&[], Vec::as_slice)
    }
}
