//! Reads `plainspoken.toml`. Every wrong key or value is told with its line and the nearest right one.

use std::collections::BTreeMap;
use std::io;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::values::{self, did_you_mean};
use super::{
    Config, ConfigError, Entity, IgnoreSettings, Level, Licence, MESSAGE_LANGUAGES, OptionDefault, OptionSpec,
    OptionValue, Override, Practice, Preset, ProjectWords, RuleSettings, Sender, SiteSettings, Vocabulary, glob,
};
use crate::facts::kind::Kind;
use crate::span::LineIndex;

/// How many files may stand behind one another through `extends`.
const DEEPEST: usize = 16;

pub(super) const ROOT_KEYS: &[&str] = &[
    "exclude",
    "extends",
    "glossary",
    "ignore",
    "kind",
    "language",
    "messages",
    "overrides",
    "practice",
    "preset",
    "region",
    "rules",
    "sample",
    "site",
    "vocabulary",
    "wcag",
];
pub(super) const PRACTICE_KEYS: &[&str] = &[
    "addresses",
    "confidential-location",
    "credentials",
    "emails",
    "entity",
    "jurisdictions-served",
    "languages",
    "licences",
    "names",
    "organization",
    "phones",
    "sender",
];
pub(super) const LICENCE_KEYS: &[&str] = &["holder", "jurisdiction", "number", "title"];
pub(super) const OVERRIDE_KEYS: &[&str] = &["files", "kind", "language", "region", "rules"];
pub(super) const SITE_KEYS: &[&str] = &["include", "kind", "root"];
pub(super) const VOCABULARY_KEYS: &[&str] = &["allow", "explain", "forbid", "prefer"];
pub(super) const IGNORE_KEYS: &[&str] = &["path", "reason", "rule", "text"];
const LEVELS: &[&str] = &["off", "note", "warning", "error"];
const PRESETS: &[&str] = &["starter", "recommended", "all"];
const ENTITIES: &[&str] = &["practitioner", "group", "agency", "shelter", "hospital", "school", "government"];
const SENDERS: &[&str] = &["person", "team"];
const WCAG: &[&str] = &["2.1-AA", "2.2-AA"];

type Value<'i> = Spanned<DeValue<'i>>;

impl Config {
    /// Reads a configuration and everything it extends.
    ///
    /// `path` is the file's path with forward slashes, for messages and as the place from which
    /// `extends` is followed; `load` reads the files extended. What the nearer file says wins;
    /// its overrides, sites and ignores come after those of the file it extends. All globs and
    /// folders are relative to the nearest file.
    ///
    /// # Errors
    /// Everything that is wrong, by file and line. What can be put up with is returned beside
    /// the configuration, in the same form.
    pub fn parse(
        text: &str,
        path: &str,
        vocabulary: &Vocabulary,
        load: &dyn Fn(&str) -> io::Result<String>,
    ) -> Result<(Self, Vec<ConfigError>), Vec<ConfigError>> {
        let mut reading = Reading { vocabulary, load, trail: Vec::new(), errors: Vec::new(), warnings: Vec::new() };
        let path = path.replace('\\', "/");
        let mut config = reading.file(text, &path);
        if reading.errors.is_empty() {
            config.root = Some(match path.rsplit_once('/') {
                Some(("", _)) => "/".to_owned(),
                Some((folder, _)) => folder.to_owned(),
                None => ".".to_owned(),
            });
            Ok((config, reading.warnings))
        } else {
            Err(reading.errors)
        }
    }
}

/// The reading of a file and of those behind it.
struct Reading<'a> {
    vocabulary: &'a Vocabulary,
    load: &'a dyn Fn(&str) -> io::Result<String>,
    /// The files being read, nearest first.
    trail: Vec<String>,
    errors: Vec<ConfigError>,
    warnings: Vec<ConfigError>,
}

