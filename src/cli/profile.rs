//! The `[practice]` table that `init` proposes: what the documents below a folder say of the practice.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::batch::{self, Choice, Job, Shown};
use crate::check::DocumentReport;
use crate::config::Config;
use crate::facts::kind::Kind;
use crate::facts::{Confidence, Fact, Owner, Place};
use crate::rule::vocabulary;
use crate::rules::RULES;

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
    secret: bool,
}

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
        if report.language != "unknown" {
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
                self.add(key, &fact.normalized, toml, (path.to_owned(), line), sure);
            }
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
        if let Ok(bytes) = fs::read(path) {
            found.lock().unwrap_or_else(PoisonError::into_inner).document(&bytes, &shown, &report);
        }
        report
    };
    let job = Job { paths: vec![folder.to_path_buf()], choice: Choice::Nothing, each: Some(&each), ..Job::default() };
    // What cannot be read proposes nothing; `check` will say why.
    let _ = batch::run(&job);
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut text = String::new();
    for line in starter.lines() {
        let key = KEYS.into_iter().find(|key| line.starts_with(&format!("# {key} = ")));
        let lines = key.filter(|key| !(found.secret && *key == "addresses")).map(|key| found.lines(key));
        match lines.filter(|lines| !lines.is_empty()) {
            Some(lines) => text.push_str(&lines),
            None => {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    if accepted(&text) { text } else { starter.to_owned() }
}
