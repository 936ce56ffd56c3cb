//! Front matter: what a document says about itself before it starts.

use saphyr_parser::{Event, Parser, ScalarStyle};
use toml::de::{DeTable, DeValue};

use crate::source::{Format, FrontMatter, FrontMatterEntry, SourceNote};
use crate::span::Span;

/// Longest front matter that is read. Real ones have a few lines.
const LONGEST: usize = 64 * 1024;

/// Deepest nesting whose values are kept.
const DEEPEST: usize = 16;

/// Reads the front matter `text` starts with: YAML between lines of `---`, TOML between lines
/// of `+++`. Only Markdown and HTML have any.
///
/// What cannot be read never stops the document: the note says where, and the other keys are
/// kept. Spans index `text`; a quoted value's span leaves the quotes out.
pub fn read(text: &str, format: Format) -> (Option<FrontMatter>, Option<SourceNote>) {
    if !matches!(format, Format::Markdown | Format::Html) {
        return (None, None);
    }
    let Some((fences, inner)) = fences(text) else { return (None, None) };
    let mut reader = Reader { base: inner.range().start, entries: Vec::new(), wrong: None };
    let source = inner.of(text);
    if source.len() > LONGEST {
        reader.fault("too long", Span::new(0, source.lines().next().map_or(0, str::len)));
    } else if text.starts_with('+') {
        reader.toml(source);
    } else {
        reader.yaml(source);
    }
    (Some(FrontMatter { span: fences, entries: reader.entries }), reader.wrong)
}

/// A span widened to whole characters: after an error the parser may point into one.
fn whole_characters(source: &str, base: usize, span: Span) -> Span {
    let inside = |at: u32| (at as usize).saturating_sub(base).min(source.len());
    let (mut start, mut end) = (inside(span.start), inside(span.end));
    while !source.is_char_boundary(start) {
        start -= 1;
    }
    while !source.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end).shift(base)
}

impl FrontMatter {
    /// The first entry with this dotted key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&FrontMatterEntry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The entries of a list, or the one scalar that stands for it:
    /// `ignore: [a, b]` and `ignore: a` alike.
    pub fn list<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a FrontMatterEntry> {
        self.entries.iter().filter(move |entry| {
            let index = entry.key.strip_prefix(key).and_then(|rest| rest.strip_prefix('.'));
            entry.key == key
                || index.is_some_and(|index| !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit()))
        })
    }
}

/// The span with the fences and the one between them.
fn fences(text: &str) -> Option<(Span, Span)> {
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != fence || first.len() == first.trim_end().len() {
        return None;
    }
    let mut at = first.len();
    for (index, line) in lines.enumerate() {
        let bare = line.trim_end();
        // A rule between blank lines is a rule.
        if index == 0 && bare.is_empty() {
            return None;
        }
        if bare == fence || (fence == "---" && bare == "...") {
            return Some((Span::new(0, at + line.len()), Span::new(first.len(), at)));
        }
        at += line.len();
    }
    None
}

struct Reader {
    /// Where the source between the fences starts in the text.
    base: usize,
    entries: Vec<FrontMatterEntry>,
    wrong: Option<SourceNote>,
}

impl Reader {
    /// Keeps the first fault.
    fn fault(&mut self, detail: &str, span: Span) {
        let span = span.shift(self.base);
        self.wrong.get_or_insert_with(|| SourceNote { key: "front-matter", detail: detail.to_owned(), span });
    }

    fn entry(&mut self, key: &str, value: String, key_span: Span, value_span: Span) {
        let (key_span, value_span) = (key_span.shift(self.base), value_span.shift(self.base));
        self.entries.push(FrontMatterEntry { key: key.to_owned(), value, key_span, value_span });
    }

