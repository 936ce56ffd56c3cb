//! `plainspoken explain RULE`.

use std::io::{self, BufWriter, Write};

use clap::Args;

use super::{Failure, Look, Outcome};
use crate::config::OptionDefault;
use crate::config::nearest::nearest;
use crate::report::not_tested;
use crate::rule::Entry;
use crate::rules::RULES;

#[derive(Args)]
pub(super) struct Options {
    /// Id of the rule: access/image-alt; or manual-checks, for what only people can check
    rule: String,
}

/// What only people can check, as a script with blanks.
const MANUAL: &str = include_str!("../../docs/manual-checks.md");
const MANUAL_ES: &str = include_str!("../../docs/manual-checks.es.md");

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    let asked = options.rule.trim();
    if asked == "manual-checks" {
        let mut out = io::stdout().lock();
        let script = if look.catalogue().language() == "es" { MANUAL_ES } else { MANUAL };
        writeln!(out, "{}", script.trim_end())?;
        writeln!(out)?;
        for line in not_tested() {
            writeln!(out, "  {line}: ____")?;
        }
        return Ok(false);
    }
    let found = RULES.iter().find(|entry| entry.meta.id == asked || entry.meta.id.split('/').nth(1) == Some(asked));
    let Some(entry) = found else {
        let close = nearest(asked, RULES.iter().map(|entry| entry.meta.id));
        let catalogue = look.catalogue();
        return Err(Failure::Said(match close {
            Some(close) => catalogue.ui("no-rule-but", &[("rule", asked), ("nearest", close)]),
            None => catalogue.ui("no-rule", &[("rule", asked)]),
        }));
    };
    let mut out = BufWriter::new(io::stdout().lock());
    page(entry, look, &mut out)?;
    out.flush()?;
    Ok(false)
}

fn page(entry: &Entry, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    let meta = entry.meta;
    let catalogue = look.catalogue();
    writeln!(out, "{} ({})", meta.id, catalogue.ui(meta.severity.name(), &[]))?;
    writeln!(out, "{}", catalogue.rule_message(meta.id, "title").unwrap_or(meta.title))?;
    let translated = |part: &str| catalogue.rule_message(meta.id, part);
    for (part, heading) in [("what", "explain-what"), ("why", "explain-why"), ("how", "explain-how")] {
        if let Some(text) = translated(part) {
            writeln!(out, "\n{}\n  {text}", catalogue.ui(heading, &[]))?;
        }
    }
    // In another language the English page follows for its examples.
    let from = if translated("what").is_some() { entry.docs.find("# Examples").unwrap_or(0) } else { 0 };
    for line in entry.docs[from..].lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if let Some(title) = line.strip_prefix("# ") {
            let heading = match title {
                "Examples" => catalogue.ui("explain-examples", &[]),
                "Standards" => catalogue.ui("explain-standards", &[]),
                title => title.to_uppercase(),
            };
            writeln!(out, "\n{heading}")?;
        } else if let Some(info) = line.strip_prefix("```") {
            match info.split(',').nth(1) {
                Some("bad") => writeln!(out, "  {}", catalogue.ui("explain-bad", &[]))?,
                Some("good") => writeln!(out, "  {}", catalogue.ui("explain-good", &[]))?,
                _ => {}
            }
        } else {
            writeln!(out, "  {line}")?;
        }
    }
    if !meta.options.is_empty() {
        writeln!(out, "\n{}", catalogue.ui("explain-options", &[]))?;
        for option in meta.options {
            let default = match option.default {
                OptionDefault::Flag(flag) => flag.to_string(),
                OptionDefault::Integer(number, ..) => number.to_string(),
                OptionDefault::List => "[]".to_owned(),
            };
            writeln!(out, "  {} = {default}   {}", option.name, option.help)?;
        }
    }
    Ok(())
}
