//! A file as it was read: its text, its format and the way back to its bytes.

pub(crate) mod charset;
pub mod encode;
pub mod front_matter;
pub(crate) mod read;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::span::{LineIndex, Position, SourceMap, Span};

/// What kind of markup a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// `CommonMark` with tables, footnotes, strikethrough, task lists and front matter.
    Markdown,
    /// HTML pages and fragments, also as templates.
    Html,
    /// MJML e-mail templates.
    Mjml,
    /// SVG and other XML, parsed as markup.
    Svg,
    /// A whole e-mail message (`.eml`).
    Email,
    /// Plain text, never read as Markdown.
    Text,
    /// A letter from Word (`.docx`).
    #[serde(rename = "docx")]
    Word,
    /// A letter in `OpenDocument` (`.odt`).
    #[serde(rename = "odt")]
    OpenDocument,
}

impl Format {
    /// The name used in configuration and in the JSON contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Mjml => "mjml",
            Self::Svg => "svg",
            Self::Email => "email",
            Self::Text => "text",
            Self::Word => "docx",
            Self::OpenDocument => "odt",
        }
    }

    /// Whether it is a letter of a word processor: its text is written out from an archive.
    #[must_use]
    pub fn is_office(self) -> bool {
        matches!(self, Self::Word | Self::OpenDocument)
    }

    /// The format a file name stands for; a template's outer ending is looked through
    /// (`page.html.erb` is HTML). `None` for names plainspoken does not read.
    #[must_use]
    pub fn from_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
        let mut endings = name.split('.').skip(1).collect::<Vec<_>>();
        while let Some(ending) = endings.pop() {
            return Some(match ending {
                "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" => Self::Markdown,
                "html" | "htm" | "xhtml" | "shtml" | "vue" | "svelte" | "astro" | "hbs" | "handlebars" | "mustache"
                | "njk" | "nunjucks" | "liquid" | "twig" | "ejs" | "php" | "jsp" | "cshtml" | "razor" | "heex" => {
                    // `letter.md.hbs` is Markdown.
                    return endings
                        .last()
                        .and_then(|inner| Self::from_path(&format!("x.{inner}")))
                        .or(Some(Self::Html));
                }
                "j2" | "jinja" | "jinja2" | "erb" | "tmpl" | "tpl" | "template" | "eex" | "gotmpl" => continue,
                "mjml" => Self::Mjml,
                "svg" | "xml" => Self::Svg,
                "eml" => Self::Email,
                "txt" | "text" => Self::Text,
                "docx" | "docm" | "dotx" if cfg!(feature = "office") => Self::Word,
                "odt" | "ott" if cfg!(feature = "office") => Self::OpenDocument,
                _ => return None,
            });
        }
        None
    }
}

/// The encoding a file was read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 that starts with a byte order mark.
    Utf8Bom,
    /// UTF-16, little endian, by its byte order mark.
    Utf16Le,
    /// UTF-16, big endian, by its byte order mark.
    Utf16Be,
    /// A declared single- or multi-byte encoding, by its WHATWG name.
    Declared(&'static encoding_rs::Encoding),
    /// Not UTF-8 and nothing declared: read as Windows-1252.
    Fallback,
}

impl Encoding {
    /// The name shown to people and in the JSON contract, in lower case.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Utf8 | Self::Utf8Bom => "utf-8".into(),
            Self::Utf16Le => "utf-16le".into(),
            Self::Utf16Be => "utf-16be".into(),
            Self::Declared(encoding) => encoding.name().to_ascii_lowercase(),
            Self::Fallback => "windows-1252".into(),
        }
    }
}

/// What a part of the text is. Only an e-mail has more than one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// The decoded header lines of a message, one per line.
    Headers,
    /// A part to be parsed in this format: the whole file, or an e-mail's body.
    Body(Format),
    /// The plain-text twin of an HTML part: facts are read from it, its wording is not judged twice.
    Alternative,
}

/// A stretch of [`Source::text`] that is parsed in one way.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it stands in the text.
    pub span: Span,
    /// How it is parsed.
    pub kind: PartKind,
    /// Language declared for this part (`Content-Language`), as written.
    pub language: Option<String>,
}

/// A decoded e-mail header.
#[derive(Clone, Debug)]
pub struct Header {
    /// The name in lower case: `subject`.
    pub name: String,
    /// Where its decoded value stands in [`Source::text`].
    pub value: Span,
}

/// Something worth telling about how a file was read, with a key of `dictionaries/messages`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceNote {
    /// Message key, for example `windows-1252`.
    #[serde(deserialize_with = "crate::intern::name")]
    pub key: crate::intern::Name,
    /// What fills the message's one placeholder, if it has one.
    pub detail: String,
    /// Where in the text it matters.
    pub span: Span,
}

/// Why a file cannot be linted. Shown with its path in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceError {
    /// A stable code for programs: `binary`, `too-large`, `unreadable`, `broken-message`.
    #[serde(deserialize_with = "crate::intern::name")]
    pub code: crate::intern::Name,
    /// What is wrong and how to mend it, in one sentence without the path.
    pub message: String,
}

