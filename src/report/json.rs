//! The JSON contract, version 1. Additive: keys are added, never renamed.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::LazyLock;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::{Reporter, Style, Summary};
use crate::check::{DocumentReport, Inspection, Located, Reading, Report};
use crate::diagnostic::{Applicability, Arg, Outcome, Severity};
use crate::facts::Facts;
use crate::facts::kind::KindSource;
use crate::rules::RULES;
use crate::span::{Position, SourceMap, Span};
use crate::text::word::WordClass;

/// The JSON Schema of the contract.
pub const SCHEMA: &str = include_str!("../../docs/report.schema.json");

/// One JSON value for the whole run.
pub struct Json<'a> {
    style: Style<'a>,
}

/// One JSON value a line: each document, then site findings and summary.
pub struct JsonLines<'a> {
    style: Style<'a>,
}

impl<'a> Json<'a> {
    pub(super) fn new(style: Style<'a>) -> Self {
        Self { style }
    }
}

impl<'a> JsonLines<'a> {
    pub(super) fn new(style: Style<'a>) -> Self {
        Self { style }
    }
}

impl Reporter for Json<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\"version\":1,\"tool\":{},\"documents\":[", tool())?;
        for (index, document) in report.documents.iter().enumerate() {
            if index > 0 {
                out.write_all(b",")?;
            }
            out.write_all(b"\n")?;
            write_document(document, &self.style, out)?;
        }
        writeln!(out, "],\n\"site\":{},\n\"summary\":{}}}", site(report, &self.style), summary(report))
    }
}

impl Reporter for JsonLines<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        for document in &report.documents {
            write_document(document, &self.style, out)?;
            out.write_all(b"\n")?;
        }
        writeln!(
            out,
            "{}",
            json!({"version": 1, "tool": tool(), "site": site(report, &self.style), "summary": summary(report)})
        )
    }
}

fn tool() -> Value {
    json!({"name": "plainspoken", "version": env!("CARGO_PKG_VERSION")})
}

fn summary(report: &Report) -> Value {
    let mut value = serde_json::to_value(Summary::of(report)).unwrap_or_default();
    if let Value::Object(map) = &mut value {
        map.insert("not_tested".into(), json!(super::not_tested()));
        if report.known > 0 || !report.stale.is_empty() {
            map.insert("baseline".into(), json!({"known": report.known, "stale": report.stale}));
        }
    }
    value
}

fn site(report: &Report, style: &Style<'_>) -> Value {
    let diagnostics: Vec<Value> = style
        .shown_of_sites(report)
        .map(|(path, located)| {
            let mut map = Map::new();
            map.insert("path".into(), json!(path));
            if let Ok(Value::Object(rest)) = serde_json::to_value(diagnostic(located, style)) {
                map.extend(rest);
            }
            Value::Object(map)
        })
        .collect();
    let skipped: Vec<Value> =
        report.skipped_sites.iter().map(|(site, reason)| json!({"site": site, "reason": reason})).collect();
    json!({"diagnostics": diagnostics, "skipped": skipped})
}

/// Three decimal places are more than any formula deserves.
fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// The `reading` object of a document.
fn reading_value(reading: &Reading) -> Value {
    let shown = reading.shown.as_ref().map(|shown| {
        json!({
            "measure": shown.measure,
            "value": round(shown.value),
            "target": shown.target.map(round),
            "higher_is_easier": shown.higher_is_easier,
            "band": shown.band.words(),
            "confidence": if shown.short_text { "short_text" } else { "full" },
        })
    });
    let measures: Map<String, Value> =
        reading.measures.iter().map(|measure| (measure.name.to_owned(), json!(round(measure.value)))).collect();
    let counts = &reading.counts;
    let hardest: Vec<Value> = reading
        .hardest
        .iter()
        .map(|sentence| {
            json!({
                "span": sentence.origin,
                "start": sentence.start,
                "words": sentence.words,
                "cost": round(sentence.cost),
                "reasons": sentence.reasons,
            })
        })
        .collect();
    json!({
        "grade": reading.grade.map(round),
        "shown": shown,
        "measures": measures,
        "counts": {
            "sentences": counts.sentences,
            "words": counts.words,
            "syllables": counts.syllables,
            "polysyllables": counts.polysyllables,
            "letters": counts.letters,
        },
        "not_counted": reading.not_counted,
        "no_score": reading.no_score,
        "hardest": hardest,
    })
}