impl Reading<'_> {
    fn file(&mut self, text: &str, path: &str) -> Config {
        self.trail.push(path.to_owned());
        // Notepad writes a byte order mark; the columns it moves are not shown.
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let lines = LineIndex::new(text);
        let table = match DeTable::parse(text) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let line = error.span().map_or(0, |span| lines.line(span.start));
                let message = format!("this is not valid TOML: {}", error.message());
                self.errors.push(ConfigError { path: path.to_owned(), line, message });
                return Config::default();
            }
        };
        let mut file = File { path, lines, vocabulary: self.vocabulary, errors: Vec::new(), warnings: Vec::new() };
        let mut config = match table.get("extends") {
            Some(value) => self.extended(value, &mut file),
            None => Config::default(),
        };
        file.root(&table, &mut config);
        // Keys come sorted by name; people read from the top.
        file.errors.sort_by_key(|error| error.line);
        file.warnings.sort_by_key(|warning| warning.line);
        self.errors.append(&mut file.errors);
        self.warnings.append(&mut file.warnings);
        config
    }

    fn extended(&mut self, value: &Value<'_>, file: &mut File<'_>) -> Config {
        let Some(target) = file.text("extends", value) else { return Config::default() };
        let path = join(file.path, &target);
        let refuse = if self.trail.contains(&path) {
            format!("`extends` goes in a circle: {} → {path}", self.trail.join(" → "))
        } else if self.trail.len() >= DEEPEST {
            format!("`extends` goes through more than {DEEPEST} files")
        } else {
            match (self.load)(&path) {
                Ok(text) => return self.file(&text, &path),
                Err(error) => format!("`extends` names {path}, which cannot be read: {error}"),
            }
        };
        file.error(value, refuse);
        Config::default()
    }
}

/// The path `target` means inside the file at `base`, with `.` and `..` resolved.
fn join(base: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let drive = target.as_bytes().get(1) == Some(&b':');
    let whole = if target.starts_with('/') || drive || (folder.is_empty() && !base.starts_with('/')) {
        target
    } else {
        format!("{folder}/{target}")
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    let joined = steps.join("/");
    if whole.starts_with('/') { format!("/{joined}") } else { joined }
}

/// One file and what is wrong in it.
struct File<'a> {
    path: &'a str,
    lines: LineIndex,
    vocabulary: &'a Vocabulary,
    errors: Vec<ConfigError>,
    warnings: Vec<ConfigError>,
}

