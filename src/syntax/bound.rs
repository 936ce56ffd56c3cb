//! Attributes that code fills in: Vue's `:alt`, Angular's `[alt]`, Alpine's `x-bind:alt`, Svelte's
//! `{...rest}`. Each is there, with a value nobody knows, or stands for any attribute at all.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Tag;
use html5ever::{Attribute, LocalName, QualName, ns};

use super::attributes;
use crate::span::Span;
use crate::template::HOLE;

/// What code fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'n> {
    /// The attribute of this name.
    Named(&'n str),
    /// Attributes nobody can name.
    Any,
    /// What stands in the element.
    Content,
}

/// A place in a start tag that code fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) span: Span,
    /// It may set any attribute.
    pub(super) any: bool,
    /// It sets what stands in the element.
    pub(super) content: bool,
}

/// Attributes that hold by being there: code takes them away as well as sets them, so a text without
/// them is what is read.
const SWITCHES: [&str; 15] = [
    "hidden",
    "disabled",
    "required",
    "checked",
    "selected",
    "readonly",
    "multiple",
    "autoplay",
    "muted",
    "loop",
    "controls",
    "open",
    "inert",
    "autofocus",
    "novalidate",
];

/// Properties of scripts whose attribute has another name, in lower case.
const PROPERTIES: [(&str, &str); 4] =
    [("arialabel", "aria-label"), ("ariahidden", "aria-hidden"), ("htmlfor", "for"), ("classname", "class")];

/// What code fills in by an attribute of this name.
pub(super) fn kind(name: &str) -> Option<Kind<'_>> {
    let after = |prefix: &str| name.strip_prefix(prefix);
    match name.as_bytes().first()? {
        b':' | b'.' | b'?' => named(&name[1..]),
        b'[' => bracketed(name),
        b'{' => Some(Kind::Any),
        b'v' => match after("v-")? {
            "bind" => Some(Kind::Any),
            "text" | "html" => Some(Kind::Content),
            rest => named(rest.strip_prefix("bind:")?),
        },
        b'x' => match after("x-")? {
            "bind" => Some(Kind::Any),
            "text" | "html" => Some(Kind::Content),
            rest => named(rest.strip_prefix("bind:")?),
        },
        b'b' => named(after("bind:").or_else(|| after("bind-"))?),
        b'n' => match after("ng-")? {
            "bind" | "bind-html" => Some(Kind::Content),
            "src" => Some(Kind::Named("src")),
            "href" => Some(Kind::Named("href")),
            rest => named(rest.strip_prefix("attr-")?),
        },
        b's' => matches!(name, "set:html" | "set:text").then_some(Kind::Content),
        _ => None,
    }
}

/// Angular's `[alt]`, `[attr.alt]` and `[(ngModel)]`.
fn bracketed(name: &str) -> Option<Kind<'_>> {
    let inner = name.strip_prefix('[')?.strip_suffix(']')?;
    if inner.starts_with('(') {
        return None;
    }
    named(inner.strip_prefix("attr.").unwrap_or(inner))
}

/// A name after what marks it as bound; what follows its first dot is how.
fn named(name: &str) -> Option<Kind<'_>> {
    let name = name.split('.').next().unwrap_or(name);
    match name.as_bytes().first()? {
        // `:[key]` names no attribute.
        b'[' => Some(Kind::Any),
        first if first.is_ascii_alphabetic() => {
            let is = |known: &str| name.eq_ignore_ascii_case(known);
            if ["innerhtml", "textcontent", "innertext", "text"].into_iter().any(is) {
                return Some(Kind::Content);
            }
            let property = PROPERTIES.iter().find(|(property, _)| is(property));
            Some(Kind::Named(property.map_or(name, |(_, attribute)| attribute)))
        }
        _ => None,
    }
}

/// Whether an attribute written as `written` fills in the attribute `name`.
pub(super) fn fills(written: &str, name: &str) -> bool {
    matches!(kind(written), Some(Kind::Named(bound)) if bound.eq_ignore_ascii_case(name))
}

/// Puts the attributes that code fills in into a start tag, with an unknown value, and tells where
/// they were written.
pub(super) fn open(tag: &mut Tag, written: &str, base: u32, found: &mut Vec<Bound>) {
    if !tag.attrs.iter().any(|attribute| kind(&attribute.name.local).is_some()) {
        return;
    }
    for attribute in attributes::scan(written) {
        let name = attribute.name.to_ascii_lowercase();
        let Some(kind) = kind(&name) else { continue };
        let place = attribute.place(base as usize);
        match kind {
            Kind::Named(name) => {
                if SWITCHES.contains(&name) {
                    continue;
                }
                found.push(Bound { span: place.value.unwrap_or(place.whole), any: false, content: false });
                let local = LocalName::from(name);
                if !tag.attrs.iter().any(|attribute| attribute.name.local == local) {
                    let value = StrTendril::from_slice(HOLE.encode_utf8(&mut [0; 4]));
                    tag.attrs.push(Attribute { name: QualName::new(None, ns!(), local), value });
                }
            }
            Kind::Any => found.push(Bound { span: place.whole, any: true, content: false }),
            Kind::Content => found.push(Bound { span: place.whole, any: false, content: true }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_bound() {
        for (written, name) in [
            (":alt", "alt"),
            ("v-bind:alt", "alt"),
            ("v-bind:alt.attr", "alt"),
            ("x-bind:aria-label", "aria-label"),
            ("[alt]", "alt"),
            ("[attr.alt]", "alt"),
            ("[ariaLabel]", "aria-label"),
            ("bind:value", "value"),
            ("ng-attr-title", "title"),
            ("ng-src", "src"),
            (".alt", "alt"),
        ] {
            assert_eq!(kind(written), Some(Kind::Named(name)), "{written}");
            assert!(fills(written, name));
        }
        for written in ["v-bind", "x-bind", "{...rest}", "{alt}", ":[key]", "{"] {
            assert_eq!(kind(written), Some(Kind::Any), "{written}");
        }
        for written in ["v-text", "v-html", "x-text", "[innerHTML]", "ng-bind", "set:html", ":textContent"] {
            assert_eq!(kind(written), Some(Kind::Content), "{written}");
        }
        for written in ["alt", "v-if", "x-show", "@click", "(click)", "*ngIf", "#ref", ":", "[", "[(ngModel)]", "value"]
        {
            assert_eq!(kind(written), None, "{written}");
        }
    }
}
