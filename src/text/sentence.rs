//! Sentences of one block.
//!
//! A boundary can stand only after a terminator, at a hard line break, or
//! before the next mark of a numbered run ("1) … 2) …"). Each candidate is
//! decided where it is found, after the model of UAX #29 (a full stop is
//! ambiguous, `!` and `?` are not; closers belong to the sentence; a small
//! letter goes on with it), with the abbreviations of the language added,
//! which UAX #29 does not know.

mod abbreviation;
mod item;
mod token;

use std::ops::Range;

use super::language::{Language, is_function_word};
use super::word::{Word, WordClass};
use abbreviation::Abbreviation;
use item::{is_bullet, numbered_run, starts_with_mark};
use token::{is_control, is_dotted, is_list_number, is_roman, is_single_letter, last_token};

/// The sentences of a block as byte ranges of `text`, in order, without white space around them.
///
/// `words` are the block's tokens, as [`super::word::cut`] gives them; a stop
/// inside one of them (a decimal point, an address) ends nothing.
#[must_use]
pub fn split(text: &str, words: &[Word], language: Language) -> Vec<Range<u32>> {
    Splitter { text, bytes: text.as_bytes(), words, word: 0, language, start: 0, sentences: Vec::new() }.run()
}

struct Splitter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    words: &'t [Word],
    /// The first word that ends at or after the place looked at.
    word: usize,
    language: Language,
    start: usize,
    sentences: Vec<Range<u32>>,
}

/// What kind of stop a candidate is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// One full stop: perhaps only an abbreviation's.
    Full,
    /// Three dots, however written.
    Ellipsis,
    /// `!`, `?` and their like.
    Strong,
    /// A stop of a script that writes no space after it.
    Wide,
}

/// What comes after a candidate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Nothing,
    Small,
    Capital,
    /// A letter of a script without capitals, or a template hole.
    Other,
    Digit,
    Symbol,
}

/// How far back an opening bracket or forward its end is looked for, in bytes.
const BRACKET_REACH: usize = 240;

/// How many bytes of quotes, brackets and spaces may stand between two sentences.
const MARKS_REACH: usize = 64;

/// Whether a byte can begin a mark that may end a sentence.
const MAY_END: [bool; 256] = {
    const FIRST: [u8; 16] =
        [b'_', b'.', b'!', b'?', b'\n', b':', b';', 0xCD, 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF];
    let mut table = [false; 256];
    let mut at = 0;
    while at < FIRST.len() {
        table[FIRST[at] as usize] = true;
        at += 1;
    }
    table
};

