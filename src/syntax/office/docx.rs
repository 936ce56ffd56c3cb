//! Word: `word/document.xml` with its styles and links.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Archive, DEEPEST, Picture, Writer, attribute, broken, hole, part, reference};
use crate::source::SourceError;

pub(super) fn read(archive: &mut Archive<'_>) -> Result<String, SourceError> {
    let Some(document) = part(archive, "word/document.xml")? else {
        return Err(broken("it holds no Word text"));
    };
    let styles = headings(&part(archive, "word/styles.xml")?.unwrap_or_default());
    let links = links(&part(archive, "word/_rels/document.xml.rels")?.unwrap_or_default());
    let mut state = State { styles, links, ..State::default() };
    let mut reader = Reader::from_str(&document);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| broken("its text is damaged"))? {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(broken("its parts are nested too deep"));
                }
                state.start(&element);
            }
            Event::Empty(element) => {
                state.start(&element);
                state.end(element.name().as_ref());
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                state.end(element.name().as_ref());
            }
            Event::Text(text) => state.text(&text.xml_content(quick_xml::XmlVersion::Implicit1_0)),
            Event::GeneralRef(name) => state.text(&reference(&name)),
            Event::Eof => break,
            _ => {}
        }
    }
    state.writer.tag("");
    Ok(state.writer.out)
}

/// The level of each style that is a heading.
fn headings(styles: &str) -> HashMap<String, u8> {
    let mut found = HashMap::new();
    let mut reader = Reader::from_str(styles);
    let mut style = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => match element.name().as_ref() {
                "w:style" => style = attribute(&element, "w:styleId").unwrap_or_default(),
                // The names of built-in styles are English in every language of Word.
                "w:name" => {
                    let name = attribute(&element, "w:val").unwrap_or_default().to_lowercase();
                    let level = if name == "title" {
                        Some(1)
                    } else {
                        name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok())
                    };
                    if let Some(level) = level {
                        found.insert(style.clone(), level.clamp(1, 6));
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

fn links(relations: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let mut reader = Reader::from_str(relations);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) if element.name().as_ref() == "Relationship" => {
                found.extend(attribute(&element, "Id").zip(attribute(&element, "Target")));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

#[derive(Default)]
struct State {
    styles: HashMap<String, u8>,
    links: HashMap<String, String>,
    writer: Writer,
    /// The words of the paragraph at hand, as markup.
    words: String,
    heading: Option<u8>,
    item: bool,
    header_row: bool,
    /// Whether the text at hand is shown, and how deep it lies in something that is not.
    in_text: bool,
    hidden: usize,
    /// A field: its code while it is read, and whether its result is left out.
    code: Option<String>,
    in_result: bool,
    links_open: usize,
    picture: Picture,
}

impl State {
    fn start(&mut self, element: &BytesStart<'_>) {
        let value = |name: &str| attribute(element, name);
        match element.name().as_ref() {
            "w:p" => {
                self.words.clear();
                self.heading = None;
                self.item = false;
            }
            "w:pStyle" => self.heading = value("w:val").and_then(|style| self.styles.get(&style).copied()),
            "w:outlineLvl" => {
                let level = value("w:val").and_then(|level| level.parse::<u8>().ok());
                self.heading = level.filter(|level| *level < 6).map(|level| level + 1).or(self.heading);
            }
            "w:numPr" => self.item = true,
            "w:t" | "w:instrText" => self.in_text = true,
            "w:del" | "w:moveFrom" | "mc:Fallback" => self.hidden += 1,
            "w:tab" => self.words.push(' '),
            "w:br" | "w:cr" => self.words.push_str("<br>"),
            "w:noBreakHyphen" => self.words.push('-'),
            "w:fldChar" => match value("w:fldCharType").as_deref() {
                Some("begin") => self.code = Some(String::new()),
                Some("separate") => self.field(),
                Some("end") => {
                    self.field();
                    self.in_result = false;
                }
                _ => {}
            },
            "w:fldSimple" => {
                self.code = value("w:instr");
                self.field();
            }
            "w:hyperlink" => {
                let target = value("r:id").and_then(|id| self.links.get(&id).cloned());
                let target = target.or_else(|| Some(format!("#{}", value("w:anchor")?))).unwrap_or_default();
                self.words.push_str("<a href=\"");
                Writer::escaped(&target, &mut self.words);
                self.words.push_str("\">");
                self.links_open += 1;
            }
            "w:drawing" => self.picture = Picture::Silent,
            "wp:docPr" if self.picture != Picture::None => {
                if let Some(text) = value("descr").filter(|text| !text.is_empty()) {
                    self.picture = Picture::Told(text);
                }
            }
            "adec:decorative" if self.picture != Picture::None && value("val").is_some_and(|on| on != "0") => {
                self.picture = Picture::Told(String::new());
            }
            "w:tbl" => self.writer.tag("<table>"),
            "w:tr" => {
                self.header_row = false;
                self.writer.tag("<tr>");
            }
            "w:tblHeader" => self.header_row = true,
            "w:tc" => self.writer.tag(if self.header_row { "<th>" } else { "<td>" }),
            _ => {}
        }
    }

    /// The code of a field has been read: a mail merge becomes a hole, all else shows its result.
    fn field(&mut self) {
        let Some(code) = self.code.take() else { return };
        let mut words = code.split_whitespace();
        if words.next().is_some_and(|word| word.eq_ignore_ascii_case("MERGEFIELD")) {
            hole(words.next().unwrap_or("").trim_matches('"'), &mut self.words);
            self.in_result = true;
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text || self.hidden > 0 {
            return;
        }
        if let Some(code) = &mut self.code {
            code.push_str(text);
        } else if !self.in_result {
            Writer::escaped(text, &mut self.words);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:p" => {
                let words = std::mem::take(&mut self.words);
                const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
                let tag = self.heading.map_or("p", |level| TAGS[usize::from(level.clamp(1, 6)) - 1]);
                self.writer.paragraph(tag, &words, self.item && self.heading.is_none());
            }
            "w:t" | "w:instrText" => self.in_text = false,
            "w:del" | "w:moveFrom" | "mc:Fallback" => self.hidden = self.hidden.saturating_sub(1),
            "w:fldSimple" => self.in_result = false,
            "w:hyperlink" if self.links_open > 0 => {
                self.links_open -= 1;
                self.words.push_str("</a>");
            }
            "w:drawing" => self.picture.write(&mut self.words),
            "w:tbl" => self.writer.tag("</table>"),
            "w:tr" => self.writer.tag("</tr>"),
            "w:tc" => self.writer.tag(if self.header_row { "</th>" } else { "</td>" }),
            _ => {}
        }
    }
}
