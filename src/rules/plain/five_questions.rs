//! A letter answers what its reader asks.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::Owner;
use crate::facts::kind::Kind;
use crate::facts::phrases::Phrases;
use crate::facts::table_rows;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::by_language::{ByLanguage, dictionary_texts};
use crate::rules::practice::decision_notice;
use crate::said::{Point, points_in};
use crate::span::Span;
use crate::text::block::{Block, Role, Sentence};
use crate::text::word::WordClass;

rule! {
    /// # What it finds
    /// Letters and notices in which a question of the reader stays open: what happened, what must I do,
    /// by when, what if I do not, and who helps. It shows the sentences that seem to answer the others.
    /// A letter that says there is nothing to do needs no day.
    ///
    /// # Why it matters to the reader
    /// People read a letter to learn what it wants from them. If they cannot find it, they put it aside.
    ///
    /// # How to put it right
    /// Answer each question in one short sentence. If there is nothing to do, say so.
    ///
    /// # Examples
    /// ```md,bad,lang=en,kind=letter
    /// Dear Ms. Lopez,
    ///
    /// We received your application for rent help. A copy of your lease is not in it. Please send us a copy of your lease. Your file stays open in the meantime, and all of your other papers are here with us.
    ///
    /// Odile Brandt
    /// ```
    /// ```md,bad,lang=es,kind=letter
    /// Estimada Sra. López:
    ///
    /// Recibimos su solicitud de ayuda para la renta. Falta una copia de su contrato. Por favor, envíe una copia de su contrato. Su expediente queda abierto mientras tanto, y los demás papeles ya están con nosotros.
    ///
    /// Odile Brandt
    /// ```
    /// ```md,bad,lang=en,kind=letter
    /// Dear Ms. Lopez,
    ///
    /// We received your form to get help with the rent. You do not need to do anything now. The help will start in June, and it will help you with the rent for six months. We sent a letter to your landlord as well.
    ///
    /// Odile Brandt
    /// ```
    /// ```md,good,lang=en,kind=letter
    /// Dear Ms. Lopez,
    ///
    /// We received your application for rent help. Please send us a copy of your lease by May 4. If we do not get it by then, we must close your file. You can apply again at any time. Questions? Call us at 303-555-0142.
    ///
    /// Odile Brandt
    /// ```
    /// ```md,good,lang=en,kind=letter
    /// Dear Ms. Lopez,
    ///
    /// Your payments will stay the same this year. You do not need to do anything. We send you a new letter when something changes. If you have questions, call us at 303-555-0142 on any working day.
    ///
    /// Odile Brandt
    /// ```
    /// ```md,good,lang=en
    /// Our food pantry is open on Mondays. Please bring a bag. We have bread, milk, fruit and rice, and on some days a warm meal for children and adults who want to sit down with us.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// CDC Clear Communication Index; ISO 24495-1:2023.
    FiveQuestions {
        id: "plain/five-questions",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Document],
        languages: &["en", "es", "fr", "pt", "it", "de"],
        kinds: &[Kind::Letter, Kind::DecisionNotice],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "A letter answers what its reader asks",
        messages: &[
            Message { key: "happened", text: "We did not find a sentence that says what happened or why you write." },
            Message { key: "act", text: "We did not find what the reader must do. If there is nothing to do, say so." },
            Message { key: "when", text: "This asks the reader to do something. We did not find by when." },
            Message { key: "otherwise", text: "This asks the reader to do something. We did not find what happens if they do not." },
            Message { key: "help", text: "We did not find who helps if the reader has questions." },
            Message { key: "is-happened", text: "This seems to say what happened." },
            Message { key: "is-act", text: "This seems to say what to do." },
            Message { key: "is-when", text: "This seems to say by when." },
            Message { key: "is-otherwise", text: "This seems to say what follows if they do not." },
            Message { key: "is-help", text: "This seems to say who helps." },
        ],
    }
    |_| FiveQuestions
}

struct FiveQuestions;

/// What a phrase of `questions.tsv` points to.
#[derive(Clone, Copy, PartialEq)]
enum Cue {
    Happened,
    Theirs,
    Must,
    Ask,
    Start,
    Nothing,
    Until,
    Around,
    Day,
    Otherwise,
    Condition,
    Reach,
    Offer,
    Person,
}

impl Cue {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "happened" => Self::Happened,
            "theirs" => Self::Theirs,
            "must" => Self::Must,
            "ask" => Self::Ask,
            "start" => Self::Start,
            "nothing" => Self::Nothing,
            "until" => Self::Until,
            "around" => Self::Around,
            "day" => Self::Day,
            "otherwise" => Self::Otherwise,
            "condition" => Self::Condition,
            "reach" => Self::Reach,
            "offer" => Self::Offer,
            "person" => Self::Person,
            _ => return None,
        })
    }
}

