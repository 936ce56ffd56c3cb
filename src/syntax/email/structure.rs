//! The parts of a message: which stand where, how they are encoded, which are twins.
//!
//! One pass over the lines with a table of open boundaries, so nesting costs nothing, and no
//! recursion, so no message can exhaust the stack. (mail-parser 0.11, which tests compare this
//! with, nests one message in another on the stack when it drops them, matches a boundary in
//! the middle of a line, and takes a boundary that starts like another for it.)

use rustc_hash::FxHashMap;

use crate::source::{Format, PartKind};
use crate::span::Span;
use crate::syntax::email::header::{Fields, Value, fields, line_at};
use crate::syntax::email::transfer::Transfer;

/// How deep parts may nest. Real mail stays under ten.
const DEEPEST: usize = 64;

/// A part whose text is read.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    /// Where its encoded bytes stand.
    pub(crate) body: Span,
    /// How its text is parsed.
    pub(crate) kind: PartKind,
    /// How its bytes are encoded.
    pub(crate) transfer: Transfer,
    /// Its charset, as declared.
    pub(crate) charset: Option<String>,
    /// Its language, as declared for it or a part around it.
    pub(crate) language: Option<String>,
    /// The multipart/alternative parts around it, with the branch it stands in.
    branches: Vec<(usize, usize)>,
}

/// Something about the structure a person should know, with the key of its note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    /// Message key.
    pub(crate) key: &'static str,
    /// What fills the message's placeholder.
    pub(crate) detail: String,
    /// Where in the file.
    pub(crate) at: usize,
}

/// What a message consists of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Structure {
    /// The parts to read, in file order.
    pub(crate) leaves: Vec<Leaf>,
    /// What was noticed, each kind of remark once.
    pub(crate) remarks: Vec<Remark>,
}

/// Which branches of a multipart/alternative hold HTML.
#[derive(Clone, Copy, Debug, Default)]
struct HtmlBranches {
    first: Option<usize>,
    more: bool,
}

impl HtmlBranches {
    fn add(&mut self, branch: usize) {
        self.more |= self.first.is_some_and(|first| first != branch);
        self.first = self.first.or(Some(branch));
    }

    fn beside(self, branch: usize) -> bool {
        self.more || self.first.is_some_and(|first| first != branch)
    }
}

/// An open multipart.
struct Frame {
    boundary: Vec<u8>,
    /// Whether parts without a type are messages.
    digest: bool,
    /// Its number among the alternatives, and the branch we are in.
    alternative: Option<(usize, usize)>,
    language: Option<String>,
    at: usize,
}

/// A line that ends a part.
struct Delimiter {
    /// Where the part before it ends: the line break before a delimiter belongs to it.
    before: usize,
    /// Where the next line starts.
    next: usize,
    /// Which frame it belongs to; `None` at the end of the file.
    frame: Option<usize>,
    /// Whether it closes that frame.
    closes: bool,
}

impl Structure {
    /// Reads the structure of a message whose own fields are `top`, up to `end`.
    pub(crate) fn of(raw: &[u8], top: &Fields, end: usize) -> Self {
        let mut walk =
            Walk { raw, end, out: Self::default(), frames: Vec::new(), open: FxHashMap::default(), html: Vec::new() };
        let mut found = Some(walk.entity(top));
        while let Some(delimiter) = found {
            found = walk.after(&delimiter);
        }
        if let Some(frame) = walk.frames.first() {
            let at = frame.at;
            walk.remark("missing-boundary", String::new(), at);
        }
        let Walk { mut out, html, .. } = walk;
        for leaf in &mut out.leaves {
            let twin = |&(alternative, branch): &(usize, usize)| {
                html.get(alternative).is_some_and(|branches| branches.beside(branch))
            };
            if leaf.kind == PartKind::Body(Format::Text) && leaf.branches.iter().any(twin) {
                leaf.kind = PartKind::Alternative;
            }
        }
        out
    }
}

