//! Ignores: in the text, in front matter and in the configuration.
//!
//! `<!-- plainspoken-ignore access/image-alt -- the logo repeats the name -->` silences rules in
//! the next element or block; `plainspoken-ignore-file` in the whole file. Template comments work
//! the same, so that nothing of it reaches the client.

mod scope;

use crate::config::{Config, nearest};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::rule::Category;
use crate::rules::RULES;
use crate::source::SourceNote;
use crate::span::Span;
use crate::syntax::tree::Element;
use crate::template::HoleKind;
use crate::text::block::Block;
use scope::{EVERY, Scopes};

/// An ignore as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive<'t> {
    /// Rule ids or categories; empty means every rule.
    pub rules: Vec<&'t str>,
    /// Why, after `--`.
    pub reason: Option<&'t str>,
    /// Whether it holds for the whole file.
    pub whole_file: bool,
}

/// Reads the inside of a comment; `None` when it is no ignore.
pub fn parse_directive(comment: &str) -> Option<Directive<'_>> {
    let rest = comment.trim().strip_prefix("plainspoken-ignore")?;
    let (whole_file, rest) = rest.strip_prefix("-file").map_or((false, rest), |rest| (true, rest));
    if !rest.is_empty() && !rest.starts_with(|c: char| c.is_whitespace() || c == ':') {
        return None;
    }
    let rest = rest.trim_start_matches(':');
    let (rules, reason) = match rest.split_once("--") {
        Some((rules, reason)) => (rules, Some(reason.trim()).filter(|reason| !reason.is_empty())),
        None => (rest, None),
    };
    let rules =
        rules.split(|c: char| c.is_whitespace() || c == ',').filter(|rule| !rule.is_empty() && *rule != "*").collect();
    Some(Directive { rules, reason, whole_file })
}

/// One name of an ignore.
struct Ignore<'t> {
    /// Rule id or category; [`EVERY`] means every rule.
    name: &'t str,
    /// Where the ignore stands.
    at: Span,
    /// The part of the text it holds for.
    scope: Span,
}

/// Whether a name from an ignore means this rule.
fn means(name: &str, rule: &str) -> bool {
    name == EVERY || name == rule || rule.split('/').next() == Some(name)
}

fn is_known(name: &str) -> bool {
    RULES.iter().any(|entry| entry.meta.id == name) || Category::ALL.iter().any(|category| category.name() == name)
}

/// The comments of a document that can hold an ignore, with their places.
fn comments<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (&'d str, Span)> {
    let text = &document.source.text;
    let holes = document.tree.holes().iter().filter(|hole| hole.kind == HoleKind::Comment);
    document.tree.comments().chain(holes.map(|hole| (hole.inner.of(text), hole.span)))
}

/// The ignores of the text and its front matter.
fn ignores<'d>(document: &'d Document<'_>) -> Vec<Ignore<'d>> {
    let whole = Span::new(0, document.source.text.len());
    let directives: Vec<_> =
        comments(document).filter_map(|(comment, at)| Some((parse_directive(comment)?, at))).collect();
    let mut elements: Vec<(u32, Place<'_>)> = Vec::new();
    let mut blocks: Vec<(u32, Place<'_>)> = Vec::new();
    // Most documents have no such comment: what may come next is sorted only for those that do.
    if directives.iter().any(|(directive, _)| !directive.whole_file) {
        let written = document.tree.elements().filter(|element| element.is_written() && !element.span().is_empty());
        elements.extend(written.map(|element| (element.span().start, Place::Element(element))));
        let filled = document.blocks.iter().map(Block::whole).filter(|span| !span.is_empty());
        blocks.extend(filled.map(|span| (span.start, Place::Block(span))));
        // Stable: of elements that start together the outer one stays first.
        elements.sort_by_key(|(start, _)| *start);
        blocks.sort_by_key(|(start, _)| *start);
    }
    let mut found = Vec::new();
    for (directive, at) in directives {
        let scope = if directive.whole_file {
            whole
        } else {
            scope::next(&elements, &blocks, at.end).map_or(Span::at(at.end as usize), Place::whole)
        };
        let names = if directive.rules.is_empty() { vec![EVERY] } else { directive.rules };
        found.extend(names.into_iter().map(|name| Ignore { name, at, scope }));
    }
    if let Some(front) = &document.front_matter {
        found.extend(front.list("plainspoken.ignore").map(|entry| {
            let name = entry.value.trim();
            Ignore { name: if name == "*" { EVERY } else { name }, at: entry.value_span, scope: whole }
        }));
    }
    found
}

/// What an ignore may hold for.
enum Place<'d> {
    Element(Element<'d>),
    Block(Span),
}

impl Place<'_> {
    fn whole(&self) -> Span {
        match self {
            Self::Element(element) => element.whole(),
            Self::Block(span) => *span,
        }
    }
}

/// What [`apply`] found out besides the findings it marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ignored {
    /// Ignores that silenced nothing or name no rule.
    pub notes: Vec<SourceNote>,
    /// Names of the rules and categories that are silenced in the whole file, for rules about
    /// the site; an empty name means every rule.
    pub whole_file: Vec<String>,
    /// The `[[ignore]]` tables that hold for this file and whose rule ran, by their place in
    /// [`Config::ignores`], and whether each silenced something.
    pub configured: Vec<(usize, bool)>,
}

