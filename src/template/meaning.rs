//! What a tag does, what it is called, and which blocks it opens or closes.

use std::ops::Range;

use super::HoleKind;
use super::branch::{Event, Family};
use super::code;
use super::name;
use super::scan::{Syntax, Tag};

/// A tag as it was understood.
pub(super) struct Meaning<'t> {
    pub(super) kind: HoleKind,
    pub(super) name: String,
    pub(super) prints: bool,
    pub(super) family: Family,
    pub(super) events: Vec<Event<'t>>,
    /// The part between the delimiters and the marks beside them.
    pub(super) inner: Range<usize>,
}

/// `{% … %}` tags that print a text or an address, with their first argument as name.
const PRINTING: &[&str] = &[
    "trans",
    "translate",
    "gettext",
    "t",
    "url",
    "static",
    "cycle",
    "now",
    "firstof",
    "csrf_token",
    "asset",
    "asset_path",
    "asset_url",
    "image_url",
    "link",
    "post_url",
    "url_for",
    "path",
    "page_url",
    "pageurl",
    "slugurl",
    "media",
    "widthratio",
    "templatetag",
    "get_static_prefix",
    "get_media_prefix",
    "increment",
    "decrement",
    "echo",
];

/// `{% … %}` tags that show nothing themselves.
const SILENT: &[&str] = &[
    "if",
    "elif",
    "elsif",
    "elseif",
    "else",
    "unless",
    "for",
    "while",
    "case",
    "when",
    "switch",
    "default",
    "empty",
    "plural",
    "pluralize",
    "set",
    "assign",
    "capture",
    "with",
    "load",
    "extends",
    "import",
    "from",
    "use",
    "macro",
    "filter",
    "autoescape",
    "raw",
    "verbatim",
    "comment",
    "spaceless",
    "blocktrans",
    "blocktranslate",
    "regroup",
    "tablerow",
    "cache",
    "layout",
    "paginate",
    "form",
    "style",
    "liquid",
    "ifchanged",
    "ifequal",
    "ifnotequal",
    "highlight",
    "do",
    "break",
    "continue",
    "let",
    "var",
    "sandbox",
    "language",
    "localize",
    "localtime",
    "timezone",
    "resetcycle",
    "debug",
];

/// Reads one tag of `text`.
pub(super) fn read<'t>(text: &'t str, tag: &Tag) -> Meaning<'t> {
    let content = text.get(tag.inner.clone()).unwrap_or("");
    let mut meaning = Meaning {
        kind: HoleKind::Value,
        name: String::new(),
        prints: true,
        family: Family::Percent,
        events: Vec::new(),
        inner: tag.inner.clone(),
    };
    match tag.syntax {
        Syntax::Comment => meaning.silence(HoleKind::Comment),
        Syntax::Hidden => {
            meaning.silence(HoleKind::Comment);
            name::keyword(text[tag.start + 2..tag.inner.start].trim_start_matches(['-', '+', '~', ' ', '\t']))
                .clone_into(&mut meaning.name);
            if meaning.name != "comment" && meaning.name != "doc" {
                meaning.kind = HoleKind::Statement;
            }
        }
        Syntax::Raw | Syntax::Dollar | Syntax::PhpEcho => meaning.name = name::of_value(content),
        Syntax::AmpValue => meaning.name = name::of_value(content.trim_start_matches("v(").trim_end_matches(')')),
        Syntax::Field => content.trim().clone_into(&mut meaning.name),
        Syntax::AmpBlock => {
            let (inner, content) = within(&tag.inner, content, &[], &[]);
            meaning.inner = inner;
            meaning.percent(content);
            meaning.silence(HoleKind::Statement);
        }
        Syntax::Percent => {
            let (inner, content) = within(&tag.inner, content, &["-", "+", "~", "="], &["-", "+", "~", "="]);
            meaning.inner = inner;
            meaning.percent(content);
        }
        Syntax::Bars => {
            let (inner, content) = within(&tag.inner, content, &["-", "~"], &["-", "~"]);
            meaning.inner = inner;
            meaning.family = Family::Bars;
            meaning.bars(content);
        }
        Syntax::Shortcode => {
            let (inner, content) = within(&tag.inner, content, &["<", "%", "-"], &["-", "/"]);
            meaning.inner = inner;
            meaning.shortcode(content);
        }
        Syntax::Angle => {
            meaning.family = Family::Angle;
            meaning.angle(&tag.inner, content);
        }
        Syntax::Php => {
            meaning.family = Family::Php;
            meaning.php(content);
        }
        Syntax::Merge => {
            meaning.family = Family::Merge;
            meaning.merge(content);
        }
    }
    meaning
}

