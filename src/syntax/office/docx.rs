//! Word: `word/document.xml` with its styles, links, heads and feet.

use std::collections::{HashMap, HashSet};
use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

use super::page::{Origin, Page};
use super::xml::{Tag, Visit, walk};
use super::{Package, broken};
use crate::source::SourceError;
use crate::span::Span;

/// More heads and feet than this are not read; a section has at most six.
const MOST_MARGINS: usize = 24;

pub(super) fn read(package: &mut Package<'_>) -> Result<Page, SourceError> {
    let Some(document) = package.part("word/document.xml")? else {
        return Err(broken("it holds no Word text"));
    };
    let mut styles = Styles::default();
    walk(&package.part("word/styles.xml")?.unwrap_or_default(), &mut styles)?;
    let relations = relations(package, "document.xml")?;
    let mut letter =
        Letter { styles: styles.levels, page: Page::default(), state: State::default(), links: HashMap::new() };
    margins(package, &relations, "header", &mut letter)?;
    letter.links = links(&relations);
    letter.read(package, "word/document.xml".into(), document)?;
    letter.page.tag("");
    margins(package, &relations, "footer", &mut letter)?;
    Ok(letter.page)
}

/// Heads or feet of the pages: a letter's sender is often there and nowhere else.
fn margins(
    package: &mut Package<'_>,
    relations: &[Relation],
    what: &str,
    letter: &mut Letter,
) -> Result<(), SourceError> {
    let mut seen = HashSet::new();
    let wanted = relations.iter().filter(|relation| relation.kind.ends_with(what)).take(MOST_MARGINS);
    for relation in wanted {
        let file = relation.target.trim_start_matches("/word/").to_owned();
        let name = format!("word/{file}");
        let Some(text) = package.part(&name)? else { continue };
        // The first page and the others often have the same head.
        if !seen.insert(text.clone()) {
            continue;
        }
        letter.links = links(&self::relations(package, &file)?);
        letter.page.is_margin = true;
        letter.page.tag(&format!("<{what}>"));
        letter.read(package, name, text)?;
        letter.page.tag(&format!("</{what}>"));
        letter.page.is_margin = false;
    }
    Ok(())
}

/// A file or an address that a part of the letter names by an id.
#[derive(Default)]
struct Relation {
    id: String,
    kind: String,
    target: String,
}

fn links(relations: &[Relation]) -> HashMap<String, String> {
    relations.iter().map(|relation| (relation.id.clone(), relation.target.clone())).collect()
}

fn relations(package: &mut Package<'_>, of: &str) -> Result<Vec<Relation>, SourceError> {
    #[derive(Default)]
    struct Relations(Vec<Relation>);
    impl Visit for Relations {
        fn start(&mut self, tag: &Tag<'_>) {
            let value = |name| tag.attr(name).unwrap_or_default();
            if tag.name == "Relationship" {
                self.0.push(Relation { id: value("Id"), kind: value("Type"), target: value("Target") });
            }
        }
        fn text(&mut self, _: &str, _: Span) {}
        fn end(&mut self, _: &str) {}
    }
    let mut found = Relations::default();
    walk(&package.part(&format!("word/_rels/{of}.rels"))?.unwrap_or_default(), &mut found)?;
    Ok(found.0)
}

/// The level of each style that is a heading.
#[derive(Default)]
struct Styles {
    levels: HashMap<String, u8>,
    style: String,
}

impl Visit for Styles {
    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "w:style" => self.style = tag.attr("w:styleId").unwrap_or_default(),
            // The names of built-in styles are English in every language of Word.
            "w:name" => {
                let name = tag.attr("w:val").unwrap_or_default().to_lowercase();
                let level = if name == "title" {
                    Some(1)
                } else {
                    name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok())
                };
                if let Some(level) = level {
                    self.levels.insert(self.style.clone(), level.clamp(1, 6));
                }
            }
            _ => {}
        }
    }
    fn text(&mut self, _: &str, _: Span) {}
    fn end(&mut self, _: &str) {}
}

struct Letter {
    styles: HashMap<String, u8>,
    links: HashMap<String, String>,
    page: Page,
    state: State,
}

/// Where in a file the walk is.
#[derive(Default)]
struct State {
    file: u16,
    /// Properties of a paragraph are being read: its mark has looks of its own.
    in_paragraph_properties: bool,
    header_row: bool,
    /// Whether the text at hand is shown, and how deep it lies in something that is not.
    in_text: bool,
    hidden: usize,
    run: Run,
    /// Where the start tag of the text at hand can take an attribute.
    space: Option<u32>,
    /// How deep the place lies in links and in insertions that wait for approval.
    links_open: usize,
    inserted: usize,
    /// A field: its code while it is read, and whether its result is left out.
    code: Option<String>,
    in_result: bool,
}

/// The properties of the run at hand.
#[derive(Default)]
struct Run {
    open: bool,
    look: FxHasher,
    language: Option<String>,
    vanished: bool,
}

impl Letter {
    fn read(&mut self, package: &mut Package<'_>, name: String, text: String) -> Result<(), SourceError> {
        self.state = State { file: package.next_file(), ..State::default() };
        walk(&text, self)?;
        package.keep(name, text);
        Ok(())
    }