impl File<'_> {
    fn at<T>(&self, place: &Spanned<T>, message: String) -> ConfigError {
        ConfigError { path: self.path.to_owned(), line: self.lines.line(place.span().start), message }
    }

    fn error<T>(&mut self, place: &Spanned<T>, message: impl Into<String>) {
        let error = self.at(place, message.into());
        self.errors.push(error);
    }

    fn warning<T>(&mut self, place: &Spanned<T>, message: impl Into<String>) {
        let warning = self.at(place, message.into());
        self.warnings.push(warning);
    }

    fn unknown<T: AsRef<str>>(&mut self, key: &Spanned<T>, table: &str, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let hint = match did_you_mean(name, known.iter().copied()) {
            hint if hint.is_empty() => format!("; the keys are `{}`", known.join("`, `")),
            hint => hint,
        };
        let place = if table.is_empty() { String::new() } else { format!(" in `{table}`") };
        self.error(key, format!("`{name}` is not a key plainspoken knows{place}{hint}"));
    }

    fn wrong_type(&mut self, key: &str, value: &Value<'_>, wanted: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "text in quotes",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.error(value, format!("`{key}` must be {wanted}, not {found}"));
    }

    fn text(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            DeValue::String(_) => {
                self.error(value, format!("`{key}` is empty; write something or leave the line out"));
                None
            }
            _ => {
                self.wrong_type(key, value, "text in quotes");
                None
            }
        }
    }

    /// A list of texts, each with its place.
    fn texts(&mut self, key: &str, value: &Value<'_>, check: impl Fn(&str) -> Result<(), String>) -> Vec<String> {
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong_type(key, value, "a list of texts: `[\"…\", \"…\"]`");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in list {
            if let Some(text) = self.text(key, item) {
                match check(&text) {
                    Ok(()) => texts.push(text),
                    Err(message) => self.error(item, format!("`{key}`: {message}")),
                }
            }
        }
        texts
    }

    fn flag(&mut self, key: &str, value: &Value<'_>) -> Option<bool> {
        if let DeValue::Boolean(flag) = value.get_ref() {
            Some(*flag)
        } else {
            self.wrong_type(key, value, "`true` or `false`");
            None
        }
    }

    fn choice(&mut self, key: &str, value: &Value<'_>, choices: &[&'static str]) -> Option<&'static str> {
        let text = self.text(key, value)?;
        if let Some(choice) = choices.iter().find(|choice| **choice == text) {
            return Some(choice);
        }
        self.error(value, not_a_choice(key, &text, choices));
        None
    }

    fn checked(&mut self, key: &str, value: &Value<'_>, check: fn(&str) -> Result<(), String>) -> Option<String> {
        let text = self.text(key, value)?;
        match check(&text) {
            Ok(()) => Some(text),
            Err(message) => {
                self.error(value, format!("`{key}`: {message}"));
                None
            }
        }
    }

    fn kind(&mut self, value: &Value<'_>) -> Option<Kind> {
        let names = Kind::ALL.map(Kind::name);
        self.choice("kind", value, &names).and_then(Kind::from_name)
    }

    /// The tables of `[[key]]`; one `[key]` counts as a list of one.
    fn tables<'v, 'i>(&mut self, key: &str, value: &'v Value<'i>) -> Vec<(&'v Value<'i>, &'v DeTable<'i>)> {
        let mut tables = Vec::new();
        match value.get_ref() {
            DeValue::Table(table) => tables.push((value, table)),
            DeValue::Array(list) => {
                for item in list {
                    match item.get_ref() {
                        DeValue::Table(table) => tables.push((item, table)),
                        _ => self.wrong_type(key, item, &format!("a table: `[[{key}]]`")),
                    }
                }
            }
            _ => self.wrong_type(key, value, &format!("a table: `[[{key}]]`")),
        }
        tables
    }

    fn root(&mut self, table: &DeTable<'_>, config: &mut Config) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "extends" => {}
                "preset" => {
                    config.preset = match self.choice("preset", value, PRESETS) {
                        Some("starter") => Preset::Starter,
                        Some("all") => Preset::All,
                        _ => Preset::Recommended,
                    };
                }
                "language" => config.language = self.checked("language", value, language),
                "kind" => config.kind = self.kind(value),
                "region" => config.region = self.checked("region", value, region),
                "messages" => {
                    config.messages = self.choice("messages", value, MESSAGE_LANGUAGES).map(str::to_owned);
                }
                "sample" => config.sample = self.flag("sample", value).unwrap_or_default(),
                "wcag" => config.wcag_2_2 = self.choice("wcag", value, WCAG) == Some("2.2-AA"),
                "exclude" => config.exclude.extend(self.texts("exclude", value, glob::check)),
                "glossary" => self.meanings("glossary", value, &mut config.glossary),
                "vocabulary" => self.vocabulary(value, &mut config.vocabulary),
                "practice" => self.practice(value, &mut config.practice),
                "rules" => self.rules(value, &mut config.rules),
                "overrides" => self.overrides(value, &mut config.overrides),
                "site" => self.sites(value, &mut config.sites),
                "ignore" => self.ignores(value, &mut config.ignores),
                _ => self.unknown(key, "", ROOT_KEYS),
            }
        }
    }

    fn meanings(&mut self, key: &str, value: &Value<'_>, meanings: &mut BTreeMap<String, String>) {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, value, "a table of terms and what they mean");
            return;
        };
        for (term, meaning) in table {
            if let Some(meaning) = self.text(term.get_ref(), meaning) {
                meanings.insert(term.get_ref().trim().to_owned(), meaning);
            }
        }
    }

    fn vocabulary(&mut self, value: &Value<'_>, vocabulary: &mut BTreeMap<String, ProjectWords>) {
        let DeValue::Table(languages) = value.get_ref() else {
            self.wrong_type("vocabulary", value, "a table for each language: `[vocabulary.en]`");
            return;
        };
        for (tag, value) in languages {
            if let Err(message) = language(tag.get_ref()) {
                self.error(tag, format!("`vocabulary`: {message}"));
                continue;
            }
            let DeValue::Table(table) = value.get_ref() else {
                self.wrong_type(tag.get_ref(), value, "a table: `[vocabulary.en]`");
                continue;
            };
            let words = vocabulary.entry(tag.get_ref().to_string()).or_default();
            let any = |_: &str| Ok(());
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "allow" => words.allow.extend(self.texts("allow", value, any)),
                    "forbid" => words.forbid.extend(self.texts("forbid", value, any)),
                    "prefer" => self.meanings("prefer", value, &mut words.prefer),
                    "explain" => self.meanings("explain", value, &mut words.explain),
                    _ => self.unknown(key, "vocabulary", VOCABULARY_KEYS),
                }
            }
        }
    }

    fn practice(&mut self, value: &Value<'_>, practice: &mut Practice) {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type("practice", value, "a table");
            return;
        };
        let any = |_: &str| Ok(());
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "entity" => practice.entity = self.choice("entity", value, ENTITIES).and_then(entity),
                "organization" => practice.organization = self.text("organization", value).unwrap_or_default(),
                "names" => practice.names = self.texts("names", value, any),
                "credentials" => practice.credentials = self.texts("credentials", value, any),
                "licences" => self.licences(value, practice),
                "phones" => practice.phones = self.texts("phones", value, phone),
                "emails" => practice.emails = self.texts("emails", value, email),
                "sender" => {
                    practice.sender = self.choice("sender", value, SENDERS).map(|name| match name {
                        "team" => Sender::Team,
                        _ => Sender::Person,
                    });
                }
                "addresses" => practice.addresses = self.texts("addresses", value, any),
                "languages" => practice.languages = self.texts("languages", value, language),
                "jurisdictions-served" => {
                    practice.jurisdictions_served = self.texts("jurisdictions-served", value, region);
                }
                "confidential-location" => {
                    practice.confidential_location = self.flag("confidential-location", value).unwrap_or_default();
                }
                _ => self.unknown(key, "practice", PRACTICE_KEYS),
            }
        }
    }

    fn licences(&mut self, value: &Value<'_>, practice: &mut Practice) {
        practice.licences.clear();
        for (place, table) in self.tables("practice.licences", value) {
            let mut licence = Licence::default();
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "number" => licence.number = self.text("number", value).unwrap_or_default(),
                    "jurisdiction" => {
                        licence.jurisdiction = self.checked("jurisdiction", value, region).unwrap_or_default();
                    }
                    "title" => licence.title = self.text("title", value).unwrap_or_default(),
                    "holder" => licence.holder = self.text("holder", value).unwrap_or_default(),
                    _ => self.unknown(key, "practice.licences", LICENCE_KEYS),
                }
            }
            if table.get("number").is_none() && table.get("title").is_none() {
                self.error(place, "a licence needs at least its `number` or its `title`");
            }
            practice.licences.push(licence);
        }
    }

    fn overrides(&mut self, value: &Value<'_>, overrides: &mut Vec<Override>) {
        for (place, table) in self.tables("overrides", value) {
            let mut over = Override::default();
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "files" => over.files = self.texts("files", value, glob::check),
                    "kind" => over.kind = self.kind(value),
                    "language" => over.language = self.checked("language", value, language),
                    "region" => over.region = self.checked("region", value, region),
                    "rules" => self.rules(value, &mut over.rules),
                    _ => self.unknown(key, "overrides", OVERRIDE_KEYS),
                }
            }
            match table.get("files").map(Spanned::get_ref) {
                None => self.error(place, "an override needs `files`: the files it holds for"),
                Some(DeValue::Array(list)) if list.is_empty() => {
                    self.error(place, "`files` is empty: name the files this override holds for");
                }
                Some(_) if table.len() == 1 => {
                    self.warning(
                        place,
                        "this override changes nothing: give a `kind`, `language`, `region` or `rules`",
                    );
                }
                Some(_) => {}
            }
            overrides.push(over);
        }
    }

    fn sites(&mut self, value: &Value<'_>, sites: &mut Vec<SiteSettings>) {
        for (place, table) in self.tables("site", value) {
            let mut site = SiteSettings::default();
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "root" => {
                        glob::folder(&self.text("root", value).unwrap_or_default()).clone_into(&mut site.root);
                    }
                    "include" => site.include = self.texts("include", value, glob::check),
                    "kind" => {
                        self.choice("kind", value, &["web"]);
                    }
                    _ => self.unknown(key, "site", SITE_KEYS),
                }
            }
            if table.get("root").is_none() {
                self.error(place, "a site needs `root`: the folder its pages stand in");
            }
            sites.push(site);
        }
    }

    fn ignores(&mut self, value: &Value<'_>, ignores: &mut Vec<IgnoreSettings>) {
        for (place, table) in self.tables("ignore", value) {
            let mut ignore = IgnoreSettings::default();
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "rule" => {
                        ignore.rule = self.text("rule", value).unwrap_or_default();
                        if !ignore.rule.is_empty() && !self.vocabulary.knows(&ignore.rule) {
                            self.unknown_rule(value, &ignore.rule);
                        }
                    }
                    "path" => ignore.path = self.checked("path", value, glob::check).unwrap_or_default(),
                    "text" => ignore.text = self.text("text", value).unwrap_or_default(),
                    "reason" => ignore.reason = self.text("reason", value).unwrap_or_default(),
                    _ => self.unknown(key, "ignore", IGNORE_KEYS),
                }
            }
            let at = self.at(place, String::new());
            (ignore.file, ignore.line) = (at.path, at.line);
            if table.get("reason").is_none() {
                self.error(place, "an ignore needs a `reason`, so that others can trust it");
            }
            if ["rule", "path", "text"].iter().all(|key| table.get(*key).is_none()) {
                self.error(place, "this ignore would silence everything: give a `rule`, a `path` or a `text`");
            }
            ignores.push(ignore);
        }
    }

    fn unknown_rule<T>(&mut self, place: &Spanned<T>, name: &str) {
        let hint = match did_you_mean(name, self.vocabulary.names()) {
            hint if hint.is_empty() => "; `plainspoken rules` lists all of them".to_owned(),
            hint => hint,
        };
        self.error(place, format!("`{name}` is not a rule or a category of rules{hint}"));
    }

    fn rules(&mut self, value: &Value<'_>, rules: &mut BTreeMap<String, RuleSettings>) {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type("rules", value, "a table of rules");
            return;
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let specs = self.vocabulary.options(name);
            if specs.is_none() && !self.vocabulary.categories.contains(&name) {
                self.unknown_rule(key, name);
                continue;
            }
            let mut settings = rules.remove(name).unwrap_or_default();
            match value.get_ref() {
                DeValue::Table(table) => self.rule(name, specs, table, &mut settings),
                _ => settings.level = self.level(name, value).or(settings.level),
            }
            rules.insert(name.to_owned(), settings);
        }
    }

    fn rule(&mut self, name: &str, specs: Option<&'static [OptionSpec]>, table: &DeTable<'_>, into: &mut RuleSettings) {
        for (key, value) in table {
            let option = key.get_ref().as_ref();
            if option == "severity" {
                into.level = self.level("severity", value).or(into.level);
            } else if let Some(spec) = specs.unwrap_or_default().iter().find(|spec| spec.name == option) {
                if let Some(value) = self.option(spec, value) {
                    into.options.insert(option.to_owned(), value);
                }
            } else if specs.is_none() && self.vocabulary.options(&format!("{name}/{option}")).is_some() {
                self.error(
                    key,
                    format!("write the rule's whole name in quotes under `[rules]`: `\"{name}/{option}\"`"),
                );
            } else {
                let mut known = vec!["severity"];
                known.extend(specs.unwrap_or_default().iter().map(|spec| spec.name));
                self.unknown(key, name, &known);
            }
        }
    }

    fn level(&mut self, key: &str, value: &Value<'_>) -> Option<Level> {
        let other = match value.get_ref() {
            DeValue::Boolean(false) => Some("off"),
            DeValue::String(text) => match text.trim() {
                "warn" => Some("warning"),
                "info" | "hint" | "suggestion" => Some("note"),
                "none" | "ignore" | "disable" | "disabled" | "false" => Some("off"),
                _ => None,
            },
            _ => None,
        };
        if let Some(other) = other {
            self.error(value, format!("`{key}` must be one of `{}`; did you mean `\"{other}\"`?", LEVELS.join("`, `")));
            return None;
        }
        self.choice(key, value, LEVELS).map(|level| match level {
            "off" => Level::Off,
            "note" => Level::Note,
            "warning" => Level::Warning,
            _ => Level::Error,
        })
    }

    fn option(&mut self, spec: &OptionSpec, value: &Value<'_>) -> Option<OptionValue> {
        match spec.default {
            OptionDefault::Flag(_) => self.flag(spec.name, value).map(OptionValue::Flag),
            OptionDefault::List => Some(OptionValue::List(self.texts(spec.name, value, |_| Ok(())))),
            OptionDefault::Integer(_, least, most) => {
                let DeValue::Integer(number) = value.get_ref() else {
                    self.wrong_type(spec.name, value, "a whole number");
                    return None;
                };
                match i64::from_str_radix(number.as_str(), number.radix()) {
                    Ok(number) if (least..=most).contains(&number) => Some(OptionValue::Integer(number)),
                    _ => {
                        self.error(value, format!("`{}` must be from {least} to {most}, not {number}", spec.name));
                        None
                    }
                }
            }
        }
    }
}

