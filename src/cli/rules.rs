//! `plainspoken rules`.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{Look, Outcome};
use crate::rules::RULES;

#[derive(Args)]
pub(super) struct Options {
    /// Form of the output
    #[arg(long, value_enum, default_value_t = RulesForm::Text)]
    format: RulesForm,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum RulesForm {
    Text,
    Json,
}

pub(super) fn run(options: &Options, look: &Look) -> Outcome {
    let mut out = BufWriter::new(io::stdout().lock());
    let catalogue = look.catalogue();
    if options.format == RulesForm::Json {
        let rules: Vec<_> = RULES
            .iter()
            .map(|entry| {
                let meta = entry.meta;
                json!({"id": meta.id, "category": meta.category.name(), "severity": meta.severity, "title": meta.title, "standards": meta.standards, "since": meta.since})
            })
            .collect();
        writeln!(out, "{}", json!(rules))?;
    } else {
        let widest = RULES.iter().map(|entry| entry.meta.id.len()).max().unwrap_or(0);
        for entry in RULES {
            let meta = entry.meta;
            let title = catalogue.rule_message(meta.id, "title").unwrap_or(meta.title);
            writeln!(out, "{:widest$}  {:7}  {title}", meta.id, catalogue.ui(meta.severity.name(), &[]))?;
        }
    }
    out.flush()?;
    Ok(false)
}
