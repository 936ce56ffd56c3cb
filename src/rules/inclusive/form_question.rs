//! Forms leave room for every reader.

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Questions of forms that leave people out. Sex or gender has two answers only, or the form asks
    /// for a mother and a father. Other questions frighten people away: the social security number or
    /// immigration status, with no word on why it is asked.
    ///
    /// # Why it matters to the reader
    /// People who find no box for themselves, or fear what an answer leads to, put the form down.
    ///
    /// # How to put it right
    /// Ask only what you need, and say why. Add “another answer” and “I prefer not to say”. Write
    /// “parent or guardian”. A law or a payer may fix a question; then say so beside it.
    ///
    /// # Examples
    /// ```html,bad,lang=en
    /// <form><label for="s">Sex</label><select id="s"><option>Male</option><option>Female</option></select></form>
    /// ```
    /// ```md,bad,lang=es,kind=intake-form
    /// Número de seguro social: ____________
    /// ```
    /// ```md,good,lang=en,kind=intake-form
    /// Social Security number (you can leave this blank): ____________
    /// ```
    /// ```html,good,lang=en
    /// <form><label for="s">Gender</label><select id="s"><option>Woman</option><option>Man</option><option>Another answer</option></select></form>
    /// ```
    /// ```md,good,lang=en
    /// We never ask for your Social Security number.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    FormQuestion {
        id: "inclusive/form-question",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Document],
        languages: &["en", "es"],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Forms leave room for every reader",
        messages: &[
            Message { key: "two-answers", text: "This question on sex or gender has two answers. Some readers find none for themselves. Ask only if you need it, and add another answer." },
            Message { key: "parents", text: "This form asks for a mother and a father. “Parent or guardian” fits every family." },
            Message { key: "number", text: "This form asks for the social security number. We did not find why, or that it may be left blank." },
            Message { key: "status", text: "This form asks about immigration status. We did not find why, or that it may be left blank." },
        ],
    }
    |_| FormQuestion
}

struct FormQuestion;

/// Answers, in lower case: the first group and the second.
const MALE: &[&str] = &["male", "man", "m", "boy", "hombre", "masculino", "varón", "h", "niño"];
const FEMALE: &[&str] = &["female", "woman", "f", "girl", "mujer", "femenino", "niña"];
/// What stands in a list of answers and is none.
const NO_ANSWER: &[&str] = &["select", "choose", "elija", "seleccione", "please", "por favor", "-", "—", "…"];

/// Words that say why something is asked, or that it need not be answered.
const REASONS: &[&str] = &[
    "why we ask",
    "because",
    "optional",
    "leave this blank",
    "leave it blank",
    "if you have one",
    "do not have to",
    "don't have to",
    "not required",
    "need this",
    "need it to",
    "required by",
    "by law",
    "prefer not",
    "por qué",
    "porque",
    "opcional",
    "en blanco",
    "si tiene",
    "si lo tiene",
    "no es obligatorio",
    "no tiene que",
    "la ley",
    "prefiero no",
];

macro_rules! pattern {
    ($text:expr) => {
        LazyLock::new(|| Regex::new($text).ok())
    };
}

static NUMBER: LazyLock<Option<Regex>> =
    pattern!(r"(?i)\b(social security (number|no\.?|#)|ssn|n\u{fa}mero (de|del) seguro social)\b");
static STATUS: LazyLock<Option<Regex>> = pattern!(
    r"(?i)\b((immigration|citizenship|legal immigration) status|(estatus|estado|situaci\u{f3}n) (migratorio|migratoria|de inmigraci\u{f3}n))\b"
);
static WRITTEN: LazyLock<Option<Regex>> = pattern!(
    r"(?i)\b(sex|gender|sexo|g\u{e9}nero)\b[:?]?\s*[\[\](){}_☐□○ ]*(male|man|m|masculino|hombre|h)\b[\[\](){}_☐□○/,| ]*(or |o )?(female|woman|f|femenino|mujer|m)\b[\[\](){}_☐□○ ]*$"
);
static MOTHER: LazyLock<Option<Regex>> =
    pattern!(r"(?i)\b(mother['\u{2019}]s (full |first |last )?name|name of (your )?mother|nombre de (la|su) madre)\b");
static FATHER: LazyLock<Option<Regex>> = pattern!(
    r"(?i)\b(father['\u{2019}]s (full |first |last )?name|name of (your )?father|nombre del padre|nombre de su padre)\b"
);

