//! `plainspoken rules`.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use serde_json::{Map, Value, json};

use super::{Look, Outcome};
use crate::config::{OptionDefault, OptionSpec};
use crate::rule::Meta;
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
        let rules: Vec<_> = RULES.iter().map(|entry| value(entry.meta)).collect();
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

/// Everything a program may want to know about a rule.
fn value(meta: &Meta) -> Value {
    let formats: Vec<_> = meta.formats.iter().map(|format| format.name()).collect();
    let kinds: Vec<_> = meta.kinds.iter().map(|kind| kind.name()).collect();
    let options: Vec<_> = meta.options.iter().map(option).collect();
    let messages: Map<String, Value> =
        meta.messages.iter().map(|message| (message.key.to_owned(), json!(message.text))).collect();
    json!({
        "id": meta.id,
        "category": meta.category.name(),
        "severity": meta.severity,
        "preset": meta.maturity.preset(),
        "title": meta.title,
        "languages": meta.languages,
        "formats": formats,
        "kinds": kinds,
        "standards": meta.standards,
        "options": options,
        "messages": messages,
        "since": meta.since,
    })
}

fn option(option: &OptionSpec) -> Value {
    let default = match option.default {
        OptionDefault::Flag(flag) => json!(flag),
        OptionDefault::Integer(number, ..) => json!(number),
        OptionDefault::List => json!([]),
    };
    json!({"name": option.name, "default": default, "help": option.help})
}
