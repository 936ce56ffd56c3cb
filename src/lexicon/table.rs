//! The forms of all entries of a language as a tree of word hashes, laid out in one run of bytes.
//!
//! The build script writes the tables of our own dictionaries, and the program reads them where they
//! stand: nothing is built when it starts. All numbers are `u32`, little endian.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::fold::hash;
use super::source::Outline;

/// Places of the filter that first words pass, as a power of two; each has two bits. Both filters fit the nearest
/// caches of a processor together.
const FILTER_BITS: u32 = 17;
/// Numbers of that filter.
const FILTER: usize = 1 << (FILTER_BITS - 4);
/// Bits of the filter that the first two words of a phrase pass, as a power of two.
const PAIR_BITS: u32 = 17;
/// Numbers of that filter.
const PAIRS: usize = 1 << (PAIR_BITS - 5);

/// Where a walk starts.
pub(super) const ROOT: u32 = 0;

/// Entries, patterns, and a tree whose edges are words and whose nodes hold the patterns that end there.
pub(super) struct Table {
    bytes: Cow<'static, [u8]>,
    layout: Layout,
}

/// Where each part starts, in numbers.
#[derive(Clone, Copy)]
struct Layout {
    entries: usize,
    patterns: usize,
    edges: usize,
    /// Edges are found by the upper bits of their key, so many.
    bucket_bits: u32,
    nodes: usize,
    /// Behind the head: list, start and end of each entry.
    at_entries: usize,
    /// Entry, and which of its patterns it is.
    at_patterns: usize,
    /// Two bits for the low bits of each first word's hash: most words of a text stop there.
    at_filter: usize,
    /// One bit for the first two words of each phrase.
    at_pairs: usize,
    /// Where the edges of each bucket start, and where the last one ends.
    at_buckets: usize,
    /// Key and node, sorted by key.
    at_edges: usize,
    /// Where the ends of each node start, and where the last one's end.
    at_nodes: usize,
    /// Patterns, for each node in the order of the dictionary.
    at_ends: usize,
}

/// Numbers in the head.
const HEAD: usize = 5;

impl Layout {
    fn new(head: [u32; HEAD]) -> Self {
        let [entries, patterns, edges, bucket_bits, nodes] = head;
        let (entries, patterns, edges, nodes) = (entries as usize, patterns as usize, edges as usize, nodes as usize);
        let at_patterns = HEAD + entries * 3;
        let at_filter = at_patterns + patterns * 2;
        let at_pairs = at_filter + FILTER;
        let at_buckets = at_pairs + PAIRS;
        let at_edges = at_buckets + (1 << bucket_bits) + 1;
        let at_nodes = at_edges + edges * 2;
        Self {
            entries,
            patterns,
            edges,
            bucket_bits,
            nodes,
            at_entries: HEAD,
            at_patterns,
            at_filter,
            at_pairs,
            at_buckets,
            at_edges,
            at_nodes,
            at_ends: at_nodes + nodes + 1,
        }
    }
}