/// A document; its fields are the contract, in their order.
#[derive(Serialize)]
struct DocumentJson<'d> {
    path: &'d str,
    hash: &'d str,
    encoding: &'d str,
    format: &'static str,
    kind: &'static str,
    kind_source: KindSource,
    language: &'d str,
    region: Option<&'d str>,
    site: Option<&'d str>,
    holes: usize,
    reading: Value,
    facts: &'d Facts,
    diagnostics: Vec<DiagnosticJson<'d>>,
    coverage: Coverage<'d>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Value>,
}

/// How often each rule looked, by rule.
struct Coverage<'d>(&'d DocumentReport);

impl Serialize for Coverage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Counts {
            passed: u32,
            failed: u32,
            cannot_tell: u32,
        }
        serializer.collect_map(self.0.coverage.iter().map(|(rule, count)| {
            (rule, Counts { passed: count.passed, failed: count.failed, cannot_tell: count.cannot_tell })
        }))
    }
}

/// Writes a document; one at a time, so that ten thousand need not stand in memory twice.
fn write_document(document: &DocumentReport, style: &Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    if let Some(error) = &document.error {
        let value =
            json!({"path": document.path, "error": {"code": error.code, "message": style.catalogue.unread(error)}});
        return Ok(serde_json::to_writer(out, &value)?);
    }
    let notes = document
        .notes
        .iter()
        .map(|(note, at)| json!({"key": note.key, "message": style.catalogue.note(note.key, &note.detail), "line": at.line, "column": at.column}))
        .collect();
    let value = DocumentJson {
        path: &document.path,
        hash: &document.hash,
        encoding: &document.encoding,
        format: document.format.name(),
        kind: document.kind.name(),
        kind_source: document.kind_source,
        language: &document.language,
        region: document.region.as_deref(),
        site: document.site.as_deref(),
        holes: document.holes,
        reading: reading_value(&document.reading),
        facts: &document.facts,
        diagnostics: style.shown(document).map(|located| diagnostic(located, style)).collect(),
        coverage: Coverage(document),
        notes,
    };
    Ok(serde_json::to_writer(out, &value)?)
}

fn standards(rule: &str) -> &'static [&'static str] {
    static BY_RULE: LazyLock<HashMap<&str, &[&str]>> =
        LazyLock::new(|| RULES.iter().map(|entry| (entry.meta.id, entry.meta.standards)).collect());
    BY_RULE.get(rule).copied().unwrap_or(&[])
}

/// A finding; its fields are the contract, in their order.
#[derive(Serialize)]
struct DiagnosticJson<'d> {
    rule: &'d str,
    category: Option<&'d str>,
    outcome: Outcome,
    severity: Severity,
    message: String,
    message_key: &'d str,
    data: Data<'d>,
    span: Span,
    start: Position,
    end: Position,
    node: Option<&'d str>,
    language: Option<&'d str>,
    standards: &'d [&'d str],
    fingerprint: &'d str,
    related: Vec<Value>,
    suggestions: Vec<SuggestionJson<'d>>,
    fix: Option<FixJson<'d>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    suppressed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<&'d str>,
}

/// The arguments of a message, by name.
struct Data<'d>(&'d [(&'static str, Arg)]);

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, arg)| (name, arg)))
    }
}

#[derive(Serialize)]
struct SuggestionJson<'d> {
    title: &'d str,
    text: &'d str,
    applicability: Applicability,
    level_after: Option<f64>,
    edits: Vec<EditJson<'d>>,
}

#[derive(Serialize)]
struct FixJson<'d> {
    applicability: Applicability,
    edits: Vec<EditJson<'d>>,
}

