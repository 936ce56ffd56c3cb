//! Finds template tags. What they mean is read elsewhere.
//!
//! Every search for a delimiter is remembered with the place it started from:
//! a delimiter that is not found is never searched again, and one that is found
//! far ahead is not searched again on the way there. So a text full of tags that
//! never close takes one pass, not one for each.

use std::ops::Range;

use memchr::memmem;

use crate::source::Format;

/// The language a tag is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// `{{ … }}` and `{{{ … }}}`.
    Bars,
    /// `{{< … >}}` and `{{% … %}}`.
    Shortcode,
    /// `{!! … !!}`.
    Raw,
    /// `{% … %}`.
    Percent,
    /// `{% comment %} … {% endcomment %}` and its like, as one tag that shows nothing.
    Hidden,
    /// Any tag whose delimiters make it a comment.
    Comment,
    /// `<% … %>`.
    Angle,
    /// `<?php … ?>`, `<? … ?>`.
    Php,
    /// `<?= … ?>`.
    PhpEcho,
    /// `${ … }`.
    Dollar,
    /// `*|…|*`.
    Merge,
    /// `%%…%%`, `[[…]]`.
    Field,
    /// `%%=…=%%`.
    AmpValue,
    /// `%%[ … ]%%`.
    AmpBlock,
}

/// A tag, cut out but not yet understood.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Between the delimiters.
    pub(super) inner: Range<usize>,
    pub(super) syntax: Syntax,
}

/// Blocks of `{% … %}` whose content is not template text: name, whether it is shown as it is.
const BODIES: &[(&str, bool)] = &[
    ("raw", true),
    ("verbatim", true),
    ("comment", false),
    ("doc", false),
    ("schema", false),
    ("javascript", false),
    ("stylesheet", false),
];

/// What opens a block of PHP.
pub(super) const PHP: &str = "<?php";
/// Longest merge field name in bytes.
const FIELD: usize = 120;
/// Longest `${…}` in bytes.
const DOLLAR: usize = 400;

/// The next place of one string, remembered.
#[derive(Clone, Copy, Debug)]
struct Ahead {
    needle: &'static [u8],
    /// Where the search began and what it found.
    seen: Option<(usize, Option<usize>)>,
}

/// The delimiters searched ahead.
const NEEDLES: [&[u8]; 18] = [
    b"}}", b"}}}", b"}}}}", b">}}", b"%}}", b"!!}", b"%}", b"#}", b"%>", b"--%>", b"?>", b"=%%", b"]%%", b"--}}",
    b"--~}}", b"*/}}", b"*/ }}", b"*/ -}}",
];