impl Splitter<'_> {
    fn run(mut self) -> Vec<Range<u32>> {
        let marks = numbered_run(self.text);
        let mut marks = marks.into_iter().peekable();
        let mut at = 0;
        // Nothing ends inside a word: only what stands between them is looked at.
        let words = self.words.iter().filter(|word| word.class != WordClass::Symbol);
        let ends = words.map(|word| (word.start as usize, word.end as usize));
        for (gap_end, resume) in ends.chain([(self.bytes.len(), 0)]) {
            while at < gap_end {
                if let Some(mark) = marks.next_if(|&mark| mark <= at) {
                    self.end(mark);
                }
                at = if MAY_END[self.bytes[at] as usize] { self.stop(at) } else { at + 1 };
            }
            if let Some(mark) = marks.next_if(|&mark| mark <= at) {
                self.end(mark);
            }
            at = at.max(resume);
        }
        self.end(self.bytes.len());
        self.sentences
    }

    /// Decides the mark at `at`, which may end a sentence; gives where to go on.
    fn stop(&mut self, at: usize) -> usize {
        match self.bytes[at] {
            b'.' | b'!' | b'?' => self.terminator(at),
            b'\n' => self.line_break(at),
            b'_' => self.ruled_line(at),
            b':' if self.is("hy") => self.other_stop(at, 1, Stop::Strong),
            b';' if self.is("el") => self.other_stop(at, 1, Stop::Strong),
            0xCD | 0xD6 | 0xD8 | 0xDB | 0xE0 | 0xE1 | 0xE2 | 0xE3 | 0xEF => self.wide_terminator(at),
            _ => at + 1,
        }
    }

    fn is(&self, tag: &str) -> bool {
        self.language.as_str() == tag
    }

    /// Closes the sentence at `end` and starts the next one there.
    fn end(&mut self, end: usize) {
        let Some(piece) = self.text.get(self.start..end) else { return };
        let seen = |c: char| c.is_whitespace() || is_control(c);
        let start = self.start + (piece.len() - piece.trim_start_matches(seen).len());
        let stop = self.start + piece.trim_end_matches(seen).len();
        if start < stop {
            self.sentences.push(start as u32..stop as u32);
        }
        self.start = end;
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// Whether `at` lies inside a word (not at its end).
    fn inside_word(&mut self, at: usize) -> bool {
        while self.words.get(self.word).is_some_and(|w| (w.end as usize) <= at) {
            self.word += 1;
        }
        self.words.get(self.word).is_some_and(|w| (w.start as usize) < at && w.class != WordClass::Symbol)
    }

    /// `.`, `!` or `?` at `at`; gives where to go on.
    fn terminator(&mut self, at: usize) -> usize {
        if self.inside_word(at) {
            return at + 1;
        }
        let (run, stop) = self.stop_run(at);
        self.other_stop(at, run - at, stop)
    }

    /// The end of a run of stops (`?!`, `...`, `. . .`) and its kind.
    fn stop_run(&self, at: usize) -> (usize, Stop) {
        let (mut end, mut dots, mut strong) = (at, 0, false);
        loop {
            match self.bytes.get(end) {
                Some(b'.') => dots += 1,
                Some(b'!' | b'?') => strong = true,
                // A spaced ellipsis: ". . ."
                Some(b' ') if dots > 0 && !strong && self.bytes.get(end + 1) == Some(&b'.') => {
                    let more = self.bytes.get(end + 2);
                    if !(dots > 1 || matches!(more, Some(b' ')) && self.bytes.get(end + 3) == Some(&b'.')) {
                        break;
                    }
                }
                Some(0xE2) if self.text.get(end..).is_some_and(|t| t.starts_with('…')) => {
                    dots += 3;
                    end += 2;
                }
                _ => break,
            }
            end += 1;
        }
        let stop = match (strong, dots) {
            (true, _) => Stop::Strong,
            (false, 1) => Stop::Full,
            _ => Stop::Ellipsis,
        };
        (end, stop)
    }

    /// A row of underscores at the start is a rule over what follows, not a part of it.
    fn ruled_line(&mut self, at: usize) -> usize {
        const SHORTEST: usize = 10;
        let end = at + self.bytes[at..].iter().take_while(|&&b| b == b'_').count();
        let opens = self.text.get(self.start..at).is_some_and(|before| before.trim().is_empty());
        if opens && end - at >= SHORTEST && self.next(end).0 == Next::Capital {
            self.end(end);
        }
        end
    }

    fn wide_terminator(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return at + 1 };
        let after = at + c.len_utf8();
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        if c == '．' && digit(self.char_at(after)) && digit(self.text[..at].chars().next_back()) {
            return after;
        }
        let stop = match c {
            '。' | '！' | '？' | '．' | '｡' | '።' | '፧' | '፨' | '။' | '។' | '៕' => Stop::Wide,
            '։' | '؟' | '۔' | '।' | '॥' | '‼' | '⁇' | '⁈' | '⁉' | '\u{37E}' => Stop::Strong,
            '…' => {
                let (end, stop) = self.stop_run(at);
                return self.other_stop(at, end - at, stop);
            }
            _ => return after,
        };
        let mut end = after;
        while let Some(c) = self.char_at(end).filter(|c| matches!(c, '。' | '！' | '？' | '!' | '?' | '؟' | '…'))
        {
            end += c.len_utf8();
        }
        self.other_stop(at, end - at, stop)
    }

    /// Decides a stop of `length` bytes at `at`; gives where to go on.
    fn other_stop(&mut self, at: usize, length: usize, stop: Stop) -> usize {
        let run = at + length;
        let (end, closed) = self.closers(run);
        let gap = self.char_at(end).is_none_or(char::is_whitespace);
        if !gap && stop != Stop::Wide {
            return run;
        }
        // [...] marks what was left out.
        let omission = stop == Stop::Ellipsis
            && matches!(at.checked_sub(1).map(|i| self.bytes[i]), Some(b'[' | b'('))
            && matches!(self.bytes.get(run), Some(b']' | b')'));
        if !omission && self.is_boundary(at, end, stop, closed) {
            self.end(end);
        }
        end
    }

    /// Takes quotes, brackets and note marks that belong to the sentence before; says whether there were any.
    fn closers(&self, from: usize) -> (usize, bool) {
        let mut end = from;
        let mut closed = false;
        while let Some(c) = self.char_at(end) {
            let width = c.len_utf8();
            let next = self.char_at(end + width);
            let quote = match c {
                ')' | ']' | '}' | '”' | '’' | '»' | '›' | '"' | '\'' | '」' | '』' | '）' | '】' | '¹' | '²' | '³'
                | '⁴' | '⁵' => true,
                // Closing in German, opening in English; « closes in Danish and some German.
                '“' | '‘' | '«' | '‹' => next.is_none_or(|n| !n.is_alphanumeric()),
                // A note mark: [1]
                '[' => {
                    let digits = self.bytes[end + 1..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
                    if digits == 0 || self.bytes.get(end + 1 + digits) != Some(&b']') {
                        break;
                    }
                    end += digits + 1;
                    true
                }
                // French sets a space before its closing quote.
                ' ' | '\u{A0}' | '\u{202F}' if next == Some('»') && !self.language.is_one_of(&["de", "da", "hu"]) => {
                    true
                }
                _ if is_control(c) => false,
                _ => break,
            };
            if !quote && !is_control(c) {
                break;
            }
            closed |= quote;
            end += width;
        }
        (end, closed)
    }

    /// The first character of what follows `from` that tells how it goes on, and its place.
    fn next(&self, from: usize) -> (Next, usize) {
        let mut at = from;
        let mut line_break = false;
        while let Some(c) = self.char_at(at).filter(|_| at - from < MARKS_REACH) {
            let width = c.len_utf8();
            match c {
                '\n' => line_break = true,
                _ if c.is_whitespace() || is_control(c) => {}
                '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '(' | '[' | '{' | '¿'
                | '¡' | '–' | '—' | '-' | '―' | '「' | '『' | '…' | '.' | '*' | '_' | '\u{200F}' | '\u{202B}' =>
                    {}
                // iPhone, eBay: a name, not a small letter.
                _ if c.is_lowercase() && self.char_at(at + width).is_some_and(char::is_uppercase) => {
                    return (Next::Capital, at);
                }
                _ if c.is_lowercase() => return (if line_break { Next::Other } else { Next::Small }, at),
                _ if c.is_uppercase() => return (Next::Capital, at),
                _ if c.is_numeric() => return (Next::Digit, at),
                _ if c.is_alphabetic() || super::word::is_hole(c) => return (Next::Other, at),
                _ => return (Next::Symbol, at),
            }
            at += width;
        }
        (if at < self.bytes.len() { Next::Symbol } else { Next::Nothing }, at)
    }

    /// Whether a sentence ends between the stop at `at` and what follows `end`.
    fn is_boundary(&mut self, at: usize, end: usize, stop: Stop, closed: bool) -> bool {
        let (next, next_at) = self.next(end);
        if next == Next::Nothing {
            return self.text.get(end..).is_none_or(|rest| rest.trim().is_empty());
        }
        if !closed && self.in_short_bracket(at) || self.in_citation(at) {
            return false;
        }
        // Only marks are left: they belong to the last sentence.
        if next == Next::Symbol && self.only_marks_from(next_at) {
            return false;
        }
        match stop {
            Stop::Wide => {
                // 「…。」と: the quoting particle goes on with the sentence.
                !(closed && self.char_at(end).is_some_and(|c| ('\u{3041}'..='\u{3096}').contains(&c)))
            }
            Stop::Strong => next != Next::Small,
            // "… I" goes on as often as it starts anew.
            Stop::Ellipsis if self.is("en") && self.word_at(next_at) == "I" => closed,
            Stop::Ellipsis => next != Next::Small && (next != Next::Digit || closed),
            Stop::Full => self.full_stop_ends(at, end, closed, next, next_at),
        }
    }

    fn full_stop_ends(&mut self, at: usize, end: usize, closed: bool, next: Next, next_at: usize) -> bool {
        // "...und" after a space opens the next sentence with an omission.
        let omission = self.text.get(end..next_at).is_some_and(|gap| gap.contains("..") || gap.contains('…'));
        if next == Next::Small && !omission {
            return false;
        }
        let before = self.text.get(self.start..at).unwrap_or("");
        let token = last_token(before);
        if token.is_empty() {
            return !before.trim().is_empty();
        }
        let alone = before.len() <= token.len() + MARKS_REACH
            && before.trim_start_matches(|c: char| is_bullet(c) || c.is_whitespace()).len()
                == token.trim_start_matches(is_bullet).len();
        // "1." "IV." "a." at the start count the sentence, they are not one.
        if alone && is_list_number(token) && next != Next::Nothing {
            return false;
        }
        if self.is("hy") {
            return false;
        }
        if closed && !token.contains('.') && !is_single_letter(token) && self.text.as_bytes().get(at + 1) != Some(&b'.')
        {
            // The stop stands inside brackets or quotes: "… (etc.) The" is decided like "etc. The".
            return self.abbreviation_ends(token, next, next_at).unwrap_or(true);
        }
        let number = token.trim_start_matches(['-', '–']);
        if number.bytes().all(|b| b.is_ascii_digit()) {
            return self.number_ends(number, next_at);
        }
        if is_roman(token) && token.len() > 1 && self.has_ordinal_stops() {
            return self.is_starter(next_at);
        }
        // S. A.; J. Q. Doe
        if is_single_letter(token) && self.is_initial_at(next_at) {
            return false;
        }
        if let Some(ends) = self
            .spaced_abbreviation_ends(before, token, next, next_at)
            .or_else(|| self.abbreviation_ends(token, next, next_at))
        {
            return ends;
        }
        if is_single_letter(token) {
            return self.initial_ends(before, token, next, next_at);
        }
        if is_dotted(token) {
            // L.C.S.W., U.N., M.Ed.: letters between stops.
            return next != Next::Digit && self.is_starter(next_at);
        }
        true
    }

    /// The same for an abbreviation written with a space: `z. B.`, `p. m.`, `т. д.`, `EE. UU.`
    fn spaced_abbreviation_ends(&self, before: &str, token: &str, next: Next, next_at: usize) -> Option<bool> {
        const LONGEST_PART: usize = 8;
        let previous = last_token(before.strip_suffix(token)?.strip_suffix(' ')?).strip_suffix('.')?;
        if previous.len() > LONGEST_PART || token.len() > LONGEST_PART {
            return None;
        }
        self.abbreviation_ends(&format!("{previous}.{token}"), next, next_at)
    }

    /// What the language's list says; `None` if it does not hold the token.
    fn abbreviation_ends(&self, token: &str, next: Next, next_at: usize) -> Option<bool> {
        // Goethestr. 5, Bahnhofspl. 2
        let street = || next == Next::Digit && self.is("de") && ["str", "pl"].iter().any(|end| token.ends_with(end));
        let class = abbreviation::class(token, self.language).or_else(|| street().then_some(Abbreviation::Number));
        Some(match class? {
            Abbreviation::Never => false,
            Abbreviation::Number if next == Next::Digit || self.is_roman_at(next_at) => false,
            Abbreviation::Number => {
                let letters = token.chars().count();
                // "No." and "Art." are words too; "p." and "Nr." are not.
                let vowel = token.chars().any(|c| "aeiouyáéíóúàèäöü".contains(c.to_ascii_lowercase()));
                (letters > 1 && vowel || next == Next::Symbol) || self.is_starter(next_at)
            }
            Abbreviation::Open => matches!(next, Next::Symbol) || next != Next::Digit && self.is_starter(next_at),
            Abbreviation::End => next != Next::Digit && !abbreviation::is_day_month_or_zone(self.word_at(next_at)),
        })
    }

    /// A capital and a stop: an initial, or the last letter of a sentence ("vitamin C.", "you and I.").
    fn initial_ends(&self, before: &str, token: &str, next: Next, next_at: usize) -> bool {
        if next == Next::Digit {
            return token.chars().all(char::is_uppercase);
        }
        let following = self.word_at(next_at);
        if next == Next::Other {
            return false;
        }
        // Marks may stand between the token and the stop.
        let previous = last_token(before.rfind(token).map_or("", |at| &before[..at]).trim_end());
        let name_before = previous.chars().next().is_some_and(char::is_uppercase) || previous.is_empty();
        self.is_starter(next_at) && (!name_before || token == "I" || !self.language.is_one_of(&["en"]))
            || (self.is_starter(next_at) && following.chars().count() > 1 && !previous.is_empty() && !name_before)
    }

    fn is_initial_at(&self, at: usize) -> bool {
        let word = self.word_at(at);
        is_single_letter(word) && self.bytes.get(at + word.len()) == Some(&b'.')
    }

    /// A number and a stop: the end of a sentence, or an ordinal ("3. Mai").
    fn number_ends(&self, token: &str, next_at: usize) -> bool {
        if !self.has_ordinal_stops() || token.len() > 3 {
            return true;
        }
        // "Abb. 3. Bd. 2": what a number follows opens a sentence.
        let word = self.word_at(next_at);
        let numbered = self.bytes.get(next_at + word.len()) == Some(&b'.')
            && abbreviation::class(word, self.language) == Some(Abbreviation::Number);
        numbered || self.is_starter(next_at) && !abbreviation::is_day_month_or_zone(self.word_at(next_at))
    }

    /// Languages that write an ordinal as a number with a stop.
    fn has_ordinal_stops(&self) -> bool {
        self.language.is_one_of(&[
            "de", "da", "no", "nb", "nn", "fi", "cs", "sk", "pl", "hu", "hr", "sl", "tr", "et", "lv", "sr",
        ])
    }

    /// Whether a function word with a capital stands there: what opens a sentence, not a name.
    fn is_starter(&self, at: usize) -> bool {
        is_function_word(self.word_at(at), self.language)
    }

    /// The letters and inner marks that start at `at`.
    fn word_at(&self, at: usize) -> &str {
        let rest = self.text.get(at..).unwrap_or("");
        let end = rest
            .char_indices()
            .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
            .map_or(rest.len(), |(i, _)| i);
        &rest[..end]
    }

    fn is_roman_at(&self, at: usize) -> bool {
        is_roman(self.word_at(at))
    }

    /// Whether `at` is inside round brackets that opened in the sentence and close soon, with the sentence going on.
    fn in_short_bracket(&self, at: usize) -> bool {
        let from = at.saturating_sub(BRACKET_REACH).max(self.start);
        let mut depth = 0usize;
        for &byte in self.bytes[from..at].iter().rev() {
            match byte {
                b')' => depth += 1,
                b'(' if depth == 0 => {
                    let reach = &self.bytes[at..self.bytes.len().min(at + BRACKET_REACH)];
                    let Some(close) = reach.iter().position(|&b| b == b')') else { return false };
                    return matches!(self.next(at + close + 1).0, Next::Small);
                }
                b'(' => depth -= 1,
                _ => {}
            }
        }
        false
    }

    /// Whether nothing with a letter, a digit or a pictograph follows in the block.
    fn only_marks_from(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or("");
        rest.len() <= MARKS_REACH
            && !rest.chars().any(|c| c.is_alphanumeric() || super::word::is_hole(c) || c > '\u{2190}')
    }

    /// Whether `at` is inside quotes that opened with the sentence and are followed by their source
    /// in brackets: “Ei fu. Siccome immobile …” (Manzoni).
    fn in_citation(&self, at: usize) -> bool {
        let before = self.text.get(self.start..at).unwrap_or("").trim_start();
        let close = match before.chars().next() {
            Some('"') => '"',
            Some('“') => '”',
            Some('«') => '»',
            _ => return false,
        };
        let mut reach = self.text.len().min(at + BRACKET_REACH);
        while !self.text.is_char_boundary(reach) {
            reach -= 1;
        }
        // Closed before already: the sentence is quoted only in part. A longer one is no citation.
        if before.len() > 2 * BRACKET_REACH || before.chars().skip(1).any(|c| c == close) {
            return false;
        }
        let Some((inside, after)) = self.text.get(at..reach).and_then(|rest| rest.split_once(close)) else {
            return false;
        };
        inside.chars().any(char::is_alphabetic) && after.trim_start().starts_with('(')
    }

    /// A hard line break ends a sentence that has its stop, and makes room for a list mark.
    fn line_break(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 1..];
        let blank = rest.trim_start_matches(' ').starts_with('\n');
        let ended = self.sentences.last().is_some_and(|s| s.end as usize >= at) && self.start >= at;
        // A line of dashes or underscores is not part of the next one.
        let line = self.text[self.start..at].rsplit('\n').next().unwrap_or("");
        let rule = line.trim().len() > 2 && !line.contains(char::is_alphanumeric);
        if !ended && (blank || rule || starts_with_mark(rest.trim_start_matches([' ', '\t']))) {
            self.end(at);
        }
        at + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word;

    fn cut<'t>(text: &'t str, tag: &str) -> Vec<&'t str> {
        let mut words = Vec::new();
        word::cut(text, &mut words);
        split(text, &words, Language::parse(tag)).iter().map(|r| &text[r.start as usize..r.end as usize]).collect()
    }

    fn whole(tag: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(cut(text, tag), [*text], "{text}");
        }
    }

    #[test]
    fn marks_and_rules_without_words_are_no_sentences() {
        whole("es", &["El verso dice: \"como la ave solitaria / con el cantar se consuela. / [...] \"."]);
        whole("es", &["Lea los párrf. 5 y 6 antes de firmar."]);
        whole("it", &["\"Ei fu. Siccome immobile / dato il mortal sospiro\" (Manzoni)."]);
        assert_eq!(
            cut("______________ La oficina abre a las nueve.", "es"),
            ["______________", "La oficina abre a las nueve."]
        );
        whole("en", &["Name: ______________ Date: ______________"]);
        assert_eq!(cut("\"I am here. You are safe.\" She meant it.", "en").len(), 3);
    }

    #[test]
    fn english_stops_that_end_nothing() {
        whole(
            "en",
            &[
                "Ask Dr. Rivera or Ms. Okafor before 3.30 p.m. on Friday.",
                "Maria Q. Doe, L.C.S.W., wrote to the U.S. Department of Labor.",
                "The fee is $12.50 per visit, e.g. for one hour, at example.org or by mail to jo.doe@example.org today.",
                "See p. 12 and Fig. 3 of the booklet.",
                "We meet at 9 a.m. Monday in room No. 5.",
                "“Come in!” she said.",
                "Call the office (They answer at all hours. It is free.) before you come.",
                "The note says “stay at home [...] and call” (Doe 12).",
                "We waited … and waited.",
            ],
        );
    }

    #[test]
    fn english_stops_that_end_a_sentence() {
        assert_eq!(
            cut("She has a Ph.D. She works at St. Luke. Why? Because… Well!", "en"),
            ["She has a Ph.D.", "She works at St. Luke.", "Why?", "Because…", "Well!"]
        );
        assert_eq!(
            cut("We close at 5 p.m. You can call us. (It is free.) \"Do call.\" Thanks.[1] Bye.", "en"),
            ["We close at 5 p.m.", "You can call us.", "(It is free.)", "\"Do call.\"", "Thanks.[1]", "Bye."]
        );
        assert_eq!(cut("It is free. iPhone users may text.", "en").len(), 2);
        assert_eq!(cut("Is that a no? No. Then go to https://example.org/a.html. See you.", "en").len(), 4);
    }

    #[test]
    fn numbered_items_in_one_line() {
        assert_eq!(
            cut("1. Call us. 2. Tell us what happened 3. Wait", "en"),
            ["1. Call us.", "2. Tell us what happened", "3. Wait"]
        );
        assert_eq!(cut("We have 3. Two are open.", "en").len(), 2);
    }

    #[test]
    fn hard_breaks() {
        assert_eq!(
            cut("A cold night\nin the city. It rained.\nwe left", "en"),
            ["A cold night\nin the city.", "It rained.", "we left"]
        );
        assert_eq!(cut("__________\nSign here", "en").len(), 2);
        assert_eq!(cut("Bring:\n• a card\n• a bill", "en").len(), 3);
    }

    #[test]
    fn other_languages() {
        whole(
            "de",
            &[
                "Am 3. Mai treffen wir Dr. med. Weber im 2. Stock.",
                "Das gilt z. B. für Kinder, d. h. bis 18 Jahre.",
                "„Kommen Sie herein!“, sagte sie.",
            ],
        );
        assert_eq!(cut("¿Cómo está? ¡Bien! Llame a la Sra. Paz a las 3 p. m. mañana. Gracias.", "es").len(), 4);
        whole("fr", &["Mme Roy a dit : « Venez ! »", "Voir M. Roy, p. 12, etc."]);
        whole("fr", &["Le Dr J.-P. Martin est là."]);
        whole("ru", &["А. С. Петров живёт на ул. Лесной, д. 5."]);
        assert_eq!(cut("Было тихо и т. д. Мы ушли.", "ru").len(), 2);
        assert_eq!(cut("これはペンです。それは本です！", "ja").len(), 2);
        assert_eq!(cut("हम मदद करते हैं। हमें फ़ोन करें।", "hi").len(), 2);
        assert_eq!(cut("كيف حالك؟ أنا بخير.", "ar").len(), 2);
        assert_eq!(cut("Բարև ձեզ։ Ինչպե՞ս եք։", "hy").len(), 2);
        assert_eq!(cut("ሰላም ነው። እንዴት ነህ።", "am").len(), 2);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(cut("", "en").is_empty());
        assert!(cut(" \n ", "en").is_empty());
        assert_eq!(cut("...", "en"), ["..."]);
        // A template's hole before a stop is no initial.
        assert_eq!(cut("a\u{E001}. ?", "en").concat(), "a\u{E001}. ?");
    }

    proptest::proptest! {
        #[test]
        fn ranges_are_ordered_and_hold_every_word(text in "[A-Za-zé .!?…\"()\\n0-9•«»。:;\u{E001}\u{E000}]{0,80}") {
            let mut words = Vec::new();
            word::cut(&text, &mut words);
            for tag in ["en", "de", "hy", ""] {
                let ranges = split(&text, &words, Language::parse(tag));
                let mut last = 0;
                for range in &ranges {
                    proptest::prop_assert!(range.start >= last && range.end > range.start);
                    proptest::prop_assert!(text.get(range.start as usize..range.end as usize).is_some());
                    last = range.end;
                }
                for word in &words {
                    proptest::prop_assert!(ranges.iter().any(|r| r.start <= word.start && word.end <= r.end));
                }
            }
        }
    }
}