/// Takes one mark off each end, then spaces.
fn within<'t>(range: &Range<usize>, content: &'t str, front: &[&str], back: &[&str]) -> (Range<usize>, &'t str) {
    let mut rest = content;
    rest = front.iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest);
    let start = range.start + (content.len() - rest.len());
    rest = back.iter().find_map(|mark| rest.strip_suffix(mark)).unwrap_or(rest);
    (start..start + rest.len(), rest.trim())
}

impl<'t> Meaning<'t> {
    fn silence(&mut self, kind: HoleKind) {
        self.kind = kind;
        self.prints = false;
    }

    fn statement(&mut self, keyword: &str, prints: bool) {
        self.kind = HoleKind::Statement;
        self.prints = prints;
        keyword.clone_into(&mut self.name);
    }

    fn percent(&mut self, content: &'t str) {
        if content.starts_with('#') {
            self.silence(HoleKind::Comment);
            return;
        }
        let word = name::keyword(content);
        let lower = word.to_ascii_lowercase();
        let rest = content[word.len()..].trim_start();
        // `{% url 'x' as address %}` only remembers.
        let assigns = rest.rsplit_once(" as ").is_some_and(|(_, target)| !target.contains(['"', '\'']));
        if PRINTING.contains(&lower.as_str()) && !assigns {
            self.name = if rest.is_empty() { word.to_owned() } else { argument(rest) };
            return;
        }
        let silent = SILENT.contains(&lower.as_str()) || lower.starts_with("end") || assigns || word.is_empty();
        self.statement(word, !silent);
        let event = match lower.as_str() {
            "if" | "unless" | "for" | "while" | "tablerow" | "ifchanged" | "ifequal" | "ifnotequal" | "switch"
            | "with" | "blocktrans" | "blocktranslate" => Event::Open(word),
            "case" => Event::ArmOf(word, "switch"),
            "elif" | "elsif" | "elseif" | "else" | "when" | "empty" | "plural" | "pluralize" | "default" => Event::Arm,
            "end" => Event::Close(None),
            _ => match word.get(3..).filter(|_| lower.starts_with("end")) {
                Some(block) => Event::Close(Some(block)),
                None => return,
            },
        };
        self.events.push(event);
    }

    fn bars(&mut self, content: &'t str) {
        let rest = content.get(1..).unwrap_or("");
        match content.bytes().next() {
            None => return,
            Some(b'#' | b'^') => {
                let inverted = content.starts_with('^');
                let block = rest.trim_start_matches(['>', '*', ' ']);
                let block = block.strip_prefix("else ").unwrap_or(block);
                let word = name::keyword(block.trim_start());
                // `{{#> layout}}` brings in another text.
                self.statement(word, rest.starts_with('>'));
                self.events.push(match word {
                    "" if inverted => Event::Arm,
                    "else" => Event::Arm,
                    _ => Event::Section(word, inverted),
                });
                return;
            }
            Some(b'/') => {
                let word = name::keyword(rest.trim_start());
                self.statement(word, false);
                self.events.push(Event::Close(Some(word).filter(|word| !word.is_empty())));
                return;
            }
            Some(b'>') => {
                let partial = rest.trim().split([' ', '\t', '\n', '(']).next().unwrap_or("");
                return self.statement(partial.trim_matches(['"', '\'']), true);
            }
            Some(b'=') if rest.ends_with('=') => return self.statement("", false),
            _ => {}
        }
        let word = name::keyword(content);
        let after = content[word.len()..].trim_start();
        let quoted = after.starts_with(['"', '`']);
        let event = match word {
            "else" | "elseif" => Event::Arm,
            "end" if after.is_empty() => Event::Close(None),
            "if" | "range" | "with" if !after.is_empty() && !operates(after) => Event::Open(word),
            "block" | "define" if quoted => Event::Plain(word),
            "template" | "partial" | "partialCached" | "include" if quoted => return self.statement(word, true),
            "break" | "continue" | "return" if after.is_empty() => return self.statement(word, false),
            _ if assigns(content) => return self.statement("", false),
            _ => {
                self.name = name::of_value(content);
                return;
            }
        };
        self.statement(word, word == "block");
        self.events.push(event);
    }