pub(super) struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    format: Format,
    at: usize,
    /// The next bytes a tag may start at, one search each: `{` or `%`, `<?`, `*|`, `[[`.
    starts: [Option<(usize, Option<usize>)>; 4],
    ahead: [Ahead; NEEDLES.len()],
    /// Up to where a reading with quotes has failed, for each closing delimiter.
    quoted: [usize; NEEDLES.len()],
    /// The next end tag of each of [`BODIES`]: where the search began, the tag's span.
    bodies: [Option<(usize, Option<Range<usize>>)>; BODIES.len()],
    /// Where the code begins of a block of PHP that runs to the end of the text.
    open_code: Option<usize>,
    steps: usize,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, format: Format) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            format,
            at: 0,
            starts: [None; 4],
            ahead: NEEDLES.map(|needle| Ahead { needle, seen: None }),
            quoted: [0; NEEDLES.len()],
            bodies: [const { None }; BODIES.len()],
            open_code: None,
            steps: 0,
        }
    }

    /// Where the code begins of a block of PHP that no `?>` ends.
    pub(super) fn open_code(&self) -> Option<usize> {
        self.open_code
    }

    /// How many bytes were looked at so far.
    pub(super) fn steps(&self) -> usize {
        self.steps
    }

    /// The next tag.
    pub(super) fn next(&mut self) -> Option<Tag> {
        loop {
            let start = self.candidate()?;
            let tag = match self.bytes[start] {
                b'{' => self.curly(start),
                b'%' => self.percent(start),
                b'<' => self.php(start),
                b'*' => self.merge(start),
                _ => self.brackets(start),
            };
            if let Some(tag) = tag {
                self.at = tag.end;
                return Some(tag);
            }
            self.at = start + 1;
        }
    }

    /// The next byte a tag may start at (or, for `${` and `<%`, just after it).
    fn candidate(&mut self) -> Option<usize> {
        let at = self.at;
        let bytes = self.bytes;
        let mut best: Option<usize> = None;
        for (stream, slot) in self.starts.iter_mut().enumerate() {
            let fresh = slot.is_some_and(|(from, found)| from <= at && found.is_none_or(|found| found >= at));
            if !fresh {
                let rest = bytes.get(at..).unwrap_or(&[]);
                let found = match stream {
                    0 => memchr::memchr2(b'{', b'%', rest),
                    1 => memmem::find(rest, b"<?"),
                    2 => memmem::find(rest, b"*|"),
                    _ => memmem::find(rest, b"[["),
                };
                self.steps += found.map_or(rest.len(), |found| found + 1);
                *slot = Some((at, found.map(|found| at + found)));
            }
            if let Some((_, Some(found))) = *slot {
                best = Some(best.map_or(found, |best: usize| best.min(found)));
            }
        }
        best
    }

    fn starts(&self, at: usize, with: &[u8]) -> bool {
        self.bytes.get(at..).is_some_and(|rest| rest.starts_with(with))
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The next place of a delimiter at or after `from`.
    fn find(&mut self, needle: usize, from: usize) -> Option<usize> {
        let ahead = &mut self.ahead[needle];
        if let Some((began, found)) = ahead.seen
            && began <= from
            && found.is_none_or(|found| found >= from)
        {
            return found;
        }
        let rest = self.bytes.get(from..).unwrap_or(&[]);
        let found = memmem::find(rest, ahead.needle);
        self.steps += found.map_or(rest.len(), |found| found + 1);
        let found = found.map(|found| from + found);
        ahead.seen = Some((from, found));
        found
    }

    fn needle(needle: &[u8]) -> usize {
        NEEDLES.iter().position(|known| *known == needle).unwrap_or(0)
    }

    /// Where a tag whose content starts at `from` closes: the first `closer` outside quotes,
    /// else the first at all. `None` when the tag opens again before that, or holds what no tag
    /// of its kind holds.
    fn close(&mut self, closer: &'static [u8], from: usize, opener: &[u8]) -> Option<usize> {
        let needle = Self::needle(closer);
        let first = self.find(needle, from)?;
        if from >= self.quoted[needle] {
            match self.close_outside_quotes(closer, from, first, opener) {
                Ok(at) => return Some(at),
                Err(reach) => self.quoted[needle] = reach,
            }
        }
        let content = &self.bytes[from..first];
        let bars = opener == b"{{";
        let stop = memmem::find(content, opener);
        self.steps += stop.unwrap_or(content.len());
        if stop.is_some() {
            return None;
        }
        if bars {
            self.steps += 2 * content.len();
            let markup = self.format != Format::Markdown && memmem::find(content, b"</").is_some();
            if markup || blank_line(content) {
                return None;
            }
        }
        Some(first)
    }

    /// The first `closer` outside quotes, or how far was read without finding one.
    fn close_outside_quotes(
        &mut self,
        closer: &[u8],
        from: usize,
        first: usize,
        opener: &[u8],
    ) -> Result<usize, usize> {
        let bytes = self.bytes;
        let bars = opener == b"{{";
        let markup = bars && self.format != Format::Markdown;
        let mut depth = 0_usize;
        let mut at = from;
        let result = loop {
            let Some(&byte) = bytes.get(at) else { break Err(at) };
            let rest = &bytes[at..];
            // `{{ {a: {b: 1}} }}` closes at its second pair.
            if rest.starts_with(closer) && (depth == 0 || !bars) {
                break Ok(at);
            }
            if rest.starts_with(opener) || (markup && rest.starts_with(b"</")) {
                break Err(at);
            }
            match byte {
                b'{' if bars => depth += 1,
                b'}' if bars => depth = depth.saturating_sub(1),
                b'\n' if bars && blank_line_at(bytes, at) => break Err(at),
                // After a letter it is an apostrophe.
                b'"' | b'\'' if byte == b'"' || at == from || !is_word(bytes[at - 1]) => {
                    match string_end(bytes, at, first) {
                        Ok(end) => at = end,
                        Err(end) => break Err(end),
                    }
                }
                _ => {}
            }
            at += 1;
        };
        let reach = match result {
            Ok(at) | Err(at) => at,
        };
        self.steps += reach.saturating_sub(from);
        result
    }

    fn tag(start: usize, inner: Range<usize>, end: usize, syntax: Syntax) -> Tag {
        Tag { start, end, inner, syntax }
    }

    fn closed(
        &mut self,
        start: usize,
        open: usize,
        closer: &'static [u8],
        opener: &[u8],
        syntax: Syntax,
    ) -> Option<Tag> {
        let close = self.close(closer, start + open, opener)?;
        Some(Self::tag(start, start + open..close, close + closer.len(), syntax))
    }

    fn curly(&mut self, start: usize) -> Option<Tag> {
        if start > self.at
            && self.byte(start - 1) == b'$'
            && self.byte(start + 1) != b'{'
            && let Some(tag) = self.dollar(start - 1)
        {
            return Some(tag);
        }
        match self.byte(start + 1) {
            b'{' => self.bars(start),
            b'%' => self.statement(start),
            b'#' => self.curly_comment(start),
            b'!' if self.byte(start + 2) == b'!' => self.closed(start, 3, b"!!}", b"{!!", Syntax::Raw),
            _ => None,
        }
    }

    fn bars(&mut self, start: usize) -> Option<Tag> {
        let run = self.bytes[start..].iter().take(5).take_while(|&&byte| byte == b'{').count();
        match run {
            2 => {}
            3 => return self.closed(start, 3, b"}}}", b"{{", Syntax::Bars),
            4 => return self.closed(start, 4, b"}}}}", b"{{", Syntax::Bars),
            _ => return None,
        }
        let trimmed = start + 2 + usize::from(matches!(self.byte(start + 2), b'~' | b'-'));
        let bang = self.starts(trimmed, b"!--");
        if bang || self.starts(start, b"{{--") {
            let from = if bang { trimmed + 3 } else { start + 4 };
            if let Some(tag) = self.long_comment(start, from, &[b"--}}", b"--~}}"]) {
                return Some(tag);
            }
        }
        let spaces = self.bytes[trimmed..].iter().take(8).take_while(|byte| byte.is_ascii_whitespace()).count();
        if self.starts(trimmed + spaces, b"/*") {
            let from = trimmed + spaces + 2;
            if let Some(tag) = self.long_comment(start, from, &[b"*/}}", b"*/ }}", b"*/ -}}"]) {
                return Some(tag);
            }
        }
        match self.byte(trimmed) {
            b'!' if self.byte(trimmed + 1) != b'=' => {
                let close = self.close(b"}}", trimmed + 1, b"{{")?;
                let inner = trimmed + 1..close - usize::from(self.byte(close - 1) == b'~');
                Some(Self::tag(start, inner, close + 2, Syntax::Comment))
            }
            b'<' if self.format == Format::Markdown || self.byte(trimmed + 1) == b' ' => {
                self.closed(start, 3, b">}}", b"{{", Syntax::Shortcode)
            }
            // `<code>{{</code>` writes about templates, as does a back tick after the braces.
            b'<' | b'`' => None,
            b'%' => self.closed(start, 3, b"%}}", b"{{", Syntax::Shortcode),
            _ => self.closed(start, 2, b"}}", b"{{", Syntax::Bars),
        }
    }

    /// A comment whose text starts at `from` and may hold other tags, up to the first of `closers`.
    fn long_comment(&mut self, start: usize, from: usize, closers: &[&'static [u8]]) -> Option<Tag> {
        let found = closers
            .iter()
            .filter_map(|closer| Some((self.find(Self::needle(closer), from)?, closer.len())))
            .min_by_key(|&(at, _)| at);
        let (close, length) = found?;
        // A comment that is opened anew was not closed.
        let again = memmem::find(&self.bytes[from..close], &self.bytes[start..from]);
        self.steps += again.unwrap_or(close - from);
        again.is_none().then(|| Self::tag(start, from..close, close + length, Syntax::Comment))
    }

    fn curly_comment(&mut self, start: usize) -> Option<Tag> {
        let from = start + 2;
        let close = self.find(Self::needle(b"#}"), from)?;
        let content = &self.bytes[from..close];
        let brace = memchr::memchr3(b'}', b'\n', b'{', content).filter(|&at| content[at] != b'\n');
        let again = memmem::find(content, b"{#");
        self.steps += again.unwrap_or(content.len());
        // `## Heading {#id}` names a heading, `{#nav{…}` is a style.
        let attribute = content.first().is_some_and(|&byte| is_word(byte) || byte == b'}')
            && brace.is_some_and(|at| content[at] == b'}' || !matches!(content.get(at + 1), Some(b'{' | b'%')));
        if again.is_some() || attribute {
            return None;
        }
        let mut inner = from..close;
        if matches!(content.first(), Some(b'-' | b'+')) {
            inner.start += 1;
        }
        if inner.len() > 1 && matches!(content.last(), Some(b'-' | b'+')) {
            inner.end -= 1;
        }
        Some(Self::tag(start, inner, close + 2, Syntax::Comment))
    }

    fn statement(&mut self, start: usize) -> Option<Tag> {
        let mut tag = self.closed(start, 2, b"%}", b"{%", Syntax::Percent)?;
        let content = self.text.get(tag.inner.clone())?;
        let content = content.trim_start_matches(['-', '+', '~']).trim_start();
        let word = super::name::keyword(content);
        if let Some(body) = BODIES.iter().position(|(name, _)| *name == word)
            && let Some(end) = self.body_end(body, tag.end)
        {
            if BODIES[body].1 {
                // The text is literal: go on at the end tag, but report this one first.
                self.literal(end.start, tag.end);
            } else {
                tag = Self::tag(start, tag.end..end.start, end.end, Syntax::Hidden);
            }
        }
        Some(tag)
    }

    /// Makes every search begin again after a stretch of literal text.
    fn literal(&mut self, until: usize, from: usize) {
        for slot in &mut self.starts {
            // Nothing starts a tag between here and there.
            let next = match *slot {
                Some((began, found)) if began <= until && found.is_none_or(|found| found >= until) => found,
                _ => Some(until),
            };
            *slot = Some((from, next));
        }
    }

    /// The span of the next end tag of one of [`BODIES`].
    fn body_end(&mut self, body: usize, from: usize) -> Option<Range<usize>> {
        if let Some((began, found)) = &self.bodies[body]
            && *began <= from
            && found.as_ref().is_none_or(|found| found.start >= from)
        {
            return found.clone();
        }
        let name = BODIES[body].0;
        let end_name = format!("end{name}");
        let finder = memmem::Finder::new(end_name.as_bytes());
        let mut at = from;
        let mut found = None;
        while let Some(hit) = finder.find(&self.bytes[at..]) {
            let hit = at + hit;
            at = hit + end_name.len();
            let before = self.bytes[from..hit].trim_ascii_end();
            let before = before.strip_suffix(b"-").or(before.strip_suffix(b"+")).unwrap_or(before);
            if !before.ends_with(b"{%") || is_word(self.byte(at)) {
                continue;
            }
            let start = from + before.len() - 2;
            let tail = &self.bytes[at..self.bytes.len().min(at + FIELD)];
            if let Some(close) = memmem::find(tail, b"%}") {
                found = Some(start..at + close + 2);
                break;
            }
        }
        self.steps += at - from;
        if found.is_none() {
            self.steps += self.bytes.len() - at;
        }
        self.bodies[body] = Some((from, found.clone()));
        found
    }

    fn percent(&mut self, at: usize) -> Option<Tag> {
        if at > self.at && self.byte(at - 1) == b'<' {
            return self.angle(at - 1);
        }
        if self.byte(at + 1) != b'%' {
            return None;
        }
        match self.byte(at + 2) {
            b'=' => return self.closed(at, 3, b"=%%", b"%%=", Syntax::AmpValue),
            b'[' => return self.closed(at, 3, b"]%%", b"%%[", Syntax::AmpBlock),
            _ => {}
        }
        // "50%%" is a number and a slip of the finger.
        if at > 0 && self.byte(at - 1).is_ascii_digit() {
            return None;
        }
        let from = at + 2;
        let name = self.run(from, |byte| is_name(byte) || matches!(byte, b'.' | b'-'));
        (name >= 2 && self.starts(from + name, b"%%") && is_initial(self.byte(from)))
            .then(|| Self::tag(at, from..from + name, from + name + 2, Syntax::Field))
    }

    /// Length of the run of bytes that fit, at most [`FIELD`].
    fn run(&mut self, from: usize, fits: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(from..).unwrap_or(&[]);
        let length = rest.iter().take(FIELD).take_while(|&&byte| fits(byte)).count();
        self.steps += length;
        length
    }

    fn angle(&mut self, start: usize) -> Option<Tag> {
        if self.starts(start, b"<%--")
            && let Some(tag) = self.long_comment(start, start + 4, &[b"--%>"])
        {
            return Some(tag);
        }
        match self.byte(start + 2) {
            // `<%%` writes `<%`.
            b'%' => None,
            b'#' => {
                let close = self.find(Self::needle(b"%>"), start + 3)?;
                let inner = start + 3..close - usize::from(close > start + 3 && self.byte(close - 1) == b'-');
                Some(Self::tag(start, inner, close + 2, Syntax::Comment))
            }
            _ => self.closed(start, 2, b"%>", b"<%", Syntax::Angle),
        }
    }

    fn php(&mut self, start: usize) -> Option<Tag> {
        let (open, syntax) = match self.byte(start + 2) {
            b'=' => (3, Syntax::PhpEcho),
            byte if byte.is_ascii_whitespace() => (2, Syntax::Php),
            b'p' | b'P' => {
                let word = self.bytes.get(start + 2..start + 5)?;
                let next = self.byte(start + 5);
                // `<?php-config` and `<?phpdoc` are processing instructions of someone else.
                if !word.eq_ignore_ascii_case(b"php") || !(next.is_ascii_whitespace() || next == 0 || next == b'?') {
                    return None;
                }
                (PHP.len(), Syntax::Php)
            }
            _ => return None,
        };
        if let Some(tag) = self.closed(start, open, b"?>", b"<?", syntax) {
            return Some(tag);
        }
        // A file of PHP may leave its last block open.
        let last =
            open == PHP.len() && self.format == Format::Html && self.find(Self::needle(b"?>"), start + open).is_none();
        let end = self.bytes.len();
        self.open_code = last.then_some(start + open);
        last.then(|| Self::tag(start, start + open..end, end, syntax))
    }

    fn dollar(&mut self, start: usize) -> Option<Tag> {
        let from = start + 2;
        let rest = &self.bytes[from..self.bytes.len().min(from + DOLLAR)];
        let end = rest.iter().position(|&byte| matches!(byte, b'}' | b'{' | b'\n' | b'\r' | b';' | b'\\'));
        self.steps += end.unwrap_or(rest.len());
        let end = end.filter(|&end| rest[end] == b'}')?;
        let content = rest[..end].trim_ascii();
        let variable =
            content.first().is_some_and(|&byte| is_initial(byte) || matches!(byte, b'$' | b'@' | b'#' | b'.'))
                && content.last().is_some_and(|&byte| is_word(byte) || b"_)]\"'!?$".contains(&byte));
        variable.then(|| Self::tag(start, from..from + end, from + end + 1, Syntax::Dollar))
    }

    fn merge(&mut self, start: usize) -> Option<Tag> {
        let from = start + 2;
        let length = self.run(from, |byte| is_word(byte) || b"_:-.,/=<>!@$+'\" ".contains(&byte));
        let content = &self.bytes[from..from + length];
        let end = from + length + 2;
        if !content.first().is_some_and(u8::is_ascii_alphabetic) || !self.starts(from + length, b"|*") {
            return None;
        }
        // Spaces and signs stand in the value after a colon: `IF:NAME=Bob`, `DATE:d/m/Y`.
        let name = content.split(|&byte| byte == b':').next().unwrap_or(content);
        if !name.iter().all(|&byte| is_name(byte) || matches!(byte, b'.' | b'-')) {
            return None;
        }
        // `*a*|b|*c*` are the cells of a table.
        let before = self.bytes[self.at..start].iter().rev().take_while(|&&byte| byte == b'*').count();
        let after = self.bytes[end..].iter().take_while(|&&byte| byte == b'*').count();
        self.steps += before + after;
        let beside = |byte: Option<&u8>| byte.is_some_and(|&byte| is_word(byte) || b".!?)'\"".contains(&byte));
        let cell = self.format == Format::Markdown
            && beside(self.bytes[self.at..start - before].last())
            && self.bytes.get(end + after).is_some_and(|&byte| is_word(byte) || b"('\"".contains(&byte));
        (!cell).then(|| Self::tag(start, from..from + length, end, Syntax::Merge))
    }

    fn brackets(&mut self, start: usize) -> Option<Tag> {
        let from = start + 2;
        let length = self.run(from, |byte| is_name(byte) || matches!(byte, b' ' | b'.' | b':' | b'-'));
        let name = &self.bytes[from..from + length];
        let next = self.byte(from + length + 2);
        let outside = matches!(next, b'(' | b']' | b'[') || (start > 0 && matches!(self.byte(start - 1), b'[' | b'!'));
        if outside || length < 2 || !self.starts(from + length, b"]]") || !name[0].is_ascii_alphabetic() {
            return None;
        }
        let letters = || name.iter().filter(|byte| byte.is_ascii_alphabetic());
        let upper = letters().count() > 1 && letters().all(u8::is_ascii_uppercase);
        let joined = name.contains(&b'_') && !name.contains(&b' ');
        (upper || joined).then(|| Self::tag(start, from..from + length, from + length + 2, Syntax::Field))
    }
}

/// Where the string that opens at `at` closes, or how far was read. One that hides a delimiter, so
/// goes on past `first`, stays on its line.
fn string_end(bytes: &[u8], at: usize, first: usize) -> Result<usize, usize> {
    let mut end = at + 1;
    loop {
        match bytes.get(end) {
            None => return Err(bytes.len()),
            Some(b'\\') => end += 1,
            Some(b'\n' | b'\r') if end > first => return Err(end),
            Some(&found) if found == bytes[at] => return Ok(end),
            Some(_) => {}
        }
        end += 1;
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_initial(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}

/// Whether the line end at `at` is followed by a blank line.
fn blank_line_at(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at + 1..];
    let spaces = rest.iter().take(64).take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    rest.get(spaces) == Some(&b'\n')
}

fn blank_line(content: &[u8]) -> bool {
    memchr::memchr_iter(b'\n', content).any(|at| blank_line_at(content, at))
}
