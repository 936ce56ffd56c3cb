//! The `[practice]` table that `init` proposes: what the documents below a folder say of the practice.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::batch::{self, Choice, Job, Shown};
use crate::check::DocumentReport;
use crate::config::{Config, Entity};
use crate::facts::kind::Kind;
use crate::facts::{Confidence, Fact, Owner, Place};
use crate::rule::vocabulary;
use crate::rules::{RULES, who_writes};
use crate::site::SiteDocument;

/// Words after which a street address is not written down: it may have to stay secret. Where people
/// hide from someone, one line too few in a file does less harm than one too many.
const SECRET: [&str; 19] = [
    "confidential location",
    "confidential address",
    "undisclosed",
    "address is confidential",
    "location is confidential",
    "ubicación confidencial",
    "dirección confidencial",
    "domestic violence",
    "domestic abuse",
    "women's shelter",
    "safe house",
    "stalking",
    "trafficking",
    "violencia doméstica",
    "violencia de género",
    "casa de acogida",
    "violences conjugales",
    "violência doméstica",
    "frauenhaus",
];

/// The keys that are filled, in the order of the file.
const KEYS: [&str; 7] = ["names", "credentials", "licences", "phones", "emails", "addresses", "languages"];

/// One value of a key, as TOML, and where it stands first.
struct Value {
    toml: String,
    found: (String, usize),
    times: usize,
    sure: bool,
}

/// All that was found: by key and comparable form.
#[derive(Default)]
struct Found {
    values: BTreeMap<(&'static str, String), Value>,
    /// Where documents say that they are, and in how many languages they are written.
    regions: BTreeMap<String, (usize, String)>,
    languages: BTreeMap<String, usize>,
    /// The pages, to see who writes them; at most [`ENOUGH`].
    pages: Vec<SiteDocument>,
    /// Telephone numbers of links: as TOML, where, and whether they are sure.
    linked: BTreeMap<String, (String, (String, usize), bool)>,
    secret: bool,
}

/// As many pages as are kept to see who writes them.
const ENOUGH: usize = 201;

impl Found {
    fn add(&mut self, key: &'static str, normalized: &str, toml: String, found: (String, usize), sure: bool) {
        let value = self.values.entry((key, normalized.to_owned())).or_insert_with(|| Value {
            toml: toml.clone(),
            found: found.clone(),
            times: 0,
            sure,
        });
        // The surest place says how it is written; files come in any order, so the first by name does.
        if (sure && !value.sure) || (sure == value.sure && found < value.found) {
            (value.toml, value.found, value.sure) = (toml, found, sure);
        }
        value.times += 1;
    }

    fn document(&mut self, bytes: &[u8], path: &str, report: &DocumentReport) {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        self.secret |= SECRET.iter().any(|words| text.contains(words));
        if report.kind == Kind::Article {
            return;
        }
        if let Some(region) = &report.region {
            let place = self.regions.entry(region.clone()).or_insert_with(|| (0, path.to_owned()));
            place.0 += 1;
            if path < &place.1[..] {
                path.clone_into(&mut place.1);
            }
        }
        if let Some(page) = report.for_site.as_ref().filter(|page| page.kind.is_web_page())
            && self.pages.len() < ENOUGH
        {
            self.pages.push(page.clone());
        }
        if report.language != "unknown" {
            *self.languages.entry(report.language.clone()).or_default() += 1;
            let toml = quoted(&report.language);
            self.add("languages", &report.language, toml, (path.to_owned(), 1), true);
        }
        let facts = &report.facts;
        let mut places: Vec<&str> =
            facts.licence_jurisdictions.iter().filter(|fact| is_own(fact)).map(|it| &it.normalized[..]).collect();
        places.sort_unstable();
        places.dedup();
        for (key, group) in [
            ("names", &facts.names),
            ("credentials", &facts.credentials),
            ("licences", &facts.licence_numbers),
            ("phones", &facts.phones),
            ("emails", &facts.emails),
            ("addresses", &facts.addresses),
        ] {
            for fact in group.iter().filter(|fact| is_own(fact)) {
                let value = fact.value.trim_start_matches("tel:").trim_start_matches("mailto:");
                let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                if value.is_empty() || value.contains(['{', '}', '<', '%']) {
                    continue;
                }
                let toml = match (key, &places[..]) {
                    ("licences", [place]) if parses("licences", &licence(&value, place)) => licence(&value, place),
                    ("licences", _) => format!("{{ number = {} }}", quoted(&value)),
                    // Links carry what text may show in another form.
                    ("emails", _) => quoted(&fact.normalized),
                    _ => quoted(&value),
                };
                let head = bytes.get(..fact.span.start as usize).unwrap_or(bytes);
                let line = head.split(|byte| *byte == b'\n').count();
                let sure = fact.confidence == Confidence::Sure && parses(key, &toml);
                if key == "phones" && fact.place == Place::Href {
                    self.linked.entry(fact.normalized.clone()).or_insert((toml, (path.to_owned(), line), sure));
                    continue;
                }
                self.add(key, &fact.normalized, toml, (path.to_owned(), line), sure);
            }
        }
    }