    fn yaml(&mut self, source: &str) {
        let kept = self.entries.len();
        let Err((detail, span)) = self.yaml_chunk(source, 0) else { return };
        self.fault(&detail, span);
        // One bad line must not hide the title and the language: each top-level key by itself.
        self.entries.truncate(kept);
        let mut start = 0;
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            let top = line.starts_with(|first: char| first.is_alphanumeric() || matches!(first, '_' | '"' | '\''));
            if top && at > start {
                self.yaml_part(&source[start..at], start);
                start = at;
            }
            at += line.len();
        }
        self.yaml_part(&source[start..], start);
    }

    fn yaml_part(&mut self, source: &str, base: usize) {
        let kept = self.entries.len();
        if self.yaml_chunk(source, base).is_err() {
            self.entries.truncate(kept);
        }
    }

    /// Reads one YAML document that stands at `base`.
    fn yaml_chunk(&mut self, source: &str, base: usize) -> Result<(), (String, Span)> {
        // Markers count characters.
        let offsets = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect::<Vec<_>>();
        let byte = |index: usize| base + offsets.get(index).copied().unwrap_or(source.len());
        let mut levels: Vec<Level> = Vec::new();
        let mut documents = 0;
        for event in Parser::new_from_str(source) {
            let (event, place) = event.map_err(|error| {
                let at = byte(error.marker().index()).min(base + source.len());
                (error.info().to_owned(), Span::at(at))
            })?;
            let span = Span::new(byte(place.start.index()), byte(place.end.index()));
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return Ok(());
                    }
                }
                Event::MappingStart(..) => {
                    enter(&mut levels);
                    levels.push(Level::map());
                }
                Event::SequenceStart(..) => {
                    enter(&mut levels);
                    levels.push(Level { list: true, ..Level::map() });
                }
                Event::MappingEnd | Event::SequenceEnd => {
                    levels.pop();
                    if let Some(level) = levels.last_mut() {
                        level.done();
                    }
                }
                Event::Scalar(value, style, ..) => {
                    let span = unquoted(source, base, span, style);
                    let value = if span.is_empty() && style == ScalarStyle::Plain { "" } else { &*value };
                    self.scalar(&mut levels, value, span);
                }
                Event::Alias(_) => self.scalar(&mut levels, "", span),
                _ => {}
            }
        }
        Ok(())
    }

    /// A scalar is a key or a value, whichever is due.
    fn scalar(&mut self, levels: &mut [Level], value: &str, span: Span) {
        let Some(level) = levels.last_mut() else { return };
        if !level.list && level.key.is_none() {
            level.key = Some((value.to_owned(), span));
            return;
        }
        let named = levels.iter().rev().find_map(|level| level.key.as_ref().map(|(_, span)| *span));
        let complex = levels.iter().any(|level| level.complex);
        if levels.len() <= DEEPEST && !complex {
            let path = levels.iter().map(Level::step).collect::<Vec<_>>().join(".");
            self.entry(&path, value.to_owned(), named.unwrap_or(span), span);
        }
        if let Some(level) = levels.last_mut() {
            level.done();
        }
    }

    fn toml(&mut self, source: &str) {
        let (table, errors) = DeTable::parse_recoverable(source);
        if let Some(error) = errors.first() {
            let span = error.span().unwrap_or(0..0);
            self.fault(error.message(), Span::new(span.start.min(source.len()), span.end.min(source.len())));
        }
        let mut path = Vec::new();
        self.toml_table(source, table.get_ref(), &mut path);
        for entry in &mut self.entries {
            entry.key_span = whole_characters(source, self.base, entry.key_span);
            entry.value_span = whole_characters(source, self.base, entry.value_span);
        }
        self.entries.sort_by_key(|entry| entry.value_span);
    }

    fn toml_table(&mut self, source: &str, table: &DeTable<'_>, path: &mut Vec<String>) {
        for (key, value) in table {
            path.push(key.get_ref().to_string());
            self.toml_value(source, Span::from(key.span()), value, path);
            path.pop();
        }
    }

    fn toml_value(&mut self, source: &str, key: Span, value: &toml::Spanned<DeValue<'_>>, path: &mut Vec<String>) {
        if path.len() > DEEPEST {
            return;
        }
        let span = Span::from(value.span());
        let (text, span) = match value.get_ref() {
            DeValue::Table(table) => return self.toml_table(source, table, path),
            DeValue::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(index.to_string());
                    self.toml_value(source, key, item, path);
                    path.pop();
                }
                return;
            }
            DeValue::String(text) => {
                let written = span.of(source);
                let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|&quote| written.starts_with(quote));
                let quote = quotes.unwrap_or("");
                let inner = written.strip_prefix(quote).unwrap_or(written);
                let start = span.range().end - inner.len();
                // A quote that never closes was forgiven.
                let inner = inner.strip_suffix(quote).unwrap_or(inner);
                (text.to_string(), Span::new(start, start + inner.len()))
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                (span.of(source).to_owned(), span)
            }
        };
        self.entry(&path.join("."), text, key, span);
    }
}