/// That a key cannot have a value, and which it can have.
pub fn not_a_choice(key: &str, text: &str, choices: &[&str]) -> String {
    let hint = match did_you_mean(text, choices.iter().copied()) {
        hint if hint.is_empty() => format!("; it can be `{}`", choices.join("`, `")),
        hint => hint,
    };
    format!("`{key}` cannot be `{text}`{hint}")
}

fn entity(name: &str) -> Option<Entity> {
    Some(match name {
        "practitioner" => Entity::Practitioner,
        "group" => Entity::Group,
        "agency" => Entity::Agency,
        "shelter" => Entity::Shelter,
        "hospital" => Entity::Hospital,
        "school" => Entity::School,
        "government" => Entity::Government,
        _ => return None,
    })
}

fn hint(found: Option<String>) -> String {
    found.map(|tag| format!("; did you mean `{tag}`?")).unwrap_or_default()
}

/// Checks a language tag.
///
/// # Errors
/// Says what a tag looks like, and which was meant.
pub fn language(tag: &str) -> Result<(), String> {
    values::language(tag)
        .map_err(|found| format!("`{tag}` is not a language code such as `en`, `es` or `es-MX`{}", hint(found)))
}

/// Checks the code of a region.
///
/// # Errors
/// Says what a code looks like, and which was meant.
pub fn region(code: &str) -> Result<(), String> {
    values::region(code).map_err(|found| {
        format!("`{code}` is not a country, or a country and state, such as `GB` or `US-CO`{}", hint(found))
    })
}

fn email(address: &str) -> Result<(), String> {
    if values::email(address) { Ok(()) } else { Err(format!("`{address}` does not look like an e-mail address")) }
}

fn phone(number: &str) -> Result<(), String> {
    if values::phone(number) { Ok(()) } else { Err(format!("`{number}` does not look like a phone number")) }
}