    /// Numbers that stand in links alone. People read the others, so those are how they are written.
    fn add_linked(&mut self) {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let shown: Vec<String> =
            self.values.keys().filter(|(key, _)| *key == "phones").map(|(_, number)| digits(number)).collect();
        for (number, (toml, found, sure)) in std::mem::take(&mut self.linked) {
            let linked = digits(&number);
            // "+34 910 550 143" and "910 550 143", "+49 30 23125" and "030 23125" are one number.
            let same = |shown: &String| {
                let national = shown.trim_start_matches('0');
                national.len() >= 7 && (linked.ends_with(national) || shown.ends_with(&linked))
            };
            if !shown.iter().any(same) {
                self.add("phones", &number, toml, found, sure);
            }
        }
    }

    /// The line of a key that has one value; empty when the documents do not agree.
    fn line(&self, key: &str) -> String {
        match key {
            "region" => match self.regions.iter().next().filter(|_| self.regions.len() == 1) {
                Some((region, (_, path))) => format!("region = {} # found in {path}; please check\n", quoted(region)),
                None => String::new(),
            },
            "language" => {
                let all: usize = self.languages.values().sum();
                match self.languages.iter().max_by_key(|(_, times)| **times).filter(|(_, times)| *times * 2 > all) {
                    Some((language, _)) => format!("language = {} # most files are; please check\n", quoted(language)),
                    None => String::new(),
                }
            }
            _ => match who_writes(&self.pages) {
                Some(entity) => format!("entity = {} # as the pages look; please check\n", quoted(name_of(entity))),
                None => String::new(),
            },
        }
    }

    /// The lines of one key; empty when nothing was found for it.
    fn lines(&self, key: &str) -> String {
        let mut values: Vec<&Value> = self.values.iter().filter(|((of, _), _)| *of == key).map(|(_, it)| it).collect();
        values.sort_by(|a, b| b.sure.cmp(&a.sure).then(b.times.cmp(&a.times)).then_with(|| a.found.cmp(&b.found)));
        let some = values.iter().any(|value| value.sure);
        let mut text = String::new();
        if some {
            let _ = writeln!(text, "{key} = [");
        }
        for Value { toml, found: (path, line), sure, .. } in values {
            let path: String = path.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            let _ = match (some, sure) {
                (true, true) => writeln!(text, "    {toml}, # found in {path}:{line}; please check"),
                (true, false) => writeln!(text, "    # {toml}, # we are not sure; found in {path}:{line}"),
                (false, _) => writeln!(text, "# {key} = [{toml}] # we are not sure; found in {path}:{line}"),
            };
        }
        if some {
            text.push_str("]\n");
        }
        text
    }
}

/// Whether a fact is the practice's own, said to the reader and not a name of a template's variable.
fn is_own(fact: &Fact) -> bool {
    fact.owner == Owner::Own && matches!(fact.place, Place::Text | Place::Href | Place::JsonLd)
}

fn name_of(entity: Entity) -> &'static str {
    match entity {
        Entity::Practitioner => "practitioner",
        Entity::Group => "group",
        Entity::Agency => "agency",
        Entity::Shelter => "shelter",
        Entity::Hospital => "hospital",
        Entity::School => "school",
        Entity::Government => "government",
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn licence(number: &str, place: &str) -> String {
    format!("{{ number = {}, jurisdiction = {} }}", quoted(number), quoted(place))
}

/// Whether the configuration takes this value for this key.
fn parses(key: &str, toml: &str) -> bool {
    accepted(&format!("[practice]\n{key} = [{toml}]\n"))
}

fn accepted(text: &str) -> bool {
    let load = |_: &str| Err(io::Error::from(io::ErrorKind::NotFound));
    Config::parse(text, batch::CONFIG_NAME, &vocabulary(RULES), &load).is_ok()
}

/// `starter` with what the documents below `folder` say filled in; as it is where they say nothing.
pub(super) fn proposed(starter: &str, folder: &Path) -> String {
    let found = Mutex::new(Found::default());
    let each = |path: &Path, _: Option<Shown>, report: DocumentReport| {
        let shown = batch::shown(path.strip_prefix(folder).unwrap_or(path));
        if report.error.is_none()
            && let Ok(bytes) = fs::read(path)
        {
            found.lock().unwrap_or_else(PoisonError::into_inner).document(&bytes, &shown, &report);
        }
        report
    };
    let job = Job { paths: vec![folder.to_path_buf()], choice: Choice::Nothing, each: Some(&each), ..Job::default() };
    // What cannot be read proposes nothing; `check` will say why.
    let _ = batch::run(&job);
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.add_linked();
    // Files come in any order.
    found.pages.sort_by(|a, b| a.path.cmp(&b.path));
    let mut text = String::new();
    for line in starter.lines() {
        let is_for = |key: &&str| line.starts_with(&format!("# {key} = "));
        let one = ["region", "language", "entity"].into_iter().find(is_for).map(|key| found.line(key));
        let key = KEYS.into_iter().find(is_for).filter(|key| !(found.secret && *key == "addresses"));
        let lines = one.or_else(|| key.map(|key| found.lines(key)));
        match lines.filter(|lines| !lines.is_empty()) {
            Some(lines) => text.push_str(&lines),
            None => {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    if accepted(&text) { text } else { starter.to_owned() }
}
