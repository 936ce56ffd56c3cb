//! The rules that run on a document, built once per set of settings and sorted by what they ask for.

use html5ever::LocalName;
use rustc_hash::FxHashMap;

use crate::config::{Config, ConfigError, Level, Settings};
use crate::diagnostic::Severity;
use crate::rule::{Entry, Meta, Need, Rule};

/// A rule that is switched on.
pub(super) struct Active {
    pub(super) meta: &'static Meta,
    pub(super) rule: Box<dyn Rule>,
    pub(super) severity: Severity,
    /// The level the user configured: it wins over what a single finding asks for.
    pub(super) configured: Option<Level>,
}

/// Rules by what they are asked.
pub(super) struct RuleSet {
    pub(super) rules: Vec<Active>,
    pub(super) by_tag: FxHashMap<LocalName, Vec<usize>>,
    pub(super) every_tag: Vec<usize>,
    /// By attribute; `aria-*` stands for all that begin so.
    pub(super) by_attribute: FxHashMap<&'static str, Vec<usize>>,
    pub(super) blocks: Vec<usize>,
    pub(super) by_list: FxHashMap<&'static str, Vec<usize>>,
    pub(super) documents: Vec<usize>,
    pub(super) sites: Vec<usize>,
    pub(super) settings: Settings,
}

impl RuleSet {
    pub(super) fn new(entries: &[&Entry], config: &Config, settings: Settings) -> Result<Self, ConfigError> {
        let mut set = Self {
            rules: Vec::new(),
            by_tag: FxHashMap::default(),
            every_tag: Vec::new(),
            by_attribute: FxHashMap::default(),
            blocks: Vec::new(),
            by_list: FxHashMap::default(),
            documents: Vec::new(),
            sites: Vec::new(),
            settings,
        };
        for entry in entries {
            let meta = entry.meta;
            let category = meta.category.name();
            let Some(severity) =
                config.level_for(meta.id, category, meta.severity, meta.maturity.preset(), &set.settings)
            else {
                continue;
            };
            let rule = (entry.build)(&set.settings.options_for(meta.id, meta.options))?;
            let index = set.rules.len();
            set.rules.push(Active {
                meta,
                rule,
                severity,
                configured: set.settings.configured_level(meta.id, category),
            });
            if meta.needs(Need::Elements) {
                for tag in meta.tags {
                    if *tag == "*" {
                        set.every_tag.push(index);
                    } else if let Some(attribute) = tag.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                        set.by_attribute.entry(attribute).or_default().push(index);
                    } else {
                        set.by_tag.entry(LocalName::from(*tag)).or_default().push(index);
                    }
                }
            }
            if meta.needs(Need::Blocks) {
                set.blocks.push(index);
            }
            if meta.needs(Need::Terms) {
                for list in meta.lists {
                    set.by_list.entry(list).or_default().push(index);
                }
            }
            if meta.needs(Need::Document) {
                set.documents.push(index);
            }
            if meta.needs(Need::Site) {
                set.sites.push(index);
            }
        }
        Ok(set)
    }
}