fn holds(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// Most words of a question: what is longer speaks of the question.
const MOST_WORDS: usize = 16;

/// Whether a block asks for something to be filled in.
fn asks(block: &Block, is_form: bool) -> bool {
    let short = block.words.len() <= MOST_WORDS && !block.hidden;
    let blank = || block.text.contains("___") || block.text.trim_end().ends_with([':', '_', '?']);
    short && (block.role == Role::Label || (is_form && blank()))
}

/// Whether the answers of a list are two, one for each sex.
fn is_two(answers: impl Iterator<Item = String>) -> bool {
    let (mut male, mut female) = (false, false);
    for answer in answers {
        let answer = answer.trim().to_lowercase();
        if MALE.contains(&&answer[..]) {
            male = true;
        } else if FEMALE.contains(&&answer[..]) {
            female = true;
        } else if !answer.is_empty() && !NO_ANSWER.iter().any(|start| answer.starts_with(start)) {
            return false;
        }
    }
    male && female
}

/// Radio buttons by name, with the text of their labels.
fn radios<'t>(document: &'t Document<'_>) -> Vec<(&'t str, Element<'t>, Vec<String>)> {
    let mut groups: Vec<(&str, Element<'_>, Vec<String>)> = Vec::new();
    let is_radio = |element: &Element<'_>| {
        element.name() == "input" && element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("radio"))
    };
    for element in document.tree.elements().filter(is_radio) {
        let Some(name) = element.attr("name").filter(|_| !element.attr_has_hole("name")) else { continue };
        let around = element.ancestors().take(3).find(|up| up.name() == "label").map(|label| label.text());
        let label = || element.attr("id").and_then(|id| document.tree.labels_for(id).next()).map(|label| label.text());
        let value = || element.attr("value").map(str::to_owned);
        let text = around.or_else(label).or_else(value).unwrap_or_default();
        match groups.iter_mut().find(|(known, ..)| *known == name) {
            Some((.., texts)) => texts.push(text),
            None => groups.push((name, element, vec![text])),
        }
    }
    groups
}

impl Rule for FormQuestion {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let bytes = document.tree.masked().as_bytes();
        let has = |word: &[u8]| memchr::memmem::find(bytes, word).is_some();
        let is_form = document.kind == crate::facts::kind::Kind::IntakeForm || has(b"<form");
        if !is_form && !has(b"<select") && !has(b"<label") {
            return;
        }
        for select in document.tree.elements().filter(|element| element.name() == "select") {
            let options = select.descendants().filter(|option| option.name() == "option");
            if is_two(options.map(|option| option.text())) {
                findings.push(Finding::new("two-answers", select.span()).node(select.index()).review());
            }
        }
        for (_, first, texts) in radios(document) {
            if texts.len() == 2 && is_two(texts.into_iter()) {
                findings.push(Finding::new("two-answers", first.span()).node(first.index()).review());
            }
        }
        let questions: Vec<&Block> = document.blocks.iter().filter(|block| asks(block, is_form)).collect();
        let place = |key: &'static str, block: &Block| {
            let finding = Finding::new(key, block.whole()).review();
            match block.node {
                Some(node) => finding.node(node),
                None => finding,
            }
        };
        if let (Some(mother), true) = (
            questions.iter().find(|block| holds(&MOTHER, &block.text)),
            questions.iter().any(|block| holds(&FATHER, &block.text)),
        ) {
            findings.push(place("parents", mother));
        }
        let reason = |block: &Block| {
            let small = block.text.to_lowercase();
            REASONS.iter().any(|reason| small.contains(reason))
        };
        let short = |block: &&Block| is_form && !block.hidden && block.words.len() <= MOST_WORDS;
        for block in document.blocks.iter().filter(short).filter(|block| holds(&WRITTEN, &block.text)) {
            findings.push(place("two-answers", block));
        }
        for (index, block) in document.blocks.iter().enumerate().filter(|(_, block)| asks(block, is_form)) {
            let key = if holds(&NUMBER, &block.text) {
                "number"
            } else if holds(&STATUS, &block.text) {
                "status"
            } else {
                continue;
            };
            // The reason stands with the question or right before or after it.
            let near = &document.blocks[index.saturating_sub(2)..(index + 3).min(document.blocks.len())];
            if near.iter().any(&reason) {
                findings.pass();
            } else {
                findings.push(place(key, block));
            }
        }
    }
}