/// An open mapping or list.
struct Level {
    list: bool,
    index: usize,
    key: Option<(String, Span)>,
    /// It is the key of a mapping itself, as in `{{ name }}`.
    complex: bool,
}

impl Level {
    fn map() -> Self {
        Self { list: false, index: 0, key: None, complex: false }
    }

    fn step(&self) -> String {
        match &self.key {
            _ if self.list => self.index.to_string(),
            Some((key, _)) => key.clone(),
            None => String::new(),
        }
    }

    /// A value was read in full.
    fn done(&mut self) {
        if self.list {
            self.index += 1;
        } else if self.complex {
            // What just ended was the key; its value is due, under a name nobody can ask for.
            self.complex = false;
            self.key = Some((String::new(), Span::default()));
        } else {
            self.key = None;
        }
    }
}

/// A collection starts; where a key is due it is a key.
fn enter(levels: &mut [Level]) {
    if let Some(level) = levels.last_mut()
        && !level.list
        && level.key.is_none()
    {
        level.complex = true;
    }
}

/// The span of a scalar without its quotes and the blanks the parser counts in.
fn unquoted(source: &str, base: usize, span: Span, style: ScalarStyle) -> Span {
    let written = source.get(span.range().start - base..span.range().end - base).unwrap_or("");
    let start = span.range().start;
    match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if written.len() >= 2 => {
            Span::new(start + 1, start + written.trim_end().len() - 1)
        }
        _ => Span::new(start, start + written.trim_end().len()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn keys(text: &str) -> Vec<(String, String)> {
        let (front, note) = read(text, Format::Markdown);
        assert_eq!(note, None);
        let front = front.unwrap();
        for entry in &front.entries {
            assert!(text.is_char_boundary(entry.value_span.range().start), "{entry:?}");
        }
        front.entries.into_iter().map(|entry| (entry.key, entry.value)).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|&(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn yaml_gives_scalars_lists_and_nested_maps() {
        let text = "---\ntitle: \"Fees: what it costs\"\nlang: es\nplainspoken:\n  ignore: [reading/level, plain/*]\n\
            tags:\n  - año nuevo\n  - 'it''s'\nempty:\n---\n# Fees\n";
        assert_eq!(
            keys(text),
            pairs(&[
                ("title", "Fees: what it costs"),
                ("lang", "es"),
                ("plainspoken.ignore.0", "reading/level"),
                ("plainspoken.ignore.1", "plain/*"),
                ("tags.0", "año nuevo"),
                ("tags.1", "it's"),
                ("empty", ""),
            ])
        );
        let front = read(text, Format::Markdown).0.unwrap();
        assert_eq!(&text[front.span.range().end..], "# Fees\n");
        assert_eq!(front.get("title").unwrap().value_span.of(text), "Fees: what it costs");
        assert_eq!(front.get("title").unwrap().key_span.of(text), "title");
        assert_eq!(front.get("tags.0").unwrap().value_span.of(text), "año nuevo");
        assert_eq!(front.get("tags.1").unwrap().value_span.of(text), "it''s");
        assert_eq!(front.list("plainspoken.ignore").count(), 2);
    }

    #[test]
    fn toml_gives_the_same_keys() {
        let text =
            "+++\r\ntitle = 'Fees'\r\nweight = 3\r\n[plainspoken]\r\nignore = [\"reading/level\"]\r\n+++\r\nHi\r\n";
        assert_eq!(keys(text), pairs(&[("title", "Fees"), ("weight", "3"), ("plainspoken.ignore.0", "reading/level")]));
        let front = read(text, Format::Html).0.unwrap();
        assert_eq!(front.get("title").unwrap().value_span.of(text), "Fees");
    }

    #[test]
    fn a_bad_line_leaves_a_note_and_the_other_keys() {
        let text = "---\ntitle: Fees\nsummary: {{ page.summary }} - ours: and: yours\nlang: en\n---\nHi\n";
        let (front, note) = read(text, Format::Markdown);
        let front = front.unwrap();
        assert_eq!(note.unwrap().key, "front-matter");
        assert_eq!(front.get("title").unwrap().value, "Fees");
        assert_eq!(front.get("lang").unwrap().value, "en");
        assert_eq!(front.get("lang").unwrap().value_span.of(text), "en");
    }

    #[test]
    fn a_template_value_is_no_key() {
        let text = "---\ntitle: {{ page.title }}\nlang: en\n---\n";
        let front = read(text, Format::Markdown).0.unwrap();
        assert_eq!(front.get("lang").unwrap().value, "en");
        assert!(front.entries.iter().all(|entry| entry.key == "lang" || entry.key.starts_with("title")));
    }

    #[test]
    fn rules_and_other_formats_have_none() {
        for text in ["---\n\nA line.\n\n---\n", "---\nno end\n", "----\na: b\n----\n", "text\n---\na: b\n---\n", "---"]
        {
            assert_eq!(read(text, Format::Markdown), (None, None), "{text}");
        }
        assert_eq!(read("---\na: b\n---\n", Format::Text), (None, None));
        assert_eq!(read("---\n---\n", Format::Markdown).0.unwrap().entries, []);
    }

    #[test]
    fn hostile_front_matter_ends() {
        for line in ["[", "{", "- ", "? ", "a: &a [*a, ", "\"", "!", "| "] {
            let text = format!("---\nlang: en\nx: {}\n---\n", line.repeat(20_000));
            read(&text, Format::Markdown);
            let text = format!("+++\nx = {}\n+++\n", line.repeat(20_000));
            read(&text, Format::Markdown);
        }
        let long = format!("---\n{}---\n", "a: b\n".repeat(LONGEST));
        assert_eq!(read(&long, Format::Markdown).1.unwrap().detail, "too long");
    }

    proptest! {
        #[test]
        fn no_text_panics(inner in "[-a-z:#\\[\\]{}&*!|>'\"%@` \\n\\t0-9é.,=+?]{0,200}") {
            for fence in ["---", "+++"] {
                let text = format!("{fence}\n{inner}\n{fence}\nHi\n");
                if let Some(front) = read(&text, Format::Markdown).0 {
                    for entry in front.entries {
                        prop_assert!(text.get(entry.value_span.range()).is_some());
                        prop_assert!(text.get(entry.key_span.range()).is_some());
                    }
                }
            }
        }

        #[test]
        fn plain_values_come_back(value in "[a-zé]{1,12}( [a-zé0-9]{1,8}){0,3}", key in "[a-z]{1,8}") {
            prop_assume!(!["y", "n"].contains(&key.as_str()));
            let text = format!("---\n{key}: {value}\n---\n");
            let front = read(&text, Format::Markdown).0.unwrap();
            let entry = front.get(&key).unwrap();
            prop_assert_eq!(&entry.value, &value);
            prop_assert_eq!(entry.value_span.of(&text), value.as_str());
            prop_assert_eq!(entry.key_span.of(&text), key.as_str());
        }
    }
}
