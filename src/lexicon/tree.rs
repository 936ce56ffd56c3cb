//! The forms of all entries as a tree of word hashes.

use rustc_hash::FxHashMap;

use super::fold::hash;

/// Bits of the filter that first words pass, as a power of two.
const FILTER_BITS: u32 = 17;

/// Where a walk starts.
pub(super) const ROOT: u32 = 0;

/// A tree whose edges are words and whose nodes hold the forms that end there.
pub(super) struct Tree {
    /// One bit for the low bits of each first word's hash: most words of a text stop here.
    filter: Vec<u64>,
    edges: FxHashMap<u64, u32>,
    nodes: u32,
    /// Node and pattern, sorted: what ends where. Patterns of one node stand in the order of the dictionary.
    ends: Vec<(u32, u32)>,
}

fn key(node: u32, hash: u64) -> u64 {
    hash ^ (u64::from(node).wrapping_mul(0xD6E8_FEB8_6659_FD93))
}

impl Tree {
    /// Builds the tree from surfaces and the patterns they come from; a surface that no text can
    /// hold is left out.
    pub(super) fn new(surfaces: &[(String, u32)]) -> Self {
        let mut tree = Self {
            filter: vec![0; 1 << (FILTER_BITS - 6)],
            edges: FxHashMap::with_capacity_and_hasher(surfaces.len(), rustc_hash::FxBuildHasher),
            nodes: 1,
            ends: Vec::with_capacity(surfaces.len()),
        };
        for (surface, pattern) in surfaces {
            tree.add(surface, *pattern);
            if surface.contains(['-', '/', '%']) {
                // Written apart as well: wheelchair bound, co pay; and/or and 100% are cut apart.
                let apart = surface.replace('-', " ").replace('/', " / ").replace('%', " %");
                tree.add(&apart, *pattern);
            }
            if let Some(surface) = surface.strip_suffix('.') {
                // A last stop may be left outside the word.
                tree.add(surface, *pattern);
            }
        }
        tree.ends.sort_unstable();
        tree.ends.dedup();
        tree
    }

    fn add(&mut self, surface: &str, pattern: u32) {
        let mut node = ROOT;
        for (index, word) in surface.split(' ').enumerate() {
            let Some(word) = hash(word) else { return };
            if index == 0 {
                let bit = word & ((1 << FILTER_BITS) - 1);
                self.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
            }
            let next = self.nodes;
            node = *self.edges.entry(key(node, word)).or_insert(next);
            self.nodes += u32::from(node == next);
        }
        self.ends.push((node, pattern));
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

    /// The patterns with a surface that ends at a node.
    pub(super) fn ends(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self.ends.partition_point(|(at, _)| *at < node);
        self.ends[from..].iter().take_while(move |(at, _)| *at == node).map(|(_, pattern)| *pattern)
    }
}
