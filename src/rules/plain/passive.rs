//! The sentence says who acts.

use crate::diagnostic::{Finding, Severity};
use crate::facts::phrases::Phrases;
use crate::facts::table_rows;
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::rules::by_language::{ByLanguage, dictionary_texts};
use crate::text::block::{Block, Role, Sentence};
use crate::text::word::{Word, WordClass};

rule! {
    /// # What it finds
    /// Sentences that tell what is done to the reader, or to what is theirs, and not who does it: “your
    /// application will be reviewed”. Only decisions and steps of a list count, and only where nobody in
    /// the sentence can be the one who acts. “The office is closed”, “if you are approved” and “reviewed
    /// by our team” are left alone.
    ///
    /// # Why it matters to the reader
    /// They need to know whom to ask and whether they must act themselves. “The form must be sent” can
    /// mean “you must send it” or “we will”.
    ///
    /// # How to put it right
    /// Begin with who acts: “We will review your application”, “You must send the form”.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// Your application will be reviewed in May.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Su solicitud será revisada en mayo.</p>
    /// ```
    /// ```md,bad,lang=de
    /// Ihr Antrag wurde abgelehnt.
    /// ```
    /// ```md,good,lang=en
    /// We will review your application in May.
    /// ```
    /// ```md,good,lang=en
    /// Your application will be reviewed by a nurse. The office will be closed on Monday.
    /// ```
    /// ```md,good,lang=en
    /// If your application was denied, you can appeal.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines; CDC Clear Communication Index.
    Passive {
        id: "plain/passive",
        category: Category::Plain,
        severity: Severity::Note,
        maturity: Maturity::Preview,
        needs: &[Need::Blocks],
        languages: &["en", "es", "fr", "pt", "it", "de"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The sentence says who acts",
        messages: &[Message { key: "actor", text: "“{found}” does not say who does it. Can the sentence begin with who acts: “we”, “you”?" }],
    }
    |_| Passive
}

struct Passive;

/// What a phrase of `passive.tsv` does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Event,
    Present,
    Modal,
    Participle,
    PresentParticiple,
    Still,
    Se,
    SeVerb,
    Pronoun,
    Possessive,
    Matter,
    Joint,
    Preposition,
    Verb,
    Dummy,
    Actor,
    Opener,
    Agent,
    NotAgent,
    Filler,
}

impl Cue {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "event" => Self::Event,
            "present" => Self::Present,
            "modal" => Self::Modal,
            "participle" => Self::Participle,
            "present-participle" => Self::PresentParticiple,
            "still" => Self::Still,
            "se" => Self::Se,
            "se-verb" => Self::SeVerb,
            "pronoun" => Self::Pronoun,
            "possessive" => Self::Possessive,
            "matter" => Self::Matter,
            "joint" => Self::Joint,
            "preposition" => Self::Preposition,
            "verb" => Self::Verb,
            "dummy" => Self::Dummy,
            "actor" => Self::Actor,
            "opener" => Self::Opener,
            "agent" => Self::Agent,
            "not-agent" => Self::NotAgent,
            "filler" => Self::Filler,
            _ => return None,
        })
    }
}

/// The words of one language.
struct Table {
    phrases: Phrases<Cue>,
    /// Endings of verbs that name who acts: “revisaremos”.
    actor_endings: Vec<&'static str>,
}

static TABLES: ByLanguage<Table, 6> =
    ByLanguage::new(dictionary_texts!("passive.tsv": "en", "es", "fr", "pt", "it", "de"), |text| {
        let rows = || table_rows::<2>(text).filter_map(|[cue, words]| Some((words, Cue::from_name(cue)?)));
        Table {
            phrases: Phrases::new(rows().filter(|(words, _)| !words.starts_with('*'))),
            actor_endings: rows().filter_map(|(words, _)| words.strip_prefix('*')).collect(),
        }
    });

/// Signs that end a clause. A full stop inside a sentence does not: “vom 3. Mai”.
const BOUNDS: [char; 7] = [',', ';', ':', '(', ')', '–', '—'];
/// Most words between the subject and the verb.
const REACH: usize = 8;
/// Most words before a noun that is the subject: “incomplete applications”.
const ATTRIBUTES: usize = 2;
/// Most words that lead to the subject: “in the month of May your …”.
const LEAD: usize = 5;
/// Most words of a sentence that is looked at: a longer one is a list, and `reading/long-sentence` tells of it.
const MOST_WORDS: usize = 120;
/// Parts of the names of template variables that hold a day or a time.
const TIMES: [&str; 9] = ["date", "day", "due", "deadline", "time", "fecha", "datum", "data", "frist"];
/// Fewest letters of a verb whose ending names who acts.
const VERB_LETTERS: usize = 6;

#[derive(Clone, Copy)]
struct Hit {
    cue: Cue,
    start: usize,
    end: usize,
}

/// One sentence with what the table finds in it, as bytes of the block's text.
struct Reading<'b> {
    block: &'b Block,
    source: &'b str,
    words: &'b [Word],
    end: usize,
    hits: Vec<Hit>,
    /// Whether an adjective stands behind its noun: “les demandes incomplètes”.
    adjective_follows: bool,
}