/// Per language, the phrases of its table.
static TABLES: ByLanguage<Phrases<Cue>, 6> =
    ByLanguage::new(dictionary_texts!("questions.tsv": "en", "es", "fr", "pt", "it", "de"), |text| {
        Phrases::new(table_rows::<2>(text).filter_map(|[cue, phrase]| Some((phrase, Cue::from_name(cue)?))))
    });

/// Fewest words of a letter that is judged: a line or two may be a part of one.
const FEWEST_WORDS: usize = 30;
/// How many words behind “by” or “within” a number or a day may stand.
const NEAR: usize = 4;
/// Most letters of a number that can be a day or a span of time; a telephone number has more.
const LONGEST: usize = 5;

/// Which questions one sentence answers.
#[derive(Default)]
struct Answers {
    happened: bool,
    /// It speaks of the reader or of those who write.
    theirs: bool,
    act: bool,
    nothing: bool,
    when: bool,
    /// A day or a time that something must happen by.
    deadline: bool,
    otherwise: bool,
    /// It may say what follows.
    condition: bool,
    /// It says whom to turn to, or how.
    help: bool,
    /// It speaks of help, of questions or of people: an offer, or something else.
    offer: bool,
}

/// Where something is said: in a whole sentence, if it is, before a heading or a line.
#[derive(Clone, Copy, Default)]
struct Place {
    span: Option<Span>,
    whole: bool,
}

impl Place {
    fn keep(&mut self, is: bool, span: Span, whole: bool) {
        if is && (self.span.is_none() || whole && !self.whole) {
            *self = Self { span: Some(span), whole };
        }
    }
}

/// The first sentence that answers each question.
#[derive(Default)]
struct Letter {
    happened: Place,
    act: Place,
    when: Place,
    otherwise: Place,
    help: Place,
    /// A sentence that wants something by a day.
    timed: Place,
    nothing: bool,
    /// It names a day or tells what follows: it wants something of the reader.
    presses: bool,
    words: usize,
}

/// Whether a number, a day or a template value stands right behind a phrase such as “within”.
fn leads_to_time(block: &Block, sentence: &Sentence, end: usize, days: &[usize]) -> bool {
    let words = block.words_of(sentence);
    let first = words.partition_point(|word| (word.start as usize) < end);
    words.iter().skip(first).take(NEAR).any(|word| match word.class {
        WordClass::Number => (word.end - word.start) as usize <= LONGEST,
        WordClass::Hole => true,
        _ => days.binary_search(&(word.start as usize)).is_ok(),
    })
}

/// What a sentence answers.
fn read(block: &Block, sentence: &Sentence, table: &Phrases<Cue>) -> Answers {
    let (from, to) = (sentence.start as usize, sentence.end as usize);
    let mut answers = Answers::default();
    let (mut until, mut around, mut days) = (Vec::new(), Vec::new(), Vec::new());
    let (mut asks, mut reach, mut offer, mut person) = (false, false, false, false);
    table.scan(
        &block.text[from..to],
        |_| {},
        |cue, start, end| match cue {
            Cue::Happened => answers.happened = true,
            Cue::Theirs => answers.theirs = true,
            Cue::Must | Cue::Ask => asks = true,
            // The first word of a sentence, or of its main clause: “To go on, sign the form”.
            Cue::Start => {
                let before = block.text[from..from + start].trim_end();
                asks |= before.ends_with(',') || !before.contains(char::is_alphanumeric);
            }
            Cue::Nothing => answers.nothing = true,
            Cue::Until => until.push(from + end),
            Cue::Around => around.push(from + end),
            Cue::Day => days.push(from + start),
            Cue::Otherwise => answers.otherwise = true,
            Cue::Condition => answers.condition = true,
            Cue::Reach => reach = true,
            Cue::Offer => offer = true,
            Cue::Person => person = true,
        },
    );
    answers.offer = reach || offer || person;
    answers.help = reach || offer && (person || holds_way(block, sentence));
    answers.act = asks;
    let any = |ends: &[usize]| ends.iter().any(|&end| leads_to_time(block, sentence, end, &days));
    answers.deadline = any(&until);
    answers.when = answers.deadline || !days.is_empty() || any(&around);
    answers
}

/// Whether an address, a long number or a template value stands in a sentence: a way to those who help.
fn holds_way(block: &Block, sentence: &Sentence) -> bool {
    block.words_of(sentence).iter().any(|word| match word.class {
        WordClass::Number => (word.end - word.start) as usize > LONGEST,
        WordClass::Url | WordClass::Hole => true,
        WordClass::Word | WordClass::Symbol => false,
    })
}