/// The key of an edge. Two edges with one key lead to one node; the spelling is compared in the end.
fn key(node: u32, hash: u64) -> u32 {
    ((hash ^ (u64::from(node).wrapping_mul(0xD6E8_FEB8_6659_FD93))).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

impl Table {
    /// Lays out the files of one language, in order.
    pub(super) fn new(outlines: &[Outline]) -> Self {
        let mut entries = Vec::new();
        let mut patterns = Vec::new();
        let mut tree = Builder {
            edges: FxHashMap::default(),
            nodes: 1,
            ends: Vec::new(),
            filter: vec![0; FILTER],
            pairs: vec![0; PAIRS],
        };
        for (list, outline) in outlines.iter().enumerate() {
            let (first_entry, first_pattern) = (entries.len() as u32 / 3, patterns.len() as u32 / 2);
            entries
                .extend(outline.entries.iter().flat_map(|range| [list as u32, range.start as u32, range.end as u32]));
            patterns.extend(outline.patterns.iter().flat_map(|(entry, nth)| [first_entry + entry, *nth]));
            for (surface, pattern) in &outline.surfaces {
                tree.add_all(surface, first_pattern + pattern);
            }
        }
        let (entry_count, pattern_count) = (entries.len() as u32 / 3, patterns.len() as u32 / 2);
        let mut edges: Vec<(u32, u32)> = tree.edges.into_iter().collect();
        edges.sort_unstable();
        tree.ends.sort_unstable();
        tree.ends.dedup();
        // About two edges a bucket.
        let bucket_bits = (edges.len() / 2).next_power_of_two().trailing_zeros().clamp(1, 24);
        let bucket = |key: u32| key >> (32 - bucket_bits);
        let mut numbers = vec![entry_count, pattern_count, edges.len() as u32, bucket_bits, tree.nodes];
        numbers.extend(entries);
        numbers.extend(patterns);
        numbers.extend(tree.filter);
        numbers.extend(tree.pairs);
        numbers.extend((0..=1 << bucket_bits).map(|at| edges.partition_point(|(key, _)| bucket(*key) < at) as u32));
        numbers.extend(edges.iter().flat_map(|(key, node)| [*key, *node]));
        numbers.extend((0..=tree.nodes).map(|node| tree.ends.partition_point(|(at, _)| *at < node) as u32));
        numbers.extend(tree.ends.iter().map(|(_, pattern)| *pattern));
        Self::read(numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<_>>().into())
    }

    /// Reads what [`Table::new`] wrote.
    pub(super) fn read(bytes: Cow<'static, [u8]>) -> Self {
        let head = std::array::from_fn(|at| number(&bytes, at));
        Self { layout: Layout::new(head), bytes }
    }

    /// The bytes to read it from.
    #[allow(dead_code, reason = "the build script writes them")]
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn at(&self, at: usize) -> u32 {
        number(&self.bytes, at)
    }

    /// How many entries there are.
    pub(super) fn entries(&self) -> usize {
        self.layout.entries
    }

    /// How many patterns there are.
    pub(super) fn patterns(&self) -> usize {
        self.layout.patterns
    }

    /// The list of an entry, and where in the list's text it stands; nowhere for the terms a list keeps.
    pub(super) fn entry(&self, entry: u32) -> (usize, Range<usize>) {
        let at = self.layout.at_entries + entry as usize * 3;
        (self.at(at) as usize, self.at(at + 1) as usize..self.at(at + 2) as usize)
    }

    /// The entry of a pattern, and which of its patterns it is.
    pub(super) fn pattern(&self, pattern: u32) -> (u32, usize) {
        let at = self.layout.at_patterns + pattern as usize * 2;
        (self.at(at), self.at(at + 1) as usize)
    }

    /// The filters that first words pass.
    pub(super) fn starts(&self) -> Starts<'_> {
        static NOTHING: [u8; FILTER * 4] = [0; FILTER * 4];
        let part = |at: usize| self.bytes.get(at * 4..).unwrap_or_default();
        Starts {
            first: part(self.layout.at_filter).first_chunk().unwrap_or(&NOTHING),
            pairs: part(self.layout.at_pairs).first_chunk().unwrap_or(&[0; PAIRS * 4]),
        }
    }

    /// The node one word further on.
    pub(super) fn step(&self, node: u32, hash: u64) -> Option<u32> {
        let key = key(node, hash);
        let bucket = self.layout.at_buckets + (key >> (32 - self.layout.bucket_bits)) as usize;
        let (from, to) = (self.at(bucket) as usize, self.at(bucket + 1) as usize);
        debug_assert!(to <= self.layout.edges);
        (from..to)
            .map(|edge| self.layout.at_edges + edge * 2)
            .find(|edge| self.at(*edge) == key)
            .map(|edge| self.at(edge + 1))
    }

    /// The patterns with a surface that ends at a node.
    pub(super) fn ends(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        debug_assert!((node as usize) < self.layout.nodes);
        let at = self.layout.at_nodes + node as usize;
        (self.at(at)..self.at(at + 1)).map(|end| self.at(self.layout.at_ends + end as usize))
    }
}

/// What tells most words of a text away before any look-up.
#[derive(Clone, Copy)]
pub(super) struct Starts<'t> {
    first: &'t [u8; FILTER * 4],
    pairs: &'t [u8; PAIRS * 4],
}