struct Walk<'a> {
    raw: &'a [u8],
    end: usize,
    out: Structure,
    frames: Vec<Frame>,
    /// For each boundary the frames that use it, innermost last.
    open: FxHashMap<Vec<u8>, Vec<usize>>,
    /// For each multipart/alternative its branches with HTML.
    html: Vec<HtmlBranches>,
}

impl Walk<'_> {
    fn remark(&mut self, key: &'static str, detail: String, at: usize) {
        if !self.out.remarks.iter().any(|remark| remark.key == key) {
            self.out.remarks.push(Remark { key, detail, at });
        }
    }

    /// What follows a delimiter: the next part, or text nobody is shown. Gives the delimiter
    /// after that.
    fn after(&mut self, found: &Delimiter) -> Option<Delimiter> {
        let index = found.frame?;
        while self.frames.len() > index + 1 {
            let at = self.close();
            self.remark("missing-boundary", String::new(), at);
        }
        if found.closes {
            self.close();
            return (!self.frames.is_empty()).then(|| self.delimiter(found.next));
        }
        if let Some((_, branch)) = self.frames.last_mut().and_then(|frame| frame.alternative.as_mut()) {
            *branch += 1;
        }
        let inner = fields(self.raw, Span::new(found.next, self.end));
        Some(self.entity(&inner))
    }

    /// Takes in one entity and gives the delimiter after what was taken.
    fn entity(&mut self, fields: &Fields) -> Delimiter {
        let value = |name: &str| {
            let field = fields.list.iter().find(|field| field.is(self.raw, name));
            field.map(|field| Value::parse(&self.raw[field.value.range()]))
        };
        let outer = self.frames.last();
        let content = value("content-type").filter(|value| value.main.contains('/'));
        let content = content.unwrap_or_else(|| {
            let digest = outer.is_some_and(|frame| frame.digest);
            Value { main: if digest { "message/rfc822" } else { "text/plain" }.into(), parameters: Vec::new() }
        });
        let language = value("content-language").map(|value| value.main).filter(|language| !language.is_empty());
        let language = language.or_else(|| outer.and_then(|frame| frame.language.clone()));
        if content.main.starts_with("multipart/") {
            return self.multipart(&content, fields.body, language);
        }
        let transfer = value("content-transfer-encoding").unwrap_or_default();
        let disposition = value("content-disposition").unwrap_or_default();
        let found = self.delimiter(fields.body);
        self.leaf(&content, &transfer.main, &disposition, language, Span::new(fields.body, found.before));
        found
    }

    fn multipart(&mut self, content: &Value, body: usize, language: Option<String>) -> Delimiter {
        if self.frames.len() >= DEEPEST {
            self.remark("deep-nesting", DEEPEST.to_string(), body);
            return self.delimiter(body);
        }
        let boundary = content.parameter("boundary").map(|boundary| boundary.trim_end().as_bytes().to_vec());
        if let Some(boundary) = boundary.filter(|boundary| !boundary.is_empty()) {
            self.open(content, boundary, body, language.clone());
            let found = self.delimiter(body);
            if found.frame == Some(self.frames.len() - 1) {
                return found;
            }
            self.close();
        }
        // Nothing separates its parts as declared. What it seems to use instead, or plain text.
        self.remark("missing-boundary", String::new(), body);
        let found = self.delimiter(body);
        if let Some(boundary) = self.guess(Span::new(body, found.before)) {
            self.open(content, boundary, body, language);
            return self.delimiter(body);
        }
        let plain = Value { main: "text/plain".into(), parameters: Vec::new() };
        self.leaf(&plain, "", &Value::default(), language, Span::new(body, found.before));
        found
    }

    fn open(&mut self, content: &Value, boundary: Vec<u8>, at: usize, language: Option<String>) {
        let alternative = (content.main == "multipart/alternative").then(|| {
            self.html.push(HtmlBranches::default());
            (self.html.len() - 1, 0)
        });
        self.open.entry(boundary.clone()).or_default().push(self.frames.len());
        let digest = content.main == "multipart/digest";
        self.frames.push(Frame { boundary, digest, alternative, language, at });
    }

    /// Closes the innermost multipart and says where it started.
    fn close(&mut self) -> usize {
        let Some(frame) = self.frames.pop() else { return 0 };
        if let Some(users) = self.open.get_mut(&frame.boundary) {
            users.pop();
            if users.is_empty() {
                self.open.remove(&frame.boundary);
            }
        }
        frame.at
    }

    /// The boundary a multipart seems to use that does not name its own: the first line of that
    /// form.
    fn guess(&self, body: Span) -> Option<Vec<u8>> {
        let (mut at, end) = (body.range().start, body.range().end);
        while at < end {
            let (stop, next) = line_at(self.raw, at, end);
            let line = self.raw[at..stop].trim_ascii_end();
            let boundary = line.strip_prefix(b"--").filter(|boundary| is_boundary(boundary));
            if let Some(boundary) = boundary {
                return Some(boundary.to_vec());
            }
            at = next;
        }
        None
    }

    /// The next delimiter line of any open multipart from `start` on, else the end of the file.
    fn delimiter(&self, start: usize) -> Delimiter {
        let mut at = if self.open.is_empty() { self.end } else { start };
        while at < self.end {
            let (stop, next) = line_at(self.raw, at, self.end);
            if let Some(rest) = self.raw[at..stop].strip_prefix(b"--") {
                let rest = rest.trim_ascii_end();
                let opens = self.open.get(rest).map(|users| (users, false));
                let closes = || Some((self.open.get(rest.strip_suffix(b"--")?)?, true));
                if let Some((users, closes)) = opens.or_else(closes) {
                    let before = line_break_before(self.raw, start, at);
                    return Delimiter { before, next, frame: users.last().copied(), closes };
                }
            }
            at = next;
        }
        Delimiter { before: self.end.max(start), next: self.end, frame: None, closes: false }
    }

    /// Keeps a part that people read, or remarks on one that is left out.
    fn leaf(&mut self, content: &Value, transfer: &str, disposition: &Value, language: Option<String>, body: Span) {
        let kind = match content.main.as_str() {
            "text/html" | "application/xhtml+xml" => Format::Html,
            "text/plain" => Format::Text,
            "text/markdown" | "text/x-markdown" => Format::Markdown,
            main if main.starts_with("message/") => {
                return self.remark("attached-message", String::new(), body.range().start);
            }
            _ => return,
        };
        if disposition.main == "attachment" {
            let name = disposition.parameter("filename").or_else(|| content.parameter("name"));
            return self.remark("attachment", name.unwrap_or(&content.main).to_owned(), body.range().start);
        }
        let Some(transfer) = Transfer::from_name(transfer) else {
            return self.remark("unknown-encoding", transfer.to_owned(), body.range().start);
        };
        let branches = self.frames.iter().filter_map(|frame| frame.alternative).collect::<Vec<_>>();
        if kind == Format::Html {
            for &(alternative, branch) in &branches {
                self.html[alternative].add(branch);
            }
        }
        let charset = content.parameter("charset").map(str::to_owned);
        self.out.leaves.push(Leaf { body, kind: PartKind::Body(kind), transfer, charset, language, branches });
    }
}

/// Whether these bytes could be a boundary (RFC 2046): one to seventy of them, no blanks.
fn is_boundary(bytes: &[u8]) -> bool {
    (1..=70).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic)
}

/// Where the line break before the line at `at` starts, not before `start`.
fn line_break_before(raw: &[u8], start: usize, at: usize) -> usize {
    match raw[start..at] {
        [.., b'\r', b'\n'] => at - 2,
        [.., b'\n'] => at - 1,
        _ => at,
    }
}