/// An edit, in bytes of the file.
#[derive(Serialize)]
struct EditJson<'d> {
    start: u32,
    end: u32,
    text: &'d str,
}

fn diagnostic<'d>(located: &'d Located, style: &'d Style<'_>) -> DiagnosticJson<'d> {
    let diagnostic = &located.diagnostic;
    let finding = &diagnostic.finding;
    // A fix mends the wording at each of its places.
    let mends: Vec<EditJson<'_>> =
        located.places().filter_map(|place| Some(edits(super::summary::safe_fix(place)?, place))).flatten().collect();
    let fix = (!mends.is_empty()).then_some(FixJson { applicability: Applicability::Safe, edits: mends });
    DiagnosticJson {
        rule: diagnostic.rule,
        category: diagnostic.rule.split('/').next(),
        outcome: finding.outcome,
        severity: diagnostic.severity,
        message: style.message(located),
        message_key: finding.key,
        data: Data(&finding.args),
        span: located.origin,
        start: located.start,
        end: located.end,
        node: diagnostic.node_path.as_deref(),
        language: diagnostic.language.as_deref(),
        standards: finding.standards.unwrap_or_else(|| standards(diagnostic.rule)),
        fingerprint: &diagnostic.fingerprint,
        related: finding
            .related
            .iter()
            .map(|related| json!({"path": related.path, "span": related.span, "message": style.related(located, related)}))
            .chain(located.repeats.iter().map(
                |repeat| json!({"path": "", "span": repeat.origin, "message": style.message(repeat)}),
            ))
            .collect(),
        suggestions: finding
            .suggestions
            .iter()
            .enumerate()
            .map(|(index, suggestion)| SuggestionJson {
                title: style.title(located, suggestion),
                text: &suggestion.text,
                applicability: suggestion.applicability,
                level_after: suggestion.level_after.map(round),
                edits: edits(index, located),
            })
            .collect(),
        fix,
        suppressed: diagnostic.suppressed,
        excerpt: super::excerpt::line(style, located),
    }
}

/// The edits of a suggestion, by its place in the list.
fn edits(index: usize, located: &Located) -> Vec<EditJson<'_>> {
    let Some(suggestion) = located.diagnostic.finding.suggestions.get(index) else { return Vec::new() };
    let before: usize = located.diagnostic.finding.suggestions[..index].iter().map(|earlier| earlier.edits.len()).sum();
    suggestion
        .edits
        .iter()
        .zip(located.edits.iter().skip(before))
        .map(|(edit, origin)| EditJson { start: origin.start, end: origin.end, text: &edit.text })
        .collect()
}

/// What `inspect --format json` prints for one file.
pub fn inspection(inspection: &Inspection) -> Value {
    let map = &inspection.source.map;
    let place = |span: Span| in_file(map, span);
    let blocks: Vec<Value> = inspection
        .blocks
        .iter()
        .map(|block| {
            let sentences: Vec<Value> = block
                .sentences
                .iter()
                .map(|sentence| {
                    let words: Vec<Value> = block
                        .words_of(sentence)
                        .iter()
                        .filter(|word| word.class != WordClass::Symbol)
                        .map(|word| json!({"text": block.word(word), "syllables": word.syllables, "span": place(block.word_span(word))}))
                        .collect();
                    json!({"text": block.text_of(sentence), "span": place(block.sentence_span(sentence)), "words": words})
                })
                .collect();
            json!({
                "role": block.role.name(),
                "prose": block.prose,
                "span": place(block.whole()),
                "language": if block.language.is_known() { block.language.as_str() } else { "unknown" },
                "sentences": sentences,
            })
        })
        .collect();
    json!({"path": inspection.source.path, "language": inspection.language, "blocks": blocks, "facts": facts(&inspection.facts)})
}

fn facts(facts: &Facts) -> Value {
    json!(facts)
}

fn in_file(map: &SourceMap, span: Span) -> Value {
    let span = map.to_origin(span);
    json!({"start": span.start, "end": span.end})
}