impl Starts<'_> {
    /// Whether a word with this hash may be a form by itself, and whether it may start a phrase.
    #[inline]
    pub(super) fn start(&self, hash: u64) -> (bool, bool) {
        let bits = |place: usize| u32::from(self.first[place >> 2]) >> ((place & 3) * 2);
        let (first, second) = (bits(place(hash)), bits(place(second(hash))));
        (first & second & WORD != 0, first & PHRASE != 0)
    }

    /// Whether a phrase may start with words of these hashes.
    #[inline]
    pub(super) fn may_follow(&self, first: u64, second: u64) -> bool {
        let bit = pair(first, second);
        self.pairs[bit >> 3] >> (bit & 7) & 1 == 1
    }
}

/// The bit of a filter's place for first words of phrases.
const PHRASE: u32 = 1;
/// The bit for words that are forms by themselves.
const WORD: u32 = 2;

/// The place of a hash in the filter.
fn place(hash: u64) -> usize {
    hash as usize & ((1 << FILTER_BITS) - 1)
}

/// The hash for the second place of a word that is a form by itself: one place alone lets one word in seven pass.
fn second(hash: u64) -> u64 {
    hash >> 32
}

/// The bit for two words.
fn pair(first: u64, second: u64) -> usize {
    (first.rotate_left(21) ^ second) as usize & ((1 << PAIR_BITS) - 1)
}

/// A number of the table; zero past its end, which no table of ours reaches.
fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at * 4..at * 4 + 4).and_then(|four| four.first_chunk()).map_or(0, |four| u32::from_le_bytes(*four))
}

/// A tree as it grows.
struct Builder {
    edges: FxHashMap<u32, u32>,
    nodes: u32,
    ends: Vec<(u32, u32)>,
    filter: Vec<u32>,
    pairs: Vec<u32>,
}

impl Builder {
    /// Adds a surface in all its spellings; one that no text can hold is left out.
    fn add_all(&mut self, surface: &str, pattern: u32) {
        self.add(surface, pattern);
        if surface.contains(['-', '/', '%', ',']) {
            // Written apart as well: wheelchair bound, co pay; and/or and 100% are cut apart, and so is a comma.
            let apart = surface.replace('-', " ").replace('/', " / ").replace('%', " %").replace(',', " ,");
            self.add(&apart, pattern);
        }
        if let Some(surface) = surface.strip_suffix('.') {
            // A last stop may be left outside the word.
            self.add(surface, pattern);
        }
    }

    fn add(&mut self, surface: &str, pattern: u32) {
        let mut node = ROOT;
        let mut first = None;
        for (index, word) in surface.split(' ').enumerate() {
            let Some(word) = hash(word) else { return };
            match (index, first) {
                (0, _) => {
                    let mut mark = |place: usize, bit: u32| self.filter[place >> 4] |= bit << ((place & 15) * 2);
                    if surface.contains(' ') {
                        mark(place(word), PHRASE);
                    } else {
                        mark(place(word), WORD);
                        mark(place(second(word)), WORD);
                    }
                    first = Some(word);
                }
                (1, Some(first)) => {
                    let bit = pair(first, word);
                    self.pairs[bit >> 5] |= 1 << (bit & 31);
                }
                _ => {}
            }
            let next = self.nodes;
            node = *self.edges.entry(key(node, word)).or_insert(next);
            self.nodes += u32::from(node == next);
        }
        self.ends.push((node, pattern));
    }
}
