//! Many things stand in a list.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Maturity, Message, Need, Rule};
use crate::text::block::{Block, Role, Sentence};

rule! {
    /// # What it finds
    /// A long sentence that counts up five things or more, with commas between them. German sets
    /// commas between clauses as well, so it is left alone.
    ///
    /// # Why it matters to the reader
    /// In a list each thing can be ticked off. In a sentence the fourth is forgotten by the sixth.
    ///
    /// # How to put it right
    /// End the sentence with a colon and put each thing on a line of its own.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// Please bring with you to the first visit your photo ID, your insurance card, a list of your medicines, the letter from your doctor, the form that we sent you, and any questions you have.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Traiga con usted a la primera cita su identificación, la tarjeta del seguro, una lista de sus medicinas, la carta de su doctora, la solicitud que le mandamos y las preguntas que tenga para nosotros.</p>
    /// ```
    /// ```md,good,lang=en
    /// Please bring your photo ID, your insurance card, a list of your medicines, and your questions.
    /// ```
    /// ```md,good,lang=en
    /// If you cannot come, call us by noon, and we will find a new time, because the room is small, as you know, and others wait for it too, sometimes for a long while.
    /// ```
    /// ```md,good,lang=en
    /// We serve Adams, Baca, Bent, Boulder, Chaffee, and Clear Creek.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines; CDC Clear Communication Index.
    HiddenList {
        id: "plain/hidden-list",
        category: Category::Plain,
        severity: Severity::Note,
        maturity: Maturity::Preview,
        needs: &[Need::Blocks],
        languages: &["en", "es", "fr", "pt", "it"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Many things stand in a list",
        messages: &[Message { key: "list", text: "This sentence counts up {items} things. A list with one thing on each line is easier to use." }],
    }
    |_| HiddenList
}

struct HiddenList;

/// Fewest words of a sentence that is told.
const LONG: usize = 30;
/// The same where it counts up more, and things that have words of their own: “rent, food, heat” is read
/// at a glance.
const LONG_WITH_MORE: usize = 24;
const MORE_NAMED: usize = 3;
/// Fewest things, and what is more than few.
const FEWEST: usize = 5;
const MORE: usize = 6;
/// Most words of one thing, of one that shows by its first word that it is a thing, and of the last.
const MOST_WORDS: usize = 8;
const MOST_OF_NAMED: usize = 12;
const MOST_OF_LAST: usize = 14;

/// Words that join the last thing.
const LAST: &[&str] = &["and ", "or ", "y ", "e ", "o ", "u ", "et ", "ou ", "und ", "oder ", "ed ", "od "];
/// Words that open a clause: what they follow is no thing.
const CLAUSE: &[&str] = &[
    "if", "when", "because", "but", "so", "although", "though", "which", "who", "while", "then", "we", "you", "they",
    "he", "she", "it", "i", "as", "where", "since", "si", "cuando", "porque", "pero", "aunque", "que", "quien", "mais",
    "qui", "quand", "parce", "nous", "vous", "mas", "quando", "porém", "ma", "che", "se", "wenn", "weil", "aber",
    "dass", "wir", "sie", "that",
];

/// Words that open a thing: “a copy of”, “any”, “tu”.
const THING: &[&str] = &[
    "a",
    "an",
    "the",
    "your",
    "any",
    "all",
    "each",
    "proof",
    "copies",
    "one",
    "two",
    "three",
    "un",
    "una",
    "el",
    "la",
    "los",
    "las",
    "su",
    "sus",
    "cualquier",
    "une",
    "le",
    "les",
    "votre",
    "vos",
    "tout",
    "tous",
    "um",
    "uma",
    "o",
    "os",
    "as",
    "seu",
    "sua",
    "seus",
    "suas",
    "qualquer",
    "il",
    "lo",
    "i",
    "gli",
    "uno",
    "suo",
    "ogni",
    "qualsiasi",
];

/// Words that open what leads to a list: “To start, bring …”.
const LEADS: &[&str] = &[
    "to", "if", "when", "for", "in", "at", "on", "before", "after", "by", "with", "please", "para", "si", "cuando",
    "en", "antes", "pour", "quand", "avant", "se", "quando", "em", "per", "prima",
];
/// Verbs of a clause: a part that has one is no thing, but “any form that you have” is.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "will", "can", "must", "may", "es", "son", "est", "sont", "é", "são",
    "è", "sono",
];

