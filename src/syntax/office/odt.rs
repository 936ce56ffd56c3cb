//! `OpenDocument` text: `content.xml`, with the heads and feet of `styles.xml`.

use std::collections::HashMap;
use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

use super::page::{Origin, Page};
use super::xml::{Tag, Visit, walk};
use super::{Package, broken};
use crate::source::SourceError;
use crate::span::Span;

pub(super) fn read(package: &mut Package<'_>) -> Result<Page, SourceError> {
    let Some(content) = package.part("content.xml")? else {
        return Err(broken("it holds no text"));
    };
    let styles = package.part("styles.xml")?.unwrap_or_default();
    let mut letter = Letter { file: package.next_file(), ..Letter::default() };
    let has = |name: &str| memchr::memmem::find(styles.as_bytes(), name.as_bytes()).is_some();
    let (has_head, has_foot) = (has("<style:header>"), has("<style:footer>"));
    if has_head {
        letter.margin("style:header", "<header>", "</header>", &styles)?;
    }
    letter.file += 1;
    letter.wanted = Some("office:body");
    walk(&content, &mut letter)?;
    letter.page.tag("");
    if has_foot {
        letter.file -= 1;
        letter.margin("style:footer", "<footer>", "</footer>", &styles)?;
    }
    package.keep("styles.xml".into(), styles);
    package.keep("content.xml".into(), content);
    Ok(letter.page)
}

#[derive(Default)]
struct Letter {
    page: Page,
    file: u16,
    /// The element whose text is read, and how deep the place lies in it.
    wanted: Option<&'static str>,
    inside: usize,
    /// How deep the place lies in lists, in heads of tables, in what is not shown.
    lists: usize,
    heads: usize,
    hidden: usize,
    /// Whether the alternative of a frame is being read.
    in_alternative: bool,
    links: usize,
    /// The spans around the place, by the name of their style.
    spans: Vec<String>,
    paragraph: String,
    /// What the automatic styles say, and the one whose properties are being read.
    styles: HashMap<String, Style>,
    style: String,
}

/// What of a style matters here.
#[derive(Default)]
struct Style {
    look: u64,
    language: Option<String>,
}

impl Letter {
    /// Reads the heads or the feet of the pages: a letter's sender is often there and nowhere else.
    fn margin(&mut self, name: &'static str, open: &str, close: &str, styles: &str) -> Result<(), SourceError> {
        self.wanted = Some(name);
        self.page.is_margin = true;
        self.page.tag(open);
        walk(styles, self)?;
        self.page.tag(close);
        self.page.is_margin = false;
        Ok(())
    }

    /// The looks of the words at hand, and the language they are marked with.
    fn origin(&self) -> (Origin, Option<&str>) {
        let mut look = FxHasher::default();
        self.links.hash(&mut look);
        for name in &self.spans {
            match self.styles.get(name) {
                Some(style) => style.look.hash(&mut look),
                None => name.hash(&mut look),
            }
        }
        let mut names = self.spans.iter().rev().chain(std::iter::once(&self.paragraph));
        let language = names.find_map(|name| self.styles.get(name)?.language.as_deref());
        // Spans without looks of their own, as an edit history leaves them, are as none.
        let plain = self.links == 0 && self.spans.iter().all(|name| self.styles.get(name).is_some_and(|s| s.look == 0));
        (Origin { file: self.file, look: if plain { 0 } else { look.finish() }, space: None }, language)
    }

    fn properties(&mut self, tag: &Tag<'_>) {
        let style = self.styles.entry(self.style.clone()).or_default();
        let mut look = FxHasher::default();
        let mut any = false;
        let (mut language, mut country) = (None, None);
        for (name, value) in tag.attrs() {
            match &name[..] {
                "fo:language" => language = Some(value).filter(|value| value != "zxx" && value != "none"),
                "fo:country" => country = Some(value).filter(|value| value != "none"),
                _ if name.ends_with("rsid") || name.contains(":language-") || name.contains(":country-") => {}
                _ => {
                    any = true;
                    (name, value).hash(&mut look);
                }
            }
        }
        style.look = if any { look.finish() | 1 } else { 0 };
        style.language =
            language.map(|language| country.map_or(language.clone(), |country| format!("{language}-{country}")));
    }
}

