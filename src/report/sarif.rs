//! SARIF 2.1.0 (OASIS), for code scanning. No words of the document unless they are asked for.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::summary::safe_fix;
use super::{Reporter, Style, excerpt};
use crate::check::{Located, Report};
use crate::diagnostic::{Outcome, Severity};
use crate::rules::RULES;

/// Where the format is described.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One run of one tool.
pub(super) struct Sarif<'a> {
    style: Style<'a>,
}

impl<'a> Sarif<'a> {
    pub(super) fn new(style: Style<'a>) -> Self {
        Self { style }
    }

    fn rules(&self) -> Vec<Value> {
        let catalogue = self.style.catalogue;
        RULES
            .iter()
            .map(|entry| {
                let meta = entry.meta;
                let title = catalogue.rule_message(meta.id, "title").unwrap_or(meta.title);
                json!({
                    "id": meta.id,
                    "name": name(meta.id),
                    "shortDescription": {"text": title},
                    "help": {"text": entry.docs.trim(), "markdown": entry.docs.trim()},
                    "defaultConfiguration": {"level": level(meta.severity)},
                    "properties": {"tags": tags(meta.category.name(), meta.standards)},
                })
            })
            .collect()
    }

    fn result(&self, path: &str, located: &Located) -> Value {
        let diagnostic = &located.diagnostic;
        let review = diagnostic.finding.outcome == Outcome::Review;
        let index = RULES.iter().position(|entry| entry.meta.id == diagnostic.rule);
        let mut region = json!({
            "startLine": located.start.line,
            "startColumn": located.start.column,
            "endLine": located.end.line,
            "endColumn": located.end.column,
            "byteOffset": located.origin.start,
            "byteLength": located.origin.len(),
        });
        if let (Some(line), Value::Object(map)) = (excerpt::line(&self.style, located), &mut region) {
            map.insert("snippet".into(), json!({"text": line}));
        }
        let mut result = Map::new();
        result.insert("ruleId".into(), json!(diagnostic.rule));
        result.insert("ruleIndex".into(), json!(index));
        // The format allows a level only for what is certain.
        result.insert("kind".into(), json!(if review { "review" } else { "fail" }));
        result.insert("level".into(), json!(if review { "none" } else { level(diagnostic.severity) }));
        result.insert("message".into(), json!({"text": excerpt::message(&self.style, located)}));
        result.insert(
            "locations".into(),
            json!([{"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": region}}]),
        );
        result.insert("partialFingerprints".into(), json!({"plainspoken/v1": diagnostic.fingerprint}));
        if let Some(fix) = self.fix(path, located) {
            result.insert("fixes".into(), json!([fix]));
        }
        if diagnostic.suppressed {
            result.insert("suppressions".into(), json!([{"kind": "inSource"}]));
        }
        Value::Object(result)
    }

    /// The safe edits at each place of a finding.
    fn fix(&self, path: &str, located: &Located) -> Option<Value> {
        let replacements: Vec<Value> = located.places().flat_map(|place| self.replacements(place)).collect();
        (!replacements.is_empty()).then(|| {
            json!({
                "description": {"text": excerpt::help(&self.style, located)},
                "artifactChanges": [{"artifactLocation": {"uri": uri(path)}, "replacements": replacements}],
            })
        })
    }

    fn replacements(&self, located: &Located) -> Vec<Value> {
        let suggestions = &located.diagnostic.finding.suggestions;
        let may_tell = |index: &usize| excerpt::may_tell(&self.style, &suggestions[*index], located);
        let Some(index) = safe_fix(located).filter(may_tell) else { return Vec::new() };
        let before: usize = suggestions[..index].iter().map(|earlier| earlier.edits.len()).sum();
        suggestions[index]
            .edits
            .iter()
            .zip(located.edits.iter().skip(before))
            .map(|(edit, origin)| {
                json!({
                    "deletedRegion": {"byteOffset": origin.start, "byteLength": origin.len()},
                    "insertedContent": {"text": edit.text},
                })
            })
            .collect()
    }
}

impl Reporter for Sarif<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let unread: Vec<Value> = report
            .documents
            .iter()
            .filter_map(|document| Some((document, document.error.as_ref()?)))
            .map(|(document, error)| {
                json!({
                    "level": "error",
                    "message": {"text": self.style.catalogue.unread(error)},
                    "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&document.path)}}}],
                })
            })
            .collect();
        let driver = json!({
            "name": "plainspoken",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": self.rules(),
        });
        let invocation = json!({"executionSuccessful": true, "toolExecutionNotifications": unread});
        // Results are written one by one: many documents need not stand in memory twice.
        write!(
            out,
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
             \"columnKind\":\"unicodeCodePoints\",\"invocations\":[{invocation}],\"results\":["
        )?;
        let documents = report
            .documents
            .iter()
            .flat_map(|document| self.style.shown(document).map(|located| (&document.path, located)));
        let sites = self.style.shown_of_sites(report).map(|(path, located)| (path, located));
        for (index, (path, located)) in documents.chain(sites).enumerate() {
            out.write_all(if index > 0 { b",\n" } else { b"\n" })?;
            serde_json::to_writer(&mut *out, &self.result(path, located))?;
        }
        writeln!(out, "]}}]}}")
    }
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}

/// `access/image-alt` as the format likes its names: `AccessImageAlt`.
fn name(id: &str) -> String {
    id.split(['/', '-'])
        .flat_map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            [first.to_ascii_uppercase(), rest.to_owned()]
        })
        .collect()
}

fn tags(category: &str, standards: &[&str]) -> Vec<String> {
    let mut tags = vec![category.to_owned()];
    for standard in standards {
        if !tags.iter().any(|tag| tag == standard) {
            tags.push((*standard).to_owned());
        }
    }
    tags
}

/// A path as a relative URI reference.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|half| char::from(b"0123456789ABCDEF"[usize::from(half)])));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{name, uri};

    #[test]
    fn names_and_paths_take_the_forms_of_the_format() {
        assert_eq!(name("access/image-alt"), "AccessImageAlt");
        assert_eq!(uri("letters/a b#é.md"), "letters/a%20b%23%C3%A9.md");
    }
}
