//! Ignores: in the text, in front matter and in the configuration.
//!
//! `<!-- plainspoken-ignore access/image-alt -- the logo repeats the name -->` silences rules in
//! the next element or block; `plainspoken-ignore-file` in the whole file. Template comments work
//! the same, so that nothing of it reaches the client.

use crate::config::Config;
use crate::config::nearest::nearest;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::rule::Category;
use crate::rules::RULES;
use crate::source::SourceNote;
use crate::span::Span;
use crate::syntax::tree::Element;
use crate::template::HoleKind;

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
#[must_use]
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

/// An ignore with the part of the text it holds for.
struct Ignore<'t> {
    directive: Directive<'t>,
    at: Span,
    scope: Span,
    used: bool,
}

/// Whether a name from an ignore (empty: any) means this rule.
fn means(name: &str, rule: &str) -> bool {
    name.is_empty() || name == rule || rule.split('/').next() == Some(name)
}

/// The inside of a template comment.
fn inside(comment: &str) -> &str {
    let opened =
        ["{{!--", "{{!", "{#", "<%#", "<%--"].iter().find_map(|open| comment.strip_prefix(open)).unwrap_or(comment);
    ["--}}", "}}", "#}", "--%>", "%>"].iter().find_map(|close| opened.strip_suffix(close)).unwrap_or(opened)
}

/// The next element or block that starts at or after `from`.
fn next_scope(document: &Document<'_>, from: u32) -> Span {
    let elements = document
        .tree
        .elements()
        .filter(|element| element.is_written() && element.span().start >= from && !element.span().is_empty());
    let element = elements.min_by_key(|element| element.span().start).map(|element: Element<'_>| element.whole());
    let block = document
        .blocks
        .iter()
        .map(crate::text::block::Block::whole)
        .filter(|span| span.start >= from && !span.is_empty())
        .min_by_key(|span| span.start);
    match (element, block) {
        (Some(element), Some(block)) if block.start < element.start => block,
        (Some(element), _) => element,
        (None, Some(block)) => block,
        (None, None) => Span::at(from as usize),
    }
}

fn ignores<'d>(document: &'d Document<'_>) -> Vec<Ignore<'d>> {
    let whole = Span::new(0, document.source.text.len());
    let text = &document.source.text;
    let mut found = Vec::new();
    let mut add = |comment: &'d str, at: Span| {
        if let Some(directive) = parse_directive(comment) {
            let scope = if directive.whole_file { whole } else { next_scope(document, at.end) };
            found.push(Ignore { directive, at, scope, used: false });
        }
    };
    for (comment, at) in document.tree.comments() {
        add(comment, at);
    }
    for hole in document.tree.holes().iter().filter(|hole| hole.kind == HoleKind::Comment) {
        add(inside(hole.span.of(text)), hole.span);
    }
    if let Some(front) = &document.front_matter {
        for entry in front.list("plainspoken.ignore") {
            let directive = Directive { rules: vec![&entry.value], reason: None, whole_file: true };
            found.push(Ignore { directive, at: entry.value_span, scope: whole, used: false });
        }
    }
    found
}

/// Marks what an ignore silences, and tells of ignores that silenced nothing or name no rule.
///
/// `ran` are the rules that ran: an ignore of a rule that did not run may still be needed.
pub fn apply(
    mut diagnostics: Vec<Diagnostic>,
    document: &Document<'_>,
    config: &Config,
    path: &str,
    ran: &[&'static str],
) -> (Vec<Diagnostic>, Vec<SourceNote>) {
    let mut ignores = ignores(document);
    let text = &document.source.text;
    for diagnostic in &mut diagnostics {
        let span = diagnostic.finding.span;
        for ignore in &mut ignores {
            let inside = ignore.scope.start <= span.start && span.start < ignore.scope.end.max(ignore.scope.start + 1);
            let named = ignore.directive.rules.is_empty()
                || ignore.directive.rules.iter().any(|name| means(name, diagnostic.rule));
            if inside && named {
                ignore.used = true;
                diagnostic.suppressed = true;
            }
        }
        diagnostic.suppressed |= config.ignores.iter().enumerate().any(|(index, ignore)| {
            means(&ignore.rule, diagnostic.rule)
                && config.ignore_holds(index, path)
                && (ignore.text.is_empty() || span.of(text).contains(&ignore.text[..]))
        });
    }
    let mut notes = Vec::new();
    for ignore in &ignores {
        for name in &ignore.directive.rules {
            if !is_known(name) {
                let close = nearest(name, RULES.iter().map(|entry| entry.meta.id));
                let detail = close.map_or_else(|| (*name).to_owned(), |close| format!("{name} ({close}?)"));
                notes.push(SourceNote { key: "unknown-rule", detail, span: ignore.at });
            }
        }
        let could = ignore.directive.rules.is_empty()
            || ignore.directive.rules.iter().any(|name| ran.iter().any(|rule| means(name, rule)));
        if !ignore.used && could {
            notes.push(SourceNote { key: "unused-ignore", detail: ignore.directive.rules.join(" "), span: ignore.at });
        }
    }
    (diagnostics, notes)
}

fn is_known(name: &str) -> bool {
    RULES.iter().any(|entry| entry.meta.id == name) || Category::ALL.iter().any(|category| category.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ignore_names_rules_and_a_reason() {
        let found = parse_directive(" plainspoken-ignore access/image-alt, plain -- the logo -- again ")
            .unwrap_or_else(|| unreachable!());
        assert_eq!(
            (found.rules, found.reason, found.whole_file),
            (vec!["access/image-alt", "plain"], Some("the logo -- again"), false)
        );
        assert!(
            parse_directive("plainspoken-ignore-file").is_some_and(|found| found.whole_file && found.rules.is_empty())
        );
        assert_eq!(parse_directive("plainspoken-ignored"), None);
        assert_eq!(parse_directive("please plainspoken-ignore"), None);
    }

    #[test]
    fn template_comments_give_up_their_inside() {
        for comment in ["{# a b #}", "{{!-- a b --}}", "{{! a b }}", "<%# a b %>"] {
            assert_eq!(inside(comment).trim(), "a b");
        }
    }
}
