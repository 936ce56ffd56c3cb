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
/// Fewest things.
const FEWEST: usize = 5;
/// Most words of one thing.
const MOST_WORDS: usize = 8;

/// Words that join the last thing.
const LAST: &[&str] = &["and ", "or ", "y ", "e ", "o ", "u ", "et ", "ou ", "und ", "oder ", "ed ", "od "];
/// Words that open a clause: what they follow is no thing.
const CLAUSE: &[&str] = &[
    "if", "when", "because", "but", "so", "although", "though", "which", "who", "while", "then", "we", "you", "they",
    "he", "she", "it", "i", "as", "where", "since", "si", "cuando", "porque", "pero", "aunque", "que", "quien", "mais",
    "qui", "quand", "parce", "nous", "vous", "mas", "quando", "porém", "ma", "che", "se", "wenn", "weil", "aber",
    "dass", "wir", "sie",
];

/// How many things a sentence counts up behind one another, at its best stretch.
fn things(sentence: &str) -> usize {
    let (mut best, mut run) = (0, 0);
    for (index, part) in sentence.split(", ").enumerate() {
        let part = part.trim_end_matches(['.', '!', '?']);
        let last = LAST.iter().find_map(|join| part.strip_prefix(join));
        let body = last.unwrap_or(part);
        // «la solicitud y las preguntas»: the last two, with no comma between.
        let joins = || LAST.iter().any(|join| body.contains(&format!(" {join}")));
        let words = body.split_whitespace().count();
        let opens = body.split_whitespace().next().map(str::to_lowercase);
        let clause = opens.is_some_and(|first| CLAUSE.contains(&&first[..]));
        let fits = words > 0 && !clause && (words <= MOST_WORDS || (joins() && words <= 2 * MOST_WORDS));
        if index == 0 {
            // Before the first comma stands the first thing, behind what leads to it.
            run = 1;
        } else if !fits {
            run = usize::from(!clause);
        } else if last.is_some() {
            best = best.max(run + 1);
            run = 0;
        } else {
            run += 1;
            if joins() {
                best = best.max(run + 1);
            }
        }
    }
    best
}

impl HiddenList {
    fn look(block: &Block, sentence: &Sentence, findings: &mut Findings) {
        let words = block.words_of(sentence).len();
        if words < LONG {
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
        let items = things(text);
        if items < FEWEST || capitals > 1 {
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
