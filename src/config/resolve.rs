//! What holds for one document: overrides, presets and options.

use std::sync::OnceLock;

use globset::GlobSet;

use super::{Config, Level, OptionDefault, OptionSpec, OptionValue, Options, Preset, Settings, SiteSettings, glob};
use crate::diagnostic::Severity;

/// The globs of a [`Config`], compiled when the first path is asked about. Change a
/// configuration before that, or set this to its default again.
#[derive(Debug, Default)]
pub struct Matchers(OnceLock<Compiled>);

#[derive(Debug)]
struct Compiled {
    overrides: Vec<GlobSet>,
    ignores: Vec<Option<GlobSet>>,
    sites: Vec<Option<GlobSet>>,
    exclude: GlobSet,
}

impl Clone for Matchers {
    /// A copy compiles anew, since it is made to be changed.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Matchers {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Which overrides hold for a path, one bit each: documents with the same key have the same
/// [`Settings`], so a set of rules need be built only once for each key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OverrideKey(Vec<u64>);

impl OverrideKey {
    pub(crate) fn set(&mut self, index: usize) {
        let word = index / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (index % 64);
    }

    /// Whether the override with this index holds.
    #[must_use]
    pub fn has(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
    }
}

impl Config {
    fn compiled(&self) -> &Compiled {
        self.matchers.0.get_or_init(|| Compiled {
            overrides: self.overrides.iter().map(|over| glob::compile(&over.files)).collect(),
            ignores: self
                .ignores
                .iter()
                .map(|ignore| (!ignore.path.is_empty()).then(|| glob::compile(std::slice::from_ref(&ignore.path))))
                .collect(),
            sites: self
                .sites
                .iter()
                .map(|site| (!site.include.is_empty()).then(|| glob::compile(&site.include)))
                .collect(),
            exclude: glob::compile(&self.exclude),
        })
    }

    /// Which overrides hold for a path, relative to [`Config::root`], with forward slashes.
    pub fn override_key(&self, path: &str) -> OverrideKey {
        let path = path.trim_start_matches("./");
        let mut key = OverrideKey::default();
        if !self.overrides.is_empty() {
            for (index, globs) in self.compiled().overrides.iter().enumerate() {
                if globs.is_match(path) {
                    key.set(index);
                }
            }
        }
        key
    }

    /// What holds for a path, relative to [`Config::root`], with forward slashes.
    pub fn settings(&self, path: &str) -> Settings {
        self.settings_for(&self.override_key(path))
    }

    /// What holds for every path with this key: the file's own settings, then its overrides in order.
    pub fn settings_for(&self, key: &OverrideKey) -> Settings {
        let mut settings = Settings {
            language: self.language.clone(),
            kind: self.kind,
            region: self.region.clone(),
            rules: self.rules.clone(),
        };
        for (_, over) in self.overrides.iter().enumerate().filter(|(index, _)| key.has(*index)) {
            settings.kind = over.kind.or(settings.kind);
            settings.language = over.language.clone().or(settings.language);
            settings.region = over.region.clone().or(settings.region);
            for (name, rule) in &over.rules {
                let merged = settings.rules.entry(name.clone()).or_default();
                merged.level = rule.level.or(merged.level);
                merged.options.extend(rule.options.iter().map(|(name, value)| (name.clone(), value.clone())));
            }
        }
        settings
    }

    /// Whether a path, relative to [`Config::root`], is left out.
    pub fn excludes(&self, path: &str) -> bool {
        !self.exclude.is_empty() && self.compiled().exclude.is_match(path.trim_start_matches("./"))
    }

    /// Whether the ignore with this index holds for a path, relative to [`Config::root`].
    pub fn ignore_holds(&self, index: usize, path: &str) -> bool {
        match self.compiled().ignores.get(index) {
            Some(Some(globs)) => globs.is_match(path.trim_start_matches("./")),
            Some(None) => true,
            None => false,
        }
    }

    /// The site a path, relative to [`Config::root`], belongs to: of several the one with the
    /// deepest root. Its `include` is relative to that root.
    pub fn site(&self, path: &str) -> Option<&SiteSettings> {
        let path = path.trim_start_matches("./");
        let inside = |site: &SiteSettings| match &site.root[..] {
            "" => Some(path.to_owned()),
            root => path.strip_prefix(root)?.strip_prefix('/').map(str::to_owned),
        };
        self.sites
            .iter()
            .enumerate()
            .filter(|(index, site)| {
                inside(site).is_some_and(|rest| {
                    self.compiled()
                        .sites
                        .get(*index)
                        .is_none_or(|globs| globs.as_ref().is_none_or(|g| g.is_match(rest)))
                })
            })
            .map(|(_, site)| site)
            // Of equals the later wins, as with overrides.
            .max_by_key(|site| site.root.len())
    }

    /// How strictly a rule is taken; `None` when it does not run.
    ///
    /// What is said of the rule itself wins, then what is said of its category, then the preset
    /// with the rule's own `severity`. `from` is the smallest preset that runs the rule. A
    /// category's level also switches on what `recommended` runs, never rules still in
    /// preview: those must be named, or asked for by `preset = "all"`.
    pub fn level_for(
        &self,
        id: &str,
        category: &str,
        severity: Severity,
        from: Preset,
        settings: &Settings,
    ) -> Option<Severity> {
        let said = |name: &str| settings.rules.get(name).and_then(|rule| rule.level);
        if let Some(level) = said(id) {
            return level.severity();
        }
        let runs = from <= self.preset;
        match said(category) {
            Some(level) if runs || from < Preset::All => level.severity(),
            _ => runs.then_some(severity),
        }
    }
}

impl Settings {
    /// The level the configuration itself gives a rule, if any: it wins over the severity a
    /// single finding asks for.
    #[must_use]
    pub fn configured_level(&self, id: &str, category: &str) -> Option<Level> {
        let said = |name: &str| self.rules.get(name).and_then(|rule| rule.level);
        said(id).or_else(|| said(category))
    }

    /// A rule's options: as configured, else their defaults. What does not fit its
    /// specification counts as not configured.
    #[must_use]
    pub fn options_for(&self, id: &str, specs: &'static [OptionSpec]) -> Options {
        let given = self.rules.get(id).map(|rule| &rule.options);
        Options(
            specs.iter().map(|spec| (spec.name, spec.value(given.and_then(|given| given.get(spec.name))))).collect(),
        )
    }
}

impl OptionSpec {
    fn value(&self, given: Option<&OptionValue>) -> OptionValue {
        match (self.default, given) {
            (OptionDefault::Flag(_), Some(OptionValue::Flag(flag))) => OptionValue::Flag(*flag),
            (OptionDefault::Flag(flag), _) => OptionValue::Flag(flag),
            (OptionDefault::Integer(_, least, most), Some(OptionValue::Integer(number))) => {
                OptionValue::Integer((*number).clamp(least.min(most), most))
            }
            (OptionDefault::Integer(number, ..), _) => OptionValue::Integer(number),
            (OptionDefault::List, Some(OptionValue::List(list))) => OptionValue::List(list.clone()),
            (OptionDefault::List, _) => OptionValue::List(Vec::new()),
        }
    }
}
