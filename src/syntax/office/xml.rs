//! One walk through an XML file, for both kinds of letter.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::broken;
use crate::source::SourceError;
use crate::span::Span;

/// The most elements inside one another.
const DEEPEST: usize = 256;

/// The start tag of an element.
pub(super) struct Tag<'t> {
    pub(super) name: &'t str,
    element: &'t BytesStart<'t>,
    /// Where it stands in the file.
    pub(super) span: Span,
}

impl Tag<'_> {
    /// The value of an attribute, decoded.
    pub(super) fn attr(&self, name: &str) -> Option<String> {
        let found = self.element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
        Some(decoded(&found.value))
    }

    /// Names and values of all attributes, as written.
    pub(super) fn attrs(&self) -> impl Iterator<Item = (String, String)> {
        let attributes = self.element.attributes().flatten();
        attributes.map(|attribute| (attribute.key.as_ref().to_owned(), attribute.value.to_string()))
    }

    /// Whether a switch such as `<w:vanish/>` is on.
    pub(super) fn is_on(&self) -> bool {
        self.attr("w:val").is_none_or(|value| !matches!(&value[..], "0" | "false" | "off"))
    }
}

/// What a walk tells.
pub(super) trait Visit {
    fn start(&mut self, tag: &Tag<'_>);
    /// A stretch of character data; `written` is where it stands, `text` what it says.
    fn text(&mut self, text: &str, written: Span);
    fn end(&mut self, name: &str);
}

/// Reads a file from its start to its end.
///
/// # Errors
/// When it is no XML, or nested deeper than any letter.
pub(super) fn walk(xml: &str, visitor: &mut impl Visit) -> Result<(), SourceError> {
    let start = xml.len() - xml.trim_start_matches('\u{feff}').len();
    let mut reader = Reader::from_str(&xml[start..]);
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        let event = reader.read_event().map_err(|_| broken("its text is damaged"))?;
        let end = start + reader.buffer_position() as usize;
        let span = Span::new(at, end);
        at = end;
        match event {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(broken("its parts are nested too deep"));
                }
                visitor.start(&Tag { name: element.name().as_ref(), element: &element, span });
            }
            Event::Empty(element) => {
                let name = element.name();
                visitor.start(&Tag { name: name.as_ref(), element: &element, span });
                visitor.end(name.as_ref());
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                visitor.end(element.name().as_ref());
            }
            Event::Text(_) => visitor.text(span.of(xml), span),
            Event::CData(_) => {
                let inner = span.of(xml).strip_prefix("<![CDATA[").and_then(|text| text.strip_suffix("]]>"));
                visitor.text(inner.unwrap_or(""), span);
            }
            Event::GeneralRef(name) => visitor.text(&decoded(&format!("&{};", &*name)), span),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Text with its entities replaced; what is no entity stays.
pub(super) fn decoded(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}