impl<'b> Reading<'b> {
    fn new(block: &'b Block, sentence: &Sentence, table: &Table, source: &'b str) -> Self {
        let (start, end) = (sentence.start as usize, sentence.end as usize);
        let mut hits = Vec::new();
        table.phrases.scan(
            &block.text[start..end],
            |_| {},
            |cue, from, to| {
                hits.push(Hit { cue, start: start + from, end: start + to });
            },
        );
        let adjective_follows = block.language.as_str() != "en";
        Self { block, source, words: block.words_of(sentence), end, hits, adjective_follows }
    }

    fn of(&self, cue: Cue) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |hit| hit.cue == cue)
    }

    fn text(&self, start: usize, end: usize) -> &'b str {
        self.block.text.get(start..end).unwrap_or("")
    }

    /// Where the clause that holds `at` begins.
    fn clause_start(&self, at: usize) -> usize {
        let from = self.words.first().map_or(at, |word| word.start as usize);
        let head = self.text(from, at);
        head.char_indices()
            .rev()
            .find(|(_, c)| BOUNDS.contains(c))
            .map_or(from, |(index, c)| from + index + c.len_utf8())
    }

    /// Where the clause that holds `at` ends.
    fn clause_end(&self, at: usize) -> usize {
        let rest = self.text(at, self.end);
        let whole = rest.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        at + rest[..whole].find(BOUNDS).unwrap_or(whole)
    }

    /// Index of the first word that starts at or behind `at`.
    fn word_at(&self, at: usize) -> usize {
        self.words.partition_point(|word| (word.start as usize) < at)
    }

    /// The participle behind `end`, past “not” and “then”.
    fn done(&self, end: usize, cue: Cue) -> Option<&Hit> {
        for word in self.words.iter().skip(self.word_at(end)).take(3) {
            let start = word.start as usize;
            if !self.text(end, start).chars().all(|c| c.is_whitespace() || c.is_alphanumeric()) {
                return None;
            }
            if let Some(hit) = self.of(cue).find(|hit| hit.start == start) {
                return Some(hit);
            }
            if !self.is(Cue::Filler, start) && !self.block.word(word).ends_with("ly") {
                return None;
            }
        }
        None
    }

    /// Whether somebody is named here: “by our team”, and not “by May 4” or “by your next visit”.
    fn has_agent(&self, from: usize, to: usize) -> bool {
        self.of(Cue::Agent).filter(|hit| hit.start >= from && hit.start < to).any(|hit| self.is_agent(hit))
    }

    fn is_agent(&self, hit: &Hit) -> bool {
        // “by law”, but “by law enforcement”: the longer phrase knows better.
        let known = self.of(Cue::NotAgent).any(|not| not.start == hit.start && not.end >= hit.end);
        let next = self.words.get(self.word_at(hit.end));
        let names = self.text(hit.start, hit.end).contains(' ') || next.is_some();
        !known
            && names
            && next.is_none_or(|word| match word.class {
                WordClass::Number => false,
                WordClass::Hole => !self.fills_time(word),
                _ => true,
            })
    }

    /// Whether somebody is named behind a comma: “in May, by your worker”.
    fn has_late_agent(&self, from: usize) -> bool {
        let behind_comma = |hit: &&Hit| hit.start >= from && self.text(from, hit.start).trim_end().ends_with(',');
        self.of(Cue::Agent).filter(behind_comma).any(|hit| self.is_agent(hit))
    }

    /// Whether a template fills in a day or a time here: `{{ due_date }}`.
    fn fills_time(&self, hole: &Word) -> bool {
        let written = self.block.word_span(hole).of(self.source).to_lowercase();
        let name = written.rsplit('.').next().unwrap_or("");
        TIMES.iter().any(|time| name.contains(time))
    }

    /// Whether a phrase of the table starts here.
    fn is(&self, cue: Cue, start: usize) -> bool {
        self.of(cue).any(|hit| hit.start == start)
    }

    /// Where the subject of a verb at `at` starts, if it is the reader or something of theirs.
    fn subject(&self, at: usize) -> Option<usize> {
        let clause = self.clause_start(at);
        let inside = |hit: &&Hit| hit.start >= clause && hit.end <= at;
        if self.of(Cue::Opener).chain(self.of(Cue::Verb)).any(|hit| inside(&hit)) {
            return None;
        }
        let (first, verb) = (self.word_at(clause), self.word_at(at));
        let start = |index: usize| self.words.get(index).map_or(at, |word| word.start as usize);
        let joints = |to: usize| (first..to).all(|index| self.is(Cue::Joint, start(index)));
        // “In May your application …”
        let led = |to: usize| self.is(Cue::Preposition, start(first)) && to - first <= LEAD;
        let is_subject = |index: usize| {
            let word = start(index);
            if self.is(Cue::Pronoun, word) {
                index + 1 == verb && joints(index)
            } else if self.is(Cue::Possessive, word) {
                joints(index) || led(index)
            } else {
                let bound = index + 1 == verb
                    || (self.adjective_follows && index + 2 == verb)
                    || self.is(Cue::Preposition, start(index + 1));
                self.is(Cue::Matter, word) && bound && index - first <= ATTRIBUTES
            }
        };
        let found = (first..verb).take(REACH).find(|&index| is_subject(index))?;
        (verb - found <= REACH).then(|| start(first))
    }

    /// English and the Romance languages: “your application will be reviewed”.
    fn plain(&self, event: &Hit) -> Option<(usize, usize)> {
        let kind = if event.cue == Cue::Present { Cue::PresentParticiple } else { Cue::Participle };
        let done = self.done(event.end, kind)?;
        let named = self.has_agent(done.end, self.clause_end(done.end)) || self.has_late_agent(done.end);
        if named || self.is(Cue::Still, done.start) {
            return None;
        }
        Some((self.subject(event.start)?, done.end))
    }

    /// Spanish: “se revisará su solicitud”.
    fn reflexive(&self, se: &Hit) -> Option<(usize, usize)> {
        let done = self.done(se.end, Cue::SeVerb).or_else(|| self.done(se.end, Cue::Participle))?;
        let (from, to) = (self.clause_start(se.start), self.clause_end(done.end));
        let opens = self.of(Cue::Opener).any(|hit| hit.start >= from && hit.end <= se.start);
        let matter = self.of(Cue::Matter).chain(self.of(Cue::Possessive));
        let theirs = matter.filter(|hit| hit.start >= from && hit.end <= to).count() > 0;
        (!opens && theirs && !self.has_agent(done.end, to)).then_some((se.start, done.end))
    }

    /// German: “Ihr Antrag wird bis Mai geprüft”, “kann gekürzt werden”.
    fn bracket(&self, verb: &Hit) -> Option<(usize, usize)> {
        let (from, to) = (self.clause_start(verb.start), self.clause_end(verb.end));
        let done = self.of(Cue::Participle).filter(|hit| hit.start >= verb.end && hit.end <= to).last()?;
        let rest = self.text(done.end, to).trim();
        let closed = match verb.cue {
            Cue::Modal => rest == "werden",
            _ => rest.is_empty() || rest.starts_with("und ") || rest.starts_with("oder "),
        };
        let opens = self.of(Cue::Opener).any(|hit| hit.start >= from && hit.end <= verb.start);
        let plural = self.text(verb.start, verb.end).ends_with('n');
        let theirs = self
            .of(Cue::Matter)
            .any(|hit| hit.start >= from && hit.end <= done.start && is_theirs(self.text(hit.start, hit.end), plural));
        let end = if verb.cue == Cue::Modal { to } else { done.end };
        let first = self.words.get(self.word_at(from)).map_or(from, |word| word.start as usize);
        // “Vom Jobcenter wird Ihr Antrag geprüft”, “wird vom Jobcenter geprüft”.
        let named = self.has_agent(verb.end, done.start) || self.has_agent(first, first + 1);
        (closed && theirs && !opens && !named).then_some((first, end))
    }

    fn find(&self, german: bool) -> Option<(usize, usize)> {
        self.hits.iter().find_map(|hit| match hit.cue {
            Cue::Event | Cue::Modal if german => self.bracket(hit),
            Cue::Event | Cue::Present => self.plain(hit),
            Cue::Dummy => Some((hit.start, hit.end)),
            Cue::Se => self.reflexive(hit),
            _ => None,
        })
    }

    /// Whether the sentence names somebody who may act.
    fn names_actor(&self, table: &Table) -> bool {
        let acts = |word: &Word| {
            let text = self.block.word(word);
            text.len() >= VERB_LETTERS && table.actor_endings.iter().any(|ending| text.ends_with(ending))
        };
        self.of(Cue::Actor).next().is_some() || (!table.actor_endings.is_empty() && self.words.iter().any(acts))
    }
}

/// Whether a German word of the table is the reader or the reader's: “Ihre Daten”, and neither “ihre” of somebody
/// else nor “Sie wird”, who is a woman or a thing.
fn is_theirs(word: &str, plural: bool) -> bool {
    match word.get(..3) {
        Some("ihr" | "ihn" | "sie") => false,
        Some("Sie") => plural,
        _ => true,
    }
}

impl Rule for Passive {
    fn block(&self, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        if !block.prose || block.hidden || !matches!(block.role, Role::Paragraph | Role::Item) {
            return;
        }
        let Some(table) = TABLES.get(block.language) else { return };
        for sentence in &block.sentences {
            if block.text_of(sentence).trim_end().ends_with('?') || block.words_of(sentence).len() > MOST_WORDS {
                continue;
            }
            let reading = Reading::new(block, sentence, table, &context.document.source.text);
            let Some((start, end)) = reading.find(block.language.as_str() == "de") else { continue };
            if reading.names_actor(table) {
                findings.pass();
                continue;
            }
            let mut finding =
                Finding::new("actor", block.span(start, end)).arg("found", &block.text[start..end]).review();
            if let Some(node) = block.node {
                finding = finding.node(node);
            }
            findings.push(finding);
        }
    }
}
