//! The JSON contract, version 1. Additive: keys are added, never renamed.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{Reporter, Style, Summary};
use crate::check::{DocumentReport, Inspection, Located, Reading, Report};
use crate::diagnostic::Suggestion;
use crate::facts::Facts;
use crate::rules::RULES;
use crate::span::{SourceMap, Span};
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
        // Documents are written one by one: ten thousand of them need not stand in memory twice.
        write!(out, "{{\"version\":1,\"tool\":{},\"documents\":[", tool())?;
        for (index, document) in report.documents.iter().enumerate() {
            if index > 0 {
                out.write_all(b",")?;
            }
            out.write_all(b"\n")?;
            serde_json::to_writer(&mut *out, &document_value(document, &self.style))?;
        }
        writeln!(out, "],\n\"site\":{},\n\"summary\":{}}}", site(report, &self.style), summary(report))
    }
}

impl Reporter for JsonLines<'_> {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        for document in &report.documents {
            serde_json::to_writer(&mut *out, &document_value(document, &self.style))?;
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
            if let Value::Object(rest) = diagnostic_value(located, style) {
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

fn document_value(document: &DocumentReport, style: &Style<'_>) -> Value {
    if let Some(error) = &document.error {
        return json!({"path": document.path, "error": {"code": error.code, "message": error.message}});
    }
    let diagnostics: Vec<Value> = style.shown(document).map(|located| diagnostic_value(located, style)).collect();
    let coverage: Map<String, Value> = document
        .coverage
        .iter()
        .map(|(rule, count)| {
            (
                (*rule).to_owned(),
                json!({"passed": count.passed, "failed": count.failed, "cannot_tell": count.cannot_tell}),
            )
        })
        .collect();
    let notes: Vec<Value> = document
        .notes
        .iter()
        .map(|(note, at)| json!({"key": note.key, "message": style.catalogue.note(note.key, &note.detail), "line": at.line, "column": at.column}))
        .collect();
    let mut value = json!({
        "path": document.path,
        "hash": document.hash,
        "encoding": document.encoding,
        "format": document.format.name(),
        "kind": document.kind.name(),
        "kind_source": document.kind_source,
        "language": document.language,
        "region": document.region,
        "site": document.site,
        "holes": document.holes,
        "reading": reading_value(&document.reading),
        "facts": document.facts,
        "diagnostics": diagnostics,
        "coverage": coverage,
    });
    if !notes.is_empty()
        && let Value::Object(map) = &mut value
    {
        map.insert("notes".into(), Value::Array(notes));
    }
    value
}

fn standards(rule: &str) -> &'static [&'static str] {
    RULES.iter().find(|entry| entry.meta.id == rule).map_or(&[], |entry| entry.meta.standards)
}

fn diagnostic_value(located: &Located, style: &Style<'_>) -> Value {
    let diagnostic = &located.diagnostic;
    let finding = &diagnostic.finding;
    let data: Map<String, Value> = finding.args.iter().map(|(name, arg)| ((*name).to_owned(), json!(arg))).collect();
    let related: Vec<Value> = finding
        .related
        .iter()
        .map(|related| json!({"path": related.path, "span": related.span, "message": style.related(located, related)}))
        .collect();
    let suggestions: Vec<Value> = finding
        .suggestions
        .iter()
        .enumerate()
        .map(|(index, suggestion)| suggestion_value(index, suggestion, located, style))
        .collect();
    let fix = super::summary::safe_fix(located).map(|index| {
        let suggestion = &finding.suggestions[index];
        json!({"applicability": suggestion.applicability, "edits": edits(index, located)})
    });
    let mut value = json!({
        "rule": diagnostic.rule,
        "category": diagnostic.rule.split('/').next(),
        "outcome": finding.outcome,
        "severity": diagnostic.severity,
        "message": style.message(located),
        "message_key": finding.key,
        "data": data,
        "span": located.origin,
        "start": located.start,
        "end": located.end,
        "node": diagnostic.node_path,
        "language": diagnostic.language,
        "standards": diagnostic.finding.standards.unwrap_or_else(|| standards(diagnostic.rule)),
        "fingerprint": diagnostic.fingerprint,
        "related": related,
        "suggestions": suggestions,
        "fix": fix,
    });
    if let Value::Object(map) = &mut value {
        if diagnostic.suppressed {
            map.insert("suppressed".into(), json!(true));
        }
        if let Some(line) = super::excerpt::line(style, located) {
            map.insert("excerpt".into(), json!(line));
        }
    }
    value
}

/// The edits of a suggestion, by its place in the list, as bytes of the file.
fn edits(index: usize, located: &Located) -> Vec<Value> {
    let Some(suggestion) = located.diagnostic.finding.suggestions.get(index) else { return Vec::new() };
    let before: usize = located.diagnostic.finding.suggestions[..index].iter().map(|earlier| earlier.edits.len()).sum();
    suggestion
        .edits
        .iter()
        .zip(located.edits.iter().skip(before))
        .map(|(edit, origin)| json!({"start": origin.start, "end": origin.end, "text": edit.text}))
        .collect()
}

fn suggestion_value(index: usize, suggestion: &Suggestion, located: &Located, style: &Style<'_>) -> Value {
    json!({
        "title": style.title(located, suggestion),
        "text": suggestion.text,
        "applicability": suggestion.applicability,
        "level_after": suggestion.level_after.map(round),
        "edits": edits(index, located),
    })
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