/// Marks what an ignore silences, and tells of ignores that silenced nothing or name no rule.
///
/// `diagnostics` are sorted by start; `path` is relative to the configuration; `ran` are the
/// rules that ran: an ignore of a rule that did not run may still be needed.
pub fn apply(
    diagnostics: &mut [Diagnostic],
    document: &Document<'_>,
    config: &Config,
    path: &str,
    ran: &[&'static str],
) -> Ignored {
    let text = &document.source.text;
    let whole = Span::new(0, text.len());
    let ignores = ignores(document);
    if !ignores.is_empty() {
        let mut scopes = Scopes::new(ignores.iter().map(|ignore| (ignore.scope, ignore.name)));
        let places = diagnostics.iter().map(|diagnostic| (diagnostic.finding.span, diagnostic.rule));
        let silenced = scopes.silence(places);
        for (diagnostic, silenced) in diagnostics.iter_mut().zip(silenced) {
            diagnostic.suppressed |= silenced;
        }
        let ignored = Ignored {
            notes: ignores.iter().filter_map(|ignore| note(ignore, &scopes, ran)).collect(),
            whole_file: ignores
                .iter()
                .filter(|ignore| ignore.scope == whole)
                .map(|ignore| ignore.name.to_owned())
                .collect(),
            configured: Vec::new(),
        };
        return configured(ignored, diagnostics, text, config, path, ran);
    }
    configured(Ignored::default(), diagnostics, text, config, path, ran)
}

/// The same for `[[ignore]]` of the configuration.
fn configured(
    mut ignored: Ignored,
    diagnostics: &mut [Diagnostic],
    text: &str,
    config: &Config,
    path: &str,
    ran: &[&'static str],
) -> Ignored {
    for (index, ignore) in config.ignores.iter().enumerate() {
        if !config.ignore_holds(index, path) {
            continue;
        }
        let mut used = false;
        for diagnostic in diagnostics.iter_mut().filter(|diagnostic| means(&ignore.rule, diagnostic.rule)) {
            let silenced = diagnostic.finding.span.of(text).contains(&ignore.text[..]);
            diagnostic.suppressed |= silenced;
            used |= silenced;
        }
        if used || ran.iter().any(|rule| means(&ignore.rule, rule)) {
            ignored.configured.push((index, used));
        }
        if ignore.text.is_empty() {
            ignored.whole_file.push(ignore.rule.clone());
        }
    }
    ignored
}

/// Whether one of the names silenced in a whole file means this rule.
pub fn silences(whole_file: &[String], rule: &str) -> bool {
    whole_file.iter().any(|name| means(name, rule))
}

/// What to tell about an ignore, if anything.
fn note(ignore: &Ignore<'_>, scopes: &Scopes<'_>, ran: &[&'static str]) -> Option<SourceNote> {
    let Ignore { name, at, scope } = *ignore;
    if name != EVERY && !is_known(name) {
        let known = RULES.iter().map(|entry| entry.meta.id).chain(Category::ALL.map(Category::name));
        let detail = nearest(name, known).map_or_else(|| name.to_owned(), |close| format!("{name} ({close}?)"));
        return Some(SourceNote { key: "unknown-rule", detail, span: at });
    }
    if scopes.was_used(scope, name) || !ran.iter().any(|rule| means(name, rule)) {
        return None;
    }
    Some(if name == EVERY {
        SourceNote { key: "unused-ignore-any", detail: String::new(), span: at }
    } else {
        SourceNote { key: "unused-ignore", detail: name.to_owned(), span: at }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_ignore_names_rules_and_a_reason() {
        let found = parse_directive(" plainspoken-ignore access/image-alt, plain -- the logo -- again ").unwrap();
        assert_eq!(found.rules, ["access/image-alt", "plain"]);
        assert_eq!((found.reason, found.whole_file), (Some("the logo -- again"), false));
        let found = parse_directive("plainspoken-ignore-file").unwrap();
        assert!(found.whole_file && found.rules.is_empty());
        assert!(parse_directive("plainspoken-ignore *").unwrap().rules.is_empty());
        assert_eq!(parse_directive("plainspoken-ignored"), None);
        assert_eq!(parse_directive("please plainspoken-ignore"), None);
    }

    #[test]
    fn a_category_means_its_rules() {
        assert!(means("plain", "plain/word-choice") && means(EVERY, "plain/word-choice"));
        assert!(!means("plain", "plainer/word") && !means("plain/word", "plain/word-choice"));
        assert!(silences(&["reading".to_owned()], "reading/level") && !silences(&[], "reading/level"));
    }
}