    fn shortcode(&mut self, content: &'t str) {
        let word = name::keyword(content);
        if matches!(word, "ref" | "relref" | "param") {
            self.name = argument(content[word.len()..].trim_start());
            return;
        }
        let closing = content.starts_with('/');
        self.statement(name::keyword(content.trim_start_matches(['/', ' '])), !closing);
    }

    fn angle(&mut self, range: &Range<usize>, content: &'t str) {
        let (inner, trimmed) = within(range, content, &["==", "=", "-", "_", "~", ":", "$", "!", "@"], &["-", "_"]);
        self.inner = inner;
        let braces = code::braces(trimmed, false);
        let ruby_comment = trimmed.starts_with('#') && !trimmed.contains('\n');
        if braces.comment || ruby_comment {
            return self.silence(HoleKind::Comment);
        }
        self.events = if braces.events.is_empty() { code::words(trimmed) } else { braces.events };
        let keyword = name::keyword(trimmed.trim_start_matches(|c: char| !c.is_alphanumeric()));
        if !self.events.is_empty() {
            // `<%= form_with … do %>` prints what it opens.
            let plain = self.events.iter().any(|event| matches!(event, Event::Plain(_) | Event::Arrow));
            return self.statement(keyword, content.starts_with('=') && plain);
        }
        match content.as_bytes().first() {
            // `<%- x %>` prints in EJS, `<%- x -%>` only trims in Ruby.
            Some(b'-') if content.ends_with('-') => self.statement(keyword, false),
            Some(b'=' | b'-' | b'~' | b':' | b'$') => self.name = name::of_value(trimmed),
            _ => self.statement(keyword, trimmed.contains("out.print") || trimmed.starts_with("include")),
        }
    }

    fn php(&mut self, content: &'t str) {
        let code = code::braces(content, true);
        if code.comment {
            return self.php_comment(content);
        }
        self.events = code.events;
        if let Some(echo) = code.echo.filter(|_| self.events.is_empty()) {
            self.name = name::of_value(echo);
            return;
        }
        let word = code.keyword;
        // WordPress names what prints `the_…` and `…_e`.
        let prints = word.starts_with("the_") || word.ends_with("_e") || word == "bloginfo" || word == "wp_title";
        if self.events.is_empty() && prints {
            self.name = name::of_value(content);
            return;
        }
        let includes = word.starts_with("include")
            || word.starts_with("require")
            || word.starts_with("get_")
            || word.starts_with("wp_")
            || code.echo.is_some();
        self.statement(word.trim_start_matches('$'), includes);
    }

    /// The text of a comment without its marks.
    fn php_comment(&mut self, content: &'t str) {
        self.silence(HoleKind::Comment);
        let text = content.trim();
        let bare = text.trim_start_matches(['/', '*', '#']);
        let start = self.inner.start + (content.len() - content.trim_start().len()) + (text.len() - bare.len());
        let bare = bare.strip_suffix("*/").unwrap_or(bare).trim_end_matches('*');
        self.inner = start..start + bare.len();
    }

    fn merge(&mut self, content: &'t str) {
        let (word, rest) = content.split_once(':').unwrap_or((content, ""));
        let event = match word.to_ascii_uppercase().as_str() {
            "IF" | "IFNOT" => Event::Open("IF"),
            "INTERESTED" => Event::Open("INTERESTED"),
            "ELSEIF" | "ELSE" => Event::Arm,
            "END" => Event::Close(Some(if rest.eq_ignore_ascii_case("interested") { "INTERESTED" } else { "IF" })),
            "DEFINE" | "SET" => return self.statement(word, false),
            _ => {
                content.trim().clone_into(&mut self.name);
                return;
            }
        };
        self.statement(word, false);
        self.events.push(event);
    }
}

/// The first argument of a tag: a quoted text or one word.
fn argument(rest: &str) -> String {
    if let Some(text) = name::string(rest) {
        return text.trim().to_owned();
    }
    rest.split_whitespace().next().unwrap_or("").to_owned()
}

/// Whether what follows a word makes it an operand: `with | upper`, `if.x`, `range == 3`.
fn operates(after: &str) -> bool {
    after.starts_with(['|', '=', '?', ':', ',', '+', '*', '<', '>', '&'])
}

/// `$name := …` and `$name = …` of Go templates.
fn assigns(content: &str) -> bool {
    content.starts_with('$')
        && content.find('=').is_some_and(|at| {
            let before = content[..at].trim_end_matches(':').trim_end();
            before[1..].chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | ',' | ' ' | '$'))
                && !content[at + 1..].starts_with('=')
        })
}
