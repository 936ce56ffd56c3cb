//! Pages of components: Vue, Svelte, Astro and MDX are HTML with a few ways of their own.

use crate::source::Source;
use crate::span::Span;
use crate::template;

use super::bound::Bound;

/// Whose ways a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Dialect {
    /// HTML as browsers read it.
    #[default]
    Html,
    /// `.vue`: what a reader sees stands in `<template>`.
    Vue,
    /// `.svelte`: code stands in braces, in quotation marks too.
    Svelte,
    /// `.astro` and `.mdx`: code stands in braces.
    Braces,
}

impl Dialect {
    /// By the ending of the file's name.
    pub(super) fn of(source: &Source) -> Self {
        let ending = source.path.rsplit(['.', '/']).next().unwrap_or("");
        let is = |known: &str| ending.eq_ignore_ascii_case(known);
        match () {
            () if is("vue") => Self::Vue,
            () if is("svelte") => Self::Svelte,
            () if is("astro") || is("mdx") => Self::Braces,
            () => Self::Html,
        }
    }

    /// Whether `<Name>` is a component and `<name />` ends where it stands.
    pub(super) fn has_components(self) -> bool {
        self != Self::Html
    }

    /// Covers the code in the start tags of a text and tells where it stood. The length stays.
    pub(super) fn cover(self, text: &mut String, from: usize, bound: &mut Vec<Bound>) {
        if !matches!(self, Self::Svelte | Self::Braces) || memchr::memchr(b'{', text.as_bytes()).is_none() {
            return;
        }
        let mut finder = Finder { bytes: text.as_bytes(), at: from, quoted: self == Self::Svelte, found: Vec::new() };
        finder.tags();
        let found = finder.found;
        let mut bytes = std::mem::take(text).into_bytes();
        for code in &found {
            template::cover(&mut bytes[code.span.range()]);
        }
        *text = String::from_utf8(bytes).unwrap_or_default();
        bound.extend(found);
    }
}

/// Finds code in braces in start tags, in one pass.
struct Finder<'t> {
    bytes: &'t [u8],
    at: usize,
    /// Whether it stands in quotation marks too.
    quoted: bool,
    found: Vec<Bound>,
}

impl Finder<'_> {
    fn tags(&mut self) {
        while let Some(at) = memchr::memchr(b'<', self.rest()) {
            self.at += at + 1;
            if self.rest().starts_with(b"!--") {
                if !self.pass(b"-->") {
                    return;
                }
            } else if self.rest().first().is_some_and(u8::is_ascii_alphabetic) {
                let name = self.rest().iter().take_while(|byte| !byte.is_ascii_whitespace() && !b"/>".contains(byte));
                let name = name.copied().collect::<Vec<_>>();
                self.at += name.len();
                if !self.attributes() {
                    return;
                }
                let end: &[u8] = match &name[..] {
                    b"script" => b"</script",
                    b"style" => b"</style",
                    _ => continue,
                };
                if !self.bytes[..self.at].ends_with(b"/>") && !self.pass(end) {
                    return;
                }
            }
        }
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or(&[])
    }

    /// Goes on after the next `end`; not if there is none.
    fn pass(&mut self, end: &[u8]) -> bool {
        let found = memchr::memmem::find(self.rest(), end);
        self.at += found.map_or(0, |found| found + end.len());
        found.is_some()
    }

    /// Goes on after the end of a start tag; not if it has none.
    fn attributes(&mut self) -> bool {
        let mut value = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'>' => {
                    self.at += 1;
                    return true;
                }
                b'{' => {
                    let Some(span) = self.code(self.bytes.len()) else { return false };
                    self.found.push(Bound { span, any: !value, content: false });
                    // `class={a}{b}` is one value still.
                    continue;
                }
                b'"' | b'\'' if value => {
                    let Some(length) = memchr::memchr(byte, &self.bytes[self.at + 1..]) else { return false };
                    let end = self.at + 1 + length;
                    while self.quoted
                        && let Some(open) = memchr::memchr(b'{', &self.bytes[self.at..end])
                    {
                        self.at += open;
                        let Some(span) = self.code(end) else { break };
                        self.found.push(Bound { span, any: false, content: false });
                    }
                    self.at = end;
                    value = false;
                }
                b'=' => value = true,
                byte if byte.is_ascii_whitespace() => {
                    // `alt = {a}` has spaces around its sign.
                    value &= self.bytes[..self.at].trim_ascii_end().ends_with(b"=");
                }
                _ => {}
            }
            self.at += 1;
        }
        false
    }

    /// The code in the braces that open here and close before `until`; goes on after them.
    fn code(&mut self, until: usize) -> Option<Span> {
        let start = self.at;
        let mut depth = 0_usize;
        let mut at = start;
        let bytes = &self.bytes[..until];
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'{' => depth += 1,
                b'}' if depth == 1 => {
                    self.at = at + 1;
                    return Some(Span::new(start, at + 1));
                }
                b'}' => depth -= 1,
                b'"' | b'\'' | b'`' => at += string(&bytes[at..]),
                _ => {}
            }
            at += 1;
        }
        None
    }
}

/// How far the string that opens here goes on after its first byte; 0 for an apostrophe.
fn string(rest: &[u8]) -> usize {
    let mut at = 1;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' if rest[0] != b'`' => return 0,
            _ if byte == rest[0] => return at,
            _ => {}
        }
        at += 1;
    }
    0
}