    /// The code of a field has been read: a mail merge becomes a hole, all else shows its result.
    fn field(&mut self) {
        let Some(code) = self.state.code.take() else { return };
        let mut words = code.split_whitespace();
        if words.next().is_some_and(|word| word.eq_ignore_ascii_case("MERGEFIELD")) {
            self.page.hole(words.next().unwrap_or("").trim_matches('"'));
            self.state.in_result = true;
        }
    }

    /// A property of the run at hand.
    fn property(&mut self, tag: &Tag<'_>) {
        let run = &mut self.state.run;
        match tag.name {
            "w:lang" => run.language = tag.attr("w:val"),
            "w:vanish" => run.vanished = tag.is_on(),
            // What Word's spelling checker keeps for itself.
            "w:noProof" => {}
            name => {
                name.hash(&mut run.look);
                tag.attrs().for_each(|attribute| attribute.hash(&mut run.look));
            }
        }
    }
}

fn hides(name: &str) -> bool {
    matches!(name, "w:del" | "w:moveFrom" | "mc:Fallback")
}

impl Visit for Letter {
    fn start(&mut self, tag: &Tag<'_>) {
        if hides(tag.name) {
            self.state.hidden += 1;
        }
        if self.state.hidden > 0 {
            return;
        }
        match tag.name {
            "w:p" => self.page.open_paragraph(),
            "w:pPr" => self.state.in_paragraph_properties = true,
            "w:pStyle" => {
                let level = tag.attr("w:val").and_then(|style| self.styles.get(&style).copied());
                self.page.set_heading(level);
            }
            "w:outlineLvl" => {
                let level = tag.attr("w:val").and_then(|level| level.parse::<u8>().ok());
                if let Some(level) = level.filter(|level| *level < 6) {
                    self.page.set_heading(Some(level + 1));
                }
            }
            "w:numPr" => self.page.set_item(),
            "w:r" => self.state.run = Run::default(),
            "w:rPr" => self.state.run.open = !self.state.in_paragraph_properties,
            _ if self.state.run.open => self.property(tag),
            "w:ins" | "w:moveTo" => self.state.inserted += 1,
            "w:t" | "w:instrText" => {
                self.state.in_text = true;
                self.state.space = tag.attr("xml:space").is_none().then_some(tag.span.end - 1);
            }
            "w:tab" if !self.state.in_paragraph_properties => self.page.mark(" "),
            "w:br" | "w:cr" => self.page.mark("<br>"),
            "w:noBreakHyphen" => self.page.mark("-"),
            "w:fldChar" => match tag.attr("w:fldCharType").as_deref() {
                Some("begin") => self.state.code = Some(String::new()),
                Some("separate") => self.field(),
                Some("end") => {
                    self.field();
                    self.state.in_result = false;
                }
                _ => {}
            },
            "w:fldSimple" => {
                self.state.code = tag.attr("w:instr");
                self.field();
            }
            "w:hyperlink" => {
                let target = tag.attr("r:id").and_then(|id| self.links.get(&id).cloned());
                let target = target.or_else(|| Some(format!("#{}", tag.attr("w:anchor")?))).unwrap_or_default();
                self.page.link(&target);
                self.state.links_open += 1;
            }
            "w:drawing" => self.page.picture(),
            "wp:docPr" => {
                if let Some(text) = tag.attr("descr").filter(|text| !text.is_empty()) {
                    self.page.alternative(&text);
                }
            }
            "adec:decorative" if tag.attr("val").is_some_and(|on| on != "0") => self.page.alternative(""),
            // A box with words is read as words.
            "w:txbxContent" => self.page.no_picture(),
            "w:tbl" => self.page.tag("<table>"),
            "w:tr" => {
                self.state.header_row = false;
                self.page.tag("<tr>");
            }
            "w:tblHeader" => self.state.header_row = true,
            "w:tc" => self.page.tag(if self.state.header_row { "<th>" } else { "<td>" }),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, written: Span) {
        let state = &mut self.state;
        if !state.in_text || state.hidden > 0 || state.run.vanished {
            return;
        }
        if let Some(code) = &mut state.code {
            code.push_str(text);
        } else if !state.in_result {
            let mut look = state.run.look.clone();
            (state.links_open, state.inserted).hash(&mut look);
            let origin = Origin { file: state.file, look: look.finish(), space: state.space };
            self.page.words(text, written, origin, state.run.language.as_deref());
        }
    }

    fn end(&mut self, name: &str) {
        if hides(name) {
            self.state.hidden = self.state.hidden.saturating_sub(1);
            return;
        }
        if self.state.hidden > 0 {
            return;
        }
        match name {
            "w:p" => self.page.close_paragraph(),
            "w:pPr" => self.state.in_paragraph_properties = false,
            "w:r" => self.state.run = Run::default(),
            "w:rPr" => self.state.run.open = false,
            "w:ins" | "w:moveTo" if !self.state.run.open => {
                self.state.inserted = self.state.inserted.saturating_sub(1);
            }
            "w:t" | "w:instrText" => self.state.in_text = false,
            "w:fldSimple" => self.state.in_result = false,
            "w:hyperlink" if self.state.links_open > 0 => {
                self.state.links_open -= 1;
                self.page.mark("</a>");
            }
            "w:drawing" => self.page.close_picture(),
            "w:tbl" => self.page.tag("</table>"),
            "w:tr" => self.page.tag("</tr>"),
            "w:tc" => self.page.tag(if self.state.header_row { "</th>" } else { "</td>" }),
            _ => {}
        }
    }
}
