//! `OpenDocument` text: `content.xml`.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Archive, DEEPEST, Picture, Writer, attribute, broken, hole, part, reference};
use crate::source::SourceError;

pub(super) fn read(archive: &mut Archive<'_>) -> Result<String, SourceError> {
    let Some(content) = part(archive, "content.xml")? else {
        return Err(broken("it holds no text"));
    };
    let mut state = State::default();
    let mut reader = Reader::from_str(&content);
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

#[derive(Default)]
struct State {
    writer: Writer,
    words: String,
    /// How deep the place lies in a paragraph, in lists, in heads of tables, in what is not shown.
    paragraphs: usize,
    lists: usize,
    heads: usize,
    hidden: usize,
    heading: Option<u8>,
    /// The alternative of a frame, and whether its text is being read.
    picture: Picture,
    in_alternative: bool,
}

impl State {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "text:p" | "text:h" if self.hidden == 0 => {
                self.paragraphs += 1;
                if self.paragraphs == 1 {
                    self.words.clear();
                }
                self.heading = (element.name().as_ref() == "text:h").then(|| {
                    attribute(element, "text:outline-level").and_then(|level| level.parse().ok()).unwrap_or(1)
                });
            }
            "office:annotation" | "text:tracked-changes" | "text:note-citation" => self.hidden += 1,
            "text:database-display" | "text:placeholder" | "text:user-field-get" => {
                if self.hidden == 0 {
                    let name = attribute(element, "text:column-name").or_else(|| attribute(element, "text:name"));
                    hole(name.as_deref().unwrap_or(""), &mut self.words);
                }
                self.hidden += 1;
            }
            "text:s" | "text:tab" => self.words.push(' '),
            "text:line-break" => self.words.push_str("<br>"),
            "text:a" => {
                self.words.push_str("<a href=\"");
                Writer::escaped(&attribute(element, "xlink:href").unwrap_or_default(), &mut self.words);
                self.words.push_str("\">");
            }
            "draw:image" if self.picture == Picture::None => self.picture = Picture::Silent,
            "svg:desc" | "svg:title" => self.in_alternative = true,
            "text:list" => self.lists += 1,
            "table:table" => self.writer.tag("<table>"),
            "table:table-header-rows" => self.heads += 1,
            "table:table-row" => self.writer.tag("<tr>"),
            "table:table-cell" => self.writer.tag(if self.heads > 0 { "<th>" } else { "<td>" }),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_alternative {
            match &mut self.picture {
                Picture::Told(alternative) => alternative.push_str(text),
                silent => *silent = Picture::Told(text.to_owned()),
            }
        } else if self.paragraphs > 0 && self.hidden == 0 {
            Writer::escaped(text, &mut self.words);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "text:p" | "text:h" if self.hidden == 0 => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                if self.paragraphs == 0 {
                    let words = std::mem::take(&mut self.words);
                    const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
                    let tag = self.heading.map_or("p", |level| TAGS[usize::from(level.clamp(1, 6)) - 1]);
                    self.writer.paragraph(tag, &words, self.lists > 0 && self.heading.is_none());
                }
            }
            "office:annotation"
            | "text:tracked-changes"
            | "text:note-citation"
            | "text:database-display"
            | "text:placeholder"
            | "text:user-field-get" => self.hidden = self.hidden.saturating_sub(1),
            "text:a" => self.words.push_str("</a>"),
            "svg:desc" | "svg:title" => self.in_alternative = false,
            "draw:frame" => self.picture.write(&mut self.words),
            "text:list" => self.lists = self.lists.saturating_sub(1),
            "table:table" => self.writer.tag("</table>"),
            "table:table-header-rows" => self.heads = self.heads.saturating_sub(1),
            "table:table-row" => self.writer.tag("</tr>"),
            "table:table-cell" => self.writer.tag(if self.heads > 0 { "</th>" } else { "</td>" }),
            _ => {}
        }
    }
}
