//! What a page says that its page in another language must say too: times, days, dates, amounts,
//! sections. Found once per page, small enough to keep, and compared when the text is gone.

mod detail;

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::source::{FrontMatter, Source};
use crate::syntax::tree::Tree;
use crate::text::block::{Block, Role};
use crate::text::word::WordClass;

pub use detail::{Detail, What};

/// More of these than a page of a practice has: a calendar or a table of prices is not compared.
const MOST_DETAILS: usize = 64;
/// More headings than are compared.
const MOST_HEADINGS: usize = 40;

/// Keys of front matter that name a page in all its languages.
const KEYS: [&str; 6] = ["translationKey", "translation_key", "translationId", "lang-ref", "page_id", "ref"];

/// What is compared of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twin {
    /// Times, days, dates and amounts, in reading order.
    pub details: Vec<Detail>,
    /// Its headings below the first level, with their level.
    pub headings: Vec<(u8, String)>,
    /// How many words of prose it has.
    pub words: u32,
    /// The pages in other languages that it names: `hreflang` and where it leads.
    pub alternates: Vec<(String, String)>,
    /// The name that its front matter gives to the page in all languages.
    pub key: Option<String>,
}

/// Reads a page.
pub fn find(document: &Document<'_>) -> Twin {
    let mut details = Vec::new();
    let mut headings = Vec::new();
    let readable = |block: &&Block| {
        !block.hidden && !matches!(block.role, Role::Code | Role::Alt | Role::Title | Role::Navigation)
    };
    for block in document.blocks.iter().filter(readable) {
        if block.role == Role::Heading && headings.len() < MOST_HEADINGS {
            let level = block
                .node
                .and_then(|node| document.tree.element(node))
                .and_then(|element| element.name().strip_prefix('h').and_then(|level| level.parse::<u8>().ok()));
            headings.extend(level.filter(|level| *level > 1).map(|level| (level, shortened(&block.text))));
        }
        if details.len() <= MOST_DETAILS && block.words.iter().any(|word| word.class == WordClass::Number) {
            detail::find(&block.text, block.language.as_str(), &mut details);
        }
    }
    if details.len() > MOST_DETAILS {
        details.clear();
    }
    Twin {
        details,
        headings,
        words: document.counts.words,
        alternates: alternates(document.source, &document.tree),
        key: document.front_matter.as_ref().and_then(key),
    }
}

fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST).chain(['…']).collect() }
}

fn alternates(source: &Source, tree: &Tree) -> Vec<(String, String)> {
    const MOST: usize = 12;
    if memchr::memmem::find(source.text.as_bytes(), b"hreflang").is_none() {
        return Vec::new();
    }
    let named = tree.elements().filter(|element| matches!(element.name(), "a" | "link"));
    let pairs = named.filter_map(|element| element.attr("hreflang").zip(element.attr("href")));
    pairs.take(MOST).map(|(language, target)| (language.to_ascii_lowercase(), target.to_owned())).collect()
}

fn key(front_matter: &FrontMatter) -> Option<String> {
    let found = KEYS.iter().find_map(|key| front_matter.get(key))?;
    (!found.value.trim().is_empty()).then(|| found.value.trim().to_owned())
}
