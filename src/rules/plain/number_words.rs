//! Numbers are written as numbers.

use crate::config::{OptionDefault, OptionSpec};
use crate::diagnostic::{Applicability, Finding, Severity};
use crate::facts::phrases::Phrases;
use crate::facts::table_rows;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::by_language::{ByLanguage, dictionary_texts};
use crate::text::block::{Block, Role};
use crate::text::word::WordClass;

rule! {
    /// # What it finds
    /// A number that is said twice, in words and in figures: “thirty (30) days”. Also a number in words
    /// where the reader looks for figures: days, hours, money and the like, from ten up. Set `smallest = 2`
    /// if you write all numbers in figures. The first word of a sentence is left alone, and so is a number beside
    /// another one in words: “six to twelve months”.
    ///
    /// # Why it matters to the reader
    /// The eye finds figures at a glance. Said twice, the reader looks for a difference.
    ///
    /// # How to put it right
    /// Write the figures alone: “30 days”.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// You have thirty (30) days to ask for a hearing.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Usted tiene treinta (30) días para pedir una audiencia.</p>
    /// ```
    /// ```md,bad,lang=en
    /// You have thirty days to ask for a hearing.
    /// ```
    /// ```md,good,lang=en
    /// You have 30 days to ask for a hearing.
    /// ```
    /// ```md,good,lang=en
    /// Thirty families (30 percent) came.
    /// ```
    /// ```md,good,lang=en
    /// Bring two papers (2 copies of each).
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines; Inclusion Europe, Information for All.
    NumberWords {
        id: "plain/number-words",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Blocks],
        languages: &["en", "es", "fr", "pt", "it", "de"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Numbers are written as numbers",
        options: &[OptionSpec {
            name: "smallest",
            default: OptionDefault::Integer(10, 2, 1000),
            help: "The smallest number that should stand in figures. Above 100, numbers in words are left alone.",
        }],
        messages: &[
            Message { key: "twice", text: "“{found}” says the number twice. The figures are enough: “{plain}”." },
            Message { key: "words", text: "“{found}” is found faster in figures: “{plain}”." },
        ],
    }
    |options| NumberWords { smallest: options.integer("smallest") }
}

struct NumberWords {
    /// The smallest number that should stand in figures.
    smallest: usize,
}

/// What a phrase of `numbers.tsv` is.
#[derive(Clone, Copy)]
enum Cue {
    Number(u8),
    Unit,
    BeforeUnit,
    Part,
}

struct Table {
    phrases: Phrases<Cue>,
    /// The numbers alone: most texts have none.
    numbers: Phrases<()>,
}

static TABLES: ByLanguage<Table, 6> =
    ByLanguage::new(dictionary_texts!("numbers.tsv": "en", "es", "fr", "pt", "it", "de"), |text| {
        let rows = || {
            table_rows::<3>(text).filter_map(|[cue, words, figures]| {
                let cue = match cue {
                    "number" => Cue::Number(figures.parse().ok()?),
                    "unit" => Cue::Unit,
                    "before-unit" => Cue::BeforeUnit,
                    "part" => Cue::Part,
                    _ => return None,
                };
                Some((words, cue))
            })
        };
        let is_number = |cue: Cue| matches!(cue, Cue::Number(_));
        Table {
            phrases: Phrases::new(rows()),
            numbers: Phrases::new(rows().filter(|(_, cue)| is_number(*cue)).map(|(words, _)| (words, ()))),
        }
    });

/// A phrase of the table, as bytes of the block's text.
struct Hit {
    cue: Cue,
    start: usize,
    end: usize,
}

/// The phrases of a text. Units count behind a number only, so most texts give none.
fn hits(text: &str, table: &Phrases<Cue>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    table.scan(
        text,
        |_| {},
        |cue, start, end| {
            let hit = Hit { cue, start, end };
            match hits.last_mut() {
                None if matches!(cue, Cue::Unit | Cue::BeforeUnit) => {}
                // The longest at one place comes last; one that starts inside another is part of it.
                Some(last) if last.start == start => *last = hit,
                Some(last) if start < last.end => {}
                _ => hits.push(hit),
            }
        },
    );
    hits
}

/// Whether two words are parts of one number: “hundred and ten”.
fn is_joint(gap: &str) -> bool {
    matches!(gap, " " | " and " | " y " | " e " | " et " | " und ")
}