fn hides(name: &str) -> bool {
    matches!(
        name,
        "office:annotation"
            | "text:tracked-changes"
            | "text:note-citation"
            | "text:hidden-text"
            | "text:database-display"
            | "text:placeholder"
            | "text:user-field-get"
    )
}

impl Visit for Letter {
    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name {
            name if self.wanted == Some(name) => self.inside += 1,
            "style:style" => self.style = tag.attr("style:name").unwrap_or_default(),
            "style:text-properties" if self.inside == 0 => self.properties(tag),
            _ => {}
        }
        if self.inside == 0 {
            return;
        }
        if hides(tag.name) {
            if self.hidden == 0
                && matches!(tag.name, "text:database-display" | "text:placeholder" | "text:user-field-get")
            {
                let name = tag.attr("text:column-name").or_else(|| tag.attr("text:name"));
                self.page.hole(name.as_deref().unwrap_or(""));
            }
            self.hidden += 1;
        }
        if self.hidden > 0 {
            return;
        }
        match tag.name {
            "text:p" | "text:h" => {
                // In a frame with words, those are read as words.
                self.page.no_picture();
                self.page.open_paragraph();
                self.paragraph = tag.attr("text:style-name").unwrap_or_default();
                if tag.name == "text:h" {
                    let level = tag.attr("text:outline-level").and_then(|level| level.parse().ok());
                    self.page.set_heading(Some(level.unwrap_or(1)));
                } else if self.lists > 0 {
                    self.page.set_item();
                }
            }
            "text:span" => self.spans.push(tag.attr("text:style-name").unwrap_or_default()),
            "text:s" | "text:tab" => self.page.mark(" "),
            "text:line-break" => self.page.mark("<br>"),
            "text:a" => {
                self.page.link(&tag.attr("xlink:href").unwrap_or_default());
                self.links += 1;
            }
            "draw:image" => self.page.picture(),
            "svg:desc" | "svg:title" => self.in_alternative = true,
            "text:list" => self.lists += 1,
            "table:table" => self.page.tag("<table>"),
            "table:table-header-rows" => self.heads += 1,
            "table:table-row" => self.page.tag("<tr>"),
            "table:table-cell" => self.page.tag(if self.heads > 0 { "<th>" } else { "<td>" }),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, written: Span) {
        if self.inside == 0 || self.hidden > 0 {
        } else if self.in_alternative {
            self.page.alternative(text);
        } else if self.page.is_in_paragraph() {
            let (origin, language) = self.origin();
            let language = language.map(str::to_owned);
            self.page.words(text, written, origin, language.as_deref());
        }
    }

    fn end(&mut self, name: &str) {
        if self.wanted == Some(name) {
            self.inside = self.inside.saturating_sub(1);
        }
        if self.inside == 0 {
            return;
        }
        if hides(name) {
            self.hidden = self.hidden.saturating_sub(1);
            return;
        }
        if self.hidden > 0 {
            return;
        }
        match name {
            "text:p" | "text:h" => self.page.close_paragraph(),
            "text:span" => {
                self.spans.pop();
            }
            "text:a" => {
                self.links = self.links.saturating_sub(1);
                self.page.mark("</a>");
            }
            "svg:desc" | "svg:title" => self.in_alternative = false,
            "draw:frame" => self.page.close_picture(),
            "text:list" => self.lists = self.lists.saturating_sub(1),
            "table:table" => self.page.tag("</table>"),
            "table:table-header-rows" => self.heads = self.heads.saturating_sub(1),
            "table:table-row" => self.page.tag("</tr>"),
            "table:table-cell" => self.page.tag(if self.heads > 0 { "</th>" } else { "</td>" }),
            _ => {}
        }
    }
}