/// A telephone number or an address of the sender, wherever it stands.
fn reachable(document: &Document<'_>) -> Place {
    let facts = document.facts.phones.iter().chain(&document.facts.emails);
    let mut ways = facts.filter(|fact| !matches!(fact.owner, Owner::Fax | Owner::Crisis | Owner::Recipient));
    Place { span: ways.next().map(|fact| fact.span), whole: false }
}

impl Letter {
    fn read(document: &Document<'_>, table: &Phrases<Cue>) -> Self {
        let mut letter = Self::default();
        let (mut any_help, mut act_with_day) = (Place::default(), Place::default());
        let mut offer = Place::default();
        let (mut tells, mut condition) = (Place::default(), Place::default());
        let read_roles = |role| matches!(role, Role::Paragraph | Role::Item | Role::Heading | Role::Cell | Role::Quote);
        for block in document.blocks.iter().filter(|block| read_roles(block.role) && !block.hidden) {
            for sentence in &block.sentences {
                if block.prose {
                    letter.words += block.words_of(sentence).len();
                }
                let answers = read(block, sentence, table);
                let whole = block.text_of(sentence).trim_end().ends_with(['.', '!', '?']);
                let span = block.sentence_span(sentence);
                letter.nothing |= answers.nothing;
                letter.happened.keep(answers.happened, span, whole);
                let says = whole && !block.text_of(sentence).trim_end().ends_with('?');
                tells.keep(says && answers.theirs && !answers.act, span, whole);
                // “Call us if you have questions” offers help and asks for nothing.
                letter.act.keep((answers.act && !answers.offer) || answers.nothing, span, whole);
                letter.when.keep(answers.when, span, whole);
                act_with_day.keep(answers.act && answers.when, span, whole);
                letter.timed.keep(answers.act && answers.when && !answers.offer, span, whole);
                letter.presses |= answers.deadline || answers.otherwise;
                letter.otherwise.keep(answers.otherwise, span, whole);
                condition.keep(answers.condition && !answers.offer, span, whole);
                letter.help.keep(answers.help && !answers.act, span, whole);
                any_help.keep(answers.help, span, whole);
                offer.keep(answers.offer, span, whole);
            }
        }
        let first = |place: Place, other: Place| if place.span.is_some() { place } else { other };
        letter.happened = first(letter.happened, tells);
        letter.otherwise = first(letter.otherwise, condition);
        // Words of help answer the question where somebody can be reached.
        let reachable = reachable(document);
        let offer = if reachable.span.is_some() { first(offer, reachable) } else { reachable };
        letter.help = first(first(letter.help, any_help), offer);
        letter.act = first(letter.act, act_with_day);
        letter.when = first(act_with_day, letter.when);
        letter
    }
}

impl Rule for FiveQuestions {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(table) = TABLES.get(document.language) else { return };
        let letter = Letter::read(document, table);
        if letter.words < FEWEST_WORDS {
            return;
        }
        let said = document.said();
        let refusal = document.kind == Kind::DecisionNotice || said.has(Point::Decided) || said.has(Point::Refusal);
        // The rule on decision notices tells of the appeal, its day and free help.
        let told_there = document.kind == Kind::DecisionNotice || decision_notice::judges(document);
        let asks = letter.act.span.is_some() && !letter.nothing && !refusal;
        // “We closed your case. Please send the form by May 9”: a refusal that wants more than an appeal.
        let appeals = |span: Span| points_in(span.of(&document.source.text)).any(|(point, ..)| point == Point::Appeal);
        let wants = refusal && !told_there && letter.timed.span.is_some_and(|span| !appeals(span));
        let at = document.spot();
        let asked = letter.act.span.unwrap_or(at);
        let rows = [
            ("happened", "is-happened", letter.happened, at, true),
            // A letter that only tells or thanks wants nothing.
            ("act", "is-act", letter.act, at, letter.presses && !(refusal && said.has(Point::Appeal))),
            ("when", "is-when", letter.when, asked, asks),
            ("otherwise", "is-otherwise", letter.otherwise, asked, wants || asks && letter.when.span.is_some()),
            ("help", "is-help", letter.help, at, !told_there),
        ];
        let open = rows.iter().filter(|(_, _, answer, _, due)| *due && answer.span.is_none());
        let mut told = false;
        for (key, _, _, span, _) in open {
            let mut finding = Finding::new(key, *span).review();
            if !told {
                // The answers that were found stand once, beside the first open question.
                for (_, answers, place, ..) in &rows {
                    if let Some(place) = place.span {
                        finding = finding.related(place, answers);
                    }
                }
            }
            told = true;
            findings.push(finding);
        }
        if !told {
            findings.pass();
        }
    }
}