/// Whether two numbers are the ends of a range: “three to twelve”, “drei bis zwölf”, “sei o dodici”. With one end
/// in words and the other in figures, the reader has to look twice.
fn is_range(gap: &str) -> bool {
    let word = gap.strip_prefix(' ').and_then(|rest| rest.strip_suffix(' '));
    word.is_some_and(|word| !word.is_empty() && word.chars().all(char::is_alphabetic)) || matches!(gap, "-" | "–")
}

/// The figures in brackets behind `end`: “ (30)”.
fn figures_in_brackets(text: &str, end: usize) -> Option<&str> {
    let inside = text.get(end..)?.strip_prefix(" (")?;
    let figures = inside.get(..inside.bytes().take_while(u8::is_ascii_digit).count())?;
    ((1..=3).contains(&figures.len()) && inside[figures.len()..].starts_with(')')).then_some(figures)
}

/// Whether what follows the number is a unit: “thirty days”, “thirty calendar days”.
fn counts_a_unit(text: &str, number: &Hit, following: &[Hit]) -> bool {
    let mut end = number.end;
    for hit in following.iter().take(2) {
        if text.get(end..hit.start) != Some(" ") {
            return false;
        }
        match hit.cue {
            Cue::Unit => return true,
            Cue::BeforeUnit => end = hit.end,
            Cue::Number(_) | Cue::Part => return false,
        }
    }
    false
}

/// Whether a sentence begins here, where figures are not usual.
fn opens_sentence(block: &Block, start: usize) -> bool {
    let index = block.sentences.partition_point(|sentence| sentence.end as usize <= start);
    let sentence = block.sentences.get(index);
    let first = sentence.and_then(|sentence| block.words_of(sentence).first());
    first.is_none_or(|word| word.start as usize == start)
}

/// Whether the word that starts here is shown as code or quoted output: it is not the writer's own.
fn is_shown_as_code(block: &Block, start: usize) -> bool {
    let word = block.words.binary_search_by_key(&start, |word| word.start as usize);
    word.is_ok_and(|at| block.words[at].class == WordClass::Url)
}

fn tell(found: (usize, usize), plain: &str, key: &'static str, block: &Block, context: &Context<'_>) -> Finding {
    let (start, end) = found;
    let mut finding =
        Finding::new(key, block.span(start, end)).arg("found", &block.text[start..end]).arg("plain", plain);
    finding = if block.is_verbatim(start, end, &context.document.source.text) {
        finding.suggest(format!("“{plain}”"), block.span(start, end), plain, Applicability::Suggest)
    } else {
        finding.words(format!("“{plain}”"), plain)
    };
    match block.node {
        Some(node) => finding.node(node),
        None => finding,
    }
}

impl Rule for NumberWords {
    fn block(&self, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        if matches!(block.role, Role::Code | Role::Alternative | Role::Legal) || block.hidden {
            return;
        }
        let Some(table) = TABLES.get(block.language) else { return };
        let text = &block.text[..];
        if !block.words.iter().any(|word| table.numbers.starting(text, word.start as usize).next().is_some()) {
            return;
        }
        let hits = hits(text, &table.phrases);
        // Where the number that ends with this word begins: “two hundred and ten”.
        let mut first = 0;
        for (index, hit) in hits.iter().enumerate() {
            let before = index.checked_sub(1).map(|index| &hits[index]);
            let joined = before.is_some_and(|before| {
                matches!(before.cue, Cue::Number(_) | Cue::Part)
                    && text.get(before.end..hit.start).is_some_and(is_joint)
            });
            if !joined {
                first = hit.start;
            }
            let Cue::Number(value) = hit.cue else { continue };
            if is_shown_as_code(block, hit.start) {
                continue;
            }
            if let Some(figures) = figures_in_brackets(text, hit.end) {
                let end = hit.end + figures.len() + 3;
                findings.push(tell((first, end), figures, "twice", block, context));
            } else if !joined
                && !before.is_some_and(|before| {
                    matches!(before.cue, Cue::Number(_)) && text.get(before.end..hit.start).is_some_and(is_range)
                })
                && block.prose
                && !text[hit.start..].starts_with(char::is_uppercase)
                && usize::from(value) >= self.smallest
                && counts_a_unit(text, hit, &hits[index + 1..])
                && !opens_sentence(block, hit.start)
            {
                findings.push(tell((hit.start, hit.end), &value.to_string(), "words", block, context));
            }
        }
    }
}