/// One file: its decoded text and all that is needed to point back at its bytes.
#[derive(Debug)]
pub struct Source {
    /// Path for people, with forward slashes.
    pub path: String,
    /// The text every span indexes.
    pub text: String,
    /// From the text to the file's bytes.
    pub map: SourceMap,
    /// What it is written in.
    pub format: Format,
    /// How it was decoded.
    pub encoding: Encoding,
    /// The parts of the text, in order; one for everything but e-mail.
    pub parts: Vec<Part>,
    /// The headers of an e-mail, else empty.
    pub headers: Vec<Header>,
    /// What was noticed while reading.
    pub notes: Vec<SourceNote>,
    /// The file's bytes; `None` when they are exactly `text`.
    pub raw: Option<Vec<u8>>,
    lines: OnceLock<LineIndex>,
    raw_lines: OnceLock<LineIndex>,
    /// Ends of tags and entities in a letter, and the unseen characters up to there.
    unseen: OnceLock<Vec<(u32, u32)>>,
}

impl Source {
    /// A source whose file is `text` itself, in UTF-8.
    pub fn from_text(path: &str, format: Format, text: impl Into<String>) -> Self {
        let text = text.into();
        let whole = Part { span: Span::new(0, text.len()), kind: PartKind::Body(format), language: None };
        Self::assemble(path, format, text, SourceMap::identity(), Encoding::Utf8, vec![whole], None)
    }

    /// Puts a source together from its parts; `raw` is the file when `map` is not the identity.
    #[must_use]
    pub fn assemble(
        path: &str,
        format: Format,
        text: String,
        map: SourceMap,
        encoding: Encoding,
        parts: Vec<Part>,
        raw: Option<Vec<u8>>,
    ) -> Self {
        Self {
            path: path.to_owned(),
            text,
            map,
            format,
            encoding,
            parts,
            headers: Vec::new(),
            notes: Vec::new(),
            raw,
            lines: OnceLock::new(),
            raw_lines: OnceLock::new(),
            unseen: OnceLock::new(),
        }
    }

    /// The part of the text that `span` stands in, if one holds all of it.
    pub fn part_around(&self, span: Span) -> Option<&Part> {
        // Parts stand in order and apart; a message may have a hundred thousand.
        let after = self.parts.partition_point(|part| part.span.start <= span.start);
        self.parts[..after].last().filter(|part| span.end <= part.span.end)
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> &[u8] {
        self.raw.as_deref().unwrap_or(self.text.as_bytes())
    }

    /// What [`Source::map`] leads to: the bytes of the file, or the text of a letter, whose words lie
    /// in an archive.
    pub fn origin(&self) -> &[u8] {
        if self.format.is_office() { self.text.as_bytes() } else { self.bytes() }
    }

    /// The lines of [`Source::text`].
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Line and column in the file of an offset into the text.
    ///
    /// Columns of an e-mail count the characters of the file's own line. A line of a letter is a
    /// paragraph, and its columns count the characters people see. Every other encoding has the
    /// same lines and characters as the text.
    pub fn position(&self, offset: usize) -> Position {
        if self.format == Format::Email
            && let Some(raw) = &self.raw
        {
            let lines = self.raw_lines.get_or_init(|| LineIndex::new(raw));
            return lines.position(raw, self.map.start(offset));
        }
        let mut position = self.lines().position(&self.text, offset);
        if self.format.is_office() {
            let line = self.lines().line_span(&self.text, position.line as usize);
            position.column -= self.unseen_before(offset) - self.unseen_before(line.start as usize);
        }
        position
    }

    /// How many characters of markup that people do not see stand before `offset` in a letter.
    fn unseen_before(&self, offset: usize) -> u32 {
        let unseen = self.unseen.get_or_init(|| {
            let mut sum = 0;
            let pieces = memchr::memchr2_iter(b'<', b'&', self.text.as_bytes()).map(|at| {
                let rest = &self.text[at..];
                let length = markup_at(rest).map_or(1, |(length, _)| length);
                let seen = u32::from(rest.starts_with('&'));
                sum += rest[..length].chars().count() as u32 - seen;
                ((at + length) as u32, sum)
            });
            pieces.collect()
        });
        let before = unseen.partition_point(|(end, _)| *end as usize <= offset);
        before.checked_sub(1).map_or(0, |last| unseen[last].1)
    }

    /// The decoded value of the first header called `name` (lower case), with its place.
    pub fn header(&self, name: &str) -> Option<(&str, Span)> {
        let header = self.headers.iter().find(|header| header.name == name)?;
        Some((header.value.of(&self.text), header.value))
    }
}

/// The tag or entity at the start of a letter's markup: how long it is and what people see of it.
fn markup_at(rest: &str) -> Option<(usize, Option<char>)> {
    if rest.starts_with('<') {
        return memchr::memchr(b'>', rest.as_bytes()).map(|end| (end + 1, None));
    }
    let known = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
    let (name, character) = known.into_iter().find(|(name, _)| rest.starts_with(name))?;
    Some((name.len(), Some(character)))
}

/// What people see of the markup a letter was written out as: without tags, characters for their
/// entities.
pub(crate) fn words_of(markup: &str) -> String {
    let mut words = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = memchr::memchr2(b'<', b'&', rest.as_bytes()) {
        words.push_str(&rest[..at]);
        let (length, seen) = markup_at(&rest[at..]).unwrap_or((1, None));
        words.extend(seen);
        rest = &rest[at + length..];
    }
    words.push_str(rest);
    words
}

/// A key of the front matter and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatterEntry {
    /// The dotted path: `plainspoken.ignore.0`.
    pub key: String,
    /// The value, unquoted.
    pub value: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Where the value stands.
    pub value_span: Span,
}

/// The front matter of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// With its fences.
    pub span: Span,
    /// Its scalars, in order.
    pub entries: Vec<FrontMatterEntry>,
}