/// Things that stand behind one another.
#[derive(Clone, Copy, Default)]
struct Run {
    items: usize,
    /// How many of them show by their first word that they are things.
    named: usize,
}

/// How many things a sentence counts up behind one another, at its best stretch.
fn things(sentence: &str) -> Run {
    let (mut best, mut run) = (Run::default(), Run::default());
    let mut led = false;
    for (index, part) in sentence.split(", ").enumerate() {
        let part = part.trim_end_matches(['.', '!', '?']);
        let last = LAST.iter().find_map(|join| part.strip_prefix(join));
        let body = last.unwrap_or(part);
        // «la solicitud y las preguntas»: the last two, with no comma between.
        let joins = || LAST.iter().any(|join| body.contains(&format!(" {join}")));
        let words = body.split_whitespace().count();
        let opens = body.split_whitespace().next().map(str::to_lowercase);
        let named = opens.as_ref().is_some_and(|first| THING.contains(&&first[..]));
        let clause = opens.as_ref().is_some_and(|first| CLAUSE.contains(&&first[..]));
        let most = match last {
            Some(_) if named && run.named > 0 || run.named > 1 => MOST_OF_LAST,
            None if named => MOST_OF_NAMED,
            _ => MOST_WORDS,
        };
        let two = if run.named > 1 { MOST_WORDS + MOST_OF_LAST } else { 2 * MOST_WORDS };
        let verb = body.split_whitespace().position(|word| VERBS.contains(&word));
        let tells = verb.is_some_and(|at| !body.split_whitespace().take(at).any(|word| CLAUSE.contains(&word)));
        let fits = words > 0 && !clause && !tells && (words <= most || (joins() && words <= two));
        let here = |more: usize| Run { items: run.items + more, named: run.named + usize::from(named) };
        if index == 0 {
            // Before the first comma stands the first thing, behind what leads to it.
            run = Run { items: 1, named: 0 };
            led = opens.is_some_and(|first| LEADS.contains(&&first[..]));
        } else if index == 1 && led && !named {
            // “To start, bring a photo ID”: the first thing stands here.
            run = Run { items: usize::from(fits), named: 0 };
        } else if !fits {
            run = Run { items: usize::from(!clause), named: 0 };
        } else {
            let told = match last {
                Some(_) => here(1),
                None if joins() => here(2),
                None => Run::default(),
            };
            if told.items > best.items {
                best = told;
            }
            run = if last.is_some() { Run::default() } else { here(1) };
        }
    }
    best
}

impl HiddenList {
    fn look(block: &Block, sentence: &Sentence, findings: &mut Findings) {
        let words = block.words_of(sentence).len();
        if words < LONG_WITH_MORE {
            return;
        }
        let text = block.text_of(sentence);
        // Brackets and semicolons hold lists of another kind.
        if memchr::memchr_iter(b',', text.as_bytes()).count() < FEWEST - 2 || text.contains(['(', ';', '“', '"', '«'])
        {
            return;
        }
        // Names are read at a glance.
        let capitals = text.split(", ").skip(1).filter(|part| part.starts_with(char::is_uppercase)).count();
        let Run { items, named } = things(text);
        let many = items >= MORE && named >= MORE_NAMED;
        if items < FEWEST || !(words >= LONG || many) || capitals > 1 {
            findings.pass();
            return;
        }
        let mut finding = Finding::new("list", block.sentence_span(sentence)).arg("items", items).review();
        if let Some(node) = block.node {
            finding = finding.node(node);
        }
        findings.push(finding);
    }
}

impl Rule for HiddenList {
    fn block(&self, block: &Block, _: &Context<'_>, findings: &mut Findings) {
        if !block.prose || block.hidden || block.role != Role::Paragraph {
            return;
        }
        for sentence in &block.sentences {
            Self::look(block, sentence, findings);
        }
    }
}
